"""The agenda: which automatic move is due next, without looking at every report.

Deadlines fall on few moments, the ends of working days, so the entries lie in one bucket for each moment and
only the moments are kept in a heap. Inside a bucket they come in order of report and clock, so that the order
follows from the state alone. An entry that the state has overtaken (clock stopped, paused or moved) is dropped
when its turn comes. The agenda is derived from the state: folding a log rebuilds it.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable
from datetime import datetime, timedelta

from trainer.sp4n.commands import (
    AutoClose,
    AutomaticCommand,
    Breach,
    ExpireMissingData,
    OmbudsmanNotice,
    Warn,
)
from trainer.sp4n.report import Clock, Report
from trainer.sp4n.vocabulary import ClockId

AFTER_DUE = timedelta(seconds=1)
"""An act at the very moment of the deadline is in time; the breach is noted after it."""

_AFTER_DUE_SECONDS = AFTER_DUE.total_seconds()

_CLOSE, _EXPIRE, _WARN, _BREACH, _NOTICE = range(5)
_KINDS = {ClockId.REPORTER_WINDOW: _CLOSE, ClockId.MISSING_DATA: _EXPIRE}

_Entry = tuple[int, str, int, int, Report, Clock | None, datetime, datetime]
"""Report id, clock id, kind, sequence; then report, clock, its due time as planned, and the moment."""


class Agenda:
    """Coming automatic moves, the next one first.

    A clock has one entry: its warning, which gives way to the breach, or what happens when it has run out.
    Planning is put off until somebody asks: folding a log leaves most clocks stopped by then.

    Args:
        warn_at: from when on the owner of a clock may be warned; None when never.

    Attributes:
        planned: clocks with a new due time, appended by the clockwork and sorted in when somebody asks.
    """

    def __init__(self, warn_at: Callable[[Clock], datetime | None]) -> None:
        self.planned: list[tuple[Report, Clock]] = []
        self._warn_at = warn_at
        self._buckets: dict[float, list[_Entry]] = {}
        self._moments: list[float] = []
        self._open: float | None = None
        self._sequence = 0
        self._stamps: dict[datetime, float] = {}

    def plan_notice(self, report: Report, when: datetime) -> None:
        """Plan telling the reporter of the Ombudsman."""
        self._sequence += 1
        self._put(self._stamp(when), (report.id, "", _NOTICE, self._sequence, report, None, when, when))

    def first(self) -> tuple[datetime, AutomaticCommand] | None:
        """The next automatic move that is still due, with its moment; it stays on the agenda."""
        if self.planned:
            self._sort_in()
        while self._moments:
            bucket = self._next_bucket()
            while bucket:
                entry = bucket[0]
                command = _still_due(entry)
                if command is not None:
                    return entry[7], command
                self._drop(bucket)
            del self._buckets[heapq.heappop(self._moments)]
        return None

    def drop_first(self) -> None:
        """Take the entry that `first` gave off the agenda."""
        self._drop(self._next_bucket())

    def _next_bucket(self) -> list[_Entry]:
        """The entries of the next moment, as a heap."""
        stamp = self._moments[0]
        bucket = self._buckets[stamp]
        if stamp != self._open:
            heapq.heapify(bucket)
            self._open = stamp
        return bucket

    def _drop(self, bucket: list[_Entry]) -> None:
        _, _, kind, _, report, clock, due, _ = heapq.heappop(bucket)
        if kind == _WARN and clock is not None and clock.due is due and clock.running:
            self._plan(_BREACH, report, clock, None)

    def _sort_in(self) -> None:
        for report, clock in self.planned:
            if clock.running:
                kind = _KINDS.get(clock.id, _BREACH)
                warn_at = None if kind != _BREACH or clock.warned else self._warn_at(clock)
                self._plan(kind if warn_at is None else _WARN, report, clock, warn_at)
        self.planned.clear()

    def _plan(self, kind: int, report: Report, clock: Clock, warn_at: datetime | None) -> None:
        self._sequence += 1
        due = clock.due
        if warn_at is not None:
            when, stamp = warn_at, self._stamp(warn_at)
        elif kind == _BREACH:
            when, stamp = due + AFTER_DUE, self._stamp(due) + _AFTER_DUE_SECONDS
        else:
            when, stamp = due, self._stamp(due)
        self._put(stamp, (report.id, clock.id, kind, self._sequence, report, clock, due, when))

    def _put(self, stamp: float, entry: _Entry) -> None:
        bucket = self._buckets.get(stamp)
        if bucket is None:
            self._buckets[stamp] = [entry]
            heapq.heappush(self._moments, stamp)
        elif stamp == self._open:
            heapq.heappush(bucket, entry)
        else:
            bucket.append(entry)

    def _stamp(self, when: datetime) -> float:
        """Seconds since the epoch; many clocks share a due time, so each is worked out once."""
        stamp = self._stamps.get(when)
        if stamp is None:
            stamp = self._stamps[when] = when.timestamp()
        return stamp


def _still_due(entry: _Entry) -> AutomaticCommand | None:
    """The command of an entry, unless the state has overtaken it."""
    _, _, kind, _, report, clock, due, _ = entry
    if clock is None:
        waiting = report.status.is_open and not report.ombudsman_noticed
        return OmbudsmanNotice(report.id) if waiting else None
    if clock.due is not due or not clock.running:
        return None
    if kind == _CLOSE:
        return AutoClose(report.id)
    if kind == _EXPIRE:
        return ExpireMissingData(report.id)
    if clock.breached:
        return None
    if kind == _BREACH:
        return Breach(report.id, clock.id)
    return None if clock.warned else Warn(report.id, clock.id)
