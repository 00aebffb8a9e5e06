"""Events: what happened. The state of an instance is the fold of its events.

Every event carries the report, the moment and the actor; the tag is a verb in the past tense.
"""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from trainer.sp4n.records import Actor, EscalationLevel, Finding, Location, ReporterIdentity
from trainer.sp4n.vocabulary import ArchiveReason, Channel, ClockId, MissingData, ReporterChoice, ReportType


class _Event(msgspec.Struct, frozen=True, gc=False, tag_field="event", forbid_unknown_fields=True):
    """Base of all events."""

    report: int
    at: datetime
    by: Actor


class Submitted(_Event, frozen=True, gc=False, tag="submitted"):
    """A report came in; `by` is the reporter, or the admin who typed in an offline complaint."""

    title: str
    body: str
    choice: ReporterChoice
    reporter: ReporterIdentity
    channel: Channel
    anonymous: bool
    secret: bool
    location: Location
    incident_date: date | None
    attachments: tuple[str, ...]
    to_agency: bool
    cites: int | None


class Routed(_Event, frozen=True, gc=False, tag="routed"):
    """The Admin Nasional sent the report to this agency."""

    note: str


class Verified(_Event, frozen=True, gc=False, tag="verified"):
    """An admin verified the report; all fields hold the result."""

    title: str
    body: str
    type: ReportType
    category: tuple[str, ...]
    tags: tuple[str, ...]
    anonymous: bool
    secret: bool


class Disposed(_Event, frozen=True, gc=False, tag="disposed"):
    """The report went to a lead unit and supporting units."""

    unit: str
    support_units: tuple[str, ...]
    note: str


class UnitChanged(_Event, frozen=True, gc=False, tag="unit_changed"):
    """A disposed report went to other units."""

    previous: str
    unit: str
    support_units: tuple[str, ...]
    note: str


class DataRequested(_Event, frozen=True, gc=False, tag="data_requested"):
    """The reporter was asked for missing data (`Tunda`)."""

    missing: tuple[MissingData, ...]
    message: str


class Forwarded(_Event, frozen=True, gc=False, tag="forwarded"):
    """The report left the agency as not its authority."""

    agency: str
    message: str


class Archived(_Event, frozen=True, gc=False, tag="archived"):
    """An admin archived the report."""

    reason: ArchiveReason
    explanation: str
    duplicate_of: int | None


class Merged(_Event, frozen=True, gc=False, tag="merged"):
    """The report was joined to another one and archived as its duplicate."""

    into: int
    message: str


class SplitPart(msgspec.Struct, frozen=True, gc=False):
    """One part of a split report with its tracking id."""

    id: int
    title: str
    body: str


class SplitUp(_Event, frozen=True, gc=False, tag="split_up"):
    """The report was split; the first part has the id of the report itself."""

    parts: tuple[SplitPart, ...]
    message: str


class Returned(_Event, frozen=True, gc=False, tag="returned"):
    """The lead unit gave the report back to the coordinator."""

    unit: str
    reason: str


class FollowedUp(_Event, frozen=True, gc=False, tag="followed_up"):
    """A follow-up reached the reporter.

    `lead` is False for a contribution of a supporting unit, `first` marks the first follow-up of the
    lead unit, `answers_reply` an answer to the reporter's open reply, `draft` an approved draft.
    """

    unit: str
    text: str
    attachments: tuple[str, ...]
    final: bool
    lead: bool
    first: bool
    answers_reply: bool
    draft: int | None = None


class DraftSubmitted(_Event, frozen=True, gc=False, tag="draft_submitted"):
    """An answer waits for the head of the unit."""

    draft: int
    unit: str
    text: str
    attachments: tuple[str, ...]
    final: bool


class DraftApproved(_Event, frozen=True, gc=False, tag="draft_approved"):
    """The head of the unit approved a draft; a `FollowedUp` comes with it."""

    draft: int


class DraftRejected(_Event, frozen=True, gc=False, tag="draft_rejected"):
    """The head of the unit sent a draft back."""

    draft: int
    note: str


class UnitReminded(_Event, frozen=True, gc=False, tag="unit_reminded"):
    """The coordinator reminded a unit."""

    unit: str
    message: str


class Escalated(_Event, frozen=True, gc=False, tag="escalated"):
    """The coordinator took a silent unit to its head or the Sekda."""

    unit: str
    to: EscalationLevel
    message: str


class ClosedByAdmin(_Event, frozen=True, gc=False, tag="closed_by_admin"):
    """The Admin Instansi closed the report; `open_reply` tells that a reply was left unanswered."""

    note: str
    open_reply: bool


class Edited(_Event, frozen=True, gc=False, tag="edited"):
    """A verified report was changed afterwards; all fields hold the result."""

    title: str
    body: str
    type: ReportType
    category: tuple[str, ...]
    tags: tuple[str, ...]
    anonymous: bool
    secret: bool


class FormalRequestRegistered(_Event, frozen=True, gc=False, tag="formal_request_registered"):
    """An information request became a formal one for the PPID."""

    number: str


class FormalRequestExtended(_Event, frozen=True, gc=False, tag="formal_request_extended"):
    """The formal request was extended by `days` working days."""

    reason: str
    days: int


class FindingsRecorded(_Event, frozen=True, gc=False, tag="findings_recorded"):
    """The unit's facts reached its Pejabat Penghubung."""

    unit: str
    facts: tuple[Finding, ...]


class DataCompleted(_Event, frozen=True, gc=False, tag="data_completed"):
    """The reporter supplied the missing data."""

    text: str
    attachments: tuple[str, ...]
    location: Location | None
    incident_date: date | None


class ReporterReplied(_Event, frozen=True, gc=False, tag="reporter_replied"):
    """The reporter answered back."""

    text: str
    attachments: tuple[str, ...]


class Confirmed(_Event, frozen=True, gc=False, tag="confirmed"):
    """The reporter confirmed that the matter is finished."""

    rating: int
    comment: str


class Withdrawn(_Event, frozen=True, gc=False, tag="withdrawn"):
    """The reporter took the report back."""

    reason: str


class Blocked(_Event, frozen=True, gc=False, tag="blocked"):
    """The Admin Nasional blocked the content."""

    reason: str


class MarkedRead(_Event, frozen=True, gc=False, tag="marked_read"):
    """The actor has seen the report's news."""


class MissingDataExpired(_Event, frozen=True, gc=False, tag="missing_data_expired"):
    """The reporter did not complete the data in time; the system archived the report."""


class AutoClosed(_Event, frozen=True, gc=False, tag="auto_closed"):
    """The system closed the report; `open_reply` tells that a reply was left unanswered."""

    open_reply: bool


class DeadlineWarned(_Event, frozen=True, gc=False, tag="deadline_warned"):
    """A deadline is near."""

    clock: ClockId
    due: datetime


class DeadlineBreached(_Event, frozen=True, gc=False, tag="deadline_breached"):
    """A deadline has passed."""

    clock: ClockId
    due: datetime


class OmbudsmanNoticed(_Event, frozen=True, gc=False, tag="ombudsman_noticed"):
    """The reporter was told of the Ombudsman option."""


Event = (
    Submitted
    | Routed
    | Verified
    | Disposed
    | UnitChanged
    | DataRequested
    | Forwarded
    | Archived
    | Merged
    | SplitUp
    | Returned
    | FollowedUp
    | DraftSubmitted
    | DraftApproved
    | DraftRejected
    | UnitReminded
    | Escalated
    | ClosedByAdmin
    | Edited
    | FormalRequestRegistered
    | FormalRequestExtended
    | FindingsRecorded
    | DataCompleted
    | ReporterReplied
    | Confirmed
    | Withdrawn
    | Blocked
    | MarkedRead
    | MissingDataExpired
    | AutoClosed
    | DeadlineWarned
    | DeadlineBreached
    | OmbudsmanNoticed
)
"""Every event, as a tagged union for `msgspec.json.decode(..., type=Event)`."""
