"""Meja kerja: the queues, the table of reports, the report pane, the clock and what just happened."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.timer import Timer
from textual.types import CSSPathType
from textual.widgets import Input, Static

from trainer.screens.shared.bars import CommandBar, TitleBar
from trainer.screens.shared.commands import AnyCommand, bindings
from trainer.screens.shared.rows import RowList
from trainer.screens.shared.screen import COMMON
from trainer.screens.shared.sheet import Remark
from trainer.screens.workbench.closed import ClosedBanner
from trainer.screens.workbench.commands import ACTIONS, OWN, SIDE
from trainer.screens.workbench.filters import Filter
from trainer.screens.workbench.monev import MonevLine
from trainer.screens.workbench.pane import ReportPane
from trainer.screens.workbench.table import ReportTable, TableHead, TableTools
from trainer.screens.workbench.table_screen import TableScreen
from trainer.screens.workbench.widgets import ClockLine, NoticeLines, QueueList

if TYPE_CHECKING:
    from trainer.screens.workbench.bench import Bench

WIDE = 120
ROOMY = 100
"""From this width on there is room for the Monev strip."""

IDLE = 0.6
"""Seconds after which a new workbench is painted and has time for what is needed later."""

NOT_TYPED = re.compile(r"escape|f\d")
"""The keys that do something while letters go into the search field."""

DWELL = 1.0
"""Seconds after which a report that stands open beside the table counts as read."""


class WorkbenchScreen(TableScreen):
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
        self._dwell: Timer | None = None

    def compose(self) -> ComposeResult:
        table = ReportTable()
        yield TitleBar(self.title_text)
        yield ClockLine(self.bench)
        yield ClosedBanner()
        yield MonevLine(self.bench)
        with Horizontal(id="body"):
            with Vertical(id="left"):
                yield QueueList()
                with Vertical(id="table"):
                    with Horizontal(id="searching"):
                        yield Static(" Cari:", markup=False)
                        yield Input(placeholder="kata dalam laporan", id="search", compact=True)
                    yield TableTools()
                    yield TableHead(table)
                    yield table
            yield ReportPane(self.bench)
        yield Remark("hint")
        yield NoticeLines(self.bench)
        yield CommandBar(key="actions")
        yield CommandBar(key="footer")

    async def on_mount(self) -> None:
        self._measure(self.app.size.width)
        self.table.focus()
        await self.recall_order()
        await self.redraw()
        self.run_worker(self.find_drafts(), group="draf")
        self.set_timer(IDLE, self._prepare_forms)
        if self.bench.live:
            self.set_interval(1.0, self._tick)

    def _prepare_forms(self) -> None:
        """Import the forms while the person reads, so that the first one opens as quickly as the others."""
        self.run_worker(self.bench.prepare_forms(), group="formulir")

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
        self.queues.show(self.bench.snapshot)
        self.fill_table(keep)
        self.query_one("#clock", ClockLine).refresh()
        self.query_one("#closed", ClosedBanner).show(self.bench.snapshot)
        self.query_one("#monev", MonevLine).refresh()
        self.query_one("#notices", NoticeLines).refresh()
        await self.show_current()

    def current(self) -> int | None:
        """The report that is read, or stands under the cursor."""
        if self.reading:
            return self.open_report
        return self.table.selected.id if self.table.selected is not None else None

    async def show_current(self) -> None:
        number = self.current()
        look = await self.pane.show(number, self.wide or self.reading)
        self._say(self.bench.done or look.advice)
        self.possible = look.possible
        self._show_actions(number)
        self.refresh_offers()

    def _say(self, sentence: str) -> None:
        """Show what was done last, or else advice; without either the line goes."""
        self.query_one("#hint", Remark).show(sentence)
        self.set_class(not sentence, "-no-hint")

    def _show_actions(self, number: int | None) -> None:
        bar = self.query_one("#actions", CommandBar)
        if self.typing:
            bar.show((), self.search_hint)
            return
        nothing = "Pilih antrean lain atau lewati ke kejadian berikutnya (N)."
        bar.show(
            (form for form in ACTIONS if form.available(self)),
            "Tidak ada tindakan untuk laporan ini." if number else nothing,
        )

    def refresh_offers(self) -> None:
        """Draw the footer again: while letters are typed without their commands, and with more where there is room."""
        offers = [each for each in self.OFFERS if each.available(self)]
        footer = [each for each in offers if each.footer]
        if self.typing:
            footer = [each for each in footer if NOT_TYPED.match(each.current_keys())]
        elif self.has_class("-roomy"):
            place = next((at for at, each in enumerate(footer) if each.id == "kembali"), len(footer))
            footer[place:place] = [each for each in SIDE if each in offers]
        self.query_one("#footer", CommandBar).show(footer)

    async def on_descendant_focus(self) -> None:
        self._show_actions(self.current())
        self.refresh_offers()

    # Looking and marking

    async def other_eyes(self) -> None:
        """Look at the report as the next role; from the narrow table this opens the report too."""
        number = self.current()
        if number is None:
            return
        if not self.wide and not self.reading:
            await self.show_report(number)
        self.pane.next_onlooker()
        self.pane.to_top()
        await self.show_current()

    def mark(self) -> None:
        """Mark the report under the cursor and go on to the next, or take the mark away."""
        number = self.current()
        if number is None:
            return
        self.mark_only(self.marked ^ {number})
        if not self.reading:
            self.table.cursor += 1

    # Moving

    async def on_row_list_moved(self, message: RowList.Moved) -> None:
        self.bench.done = ""
        if message.rows.id == "queues":
            self.forget_search()
            self.fill_table(None)
        await self.show_current()
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

    async def open_selected(self) -> None:
        """Open the report under the cursor."""
        number = self.current()
        if number is not None:
            await self.show_report(number)

    async def show_report(self, number: int) -> None:
        """Open a report to read it."""
        self.open_report = number
        self.set_class(not self.wide, "-reading")
        self.pane.to_top()
        await self.show_current()
        self.query_one("#scroll").focus()
        await self._mark_read()

    async def go_to(self, number: int) -> None:
        """Put the cursor on a report, wherever it is listed."""
        row = self.bench.snapshot.row(number)
        if row is None:
            return
        if all(each.id != number for each in self.table.rows):
            self.forget_search()
            if not self._narrowing.filter.fits(row):
                await self.use_filter(Filter.ALL)
            if self.queues.bucket not in {"semua", row.bucket.value}:
                self.queues.go_to(row.bucket.value)
        self.fill_table(number)
        self.open_report = number if self.reading else None
        self.pane.to_top()
        await self.show_current()

    async def read_elsewhere(self, number: int) -> None:
        """Open a report that something else on the screen speaks of."""
        if self.bench.snapshot.row(number) is None:
            self.tell("Laporan ini tidak lagi berada di meja Anda.")
            return
        await self.go_to(number)
        await self.show_report(number)

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
            await self.show_current()

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
        self._stop_reading()
        self.queues.focus()

    def step_queue(self, step: int) -> None:
        """Go to the next or previous queue and stay in the table."""
        self._stop_reading()
        self.queues.cursor += step
        self.table.focus()

    def _stop_reading(self) -> None:
        self.remove_class("-reading")
        self.open_report = None

    async def go_back(self) -> None:
        """One step out: other eyes, the report, the search, the marks, the filter, and last the desk."""
        if self.pane.other_eyes:
            self.pane.own_eyes()
            await self.show_current()
        elif self.reading or self.focused is self.query_one("#scroll"):
            self._stop_reading()
            self.table.focus()
            await self.redraw()
        elif self.searching:
            await self.drop_search()
        elif self.marked:
            self.mark_only(frozenset())
        elif self._narrowing.filter is not Filter.ALL:
            await self.use_filter(Filter.ALL)
        else:
            self.dismiss(None)

    async def start_search(self) -> None:
        """Show the search field."""
        self._stop_reading()
        self.open_search()
        await self.show_current()

    # What happened

    async def show_events(self) -> None:
        """Show all that happened; the chosen line's report is opened."""
        from trainer.screens.workbench.events import EventsScreen

        async def chosen(number: int | None) -> None:
            if number is not None:
                await self.guarded(lambda: self.read_elsewhere(number))

        await self.app.push_screen(EventsScreen(self.bench), chosen)

    async def action_open_event(self, place: int) -> None:
        """What a click on a line of the last events calls."""
        notices = self.bench.notices
        if place < len(notices) and notices[place].report:
            await self.guarded(lambda: self.read_elsewhere(notices[place].report))

    def waiting_after(self, number: int, bucket: str) -> int | None:
        """The next report below that waits for the trainee in the queue in which a report was before."""
        ids = [row.id for row in self.table.rows]
        place = ids.index(number) if number in ids else 0
        rows: Iterable[int] = [*ids[place + 1 :], *ids[:place]]
        for each in rows:
            row = self.bench.snapshot.row(each)
            if row is not None and row.bucket.value == bucket and row.turn.mine:
                return each
        return None

    async def after_sending(self, number: int, bucket: str) -> None:
        """Go on to the next report that waits; one that fills the screen, or still waits for the trainee, stays."""
        sent = self.bench.snapshot.row(number)
        still_mine = sent is not None and sent.turn.mine
        ahead = None if still_mine else self.waiting_after(number, bucket)
        await self._after_step()
        if ahead is not None and self.app.screen is self:
            self.fill_table(ahead)
            await self.show_current()
            if self.wide:
                self._start_dwell()

    async def after_undo(self, number: int) -> None:
        """Stand on the report that is as it was before."""
        await self._after_step()
        if number and not self.reading:
            await self.go_to(number)

    def _measure(self, width: int) -> None:
        self.set_class(width >= WIDE, "-wide")
        self.set_class(width >= ROOMY, "-roomy")

    async def on_resize(self, event: events.Resize) -> None:
        before = self.wide
        self._measure(event.size.width)
        if self.wide != before:
            if self.wide:
                self.remove_class("-reading")
            await self.show_current()
        else:
            self.refresh_offers()
        self.call_after_refresh(self.query_one("#head", TableHead).refresh)
