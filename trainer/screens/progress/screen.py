"""Kemajuan: where one stands, past results, curves, and topics to repeat."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from trainer.screens.learn.drill import start_drill
from trainer.screens.reference.page_view import Line, PageView
from trainer.screens.shared.bars import CommandBar, TabLine, TitleBar
from trainer.screens.shared.commands import AnyCommand, bindings, command
from trainer.screens.shared.plain import fit, plain_line
from trainer.screens.shared.rows import Piece, RowList
from trainer.screens.shared.screen import COMMON, LatihScreen
from trainer.screens.shared.words import bar, number

if TYPE_CHECKING:
    from trainer.practice.store import SessionRow
    from trainer.screens.progress.view import ProgressView

SUMMARY, HISTORY, CURVES, TOPICS = range(4)
VALUE = 33
"""Cells for a result in the history."""

ADVISING = (SUMMARY, TOPICS)
"""The pages that say what to practise."""

LABELS = ("Ringkasan", "Riwayat", "Grafik", "Topik")


class ProgressPage(PageView):
    """A page on which left and right choose the curve."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "screen.offer('kurva_lalu')", "Kurva sebelumnya", show=False),
        Binding("right", "screen.offer('kurva_berikut')", "Kurva berikutnya", show=False),
    ]


def _page(page: int, title: str) -> AnyCommand:
    @command(f"halaman_{page + 1}", str(page + 1), title)
    def show_page(screen: ProgressScreen) -> None:
        screen.show(page)

    return show_page


PAGES: tuple[AnyCommand, ...] = (
    _page(SUMMARY, "Ringkasan: kompetensi dan langkah berikutnya"),
    _page(HISTORY, "Riwayat: semua hasil"),
    _page(CURVES, "Grafik: nilai dari waktu ke waktu"),
    _page(TOPICS, "Topik: penguasaan dan yang waktunya diulang"),
)


@command("halaman_berikut", "h", "Halaman berikutnya", label="Halaman", shows="1-4", footer=True)
def next_page(screen: ProgressScreen) -> None:
    screen.show((screen.page + 1) % len(LABELS))


def _on_curves(screen: ProgressScreen) -> bool:
    return screen.page == CURVES and screen.view is not None


@command(
    "kurva_berikut", "n,plus", "Kurva berikutnya", label="Kurva berikutnya", footer=True, when=_on_curves
)
def next_curve(screen: ProgressScreen) -> None:
    screen.other_curve(1)


@command("kurva_lalu", "p,minus", "Kurva sebelumnya", label="Kurva sebelumnya", footer=True, when=_on_curves)
def previous_curve(screen: ProgressScreen) -> None:
    screen.other_curve(-1)


@command(
    "hasil", "enter", "Buka Laporan Hasil giliran ini", label="Buka hasil", footer=True,
    when=lambda screen: screen.page == HISTORY and screen.view is not None and bool(screen.view.finished),
)  # fmt: skip
def open_result(screen: ProgressScreen) -> None:
    screen.query_one("#history", RowList).action_choose()


@command(
    "pelajaran", "b", "Baca pelajaran yang disarankan", label="Baca", footer=True,
    when=lambda screen: screen.page in ADVISING and screen.has_lesson,
)  # fmt: skip
def open_lesson(screen: ProgressScreen) -> None:
    screen.open_lesson()


@command(
    "latihan", "m", "Mulai latihan yang disarankan", label="Mulai latihan", footer=True,
    when=lambda screen: screen.page in ADVISING and screen.view is not None,
)  # fmt: skip
async def begin_drill(screen: ProgressScreen) -> None:
    await screen.start_drill()


@command(
    "ulang", "u", "Mulai giliran pendek tentang topik yang waktunya diulang", label="Ulangi topik",
    footer=True,
    when=lambda screen: screen.page in ADVISING and screen.view is not None and bool(screen.view.due),
)  # fmt: skip
async def repeat(screen: ProgressScreen) -> None:
    await screen.repeat()


@command(
    "runtun", "r", "Tampilkan atau sembunyikan runtun latihan", label="Runtun",
    when=lambda screen: screen.view is not None and screen.view.learn.profile is not None,
    tip="Runtun menghitung hari kerja berturut-turut dengan latihan. Tidak memengaruhi nilai.",
)  # fmt: skip
async def switch_streak(screen: ProgressScreen) -> None:
    await screen.switch_streak()


@command("kembali", "escape,backspace,q", "Kembali ke layar sebelumnya", label="Kembali", footer=True)
def back(screen: ProgressScreen) -> None:
    screen.dismiss(None)


OWN: tuple[AnyCommand, ...] = (
    open_result, open_lesson, begin_drill, repeat, next_curve, previous_curve, switch_streak, back, next_page, *PAGES,
)  # fmt: skip


class ProgressScreen(LatihScreen[None]):
    """The person's progress; it is read anew whenever the screen comes back."""

    CSS_PATH = "screen.tcss"
    OFFERS: ClassVar[tuple[AnyCommand, ...]] = (*OWN, *COMMON)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*OWN)]
    HELP_PAGE = "kemajuan"

    def __init__(self) -> None:
        super().__init__()
        self.view: ProgressView | None = None
        self.loaded = False
        self.page = SUMMARY
        self._curve = 0
        self._rows: tuple[SessionRow, ...] = ()
        self._stale = False

    def compose(self) -> ComposeResult:
        yield TitleBar("Kemajuan")
        yield TabLine(LABELS, "halaman")
        yield ProgressPage("page")
        yield RowList(self._draw, 0, key="history", empty="Belum ada giliran yang selesai.", one_click=True)
        yield CommandBar(key="footer")

    def on_mount(self) -> None:
        self.query_one("#page").focus()
        self.run_worker(self.guarded(self.reload), exclusive=True)

    async def reload(self) -> None:
        """Read everything anew and draw it."""
        from trainer.screens.progress.view import read_progress

        self.view = await self.desk.call(read_progress)
        self.loaded = True
        self._rows = self.view.finished
        history = self.query_one("#history", RowList)
        history.reset(len(self._rows), history.cursor)
        self.show(self.page)

    def show(self, page: int) -> None:
        """Show one of the pages."""
        self.page = page
        self.query_one("#tabs", TabLine).show(page)
        self.set_class(page == HISTORY, "-history")
        self.query_one("#history" if page == HISTORY else "#page").focus()
        if page != HISTORY:
            self.query_one("#page", PageView).show(self._lines)
        self.refresh_offers()

    def _lines(self, width: int) -> Sequence[Line]:
        from trainer.screens.progress.pages import curve_lines, summary_lines, topic_lines

        view = self.view
        if view is None:
            return ()
        height = self.query_one("#page").size.height
        if self.page == CURVES:
            return curve_lines(view, list(view.curves)[self._curve], width, height - 5)
        return topic_lines(view, width) if self.page == TOPICS else summary_lines(view, width, height)

    def _draw(self, index: int, width: int) -> Sequence[Piece]:
        from trainer.screens.progress.view import finished_on

        row = self._rows[index]
        if row.overall is None:
            value = "belum dinilai"
        else:
            value = f"{number(row.overall):>5} {bar(row.overall / 100, 10)} {plain_line(row.predicate)}"
        notes = "" if row.counted else " (tidak dihitung)"
        if row.machine is not None:
            notes += f" (dikoreksi; mesin {number(row.machine.overall)})"
        room = max(1, width - 18 - VALUE)
        title = fit(plain_line(row.title), max(1, room - len(notes))).rstrip()
        return [
            (f" {fit(finished_on(row), 17)}", "muted"),
            (fit(f"{title}{notes}", room), "strong"),
            (fit(f" {value}", VALUE), ""),
        ]

    async def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        number = self._rows[message.index].id
        await self.guarded(lambda: self.latih.open_debrief(number))

    async def on_page_view_followed(self, message: PageView.Followed) -> None:
        self.offer(message.target)

    def other_curve(self, step: int) -> None:
        """Show the next or the previous curve."""
        if self.view is not None:
            self._curve = (self._curve + step) % len(self.view.curves)
            self.show(CURVES)

    @property
    def has_lesson(self) -> bool:
        """Whether there is a lesson to advise."""
        from trainer.screens.progress.view import advice

        return self.view is not None and advice(self.view).lesson is not None

    def open_lesson(self) -> None:
        """Read the lesson that fits the weakest competence."""
        from trainer.screens.learn.lesson import LessonScreen
        from trainer.screens.progress.view import advice

        if self.view is not None and (lesson := advice(self.view).lesson) is not None:
            self.app.push_screen(LessonScreen(self.view.learn, lesson))

    async def start_drill(self) -> None:
        """Start the drill that fits the weakest competence."""
        from trainer.screens.progress.view import advice

        if self.view is not None:
            await start_drill(self, self.view.learn.profile, advice(self.view).drill)

    async def repeat(self) -> None:
        """Start a short shift about the topics that are due."""
        from trainer.screens.progress.view import REVIEWED, start_review

        view = self.view
        profile = view.learn.profile if view is not None else None
        if view is None or profile is None:
            return
        boxes = view.due[:REVIEWED]
        shift = await self.wait_for(
            "Menyiapkan ulangan topik ...", lambda desk: start_review(desk, profile, boxes)
        )
        await self.latih.open_workbench(shift)

    async def switch_streak(self) -> None:
        """Show the streak no longer, or again."""
        from trainer.screens.progress.view import switch_streak

        profile = self.view.learn.profile if self.view is not None else None
        if profile is not None:
            await self.desk.call(lambda desk: switch_streak(desk, profile))
            await self.reload()

    def on_screen_suspend(self) -> None:
        self._stale = True

    async def on_screen_resume(self) -> None:
        if self._stale:
            self._stale = False
            await self.guarded(self.reload)
