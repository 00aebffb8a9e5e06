"""The pages of Belajar as lines: a lesson in short, a lesson in full."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from trainer.screens.learn.markdown import inline_pieces, markdown_lines
from trainer.screens.learn.view import LearnView, standing
from trainer.screens.reference.page_view import BLANK, Line, flow, headline
from trainer.screens.shared.plain import plain_line

if TYPE_CHECKING:
    from trainer.practice.lessons import Lesson

QUIZ_PLACE = 1000
"""The place of the lines below the last part."""


def about(view: LearnView, lesson: Lesson, words: Sequence[str], width: int) -> list[Line]:
    """What a lesson is for, how far one came, and where the searched words stand."""
    from trainer.practice.reference import lesson_page, search

    text, tone = standing(view.progress.of(lesson.id))
    lines = headline(f"{view.number(lesson)}. {lesson.title}", width)
    lines += flow([(f"{facts(view, lesson)} · ", "muted"), (text, tone)], width)
    lines += [BLANK, *flow(inline_pieces(lesson.benefit), width)]
    if words:
        hits = search([lesson_page(lesson)], " ".join(words), 4)
        lines += [BLANK, *headline("Ditemukan", width, 3)]
        for hit in hits:
            lines += flow([(f"{hit.heading}: ", "muted"), (hit.snippet, "")], width, "• ")
    lines += [BLANK, *headline("Tujuan", width, 3)]
    for aim in lesson.aims:
        lines += flow(inline_pieces(aim), width, "• ")
    return lines


def facts(view: LearnView, lesson: Lesson) -> str:
    """Minutes, competence and drill in one line."""
    competence = "umum" if lesson.competence is None else lesson.competence.label
    drill = plain_line(view.drills.get(lesson.drill, lesson.drill))
    return f"{lesson.minutes} menit · {competence} · latihan: {drill}"


def lesson_lines(view: LearnView, lesson: Lesson, width: int) -> list[Line]:
    """A lesson to be read; the place of a part's first line is its index."""
    lines = headline(f"{view.number(lesson)}. {lesson.title}", width, 1)
    lines += flow([(facts(view, lesson), "muted")], width)
    for index, section in enumerate(lesson.sections):
        title, *more = headline(section.title, width)
        lines += [BLANK, title._replace(place=index), *more, BLANK, *markdown_lines(section.markdown, width)]
    end = flow([(f"Kuis: {len(lesson.questions)} pertanyaan. Tekan K untuk mulai.", "accent")], width)
    return [*lines, BLANK, end[0]._replace(place=QUIZ_PLACE, target="kuis"), *end[1:], BLANK]


def section_at(lines: Sequence[Line], seen: int) -> int:
    """The last part of which something was in sight; the whole text makes it the last one."""
    return max((line.place for line in lines[:seen] if 0 <= line.place < QUIZ_PLACE), default=0)
