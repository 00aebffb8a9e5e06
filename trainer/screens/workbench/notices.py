"""What just happened, in one line each, from the entries of the log."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import msgspec

from trainer.screens.shared.plain import plain_line
from trainer.screens.shared.words import short_day
from trainer.sp4n import events as ev

if TYPE_CHECKING:
    from trainer.practice.session import Session
    from trainer.scenarios.log import LogEntry


class Notice(msgspec.Struct, frozen=True):
    """One line: when, about which report (0 for none), what, and its tone."""

    at: datetime
    report: int
    text: str
    tone: str = ""


def _unit(session: Session, unit: str) -> str:
    return session.instance.settings.unit_name(unit)


def _findings(session: Session, event: ev.FindingsRecorded) -> tuple[str, str]:
    """Facts for the trainee's own answer are news; a unit that answers by itself only lets know."""
    if event.unit in (*session.scenario.acting_for, *session.scenario.leads):
        return f"Bahan jawaban dari {_unit(session, event.unit)} sudah ada", "accent"
    return f"{_unit(session, event.unit)} sudah punya bahan dan menjawab sendiri", "muted"


_LINES: dict[type[Any], tuple[Callable[[Session, Any], str], str]] = {
    ev.Submitted: (lambda _, e: f"Laporan baru: {e.title}", "accent"),
    ev.Routed: (lambda _, e: "Diteruskan Admin Nasional ke instansi Anda", "accent"),
    ev.Returned: (lambda s, e: f"Dikembalikan {_unit(s, e.unit)}: {e.reason}", "warn"),
    ev.DataCompleted: (lambda _, e: "Pelapor melengkapi data", "accent"),
    ev.ReporterReplied: (lambda _, e: f"Pelapor menanggapi: {e.text}", "warn"),
    ev.FollowedUp: (lambda s, e: f"{_unit(s, e.unit)} mengirim tindak lanjut", ""),
    ev.Confirmed: (lambda _, e: f"Pelapor menyatakan selesai, nilai {e.rating} dari 5", "good"),
    ev.Withdrawn: (lambda _, e: "Pelapor menarik laporannya", ""),
    ev.DeadlineWarned: (lambda _, e: f"Tenggat dekat: {e.clock.label}", "warn"),
    ev.DeadlineBreached: (lambda _, e: f"Lewat tenggat: {e.clock.label}", "bad"),
    ev.AutoClosed: (lambda _, e: "Ditutup oleh sistem", "muted"),
    ev.MissingDataExpired: (lambda _, e: "Diarsipkan sistem: data tidak dilengkapi", "muted"),
    ev.OmbudsmanNoticed: (lambda _, e: "Pelapor diberi tahu tentang Ombudsman", "bad"),
    ev.Verified: (lambda _, e: "Anda memverifikasi laporan", "muted"),
    ev.Disposed: (lambda s, e: f"Didisposisikan ke {_unit(s, e.unit)}", "muted"),
    ev.UnitChanged: (lambda s, e: f"Disposisi diubah ke {_unit(s, e.unit)}", "muted"),
    ev.DataRequested: (lambda _, e: "Anda meminta kelengkapan data", "muted"),
    ev.Forwarded: (lambda s, e: f"Diteruskan ke {s.instance.settings.agency_name(e.agency)}", "muted"),
    ev.Archived: (lambda _, e: "Anda mengarsipkan laporan", "muted"),
    ev.Merged: (lambda _, e: f"Digabung ke #{e.into}", "muted"),
    ev.SplitUp: (lambda _, e: f"Dipecah menjadi {len(e.parts)} laporan", "muted"),
    ev.UnitReminded: (lambda s, e: f"Anda mengingatkan {_unit(s, e.unit)}", "muted"),
    ev.Escalated: (lambda s, e: f"Eskalasi {_unit(s, e.unit)} kepada {e.to.label}", "muted"),
    ev.ClosedByAdmin: (lambda _, e: "Anda menutup laporan", "muted"),
    ev.FormalRequestRegistered: (lambda _, e: f"Terdaftar sebagai permohonan PPID nomor {e.number}", "muted"),
    ev.FormalRequestExtended: (lambda _, e: f"Permohonan PPID diperpanjang {e.days} hari kerja", "muted"),
    ev.Edited: (lambda _, e: "Laporan diubah", "muted"),
    ev.DraftSubmitted: (
        lambda s, e: f"{_unit(s, e.unit)} mengajukan draf nomor {e.draft} kepada kepala unit",
        "",
    ),
    ev.DraftApproved: (lambda _, e: f"Kepala unit menyetujui draf nomor {e.draft}", "good"),
    ev.DraftRejected: (lambda _, e: f"Kepala unit mengembalikan draf nomor {e.draft}: {e.note}", "warn"),
    ev.Blocked: (lambda _, e: "Diblokir Admin Nasional", "muted"),
}


def notices_of(session: Session, entries: Iterable[LogEntry]) -> list[Notice]:
    """The lines of some entries, latest first."""
    found = []
    for entry in entries:
        if entry.tells:
            found.append(Notice(entry.at, entry.report or 0, plain_line(entry.note), "warn"))
        for event in entry.events:
            line = _LINES.get(type(event))
            if isinstance(event, ev.FindingsRecorded):
                text, tone = _findings(session, event)
                found.append(Notice(event.at, event.report, plain_line(text), tone))
            elif line is not None:
                found.append(Notice(event.at, event.report, plain_line(line[0](session, event)), line[1]))
    found.reverse()
    return found


def absences_between(session: Session, after: date | None, until: date) -> list[Notice]:
    """Whose officers went on leave after a day up to and including another; the first day of a shift tells all so far."""
    found = []
    for absence in session.scenario.absences:
        if absence.first <= until <= absence.last and (after is None or absence.first > after):
            at = session.calendar.opening(absence.first)
            text = f"Pejabat penghubung {_unit(session, absence.unit)} cuti sampai {short_day(absence.last)}"
            found.append(Notice(at, 0, plain_line(text), "warn"))
    return found
