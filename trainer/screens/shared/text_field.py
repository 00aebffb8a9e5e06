"""The text field of several lines that all forms use."""

from __future__ import annotations

from typing import ClassVar

from textual._types import WatchCallbackType
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.widgets import TextArea

TAKEN = frozenset({"f6", "f7"})
"""Keys that Textual gives to selecting; here they belong to the screens, and Ctrl+A selects."""


class TextField(TextArea, inherit_bindings=False):
    """A text field with the keys that people know from an office program."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+a", "select_all", "Pilih semua", show=False),
        Binding("ctrl+home", "to_start", "Awal teks", show=False),
        Binding("ctrl+end", "to_end", "Akhir teks", show=False),
        *(each for each in TextArea.BINDINGS if isinstance(each, Binding) and each.key not in TAKEN),
    ]

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
