"""Steps that many folds share: state and clocks, history, conversation, news."""

from __future__ import annotations

from datetime import datetime

from trainer.sp4n import events as e
from trainer.sp4n import moves as m
from trainer.sp4n.report import Actor, HistoryEntry, Message, MessageKind, Report
from trainer.sp4n.state import State
from trainer.sp4n.vocabulary import Role

AGENCY = Role.AGENCY.value
"""The key of the Admin Instansi in `Report.unread_by`."""

REPORTER = Role.REPORTER.value
"""The key of the reporter in `Report.unread_by`."""

_REPORTER_NAME = Role.REPORTER.label


def carry_out(state: State, report: Report, move: m.Move, at: datetime) -> None:
    """Take the report to the row's state and let its clocks follow."""
    if move.target is not None:
        if report.ombudsman_at is not None and move.target.is_open and not report.status.is_open:
            state.clockwork.agenda.plan_notice(report, report.ombudsman_at)
        report.status = move.target
    report.updated_at = at
    state.clockwork.carry_out(report, move, at)


def log(report: Report, at: datetime, by: Actor, text: str, internal: bool = False) -> None:
    """Add a line to the tracking history."""
    report.history.append(HistoryEntry(at, by.role, text, internal))


def say(
    report: Report,
    event: e.Event,
    kind: MessageKind,
    text: str,
    attachments: tuple[str, ...] = (),
    unit: str | None = None,
    final: bool = False,
) -> None:
    """Add a message to the conversation; what others than the reporter write is news for the reporter."""
    by = event.by
    if by.role is Role.REPORTER:
        author = _REPORTER_NAME
    else:
        author = by.name
        unread(report, REPORTER)
    report.thread.append(Message(event.at, kind, by.role, author, text, unit, attachments, final))


def unread(report: Report, *keys: str) -> None:
    """Mark the report as news for these readers."""
    for key in keys:
        if key not in report.unread_by:
            report.unread_by.append(key)
