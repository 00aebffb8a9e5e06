"""The cast: how simulated units and citizens react to what happens.

Stated rules, seeded, without memory of their own: everything they need is in the scenario and the
instance, and what they decide goes into the log as planned moves. Source: design (the cast acts by
scheduled, seeded rules; a citizen reacts to the quality of the answer).
"""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime

from trainer.scenarios.case import CaseFact
from trainer.scenarios.citizens import after_closing, completion, reaction_to_answer, reporter, withdrawal
from trainer.scenarios.colleagues import ADMIN_NATIONAL, COORDINATOR, coordinated
from trainer.scenarios.dates import format_date
from trainer.scenarios.events import back_at_work, viral_plans
from trainer.scenarios.heads import Heads
from trainer.scenarios.planned_moves import Critic, Judge, PlannedMove, no_remarks
from trainer.scenarios.scenario import ReportPlan, Scenario
from trainer.scenarios.stage import Stage
from trainer.sp4n import events as ev
from trainer.sp4n.calendar import WorkingCalendar
from trainer.sp4n.commands import CompleteData, RouteToAgency
from trainer.sp4n.report import NATIONAL, Report
from trainer.sp4n.vocabulary import Role, Status

GOOD_HOURS = (8, 15)
SLOW_HOURS = (29, 33)
TEMPLATE_HOURS = (10, 14)
REMINDED_HOURS = (5, 8)
ESCALATED_HOURS = (3, 6)
REDRAFT_HOURS = (3, 6)
SUPPORT_HOURS = (4, 8)
COMPLETION_HOURS = (7, 16)
REACTION_HOURS = (6, 14)
VIRAL_HOURS = (2, 4)
"""A citizen in the public's eye reacts so soon."""
COORDINATOR_HOURS = (1, 3)
WITHDRAWAL_HOURS = (10, 20)
NATIONAL_HOURS = (3, 12)


class Cast(Stage):
    """Everybody but the trainee.

    Args:
        scenario: the scenario being played.
        calendar: the region's working calendar.
        judge: how good a trainee's written answer is.
        critic: what a trainee's draft lacks, for the note of a head who returns it.
    """

    def __init__(
        self, scenario: Scenario, calendar: WorkingCalendar, judge: Judge, critic: Critic = no_remarks
    ) -> None:
        super().__init__(scenario, calendar)
        self.judge = judge
        self._viral = viral_plans(scenario.happenings)
        self._heads = Heads(scenario, self._after, judge, critic)

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

    def _on_disposed(
        self, event: ev.Disposed | ev.UnitChanged, report: Report, plan: ReportPlan
    ) -> list[PlannedMove]:
        support = self._contributions(report, plan, event.support_units, event.at)
        return [*self._received(event, report, plan), *support]

    def _received(
        self, event: ev.Disposed | ev.UnitChanged, report: Report, plan: ReportPlan
    ) -> list[PlannedMove]:
        """What the lead unit does with a report that it has just got."""
        unit = event.unit
        if unit in self._scenario.acting_for:
            return self._brief_trainee(event, report, plan)
        rng = self._rng(report, "disposisi")
        if not self.is_right(plan, unit):
            if unit in plan.key.never_units:
                reason = "unit teradu membela diri"
                return [self._answer(report, plan, unit, event.at, GOOD_HOURS, "membela", rng, reason)]
            return [self._bounce(event.at, report, plan, unit, rng, "bukan tugas unit ini")]
        if self.temperament(unit) == "melempar" and unit not in {entry.unit for entry in report.returns}:
            return [self._bounce(event.at, report, plan, unit, rng, "unit mencoba melempar laporan")]
        return self._work(report, plan, unit, event.at, rng)

    def _work(
        self, report: Report, plan: ReportPlan, unit: str, at: datetime, rng: random.Random
    ) -> list[PlannedMove]:
        temperament = self.temperament(unit)
        if temperament == "diam":
            return []
        findings = self._findings(report, plan, plan.facts, unit, at, rng)
        if temperament == "template":
            sloppy = self._answer(
                report, plan, unit, at, TEMPLATE_HOURS, "template", rng, "unit menjawab seadanya"
            )
            return [findings, sloppy]
        hours = SLOW_HOURS if temperament == "lambat" else GOOD_HOURS
        reason = f"unit {temperament} menjawab"
        return [findings, self._answer(report, plan, unit, at, hours, "baik", rng, reason, findings)]

    def _on_returned(self, event: ev.Returned, report: Report, plan: ReportPlan) -> list[PlannedMove]:
        """Where the trainee works in a unit, the coordinator passes the report on rightly."""
        if self._scenario.preset.role not in (Role.LIAISON, Role.UNIT_HEAD):
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
        waiting = self._hurry(event, report, plan, "setelah unit diingatkan")
        if waiting is not None:
            return waiting
        unit = event.unit
        if unit in report.support_units:
            return self._contributions(report, plan, (unit,), event.at)
        if unit in self._scenario.acting_for or not self.is_right(plan, unit) or report.final_at is not None:
            return []
        away = back_at_work(self._scenario.absences, unit, event.at, self._calendar) is not None
        willing = self.temperament(unit) not in ("diam", "template")
        if report.first_follow_up_at is None and willing and not away:
            return []
        reason = "unit menjawab setelah diingatkan"
        if away:
            reason = "pejabat pengganti menjawab setelah diingatkan karena petugas unit sedang cuti"
        return self._pressed(event, report, plan, REMINDED_HOURS, reason, self._rng(report, "ingatkan"))

    def _on_escalated(self, event: ev.Escalated, report: Report, plan: ReportPlan) -> list[PlannedMove]:
        """An escalation moves every unit that has the report rightly and still owes an answer."""
        told = f"setelah keterlambatan dilaporkan kepada {event.to.label}"
        waiting = self._hurry(event, report, plan, told)
        if waiting is not None:
            return waiting
        unit, owed = event.unit, report.final_at is None or report.open_reply
        if unit in self._scenario.acting_for or not owed or not self.is_right(plan, unit):
            return []
        rng = self._rng(report, f"eskalasi {len(report.escalations)}")
        return self._pressed(event, report, plan, ESCALATED_HOURS, f"unit menjawab {told}", rng)

    def _hurry(
        self, event: ev.UnitReminded | ev.Escalated, report: Report, plan: ReportPlan, why: str
    ) -> list[PlannedMove] | None:
        """The head's quick decision about a draft that waits; None when none does."""
        draft = report.waiting_draft(event.unit)
        if draft is None:
            return None
        if event.unit in self._scenario.leads:
            return []
        rng = self._rng(report, f"kepala {draft.id} {len(report.escalations)}")
        return [self._heads.decide(report, plan, draft, event.at, rng, why)]

    def _pressed(
        self,
        event: ev.UnitReminded | ev.Escalated,
        report: Report,
        plan: ReportPlan,
        hours: tuple[int, int],
        reason: str,
        rng: random.Random,
    ) -> list[PlannedMove]:
        """The good answer of a unit that somebody has pressed, after a look at the facts if none are known."""
        unit, at = event.unit, event.at
        if report.findings:
            return [self._answer(report, plan, unit, at, hours, "baik", rng, reason, deputy=True)]
        findings = self._findings(report, plan, plan.facts, unit, at, rng, hours=(1, 3))
        answer = self._answer(report, plan, unit, at, hours, "baik", rng, reason, findings, deputy=True)
        return [findings, answer]

    def _on_draft_submitted(
        self, event: ev.DraftSubmitted, report: Report, plan: ReportPlan
    ) -> list[PlannedMove]:
        draft = report.waiting_draft(event.unit)
        if draft is None or event.unit in self._scenario.leads:
            return []
        return [self._heads.decide(report, plan, draft, event.at, self._rng(report, f"kepala {draft.id}"))]

    def _on_draft_rejected(
        self, event: ev.DraftRejected, report: Report, plan: ReportPlan
    ) -> list[PlannedMove]:
        unit = report.drafts[event.draft - 1].unit
        if unit in self._scenario.acting_for or unit != report.lead_unit:
            return []
        rng, reason = (
            self._rng(report, f"draf {event.draft}"),
            "unit memperbaiki draf sesuai catatan kepala unit",
        )
        return [self._answer(report, plan, unit, event.at, REDRAFT_HOURS, "baik", rng, reason, mended=True)]

    def _on_data_completed(
        self, event: ev.DataCompleted, report: Report, plan: ReportPlan
    ) -> list[PlannedMove]:
        """A unit that had the report before the data were asked for goes on with it."""
        unit = report.lead_unit
        idle = report.status is Status.DISPOSED and report.first_follow_up_at is None
        if unit is None or not idle or unit in self._scenario.acting_for or not self.is_right(plan, unit):
            return []
        return self._work(report, plan, unit, event.at, self._rng(report, "lanjut"))

    def _contributions(
        self, report: Report, plan: ReportPlan, units: tuple[str, ...], at: datetime
    ) -> list[PlannedMove]:
        """What supporting units add, once each, for the lead unit and the reporter to read."""
        lead, moves = report.lead_unit or "", list[PlannedMove]()
        said = {message.unit for message in report.thread}
        for unit in units:
            if unit in self._scenario.acting_for or unit in said or not self.is_right(plan, unit):
                continue
            moment = self._after(at, SUPPORT_HOURS, self._rng(report, f"dukungan {unit}"))
            text = (
                f"Yth. Bapak/Ibu Pelapor, sebagai unit pendukung {self._names[unit]} sudah memeriksa bagian kami pada "
                f"{format_date(moment.date())}. Hasilnya kami serahkan kepada {self._names[lead]}, yang menyampaikan "
                "jawaban lengkap di laporan ini."
            )
            reason = "unit pendukung menyampaikan masukan"
            moves.append(
                PlannedMove(
                    moment, self._written(report, text, final=False), self._liaison(unit), reason, lead
                )
            )
        return moves

    def _brief_trainee(
        self, event: ev.Disposed | ev.UnitChanged, report: Report, plan: ReportPlan
    ) -> list[PlannedMove]:
        rng = self._rng(report, "bahan")
        if self.is_right(plan, event.unit):
            return [self._findings(report, plan, plan.facts, event.unit, event.at, rng)]
        fact = CaseFact(
            kind="wewenang", text=f"Perkara ini bukan tugas {self._names[event.unit]}.", must=True
        )
        return [self._findings(report, plan, (fact,), event.unit, event.at, rng)]

    # Citizens

    def _on_followed_up(self, event: ev.FollowedUp, report: Report, plan: ReportPlan) -> list[PlannedMove]:
        if not event.lead:
            return []
        rng, quality = self._rng(report, "tanggapan"), self._quality(event, report, plan)
        hours = VIRAL_HOURS if plan.index in self._viral else REACTION_HOURS
        reaction = reaction_to_answer(event, report, plan, quality)
        moves = self._carried_out(event, report, plan)
        if reaction is not None:
            command, reason = reaction
            moment = self._after(event.at, hours, rng)
            moves.append(PlannedMove(moment, command, reporter(plan.citizen), reason))
        return sorted(moves, key=lambda move: move.at)

    def _carried_out(self, event: ev.FollowedUp, report: Report, plan: ReportPlan) -> list[PlannedMove]:
        """After the trainee's interim answer his unit goes on working, and tells him when it is done."""
        if event.final or event.unit not in self._scenario.acting_for or not self.is_right(plan, event.unit):
            return []
        return self._completed(report, plan, event.unit, event.at, self._rng(report, "selesai"))

    def _quality(self, event: ev.FollowedUp, report: Report, plan: ReportPlan) -> int:
        if event.unit in (*self._scenario.acting_for, *self._scenario.leads):
            return self.judge(plan, report, event)
        return 1 if not event.final or event.unit in plan.key.never_units else 4

    def _on_replied(self, event: ev.ReporterReplied, report: Report, plan: ReportPlan) -> list[PlannedMove]:
        unit = report.lead_unit
        if unit is None:
            return []
        rng = self._rng(report, "balasan")
        facts = self._scenario.reply_facts[report.type]
        if unit in self._scenario.acting_for:
            return [self._findings(report, plan, facts, unit, event.at, rng, hours=(2, 4))]
        if self.temperament(unit) in ("diam", "template") and report.final_at is None:
            return []
        return [self._answer(report, plan, unit, event.at, GOOD_HOURS, "baik", rng, "unit menjawab pelapor")]

    def _on_forwarded(self, event: ev.Forwarded, report: Report, plan: ReportPlan) -> list[PlannedMove]:
        """The Admin Nasional sends back what was passed up to him although it is the region's own business."""
        if event.agency != NATIONAL or not plan.key.units or self._scenario.preset.role is not Role.AGENCY:
            return []
        note = "Perkara ini kewenangan daerah Anda; mohon ditangani."
        return [self._route(event.at, report, note, "Admin Nasional mengembalikan urusan daerah")]

    def _route(self, at: datetime, report: Report, note: str, reason: str) -> PlannedMove:
        moment = self._after(at, NATIONAL_HOURS, self._rng(report, "nasional"))
        return PlannedMove(moment, RouteToAgency(report.id, note), ADMIN_NATIONAL, reason)

    def _on_submitted(self, event: ev.Submitted, report: Report, plan: ReportPlan) -> list[PlannedMove]:
        if not event.to_agency and self._scenario.preset.role is not Role.NATIONAL:
            note = "Pelapor tidak memilih instansi tujuan."
            return [self._route(event.at, report, note, "Admin Nasional menyalurkan laporan")]
        if event.cites is not None and self._scenario.preset.role in (Role.LIAISON, Role.UNIT_HEAD):
            return [self._coordinate(event.at, report, plan, "koordinator menangani laporan lanjutan")]
        if plan.index not in self._scenario.withdrawals or event.cites is not None:
            return []
        moment = self._after(event.at, WITHDRAWAL_HOURS, self._rng(report, "cabut"))
        reason = "masalah pelapor selesai dengan sendirinya"
        return [PlannedMove(moment, withdrawal(report), reporter(plan.citizen), reason)]

    def _on_closed(
        self, event: ev.AutoClosed | ev.ClosedByAdmin, report: Report, plan: ReportPlan
    ) -> list[PlannedMove]:
        found = after_closing(event, report, plan, self._reopening)
        if found is None:
            return []
        command, reason = found
        moment = self._after(event.at, REACTION_HOURS, self._rng(report, "ditutup"))
        return [PlannedMove(moment, command, reporter(plan.citizen), reason)]

    def _on_data_requested(
        self, event: ev.DataRequested, report: Report, plan: ReportPlan
    ) -> list[PlannedMove]:
        text = completion(event, plan)
        if text is None:
            return []
        moment = self._after(event.at, COMPLETION_HOURS, self._rng(report, "kelengkapan"))
        return [
            PlannedMove(moment, CompleteData(report.id, text), reporter(plan.citizen), "pelapor melengkapi")
        ]


_REACTIONS: dict[type, Callable[..., list[PlannedMove]]] = {
    ev.Disposed: Cast._on_disposed,
    ev.UnitChanged: Cast._on_disposed,
    ev.UnitReminded: Cast._on_reminded,
    ev.Escalated: Cast._on_escalated,
    ev.DraftSubmitted: Cast._on_draft_submitted,
    ev.DraftRejected: Cast._on_draft_rejected,
    ev.DataCompleted: Cast._on_data_completed,
    ev.Returned: Cast._on_returned,
    ev.Routed: Cast._on_routed,
    ev.FollowedUp: Cast._on_followed_up,
    ev.ReporterReplied: Cast._on_replied,
    ev.DataRequested: Cast._on_data_requested,
    ev.Submitted: Cast._on_submitted,
    ev.Forwarded: Cast._on_forwarded,
    ev.AutoClosed: Cast._on_closed,
    ev.ClosedByAdmin: Cast._on_closed,
}
