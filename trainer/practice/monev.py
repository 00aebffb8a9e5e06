"""The Monev figures of a session: per unit and period, with the quality of the answers.

What `trainer.sp4n.statistics` counts from the reports is joined here by what only the log and the answer
judge know: quality, activity, and personal data that got published. Source: dossier section 9.3.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from statistics import fmean

import msgspec

from trainer.scenarios.log import LogEntry, effective
from trainer.scenarios.scenario import Scenario
from trainer.scenarios.world import build_calendar, build_instance
from trainer.scoring.answers import AnswerJudge
from trainer.scoring.overrides import ReviewedCard
from trainer.sp4n import events as ev
from trainer.sp4n.calendar import WorkingCalendar
from trainer.sp4n.commands import EnterOffline
from trainer.sp4n.instance import Instance
from trainer.sp4n.report import Report
from trainer.sp4n.statistics import (
    Figures,
    Share,
    figures,
    figures_by_unit,
    received_between,
    responsible_unit,
)
from trainer.sp4n.views import is_published
from trainer.sp4n.vocabulary import Bucket, ClockId, Role

ACTIVE_DAYS = 30
"""Keaktifan: somebody has acted within the last month (dossier 9.3)."""

TOP_GRADE = 4
"""The best grade of an answer."""

LONG_SPAN = 62
"""From so many days on the periods are months, before that weeks."""

_SHOWN_LIMITS = (ClockId.VERIFICATION, ClockId.FIRST_FOLLOW_UP)
_OFFICERS = frozenset({Role.AGENCY, Role.LIAISON, Role.UNIT_HEAD, Role.INSPECTORATE})


class Quality(msgspec.Struct, frozen=True):
    """How good the answers were: number, mean of 0-4, and how many were at most 1; mean None without any."""

    answers: int
    mean: float | None
    poor: int


class Activity(msgspec.Struct, frozen=True):
    """When somebody last acted, on how many days, and whether within the last month."""

    last: datetime | None
    days: int
    active: bool


class UnitFigures(msgspec.Struct, frozen=True):
    """A unit's line; `unit` None stands for reports that no unit has had."""

    unit: str | None
    name: str
    figures: Figures
    quality: Quality
    activity: Activity


class PeriodFigures(msgspec.Struct, frozen=True):
    """The reports received from one day up to and including another."""

    first: date
    last: date
    figures: Figures


class Topic(msgspec.Struct, frozen=True):
    """A category with its reports, open ones and overdue ones."""

    category: tuple[str, ...]
    received: int
    open: int
    overdue: int


class Monev(msgspec.Struct, frozen=True):
    """All figures of an agency at a moment.

    `limits` are the working days of C2 and C3 under the scenario's rules; `leaks` are the published reports
    that still hold personal data. `machine_quality` is the quality by the machine alone, where a trainer has
    corrected the mark of an answer.
    """

    agency: str
    now: datetime
    first: date
    last: date
    limits: dict[ClockId, int | None]
    total: Figures
    quality: Quality
    activity: Activity
    leaks: tuple[int, ...]
    units: tuple[UnitFigures, ...]
    periods: tuple[PeriodFigures, ...]
    topics: tuple[Topic, ...]
    machine_quality: Quality | None = None


class Played(msgspec.Struct, frozen=True):
    """A folded log: the final instance, and what the log alone knows.

    `grades` holds the grades 0-4 of the answers per report and unit as they count, `machine_grades` the machine's in
    the same order, `acted` the moments at which officers
    acted per unit (None: the Admin Instansi, whoever plays it; the counter that only types in does not count),
    `plans` the plan index per report.
    """

    scenario: Scenario
    calendar: WorkingCalendar
    instance: Instance
    now: datetime
    grades: tuple[tuple[int, str, float], ...]
    acted: dict[str | None, list[datetime]]
    plans: dict[int, int]
    machine_grades: tuple[tuple[int, str, float], ...] = ()


def read_played(
    scenario: Scenario, entries: Sequence[LogEntry], reviewed: ReviewedCard | None = None
) -> Played:
    """Fold a log, grading every answer at the moment it was given.

    Args:
        scenario: what was played.
        entries: its log, complete or not.
        reviewed: a trainer's corrections; the points for a report's answer become the grade of its last answer.
    """
    entries = effective(entries)
    calendar = build_calendar(scenario)
    instance, judge = build_instance(scenario, calendar), AnswerJudge(scenario)
    grades: list[tuple[int, str, float]] = []
    acted: dict[str | None, list[datetime]] = {}
    plans: dict[int, int] = {}
    for entry in entries:
        for event in entry.events:
            instance.apply(event)
            if isinstance(event, ev.Submitted) and entry.plan is not None:
                plans[event.report] = entry.plan
            elif isinstance(event, ev.FollowedUp) and event.lead and event.report in plans:
                plan = scenario.plans[plans[event.report]]
                grade = judge.grade(plan, instance.reports[event.report], event).overall
                grades.append((event.report, event.unit, grade))
        counter = isinstance(entry.command, EnterOffline) and entry.origin == "pemeran"
        if entry.events and entry.actor.role in _OFFICERS and not counter:
            acted.setdefault(entry.actor.unit, []).append(entry.at)
    now = entries[-1].until or entries[-1].at if entries else scenario.starts
    counting = tuple(_corrected(grades, reviewed))
    return Played(scenario, calendar, instance, now, counting, acted, plans, tuple(grades))


def _corrected(
    grades: list[tuple[int, str, float]], reviewed: ReviewedCard | None
) -> Iterator[tuple[int, str, float]]:
    """The grades with those of a trainer, from the points that he gave of the possible ones."""
    items = {} if reviewed is None else {item.id: item for item in reviewed.card.items}
    decided = () if reviewed is None else reviewed.overrides
    given = {
        items[each.override.item].report: TOP_GRADE * each.override.points / each.possible
        for each in decided
        if items[each.override.item].kind == "tanggapan" and each.possible
    }
    last = {report: place for place, (report, _, _) in enumerate(grades)}
    for place, (report, unit, grade) in enumerate(grades):
        yield report, unit, given[report] if report in given and last[report] == place else grade


def monev(played: Played, first: date | None = None, last: date | None = None) -> Monev:
    """Compute the figures of the reports received in a period.

    Args:
        played: a folded log.
        first: first day of the period in the region's zone; None takes the first report's.
        last: last day; None takes the day of the figures.

    Returns:
        The figures; the units with most reports come first, and the periods cover the whole.
    """
    zone = played.calendar.zone
    everything = list(played.instance.reports.values())
    days = [report.submitted_at.astimezone(zone).date() for report in everything]
    start = first or min(days, default=played.now.astimezone(zone).date())
    end = last or max([played.now.astimezone(zone).date(), *days])
    chosen = _received(everything, start, end, played)
    ids = {report.id for report in chosen}
    graded = [(unit, grade) for report, unit, grade in played.grades if report in ids]
    by_machine = [(unit, grade) for report, unit, grade in played.machine_grades if report in ids]
    return Monev(
        agency=played.instance.settings.agency,
        now=played.now,
        first=start,
        last=end,
        limits={clock: played.scenario.rules.limit(clock) for clock in _SHOWN_LIMITS},
        total=figures(chosen, played.now),
        quality=_quality(grade for _, grade in graded),
        activity=_activity(played, None),
        leaks=tuple(report.id for report in chosen if _leaks(played, report)),
        units=_units(played, chosen, graded),
        periods=tuple(
            PeriodFigures(left, right, figures(_received(chosen, left, right, played), played.now))
            for left, right in _periods(start, end)
        ),
        topics=_topics(chosen, played.now),
        machine_quality=_quality(grade for _, grade in by_machine) if by_machine != graded else None,
    )


def _received(reports: list[Report], first: date, last: date, played: Played) -> list[Report]:
    zone = played.calendar.zone
    start = datetime.combine(first, time(), zone)
    return received_between(reports, start, datetime.combine(last + timedelta(days=1), time(), zone))


def _units(played: Played, reports: list[Report], graded: list[tuple[str, float]]) -> tuple[UnitFigures, ...]:
    lines = [
        UnitFigures(
            unit,
            "(belum didisposisikan)" if unit is None else played.instance.settings.unit_name(unit),
            group,
            _quality(grade for answering, grade in graded if answering == unit),
            _activity(played, unit),
        )
        for unit, group in figures_by_unit(reports, played.now).items()
    ]
    return tuple(sorted(lines, key=lambda line: (line.unit is None, -line.figures.received, line.name)))


def _quality(grades: Iterable[float]) -> Quality:
    given = list(grades)
    return Quality(len(given), fmean(given) if given else None, sum(grade <= 1 for grade in given))


def _activity(played: Played, unit: str | None) -> Activity:
    moments = played.acted.get(unit, [])
    if not moments:
        return Activity(None, 0, False)
    days = {moment.astimezone(played.calendar.zone).date() for moment in moments}
    last = max(moments)
    return Activity(last, len(days), played.now - last <= timedelta(days=ACTIVE_DAYS))


def _leaks(played: Played, report: Report) -> bool:
    """Whether the public can read personal data of this report's citizen."""
    index = played.plans.get(report.id)
    if index is None or not is_published(report):
        return False
    secrets = [span.text for span in played.scenario.plans[index].key.personal]
    if report.anonymous:
        secrets.append(report.reporter.name)
    texts = [report.title, report.body, *(m.text for m in report.thread if m.role is not Role.REPORTER)]
    return any(secret in text for secret in secrets for text in texts)


def _topics(reports: list[Report], now: datetime) -> tuple[Topic, ...]:
    groups: dict[tuple[str, ...], list[Report]] = {}
    for report in reports:
        groups.setdefault(report.category, []).append(report)
    topics = [
        Topic(
            category,
            len(group),
            sum(report.status.is_open for report in group),
            figures(group, now).overdue,
        )
        for category, group in groups.items()
    ]
    return tuple(sorted(topics, key=lambda topic: (-topic.received, topic.category)))


def _periods(first: date, last: date) -> list[tuple[date, date]]:
    """Calendar weeks or months that cover the days from the first to the last."""
    periods = []
    start = first
    by_month = (last - first).days >= LONG_SPAN
    while start <= last:
        next_month = (start.replace(day=1) + timedelta(days=32)).replace(day=1)
        following = next_month if by_month else start + timedelta(days=7 - start.weekday())
        periods.append((start, min(following - timedelta(days=1), last)))
        start = following
    return periods


def overdue_reports(played: Played, figures_of: Monev) -> list[tuple[Report, str | None]]:
    """Open reports with a clock past its due time, the longest waiting first, with the unit responsible."""
    zone = played.calendar.zone
    late = [
        report
        for report in played.instance.reports.values()
        if figures_of.first <= report.submitted_at.astimezone(zone).date() <= figures_of.last
        and figures([report], played.now).overdue
    ]
    return [
        (report, responsible_unit(report))
        for report in sorted(late, key=lambda report: (report.submitted_at, report.id))
    ]


def percent_followed_up(group: Figures) -> float | None:
    """`% tindak lanjut`: reports in process or finished among those received (dossier 9.3)."""
    followed = group.by_bucket[Bucket.IN_PROCESS] + group.by_bucket[Bucket.DONE]
    return 100 * followed / group.received if group.received else None


def percent_done(group: Figures) -> float | None:
    """`% selesai`: finished reports among those received (dossier 9.3)."""
    return 100 * group.by_bucket[Bucket.DONE] / group.received if group.received else None


def as_record(result: Monev) -> dict[str, object]:
    """The figures as plain data for JSON, with shares also in percent."""

    def of(group: Figures) -> dict[str, object]:
        record: dict[str, object] = msgspec.to_builtins(group, str_keys=True)
        for name in ("verified_in_time", "followed_up_in_time", "misdisposed", "ping_pong"):
            record[name] = _share(getattr(group, name))
        record["auto_closed_open_reply"] = _share(group.auto_closed_open_reply)
        record["finished_in_time"] = {k.value: _share(v) for k, v in group.finished_in_time.items()}
        record["percent_followed_up"] = _rounded(percent_followed_up(group))
        record["percent_done"] = _rounded(percent_done(group))
        return record

    plain: dict[str, object] = msgspec.to_builtins(result, str_keys=True)
    plain["total"] = of(result.total)
    plain["units"] = [
        {**msgspec.to_builtins(u, str_keys=True), "figures": of(u.figures)} for u in result.units
    ]
    plain["periods"] = [
        {**msgspec.to_builtins(p, str_keys=True), "figures": of(p.figures)} for p in result.periods
    ]
    return plain


def _share(share: Share) -> dict[str, float | int | None]:
    return {"count": share.count, "of": share.of, "percent": _rounded(share.percent)}


def _rounded(percent: float | None) -> float | None:
    return None if percent is None else round(percent, 2)
