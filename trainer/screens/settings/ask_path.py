"""A dialog that asks for a file by its path."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Input, Static

from trainer.screens.shared.bars import CommandBar
from trainer.screens.shared.commands import AnyCommand, bindings, command
from trainer.screens.shared.dialogs import Dialog, MarkedButton
from trainer.screens.shared.plain import plain
from trainer.screens.shared.screen import COMMON


@command("batal", "escape,f4", "Batal: tidak ada berkas yang dipakai", label="Batal", footer=True)
def cancel(screen: AskPath) -> None:
    screen.dismiss(None)


@command("lanjut", "f2,ctrl+s", "Lanjut dengan berkas ini", label="Lanjut", footer=True)
def accept(screen: AskPath) -> None:
    screen.accept()


OWN: tuple[AnyCommand, ...] = (cancel, accept)


class AskPath(Dialog["Path | None"]):
    """Returns the path that was typed, or None.

    Args:
        text: what the file is for.
        yes: the button that goes on.
        suggestion: what stands in the field at first.
    """

    DEFAULT_CSS = """
    AskPath {
        & > Vertical { width: 74; }
        & Input { border: none; border-left: vkey $field-edge; height: 1; padding: 0 1 0 0; margin-top: 1; background: $panel; }
        & Input:focus { border: none; border-left: thick $primary; background: $primary-muted; }
        & #problem { color: $error; height: auto; }
    }
    """
    OFFERS: ClassVar[tuple[AnyCommand, ...]] = (*OWN, *COMMON)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*OWN)]
    HELP_PAGE = "berkas"

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
                yield MarkedButton(f"{self._yes} (F2)", "ya", "primary")
                yield MarkedButton("Batal (Esc)", "batal")
        yield CommandBar(key="footer")

    def on_mount(self) -> None:
        field = self.query_one(Input)
        field.focus()

    def on_input_submitted(self) -> None:
        self.accept()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "ya":
            self.accept()
        else:
            self.dismiss(None)

    def accept(self) -> None:
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
