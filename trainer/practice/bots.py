"""Bots that play a session through the same commands as a person.

The expert follows the answer key, so a scenario it cannot finish with full marks is faulty. The faulty
bots have stated faults and must score less, in this order: `hasty` works at once without reading,
`negligent` leaves most of the work lying.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from random import Random
from typing import Protocol

from trainer.practice.session import Session
from trainer.scenarios.colleagues import published_text
from trainer.scenarios.heads import ASK_FOR_SUBSTANCE, draft_as_answer
from trainer.scenarios.outcome import final_answer_is_due
from trainer.scenarios.scenario import AnswerKey, ReportPlan
from trainer.scenarios.world import submission
from trainer.scoring.answers import AnswerJudge
from trainer.scoring.remarks import remarks_on
from trainer.scoring.reminders import silence_days
from trainer.scoring.responses import compose_model_answer
from trainer.sp4n import commands as cmd
from trainer.sp4n.commands import Command
from trainer.sp4n.report import MessageKind, Report
from trainer.sp4n.vocabulary import ArchiveReason, Role, Status

Move = tuple[Command, str | None]
"""A command, and the unit whose Pejabat Penghubung gives it (None: the Admin Instansi)."""

LEAST_LEVEL = 2
"""A draft below this level 0-4 goes back to its author."""

_URGENCY = {"darurat": 0, "mendesak": 1, "biasa": 2}


class Bot(Protocol):
    """Something that plays."""

    def moves(self, session: Session) -> Iterator[Move]:
        """What it would do now, best first."""


def play(session: Session, bot: Bot, progress: Callable[[datetime], None] | None = None) -> None:
    """Let a bot play a session to its end.

    Args:
        session: an open session.
        bot: who plays.
        progress: told the simulated moment after every step.
    """
    while not session.finished:
        closed = session.closed_until
        move = None if closed is not None else next(bot.moves(session), None)
        if move is None:
            session.skip(closed or _tomorrow(session))
        else:
            command, unit = move
            session.do(command, unit=unit)
        if progress is not None:
            progress(session.now)


def _tomorrow(session: Session) -> datetime:
    """The next opening: a diligent person looks at the queues every morning, news or not."""
    day = session.now.date() + timedelta(days=1)
    while not session.calendar.is_working_day(day):
        day += timedelta(days=1)
    return session.calendar.opening(day)


class ExpertBot:
    """Does everything right and in time, by the answer key."""

    def __init__(self) -> None:
        self._judge: AnswerJudge | None = None

    def moves(self, session: Session) -> Iterator[Move]:
        """The right moves, the most urgent first."""
        for paper in session.papers:
            yield submission(session.scenario.plans[paper.plan]), None
        for report in _by_urgency(session):
            plan = session.plan(report.id)
            if plan is None:
                continue
            move = self._move(session, report, plan)
            if move is not None:
                yield move

    def _move(self, session: Session, report: Report, plan: ReportPlan) -> Move | None:
        role = session.scenario.preset.role
        if role is Role.NATIONAL:
            return self._national(session, report, plan)
        if role is Role.LIAISON:
            return self._liaison(session, report, plan)
        if role is Role.UNIT_HEAD:
            return self._head(session, report, plan)
        if report.status is Status.NEW:
            return self._intake(session, report, plan), None
        if report.status not in (Status.DISPOSED, Status.REPORTER_REPLIED, Status.FOLLOWED_UP):
            return None
        if report.lead_unit in session.scenario.acting_for:
            return self._answer(session, report, plan)
        return self._remind(session, report)

    # The Admin Instansi

    def _intake(self, session: Session, report: Report, plan: ReportPlan) -> Command:
        key = plan.key
        completed = any(message.kind is MessageKind.DATA for message in report.thread)
        action = after_completion(key) if completed and key.action == "tunda" else key.action
        if report.verified and key.units and action == "disposisi":
            return cmd.Dispose(
                report.id, key.units[0], key.second_units, note="Sesuai tugas unit; mohon ditangani."
            )
        return _INTAKE[action](session, report, plan)

    def _remind(self, session: Session, report: Report) -> Move | None:
        if report.final_at is not None and not report.open_reply:
            return None
        last = max(
            [entry.at for entry in report.dispositions]
            + [entry.at for entry in report.reminders]
            + [message.at for message in report.thread if message.kind is MessageKind.REPLY]
        )
        waited = session.calendar.elapsed_working_days(last, session.now)
        sloppy = report.first_follow_up_at is not None and report.final_at is None and not report.reminders
        if waited < silence_days(session.scenario.rules) and not sloppy:
            return None
        message = "Mohon tanggapan yang berisi hasil pemeriksaan, langkah, dan tanggal, sebelum tenggat."
        return cmd.RemindUnit(report.id, message), None

    # The Admin Nasional

    def _national(self, session: Session, report: Report, plan: ReportPlan) -> Move | None:
        if report.status is not Status.AT_NATIONAL:
            return None
        if plan.key.action in ("bukan_wewenang", "arsip"):
            return _INTAKE[plan.key.action](session, report, plan), None
        return cmd.RouteToAgency(report.id, note="Kewenangan pemerintah daerah; mohon ditangani."), None

    # The Pejabat Penghubung

    def _liaison(self, session: Session, report: Report, plan: ReportPlan) -> Move | None:
        unit = report.lead_unit
        if unit not in session.scenario.acting_for:
            return None
        if plan.misdirected and report.status is Status.DISPOSED:
            reason = f"Perkara ini bukan tugas unit kami. {plan.key.reason}"
            return cmd.ReturnToCoordinator(report.id, reason), unit
        if report.status in (Status.DISPOSED, Status.REPORTER_REPLIED, Status.FOLLOWED_UP):
            return self._answer(session, report, plan)
        return None

    # The head of a unit

    def _head(self, session: Session, report: Report, plan: ReportPlan) -> Move | None:
        draft = report.waiting_draft(session.trainee.unit)
        if draft is None:
            return None
        if self._judge is None:
            self._judge = AnswerJudge(session.scenario)
        grade = self._judge.grade(plan, report, draft_as_answer(report, draft, session.trainee))
        if grade.overall >= LEAST_LEVEL and not grade.critical:
            return cmd.ApproveDraft(report.id, draft.id), None
        case = self._judge.case(plan, report, draft.at, draft.unit)
        found = "; ".join(remarks_on(case, grade, draft.text)) or ASK_FOR_SUBSTANCE
        return cmd.RejectDraft(report.id, draft.id, f"Mohon diperbaiki sebelum terbit: {found}."), None

    def _answer(self, session: Session, report: Report, plan: ReportPlan) -> Move | None:
        if report.lead_unit is None or not findings_are_new(report):
            return None
        final = final_answer_is_due(plan.key.type, report)
        if report.status is Status.FOLLOWED_UP and (report.final_at is not None or not final):
            return None
        if report.waiting_draft(report.lead_unit) is not None:
            return None
        if self._judge is None:
            self._judge = AnswerJudge(session.scenario)
        case = self._judge.case(plan, report, session.now)
        return answer(session, report.id, compose_model_answer(case), final), report.lead_unit


def answer(session: Session, report: int, text: str, final: bool = True) -> Command:
    """An answer, or its draft where the head of the unit has to approve it."""
    if session.instance.options.draft_approval:
        return cmd.SubmitDraft(report, text, final=final)
    return cmd.FollowUp(report, text, final=final)


def after_completion(key: AnswerKey) -> str:
    """The right action once an incomplete report was completed."""
    if key.units:
        return "disposisi"
    return "bukan_wewenang" if key.forward_to else "arsip"


def findings_are_new(report: Report) -> bool:
    """Whether the unit has facts that came for this disposition, or since the reporter's reply."""
    return len(report.findings) > report.findings_from


def _dispose(session: Session, report: Report, plan: ReportPlan) -> Command:
    key = plan.key
    return cmd.VerifyAndDispose(
        report.id,
        title=published_text(plan.title, plan.key),
        type=key.type,
        category=key.category,
        unit=key.units[0],
        body=published_text(report.body, plan.key),
        secret=True if key.force_secret else None,
        support_units=key.second_units,
    )


def _ask(session: Session, report: Report, plan: ReportPlan) -> Command:
    items = "; ".join(item.label for item in plan.key.missing)
    message = f"Agar laporan Bapak/Ibu dapat kami proses, mohon lengkapi: {items}. Terima kasih."
    return cmd.AskForData(report.id, plan.key.missing, message)


def _forward(session: Session, report: Report, plan: ReportPlan) -> Command:
    agency = plan.key.forward_to or ""
    name = session.scenario.region.neighbour(agency).name
    message = (
        f"Yth. Bapak/Ibu Pelapor, terima kasih atas laporannya. Perkara ini merupakan kewenangan {name}. "
        f"Laporan sudah kami teruskan kepada {name} melalui SP4N-LAPOR! sehingga Bapak/Ibu tidak perlu melapor ulang."
    )
    return cmd.NotOurs(report.id, agency, message)


def _archive(session: Session, report: Report, plan: ReportPlan) -> Command:
    reason = plan.key.archive_reason or ArchiveReason.UNCLEAR
    message = f"Yth. Bapak/Ibu Pelapor, terima kasih. Laporan ini kami arsipkan dengan alasan {reason.label}. {plan.key.reason}"
    return cmd.Archive(report.id, reason, message)


def _merge(session: Session, report: Report, plan: ReportPlan) -> Command:
    original = next(number for number, index in session.plan_of.items() if index == plan.key.duplicate_of)
    message = (
        f"Yth. Bapak/Ibu Pelapor, terima kasih. Laporan tentang hal yang sama sudah kami terima dengan nomor #{original}. "
        "Laporan Bapak/Ibu kami gabungkan ke sana dan perkembangannya kami sampaikan bersama."
    )
    if session.instance.reports[original].status.is_open:
        return cmd.Merge(report.id, original, message)
    return cmd.Archive(report.id, ArchiveReason.DUPLICATE, message, duplicate_of=original)


_INTAKE: dict[str, Callable[[Session, Report, ReportPlan], Command]] = {
    "disposisi": _dispose,
    "tunda": _ask,
    "bukan_wewenang": _forward,
    "arsip": _archive,
    "gabung": _merge,
}


def _by_urgency(session: Session) -> list[Report]:
    def rank(report: Report) -> tuple[int, int, int]:
        plan = session.plan(report.id)
        urgency = 2 if plan is None else _URGENCY[plan.key.urgency]
        return urgency, 0 if report.status is Status.NEW else 1, report.id

    return sorted(session.instance.reports.values(), key=rank)


class HastyBot:
    """Handles everything at once: class and privacy as preset, a catch-all category, the kecamatan as
    dustbin, no redaction, an empty answer, and no look at what comes back."""

    ANSWER = "Terima kasih atas laporannya. Laporan akan kami tindaklanjuti. Mohon bersabar."

    def moves(self, session: Session) -> Iterator[Move]:
        """Whatever lies there, in order of arrival, without reading."""
        region = session.scenario.region
        for report in session.instance.reports.values():
            if report.status is Status.AT_NATIONAL and session.scenario.preset.role is Role.NATIONAL:
                yield cmd.RouteToAgency(report.id), None
            elif report.status is Status.NEW and session.scenario.preset.role is Role.AGENCY:
                rng = Random(f"tergesa|{session.scenario.seed}|{report.id}")
                usual = ["kecamatan", "pekerjaan_umum", "sosial", "kependudukan", "kominfo"]
                units = region.units_for(rng.choice([each for each in usual if region.units_for(each)]))
                unit = rng.choice(units).id
                if report.verified:
                    yield cmd.Dispose(report.id, unit), None
                    continue
                yield (
                    cmd.VerifyAndDispose(report.id, report.title, report.type, ("TOPIK LAINNYA",), unit),
                    None,
                )
            elif _unanswered(session, report):
                yield answer(session, report.id, self.ANSWER), report.lead_unit
            elif session.scenario.leads and (draft := report.waiting_draft(session.trainee.unit)) is not None:
                yield cmd.ApproveDraft(report.id, draft.id), None


class NegligentBot:
    """Opens the application on one day in five and passes on the two oldest reports as they are: class,
    category and text untouched. Never answers, never reminds, never looks at what comes back."""

    VISIT_EVERY = 5
    REPORTS_A_VISIT = 2

    def __init__(self) -> None:
        self._visit, self._done = -1, 0

    def moves(self, session: Session) -> Iterator[Move]:
        """Two careless dispositions on a day of visit, nothing on others."""
        day = session.calendar.working_days_between(session.scenario.starts.date(), session.now.date())
        if day % self.VISIT_EVERY != self.VISIT_EVERY - 1:
            return
        if day != self._visit:
            self._visit, self._done = day, 0
        for report in session.instance.reports.values():
            if self._done >= self.REPORTS_A_VISIT:
                return
            if session.scenario.preset.role is not Role.AGENCY:
                move = _carelessly(session, report)
                self._done += move is not None
                if move is not None:
                    yield move
                continue
            if report.status is not Status.NEW:
                continue
            plan = session.plan(report.id)
            units = plan.key.units if plan is not None else ()
            unit = units[0] if units else session.scenario.region.units_for("kominfo")[0].id
            self._done += 1
            if report.verified:
                yield cmd.Dispose(report.id, unit), None
            else:
                yield (
                    cmd.VerifyAndDispose(report.id, report.title, report.type, ("TOPIK LAINNYA",), unit),
                    None,
                )


def _unanswered(session: Session, report: Report) -> bool:
    """Whether a report waits for the trainee's first answer, and no draft of it lies with the head."""
    idle = report.status is Status.DISPOSED and report.waiting_draft(report.lead_unit) is None
    return idle and report.lead_unit in session.scenario.acting_for


def _carelessly(session: Session, report: Report) -> Move | None:
    """What a careless person in another role does with a report: pass on, sign, or say nothing."""
    if report.status is Status.AT_NATIONAL:
        return cmd.RouteToAgency(report.id), None
    draft = report.waiting_draft(session.trainee.unit) if session.scenario.leads else None
    if draft is not None:
        return cmd.ApproveDraft(report.id, draft.id), None
    if _unanswered(session, report):
        return answer(session, report.id, HastyBot.ANSWER), report.lead_unit
    return None


BOTS: dict[str, Callable[[], Bot]] = {"expert": ExpertBot, "hasty": HastyBot, "negligent": NegligentBot}
"""Bots by the names that commands take."""
