"""Whose eyes look at a report: the trainee's own, or those of another role.

What each of them may see is the instance's business (`trainer.sp4n.views`); a page gets the view and
draws nothing that is not in it.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from trainer.practice.sight import role_towards
from trainer.sp4n.report import Report
from trainer.sp4n.views import ReportView, view
from trainer.sp4n.vocabulary import Role

if TYPE_CHECKING:
    from trainer.practice.session import Session


class Onlooker(StrEnum):
    """Who looks at the report pane."""

    OWN = "sendiri"
    PUBLIC = "publik"
    REPORTER = "pelapor"
    UNIT = "unit penerima"
    INSPECTORATE = "Inspektorat"
    LEADER = "pimpinan daerah"

    @property
    def next(self) -> Onlooker:
        """Who comes next when going around."""
        everybody = list(Onlooker)
        return everybody[(everybody.index(self) + 1) % len(everybody)]


class Gaze(NamedTuple):
    """A report under somebody's eyes: the pages draw from `seen`; `report` itself is for the trainee's own pages."""

    session: Session
    report: Report
    seen: ReportView
    onlooker: Onlooker

    @property
    def own(self) -> bool:
        """Whether the trainee looks as himself."""
        return self.onlooker is Onlooker.OWN

    @property
    def banner(self) -> str:
        """Whose eyes these are, in capitals, with the keys that go on and back; empty for the trainee's own."""
        if self.own:
            return ""
        nobody = (
            " (belum ada unit penerima)"
            if self.onlooker is Onlooker.UNIT and self.report.lead_unit is None
            else ""
        )
        return f" ANDA MELIHAT SEBAGAI {self.onlooker.value.upper()}{nobody}. W: berikutnya · Esc: kembali "


def gaze(session: Session, report: Report, onlooker: Onlooker = Onlooker.OWN) -> Gaze:
    """Look at a report through somebody's eyes."""
    role, unit = _place(session, report, onlooker)
    seen = view(report, role, unit, onlooker is Onlooker.REPORTER, session.instance.options)
    return Gaze(session, report, seen, onlooker)


def _place(session: Session, report: Report, onlooker: Onlooker) -> tuple[Role, str | None]:
    """The role and the unit that an onlooker has."""
    match onlooker:
        case Onlooker.PUBLIC:
            return Role.PUBLIC, None
        case Onlooker.REPORTER:
            return Role.REPORTER, None
        case Onlooker.UNIT:
            return Role.LIAISON, report.lead_unit
        case Onlooker.INSPECTORATE:
            units = session.scenario.region.units
            return Role.INSPECTORATE, next(
                (unit.id for unit in units if unit.function == "inspektorat"), None
            )
        case Onlooker.LEADER:
            return Role.LEADER, None
        case _:
            return role_towards(session, report)
