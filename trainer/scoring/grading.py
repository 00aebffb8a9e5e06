"""From (scenario, log) to a score card: pure, and the same every time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from trainer.scenarios.log import LogEntry
from trainer.scenarios.scenario import Scenario
from trainer.scoring.approvals import ApprovalJudge
from trainer.scoring.card import (
    Cap,
    CompetenceScore,
    FloorMissed,
    Item,
    Kind,
    LeftLying,
    ReportScore,
    ScoreCard,
)
from trainer.scoring.conduct import ConductJudge
from trainer.scoring.decisions import DecisionJudge
from trainer.scoring.floors import missed_floors
from trainer.scoring.joining import turn_round
from trainer.scoring.lessons import teach
from trainer.scoring.making import Maker
from trainer.scoring.notices import NoticeJudge
from trainer.scoring.offline import OfflineJudge
from trainer.scoring.privacy import PrivacyJudge
from trainer.scoring.reminders import ReminderJudge
from trainer.scoring.returns import ReturnJudge
from trainer.scoring.rubric import Rubric, parse_rubric
from trainer.scoring.sentences import Words
from trainer.scoring.timeliness import TimeJudge
from trainer.scoring.trail import Trail, World, read_trails
from trainer.scoring.verification import VerificationJudge
from trainer.scoring.written import WrittenJudge
from trainer.sp4n.vocabulary import Competence, ReportType, Status


def grade(scenario: Scenario, entries: Sequence[LogEntry], rubric: Rubric | None = None) -> ScoreCard:
    """Grade a session.

    Args:
        scenario: the scenario that was played.
        entries: its log.
        rubric: another rubric than the one bound to the session, for a before-and-after comparison.

    Returns:
        The score card.
    """
    rubric = rubric or parse_rubric(scenario.rubric)
    world = turn_round(read_trails(scenario, entries))
    maker = Maker(rubric, Words(scenario))
    time = TimeJudge(world, maker)
    decisions = DecisionJudge(world, maker)
    offline = OfflineJudge(world, maker, time)
    judges = (
        offline,
        decisions,
        VerificationJudge(maker),
        NoticeJudge(world, maker, decisions),
        PrivacyJudge(world, maker),
        ConductJudge(world, maker),
        ReminderJudge(world, maker),
        WrittenJudge(world, maker),
        time,
        ReturnJudge(world, maker, time),
        ApprovalJudge(world, maker, time),
    )
    items: list[Item] = []
    reports: list[ReportScore] = []
    for report in sorted(world.trails):
        trail = world.trails[report]
        judged = teach([item for judge in judges for item in judge.items(trail)], trail)
        items += judged
        reports.append(_report_score(world, trail, judged))
    for plan, judged in offline.never_typed():
        items += judged
        reports.append(offline.line(plan, judged))
    complete = world.ended >= scenario.ends
    left = (*_left_untouched(world, rubric), *_left_unanswered(world, rubric)) if complete else ()
    return assemble(rubric, items, reports, world.seconds, complete, left, world.undone)


def _left_untouched(world: World, rubric: Rubric) -> tuple[LeftLying, ...]:
    """Reports that nobody touched in a session too short for any deadline.

    Such a session (a drill of a day or two) is itself the deadline: otherwise a single report would do.
    Whoever arrived less than a working day before the end is left out.
    """
    scenario, calendar = world.scenario, world.calendar
    intake, waiting = world.intake
    limit = scenario.rules.limit(intake)
    if world.in_unit or limit is None:
        return ()
    if calendar.add_working_days(scenario.starts, limit) <= scenario.ends:
        return ()
    return tuple(
        LeftLying(report, _weight(rubric, trail))
        for report, trail in sorted(world.trails.items())
        if not trail.decisions
        and world.instance.reports[report].status is waiting
        and calendar.add_working_days(trail.plan.arrives, 1) <= scenario.ends
    )


def _left_unanswered(world: World, rubric: Rubric) -> tuple[LeftLying, ...]:
    """Reports whose answer was the trainee's to give and ripe before the end.

    The unit's facts lay there and the good-practice line had passed, even if the norm had not: otherwise
    a shift without a single answer could pass.
    """
    acting = world.scenario.acting_for
    return tuple(
        LeftLying(number, _weight(rubric, trail), "tanggapan")
        for number, trail in sorted(world.trails.items())
        if (report := world.instance.reports[number]).lead_unit in acting
        and report.first_follow_up_at is None
        and not trail.answers
        and report.status is Status.DISPOSED
        and len(report.findings) > report.findings_from
        and trail.first_good is not None
        and trail.first_good <= world.ended
    )


def _weight(rubric: Rubric, trail: Trail) -> float:
    return rubric.weight(trail.plan.key.case, trail.plan.key.difficulty)


_WRITTEN: tuple[Kind, ...] = ("tanggapan", "keputusan_draf")
"""What counts as handled once it was done, however well."""


def assemble(
    rubric: Rubric,
    items: Sequence[Item],
    reports: Sequence[ReportScore],
    seconds: float,
    complete: bool,
    untouched: Sequence[LeftLying] = (),
    undone: int = 0,
) -> ScoreCard:
    """Sum items up to a card.

    Args:
        rubric: weights, caps, bands.
        items: all items.
        reports: the lines of the reports.
        seconds: real handling time.
        complete: whether the session was played to its end.
        untouched: reports that count as unhandled although no item tells so.
        undone: how many moves were taken back.
    """
    scores = tuple(_competence(competence, items) for competence in Competence)
    raw = _weighted(rubric, scores) or 0.0
    caps = tuple(
        Cap(
            item.critical,
            rubric.caps[item.critical].label,
            rubric.caps[item.critical].cap,
            item.report,
            item.id,
        )
        for item in items
        if item.critical is not None
    )
    covered = _coverage(items, untouched)
    floors = tuple(_floors(rubric, items, reports, untouched))
    limits = [cap.limit for cap in caps] + [floor.limit for floor in floors]
    if covered is not None:
        limits.append(_coverage_limit(rubric, covered))
    overall = round(min([raw, *limits]), 2)
    correct = [score for score in scores if score.competence not in rubric.speed]
    fast = [score for score in scores if score.competence in rubric.speed]
    return ScoreCard(
        rubric_version=rubric.name,
        items=tuple(items),
        competences=scores,
        reports=tuple(reports),
        correctness=_weighted(rubric, correct),
        speed=_weighted(rubric, fast),
        raw=round(raw, 2),
        caps=caps,
        overall=overall,
        predicate=rubric.predicate(overall),
        passed=complete and overall >= rubric.pass_mark and not caps and not floors,
        handling_seconds=round(seconds, 1),
        for_human=tuple(item.id for item in items if item.uncertain),
        coverage=covered,
        untouched=tuple(untouched),
        floors=floors,
        complete=complete,
        undone=undone,
    )


def _floors(
    rubric: Rubric, items: Sequence[Item], reports: Sequence[ReportScore], untouched: Sequence[LeftLying]
) -> Iterable[FloorMissed]:
    if rubric.floors is None:
        return ()
    left = [(each.report, each.kind, each.weight * rubric.points(each.kind)) for each in untouched]
    accusing = frozenset(report.report for report in reports if report.supervisory)
    return missed_floors(rubric.floors, items, left, accusing, rubric.pass_mark)


def _coverage_limit(rubric: Rubric, covered: float) -> float:
    """The highest result that this coverage allows; below the one that a pass asks for, never a pass."""
    if covered >= rubric.pass_coverage:
        return covered
    return min(covered, rubric.pass_mark * covered / rubric.pass_coverage)


def _coverage(items: Sequence[Item], untouched: Sequence[LeftLying]) -> float | None:
    """The weighted percentage of reports that were handled; None without any.

    A report is handled when every action was at least nearly right and no answer, or decision about one, is missing.
    """
    weights = {each.report: each.weight for each in untouched}
    right = dict.fromkeys(weights, False)
    for item in items:
        if item.kind in ("tindakan", *_WRITTEN):
            weights[item.report] = item.weight
            fine = item.points > 0 or (item.kind in _WRITTEN and item.at is not None)
            right[item.report] = right.get(item.report, True) and fine
    total = sum(weights.values())
    return round(100 * sum(weights[each] for each in weights if right[each]) / total, 2) if total else None


def _competence(competence: Competence, items: Iterable[Item]) -> CompetenceScore:
    mine = [item for item in items if item.competence is competence]
    points = sum(item.points * item.weight for item in mine)
    possible = sum(item.possible * item.weight for item in mine)
    percent = round(100 * points / possible, 2) if possible else None
    return CompetenceScore(competence, round(points, 4), round(possible, 4), percent)


def _weighted(rubric: Rubric, scores: Iterable[CompetenceScore]) -> float | None:
    """The mean of the competences that have items, by their weights."""
    counted = [
        (score.percent, rubric.weights[score.competence]) for score in scores if score.percent is not None
    ]
    total = sum(weight for _, weight in counted)
    if not total:
        return None
    return round(sum(percent * weight for percent, weight in counted) / total, 2)


def _report_score(world: World, trail: Trail, items: Sequence[Item]) -> ReportScore:
    points = round(sum(item.points * item.weight for item in items), 4)
    possible = round(sum(item.possible * item.weight for item in items), 4)
    report = world.instance.reports[trail.report]
    return ReportScore(
        report=trail.report,
        plan=trail.plan.index,
        title=report.title,
        summary=trail.plan.key.summary,
        case=trail.plan.key.case,
        points=points,
        possible=possible,
        percent=round(100 * points / possible, 1) if possible else None,
        critical=tuple(item.critical for item in items if item.critical is not None),
        supervisory=trail.plan.key.type is ReportType.SUPERVISORY,
    )
