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
from trainer.scoring.privacy import PrivacyJudge
from trainer.scoring.returns import ReturnJudge
from trainer.scoring.rubric import Rubric, parse_rubric
from trainer.scoring.sentences import Words
from trainer.scoring.timeliness import TimeJudge
from trainer.scoring.trail import Trail, World, read_trails
from trainer.scoring.verification import VerificationJudge
from trainer.sp4n.vocabulary import Competence


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
    judges = (
        DecisionJudge(world, maker),
        VerificationJudge(maker),
        NoticeJudge(world, maker),
        PrivacyJudge(world, maker),
        ConductJudge(world, maker),
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
    return _card(rubric, items, reports, world.seconds)


def _card(rubric: Rubric, items: Sequence[Item], reports: Sequence[ReportScore], seconds: float) -> ScoreCard:
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
    overall = round(min([raw, *(cap.limit for cap in caps)]), 2)
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
        passed=overall >= rubric.pass_mark and not caps,
        handling_seconds=round(seconds, 1),
        for_human=tuple(item.id for item in items if item.uncertain),
    )


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
