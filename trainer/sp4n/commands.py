"""Commands: what somebody wants to do. Each is refused with a sentence or becomes events.

The tag of a command is its verb; `trainer.sp4n.moves` says in which state which role may give it.
Source: dossier sections 3.3 and 3.5.
"""

from __future__ import annotations

from datetime import date

import msgspec

from trainer.sp4n.report import EscalationLevel, Finding, Location, ReporterIdentity
from trainer.sp4n.vocabulary import ArchiveReason, Channel, ClockId, MissingData, ReporterChoice, ReportType


class Refused(Exception):
    """A command that the instance does not carry out.

    `sentence` is one Indonesian sentence saying why, and what to do instead.
    """

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class _Command(msgspec.Struct, frozen=True, gc=False, tag_field="verb", forbid_unknown_fields=True):
    """Base of all commands."""


class Submit(_Command, frozen=True, gc=False, tag="submit"):
    """The reporter sends a report through an online channel.

    With `target_agency` it goes straight to the Admin Instansi, otherwise to the Admin Nasional;
    `cites_report` is an older tracking id that the reporter refers to (no reopening, conflict C9).
    """

    title: str
    body: str
    choice: ReporterChoice
    reporter: ReporterIdentity
    channel: Channel = Channel.WEB
    anonymous: bool = False
    secret: bool = False
    location: Location = Location()
    incident_date: date | None = None
    attachments: tuple[str, ...] = ()
    target_agency: bool = True
    cites_report: int | None = None


class EnterOffline(_Command, frozen=True, gc=False, tag="enter_offline"):
    """The Admin Instansi types in a complaint received at the counter, by letter, phone or social media."""

    title: str
    body: str
    choice: ReporterChoice
    reporter: ReporterIdentity
    channel: Channel
    anonymous: bool = False
    secret: bool = False
    location: Location = Location()
    incident_date: date | None = None
    attachments: tuple[str, ...] = ()
    cites_report: int | None = None


class RouteToAgency(_Command, frozen=True, gc=False, tag="route_to_agency"):
    """The Admin Nasional sends the report to this agency (also back again after `Bukan Wewenang`)."""

    report: int
    note: str = ""


class Verify(_Command, frozen=True, gc=False, tag="verify"):
    """`Verifikasi`: title, class, category, redacted body, tags and privacy, without disposition.

    `body` None keeps the text; `anonymous`/`secret` None keep what the reporter chose.
    """

    report: int
    title: str
    type: ReportType
    category: tuple[str, ...]
    body: str | None = None
    tags: tuple[str, ...] = ()
    anonymous: bool | None = None
    secret: bool | None = None


class Dispose(_Command, frozen=True, gc=False, tag="dispose"):
    """`Disposisi` of a verified report to a lead unit and supporting units."""

    report: int
    unit: str
    support_units: tuple[str, ...] = ()
    note: str = ""


class VerifyAndDispose(_Command, frozen=True, gc=False, tag="verify_and_dispose"):
    """Both in one form, as in the real system; the fields are those of `Verify` and `Dispose`."""

    report: int
    title: str
    type: ReportType
    category: tuple[str, ...]
    unit: str
    body: str | None = None
    tags: tuple[str, ...] = ()
    anonymous: bool | None = None
    secret: bool | None = None
    support_units: tuple[str, ...] = ()
    note: str = ""


class AskForData(_Command, frozen=True, gc=False, tag="ask_for_data"):
    """`Tunda`: ask the reporter for what is missing."""

    report: int
    missing: tuple[MissingData, ...]
    message: str


class NotOurs(_Command, frozen=True, gc=False, tag="not_ours"):
    """`Bukan Wewenang`: forward to a neighbour agency by id, or to `nasional`."""

    report: int
    agency: str
    message: str


class Archive(_Command, frozen=True, gc=False, tag="archive"):
    """`Arsipkan` with a reason and an explanation; a duplicate names the other tracking id."""

    report: int
    reason: ArchiveReason
    explanation: str
    duplicate_of: int | None = None


class Merge(_Command, frozen=True, gc=False, tag="merge"):
    """Join this report (the duplicate) to another one that stays; both reporters get the message."""

    report: int
    into: int
    message: str


class PartText(msgspec.Struct, frozen=True, gc=False):
    """The title and text of one part of a split report."""

    title: str
    body: str


class Split(_Command, frozen=True, gc=False, tag="split"):
    """Split a report with several matters: the first part stays here, each further part is a new report."""

    report: int
    parts: tuple[PartText, ...]
    message: str = ""


class ReturnToCoordinator(_Command, frozen=True, gc=False, tag="return_to_coordinator"):
    """The lead unit gives the report back as not its authority."""

    report: int
    reason: str


class FollowUp(_Command, frozen=True, gc=False, tag="follow_up"):
    """`Tindak lanjut` posted to the reporter; `final` marks the substantive result, otherwise interim.

    Given on a report with an open reply of the reporter it is the answer to that reply.
    """

    report: int
    text: str
    attachments: tuple[str, ...] = ()
    final: bool = False


class SubmitDraft(_Command, frozen=True, gc=False, tag="submit_draft"):
    """The Pejabat Penghubung lays an answer before the head of the unit."""

    report: int
    text: str
    attachments: tuple[str, ...] = ()
    final: bool = False


class ApproveDraft(_Command, frozen=True, gc=False, tag="approve_draft"):
    """The head of the unit approves a draft, which thereby goes out."""

    report: int
    draft: int


class RejectDraft(_Command, frozen=True, gc=False, tag="reject_draft"):
    """The head of the unit sends a draft back with a note."""

    report: int
    draft: int
    note: str


class RemindUnit(_Command, frozen=True, gc=False, tag="remind_unit"):
    """The Admin Instansi reminds the lead unit (`unit` None) or a supporting unit."""

    report: int
    message: str
    unit: str | None = None


class Escalate(_Command, frozen=True, gc=False, tag="escalate"):
    """The Admin Instansi takes a silent unit to its head or to the Sekda."""

    report: int
    to: EscalationLevel
    message: str


class Close(_Command, frozen=True, gc=False, tag="close"):
    """The Admin Instansi closes the report by hand."""

    report: int
    note: str = ""


class EditPublished(_Command, frozen=True, gc=False, tag="edit_published"):
    """Change a verified report afterwards; None keeps a field."""

    report: int
    title: str | None = None
    body: str | None = None
    type: ReportType | None = None
    category: tuple[str, ...] | None = None
    tags: tuple[str, ...] | None = None
    anonymous: bool | None = None
    secret: bool | None = None


class ChangeUnit(_Command, frozen=True, gc=False, tag="change_unit"):
    """Re-dispose a disposed report to another lead unit or other supporting units."""

    report: int
    unit: str
    support_units: tuple[str, ...] = ()
    note: str = ""


class RegisterFormalRequest(_Command, frozen=True, gc=False, tag="register_formal_request"):
    """Register an information request as a formal one for the PPID (clock C8, conflict C4)."""

    report: int
    number: str


class ExtendFormalRequest(_Command, frozen=True, gc=False, tag="extend_formal_request"):
    """Extend the formal request once, with the reason that the reporter gets."""

    report: int
    reason: str


class RecordFindings(_Command, frozen=True, gc=False, tag="record_findings"):
    """The unit's internal facts reach its Pejabat Penghubung."""

    report: int
    facts: tuple[Finding, ...]


class CompleteData(_Command, frozen=True, gc=False, tag="complete_data"):
    """The reporter supplies what was asked for."""

    report: int
    text: str
    attachments: tuple[str, ...] = ()
    location: Location | None = None
    incident_date: date | None = None


class Reply(_Command, frozen=True, gc=False, tag="reply"):
    """The reporter answers back to a follow-up."""

    report: int
    text: str
    attachments: tuple[str, ...] = ()


class Confirm(_Command, frozen=True, gc=False, tag="confirm"):
    """The reporter confirms that the matter is finished, with a rating 1-5."""

    report: int
    rating: int
    comment: str = ""


class Withdraw(_Command, frozen=True, gc=False, tag="withdraw"):
    """The reporter takes the report back."""

    report: int
    reason: str = ""


class Block(_Command, frozen=True, gc=False, tag="block"):
    """The Admin Nasional blocks the content (`Konten Terblokir`)."""

    report: int
    reason: str


class MarkRead(_Command, frozen=True, gc=False, tag="mark_read"):
    """The actor has seen the news of a report."""

    report: int


class ExpireMissingData(_Command, frozen=True, gc=False, tag="expire_missing_data"):
    """The system archives a report whose reporter did not complete the data in time (C7)."""

    report: int


class AutoClose(_Command, frozen=True, gc=False, tag="auto_close"):
    """The system closes a followed-up report after the reporter's window (C6)."""

    report: int


class Warn(_Command, frozen=True, gc=False, tag="warn"):
    """The system warns that a deadline is near."""

    report: int
    clock: ClockId


class Breach(_Command, frozen=True, gc=False, tag="breach"):
    """The system notes that a deadline has passed."""

    report: int
    clock: ClockId


class OmbudsmanNotice(_Command, frozen=True, gc=False, tag="ombudsman_notice"):
    """The system tells the reporter of the Ombudsman option after the longest deadline (4.4)."""

    report: int


AutomaticCommand = ExpireMissingData | AutoClose | Warn | Breach | OmbudsmanNotice
"""What the system does by itself when its time has come."""

Command = (
    Submit
    | EnterOffline
    | RouteToAgency
    | Verify
    | Dispose
    | VerifyAndDispose
    | AskForData
    | NotOurs
    | Archive
    | Merge
    | Split
    | ReturnToCoordinator
    | FollowUp
    | SubmitDraft
    | ApproveDraft
    | RejectDraft
    | RemindUnit
    | Escalate
    | Close
    | EditPublished
    | ChangeUnit
    | RegisterFormalRequest
    | ExtendFormalRequest
    | RecordFindings
    | CompleteData
    | Reply
    | Confirm
    | Withdraw
    | Block
    | MarkRead
    | ExpireMissingData
    | AutoClose
    | Warn
    | Breach
    | OmbudsmanNotice
)
"""Every command, as a tagged union for `msgspec.json.decode(..., type=Command)`."""
