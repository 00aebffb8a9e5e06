"""The fold of events at a unit and after: answers, drafts, replies, endings, deadlines."""

from __future__ import annotations

from trainer.sp4n import events as e
from trainer.sp4n import moves as m
from trainer.sp4n.decisions_outside import reader_key
from trainer.sp4n.effects import Effects
from trainer.sp4n.fold_steps import AGENCY, REPORTER, read, unread
from trainer.sp4n.records import Draft, Escalation, Return
from trainer.sp4n.report import Report
from trainer.sp4n.state import State
from trainer.sp4n.vocabulary import ClockId, Role

_RETURN_TO_COORDINATOR = Effects(m.RETURN_TO_COORDINATOR)
_APPROVE_DRAFT_SUPPORT = Effects(m.APPROVE_DRAFT_SUPPORT)
_FOLLOW_UP_SUPPORT = Effects(m.FOLLOW_UP_SUPPORT)
_APPROVE_DRAFT_FINAL = Effects(m.APPROVE_DRAFT_FINAL)
_FOLLOW_UP_FINAL = Effects(m.FOLLOW_UP_FINAL)
_APPROVE_DRAFT_INTERIM = Effects(m.APPROVE_DRAFT_INTERIM)
_FOLLOW_UP_INTERIM = Effects(m.FOLLOW_UP_INTERIM)
_SUBMIT_DRAFT = Effects(m.SUBMIT_DRAFT)
_REJECT_DRAFT = Effects(m.REJECT_DRAFT)
_REMIND_UNIT = Effects(m.REMIND_UNIT)
_ESCALATE = Effects(m.ESCALATE)
_CLOSE = Effects(m.CLOSE)
_AUTO_CLOSE_OPEN_REPLY = Effects(m.AUTO_CLOSE_OPEN_REPLY)
_AUTO_CLOSE = Effects(m.AUTO_CLOSE)
_CONFIRM = Effects(m.CONFIRM)
_WITHDRAW = Effects(m.WITHDRAW)
_BLOCK = Effects(m.BLOCK)
_EXPIRE_MISSING_DATA = Effects(m.EXPIRE_MISSING_DATA)
_REGISTER_FORMAL_REQUEST = Effects(m.REGISTER_FORMAL_REQUEST)
_EXTEND_FORMAL_REQUEST = Effects(m.EXTEND_FORMAL_REQUEST)
_RECORD_FINDINGS = Effects(m.RECORD_FINDINGS)
_REPLY_REOPENS = Effects(m.REPLY_REOPENS)
_REPLY_WITH_WINDOW = Effects(m.REPLY_WITH_WINDOW)
_REPLY = Effects(m.REPLY)
_WARN = Effects(m.WARN)
_BREACH = Effects(m.BREACH)
_OMBUDSMAN_NOTICE = Effects(m.OMBUDSMAN_NOTICE)


def returned(state: State, event: e.Returned) -> None:
    """Fold `Returned`."""
    report = state.reports[event.report]
    report.events.append(event)
    report.returns = (*report.returns, Return(event.at, event.unit, event.reason))
    read(report, *report.units)
    report.lead_unit = None
    report.support_units = ()
    unread(report, AGENCY)
    state.clockwork.carry_out(report, _RETURN_TO_COORDINATOR, event.at)


def followed_up(state: State, event: e.FollowedUp) -> None:
    """Fold `FollowedUp`."""
    report = state.reports[event.report]
    report.events.append(event)
    at = event.at
    approved = event.draft is not None
    if not event.lead:
        unread(report, REPORTER)
        state.clockwork.carry_out(report, _APPROVE_DRAFT_SUPPORT if approved else _FOLLOW_UP_SUPPORT, at)
        return
    report.open_reply = False
    if report.first_follow_up_at is None:
        report.first_follow_up_at = at
    if event.final:
        if report.final_at is None:
            report.final_at = at
        effects = _APPROVE_DRAFT_FINAL if approved else _FOLLOW_UP_FINAL
    else:
        effects = _APPROVE_DRAFT_INTERIM if approved else _FOLLOW_UP_INTERIM
    unread(report, REPORTER, AGENCY)
    state.clockwork.carry_out(report, effects, at)


def draft_submitted(state: State, event: e.DraftSubmitted) -> None:
    """Fold `DraftSubmitted`."""
    report = state.reports[event.report]
    report.events.append(event)
    earlier = report.waiting_draft(event.unit)
    if earlier is not None:
        earlier.approved = False
        earlier.replaced_by = event.draft
    draft = Draft(event.draft, event.at, event.unit, event.text, event.attachments, event.final)
    report.drafts = (*report.drafts, draft)
    unread(report, f"{Role.UNIT_HEAD.value}:{event.unit}")
    state.clockwork.carry_out(report, _SUBMIT_DRAFT, event.at)


def draft_approved(state: State, event: e.DraftApproved) -> None:
    """Fold `DraftApproved`."""
    report = state.reports[event.report]
    report.events.append(event)
    draft = report.drafts[event.draft - 1]
    draft.approved = True
    unread(report, draft.unit)
    report.updated_at = event.at


def draft_rejected(state: State, event: e.DraftRejected) -> None:
    """Fold `DraftRejected`."""
    report = state.reports[event.report]
    report.events.append(event)
    draft = report.drafts[event.draft - 1]
    draft.approved = False
    draft.note = event.note
    unread(report, draft.unit)
    state.clockwork.carry_out(report, _REJECT_DRAFT, event.at)


def unit_reminded(state: State, event: e.UnitReminded) -> None:
    """Fold `UnitReminded`."""
    report = state.reports[event.report]
    report.events.append(event)
    report.reminders = (*report.reminders, Escalation(event.at, event.unit, None, event.message))
    unread(report, event.unit)
    state.clockwork.carry_out(report, _REMIND_UNIT, event.at)


def escalated(state: State, event: e.Escalated) -> None:
    """Fold `Escalated`."""
    report = state.reports[event.report]
    report.events.append(event)
    report.escalations = (*report.escalations, Escalation(event.at, event.unit, event.to, event.message))
    unread(report, event.unit, f"{Role.UNIT_HEAD.value}:{event.unit}")
    state.clockwork.carry_out(report, _ESCALATE, event.at)


def _ended(state: State, event: e.Event, effects: Effects) -> Report:
    report = state.reports[event.report]
    report.events.append(event)
    report.closed_at = event.at
    state.clockwork.carry_out(report, effects, event.at)
    return report


def closed_by_admin(state: State, event: e.ClosedByAdmin) -> None:
    """Fold `ClosedByAdmin`."""
    report = _ended(state, event, _CLOSE)
    if event.note:
        unread(report, REPORTER)


def auto_closed(state: State, event: e.AutoClosed) -> None:
    """Fold `AutoClosed`."""
    _ended(state, event, _AUTO_CLOSE_OPEN_REPLY if event.open_reply else _AUTO_CLOSE)


def confirmed(state: State, event: e.Confirmed) -> None:
    """Fold `Confirmed`."""
    report = _ended(state, event, _CONFIRM)
    report.open_reply = False
    report.rating = event.rating
    report.rating_comment = event.comment


def withdrawn(state: State, event: e.Withdrawn) -> None:
    """Fold `Withdrawn`."""
    report = _ended(state, event, _WITHDRAW)
    report.archive_note = event.reason
    report.open_reply = False


def blocked(state: State, event: e.Blocked) -> None:
    """Fold `Blocked`."""
    report = _ended(state, event, _BLOCK)
    report.archive_note = event.reason


def missing_data_expired(state: State, event: e.MissingDataExpired) -> None:
    """Fold `MissingDataExpired`."""
    _ended(state, event, _EXPIRE_MISSING_DATA)


def formal_registered(state: State, event: e.FormalRequestRegistered) -> None:
    """Fold `FormalRequestRegistered`."""
    report = state.reports[event.report]
    report.events.append(event)
    report.formal_number = event.number
    state.clockwork.carry_out(report, _REGISTER_FORMAL_REQUEST, event.at)


def formal_extended(state: State, event: e.FormalRequestExtended) -> None:
    """Fold `FormalRequestExtended`."""
    report = state.reports[event.report]
    report.events.append(event)
    report.formal_extended = True
    unread(report, REPORTER)
    state.clockwork.carry_out(report, _EXTEND_FORMAL_REQUEST, event.at)
    state.clockwork.extend(report, ClockId.FORMAL_REQUEST, event.days, event.at)


def findings_recorded(state: State, event: e.FindingsRecorded) -> None:
    """Fold `FindingsRecorded`."""
    report = state.reports[event.report]
    report.events.append(event)
    report.findings = (*report.findings, *event.facts)
    report.findings_at = event.at
    unread(report, event.unit)
    state.clockwork.carry_out(report, _RECORD_FINDINGS, event.at)


def reporter_replied(state: State, event: e.ReporterReplied) -> None:
    """Fold `ReporterReplied`."""
    report = state.reports[event.report]
    report.events.append(event)
    report.open_reply = True
    report.findings_from = len(report.findings)
    unread(report, AGENCY, *report.units)
    if not report.status.is_open:
        effects, report.closed_at = _REPLY_REOPENS, None
    else:
        effects = _REPLY_WITH_WINDOW if state.options.close_open_reply else _REPLY
    state.clockwork.carry_out(report, effects, event.at)


def marked_read(state: State, event: e.MarkedRead) -> None:
    """Fold `MarkedRead`."""
    report = state.reports[event.report]
    report.events.append(event)
    read(report, reader_key(event.by))
    report.updated_at = event.at


def deadline_warned(state: State, event: e.DeadlineWarned) -> None:
    """Fold `DeadlineWarned`."""
    report = state.reports[event.report]
    report.events.append(event)
    clock = report.clocks[event.clock]
    clock.warned = True
    _tell_owner(report, clock.owner, clock.unit)
    state.clockwork.carry_out(report, _WARN, event.at)


def deadline_breached(state: State, event: e.DeadlineBreached) -> None:
    """Fold `DeadlineBreached`."""
    report = state.reports[event.report]
    report.events.append(event)
    clock = report.clocks[event.clock]
    clock.breached = True
    _tell_owner(report, clock.owner, clock.unit)
    unread(report, AGENCY)
    state.clockwork.carry_out(report, _BREACH, event.at)


def _tell_owner(report: Report, owner: Role, unit: str | None) -> None:
    unread(report, owner.value if unit is None else unit)


def ombudsman_noticed(state: State, event: e.OmbudsmanNoticed) -> None:
    """Fold `OmbudsmanNoticed`."""
    report = state.reports[event.report]
    report.events.append(event)
    report.ombudsman_noticed = True
    unread(report, REPORTER)
    state.clockwork.carry_out(report, _OMBUDSMAN_NOTICE, event.at)
