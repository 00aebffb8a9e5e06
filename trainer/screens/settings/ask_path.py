"""A dialog that asks for a file by its path."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static

from trainer.screens.shared.plain import plain


class AskPath(ModalScreen["Path | None"]):
    """Returns the path that was typed, or None.

    Args:
        text: what the file is for.
        yes: the button that goes on.
        suggestion: what stands in the field at first.
    """

    DEFAULT_CSS = """
    AskPath {
        align: center middle;
        & > Vertical {
            width: 74; max-width: 95%; height: auto; padding: 1 2; background: $surface; border: round $primary;
        }
        & Input { border: none; height: 1; padding: 0 1; margin-top: 1; background: $panel; }
        & Input:focus { background: $primary-muted; }
        & #problem { color: $error; height: auto; }
        & Horizontal { height: auto; margin-top: 1; }
        & Button { margin-right: 2; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f4", "close", "Batal", show=False),
        Binding("f2,ctrl+s", "accept", "Lanjut", show=False),
    ]

    def __init__(self, text: str, yes: str, suggestion: str = "") -> None:
        super().__init__()
        self._text = plain(text)
        self._yes = yes
        self._suggestion = suggestion

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(self._text, markup=False)
            yield Input(self._suggestion, placeholder="Folder dan nama berkas", compact=True)
            yield Static("", id="problem", markup=False)
            with Horizontal():
                yield Button(f"{self._yes} (F2)", id="ya", variant="primary", compact=True)
                yield Button("Batal (Esc)", id="batal", compact=True)

    def on_mount(self) -> None:
        field = self.query_one(Input)
        field.cursor_blink = False
        field.focus()

    def on_input_submitted(self) -> None:
        self.action_accept()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "ya":
            self.action_accept()
        else:
            self.action_close()

    def action_accept(self) -> None:
        """Hand back what was typed."""
        typed = plain(self.query_one(Input).value).strip().strip("\"'")
        if not typed:
            self.query_one("#problem", Static).update("Ketik dahulu nama berkasnya.")
            return
        try:
            path = Path(typed).expanduser()
        except RuntimeError:
            path = Path(typed)
        self.dismiss(path.absolute())

    def action_close(self) -> None:
        """Close without a file."""
        self.dismiss(None)
