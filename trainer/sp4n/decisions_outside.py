"""Decisions that do not come from the agency: those of the reporter, the Admin Nasional and the system.

Source: dossier sections 3.3, 4.1 (C5-C7), 4.4.
"""

from __future__ import annotations

from datetime import datetime

from trainer.sp4n.commands import (
    AutoClose,
    Block,
    Breach,
    CompleteData,
    Confirm,
    ExpireMissingData,
    MarkRead,
    OmbudsmanNotice,
    Refused,
    Reply,
    Warn,
    Withdraw,
)
from trainer.sp4n.events import (
    AutoClosed,
    Blocked,
    Confirmed,
    DataCompleted,
    DeadlineBreached,
    DeadlineWarned,
    Event,
    MarkedRead,
    MissingDataExpired,
    OmbudsmanNoticed,
    ReporterReplied,
    Withdrawn,
)
from trainer.sp4n.legality import allowed, filled
from trainer.sp4n.report import Actor, Clock, Report
from trainer.sp4n.state import State
from trainer.sp4n.verbs import Verb
from trainer.sp4n.vocabulary import ClockId, Role, Status

Events = tuple[Event, ...]


def complete_data(state: State, command: CompleteData, actor: Actor, at: datetime) -> Events:
    """The reporter supplies what was asked for."""
    report = allowed(state, Verb.COMPLETE_DATA, command.report, actor, at)
    filled(command.text, "Kelengkapan data")
    return (
        DataCompleted(
            report.id, at, actor, command.text, command.attachments, command.location, command.incident_date
        ),
    )


def reply(state: State, command: Reply, actor: Actor, at: datetime) -> Events:
    """The reporter answers back."""
    report = allowed(state, Verb.REPLY, command.report, actor, at)
    if not report.status.is_open and not state.options.reopening:
        raise Refused(
            f"Laporan #{report.id} sudah selesai dan tidak dapat dibuka kembali; "
            "kirim laporan baru dengan menyebut nomor ini."
        )
    filled(command.text, "Isi tanggapan")
    return (ReporterReplied(report.id, at, actor, command.text, command.attachments),)


def confirm(state: State, command: Confirm, actor: Actor, at: datetime) -> Events:
    """The reporter confirms and rates."""
    report = allowed(state, Verb.CONFIRM, command.report, actor, at)
    if not 1 <= command.rating <= 5:
        raise Refused("Penilaian harus antara 1 dan 5 bintang; pilih salah satu.")
    return (Confirmed(report.id, at, actor, command.rating, command.comment),)


def withdraw(state: State, command: Withdraw, actor: Actor, at: datetime) -> Events:
    """The reporter takes the report back."""
    report = allowed(state, Verb.WITHDRAW, command.report, actor, at)
    return (Withdrawn(report.id, at, actor, command.reason),)


def block(state: State, command: Block, actor: Actor, at: datetime) -> Events:
    """The Admin Nasional blocks the content."""
    report = allowed(state, Verb.BLOCK, command.report, actor, at)
    filled(command.reason, "Alasan pemblokiran")
    return (Blocked(report.id, at, actor, command.reason),)


def mark_read(state: State, command: MarkRead, actor: Actor, at: datetime) -> Events:
    """Somebody has seen the news of a report."""
    report = allowed(state, Verb.MARK_READ, command.report, actor, at)
    if reader_key(actor) not in report.unread_by:
        raise Refused(f"Tidak ada kabar baru pada laporan #{report.id}; tidak perlu ditandai.")
    return (MarkedRead(report.id, at, actor),)


def reader_key(actor: Actor) -> str:
    """Under which key `Report.unread_by` knows an actor: the unit for unit roles, else the role."""
    if actor.role is Role.UNIT_HEAD:
        return f"{Role.UNIT_HEAD.value}:{actor.unit}"
    return actor.unit if actor.unit is not None else actor.role.value


def expire_missing_data(state: State, command: ExpireMissingData, actor: Actor, at: datetime) -> Events:
    """The system archives a report whose data never came."""
    report = allowed(state, Verb.EXPIRE_MISSING_DATA, command.report, actor, at)
    if at < _running(report, ClockId.MISSING_DATA).due:
        raise Refused("Masa melengkapi data belum habis; tunggu sampai tenggatnya.")
    return (MissingDataExpired(report.id, at, actor),)


def auto_close(state: State, command: AutoClose, actor: Actor, at: datetime) -> Events:
    """The system closes a report after the reporter's window."""
    report = allowed(state, Verb.AUTO_CLOSE, command.report, actor, at)
    if report.status is Status.REPORTER_REPLIED and not state.options.close_open_reply:
        raise Refused("Tanggapan pelapor belum dijawab; laporan ini tidak ditutup otomatis.")
    if at < _running(report, ClockId.REPORTER_WINDOW).due:
        raise Refused("Masa tanggapan pelapor belum habis; tunggu sampai tenggatnya.")
    return (AutoClosed(report.id, at, actor, report.open_reply),)


def warn(state: State, command: Warn, actor: Actor, at: datetime) -> Events:
    """The system warns of a near deadline."""
    report = allowed(state, Verb.WARN, command.report, actor, at)
    clock = _running(report, command.clock)
    warn_at = state.clockwork.warn_at(clock)
    if clock.warned or clock.breached or warn_at is None or at < warn_at:
        raise Refused(f"Peringatan {clock.id.label} belum waktunya atau sudah dikirim; tunggu tenggatnya.")
    return (DeadlineWarned(report.id, at, actor, clock.id, clock.due),)


def breach(state: State, command: Breach, actor: Actor, at: datetime) -> Events:
    """The system notes that a deadline of an official has passed."""
    report = allowed(state, Verb.BREACH, command.report, actor, at)
    clock = _running(report, command.clock)
    if clock.owner is Role.REPORTER:
        raise Refused(f"{clock.id.label} adalah masa bagi pelapor; gunakan penutupan atau arsip otomatis.")
    if clock.breached or at <= clock.due:
        raise Refused(f"Tenggat {clock.id.label} belum lewat atau sudah dicatat; tunggu tenggatnya.")
    return (DeadlineBreached(report.id, at, actor, clock.id, clock.due),)


def ombudsman_notice(state: State, command: OmbudsmanNotice, actor: Actor, at: datetime) -> Events:
    """The system tells the reporter of the Ombudsman option."""
    report = allowed(state, Verb.OMBUDSMAN_NOTICE, command.report, actor, at)
    if report.ombudsman_noticed or report.ombudsman_at is None or at < report.ombudsman_at:
        raise Refused("Pemberitahuan hak ke Ombudsman belum waktunya atau sudah dikirim; tunggu tenggatnya.")
    return (OmbudsmanNoticed(report.id, at, actor),)


def _running(report: Report, clock_id: ClockId) -> Clock:
    clock = report.clocks.get(clock_id)
    if clock is None or not clock.running:
        raise Refused(
            f"Tenggat {clock_id.label} tidak sedang berjalan pada laporan #{report.id}; abaikan saja."
        )
    return clock
