"""The agenda: which automatic move is due next, without looking at every report.

A heap of entries in order of time, report and kind, so that the order follows from the state alone. An
entry that the state has overtaken (clock stopped, paused or moved) is dropped when it comes to the top.
The agenda is derived from the state: folding a log rebuilds it.
"""

from __future__ import annotations

import heapq
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

_CLOSE, _EXPIRE, _WARN, _BREACH, _NOTICE = range(5)

_Entry = tuple[float, int, str, int, int, datetime, Report, Clock | None, datetime]
"""Time, report id, clock id, kind, sequence; then the moment, report, clock, and its due time as planned."""


class Agenda:
    """Coming automatic moves, the next one first."""

    def __init__(self) -> None:
        self._heap: list[_Entry] = []
        self._sequence = 0

    def plan_clock(self, report: Report, clock: Clock) -> None:
        """Plan what follows from the clock's present due time."""
        due = clock.due
        if clock.id is ClockId.REPORTER_WINDOW:
            self._push(due, _CLOSE, report, clock)
        elif clock.id is ClockId.MISSING_DATA:
            self._push(due, _EXPIRE, report, clock)
        else:
            if clock.warn_at is not None and not clock.warned:
                self._push(clock.warn_at, _WARN, report, clock)
            self._push(due + AFTER_DUE, _BREACH, report, clock)

    def plan_notice(self, report: Report, when: datetime) -> None:
        """Plan telling the reporter of the Ombudsman."""
        self._push(when, _NOTICE, report, None)

    def first(self) -> tuple[datetime, AutomaticCommand] | None:
        """The next automatic move that is still due, with its moment; it stays on the agenda."""
        heap = self._heap
        while heap:
            command = _still_due(heap[0])
            if command is not None:
                return heap[0][5], command
            heapq.heappop(heap)
        return None

    def drop_first(self) -> None:
        """Take the entry that `first` gave off the agenda."""
        heapq.heappop(self._heap)

    def _push(self, when: datetime, kind: int, report: Report, clock: Clock | None) -> None:
        self._sequence += 1
        name, due = ("", when) if clock is None else (clock.id.value, clock.due)
        entry = (when.timestamp(), report.id, name, kind, self._sequence, when, report, clock, due)
        heapq.heappush(self._heap, entry)


def _still_due(entry: _Entry) -> AutomaticCommand | None:
    """The command of an entry, unless the state has overtaken it."""
    kind, report, clock, due = entry[3], entry[6], entry[7], entry[8]
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
