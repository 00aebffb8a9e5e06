"""Templates in the answer editor: taking one without losing what was typed, and going from blank to blank."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.widgets import TextArea

from trainer.practice.templates import AnswerTemplate, placeholders
from trainer.screens.shared.commands import AnyCommand, bindings, command
from trainer.screens.shared.plain import plain
from trainer.screens.shared.screen import COMMON
from trainer.screens.workbench.forms import base
from trainer.screens.workbench.forms.base import Form

if TYPE_CHECKING:
    from trainer.practice.session import Session
    from trainer.sp4n.report import Report


@command(
    "templat", "f5", "Templat jawaban untuk disesuaikan", label="Templat", footer=True, when=lambda form: form.has_templates,
    tip="Kerangka menurut jenis jawaban. Isian dalam kurung siku harus diganti; tulisan Anda tidak ditimpa tanpa bertanya.",
)  # fmt: skip
async def use_template(form: TemplateForm) -> None:
    await form.choose_template()


@command(
    "isian_kosong", "f7", "Pilih isian kosong berikutnya", label="Isian berikut", footer=True,
    when=lambda form: form.blanks, tip="Memilih [isian] berikutnya; ketikan Anda menggantikannya.",
)  # fmt: skip
def next_blank(form: TemplateForm) -> None:
    form.next_blank()


class TemplateForm(Form):
    """A form with a text field `text` that can start from a template; exams have none."""

    OFFERS: ClassVar[tuple[AnyCommand, ...]] = (
        base.send, use_template, next_blank, base.close_form, base.clear_form, *COMMON
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(use_template, next_blank)]

    has_templates = False
    blanks = 0
    """How many blanks are left in the text."""

    def prepare(self, session: Session, report: Report) -> None:
        self.has_templates = not session.scenario.preset.exam

    def writer(self) -> str:
        """Whose name stands under the text."""
        return ""

    async def choose_template(self) -> None:
        """Let the person choose a template; typed text is replaced only when the person says so."""
        from trainer.screens.shared.dialogs import Question
        from trainer.screens.workbench.forms.templates import ChooseTemplate

        templates = await self.bench.templates()

        async def chosen(template: AnswerTemplate | None) -> None:
            if template is None:
                return
            if not self.text("text"):
                self.take(template)
                return

            def answered(yes: bool | None) -> None:
                if yes:
                    self.take(template)

            text = "Kolom jawaban sudah berisi tulisan Anda. Ganti dengan templat ini? (Ctrl+Z mengembalikannya.)"
            await self.app.push_screen(Question(text, "Ganti", "Biarkan"), answered)

        await self.app.push_screen(ChooseTemplate(templates, self.writer()), chosen)

    def take(self, template: AnswerTemplate) -> None:
        """Write a template into the field and select its first blank."""
        field = self.query_one("#text", TextArea)
        field.replace(plain(template.written_by(self.writer())), (0, 0), field.document.end)
        field.focus()
        field.move_cursor((0, 0))
        self.next_blank()

    def next_blank(self) -> None:
        """Select the next blank after the cursor, or the first one again."""
        field = self.query_one("#text", TextArea)
        spots = placeholders(field.text)
        if not spots:
            return
        here = max(field.selection.start, field.selection.end)
        places = [(_location(field.text, start), _location(field.text, end)) for start, end in spots]
        start, end = next((place for place in places if place[0] >= here), places[0])
        field.focus()
        field.move_cursor(start)
        field.move_cursor(end, select=True)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        if event.text_area.id == "text":
            before, self.blanks = self.blanks, len(placeholders(event.text_area.text))
            if bool(before) != bool(self.blanks):
                self.refresh_offers()


def _location(text: str, index: int) -> tuple[int, int]:
    """The line and column of a place in a text."""
    return text.count("\n", 0, index), index - text.rfind("\n", 0, index) - 1
