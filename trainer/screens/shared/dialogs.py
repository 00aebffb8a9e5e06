"""Small dialogs: a sentence that has to be read, a question, and a line while something is prepared."""

from __future__ import annotations

from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen, ScreenResultType
from textual.widgets import Button, Static

from trainer.screens.shared.bars import CommandBar
from trainer.screens.shared.commands import AnyCommand, bindings, command
from trainer.screens.shared.plain import plain
from trainer.screens.shared.screen import COMMON, LatihScreen

FOCUSED, RESTING = "▸", " "
"""What stands before the words of a button, with the focus and without."""

_FRAME = """
    align: center middle;
    & > Vertical {
        width: 66; max-width: 95%; height: auto; max-height: 90%; padding: 1 2;
        background: $surface; border: round $primary;
    }
    & Horizontal { height: auto; margin-top: 1; }
    & Button { margin-right: 2; }
"""


class MarkedButton(Button):
    """A button that shows by a sign, and not by its colour alone, that Enter presses it.

    Args:
        words: what it says.
        key: its id.
        variant: how it looks.
    """

    def __init__(
        self,
        words: str,
        key: str | None = None,
        variant: Literal["default", "primary", "warning"] = "default",
    ) -> None:
        super().__init__(f"{RESTING} {words}", id=key, variant=variant, compact=True)
        self._words = words

    def watch_has_focus(self, _has_focus: bool) -> None:
        super().watch_has_focus(_has_focus)
        self.label = f"{FOCUSED if _has_focus else RESTING} {self._words}"


class Dialog(LatihScreen[ScreenResultType], ModalScreen[ScreenResultType]):
    """A box over a screen, with a footer of its own; help, Cara kerja and palette are there as everywhere.

    Its `compose` gives the box, a `Vertical`; `ends` gives the buttons their place, and the footer comes last.
    """

    DEFAULT_CSS = f"Dialog {{ background: $background 60%; {_FRAME} & #footer {{ dock: bottom; }} }}"

    def on_mount(self) -> None:
        self.refresh_offers()


@command("tutup", "escape,enter,space,backspace,f2", "Tutup pesan ini", label="Tutup", footer=True)
def close_problem(screen: Problem) -> None:
    screen.dismiss()


class Problem(Dialog[None]):
    """One sentence that says what is wrong and what to do next."""

    OFFERS: ClassVar[tuple[AnyCommand, ...]] = (close_problem, *COMMON)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(close_problem)]
    HELP_PAGE = "pesan"

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.sentence = plain(sentence)

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(self.sentence, markup=False)
            with Horizontal():
                yield MarkedButton("Mengerti (Enter)", variant="primary")
        yield CommandBar(key="footer")

    def on_button_pressed(self) -> None:
        self.dismiss()


@command(
    "tidak", "escape,t,n,backspace", "Tidak: semuanya tetap seperti sekarang", label="Batal", footer=True
)
def answer_no(screen: Question) -> None:
    screen.dismiss(False)


@command("ya", "y", "Ya: lakukan", label="Ya", footer=True)
def answer_yes(screen: Question) -> None:
    screen.dismiss(True)


@command("pindah", "left,right", "Pindah ke tombol sebelahnya", label="Pindah", shows="←→", footer=True)
def other_button(screen: Question) -> None:
    screen.focus_next()


class Question(Dialog[bool]):
    """A question before something that cannot be undone.

    Args:
        text: what is asked.
        yes: what the button says that goes on.
        no: what the button says that does not.
    """

    OFFERS: ClassVar[tuple[AnyCommand, ...]] = (answer_no, answer_yes, other_button, *COMMON)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(answer_no, answer_yes, other_button)]
    HELP_PAGE = "pertanyaan"

    def __init__(self, text: str, yes: str, no: str = "Batal") -> None:
        super().__init__()
        self.text = plain(text)
        self._yes = yes
        self._no = no

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(self.text, markup=False)
            with Horizontal():
                yield MarkedButton(f"{self._no} (Esc)", "tidak")
                yield MarkedButton(f"{self._yes} (Y)", "ya", "warning")
        yield CommandBar(key="footer")

    def on_button_pressed(self, event: Button.Pressed) -> None:
        self.dismiss(event.button.id == "ya")


class Busy(ModalScreen[None]):
    """A plain line while something is prepared; nothing on it moves."""

    DEFAULT_CSS = f"Busy {{ {_FRAME} }}"

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(plain(self._text), markup=False)
