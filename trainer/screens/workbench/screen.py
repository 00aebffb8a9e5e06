"""Meja kerja: the queues, the table of reports, the report pane, the clock and what just happened."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.timer import Timer
from textual.widgets import Input, Static

from trainer.screens.shared.bars import CommandBar, TitleBar
from trainer.screens.shared.commands import AnyCommand, bindings
from trainer.screens.shared.rows import RowList
from trainer.screens.shared.screen import COMMON, LatihScreen
from trainer.screens.workbench.bench import Bench
from trainer.screens.workbench.commands import ACTIONS, FORMS, OWN
from trainer.screens.workbench.eyes import Onlooker, gaze
from trainer.screens.workbench.filters import Filter
from trainer.screens.workbench.hints import hint
from trainer.screens.workbench.monev import MonevLine
from trainer.screens.workbench.pages import SLOW, heading, page
from trainer.screens.workbench.snapshot import ReportRow, is_unread
from trainer.screens.workbench.widgets import ALL, ClockLine, NoticeLines, QueueList, ReportTable, TabLine
from trainer.sp4n.commands import MarkRead
from trainer.sp4n.moves import is_legal
from trainer.sp4n.report import Report
from trainer.sp4n.verbs import Verb

if TYPE_CHECKING:
    from textual.content import Content

    from trainer.practice.session import Session
    from trainer.screens.workbench.forms.base import Form

WIDE = 120
ROOMY = 100
"""From this width on there is room for the Monev strip."""

DWELL = 1.0
"""Seconds after which a report that stands open beside the table counts as read."""


class WorkbenchScreen(LatihScreen[None]):
    """The desk of a shift.

    Args:
        bench: the shift that is played.
    """

    CSS_PATH = "screen.tcss"
    OFFERS: ClassVar[tuple[AnyCommand, ...]] = (*OWN, *COMMON)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*OWN)]
    HELP_PAGE = "meja_kerja"

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self.bench = bench
        self.possible: frozenset[str] = frozenset()
        self.open_report: int | None = None
        self._words: tuple[str, ...] = ()
        self._dwell: Timer | None = None
        self._page = 0
        self._by_deadline = False
        self._filter = Filter.ALL
        self._onlooker = Onlooker.OWN
        self._looked_at: int | None = None
        self.marked: frozenset[int] = frozenset()

    def compose(self) -> ComposeResult:
        yield TitleBar(self._title())
        yield ClockLine(self.bench)
        yield MonevLine(self.bench)
        with Horizontal(id="body"):
            with Vertical(id="left"):
                yield QueueList()
                with Vertical(id="table"):
                    yield Input(placeholder="Cari kata, lalu Enter", id="search", compact=True)
                    yield Static("", id="head", markup=False)
                    yield ReportTable()
            with Vertical(id="pane"):
                yield TabLine()
                with VerticalScroll(id="scroll"):
                    yield Static("", id="heading", markup=False)
                    yield Static("", id="page", markup=False)
        yield Static("", id="hint", markup=False)
        yield NoticeLines(self.bench)
        yield CommandBar(key="actions")
        yield CommandBar(key="footer")

    async def on_mount(self) -> None:
        self.query_one("#hint").display = self.bench.hints
        self._measure(self.app.size.width)
        self.table.focus()
        await self.redraw()
        if self.bench.live:
            self.set_interval(1.0, self._tick)

    @property
    def table(self) -> ReportTable:
        """The table of reports."""
        return self.query_one("#reports", ReportTable)

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
        self.query_one("#monev", MonevLine).refresh()
        self.query_one("#notices", NoticeLines).refresh()
        await self._show_report()

    def _fill_table(self, keep: int | None) -> None:
        bucket = self.query_one("#queues", QueueList).bucket
        rows = tuple(row for row in self.bench.snapshot.rows if self._fits(row, bucket))
        if self._by_deadline:
            rows = tuple(sorted(rows, key=_deadline))
        words = " ".join(self._words)
        empty = "Tidak ada laporan di antrean ini."
        if words:
            empty = f"Tidak ada laporan yang memuat: {words}"
        elif self._filter is not Filter.ALL:
            empty = f"Tidak ada laporan dengan saringan: {self._filter.value}. F: saringan berikutnya"
        self.table.show(rows, keep)
        self.table.reset(len(rows), self.table.cursor, empty=empty)
        self._draw_head()

    async def change_order(self) -> None:
        """Sort by deadline, or by number again."""
        self._by_deadline = not self._by_deadline
        await self.redraw()

    def _fits(self, row: ReportRow, bucket: str) -> bool:
        inside = bucket in {ALL, row.bucket.value} and self._filter.fits(row)
        return inside and all(word in row.words for word in self._words)

    def _title(self) -> str:
        title = f"Meja kerja · {self.bench.session.scenario.preset.title}"
        return title if self._filter is Filter.ALL else f"{title} · saringan: {self._filter.value}"

    async def next_filter(self) -> None:
        """Narrow the table by the next filter."""
        self._filter = self._filter.next
        self.query_one(TitleBar).retitle(self._title())
        await self.redraw()

    def _draw_head(self) -> None:
        width = self.table.size.width
        if width:
            self.query_one("#head", Static).update(self.table.header(width))

    def _current(self) -> int | None:
        if self.reading:
            return self.open_report
        return self.table.selected.id if self.table.selected is not None else None

    async def _show_report(self) -> None:
        number = self._current()
        if number != self._looked_at:
            self._looked_at, self._onlooker = number, Onlooker.OWN
        heading_line, page_text, advice, possible = await self.bench.read(
            lambda session: self._look(session, number)
        )
        self.query_one("#heading", Static).update(heading_line)
        self.query_one("#page", Static).update(page_text)
        self.query_one("#hint", Static).update(advice)
        self.possible = possible
        self.query_one("#actions", CommandBar).show(
            (form for form in ACTIONS if form.id in possible or form.available(self)),
            "Tidak ada tindakan untuk laporan ini."
            if number
            else "Pilih antrean lain atau lewati ke kejadian berikutnya (N).",
        )
        self.refresh_offers()
        if number is not None and self._page == SLOW and (self.wide or self.reading):
            self.run_worker(self._show_slow_page(number), group="halaman", exclusive=True)

    async def _show_slow_page(self, number: int) -> None:
        """Work out a page in the desk's thread; it is shown unless the person has gone on meanwhile."""
        onlooker = self._onlooker
        text = await self.bench.study(
            lambda session: page(gaze(session, session.instance.reports[number], onlooker), SLOW)
        )
        if (number, SLOW, onlooker) == (self._current(), self._page, self._onlooker):
            self.query_one("#page", Static).update(text)

    def _look(self, session: Session, number: int | None) -> tuple[Content, Content, str, frozenset[str]]:
        from textual.content import Content

        report = session.instance.reports.get(number) if number is not None else None
        if report is None:
            return Content(""), Content.styled("Belum ada laporan yang dipilih.", "$muted"), "", frozenset()
        top = text = Content("")
        if self.wide or self.reading:
            look = gaze(session, report, self._onlooker)
            top = heading(look)
            text = (
                page(look, self._page)
                if self._page != SLOW
                else Content.styled("Membandingkan laporan ...", "$muted")
            )
        advice = f"Petunjuk: {hint(session, report)}" if self.bench.hints else ""
        return top, text, advice, _possible(session, report)

    async def other_eyes(self) -> None:
        """Look at the report as the next role; from the narrow table this opens the report too."""
        number = self._current()
        if number is None:
            return
        if not self.wide and not self.reading:
            await self.show_report(number)
        self._onlooker = self._onlooker.next
        self._scroll_home()
        await self._show_report()

    # Marking

    def mark(self) -> None:
        """Mark the report under the cursor and go on to the next, or take the mark away."""
        number = self._current()
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
            self._scroll_home()
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
        self._scroll_home()
        await self._show_report()
        self.query_one("#scroll").focus()
        await self._mark_read()

    def _scroll_home(self) -> None:
        self.query_one("#scroll", VerticalScroll).scroll_home(animate=False)

    async def _mark_read(self) -> None:
        number = self._current()
        if number is not None and self.app.screen is self:
            await self.guarded(lambda: self._mark(number))

    async def _mark(self, number: int) -> None:
        def readers(session: Session) -> list[str | None]:
            report = session.instance.reports[number]
            if session.finished or not is_unread(session, report):
                return []
            units = [
                unit
                for unit in report.units
                if unit in report.unread_by and unit in session.scenario.acting_for
            ]
            return [*([None] if session.trainee.role.value in report.unread_by else []), *units]

        unread = await self.bench.read(readers)
        for unit in unread:
            await self.bench.do(MarkRead(number), unit)
        if unread:
            await self.redraw()

    async def open_page(self, page: int) -> None:
        """Open a tab of the report pane; from the narrow table this opens the report too."""
        self._page = page
        self.query_one("#tabs", TabLine).show(page)
        number = self._current()
        if number is not None and not self.wide and not self.reading:
            await self.show_report(number)
        else:
            self._scroll_home()
            await self._show_report()

    def step_report(self, step: int) -> None:
        """Go to the next or previous report of the queue, also while reading."""
        table = self.table
        if not table.rows:
            return
        table.cursor += step
        if self.reading and table.selected is not None:
            self.open_report = table.selected.id
            self._scroll_home()
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
        elif self._words or self.focused is self.query_one("#search"):
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
            self._words = tuple(event.value.casefold().split())
            self._fill_table(None)
            await self._show_report()

    def on_input_submitted(self) -> None:
        self.table.focus()

    async def _search(self, text: str) -> None:
        field = self.query_one("#search", Input)
        field.value = text
        self._words = tuple(text.casefold().split())
        self.remove_class("-searching")
        self.table.focus()
        await self.redraw()

    # Time

    async def skip(self) -> None:
        """Let time run to the next news."""
        await self.bench.skip()
        await self._after_step()

    async def finish(self) -> None:
        """End the shift after a question."""
        from trainer.screens.shared.dialogs import Question

        left = sum(row.status.is_open for row in self.bench.snapshot.rows)
        text = (
            f"Akhiri giliran sekarang? Masih ada {left} laporan terbuka. Waktu akan berjalan sampai akhir giliran tanpa "
            "tindakan Anda lagi, lalu giliran dinilai."
        )

        async def answered(yes: bool | None) -> None:
            if yes:
                await self.guarded(self._finish)

        await self.app.push_screen(Question(text, "Ya, akhiri"), answered)

    async def _finish(self) -> None:
        await self.bench.finish()
        await self._after_step()

    async def _after_step(self) -> None:
        if self.bench.effects.sound and self.bench.news:
            self.app.bell()
        if self.bench.snapshot.finished:
            await self._to_debrief()
        else:
            await self.redraw()

    async def _to_debrief(self) -> None:
        number, latih = self.bench.shift.id, self.latih
        self.dismiss(None)
        latih.call_later(latih.finish_shift, number)

    async def _tick(self) -> None:
        if self.bench.paused:
            return
        before = self.bench.snapshot
        await self.guarded(lambda: self.bench.tick(1.0))
        if self.bench.snapshot is not before and self.app.screen is self:
            await self._after_step()
        elif self.app.screen is self:
            self.query_one("#clock", ClockLine).refresh()

    def toggle_pause(self) -> None:
        """Stop or start the live clock."""
        self.bench.paused = not self.bench.paused
        self.query_one("#clock", ClockLine).refresh()

    def change_speed(self, factor: float) -> None:
        """Make the live clock faster or slower."""
        self.bench.speed = min(64.0, max(0.25, self.bench.speed * factor))
        self.query_one("#clock", ClockLine).refresh()

    # Forms

    async def open_form(self, name: str) -> None:
        """Open a form about the selected report."""
        from trainer.screens.workbench.forms.catalogue import form_for

        number = self._current()
        if number is None:
            return
        await self._mark(number)
        await self._open(await self.bench.read(lambda session: form_for(name, self.bench, session, number)))

    async def open_papers(self) -> None:
        """Open the form that types in what came on paper."""
        from trainer.screens.workbench.forms.catalogue import papers_form

        if not await self.bench.read(lambda session: session.papers):
            self.tell("Tidak ada aduan luring yang menunggu dicatat.")
            return
        await self._open(await self.bench.read(lambda session: papers_form(self.bench, session)))

    async def _open(self, form: Form) -> None:
        async def closed(_sent: bool | None) -> None:
            await self.guarded(self._after_step)

        await self.app.push_screen(form, closed)

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


def _deadline(row: ReportRow) -> tuple[bool, float, int]:
    due = row.left.due
    return due is None, due.timestamp() if due is not None else 0.0, row.id


def _possible(session: Session, report: Report) -> frozenset[str]:
    if session.finished:
        return frozenset()
    return frozenset(form.id for form in FORMS if form.fits(report, session))
