"""What the trainee has on the desk: which reports are listed, which hold news, and what may be read of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.sp4n.decisions_outside import reader_key
from trainer.sp4n.views import ReportView, view
from trainer.sp4n.vocabulary import Role

if TYPE_CHECKING:
    from trainer.practice.session import Session
    from trainer.sp4n.report import Report


def is_listed(session: Session, report: Report) -> bool:
    """Somebody who works in a unit has only its reports on the desk; an admin has all."""
    if session.trainee.role not in (Role.LIAISON, Role.UNIT_HEAD):
        return True
    own = (*session.scenario.acting_for, *session.scenario.leads)
    return any(unit in own for unit in report.units)


def unread_units(session: Session, report: Report) -> list[str | None]:
    """For whom of the trainee's roles there is news: None for his own role, or a unit he writes for."""
    own = reader_key(session.trainee)
    units = [
        unit
        for unit in report.units
        if unit != own and unit in report.unread_by and unit in session.scenario.acting_for
    ]
    return [*([None] if own in report.unread_by else []), *units]


def is_unread(session: Session, report: Report) -> bool:
    """Whether there is news for the trainee, in his own role or for a unit he writes for."""
    return bool(unread_units(session, report))


def role_towards(session: Session, report: Report) -> tuple[Role, str | None]:
    """The role and the unit in which the trainee looks at a report."""
    actor = session.trainee
    unit = report.lead_unit if report.lead_unit in session.scenario.acting_for else actor.unit
    return actor.role, None if actor.unit is None else unit


def own_view(session: Session, report: Report) -> ReportView:
    """What the trainee may read of a report."""
    role, unit = role_towards(session, report)
    return view(report, role, unit, False, session.instance.options)
