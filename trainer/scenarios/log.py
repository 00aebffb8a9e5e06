"""The log of a played scenario: the only record of a session.

State, replay, score and debrief are functions of (scenario, log). An entry also carries what the cast
planned because of it, so that resuming never has to run the cast again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Literal

import msgspec

from trainer.sp4n.commands import Command
from trainer.sp4n.events import Event
from trainer.sp4n.report import Actor

Origin = Literal["peserta", "pemeran", "sistem", "catatan"]
"""Whose move an entry is: the trainee's, the cast's, the system's, or only a note."""


class Planned(msgspec.Struct, frozen=True, omit_defaults=True):
    """A future move of the cast; `plan` is the index of the report plan it belongs to.

    `unit` is the lead unit it presupposes, if any.
    """

    id: int
    at: datetime
    command: Command
    actor: Actor
    plan: int
    reason: str = ""
    unit: str | None = None


class LogEntry(msgspec.Struct, frozen=True, omit_defaults=True):
    """One line of the log.

    `at` is simulated time before the move, `until` the clock after it. `done` names the planned move
    that this entry carries out (with no events when it had become impossible). `seconds` is the real
    handling time that a trainee's move took, as far as it was measured. `happening` counts the
    happening of the scenario that a note tells. `rewinds` takes a move back: everything from the entry
    of that number on no longer counts, though it stays written.
    """

    seq: int
    at: datetime
    origin: Origin
    actor: Actor
    command: Command | None = None
    events: tuple[Event, ...] = ()
    planned: tuple[Planned, ...] = ()
    done: int | None = None
    plan: int | None = None
    until: datetime | None = None
    seconds: float = 0.0
    note: str = ""
    report: int | None = None
    happening: int | None = None
    rewinds: int | None = None

    @property
    def tells(self) -> bool:
        """Whether the entry is a note that somebody should read: a happening, or a citizen at the Ombudsman."""
        return self.origin == "catatan" and (self.happening is not None or self.report is not None)


def effective(entries: Iterable[LogEntry]) -> tuple[LogEntry, ...]:
    """The line of entries that counts: without what was taken back, and without the taking back itself.

    Everything that folds a log folds this line; only a replay shows the rest.
    """
    line: list[LogEntry] = []
    for entry in entries:
        if entry.rewinds is None:
            line.append(entry)
            continue
        while line and line[-1].seq >= entry.rewinds:
            line.pop()
    return tuple(line)


def latest_first(log: Sequence[LogEntry]) -> Iterator[LogEntry]:
    """The line that counts from its end, without reading the whole of a stored log."""
    index = len(log) - 1
    while index >= 0:
        entry = log[index]
        if entry.rewinds is None:
            yield entry
            index -= 1
        else:
            index = entry.rewinds - 1


def taken_back(entries: Iterable[LogEntry]) -> frozenset[int]:
    """The numbers of the entries that a later entry took back."""
    everything = tuple(entries)
    kept = {entry.seq for entry in effective(everything)}
    return frozenset(entry.seq for entry in everything if entry.rewinds is None and entry.seq not in kept)
