"""The frozen holiday calendars, held against the `holidays` package."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import holidays
import msgspec
import pytest
import yaml

from trainer.sp4n.calendar import CIVIL_SERVICE_HOURS, CalendarYear, WorkingCalendar

FOLDER = Path(__file__).parents[2] / "content" / "calendars"
YEARS = range(2022, 2028)

# Where our file and the package differ: category -> year -> date -> why our file is right.
# Nothing listed: package 0.109 agrees on every date of 2023-2027, amendments and polling days included.
DIFFERENCES: dict[str, dict[int, dict[dt.date, str]]] = {"public": {}, "government": {}}


def load(year: int) -> CalendarYear:
    text = (FOLDER / f"indonesia-{year}.yaml").read_text(encoding="utf-8")
    return msgspec.convert(yaml.safe_load(text), CalendarYear)


def oracle(year: int, category: str) -> dict[dt.date, str]:
    return dict(holidays.country_holidays("ID", years=year, language="id", categories=category).items())


@pytest.mark.parametrize("year", YEARS)
def test_national_holidays_are_those_of_the_holidays_package(year: int) -> None:
    ours = {day.date for day in load(year).holidays}
    differing = ours.symmetric_difference(oracle(year, "public"))
    assert differing == set(DIFFERENCES["public"].get(year, {}))


@pytest.mark.parametrize("year", YEARS)
def test_joint_leave_is_that_of_the_holidays_package(year: int) -> None:
    ours = {day.date for day in load(year).joint_leave}
    differing = ours.symmetric_difference(oracle(year, "government"))
    assert differing == set(DIFFERENCES["government"].get(year, {}))


@pytest.mark.parametrize(
    ("year", "holiday_count", "joint_leave_count"),
    # Announced totals; 2024 counts the two polling days, 2023 and 2025 the amended joint leave.
    [(2023, 16, 11), (2024, 17 + 2, 10), (2025, 17, 11), (2026, 17, 8)],
)
def test_the_number_of_days_is_that_of_the_decree(
    year: int, holiday_count: int, joint_leave_count: int
) -> None:
    calendar = load(year)
    assert (len(calendar.holidays), len(calendar.joint_leave)) == (holiday_count, joint_leave_count)


@pytest.mark.parametrize("year", YEARS)
def test_days_are_in_order_named_and_never_both_kinds(year: int) -> None:
    calendar = load(year)
    for days in (calendar.holidays, calendar.joint_leave):
        assert [day.date for day in days] == sorted(day.date for day in days)
        assert all(day.name.strip() for day in days)
    assert not {day.date for day in calendar.holidays} & {day.date for day in calendar.joint_leave}
    assert all(day.name.startswith("Cuti bersama ") for day in calendar.joint_leave)


@pytest.mark.parametrize("year", YEARS)
def test_joint_leave_never_falls_on_a_weekend(year: int) -> None:
    assert all(day.date.weekday() < 5 for day in load(year).joint_leave)


@pytest.mark.parametrize("year", YEARS)
def test_every_year_names_its_decree_and_source(year: int) -> None:
    calendar = load(year)
    assert "Keputusan Bersama" in calendar.decree or "SKB" in calendar.decree
    assert calendar.source


def test_days_that_still_await_the_isbat_are_marked_as_estimates() -> None:
    estimated = {day.date for day in load(2027).holidays if day.confidence == "L"}
    package = {day for day, name in oracle(2027, "public").items() if "perkiraan" in name}
    assert estimated == package
    assert load(2027).confidence != "H"


@pytest.mark.parametrize("year", YEARS)
def test_a_calendar_built_from_the_file_closes_on_exactly_those_days(year: int) -> None:
    office = WorkingCalendar.from_years("Asia/Jakarta", CIVIL_SERVICE_HOURS, [load(year)])
    off = {**oracle(year, "public"), **oracle(year, "government")}
    day = dt.date(year, 1, 1)
    while day.year == year:
        assert office.is_working_day(day) == (day.weekday() < 5 and day not in off), day
        day += dt.timedelta(days=1)


def test_all_years_together_give_the_lebaran_gap_of_2025() -> None:
    office = WorkingCalendar.from_years("Asia/Jakarta", CIVIL_SERVICE_HOURS, [load(year) for year in YEARS])
    received = dt.datetime(2025, 3, 27, 10, tzinfo=office.zone)
    # 28 March to 7 April 2025 are joint leave, holidays and weekends: day 1 is Tuesday 8 April.
    assert office.add_working_days(received, 1) == dt.datetime(2025, 4, 8, 16, tzinfo=office.zone)
    assert office.why_closed(dt.date(2025, 3, 31)) == "Hari Raya Idulfitri 1446 Hijriah"
