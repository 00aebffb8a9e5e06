"""A promised date is no contradiction; the planned act on another day, and any other untruth, still is."""

from __future__ import annotations

import copy

import pytest
from answer_cases import shipped_data
from promise_letters import (
    POTHOLE,
    contradicting,
    honest_brief,
    honest_final,
    honest_interim,
    letter,
)

from trainer.scoring.responses import AnswerCase, ResponseRubric, grade_response, load_rubric

CODE = "bertentangan_fakta"


def test_there_are_enough_letters_of_both_kinds() -> None:
    assert len(honest_final() + honest_brief() + honest_interim()) >= 60
    assert len(contradicting()) >= 30


@pytest.mark.parametrize(
    ("case", "text"),
    honest_final() + honest_brief() + honest_interim(),
    ids=lambda value: getattr(value, "id", ""),
)
def test_an_honest_promise_is_never_marked(case: AnswerCase, text: str, rubric: ResponseRubric) -> None:
    grade = grade_response(case, text, rubric)
    assert CODE not in grade.critical
    assert "salah_laporan" not in grade.critical
    assert grade.overall > 0


@pytest.mark.parametrize(("case", "text"), contradicting(), ids=lambda value: getattr(value, "id", ""))
def test_a_real_contradiction_is_still_marked(case: AnswerCase, text: str, rubric: ResponseRubric) -> None:
    assert CODE in grade_response(case, text, rubric).critical


def test_a_promise_beside_a_false_claim_does_not_shield_it(rubric: ResponseRubric) -> None:
    text = letter(
        POTHOLE, "Lubangnya sudah selesai kami tambal. Kabar berikutnya paling lambat 13 Februari 2026."
    )
    assert CODE in grade_response(POTHOLE, text, rubric).critical


def test_a_promised_day_counts_for_the_time_it_names(rubric: ResponseRubric) -> None:
    plain = grade_response(POTHOLE, letter(POTHOLE, "Laporan ini kami perhatikan."), rubric)
    dated = grade_response(
        POTHOLE, letter(POTHOLE, "Kami kabari Anda paling lambat 11 Februari 2026."), rubric
    )
    assert dated.dimensions["waktu"] >= 2 > plain.dimensions["waktu"]


def test_a_rubric_from_before_promises_judges_as_it_did() -> None:
    data = copy.deepcopy(shipped_data())
    for name in ("tanda_janji", "janji_kabar", "janji_periksa"):
        del data["kamus"]["himpunan"][name]
    older = load_rubric(data)
    marked = [CODE in grade_response(case, text, older).critical for case, text in honest_final()]
    assert any(marked)


def test_what_is_not_certain_is_named_for_a_human(rubric: ResponseRubric) -> None:
    grades = [grade_response(case, text, rubric) for case, text in contradicting()]
    for grade in grades:
        assert set(grade.doubtful) <= set(grade.critical)
        assert grade.uncertain or not grade.doubtful
        if grade.overall == 0 and CODE in grade.critical:
            assert grade.uncertain
