"""Why a command is refused: one sentence that says why, and what to do instead.

Whether it is refused at all follows from the table in `trainer.sp4n.moves`.
"""

from __future__ import annotations

from datetime import datetime

from trainer.sp4n.commands import Refused
from trainer.sp4n.moves import LEGAL, is_legal
from trainer.sp4n.report import Actor, Report
from trainer.sp4n.state import State
from trainer.sp4n.verbs import Verb
from trainer.sp4n.vocabulary import Role, Status

_FINISHED = (
    "laporan yang sudah selesai atau diarsipkan tidak dapat dibuka kembali; "
    "pelapor dapat mengirim laporan baru dengan menyebut nomor ini"
)

_INSTEAD: dict[tuple[Verb, Status], str] = {
    (Verb.VERIFY, Status.AT_NATIONAL): "tunggu Admin Nasional meneruskannya ke instansi Anda",
    (Verb.VERIFY, Status.PENDING_INFO): "tunggu pelapor melengkapi data",
    (Verb.VERIFY, Status.DISPOSED): "gunakan Ubah laporan",
    (Verb.VERIFY_AND_DISPOSE, Status.PENDING_INFO): "tunggu pelapor melengkapi data",
    (Verb.VERIFY_AND_DISPOSE, Status.DISPOSED): "gunakan Ubah laporan atau Ganti unit",
    (Verb.DISPOSE, Status.DISPOSED): "gunakan Ganti unit",
    (Verb.DISPOSE, Status.PENDING_INFO): "tunggu pelapor melengkapi data",
    (Verb.NOT_OURS, Status.DISPOSED): "minta unit mengembalikannya kepada koordinator lebih dahulu",
    (Verb.NOT_OURS, Status.PENDING_INFO): "tunggu pelapor melengkapi data",
    (Verb.ARCHIVE, Status.DISPOSED): "gabungkan bila duplikat, atau minta unit mengembalikannya lebih dahulu",
    (Verb.ASK_FOR_DATA, Status.PENDING_INFO): "permintaan sebelumnya masih menunggu jawaban pelapor",
    (Verb.ASK_FOR_DATA, Status.FOLLOWED_UP): "minta data lewat tindak lanjut",
    (Verb.ASK_FOR_DATA, Status.REPORTER_REPLIED): "minta data lewat tindak lanjut",
    (Verb.SPLIT, Status.DISPOSED): "tambahkan unit pendukung lewat Ganti unit",
    (Verb.CHANGE_UNIT, Status.NEW): "gunakan Disposisi",
    (Verb.RETURN_TO_COORDINATOR, Status.FOLLOWED_UP): "hubungi koordinator agar mengganti unit",
    (Verb.RETURN_TO_COORDINATOR, Status.REPORTER_REPLIED): "hubungi koordinator agar mengganti unit",
    (Verb.FOLLOW_UP, Status.NEW): "laporan harus didisposisikan lebih dahulu",
    (Verb.FOLLOW_UP, Status.PENDING_INFO): "tunggu pelapor melengkapi data",
    (Verb.CLOSE, Status.NEW): "laporan harus dijawab unit lebih dahulu",
    (Verb.CLOSE, Status.DISPOSED): "laporan harus dijawab unit lebih dahulu",
    (Verb.CLOSE, Status.PENDING_INFO): "tunggu pelapor melengkapi data",
    (Verb.REPLY, Status.NEW): "tunggu tindak lanjut dari instansi",
    (Verb.REPLY, Status.DISPOSED): "tunggu tindak lanjut dari instansi",
    (Verb.REPLY, Status.PENDING_INFO): "gunakan Lengkapi data",
    (Verb.EDIT_PUBLISHED, Status.PENDING_INFO): "tunggu pelapor melengkapi data",
}


def found(state: State, report_id: int) -> Report:
    """The report with this tracking id.

    Raises:
        Refused: there is none.
    """
    report = state.reports.get(report_id)
    if report is None:
        raise Refused(f"Laporan #{report_id} tidak ditemukan; periksa kembali nomor pelacakannya.")
    return report


def allowed(state: State, verb: Verb, report_id: int, actor: Actor, at: datetime) -> Report:
    """The report, once the table allows the action and the moment is possible.

    Args:
        state: the instance.
        verb: the action.
        report_id: the report it is about.
        actor: who acts.
        at: when.

    Returns:
        The report.

    Raises:
        Refused: unknown report, forbidden role or state, or a moment before the report's last event.
    """
    report = found(state, report_id)
    if not is_legal(verb, actor.role, report.status):
        raise Refused(_why(verb, actor.role, report))
    if at < report.updated_at:
        raise Refused(
            f"Waktu tindakan lebih awal daripada kejadian terakhir laporan #{report.id}; "
            "gunakan waktu sesudahnya."
        )
    return report


def own_unit(state: State, report: Report, actor: Actor) -> str:
    """The actor's unit, once it is one of the units of the report.

    Raises:
        Refused: the actor has no unit or the report is at other units.
    """
    unit = actor.unit
    if unit is None:
        raise Refused("Akun ini belum terhubung dengan unit; gunakan akun pejabat penghubung unit Anda.")
    if unit not in report.units:
        names = ", ".join(map(state.settings.unit_name, report.units))
        raise Refused(
            f"Laporan #{report.id} didisposisikan ke {names}, bukan ke {state.settings.unit_name(unit)}; "
            "hubungi koordinator bila unit Anda seharusnya menangani."
        )
    return unit


def filled(text: str, what: str) -> None:
    """Insist on a text that says something.

    Args:
        text: what was typed.
        what: the field's name, beginning with a capital letter.

    Raises:
        Refused: the text is empty.
    """
    if not text or text.isspace():
        raise Refused(f"{what} masih kosong; isilah lebih dahulu.")


def known_units(state: State, lead: str, support: tuple[str, ...]) -> None:
    """Insist on existing, different units.

    Raises:
        Refused: a unit is unknown or named twice.
    """
    for unit in (lead, *support):
        if unit not in state.settings.units:
            raise Refused(f"Unit “{unit}” tidak ada di {state.settings.agency}; pilih unit dari daftar.")
    if len(set(support)) != len(support) or lead in support:
        raise Refused("Satu unit disebut dua kali; pilih unit utama dan unit pendukung yang berbeda.")


def _why(verb: Verb, role: Role, report: Report) -> str:
    roles = LEGAL[verb]
    if role not in roles:
        names = " atau ".join(other.label for other in Role if other in roles)
        return f"{role.label} tidak dapat melakukan {verb.label}; tindakan ini milik {names}."
    start = f"{verb.label} tidak dapat dilakukan pada laporan #{report.id} "
    status = report.status
    if not status.is_open and status is not Status.FORWARDED:
        return f"{start}karena statusnya {status.label}: {_FINISHED}."
    instead = _INSTEAD.get((verb, status))
    if instead is None:
        states = ", ".join(dict.fromkeys(s.label for s in Status if s in roles[role]))
        instead = f"tindakan ini hanya untuk status {states}"
    return f"{start}yang berstatus {status.label}; {instead}."
