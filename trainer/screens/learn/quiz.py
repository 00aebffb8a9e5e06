"""The quiz of a lesson, graded in place, question by question."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Static

from trainer.screens.learn.drill import start_drill
from trainer.screens.learn.quiz_pages import question_lines, result_lines
from trainer.screens.learn.view import LearnView, store_quiz
from trainer.screens.reference.page_view import Line, PageView
from trainer.screens.shared.bars import CommandBar, TitleBar
from trainer.screens.shared.commands import AnyCommand, bindings, command, either_case
from trainer.screens.shared.dialogs import Question as Ask
from trainer.screens.shared.plain import plain_line
from trainer.screens.shared.screen import COMMON, LatihScreen

if TYPE_CHECKING:
    from trainer.practice.lessons import Lesson, Question, QuestionResult, QuizResult

MOST_CHOICES = 8
NOWHERE = -1
"""Where the cursor stands before a question was looked at: Enter answers nothing then."""


class QuizPage(PageView):
    """A page on which the arrows move between the choices as long as there is something to choose."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", "Naik", show=False),
        Binding("down", "step(1)", "Turun", show=False),
        Binding("space", "pick(-1)", "Tandai", show=False),
        *(
            Binding(either_case(f"{index + 1},{letter}"), f"pick({index})", "Tandai", show=False)
            for index, letter in enumerate("abcdefgh"[:MOST_CHOICES])
        ),
    ]

    class Stepped(Message):
        """The cursor wants to go to another choice."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    choosing = True

    def action_step(self, step: int) -> None:
        """Move between choices, or scroll."""
        if self.choosing:
            self.post_message(self.Stepped(step))
        else:
            self.scroll_relative(y=step, animate=False)

    def action_pick(self, index: int) -> None:
        """Mark a choice; -1 for the one under the cursor. Without choices the space bar scrolls."""
        if self.choosing:
            self.post_message(self.Followed(str(index)))
        elif index < 0:
            self.action_page_down()


@command(
    "jawab", "enter,f2", "Jawab pertanyaan ini", label="Jawab", footer=True,
    when=lambda screen: screen.graded is None and screen.result is None,
)  # fmt: skip
async def answer(screen: QuizScreen) -> None:
    await screen.answer()


@command(
    "lanjut", "enter,f2", "Pertanyaan berikutnya, atau hasil kuis", label="Lanjut", footer=True,
    when=lambda screen: screen.graded is not None and screen.result is None,
)  # fmt: skip
async def proceed(screen: QuizScreen) -> None:
    await screen.proceed()


@command(
    "ulang", "u", "Ulangi kuis ini", label="Ulangi", footer=True,
    when=lambda screen: screen.result is not None,
)  # fmt: skip
def again(screen: QuizScreen) -> None:
    screen.begin(screen.lesson)


@command(
    "latihan", "m", "Mulai latihan pelajaran ini di meja kerja", label="Mulai latihan", footer=True,
    when=lambda screen: screen.result is not None,
)  # fmt: skip
async def begin_drill(screen: QuizScreen) -> None:
    await start_drill(screen, screen.view.profile, screen.lesson.drill)


@command(
    "berikut", "n", "Baca pelajaran berikutnya", label="Pelajaran berikutnya", footer=True,
    when=lambda screen: screen.result is not None and screen.view.number(screen.lesson) < len(screen.view.lessons),
)  # fmt: skip
async def next_lesson(screen: QuizScreen) -> None:
    from trainer.screens.learn.lesson import LessonScreen

    following = screen.view.lessons[screen.view.number(screen.lesson)]
    await screen.app.switch_screen(LessonScreen(screen.view, following))


@command(
    "kembali", "escape,backspace,q", "Kembali; kuis yang belum selesai tidak disimpan", label="Kembali",
    footer=True,
)  # fmt: skip
async def back(screen: QuizScreen) -> None:
    await screen.leave()


OWN: tuple[AnyCommand, ...] = (answer, proceed, again, begin_drill, next_lesson, back)


class QuizScreen(LatihScreen["LearnView | None"]):
    """A quiz; returns the view with the new progress, or None when it was left early.

    Args:
        view: all lessons and the person's progress.
        lesson: whose quiz.
    """

    CSS_PATH = "screen.tcss"
    OFFERS: ClassVar[tuple[AnyCommand, ...]] = (*OWN, *COMMON)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*OWN)]
    HELP_PAGE = "kuis"

    def __init__(self, view: LearnView, lesson: Lesson) -> None:
        super().__init__()
        self.view = view
        self.lesson = lesson
        self.graded: QuestionResult | None = None
        self.result: QuizResult | None = None
        self.cursor = NOWHERE
        self._index = 0
        self._chosen: set[int] = set()
        self._answers: dict[int, frozenset[int]] = {}
        self._marks = ""
        self._taken = False

    def compose(self) -> ComposeResult:
        yield TitleBar(f"Kuis · {self.lesson.title}")
        yield Static("", id="head", markup=False)
        yield QuizPage("question")
        yield CommandBar(key="footer")

    def on_mount(self) -> None:
        self.query_one("#question").focus()
        self.begin(self.lesson)

    @property
    def question(self) -> Question:
        """The question on the screen."""
        return self.lesson.questions[self._index]

    def begin(self, lesson: Lesson) -> None:
        """Start with the first question."""
        self.lesson = lesson
        self.result = None
        self._index, self._answers, self._marks = 0, {}, ""
        self._ask()

    def _ask(self) -> None:
        self.graded = None
        self.cursor, self._chosen = NOWHERE, set()
        self.app.clear_notifications()
        self._show(top=True)

    def _show(self, top: bool = False) -> None:
        """Draw the question or the result."""
        page = self.query_one("#question", QuizPage)
        page.choosing = self.graded is None and self.result is None
        if top:
            page.show(self._lines)
        else:
            page.redraw()
        count = len(self.lesson.questions)
        if self.result is None:
            ahead = "○" * (count - len(self._marks))
            self.query_one("#head", Static).update(
                f" Pertanyaan {self._index + 1} dari {count}   {self._marks}{ahead}"
            )
        else:
            self.query_one("#head", Static).update(f" Selesai   {self._marks}")
        self.refresh_offers()

    def _lines(self, width: int) -> Sequence[Line]:
        if self.result is not None:
            drill = plain_line(self.view.drills.get(self.lesson.drill, self.lesson.drill))
            return result_lines(self.lesson, self.result, drill, width)
        return question_lines(self.question, self.cursor, self._chosen, self.graded, width)

    def on_quiz_page_stepped(self, message: QuizPage.Stepped) -> None:
        self.cursor = max(0, min(self.cursor + message.step, len(self.question.choices) - 1))
        self._redraw_choices()

    def on_page_view_followed(self, message: PageView.Followed) -> None:
        index = int(message.target) if int(message.target) >= 0 else max(0, self.cursor)
        if self.graded is not None or self.result is not None or index >= len(self.question.choices):
            return
        self.cursor = index
        self.app.clear_notifications()
        if self.question.multiple:
            self._chosen ^= {index}
        else:
            self._chosen = {index}
        self._redraw_choices()

    def _redraw_choices(self) -> None:
        page = self.query_one("#question", QuizPage)
        page.redraw()
        first = page.line_of(max(0, self.cursor))
        places = [at for at, line in enumerate(page.lines) if line.target == str(self.cursor)]
        page.reveal(first, max(places, default=first))

    async def answer(self) -> None:
        """Grade the question; with one right choice Enter takes the one under the cursor, once it was moved there."""
        from trainer.practice.lessons import grade_question

        if not self._chosen and not self.question.multiple and self.cursor != NOWHERE:
            self._chosen = {self.cursor}
        if not self._chosen:
            self.notify("Pilih dahulu jawaban: panah, huruf, atau klik. Spasi menandai.", markup=False)
            return
        self.graded = grade_question(self.question, self._chosen)
        self._answers[self.question.number] = frozenset(self._chosen)
        self._marks += "✓" if self.graded.correct else "✗"
        self._show()

    async def proceed(self) -> None:
        """Ask the next question; after the last one store and show the result."""
        from trainer.practice.lessons import grade_answers

        if self._index + 1 < len(self.lesson.questions):
            self._index += 1
            self._ask()
            return
        result = grade_answers(self.lesson, self._answers)
        profile = self.view.profile
        if profile is not None:
            progress = await self.desk.call(lambda desk: store_quiz(desk, profile, result))
            self.view = self.view._replace(progress=progress)
        self.result, self._taken = result, True
        self._show(top=True)

    async def leave(self) -> None:
        """Go back; a quiz under way is left only when the person says so."""
        if self.result is not None or not self._answers:
            self.dismiss(self.view if self._taken else None)
            return

        def follow(sure: bool | None) -> None:
            if sure:
                self.dismiss(self.view if self._taken else None)

        await self.app.push_screen(
            Ask("Tinggalkan kuis? Jawaban yang sudah Anda beri belum disimpan.", "Tinggalkan", "Teruskan"),
            follow,
        )
