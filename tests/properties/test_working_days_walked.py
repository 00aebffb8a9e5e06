"""Deadlines held against a slow reading of the rules: date by date for days, minute by minute for hours.

The oracles here know nothing of the calendar's arithmetic; they walk through the time as a person with a wall
calendar would. Overlapping, nested and useless pauses, starts on holidays and changed clocks are all drawn.
"""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_calendar_properties import GAPS, MINUTE, OFFSETS, counts, offices, pauses_of

from trainer.sp4n.calendar import (
    CIVIL_SERVICE_HOURS,
    SP4N_POLICY,
    CalendarPolicy,
    ClosedDayError,
    Closing,
    DayZero,
    Pause,
    Rounding,
    WeeklyHours,
    WorkingCalendar,
)

LAW = settings(deadline=None)
SLOW_LAW = settings(max_examples=40, deadline=None)
ONE_DAY = dt.timedelta(days=1)


def first_day(calendar: WorkingCalendar, start: dt.datetime, rule: DayZero) -> dt.date:
    """Day 0 as the rule says it in words."""
    day = start.astimezone(calendar.zone).date()
    if rule is DayZero.DATE:
        return day
    if rule is DayZero.OPENING and calendar.is_working_day(day) and start > calendar.closing(day):
        day += ONE_DAY
    while not calendar.is_working_day(day):
        day += ONE_DAY
    return day


def walked(calendar: WorkingCalendar, start: dt.datetime, n: int, pauses: list[Pause]) -> dt.datetime:
    """The closing of the n-th day that counts: a working day whose closing lies in no pause."""
    day = first_day(calendar, start, calendar.policy.day_zero)
    while n:
        day += ONE_DAY
        if calendar.is_working_day(day):
            closing = calendar.closing(day).astimezone(dt.UTC)
            n -= not any(first < closing <= last for first, last in pauses)
    return calendar.closing(day)


@LAW
@given(offices(), st.sampled_from(DayZero), OFFSETS, st.integers(1, 25), GAPS)
def test_the_deadline_is_the_closing_of_the_last_day_that_counts(
    office: tuple[WorkingCalendar, dt.datetime],
    rule: DayZero,
    offset: int,
    n: int,
    gaps: list[tuple[int, int]],
) -> None:
    calendar = office[0].with_policy(msgspec.structs.replace(SP4N_POLICY, day_zero=rule))
    start, pauses = office[1] + offset * MINUTE, pauses_of(office[1], gaps)
    due = calendar.add_working_days(start, n, pauses=pauses)
    assert due == walked(calendar, start, n, pauses)
    local = start.astimezone(calendar.zone)
    assert calendar.add_working_days(local, n, pauses=pauses[::-1]) == due


@SLOW_LAW
@given(offices(), OFFSETS, st.integers(1, 600))
def test_counting_back_ends_where_the_first_minute_that_counts_begins(
    office: tuple[WorkingCalendar, dt.datetime], offset: int, minutes: int
) -> None:
    calendar, base = office
    moment = base + offset * MINUTE
    due, left = calendar.due(moment, -minutes * MINUTE), minutes
    while left:
        moment -= MINUTE
        left -= counts(calendar, moment, [])
    assert due == moment


@SLOW_LAW
@given(offices(), OFFSETS, st.integers(1, 600), GAPS)
def test_a_deadline_that_may_not_lie_at_closing_moves_to_the_next_minute_that_counts(
    office: tuple[WorkingCalendar, dt.datetime], offset: int, minutes: int, gaps: list[tuple[int, int]]
) -> None:
    calendar, base = office
    start, pauses = base + offset * MINUTE, pauses_of(base, gaps)
    moment = calendar.due(start, minutes * MINUTE, pauses)
    moving = calendar.with_policy(CalendarPolicy(at_closing=Closing.NEXT_OPENING))
    while not counts(calendar, moment.astimezone(dt.UTC), []):
        moment = moment.astimezone(dt.UTC) + MINUTE
    assert moving.due(start, minutes * MINUTE, pauses) == moment


@LAW
@given(offices(), OFFSETS, OFFSETS, st.sampled_from(Rounding), st.sampled_from([1, 5, 7, 60]))
def test_rounding_goes_to_a_neighbouring_multiple(
    office: tuple[WorkingCalendar, dt.datetime], first: int, second: int, rounding: Rounding, unit: int
) -> None:
    calendar, base = office
    start, end = base + first * MINUTE, base + second * MINUTE + dt.timedelta(seconds=37)
    exact = calendar.elapsed(start, end)
    size = unit * MINUTE
    rounded = calendar.with_policy(CalendarPolicy(rounding=rounding, rounding_unit=size)).elapsed(start, end)
    below = exact // size * size
    above = below if below == exact else below + size
    expected = {
        Rounding.EXACT: exact,
        Rounding.DOWN: below,
        Rounding.UP: above,
        Rounding.NEAREST: below if exact - below < size / 2 else below + size,
    }
    assert rounded == expected[rounding]


@pytest.mark.parametrize(
    ("zone", "day", "opens", "closes", "hours"),
    [
        ("Europe/Berlin", dt.date(2025, 3, 30), "02:30", "10:00", 7.0),
        ("Europe/Berlin", dt.date(2025, 3, 30), "01:00", "02:30", 1.0),
        ("America/Santiago", dt.date(2025, 9, 7), "00:30", "08:00", 7.0),
        ("Africa/Cairo", dt.date(2025, 4, 25), "00:00", "24:00", 23.0),
        ("Australia/Lord_Howe", dt.date(2025, 10, 5), "02:10", "06:00", 3.5),
        ("Asia/Beirut", dt.date(2025, 10, 25), "08:00", "24:00", 17.0),
        ("Europe/Berlin", dt.date(2025, 10, 26), "02:30", "10:00", 8.5),
        ("Europe/Berlin", dt.date(2025, 10, 26), "01:00", "02:30", 1.5),
    ],
)
def test_hours_that_begin_or_end_where_clocks_are_changed(
    zone: str, day: dt.date, opens: str, closes: str, hours: float
) -> None:
    """A skipped hour is reached at the jump; an hour that comes twice is reached the first time."""
    week = WeeklyHours(*[((opens, closes),)] * 7)
    calendar = WorkingCalendar(zone, week)
    midnight = dt.datetime.combine(day, dt.time(), tzinfo=calendar.zone)
    start = calendar.opening(day)
    assert calendar.elapsed(midnight, calendar.closing(day)) == dt.timedelta(hours=hours)
    assert calendar.due(start, dt.timedelta(hours=hours)) == calendar.closing(day)
    assert calendar.due(calendar.closing(day), -dt.timedelta(hours=hours)) == start


def test_a_date_that_the_clocks_skipped_is_no_working_day() -> None:
    """Samoa went from Thursday 29 to Saturday 31 December 2011."""
    calendar = WorkingCalendar("Pacific/Apia", CIVIL_SERVICE_HOURS, policy=SP4N_POLICY)
    skipped, thursday = dt.date(2011, 12, 30), dt.datetime(2011, 12, 29, 9, 0, tzinfo=calendar.zone)
    assert not calendar.is_working_day(skipped)
    assert calendar.why_closed(skipped) is not None
    assert calendar.intervals(skipped) == ()
    with pytest.raises(ClosedDayError):
        calendar.closing(skipped)
    assert calendar.add_working_days(thursday, 1) == calendar.closing(dt.date(2012, 1, 2))
    assert calendar.working_days_between(thursday.date(), dt.date(2012, 1, 2)) == 1
