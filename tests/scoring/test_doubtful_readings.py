"""What the machine is not sure of is read by a human and limits nothing."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import pytest
from lone_shift import LoneShift

from trainer.scoring.answers import AnswerJudge
from trainer.scoring.responses import AnswerCase, ResponseGrade

ROAD = "jalan-usul-aspal"


def answered(monkeypatch: pytest.MonkeyPatch, **changes: object) -> LoneShift:
    """A shift with one answer whose grade is changed."""
    right = AnswerJudge._graded

    def graded(self: AnswerJudge, case: AnswerCase, text: str, earlier: Sequence[str] = ()) -> ResponseGrade:
        return msgspec.structs.replace(right(self, case, text, earlier), **changes)

    shift = LoneShift(ROAD, acting=("pekerjaan_umum",))
    shift.dispose()
    shift.wait_for_findings()
    text = shift.model_answer()
    monkeypatch.setattr(AnswerJudge, "_graded", graded)
    shift.answer(text)
    return shift


def test_a_sure_contradiction_limits_the_result(monkeypatch: pytest.MonkeyPatch) -> None:
    shift = answered(monkeypatch, critical=("bertentangan_fakta",), overall=1, uncertain=False)
    item = shift.item("tanggapan")
    assert (item.critical, item.uncertain) == ("mengarang", False)
    assert any(cap.code == "mengarang" for cap in shift.card().caps)


def test_a_doubtful_one_is_only_read_by_a_human(monkeypatch: pytest.MonkeyPatch) -> None:
    shift = answered(
        monkeypatch,
        critical=("bertentangan_fakta",), doubtful=("bertentangan_fakta",), overall=1, uncertain=True,
    )  # fmt: skip
    item, card = shift.item("tanggapan"), shift.card()
    assert (item.critical, item.uncertain) == (None, True)
    assert item.id in card.for_human
    assert not card.caps
    assert "pelatih perlu membaca" in item.happened


def test_no_item_is_doubtful_and_critical_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    shift = answered(monkeypatch, critical=("menghina",), overall=0, uncertain=True)
    assert all(item.critical is None or not item.uncertain for item in shift.card().items)
