"""From (scenario, log) to a score card: pure, and the same every time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from trainer.scenarios.log import LogEntry
from trainer.scenarios.scenario import Scenario
from trainer.scoring.card import Cap, CompetenceScore, Item, ReportScore, ScoreCard
from trainer.scoring.conduct import ConductJudge
from trainer.scoring.decisions import DecisionJudge
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
from trainer.sp4n.vocabulary import Competence, Role, Status


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
    world = read_trails(scenario, entries)
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
    return assemble(rubric, items, reports, world.seconds, complete, left)


def _left_untouched(world: World, rubric: Rubric) -> tuple[tuple[int, float], ...]:
    """Reports, with their weights, that nobody touched in a session too short for any deadline.

    Such a session (a drill of a day or two) is itself the deadline: otherwise a single report would do.
    Whoever arrived less than a working day before the end is left out.
    """
    scenario, calendar = world.scenario, world.calendar
    intake, waiting = world.intake
    limit = scenario.rules.limit(intake)
    if world.role is Role.LIAISON or limit is None:
        return ()
    if calendar.add_working_days(scenario.starts, limit) <= scenario.ends:
        return ()
    return tuple(
        (report, rubric.difficulty_weight[trail.plan.key.difficulty])
        for report, trail in sorted(world.trails.items())
        if not trail.decisions
        and world.instance.reports[report].status is waiting
        and calendar.add_working_days(trail.plan.arrives, 1) <= scenario.ends
    )


def _left_unanswered(world: World, rubric: Rubric) -> tuple[tuple[int, float], ...]:
    """Reports, with their weights, whose answer was the trainee's to give and ripe before the end.

    The unit's facts lay there and the good-practice line had passed, even if the norm had not: otherwise
    a shift without a single answer could pass.
    """
    acting = world.scenario.acting_for
    return tuple(
        (number, rubric.difficulty_weight[trail.plan.key.difficulty])
        for number, trail in sorted(world.trails.items())
        if (report := world.instance.reports[number]).lead_unit in acting
        and report.first_follow_up_at is None
        and report.status is Status.DISPOSED
        and len(report.findings) > report.findings_from
        and trail.first_good is not None
        and trail.first_good <= world.ended
    )


def assemble(
    rubric: Rubric,
    items: Sequence[Item],
    reports: Sequence[ReportScore],
    seconds: float,
    complete: bool,
    untouched: Sequence[tuple[int, float]] = (),
) -> ScoreCard:
    """Sum items up to a card.

    Args:
        rubric: weights, caps, bands.
        items: all items.
        reports: the lines of the reports.
        seconds: real handling time.
        complete: whether the session was played to its end.
        untouched: reports, with their weights, that count as unhandled although no item tells so.
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
    limits = [cap.limit for cap in caps] + ([] if covered is None else [covered])
    overall = round(min([raw, *limits]), 2)
    correct = [score for score in scores if score.competence not in rubric.speed]
    fast = [score for score in scores if score.competence in rubric.speed]
    return ScoreCard(
        rubric_version=rubric.version,
        items=tuple(items),
        competences=scores,
        reports=tuple(reports),
        correctness=_weighted(rubric, correct),
        speed=_weighted(rubric, fast),
        raw=round(raw, 2),
        caps=caps,
        overall=overall,
        predicate=rubric.predicate(overall),
        passed=complete and overall >= rubric.pass_mark and not caps,
        handling_seconds=round(seconds, 1),
        for_human=tuple(item.id for item in items if item.uncertain),
        coverage=covered,
        untouched=tuple(untouched),
        complete=complete,
    )


def _coverage(items: Sequence[Item], untouched: Sequence[tuple[int, float]]) -> float | None:
    """The weighted percentage of reports that were handled; None without any.

    A report is handled when every action was at least nearly right and no answer is missing.
    """
    weights = dict(untouched)
    right = dict.fromkeys(weights, False)
    for item in items:
        if item.kind in ("tindakan", "tanggapan"):
            weights[item.report] = item.weight
            fine = item.points > 0 or (item.kind == "tanggapan" and item.at is not None)
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
    )
