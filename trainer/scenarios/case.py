"""Case templates: what a trainer writes in `content/cases/*.yaml`.

A case is one kind of citizen's report with its right handling and the reason for it. Texts are a small
grammar: `(a|b|c)` chooses, an empty alternative makes a part optional, `{slot}` is filled from the
case's own `slots`, the region, the reporter, or the incident. See docs/authoring.md.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from trainer.sp4n.vocabulary import ArchiveReason, Competence, MissingData, ReporterChoice, ReportType

Action = Literal["disposisi", "tunda", "bukan_wewenang", "arsip", "gabung"]
"""The right first move of the admin."""

Urgency = Literal["biasa", "mendesak", "darurat"]

FactKind = Literal[
    "temuan", "tindakan", "pelaksana", "waktu", "kontak", "wewenang", "syarat", "penjelasan", "bukti"
]

PersonalData = Literal["nik", "kk", "telepon", "nama_lain", "alamat", "rekening"]
"""Personal data that the generated text will contain and that must be cut from the published text."""


class PublicObject(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the report is about, in the words of the authority table.

    `kind` and `attributes` are looked up in content/agencies/authority.yaml; the clue is how a careful
    reader of the report can know the attribute (road number, school level, bill, sign).
    """

    kind: str
    attributes: dict[str, str] = {}
    clue: str = ""


class Slot(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A slot filled by rule; exactly one field is set.

    `road`: a road of that status; `place`: a facility of that kind; `number`: [low, high] or
    [low, high, step]; `rupiah`: the same as money; `person`: `pria`, `wanita` or `bebas` (a third
    person's full name); `clock`: [earliest, latest] as "HH.MM"; `choice`: texts, used as they are.
    """

    road: str | None = None
    place: str | None = None
    number: tuple[int, ...] | None = None
    rupiah: tuple[int, ...] | None = None
    person: str | None = None
    clock: tuple[str, str] | None = None
    choice: tuple[str, ...] | None = None


class Styled(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Alternative sentences of one part of a report, by style; a missing style falls back to `plain`."""

    plain: tuple[str, ...]
    formal: tuple[str, ...] = ()
    casual: tuple[str, ...] = ()


class CaseText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The parts a report is composed of; all but `titles` and `problem` are optional.

    Parts that a case leaves out come from the shared phrases (place, duration, attempts, request).
    `place` sentences say where; `personal` sentences hold the personal data slots
    (`{nik}`, `{kk}`, `{telepon}`, `{nama_lain}`, `{alamat}`, `{rekening}`).
    """

    titles: tuple[str, ...]
    problem: Styled
    context: Styled | None = None
    place: Styled | None = None
    duration: Styled | None = None
    consequence: Styled | None = None
    attempts: Styled | None = None
    request: Styled | None = None
    digression: Styled | None = None
    personal: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    use_place: bool = True
    use_duration: bool = True
    verbatim: bool = False


class Key(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The right handling, acceptable alternatives and why.

    `unit`, `accept_units`, `support_units`, `never_units` are function keys (`pekerjaan_umum`);
    `forward_to`, `accept_forward` are ids of outside agencies (`pln`). `second_matter` names the
    function that must also be brought in when a report holds two matters.
    """

    type: ReportType
    category: tuple[str, ...]
    action: Action
    reason: str
    type_reason: str
    accept_types: tuple[ReportType, ...] = ()
    accept_categories: tuple[tuple[str, ...], ...] = ()
    accept_actions: tuple[Action, ...] = ()
    unit: str | None = None
    accept_units: tuple[str, ...] = ()
    support_units: tuple[str, ...] = ()
    never_units: tuple[str, ...] = ()
    second_matter: str | None = None
    forward_to: str | None = None
    accept_forward: tuple[str, ...] = ()
    missing: tuple[MissingData, ...] = ()
    archive_reason: ArchiveReason | None = None
    accept_archive: tuple[ArchiveReason, ...] = ()
    force_secret: bool = False
    sources: tuple[str, ...] = ()


class CaseFact(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One internal fact that the unit finds; dates are relative to the day the unit finds it.

    `{tgl:-1}` is the working day before (or the day the unit got the report, if that is later), `{tgl:+5}`
    five working days later, `{haritgl:+3}` with the weekday, `{rentang:+3:+5}` a range of dates. `{malam:-1}`
    is like `{tgl:-1}` for what was found at night: the unit tells it the next working day at the earliest.
    `{asal:-3}` lies three working days before the incident, for what was so before there was a report.
    """

    kind: FactKind
    text: str
    must: bool = False


class Move(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A wrong move; all fields that are set must match what the trainee did."""

    action: Action | None = None
    type: ReportType | None = None
    unit: str | None = None
    forward_to: str | None = None
    archive_reason: ArchiveReason | None = None
    category: tuple[str, ...] | None = None
    left_in: PersonalData | None = None
    not_secret: bool | None = None
    answer: str | None = None


class WrongMove(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A typical mistake with the lesson behind it, shown in the debrief when it was made."""

    move: Move
    competence: Competence
    lesson: str


class Contrast(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A near-twin case with another answer, and what makes the difference."""

    case: str
    difference: str


class Reporter(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who writes such a report.

    `choices` weighs what the reporter ticks on the form; `personas` are short self-descriptions usable
    after `saya` ("ibu dua anak", "petani"); `voices` restricts the registers when not empty.
    """

    choices: dict[ReporterChoice, int] = {}
    personas: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()
    gender: Literal["pria", "wanita", "bebas"] = "bebas"
    privacy: Literal["biasa", "tertutup", "terbuka"] = "biasa"
    mood: Literal["biasa", "marah", "sedih", "senang"] = "biasa"


class CaseTemplate(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One case template, complete with its answer key."""

    id: str
    summary: str
    topic: str
    object: PublicObject
    key: Key
    text: CaseText
    facts: tuple[CaseFact, ...] = ()
    slots: dict[str, Slot | tuple[str, ...]] = {}
    weight: float = 1.0
    difficulty: Literal[1, 2, 3] = 1
    traps: tuple[str, ...] = ()
    urgency: Urgency = "biasa"
    duplicable: bool = False
    personal_data: tuple[PersonalData, ...] = ()
    completion: tuple[str, ...] = ()
    reporter: Reporter = Reporter()
    wrong_moves: tuple[WrongMove, ...] = ()
    contrast: tuple[Contrast, ...] = ()
