"""The ledger: what counted, what did not, and why."""

from __future__ import annotations

import datetime as dt

import pytest

from trainer.sp4n.calendar import (
    SP4N_POLICY,
    CalendarPolicy,
    PauseCounting,
    WeeklyHours,
    WorkingCalendar,
)
from trainer.sp4n.ledger import SUSPENDED, due_ledger, elapsed_ledger, working_days_ledger

DAY = (("08:00", "12:00"), ("13:00", "16:00"))
WEEK = WeeklyHours(mon=DAY, tue=DAY, wed=DAY, thu=DAY, fri=DAY)
HOLIDAYS = {dt.date(2025, 3, 5): "Hari Libur Contoh"}
JOINT_LEAVE = {dt.date(2025, 3, 7): "Cuti bersama Contoh"}


def office(policy: CalendarPolicy = SP4N_POLICY) -> WorkingCalendar:
    return WorkingCalendar("Asia/Jakarta", WEEK, HOLIDAYS, JOINT_LEAVE, policy=policy)


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(f"2025-03-{text}+07:00")


def test_the_days_of_a_deadline_are_listed_with_every_skipped_day_by_name() -> None:
    ledger = working_days_ledger(office(), at("04 17:30"), 2, rule="Verifikasi paling lama 3 hari kerja")
    assert ledger.rule == "Verifikasi paling lama 3 hari kerja"
    assert ledger.day_zero == dt.date(2025, 3, 6)
    assert [(row.number, row.date.day) for row in ledger.counted] == [(1, 10), (2, 11)]
    assert [(row.date.day, row.reason) for row in ledger.skipped] == [
        (7, "Cuti bersama Contoh"),
        (8, "akhir pekan"),
        (9, "akhir pekan"),
    ]
    assert ledger.due == at("11 16:00")


def test_suspended_days_are_named_as_such() -> None:
    pauses = [(at("11 09:00"), at("13 09:00"))]
    ledger = working_days_ledger(office(), at("10 08:30"), 2, pauses)
    assert [(row.date.day, row.reason) for row in ledger.skipped] == [(11, SUSPENDED), (12, SUSPENDED)]
    assert [row.date.day for row in ledger.counted] == [13, 14]
    assert [pause.days for pause in ledger.pauses] == [2]
    assert ledger.due == at("14 16:00")


def test_a_pause_after_the_deadline_is_not_in_the_ledger() -> None:
    ledger = working_days_ledger(office(), at("10 08:30"), 1, [(at("12 09:00"), at("13 09:00"))])
    assert ledger.pauses == ()
    assert ledger.due == at("11 16:00")


def test_the_hours_of_a_deadline_are_listed_stretch_by_stretch() -> None:
    pauses = [(at("04 14:00"), at("06 09:00"))]
    ledger = due_ledger(office(CalendarPolicy()), at("04 11:00"), dt.timedelta(hours=4), pauses)
    assert [(row.start, row.end, row.minutes) for row in ledger.intervals] == [
        (at("04 11:00"), at("04 12:00"), 60),
        (at("04 13:00"), at("04 14:00"), 60),
        (at("06 09:00"), at("06 11:00"), 120),
    ]
    assert [(row.date.day, row.reason) for row in ledger.closed] == [(5, "Hari Libur Contoh")]
    assert [row.length for row in ledger.pauses] == [dt.timedelta(hours=3)]
    assert (ledger.end, ledger.total) == (at("06 11:00"), dt.timedelta(hours=4))


def test_a_pause_in_wall_time_is_listed_with_its_whole_length() -> None:
    calendar = office(CalendarPolicy(pauses=PauseCounting.WALL_TIME))
    pauses = [(at("10 07:00"), at("10 09:00"))]
    ledger = due_ledger(calendar, at("10 06:00"), dt.timedelta(hours=1), pauses)
    assert [row.length for row in ledger.pauses] == [dt.timedelta(hours=2)]
    assert ledger.end == at("10 11:00")
    assert ledger.total == dt.timedelta(hours=1)


def test_elapsed_time_is_cut_at_the_moment_it_is_read() -> None:
    pauses = [(at("10 15:00"), at("12 09:00"))]
    ledger = elapsed_ledger(office(), at("10 14:00"), at("11 10:00"), pauses)
    assert ledger.total == dt.timedelta(hours=1)
    assert ledger.pauses[0].end == at("11 10:00")


def test_a_reversed_range_has_an_empty_ledger() -> None:
    ledger = elapsed_ledger(office(), at("12 09:00"), at("10 09:00"))
    assert (ledger.intervals, ledger.closed, ledger.total) == ((), (), dt.timedelta(0))


def test_ledgers_are_only_for_deadlines_ahead() -> None:
    with pytest.raises(ValueError, match="maju"):
        working_days_ledger(office(), at("10 09:00"), -1)
    with pytest.raises(ValueError, match="maju"):
        due_ledger(office(), at("10 09:00"), -dt.timedelta(hours=1))


def test_naive_moments_are_refused() -> None:
    naive = dt.datetime.fromisoformat("2025-03-10 09:00")
    with pytest.raises(ValueError, match="zona"):
        elapsed_ledger(office(), naive, at("10 10:00"))
    with pytest.raises(ValueError, match="zona"):
        working_days_ledger(office(), naive, 1)
