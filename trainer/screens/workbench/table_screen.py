"""A workbench's table: the queue, the order, filters, marks and the search."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.widgets import Input

from trainer.screens.shared.bars import TitleBar
from trainer.screens.workbench.columns import Order
from trainer.screens.workbench.filters import ALL, Filter, Narrowing
from trainer.screens.workbench.shift_screen import ShiftScreen
from trainer.screens.workbench.table import ReportTable, TableHead, TableTools, Tools
from trainer.screens.workbench.widgets import QueueList
from trainer.sp4n.moves import is_legal
from trainer.sp4n.verbs import Verb

if TYPE_CHECKING:
    from trainer.screens.workbench.bench import Bench


class TableScreen(ShiftScreen):
    """What can be done with the table of a shift.

    Args:
        bench: the shift that is played.

    Attributes:
        marked: the reports that are marked.
    """

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self.marked: frozenset[int] = frozenset()
        self._narrowing = Narrowing()

    @property
    def table(self) -> ReportTable:
        """The table of reports."""
        return self.query_one("#reports", ReportTable)

    @property
    def queues(self) -> QueueList:
        """The queues."""
        return self.query_one("#queues", QueueList)

    @abstractmethod
    async def show_current(self) -> None:
        """Draw what depends on the report under the cursor."""

    @property
    def title_text(self) -> str:
        """What the title bar says: the shift, and the filter."""
        title = f"Meja kerja · {self.bench.session.scenario.preset.title}"
        chosen = self._narrowing.filter
        return title if chosen is Filter.ALL else f"{title} · saringan: {chosen.value}"

    def fill_table(self, keep: int | None) -> None:
        """Show the rows of the queue anew; the cursor stays on the report `keep`."""
        rows = self._narrowing.rows(self.bench.snapshot.rows, self.queues.bucket)
        table = self.table
        self._mark_drafts()
        table.make_room(max((cell_len(row.title) for row in self.bench.snapshot.rows), default=0))
        table.show(rows, keep)
        table.reset(len(rows), table.cursor, empty=self._narrowing.when_empty(len(self._elsewhere())))
        self.query_one("#head", TableHead).show(self._narrowing.order, self._narrowing.falling)
        self._show_tools()

    def _elsewhere(self) -> list[int]:
        """The reports of other queues that hold the searched words."""
        bucket = self.queues.bucket
        if bucket == ALL or not self._narrowing.words:
            return []
        rows = self.bench.snapshot.rows
        return [row.id for row in rows if row.bucket.value != bucket and self._narrowing.holds(row)]

    def _show_tools(self) -> None:
        narrowing, bucket = self._narrowing, self.queues.bucket
        tools = Tools(
            filter=narrowing.filter,
            order=f"{narrowing.order.value} {'▼' if narrowing.falling else '▲'}",
            marked=len(self.marked),
            words=" ".join(narrowing.words),
            searching=self.searching,
            hits=len(self.table.rows),
            of=sum(bucket in {ALL, row.bucket.value} for row in self.bench.snapshot.rows),
            elsewhere=len(self._elsewhere()),
        )
        self.query_one("#tools", TableTools).show(tools)

    # Order and filter

    async def recall_order(self) -> None:
        """Take the order in which the table was left."""
        self._narrowing.recall(await self.bench.recall_order())

    async def find_drafts(self) -> None:
        """Mark the reports with a form that was filled in before and not sent."""
        await self.bench.find_drafts()
        if self.bench.drafts:
            self._mark_drafts()
            self.table.refresh()

    def _mark_drafts(self) -> None:
        self.table.drafts = frozenset(report for report, _ in self.bench.drafts)

    async def next_order(self) -> None:
        """Sort by the next column."""
        await self.sort(self._narrowing.order.next)

    async def turn_order(self) -> None:
        """Sort by the same column the other way round."""
        await self.sort(self._narrowing.order)

    async def sort(self, order: Order) -> None:
        """Sort by a column; by the one that is sorted by already: the other way round."""
        self._narrowing.sort(order)
        await self.bench.keep_order(self._narrowing.stored)
        await self.redraw()

    async def action_sort_by(self, order: str) -> None:
        """What a click on the head of a column calls."""
        await self.guarded(lambda: self.sort(Order(order)))

    async def next_filter(self) -> None:
        """Narrow the table by the next filter."""
        await self.use_filter(self._narrowing.filter.next)

    async def use_filter(self, chosen: Filter) -> None:
        """Narrow the table by a filter."""
        self._narrowing.filter = chosen
        self.query_one(TitleBar).retitle(self.title_text)
        await self.redraw()

    # Marking

    def mark_only(self, numbers: frozenset[int]) -> None:
        """Mark these reports and no others."""
        self.marked = self.table.marked = numbers
        self.table.refresh()
        self._show_tools()
        self.refresh_offers()

    async def remind_marked(self) -> None:
        """Open the form that reminds the units of all marked reports."""
        from trainer.screens.workbench.forms.catalogue import reminders_for

        role = self.bench.session.trainee.role
        rows = [row for row in self.bench.snapshot.rows if row.id in self.marked]
        fitting = [row.id for row in rows if is_legal(Verb.REMIND_UNIT, role, row.status)]
        if not fitting:
            self.tell(
                "Tidak satu pun laporan yang ditandai sedang dikerjakan unit; pilih yang sudah didisposisikan."
            )
            return
        form = await self.bench.read(lambda session: reminders_for(self.bench, session, fitting))

        async def closed(sent: bool | None) -> None:
            if sent:
                self.mark_only(frozenset())
                self.bench.done = f"{len(fitting)} pengingat terkirim."
            await self.guarded(self._after_step)

        await self.app.push_screen(form, closed)

    # Searching

    @property
    def searching(self) -> bool:
        """Whether the search field is shown."""
        return self.has_class("-searching")

    @property
    def typing(self) -> bool:
        """Whether letters go into the search field."""
        return self.searching and self.focused is self.query_one("#search", Input)

    @property
    def search_hint(self) -> str:
        """What the keys do while letters go into the search field."""
        tools = self.query_one("#tools", TableTools).tools
        there = "buka di antrean lain" if not tools.hits and tools.elsewhere else "ke tabel"
        return f"Enter {there} · Esc hapus pencarian · {tools.found}"

    def open_search(self) -> None:
        """Show the search field."""
        self.add_class("-searching")
        self.query_one("#search", Input).focus()
        self._show_tools()

    async def on_input_changed(self, event: Input.Changed) -> None:
        if event.input.id == "search" and self.searching:
            self._narrowing.search(event.value)
            self.fill_table(None)
            await self.show_current()

    async def on_input_submitted(self) -> None:
        if not self.table.rows and self._elsewhere():
            await self.search_elsewhere()
        elif not self._narrowing.words:
            await self.drop_search()
        else:
            self.table.focus()

    async def search_elsewhere(self) -> None:
        """Show what the search finds in other queues: in their queue, or among all reports."""
        found = set(self._elsewhere())
        places = {row.bucket.value for row in self.bench.snapshot.rows if row.id in found}
        if self._narrowing.filter is not Filter.ALL:
            await self.use_filter(Filter.ALL)
        self.queues.go_to(places.pop() if len(places) == 1 else ALL)
        self.fill_table(None)
        self.table.focus()
        await self.show_current()

    def forget_search(self) -> None:
        """Close the search field and forget its words; the table is not drawn anew."""
        if self.searching or self._narrowing.words:
            self._narrowing.search("")
            self.remove_class("-searching")
            with self.prevent(Input.Changed):
                self.query_one("#search", Input).value = ""

    async def drop_search(self) -> None:
        """Show all reports of the queue again."""
        keep = self.current()
        self.forget_search()
        self.table.focus()
        self.fill_table(keep)
        await self.show_current()
