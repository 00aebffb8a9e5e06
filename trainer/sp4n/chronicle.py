"""What is told of a report: its tracking history and its conversation, both written out from its events.

Neither is kept: the events that happened to a report say everything, so the lines are worded when somebody
reads them. Folding a year of reports therefore words nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from trainer.sp4n import events as e
from trainer.sp4n.records import NATIONAL, HistoryEntry, Message, MessageKind
from trainer.sp4n.vocabulary import ReportType, Role

OMBUDSMAN_TEXT = (
    "Laporan Anda belum selesai setelah melewati batas waktu. Anda berhak menyampaikan pengaduan "
    "kepada Ombudsman Republik Indonesia."
)


class Names(Protocol):
    """How an instance calls its agency, units and neighbours."""

    @property
    def agency(self) -> str:
        """The agency's own name."""

    def unit_name(self, unit: str) -> str:
        """The name of a unit."""

    def agency_name(self, agency: str) -> str:
        """The name of a neighbour agency, or of the Admin Nasional."""


def history(report: int, events: Sequence[e.Event], names: Names) -> list[HistoryEntry]:
    """The tracking history of a report.

    Args:
        report: its tracking id; an event about two reports reads differently on each.
        events: what happened to it, in order.
        names: how the instance calls units and agencies.

    Returns:
        One line for each event that has one; internal lines are marked.
    """
    lines: list[HistoryEntry] = []
    kind: ReportType | None = None
    for event in events:
        if isinstance(event, e.Edited):
            lines.append(_edited(event, retyped=event.type is not kind))
        elif (line := _LINES.get(type(event))) is not None:
            text = line(event, report, names)
            lines.append(HistoryEntry(event.at, event.by.role, text, type(event) in _INTERNAL))
        if isinstance(event, e.Verified | e.Edited):
            kind = event.type
    return lines


def conversation(events: Sequence[e.Event]) -> list[Message]:
    """The public conversation with the reporter.

    Args:
        events: what happened to the report, in order.

    Returns:
        One message for each event that says something to or from the reporter.
    """
    messages: list[Message] = []
    for event in events:
        message = _MESSAGES.get(type(event))
        if message is None:
            continue
        kind, field = message
        text = OMBUDSMAN_TEXT if field is None else getattr(event, field)
        if text or not isinstance(event, e.SplitUp | e.ClosedByAdmin):
            messages.append(_message(event, kind, text))
    return messages


def _message(event: e.Event, kind: MessageKind, text: str) -> Message:
    by = event.by
    author = Role.REPORTER.label if by.role is Role.REPORTER else by.name
    if isinstance(event, e.FollowedUp):
        return Message(event.at, kind, by.role, author, text, event.unit, event.attachments, event.final)
    attachments = event.attachments if isinstance(event, e.DataCompleted | e.ReporterReplied) else ()
    return Message(event.at, kind, by.role, author, text, None, attachments)


_MESSAGES: dict[type, tuple[MessageKind, str | None]] = {
    e.FollowedUp: (MessageKind.FOLLOW_UP, "text"),
    e.DataRequested: (MessageKind.DATA_REQUEST, "message"),
    e.DataCompleted: (MessageKind.DATA, "text"),
    e.ReporterReplied: (MessageKind.REPLY, "text"),
    e.Forwarded: (MessageKind.NOTICE, "message"),
    e.Archived: (MessageKind.NOTICE, "explanation"),
    e.Merged: (MessageKind.NOTICE, "message"),
    e.SplitUp: (MessageKind.NOTICE, "message"),
    e.ClosedByAdmin: (MessageKind.NOTICE, "note"),
    e.FormalRequestExtended: (MessageKind.NOTICE, "reason"),
    e.OmbudsmanNoticed: (MessageKind.NOTICE, None),
}
"""Of which kind the message of an event is, and the field with its text; None for the set text."""


def _edited(event: e.Edited, *, retyped: bool) -> HistoryEntry:
    text = f"Klasifikasi diubah menjadi {event.type.label}" if retyped else "Laporan disunting admin"
    return HistoryEntry(event.at, event.by.role, text, internal=not retyped)


def _submitted(event: e.Submitted, report: int, names: Names) -> str:
    if event.by.role is not Role.REPORTER:
        return f"Laporan dari {event.channel.label} dicatat oleh {names.agency}"
    return f"Laporan dikirim pelapor kepada {names.agency if event.to_agency else 'Admin Nasional'}"


def _disposed(event: e.Disposed | e.UnitChanged, report: int, names: Names) -> str:
    verb = "didisposisikan" if isinstance(event, e.Disposed) else "didisposisikan ulang"
    text = f"Laporan {verb} ke {names.unit_name(event.unit)} oleh {names.agency}"
    if event.support_units:
        text += f" (unit pendukung: {', '.join(map(names.unit_name, event.support_units))})"
    return text


def _forwarded(event: e.Forwarded, report: int, names: Names) -> str:
    verb = "dikembalikan" if event.agency == NATIONAL else "diteruskan"
    return f"Laporan {verb} ke {names.agency_name(event.agency)} karena bukan wewenang instansi penerima"


def _merged(event: e.Merged, report: int, names: Names) -> str:
    if report == event.into:
        return f"Laporan #{event.report} digabungkan ke laporan ini"
    return f"Laporan digabungkan ke laporan #{event.into}"


def _split_up(event: e.SplitUp, report: int, names: Names) -> str:
    if report != event.report:
        return f"Laporan dipisahkan dari laporan #{event.report}"
    numbers = ", ".join(f"#{part.id}" for part in event.parts[1:])
    return f"Laporan dipisahkan; bagian lain menjadi laporan {numbers}"


def _followed_up(event: e.FollowedUp, report: int, names: Names) -> str:
    name = names.unit_name(event.unit)
    if event.lead:
        return f"Laporan ditindaklanjuti oleh {name}"
    return f"{name} menyampaikan masukan sebagai unit pendukung"


def _set(text: str) -> Callable[[Any, int, Names], str]:
    """A line that always reads the same."""
    return lambda event, report, names: text


_LINES: dict[type, Callable[[Any, int, Names], str]] = {
    e.Submitted: _submitted,
    e.Routed: lambda event, report, names: f"Laporan diteruskan ke {names.agency} oleh Admin Nasional",
    e.Verified: lambda event, report, names: f"Laporan diverifikasi sebagai {event.type.label}",
    e.Disposed: _disposed,
    e.UnitChanged: _disposed,
    e.DataRequested: lambda event, report, names: f"{names.agency} meminta pelapor melengkapi informasi",
    e.DataCompleted: _set("Pelapor melengkapi informasi"),
    e.Forwarded: _forwarded,
    e.Archived: lambda event, report, names: f"Laporan diarsipkan dengan alasan {event.reason.label}",
    e.Merged: _merged,
    e.SplitUp: _split_up,
    e.Returned: lambda event, report, names: (
        f"{names.unit_name(event.unit)} mengembalikan laporan kepada koordinator"
    ),
    e.FollowedUp: _followed_up,
    e.DraftSubmitted: lambda event, report, names: f"Draf jawaban nomor {event.draft} diajukan",
    e.DraftApproved: lambda event, report, names: f"Draf jawaban nomor {event.draft} disetujui",
    e.DraftRejected: lambda event, report, names: f"Draf jawaban nomor {event.draft} dikembalikan",
    e.UnitReminded: lambda event, report, names: f"Koordinator mengingatkan {names.unit_name(event.unit)}",
    e.Escalated: lambda event, report, names: (
        f"Keterlambatan {names.unit_name(event.unit)} dilaporkan kepada {event.to.label}"
    ),
    e.ClosedByAdmin: _set("Laporan ditutup oleh admin"),
    e.AutoClosed: _set("Laporan ditutup oleh sistem"),
    e.Confirmed: _set("Pelapor menyatakan laporan selesai"),
    e.Withdrawn: _set("Laporan diarsipkan sesuai dengan keinginan pelapor"),
    e.Blocked: _set("Konten laporan diblokir oleh Admin Nasional"),
    e.MissingDataExpired: _set("Laporan diarsipkan oleh sistem karena data tidak dilengkapi"),
    e.FormalRequestRegistered: lambda event, report, names: (
        f"Permohonan informasi didaftarkan ke PPID, nomor {event.number}"
    ),
    e.FormalRequestExtended: lambda event, report, names: (
        f"Jawaban PPID diperpanjang {event.days} hari kerja"
    ),
    e.FindingsRecorded: _set("Temuan lapangan diterima pejabat penghubung"),
    e.ReporterReplied: _set("Pelapor memberi tanggapan"),
    e.DeadlineWarned: lambda event, report, names: f"Tenggat {event.clock.label} sudah dekat",
    e.DeadlineBreached: lambda event, report, names: f"Tenggat {event.clock.label} terlewat",
    e.OmbudsmanNoticed: _set("Pelapor diberi tahu haknya kepada Ombudsman"),
}
"""The line of an event in the history; an event without one is not told there."""

_INTERNAL = frozenset(
    {
        e.Returned,
        e.DraftSubmitted,
        e.DraftApproved,
        e.DraftRejected,
        e.UnitReminded,
        e.Escalated,
        e.FindingsRecorded,
        e.DeadlineWarned,
        e.DeadlineBreached,
    }
)
"""Events whose line is for the agency's eyes alone."""
