"""How the acts of simulated units are planned: when they come, who signs them, what they say.

Everything is drawn from generators that depend on the scenario, the report and the purpose alone.
"""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta

from trainer.scenarios.case import CaseFact
from trainer.scenarios.dates import (
    FactDays,
    format_date,
    needs_a_night,
    resolve_date_tokens,
)
from trainer.scenarios.events import back_at_work
from trainer.scenarios.heads import draft_text, first_draft
from trainer.scenarios.outcome import COMPLETED, DONE, announced_until
from trainer.scenarios.planned_moves import PlannedMove
from trainer.scenarios.scenario import ReportPlan, Scenario, Temperament
from trainer.sp4n import events as ev
from trainer.sp4n.calendar import WorkingCalendar
from trainer.sp4n.commands import Command, FollowUp, RecordFindings, ReturnToCoordinator, SubmitDraft
from trainer.sp4n.regulations import instance_options
from trainer.sp4n.report import SYSTEM, Actor, Finding, Report
from trainer.sp4n.vocabulary import Role

FINDING_HOURS = (4, 8)
BOUNCE_HOURS = (6, 10)
NIGHT_HOURS = (1, 3)
"""What was found at night is told so soon the next working day."""
AFTER_FINDINGS = (1, 2)
"""An answer that waited for the findings leaves so soon after them."""
_GOT = (ev.Disposed, ev.UnitChanged, ev.DataCompleted, ev.ReporterReplied)
"""Events from which on a unit can look into a report."""


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

    def _days(self, report: Report, plan: ReportPlan, told: datetime) -> FactDays:
        """The days that bound the dates of facts told at a moment: no unit inspects before it has the report."""
        got = [event.at for event in report.events if isinstance(event, _GOT) and event.at <= told]
        received = max(got, default=report.submitted_at)
        return FactDays(told.date(), received.date(), plan.incident_date)

    def _dated(self, text: str, days: FactDays) -> str:
        return resolve_date_tokens(text, days, self._shift)

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
        plan: ReportPlan,
        facts: tuple[CaseFact, ...],
        unit: str,
        at: datetime,
        rng: random.Random,
        hours: tuple[int, int] = FINDING_HOURS,
    ) -> PlannedMove:
        moment = self._after(at, hours, rng)
        while needs_a_night(fact.text for fact in facts) and self._shift(moment.date(), -1) < at.date():
            moment = self._after(self._calendar.opening(self._shift(moment.date(), 1)), NIGHT_HOURS, rng)
        days = self._days(report, plan, moment)
        found = tuple(
            Finding(f"f{number}", fact.kind, self._dated(fact.text, days), fact.must)
            for number, fact in enumerate(facts, start=len(report.findings) + 1)
        )
        return PlannedMove(moment, RecordFindings(report.id, found), SYSTEM, "bahan dari unit teknis", unit)

    def _completed(
        self, report: Report, plan: ReportPlan, unit: str, at: datetime, rng: random.Random
    ) -> list[PlannedMove]:
        """The unit's word that what it announced is done, on the last day of it."""
        if report.findings_at is None:
            return []
        last = announced_until(plan.key.type, report.findings, report.findings_at.date())
        if last is None:
            return []
        moment = self._after(max(at, self._calendar.opening(last)), FINDING_HOURS, rng)
        text = f"{DONE} {COMPLETED[plan.key.type]} pada {format_date(moment.date())}."
        fact = Finding(f"f{len(report.findings) + 1}", "bukti", text, True)
        command = RecordFindings(report.id, (fact,))
        return [PlannedMove(moment, command, SYSTEM, "pekerjaan yang diumumkan selesai", unit)]

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
        findings: PlannedMove | None = None,
        deputy: bool = False,
        mended: bool = False,
    ) -> PlannedMove:
        """An answer of a unit, not before its findings if these are still to come.

        Where the trainee heads the unit, a first draft may have a fault that he has to see.
        """
        moment = self._after(at, hours, rng)
        if findings is not None and moment <= findings.at:
            moment = self._after(findings.at, AFTER_FINDINGS, rng)
        if not deputy:
            moment, reason = self._at_work(unit, moment, hours, rng, reason)
        days = self._days(report, plan, findings.at if findings is not None else report.findings_at or at)
        if unit in self._scenario.leads and quality == "baik" and not mended:
            quality, reason = first_draft(self._rng(report, "mutu draf"), reason)
        text = self._signed(plan, unit, draft_text(plan, quality, lambda each: self._dated(each, days)))
        command = self._written(report, text, final=quality != "template")
        return PlannedMove(moment, command, self._liaison(unit), reason, unit)

    def _signed(self, plan: ReportPlan, unit: str, text: str) -> str:
        """The answer in the name of the unit that gives it, which need not be the one of the key.

        The lines between greeting and closing are the facts and stay as they are.
        """
        meant = self._scenario.region.name
        if plan.key.units:
            # A trainer's own key may name a unit that this region does not have.
            meant = self._names.get(plan.key.units[0], meant)
        lines = text.split("\n")
        for place in (0, -1):
            lines[place] = lines[place].replace(meant, self._names[unit])
        return "\n".join(lines)

    def _written(self, report: Report, text: str, final: bool) -> Command:
        """An answer as it leaves the Pejabat Penghubung: to the reporter, or first to the head of the unit."""
        if self._approval:
            return SubmitDraft(report.id, text, final=final)
        return FollowUp(report.id, text, final=final)

    def _bounce(
        self, at: datetime, report: Report, plan: ReportPlan, unit: str, rng: random.Random, reason: str
    ) -> PlannedMove:
        text = self._return_note(plan, unit)
        moment = self._after(at, BOUNCE_HOURS, rng)
        moment, reason = self._at_work(unit, moment, BOUNCE_HOURS, rng, reason)
        return PlannedMove(moment, ReturnToCoordinator(report.id, text), self._liaison(unit), reason)

    def _return_note(self, plan: ReportPlan, unit: str) -> str:
        """Why a unit gives a report back: whose task it is, or, where it is its own, what can be argued."""
        key, name = plan.key, self._names[unit]
        if self.is_right(plan, unit):
            others = [each for each in (*key.support_units, *key.accept_units) if each != unit]
            argued = (
                f"lebih dekat dengan tugas {self._names[others[0]]}" if others else "belum jelas pemiliknya"
            )
            return (
                f"Menurut {name}, penanganan perkara ini {argued}. Bila menurut koordinator tetap tugas kami, "
                "mohon didisposisikan kembali dengan alasannya."
            )
        if key.units:
            return f"Perkara ini bukan tugas {name}, melainkan {self._names[key.units[0]]}. Mohon didisposisikan ke sana."
        if key.forward_to is not None:
            agency = self._scenario.region.neighbour(key.forward_to).name
            return f"Perkara ini bukan tugas {name}; kewenangannya pada {agency}. Mohon diteruskan ke sana."
        return f"Perkara ini bukan tugas {name} dan tidak ada unit yang berwenang atasnya. Mohon ditinjau kembali."

    def _at_work(
        self, unit: str, moment: datetime, hours: tuple[int, int], rng: random.Random, reason: str
    ) -> tuple[datetime, str]:
        """The moment of a unit's act, put off while its officers are on leave, and the reason for the log."""
        back = back_at_work(self._scenario.absences, unit, moment, self._calendar)
        if back is None:
            return moment, reason
        return self._after(back, hours, rng), f"{reason}, setelah petugasnya kembali dari cuti"
