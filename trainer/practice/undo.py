"""Taking the last move back: for which moves, how long, and why not for the others.

The log stays append-only: an entry that rewinds is added, and everything that folds the log folds the line
that counts. Only what could be mended in the real system too (`Ubah laporan`, `Ubah disposisi`) or never
left the desk can be taken back; what has reached a citizen or another office cannot.
"""

from __future__ import annotations

from collections.abc import Sequence

from trainer.scenarios.log import LogEntry, latest_first
from trainer.scenarios.scenario import Scenario
from trainer.sp4n.commands import Command, Refused
from trainer.sp4n.verbs import Verb

UNDOABLE: dict[Verb, str] = {
    Verb.VERIFY: "Judul, jenis, kategori, dan penyamaran juga dapat diperbaiki dengan Ubah laporan.",
    Verb.DISPOSE: "Disposisi juga dapat diperbaiki dengan Ubah disposisi.",
    Verb.VERIFY_AND_DISPOSE: "Isian verifikasi dan disposisi masih dapat diperbaiki di sistem.",
    Verb.CHANGE_UNIT: "Disposisi masih dapat diubah lagi selama unit belum bertindak.",
    Verb.EDIT_PUBLISHED: "Laporan dapat diubah lagi kapan saja.",
    Verb.SUBMIT_DRAFT: "Draf belum dibaca pimpinan unit dan belum keluar dari unit.",
}
"""The moves that can be taken back, each with the reason."""

FINAL: dict[Verb, str] = {
    Verb.FOLLOW_UP: "Jawaban sudah terkirim kepada pelapor. Kirim jawaban susulan untuk meluruskannya.",
    Verb.ASK_FOR_DATA: "Permintaan data sudah terkirim kepada pelapor. Tunggu balasannya.",
    Verb.NOT_OURS: "Laporan sudah berada di instansi lain dan pelapor sudah diberi tahu.",
    Verb.ROUTE_TO_AGENCY: "Laporan sudah berada di antrean pemerintah daerah.",
    Verb.ARCHIVE: "Pelapor sudah menerima alasan pengarsipan.",
    Verb.MERGE: "Kedua pelapor sudah diberi tahu bahwa laporannya digabung.",
    Verb.SPLIT: "Laporan baru sudah mendapat nomor dan pelapor sudah diberi tahu.",
    Verb.RETURN_TO_COORDINATOR: "Laporan sudah kembali ke antrean koordinator.",
    Verb.REMIND_UNIT: "Pengingat sudah dibaca unit.",
    Verb.ESCALATE: "Pimpinan sudah menerima laporan Anda.",
    Verb.CLOSE: "Pelapor sudah menerima pemberitahuan bahwa laporannya ditutup.",
    Verb.ENTER_OFFLINE: "Nomor laporan sudah diberikan kepada pelapor. Perbaiki dengan Ubah laporan.",
    Verb.REGISTER_FORMAL_REQUEST: "Pemohon sudah menerima nomor pendaftaran PPID.",
    Verb.EXTEND_FORMAL_REQUEST: "Pemohon sudah diberi tahu tentang perpanjangan.",
    Verb.APPROVE_DRAFT: "Jawaban yang disetujui sudah terkirim kepada pelapor.",
    Verb.REJECT_DRAFT: "Penulis draf sudah menerima catatan Anda.",
}
"""The moves that cannot be taken back, each with the sentence that says why."""


def verb_of(command: Command) -> Verb:
    """The action of a command."""
    return Verb(str(command.__struct_config__.tag))


def last_move(log: Sequence[LogEntry]) -> tuple[LogEntry, Verb, tuple[LogEntry, ...]] | None:
    """The trainee's last move that counts, its action, and what came after; reading a report is no move."""
    after: list[LogEntry] = []
    for entry in latest_first(log):
        verb = verb_of(entry.command) if entry.origin == "peserta" and entry.command is not None else None
        if verb is not None and verb is not Verb.MARK_READ:
            return entry, verb, tuple(after)
        after.append(entry)
    return None


def move_to_undo(scenario: Scenario, log: Sequence[LogEntry]) -> LogEntry:
    """The move that can be taken back now.

    Args:
        scenario: what is played.
        log: its log.

    Returns:
        The entry of that move.

    Raises:
        Refused: there is none, with one sentence why.
    """
    if scenario.preset.exam:
        raise Refused("Dalam ujian, langkah tidak dapat dibatalkan.")
    found = last_move(log)
    if found is None:
        raise Refused("Belum ada langkah Anda yang dapat dibatalkan.")
    move, verb, after = found
    if verb not in UNDOABLE:
        raise Refused(f"{verb.label} tidak dapat dibatalkan. {FINAL[verb]}")
    if any(entry.origin == "catatan" and not entry.tells for entry in after):
        raise Refused(
            f"{verb.label} tidak dapat dibatalkan lagi karena waktu sudah berjalan. {UNDOABLE[verb]}"
        )
    reports = {event.report for event in move.events}
    others = [entry for entry in after if entry.origin != "peserta"]
    if any(event.report in reports for entry in others for event in entry.events):
        raise Refused(f"{verb.label} tidak dapat dibatalkan lagi karena sudah ada yang menindaklanjutinya.")
    return move
