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

_AFTER_DUE_SECONDS = AFTER_DUE.total_seconds()

_CLOSE, _EXPIRE, _WARN, _BREACH, _NOTICE = range(5)
_KINDS = {ClockId.REPORTER_WINDOW: _CLOSE, ClockId.MISSING_DATA: _EXPIRE}

_Entry = tuple[float, int, str, int, int, Report, Clock | None, datetime]
"""Time, report id, clock id, kind, sequence; then report, clock, and the due time as it was planned."""


class Agenda:
    """Coming automatic moves, the next one first.

    A clock has one entry: its warning, which gives way to the breach, or what happens when it has run out.
    Planning is put off until somebody asks: folding a log leaves most clocks stopped by then.
    """

    def __init__(self) -> None:
        self._heap: list[_Entry] = []
        self._sequence = 0
        self._planned: list[tuple[Report, Clock]] = []
        self._stamps: dict[datetime, float] = {}

    def plan_clock(self, report: Report, clock: Clock) -> None:
        """Plan what follows from the clock's present due time."""
        self._planned.append((report, clock))

    def plan_notice(self, report: Report, when: datetime) -> None:
        """Plan telling the reporter of the Ombudsman."""
        self._sequence += 1
        entry = (when.timestamp(), report.id, "", _NOTICE, self._sequence, report, None, when)
        heapq.heappush(self._heap, entry)

    def first(self) -> tuple[datetime, AutomaticCommand] | None:
        """The next automatic move that is still due, with its moment; it stays on the agenda."""
        heap = self._heap
        if self._planned:
            self._sort_in()
        while heap:
            entry = heap[0]
            command = _still_due(entry)
            if command is not None:
                return _moment(entry), command
            self.drop_first()
        return None

    def drop_first(self) -> None:
        """Take the entry that `first` gave off the agenda."""
        _, _, _, kind, _, report, clock, due = self._heap[0]
        if kind == _WARN and clock is not None and clock.due is due and clock.running:
            heapq.heapreplace(self._heap, self._entry(_BREACH, report, clock))
        else:
            heapq.heappop(self._heap)

    def _sort_in(self) -> None:
        for report, clock in self._planned:
            if clock.running:
                kind = _KINDS.get(clock.id, _BREACH)
                if kind == _BREACH and clock.warn_at is not None and not clock.warned:
                    kind = _WARN
                heapq.heappush(self._heap, self._entry(kind, report, clock))
        self._planned.clear()

    def _entry(self, kind: int, report: Report, clock: Clock) -> _Entry:
        self._sequence += 1
        due = clock.due
        if kind == _WARN and clock.warn_at is not None:
            stamp = self._stamp(clock.warn_at)
        else:
            stamp = self._stamp(due) + (_AFTER_DUE_SECONDS if kind == _BREACH else 0.0)
        return stamp, report.id, clock.id, kind, self._sequence, report, clock, due

    def _stamp(self, when: datetime) -> float:
        """Seconds since the epoch; many clocks share a due time, so each is worked out once."""
        stamp = self._stamps.get(when)
        if stamp is None:
            stamp = self._stamps[when] = when.timestamp()
        return stamp


def _moment(entry: _Entry) -> datetime:
    kind, clock, due = entry[3], entry[6], entry[7]
    if kind == _WARN and clock is not None and clock.warn_at is not None:
        return clock.warn_at
    return due + AFTER_DUE if kind == _BREACH else due


def _still_due(entry: _Entry) -> AutomaticCommand | None:
    """The command of an entry, unless the state has overtaken it."""
    _, _, _, kind, _, report, clock, due = entry
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
