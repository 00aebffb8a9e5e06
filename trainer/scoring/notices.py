"""Judging the notice to the reporter that comes with Tunda, Bukan Wewenang, Arsip or Gabung."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import fuzz

from trainer.scoring.card import Item
from trainer.scoring.decisions import judged_decisions
from trainer.scoring.making import Maker
from trainer.scoring.trail import Trail, World
from trainer.sp4n import commands as cmd
from trainer.sp4n.commands import Command
from trainer.sp4n.report import NATIONAL
from trainer.sp4n.vocabulary import MissingData

_SHORT_NOTICE = 25
_ASKED = {
    MissingData.PLACE: ("lokasi", "tempat", "alamat", "patokan", "titik"),
    MissingData.DATE: ("tanggal", "waktu", "kapan", "jam", "hari"),
    MissingData.EVIDENCE: ("bukti", "foto", "dokumen", "lampiran", "rekaman"),
    MissingData.CHRONOLOGY: ("kronologi", "urutan", "kejadian", "jelaskan"),
    MissingData.PARTY: ("siapa", "petugas", "unit", "pihak", "instansi", "nama"),
    MissingData.DOCUMENT: ("nomor", "berkas", "pelanggan", "pendaftaran"),
}


class NoticeJudge:
    """Judges what the reporter was told."""

    def __init__(self, world: World, maker: Maker) -> None:
        self._world = world
        self._maker = maker

    def items(self, trail: Trail) -> Iterator[Item]:
        """The notices that came with the decisions that count."""
        judged = {decision.seq: decision for decision in judged_decisions(trail)}
        for number, notice in enumerate(trail.notices):
            decision = judged.get(notice.seq)
            if decision is None:
                continue
            missing = self._notice_fault(trail, decision.command, notice.text)
            critical = "menghina" if "menghina" in notice.grade.critical else None
            leak = "bocor_identitas" if "bocor_identitas" in notice.grade.critical else None
            yield self._maker.item(
                trail, "pesan", 0.0 if critical or leak else (1.0 if not missing else 0.4),
                f"Pesan Anda: {notice.text}",
                "Pelapor diberi tahu apa yang dilakukan, alasannya, dan langkah berikutnya.",
                missing or "Pemberitahuan yang jelas mencegah pelapor merasa diabaikan.",
                "" if not missing else f"{missing} Tambahkan dalam satu kalimat.",
                seq=notice.seq, at=notice.at, number=number, critical=critical or leak,
            )  # fmt: skip

    def _notice_fault(self, trail: Trail, command: Command, text: str) -> str:
        """What a notice lacks; empty when it is sufficient."""
        low = text.casefold()
        if len(text.strip()) < _SHORT_NOTICE:
            return "Pesan terlalu singkat untuk dimengerti pelapor."
        if isinstance(command, cmd.NotOurs):
            names = [self._maker.words.agency(command.agency)]
            if command.agency != NATIONAL:
                agency = self._world.scenario.region.neighbour(command.agency)
                names += agency.aliases
            if max(fuzz.partial_ratio(name.casefold(), low) for name in names) < 80:
                return "Pesan belum menyebut instansi yang berwenang."
            return (
                ""
                if "terus" in low or "salur" in low or "kirim" in low
                else "Pesan belum menyatakan bahwa laporan sudah diteruskan."
            )
        if isinstance(command, cmd.AskForData):
            asked = [item for item in command.missing if any(word in low for word in _ASKED[item])]
            return (
                ""
                if len(asked) == len(command.missing)
                else "Pesan belum menyebut semua data yang harus dilengkapi."
            )
        if isinstance(command, cmd.Merge):
            return (
                ""
                if "gabung" in low or str(command.into) in low
                else "Pesan belum menyebut bahwa laporan digabung."
            )
        return "" if len(text.split()) >= 8 else "Alasan arsip belum dijelaskan dengan kalimat sendiri."
