"""Reading a lesson, and grading its quiz."""

from __future__ import annotations

import pytest

from trainer.practice.lessons import (
    check_lessons,
    grade_answers,
    grade_question,
    parse_lesson,
    readable_lessons,
)
from trainer.scenarios.yaml_source import ContentError
from trainer.sp4n.vocabulary import Competence

LESSON = """\
---
judul: Contoh
manfaat: Anda dapat membaca contoh.
menit: 5
kompetensi: waktu
latihan: drill-waktu
---

## Tujuan

- Membaca **contoh**.
- Memahaminya.

## Isi

Teks.

| A | B |
|---|---|
| 1 | 2 |

## Contoh

Sebuah contoh.

## Yang sering keliru

- Keliru.

## Ringkasan

Ringkas.

## Kuis

### 1. Satu?

Bacalah [b]ini[/b] dahulu.

- [ ] Keliru
  > Karena keliru.
- [x] Benar
  > Karena benar,
  > sungguh.

### 2. Banyak? Pilih semua yang benar.

- [x] A
  > Ya.
- [x] B
  > Ya juga.
- [ ] C
  > Bukan.
"""


def test_a_lesson_is_read_with_all_its_parts() -> None:
    lesson = parse_lesson("01-contoh", LESSON)
    assert (lesson.title, lesson.minutes, lesson.drill) == ("Contoh", 5, "drill-waktu")
    assert lesson.competence is Competence.TIMELINESS
    assert lesson.aims == ("Membaca **contoh**.", "Memahaminya.")
    assert [part.title for part in lesson.sections] == [
        "Tujuan",
        "Isi",
        "Contoh",
        "Yang sering keliru",
        "Ringkasan",
    ]
    assert "| 1 | 2 |" in lesson.body_markdown
    assert "Kuis" not in lesson.body_markdown
    first, second = lesson.questions
    assert first.text == "Satu?\n\nBacalah [b]ini[/b] dahulu."
    assert first.choices[1].explanation == "Karena benar, sungguh."
    assert (first.right, first.multiple) == ((1,), False)
    assert (second.right, second.multiple) == ((0, 1), True)


def test_a_general_lesson_has_no_competence_of_its_own() -> None:
    assert parse_lesson("x", LESSON.replace("kompetensi: waktu", "kompetensi: umum")).competence is None


def test_windows_line_ends_make_no_difference() -> None:
    assert parse_lesson("x", LESSON.replace("\n", "\r\n")) == parse_lesson("x", LESSON)


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        ("---\njudul", "judul", 1, "kepala"),
        ("menit: 5", "menit: lima", 4, "menit"),
        ("menit: 5", "menit: 0", 4, "menit"),
        ("kompetensi: waktu", "kompetensi: sabar", 5, "kompetensi"),
        ("latihan: drill-waktu\n", "", 1, "latihan"),
        ("manfaat:", "guna:", 3, "kepala"),
        ("judul: Contoh", "judul: Contoh\njudul: Lagi", 3, "kepala"),
        ("## Contoh", "## Misal", 22, "bagian"),
        ("Ringkas.\n", "", 30, "kosong"),
        ("- Membaca **contoh**.\n- Memahaminya.", "Membaca contoh.", 9, "daftar"),
        ("### 2. Banyak?", "### 3. Banyak?", 46, "bernomor"),
        ("- [ ] Keliru", "- Keliru", 40, "bertanda"),
        ("  > Karena keliru.\n", "", 40, "penjelasan"),
        ("- [x] Benar", "- [ ] Benar", 40, "jawaban benar"),
        ("### 1. Satu?", "Pembuka.\n\n### 1. Satu?", 36, "bukan bagian"),
        ("- [x] A\n  > Ya.\n- [x] B\n  > Ya juga.\n- [ ] C\n  > Bukan.\n", "", 34, "pilihan"),
    ],
)
def test_a_malformed_lesson_is_refused_with_file_and_line(
    old: str, new: str, line: int, problem: str
) -> None:
    assert old in LESSON
    with pytest.raises(ContentError) as caught:
        parse_lesson("01-contoh", LESSON.replace(old, new, 1))
    assert (caught.value.file, caught.value.line) == ("lessons/01-contoh.md", line)
    assert problem in caught.value.problem


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(ContentError):
        parse_lesson("x", "")


def test_the_check_reports_every_file_and_unknown_drills() -> None:
    broken = LESSON.replace("menit: 5", "menit: lima")
    found = check_lessons({"a": LESSON, "b": broken}, ["orientasi"])
    assert [(finding.file, finding.line) for finding in found] == [("lessons/a.md", 6), ("lessons/b.md", 4)]
    assert "drill-waktu" in found[0].problem
    assert check_lessons({"a": LESSON}, ["drill-waktu"]) == []


def test_a_malformed_lesson_does_not_hide_the_others() -> None:
    lessons, findings = readable_lessons({"a": "", "b": LESSON})
    assert [lesson.id for lesson in lessons] == ["b"]
    assert [finding.file for finding in findings] == ["lessons/a.md"]


def test_a_wholly_right_quiz_is_passed() -> None:
    result = grade_answers(parse_lesson("x", LESSON), {1: {1}, 2: {0, 1}})
    assert (result.percent, result.passed, result.correct) == (100.0, True, 2)


def test_a_wrong_choice_explains_itself_and_names_the_right_one() -> None:
    question = parse_lesson("x", LESSON).questions[0]
    result = grade_question(question, [0])
    assert (result.correct, result.share) == (False, 0.0)
    assert [(note.chosen, note.right, note.explanation) for note in result.notes] == [
        (True, False, "Karena keliru."),
        (False, True, "Karena benar, sungguh."),
    ]


@pytest.mark.parametrize(
    ("chosen", "share"), [({0}, 0.5), ({0, 1, 2}, 0.5), ({2}, 0.0), (set(), 0.0), ({0, 2}, 0.0)]
)
def test_several_choices_count_in_part_and_ticking_everything_does_not_pay(
    chosen: set[int], share: float
) -> None:
    result = grade_question(parse_lesson("x", LESSON).questions[1], chosen)
    assert (result.share, result.correct) == (share, False)


def test_an_unanswered_question_counts_as_wrong() -> None:
    result = grade_answers(parse_lesson("x", LESSON), {1: [1]})
    assert (result.percent, result.passed) == (50.0, False)


def test_a_choice_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="tidak memiliki"):
        grade_question(parse_lesson("x", LESSON).questions[0], [7])
