"""The forms of the tour: the real ones, with the tour's box below."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import TextArea

from trainer.screens.shared.commands import AnyCommand, bindings, command
from trainer.screens.tour.panel import TourPanel, point
from trainer.screens.tour.steps import ANSWER, VERIFY, Moment
from trainer.screens.workbench.forms.answering import AnswerForm
from trainer.screens.workbench.forms.base import Form
from trainer.screens.workbench.forms.verifying import VerifyForm

if TYPE_CHECKING:
    from trainer.practice.session import Session
    from trainer.screens.tour.guide import Guide
    from trainer.screens.workbench.bench import Bench


@command("tur_lanjut", "f6", "Tur: langkah berikutnya", label="Lanjut", tip="Melewati langkah tur ini.")
def form_next(screen: GuidedForm) -> None:
    screen.guide.next()
    screen.look()


OWN: tuple[AnyCommand, ...] = (form_next,)


class GuidedForm(Form):
    """Looks at the fields whenever one changes.

    Args:
        bench: the shift.
        session: looked at while the form is made.
        number: the report.
        guide: the tour.
    """

    PLACE: ClassVar[str]
    CSS_PATH = "../workbench/forms/form.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*OWN)]

    def __init__(self, bench: Bench, session: Session, number: int, guide: Guide) -> None:
        super().__init__(bench, session, number)
        self.guide = guide

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield TourPanel(self.guide, self.PLACE)

    def look(self) -> None:
        """See whether the step is done, and point at the next part."""
        if self.guide.step.place == self.PLACE:
            self.guide.look(Moment(fields=self.read()))
        point(self, self.guide, self.PLACE)

    def filled(self) -> None:
        super().filled()
        self.call_after_refresh(self.look)

    def on_choice_changed(self) -> None:
        self.call_later(self.look)

    def on_picker_changed(self) -> None:
        self.call_later(self.look)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        self.call_later(self.look)

    async def on_mount(self) -> None:
        self.call_after_refresh(self.look)


class GuidedVerify(GuidedForm, VerifyForm):
    """Verifikasi & disposisi."""

    PLACE = VERIFY
    OFFERS: ClassVar[tuple[AnyCommand, ...]] = (*VerifyForm.OFFERS, *OWN)


class GuidedAnswer(GuidedForm, AnswerForm):
    """Tindak lanjut."""

    PLACE = ANSWER
    OFFERS: ClassVar[tuple[AnyCommand, ...]] = (*AnswerForm.OFFERS, *OWN)
