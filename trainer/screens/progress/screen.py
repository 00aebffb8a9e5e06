"""Kemajuan: where one stands, past results, curves, and topics to repeat."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.style import Style
from textual.widget import Widget

from trainer.screens.learn.drill import start_drill
from trainer.screens.reference.page_view import Line, PageView
from trainer.screens.shared.bars import CommandBar, TitleBar
from trainer.screens.shared.commands import AnyCommand, ScreenCommand, bindings
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


class PageTabs(Widget):
    """The pages on one line; keys 1-4, or a click."""

    DEFAULT_CSS = "PageTabs { height: 1; background: $surface; color: $foreground; }"
    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__(id="tabs")
        self.auto_links = False
        self.page = 0

    def show(self, page: int) -> None:
        """Mark another page."""
        self.page = page
        self.refresh()

    def render(self) -> Content:
        parts = []
        for index, label in enumerate(LABELS):
            click = Style.from_meta({"@click": f"screen.offer('halaman_{index + 1}')"})
            here = index == self.page
            text = f"[{index + 1} {label}]" if here else f" {index + 1} {label} "
            parts.append(Content.styled(text, "bold reverse" if here else "").stylize(click))
        return Content("").join(parts)


class ProgressPage(PageView):
    """A page on which left and right choose the curve."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "screen.offer('kurva_lalu')", "Kurva sebelumnya", show=False),
        Binding("right", "screen.offer('kurva_berikut')", "Kurva berikutnya", show=False),
    ]


class ShowPage(ScreenCommand["ProgressScreen"]):
    page: ClassVar[int]

    @classmethod
    async def run(cls, screen: ProgressScreen) -> None:
        screen.show(cls.page)


class ShowSummary(ShowPage):
    id = "halaman_1"
    keys = "1"
    title = "Ringkasan: kompetensi dan langkah berikutnya"
    page = SUMMARY


class ShowHistory(ShowPage):
    id = "halaman_2"
    keys = "2"
    title = "Riwayat: semua hasil"
    page = HISTORY


class ShowCurves(ShowPage):
    id = "halaman_3"
    keys = "3"
    title = "Grafik: nilai dari waktu ke waktu"
    page = CURVES


class ShowTopics(ShowPage):
    id = "halaman_4"
    keys = "4"
    title = "Topik: penguasaan dan yang waktunya diulang"
    page = TOPICS


class OtherCurve(ScreenCommand["ProgressScreen"]):
    footer = True
    step: ClassVar[int]

    @classmethod
    def available(cls, screen: ProgressScreen) -> bool:
        return screen.page == CURVES and screen.view is not None

    @classmethod
    async def run(cls, screen: ProgressScreen) -> None:
        screen.other_curve(cls.step)


class NextCurve(OtherCurve):
    id = "kurva_berikut"
    keys = "n,plus"
    label = "Kurva berikut"
    title = "Kurva berikutnya"
    step = 1


class PreviousCurve(OtherCurve):
    id = "kurva_lalu"
    keys = "p,minus"
    label = "Kurva lalu"
    title = "Kurva sebelumnya"
    step = -1


class OpenResult(ScreenCommand["ProgressScreen"]):
    id = "hasil"
    keys = "enter"
    label = "Buka hasil"
    title = "Buka Laporan Hasil giliran ini"
    footer = True

    @classmethod
    def available(cls, screen: ProgressScreen) -> bool:
        return screen.page == HISTORY and screen.view is not None and bool(screen.view.finished)

    @classmethod
    async def run(cls, screen: ProgressScreen) -> None:
        screen.query_one("#history", RowList).action_choose()


class OpenLesson(ScreenCommand["ProgressScreen"]):
    id = "pelajaran"
    keys = "b"
    label = "Baca"
    title = "Baca pelajaran yang disarankan"
    footer = True

    @classmethod
    def available(cls, screen: ProgressScreen) -> bool:
        return screen.page in ADVISING and screen.has_lesson

    @classmethod
    async def run(cls, screen: ProgressScreen) -> None:
        screen.open_lesson()


class StartDrill(ScreenCommand["ProgressScreen"]):
    id = "latihan"
    keys = "m"
    label = "Mulai latihan"
    title = "Mulai latihan yang disarankan"
    footer = True

    @classmethod
    def available(cls, screen: ProgressScreen) -> bool:
        return screen.page in ADVISING and screen.view is not None

    @classmethod
    async def run(cls, screen: ProgressScreen) -> None:
        await screen.start_drill()


class Repeat(ScreenCommand["ProgressScreen"]):
    id = "ulang"
    keys = "u"
    label = "Ulangi topik"
    title = "Mulai giliran pendek tentang topik yang waktunya diulang"
    footer = True

    @classmethod
    def available(cls, screen: ProgressScreen) -> bool:
        return screen.page in ADVISING and screen.view is not None and bool(screen.view.due)

    @classmethod
    async def run(cls, screen: ProgressScreen) -> None:
        await screen.repeat()


class SwitchStreak(ScreenCommand["ProgressScreen"]):
    id = "runtun"
    keys = "r"
    label = "Runtun"
    title = "Tampilkan atau sembunyikan runtun latihan"
    tip = "Runtun menghitung hari kerja berturut-turut dengan latihan. Tidak memengaruhi nilai."

    @classmethod
    def available(cls, screen: ProgressScreen) -> bool:
        return screen.view is not None and screen.view.learn.profile is not None

    @classmethod
    async def run(cls, screen: ProgressScreen) -> None:
        await screen.switch_streak()


class Back(ScreenCommand["ProgressScreen"]):
    id = "kembali"
    keys = "escape,backspace,q"
    label = "Kembali"
    title = "Kembali ke layar sebelumnya"
    footer = True

    @classmethod
    async def run(cls, screen: ProgressScreen) -> None:
        screen.dismiss(None)


OWN: tuple[AnyCommand, ...] = (
    OpenResult, OpenLesson, StartDrill, Repeat, NextCurve, PreviousCurve, SwitchStreak, Back, ShowSummary, ShowHistory, ShowCurves,
    ShowTopics,
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
        yield PageTabs()
        yield ProgressPage("page")
        yield RowList(self._draw, 0, key="history", empty="Belum ada giliran yang selesai.")
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
        self.query_one("#tabs", PageTabs).show(page)
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
        return [
            (f" {fit(finished_on(row), 17)}", "muted"),
            (fit(plain_line(row.title), max(1, width - 18 - VALUE)), "strong"),
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
