"""Remarks on an answer name the words they mean and where they stand."""

from __future__ import annotations

import datetime

import pytest

from trainer.scenarios.scenario import Scenario
from trainer.scoring.answers import AnswerJudge
from trainer.scoring.remarks import pointed_remarks, remarks_on
from trainer.scoring.responses import AnswerCase, Fact, ResponseRubric, grade_response

CASE = AnswerCase(
    id="lubang",
    title="Jalan Gandaria berlubang",
    body="Jalan Gandaria depan SDN 1 Watukencana berlubang besar. Ban motor saya sudah dua kali pecah.",
    privacy="terbuka",
    reporter="Wagiman Sastro",
    type="pengaduan",
    unit="Dinas Pekerjaan Umum",
    date=datetime.date(2026, 1, 21),
    facts=(
        Fact("f1", "temuan", "Pemeriksaan 20 Januari 2026 menemukan empat lubang di Jalan Gandaria.", True),
        Fact("f2", "tindakan", "Penambalan aspal dikerjakan 6-10 Februari 2026.", True),
    ),
)
LETTER = "Yth. Bapak Wagiman, terima kasih atas laporannya tentang lubang di Jalan Gandaria. {} Salam hormat, Dinas Pekerjaan Umum."


@pytest.fixture
def rubric(orientation: Scenario) -> ResponseRubric:
    return AnswerJudge(orientation).rubric


def test_a_strange_date_is_named_with_its_place(rubric: ResponseRubric) -> None:
    text = LETTER.format("Penambalan aspal dikerjakan 27 Februari 2026.")
    remark = pointed_remarks(CASE, grade_response(CASE, text, rubric), text)[0]
    assert '"27 Februari 2026" tidak ada dalam bahan' in remark.line
    assert remark.start is not None
    assert text[remark.start : remark.end] == remark.words == "27 Februari 2026"


def test_a_rude_word_is_named(rubric: ResponseRubric) -> None:
    text = LETTER.format("Dasar bodoh, jangan mengadu terus.")
    lines = remarks_on(CASE, grade_response(CASE, text, rubric), text)
    assert any("merendahkan" in line and "mengadu" in line for line in lines)


def test_a_promise_raises_no_remark_about_facts(rubric: ResponseRubric) -> None:
    text = LETTER.format(
        "Pemeriksaan 20 Januari 2026 menemukan empat lubang. Penambalan aspal dikerjakan 6-10 Februari 2026. Kabar berikutnya "
        "paling lambat 11 Februari 2026."
    )
    assert remarks_on(CASE, grade_response(CASE, text, rubric), text) == ()


def test_thanks_and_salutation_that_are_there_are_not_missed(rubric: ResponseRubric) -> None:
    text = "Yth. Bapak/Ibu, terima kasih atas laporannya. Dasar bodoh, jangan mengadu terus. Salam hormat, Dinas Pekerjaan Umum."
    grade = grade_response(CASE, text, rubric)
    told = " ".join((*remarks_on(CASE, grade, text), *(reason.message for reason in grade.reasons))).lower()
    assert "belum ada sapaan" not in told
    assert "belum ada ucapan terima kasih" not in told


def test_without_facts_the_next_step_is_asked_for(rubric: ResponseRubric) -> None:
    case = AnswerCase(
        CASE.id, CASE.title, CASE.body, CASE.privacy, CASE.reporter, CASE.type, CASE.unit, CASE.date, ()
    )
    text = LETTER.format("Laporan Bapak kami terima.")
    lines = " ".join(remarks_on(case, grade_response(case, text, rubric), text))
    assert "langkah berikutnya belum disebut" in lines
    assert "bahan" not in lines


def test_the_level_does_not_contradict_the_dimensions(rubric: ResponseRubric) -> None:
    assert "lepas tangan" not in rubric.levels[1].lower()
