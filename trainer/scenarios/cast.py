"""The cast: how simulated units and citizens react to what happens.

Stated rules, seeded, without memory of their own: everything they need is in the scenario and the
instance, and what they decide goes into the log as planned moves. Source: design (the cast acts by
scheduled, seeded rules; a citizen reacts to the quality of the answer).
"""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, datetime, timedelta

import msgspec

from trainer.scenarios.case import CaseFact
from trainer.scenarios.colleagues import COORDINATOR, coordinated
from trainer.scenarios.dates import resolve_date_tokens
from trainer.scenarios.events import back_at_work, viral_plans
from trainer.scenarios.scenario import Citizen, ReportPlan, Scenario, Temperament
from trainer.sp4n import events as ev
from trainer.sp4n.calendar import WorkingCalendar
from trainer.sp4n.commands import (
    Command,
    CompleteData,
    Confirm,
    FollowUp,
    RecordFindings,
    Reply,
    ReturnToCoordinator,
)
from trainer.sp4n.report import SYSTEM, Actor, Finding, MessageKind, Report
from trainer.sp4n.vocabulary import Role

Judge = Callable[[ReportPlan, Report, ev.FollowedUp], int]
"""The quality 0-4 of a written answer, as the score judges it."""

MAX_REPLIES = 2
"""A citizen answers back at most this often."""

FINDING_HOURS = (4, 8)
GOOD_HOURS = (8, 15)
SLOW_HOURS = (29, 33)
TEMPLATE_HOURS = (10, 14)
BOUNCE_HOURS = (6, 10)
REMINDED_HOURS = (5, 8)
COMPLETION_HOURS = (7, 16)
REACTION_HOURS = (6, 14)
VIRAL_HOURS = (2, 4)
"""A citizen in the public's eye reacts so soon."""
COORDINATOR_HOURS = (1, 3)


class PlannedMove(msgspec.Struct, frozen=True):
    """A move the cast will make: when, what, who, and why (for the debrief).

    `unit` is the lead unit it presupposes; the move lapses when the report has gone elsewhere.
    """

    at: datetime
    command: Command
    actor: Actor
    reason: str
    unit: str | None = None


class Cast:
    """Everybody but the trainee.

    Args:
        scenario: the scenario being played.
        calendar: the region's working calendar.
        judge: how good a trainee's written answer is.
    """

    def __init__(self, scenario: Scenario, calendar: WorkingCalendar, judge: Judge) -> None:
        self._scenario = scenario
        self._calendar = calendar
        self.judge = judge
        self._parents = {unit.id: unit.parent for unit in scenario.region.units}
        self._viral = viral_plans(scenario.happenings)
        self._names = {unit.id: unit.name for unit in scenario.region.units}

    def react(self, event: ev.Event, report: Report, plan: ReportPlan) -> tuple[PlannedMove, ...]:
        """What the cast will do because of an event that has just been applied.

        Args:
            event: the event.
            report: the report after it.
            plan: the plan of the report.

        Returns:
            Planned moves, earliest first.
        """
        reaction = _REACTIONS.get(type(event))
        return tuple(reaction(self, event, report, plan)) if reaction is not None else ()

    # Units

    def is_right(self, plan: ReportPlan, unit: str) -> bool:
        """Whether this unit may handle the report (also as lead for a second matter)."""
        key = plan.key
        right = {*key.units, *key.accept_units, *key.support_units, *key.second_units}
        return unit in right or self._parents.get(unit) in right

    def _on_disposed(
        self, event: ev.Disposed | ev.UnitChanged, report: Report, plan: ReportPlan
    ) -> list[PlannedMove]:
        unit = event.unit
        if unit in self._scenario.acting_for:
            return self._brief_trainee(event, report, plan)
        rng = self._rng(report, "disposisi")
        if not self.is_right(plan, unit):
            if unit in plan.key.never_units:
                reason = "unit teradu membela diri"
                return [self._answer(report, plan, unit, event.at, GOOD_HOURS, "membela", rng, reason)]
            return [self._bounce(event.at, report, unit, rng, "bukan tugas unit ini")]
        if self.temperament(unit) == "melempar" and unit not in {entry.unit for entry in report.returns}:
            return [self._bounce(event.at, report, unit, rng, "unit mencoba melempar laporan")]
        return self._work(report, plan, unit, event.at, rng)

    def _work(
        self, report: Report, plan: ReportPlan, unit: str, at: datetime, rng: random.Random
    ) -> list[PlannedMove]:
        temperament = self.temperament(unit)
        if temperament == "diam":
            return []
        findings = self._findings(report, plan.facts, unit, at, rng)
        if temperament == "template":
            sloppy = self._answer(
                report, plan, unit, at, TEMPLATE_HOURS, "template", rng, "unit menjawab seadanya"
            )
            return [findings, sloppy]
        hours = SLOW_HOURS if temperament == "lambat" else GOOD_HOURS
        reason, day = f"unit {temperament} menjawab", findings.at.date()
        return [findings, self._answer(report, plan, unit, at, hours, "baik", rng, reason, day)]

    def _on_returned(self, event: ev.Returned, report: Report, plan: ReportPlan) -> list[PlannedMove]:
        """Where the trainee is the Pejabat Penghubung, the coordinator passes the report on rightly."""
        if self._scenario.preset.role is not Role.LIAISON:
            return []
        return [self._coordinate(event.at, report, plan, "koordinator membetulkan disposisi")]

    def _on_routed(self, event: ev.Routed, report: Report, plan: ReportPlan) -> list[PlannedMove]:
        """Where the trainee is the Admin Nasional, the agency takes the report over."""
        if self._scenario.preset.role is not Role.NATIONAL:
            return []
        return [self._coordinate(event.at, report, plan, "instansi menangani laporan")]

    def _coordinate(self, at: datetime, report: Report, plan: ReportPlan, reason: str) -> PlannedMove:
        moment = self._after(at, COORDINATOR_HOURS, self._rng(report, "koordinator"))
        command = coordinated(plan, report.id, self._scenario.region, report.verified)
        return PlannedMove(moment, command, COORDINATOR, reason)

    def _on_reminded(self, event: ev.UnitReminded, report: Report, plan: ReportPlan) -> list[PlannedMove]:
        unit = event.unit
        if unit in self._scenario.acting_for or not self.is_right(plan, unit) or report.final_at is not None:
            return []
        rng = self._rng(report, "ingatkan")
        away = back_at_work(self._scenario.absences, unit, event.at, self._calendar) is not None
        willing = self.temperament(unit) not in ("diam", "template")
        if report.first_follow_up_at is None and willing and not away:
            return []
        reason, hours = "unit menjawab setelah diingatkan", REMINDED_HOURS
        if away:
            reason = "pejabat pengganti menjawab setelah diingatkan karena petugas unit sedang cuti"
        if report.findings:
            return [self._answer(report, plan, unit, event.at, hours, "baik", rng, reason, deputy=True)]
        findings = self._findings(report, plan.facts, unit, event.at, rng, hours=(1, 3))
        found_on = findings.at.date()
        return [
            findings,
            self._answer(report, plan, unit, event.at, hours, "baik", rng, reason, found_on, deputy=True),
        ]

    def _brief_trainee(
        self, event: ev.Disposed | ev.UnitChanged, report: Report, plan: ReportPlan
    ) -> list[PlannedMove]:
        rng = self._rng(report, "bahan")
        if self.is_right(plan, event.unit):
            return [self._findings(report, plan.facts, event.unit, event.at, rng)]
        fact = CaseFact(
            kind="wewenang", text=f"Perkara ini bukan tugas {self._names[event.unit]}.", must=True
        )
        return [self._findings(report, (fact,), event.unit, event.at, rng)]

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
    ) -> PlannedMove:
        moment = self._after(at, hours, rng)
        if not deputy:
            moment, reason = self._at_work(unit, moment, hours, rng, reason)
        found = found_on or at.date()
        text = self._dated(plan.unit_answers[quality], found)
        command = FollowUp(report.id, text, final=quality != "template")
        return PlannedMove(moment, command, self._liaison(unit), reason, unit)

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

    # Citizens

    def _on_followed_up(self, event: ev.FollowedUp, report: Report, plan: ReportPlan) -> list[PlannedMove]:
        if not event.lead:
            return []
        rng = self._rng(report, "tanggapan")
        replies = sum(1 for message in report.thread if message.kind is MessageKind.REPLY)
        quality = self._quality(event, report, plan)
        kind = self.citizen_reaction(plan, quality, event.final, replies)
        if kind is None:
            return []
        moment = self._after(event.at, VIRAL_HOURS if plan.index in self._viral else REACTION_HOURS, rng)
        if kind == "konfirmasi":
            rating = 5 if quality == 4 and plan.mood == "puas" else max(1, min(quality + 1, 4))
            confirm = Confirm(report.id, rating, plan.replies["terima_kasih"])
            return [PlannedMove(moment, confirm, _reporter(plan.citizen), "pelapor puas")]
        reason = {"tanya_lanjut": "pelapor bertanya lagi", "kecewa": "jawaban belum memuaskan"}.get(
            kind, "pelapor marah"
        )
        return [PlannedMove(moment, Reply(report.id, plan.replies[kind]), _reporter(plan.citizen), reason)]

    @staticmethod
    def citizen_reaction(plan: ReportPlan, quality: int, final: bool, replies: int) -> str | None:
        """How a citizen takes an answer; None when he stays silent.

        Args:
            plan: the report plan with the citizen's mood.
            quality: the answer's quality, 0-4.
            final: whether it was given as the substantive result.
            replies: how often he has answered back already.

        Returns:
            `konfirmasi`, a kind of reply, or None.
        """
        if quality <= 1 and replies < MAX_REPLIES:
            if plan.mood == "sabar" and not final:
                return None
            return "marah" if plan.mood == "marah" or replies else "kecewa"
        if quality == 2 and replies == 0 and plan.mood != "sabar":
            return "kecewa"
        if quality >= 3 and final:
            if plan.mood == "gigih" and replies == 0:
                return "tanya_lanjut"
            return "konfirmasi" if plan.mood in ("puas", "gigih") or replies else None
        return None

    def _quality(self, event: ev.FollowedUp, report: Report, plan: ReportPlan) -> int:
        if event.unit in self._scenario.acting_for:
            return self.judge(plan, report, event)
        return 1 if not event.final or event.unit in plan.key.never_units else 4

    def _on_replied(self, event: ev.ReporterReplied, report: Report, plan: ReportPlan) -> list[PlannedMove]:
        unit = report.lead_unit
        if unit is None:
            return []
        rng = self._rng(report, "balasan")
        facts = self._scenario.reply_facts[report.type]
        if unit in self._scenario.acting_for:
            return [self._findings(report, facts, unit, event.at, rng, hours=(2, 4))]
        if self.temperament(unit) in ("diam", "template") and report.final_at is None:
            return []
        return [self._answer(report, plan, unit, event.at, GOOD_HOURS, "baik", rng, "unit menjawab pelapor")]

    def _on_data_requested(
        self, event: ev.DataRequested, report: Report, plan: ReportPlan
    ) -> list[PlannedMove]:
        rng = self._rng(report, "kelengkapan")
        needed = set(plan.key.missing)
        if plan.key.action != "tunda":
            text = plan.replies["sudah_lengkap"]
        elif needed & set(event.missing):
            text = plan.completion
        else:
            return []
        moment = self._after(event.at, COMPLETION_HOURS, rng)
        return [
            PlannedMove(moment, CompleteData(report.id, text), _reporter(plan.citizen), "pelapor melengkapi")
        ]

    # Shared

    def temperament(self, unit: str) -> Temperament:
        """How this unit works."""
        return self._scenario.temperaments.get(unit, "rajin")

    def _liaison(self, unit: str) -> Actor:
        return Actor(Role.LIAISON, f"Pejabat Penghubung {self._names[unit]}", unit)

    def _rng(self, report: Report, purpose: str) -> random.Random:
        """A generator that depends only on the scenario, the report and what it is for."""
        index = report.id - self._scenario.first_tracking
        step = len(report.thread) + len(report.dispositions) + len(report.reminders)
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


def _reporter(citizen: Citizen) -> Actor:
    return Actor(Role.REPORTER, citizen.name)


_REACTIONS: dict[type, Callable[..., list[PlannedMove]]] = {
    ev.Disposed: Cast._on_disposed,
    ev.UnitChanged: Cast._on_disposed,
    ev.UnitReminded: Cast._on_reminded,
    ev.Returned: Cast._on_returned,
    ev.Routed: Cast._on_routed,
    ev.FollowedUp: Cast._on_followed_up,
    ev.ReporterReplied: Cast._on_replied,
    ev.DataRequested: Cast._on_data_requested,
}
