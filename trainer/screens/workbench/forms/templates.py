"""Choosing an answer template, with its text before it is taken."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Button, Static

from trainer.practice.templates import AnswerTemplate
from trainer.screens.shared.bars import CommandBar, TitleBar
from trainer.screens.shared.commands import AnyCommand, bindings, command
from trainer.screens.shared.dialogs import Dialog, MarkedButton
from trainer.screens.shared.plain import fit, plain
from trainer.screens.shared.rows import Piece, RowList
from trainer.screens.shared.screen import COMMON

WARNING = "Ganti setiap isian dalam [kurung siku] dengan fakta laporan ini; templat tanpa penyesuaian bernilai rendah."
FITS = " · cocok untuk jawaban ini"


@command("pakai_templat", "f2,ctrl+s", "Pakai templat ini", label="Pakai", footer=True, shows="Enter")
def take_template(screen: ChooseTemplate) -> None:
    screen.take()


@command("batal_templat", "escape,f4,f5", "Kembali ke jawaban tanpa templat", label="Batal", footer=True)
def cancel(screen: ChooseTemplate) -> None:
    screen.dismiss(None)


OWN: tuple[AnyCommand, ...] = (take_template, cancel)


class ChooseTemplate(Dialog["AnswerTemplate | None"]):
    """Returns the chosen template.

    Args:
        templates: all templates, each with whether it is made for an answer like this one; the best first.
        unit: the name of the unit that answers.
    """

    DEFAULT_CSS = """
    ChooseTemplate {
        background: $background;
        & > Vertical {
            width: 100%; max-width: 110; height: 100%; max-height: 44; padding: 0; background: $surface; border: none;
        }
        & RowList { height: auto; max-height: 8; background: $surface; }
        & #preview { height: 1fr; padding: 0 1; background: $panel; scrollbar-size-vertical: 1; }
        & #warning { height: auto; padding: 0 1; color: $warning; }
        & #choices { height: 1; padding: 0 1; margin-top: 0; }
    }
    """
    OFFERS: ClassVar[tuple[AnyCommand, ...]] = (*OWN, *COMMON)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*OWN)]
    HELP_PAGE = "templat"

    def __init__(self, templates: Sequence[tuple[AnswerTemplate, bool]], unit: str) -> None:
        super().__init__()
        self._templates = tuple(templates)
        self._unit = unit

    def compose(self) -> ComposeResult:
        rows = RowList(self._draw, len(self._templates), key="templates")
        rows.styles.height = max(1, min(len(self._templates), 8))
        with Vertical():
            yield TitleBar("Pilih templat")
            yield rows
            with VerticalScroll(id="preview"):
                yield Static("", id="text", markup=False)
            yield Static(WARNING, id="warning", markup=False)
            with Horizontal(id="choices"):
                yield MarkedButton("Pakai (Enter)", "take", "primary")
                yield MarkedButton("Batal (Esc)", "cancel")
        yield CommandBar(key="footer")

    def on_mount(self) -> None:
        self.query_one("#templates").focus()
        self._preview()

    def _draw(self, index: int, width: int) -> Sequence[Piece]:
        template, fits = self._templates[index]
        mark = FITS if fits else ""
        return [
            (
                f" {fit(plain(template.title), max(1, min(len(template.title), width - 1 - len(mark))))}",
                "strong",
            ),
            (mark, "good"),
        ]

    def on_row_list_moved(self) -> None:
        self._preview()

    def _preview(self) -> None:
        if self._templates:
            chosen, _ = self._templates[self.query_one(RowList).cursor]
            text = f"{chosen.use}\n\n{chosen.written_by(self._unit)}"
            self.query_one("#text", Static).update(plain(text))

    def on_row_list_chosen(self) -> None:
        self.take()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        if event.button.id == "take":
            self.take()
        else:
            self.dismiss(None)

    def take(self) -> None:
        """Close with the template under the cursor."""
        self.dismiss(self._templates[self.query_one(RowList).cursor][0] if self._templates else None)
