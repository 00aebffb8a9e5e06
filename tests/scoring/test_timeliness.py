"""The rules of time: each clock's deadline, good practice, loss by the day, and what is not counted."""

from __future__ import annotations

import pytest
from lone_shift import LoneShift

from trainer.sp4n.vocabulary import ClockId

ROAD = "jalan-usul-aspal"
PUBLIC_WORKS = ("pekerjaan_umum",)
EMPTY = "Terima kasih. Laporan akan kami tindaklanjuti. Mohon bersabar."


@pytest.mark.parametrize(("days", "share"), [(0, 1.0), (2, 1.0), (4, 0.75), (5, 0.5)])
def test_verification_loses_a_part_for_every_working_day(days: int, share: float) -> None:
    shift = LoneShift(ROAD)
    shift.wait(days)
    shift.dispose()
    item = shift.item("verifikasi_tepat")
    assert item.points / item.possible == pytest.approx(share)
    assert "Batasnya" in item.due


def test_verification_at_the_very_deadline_is_in_time() -> None:
    shift = LoneShift(ROAD)
    shift.wait_until(shift.report.clocks[ClockId.VERIFICATION].due)
    shift.dispose()
    assert shift.share("verifikasi_tepat") == 1


def test_a_deadline_after_the_end_is_not_counted() -> None:
    shift = LoneShift(ROAD)
    early = shift.card(finished=False)
    assert early.items == ()
    assert not early.passed
    assert not early.complete


def open_shift(**key: object) -> LoneShift:
    shift = LoneShift(ROAD, acting=PUBLIC_WORKS, **key)
    shift.dispose()
    shift.wait_for_findings()
    return shift


@pytest.mark.parametrize(("days", "share"), [(0, 1.0), (2, 1.0), (4, 0.8)])
def test_the_first_follow_up_is_best_by_good_practice(days: int, share: float) -> None:
    shift = open_shift()
    shift.wait(days)
    shift.answer(shift.model_answer())
    assert shift.share("tindak_lanjut_tepat") == pytest.approx(share)


def test_an_empty_first_answer_wins_no_time() -> None:
    shift = open_shift()
    shift.answer(EMPTY, final=False)
    assert shift.items("tindak_lanjut_tepat") == []


def test_a_good_answer_after_an_empty_one_is_timed_by_itself() -> None:
    shift = open_shift()
    shift.answer(EMPTY, final=False)
    shift.answer(shift.model_answer())
    assert shift.share("tindak_lanjut_tepat") == 1


def test_no_answer_is_worth_nothing_once_it_is_due() -> None:
    shift = open_shift()
    due = shift.report.clocks[ClockId.FIRST_FOLLOW_UP].due
    counted = due <= shift.scenario.ends
    assert len(shift.items("tindak_lanjut_tepat")) == int(counted)
    assert all(item.points == 0 for item in shift.items("tindak_lanjut_tepat"))


def test_an_answer_to_a_reply_has_its_own_clock() -> None:
    shift = LoneShift(ROAD, acting=PUBLIC_WORKS, mood="gigih")
    shift.dispose()
    shift.wait_for_findings()
    shift.answer(shift.model_answer())
    shift.until(lambda report: report.open_reply)
    shift.wait_for_findings()
    shift.answer(shift.model_answer())
    assert shift.share("balasan_tepat") == 1
    assert shift.share("balasan_dijawab") == 1


def test_a_reply_that_came_too_late_to_be_due_is_not_counted() -> None:
    shift = LoneShift(ROAD, acting=PUBLIC_WORKS, mood="gigih")
    shift.dispose()
    shift.wait_for_findings()
    shift.answer(shift.model_answer())
    shift.until(lambda report: report.open_reply)
    assert shift.report.clocks[ClockId.REPLY].due > shift.scenario.ends
    assert shift.items("balasan_tepat") == []
    assert shift.items("balasan_dijawab") == []
