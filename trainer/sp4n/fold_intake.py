"""The fold of events before a unit answers: arrival, verification, disposition, archive, merge, split."""

from __future__ import annotations

from datetime import datetime

from trainer.sp4n import events as e
from trainer.sp4n import moves as m
from trainer.sp4n.fold_steps import AGENCY, carry_out, log, say, unread
from trainer.sp4n.report import NATIONAL, Disposition, MessageKind, Report
from trainer.sp4n.state import State
from trainer.sp4n.vocabulary import ArchiveReason, ClockId, ReporterChoice, Role, Status

_PRESET_TYPES = {choice: choice.preset_type for choice in ReporterChoice}


def submitted(state: State, event: e.Submitted) -> None:
    """Fold `Submitted`."""
    at, by = event.at, event.by
    report = Report(
        id=event.report,
        status=Status.NEW,
        submitted_at=at,
        updated_at=at,
        channel=event.channel,
        choice=event.choice,
        type=_PRESET_TYPES[event.choice],
        original_title=event.title,
        original_body=event.body,
        title=event.title,
        body=event.body,
        reporter=event.reporter,
        chosen_anonymous=event.anonymous,
        chosen_secret=event.secret,
        anonymous=event.anonymous,
        secret=event.secret,
        location=event.location,
        incident_date=event.incident_date,
        attachments=event.attachments,
        to_agency=event.to_agency,
        cites=event.cites,
    )
    _add(state, report, at)
    if by.role is not Role.REPORTER:
        move = m.ENTER_OFFLINE
        report.entered_by = by.name
        text = f"Laporan dari {event.channel.label} dicatat oleh {state.settings.agency}"
    elif event.to_agency:
        move, text = m.SUBMIT_TO_AGENCY, f"Laporan dikirim pelapor kepada {state.settings.agency}"
    else:
        move, text = m.SUBMIT_TO_NATIONAL, "Laporan dikirim pelapor kepada Admin Nasional"
    if move is m.SUBMIT_TO_NATIONAL:
        unread(report, Role.NATIONAL.value)
    else:
        report.arrived_at = at
        unread(report, AGENCY)
    log(report, at, by, text)
    carry_out(state, report, move, at)


def _add(state: State, report: Report, at: datetime) -> None:
    state.reports[report.id] = report
    state.next_id = max(state.next_id, report.id + 1)
    days = state.options.ombudsman_days
    if days is not None:
        report.ombudsman_at = state.clockwork.calendar.add_working_days(at, days)
        state.clockwork.agenda.plan_notice(report, report.ombudsman_at)


def routed(state: State, event: e.Routed) -> None:
    """Fold `Routed`."""
    report = state.reports[event.report]
    report.arrived_at = event.at
    report.forwarded_to = None
    unread(report, AGENCY)
    log(report, event.at, event.by, f"Laporan diteruskan ke {state.settings.agency} oleh Admin Nasional")
    if state.options.single_verification and ClockId.VERIFICATION not in report.clocks:
        state.clockwork.start(report, ClockId.VERIFICATION, report.submitted_at)
    carry_out(state, report, m.ROUTE_TO_AGENCY, event.at)


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
    _content(report, event)
    first = report.verified_at is None
    if first:
        report.verified_at = event.at
    log(report, event.at, event.by, f"Laporan diverifikasi sebagai {event.type.label}")
    carry_out(state, report, m.VERIFY, event.at)
    if not first:
        state.clockwork.retype(report, event.at)


def edited(state: State, event: e.Edited) -> None:
    """Fold `Edited`."""
    report = state.reports[event.report]
    retyped = report.type is not event.type
    _content(report, event)
    text = f"Klasifikasi diubah menjadi {event.type.label}" if retyped else "Laporan disunting admin"
    log(report, event.at, event.by, text, internal=not retyped)
    carry_out(state, report, m.EDIT_PUBLISHED, event.at)
    if retyped:
        state.clockwork.retype(report, event.at)


def _assign(state: State, report: Report, event: e.Disposed | e.UnitChanged, move: m.Move, verb: str) -> None:
    report.lead_unit = event.unit
    report.support_units = event.support_units
    report.findings_from = len(report.findings)
    report.dispositions = (
        *report.dispositions,
        Disposition(event.at, event.unit, event.support_units, event.note),
    )
    names = state.settings.unit_name
    text = f"Laporan {verb} ke {names(event.unit)} oleh {state.settings.agency}"
    if event.support_units:
        text += f" (unit pendukung: {', '.join(map(names, event.support_units))})"
    log(report, event.at, event.by, text)
    unread(report, event.unit, *event.support_units)
    carry_out(state, report, move, event.at)


def disposed(state: State, event: e.Disposed) -> None:
    """Fold `Disposed`."""
    _assign(state, state.reports[event.report], event, m.DISPOSE, "didisposisikan")


def unit_changed(state: State, event: e.UnitChanged) -> None:
    """Fold `UnitChanged`."""
    report = state.reports[event.report]
    for unit in report.units:
        if unit in report.unread_by:
            report.unread_by.remove(unit)
    _assign(state, report, event, m.CHANGE_UNIT, "didisposisikan ulang")


def data_requested(state: State, event: e.DataRequested) -> None:
    """Fold `DataRequested`."""
    report = state.reports[event.report]
    report.missing = event.missing
    report.status_before_pending = report.status
    say(report, event, MessageKind.DATA_REQUEST, event.message)
    log(report, event.at, event.by, f"{state.settings.agency} meminta pelapor melengkapi informasi")
    carry_out(state, report, m.ASK_FOR_DATA, event.at)


def data_completed(state: State, event: e.DataCompleted) -> None:
    """Fold `DataCompleted`."""
    report = state.reports[event.report]
    if event.location is not None:
        report.location = event.location
    if event.incident_date is not None:
        report.incident_date = event.incident_date
    report.missing = ()
    say(report, event, MessageKind.DATA, event.text, event.attachments)
    log(report, event.at, event.by, "Pelapor melengkapi informasi")
    at_unit = report.status_before_pending is Status.DISPOSED
    report.status_before_pending = None
    unread(report, AGENCY, *report.units)
    carry_out(state, report, m.COMPLETE_DATA_AT_UNIT if at_unit else m.COMPLETE_DATA, event.at)


def forwarded(state: State, event: e.Forwarded) -> None:
    """Fold `Forwarded`."""
    report = state.reports[event.report]
    report.forwarded_to = event.agency
    report.forward_count += 1
    say(report, event, MessageKind.NOTICE, event.message)
    name = state.settings.agency_name(event.agency)
    verb = "dikembalikan" if event.agency == NATIONAL else "diteruskan"
    log(report, event.at, event.by, f"Laporan {verb} ke {name} karena bukan wewenang instansi penerima")
    if event.agency == NATIONAL:
        unread(report, Role.NATIONAL.value)
    move = m.NOT_OURS_NATIONAL if event.by.role is Role.NATIONAL else m.NOT_OURS
    carry_out(state, report, move, event.at)


def archived(state: State, event: e.Archived) -> None:
    """Fold `Archived`."""
    report = state.reports[event.report]
    report.archive_reason = event.reason
    report.archive_note = event.explanation
    report.duplicate_of = event.duplicate_of
    report.closed_at = event.at
    say(report, event, MessageKind.NOTICE, event.explanation)
    log(report, event.at, event.by, f"Laporan diarsipkan dengan alasan {event.reason.label}")
    move = m.ARCHIVE_NATIONAL if event.by.role is Role.NATIONAL else m.ARCHIVE
    carry_out(state, report, move, event.at)


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
        say(each, event, MessageKind.NOTICE, event.message)
    log(report, event.at, event.by, f"Laporan digabungkan ke laporan #{into.id}")
    log(into, event.at, event.by, f"Laporan #{report.id} digabungkan ke laporan ini")
    carry_out(state, report, m.MERGE, event.at)


def split_up(state: State, event: e.SplitUp) -> None:
    """Fold `SplitUp`."""
    report = state.reports[event.report]
    first, *others = event.parts
    report.title, report.body = first.title, first.body
    report.split_parts = (*report.split_parts, *(part.id for part in others))
    if event.message:
        say(report, event, MessageKind.NOTICE, event.message)
    numbers = ", ".join(f"#{part.id}" for part in others)
    log(report, event.at, event.by, f"Laporan dipisahkan; bagian lain menjadi laporan {numbers}")
    carry_out(state, report, m.SPLIT, event.at)
    for part in others:
        _split_off(state, report, part, event)


def _split_off(state: State, origin: Report, part: e.SplitPart, event: e.SplitUp) -> None:
    report = Report(
        id=part.id,
        status=Status.NEW,
        submitted_at=origin.submitted_at,
        updated_at=event.at,
        channel=origin.channel,
        choice=origin.choice,
        type=origin.choice.preset_type,
        original_title=origin.original_title,
        original_body=origin.original_body,
        title=part.title,
        body=part.body,
        reporter=origin.reporter,
        chosen_anonymous=origin.chosen_anonymous,
        chosen_secret=origin.chosen_secret,
        anonymous=origin.anonymous,
        secret=origin.secret,
        location=origin.location,
        incident_date=origin.incident_date,
        attachments=origin.attachments,
        to_agency=origin.to_agency,
        entered_by=origin.entered_by,
        arrived_at=origin.arrived_at,
        split_from=origin.id,
    )
    _add(state, report, report.submitted_at)
    if event.message:
        say(report, event, MessageKind.NOTICE, event.message)
    unread(report, AGENCY)
    log(report, event.at, event.by, f"Laporan dipisahkan dari laporan #{origin.id}")
    state.clockwork.inherit(report, origin, ClockId.VERIFICATION, event.at)
