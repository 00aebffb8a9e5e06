"""Laporan hasil: the score with its reasons, report by report, item by item."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from trainer.practice.outcome import Handling, acted_on, decimal, explain, rubric_of
from trainer.practice.scale import scale_of
from trainer.screens.debrief.commands import OWN
from trainer.screens.debrief.pages import SIDE_BY_SIDE, course_page, item_page
from trainer.screens.debrief.result import (
    TRAINER_NAME,
    Details,
    read_details,
    read_participant,
    read_review,
    rule_title,
)
from trainer.screens.debrief.summary_page import detail_page, summary, tone_of
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


SEEDS = 1_000_000
HEAD = " Laporan dan butir penilaian (Enter membuka)"
VALUE = 15
"""Cells for what a report came to."""

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
    OFFERS: ClassVar[tuple[AnyCommand, ...]] = (*OWN, *COMMON)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*OWN)]
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
        self._rubric = rubric_of(scenario)
        self._scale = None if self._rubric is None else scale_of(self._rubric)
        self._touched = acted_on(self.entries)
        self.outcome = explain(card, self._touched, self._rubric)
        self._open: set[int] = set()
        self._only_lost = False
        self._details: Details | None = None
        self._plotting = False
        self.number = number
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
                yield Static(HEAD, id="head", markup=False)
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
        self.query_one("#summary", Static).update(
            summary(self.card, self.outcome, self._scale, self.app.size.width - 2, machine)
        )

    async def _work_out(self) -> None:
        review, self._trainer = await self.desk.call(lambda desk: read_review(desk, self.number))
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
            value, tone = self._value(report)
            title = fit(f"{mark} #{report.report} {plain_line(report.title)}", max(1, width - VALUE))
            return [(title, "strong"), (fit(value, VALUE, "right"), tone), (" ", "")]
        tone = "bad" if item.critical else "good" if item.lost <= 0 else "warn"
        points = f"{decimal(item.points, 2)}/{decimal(item.possible, 2)}"
        sign = "✓" if item.lost <= 0 else "✗"
        mark = (
            "? perlu dibaca · " if item.uncertain else "dikoreksi · " if item.id in self.corrections else ""
        )
        return [
            (f"    {sign} ", tone),
            (fit(f"{mark}{item.title} · {item.competence.label}", max(1, width - 6 - 10)), ""),
            (fit(f" {points}", 10), tone),
        ]

    def _value(self, report: ReportScore) -> tuple[str, str]:
        """The percentage of a report with its tone; what nobody touched, or nothing was due on, says so in words."""
        handling = self.outcome.states[report.report]
        if handling is Handling.UNTOUCHED:
            return handling.value, "bad"
        if report.percent is None:
            return "tidak dinilai", "muted"
        flag = "! berat " if report.critical else ""
        tone = "bad" if report.critical else tone_of(report.percent, self._scale)
        return f"{flag}{percent(report.percent):>4}", tone

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
        self.query_one("#head", Static).update(HEAD)
        self._show_item()
        self.refresh_offers()

    def _refill(self) -> None:
        """Draw the list again with the cursor on the same line, or on the report it belonged to."""
        rows = self.query_one("#items", RowList)
        before = self._key(self._lines[rows.cursor]) if self._lines else (0, "")
        self._fill()
        keys = [self._key(line) for line in self._lines]
        cursor = next((keys.index(key) for key in (before, (before[0], "")) if key in keys), 0)
        rows.reset(len(self._lines), cursor, empty=self._nothing)
        self._show_item()

    @staticmethod
    def _key(line: Line) -> tuple[int, str]:
        """What makes a line the same line after its item was corrected."""
        report, item = line
        return report.report, "" if item is None else item.id

    @property
    def _nothing(self) -> str:
        if self._only_uncertain:
            return "Tidak ada jawaban yang perlu dibaca pelatih."
        return "Tidak ada butir yang kehilangan poin."

    def toggle_lost(self) -> None:
        """Show only what lost points, or everything."""
        self._only_lost, self._only_uncertain = not self._only_lost, False
        self._open_if(self._only_lost)

    def toggle_uncertain(self) -> None:
        """Show only what a trainer should read, or everything."""
        if not self.has_uncertain:
            self._say("Tidak ada jawaban yang perlu dibaca pelatih.")
            return
        self._only_lost, self._only_uncertain = False, not self._only_uncertain
        self._open_if(self._only_uncertain)

    def _open_if(self, everything: bool) -> None:
        self._open = self._all if everything else set()
        self._refill()

    @property
    def _all(self) -> set[int]:
        return {report.report for report in self.card.reports}

    def toggle_all(self) -> None:
        """Open all reports; fold them when all are open."""
        self._open = set() if self._open >= self._all else self._all
        self._refill()

    def step(self, step: int) -> None:
        """Go to the next item of the list; from a folded report, to the next one that lost points."""
        rows = self.query_one("#items", RowList)
        if not self._lines:
            return
        report, _ = self._lines[rows.cursor]
        if report.report not in self._open:
            self._open_next(report.report, step)
            return
        index = rows.cursor + step
        while 0 <= index < len(self._lines) and self._lines[index][1] is None:
            folded = self._lines[index][0].report
            if folded not in self._open and self._lacking(folded):
                self._open_next(folded, step, from_here=True)
                return
            index += step
        if 0 <= index < len(self._lines):
            rows.cursor = index
        else:
            self._no_more(step)

    def _lacking(self, report: int) -> list[Item]:
        """The items of a report that lost points, as far as they are shown."""
        return [
            item for item in self.card.items if item.report == report and item.lost > 0 and self._wanted(item)
        ]

    def _open_next(self, report: int, step: int, from_here: bool = False) -> None:
        """Open the nearest report in a direction that lost points, and go to its first (or last) such item."""
        order = [each.report for each in self.card.reports]
        place = order.index(report)
        ahead = order[place:] if step > 0 else order[: place + from_here][::-1]
        found = next((each for each in ahead if self._lacking(each)), None)
        if found is None:
            self._no_more(step)
            return
        self._open.add(found)
        wanted = self._lacking(found)[0 if step > 0 else -1].id
        self._refill()
        keys = [self._key(line) for line in self._lines]
        self.query_one("#items", RowList).cursor = keys.index((found, wanted))

    def _no_more(self, step: int) -> None:
        where = "setelah" if step > 0 else "sebelum"
        self._say(f"Tidak ada butir lain {where} yang ini.")

    def _say(self, sentence: str) -> None:
        """Say something on the line over the list until the cursor moves; beside it nothing is covered."""
        self.query_one("#head", Static).update(f" {sentence}")
        if self.has_class("-reading"):
            self.notify(sentence, markup=False)

    # The detail

    def _show_item(self) -> None:
        rows = self.query_one("#items", RowList)
        if not self._lines or not (self.has_class("-wide") or self.has_class("-reading")):
            return
        report, item = self._lines[rows.cursor]
        page, details = self.query_one("#page", Static), self._details
        # Beside the list its width is known; over it the layout is still that of the list.
        wide = self.has_class("-wide")
        width = self.query_one("#detail").content_size.width if wide else self.app.size.width - 3
        if self._plotting:
            uses = None if details is None else details.clocks
            page.update(detail_page(self.card, self.outcome, self._scale, uses, width))
        elif item is None:
            page.update(self._course(report, details, width))
        else:
            expert = None if details is None else details.expert.get(report.report, ())
            model = "" if details is None else details.models.get(item.id, "")
            rule = rule_title(self.scenario.rules, item.rule)
            page.update(item_page(item, self._zone, rule, expert, self.corrections.get(item.id), model))
        self.query_one("#detail", VerticalScroll).scroll_home(animate=False)

    def _course(self, report: ReportScore, details: Details | None, width: int) -> Content:
        number, beside = report.report, self.app.size.width >= SIDE_BY_SIDE
        handling = self.outcome.states[number]
        if details is None:
            return course_page(report, handling, None, None, None, width, beside)
        own, expert = details.own.get(number, ()), details.expert.get(number, ())
        return course_page(report, handling, details.course.get(number, ()), own, expert, width, beside)

    def show_plot(self) -> None:
        """Show the sum and the plot in place of the item, or the item again."""
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
            return desk.override(self.number, decided)

        review = await self.guarded(lambda: self.wait_for("Menyimpan koreksi ...", work))
        if review is not None:
            self._take(review)
            points = number(decided.points)
            self._say(f"Koreksi tersimpan: {points} poin. Nilai akhir kini {number(self.card.overall)}.")

    def _take(self, review: ReviewedCard) -> None:
        self._review = review
        self.card = review.card
        self.outcome = explain(self.card, self._touched, self._rubric)
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
        from trainer.screens.debrief.retry import retry_preset, start_retry

        report, _ = self._lines[self.query_one("#items", RowList).cursor]
        preset, seed = retry_preset(self.scenario, report.plan), secrets.randbelow(SEEDS) + 1
        profile = await self.desk.call(lambda desk: desk.last_profile())
        if profile is None:
            self.tell("Mencoba lagi memerlukan profil. Kembali ke Beranda dan buat profil dahulu.")
            return
        shift = await self.wait_for(
            "Menyiapkan kasusnya lagi ...", lambda desk: start_retry(desk, profile, preset, seed)
        )
        await self.latih.open_workbench(shift)

    async def export(self) -> None:
        """Write the result as documents and tell where they lie."""
        from trainer.screens.debrief.export import ExportError, Written, write_documents

        name = f"laporan-hasil-{self.scenario.preset.id}-{self.scenario.seed}-{self.number}"

        def work(desk: Desk) -> Written:
            details = self._details or read_details(self.scenario, self.entries, self.card)
            return write_documents(
                desk.store.path.parent, name, self.scenario, self.card, details, self._review,
                read_participant(desk, self.number),
            )  # fmt: skip

        try:
            written = await self.wait_for("Menulis Laporan Hasil ...", work)
        except ExportError as problem:
            self.tell(str(problem))
            return
        self.tell(f"Laporan Hasil tersimpan:\n{written.markdown}\n{written.page}")

    @property
    def can_save(self) -> bool:
        """Whether the shift lies in the store here, and the person sits at this computer."""
        return self.number > 0 and not self.app.is_web

    async def save_session(self) -> None:
        """Write the shift to a file that can be graded elsewhere."""
        from trainer.screens.debrief.saving import save_shift

        await save_shift(self, self.scenario, self.number)

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
