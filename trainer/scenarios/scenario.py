"""A scenario: everything a session starts from, as plain data.

A scenario is a function of (content, preset, seed) and is stored whole with the session, so later
content never changes an old result. The answer keys live here and never enter the instance.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Literal

import msgspec

from trainer.scenarios.case import Action, CaseFact, Move, Urgency
from trainer.scenarios.events import Absence, ChanceEvents, Happening, LeaveRule
from trainer.scenarios.search_words import SearchWords
from trainer.sp4n.agencies import Region
from trainer.sp4n.calendar import CalendarYear
from trainer.sp4n.commands import Command
from trainer.sp4n.regulations import Rules
from trainer.sp4n.report import Actor
from trainer.sp4n.vocabulary import (
    ArchiveReason,
    Channel,
    Competence,
    MissingData,
    ReporterChoice,
    ReportType,
    Role,
)

Temperament = Literal["rajin", "lambat", "diam", "melempar", "template"]
"""How a simulated unit works: diligent, slow, silent until reminded, bouncing, template-writing."""

HeadTemperament = Literal["teliti", "sibuk", "longgar"]
"""How the head of a unit approves drafts: careful, busy, lenient (see `trainer.scenarios.heads`)."""

Mood = Literal["sabar", "puas", "gigih", "kecewa", "marah"]
"""How a simulated citizen takes an answer: patient, grateful, persistent, disappointed, angry."""


Inherited = Literal["verifikasi", "disposisi", "salah_unit", "tunda"]
"""What a predecessor left behind: verified only, disposed, disposed to a wrong unit, data asked for."""


DEFAULT_REGION = "raksabumi"
"""The fictional region that a preset plays in when it names none."""


class PresetTiming(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When a preset plays: candidate start dates, working days, and the clock's speed."""

    starts: tuple[date, ...]
    days: int
    arrival_days: int
    minutes: dict[str, int] = {}
    live_minutes_per_second: float = 2.0


class SlotRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One line of a preset's recipe: how many reports of which cases.

    Fields that are set must all hold for a case to qualify. `like` makes a duplicate (`duplikat`) or a
    near-duplicate (`hampir_duplikat`) of an earlier report of the same scenario instead, or takes the
    contrast twin (`kontras`) of an earlier report's case; `contrast` asks for cases that have a twin.

    `day` and `days` say when the report arrives, in working days of the shift counted from 1; `age`
    lets it arrive so many working days before the start. `predecessor` is what somebody had already
    done with such a backlog report. `misdirected` reports are not the task of the trainee's unit, but
    the simulated coordinator sends them there (role `pejabat_penghubung`). `own` asks for cases whose unit is,
    or is not, one of those the trainee answers for. `via_national` reports name no agency, so that the simulated
    Admin Nasional routes them to the trainee's.
    """

    count: int = 1
    cases: tuple[str, ...] = ()
    types: tuple[ReportType, ...] = ()
    actions: tuple[Action, ...] = ()
    traps: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    urgency: Urgency | None = None
    max_difficulty: int = 3
    min_difficulty: int = 1
    like: Literal["duplikat", "hampir_duplikat", "kontras"] | None = None
    personal_data: bool | None = None
    force_secret: bool | None = None
    privacy: Literal["biasa", "tertutup", "terbuka"] | None = None
    channel: Channel | None = None
    district: str | None = None
    day: int | None = None
    days: tuple[int, int] | None = None
    age: tuple[int, int] | None = None
    predecessor: Inherited | None = None
    contrast: bool | None = None
    misdirected: bool = False
    own: bool | None = None
    via_national: bool = False


class Preset(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of shift, as a trainer writes it in `content/presets/*.yaml`.

    `acting_for` lists the functions whose Pejabat Penghubung the trainee plays as well (their officers
    are on leave), so that he writes their answers; a Pejabat Penghubung acts for these units only.
    `part` = [k, n] leaves only the k-th of n equal shares of the cases, so that parallel forms of an exam
    have different cases of the same kinds; forms of one `series` also have the same days and hours.
    `leave` sends the officers of some simulated units on leave; `events` lets other things happen.
    `offline` says who types in what comes by letter, telephone or Instagram: the counter (`loket`), or the
    trainee himself (`peserta`).
    `overlay` names a local SOP that is played instead of the region's own; `options` choose rules by id.
    `heads` weighs how the heads of units work, where the option `persetujuan` asks for their approval. A
    `kepala_unit` leads the first unit of `acting_for`, whose Pejabat Penghubung is simulated.
    """

    id: str
    title: str
    description: str
    timing: PresetTiming
    recipe: tuple[SlotRule, ...]
    role: Role = Role.AGENCY
    acting_for: tuple[str, ...] = ()
    hints: bool = False
    exam: bool = False
    shuffle: bool = True
    temperaments: dict[Temperament, int] = {}
    moods: dict[Mood, int] = {}
    region: str = DEFAULT_REGION
    weight_rubric: str = "penilaian"
    options: dict[str, str] = {}
    part: tuple[int, int] | None = None
    series: str = ""
    leave: LeaveRule | None = None
    events: ChanceEvents | None = None
    offline: Literal["loket", "peserta"] = "loket"
    overlay: str | None = None
    heads: dict[HeadTemperament, int] = {}

    @property
    def by_hand(self) -> bool:
        """Whether the trainee types in what comes by offline channels."""
        return self.offline == "peserta" and self.role is Role.AGENCY


class PersonalSpan(msgspec.Struct, frozen=True):
    """Personal data that stands in a citizen's text and must not be published."""

    kind: str
    text: str


class KeyedMove(msgspec.Struct, frozen=True):
    """A named wrong move of a case, with units resolved to ids of the region."""

    move: Move
    competence: Competence
    lesson: str


class AnswerKey(msgspec.Struct, frozen=True):
    """The right handling of one report, with unit ids of the scenario's region.

    `units` are fully right for a disposition, `accept_units` acceptable alternatives; `duplicate_of`
    is the plan index of the original when the right action is `gabung`. `source_spans` lists personal
    data in title and body. `answered_here` tells whether a written answer of a unit is due.
    """

    case: str
    summary: str
    topic: str
    difficulty: int
    traps: tuple[str, ...]
    urgency: Urgency
    type: ReportType
    accept_types: tuple[ReportType, ...]
    type_reason: str
    category: tuple[str, ...]
    accept_categories: tuple[tuple[str, ...], ...]
    action: Action
    accept_actions: tuple[Action, ...]
    reason: str
    sources: tuple[str, ...]
    units: tuple[str, ...] = ()
    accept_units: tuple[str, ...] = ()
    support_units: tuple[str, ...] = ()
    never_units: tuple[str, ...] = ()
    second_units: tuple[str, ...] = ()
    forward_to: str | None = None
    accept_forward: tuple[str, ...] = ()
    missing: tuple[MissingData, ...] = ()
    archive_reason: ArchiveReason | None = None
    accept_archive: tuple[ArchiveReason, ...] = ()
    duplicate_of: int | None = None
    twin_of: int | None = None
    force_secret: bool = False
    personal: tuple[PersonalSpan, ...] = ()
    wrong_moves: tuple[KeyedMove, ...] = ()


class Citizen(msgspec.Struct, frozen=True):
    """The identity record behind a report; who may see it depends on role and privacy."""

    name: str
    gender: str
    nik: str
    phone: str
    address: str


class ReportPlan(msgspec.Struct, frozen=True):
    """One report of a scenario: what arrives when, from whom, and the hidden truth about it.

    `facts` carry date tokens that are resolved on the day the unit finds them. `completion` is what
    the citizen adds when asked for the right data, `replies` what he writes back by kind
    (`terima_kasih`, `tanya_lanjut`, `kecewa`, `marah`, `sudah_lengkap`). `unit_answers` holds what a
    simulated unit would write by quality (`baik`, `template`, `membela`), with date tokens. `backlog`
    reports were there before the start and `inherited` says what a predecessor did with them;
    `misdirected` ones reach the trainee's unit by mistake; `to_agency` is false when the reporter named
    no agency, so that the Admin Nasional has to route the report.
    """

    index: int
    arrives: datetime
    title: str
    body: str
    channel: Channel
    choice: ReporterChoice
    anonymous: bool
    secret: bool
    citizen: Citizen
    location: str
    district: str
    village: str
    incident_date: date
    attachments: tuple[str, ...]
    register: str
    mood: Mood
    completion: str
    replies: dict[str, str]
    unit_answers: dict[str, str]
    facts: tuple[CaseFact, ...]
    key: AnswerKey
    backlog: bool = False
    inherited: Inherited | None = None
    misdirected: bool = False
    to_agency: bool = True


class ScriptedMove(msgspec.Struct, frozen=True):
    """What a simulated colleague does with a report whatever the trainee does.

    The predecessor's moves lie before the start; the coordinator of a Pejabat Penghubung's shift
    verifies and disposes every report. `plan` is the index of the report plan.
    """

    plan: int
    at: datetime
    command: Command
    actor: Actor
    reason: str


class Scenario(msgspec.Struct, frozen=True):
    """The complete starting point of a session.

    `rubric` and `response_rubric` are the raw rubric mappings as of creation, bound to the attempt.
    `script` is what simulated colleagues do by themselves, `absences` which units are on leave when.
    `happenings` befall the shift in this order; the citizens of the plans `to_ombudsman` turn to the
    Ombudsman once a deadline is missed. `heads` says how the heads of the units work where drafts need
    their approval; `leads` are the units that the trainee himself heads. The citizens of
    the plans `withdrawals` take their report back. `search_words` help to find categories, units and agencies.
    """

    content_version: str
    preset: Preset
    seed: int
    region: Region
    rules: Rules
    calendar_years: tuple[CalendarYear, ...]
    categories: tuple[tuple[str, ...], ...]
    starts: datetime
    ends: datetime
    first_tracking: int
    plans: tuple[ReportPlan, ...]
    temperaments: dict[str, Temperament]
    acting_for: tuple[str, ...]
    reply_facts: dict[str, tuple[CaseFact, ...]]
    rubric: Mapping[str, Any]
    response_rubric: Mapping[str, Any]
    script: tuple[ScriptedMove, ...] = ()
    absences: tuple[Absence, ...] = ()
    happenings: tuple[Happening, ...] = ()
    to_ombudsman: tuple[int, ...] = ()
    heads: dict[str, HeadTemperament] = {}
    leads: tuple[str, ...] = ()
    withdrawals: tuple[int, ...] = ()
    search_words: SearchWords = SearchWords()
