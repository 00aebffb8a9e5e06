"""A quiz as lines: the question with its choices, the same graded, and the result."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from trainer.screens.learn.markdown import inline_pieces, markdown_lines
from trainer.screens.reference.page_view import BLANK, Line, flow, headline
from trainer.screens.shared.rows import CURSOR
from trainer.screens.shared.words import number

if TYPE_CHECKING:
    from trainer.practice.lessons import Choice, Lesson, Question, QuestionResult, QuizResult

LETTERS = "ABCDEFGH"


def question_lines(
    question: Question, cursor: int, chosen: Collection[int], result: QuestionResult | None, width: int
) -> list[Line]:
    """A question; the place of a choice's first line is its index.

    Args:
        question: the question.
        cursor: the choice the cursor stands on.
        chosen: the choices that are marked.
        result: how it was graded; None while it is open.
        width: cells of a line.
    """
    lines = markdown_lines(question.text, width)
    strong = [Line(tuple((text, tone or "strong") for text, tone in line.pieces)) for line in lines]
    lines = [BLANK, *strong]
    hint = "Pilih semua yang benar." if question.multiple else "Pilih satu."
    hint = "Pilih semua yang benar." if question.multiple else "Pilih satu."
    lines += [BLANK] if hint in question.text else [Line(((hint, "muted"),)), BLANK]
    for index, choice in enumerate(question.choices):
        if result is None:
            lines += _open_choice(question, index, cursor == index, index in chosen, width)
        else:
            lines += [*_graded_choice(choice, index, index in chosen, width), BLANK]
    if result is not None:
        lines += _verdict(result, width)
    return lines


def _open_choice(question: Question, index: int, here: bool, on: bool, width: int) -> list[Line]:
    mark = ("☑" if on else "☐") if question.multiple else ("◉" if on else "○")
    tone = "cursor" if here else ""
    first = f"{CURSOR if here else ' '} {mark} {LETTERS[index]}. "
    pieces = [(text, tone or own) for text, own in inline_pieces(question.choices[index].text)]
    lines = flow(pieces, width, first, lead=tone or ("accent" if on else "muted"))
    target = str(index)
    return [line._replace(target=target, place=index if at == 0 else -1) for at, line in enumerate(lines)]


def _graded_choice(choice: Choice, index: int, on: bool, width: int) -> list[Line]:
    sign, tone = ("✓", "good") if choice.right else ("✗", "bad") if on else (" ", "muted")
    word = _word(choice.right, on)
    lines = flow(
        [*inline_pieces(choice.text, tone), (f" {word}" if word else "", tone)],
        width,
        f"{sign} {LETTERS[index]}. ",
        lead=tone,
    )
    return [
        *lines,
        *flow(inline_pieces(choice.explanation, "" if on or choice.right else "muted"), width, "     "),
    ]


def _word(right: bool, on: bool) -> str:
    """A choice's result in words, so that it does not rest on sign and colour."""
    if on:
        return "(pilihan Anda, benar)" if right else "(pilihan Anda, keliru)"
    return "(jawaban yang benar)" if right else ""


def _verdict(result: QuestionResult, width: int) -> list[Line]:
    if result.correct:
        return flow([("Benar.", "good"), (" Tekan Enter untuk melanjutkan.", "muted")], width)
    word = f"Sebagian benar, {number(100 * result.share)} dari 100." if result.share > 0 else "Belum tepat."
    return flow([(word, "warn"), (" Baca penjelasannya, lalu tekan Enter.", "muted")], width)


def result_lines(lesson: Lesson, result: QuizResult, drill: str, width: int) -> list[Line]:
    """The quiz as a whole, and what to do next."""
    word, tone = ("LULUS", "good") if result.passed else ("BELUM LULUS", "warn")
    lines = headline(f"Hasil kuis: {lesson.title}", width, 1)
    score = f"{result.correct} dari {len(result.questions)} benar · nilai {number(result.percent)} · "
    lines += flow([(score, ""), (word, tone)], width)
    lines.append(BLANK)
    for question, graded in zip(lesson.questions, result.questions, strict=True):
        sign, mark = ("✓", "good") if graded.correct else ("✗", "warn")
        lines += flow(
            inline_pieces(question.text.split("\n")[0]), width, f"{sign} {question.number}. ", lead=mark
        )
    lines += [BLANK, *headline("Langkah berikutnya", width, 3)]
    if result.passed:
        advice = f"M memulai latihan {drill}. N membuka pelajaran berikutnya."
    else:
        advice = "U mengulang kuis. Esc kembali ke pelajaran untuk membaca lagi; nilai terbaik yang disimpan."
    return [*lines, *flow([(advice, "")], width)]
