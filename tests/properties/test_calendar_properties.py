"""Laws of the working calendar, for any week, zone (clock changes included), holidays and pauses."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from trainer.sp4n.calendar import (
    SP4N_POLICY,
    CalendarPolicy,
    Pause,
    PauseCounting,
    WeeklyHours,
    WorkingCalendar,
)
from trainer.sp4n.ledger import due_ledger, elapsed_ledger, working_days_ledger

MINUTE = dt.timedelta(minutes=1)
NONE = dt.timedelta(0)
LAW = settings(deadline=None)
SLOW_LAW = settings(max_examples=40, deadline=None)

# Zone and a month in which its clocks change (or any month, where they never do).
ZONES = {
    "Asia/Jakarta": dt.datetime(2025, 3, 1, tzinfo=dt.UTC),
    "Asia/Makassar": dt.datetime(2025, 12, 20, tzinfo=dt.UTC),
    "Asia/Jayapura": dt.datetime(2024, 2, 20, tzinfo=dt.UTC),
    "Europe/Berlin": dt.datetime(2025, 3, 20, tzinfo=dt.UTC),
    "America/New_York": dt.datetime(2025, 10, 25, tzinfo=dt.UTC),
    "America/Sao_Paulo": dt.datetime(2015, 10, 10, tzinfo=dt.UTC),
    "Asia/Tehran": dt.datetime(2015, 9, 15, tzinfo=dt.UTC),
    "Australia/Lord_Howe": dt.datetime(2025, 3, 28, tzinfo=dt.UTC),
    "Africa/Casablanca": dt.datetime(2025, 2, 15, tzinfo=dt.UTC),
    "Asia/Kathmandu": dt.datetime(2025, 5, 1, tzinfo=dt.UTC),
    "Pacific/Apia": dt.datetime(2011, 12, 20, tzinfo=dt.UTC),
}


@st.composite
def days_hours(draw: st.DrawFn) -> tuple[tuple[str, str], ...]:
    """No hours, the whole day, or one or two stretches between 05:00 and 22:00."""
    if draw(st.booleans()):
        return draw(st.sampled_from([(), (("00:00", "24:00"),), (("08:00", "16:00"),)]))
    edges = draw(st.lists(st.integers(300, 1320), min_size=2, max_size=4, unique=True).map(sorted))
    texts = [f"{edge // 60:02}:{edge % 60:02}" for edge in edges]
    return tuple(zip(texts[::2], texts[1::2], strict=False))


@st.composite
def offices(draw: st.DrawFn, policy: CalendarPolicy | None = None) -> tuple[WorkingCalendar, dt.datetime]:
    """A calendar that is open at least one day a week, and a base moment near a clock change."""
    zone, base = draw(st.sampled_from(sorted(ZONES.items())))
    week = draw(st.lists(days_hours(), min_size=7, max_size=7))
    assume(any(week))
    holidays = draw(st.lists(st.integers(0, 40), max_size=6))
    closed = {(base + dt.timedelta(days=day)).date(): f"Hari Libur {day}" for day in holidays}
    return WorkingCalendar(zone, WeeklyHours(*week), closed, policy=policy), base


OFFSETS = st.integers(0, 30 * 24 * 60)
AMOUNTS = st.integers(1, 60 * 60).map(lambda minutes: minutes * MINUTE)
GAPS = st.lists(st.tuples(OFFSETS, st.integers(0, 5 * 24 * 60)), max_size=4)


def pauses_of(base: dt.datetime, gaps: list[tuple[int, int]]) -> list[Pause]:
    return [(base + first * MINUTE, base + (first + length) * MINUTE) for first, length in gaps]


def counts(calendar: WorkingCalendar, moment: dt.datetime, pauses: list[Pause]) -> bool:
    """Whether the minute that begins at a moment counts: looked up on the wall clock."""
    local = moment.astimezone(calendar.zone)
    if local.date() in calendar.closed_dates or any(start <= moment < end for start, end in pauses):
        return False
    pairs = (
        calendar.weekly_hours.mon, calendar.weekly_hours.tue, calendar.weekly_hours.wed,
        calendar.weekly_hours.thu, calendar.weekly_hours.fri, calendar.weekly_hours.sat,
        calendar.weekly_hours.sun,
    )[local.weekday()]  # fmt: skip
    return any(opens <= f"{local:%H:%M}" < closes for opens, closes in pairs)


@SLOW_LAW
@given(offices(), OFFSETS, st.integers(0, 4 * 24 * 60), GAPS)
def test_elapsed_is_the_number_of_minutes_that_count(
    office: tuple[WorkingCalendar, dt.datetime], offset: int, length: int, gaps: list[tuple[int, int]]
) -> None:
    calendar, base = office
    start, pauses = base + offset * MINUTE, pauses_of(base, gaps)
    counted = sum(counts(calendar, start + minute * MINUTE, pauses) for minute in range(length))
    assert calendar.elapsed(start, start + length * MINUTE, pauses) == counted * MINUTE


@SLOW_LAW
@given(offices(), OFFSETS, st.integers(1, 600), GAPS)
def test_due_is_the_end_of_the_last_minute_that_counts(
    office: tuple[WorkingCalendar, dt.datetime], offset: int, allowed: int, gaps: list[tuple[int, int]]
) -> None:
    calendar, base = office
    start, pauses = base + offset * MINUTE, pauses_of(base, gaps)
    due = calendar.due(start, allowed * MINUTE, pauses).astimezone(dt.UTC)
    assume(due - start < dt.timedelta(days=5))
    whole = int((due - start) / MINUTE)
    assert sum(counts(calendar, start + minute * MINUTE, pauses) for minute in range(whole)) == allowed
    assert counts(calendar, due - MINUTE, pauses)


@LAW
@given(offices(), OFFSETS, AMOUNTS, GAPS)
def test_elapsed_until_the_due_moment_is_the_time_allowed(
    office: tuple[WorkingCalendar, dt.datetime],
    offset: int,
    allowed: dt.timedelta,
    gaps: list[tuple[int, int]],
) -> None:
    calendar, base = office
    start, pauses = base + offset * MINUTE, pauses_of(base, gaps)
    assert calendar.elapsed(start, calendar.due(start, allowed, pauses), pauses) == allowed


@LAW
@given(offices(), OFFSETS, AMOUNTS)
def test_counting_forth_and_back_agree(
    office: tuple[WorkingCalendar, dt.datetime], offset: int, allowed: dt.timedelta
) -> None:
    calendar, base = office
    start = base + offset * MINUTE
    earlier = calendar.due(start, -allowed)
    assert earlier < start
    assert calendar.elapsed(earlier, start) == allowed


@LAW
@given(offices(), OFFSETS, AMOUNTS, AMOUNTS, GAPS)
def test_due_grows_with_the_time_allowed_and_adds_up(
    office: tuple[WorkingCalendar, dt.datetime],
    offset: int,
    first: dt.timedelta,
    second: dt.timedelta,
    gaps: list[tuple[int, int]],
) -> None:
    calendar, base = office
    start, pauses = base + offset * MINUTE, pauses_of(base, gaps)
    halfway, whole = calendar.due(start, first, pauses), calendar.due(start, first + second, pauses)
    assert start <= halfway < whole
    assert calendar.due(halfway, second, pauses) == whole


@LAW
@given(offices(), st.lists(OFFSETS, min_size=3, max_size=3).map(sorted), GAPS)
def test_elapsed_adds_up_over_a_split_and_is_never_negative(
    office: tuple[WorkingCalendar, dt.datetime], offsets: list[int], gaps: list[tuple[int, int]]
) -> None:
    calendar, base = office
    pauses = pauses_of(base, gaps)
    first, middle, last = (base + offset * MINUTE for offset in offsets)
    whole = calendar.elapsed(first, last, pauses)
    assert whole == calendar.elapsed(first, middle, pauses) + calendar.elapsed(middle, last, pauses)
    assert NONE <= whole <= calendar.elapsed(first, last) <= last - first
    assert calendar.elapsed(last, first, pauses) == NONE


@LAW
@given(offices(), OFFSETS, AMOUNTS, GAPS, st.sampled_from(PauseCounting))
def test_the_ledger_of_a_deadline_agrees_with_it(
    office: tuple[WorkingCalendar, dt.datetime],
    offset: int,
    allowed: dt.timedelta,
    gaps: list[tuple[int, int]],
    counting: PauseCounting,
) -> None:
    calendar, base = office
    calendar = calendar.with_policy(CalendarPolicy(pauses=counting))
    start, pauses = base + offset * MINUTE, pauses_of(base, gaps)
    ledger = due_ledger(calendar, start, allowed, pauses)
    assert ledger.end == calendar.due(start, allowed, pauses)
    assert ledger.total == sum((row.length for row in ledger.intervals), NONE) == allowed


@LAW
@given(offices(), OFFSETS, OFFSETS, GAPS, st.sampled_from(PauseCounting))
def test_the_ledger_of_elapsed_time_agrees_with_it(
    office: tuple[WorkingCalendar, dt.datetime],
    offset: int,
    length: int,
    gaps: list[tuple[int, int]],
    counting: PauseCounting,
) -> None:
    calendar, base = office
    calendar = calendar.with_policy(CalendarPolicy(pauses=counting))
    start, pauses = base + offset * MINUTE, pauses_of(base, gaps)
    ledger = elapsed_ledger(calendar, start, start + length * MINUTE, pauses)
    assert ledger.total == calendar.elapsed(start, start + length * MINUTE, pauses)


@LAW
@given(offices(SP4N_POLICY), OFFSETS, st.integers(1, 60), GAPS)
def test_the_ledger_of_working_days_agrees_with_the_deadline(
    office: tuple[WorkingCalendar, dt.datetime], offset: int, n: int, gaps: list[tuple[int, int]]
) -> None:
    calendar, base = office
    assume(calendar.zone.key != "Pacific/Apia")  # a whole date is missing there
    start, pauses = base + offset * MINUTE, pauses_of(base, gaps)
    ledger = working_days_ledger(calendar, start, n, pauses)
    assert ledger.total == n
    assert (
        ledger.due
        == calendar.add_working_days(start, n, pauses=pauses)
        == calendar.closing(ledger.counted[-1].date)
    )
    assert calendar.elapsed_working_days(start, ledger.due, pauses) == n
    dates = sorted([row.date for row in ledger.counted] + [row.date for row in ledger.skipped])
    assert dates == [ledger.day_zero + dt.timedelta(days=day) for day in range(1, len(dates) + 1)]


@LAW
@given(offices(SP4N_POLICY), OFFSETS, st.integers(0, 60))
def test_all_days_remain_at_the_start_and_none_at_the_end(
    office: tuple[WorkingCalendar, dt.datetime], offset: int, n: int
) -> None:
    calendar, base = office
    assume(calendar.zone.key != "Pacific/Apia")
    start = base + offset * MINUTE
    due = calendar.add_working_days(start, n)
    assert calendar.remaining_working_days(start, due) == n
    assert calendar.remaining_working_days(due, due) == 0
    assert calendar.remaining_working_days(due + MINUTE, due) == -1
    assert calendar.elapsed_working_days(start, due) == n


@LAW
@given(offices(), OFFSETS, st.integers(-40, 40))
def test_working_days_are_counted_date_by_date(
    office: tuple[WorkingCalendar, dt.datetime], offset: int, n: int
) -> None:
    calendar, base = office
    assume(calendar.zone.key != "Pacific/Apia" and n != 0)
    start = base + offset * MINUTE
    day, left = start.astimezone(calendar.zone).date(), abs(n)
    while left:
        day += dt.timedelta(days=1 if n > 0 else -1)
        left -= calendar.is_working_day(day)
    assert calendar.add_working_days(start, n, end_of_day=True) == calendar.closing(day)


@SLOW_LAW
@given(st.sampled_from(sorted(ZONES)), OFFSETS, AMOUNTS)
def test_the_order_of_questions_does_not_change_the_answers(
    zone: str, offset: int, allowed: dt.timedelta
) -> None:
    hours = WeeklyHours(*((("08:00", "12:00"), ("13:00", "16:00")) for _ in range(5)))
    fresh, used = WorkingCalendar(zone, hours), WorkingCalendar(ZoneInfo(zone), hours)
    start = ZONES[zone] + offset * MINUTE
    used.elapsed(start - dt.timedelta(days=1500), start + dt.timedelta(days=1500))
    assert fresh.due(start, allowed) == used.due(start, allowed)
    assert fresh.add_working_days(start, 14) == used.add_working_days(start, 14)
