"""The small records of which reports and events are made: who acts, what was found, said, disposed, returned.

Source: dossier sections 3.3-3.5, 4.4, 7.4.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import msgspec

from trainer.sp4n.vocabulary import Role

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
    """An answer waiting for, or judged by, the head of the unit.

    `approved` is None while it waits; `replaced_by` is the newer draft that took its place.
    """

    id: int
    at: datetime
    unit: str
    text: str
    attachments: tuple[str, ...] = ()
    final: bool = False
    approved: bool | None = None
    note: str = ""
    replaced_by: int | None = None

    @property
    def returned(self) -> bool:
        """Whether the head of the unit sent it back."""
        return self.approved is False and self.replaced_by is None


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
