"""Answer templates: a frame helps only the person who fills it."""

from __future__ import annotations

import pytest

from trainer.practice.session import Session
from trainer.practice.templates import AnswerTemplate, answer_templates, placeholders
from trainer.scenarios.library import Library
from trainer.scenarios.scenario import Scenario
from trainer.scoring.answers import AnswerJudge
from trainer.scoring.responses import grade_response

KINDS = ["informasi", "tuntas", "berjangka", "aspirasi", "bukan_wewenang", "perlu_data"]


@pytest.fixture
def templates(library: Library) -> tuple[AnswerTemplate, ...]:
    return answer_templates(library)


def test_there_is_a_template_for_every_kind_of_answer(templates: tuple[AnswerTemplate, ...]) -> None:
    assert [template.id for template in templates] == KINDS
    for template in templates:
        assert placeholders(template.text)
        assert template.written_by("Dinas Contoh").endswith("Dinas Contoh")
        assert template.use.endswith(".")


def test_a_placeholder_is_found_where_it_stands() -> None:
    text = "Pada [tanggal], petugas\nmemeriksa [lokasi]."
    assert [text[start:end] for start, end in placeholders(text)] == ["[tanggal]", "[lokasi]"]
    assert placeholders("Pasal 5 ayat (2) [x]") == ()


@pytest.mark.parametrize("kind", KINDS)
def test_a_template_sent_as_it_is_earns_next_to_nothing(
    kind: str, templates: tuple[AnswerTemplate, ...], orientation: Scenario
) -> None:
    session = Session.start(orientation)
    while not session.finished and not session.instance.reports:
        session.skip()
    judge = AnswerJudge(orientation)
    text = next(each for each in templates if each.id == kind).written_by("Dinas Contoh")
    for report in session.instance.reports.values():
        plan = session.plan(report.id)
        assert plan is not None
        case = judge.case(plan, report, session.now)
        grade = grade_response(case, text, judge.rubric)
        assert grade.overall <= 1
        assert "isian_kosong" in grade.critical
        emptied = text.replace("[", "").replace("]", "")
        assert grade_response(case, emptied, judge.rubric).overall <= 2
