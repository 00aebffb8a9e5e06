"""Laporan hasil: the score with its reasons, report by report, item by item."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Static

from trainer.screens.debrief.pages import ExpertMove, expert_moves, grade_tone, item_page, summary
from trainer.screens.shared.bars import CommandBar, TitleBar
from trainer.screens.shared.commands import AnyCommand, ScreenCommand, bindings
from trainer.screens.shared.plain import fit, plain_line
from trainer.screens.shared.rows import Piece, RowList
from trainer.screens.shared.screen import COMMON, LatihScreen
from trainer.screens.shared.words import number, percent
from trainer.sp4n.calendar import WorkingCalendar

if TYPE_CHECKING:
    from trainer.scenarios.log import LogEntry
    from trainer.scenarios.scenario import Scenario
    from trainer.scoring.card import Item, ReportScore, ScoreCard

WIDE = 120


class OnlyLost(ScreenCommand["DebriefScreen"]):
    id = "kurang"
    keys = "s"
    label = "Hanya yang kurang"
    title = "Tampilkan hanya butir yang kehilangan poin, atau semua"
    footer = True

    @classmethod
    async def run(cls, screen: DebriefScreen) -> None:
        screen.toggle_lost()


class OpenAll(ScreenCommand["DebriefScreen"]):
    id = "bentangkan"
    keys = "b"
    label = "Bentangkan semua"
    title = "Bentangkan atau lipat semua laporan"
    footer = True

    @classmethod
    async def run(cls, screen: DebriefScreen) -> None:
        screen.toggle_all()


class NextItem(ScreenCommand["DebriefScreen"]):
    id = "butir_berikut"
    keys = "n,right_square_bracket"
    label = "Berikut"
    title = "Butir berikutnya"
    footer = True

    @classmethod
    async def run(cls, screen: DebriefScreen) -> None:
        screen.step(1)


class PreviousItem(ScreenCommand["DebriefScreen"]):
    id = "butir_lalu"
    keys = "p,left_square_bracket"
    label = "Butir lalu"
    title = "Butir sebelumnya"

    @classmethod
    async def run(cls, screen: DebriefScreen) -> None:
        screen.step(-1)


class Back(ScreenCommand["DebriefScreen"]):
    id = "kembali"
    keys = "escape,backspace,q"
    label = "Kembali"
    title = "Kembali ke daftar, atau ke Beranda"
    footer = True

    @classmethod
    async def run(cls, screen: DebriefScreen) -> None:
        screen.go_back()


OWN: tuple[AnyCommand, ...] = (OnlyLost, OpenAll, NextItem, PreviousItem, Back)
Line = tuple["ReportScore", "Item | None"]


class DebriefScreen(LatihScreen[None]):
    """The result of a shift.

    Args:
        scenario: what was played.
        entries: the log that was graded.
        card: the result.
    """

    CSS_PATH = "screen.tcss"
    OFFERS: ClassVar[tuple[AnyCommand, ...]] = (*OWN, *COMMON)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*OWN)]
    HELP_PAGE = "laporan_hasil"

    def __init__(self, scenario: Scenario, entries: Sequence[LogEntry], card: ScoreCard) -> None:
        super().__init__()
        self.scenario = scenario
        self.entries = tuple(entries)
        self.card = card
        self._zone = WorkingCalendar.from_years(
            scenario.region.zone, scenario.rules.hours, scenario.calendar_years
        ).zone
        self._open: set[int] = set()
        self._only_lost = False
        self._expert: dict[int, list[ExpertMove]] | None = None
        self._lines: list[Line] = []

    def compose(self) -> ComposeResult:
        self._fill()
        yield TitleBar(f"Laporan hasil · {self.scenario.preset.title}")
        yield Static("", id="summary", markup=False)
        with Horizontal(id="body"):
            with Vertical(id="left"):
                yield Static(" Laporan dan butir penilaian (Enter membuka)", id="head", markup=False)
                yield RowList(self._draw, len(self._lines), key="items")
            with VerticalScroll(id="detail"):
                yield Static("Pilih satu butir untuk melihat alasannya.", id="page", markup=False)
        yield CommandBar(key="footer")

    def on_mount(self) -> None:
        self.set_class(self.app.size.width >= WIDE, "-wide")
        self.query_one("#items").focus()
        self.query_one("#summary", Static).update(summary(self.card, self.app.size.width - 2))
        self.refresh_offers()
        self.run_worker(self._ask_expert(), exclusive=True)

    async def _ask_expert(self) -> None:
        moves = await self.guarded(lambda: self.desk.call(lambda _desk: expert_moves(self.scenario)))
        self._expert = moves or {}
        self._show_item()

    # The list

    def _fill(self) -> None:
        lines: list[Line] = []
        for report in self.card.reports:
            items = [item for item in self.card.items if item.report == report.report]
            shown = [item for item in items if item.lost > 0] if self._only_lost else items
            if self._only_lost and not shown:
                continue
            lines.append((report, None))
            if report.report in self._open:
                lines += [(report, item) for item in shown]
        self._lines = lines

    def _draw(self, index: int, width: int) -> Sequence[Piece]:
        report, item = self._lines[index]
        if item is None:
            mark = "▾" if report.report in self._open else "▸"
            tone = "bad" if report.critical else grade_tone(report.percent)
            flag = " ! berat" if report.critical else ""
            value = f"{percent(report.percent):>4}{flag}"
            title = fit(f"{mark} #{report.report} {plain_line(report.title)}", max(1, width - 13))
            return [(title, "strong"), (fit(value, 13), tone)]
        tone = "bad" if item.critical else "good" if item.lost <= 0 else "warn"
        points = f"{number(item.points)}/{number(item.possible)}"
        sign = "✓" if item.lost <= 0 else "✗"
        return [
            (f"    {sign} ", tone),
            (fit(f"{item.title} · {item.competence.label}", max(1, width - 6 - 10)), ""),
            (fit(points, 10), tone),
        ]

    async def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        report, item = self._lines[message.index]
        if item is None:
            self._open ^= {report.report}
            self._refill()
            return
        self.set_class(not self.has_class("-wide"), "-reading")
        self._show_item()
        self.query_one("#detail").focus()

    def on_row_list_moved(self) -> None:
        self._show_item()

    def _refill(self) -> None:
        rows = self.query_one("#items", RowList)
        before = self._lines[rows.cursor] if self._lines else None
        self._fill()
        cursor = next((index for index, line in enumerate(self._lines) if line == before), 0)
        rows.reset(len(self._lines), cursor, empty="Tidak ada butir yang kehilangan poin.")
        self._show_item()

    def toggle_lost(self) -> None:
        """Show only what lost points, or everything."""
        self._only_lost = not self._only_lost
        self._open = {report.report for report in self.card.reports} if self._only_lost else set()
        self._refill()

    def toggle_all(self) -> None:
        """Open or fold all reports."""
        self._open = set() if self._open else {report.report for report in self.card.reports}
        self._refill()

    def step(self, step: int) -> None:
        """Go to the next item with the detail open."""
        rows = self.query_one("#items", RowList)
        index = rows.cursor + step
        while 0 <= index < len(self._lines) and self._lines[index][1] is None:
            index += step
        if 0 <= index < len(self._lines):
            rows.cursor = index

    # The detail

    def _show_item(self) -> None:
        rows = self.query_one("#items", RowList)
        if not self._lines or not (self.has_class("-wide") or self.has_class("-reading")):
            return
        report, item = self._lines[rows.cursor]
        page = self.query_one("#page", Static)
        if item is None:
            page.update(f"{plain_line(report.summary)}\n\nTekan Enter untuk melihat butir penilaian laporan ini.")
        else:
            expert = None if self._expert is None else self._expert.get(report.plan, [])
            page.update(item_page(item, self._zone, expert))
        self.query_one("#detail", VerticalScroll).scroll_home(animate=False)

    def go_back(self) -> None:
        """From the item to the list, from the list to Beranda."""
        if self.has_class("-reading") or self.focused is self.query_one("#detail"):
            self.remove_class("-reading")
            self.query_one("#items").focus()
        else:
            self.dismiss(None)

    def on_resize(self, event: events.Resize) -> None:
        wide = event.size.width >= WIDE
        self.set_class(wide, "-wide")
        if wide:
            self.remove_class("-reading")
        self.query_one("#summary", Static).update(summary(self.card, event.size.width - 2))
        self._show_item()
