"""The actions of the instance and their Indonesian names.

Source: dossier sections 3.1 E and 3.3.
"""

from __future__ import annotations

from enum import StrEnum


class Verb(StrEnum):
    """The actions; each value is the tag of the command."""

    SUBMIT = "submit"
    ENTER_OFFLINE = "enter_offline"
    ROUTE_TO_AGENCY = "route_to_agency"
    VERIFY = "verify"
    DISPOSE = "dispose"
    VERIFY_AND_DISPOSE = "verify_and_dispose"
    ASK_FOR_DATA = "ask_for_data"
    NOT_OURS = "not_ours"
    ARCHIVE = "archive"
    MERGE = "merge"
    SPLIT = "split"
    RETURN_TO_COORDINATOR = "return_to_coordinator"
    FOLLOW_UP = "follow_up"
    SUBMIT_DRAFT = "submit_draft"
    APPROVE_DRAFT = "approve_draft"
    REJECT_DRAFT = "reject_draft"
    REMIND_UNIT = "remind_unit"
    ESCALATE = "escalate"
    CLOSE = "close"
    EDIT_PUBLISHED = "edit_published"
    CHANGE_UNIT = "change_unit"
    REGISTER_FORMAL_REQUEST = "register_formal_request"
    EXTEND_FORMAL_REQUEST = "extend_formal_request"
    RECORD_FINDINGS = "record_findings"
    COMPLETE_DATA = "complete_data"
    REPLY = "reply"
    CONFIRM = "confirm"
    WITHDRAW = "withdraw"
    BLOCK = "block"
    MARK_READ = "mark_read"
    EXPIRE_MISSING_DATA = "expire_missing_data"
    AUTO_CLOSE = "auto_close"
    WARN = "warn"
    BREACH = "breach"
    OMBUDSMAN_NOTICE = "ombudsman_notice"

    @property
    def label(self) -> str:
        """The action's name as trainees meet it."""
        return _VERB_LABELS[self]


_VERB_LABELS = {
    Verb.SUBMIT: "Kirim laporan",
    Verb.ENTER_OFFLINE: "Catat laporan luring",
    Verb.ROUTE_TO_AGENCY: "Teruskan ke instansi",
    Verb.VERIFY: "Verifikasi",
    Verb.DISPOSE: "Disposisi",
    Verb.VERIFY_AND_DISPOSE: "Verifikasi dan disposisi",
    Verb.ASK_FOR_DATA: "Tunda",
    Verb.NOT_OURS: "Bukan Wewenang",
    Verb.ARCHIVE: "Arsipkan",
    Verb.MERGE: "Gabungkan duplikat",
    Verb.SPLIT: "Pisahkan laporan",
    Verb.RETURN_TO_COORDINATOR: "Kembalikan ke koordinator",
    Verb.FOLLOW_UP: "Tindak lanjut",
    Verb.SUBMIT_DRAFT: "Ajukan draf jawaban",
    Verb.APPROVE_DRAFT: "Setujui draf",
    Verb.REJECT_DRAFT: "Tolak draf",
    Verb.REMIND_UNIT: "Ingatkan unit",
    Verb.ESCALATE: "Eskalasi",
    Verb.CLOSE: "Tutup laporan",
    Verb.EDIT_PUBLISHED: "Ubah laporan",
    Verb.CHANGE_UNIT: "Ganti unit",
    Verb.REGISTER_FORMAL_REQUEST: "Daftarkan permohonan PPID",
    Verb.EXTEND_FORMAL_REQUEST: "Perpanjang permohonan PPID",
    Verb.RECORD_FINDINGS: "Catat temuan unit",
    Verb.COMPLETE_DATA: "Lengkapi data",
    Verb.REPLY: "Tanggapi",
    Verb.CONFIRM: "Nyatakan selesai",
    Verb.WITHDRAW: "Cabut laporan",
    Verb.BLOCK: "Blokir konten",
    Verb.MARK_READ: "Tandai sudah dibaca",
    Verb.EXPIRE_MISSING_DATA: "Arsip karena kedaluwarsa",
    Verb.AUTO_CLOSE: "Tutup otomatis",
    Verb.WARN: "Peringatan tenggat",
    Verb.BREACH: "Catat tenggat terlewat",
    Verb.OMBUDSMAN_NOTICE: "Beri tahu hak ke Ombudsman",
}
