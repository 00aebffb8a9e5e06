"""Difficulty of cases from bots and, when there are any, from people; statistics of a cohort."""

from __future__ import annotations

import pytest

from trainer.practice.bots import play
from trainer.practice.errant import ErrantBot, at_rate
from trainer.practice.session import Session
from trainer.scenarios.build import build_scenario
from trainer.scenarios.library import Library
from trainer.scenarios.scenario import Scenario
from trainer.scoring.card import ScoreCard
from trainer.scoring.cohort import UNITS, cohort_statistics
from trainer.scoring.difficulty import BOT_WEIGHT, Result, difficulties, level, results_of
from trainer.scoring.grading import grade
from trainer.scoring.statistics import UnevenTableError


def errant(scenario: Scenario, rate: float, seed: int) -> ScoreCard:
    session = Session.start(scenario)
    play(session, ErrantBot(at_rate(rate, seed)))
    return grade(scenario, session.entries)


@pytest.mark.parametrize(
    ("share", "expected"), [(1.0, 1), (0.85, 1), (0.84, 2), (0.6, 2), (0.59, 3), (0.0, 3)]
)
def test_levels(share: float, expected: int) -> None:
    assert level(share) == expected


def test_bots_alone_give_a_first_estimate() -> None:
    (case,) = difficulties([Result("a", "bot", 0.5), Result("a", "bot", 0.7)], {"a": 1})
    assert (case.bots, case.people, case.plays) == (pytest.approx(0.6), None, 2)
    assert case.facility == pytest.approx(0.6)
    assert (case.estimated, case.differs) == (2, True)


def test_people_move_the_estimate_and_outweigh_the_bots_in_the_end() -> None:
    bots = [Result("a", "bot", 0.2)]
    few = difficulties([*bots, *[Result("a", "peserta", 1.0)] * 2])[0]
    many = difficulties([*bots, *[Result("a", "peserta", 1.0)] * 80])[0]
    assert few.facility == pytest.approx((BOT_WEIGHT * 0.2 + 2) / (BOT_WEIGHT + 2))
    assert few.estimated == 3
    assert many.estimated == 1


def test_the_hardest_case_comes_first() -> None:
    found = difficulties(
        [Result("mudah", "bot", 0.9), Result("sulit", "bot", 0.1), Result("lain", "bot", 0.1)]
    )
    assert [case.case for case in found] == ["lain", "sulit", "mudah"]


def test_more_errant_bots_find_every_case_harder(daily: Scenario) -> None:
    means = []
    for rate in (0.0, 0.3, 0.9):
        results = [result for seed in range(3) for result in results_of(errant(daily, rate, seed), "bot")]
        cases = difficulties(results, {plan.key.case: plan.key.difficulty for plan in daily.plans})
        assert all(case.stated is not None and 0 <= case.facility <= 1 for case in cases)
        means.append(sum(case.facility for case in cases) / len(cases))
    assert means[0] == pytest.approx(1)
    assert means == sorted(means, reverse=True)


# Cohorts


@pytest.fixture(scope="module")
def group(orientation: Scenario) -> list[tuple[Scenario, ScoreCard]]:
    cards = [errant(orientation, rate, seed) for seed, rate in enumerate((0.0, 0.3, 0.6, 0.9))]
    return [(orientation, card) for card in cards]


def test_a_report_is_an_item_where_all_played_the_same(group: list[tuple[Scenario, ScoreCard]]) -> None:
    result = cohort_statistics(group)
    assert result.unit == "laporan"
    assert len(result.test.items) == len(group[0][0].plans)
    assert result.test.people == 4
    assert len(result.decisions) == 4
    assert sum(item.intended_weight for item in result.test.items) == pytest.approx(100)


@pytest.mark.parametrize("unit", ["jenis", "kompetensi"])
def test_other_units(group: list[tuple[Scenario, ScoreCard]], unit: str) -> None:
    assert cohort_statistics(group, UNITS[unit]).test.items


def test_different_scenarios_are_compared_by_competence(library: Library, orientation: Scenario) -> None:
    other = build_scenario(library, "orientasi", 8)
    played = [(orientation, errant(orientation, 0.5, 1)), (other, errant(other, 0.2, 1))]
    assert cohort_statistics(played).unit == "kompetensi"
    with pytest.raises(UnevenTableError):
        cohort_statistics(played, "laporan")


def test_one_person_is_no_cohort(group: list[tuple[Scenario, ScoreCard]]) -> None:
    with pytest.raises(UnevenTableError):
        cohort_statistics(group[:1])
