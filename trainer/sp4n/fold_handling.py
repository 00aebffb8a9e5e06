"""The fold of events at a unit and after: answers, drafts, replies, endings, deadlines."""

from __future__ import annotations

from trainer.sp4n import events as e
from trainer.sp4n import moves as m
from trainer.sp4n.decisions_outside import reader_key
from trainer.sp4n.fold_steps import AGENCY, carry_out, log, say, unread
from trainer.sp4n.report import SYSTEM, Draft, Escalation, MessageKind, Report, Return
from trainer.sp4n.state import State
from trainer.sp4n.vocabulary import ClockId, Role

OMBUDSMAN_TEXT = (
    "Laporan Anda belum selesai setelah melewati batas waktu. Anda berhak menyampaikan pengaduan "
    "kepada Ombudsman Republik Indonesia."
)


def returned(state: State, event: e.Returned) -> None:
    """Fold `Returned`."""
    report = state.reports[event.report]
    report.returns = (*report.returns, Return(event.at, event.unit, event.reason))
    for unit in report.units:
        if unit in report.unread_by:
            report.unread_by.remove(unit)
    report.lead_unit = None
    report.support_units = ()
    unread(report, AGENCY)
    name = state.settings.unit_name(event.unit)
    log(report, event.at, event.by, f"{name} mengembalikan laporan kepada koordinator", internal=True)
    carry_out(state, report, m.RETURN_TO_COORDINATOR, event.at)


def followed_up(state: State, event: e.FollowedUp) -> None:
    """Fold `FollowedUp`."""
    report = state.reports[event.report]
    at = event.at
    say(report, event, MessageKind.FOLLOW_UP, event.text, event.attachments, event.unit, event.final)
    name = state.settings.unit_name(event.unit)
    approved = event.draft is not None
    if not event.lead:
        log(report, at, event.by, f"{name} menyampaikan masukan sebagai unit pendukung")
        carry_out(state, report, m.APPROVE_DRAFT_SUPPORT if approved else m.FOLLOW_UP_SUPPORT, at)
        return
    log(report, at, event.by, f"Laporan ditindaklanjuti oleh {name}")
    report.open_reply = False
    if report.first_follow_up_at is None:
        report.first_follow_up_at = at
    if event.final:
        if report.final_at is None:
            report.final_at = at
        move = m.APPROVE_DRAFT_FINAL if approved else m.FOLLOW_UP_FINAL
    else:
        move = m.APPROVE_DRAFT_INTERIM if approved else m.FOLLOW_UP_INTERIM
    unread(report, AGENCY)
    carry_out(state, report, move, at)


def draft_submitted(state: State, event: e.DraftSubmitted) -> None:
    """Fold `DraftSubmitted`."""
    report = state.reports[event.report]
    draft = Draft(event.draft, event.at, event.unit, event.text, event.attachments, event.final)
    report.drafts = (*report.drafts, draft)
    unread(report, f"{Role.UNIT_HEAD.value}:{event.unit}")
    log(report, event.at, event.by, f"Draf jawaban nomor {event.draft} diajukan", internal=True)
    carry_out(state, report, m.SUBMIT_DRAFT, event.at)


def draft_approved(state: State, event: e.DraftApproved) -> None:
    """Fold `DraftApproved`."""
    report = state.reports[event.report]
    draft = report.drafts[event.draft - 1]
    draft.approved = True
    log(report, event.at, event.by, f"Draf jawaban nomor {event.draft} disetujui", internal=True)
    unread(report, draft.unit)
    report.updated_at = event.at


def draft_rejected(state: State, event: e.DraftRejected) -> None:
    """Fold `DraftRejected`."""
    report = state.reports[event.report]
    draft = report.drafts[event.draft - 1]
    draft.approved = False
    draft.note = event.note
    unread(report, draft.unit)
    log(report, event.at, event.by, f"Draf jawaban nomor {event.draft} dikembalikan", internal=True)
    carry_out(state, report, m.REJECT_DRAFT, event.at)


def unit_reminded(state: State, event: e.UnitReminded) -> None:
    """Fold `UnitReminded`."""
    report = state.reports[event.report]
    report.reminders = (*report.reminders, Escalation(event.at, event.unit, None, event.message))
    unread(report, event.unit)
    name = state.settings.unit_name(event.unit)
    log(report, event.at, event.by, f"Koordinator mengingatkan {name}", internal=True)
    carry_out(state, report, m.REMIND_UNIT, event.at)


def escalated(state: State, event: e.Escalated) -> None:
    """Fold `Escalated`."""
    report = state.reports[event.report]
    report.escalations = (*report.escalations, Escalation(event.at, event.unit, event.to, event.message))
    unread(report, event.unit, f"{Role.UNIT_HEAD.value}:{event.unit}")
    name = state.settings.unit_name(event.unit)
    log(report, event.at, event.by, f"Keterlambatan {name} dilaporkan kepada {event.to.label}", internal=True)
    carry_out(state, report, m.ESCALATE, event.at)


def _ended(state: State, event: e.Event, move: m.Move, text: str) -> Report:
    report = state.reports[event.report]
    report.closed_at = event.at
    log(report, event.at, event.by, text)
    carry_out(state, report, move, event.at)
    return report


def closed_by_admin(state: State, event: e.ClosedByAdmin) -> None:
    """Fold `ClosedByAdmin`."""
    report = _ended(state, event, m.CLOSE, "Laporan ditutup oleh admin")
    if event.note:
        say(report, event, MessageKind.NOTICE, event.note)


def auto_closed(state: State, event: e.AutoClosed) -> None:
    """Fold `AutoClosed`."""
    move = m.AUTO_CLOSE_OPEN_REPLY if event.open_reply else m.AUTO_CLOSE
    _ended(state, event, move, "Laporan ditutup oleh sistem")


def confirmed(state: State, event: e.Confirmed) -> None:
    """Fold `Confirmed`."""
    report = _ended(state, event, m.CONFIRM, "Pelapor menyatakan laporan selesai")
    report.open_reply = False
    report.rating = event.rating
    report.rating_comment = event.comment


def withdrawn(state: State, event: e.Withdrawn) -> None:
    """Fold `Withdrawn`."""
    report = _ended(state, event, m.WITHDRAW, "Laporan diarsipkan sesuai dengan keinginan pelapor")
    report.archive_note = event.reason
    report.open_reply = False


def blocked(state: State, event: e.Blocked) -> None:
    """Fold `Blocked`."""
    report = _ended(state, event, m.BLOCK, "Konten laporan diblokir oleh Admin Nasional")
    report.archive_note = event.reason


def missing_data_expired(state: State, event: e.MissingDataExpired) -> None:
    """Fold `MissingDataExpired`."""
    _ended(state, event, m.EXPIRE_MISSING_DATA, "Laporan diarsipkan oleh sistem karena data tidak dilengkapi")


def formal_registered(state: State, event: e.FormalRequestRegistered) -> None:
    """Fold `FormalRequestRegistered`."""
    report = state.reports[event.report]
    report.formal_number = event.number
    log(report, event.at, event.by, f"Permohonan informasi didaftarkan ke PPID, nomor {event.number}")
    carry_out(state, report, m.REGISTER_FORMAL_REQUEST, event.at)


def formal_extended(state: State, event: e.FormalRequestExtended) -> None:
    """Fold `FormalRequestExtended`."""
    report = state.reports[event.report]
    report.formal_extended = True
    say(report, event, MessageKind.NOTICE, event.reason)
    log(report, event.at, event.by, f"Jawaban PPID diperpanjang {event.days} hari kerja")
    carry_out(state, report, m.EXTEND_FORMAL_REQUEST, event.at)
    state.clockwork.extend(report, ClockId.FORMAL_REQUEST, event.days, event.at)


def findings_recorded(state: State, event: e.FindingsRecorded) -> None:
    """Fold `FindingsRecorded`."""
    report = state.reports[event.report]
    report.findings = (*report.findings, *event.facts)
    unread(report, event.unit)
    log(report, event.at, event.by, "Temuan lapangan diterima pejabat penghubung", internal=True)
    carry_out(state, report, m.RECORD_FINDINGS, event.at)


def reporter_replied(state: State, event: e.ReporterReplied) -> None:
    """Fold `ReporterReplied`."""
    report = state.reports[event.report]
    report.open_reply = True
    report.findings_from = len(report.findings)
    say(report, event, MessageKind.REPLY, event.text, event.attachments)
    unread(report, AGENCY, *report.units)
    log(report, event.at, event.by, "Pelapor memberi tanggapan")
    if not report.status.is_open:
        move, report.closed_at = m.REPLY_REOPENS, None
    else:
        move = m.REPLY_WITH_WINDOW if state.options.close_open_reply else m.REPLY
    carry_out(state, report, move, event.at)


def marked_read(state: State, event: e.MarkedRead) -> None:
    """Fold `MarkedRead`."""
    report = state.reports[event.report]
    report.unread_by.remove(reader_key(event.by))
    report.updated_at = event.at


def deadline_warned(state: State, event: e.DeadlineWarned) -> None:
    """Fold `DeadlineWarned`."""
    report = state.reports[event.report]
    clock = report.clocks[event.clock]
    clock.warned = True
    _tell_owner(report, clock.owner, clock.unit)
    log(report, event.at, SYSTEM, f"Tenggat {event.clock.label} sudah dekat", internal=True)
    carry_out(state, report, m.WARN, event.at)


def deadline_breached(state: State, event: e.DeadlineBreached) -> None:
    """Fold `DeadlineBreached`."""
    report = state.reports[event.report]
    clock = report.clocks[event.clock]
    clock.breached = True
    _tell_owner(report, clock.owner, clock.unit)
    unread(report, AGENCY)
    log(report, event.at, SYSTEM, f"Tenggat {event.clock.label} terlewat", internal=True)
    carry_out(state, report, m.BREACH, event.at)


def _tell_owner(report: Report, owner: Role, unit: str | None) -> None:
    unread(report, owner.value if unit is None else unit)


def ombudsman_noticed(state: State, event: e.OmbudsmanNoticed) -> None:
    """Fold `OmbudsmanNoticed`."""
    report = state.reports[event.report]
    report.ombudsman_noticed = True
    say(report, event, MessageKind.NOTICE, OMBUDSMAN_TEXT)
    log(report, event.at, SYSTEM, "Pelapor diberi tahu haknya kepada Ombudsman")
    carry_out(state, report, m.OMBUDSMAN_NOTICE, event.at)
