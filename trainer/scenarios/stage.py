"""How the acts of simulated units are planned: when they come, who signs them, what they say.

Everything is drawn from generators that depend on the scenario, the report and the purpose alone.
"""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta

from trainer.scenarios.case import CaseFact
from trainer.scenarios.dates import resolve_date_tokens
from trainer.scenarios.events import back_at_work
from trainer.scenarios.heads import draft_text, first_draft
from trainer.scenarios.planned_moves import PlannedMove
from trainer.scenarios.scenario import ReportPlan, Scenario, Temperament
from trainer.sp4n.calendar import WorkingCalendar
from trainer.sp4n.commands import Command, FollowUp, RecordFindings, ReturnToCoordinator, SubmitDraft
from trainer.sp4n.regulations import instance_options
from trainer.sp4n.report import SYSTEM, Actor, Finding, Report
from trainer.sp4n.vocabulary import Role

FINDING_HOURS = (4, 8)
BOUNCE_HOURS = (6, 10)


class Stage:
    """What all acts of units have in common.

    Args:
        scenario: the scenario being played.
        calendar: the region's working calendar.
    """

    def __init__(self, scenario: Scenario, calendar: WorkingCalendar) -> None:
        self._scenario = scenario
        self._calendar = calendar
        options = instance_options(scenario.rules)
        self._approval, self._reopening = options.draft_approval, options.reopening
        self._parents = {unit.id: unit.parent for unit in scenario.region.units}
        self._names = {unit.id: unit.name for unit in scenario.region.units}

    def temperament(self, unit: str) -> Temperament:
        """How this unit works."""
        return self._scenario.temperaments.get(unit, "rajin")

    def _liaison(self, unit: str) -> Actor:
        return Actor(Role.LIAISON, f"Pejabat Penghubung {self._names[unit]}", unit)

    def _rng(self, report: Report, purpose: str) -> random.Random:
        """A generator that depends only on the scenario, the report and what it is for."""
        index = report.id - self._scenario.first_tracking
        step = len(report.thread) + len(report.dispositions) + len(report.reminders) + len(report.drafts)
        return random.Random(f"{self._scenario.preset.id}|{self._scenario.seed}|{index}|{purpose}|{step}")

    def _after(self, at: datetime, hours: tuple[int, int], rng: random.Random) -> datetime:
        minutes = rng.randint(hours[0] * 60, hours[1] * 60)
        return self._calendar.due(at, timedelta(minutes=minutes))

    def _dated(self, text: str, day: date) -> str:
        return resolve_date_tokens(text, day, self._shift)

    def _shift(self, day: date, working_days: int) -> date:
        step = 1 if working_days >= 0 else -1
        left = abs(working_days)
        while left:
            day += timedelta(days=step)
            if self._calendar.is_working_day(day):
                left -= 1
        return day

    def is_right(self, plan: ReportPlan, unit: str) -> bool:
        """Whether this unit may handle the report (also as lead for a second matter)."""
        key = plan.key
        right = {*key.units, *key.accept_units, *key.support_units, *key.second_units}
        return unit in right or self._parents.get(unit) in right

    def _findings(
        self,
        report: Report,
        facts: tuple[CaseFact, ...],
        unit: str,
        at: datetime,
        rng: random.Random,
        hours: tuple[int, int] = FINDING_HOURS,
    ) -> PlannedMove:
        moment = self._after(at, hours, rng)
        found = tuple(
            Finding(f"f{number}", fact.kind, self._dated(fact.text, moment.date()), fact.must)
            for number, fact in enumerate(facts, start=len(report.findings) + 1)
        )
        return PlannedMove(moment, RecordFindings(report.id, found), SYSTEM, "bahan dari unit teknis", unit)

    def _answer(
        self,
        report: Report,
        plan: ReportPlan,
        unit: str,
        at: datetime,
        hours: tuple[int, int],
        quality: str,
        rng: random.Random,
        reason: str,
        found_on: date | None = None,
        deputy: bool = False,
        mended: bool = False,
    ) -> PlannedMove:
        """An answer of a unit; where the trainee heads it, a first draft may have a fault that he has to see."""
        moment = self._after(at, hours, rng)
        if not deputy:
            moment, reason = self._at_work(unit, moment, hours, rng, reason)
        found = found_on or (report.findings_at or at).date()
        if unit in self._scenario.leads and quality == "baik" and not mended:
            quality, reason = first_draft(self._rng(report, "mutu draf"), reason)
        text = draft_text(plan, quality, lambda each: self._dated(each, found))
        command = self._written(report, text, final=quality != "template")
        return PlannedMove(moment, command, self._liaison(unit), reason, unit)

    def _written(self, report: Report, text: str, final: bool) -> Command:
        """An answer as it leaves the Pejabat Penghubung: to the reporter, or first to the head of the unit."""
        if self._approval:
            return SubmitDraft(report.id, text, final=final)
        return FollowUp(report.id, text, final=final)

    def _bounce(
        self, at: datetime, report: Report, unit: str, rng: random.Random, reason: str
    ) -> PlannedMove:
        text = f"Menurut {self._names[unit]}, perkara ini bukan tugas kami. Mohon didisposisikan kepada unit yang tepat."
        moment = self._after(at, BOUNCE_HOURS, rng)
        moment, reason = self._at_work(unit, moment, BOUNCE_HOURS, rng, reason)
        return PlannedMove(moment, ReturnToCoordinator(report.id, text), self._liaison(unit), reason)

    def _at_work(
        self, unit: str, moment: datetime, hours: tuple[int, int], rng: random.Random, reason: str
    ) -> tuple[datetime, str]:
        """The moment of a unit's act, put off while its officers are on leave, and the reason for the log."""
        back = back_at_work(self._scenario.absences, unit, moment, self._calendar)
        if back is None:
            return moment, reason
        return self._after(back, hours, rng), f"{reason}, setelah petugasnya kembali dari cuti"
