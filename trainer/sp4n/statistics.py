"""The Monev figures of an instance, per unit and period.

Source: dossier section 9.3 (indicators) and 3.1 D (buckets).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import pairwise

import msgspec

from trainer.sp4n.report import Report, Verdict
from trainer.sp4n.vocabulary import Bucket, ClockId, ReportType, Status

_DAY = 86_400


class Share(msgspec.Struct, frozen=True):
    """So many out of so many."""

    count: int
    of: int

    @property
    def percent(self) -> float | None:
        """The share in percent; None when there was nothing to count."""
        return 100 * self.count / self.of if self.of else None


class Figures(msgspec.Struct, frozen=True):
    """The figures of a set of reports at a moment.

    Attributes:
        received: number of reports.
        by_bucket: reports per bucket; adds up to `received`.
        by_status: reports per status; adds up to `received`.
        by_type: reports per class; adds up to `received`.
        verified_in_time: reports handled by the agency's admin within C2.
        followed_up_in_time: reports with the first follow-up within C3.
        finished_in_time: per class, reports with the result within C4 (a formal request: C8).
        follow_up_days: mean days from the first disposition to the first follow-up (laju tindak lanjut).
        misdisposed: disposed reports that had to go to another unit.
        ping_pong: disposed reports that changed hands twice or more.
        forwarded: reports forwarded as not the agency's authority.
        auto_closed_open_reply: among those closed by the system, the ones with an unanswered reply.
        overdue: open reports with a clock past its due time.
        reminders: reminders and escalations sent.
        rating: mean rating; None without ratings.
    """

    received: int
    by_bucket: dict[Bucket, int]
    by_status: dict[Status, int]
    by_type: dict[ReportType, int]
    verified_in_time: Share
    followed_up_in_time: Share
    finished_in_time: dict[ReportType, Share]
    follow_up_days: float | None
    misdisposed: Share
    ping_pong: Share
    forwarded: int
    auto_closed_open_reply: Share
    overdue: int
    reminders: int
    rating: float | None


def received_between(reports: Iterable[Report], start: datetime, end: datetime) -> list[Report]:
    """The reports submitted from `start` up to, but not including, `end` (`Periode Masuk`)."""
    return [report for report in reports if start <= report.submitted_at < end]


def responsible_unit(report: Report) -> str | None:
    """The unit that a report counts for: the lead unit of its last disposition."""
    return report.dispositions[-1].lead if report.dispositions else None


def figures(reports: Iterable[Report], now: datetime) -> Figures:
    """Compute the figures of a set of reports.

    Args:
        reports: the reports of the period.
        now: the moment at which running clocks are judged.

    Returns:
        The figures.
    """
    chosen = list(reports)
    disposed = [report for report in chosen if report.dispositions]
    closed_by_system = [report for report in chosen if report.status is Status.CLOSED_BY_SYSTEM]
    ratings = [report.rating for report in chosen if report.rating is not None]
    return Figures(
        received=len(chosen),
        by_bucket={bucket: sum(r.status.bucket is bucket for r in chosen) for bucket in Bucket},
        by_status={status: sum(r.status is status for r in chosen) for status in Status},
        by_type={kind: sum(r.type is kind for r in chosen) for kind in ReportType},
        verified_in_time=_in_time(chosen, now, ClockId.VERIFICATION),
        followed_up_in_time=_in_time(chosen, now, ClockId.FIRST_FOLLOW_UP),
        finished_in_time={
            kind: _in_time(
                [report for report in chosen if report.type is kind],
                now,
                ClockId.COMPLETION,
                ClockId.FORMAL_REQUEST,
            )
            for kind in ReportType
        },
        follow_up_days=_follow_up_days(chosen),
        misdisposed=Share(sum(_hand_changes(report) >= 1 for report in disposed), len(disposed)),
        ping_pong=Share(sum(_hand_changes(report) >= 2 for report in disposed), len(disposed)),
        forwarded=sum(report.forward_count > 0 for report in chosen),
        auto_closed_open_reply=Share(sum(r.open_reply for r in closed_by_system), len(closed_by_system)),
        overdue=sum(_is_overdue(report, now) for report in chosen),
        reminders=sum(len(report.reminders) + len(report.escalations) for report in chosen),
        rating=sum(ratings) / len(ratings) if ratings else None,
    )


def figures_by_unit(reports: Iterable[Report], now: datetime) -> dict[str | None, Figures]:
    """The figures per responsible unit; under None the reports that were never disposed.

    Args:
        reports: the reports of the period.
        now: the moment at which running clocks are judged.

    Returns:
        The figures in the order in which the units first appear; the reports add up to those given.
    """
    groups: dict[str | None, list[Report]] = {}
    for report in reports:
        groups.setdefault(responsible_unit(report), []).append(report)
    return {unit: figures(group, now) for unit, group in groups.items()}


def _in_time(reports: list[Report], now: datetime, *clock_ids: ClockId) -> Share:
    """Reports on time among those whose clock has come to a verdict; the last named clock that ran counts."""
    on_time = judged = 0
    for report in reports:
        verdict = None
        for clock_id in clock_ids:
            clock = report.clocks.get(clock_id)
            if clock is not None:
                verdict = clock.verdict(now)
        on_time += verdict is Verdict.ON_TIME
        judged += verdict in {Verdict.ON_TIME, Verdict.LATE, Verdict.OVERDUE, Verdict.UNFULFILLED}
    return Share(on_time, judged)


def _follow_up_days(reports: list[Report]) -> float | None:
    spans = [
        (report.first_follow_up_at - report.dispositions[0].at).total_seconds() / _DAY
        for report in reports
        if report.first_follow_up_at is not None
    ]
    return sum(spans) / len(spans) if spans else None


def _hand_changes(report: Report) -> int:
    leads = [disposition.lead for disposition in report.dispositions]
    moved = sum(before != after for before, after in pairwise(leads))
    return max(moved, len(report.returns))


def _is_overdue(report: Report, now: datetime) -> bool:
    return report.status.is_open and any(
        clock.verdict(now) is Verdict.OVERDUE for clock in report.clocks.values()
    )
