"""The table of reports with its heads and the line of what can be done with the table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content
from textual.style import Style
from textual.widget import Widget

from trainer.screens.shared.bars import clicks, key_part
from trainer.screens.shared.commands import key_name
from trainer.screens.shared.plain import fit
from trainer.screens.shared.rows import Piece, RowList
from trainer.screens.workbench.columns import Column, Order, cells, columns, heads
from trainer.screens.workbench.commands import back, drop_search, mark, next_filter, search_elsewhere, sort
from trainer.screens.workbench.filters import Filter
from trainer.screens.workbench.form_commands import FORMS, Remind
from trainer.screens.workbench.snapshot import ReportRow

FORM_OF = {form.id: form for form in FORMS}


class ReportTable(RowList):
    """The reports of a queue, one line each.

    Attributes:
        rows: the reports.
        marked: those that the person has marked.
        drafts: those with a form that is filled in but not sent.
        longest: the cells of the longest title of all queues.
    """

    def __init__(self) -> None:
        self.longest = 0
        self._shown: tuple[Column, ...] = ()
        self._shown_at = 0
        self.rows: tuple[ReportRow, ...] = ()
        self.marked: frozenset[int] = frozenset()
        self.drafts: frozenset[int] = frozenset()
        super().__init__(self._draw_report, key="reports", empty="Tidak ada laporan di antrean ini.")

    def show(self, rows: tuple[ReportRow, ...], keep: int | None) -> None:
        """Show other rows; the cursor stays on the report `keep` when it is still there."""
        cursor = next(
            (index for index, row in enumerate(rows) if row.id == keep), min(self.cursor, len(rows) - 1)
        )
        self.rows = rows
        self.reset(len(rows), max(0, cursor))

    def make_room(self, longest: int) -> None:
        """Divide the width for titles of so many cells at most."""
        if longest != self.longest:
            self.longest, self._shown_at = longest, 0

    @property
    def selected(self) -> ReportRow | None:
        """The report under the cursor."""
        return self.rows[self.cursor] if self.rows else None

    def _draw_report(self, index: int, width: int) -> Sequence[Piece]:
        row = self.rows[index]
        mark = "✓" if row.id in self.marked else "•" if row.unread else "◐" if row.id in self.drafts else " "
        if width != self._shown_at:
            self._shown_at, self._shown = width, columns(width, self.longest)
        return cells(row, self._shown, mark, _key_of(row.turn.command))


def _key_of(command: str) -> str:
    """The key of a form's command; empty for none, and for one that takes more than a cell."""
    key = FORM_OF[command].key_name() if command else ""
    return key if len(key) == 1 else "!" if key else ""


class TableHead(Widget):
    """The heads of the columns; a click sorts by one, a second click the other way round."""

    DEFAULT_CSS = "TableHead { height: 1; color: $muted; background: $panel; }"
    ALLOW_SELECT = False

    def __init__(self, table: ReportTable) -> None:
        super().__init__(id="head")
        self.auto_links = False
        self._table = table
        self._order = Order.NUMBER, False

    def show(self, order: Order, falling: bool) -> None:
        """Show what the table is sorted by."""
        self._order = order, falling
        self.refresh()

    def render(self) -> Content:
        width = self._table.scrollable_content_region.width - 1
        parts = [Content(" ")]
        for text, column in heads(width, self._table.longest, *self._order):
            part = Content(text)
            if column.order is not None and column.head:
                part = part.stylize(Style.from_meta({"@click": f"screen.sort_by('{column.order.value}')"}))
            parts.append(part)
        return Content("").join(parts)


class Tools(NamedTuple):
    """What the line above the table says.

    Attributes:
        filter: the filter.
        order: what the table is sorted by, with its arrow.
        marked: how many reports are marked.
        words: the words that are searched for; empty for none.
        searching: whether the search is open, with or without words.
        hits: how many reports of the queue hold the words.
        of: how many reports the queue has.
        elsewhere: how many reports of other queues hold the words.
    """

    filter: Filter = Filter.ALL
    order: str = ""
    marked: int = 0
    words: str = ""
    searching: bool = False
    hits: int = 0
    of: int = 0
    elsewhere: int = 0

    @property
    def found(self) -> str:
        """What the search has found, in words."""
        if not self.words:
            return f"mencari dalam {self.of} laporan"
        if not self.hits and self.elsewhere:
            return f"0 di antrean ini, {self.elsewhere} di antrean lain"
        return f"{self.hits} dari {self.of} cocok"


class TableTools(Widget):
    """One line above the table: the search, the marks, or filter and order; each can be clicked."""

    DEFAULT_CSS = "TableTools { height: 1; background: $surface; color: $foreground; }"
    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__(id="tools")
        self.auto_links = False
        self.tools = Tools()

    def show(self, tools: Tools) -> None:
        """Show another state."""
        if tools != self.tools:
            self.tools = tools
            self.refresh()

    def render(self) -> Content:
        width, parts, room = self.size.width, list[Content](), self.size.width
        for part in self._parts():
            if part.cell_length > room:
                break
            parts.append(part)
            room -= part.cell_length
        return Content("").join([*parts, Content(fit("", room))]) if width else Content("")

    def _parts(self) -> list[Content]:
        tools = self.tools
        if tools.searching:
            delete = Content(" ✕ hapus pencarian ").stylize(clicks(drop_search.id))
            if not tools.hits and tools.elsewhere:
                there = key_part(key_name("enter"), f"{tools.elsewhere} di antrean lain", search_elsewhere.id)
                return [there, delete]
            return [Content(f" {tools.found} "), delete]
        if tools.marked:
            return [
                Content(f" {tools.marked} ditandai "),
                key_part(Remind.key_name(), "Ingatkan semua", Remind.id),
                key_part(back.key_name(), "Lepas", back.id),
                key_part(mark.key_name(), "Tandai", mark.id),
            ]
        return [
            key_part(next_filter.key_name(), f"Saring: {tools.filter.short}", next_filter.id),
            key_part(sort.key_name(), f"Urut: {tools.order}", sort.id),
            key_part(mark.key_name(), "Tandai", mark.id),
        ]
