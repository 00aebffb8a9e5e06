"""A report as the instance knows it: everything the export's columns need, and the working state.

Only `trainer.sp4n.instance` changes a `Report`; everybody else reads it, and people see it through
`trainer.sp4n.views` alone. Source: dossier sections 3.3-3.5, 4.1, 7.3-7.5.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import msgspec

from trainer.sp4n.vocabulary import (
    ArchiveReason,
    Channel,
    ClockId,
    MissingData,
    ReporterChoice,
    ReportType,
    Role,
    Status,
)

NATIONAL = "nasional"
"""The id under which `Bukan Wewenang` sends a report back to the Admin Nasional."""


class Actor(msgspec.Struct, frozen=True, gc=False):
    """Who acts: the role, the name shown in the log, and the unit for unit roles."""

    role: Role
    name: str
    unit: str | None = None


SYSTEM = Actor(Role.SYSTEM, "Sistem")
"""The actor of automatic moves."""


class ReporterIdentity(msgspec.Struct, frozen=True, gc=False):
    """The registration data of a reporter (confidential; dossier 7.4)."""

    name: str
    nik: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""


class Location(msgspec.Struct, frozen=True, gc=False):
    """Where it happened, as the reporter filled the form; may be wrong (conflict C11)."""

    text: str = ""
    province: str = ""
    regency: str = ""
    district: str = ""
    village: str = ""


class Finding(msgspec.Struct, frozen=True, gc=False):
    """A fact the unit found out, known inside the agency only; `must` facts belong in the answer."""

    id: str
    kind: str
    text: str
    must: bool = False


class MessageKind(StrEnum):
    """What a message of the public thread is."""

    FOLLOW_UP = "tindak_lanjut"
    DATA_REQUEST = "permintaan_data"
    DATA = "kelengkapan_data"
    REPLY = "tanggapan_pelapor"
    NOTICE = "pemberitahuan"

    @property
    def label(self) -> str:
        """The heading above such a message."""
        return _MESSAGE_LABELS[self]


_MESSAGE_LABELS = {
    MessageKind.FOLLOW_UP: "Tindak lanjut",
    MessageKind.DATA_REQUEST: "Permintaan kelengkapan data",
    MessageKind.DATA: "Kelengkapan data",
    MessageKind.REPLY: "Tanggapan pelapor",
    MessageKind.NOTICE: "Pemberitahuan",
}


class Message(msgspec.Struct, frozen=True, gc=False):
    """One entry of the conversation with the reporter; `final` marks a substantive result."""

    at: datetime
    kind: MessageKind
    role: Role
    author: str
    text: str
    unit: str | None = None
    attachments: tuple[str, ...] = ()
    final: bool = False


class HistoryEntry(msgspec.Struct, frozen=True, gc=False):
    """A line of the tracking history; internal lines are not shown to reporter and public."""

    at: datetime
    role: Role
    text: str
    internal: bool = False


class Draft(msgspec.Struct, gc=False):
    """An answer waiting for, or judged by, the head of the unit; `approved` is None while waiting."""

    id: int
    at: datetime
    unit: str
    text: str
    attachments: tuple[str, ...] = ()
    final: bool = False
    approved: bool | None = None
    note: str = ""


class Disposition(msgspec.Struct, frozen=True, gc=False):
    """One disposition of the report: to whom, when, and with which note."""

    at: datetime
    lead: str
    support: tuple[str, ...] = ()
    note: str = ""


class Return(msgspec.Struct, frozen=True, gc=False):
    """A unit gave the report back to the coordinator."""

    at: datetime
    unit: str
    reason: str


class EscalationLevel(StrEnum):
    """To whom the coordinator takes a silent unit (dossier 4.4)."""

    UNIT_HEAD = "kepala_unit"
    SECRETARY = "sekda"

    @property
    def label(self) -> str:
        """The addressee's title."""
        return "kepala unit" if self is EscalationLevel.UNIT_HEAD else "Sekretaris Daerah"


class Escalation(msgspec.Struct, frozen=True, gc=False):
    """A reminder (`to` is None) or an escalation about a silent unit."""

    at: datetime
    unit: str
    to: EscalationLevel | None
    message: str


class Pause(msgspec.Struct, gc=False):
    """A stretch in which a clock stood still; `end` is None while it still does."""

    start: datetime
    end: datetime | None = None


class StopKind(StrEnum):
    """Why a clock stopped."""

    FULFILLED = "dipenuhi"
    VOID = "gugur"
    UNFULFILLED = "tidak_dipenuhi"


class Verdict(StrEnum):
    """What a clock says about its owner."""

    RUNNING = "berjalan"
    OVERDUE = "lewat"
    PAUSED = "ditunda"
    ON_TIME = "tepat_waktu"
    LATE = "terlambat"
    VOID = "gugur"
    UNFULFILLED = "tidak_dipenuhi"

    @property
    def label(self) -> str:
        """The verdict in words."""
        return _VERDICT_LABELS[self]


_VERDICT_LABELS = {
    Verdict.RUNNING: "Berjalan",
    Verdict.OVERDUE: "Lewat tenggat",
    Verdict.PAUSED: "Ditunda",
    Verdict.ON_TIME: "Tepat waktu",
    Verdict.LATE: "Terlambat",
    Verdict.VOID: "Gugur",
    Verdict.UNFULFILLED: "Tidak dipenuhi",
}


class Clock(msgspec.Struct, gc=False):
    """One run of a clock C1-C8 on a report.

    `limit` is in working days; `due` moves when the clock is paused; `owner` (and `unit`) is who has to act;
    `round` counts the runs of the same clock on the same report from 1;
    from `warn_at` on the owner may be warned.
    """

    id: ClockId
    owner: Role
    unit: str | None
    started: datetime
    limit: int
    due: datetime
    round: int = 1
    pauses: tuple[Pause, ...] = ()
    stopped: datetime | None = None
    stop: StopKind | None = None
    warn_at: datetime | None = None
    warned: bool = False
    breached: bool = False

    @property
    def running(self) -> bool:
        """Whether time counts now: neither stopped nor paused."""
        return self.stopped is None and not (self.pauses and self.pauses[-1].end is None)

    @property
    def paused(self) -> bool:
        """Whether the clock stands still and will go on later."""
        return self.stopped is None and bool(self.pauses) and self.pauses[-1].end is None

    def verdict(self, now: datetime) -> Verdict:
        """Judge the clock at a moment.

        Args:
            now: the moment; only matters for a clock that has not stopped.

        Returns:
            The verdict; a clock that was void but already overdue when it stopped is late.
        """
        if self.stopped is None:
            if self.paused:
                return Verdict.PAUSED
            return Verdict.OVERDUE if now > self.due else Verdict.RUNNING
        if self.stop is StopKind.UNFULFILLED:
            return Verdict.UNFULFILLED
        if self.stopped > self.due:
            return Verdict.LATE
        return Verdict.VOID if self.stop is StopKind.VOID else Verdict.ON_TIME


class Report(msgspec.Struct, gc=False):
    """A citizen's report with its whole state; changed by `Instance.apply` only.

    `original_title`/`original_body` are `Isi Laporan Awal`, `title`/`body` the edited `Isi Laporan Akhir`.
    `type` is preset from the reporter's choice until `type_confirmed`. `unread_by` holds role values and
    unit ids. `findings_from` is the number of findings that were known when the present unit got the report,
    or the reporter last answered back. `clocks` holds the latest run of each clock, `past_clocks` the earlier
    runs. What grows seldom is a tuple, so that a year of reports stays light.
    """

    id: int
    status: Status
    submitted_at: datetime
    updated_at: datetime
    channel: Channel
    choice: ReporterChoice
    type: ReportType
    original_title: str
    original_body: str
    title: str
    body: str
    reporter: ReporterIdentity
    chosen_anonymous: bool
    chosen_secret: bool
    anonymous: bool
    secret: bool
    location: Location
    incident_date: date | None = None
    attachments: tuple[str, ...] = ()
    to_agency: bool = True
    entered_by: str | None = None
    arrived_at: datetime | None = None
    type_confirmed: bool = False
    category: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    verified_at: datetime | None = None
    lead_unit: str | None = None
    support_units: tuple[str, ...] = ()
    dispositions: tuple[Disposition, ...] = ()
    returns: tuple[Return, ...] = ()
    forwarded_to: str | None = None
    forward_count: int = 0
    missing: tuple[MissingData, ...] = ()
    status_before_pending: Status | None = None
    archive_reason: ArchiveReason | None = None
    archive_note: str = ""
    merged_into: int | None = None
    duplicates: tuple[int, ...] = ()
    duplicate_of: int | None = None
    split_from: int | None = None
    split_parts: tuple[int, ...] = ()
    cites: int | None = None
    thread: list[Message] = []
    history: list[HistoryEntry] = []
    clocks: dict[ClockId, Clock] = {}
    past_clocks: tuple[Clock, ...] = ()
    reminders: tuple[Escalation, ...] = ()
    escalations: tuple[Escalation, ...] = ()
    findings: tuple[Finding, ...] = ()
    findings_from: int = 0
    drafts: tuple[Draft, ...] = ()
    first_follow_up_at: datetime | None = None
    final_at: datetime | None = None
    closed_at: datetime | None = None
    open_reply: bool = False
    formal_number: str | None = None
    formal_extended: bool = False
    ombudsman_at: datetime | None = None
    ombudsman_noticed: bool = False
    rating: int | None = None
    rating_comment: str = ""
    unread_by: list[str] = []

    @property
    def verified(self) -> bool:
        """Whether an admin has verified the report."""
        return self.verified_at is not None

    @property
    def bounce_count(self) -> int:
        """How often units gave the report back."""
        return len(self.returns)

    @property
    def units(self) -> tuple[str, ...]:
        """The lead unit followed by the supporting units; empty before disposition."""
        return () if self.lead_unit is None else (self.lead_unit, *self.support_units)

    @property
    def archive_label(self) -> str:
        """The string of the export column `Alasan Tunda/Arsip` (dossier 5.2)."""
        if self.status is Status.PENDING_INFO:
            return "Menunggu: " + ", ".join(item.label for item in self.missing)
        if self.status is Status.ARCHIVED_BY_SYSTEM:
            return "sudah mencapai batas kadaluarsa pengaduan"
        if self.status is Status.ARCHIVED_BY_REPORTER:
            return "sesuai dengan keinginan Pelapor"
        return self.archive_reason.label if self.archive_reason is not None else ""
