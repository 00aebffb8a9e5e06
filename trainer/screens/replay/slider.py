"""The line under the title of Putar ulang: where in the session we are, and where points were lost."""

from __future__ import annotations

from collections.abc import Collection

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from trainer.screens.shared.plain import fit


class Slider(Widget):
    """Two lines: words, and a bar that can be clicked and dragged."""

    DEFAULT_CSS = "Slider { height: 2; background: $surface; color: $foreground; padding: 0 1; }"
    ALLOW_SELECT = False

    class Moved(Message):
        """A place on the bar was chosen with the mouse."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(self, count: int, marks: Collection[int]) -> None:
        super().__init__(id="slider")
        self._count = count
        self._marks = frozenset(marks)
        self._held = False
        self._words = ""
        self.index = 0

    def show(self, index: int, words: str) -> None:
        """Stand at a step, with these words above the bar."""
        self.index, self._words = index, words
        self.refresh()

    def cell_of(self, index: int) -> int:
        """The cell of a step."""
        width = self.content_size.width
        return round(index * (width - 1) / max(1, self._count - 1)) if width else 0

    def index_of(self, cell: int) -> int:
        """The step nearest to a cell; a marked one wins over others in the same cell."""
        width = self.content_size.width
        index = round(max(0, min(cell, width - 1)) * (self._count - 1) / max(1, width - 1))
        marked = [mark for mark in sorted(self._marks) if self.cell_of(mark) == cell]
        return min(marked, key=lambda mark: abs(mark - index), default=index)

    def render(self) -> Content:
        width = self.content_size.width
        marks = {self.cell_of(mark) for mark in self._marks}
        here = self.cell_of(self.index)
        parts: list[Content | str] = [Content.styled(fit(self._words, width), "bold"), "\n"]
        for cell in range(width):
            if cell == here:
                parts.append(Content.styled("●", "bold $accent"))
            elif cell in marks:
                parts.append(Content.styled("✗", "$error"))
            else:
                parts.append(Content.styled("─", "$primary" if cell < here else "$muted"))
        return Content.assemble(*parts)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        self._held = True
        self.capture_mouse()
        self._follow(event)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self._held:
            self._follow(event)

    def on_mouse_up(self) -> None:
        self._held = False
        self.release_mouse()

    def _follow(self, event: events.MouseEvent) -> None:
        index = self.index_of(event.x - self.styles.padding.left)
        if index != self.index:
            self.post_message(self.Moved(index))
