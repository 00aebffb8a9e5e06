"""Whose turn it is with a report, from its state alone; never from its answer key."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from trainer.scenarios.outcome import final_answer_is_due
from trainer.sp4n.vocabulary import Role, Status

if TYPE_CHECKING:
    from trainer.practice.session import Session
    from trainer.sp4n.report import Report


class Turn(StrEnum):
    """Who has to do something next; the value is what people read after the report's number."""

    NOBODY = ""
    VERIFY = "giliran Anda: verifikasi"
    DISPOSE = "giliran Anda: disposisi"
    ROUTE = "giliran Anda: salurkan"
    ANSWER = "giliran Anda: jawab"
    REPLY = "giliran Anda: tanggapi"
    DECIDE = "giliran Anda: draf"
    FINDINGS = "menunggu bahan unit"
    HEAD = "menunggu kepala unit"
    UNIT = "unit menjawab sendiri"
    UNIT_REPLY = "ada tanggapan untuk unit"
    REPORTER = "menunggu pelapor"
    NATIONAL = "di Admin Nasional"

    @property
    def mine(self) -> bool:
        """Whether the trainee can do now what is waited for."""
        return self in _COMMANDS

    @property
    def command(self) -> str:
        """The command of the workbench with which the trainee does it; empty when it is not his turn."""
        return _COMMANDS.get(self, "")


_COMMANDS = {
    Turn.VERIFY: "verifikasi",
    Turn.DISPOSE: "disposisi",
    Turn.ROUTE: "salurkan",
    Turn.ANSWER: "jawab",
    Turn.REPLY: "jawab",
    Turn.DECIDE: "periksa_draf",
}


def whose_turn(session: Session, report: Report) -> Turn:
    """Who has to do something next with a report.

    Args:
        session: the shift.
        report: one of its reports.
    """
    role = session.trainee.role
    if report.status is Status.AT_NATIONAL:
        return Turn.ROUTE if role is Role.NATIONAL else Turn.NATIONAL
    if not report.status.is_open:
        return Turn.NOBODY
    if report.status is Status.NEW:
        if role is not Role.AGENCY:
            return Turn.UNIT
        return Turn.DISPOSE if report.verified else Turn.VERIFY
    if report.status is Status.PENDING_INFO:
        return Turn.REPORTER
    if report.waiting_draft() is not None:
        return Turn.DECIDE if role is Role.UNIT_HEAD else Turn.HEAD
    if report.lead_unit not in session.scenario.acting_for:
        return Turn.UNIT_REPLY if report.open_reply else Turn.UNIT
    if report.open_reply:
        return Turn.REPLY
    if report.final_at is not None:
        return Turn.REPORTER
    return Turn.ANSWER if _can_answer(report) else Turn.FINDINGS


def _can_answer(report: Report) -> bool:
    """Whether the unit has told something that was not answered yet; what is only announced needs no second answer."""
    if report.findings_at is None or not report.findings[report.findings_from :]:
        return False
    told = report.first_follow_up_at
    return told is None or report.findings_at > told or final_answer_is_due(report.type, report)
