"""What each eye sees of a report.

One table, `_SEES`, gives for every kind of eye the groups of fields it may see; a field that is in no group
of the eye stays None or empty. Anonim hides the reporter's name from the public and the units, Rahasia hides
the content from the public. Source: dossier sections 7.4 and 13 (conflict C8).
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import msgspec

from trainer.sp4n.report import (
    Clock,
    Disposition,
    Draft,
    Escalation,
    Finding,
    HistoryEntry,
    Location,
    Message,
    MessageKind,
    Report,
    ReporterIdentity,
    Return,
)
from trainer.sp4n.settings import Options
from trainer.sp4n.vocabulary import Channel, ClockId, ReporterChoice, ReportType, Role, Status

ANONYMOUS = "Anonim"
"""What stands in place of a hidden name."""


class Eye(StrEnum):
    """Kinds of onlookers."""

    ADMIN = "admin"
    UNIT = "unit"
    INSPECTORATE = "inspektorat"
    LEADER = "pimpinan"
    OWNER = "pemilik"
    PUBLIC = "publik"
    NOBODY = "tidak_berhak"


class Group(StrEnum):
    """Groups of fields that are shown or withheld together."""

    CARD = "kartu"
    CONTENT = "isi"
    ORIGINAL = "isi_awal"
    NAME = "nama"
    CONTACT = "identitas"
    PLACE = "lokasi"
    ATTACHMENTS = "lampiran"
    THREAD = "percakapan"
    DATA_TALK = "permintaan_data"
    OFFICERS = "nama_petugas"
    INTERNAL = "internal"
    UNIT_PAPERS = "berkas_unit"


_EVERYTHING = frozenset(Group)
_UNIT_VIEW = _EVERYTHING - {Group.ORIGINAL, Group.CONTACT}
_SEES: dict[Eye, frozenset[Group]] = {
    Eye.ADMIN: _EVERYTHING,
    Eye.UNIT: _UNIT_VIEW,
    Eye.INSPECTORATE: _UNIT_VIEW - {Group.UNIT_PAPERS},
    Eye.LEADER: frozenset({Group.CARD, Group.CONTENT, Group.NAME, Group.PLACE, Group.THREAD, Group.INTERNAL}),
    Eye.OWNER: _EVERYTHING - {Group.OFFICERS, Group.INTERNAL, Group.UNIT_PAPERS},
    Eye.PUBLIC: frozenset({Group.CARD, Group.CONTENT, Group.NAME, Group.THREAD}),
    Eye.NOBODY: frozenset(),
}

_NAME_HIDDEN = frozenset({Eye.UNIT, Eye.INSPECTORATE, Eye.LEADER, Eye.PUBLIC})
"""The eyes from which Anonim hides who the reporter is."""

_PUBLISHED = frozenset(
    {
        Status.DISPOSED,
        Status.FOLLOWED_UP,
        Status.REPORTER_REPLIED,
        Status.CLOSED_BY_SYSTEM,
        Status.CLOSED_BY_ADMIN,
        Status.CLOSED_BY_REPORTER,
    }
)
_DATA_TALK = frozenset({MessageKind.DATA_REQUEST, MessageKind.DATA})


class ReportView(msgspec.Struct, frozen=True):
    """A report as one eye sees it; what is withheld is None or empty, and named in `withheld`.

    `reporter_name` is `Anonim` where a name is hidden; `auto_close_at` is when the report closes by itself.
    """

    id: int
    eye: Eye
    visible: bool
    withheld: tuple[str, ...] = ()
    status: Status | None = None
    type: ReportType | None = None
    type_confirmed: bool = False
    choice: ReporterChoice | None = None
    category: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    channel: Channel | None = None
    submitted_at: datetime | None = None
    anonymous: bool = False
    secret: bool = False
    units: tuple[str, ...] = ()
    forwarded_to: str | None = None
    rating: int | None = None
    auto_close_at: datetime | None = None
    title: str | None = None
    body: str | None = None
    original_title: str | None = None
    original_body: str | None = None
    reporter_name: str | None = None
    reporter: ReporterIdentity | None = None
    location: Location | None = None
    incident_date: date | None = None
    attachments: tuple[str, ...] = ()
    thread: tuple[Message, ...] = ()
    history: tuple[HistoryEntry, ...] = ()
    clocks: tuple[Clock, ...] = ()
    dispositions: tuple[Disposition, ...] = ()
    returns: tuple[Return, ...] = ()
    reminders: tuple[Escalation, ...] = ()
    escalations: tuple[Escalation, ...] = ()
    archive_note: str | None = None
    links: tuple[int, ...] = ()
    findings: tuple[Finding, ...] = ()
    drafts: tuple[Draft, ...] = ()


def eye_of(report: Report, role: Role, unit: str | None = None, reporter: bool = False) -> Eye:
    """Which eye looks.

    Args:
        report: the report looked at.
        role: the onlooker's role.
        unit: the onlooker's unit, for unit roles.
        reporter: whether the onlooker is the reporter of this very report.

    Returns:
        The eye; `NOBODY` when the report is not the onlooker's business and not public.
    """
    if role in {Role.AGENCY, Role.NATIONAL, Role.SYSTEM}:
        return Eye.ADMIN
    if role is Role.REPORTER and reporter:
        return Eye.OWNER
    if (
        role in {Role.LIAISON, Role.UNIT_HEAD, Role.INSPECTORATE}
        and unit is not None
        and unit in report.units
    ):
        return Eye.UNIT
    if role is Role.INSPECTORATE and report.verified and report.type is ReportType.SUPERVISORY:
        return Eye.INSPECTORATE
    if role is Role.LEADER and report.verified and not report.secret:
        return Eye.LEADER
    if is_published(report):
        return Eye.PUBLIC
    return Eye.NOBODY


def is_published(report: Report) -> bool:
    """Whether the public page shows the report: verified, not secret, at a unit or finished."""
    return report.verified and not report.secret and report.status in _PUBLISHED


def view(
    report: Report,
    role: Role,
    unit: str | None = None,
    reporter: bool = False,
    options: Options | None = None,
) -> ReportView:
    """Show a report to an eye.

    Args:
        report: the report looked at.
        role: the onlooker's role.
        unit: the onlooker's unit, for unit roles.
        reporter: whether the onlooker is the reporter of this very report.
        options: the region's options; None takes the defaults.

    Returns:
        The view; without the right to see anything only the id.
    """
    eye = eye_of(report, role, unit, reporter)
    sees = _SEES[eye]
    if not sees:
        return ReportView(report.id, eye, visible=False, withheld=("Laporan ini tidak terbuka bagi Anda.",))
    name_hidden = report.anonymous and (
        eye in _NAME_HIDDEN or (eye is Eye.ADMIN and options is not None and options.anonymous_to_admin)
    )
    contact = Group.CONTACT in sees and not name_hidden
    original = Group.ORIGINAL in sees
    internal = Group.INTERNAL in sees
    papers = Group.UNIT_PAPERS in sees
    window = report.clocks.get(ClockId.REPORTER_WINDOW)
    return ReportView(
        id=report.id,
        eye=eye,
        visible=True,
        withheld=_withheld(sees, name_hidden),
        status=report.status,
        type=report.type if report.type_confirmed or internal else None,
        type_confirmed=report.type_confirmed,
        choice=report.choice,
        category=report.category,
        tags=report.tags if internal else (),
        channel=report.channel,
        submitted_at=report.submitted_at,
        anonymous=report.anonymous,
        secret=report.secret,
        units=report.units,
        forwarded_to=report.forwarded_to,
        rating=report.rating,
        auto_close_at=window.due if window is not None and window.running else None,
        title=report.title,
        body=report.body,
        original_title=report.original_title if original else None,
        original_body=report.original_body if original else None,
        reporter_name=ANONYMOUS if name_hidden else report.reporter.name,
        reporter=report.reporter if contact else None,
        location=report.location if Group.PLACE in sees else None,
        incident_date=report.incident_date if Group.PLACE in sees else None,
        attachments=report.attachments if Group.ATTACHMENTS in sees else (),
        thread=_thread(report, sees),
        history=tuple(line for line in report.history if internal or not line.internal),
        clocks=tuple(report.clocks.values()) if internal else (),
        dispositions=report.dispositions if internal else (),
        returns=report.returns if internal else (),
        reminders=report.reminders if internal else (),
        escalations=report.escalations if internal else (),
        archive_note=report.archive_note if eye in {Eye.ADMIN, Eye.OWNER} else None,
        links=_links(report) if eye in {Eye.ADMIN, Eye.UNIT} else (),
        findings=report.findings if papers else (),
        drafts=report.drafts if papers else (),
    )


def _links(report: Report) -> tuple[int, ...]:
    others = (report.merged_into, report.duplicate_of, report.split_from, report.cites)
    ids = (*report.duplicates, *report.split_parts, *(other for other in others if other is not None))
    return tuple(dict.fromkeys(ids))


def _thread(report: Report, sees: frozenset[Group]) -> tuple[Message, ...]:
    """The conversation; without the right to it the data talk, officers' names and attachments are left out."""
    if Group.DATA_TALK in sees and Group.OFFICERS in sees:
        return tuple(report.thread)
    return tuple(
        Message(
            message.at,
            message.kind,
            message.role,
            message.author if Group.OFFICERS in sees else message.role.label,
            message.text,
            message.unit,
            message.attachments if message.role is not Role.REPORTER or Group.ATTACHMENTS in sees else (),
            message.final,
        )
        for message in report.thread
        if Group.DATA_TALK in sees or message.kind not in _DATA_TALK
    )


def _withheld(sees: frozenset[Group], name_hidden: bool) -> tuple[str, ...]:
    lines = []
    if name_hidden:
        lines.append("Nama pelapor disembunyikan karena pelapor memilih Anonim.")
    if Group.CONTACT not in sees:
        lines.append("Data diri pelapor tidak ditampilkan.")
    if Group.ORIGINAL not in sees:
        lines.append("Isi laporan awal tidak ditampilkan; yang tampil adalah isi yang sudah disunting.")
    if Group.ATTACHMENTS not in sees:
        lines.append("Lampiran pelapor tidak ditampilkan.")
    return tuple(lines)
