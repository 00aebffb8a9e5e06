"""Opening hours of an office laid out as intervals of real time, with running totals.

The calendar's questions ("when have 40 working hours passed?", "which day is the fifth working day?")
become binary searches over sorted lists, so that a year of a whole nation can be simulated.

Instants are integers: microseconds since 1970-01-01T00:00Z. Local hours are turned into instants date by
date, so a day on which the clock changes has exactly as many working hours as really pass on it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
SECOND_US = 1_000_000
DAY_US = 86_400 * SECOND_US

_EPOCH_ORDINAL = EPOCH.toordinal()
_CHUNK_DAYS = 400
_LIMIT_DAYS = 5 * 366
_FIRST_ORDINAL = date.min.toordinal() + 2
_LAST_ORDINAL = date.max.toordinal() - 2
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY_SECONDS = 86_400
_DayIntervals = list[tuple[int, int]]


class NoWorkingTimeError(ValueError):
    """The calendar has no working time within five years of the moment asked for."""


class WeeklyHours(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The office hours of a normal week: for each weekday any number of `(opens, closes)` pairs.

    Times are local wall-clock texts, `HH:MM` or `HH:MM:SS`; `24:00` is the end of the day. A weekday without
    pairs is closed. Work over midnight is written as two pairs on two days.
    """

    mon: tuple[tuple[str, str], ...] = ()
    tue: tuple[tuple[str, str], ...] = ()
    wed: tuple[tuple[str, str], ...] = ()
    thu: tuple[tuple[str, str], ...] = ()
    fri: tuple[tuple[str, str], ...] = ()
    sat: tuple[tuple[str, str], ...] = ()
    sun: tuple[tuple[str, str], ...] = ()

    def seconds(self) -> tuple[tuple[tuple[int, int], ...], ...]:
        """The week in seconds after local midnight, Monday first.

        Raises:
            ValueError: a time is malformed, an interval ends before it starts, or two overlap.
        """
        return tuple(_day_seconds(day, getattr(self, day)) for day in _WEEKDAYS)


def _day_seconds(day: str, pairs: tuple[tuple[str, str], ...]) -> tuple[tuple[int, int], ...]:
    intervals = sorted((_clock_seconds(day, opens), _clock_seconds(day, closes)) for opens, closes in pairs)
    previous_close = 0
    for opens, closes in intervals:
        if closes <= opens:
            raise ValueError(f"Jam kerja {day}: jam tutup harus setelah jam buka.")
        if opens < previous_close:
            raise ValueError(f"Jam kerja {day}: dua rentang jam saling tumpang tindih.")
        previous_close = closes
    return tuple(intervals)


def _clock_seconds(day: str, text: str) -> int:
    parts = text.split(":")
    if len(parts) not in (2, 3) or not all(part.isdecimal() and len(part) == 2 for part in parts):
        raise ValueError(f"Jam kerja {day}: {text!r} bukan jam HH:MM.")
    hours, minutes, seconds = (*map(int, parts), 0)[:3]
    total = hours * 3600 + minutes * 60 + seconds
    if minutes > 59 or seconds > 59 or total > _DAY_SECONDS:
        raise ValueError(f"Jam kerja {day}: {text!r} di luar 00:00 sampai 24:00.")
    return total


def to_instant(moment: datetime) -> int:
    """Microseconds since the epoch of an aware datetime.

    Raises:
        ValueError: the datetime has no time zone.
    """
    try:
        distance = moment - EPOCH
    except TypeError:
        raise ValueError(
            "Waktu tanpa zona ditolak: sertakan zona waktu (WIB, WITA, WIT, atau lainnya)."
        ) from None
    return (distance.days * _DAY_SECONDS + distance.seconds) * SECOND_US + distance.microseconds


def from_instant(instant: int, zone: ZoneInfo) -> datetime:
    """The aware datetime of an instant, in the given zone."""
    return (EPOCH + timedelta(microseconds=instant)).astimezone(zone)


def local_instant(wall: datetime, zone: ZoneInfo) -> int:
    """The instant at which a naive wall-clock time is reached in a zone.

    A time skipped by the clocks is reached at the moment of the jump; a time that occurs twice is reached the
    first time, unless `wall.fold` is 1.
    """
    earlier = to_instant(wall.replace(tzinfo=zone))
    if from_instant(earlier, zone).replace(tzinfo=None) == wall.replace(fold=0):
        return earlier
    low, high = to_instant(wall.replace(tzinfo=zone, fold=1)), to_instant(wall.replace(tzinfo=zone, fold=0))
    offset_before = from_instant(low, zone).utcoffset()
    while high - low > 1:
        middle = (low + high) // 2
        if from_instant(middle, zone).utcoffset() == offset_before:
            low = middle
        else:
            high = middle
    return high


class Span:
    """The working intervals of all dates from `first` to `last` (proleptic ordinals), with running totals.

    Attributes:
        starts, ends: the instants at which the intervals open and close.
        before, after: working time passed at each opening and closing, counted from an arbitrary zero.
        days: the ordinals of the working days.
        openings, closings: for each of `days`, its first opening and its last closing.
    """

    __slots__ = (
        "after", "before", "closings", "days", "ends", "first", "high", "last", "low", "openings", "starts",
    )  # fmt: skip

    def __init__(self, first: int, last: int, days: list[int], day_intervals: list[_DayIntervals]) -> None:
        self.first, self.last = first, last
        # Zones reach at most 14 hours from UTC: within these bounds the lists are complete.
        self.low = (first + 1 - _EPOCH_ORDINAL) * DAY_US
        self.high = (last - _EPOCH_ORDINAL) * DAY_US
        self.days = days
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.before: list[int] = []
        self.after: list[int] = []
        self.openings = [intervals[0][0] for intervals in day_intervals]
        self.closings = [intervals[-1][1] for intervals in day_intervals]
        total = 0
        for intervals in day_intervals:
            for opens, closes in intervals:
                self.starts.append(opens)
                self.ends.append(closes)
                self.before.append(total)
                total += closes - opens
                self.after.append(total)


class OpeningTimeline:
    """The opening hours of one office in one zone, built date by date as they are needed.

    Args:
        zone: the office's time zone.
        weekly_hours: its normal week.
        closed: dates on which it stays closed whatever the weekday.
    """

    def __init__(self, zone: ZoneInfo, weekly_hours: WeeklyHours, closed: Collection[date]) -> None:
        self.zone = zone
        self._week = weekly_hours.seconds()
        self._closed = frozenset(day.toordinal() for day in closed)
        self._days: dict[int, _DayIntervals] = {}
        self._span: Span | None = None

    def is_working_day(self, ordinal: int) -> bool:
        """Whether the office opens at all on the date of this ordinal.

        It does not where the clocks skip all its hours, or the whole date (Samoa, 30 December 2011).
        """
        return bool(self.intervals(ordinal))

    def span_at(self, *instants: int) -> Span:
        """The running totals over a range of dates that holds all the given instants."""
        span = self._span
        if span is None:
            ordinal = min(instants) // DAY_US + _EPOCH_ORDINAL
            span = self._grow(ordinal - 40, ordinal + _CHUNK_DAYS)
        for instant in instants:
            if instant < span.low:
                span = self._grow(instant // DAY_US + _EPOCH_ORDINAL - _CHUNK_DAYS, span.last)
            elif instant >= span.high:
                span = self._grow(span.first, instant // DAY_US + _EPOCH_ORDINAL + _CHUNK_DAYS)
        return span

    def span_of_day(self, ordinal: int) -> Span:
        """The running totals over a range of dates that holds the date of this ordinal and its neighbours."""
        return self.span_at((ordinal - _EPOCH_ORDINAL) * DAY_US)

    def advance(self, start: int, amount: int) -> int:
        """The instant at which `amount` more working time has passed since `start`.

        A positive amount that is used up exactly at closing time ends at closing time; a negative amount that
        is used up exactly at opening time ends at opening time; no amount at all moves to the next opening.
        """
        span = self.span_at(start)
        if amount > 0:
            goal = worked_in(span, start) + amount
            while not span.after or span.after[-1] < goal:
                span = self._later(span)
            index = bisect_left(span.after, goal)
        elif amount < 0:
            goal = worked_in(span, start) + amount
            while not span.before or span.before[0] > goal:
                span = self._earlier(span)
                goal = worked_in(span, start) + amount
            index = bisect_right(span.before, goal) - 1
        else:
            return self.open_from(start)
        return span.starts[index] + goal - span.before[index]

    def open_from(self, instant: int) -> int:
        """The instant itself when the office is open (closing time included), else its next opening."""
        span = self.span_at(instant)
        index = bisect_left(span.ends, instant)
        while index >= len(span.ends):
            span = self._later(span)
            index = bisect_left(span.ends, instant)
        return max(instant, span.starts[index])

    def open_until(self, instant: int) -> int:
        """The instant itself when the office is open (opening time included), else its last closing."""
        span = self.span_at(instant)
        index = bisect_right(span.starts, instant) - 1
        while index < 0:
            span = self._earlier(span)
            index = bisect_right(span.starts, instant) - 1
        return min(instant, span.ends[index])

    def next_opening(self, instant: int) -> int:
        """The first instant not before this one at which the office is open and stays open."""
        span = self.span_at(instant)
        index = bisect_right(span.ends, instant)
        while index >= len(span.ends):
            span = self._later(span)
            index = bisect_right(span.ends, instant)
        return max(instant, span.starts[index])

    def working_day(self, ordinal: int, steps: int) -> int:
        """The ordinal of the working day `steps` after (before, when negative) a date.

        Zero steps give the date itself when it is a working day, else the next one.
        """
        span = self.span_of_day(ordinal)
        while True:
            first = bisect_left(span.days, ordinal)
            index = first + steps
            if steps > 0:
                index = bisect_right(span.days, ordinal) + steps - 1
            if index < 0:
                span = self._earlier(span)
            elif index >= len(span.days):
                span = self._later(span)
            else:
                return span.days[index]

    def day_count(self, after: int, until: int) -> int:
        """The number of working days after one date up to and including another (negative when reversed)."""
        edges = ((after - _EPOCH_ORDINAL) * DAY_US, (until - _EPOCH_ORDINAL) * DAY_US)
        days = self.span_at(*edges).days
        return bisect_right(days, until) - bisect_right(days, after)

    def opening_of(self, ordinal: int) -> int:
        """The instant at which a working day opens."""
        span = self.span_of_day(ordinal)
        return span.openings[bisect_left(span.days, ordinal)]

    def closing_of(self, ordinal: int) -> int:
        """The instant at which a working day closes for good."""
        span = self.span_of_day(ordinal)
        return span.closings[bisect_left(span.days, ordinal)]

    def days_closing_between(self, first: int, last: int) -> list[int]:
        """The ordinals of the working days that close after one instant, up to and including another."""
        span = self.span_at(first, last)
        return span.days[bisect_right(span.closings, first) : bisect_right(span.closings, last)]

    def intervals(self, ordinal: int) -> list[tuple[int, int]]:
        """The opening and closing instants of one date, in order; empty when it stays closed."""
        known = self._days.get(ordinal)
        if known is None:
            known = self._days[ordinal] = [] if ordinal in self._closed else self._build_day(ordinal)
        return known

    def _later(self, span: Span) -> Span:
        last_day = span.days[-1] if span.days else span.first
        if span.last - last_day > _LIMIT_DAYS or span.last >= _LAST_ORDINAL:
            raise NoWorkingTimeError(
                f"Kalender tidak punya jam kerja dalam 5 tahun setelah {date.fromordinal(last_day)}; "
                "periksa jam kerja mingguan dan daftar hari libur."
            )
        return self._grow(span.first, span.last + _CHUNK_DAYS)

    def _earlier(self, span: Span) -> Span:
        first_day = span.days[0] if span.days else span.last
        if first_day - span.first > _LIMIT_DAYS or span.first <= _FIRST_ORDINAL:
            raise NoWorkingTimeError(
                f"Kalender tidak punya jam kerja dalam 5 tahun sebelum {date.fromordinal(first_day)}; "
                "periksa jam kerja mingguan dan daftar hari libur."
            )
        return self._grow(span.first - _CHUNK_DAYS, span.last)

    def _grow(self, first: int, last: int) -> Span:
        first, last = max(first, _FIRST_ORDINAL), min(last, _LAST_ORDINAL)
        days: list[int] = []
        day_intervals: list[_DayIntervals] = []
        for ordinal in range(first, last + 1):
            intervals = self.intervals(ordinal)
            if intervals:
                days.append(ordinal)
                day_intervals.append(intervals)
        # One assignment of a finished object: another thread sees the old span or the new one, never a half.
        self._span = Span(first, last, days, day_intervals)
        return self._span

    def _build_day(self, ordinal: int) -> _DayIntervals:
        week = self._week[(ordinal - 1) % 7]
        if not week:
            return []
        midnight = datetime.fromordinal(ordinal)
        offset = midnight.replace(tzinfo=self.zone).utcoffset()
        next_offset = (midnight + timedelta(days=1)).replace(tzinfo=self.zone).utcoffset()
        if offset is not None and offset == next_offset:
            zero = (ordinal - _EPOCH_ORDINAL) * DAY_US - offset // MICROSECOND
            return [(zero + opens * SECOND_US, zero + closes * SECOND_US) for opens, closes in week]
        instants = [
            tuple(local_instant(midnight + timedelta(seconds=second), self.zone) for second in pair)
            for pair in week
        ]
        return [(opens, closes) for opens, closes in instants if closes > opens]


def worked_in(span: Span, instant: int) -> int:
    """Working time passed up to an instant inside a span."""
    index = bisect_right(span.ends, instant)
    if index == len(span.ends):
        return span.after[-1] if span.after else 0
    return span.before[index] + max(0, instant - span.starts[index])
