"""The ledger of a clock: what counted, what did not, and why, down to the name of the holiday.

A ledger is worked out date by date, apart from the fast arithmetic of `WorkingCalendar`; tests hold that both
always agree. Build one when somebody asks for the reasons, not for every event.

Source: dossier section 4.1 and issue wording "every due time opens into its ledger".
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import msgspec

from trainer.sp4n.calendar import CalendarPolicy, Pause, PauseCounting, WorkingCalendar, merged_pauses
from trainer.sp4n.opening_hours import EPOCH, to_instant

_ONE_DAY = dt.timedelta(days=1)
_INSTANT = dt.timedelta(microseconds=1)


class CountedInterval(msgspec.Struct, frozen=True):
    """A stretch of office hours during which the clock ran."""

    start: dt.datetime
    end: dt.datetime

    @property
    def length(self) -> dt.timedelta:
        """How long the clock ran."""
        return self.end.astimezone(dt.UTC) - self.start.astimezone(dt.UTC)

    @property
    def minutes(self) -> float:
        """The same in minutes."""
        return self.length / dt.timedelta(minutes=1)


class LedgerPause(msgspec.Struct, frozen=True):
    """A pause that took effect.

    Attributes:
        start, end: when the clock stood still, from the start of the clock at the earliest.
        length: what it was worth: office time, or its whole length where the policy counts wall time.
        days: the working days that closed while it lasted.
    """

    start: dt.datetime
    end: dt.datetime
    length: dt.timedelta
    days: int = 0


class NamedDay(msgspec.Struct, frozen=True):
    """A date that did not count and its reason: a holiday, joint leave, the weekend or a pause."""

    date: dt.date
    reason: str


class CountedDay(msgspec.Struct, frozen=True):
    """A working day that counted.

    Attributes:
        number: 1 for the first day after day 0.
        date: its date.
    """

    number: int
    date: dt.date


class TimeLedger(msgspec.Struct, frozen=True):
    """The account of a clock in office time.

    Attributes:
        rule: the rule it follows, in words for the reader.
        start: when the clock started.
        end: the due moment, or the end of what was measured.
        intervals: the office hours that counted.
        pauses: the pauses that took effect.
        closed: the days without office hours in between, by name.
        total: the office time that counted, before any rounding.
    """

    rule: str
    start: dt.datetime
    end: dt.datetime
    intervals: tuple[CountedInterval, ...]
    pauses: tuple[LedgerPause, ...]
    closed: tuple[NamedDay, ...]
    total: dt.timedelta


class DayLedger(msgspec.Struct, frozen=True):
    """The account of a deadline in working days.

    Attributes:
        rule: the rule it follows, in words for the reader.
        start: when the clock started.
        day_zero: the day from which days are counted.
        counted: every day that counted, numbered.
        skipped: every day in between that did not, by name.
        pauses: the pauses that took effect.
        due: the due moment.
    """

    rule: str
    start: dt.datetime
    day_zero: dt.date
    counted: tuple[CountedDay, ...]
    skipped: tuple[NamedDay, ...]
    pauses: tuple[LedgerPause, ...]
    due: dt.datetime

    @property
    def total(self) -> int:
        """The number of working days that counted."""
        return len(self.counted)


SUSPENDED = "jeda (waktu berhenti)"


def elapsed_ledger(
    calendar: WorkingCalendar,
    start: dt.datetime,
    end: dt.datetime,
    pauses: Sequence[Pause] = (),
    rule: str = "",
) -> TimeLedger:
    """Account for the office time between two moments.

    Args:
        calendar: the office's calendar and policy.
        start: when the clock started.
        end: when it was read.
        pauses: stretches during which it stood still.
        rule: the rule to name.

    Returns:
        A ledger whose `total` is `calendar.elapsed(start, end, pauses)` before rounding.
    """
    start = _utc(start)
    end = max(start, _utc(end))
    effective = _effective(calendar, start, end, pauses, cut_at_end=True)
    gaps = () if _wall_time(calendar) else effective
    intervals = tuple(_counted(calendar, start, end, gaps))
    total = sum((row.length for row in intervals), dt.timedelta(0))
    if _wall_time(calendar):
        total = max(dt.timedelta(0), total - sum((row.length for row in effective), dt.timedelta(0)))
    return TimeLedger(
        rule=rule,
        start=start.astimezone(calendar.zone),
        end=end.astimezone(calendar.zone),
        intervals=intervals,
        pauses=effective,
        closed=_closed(calendar, _local_date(calendar, start), _local_date(calendar, end - _INSTANT)),
        total=total,
    )


def due_ledger(
    calendar: WorkingCalendar,
    start: dt.datetime,
    working: dt.timedelta,
    pauses: Sequence[Pause] = (),
    rule: str = "",
) -> TimeLedger:
    """Account for a deadline in office time.

    Args:
        calendar: the office's calendar and policy.
        start: when the clock started.
        working: the office time allowed, not negative.
        pauses: stretches during which it stood still.
        rule: the rule to name.

    Returns:
        A ledger whose `end` is `calendar.due(start, working, pauses)` and whose `total` is `working`.

    Raises:
        ValueError: `working` is negative.
    """
    if working < dt.timedelta(0):
        raise ValueError("Rincian tenggat hanya tersedia untuk tenggat yang dihitung maju.")
    start, due = _utc(start), calendar.due(start, working, pauses)
    plain = calendar.with_policy(CalendarPolicy())
    used_up = plain.due(start, working, () if _wall_time(calendar) else pauses)
    effective = _effective(calendar, start, due, pauses, cut_at_end=False)
    intervals = tuple(_counted(calendar, start, used_up, () if _wall_time(calendar) else effective))
    return TimeLedger(
        rule=rule,
        start=start.astimezone(calendar.zone),
        end=due,
        intervals=intervals,
        pauses=effective,
        closed=_closed(calendar, _local_date(calendar, start), _local_date(calendar, _utc(due) - _INSTANT)),
        total=sum((row.length for row in intervals), dt.timedelta(0)),
    )


def working_days_ledger(
    calendar: WorkingCalendar,
    start: dt.datetime,
    n: int,
    pauses: Sequence[Pause] = (),
    rule: str = "",
) -> DayLedger:
    """Account for a deadline in working days.

    Args:
        calendar: the office's calendar and policy.
        start: when the clock started.
        n: the working days allowed, not negative.
        pauses: stretches during which it stood still.
        rule: the rule to name.

    Returns:
        A ledger with `n` counted days whose `due` is `calendar.add_working_days(start, n, pauses=pauses)`.

    Raises:
        ValueError: `n` is negative.
    """
    if n < 0:
        raise ValueError("Rincian tenggat hanya tersedia untuk tenggat yang dihitung maju.")
    start, due = _utc(start), calendar.add_working_days(start, n, pauses=pauses)
    effective = _effective(calendar, start, due, pauses, cut_at_end=False)
    suspended: list[dt.date] = []
    if calendar.policy.pauses is PauseCounting.WORKING_DAYS:
        for pause in effective:
            suspended.extend(calendar.suspended_days(start, (pause.start, pause.end)))
    zero = day = calendar.day_zero(start)
    counted: list[CountedDay] = []
    skipped: list[NamedDay] = []
    while len(counted) < n:
        day += _ONE_DAY
        reason = calendar.why_closed(day) or (SUSPENDED if day in suspended else None)
        if reason is None:
            counted.append(CountedDay(len(counted) + 1, day))
        else:
            skipped.append(NamedDay(day, reason))
    return DayLedger(
        rule=rule,
        start=start.astimezone(calendar.zone),
        day_zero=zero,
        counted=tuple(counted),
        skipped=tuple(skipped),
        pauses=effective,
        due=due,
    )


def _wall_time(calendar: WorkingCalendar) -> bool:
    return calendar.policy.pauses is PauseCounting.WALL_TIME


def _local_date(calendar: WorkingCalendar, moment: dt.datetime) -> dt.date:
    return moment.astimezone(calendar.zone).date()


def _dates(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        yield dt.date.fromordinal(ordinal)


def _closed(calendar: WorkingCalendar, first: dt.date, last: dt.date) -> tuple[NamedDay, ...]:
    named = ((day, calendar.why_closed(day)) for day in _dates(first, last))
    return tuple(NamedDay(day, reason) for day, reason in named if reason is not None)


def _effective(
    calendar: WorkingCalendar,
    start: dt.datetime,
    end: dt.datetime,
    pauses: Sequence[Pause],
    *,
    cut_at_end: bool,
) -> tuple[LedgerPause, ...]:
    """The pauses that begin before `end`, joined where they overlap, from `start` on, with their worth."""
    office = calendar.with_policy(CalendarPolicy())
    rows = []
    for pause_start, pause_end in merged_pauses(pauses):
        first, last = max(start, _moment(pause_start)), _moment(pause_end)
        if first >= _utc(end):
            break
        if last <= first:
            continue
        until = min(last, _utc(end)) if cut_at_end else last
        length = (
            CountedInterval(first, until).length if _wall_time(calendar) else office.elapsed(first, until)
        )
        rows.append(
            LedgerPause(
                start=first.astimezone(calendar.zone),
                end=until.astimezone(calendar.zone),
                length=length,
                days=len(calendar.suspended_days(start, (first, until))),
            )
        )
    return tuple(rows)


def _counted(
    calendar: WorkingCalendar, start: dt.datetime, end: dt.datetime, gaps: Sequence[LedgerPause]
) -> Iterator[CountedInterval]:
    """The office hours between two moments, with the gaps cut out."""
    start, end = _utc(start), _utc(end)
    cuts = [(_utc(gap.start), _utc(gap.end)) for gap in gaps]
    for day in _dates(_local_date(calendar, start) - _ONE_DAY, _local_date(calendar, end)):
        for opens, closes in calendar.intervals(day):
            first, last = max(_utc(opens), start), min(_utc(closes), end)
            for gap_start, gap_end in cuts:
                if gap_start < last and gap_end > first:
                    if first < gap_start:
                        yield _interval(calendar, first, gap_start)
                    first = gap_end
            if first < last:
                yield _interval(calendar, first, last)


def _interval(calendar: WorkingCalendar, start: dt.datetime, end: dt.datetime) -> CountedInterval:
    return CountedInterval(start.astimezone(calendar.zone), end.astimezone(calendar.zone))


def _utc(moment: dt.datetime) -> dt.datetime:
    """The moment in UTC, because Python compares two moments of one zone by their wall time."""
    return _moment(to_instant(moment))


def _moment(instant: int) -> dt.datetime:
    return EPOCH + dt.timedelta(microseconds=instant)
