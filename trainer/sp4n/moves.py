"""The table of allowed moves: state x action x role -> new state and clock effects.

This one data structure decides what is legal (`is_legal`), drives the clocks when events are folded, and
draws the table and the diagram of the documentation and the help screen.
Source: dossier sections 3.3 (transitions), 4.1 (clocks), 5.2 (archive).
"""

from __future__ import annotations

import msgspec

from trainer.sp4n.verbs import Verb
from trainer.sp4n.vocabulary import ClockId, Role, Status

C1, C2, C3, C4 = (
    ClockId.NATIONAL_VERIFICATION,
    ClockId.VERIFICATION,
    ClockId.FIRST_FOLLOW_UP,
    ClockId.COMPLETION,
)
C5, C6, C7, C8 = ClockId.REPLY, ClockId.REPORTER_WINDOW, ClockId.MISSING_DATA, ClockId.FORMAL_REQUEST


class Move(msgspec.Struct, frozen=True):
    """One row of the table.

    `sources` None is the state before the report exists; `target` None keeps the state. `start` starts a
    clock (see `trainer.sp4n.clocks` for which clocks start anew), `fulfil`, `unfulfil` and `void` stop it
    with that outcome, `ends` voids all clocks that the row does not name, `hand_over` makes the current
    unit, or without one the Admin Instansi, the owner of C3, C4, C5 and C8. `when` is the condition that
    tells rows of the same action apart, in Indonesian.
    """

    verb: Verb
    roles: tuple[Role, ...]
    sources: tuple[Status | None, ...]
    target: Status | None
    when: str = ""
    start: tuple[ClockId, ...] = ()
    fulfil: tuple[ClockId, ...] = ()
    unfulfil: tuple[ClockId, ...] = ()
    void: tuple[ClockId, ...] = ()
    pause: tuple[ClockId, ...] = ()
    resume: tuple[ClockId, ...] = ()
    hand_over: bool = False
    ends: bool = False


_OPEN = tuple(status for status in Status if status.is_open)
_CLOSED = (Status.CLOSED_BY_SYSTEM, Status.CLOSED_BY_ADMIN, Status.CLOSED_BY_REPORTER)
_AT_UNIT = (Status.DISPOSED, Status.FOLLOWED_UP, Status.REPORTER_REPLIED)
_ANSWERED = (Status.FOLLOWED_UP, Status.REPORTER_REPLIED)
_UNIT_ROLES = (Role.LIAISON, Role.INSPECTORATE)
_ADMIN = (Role.AGENCY,)
_SYSTEM = (Role.SYSTEM,)
_REPORTER = (Role.REPORTER,)

SUBMIT_TO_AGENCY = Move(
    Verb.SUBMIT, _REPORTER, (None,), Status.NEW, "pelapor memilih instansi tujuan", start=(C2,)
)
SUBMIT_TO_NATIONAL = Move(
    Verb.SUBMIT, _REPORTER, (None,), Status.AT_NATIONAL, "tanpa instansi tujuan", start=(C1,)
)
ENTER_OFFLINE = Move(Verb.ENTER_OFFLINE, _ADMIN, (None,), Status.NEW, "kanal luring", start=(C2,))
ROUTE_TO_AGENCY = Move(
    Verb.ROUTE_TO_AGENCY,
    (Role.NATIONAL,),
    (Status.AT_NATIONAL, Status.FORWARDED),
    Status.NEW,
    start=(C2,),
    fulfil=(C1,),
)
VERIFY = Move(
    Verb.VERIFY,
    _ADMIN,
    (Status.NEW,),
    None,
    "C4 mulai bila kelasnya bertenggat",
    start=(C4,),
)
DISPOSE = Move(
    Verb.DISPOSE,
    _ADMIN,
    (Status.NEW,),
    Status.DISPOSED,
    "sudah diverifikasi",
    start=(C3, C4),
    fulfil=(C2,),
    hand_over=True,
)
VERIFY_AND_DISPOSE = Move(
    Verb.VERIFY_AND_DISPOSE,
    _ADMIN,
    (Status.NEW,),
    Status.DISPOSED,
    "C4 mulai bila kelasnya bertenggat",
    start=(C3, C4),
    fulfil=(C2,),
    hand_over=True,
)
ASK_FOR_DATA = Move(
    Verb.ASK_FOR_DATA,
    _ADMIN,
    (Status.NEW, Status.DISPOSED),
    Status.PENDING_INFO,
    start=(C7,),
    pause=(C2, C3, C4, C8),
)
NOT_OURS = Move(
    Verb.NOT_OURS, _ADMIN, (Status.NEW,), Status.FORWARDED, "dari instansi", fulfil=(C2,), ends=True
)
NOT_OURS_NATIONAL = Move(
    Verb.NOT_OURS,
    (Role.NATIONAL,),
    (Status.AT_NATIONAL,),
    Status.FORWARDED,
    "dari Admin Nasional",
    fulfil=(C1,),
    ends=True,
)
ARCHIVE = Move(
    Verb.ARCHIVE,
    _ADMIN,
    (Status.NEW, Status.PENDING_INFO),
    Status.ARCHIVED_BY_ADMIN,
    "oleh instansi, dengan alasan",
    fulfil=(C2,),
    ends=True,
)
ARCHIVE_NATIONAL = Move(
    Verb.ARCHIVE,
    (Role.NATIONAL,),
    (Status.AT_NATIONAL,),
    Status.ARCHIVED_BY_ADMIN,
    "oleh Admin Nasional, dengan alasan",
    fulfil=(C1,),
    ends=True,
)
MERGE = Move(
    Verb.MERGE,
    _ADMIN,
    (Status.NEW, Status.PENDING_INFO, Status.DISPOSED),
    Status.ARCHIVED_BY_ADMIN,
    "laporan induk masih berjalan",
    fulfil=(C2,),
    ends=True,
)
SPLIT = Move(Verb.SPLIT, _ADMIN, (Status.NEW,), None, "bagian baru mewarisi tenggat C2")
RETURN_TO_COORDINATOR = Move(
    Verb.RETURN_TO_COORDINATOR,
    _UNIT_ROLES,
    (Status.DISPOSED,),
    Status.NEW,
    "unit utama; C3 terus berjalan",
    hand_over=True,
)
FOLLOW_UP_INTERIM = Move(
    Verb.FOLLOW_UP,
    _UNIT_ROLES,
    _AT_UNIT,
    Status.FOLLOWED_UP,
    "unit utama, jawaban sementara",
    start=(C6,),
    fulfil=(C3, C5),
)
FOLLOW_UP_FINAL = Move(
    Verb.FOLLOW_UP,
    _UNIT_ROLES,
    _AT_UNIT,
    Status.FOLLOWED_UP,
    "unit utama, hasil akhir",
    start=(C6,),
    fulfil=(C3, C4, C5, C8),
)
FOLLOW_UP_SUPPORT = Move(Verb.FOLLOW_UP, _UNIT_ROLES, _AT_UNIT, None, "unit pendukung, masukan")
SUBMIT_DRAFT = Move(
    Verb.SUBMIT_DRAFT, _UNIT_ROLES, _AT_UNIT, None, "menggantikan draf unit itu yang masih menunggu"
)
APPROVE_DRAFT_INTERIM = Move(
    Verb.APPROVE_DRAFT,
    (Role.UNIT_HEAD,),
    _AT_UNIT,
    Status.FOLLOWED_UP,
    "unit utama, jawaban sementara",
    start=(C6,),
    fulfil=(C3, C5),
)
APPROVE_DRAFT_FINAL = Move(
    Verb.APPROVE_DRAFT,
    (Role.UNIT_HEAD,),
    _AT_UNIT,
    Status.FOLLOWED_UP,
    "unit utama, hasil akhir",
    start=(C6,),
    fulfil=(C3, C4, C5, C8),
)
APPROVE_DRAFT_SUPPORT = Move(Verb.APPROVE_DRAFT, (Role.UNIT_HEAD,), _AT_UNIT, None, "unit pendukung, masukan")
REJECT_DRAFT = Move(
    Verb.REJECT_DRAFT, (Role.UNIT_HEAD,), _AT_UNIT, None, "dengan catatan; tenggat unit tetap berjalan"
)
REMIND_UNIT = Move(Verb.REMIND_UNIT, _ADMIN, _AT_UNIT, None)
ESCALATE = Move(Verb.ESCALATE, _ADMIN, _AT_UNIT, None, "tenggat unit sudah lewat")
CLOSE = Move(
    Verb.CLOSE,
    _ADMIN,
    _ANSWERED,
    Status.CLOSED_BY_ADMIN,
    "tanpa hasil akhir, C4 tidak dipenuhi",
    unfulfil=(C4, C5, C8),
    ends=True,
)
EDIT_PUBLISHED = Move(
    Verb.EDIT_PUBLISHED,
    _ADMIN,
    (Status.NEW, *_AT_UNIT, *_CLOSED),
    None,
    "sudah diverifikasi; ganti kelas menghitung ulang C4",
)
CHANGE_UNIT = Move(Verb.CHANGE_UNIT, _ADMIN, _AT_UNIT, None, "C3 tidak mulai lagi", hand_over=True)
REGISTER_FORMAL_REQUEST = Move(
    Verb.REGISTER_FORMAL_REQUEST,
    _ADMIN,
    (Status.NEW, Status.DISPOSED),
    None,
    "Permintaan Informasi terverifikasi",
    start=(C8,),
    void=(C4,),
)
EXTEND_FORMAL_REQUEST = Move(
    Verb.EXTEND_FORMAL_REQUEST, _ADMIN, (Status.NEW, *_AT_UNIT), None, "sekali; tenggat C8 bertambah"
)
RECORD_FINDINGS = Move(Verb.RECORD_FINDINGS, _SYSTEM, (*_AT_UNIT, Status.PENDING_INFO), None)
COMPLETE_DATA = Move(
    Verb.COMPLETE_DATA,
    _REPORTER,
    (Status.PENDING_INFO,),
    Status.NEW,
    "ditunda sebelum disposisi",
    fulfil=(C7,),
    resume=(C2, C3, C4, C8),
)
COMPLETE_DATA_AT_UNIT = Move(
    Verb.COMPLETE_DATA,
    _REPORTER,
    (Status.PENDING_INFO,),
    Status.DISPOSED,
    "ditunda sesudah disposisi",
    fulfil=(C7,),
    resume=(C2, C3, C4, C8),
)
REPLY = Move(Verb.REPLY, _REPORTER, _ANSWERED, Status.REPORTER_REPLIED, "C6 batal", start=(C5,), void=(C6,))
REPLY_WITH_WINDOW = Move(
    Verb.REPLY,
    _REPORTER,
    _ANSWERED,
    Status.REPORTER_REPLIED,
    "opsi daerah: C6 mulai lagi",
    start=(C5, C6),
)
REPLY_REOPENS = Move(
    Verb.REPLY, _REPORTER, _CLOSED, Status.REPORTER_REPLIED, "opsi daerah: dibuka kembali", start=(C5,)
)
CONFIRM = Move(Verb.CONFIRM, _REPORTER, _ANSWERED, Status.CLOSED_BY_REPORTER, fulfil=(C4, C6, C8), ends=True)
WITHDRAW = Move(Verb.WITHDRAW, _REPORTER, _OPEN, Status.ARCHIVED_BY_REPORTER, ends=True)
BLOCK = Move(Verb.BLOCK, (Role.NATIONAL,), _OPEN, Status.BLOCKED, ends=True)
MARK_READ = Move(
    Verb.MARK_READ,
    (Role.NATIONAL, Role.AGENCY, *_UNIT_ROLES, Role.UNIT_HEAD, Role.REPORTER),
    tuple(Status),
    None,
)
EXPIRE_MISSING_DATA = Move(
    Verb.EXPIRE_MISSING_DATA,
    _SYSTEM,
    (Status.PENDING_INFO,),
    Status.ARCHIVED_BY_SYSTEM,
    "masa C7 habis",
    unfulfil=(C7,),
    ends=True,
)
AUTO_CLOSE = Move(
    Verb.AUTO_CLOSE,
    _SYSTEM,
    (Status.FOLLOWED_UP,),
    Status.CLOSED_BY_SYSTEM,
    "masa C6 habis; tanpa hasil akhir, C4 tidak dipenuhi",
    fulfil=(C6,),
    unfulfil=(C4, C5, C8),
    ends=True,
)
AUTO_CLOSE_OPEN_REPLY = Move(
    Verb.AUTO_CLOSE,
    _SYSTEM,
    (Status.REPORTER_REPLIED,),
    Status.CLOSED_BY_SYSTEM,
    "opsi daerah: masa C6 habis tanpa jawaban",
    fulfil=(C6,),
    unfulfil=(C4, C5, C8),
    ends=True,
)
_TICKING = tuple(status for status in _OPEN if status is not Status.PENDING_INFO)
WARN = Move(Verb.WARN, _SYSTEM, _TICKING, None, "tenggat petugas sudah dekat")
BREACH = Move(Verb.BREACH, _SYSTEM, _TICKING, None, "tenggat petugas sudah lewat")
OMBUDSMAN_NOTICE = Move(Verb.OMBUDSMAN_NOTICE, _SYSTEM, _OPEN, None, "opsi daerah; sekali")

MOVES: tuple[Move, ...] = (
    SUBMIT_TO_AGENCY,
    SUBMIT_TO_NATIONAL,
    ENTER_OFFLINE,
    ROUTE_TO_AGENCY,
    NOT_OURS_NATIONAL,
    ARCHIVE_NATIONAL,
    VERIFY,
    DISPOSE,
    VERIFY_AND_DISPOSE,
    ASK_FOR_DATA,
    NOT_OURS,
    ARCHIVE,
    MERGE,
    SPLIT,
    CHANGE_UNIT,
    REMIND_UNIT,
    ESCALATE,
    CLOSE,
    EDIT_PUBLISHED,
    REGISTER_FORMAL_REQUEST,
    EXTEND_FORMAL_REQUEST,
    RETURN_TO_COORDINATOR,
    FOLLOW_UP_INTERIM,
    FOLLOW_UP_FINAL,
    FOLLOW_UP_SUPPORT,
    SUBMIT_DRAFT,
    APPROVE_DRAFT_INTERIM,
    APPROVE_DRAFT_FINAL,
    APPROVE_DRAFT_SUPPORT,
    REJECT_DRAFT,
    COMPLETE_DATA,
    COMPLETE_DATA_AT_UNIT,
    REPLY,
    REPLY_WITH_WINDOW,
    REPLY_REOPENS,
    CONFIRM,
    WITHDRAW,
    BLOCK,
    MARK_READ,
    RECORD_FINDINGS,
    EXPIRE_MISSING_DATA,
    AUTO_CLOSE,
    AUTO_CLOSE_OPEN_REPLY,
    WARN,
    BREACH,
    OMBUDSMAN_NOTICE,
)
"""The whole table, in the order in which a report meets the actions."""


def _legal_cells() -> dict[Verb, dict[Role, frozenset[Status | None]]]:
    cells: dict[Verb, dict[Role, frozenset[Status | None]]] = {verb: {} for verb in Verb}
    for move in MOVES:
        for role in move.roles:
            known = cells[move.verb].get(role, frozenset())
            cells[move.verb][role] = known | frozenset(move.sources)
    return cells


LEGAL = _legal_cells()
"""Verb -> role -> the states in which that role may act; derived from `MOVES`."""


def is_legal(verb: Verb, role: Role, status: Status | None) -> bool:
    """Whether the table has a cell for this action of this role in this state."""
    allowed = LEGAL[verb].get(role)
    return allowed is not None and status in allowed


def legal_verbs(role: Role, status: Status) -> tuple[Verb, ...]:
    """The actions that a role has on a report in this state, in table order."""
    return tuple(verb for verb in Verb if is_legal(verb, role, status))


def draw_table() -> str:
    """The table of moves as Markdown, one row for each row of `MOVES`."""
    lines = [
        "| Tindakan | Pelaku | Dari status | Menjadi | Syarat | Pengaruh pada jam |",
        "|---|---|---|---|---|---|",
    ]
    for move in MOVES:
        cells = (
            move.verb.label,
            ", ".join(role.label for role in move.roles),
            ", ".join(_sources(move)),
            "tetap" if move.target is None else state_name(move.target),
            move.when or "-",
            "; ".join(clock_effects(move)) or "-",
        )
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def draw_mermaid() -> str:
    """The life cycle as a Mermaid state diagram; moves that keep the state are left out."""
    arrows: dict[tuple[str, str], list[str]] = {}
    for move in MOVES:
        if move.target is None:
            continue
        for source in move.sources:
            if source is move.target:
                continue
            key = ("[*]" if source is None else source.name, move.target.name)
            labels = arrows.setdefault(key, [])
            if move.verb.label not in labels:
                labels.append(move.verb.label)
    lines = ["stateDiagram-v2"]
    lines += [f'    state "{state_name(status)}" as {status.name}' for status in Status]
    lines += [f"    {start} --> {end}: {' / '.join(labels)}" for (start, end), labels in arrows.items()]
    lines += [f"    {status.name} --> [*]" for status in Status if not status.is_open]
    return "\n".join(lines) + "\n"


def draw_page() -> str:
    """The whole page docs/daur-hidup.md."""
    return _PAGE.format(diagram=draw_mermaid(), table=draw_table())


_PAGE = """# Daur hidup laporan

Halaman ini digambar dari tabel langkah di `trainer/sp4n/moves.py` (`draw_page`). Jangan disunting langsung:
ubah tabelnya, lalu gambar ulang.

Jam: C1 verifikasi nasional, C2 verifikasi instansi, C3 tindak lanjut pertama, C4 penyelesaian, C5 jawaban
atas tanggapan pelapor, C6 masa tanggapan pelapor, C7 masa melengkapi data, C8 permohonan informasi resmi.

## Diagram

```mermaid
{diagram}```

## Tabel langkah

{table}"""

_SHORT = {
    Status.AT_NATIONAL: "Belum Terverifikasi (di Admin Nasional)",
    Status.NEW: "Belum Terverifikasi (di instansi)",
}
_EFFECT_NAMES = (
    ("start", "mulai"),
    ("fulfil", "dipenuhi"),
    ("unfulfil", "tidak dipenuhi"),
    ("void", "gugur"),
    ("pause", "berhenti sementara"),
    ("resume", "berjalan lagi"),
)


def state_name(status: Status) -> str:
    """A status as the table names it: the export's label, told apart where two share it."""
    return _SHORT.get(status, status.label)


def clock_effects(move: Move) -> tuple[str, ...]:
    """What a row does to the clocks, in words."""
    parts = []
    for field, word in _EFFECT_NAMES:
        clocks: tuple[ClockId, ...] = getattr(move, field)
        if clocks:
            parts.append(f"{', '.join(clocks)} {word}")
    if move.hand_over:
        parts.append("pemilik C3, C4, C5, C8 berganti")
    if move.ends:
        parts.append("jam lain gugur")
    return tuple(parts)


def _sources(move: Move) -> tuple[str, ...]:
    if len(move.sources) == len(Status):
        return ("semua",)
    return tuple("(baru)" if source is None else state_name(source) for source in move.sources)
