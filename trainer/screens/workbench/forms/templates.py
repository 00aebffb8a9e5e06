"""Choosing an answer template, with its text before it is taken."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from trainer.practice.templates import AnswerTemplate
from trainer.screens.shared.plain import fit, plain
from trainer.screens.shared.rows import Piece, RowList

WARNING = "Ganti setiap isian dalam [kurung siku] dengan fakta laporan ini; templat tanpa penyesuaian bernilai rendah."


class ChooseTemplate(ModalScreen["AnswerTemplate | None"]):
    """Returns the chosen template.

    Args:
        templates: all templates.
        unit: the name of the unit that answers.
    """

    DEFAULT_CSS = """
    ChooseTemplate {
        align: center middle;
        & > Vertical { width: 76; max-width: 95%; height: 22; max-height: 95%; background: $surface; border: round $primary; }
        & RowList { height: 6; background: $surface; }
        & #preview { height: 1fr; padding: 0 1; background: $panel; scrollbar-size-vertical: 1; }
        & #warning { height: auto; padding: 0 1; color: $warning; }
        & #choices { height: 1; padding: 0 1; }
        & Button { margin-right: 2; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f4,f5", "cancel", "Batal", show=False),
        Binding("f2", "take", "Pakai", show=False),
    ]

    def __init__(self, templates: Sequence[AnswerTemplate], unit: str) -> None:
        super().__init__()
        self._templates = tuple(templates)
        self._unit = unit

    def compose(self) -> ComposeResult:
        with Vertical():
            yield RowList(self._draw, len(self._templates), key="templates")
            with VerticalScroll(id="preview"):
                yield Static("", id="text", markup=False)
            yield Static(WARNING, id="warning", markup=False)
            with Horizontal(id="choices"):
                yield Button("Pakai (Enter)", id="take", variant="primary", compact=True)
                yield Button("Batal (Esc)", id="cancel", compact=True)

    def on_mount(self) -> None:
        self.query_one("#templates").focus()
        self._preview()

    def _draw(self, index: int, width: int) -> Sequence[Piece]:
        return [(f" {fit(plain(self._templates[index].title), width - 1)}", "strong")]

    def on_row_list_moved(self) -> None:
        self._preview()

    def _preview(self) -> None:
        if self._templates:
            chosen = self._templates[self.query_one(RowList).cursor]
            text = f"{chosen.use}\n\n{chosen.written_by(self._unit)}"
            self.query_one("#text", Static).update(plain(text))

    def on_row_list_chosen(self) -> None:
        self.action_take()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        if event.button.id == "take":
            self.action_take()
        else:
            self.action_cancel()

    def action_take(self) -> None:
        """Close with the template under the cursor."""
        self.dismiss(self._templates[self.query_one(RowList).cursor] if self._templates else None)

    def action_cancel(self) -> None:
        """Close without one."""
        self.dismiss(None)
