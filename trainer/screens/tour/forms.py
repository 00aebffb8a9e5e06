"""The forms of the tour: the real ones, with the tour's box below."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import TextArea

from trainer.screens.shared.choices import Choice, Picker
from trainer.screens.shared.commands import AnyCommand, bindings, command
from trainer.screens.tour.commands import BOX, go_back, go_on, skip_step
from trainer.screens.tour.panel import TourPanel, point
from trainer.screens.tour.steps import ANSWER, VERIFY, Moment
from trainer.screens.workbench.forms.answering import AnswerForm
from trainer.screens.workbench.forms.base import Form
from trainer.screens.workbench.forms.verifying import VerifyForm

if TYPE_CHECKING:
    from trainer.practice.session import Session
    from trainer.screens.tour.guide import Guide
    from trainer.screens.workbench.bench import Bench


@command(
    "tur_keluar", "f10", "Tur: simpan draf dan kembali ke Beranda", label="Keluar",
    when=lambda screen: not screen.guide.over, tip="Tur dilanjutkan dari Beranda, di langkah ini.",
)  # fmt: skip
async def leave(screen: GuidedForm) -> None:
    screen.guide.leaving = True
    await screen.close_form()


@command(
    "tur_mundur", "shift+f7,f19", "Tur: baca lagi langkah sebelumnya", label="Mundur",
    when=lambda screen: not (screen.guide.over or screen.guide.first), tip="F7 di sini milik isian templat.",
)  # fmt: skip
async def answer_back(screen: GuidedForm) -> None:
    screen.guide.back()
    await screen.look()


OWN: tuple[AnyCommand, ...] = (*BOX, leave)
ANSWERING: tuple[AnyCommand, ...] = (go_on, skip_step, answer_back, leave)


class GuidedForm(Form):
    """Looks at the fields whenever one changes.

    Args:
        bench: the shift.
        session: looked at while the form is made.
        number: the report.
        guide: the tour.
    """

    PLACE: ClassVar[str]
    BACK: ClassVar[AnyCommand] = go_back
    CSS_PATH = "../workbench/forms/form.tcss"

    def __init__(self, bench: Bench, session: Session, number: int, guide: Guide) -> None:
        super().__init__(bench, session, number)
        self.guide = guide

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield TourPanel(self.guide, self.PLACE, skip=skip_step, leave=leave, back=self.BACK, go_on=go_on)

    async def look(self) -> None:
        """See whether the step is done, and point at the next part."""
        if self.guide.step.place == self.PLACE:
            self.guide.look(Moment(fields=self.read()))
        point(self, self.guide, self.PLACE)

    def filled(self) -> None:
        super().filled()
        self.call_after_refresh(self.look)

    @on(Choice.Changed)
    @on(Picker.Changed)
    @on(TextArea.Changed)
    def _look_again(self) -> None:
        self.call_later(self.look)

    async def on_mount(self) -> None:
        self.call_after_refresh(self.look)


class GuidedVerify(GuidedForm, VerifyForm):
    """Verifikasi & disposisi."""

    PLACE = VERIFY
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*OWN)]
    OFFERS: ClassVar[tuple[AnyCommand, ...]] = (*VerifyForm.OFFERS, *OWN)


class GuidedAnswer(GuidedForm, AnswerForm):
    """Tindak lanjut."""

    PLACE = ANSWER
    BACK = answer_back
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*ANSWERING)]
    OFFERS: ClassVar[tuple[AnyCommand, ...]] = (*AnswerForm.OFFERS, *ANSWERING)
