"""The fold of events before a unit answers: arrival, verification, disposition, archive, merge, split."""

from __future__ import annotations

from datetime import datetime

from trainer.sp4n import events as e
from trainer.sp4n import moves as m
from trainer.sp4n.effects import Effects
from trainer.sp4n.fold_steps import AGENCY, NATIONAL, REPORTER, read, unread
from trainer.sp4n.records import NATIONAL as NATIONAL_AGENCY
from trainer.sp4n.records import Disposition
from trainer.sp4n.report import Report
from trainer.sp4n.state import State
from trainer.sp4n.vocabulary import ArchiveReason, ClockId, ReporterChoice, Role, Status

_PRESET_TYPES = {choice: choice.preset_type for choice in ReporterChoice}
_REPORTER_ROLE, _NEW = Role.REPORTER, Status.NEW
_FOR_AGENCY, _FOR_NATIONAL = (AGENCY,), (NATIONAL,)

_SUBMIT_TO_AGENCY, _SUBMIT_TO_NATIONAL = Effects(m.SUBMIT_TO_AGENCY), Effects(m.SUBMIT_TO_NATIONAL)
_ENTER_OFFLINE, _ROUTE_TO_AGENCY = Effects(m.ENTER_OFFLINE), Effects(m.ROUTE_TO_AGENCY)
_VERIFY, _EDIT_PUBLISHED = Effects(m.VERIFY), Effects(m.EDIT_PUBLISHED)
_DISPOSE, _CHANGE_UNIT = Effects(m.DISPOSE), Effects(m.CHANGE_UNIT)
_ASK_FOR_DATA, _COMPLETE_DATA = Effects(m.ASK_FOR_DATA), Effects(m.COMPLETE_DATA)
_COMPLETE_DATA_AT_UNIT = Effects(m.COMPLETE_DATA_AT_UNIT)
_NOT_OURS, _NOT_OURS_NATIONAL = Effects(m.NOT_OURS), Effects(m.NOT_OURS_NATIONAL)
_ARCHIVE, _ARCHIVE_NATIONAL = Effects(m.ARCHIVE), Effects(m.ARCHIVE_NATIONAL)
_MERGE, _SPLIT = Effects(m.MERGE), Effects(m.SPLIT)


def submitted(state: State, event: e.Submitted) -> None:
    """Fold `Submitted`."""
    at = event.at
    if event.by.role is not _REPORTER_ROLE:
        effects, arrived, readers = _ENTER_OFFLINE, at, _FOR_AGENCY
    elif event.to_agency:
        effects, arrived, readers = _SUBMIT_TO_AGENCY, at, _FOR_AGENCY
    else:
        effects, arrived, readers = _SUBMIT_TO_NATIONAL, None, _FOR_NATIONAL
    report = Report(
        event.report, event, state.settings, _NEW, at, _PRESET_TYPES[event.choice], event.title, event.body,
        event.anonymous, event.secret, event.location, event.incident_date, arrived, [event], {}, readers,
    )  # fmt: skip
    _add(state, report, at)
    state.clockwork.carry_out(report, effects, at)


def _add(state: State, report: Report, at: datetime) -> None:
    number = report.id
    state.reports[number] = report
    if number >= state.next_id:
        state.next_id = number + 1
    days = state.options.ombudsman_days
    if days is not None:
        report.ombudsman_at = state.clockwork.calendar.add_working_days(at, days)
        state.clockwork.agenda.plan_notice(report, report.ombudsman_at)


def routed(state: State, event: e.Routed) -> None:
    """Fold `Routed`."""
    report = state.reports[event.report]
    report.events.append(event)
    report.arrived_at = event.at
    report.forwarded_to = None
    unread(report, AGENCY)
    if state.options.single_verification and ClockId.VERIFICATION not in report.clocks:
        state.clockwork.start(report, ClockId.VERIFICATION, report.submitted_at)
    state.clockwork.carry_out(report, _ROUTE_TO_AGENCY, event.at)


def _content(report: Report, event: e.Verified | e.Edited) -> None:
    report.title = event.title
    report.body = event.body
    report.type = event.type
    report.type_confirmed = True
    report.category = event.category
    report.tags = event.tags
    report.anonymous = event.anonymous
    report.secret = event.secret


def verified(state: State, event: e.Verified) -> None:
    """Fold `Verified`."""
    report = state.reports[event.report]
    report.events.append(event)
    _content(report, event)
    first = report.verified_at is None
    if first:
        report.verified_at = event.at
    state.clockwork.carry_out(report, _VERIFY, event.at)
    if not first:
        state.clockwork.retype(report, event.at)


def edited(state: State, event: e.Edited) -> None:
    """Fold `Edited`."""
    report = state.reports[event.report]
    report.events.append(event)
    retyped = report.type is not event.type
    _content(report, event)
    state.clockwork.carry_out(report, _EDIT_PUBLISHED, event.at)
    if retyped:
        state.clockwork.retype(report, event.at)


def _assign(state: State, report: Report, event: e.Disposed | e.UnitChanged, effects: Effects) -> None:
    at, unit = event.at, event.unit
    report.events.append(event)
    report.lead_unit = unit
    report.support_units = event.support_units
    report.findings_from = len(report.findings)
    report.dispositions = (*report.dispositions, Disposition(at, unit, event.support_units, event.note))
    unread(report, unit, *event.support_units)
    state.clockwork.carry_out(report, effects, at)


def disposed(state: State, event: e.Disposed) -> None:
    """Fold `Disposed`."""
    _assign(state, state.reports[event.report], event, _DISPOSE)


def unit_changed(state: State, event: e.UnitChanged) -> None:
    """Fold `UnitChanged`."""
    report = state.reports[event.report]
    read(report, *report.units)
    _assign(state, report, event, _CHANGE_UNIT)


def data_requested(state: State, event: e.DataRequested) -> None:
    """Fold `DataRequested`."""
    report = state.reports[event.report]
    report.events.append(event)
    report.missing = event.missing
    report.status_before_pending = report.status
    unread(report, REPORTER)
    state.clockwork.carry_out(report, _ASK_FOR_DATA, event.at)


def data_completed(state: State, event: e.DataCompleted) -> None:
    """Fold `DataCompleted`."""
    report = state.reports[event.report]
    report.events.append(event)
    if event.location is not None:
        report.location = event.location
    if event.incident_date is not None:
        report.incident_date = event.incident_date
    report.missing = ()
    at_unit = report.status_before_pending is Status.DISPOSED
    report.status_before_pending = None
    unread(report, AGENCY, *report.units)
    effects = _COMPLETE_DATA_AT_UNIT if at_unit else _COMPLETE_DATA
    state.clockwork.carry_out(report, effects, event.at)


def forwarded(state: State, event: e.Forwarded) -> None:
    """Fold `Forwarded`."""
    report = state.reports[event.report]
    report.events.append(event)
    report.forwarded_to = event.agency
    report.forward_count += 1
    unread(report, REPORTER)
    if event.agency == NATIONAL_AGENCY:
        unread(report, NATIONAL)
    effects = _NOT_OURS_NATIONAL if event.by.role is Role.NATIONAL else _NOT_OURS
    state.clockwork.carry_out(report, effects, event.at)


def archived(state: State, event: e.Archived) -> None:
    """Fold `Archived`."""
    report = state.reports[event.report]
    report.events.append(event)
    report.archive_reason = event.reason
    report.archive_note = event.explanation
    report.duplicate_of = event.duplicate_of
    report.closed_at = event.at
    unread(report, REPORTER)
    effects = _ARCHIVE_NATIONAL if event.by.role is Role.NATIONAL else _ARCHIVE
    state.clockwork.carry_out(report, effects, event.at)


def merged(state: State, event: e.Merged) -> None:
    """Fold `Merged`."""
    report, into = state.reports[event.report], state.reports[event.into]
    report.merged_into = report.duplicate_of = into.id
    report.archive_reason = ArchiveReason.DUPLICATE
    report.archive_note = event.message
    report.closed_at = event.at
    into.duplicates = (*into.duplicates, report.id)
    into.updated_at = event.at
    for each in (report, into):
        each.events.append(event)
        unread(each, REPORTER)
    state.clockwork.carry_out(report, _MERGE, event.at)


def split_up(state: State, event: e.SplitUp) -> None:
    """Fold `SplitUp`."""
    report = state.reports[event.report]
    report.events.append(event)
    first, *others = event.parts
    report.title, report.body = first.title, first.body
    report.split_parts = (*report.split_parts, *(part.id for part in others))
    if event.message:
        unread(report, REPORTER)
    state.clockwork.carry_out(report, _SPLIT, event.at)
    for part in others:
        _split_off(state, report, part, event)


def _split_off(state: State, original: Report, part: e.SplitPart, event: e.SplitUp) -> None:
    report = Report(
        id=part.id,
        submission=original.submission,
        names=state.settings,
        status=Status.NEW,
        updated_at=event.at,
        type=original.choice.preset_type,
        title=part.title,
        body=part.body,
        anonymous=original.anonymous,
        secret=original.secret,
        location=original.location,
        incident_date=original.incident_date,
        arrived_at=original.arrived_at,
        events=[event],
        split_from=original.id,
    )
    _add(state, report, report.submitted_at)
    if event.message:
        unread(report, REPORTER)
    unread(report, AGENCY)
    state.clockwork.inherit(report, original, ClockId.VERIFICATION, event.at)
