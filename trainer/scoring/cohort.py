"""Several graded sessions as one test: choosing what an item is, and analysing the table.

A report is an item where all played the same scenario; over different scenarios only the kinds of items or
the six competences can be compared.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import fsum
from typing import Literal

import msgspec

from trainer.scenarios.scenario import Scenario
from trainer.scoring.card import ScoreCard
from trainer.scoring.difficulty import CaseDifficulty, difficulties, results_of
from trainer.scoring.rubric import parse_rubric
from trainer.scoring.statistics import PassDecision, UnevenTableError, WholeTest, analyse, pass_decision

Unit = Literal["laporan", "jenis", "kompetensi"]

UNITS: dict[str, Unit] = {"laporan": "laporan", "jenis": "jenis", "kompetensi": "kompetensi"}
"""The units by the names that commands take."""

Played = tuple[Scenario, ScoreCard]

Marks = dict[str, tuple[float, float]]
"""Points and full points by item."""


class CohortStatistics(msgspec.Struct, frozen=True):
    """Statistics of a group: the test, the difficulty of its cases, and each person's pass decision.

    `left_out` names the items that were not due for everybody, which the test therefore does not hold.
    """

    unit: Unit
    test: WholeTest
    cases: tuple[CaseDifficulty, ...]
    decisions: tuple[PassDecision, ...]
    left_out: tuple[str, ...] = ()


def cohort_statistics(played: Sequence[Played], unit: Unit | None = None) -> CohortStatistics:
    """Analyse several graded sessions.

    Args:
        played: scenario and card of every session.
        unit: what an item is; None takes reports where all played the same scenario, else competences.

    Returns:
        The statistics. Items that were not due for everybody are left out, so that the table is complete.

    Raises:
        UnevenTableError: fewer than two sessions, or nothing that all have in common.
    """
    if len(played) < 2:
        raise UnevenTableError("Statistik memerlukan sedikitnya dua giliran.")
    same = all(scenario.plans == played[0][0].plans for scenario, _ in played)
    if unit == "laporan" and not same:
        raise UnevenTableError("Giliran-giliran ini memuat laporan yang berbeda.")
    chosen: Unit = unit or ("laporan" if same else "kompetensi")
    marks = [_MARKS[chosen](card) for _, card in played]
    names = [name for name in marks[0] if all(name in each for each in marks)]
    if not names:
        raise UnevenTableError("Tidak ada butir yang sama pada semua giliran.")
    maxima = [fsum(each[name][1] for each in marks) / len(marks) for name in names]
    table = [
        [top * each[name][0] / each[name][1] for name, top in zip(names, maxima, strict=True)]
        for each in marks
    ]
    test = analyse(table, maxima, names)
    stated = {plan.key.case: plan.key.difficulty for scenario, _ in played for plan in scenario.plans}
    results = [result for _, card in played for result in results_of(card, "peserta")]
    return CohortStatistics(
        unit=chosen,
        test=test,
        cases=difficulties(results, stated),
        decisions=tuple(_decision(scenario, card, test.standard_error) for scenario, card in played),
        left_out=tuple(dict.fromkeys(name for each in marks for name in each if name not in names)),
    )


def _decision(scenario: Scenario, card: ScoreCard, error: float | None) -> PassDecision:
    """The card's own decision, which knows critical failures and floors, with the error band of the score."""
    decided = pass_decision(card.overall, parse_rubric(scenario.rubric).pass_mark, error)
    return msgspec.structs.replace(decided, passed=card.passed)


def _by_report(card: ScoreCard) -> Marks:
    return {
        f"#{report.report} {report.case}": (report.points, report.possible)
        for report in card.reports
        if report.possible > 0
    }


def _by_kind(card: ScoreCard) -> Marks:
    found: Marks = {}
    for item in card.items:
        points, possible = found.get(item.kind, (0.0, 0.0))
        found[item.kind] = (points + item.points * item.weight, possible + item.possible * item.weight)
    return found


def _by_competence(card: ScoreCard) -> Marks:
    return {
        score.competence.label: (score.points, score.possible)
        for score in card.competences
        if score.possible > 0
    }


_MARKS: dict[Unit, Callable[[ScoreCard], Marks]] = {
    "laporan": _by_report,
    "jenis": _by_kind,
    "kompetensi": _by_competence,
}
