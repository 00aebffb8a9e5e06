"""One sentence after a move of the trainee: what was sent, about which report, and to whom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from trainer.screens.shared.plain import plain_line
from trainer.sp4n import events as ev

if TYPE_CHECKING:
    from trainer.practice.session import Session


def _unit(session: Session, unit: str) -> str:
    return session.instance.settings.unit_name(unit)


def _disposed(session: Session, event: ev.Disposed) -> str:
    more = len(event.support_units)
    return f"Laporan #{event.report} terkirim ke {_unit(session, event.unit)}" + (
        f" dan {more} unit pendukung" if more else ""
    )


def _followed_up(_: Session, event: ev.FollowedUp) -> str:
    kind = "Hasil akhir" if event.final else "Jawaban sementara"
    return f"{kind} untuk laporan #{event.report} terkirim kepada pelapor"


_SENTENCES: dict[type[Any], Callable[[Session, Any], str]] = {
    ev.Disposed: _disposed,
    ev.UnitChanged: lambda s, e: f"Laporan #{e.report} dipindahkan ke {_unit(s, e.unit)}",
    ev.Verified: lambda _, e: f"Laporan #{e.report} terverifikasi, unitnya belum dipilih",
    ev.DataRequested: lambda _, e: f"Permintaan data untuk laporan #{e.report} terkirim kepada pelapor",
    ev.Forwarded: lambda s, e: (
        f"Laporan #{e.report} diteruskan ke {s.instance.settings.agency_name(e.agency)}; pelapor diberi tahu"
    ),
    ev.Routed: lambda _, e: f"Laporan #{e.report} tersalurkan ke pemerintah daerah",
    ev.Archived: lambda _, e: f"Laporan #{e.report} diarsipkan; alasannya terkirim kepada pelapor",
    ev.Merged: lambda _, e: f"Laporan #{e.report} digabung ke #{e.into}; kedua pelapor diberi tahu",
    ev.SplitUp: lambda _, e: f"Laporan #{e.report} dipecah; bagian kedua mendapat nomor baru",
    ev.Returned: lambda _, e: f"Laporan #{e.report} dikembalikan ke koordinator",
    ev.DraftApproved: lambda _, e: f"Draf untuk laporan #{e.report} disetujui dan terkirim kepada pelapor",
    ev.FollowedUp: _followed_up,
    ev.DraftSubmitted: lambda _, e: f"Draf untuk laporan #{e.report} terkirim kepada kepala unit",
    ev.DraftRejected: lambda _, e: f"Draf untuk laporan #{e.report} dikembalikan kepada penulisnya",
    ev.UnitReminded: lambda s, e: f"Pengingat untuk laporan #{e.report} terkirim ke {_unit(s, e.unit)}",
    ev.Escalated: lambda _, e: f"Eskalasi laporan #{e.report} terkirim kepada {e.to.label}",
    ev.ClosedByAdmin: lambda _, e: f"Laporan #{e.report} ditutup; pelapor diberi tahu",
    ev.Edited: lambda _, e: f"Perubahan pada laporan #{e.report} tersimpan",
    ev.FormalRequestRegistered: lambda _, e: (
        f"Laporan #{e.report} terdaftar sebagai permohonan PPID {e.number}"
    ),
    ev.FormalRequestExtended: lambda _, e: f"Permohonan PPID laporan #{e.report} diperpanjang",
    ev.Submitted: lambda _, e: f"Aduan luring tercatat sebagai laporan #{e.report}",
    ev.Blocked: lambda _, e: f"Laporan #{e.report} diblokir",
}
"""The events of the trainee's moves, in the order in which one of several says it best."""


def feedback(session: Session, events: Sequence[ev.Event]) -> str:
    """The sentence for the events of one move; empty when there is nothing to tell."""
    for kind, sentence in _SENTENCES.items():
        for event in events:
            if isinstance(event, kind):
                return f"{plain_line(sentence(session, event))}."
    return ""
