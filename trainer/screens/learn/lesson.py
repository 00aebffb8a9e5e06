"""One lesson to be read: a long text that scrolls by keys, its parts beside it on a wide terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Static

from trainer.screens.learn.drill import start_drill
from trainer.screens.learn.pages import lesson_lines, section_at
from trainer.screens.learn.view import LearnView, standing, store_reading
from trainer.screens.reference.page_view import PageView
from trainer.screens.shared.bars import CommandBar, TitleBar
from trainer.screens.shared.commands import AnyCommand, bindings, command
from trainer.screens.shared.plain import fit
from trainer.screens.shared.rows import Piece, RowList
from trainer.screens.shared.screen import COMMON, LatihScreen

if TYPE_CHECKING:
    from trainer.practice.lessons import Lesson

WIDE = 120


@command("kuis", "k", "Kerjakan kuis pelajaran ini", label="Kuis", footer=True)
def take_quiz(screen: LessonScreen) -> None:
    screen.quiz()


@command("latihan", "m", "Mulai latihan pelajaran ini di meja kerja", label="Mulai latihan", footer=True)
async def begin_drill(screen: LessonScreen) -> None:
    await start_drill(screen, screen.view.profile, screen.lesson.drill)


@command(
    "berikut", "n,right_square_bracket", "Pelajaran berikutnya", label="Berikutnya", footer=True,
    when=lambda screen: screen.view.number(screen.lesson) < len(screen.view.lessons),
)  # fmt: skip
async def next_lesson(screen: LessonScreen) -> None:
    await screen.turn(1)


@command(
    "sebelum", "p,left_square_bracket", "Pelajaran sebelumnya", label="Sebelumnya",
    when=lambda screen: screen.view.number(screen.lesson) > 1,
)  # fmt: skip
async def previous_lesson(screen: LessonScreen) -> None:
    await screen.turn(-1)


@command("kembali", "escape,backspace,q", "Kembali ke daftar pelajaran", label="Kembali", footer=True)
async def back(screen: LessonScreen) -> None:
    await screen.keep_place()
    screen.dismiss(None)


OWN: tuple[AnyCommand, ...] = (take_quiz, begin_drill, next_lesson, previous_lesson, back)


class LessonScreen(LatihScreen[None]):
    """A lesson.

    Args:
        view: all lessons and the person's progress.
        lesson: which one.
        words: begin at the part that holds these words; empty for where reading stopped.
    """

    CSS_PATH = "screen.tcss"
    OFFERS: ClassVar[tuple[AnyCommand, ...]] = (*OWN, *COMMON)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*OWN)]
    HELP_PAGE = "pelajaran"

    def __init__(self, view: LearnView, lesson: Lesson, words: Sequence[str] = ()) -> None:
        super().__init__()
        self.view = view
        self.lesson = lesson
        self._words = tuple(words)
        self._reached = 0
        self._stored = -1
        self._bar = TitleBar("Belajar")

    def compose(self) -> ComposeResult:
        yield self._bar
        yield Static("", id="head", markup=False)
        with Horizontal(id="body"):
            yield RowList(self._draw, 0, key="parts", one_click=True)
            yield PageView("text")
        yield CommandBar(key="footer")

    def on_mount(self) -> None:
        self.set_class(self.app.size.width >= WIDE, "-wide")
        self.query_one("#text").focus()
        self._open()

    def _open(self) -> None:
        """Show the lesson where reading stopped, or where the searched words are."""
        lesson, view = self.lesson, self.view
        self._bar.retitle(f"Pelajaran {view.number(lesson)} dari {len(view.lessons)}")
        known = view.progress.of(lesson.id)
        self._reached, self._stored = 0, -1
        place = known.section if known.section and not known.read else -1
        texts = [f"{section.title} {section.markdown}".casefold() for section in lesson.sections]
        if self._words:
            place = next(
                (i for i, text in enumerate(texts) if all(word in text for word in self._words)), place
            )
        self.query_one("#parts", RowList).reset(len(lesson.sections))
        self.query_one("#text", PageView).show(lambda width: lesson_lines(view, lesson, width), place)
        self.refresh_offers()

    def _draw(self, index: int, width: int) -> Sequence[Piece]:
        read = self.view.progress.of(self.lesson.id).read or index <= self._reached
        return [(" ✓ " if read else "   ", "good"), (fit(self.lesson.sections[index].title, width - 3), "")]

    def on_page_view_scrolled(self) -> None:
        """Show how far one is, and note a part that was not in sight before."""
        text = self.query_one("#text", PageView)
        if not text.lines:
            return
        part = section_at(text.lines, text.seen)
        if part > self._reached:
            self._reached = part
            self.query_one("#parts", RowList).refresh()
        self._show_head(part)
        if self._reached > self._stored:
            self._stored = self._reached
            self.run_worker(self.guarded(self.keep_place), group="tempat")

    def _show_head(self, part: int) -> None:
        text = self.query_one("#text", PageView)
        words, _ = standing(self.view.progress.of(self.lesson.id))
        title = self.lesson.sections[part].title
        share = round(100 * text.seen / len(text.lines))
        self.query_one("#head", Static).update(
            f" Bagian {part + 1} dari {len(self.lesson.sections)}: {title} · {share}% · {words}"
        )

    async def keep_place(self) -> None:
        """Store how far one has read; without a profile there is nothing to store."""
        profile, lesson, part = self.view.profile, self.lesson, self._reached
        if profile is not None:
            progress = await self.desk.call(lambda desk: store_reading(desk, profile, lesson, part))
            self.view = self.view._replace(progress=progress)
            text = self.query_one("#text", PageView)
            if text.lines:
                self._show_head(section_at(text.lines, text.seen))

    async def before_leaving(self) -> None:
        await self.keep_place()

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        self.query_one("#text").focus()
        self._go_to_part(message.index)

    def on_row_list_moved(self, message: RowList.Moved) -> None:
        self._go_to_part(message.index)

    def _go_to_part(self, index: int) -> None:
        text = self.query_one("#text", PageView)
        text.go_to(text.line_of(index))

    def on_page_view_followed(self) -> None:
        self.quiz()

    async def turn(self, step: int) -> None:
        """Open the next or the previous lesson."""
        await self.keep_place()
        self.lesson = self.view.lessons[self.view.number(self.lesson) - 1 + step]
        self._words = ()
        self._open()

    def quiz(self) -> None:
        """Open the quiz; its result comes back as the new progress."""
        from trainer.screens.learn.quiz import QuizScreen

        async def done(view: LearnView | None) -> None:
            if view is not None:
                self.view = view
                self.on_page_view_scrolled()

        self.app.push_screen(QuizScreen(self.view, self.lesson), done)

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(event.size.width >= WIDE, "-wide")
