"""Decisions about a report before a unit has it: submission, routing, verification, disposition.

Source: dossier sections 1.2, 2.2, 3.3, 5.2.
"""

from __future__ import annotations

from datetime import datetime

from trainer.sp4n.commands import (
    Archive,
    AskForData,
    ChangeUnit,
    Dispose,
    EditPublished,
    EnterOffline,
    Merge,
    NotOurs,
    Refused,
    RouteToAgency,
    Split,
    Submit,
    Verify,
    VerifyAndDispose,
)
from trainer.sp4n.events import (
    Archived,
    DataRequested,
    Disposed,
    Edited,
    Event,
    Forwarded,
    Merged,
    Routed,
    SplitPart,
    SplitUp,
    Submitted,
    UnitChanged,
    Verified,
)
from trainer.sp4n.legality import allowed, filled, found, known_units
from trainer.sp4n.moves import is_legal
from trainer.sp4n.report import NATIONAL, Actor, Report
from trainer.sp4n.state import State
from trainer.sp4n.verbs import Verb
from trainer.sp4n.vocabulary import ArchiveReason, ReportType, Role, Status

Events = tuple[Event, ...]


def submit(state: State, command: Submit, actor: Actor, at: datetime) -> Events:
    """A reporter sends a report."""
    if command.channel.is_offline:
        raise Refused(
            f"Kanal {command.channel.label} bersifat luring; laporannya dicatat oleh Admin Instansi."
        )
    return _received(state, Verb.SUBMIT, command, command.target_agency, actor, at)


def enter_offline(state: State, command: EnterOffline, actor: Actor, at: datetime) -> Events:
    """An admin types in a complaint from an offline channel."""
    if not command.channel.is_offline:
        raise Refused(
            f"Kanal {command.channel.label} masuk dengan sendirinya; pilih kanal luring yang benar."
        )
    return _received(state, Verb.ENTER_OFFLINE, command, True, actor, at)


def _received(
    state: State, verb: Verb, command: Submit | EnterOffline, to_agency: bool, actor: Actor, at: datetime
) -> Events:
    if not is_legal(verb, actor.role, None):
        raise Refused(f"{actor.role.label} tidak dapat melakukan {verb.label}; gunakan akun yang berwenang.")
    filled(command.title, "Judul laporan")
    filled(command.body, "Isi laporan")
    filled(command.reporter.name, "Nama pelapor")
    if command.cites_report is not None and command.cites_report not in state.reports:
        raise Refused(
            f"Nomor laporan lama #{command.cites_report} tidak ditemukan; periksa atau kosongkan nomor itu."
        )
    return (
        Submitted(
            state.next_id,
            at,
            actor,
            title=command.title,
            body=command.body,
            choice=command.choice,
            reporter=command.reporter,
            channel=command.channel,
            anonymous=command.anonymous,
            secret=command.secret,
            location=command.location,
            incident_date=command.incident_date,
            attachments=command.attachments,
            to_agency=to_agency,
            cites=command.cites_report,
        ),
    )


def route_to_agency(state: State, command: RouteToAgency, actor: Actor, at: datetime) -> Events:
    """The Admin Nasional sends the report to this agency."""
    report = allowed(state, Verb.ROUTE_TO_AGENCY, command.report, actor, at)
    return (Routed(report.id, at, actor, command.note),)


def verify(state: State, command: Verify, actor: Actor, at: datetime) -> Events:
    """An admin verifies without disposing."""
    report = allowed(state, Verb.VERIFY, command.report, actor, at)
    return (_verified(report, command, actor, at),)


def dispose(state: State, command: Dispose, actor: Actor, at: datetime) -> Events:
    """An admin disposes a verified report."""
    report = allowed(state, Verb.DISPOSE, command.report, actor, at)
    if not report.verified:
        raise Refused(
            f"Laporan #{report.id} belum diverifikasi; tetapkan judul, klasifikasi, dan kategorinya dahulu."
        )
    known_units(state, command.unit, command.support_units)
    return (Disposed(report.id, at, actor, command.unit, command.support_units, command.note),)


def verify_and_dispose(state: State, command: VerifyAndDispose, actor: Actor, at: datetime) -> Events:
    """An admin does both in one form."""
    report = allowed(state, Verb.VERIFY_AND_DISPOSE, command.report, actor, at)
    known_units(state, command.unit, command.support_units)
    return (
        _verified(report, command, actor, at),
        Disposed(report.id, at, actor, command.unit, command.support_units, command.note),
    )


def _verified(report: Report, command: Verify | VerifyAndDispose, actor: Actor, at: datetime) -> Verified:
    body = report.body if command.body is None else command.body
    filled(command.title, "Judul laporan")
    filled(body, "Isi laporan")
    _categorised(command.category)
    _formal_stays(report, command.type)
    return Verified(
        report.id,
        at,
        actor,
        title=command.title,
        body=body,
        type=command.type,
        category=command.category,
        tags=command.tags,
        anonymous=_privacy(report.anonymous, report.chosen_anonymous, command.anonymous, "Anonim"),
        secret=_privacy(report.secret, report.chosen_secret, command.secret, "Rahasia"),
    )


def edit_published(state: State, command: EditPublished, actor: Actor, at: datetime) -> Events:
    """An admin changes a verified report afterwards."""
    report = allowed(state, Verb.EDIT_PUBLISHED, command.report, actor, at)
    if not report.verified:
        raise Refused(f"Laporan #{report.id} belum diverifikasi; gunakan Verifikasi.")
    title = report.title if command.title is None else command.title
    body = report.body if command.body is None else command.body
    report_type = report.type if command.type is None else command.type
    category = report.category if command.category is None else command.category
    filled(title, "Judul laporan")
    filled(body, "Isi laporan")
    _categorised(category)
    if report_type is not report.type and not report.status.is_open:
        raise Refused(
            "Klasifikasi laporan yang sudah selesai tidak dapat diubah; ubah teks atau privasinya saja."
        )
    _formal_stays(report, report_type)
    event = Edited(
        report.id,
        at,
        actor,
        title=title,
        body=body,
        type=report_type,
        category=category,
        tags=report.tags if command.tags is None else command.tags,
        anonymous=_privacy(report.anonymous, report.chosen_anonymous, command.anonymous, "Anonim"),
        secret=_privacy(report.secret, report.chosen_secret, command.secret, "Rahasia"),
    )
    before = (report.title, report.body, report.type, report.category, report.tags)
    after = (title, body, report_type, category, event.tags)
    if before == after and (report.anonymous, report.secret) == (event.anonymous, event.secret):
        raise Refused("Tidak ada yang berubah; ubah sedikitnya satu isian atau batalkan.")
    return (event,)


def _formal_stays(report: Report, kind: ReportType) -> None:
    if kind is not ReportType.INFORMATION and report.formal_number is not None:
        raise Refused(
            "Laporan ini sudah terdaftar sebagai permohonan PPID; klasifikasinya tetap Permintaan Informasi."
        )


def _categorised(category: tuple[str, ...]) -> None:
    if not category or not all(category):
        raise Refused("Kategori laporan belum dipilih; pilih kategori yang paling sesuai.")


def _privacy(present: bool, chosen: bool, wanted: bool | None, name: str) -> bool:
    """A reporter's protection may be added by an admin but never taken away (dossier 7.4)."""
    if wanted is None:
        return present
    if chosen and not wanted:
        raise Refused(f"Pelapor memilih {name}; perlindungan itu tidak boleh dicabut, jadi biarkan aktif.")
    return wanted


def ask_for_data(state: State, command: AskForData, actor: Actor, at: datetime) -> Events:
    """An admin asks the reporter for missing data (`Tunda`)."""
    report = allowed(state, Verb.ASK_FOR_DATA, command.report, actor, at)
    if not command.missing:
        raise Refused("Belum ada data yang diminta; pilih sedikitnya satu data yang kurang.")
    filled(command.message, "Pesan kepada pelapor")
    return (DataRequested(report.id, at, actor, command.missing, command.message),)


def not_ours(state: State, command: NotOurs, actor: Actor, at: datetime) -> Events:
    """An admin forwards a report that is not the agency's authority."""
    report = allowed(state, Verb.NOT_OURS, command.report, actor, at)
    known = command.agency in state.settings.neighbours
    if command.agency == NATIONAL:
        known = actor.role is Role.AGENCY
    if not known:
        raise Refused(f"Instansi tujuan “{command.agency}” tidak dikenal; pilih instansi dari daftar.")
    filled(command.message, "Penjelasan kepada pelapor")
    return (Forwarded(report.id, at, actor, command.agency, command.message),)


def archive(state: State, command: Archive, actor: Actor, at: datetime) -> Events:
    """An admin archives a report with a reason."""
    report = allowed(state, Verb.ARCHIVE, command.report, actor, at)
    filled(command.explanation, "Penjelasan arsip")
    if command.reason is ArchiveReason.DUPLICATE:
        if command.duplicate_of is None:
            raise Refused("Alasan Duplikat memerlukan nomor laporan yang sama; isilah nomor pelacakannya.")
        if command.duplicate_of == report.id:
            raise Refused("Laporan tidak dapat menjadi duplikat dirinya sendiri; isilah nomor laporan lain.")
        if found(state, command.duplicate_of).duplicate_of == report.id:
            raise Refused(
                f"Laporan #{command.duplicate_of} sudah tercatat sebagai duplikat laporan ini; "
                "satu di antara keduanya harus tetap ditangani."
            )
    elif command.duplicate_of is not None:
        raise Refused("Nomor laporan lain hanya untuk alasan Duplikat; ganti alasannya atau kosongkan nomor.")
    return (Archived(report.id, at, actor, command.reason, command.explanation, command.duplicate_of),)


def merge(state: State, command: Merge, actor: Actor, at: datetime) -> Events:
    """An admin joins a duplicate to the report that stays.

    Refused where the system itself can see that it is none: with itself, and with a report that is joined already,
    finished, or with another agency. Whether two reports tell of the same thing only the admin can see; the real
    system knows no way to unjoin them. Source: dossier 3.3 (merge).
    """
    report = allowed(state, Verb.MERGE, command.report, actor, at)
    if command.into == report.id:
        raise Refused(
            "Laporan tidak dapat digabungkan dengan dirinya sendiri; pilih laporan induk yang lain."
        )
    into = found(state, command.into)
    if into.merged_into is not None:
        raise Refused(
            f"Laporan #{into.id} sudah digabungkan ke #{into.merged_into}; gabungkan ke #{into.merged_into}."
        )
    if not into.status.is_open or into.status is Status.AT_NATIONAL:
        raise Refused(
            f"Laporan induk #{into.id} berstatus {into.status.label}; pilih induk yang masih ditangani instansi."
        )
    if at < into.updated_at:
        raise Refused(
            f"Waktu tindakan lebih awal daripada kejadian terakhir laporan #{into.id}; tunggu dahulu."
        )
    filled(command.message, "Pesan kepada kedua pelapor")
    return (Merged(report.id, at, actor, into.id, command.message),)


def split(state: State, command: Split, actor: Actor, at: datetime) -> Events:
    """An admin splits a report with several matters."""
    report = allowed(state, Verb.SPLIT, command.report, actor, at)
    if len(command.parts) < 2:
        raise Refused("Pemisahan memerlukan sedikitnya dua bagian; tambahkan judul dan isi bagian kedua.")
    for part in command.parts:
        filled(part.title, "Judul bagian")
        filled(part.body, "Isi bagian")
    ids = (report.id, *range(state.next_id, state.next_id + len(command.parts) - 1))
    parts = tuple(
        SplitPart(new_id, part.title, part.body) for new_id, part in zip(ids, command.parts, strict=True)
    )
    return (SplitUp(report.id, at, actor, parts, command.message),)


def change_unit(state: State, command: ChangeUnit, actor: Actor, at: datetime) -> Events:
    """An admin re-disposes a report."""
    report = allowed(state, Verb.CHANGE_UNIT, command.report, actor, at)
    known_units(state, command.unit, command.support_units)
    previous = report.lead_unit or ""
    if previous == command.unit and report.support_units == command.support_units:
        raise Refused("Unit utama dan pendukung tidak berubah; pilih unit lain atau batalkan.")
    return (UnitChanged(report.id, at, actor, previous, command.unit, command.support_units, command.note),)
