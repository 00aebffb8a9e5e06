"""A list drawn line by line: cheap for ten thousand rows, and a move of the cursor repaints two of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

Piece = tuple[str, str]
"""A stretch of a line and its tone: `` (plain), muted, strong, accent, good, warn or bad."""

TONES = ("muted", "strong", "accent", "good", "warn", "bad")
CURSOR, RESTING = "▸", "▹"
"""The mark of the cursor, with the focus and without."""


class RowList(ScrollView, can_focus=True):
    """A list with a cursor.

    The owner gives `draw(index, width)` for the pieces of a line (already free of control characters);
    the list keeps cursor and scrolling and never looks into the data.

    Args:
        draw: gives the pieces of a line.
        count: how many lines there are.
        empty: what to say when there are none.
        key: the widget's id.
        one_click: whether a click chooses at once, as in a menu; otherwise the second click does.
    """

    ALLOW_SELECT = False
    QUIET: ClassVar[bool] = False
    """Whether the cursor is drawn only while the list has the focus."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "rows--cursor",
        "rows--blurred",
        *(f"rows--{tone}" for tone in TONES),
    }
    DEFAULT_CSS = """
    RowList {
        height: 1fr; background: $background; scrollbar-size-vertical: 1; overflow-x: hidden; overflow-y: auto;
        & > .rows--cursor { background: $cursor-ground; color: $cursor-text; text-style: bold; }
        & > .rows--blurred { background: $panel; }
        & > .rows--muted { color: $muted; }
        & > .rows--strong { text-style: bold; }
        & > .rows--accent { color: $primary; }
        & > .rows--good { color: $success; }
        & > .rows--warn { color: $warning; }
        & > .rows--bad { color: $error; text-style: bold; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Naik", show=False),
        Binding("down", "move(1)", "Turun", show=False),
        Binding("pageup", "page(-1)", "Satu layar naik", show=False),
        Binding("pagedown", "page(1)", "Satu layar turun", show=False),
        Binding("home", "jump(0)", "Awal", show=False),
        Binding("end", "jump(-1)", "Akhir", show=False),
        Binding("enter", "choose", "Pilih", show=False),
    ]

    cursor = reactive(0, repaint=False, layout=False)

    class Moved(Message):
        """The cursor stands on another row."""

        def __init__(self, rows: RowList, index: int) -> None:
            super().__init__()
            self.rows = rows
            self.index = index

        @property
        def control(self) -> RowList:
            """The list."""
            return self.rows

    class Chosen(Message):
        """A row was chosen with Enter or the mouse."""

        def __init__(self, rows: RowList, index: int) -> None:
            super().__init__()
            self.rows = rows
            self.index = index

        @property
        def control(self) -> RowList:
            """The list."""
            return self.rows

    def __init__(
        self,
        draw: Callable[[int, int], Sequence[Piece]],
        count: int = 0,
        *,
        empty: str = "",
        key: str | None = None,
        one_click: bool = False,
    ) -> None:
        super().__init__(id=key)
        self._draw = draw
        self._one_click = one_click
        self._empty = empty
        self.count = count
        self.virtual_size = Size(0, max(1, count))

    def reset(self, count: int, cursor: int = 0, *, empty: str | None = None) -> None:
        """Show other rows; no message is sent."""
        self.count = count
        if empty is not None:
            self._empty = empty
        self.virtual_size = Size(0, max(1, count))
        self.set_reactive(RowList.cursor, max(0, min(cursor, count - 1)))
        self._into_view()
        self.refresh()

    def validate_cursor(self, cursor: int) -> int:
        return max(0, min(cursor, self.count - 1))

    def watch_cursor(self, before: int, now: int) -> None:
        self._into_view()
        self.refresh_line(before)
        self.refresh_line(now)
        if self.count:
            self.post_message(self.Moved(self, now))

    def watch_has_focus(self, _has_focus: bool) -> None:
        super().watch_has_focus(_has_focus)
        self.refresh_line(self.cursor)

    def on_resize(self) -> None:
        self._into_view()
        self.refresh()

    def _into_view(self) -> None:
        height = self.size.height
        if height <= 0:
            return
        top = self.scroll_offset.y
        if self.cursor < top:
            self.scroll_to(y=self.cursor, animate=False, force=True, immediate=True)
        elif self.cursor >= top + height:
            self.scroll_to(y=self.cursor - height + 1, animate=False, force=True, immediate=True)

    def action_move(self, step: int) -> None:
        """Move the cursor."""
        self.cursor += step

    def action_page(self, direction: int) -> None:
        """Move by a screenful."""
        self.cursor += direction * max(1, self.size.height - 1)

    def action_jump(self, index: int) -> None:
        """Move to the first (0) or last (-1) row."""
        self.cursor = self.count - 1 if index < 0 else index

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        if self.count:
            self.post_message(self.Chosen(self, self.cursor))

    def on_click(self, event: events.Click) -> None:
        index = event.y + self.scroll_offset.y
        if not 0 <= index < self.count:
            return
        chooses = self._one_click or index == self.cursor
        self.cursor = index
        if chooses:
            self.action_choose()

    def tone(self, name: str) -> Style:
        """The style of a tone."""
        return self.get_component_rich_style(f"rows--{name}", partial=True)

    def render_line(self, y: int) -> Strip:
        index = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        base = self.rich_style
        if index >= self.count:
            text = f" {self._empty}" if index == 0 and not self.count else ""
            return Strip([Segment(text, base + self.tone("muted"))]).adjust_cell_length(width, base)
        at_cursor = index == self.cursor and (self.has_focus or not self.QUIET)
        mark = CURSOR if self.has_focus else RESTING
        segments = [Segment(mark if at_cursor else " ", base)]
        for text, tone in self._draw(index, width - 1):
            segments.append(Segment(text, base + self.tone(tone) if tone else base))
        strip = Strip(segments).simplify().adjust_cell_length(width, base)
        if not at_cursor:
            return strip
        name = "rows--cursor" if self.has_focus else "rows--blurred"
        over = self.get_component_rich_style(name, partial=True)
        return Strip([Segment(s.text, (s.style or base) + over) for s in strip]).simplify()
