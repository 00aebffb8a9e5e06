"""Chance events of a shift: officers on leave, maintenance, rumours, leaders, the public's eye, the Ombudsman.

A unit whose officers are on leave is silent although it works well, until they are back or somebody reminds
it: then the deputy answers. What else may happen is written into the scenario as happenings, which the
session logs at their moment with their reason. All seeded. Source: design (the cast; random events);
dossier 8.4 (liaisons who are not at hand), 4.4 (reminding, Ombudsman), 11 (system downtime).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from random import Random
from typing import Literal

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


class MaintenanceRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How often the admin's dashboard is closed for maintenance, and for how many minutes (least, most)."""

    windows: int = 1
    minutes: tuple[int, int] = (45, 120)

    def __post_init__(self) -> None:
        if self.windows < 0 or not 1 <= self.minutes[0] <= self.minutes[1] <= 180:
            raise ValueError("Pemeliharaan: windows paling sedikit 0 dan minutes antara 1 dan 180.")


class HoaxRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A rumour: one of these cases comes in, and so many further reports repeat it."""

    cases: tuple[str, ...]
    repeats: int = 3

    def __post_init__(self) -> None:
        if not self.cases or self.repeats < 1:
            raise ValueError("Hoaks: tulis paling sedikit satu kasus dan satu ulangan.")


class ChanceEvents(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What may befall a shift, as a trainer writes it in a preset; all of it is drawn by the seed.

    `recap_requests` counts leaders who ask for a recap, `viral` citizens whose report is shared widely,
    `ombudsman` citizens who turn to the Ombudsman once a deadline on their report is missed, `withdrawals`
    citizens who take their report back because the matter has settled itself.
    """

    maintenance: MaintenanceRule | None = None
    hoax: HoaxRule | None = None
    recap_requests: int = 0
    viral: int = 0
    ombudsman: int = 0
    withdrawals: int = 0


HappeningKind = Literal["pemeliharaan", "hoaks", "rekap", "viral", "kertas"]
"""Maintenance, a rumour, a leader's request for a recap, a viral report, a paper that reaches the desk."""


class Happening(msgspec.Struct, frozen=True):
    """Something that happens at its moment whatever the trainee does; the session logs its text.

    `plan` is the report plan it concerns; `{laporan}` in the text stands for its number. Maintenance lasts
    until `until`.
    """

    kind: HappeningKind
    at: datetime
    text: str
    until: datetime | None = None
    plan: int | None = None


def closed_until(happenings: Sequence[Happening], moment: datetime) -> datetime | None:
    """When a maintenance that goes on at a moment will be over; None when there is none."""
    for happening in happenings:
        if (
            happening.kind == "pemeliharaan"
            and happening.until is not None
            and (happening.at <= moment < happening.until)
        ):
            return happening.until
    return None


def viral_plans(happenings: Sequence[Happening]) -> frozenset[int]:
    """The plans of the reports that go viral."""
    return frozenset(each.plan for each in happenings if each.kind == "viral" and each.plan is not None)


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
