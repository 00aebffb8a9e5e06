"""Chance events of a shift: officers who go on leave.

A unit whose officers are on leave is silent although it works well, until they are back or somebody reminds
it: then the deputy answers. Seeded, written into the scenario, and told in the recap. Source: design (the
cast: officers who go on leave); dossier 8.4 (liaisons who are not at hand), 4.4 (reminding).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from random import Random

import msgspec

from trainer.sp4n.calendar import WorkingCalendar


class LeaveRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a preset says about leave: how many units, and for how many working days each."""

    units: int
    days: int = 4

    def __post_init__(self) -> None:
        if self.units < 0 or self.days < 1:
            raise ValueError("Cuti: units paling sedikit 0 dan days paling sedikit 1.")


class Absence(msgspec.Struct, frozen=True):
    """The officers of a unit are away from one working day up to and including another."""

    unit: str
    first: date
    last: date


def draw_absences(
    rule: LeaveRule | None,
    units: Sequence[str],
    calendar: WorkingCalendar,
    first_day: date,
    days: int,
    rng: Random,
) -> tuple[Absence, ...]:
    """Draw who is on leave when.

    Args:
        rule: what the preset says; None for nobody.
        units: the units it may be, each once.
        calendar: the region's calendar.
        first_day: the first day of the shift.
        days: the working days of the shift.
        rng: the scenario's generator for this purpose.

    Returns:
        The absences in the order of the units; all begin within the first half of the shift.
    """
    if rule is None:
        return ()
    chosen = rng.sample(list(units), min(rule.units, len(units)))
    absences = []
    for unit in sorted(chosen, key=list(units).index):
        begins = _working_day(calendar, first_day, rng.randint(0, max(0, days // 2)))
        absences.append(Absence(unit, begins, _working_day(calendar, begins, rule.days - 1)))
    return tuple(absences)


def back_at_work(
    absences: Sequence[Absence], unit: str, moment: datetime, calendar: WorkingCalendar
) -> datetime | None:
    """When a unit that is on leave at a moment is at work again.

    Args:
        absences: all absences of the scenario.
        unit: the unit.
        moment: the moment.
        calendar: the region's calendar.

    Returns:
        The opening of the first working day after its leave; None when it is not away.
    """
    day = moment.astimezone(calendar.zone).date()
    for absence in absences:
        if absence.unit == unit and absence.first <= day <= absence.last:
            return calendar.opening(_working_day(calendar, absence.last, 1))
    return None


def _working_day(calendar: WorkingCalendar, day: date, steps: int) -> date:
    while not calendar.is_working_day(day):
        day += timedelta(days=1)
    for _ in range(steps):
        day += timedelta(days=1)
        while not calendar.is_working_day(day):
            day += timedelta(days=1)
    return day
