"""Belajar: the lessons with progress marks, found by words, and what each is for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.widgets import Input, Static

from trainer.screens.learn.drill import start_drill
from trainer.screens.learn.view import LearnView, read_learn, standing
from trainer.screens.reference.page_view import PageView
from trainer.screens.shared.bars import CommandBar, TitleBar
from trainer.screens.shared.commands import AnyCommand, bindings, command
from trainer.screens.shared.plain import fit, plain_line
from trainer.screens.shared.rows import Piece, RowList
from trainer.screens.shared.screen import COMMON, LatihScreen
from trainer.screens.shared.words import bar

if TYPE_CHECKING:
    from trainer.practice.lessons import Lesson

WIDE = 120
STANDING = 17
MARKS = {"good": "✓", "warn": "!", "accent": "•", "muted": " "}


@command(
    "baca", "enter", "Baca pelajaran ini", label="Baca", footer=True,
    when=lambda screen: screen.selected is not None,
)  # fmt: skip
def read_lesson(screen: LearnScreen) -> None:
    screen.read()


@command(
    "kuis", "k", "Kerjakan kuis pelajaran ini", label="Kuis", footer=True,
    when=lambda screen: screen.selected is not None,
)  # fmt: skip
def take_quiz(screen: LearnScreen) -> None:
    screen.quiz()


@command(
    "latihan", "m", "Mulai latihan pelajaran ini di meja kerja", label="Mulai latihan", footer=True,
    when=lambda screen: screen.selected is not None,
)  # fmt: skip
async def begin_drill(screen: LearnScreen) -> None:
    if screen.selected is not None and screen.view is not None:
        await start_drill(screen, screen.view.profile, screen.selected.drill)


@command("cari", "slash", "Cari kata dalam semua pelajaran", label="Cari")
def search_lessons(screen: LearnScreen) -> None:
    screen.query_one("#search").focus()


@command("kembali", "escape,backspace,q", "Kembali ke layar sebelumnya", label="Kembali", footer=True)
def back(screen: LearnScreen) -> None:
    screen.go_back()


OWN: tuple[AnyCommand, ...] = (read_lesson, take_quiz, begin_drill, search_lessons, back)


class LearnScreen(LatihScreen[None]):
    """The lessons.

    Args:
        wanted: the lesson to stand on; empty for the first that is not done.
    """

    CSS_PATH = "screen.tcss"
    OFFERS: ClassVar[tuple[AnyCommand, ...]] = (*OWN, *COMMON)
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(*(command for command in OWN if command is not read_lesson)),
        Binding("down", "move(1)", "Turun", show=False),
        Binding("up", "move(-1)", "Naik", show=False),
    ]
    HELP_PAGE = "belajar"

    def __init__(self, wanted: str = "") -> None:
        super().__init__()
        self.view: LearnView | None = None
        self.loaded = False
        self._wanted = wanted
        self._texts: dict[str, str] = {}
        self._found: tuple[Lesson, ...] = ()
        self._words: tuple[str, ...] = ()
        self._stale = False

    def compose(self) -> ComposeResult:
        yield TitleBar("Belajar")
        yield Static("", id="head", markup=False)
        yield Input(id="search", placeholder="Cari dalam pelajaran (tekan /), misalnya: anonim")
        with Container(id="body"):
            yield RowList(self._draw, 0, key="lessons", empty="Membuka pelajaran ...")
            yield PageView("about")
        yield CommandBar(key="footer")

    def on_mount(self) -> None:
        self.set_class(self.app.size.width >= WIDE, "-wide")
        self.query_one("#lessons").focus()
        self.run_worker(self.guarded(self.reload), exclusive=True)

    async def reload(self) -> None:
        """Read lessons and progress anew and draw them."""
        view = await self.desk.call(read_learn)
        self.view = view
        self._texts = {
            lesson.id: f"{lesson.title} {lesson.benefit} {lesson.body_markdown}".casefold()
            for lesson in view.lessons
        }
        selected = self.selected.id if self.selected is not None else self._wanted
        self.loaded = True
        self._find(selected or self._first_open(view))

    @staticmethod
    def _first_open(view: LearnView) -> str:
        return next((lesson.id for lesson in view.lessons if not view.progress.done(lesson.id)), "")

    @property
    def selected(self) -> Lesson | None:
        """The lesson under the cursor."""
        return self._found[self.query_one("#lessons", RowList).cursor] if self._found else None

    def _find(self, wanted: str) -> None:
        """List the lessons that hold all words, with the cursor on the wanted one."""
        if self.view is None:
            return
        self._words = tuple(self.query_one("#search", Input).value.casefold().split())
        self._found = tuple(
            lesson
            for lesson in self.view.lessons
            if all(word in self._texts[lesson.id] for word in self._words)
        )
        cursor = next((index for index, lesson in enumerate(self._found) if lesson.id == wanted), 0)
        self.query_one("#lessons", RowList).reset(
            len(self._found), cursor, empty="Tidak ada pelajaran yang cocok."
        )
        self.query_one("#head", Static).update(self._head(self.view))
        self._show()

    def _head(self, view: LearnView) -> str:
        done = sum(view.progress.done(lesson.id) for lesson in view.lessons)
        share = done / len(view.lessons) if view.lessons else 0.0
        left = sum(lesson.minutes for lesson in view.lessons if not view.progress.done(lesson.id))
        return (
            f" {done} dari {len(view.lessons)} pelajaran selesai {bar(share, 18)} sisa sekitar {left} menit"
        )

    def _draw(self, index: int, width: int) -> Sequence[Piece]:
        lesson = self._found[index]
        assert self.view is not None
        text, tone = standing(self.view.progress.of(lesson.id))
        number = f"{self.view.number(lesson):>2}"
        room = max(1, width - 5 - 9 - STANDING)
        return [
            (f"{number} ", "muted"),
            (f"{MARKS[tone]} ", tone),
            (fit(plain_line(lesson.title), room), "" if tone == "good" else "strong"),
            (fit(f"{lesson.minutes} menit", 9, "right"), "muted"),
            (fit(f" {text}", STANDING), tone),
        ]

    def _show(self) -> None:
        """Show what the lesson under the cursor is for."""
        from trainer.screens.learn.pages import about

        lesson, view, words = self.selected, self.view, self._words
        page = self.query_one("#about", PageView)
        if lesson is None or view is None:
            page.show(lambda width: ())
        else:
            chosen, seen = lesson, view
            page.show(lambda width: about(seen, chosen, words, width))
        self.refresh_offers()

    def on_input_changed(self) -> None:
        selected = self.selected
        self._find(selected.id if selected is not None else "")

    def on_input_submitted(self) -> None:
        self.read()

    def on_row_list_chosen(self) -> None:
        self.read()

    def on_row_list_moved(self) -> None:
        self._show()

    def action_move(self, step: int) -> None:
        """Move in the list while the search field has the focus."""
        self.query_one("#lessons", RowList).cursor += step

    def read(self) -> None:
        """Open the lesson."""
        from trainer.screens.learn.lesson import LessonScreen

        if self.selected is not None and self.view is not None:
            self.app.push_screen(LessonScreen(self.view, self.selected, self._words))

    def quiz(self) -> None:
        """Open the lesson's quiz."""
        from trainer.screens.learn.quiz import QuizScreen

        if self.selected is not None and self.view is not None:
            self.app.push_screen(QuizScreen(self.view, self.selected))

    def go_back(self) -> None:
        """From the search to the whole list, from there to the screen below."""
        field = self.query_one("#search", Input)
        if field.value:
            field.value = ""
            self.query_one("#lessons").focus()
        elif self.focused is field:
            self.query_one("#lessons").focus()
        else:
            self.dismiss(None)

    def on_screen_suspend(self) -> None:
        self._stale = True

    async def on_screen_resume(self) -> None:
        if self._stale:
            self._stale = False
            await self.guarded(self.reload)

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(event.size.width >= WIDE, "-wide")
