"""Deadlines at the end of a day come out the same whether the start is given in the office's zone or not.

A start in the zone itself is compared by wall clock, any other by its instant: both must agree, also where
clocks are changed and under every rule for day 0.
"""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from office import MONDAY, calendar

from trainer.sp4n.calendar import SP4N_POLICY, DayZero, WeeklyHours, WorkingCalendar

ZONES = ("Asia/Jakarta", "Asia/Jayapura", "Europe/London", "America/Santiago", "Australia/Lord_Howe")
NIGHTS = WeeklyHours(
    mon=(("22:00", "24:00"),), tue=(("00:00", "02:30"), ("22:00", "24:00")), sun=(("00:00", "03:00"),)
)
DAYS = WeeklyHours(
    mon=(("07:30", "16:00"),), tue=(("07:30", "16:00"),), wed=(("07:30", "16:00"),), sat=(("08:00", "12:00"),)
)
CALENDARS = {
    (zone, hours is NIGHTS, rule): WorkingCalendar(
        zone,
        hours,
        {dt.date(2026, 3, 31): "Libur"},
        policy=msgspec.structs.replace(SP4N_POLICY, day_zero=rule),
    )
    for zone in ZONES
    for hours in (NIGHTS, DAYS)
    for rule in DayZero
}


@given(
    st.sampled_from(sorted(CALENDARS, key=repr)),
    st.integers(min_value=0, max_value=300 * 1440),
    st.integers(min_value=-5, max_value=20),
)
def test_the_zone_in_which_the_start_is_given_does_not_matter(
    key: tuple[str, bool, DayZero], minutes: int, days: int
) -> None:
    office = CALENDARS[key]
    start = dt.datetime(2026, 2, 1, tzinfo=dt.UTC) + dt.timedelta(minutes=minutes)
    local = start.astimezone(office.zone)
    fixed = start.astimezone(dt.timezone(dt.timedelta(hours=3)))
    due = office.add_working_days(local, days)
    assert due == office.add_working_days(start, days) == office.add_working_days(fixed, days)
    assert due.tzinfo is office.zone


def test_other_rules_for_the_same_office_do_not_share_deadlines() -> None:
    office = calendar()
    evening = MONDAY.astimezone(office.zone).replace(hour=20)
    by_opening = office.add_working_days(evening, 1)
    by_date = office.with_policy(msgspec.structs.replace(SP4N_POLICY, day_zero=DayZero.DATE))
    assert by_date.add_working_days(evening, 1) < by_opening
    assert office.add_working_days(evening, 1) == by_opening


def test_a_start_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zona"):
        calendar().add_working_days(MONDAY.replace(tzinfo=None), 1)


def test_the_same_day_gives_the_same_object() -> None:
    office = calendar()
    morning = MONDAY.astimezone(ZoneInfo("Asia/Jakarta"))
    assert office.add_working_days(morning, 5) is office.add_working_days(morning.replace(hour=15), 5)
