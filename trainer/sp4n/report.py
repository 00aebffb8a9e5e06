"""A report as the instance knows it: everything the export's columns need, and the working state.

Only `trainer.sp4n.instance` changes a `Report`; everybody else reads it, and people see it through
`trainer.sp4n.views` alone. Source: dossier sections 3.3-3.5, 4.1, 7.3-7.5.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import msgspec

from trainer.sp4n.chronicle import Names, conversation, history
from trainer.sp4n.events import Event, Submitted
from trainer.sp4n.records import (
    NATIONAL,
    SYSTEM,
    Actor,
    Disposition,
    Draft,
    Escalation,
    EscalationLevel,
    Finding,
    HistoryEntry,
    Location,
    Message,
    MessageKind,
    ReporterIdentity,
    Return,
)
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

__all__ = [
    "NATIONAL",
    "SYSTEM",
    "Actor",
    "Clock",
    "Disposition",
    "Draft",
    "Escalation",
    "EscalationLevel",
    "Finding",
    "HistoryEntry",
    "Location",
    "Message",
    "MessageKind",
    "Pause",
    "Report",
    "ReporterIdentity",
    "Return",
    "StopKind",
    "Verdict",
]


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
    `round` counts the runs of the same clock on the same report from 1.
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

    `submission` is the event with which it came in, for a split-off report that of the original; what the
    reporter wrote and chose never changes and is read from there (`original_title`/`original_body` are
    `Isi Laporan Awal`). `title`/`body` are the edited `Isi Laporan Akhir`. `events` is what happened to the
    report, from which `history` and `thread` are written out; `names` gives them the names of units.
    `type` is preset from the reporter's choice until `type_confirmed`. `unread_by` holds role values and
    unit ids. `findings_from` is the number of findings that were known when the present unit got the report,
    or the reporter last answered back; `findings_at` is when the latest came. `clocks` holds the latest run of
    each clock, `past_clocks` the earlier
    runs. What grows seldom is a tuple, so that a year of reports stays light.
    """

    id: int
    submission: Submitted
    names: Names
    status: Status
    updated_at: datetime
    type: ReportType
    title: str
    body: str
    anonymous: bool
    secret: bool
    location: Location
    incident_date: date | None
    arrived_at: datetime | None = None
    events: list[Event] = []
    clocks: dict[ClockId, Clock] = {}
    unread_by: tuple[str, ...] = ()
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
    past_clocks: tuple[Clock, ...] = ()
    reminders: tuple[Escalation, ...] = ()
    escalations: tuple[Escalation, ...] = ()
    findings: tuple[Finding, ...] = ()
    findings_from: int = 0
    findings_at: datetime | None = None
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

    # What came in

    @property
    def submitted_at(self) -> datetime:
        """When the report came in."""
        return self.submission.at

    @property
    def channel(self) -> Channel:
        """Through which channel."""
        return self.submission.channel

    @property
    def choice(self) -> ReporterChoice:
        """The class that the reporter chose."""
        return self.submission.choice

    @property
    def original_title(self) -> str:
        """The title as the reporter wrote it."""
        return self.submission.title

    @property
    def original_body(self) -> str:
        """The text as the reporter wrote it."""
        return self.submission.body

    @property
    def reporter(self) -> ReporterIdentity:
        """Who reports."""
        return self.submission.reporter

    @property
    def chosen_anonymous(self) -> bool:
        """Whether the reporter chose Anonim."""
        return self.submission.anonymous

    @property
    def chosen_secret(self) -> bool:
        """Whether the reporter chose Rahasia."""
        return self.submission.secret

    @property
    def attachments(self) -> tuple[str, ...]:
        """What the reporter attached."""
        return self.submission.attachments

    @property
    def to_agency(self) -> bool:
        """Whether the reporter named the agency; otherwise it went to the Admin Nasional first."""
        return self.submission.to_agency

    @property
    def entered_by(self) -> str | None:
        """The admin who typed in an offline complaint."""
        by = self.submission.by
        return None if by.role is Role.REPORTER else by.name

    @property
    def cites(self) -> int | None:
        """The older report that the reporter named; a split-off part names none."""
        return self.submission.cites if self.split_from is None else None

    # What is told

    @property
    def history(self) -> list[HistoryEntry]:
        """The tracking history, written out anew at each reading."""
        return history(self.id, self.events, self.names)

    @property
    def thread(self) -> list[Message]:
        """The conversation with the reporter, written out anew at each reading."""
        return conversation(self.events)

    # What follows

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

    def waiting_draft(self, unit: str | None = None) -> Draft | None:
        """The draft that waits for the head of a unit; None asks for any unit that has the report now."""
        units = self.units if unit is None else (unit,)
        return next((draft for draft in self.drafts if draft.approved is None and draft.unit in units), None)

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
