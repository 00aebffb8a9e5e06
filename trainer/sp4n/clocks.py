"""The clocks C1-C8 of a report: start, pause, resume, stop, owner, due time, and their ledger.

Source: dossier section 4.1 (clock table), 13 (conflicts C1-C5, C10).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from trainer.sp4n.agenda import Agenda
from trainer.sp4n.calendar import WorkingCalendar
from trainer.sp4n.effects import Effects
from trainer.sp4n.ledger import DayLedger, working_days_ledger
from trainer.sp4n.report import Clock, Pause, Report, StopKind
from trainer.sp4n.settings import Options
from trainer.sp4n.vocabulary import ClockId, ReportType, Role


class DeadlineCalendar(Protocol):
    """What the clocks need of a working calendar."""

    def add_working_days(
        self,
        start: datetime,
        n: int,
        *,
        end_of_day: bool | None = None,
        pauses: Sequence[tuple[datetime, datetime]] = (),
    ) -> datetime:
        """The moment `n` working days after `start`, put off by the pauses."""

    def elapsed_working_days(
        self, start: datetime, end: datetime, pauses: Sequence[tuple[datetime, datetime]] = ()
    ) -> int:
        """Whole working days passed between two moments."""


class DeadlineRules(Protocol):
    """What the clocks need of the regulations."""

    def limit(self, clock: ClockId, report_type: ReportType | None = None) -> int | None:
        """The limit of a clock in working days; None when the class has none."""


_ONCE = frozenset(
    {ClockId.NATIONAL_VERIFICATION, ClockId.FIRST_FOLLOW_UP, ClockId.COMPLETION, ClockId.FORMAL_REQUEST}
)
_ANEW = frozenset({ClockId.REPORTER_WINDOW, ClockId.MISSING_DATA})
UNIT_CLOCKS = (ClockId.FIRST_FOLLOW_UP, ClockId.COMPLETION, ClockId.REPLY, ClockId.FORMAL_REQUEST)
"""The clocks that the unit answers for once the report is disposed."""

_COMPLETION, _VOID = ClockId.COMPLETION, StopKind.VOID
_AGENCY, _LIAISON, _REPORTER = Role.AGENCY, Role.LIAISON, Role.REPORTER
_OWNERS = {
    ClockId.NATIONAL_VERIFICATION: Role.NATIONAL,
    ClockId.VERIFICATION: Role.AGENCY,
    ClockId.REPORTER_WINDOW: Role.REPORTER,
    ClockId.MISSING_DATA: Role.REPORTER,
}


class Clockwork:
    """Runs the clocks of all reports of an instance by its calendar, rules and options.

    C1, C3, C4 and C8 run once (again only after they were void), C2 and C5 start again once stopped, C6
    and C7 start anew each time.
    """

    def __init__(self, calendar: DeadlineCalendar, rules: DeadlineRules, options: Options) -> None:
        self.calendar = calendar
        self.rules = rules
        self.options = options
        self.agenda = Agenda(self.warn_at)
        self._plan = self.agenda.planned.append
        self._add_working_days = calendar.add_working_days
        self._warnings: dict[datetime, datetime] = {}
        self._limits: dict[ClockId, dict[ReportType, int | None]] = {}

    def limit(self, clock_id: ClockId, report_type: ReportType) -> int | None:
        """The limit of a clock for a class, looked up in the rules once."""
        try:
            return self._limits[clock_id][report_type]
        except KeyError:
            return self._look_up(clock_id, report_type)

    def _look_up(self, clock_id: ClockId, report_type: ReportType) -> int | None:
        limits = self._limits.setdefault(clock_id, {})
        limits[report_type] = self.rules.limit(clock_id, report_type)
        return limits[report_type]

    def warn_at(self, clock: Clock) -> datetime | None:
        """From when on the owner of a clock may be warned; None when never.

        The reporter's own windows have no warning, nor has a clock whose warning would lie before its start.
        """
        if clock.owner is _REPORTER:
            return None
        due = clock.due
        when = self._warnings.get(due)
        if when is None:
            when = self._warnings[due] = self.calendar.add_working_days(due, -self.options.warn_days)
        return when if when > clock.started else None

    def carry_out(self, report: Report, effects: Effects, at: datetime) -> None:
        """Take the report to the state of a row of the table of moves, and let its clocks follow.

        Args:
            report: the report.
            effects: of the row.
            at: when.
        """
        target = effects.target
        if target is not None:
            if report.ombudsman_at is not None and target.is_open and not report.status.is_open:
                self.agenda.plan_notice(report, report.ombudsman_at)
            report.status = target
        report.updated_at = at
        if effects.leaves_clocks:
            return
        clocks = report.clocks
        for clock_id, outcome in effects.stops:
            clock = clocks.get(clock_id)
            if clock is not None and clock.stopped is None:
                if clock.pauses:
                    self._end_pause(clock, at)
                clock.stopped = at
                clock.stop = outcome
        if effects.ends:
            for clock in clocks.values():
                if clock.stopped is None:
                    self._stop(clock, _VOID, at)
        if effects.pause:
            self._pause_all(clocks, effects.pause, at)
        if effects.resume:
            self._resume_all(report, effects.resume, at)
        for clock_id in effects.start:
            self.start(report, clock_id, at)
        if effects.hand_over:
            self._hand_over(report)

    def start(self, report: Report, clock_id: ClockId, at: datetime) -> None:
        """Start a clock where the rule for that clock lets it run (again).

        Args:
            report: the report, with its present class and lead unit.
            clock_id: the clock.
            at: when it starts.
        """
        clocks = report.clocks
        last = clocks.get(clock_id)
        if last is not None:
            if clock_id in _ONCE:
                if last.stop is not _VOID:
                    return
            elif last.stopped is None:
                if clock_id not in _ANEW:
                    return
                self._stop(last, _VOID, at)
        if clock_id is _COMPLETION and self._no_completion(report):
            return
        try:
            limit = self._limits[clock_id][report.type]
        except KeyError:
            limit = self._look_up(clock_id, report.type)
        if limit is None:
            return
        owner = _OWNERS.get(clock_id)
        unit = None
        if owner is None:
            unit = report.lead_unit
            owner = _AGENCY if unit is None else _LIAISON
        due = self._add_working_days(at, limit)
        clock = clocks[clock_id] = Clock(clock_id, owner, unit, at, limit, due)
        if last is not None:
            report.past_clocks = (*report.past_clocks, last)
            clock.round = last.round + 1
        self._plan((report, clock))

    def inherit(self, report: Report, other: Report, clock_id: ClockId, at: datetime) -> None:
        """Start a clock on a split-off report as it started, and paused, on the original."""
        origin = other.clocks.get(clock_id)
        if origin is None:
            self.start(report, clock_id, at)
            return
        self.start(report, clock_id, origin.started)
        self._add_pauses(report, clock_id, ended_pauses(origin), at)

    def retype(self, report: Report, at: datetime) -> None:
        """Recompute the completion clock after the class of a verified report changed."""
        clock = report.clocks.get(ClockId.COMPLETION)
        limit = self.limit(ClockId.COMPLETION, report.type)
        if clock is None or clock.stop is _VOID:
            if limit is not None and report.verified_at is not None and report.status.is_open:
                self.start(report, ClockId.COMPLETION, self._complete_since(report, report.verified_at))
                self._add_pauses(report, ClockId.COMPLETION, _pending_stretches(report), at)
            return
        if limit is None:
            if clock.stopped is None:
                self._stop(clock, _VOID, at)
            return
        if limit != clock.limit:
            clock.limit = limit
            self._reschedule(report, clock, at)

    def _complete_since(self, report: Report, verified_at: datetime) -> datetime:
        if self.options.completion_from_disposition and report.dispositions:
            return report.dispositions[0].at
        return verified_at

    def extend(self, report: Report, clock_id: ClockId, days: int, at: datetime) -> None:
        """Give a clock more working days."""
        clock = report.clocks[clock_id]
        clock.limit += days
        self._reschedule(report, clock, at)

    def _pause_all(self, clocks: dict[ClockId, Clock], ids: tuple[ClockId, ...], at: datetime) -> None:
        for clock_id in ids:
            clock = clocks.get(clock_id)
            if clock is not None and clock.running:
                clock.pauses = (*clock.pauses, Pause(at))

    def _resume_all(self, report: Report, ids: tuple[ClockId, ...], at: datetime) -> None:
        for clock_id in ids:
            clock = report.clocks.get(clock_id)
            if clock is not None and clock.paused:
                clock.pauses[-1].end = at
                self._reschedule(report, clock, at)

    def _stop(self, clock: Clock, outcome: StopKind, at: datetime) -> None:
        if clock.pauses:
            self._end_pause(clock, at)
        clock.stopped = at
        clock.stop = outcome

    def _end_pause(self, clock: Clock, at: datetime) -> None:
        if clock.paused:
            clock.pauses[-1].end = at
            clock.due = self._due(clock)

    def _due(self, clock: Clock) -> datetime:
        return self.calendar.add_working_days(clock.started, clock.limit, pauses=ended_pauses(clock))

    def _no_completion(self, report: Report) -> bool:
        if report.formal_number is not None:
            return True
        return self.options.completion_from_disposition and report.lead_unit is None

    def _reschedule(self, report: Report, clock: Clock, at: datetime) -> None:
        clock.due = self._due(clock)
        if clock.due > at:
            clock.warned = clock.breached = False
        if clock.running:
            self._plan((report, clock))

    def _add_pauses(
        self, report: Report, clock_id: ClockId, stretches: Sequence[tuple[datetime, datetime]], at: datetime
    ) -> None:
        clock = report.clocks.get(clock_id)
        if clock is None:
            return
        clock.pauses = tuple(Pause(start, end) for start, end in stretches if end > clock.started)
        if clock.pauses:
            self._reschedule(report, clock, at)

    def _hand_over(self, report: Report) -> None:
        unit = report.lead_unit
        owner = _AGENCY if unit is None else _LIAISON
        for clock in report.clocks.values():
            if clock.stopped is None and clock.id not in _OWNERS:
                clock.owner = owner
                clock.unit = unit


def ended_pauses(clock: Clock) -> tuple[tuple[datetime, datetime], ...]:
    """The pauses of a clock that are over, as the calendar takes them."""
    return tuple((pause.start, pause.end) for pause in clock.pauses if pause.end is not None)


def _pending_stretches(report: Report) -> list[tuple[datetime, datetime]]:
    """When the report waited for missing data: the runs of C7 that are over."""
    runs = [clock for clock in report.past_clocks if clock.id is ClockId.MISSING_DATA]
    last = report.clocks.get(ClockId.MISSING_DATA)
    if last is not None:
        runs.append(last)
    return [(clock.started, clock.stopped) for clock in runs if clock.stopped is not None]


def clock_ledger(report: Report, clock_id: ClockId, calendar: WorkingCalendar, rule: str = "") -> DayLedger:
    """Open the due time of a clock into the days that counted, the pauses and the holidays.

    Args:
        report: the report.
        clock_id: the clock; its latest run is taken.
        calendar: the calendar of the instance.
        rule: the rule to name, in words for the reader; the clock's own name and limit when empty.

    Returns:
        The ledger; its `due` is the clock's due time.

    Raises:
        KeyError: the clock never ran on this report.
    """
    clock = report.clocks[clock_id]
    return working_days_ledger(
        calendar,
        clock.started,
        clock.limit,
        ended_pauses(clock),
        rule or f"{clock_id.label}: {clock.limit} hari kerja",
    )
