"""Decisions about a report at a unit: return, answer, draft, reminder, closing, formal request.

Source: dossier sections 1.2, 3.3, 4.3, 4.4.
"""

from __future__ import annotations

from datetime import datetime

from trainer.sp4n.clocks import UNIT_CLOCKS
from trainer.sp4n.commands import (
    ApproveDraft,
    Close,
    Escalate,
    ExtendFormalRequest,
    FollowUp,
    RecordFindings,
    Refused,
    RegisterFormalRequest,
    RejectDraft,
    RemindUnit,
    ReturnToCoordinator,
    SubmitDraft,
)
from trainer.sp4n.events import (
    ClosedByAdmin,
    DraftApproved,
    DraftRejected,
    DraftSubmitted,
    Escalated,
    Event,
    FindingsRecorded,
    FollowedUp,
    FormalRequestExtended,
    FormalRequestRegistered,
    Returned,
    UnitReminded,
)
from trainer.sp4n.legality import allowed, filled, own_unit
from trainer.sp4n.report import Actor, Draft, Report
from trainer.sp4n.state import State
from trainer.sp4n.verbs import Verb
from trainer.sp4n.vocabulary import ClockId, ReportType

Events = tuple[Event, ...]


def return_to_coordinator(state: State, command: ReturnToCoordinator, actor: Actor, at: datetime) -> Events:
    """The lead unit gives the report back."""
    report = allowed(state, Verb.RETURN_TO_COORDINATOR, command.report, actor, at)
    unit = own_unit(state, report, actor)
    if unit != report.lead_unit:
        raise Refused(
            "Hanya unit utama yang dapat mengembalikan laporan; sampaikan keberatan kepada koordinator."
        )
    filled(command.reason, "Alasan pengembalian")
    return (Returned(report.id, at, actor, unit, command.reason),)


def follow_up(state: State, command: FollowUp, actor: Actor, at: datetime) -> Events:
    """A unit answers the reporter."""
    report = allowed(state, Verb.FOLLOW_UP, command.report, actor, at)
    unit = own_unit(state, report, actor)
    if state.options.draft_approval:
        raise Refused(
            "Di daerah ini jawaban harus disetujui kepala unit sebelum terbit; gunakan Ajukan draf jawaban."
        )
    filled(command.text, "Isi tindak lanjut")
    _lead_decides(report, unit, command.final)
    return (_followed_up(report, unit, command.text, command.attachments, command.final, actor, at, None),)


def submit_draft(state: State, command: SubmitDraft, actor: Actor, at: datetime) -> Events:
    """A unit lays an answer before its head."""
    report = allowed(state, Verb.SUBMIT_DRAFT, command.report, actor, at)
    unit = own_unit(state, report, actor)
    filled(command.text, "Isi draf")
    _lead_decides(report, unit, command.final)
    draft_id = len(report.drafts) + 1
    return (
        DraftSubmitted(
            report.id, at, actor, draft_id, unit, command.text, command.attachments, command.final
        ),
    )


def approve_draft(state: State, command: ApproveDraft, actor: Actor, at: datetime) -> Events:
    """The head of the unit approves a draft, which thereby goes out."""
    report = allowed(state, Verb.APPROVE_DRAFT, command.report, actor, at)
    draft = _waiting_draft(report, command.draft, own_unit(state, report, actor))
    _lead_decides(report, draft.unit, draft.final)
    return (
        DraftApproved(report.id, at, actor, draft.id),
        _followed_up(report, draft.unit, draft.text, draft.attachments, draft.final, actor, at, draft.id),
    )


def reject_draft(state: State, command: RejectDraft, actor: Actor, at: datetime) -> Events:
    """The head of the unit sends a draft back."""
    report = allowed(state, Verb.REJECT_DRAFT, command.report, actor, at)
    draft = _waiting_draft(report, command.draft, own_unit(state, report, actor))
    filled(command.note, "Catatan perbaikan")
    return (DraftRejected(report.id, at, actor, draft.id, command.note),)


def _lead_decides(report: Report, unit: str, final: bool) -> None:
    if final and unit != report.lead_unit:
        raise Refused(
            "Hasil akhir disampaikan oleh unit utama; kirimkan jawaban Anda sebagai masukan sementara."
        )


def _waiting_draft(report: Report, draft_id: int, unit: str) -> Draft:
    for draft in report.drafts:
        if draft.id == draft_id and draft.unit == unit:
            if draft.approved is not None:
                raise Refused(f"Draf nomor {draft_id} sudah diputuskan; minta draf baru bila perlu.")
            return draft
    raise Refused(f"Draf nomor {draft_id} dari unit Anda tidak ada; periksa daftar draf laporan ini.")


def _followed_up(
    report: Report,
    unit: str,
    text: str,
    attachments: tuple[str, ...],
    final: bool,
    actor: Actor,
    at: datetime,
    draft: int | None,
) -> FollowedUp:
    lead = unit == report.lead_unit
    return FollowedUp(
        report.id,
        at,
        actor,
        unit=unit,
        text=text,
        attachments=attachments,
        final=final,
        lead=lead,
        first=lead and report.first_follow_up_at is None,
        answers_reply=lead and report.open_reply,
        draft=draft,
    )


def remind_unit(state: State, command: RemindUnit, actor: Actor, at: datetime) -> Events:
    """The coordinator reminds a unit."""
    report = allowed(state, Verb.REMIND_UNIT, command.report, actor, at)
    unit = command.unit or report.lead_unit or ""
    if unit not in report.units:
        raise Refused(
            f"{state.settings.unit_name(unit)} tidak menangani laporan ini; pilih unit penerima disposisi."
        )
    filled(command.message, "Pesan pengingat")
    return (UnitReminded(report.id, at, actor, unit, command.message),)


def escalate(state: State, command: Escalate, actor: Actor, at: datetime) -> Events:
    """The coordinator takes a silent unit to its head or the Sekda."""
    report = allowed(state, Verb.ESCALATE, command.report, actor, at)
    clocks = (report.clocks.get(clock_id) for clock_id in UNIT_CLOCKS)
    if not any(clock is not None and clock.running and at > clock.due for clock in clocks):
        raise Refused("Tenggat unit belum lewat, jadi eskalasi terlalu dini; gunakan Ingatkan unit.")
    filled(command.message, "Pesan eskalasi")
    return (Escalated(report.id, at, actor, report.lead_unit or "", command.to, command.message),)


def close(state: State, command: Close, actor: Actor, at: datetime) -> Events:
    """The admin closes a report by hand; possible, if wrong, with an open reply."""
    report = allowed(state, Verb.CLOSE, command.report, actor, at)
    return (ClosedByAdmin(report.id, at, actor, command.note, report.open_reply),)


def register_formal_request(
    state: State, command: RegisterFormalRequest, actor: Actor, at: datetime
) -> Events:
    """The admin registers an information request for the PPID."""
    report = allowed(state, Verb.REGISTER_FORMAL_REQUEST, command.report, actor, at)
    if not report.verified or report.type is not ReportType.INFORMATION:
        raise Refused(
            "Permohonan PPID hanya untuk Permintaan Informasi yang sudah diverifikasi; periksa klasifikasinya."
        )
    if report.formal_number is not None:
        raise Refused(f"Laporan ini sudah terdaftar dengan nomor {report.formal_number}; pakai nomor itu.")
    filled(command.number, "Nomor permohonan")
    return (FormalRequestRegistered(report.id, at, actor, command.number),)


def extend_formal_request(state: State, command: ExtendFormalRequest, actor: Actor, at: datetime) -> Events:
    """The admin extends a formal request once, before its deadline."""
    report = allowed(state, Verb.EXTEND_FORMAL_REQUEST, command.report, actor, at)
    clock = report.clocks.get(ClockId.FORMAL_REQUEST)
    if clock is None or not clock.running:
        raise Refused("Tidak ada permohonan PPID yang sedang berjalan; daftarkan permohonannya lebih dahulu.")
    if report.formal_extended:
        raise Refused("Permohonan PPID hanya boleh diperpanjang satu kali; jawablah sebelum tenggat.")
    if at > clock.due:
        raise Refused(
            "Tenggat permohonan PPID sudah lewat sehingga tidak dapat diperpanjang; segera jawab pemohon."
        )
    filled(command.reason, "Alasan perpanjangan")
    days = state.options.formal_extension_days
    if days == 0:
        raise Refused(
            "Aturan daerah ini tidak mengenal perpanjangan permohonan PPID; jawablah sebelum tenggat."
        )
    return (FormalRequestExtended(report.id, at, actor, command.reason, days),)


def record_findings(state: State, command: RecordFindings, actor: Actor, at: datetime) -> Events:
    """The unit's facts reach its Pejabat Penghubung."""
    report = allowed(state, Verb.RECORD_FINDINGS, command.report, actor, at)
    if not command.facts or report.lead_unit is None:
        raise Refused(
            "Temuan hanya dapat dicatat untuk laporan yang sudah didisposisikan; isi fakta dan unitnya."
        )
    return (FindingsRecorded(report.id, at, actor, report.lead_unit, command.facts),)
