"""The command palette: every command of the screen below, found by its words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from trainer.screens.shared.commands import AnyCommand
from trainer.screens.shared.plain import fit
from trainer.screens.shared.rows import Piece, RowList


class Palette(ModalScreen[str | None]):
    """Returns the id of the chosen command."""

    DEFAULT_CSS = """
    Palette {
        align: center top;
        & > Vertical { width: 72; max-width: 95%; height: 18; margin-top: 2; background: $surface; border: round $primary; }
        & Input { border: none; height: 1; padding: 0 1; background: $panel; }
        & RowList { background: $surface; }
        & #tip { height: 2; padding: 0 1; color: $muted; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f9,ctrl+p", "close", "Tutup", show=False),
        Binding("up", "move(-1)", "Naik", show=False, priority=True),
        Binding("down", "move(1)", "Turun", show=False, priority=True),
    ]

    def __init__(self, commands: Sequence[AnyCommand]) -> None:
        super().__init__()
        self._all = tuple(command for command in commands if command.shown)
        self._found = self._all

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Input(placeholder="Ketik kata perintah, misalnya: disposisi", compact=True)
            empty = "Tidak ada perintah yang cocok."
            yield RowList(self._draw, len(self._found), empty=empty, one_click=True)
            yield Static("", id="tip", markup=False)

    def on_mount(self) -> None:
        self._show_tip()

    def _draw(self, index: int, width: int) -> Sequence[Piece]:
        command = self._found[index]
        key = command.key_name()
        return [(fit(command.title, width - 14), ""), (fit(key, 13, "right"), "accent")]

    def on_input_changed(self, event: Input.Changed) -> None:
        words = event.value.casefold().split()
        self._found = tuple(
            command
            for command in self._all
            if all(word in f"{command.title} {command.label} {command.tip}".casefold() for word in words)
        )
        self.query_one(RowList).reset(len(self._found))
        self._show_tip()

    def on_row_list_moved(self) -> None:
        self._show_tip()

    def _show_tip(self) -> None:
        cursor = self.query_one(RowList).cursor
        self.query_one("#tip", Static).update(self._found[cursor].tip if self._found else "")

    def action_move(self, step: int) -> None:
        """Move in the list while the input keeps the focus."""
        self.query_one(RowList).cursor += step

    def on_input_submitted(self) -> None:
        self.query_one(RowList).action_choose()

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        self.dismiss(self._found[message.index].id)

    def on_click(self, event: events.Click) -> None:
        """A click beside the list closes it."""
        if self.get_widget_at(event.screen_x, event.screen_y)[0] is self:
            self.action_close()

    def action_close(self) -> None:
        """Close without a choice."""
        self.dismiss(None)
