"""The working calendar: which days count, when a deadline falls, how much working time has passed.

A due time may be asked for in working time (`due`, hours and minutes inside office hours) or in working days
(`add_working_days`, the `hari kerja` of SP4N's clocks). What differs between complaint systems is an explicit
option of `CalendarPolicy`; `SP4N_POLICY` is the way SP4N-LAPOR! counts.

Source: dossier sections 0.1 and 4.1: working days exclude weekends, national holidays and joint leave; the
day of receipt is day 0; a submission after office hours is treated as the next working day.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from trainer.sp4n.calendar_records import (
    CIVIL_SERVICE_HOURS,
    SP4N_POLICY,
    CalendarPolicy,
    CalendarYear,
    Closing,
    DayZero,
    Holiday,
    PauseCounting,
    Rounding,
)
from trainer.sp4n.opening_hours import (
    MICROSECOND,
    NoWorkingTimeError,
    OpeningTimeline,
    WeeklyHours,
    from_instant,
    local_instant,
    to_instant,
    worked_in,
)

__all__ = [
    "CIVIL_SERVICE_HOURS",
    "SP4N_POLICY",
    "CalendarPolicy",
    "CalendarYear",
    "ClosedDayError",
    "Closing",
    "DayZero",
    "Holiday",
    "NoWorkingTimeError",
    "Pause",
    "PauseCounting",
    "Rounding",
    "WeeklyHours",
    "WorkingCalendar",
]

Pause = tuple[dt.datetime, dt.datetime]
"""A stretch during which a clock stands still, as aware `(start, end)`."""

_Arrivals = tuple[dt.datetime | None, dict[int, dt.datetime], dict[int, dt.datetime]]
"""A date's closing, if it matters, with the deadlines by number of days for starts up to it and after it."""

_NO_ZONE = object()
"""Stands where no zone has the short way."""

WEEKEND = "akhir pekan"
NO_OFFICE_HOURS = "bukan hari kerja kantor ini"


class ClosedDayError(ValueError):
    """An opening or closing time was asked for a day on which the office stays closed."""


class WorkingCalendar:
    """Working time and working days of one office.

    Args:
        zone: its time zone, as an IANA name (`Asia/Jakarta`) or a `ZoneInfo`.
        weekly_hours: its normal week.
        holidays: dates on which it is closed, with their names.
        joint_leave: the same for joint leave.
        inactive_holidays: dates listed above that count as ordinary days all the same.
        policy: the counting rules.

    Raises:
        ValueError: the zone is unknown or the hours are malformed.
    """

    def __init__(
        self,
        zone: str | ZoneInfo,
        weekly_hours: WeeklyHours,
        holidays: Mapping[dt.date, str] | None = None,
        joint_leave: Mapping[dt.date, str] | None = None,
        inactive_holidays: Collection[dt.date] = (),
        policy: CalendarPolicy | None = None,
    ) -> None:
        self.zone = _zone(zone)
        self.weekly_hours = weekly_hours
        self.policy = policy or CalendarPolicy()
        named = {**(joint_leave or {}), **(holidays or {})}
        self.closed_dates = {day: named[day] for day in sorted(named) if day not in inactive_holidays}
        self.years: tuple[int, ...] = ()
        self._timeline = OpeningTimeline(self.zone, weekly_hours, self.closed_dates)
        self._prepare()

    def _prepare(self) -> None:
        """Begin without any remembered deadline."""
        plain = self.policy.end_of_day and self.policy.rounding is Rounding.EXACT
        self._quick_zone: object = self.zone if plain else _NO_ZONE
        self._arrivals: dict[int, _Arrivals | None] = {}
        self._day_ends: dict[int, dict[int, dt.datetime]] = {}

    @classmethod
    def from_years(
        cls,
        zone: str | ZoneInfo,
        weekly_hours: WeeklyHours,
        years: Iterable[CalendarYear],
        *,
        observe_joint_leave: bool = True,
        policy: CalendarPolicy = SP4N_POLICY,
    ) -> WorkingCalendar:
        """Build a calendar from calendar files.

        Args:
            zone: the office's time zone.
            weekly_hours: its normal week.
            years: the years to know; each at most once.
            observe_joint_leave: whether the office closes on joint leave.
            policy: the counting rules, by default SP4N's.

        Raises:
            ValueError: a year is given twice.
        """
        holidays: dict[dt.date, str] = {}
        joint_leave: dict[dt.date, str] = {}
        seen: list[int] = []
        for year in years:
            if year.year in seen:
                raise ValueError(f"Kalender tahun {year.year} diberikan dua kali.")
            seen.append(year.year)
            holidays.update({day.date: day.name for day in year.holidays if day.active})
            if observe_joint_leave:
                joint_leave.update({day.date: day.name for day in year.joint_leave if day.active})
        calendar = cls(zone, weekly_hours, holidays, joint_leave, policy=policy)
        calendar.years = tuple(sorted(seen))
        return calendar

    def with_policy(self, policy: CalendarPolicy) -> WorkingCalendar:
        """The same office under other counting rules; the computed days are shared."""
        other = WorkingCalendar.__new__(WorkingCalendar)
        other.zone, other.weekly_hours, other.policy = self.zone, self.weekly_hours, policy
        other.closed_dates, other.years, other._timeline = self.closed_dates, self.years, self._timeline
        other._prepare()
        return other

    # Days

    def covers(self, day: dt.date) -> bool:
        """Whether the holidays of this date's year were given; a later year knows only its weekends."""
        return _plain_date(day).year in self.years

    def is_working_day(self, day: dt.date) -> bool:
        """Whether the office opens on this date."""
        return self._timeline.is_working_day(_plain_date(day).toordinal())

    def why_closed(self, day: dt.date) -> str | None:
        """The name of the holiday or joint leave, `akhir pekan`, or `None` on a working day."""
        day = _plain_date(day)
        name = self.closed_dates.get(day)
        if name is not None:
            return name
        if self._timeline.is_working_day(day.toordinal()):
            return None
        return WEEKEND if day.weekday() >= 5 else NO_OFFICE_HOURS

    def opening(self, day: dt.date) -> dt.datetime:
        """The moment the office opens on this date.

        Raises:
            ClosedDayError: it stays closed.
        """
        self._refuse_closed(day)
        return from_instant(self._timeline.opening_of(day.toordinal()), self.zone)

    def closing(self, day: dt.date) -> dt.datetime:
        """The moment the office closes for good on this date.

        Raises:
            ClosedDayError: it stays closed.
        """
        self._refuse_closed(day)
        return from_instant(self._timeline.closing_of(day.toordinal()), self.zone)

    def intervals(self, day: dt.date) -> tuple[tuple[dt.datetime, dt.datetime], ...]:
        """The office hours of one date, in order; empty when it stays closed."""
        return tuple(
            (from_instant(opens, self.zone), from_instant(closes, self.zone))
            for opens, closes in self._timeline.intervals(_plain_date(day).toordinal())
        )

    def next_opening(self, moment: dt.datetime) -> dt.datetime:
        """The moment itself while the office is open, else its next opening (at closing time it is shut)."""
        return from_instant(self._timeline.next_opening(to_instant(moment)), self.zone)

    def working_days_between(self, first: dt.date, last: dt.date) -> int:
        """Working days after `first` up to and including `last`; negative when `last` is earlier."""
        return self._timeline.day_count(_plain_date(first).toordinal(), _plain_date(last).toordinal())

    def day_zero(self, start: dt.datetime) -> dt.date:
        """The day from which working days count for something received at `start` (see `DayZero`)."""
        return dt.date.fromordinal(self._day_zero(to_instant(start), start))

    def add_working_days(
        self,
        start: dt.datetime,
        n: int,
        *,
        end_of_day: bool | None = None,
        pauses: Sequence[Pause] = (),
    ) -> dt.datetime:
        """The moment `n` working days after `start` (before it, when negative).

        Day 0 follows `CalendarPolicy.day_zero`. Without `end_of_day` the hour of the start is kept; where the
        office is closed at that hour, the deadline moves to the next opening (counting back, to the closing
        before).

        Args:
            start: an aware moment.
            n: how many working days; 0 is day 0 itself.
            end_of_day: overrides `CalendarPolicy.end_of_day`.
            pauses: stretches that do not count, in any order; one that begins after the deadline is ignored.

        Returns:
            An aware moment in the calendar's zone; for the same day 0 and `n` the very same object.

        Raises:
            ValueError: a moment has no zone, a pause ends before it begins, or pauses with a negative `n`.
            NoWorkingTimeError: there are not enough working days.
        """
        if start.tzinfo is self._quick_zone and end_of_day is None and not pauses and n >= 0:
            known = self._arrivals.get(start.toordinal())
            if known is not None:
                closing, before, after = known
                due = (before if closing is None or start <= closing else after).get(n)
                if due is not None:
                    return due
        return self._add_working_days(start, n, end_of_day, pauses)

    def _add_working_days(
        self, start: dt.datetime, n: int, end_of_day: bool | None, pauses: Sequence[Pause]
    ) -> dt.datetime:
        at_end = self.policy.end_of_day if end_of_day is None else end_of_day
        if at_end and not pauses and self.policy.rounding is Rounding.EXACT:
            return self._end_of_day(start, n)
        begin = to_instant(start)
        due = self._days_later(begin, start, n, at_end)
        if pauses:
            if n < 0:
                raise ValueError("Jeda hanya berlaku untuk tenggat yang dihitung maju.")
            due = self._put_off_days(due, begin, start, n, at_end, pauses)
        return from_instant(self._rounded_moment(due), self.zone)

    def elapsed_working_days(self, start: dt.datetime, end: dt.datetime, pauses: Sequence[Pause] = ()) -> int:
        """Whole working days passed from day 0 of `start` to day 0 of `end`, less those spent in pauses."""
        begin, finish = to_instant(start), to_instant(end)
        if finish <= begin:
            return 0
        zero = self._day_zero(begin, start)
        # The last instant before the end: what ends at 24:00 ends on the day that closes then.
        days = self._timeline.day_count(zero, self._day_zero(finish - 1, from_instant(finish - 1, self.zone)))
        for pause_start, pause_end in merged_pauses(pauses):
            days -= self._suspended(zero, max(pause_start, begin), min(pause_end, finish))
        return days

    def suspended_days(self, start: dt.datetime, pause: Pause) -> tuple[dt.date, ...]:
        """The working days that do not count because of a pause: those that close while it lasts.

        Args:
            start: when the clock started; its day 0 never counts, paused or not.
            pause: the stretch during which the clock stood still.
        """
        zero, begin = self._day_zero(to_instant(start), start), to_instant(start)
        first, last = (to_instant(moment) for moment in pause)
        days = self._timeline.days_closing_between(max(first, begin), last)
        return tuple(dt.date.fromordinal(day) for day in days if day > zero)

    def remaining_working_days(self, now: dt.datetime, due: dt.datetime) -> int:
        """Working days left before a deadline.

        Returns:
            0 on the day it is due, positive before, negative once `due` has passed (-1: up to one day late).
        """
        moment, deadline = to_instant(now), to_instant(due)
        today = self._day_zero(moment, now)
        # A deadline at 24:00 belongs to the day that ends there.
        due_day = from_instant(deadline - 1, self.zone).toordinal()
        if moment > deadline:
            return min(-1, -self._timeline.day_count(due_day, today))
        return max(0, self._timeline.day_count(today, due_day))

    # Working time

    def due(self, start: dt.datetime, working: dt.timedelta, pauses: Sequence[Pause] = ()) -> dt.datetime:
        """The moment at which `working` office time has passed since `start`.

        Args:
            start: an aware moment, inside or outside office hours.
            working: office time; zero gives the moment the clock starts, a negative one counts back.
            pauses: stretches that do not count, in any order; one that begins after the deadline is ignored.

        Returns:
            An aware moment in the calendar's zone.

        Raises:
            ValueError: a moment has no zone, a pause ends before it begins, or pauses with a negative time.
            NoWorkingTimeError: the calendar runs out of working time.
        """
        begin, amount = to_instant(start), working // MICROSECOND
        due = self._timeline.advance(begin, amount)
        if pauses:
            if amount < 0:
                raise ValueError("Jeda hanya berlaku untuk tenggat yang dihitung maju.")
            due = self._put_off(due, begin, amount, merged_pauses(pauses))
        if amount >= 0 and self.policy.at_closing is Closing.NEXT_OPENING:
            due = self._timeline.next_opening(due)
        return from_instant(self._rounded_moment(due), self.zone)

    def elapsed(self, start: dt.datetime, end: dt.datetime, pauses: Sequence[Pause] = ()) -> dt.timedelta:
        """Office time passed between two moments, without the pauses; zero when `end` is not after `start`.

        Raises:
            ValueError: a moment has no zone or a pause ends before it begins.
        """
        begin, finish = to_instant(start), to_instant(end)
        if finish <= begin:
            return dt.timedelta(0)
        span = self._timeline.span_at(begin, finish)
        amount = worked_in(span, finish) - worked_in(span, begin)
        wall_time = self.policy.pauses is PauseCounting.WALL_TIME
        for pause_start, pause_end in merged_pauses(pauses):
            first, last = max(pause_start, begin), min(pause_end, finish)
            if first < last:
                amount -= last - first if wall_time else worked_in(span, last) - worked_in(span, first)
        return dt.timedelta(microseconds=self._rounded(max(0, amount)))

    # Inner workings, all in instants

    def _refuse_closed(self, day: dt.date) -> None:
        reason = self.why_closed(day)
        if reason is not None:
            raise ClosedDayError(f"Tanggal {day} kantor tutup: {reason}.")

    def _day_zero(self, instant: int, moment: dt.datetime, *, backward: bool = False) -> int:
        timeline, rule = self._timeline, self.policy.day_zero
        ordinal = moment.astimezone(self.zone).toordinal()
        if rule is DayZero.DATE:
            return ordinal
        if not timeline.is_working_day(ordinal):
            return timeline.working_day(ordinal, -1 if backward else 0)
        if rule is DayZero.OPENING:
            if backward and instant < timeline.opening_of(ordinal):
                return timeline.working_day(ordinal, -1)
            if not backward and instant > timeline.closing_of(ordinal):
                return timeline.working_day(ordinal, 1)
        return ordinal

    def _end_of_day(self, start: dt.datetime, n: int) -> dt.datetime:
        """The closing of the day `n` working days on: worked out once for all starts with the same day 0."""
        ends = self._ends_for(start) if n >= 0 and start.utcoffset() is not None else None
        if ends is None:
            ends = self._ends_from(self._day_zero(to_instant(start), start, backward=n < 0))
        due = ends.get(n)
        if due is None:
            zero = self._day_zero(to_instant(start), start, backward=n < 0)
            closing = self._timeline.closing_of(self._timeline.working_day(zero, n))
            due = ends[n] = from_instant(closing, self.zone)
        return due

    def _ends_for(self, start: dt.datetime) -> dict[int, dt.datetime] | None:
        """The deadlines known so far for a start, found by wall clock; None on a day of changed clocks."""
        local = start.astimezone(self.zone)
        ordinal = local.toordinal()
        if ordinal not in self._arrivals:
            self._arrivals[ordinal] = self._arrivals_on(ordinal)
        known = self._arrivals[ordinal]
        if known is None:
            return None
        closing, before, after = known
        return before if closing is None or local <= closing else after

    def _ends_from(self, zero: int) -> dict[int, dt.datetime]:
        """The deadlines known so far that count from this day 0."""
        return self._day_ends.setdefault(zero, {})

    def _arrivals_on(self, ordinal: int) -> _Arrivals | None:
        """What a start on a local date leads to, by wall clock, which is cheap; None where clocks are changed."""
        midnight = dt.datetime.fromordinal(ordinal).replace(tzinfo=self.zone)
        if midnight.utcoffset() != (midnight + dt.timedelta(days=1)).utcoffset():
            return None
        timeline, rule = self._timeline, self.policy.day_zero
        if rule is DayZero.DATE:
            return None, self._ends_from(ordinal), self._ends_from(ordinal)
        if rule is DayZero.WORKING_DATE or not timeline.is_working_day(ordinal):
            ends = self._ends_from(timeline.working_day(ordinal, 0))
            return None, ends, ends
        closing = from_instant(timeline.closing_of(ordinal), self.zone)
        return closing, self._ends_from(ordinal), self._ends_from(timeline.working_day(ordinal, 1))

    def _suspended(self, zero: int, first: int, last: int) -> int:
        days = self._timeline.days_closing_between(first, last)
        return len(days) - bisect_right(days, zero)

    def _days_later(self, begin: int, start: dt.datetime, n: int, at_end: bool) -> int:
        timeline, backward = self._timeline, n < 0
        zero = self._day_zero(begin, start, backward=backward)
        target = timeline.working_day(zero, n)
        if at_end:
            return timeline.closing_of(target)
        local = start.astimezone(self.zone)
        if zero != local.toordinal():
            edge = timeline.closing_of(zero) if backward else timeline.opening_of(zero)
            local = from_instant(edge, self.zone)
        instant = begin
        if target != local.toordinal():
            wall = dt.datetime.combine(dt.date.fromordinal(target), local.time())
            instant = local_instant(wall, self.zone)
        elif zero == target:
            instant = to_instant(local)
        if backward:
            return timeline.open_until(instant)
        if self.policy.at_closing is Closing.NEXT_OPENING:
            return timeline.next_opening(instant)
        return timeline.open_from(instant)

    def _put_off(self, due: int, begin: int, amount: int, pauses: list[tuple[int, int]]) -> int:
        wall_time = self.policy.pauses is PauseCounting.WALL_TIME
        for pause_start, pause_end in pauses:
            first = max(pause_start, begin)
            if first > due or (first == due and amount > 0):
                break
            if pause_end <= first:
                continue
            if wall_time:
                due += pause_end - first
            else:
                amount += self._worked_between(first, pause_end)
                due = self._timeline.advance(begin, amount)
        return due

    def _put_off_days(
        self, due: int, begin: int, start: dt.datetime, n: int, at_end: bool, pauses: Sequence[Pause]
    ) -> int:
        zero = self._day_zero(begin, start)
        for pause_start, pause_end in merged_pauses(pauses):
            first = max(pause_start, begin)
            if first >= due:
                break
            if pause_end <= first:
                continue
            if self.policy.pauses is PauseCounting.WALL_TIME:
                due += pause_end - first
            elif self.policy.pauses is PauseCounting.WORKING_DAYS:
                n += self._suspended(zero, first, pause_end)
                due = self._days_later(begin, start, n, at_end)
            else:
                worked = self._worked_between(first, pause_end)
                due = self._timeline.advance(due, worked) if worked else due
        return due

    def _worked_between(self, first: int, last: int) -> int:
        span = self._timeline.span_at(first, last)
        return worked_in(span, last) - worked_in(span, first)

    def _rounded(self, amount: int) -> int:
        unit = self.policy.rounding_unit // MICROSECOND
        match self.policy.rounding:
            case Rounding.EXACT:
                return amount
            case Rounding.DOWN:
                return amount // unit * unit
            case Rounding.UP:
                return -(-amount // unit) * unit
            case Rounding.NEAREST:
                return (amount + unit // 2) // unit * unit

    def _rounded_moment(self, instant: int) -> int:
        if self.policy.rounding is Rounding.EXACT:
            return instant
        offset = (from_instant(instant, self.zone).utcoffset() or dt.timedelta(0)) // MICROSECOND
        return self._rounded(instant + offset) - offset


def merged_pauses(pauses: Sequence[Pause]) -> list[tuple[int, int]]:
    """Pauses as sorted instants, overlapping ones joined, empty ones dropped.

    Raises:
        ValueError: a moment has no zone or a pause ends before it begins.
    """
    merged: list[tuple[int, int]] = []
    for first, last in sorted((to_instant(start), to_instant(end)) for start, end in pauses):
        if last < first:
            raise ValueError("Jeda tidak boleh berakhir sebelum dimulai.")
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], last))
        elif last > first:
            merged.append((first, last))
    return merged


def _zone(zone: str | ZoneInfo) -> ZoneInfo:
    if isinstance(zone, ZoneInfo):
        return zone
    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise ValueError(f"Zona waktu {zone!r} tidak dikenal; contoh yang benar: Asia/Jakarta.") from error


def _plain_date(day: dt.date) -> dt.date:
    if isinstance(day, dt.datetime):
        raise ValueError("Diperlukan tanggal saja, bukan tanggal dengan jam: zonanya bisa lain.")
    return day
