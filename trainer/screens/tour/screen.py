"""Tur: the real workbench with a box that says what to do next, and the result at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from trainer.screens.debrief.screen import DebriefScreen
from trainer.screens.shared.commands import AnyCommand, bindings, command
from trainer.screens.shared.rows import RowList
from trainer.screens.tour.commands import BOX, go_back, go_on, skip_step
from trainer.screens.tour.panel import TourPanel, point
from trainer.screens.tour.state import DONE, write_state
from trainer.screens.tour.steps import ANSWER, DESK, RESULT, VERIFY, Moment
from trainer.screens.workbench.screen import WorkbenchScreen

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import PurePath

    from trainer.practice.session import Session
    from trainer.scenarios.log import LogEntry
    from trainer.scenarios.scenario import Scenario
    from trainer.scoring.card import ScoreCard
    from trainer.screens.application import LatihApp
    from trainer.screens.tour.guide import Guide
    from trainer.screens.workbench.bench import Bench

UNGRADED = "Tur selesai tanpa nilai, karena laporannya belum dijawab. Tur dapat diulang dari Beranda."


@command(
    "tur_keluar", "f10", "Tur: simpan dan kembali ke Beranda", label="Keluar",
    when=lambda screen: not screen.guide.over, tip="Tur dilanjutkan dari Beranda, di langkah ini.",
)  # fmt: skip
def leave(screen: TourScreen) -> None:
    screen.dismiss(None)


@command(
    "tur_berhenti", "", "Tur: tinggalkan, giliran tetap terbuka", label="Tinggalkan tur",
    when=lambda screen: not screen.guide.over,
    tip="Giliran ini diteruskan tanpa kotak tur; tur dapat dilanjutkan dari Beranda.",
)  # fmt: skip
async def go_without(screen: TourScreen) -> None:
    await screen.leave_tour()


OWN: tuple[AnyCommand, ...] = (*BOX, leave, go_without)


class TourScreen(WorkbenchScreen):
    """The workbench of the tour's shift.

    Args:
        bench: the shift.
        guide: the tour.
    """

    CSS_PATH: ClassVar[list[str | PurePath]] = [
        "../workbench/screen.tcss", "../workbench/forms/form.tcss",
    ]  # fmt: skip
    HELP_PAGE = "tur"
    OFFERS: ClassVar[tuple[AnyCommand, ...]] = (*WorkbenchScreen.OFFERS, *OWN)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*OWN)]

    def __init__(self, bench: Bench, guide: Guide) -> None:
        super().__init__(bench)
        self.guide = guide
        self._kept = guide.stored

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield TourPanel(self.guide, DESK, skip=skip_step, leave=leave, back=go_back, go_on=go_on)

    async def look(self) -> None:
        """See whether the step is done, keep where we are, and point at the next part."""
        moment = await self.bench.read(self._moment)
        if self.guide.step.place not in (VERIFY, ANSWER) or self.app.screen is self:
            self.guide.look(moment)
        point(self, self.guide, DESK)
        if self.guide.stored != self._kept:
            self._kept = self.guide.stored
            number, step = self.bench.shift.id, self._kept
            await self.guarded(lambda: self.desk.call(lambda desk: write_state(desk, number, step)))

    def _moment(self, session: Session) -> Moment:
        report = session.instance.reports.get(self.guide.names.number)
        ours = report is not None and report.lead_unit in session.scenario.acting_for
        number = self.guide.names.number
        shown = self.current() == number and (self.wide or self.reading)
        return Moment(
            report=report,
            reading=self.reading,
            page=self.pane.page + 1 if shown else 0,
            opened=self.open_report == number,
            ours=ours,
            finished=session.finished,
        )

    # What the person does

    async def redraw(self) -> None:
        await super().redraw()
        await self.look()

    async def on_row_list_moved(self, message: RowList.Moved) -> None:
        self.call_later(self.look)

    async def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        if message.rows.id == "queues":
            self.guide.note("antrean")
        self.call_later(self.look)

    async def show_report(self, number: int) -> None:
        await super().show_report(number)
        await self.look()

    async def open_page(self, page: int) -> None:
        await super().open_page(page)
        await self.look()

    async def go_back(self) -> None:
        await super().go_back()
        await self.look()

    async def open_form(self, name: str) -> None:
        from trainer.screens.tour.forms import GuidedAnswer, GuidedVerify

        kind = {VERIFY: GuidedVerify, ANSWER: GuidedAnswer}.get(name)
        number = self.current()
        if kind is None or number is None or number != self.guide.names.number:
            await super().open_form(name)
            return
        await self.mark_as_read(number)
        self.guide.note(f"form_{name}")
        await self.look()
        form = await self.bench.read(lambda session: kind(self.bench, session, number, self.guide))

        async def closed(_sent: bool | None) -> None:
            if self.guide.leaving:
                self.guide.leaving = False
                self.dismiss(None)
            else:
                await self.guarded(self._after_step)

        await self.app.push_screen(form, closed)

    # Leaving

    async def leave_tour(self) -> None:
        """Go on with the shift without the tour."""
        shift, latih, step = self.bench.shift, self.latih, self.guide.stored
        await self.desk.call(lambda desk: write_state(desk, shift.id, step, left=True))
        self.dismiss(None)
        latih.call_later(latih.open_workbench, shift)
        latih.notify("Tur ditinggalkan. Pilih Tur di Beranda untuk melanjutkannya.", markup=False)

    async def _to_debrief(self) -> None:
        """To the result when the report was answered; otherwise there is nothing that could be judged."""
        moment = await self.bench.read(self._moment)
        number, latih, guide = self.bench.shift.id, self.latih, self.guide
        answered = moment.report is not None and moment.report.first_follow_up_at is not None
        if not answered:
            await self.desk.call(lambda desk: write_state(desk, number, DONE))
        self.dismiss(None)
        if answered:
            guide.reach(RESULT)
            latih.call_later(show_result, latih, guide, number)
        else:
            latih.notify(UNGRADED, markup=False, timeout=10)


async def show_result(latih: LatihApp, guide: Guide, number: int) -> None:
    """Grade the tour's shift and show the result with the last steps; when that fails, say why."""
    from trainer.screens.shared.desk_thread import problems, sentence_of
    from trainer.screens.shared.dialogs import Busy, Problem

    busy = Busy("Menyiapkan Laporan Hasil: menilai giliran ...")
    await latih.push_screen(busy)
    try:
        await latih.desk.call(lambda desk: write_state(desk, number, guide.stored))
        result = await latih.desk.call(lambda desk: desk.card(number))
    except problems() as problem:
        busy.dismiss()
        await latih.push_screen(Problem(sentence_of(problem)))
        return
    busy.dismiss()
    await latih.push_screen(GuidedDebrief(*result, guide=guide, number=number))


@command(
    "tur_keluar", "f10", "Tur: tutup Laporan Hasil", label="Keluar", when=lambda screen: not screen.guide.over,
)  # fmt: skip
def result_leave(screen: GuidedDebrief) -> None:
    screen.dismiss(None)


RESULT_OWN: tuple[AnyCommand, ...] = (*BOX, result_leave)


class GuidedDebrief(DebriefScreen):
    """The result of the tour's shift, with the last steps.

    Args:
        scenario: what was played.
        entries: the log that was graded.
        card: the result.
        guide: the tour.
        number: the shift.
    """

    CSS_PATH = "../debrief/screen.tcss"
    OFFERS: ClassVar[tuple[AnyCommand, ...]] = (*DebriefScreen.OFFERS, *RESULT_OWN)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*RESULT_OWN)]

    def __init__(
        self, scenario: Scenario, entries: Sequence[LogEntry], card: ScoreCard, *, guide: Guide, number: int
    ) -> None:
        super().__init__(scenario, entries, card, number)
        self.guide = guide
        self._shift = number

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield TourPanel(self.guide, RESULT, skip=skip_step, leave=result_leave, back=go_back, go_on=go_on)

    def on_mount(self) -> None:
        point(self, self.guide, RESULT)

    async def look(self) -> None:
        """See whether the step is done, and keep where we are."""
        if self.guide.look(Moment(finished=True)) or self.guide.over:
            await self._keep()
        point(self, self.guide, RESULT)
        self.refresh_offers()

    async def _keep(self) -> None:
        number, step = self._shift, self.guide.stored
        await self.guarded(lambda: self.desk.call(lambda desk: write_state(desk, number, step)))

    async def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        if self._lines[message.index][1] is not None:
            self.guide.note("butir")
        self.call_later(self.look)
