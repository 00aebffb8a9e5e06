"""What the workbench draws, copied out of the session after every step.

A snapshot is made in the desk's thread; the screen never looks into a session that is being changed.
"""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

import msgspec

from trainer.practice.sight import is_listed, is_unread
from trainer.practice.turns import Turn, whose_turn
from trainer.practice.undo import last_move
from trainer.scenarios.happenings import clock_text
from trainer.screens.shared.plain import plain_line
from trainer.screens.workbench.monev import Monev, monev_of
from trainer.sp4n.report import Clock, Report
from trainer.sp4n.vocabulary import Bucket, ReportType, Role, Status

if TYPE_CHECKING:
    from trainer.practice.session import Session

TYPE_MARKS = {
    ReportType.SUPERVISORY: "B",
    ReportType.ORDINARY: "T",
    ReportType.INFORMATION: "I",
    ReportType.ASPIRATION: "A",
}
"""One letter for a class in the narrow table; `?` behind it means not confirmed."""


class TimeLeft(msgspec.Struct, frozen=True):
    """A deadline in words, as a share of the time that is left, as a tone, and as a moment."""

    words: str
    share: float | None = None
    tone: str = ""
    due: datetime | None = None


class ReportRow(msgspec.Struct, frozen=True):
    """A line of the table."""

    id: int
    title: str
    type_mark: str
    privacy_mark: str
    status: Status
    left: TimeLeft
    unread: bool
    ours: bool
    unit: str
    turn: Turn
    words: str

    @property
    def bucket(self) -> Bucket:
        """The queue it is in."""
        return self.status.bucket


class Snapshot(msgspec.Struct, frozen=True):
    """The whole workbench at a moment.

    `next_at` is when something happens next by itself; `last_move` names the trainee's last move, None in
    an exam, where nothing is taken back. `closed_until` is when the maintenance that goes on now ends, in words.
    `coming` counts what will still arrive before the end.
    """

    rows: tuple[ReportRow, ...]
    now: datetime
    zone: tzinfo
    day_number: int
    days: int
    finished: bool
    next_at: datetime | None
    monev: Monev
    last_move: str | None = None
    closed_until: str | None = None
    coming: int = 0

    def row(self, report: int | None) -> ReportRow | None:
        """The line of a report."""
        return next((row for row in self.rows if row.id == report), None)


def take_snapshot(session: Session) -> Snapshot:
    """Copy what the screen needs."""
    scenario, calendar = session.scenario, session.calendar
    today = session.now.astimezone(calendar.zone).date()
    first = scenario.starts.astimezone(calendar.zone).date()
    closed = None if session.finished else session.closed_until
    return Snapshot(
        rows=tuple(
            _row(session, report)
            for report in session.instance.reports.values()
            if is_listed(session, report)
        ),
        now=session.now,
        zone=calendar.zone,
        day_number=max(1, calendar.working_days_between(first, today) + 1),
        days=scenario.preset.timing.days,
        finished=session.finished,
        next_at=None if session.finished else session.next_at(),
        monev=monev_of(session),
        last_move=_last_move(session),
        closed_until=None if closed is None else clock_text(closed, calendar),
        coming=session.still_coming(),
    )


def _last_move(session: Session) -> str | None:
    found = None if session.scenario.preset.exam else last_move(session.entries)
    return None if found is None else found[1].label


def _row(session: Session, report: Report) -> ReportRow:
    mark = TYPE_MARKS[report.type] + (" " if report.type_confirmed else "?")
    privacy = ("A" if report.anonymous else " ") + ("R" if report.secret else " ")
    unit = session.scenario.region.unit(report.lead_unit).short if report.lead_unit else ""
    title = plain_line(report.title) or "(tanpa judul)"
    return ReportRow(
        id=report.id,
        title=title,
        type_mark=mark,
        privacy_mark=privacy,
        status=report.status,
        left=time_left(session, report),
        unread=is_unread(session, report),
        ours=report.lead_unit in session.scenario.acting_for,
        unit=plain_line(unit),
        turn=whose_turn(session, report),
        words=f"{report.id} {title} {plain_line(report.body)} {unit} {report.status.label}".casefold(),
    )


def running_clock(report: Report) -> Clock | None:
    """The agency's most pressing clock."""
    clocks = [clock for clock in report.clocks.values() if clock.running and clock.owner is not Role.REPORTER]
    return min(clocks, key=lambda clock: clock.due, default=None)


def time_left(session: Session, report: Report) -> TimeLeft:
    """The most pressing deadline of the agency, in words."""
    if not report.status.is_open:
        return TimeLeft(_ended(report.status), tone="muted")
    clock = running_clock(report)
    if clock is None:
        return TimeLeft("di pelapor", tone="muted")
    days = session.calendar.remaining_working_days(session.now, clock.due)
    if session.now > clock.due:
        return TimeLeft(f"lewat {max(1, -days)} hari", 0.0, "bad", clock.due)
    due = clock.due.astimezone(session.calendar.zone)
    share = min(1.0, max(0.0, (days or 0.3) / max(1, clock.limit)))
    if days == 0:
        return TimeLeft(f"s.d. {due:%H.%M}", share, "warn", clock.due)
    return TimeLeft(f"{days} hari lagi", share, "warn" if days == 1 else "good", clock.due)


def _ended(status: Status) -> str:
    """How a report that is not open any more has left the desk."""
    if status is Status.FORWARDED:
        return "diteruskan"
    return "selesai" if status.bucket is Bucket.DONE else "arsip"
