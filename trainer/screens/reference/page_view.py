"""A long text drawn line by line: only the lines in sight cost something, and they can be marked and copied."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from rich.cells import cell_len, chop_cells
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from trainer.screens.shared.plain import plain
from trainer.screens.shared.rows import Piece

WIDEST = 100
"""Longer lines are hard to read."""

NEAR = 10
"""A heading so few lines above is shown together with the line that was looked for."""

TONES = ("muted", "strong", "accent", "good", "warn", "bad", "head", "mark", "cursor")


class Line(NamedTuple):
    """A line of a page.

    Attributes:
        pieces: stretches of text with their tones, free of control characters.
        target: what a click on the line asks for; empty for nothing.
        heading: 1-3 for a heading, 0 for other lines.
        place: what `PageView.show` can be asked to begin with; -1 for nothing.
    """

    pieces: tuple[Piece, ...] = ()
    target: str = ""
    heading: int = 0
    place: int = -1

    @property
    def text(self) -> str:
        """The line without tones."""
        return "".join(text for text, _ in self.pieces)


BLANK = Line()
"""An empty line."""

Build = Callable[[int], Sequence[Line]]
"""Makes the lines for a width."""

Word = list[Piece]


def flow(
    pieces: Sequence[Piece], width: int, first: str = "", rest: str | None = None, lead: str = "muted"
) -> list[Line]:
    """Break a text into lines.

    Args:
        pieces: the text; control characters are taken out here.
        width: cells of a line.
        first: what the first line begins with, for example a list mark.
        rest: what the others begin with; None indents them as far as `first`.
        lead: the tone of `first` and `rest`.
    """
    rest = " " * cell_len(first) if rest is None else rest
    room = max(8, width - cell_len(first))
    lines: list[Line] = []
    line: list[Piece] = []
    used = 0

    def close() -> None:
        start = first if not lines else rest
        lines.append(Line(((start, lead), *_merged(line)) if start else tuple(_merged(line))))

    for word in _words(pieces, room):
        size = sum(cell_len(text) for text, _ in word)
        if used and used + 1 + size > room:
            close()
            line, used = [], 0
        if used:
            line.append((" ", word[0][1] if line[-1][1] == word[0][1] else ""))
            used += 1
        line += word
        used += size
    close()
    return lines


def _merged(pieces: Sequence[Piece]) -> list[Piece]:
    """The same with neighbours of one tone in one piece; every piece costs bytes on a slow line."""
    found: list[Piece] = []
    for text, tone in pieces:
        if found and found[-1][1] == tone:
            found[-1] = (found[-1][0] + text, tone)
        else:
            found.append((text, tone))
    return found


def _words(pieces: Sequence[Piece], room: int) -> list[Word]:
    """The words of a text; a word may change its tone inside, and one that is too long is cut."""
    words: list[Word] = []
    open_word = False
    for text, tone in pieces:
        for part in re.split(r"(\s+)", plain(text)):
            if not part:
                continue
            if part.isspace():
                open_word = False
                continue
            chunks = chop_cells(part, room)
            if open_word and sum(cell_len(piece) for piece, _ in words[-1]) + cell_len(chunks[0]) <= room:
                words[-1].append((chunks.pop(0), tone))
            words += [[(chunk, tone)] for chunk in chunks]
            open_word = True
    return words


def headline(text: str, width: int, level: int = 2) -> list[Line]:
    """A heading of level 1-3."""
    tone = "strong" if level > 2 else "head"
    return [
        line._replace(heading=level if index == 0 else 0)
        for index, line in enumerate(flow([(text, tone)], width))
    ]


def table(rows: Sequence[Sequence[Sequence[Piece]]], width: int) -> list[Line]:
    """A table with a head row; cells are wrapped so that it fits."""
    count = max(len(row) for row in rows)
    cells = [[list(row[column]) if column < len(row) else [] for column in range(count)] for row in rows]
    widths = [max(1, *(_length(row[column]) for row in cells)) for column in range(count)]
    while sum(widths) + 2 * (count - 1) > width and max(widths) > 8:
        widths[widths.index(max(widths))] -= 1
    lines: list[Line] = []
    for index, row in enumerate(cells):
        if index == 0:
            row = [[(text, "strong") for text, _ in cell] for cell in row]
        parts = [flow(cell, size) for cell, size in zip(row, widths, strict=True)]
        lines += [_across(parts, widths, at) for at in range(max(map(len, parts)))]
        if index == 0:
            lines.append(Line((("  ".join("─" * size for size in widths), "muted"),)))
    return lines


def _across(parts: Sequence[Sequence[Line]], widths: Sequence[int], at: int) -> Line:
    """One line of a table row."""
    pieces: list[Piece] = []
    for cell, size in zip(parts, widths, strict=True):
        line = cell[at] if at < len(cell) else BLANK
        pieces += [*line.pieces, (" " * (size - cell_len(line.text) + 2), "")]
    return Line(tuple(pieces))


def _length(cell: Sequence[Piece]) -> int:
    return cell_len(" ".join("".join(plain(text) for text, _ in cell).split()))


class PageView(ScrollView, can_focus=True):
    """Shows a page; arrows, PgUp, PgDn, space, Home and End scroll, a click on a line with a target follows it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"page--{tone}" for tone in TONES}
    DEFAULT_CSS = """
    PageView {
        height: 1fr; background: $background; scrollbar-size-vertical: 1; scrollbar-gutter: stable;
        overflow-x: hidden; overflow-y: auto; padding: 0 1;
        &:focus { background: $surface; }
        & > .page--muted { color: $muted; }
        & > .page--strong { text-style: bold; }
        & > .page--accent { color: $primary; }
        & > .page--good { color: $success; }
        & > .page--warn { color: $warning; }
        & > .page--bad { color: $error; text-style: bold; }
        & > .page--head { color: $primary; text-style: bold; }
        & > .page--mark { text-style: bold underline; color: $accent; }
        & > .page--cursor { background: $cursor-ground; color: $cursor-text; text-style: bold; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "page_down", "Satu layar turun", show=False)]

    class Followed(Message):
        """A line with a target was clicked."""

        def __init__(self, target: str) -> None:
            super().__init__()
            self.target = target

    class Scrolled(Message):
        """Other lines are in sight."""

    def __init__(self, key: str) -> None:
        super().__init__(id=key)
        self._build: Build = lambda width: ()
        self._width = 0
        self._wanted: int | None = None
        self.lines: Sequence[Line] = ()

    @property
    def text_width(self) -> int:
        """Cells of a line."""
        return min(WIDEST, self.scrollable_content_region.width)

    @property
    def seen(self) -> int:
        """How many lines were in sight down to the lowest one now."""
        return min(len(self.lines), self.scroll_offset.y + self.scrollable_content_region.height)

    def show(self, build: Build, place: int = -1) -> None:
        """Show another page, with the line of this place on top."""
        self._build = build
        self._wanted = place
        self._lay_out()

    def redraw(self) -> None:
        """Build the page anew and stay where it is."""
        self._lay_out()

    def go_to(self, line: int) -> None:
        """Scroll so that a line stands on top."""
        self.scroll_to(y=line, animate=False, force=True, immediate=True)
        self.post_message(self.Scrolled())

    def line_of(self, place: int) -> int:
        """The first line of a place, its heading when that is near, or the top."""
        if place < 0:
            return 0
        found = next((index for index, line in enumerate(self.lines) if line.place == place), 0)
        above = (index for index in range(found, max(-1, found - NEAR), -1) if self.lines[index].heading)
        return next(above, found)

    def reveal(self, first: int, last: int) -> None:
        """Scroll as little as needed to see these lines."""
        height = self.scrollable_content_region.height
        top = self.scroll_offset.y
        if first < top:
            self.go_to(first)
        elif last >= top + height:
            self.go_to(last - height + 1)

    def _lay_out(self) -> None:
        """Build the lines for the width there is; a page that is not in sight waits for its size."""
        self._width = self.text_width
        if self._width <= 0:
            return
        self.lines = tuple(self._build(self._width))
        self.virtual_size = Size(0, len(self.lines))
        self.refresh()
        if self._wanted is not None:
            place, self._wanted = self._wanted, None
            self.go_to(self.line_of(place))

    def on_resize(self) -> None:
        before = len(self.lines)
        share = self.scroll_offset.y / before if before else 0.0
        if self.text_width != self._width:
            waiting = self._wanted is not None
            self._lay_out()
            if before and not waiting:
                self.go_to(round(share * len(self.lines)))
        self.post_message(self.Scrolled())

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.post_message(self.Scrolled())

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None:
            return
        index = offset.y + self.scroll_offset.y
        if 0 <= index < len(self.lines) and self.lines[index].target:
            self.post_message(self.Followed(self.lines[index].target))

    def tone(self, name: str) -> Style:
        """The style of a tone."""
        return self.get_component_rich_style(f"page--{name}", partial=True)

    def render_line(self, y: int) -> Strip:
        index = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        base = self.rich_style
        if index >= len(self.lines):
            return Strip.blank(width, base)
        segments = [
            Segment(text, base + self.tone(tone) if tone else base) for text, tone in self.lines[index].pieces
        ]
        strip = Strip(segments).adjust_cell_length(width, base)
        selection = self.text_selection
        span = selection.get_span(index) if selection is not None else None
        if span is not None:
            strip = self._marked(strip, *span)
        return strip.apply_offsets(0, index)

    def _marked(self, strip: Strip, start: int, end: int) -> Strip:
        """A line with what is selected in it; `end` is -1 for the whole rest."""
        stop = strip.cell_length if end < 0 else min(end, strip.cell_length)
        look = self.screen.get_component_rich_style("screen--selection", partial=True)
        before, inside, after = strip.crop(0, start), strip.crop(start, stop), strip.crop(stop)
        return Strip.join([before, inside.apply_style(look), after])

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        return selection.extract("\n".join(line.text for line in self.lines)), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        self.refresh()
