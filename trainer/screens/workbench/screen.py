"""Meja kerja: the queues, the table of reports, the report pane, the clock and what just happened."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.timer import Timer
from textual.types import CSSPathType
from textual.widgets import Input

from trainer.screens.shared.bars import CommandBar, TitleBar
from trainer.screens.shared.commands import AnyCommand, bindings
from trainer.screens.shared.rows import RowList
from trainer.screens.shared.screen import COMMON
from trainer.screens.shared.sheet import Remark
from trainer.screens.workbench.bench import Bench
from trainer.screens.workbench.closed import ClosedBanner
from trainer.screens.workbench.commands import ACTIONS, OWN
from trainer.screens.workbench.filters import Filter, Narrowing
from trainer.screens.workbench.monev import MonevLine
from trainer.screens.workbench.pane import ReportPane
from trainer.screens.workbench.shift_screen import ShiftScreen
from trainer.screens.workbench.widgets import ClockLine, NoticeLines, QueueList, ReportTable
from trainer.sp4n.moves import is_legal
from trainer.sp4n.verbs import Verb

WIDE = 120
ROOMY = 100
"""From this width on there is room for the Monev strip."""

IDLE = 0.6
"""Seconds after which a new workbench is painted and has time for what is needed later."""

DWELL = 1.0
"""Seconds after which a report that stands open beside the table counts as read."""


class WorkbenchScreen(ShiftScreen):
    """The desk of a shift.

    Args:
        bench: the shift that is played.
    """

    # The looks of the forms too: any later file makes Textual parse all style sheets again.
    CSS_PATH: ClassVar[CSSPathType | None] = ["screen.tcss", "forms/form.tcss"]
    OFFERS: ClassVar[tuple[AnyCommand, ...]] = (*OWN, *COMMON)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*OWN)]
    HELP_PAGE = "meja_kerja"

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self.possible: frozenset[str] = frozenset()
        self.open_report: int | None = None
        self._narrowing = Narrowing()
        self._dwell: Timer | None = None
        self.marked: frozenset[int] = frozenset()

    def compose(self) -> ComposeResult:
        yield TitleBar(self._title())
        yield ClockLine(self.bench)
        yield ClosedBanner()
        yield MonevLine(self.bench)
        with Horizontal(id="body"):
            with Vertical(id="left"):
                yield QueueList()
                with Vertical(id="table"):
                    yield Input(placeholder="Cari kata, lalu Enter", id="search", compact=True)
                    yield Remark("head")
                    yield ReportTable()
            yield ReportPane(self.bench)
        yield Remark("hint")
        yield NoticeLines(self.bench)
        yield CommandBar(key="actions")
        yield CommandBar(key="footer")

    async def on_mount(self) -> None:
        self.set_class(not self.bench.hints, "-no-hints")
        self._measure(self.app.size.width)
        self.table.focus()
        await self.redraw()
        self.set_timer(IDLE, self._prepare_forms)
        if self.bench.live:
            self.set_interval(1.0, self._tick)

    def _prepare_forms(self) -> None:
        """Import the forms while the person reads, so that the first one opens as quickly as the others."""
        self.run_worker(self.bench.prepare_forms(), group="formulir")

    @property
    def table(self) -> ReportTable:
        """The table of reports."""
        return self.query_one("#reports", ReportTable)

    @property
    def pane(self) -> ReportPane:
        """The report pane."""
        return self.query_one("#pane", ReportPane)

    @property
    def wide(self) -> bool:
        """Whether table and report stand side by side."""
        return self.has_class("-wide")

    @property
    def reading(self) -> bool:
        """Whether the report fills the screen."""
        return self.has_class("-reading")

    # Drawing

    async def redraw(self) -> None:
        """Draw everything anew after something happened."""
        keep = self.open_report or (self.table.selected.id if self.table.selected else None)
        self.query_one("#queues", QueueList).show(self.bench.snapshot)
        self._fill_table(keep)
        self.query_one("#clock", ClockLine).refresh()
        self.query_one("#closed", ClosedBanner).show(self.bench.snapshot)
        self.query_one("#monev", MonevLine).refresh()
        self.query_one("#notices", NoticeLines).refresh()
        await self._show_report()

    def _fill_table(self, keep: int | None) -> None:
        rows = self._narrowing.rows(self.bench.snapshot.rows, self.query_one("#queues", QueueList).bucket)
        self.table.show(rows, keep)
        self.table.reset(len(rows), self.table.cursor, empty=self._narrowing.when_empty)
        self._draw_head()

    async def change_order(self) -> None:
        """Sort by deadline, or by number again."""
        self._narrowing.by_deadline = not self._narrowing.by_deadline
        await self.redraw()

    def _title(self) -> str:
        title = f"Meja kerja · {self.bench.session.scenario.preset.title}"
        chosen = self._narrowing.filter
        return title if chosen is Filter.ALL else f"{title} · saringan: {chosen.value}"

    async def next_filter(self) -> None:
        """Narrow the table by the next filter."""
        self._narrowing.filter = self._narrowing.filter.next
        self.query_one(TitleBar).retitle(self._title())
        await self.redraw()

    def _draw_head(self) -> None:
        width = self.table.size.width
        if width:
            self.query_one("#head", Remark).show(self.table.header(width))

    def current(self) -> int | None:
        """The report that is read, or stands under the cursor."""
        if self.reading:
            return self.open_report
        return self.table.selected.id if self.table.selected is not None else None

    async def _show_report(self) -> None:
        number = self.current()
        look = await self.pane.show(number, self.wide or self.reading)
        self.query_one("#hint", Remark).show(look.advice)
        self.possible = look.possible
        self.query_one("#actions", CommandBar).show(
            (form for form in ACTIONS if form.available(self)),
            "Tidak ada tindakan untuk laporan ini."
            if number
            else "Pilih antrean lain atau lewati ke kejadian berikutnya (N).",
        )
        self.refresh_offers()

    async def other_eyes(self) -> None:
        """Look at the report as the next role; from the narrow table this opens the report too."""
        number = self.current()
        if number is None:
            return
        if not self.wide and not self.reading:
            await self.show_report(number)
        self.pane.next_onlooker()
        self.pane.to_top()
        await self._show_report()

    # Marking

    def mark(self) -> None:
        """Mark the report under the cursor and go on to the next, or take the mark away."""
        number = self.current()
        if number is None:
            return
        self._mark_only(self.marked ^ {number})
        if not self.reading:
            self.table.cursor += 1

    def _mark_only(self, numbers: frozenset[int]) -> None:
        self.marked = self.table.marked = numbers
        self.table.refresh()
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
                self._mark_only(frozenset())
            await self.guarded(self._after_step)

        await self.app.push_screen(form, closed)

    # Moving

    async def on_row_list_moved(self, message: RowList.Moved) -> None:
        if message.rows.id == "queues":
            self._fill_table(None)
        await self._show_report()
        if self.wide:
            self.pane.to_top()
            self._start_dwell()

    def _start_dwell(self) -> None:
        if self._dwell is not None:
            self._dwell.stop()
        self._dwell = self.set_timer(DWELL, self._mark_read)

    async def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        if message.rows.id == "queues":
            self.table.focus()
        elif self.table.selected is not None:
            await self.show_report(self.table.selected.id)

    async def show_report(self, number: int) -> None:
        """Open a report to read it."""
        self.open_report = number
        self.set_class(not self.wide, "-reading")
        self.pane.to_top()
        await self._show_report()
        self.query_one("#scroll").focus()
        await self._mark_read()

    async def _mark_read(self) -> None:
        number = self.current()
        if number is not None and self.app.screen is self:
            await self.guarded(lambda: self.mark_as_read(number))

    async def open_page(self, page: int) -> None:
        """Open a tab of the report pane; from the narrow table this opens the report too."""
        self.pane.turn_to(page)
        number = self.current()
        if number is not None and not self.wide and not self.reading:
            await self.show_report(number)
        else:
            self.pane.to_top()
            await self._show_report()

    def step_report(self, step: int) -> None:
        """Go to the next or previous report of the queue, also while reading."""
        table = self.table
        if not table.rows:
            return
        table.cursor += step
        if self.reading and table.selected is not None:
            self.open_report = table.selected.id
            self.pane.to_top()
            self._start_dwell()

    def to_queues(self) -> None:
        """Put the focus on the queues."""
        self.remove_class("-reading")
        self.open_report = None
        self.query_one("#queues").focus()

    def step_queue(self, step: int) -> None:
        """Go to the next or previous queue and stay in the table."""
        self.remove_class("-reading")
        self.open_report = None
        self.query_one("#queues", QueueList).cursor += step
        self.table.focus()

    async def go_back(self) -> None:
        """From the report to the table, from a search to all reports, from the table to Beranda."""
        if self.reading or self.focused is self.query_one("#scroll"):
            self.remove_class("-reading")
            self.open_report = None
            self.table.focus()
            await self.redraw()
        elif self._narrowing.words or self.focused is self.query_one("#search"):
            await self._search("")
        elif self.marked:
            self._mark_only(frozenset())
        else:
            self.dismiss(None)

    # Searching

    def start_search(self) -> None:
        """Show the search field."""
        self.remove_class("-reading")
        self.open_report = None
        self.add_class("-searching")
        self.query_one("#search", Input).focus()

    async def on_input_changed(self, event: Input.Changed) -> None:
        if event.input.id == "search":
            self._narrowing.search(event.value)
            self._fill_table(None)
            await self._show_report()

    def on_input_submitted(self) -> None:
        self.table.focus()

    async def _search(self, text: str) -> None:
        field = self.query_one("#search", Input)
        field.value = text
        self._narrowing.search(text)
        self.remove_class("-searching")
        self.table.focus()
        await self.redraw()

    def _measure(self, width: int) -> None:
        self.set_class(width >= WIDE, "-wide")
        self.set_class(width >= ROOMY, "-roomy")

    async def on_resize(self, event: events.Resize) -> None:
        before = self.wide
        self._measure(event.size.width)
        if self.wide != before:
            if self.wide:
                self.remove_class("-reading")
            await self._show_report()
        self.call_after_refresh(self._draw_head)
