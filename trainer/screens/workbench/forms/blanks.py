"""Templates in the answer editor: taking one without losing what was typed, and going from blank to blank."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.widgets import TextArea

from trainer.practice.templates import AnswerTemplate, by_fitness, placeholders
from trainer.screens.shared.commands import AnyCommand, bindings, command
from trainer.screens.shared.plain import plain
from trainer.screens.shared.screen import COMMON
from trainer.screens.shared.text_field import TextField
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
    "isian_kosong", "f7", "Pilih isian kosong berikutnya", label="Isian berikutnya", footer=True,
    when=lambda form: form.blanks, tip="Memilih [isian] berikutnya; ketikan Anda menggantikannya.",
)  # fmt: skip
def next_blank(form: TemplateForm) -> None:
    form.next_blank()


class TemplateForm(Form):
    """A form with a text field `text` that can start from a template; exams have none."""

    OFFERS: ClassVar[tuple[AnyCommand, ...]] = (
        base.send, use_template, next_blank, base.close_form, base.clear_form, base.take_back, *COMMON
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(use_template, next_blank)]

    has_templates = False
    blanks = 0
    """How many blanks are left in the text."""

    def prepare(self, session: Session, report: Report) -> None:
        self.has_templates = not session.scenario.preset.exam
        self._kind = report.type
        self._untouched: tuple[int, int] | None = None

    def is_final(self) -> bool:
        """Whether the text is the final result."""
        return False

    def writer(self) -> str:
        """Whose name stands under the text."""
        return ""

    async def choose_template(self) -> None:
        """Let the person choose a template; typed text is replaced only when the person says so."""
        from trainer.screens.shared.dialogs import Question
        from trainer.screens.workbench.forms.templates import ChooseTemplate

        templates = by_fitness(await self.bench.templates(), self._kind, self.is_final())

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
        field = self.query_one("#text", TextField)
        field.history.checkpoint()
        field.replace(plain(template.written_by(self.writer())), (0, 0), field.document.end)
        self._first_blank()

    def _first_blank(self) -> None:
        """Select the first blank; the key for the next one stays on it until it was touched."""
        field = self.query_one("#text", TextField)
        field.move_cursor((0, 0))
        self.next_blank()
        self._untouched = self._selected(field)

    def next_blank(self) -> None:
        """Select the next blank after the cursor, or the first one again, and say how many are left."""
        field = self.query_one("#text", TextField)
        spots = placeholders(field.text)
        if not spots:
            return
        here = self._selected(field)
        if here in spots and here == self._untouched:
            at = spots.index(here)
        else:
            at = next((index for index, (start, _) in enumerate(spots) if start >= here[1]), 0)
        self._untouched = None
        self.reveal()
        field.focus()
        field.select(*spots[at])
        blank = field.text[slice(*spots[at])]
        self.say(f"Isian {at + 1} dari {len(spots)}: {blank}. Ketik gantinya, lalu {next_blank.key_name()}.")

    @staticmethod
    def _selected(field: TextField) -> tuple[int, int]:
        start, end = sorted(map(field.index_of, field.selection))
        return start, end

    async def send(self) -> None:
        """Send; a text with blanks of a template left goes out only when the person says so."""
        if not self.blanks:
            await super().send()
            return
        from trainer.screens.shared.dialogs import Question

        async def answered(yes: bool | None) -> None:
            if yes:
                await super(TemplateForm, self).send()
            else:
                self._first_blank()

        text = self.text("text")
        first = text[slice(*placeholders(text)[0])]
        question = (
            f"Masih ada {self.blanks} isian kosong, misalnya {first}. Kirim jawaban dengan isian kosong itu?"
        )
        await self.app.push_screen(Question(question, "Ya, kirim", "Lengkapi dahulu"), answered)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        if event.text_area.id == "text":
            before, self.blanks = self.blanks, len(placeholders(event.text_area.text))
            if bool(before) != bool(self.blanks):
                self.refresh_offers()
            if before and not self.blanks:
                self.say("")
