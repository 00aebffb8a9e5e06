"""Laporan hasil: the score with its reasons, report by report, item by item."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Static

from trainer.screens.debrief.commands import OWN
from trainer.screens.debrief.pages import course_page, grade_tone, item_page, plot_page, summary
from trainer.screens.debrief.result import TRAINER_NAME, Details, read_details, read_review, rule_title
from trainer.screens.replay.commands import replay_result
from trainer.screens.shared.bars import CommandBar, TitleBar
from trainer.screens.shared.commands import AnyCommand, bindings
from trainer.screens.shared.plain import fit, plain_line
from trainer.screens.shared.rows import Piece, RowList
from trainer.screens.shared.screen import COMMON, LatihScreen
from trainer.screens.shared.words import number, percent
from trainer.sp4n.calendar import WorkingCalendar

if TYPE_CHECKING:
    from trainer.practice.desk import Desk
    from trainer.scenarios.log import LogEntry
    from trainer.scenarios.scenario import Scenario
    from trainer.scoring.card import Item, ReportScore, ScoreCard
    from trainer.scoring.overrides import Overridden, Override, ReviewedCard

WIDE = 120


OFFERED: tuple[AnyCommand, ...] = (*OWN, replay_result)
SEEDS = 1_000_000
Line = tuple["ReportScore", "Item | None"]


class DebriefScreen(LatihScreen[None]):
    """The result of a shift.

    Args:
        scenario: what was played.
        entries: the log that was graded.
        card: the result.
        number: the session in the store, which names the exported documents; 0 for one from elsewhere.
    """

    CSS_PATH = "screen.tcss"
    OFFERS: ClassVar[tuple[AnyCommand, ...]] = (*OFFERED, *COMMON)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*OFFERED)]
    HELP_PAGE = "laporan_hasil"

    def __init__(
        self, scenario: Scenario, entries: Sequence[LogEntry], card: ScoreCard, number: int = 0
    ) -> None:
        super().__init__()
        self.scenario = scenario
        self.entries = tuple(entries)
        self.card = card
        self._machine_card = card
        self._zone = WorkingCalendar.from_years(
            scenario.region.zone, scenario.rules.hours, scenario.calendar_years
        ).zone
        self._open: set[int] = set()
        self._only_lost = False
        self._details: Details | None = None
        self._plotting = False
        self._number = number
        self._lines: list[Line] = []
        self._only_uncertain = False
        self._trainer = False
        self._machine: dict[str, Item] = {item.id: item for item in card.items}
        self._review: ReviewedCard | None = None

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
        yield CommandBar(key="actions")
        yield CommandBar(key="footer")

    def on_mount(self) -> None:
        self.set_class(self.app.size.width >= WIDE, "-wide")
        self.query_one("#items").focus()
        self._show_summary()
        self.refresh_offers()
        self.run_worker(self.guarded(self._work_out), exclusive=True)

    @property
    def loaded(self) -> bool:
        """Whether the expert has played."""
        return self._details is not None

    def _show_summary(self) -> None:
        machine = self._machine_card if self.corrections else None
        self.query_one("#summary", Static).update(summary(self.card, self.app.size.width - 2, machine))

    async def _work_out(self) -> None:
        review, self._trainer = await self.desk.call(lambda desk: read_review(desk, self._number))
        if review is not None:
            self._take(review)
        self.refresh_offers()
        self._details = await self.desk.call(
            lambda _desk: read_details(self.scenario, self.entries, self.card)
        )
        self._show_item()

    def refresh_offers(self) -> None:
        super().refresh_offers()
        shown = (command for command in self.OFFERS if command.action and command.available(self))
        self.query_one("#actions", CommandBar).show(shown)

    # The list

    def _fill(self) -> None:
        lines: list[Line] = []
        for report in self.card.reports:
            items = [item for item in self.card.items if item.report == report.report]
            shown = [item for item in items if self._wanted(item)]
            if not shown and (self._only_lost or self._only_uncertain):
                continue
            lines.append((report, None))
            if report.report in self._open:
                lines += [(report, item) for item in shown]
        self._lines = lines

    def _wanted(self, item: Item) -> bool:
        return (item.lost > 0 or not self._only_lost) and (item.uncertain or not self._only_uncertain)

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
        mark = (
            "? perlu dibaca · " if item.uncertain else "dikoreksi · " if item.id in self.corrections else ""
        )
        return [
            (f"    {sign} ", tone),
            (fit(f"{mark}{item.title} · {item.competence.label}", max(1, width - 6 - 10)), ""),
            (fit(f" {points}", 10), tone),
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
        self._plotting = False
        self._show_item()
        self.refresh_offers()

    def _refill(self) -> None:
        rows = self.query_one("#items", RowList)
        before = self._lines[rows.cursor] if self._lines else None
        self._fill()
        cursor = next((index for index, line in enumerate(self._lines) if line == before), 0)
        rows.reset(len(self._lines), cursor, empty="Tidak ada butir yang kehilangan poin.")
        self._show_item()

    def toggle_lost(self) -> None:
        """Show only what lost points, or everything."""
        self._only_lost, self._only_uncertain = not self._only_lost, False
        self._open_if(self._only_lost)

    def toggle_uncertain(self) -> None:
        """Show only what a trainer should read, or everything."""
        self._only_lost, self._only_uncertain = False, not self._only_uncertain
        self._open_if(self._only_uncertain)

    def _open_if(self, everything: bool) -> None:
        self._open = {report.report for report in self.card.reports} if everything else set()
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
        page, details = self.query_one("#page", Static), self._details
        if self._plotting:
            # Beside the list its width is known; over it the layout is still that of the list.
            wide = self.has_class("-wide")
            width = self.query_one("#detail").content_size.width if wide else self.app.size.width - 4
            page.update(plot_page(self.card, None if details is None else details.clocks, width))
        elif item is None:
            page.update(
                course_page(report, None if details is None else details.course.get(report.report, ()))
            )
        else:
            expert = None if details is None else details.expert.get(report.report, ())
            rule = rule_title(self.scenario.rules, item.rule)
            page.update(item_page(item, self._zone, rule, expert, self.corrections.get(item.id)))
        self.query_one("#detail", VerticalScroll).scroll_home(animate=False)

    def show_plot(self) -> None:
        """Show the plot in place of the item, or the item again."""
        self._plotting = not self._plotting
        if self._plotting:
            self.set_class(not self.has_class("-wide"), "-reading")
        self.call_after_refresh(self._show_item)
        self.query_one("#detail").focus()

    # The trainer

    @property
    def corrections(self) -> dict[str, Overridden]:
        """The trainer's corrections by item."""
        return {} if self._review is None else {each.override.item: each for each in self._review.overrides}

    @property
    def has_uncertain(self) -> bool:
        """Whether a judgement should be read by a trainer."""
        return bool(self.card.for_human) or self._only_uncertain

    @property
    def can_correct(self) -> bool:
        """Whether a trainer sits here, and an item of a stored session is chosen."""
        return self._trainer and not self.app.is_web and self._chosen_item is not None

    @property
    def _chosen_item(self) -> Item | None:
        return self._lines[self.query_one("#items", RowList).cursor][1] if self._lines else None

    async def correct(self) -> None:
        """Ask for a correction of the chosen item and lay it over the card."""
        from trainer.screens.debrief.correction import Correction

        item = self._chosen_item
        if item is None:
            return
        by, at = await self.desk.call(lambda desk: (desk.store.setting(0, TRAINER_NAME), desk.moment()))
        self.app.push_screen(Correction(self._machine[item.id], item.points, by, at), self._corrected)

    async def _corrected(self, decided: Override | None) -> None:
        if decided is None:
            return

        def work(desk: Desk) -> ReviewedCard:
            desk.store.set_setting(0, TRAINER_NAME, decided.by)
            return desk.override(self._number, decided)

        review = await self.guarded(lambda: self.wait_for("Menyimpan koreksi ...", work))
        if review is not None:
            self._take(review)

    def _take(self, review: ReviewedCard) -> None:
        self._review = review
        self.card = review.card
        self._show_summary()
        self._refill()
        self.refresh_offers()

    # What comes next

    @property
    def can_retry(self) -> bool:
        """Whether the chosen line belongs to a case."""
        return bool(self._lines) and self._lines[self.query_one("#items", RowList).cursor][0].plan >= 0

    async def try_again(self) -> None:
        """Start a short shift with the case of the chosen report, written anew."""
        from trainer.screens.debrief.retry import retry_preset

        report, _ = self._lines[self.query_one("#items", RowList).cursor]
        preset, seed = retry_preset(self.scenario, report.plan), secrets.randbelow(SEEDS) + 1
        profile = await self.desk.call(lambda desk: desk.last_profile())
        if profile is None:
            self.tell("Mencoba lagi memerlukan profil. Kembali ke Beranda dan buat profil dahulu.")
            return
        shift = await self.wait_for(
            "Menyiapkan kasusnya lagi ...", lambda desk: desk.start(profile, preset, seed)
        )
        await self.latih.open_workbench(shift)

    async def export(self) -> None:
        """Write the result as documents and tell where they lie."""
        from trainer.screens.debrief.export import ExportError, Written, write_documents

        if self.app.is_web:
            self.tell(
                "Ekspor berkas tidak tersedia di peramban. Mintalah pelatih mengekspor hasil ruangan ini."
            )
            return
        name = f"laporan-hasil-{self.scenario.preset.id}-{self.scenario.seed}-{self._number}"

        def work(desk: Desk) -> Written:
            details = self._details or read_details(self.scenario, self.entries, self.card)
            return write_documents(
                desk.store.path.parent, name, self.scenario, self.card, details, self._review
            )

        try:
            written = await self.wait_for("Menulis Laporan Hasil ...", work)
        except ExportError as problem:
            self.tell(str(problem))
            return
        self.tell(f"Laporan Hasil tersimpan:\n{written.markdown}\n{written.page}")

    def go_back(self) -> None:
        """From the item to the list, from the list to Beranda."""
        self._plotting = False
        if self.has_class("-reading") or self.focused is self.query_one("#detail"):
            self.remove_class("-reading")
            self.query_one("#items").focus()
            self._show_item()
        else:
            self.dismiss(None)

    def on_resize(self, event: events.Resize) -> None:
        wide = event.size.width >= WIDE
        self.set_class(wide, "-wide")
        if wide:
            self.remove_class("-reading")
        self._show_summary()
        self._show_item()
