"""Small dialogs: a sentence that has to be read, a question, and a line while something is prepared."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from trainer.screens.shared.plain import plain

_FRAME = """
    align: center middle;
    & > Vertical {
        width: 66; max-width: 95%; height: auto; max-height: 90%; padding: 1 2;
        background: $surface; border: round $primary;
    }
    & Horizontal { height: auto; margin-top: 1; }
    & Button { margin-right: 2; }
"""


class Problem(ModalScreen[None]):
    """One sentence that says what is wrong and what to do next."""

    DEFAULT_CSS = f"Problem {{ {_FRAME} }}"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,space,backspace,f2", "close", "Tutup", show=False)
    ]

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.sentence = plain(sentence)

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(self.sentence, markup=False)
            with Horizontal():
                yield Button("Mengerti (Enter)", variant="primary", compact=True)

    def on_button_pressed(self) -> None:
        self.action_close()

    def action_close(self) -> None:
        """Close the dialog."""
        self.dismiss()


class Question(ModalScreen[bool]):
    """A question before something that cannot be undone."""

    DEFAULT_CSS = f"Question {{ {_FRAME} }}"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y,Y", "answer(True)", "Ya", show=False),
        Binding("t,T,n,N,escape,backspace", "answer(False)", "Tidak", show=False),
        Binding("left,right", "app.focus_next", "Pindah", show=False),
    ]

    def __init__(self, text: str, yes: str, no: str = "Batal") -> None:
        super().__init__()
        self.text = plain(text)
        self._yes = yes
        self._no = no

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(self.text, markup=False)
            with Horizontal():
                yield Button(f"{self._no} (T)", id="tidak", compact=True)
                yield Button(f"{self._yes} (Y)", id="ya", variant="warning", compact=True)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        self.action_answer(event.button.id == "ya")

    def action_answer(self, answer: bool) -> None:
        """Close with the answer."""
        self.dismiss(answer)


class Busy(ModalScreen[None]):
    """A plain line while something is prepared; nothing on it moves."""

    DEFAULT_CSS = f"Busy {{ {_FRAME} }}"

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(plain(self._text), markup=False)
