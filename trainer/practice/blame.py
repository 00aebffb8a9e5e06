"""Where points were lost: the step that lost them, or the moment at which something should have been done.

What was left undone has no step of its own. It is put at the moment at which its time ran out, one for each
report, so that a replay neither blames an innocent move nor heaps all neglect upon the last step.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

import msgspec

from trainer.scoring.card import Item
from trainer.scoring.reminders import silence_days
from trainer.sp4n.calendar import WorkingCalendar
from trainer.sp4n.instance import Instance
from trainer.sp4n.regulations import Rules
from trainer.sp4n.report import Clock, Report
from trainer.sp4n.vocabulary import ClockId

_LEFT = frozenset(
    {
        "verifikasi_tepat", "tindak_lanjut_tepat", "balasan_tepat", "catat_tepat", "persetujuan_tepat", "mendesak_dahulu",
        "ingatkan", "tidak_terlupa", "balasan_dijawab", "keputusan_draf", "tanggapan",
    }
)  # fmt: skip
"""Kinds whose items, when they point at nothing in the log, tell of something left undone."""

_INTAKE = (ClockId.VERIFICATION, ClockId.NATIONAL_VERIFICATION)
_TAKING_IN = frozenset({"verifikasi_tepat", "mendesak_dahulu", "tindakan", "disposisi", "teruskan", "gabung"})
_ANSWERING = frozenset({"tanggapan", "tindak_lanjut_tepat"})


class Done(msgspec.Struct, frozen=True):
    """A step as far as it can be blamed: its log entry, its moment, its report, and whether it is a move that counts."""

    seq: int
    at: datetime
    report: int | None
    own: bool


class Neglect(msgspec.Struct, frozen=True):
    """Something that was left undone: since when it was too late, on which report, and what it cost."""

    at: datetime
    report: int
    items: tuple[Item, ...]
    final: bool
    """Whether no deadline ran out, and only the end of the session settled it."""


class Blame(msgspec.Struct, frozen=True):
    """The items that lost points: by the place of their step, and those of neglect in order of time."""

    steps: dict[int, tuple[Item, ...]]
    neglects: tuple[Neglect, ...]


class Deadlines:
    """Since when the reports of a finished session were neglected.

    Args:
        instance: the instance at its end.
        calendar: its calendar.
        rules: its rules.
        ended: the end.
    """

    def __init__(self, instance: Instance, calendar: WorkingCalendar, rules: Rules, ended: datetime) -> None:
        self._instance = instance
        self._calendar = calendar
        self._silence = silence_days(rules)
        self.ended = ended

    def of(self, item: Item) -> datetime | None:
        """When it was too late for what the item is about; None when only the end settled it."""
        report = self._instance.reports.get(item.report)
        found = None if report is None else self._due(item.kind, report)
        return found if found is not None and found <= self.ended else None

    def _due(self, kind: str, report: Report) -> datetime | None:
        if kind in _ANSWERING:
            return _last_due(report, (ClockId.FIRST_FOLLOW_UP,))
        if kind == "ingatkan":
            given = report.dispositions[-1].at if report.dispositions else None
            return None if given is None else self._calendar.add_working_days(given, self._silence)
        if kind == "tidak_terlupa" or kind in _TAKING_IN:
            due = _last_due(report, _INTAKE)
            if kind != "tidak_terlupa" or due is None or not report.returns:
                return due
            return max(due, self._calendar.add_working_days(report.returns[-1].at, 1))
        return None


def _last_due(report: Report, wanted: Sequence[ClockId]) -> datetime | None:
    clocks: Iterator[Clock] = (
        clock for clock in (*report.past_clocks, *report.clocks.values()) if clock.id in wanted
    )
    return max((clock.due for clock in clocks), default=None)


def find_blame(steps: Sequence[Done], items: Iterable[Item], deadlines: Deadlines) -> Blame:
    """Say for every lost point where it was lost.

    Args:
        steps: the steps of the session, in order.
        items: all items of the card.
        deadlines: since when something was too late.
    """
    places: dict[int, list[Item]] = {}
    left: dict[tuple[datetime, bool, int], list[Item]] = {}
    for item in items:
        if item.lost <= 0 or not steps:
            continue
        place = _step_of(steps, item)
        if place is not None:
            places.setdefault(place, []).append(item)
            continue
        at = deadlines.of(item)
        left.setdefault((at or deadlines.ended, at is None, item.report), []).append(item)
    neglects = tuple(
        Neglect(at, report, _dearest(found), final)
        for (at, final, report), found in sorted(left.items(), key=lambda pair: pair[0])
    )
    return Blame({place: _dearest(found) for place, found in places.items()}, neglects)


def _dearest(items: Iterable[Item]) -> tuple[Item, ...]:
    return tuple(sorted(items, key=lambda item: (-item.lost, item.id)))


def _step_of(steps: Sequence[Done], item: Item) -> int | None:
    """The place of the step that an item is about; None when it is about something left undone."""
    seq = next((evidence.seq for evidence in item.evidence if evidence.seq is not None), None)
    if seq is not None:
        before = [place for place, step in enumerate(steps) if step.seq <= seq]
        same = [place for place in before if steps[place].report == item.report]
        return (same or before or [0])[-1]
    own = [place for place, step in enumerate(steps) if step.own and step.report == item.report]
    if not own or (item.at is None and item.kind in _LEFT):
        return None
    if item.at is None:
        return own[0]
    return next((place for place in reversed(own) if steps[place].at <= item.at), own[0])
