"""The text field of several lines that all forms use."""

from __future__ import annotations

from typing import Any, ClassVar

from textual._types import WatchCallbackType
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.widgets import TextArea

TAKEN = frozenset({"f6", "f7"})
"""Keys that Textual gives to selecting; here they belong to the screens, and Ctrl+A selects."""


class TextField(TextArea, inherit_bindings=False):
    """A text field with the keys that people know from an office program.

    Args:
        text: what it holds at first.
        at_end: whether it is entered at the end of its text.
        settings: those of Textual's own field.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+a", "select_all", "Pilih semua", show=False),
        Binding("ctrl+home", "to_start", "Awal teks", show=False),
        Binding("ctrl+end", "to_end", "Akhir teks", show=False),
        *(each for each in TextArea.BINDINGS if isinstance(each, Binding) and each.key not in TAKEN),
    ]

    def __init__(self, text: str = "", *, at_end: bool = False, **settings: Any) -> None:
        super().__init__(text, **settings)
        self._at_end = at_end
        if at_end:
            self.move_cursor(self.document.end)

    def put(self, text: str) -> None:
        """Show another text, which undoing takes back."""
        if text != self.text:
            self.history.checkpoint()
            self.replace(text, (0, 0), self.document.end)
            self.history.checkpoint()
        self.move_cursor(self.document.end if self._at_end else (0, 0))

    def index_of(self, place: tuple[int, int]) -> int:
        """How many characters stand before a line and column."""
        row, column = place
        return sum(len(line) + 1 for line in self.text.split("\n")[:row]) + column

    def place_of(self, index: int) -> tuple[int, int]:
        """The line and column of a character."""
        before = self.text[:index]
        return before.count("\n"), index - before.rfind("\n") - 1

    def select(self, start: int, end: int) -> None:
        """Select from one character to another."""
        self.move_cursor(self.place_of(start))
        self.move_cursor(self.place_of(end), select=True)

    def action_to_start(self) -> None:
        """Go to the start of the text."""
        self.move_cursor((0, 0))

    def action_to_end(self) -> None:
        """Go to the end of the text."""
        self.move_cursor(self.document.end)

    def undo(self) -> None:
        """Undo; the cursor steps aside first, for Textual scrolls to it while the text is already shorter."""
        if self.history.undo_stack:
            self.move_cursor((0, 0))
            super().undo()

    def redo(self) -> None:
        """Redo, with the same care."""
        if self.history.redo_stack:
            self.move_cursor((0, 0))
            super().redo()

    def watch(
        self, obj: DOMNode, attribute_name: str, callback: WatchCallbackType, init: bool = True
    ) -> None:
        """Watch anything but the application: it would keep every closed form alive."""
        if obj is not self.app:
            super().watch(obj, attribute_name, callback, init)
