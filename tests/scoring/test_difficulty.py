"""Difficulty of cases from bots and, when there are any, from people; statistics of a cohort."""

from __future__ import annotations

import msgspec
import pytest
import yaml

from trainer.practice.bots import play
from trainer.practice.errant import ErrantBot, at_rate
from trainer.practice.session import Session
from trainer.scenarios.build import build_scenario
from trainer.scenarios.library import Library
from trainer.scenarios.presets import scoring_rubric_data
from trainer.scenarios.scenario import Scenario
from trainer.scoring.card import ScoreCard
from trainer.scoring.cohort import UNITS, cohort_statistics
from trainer.scoring.difficulty import (
    BOT_WEIGHT,
    CaseEstimate,
    DifficultyRule,
    DifficultyTable,
    Result,
    difficulties,
    level,
    results_of,
    with_people,
    write_table,
)
from trainer.scoring.grading import grade
from trainer.scoring.rubric import parse_rubric
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


# Weights

RULE = DifficultyRule(easy=0.9, hard=0.6, lightest=0.8)


@pytest.mark.parametrize(
    ("facility", "weight"), [(1.0, 1.0), (0.9, 1.0), (0.75, 0.9), (0.6, 0.8), (0.2, 0.8), (0.0, 0.8)]
)
def test_a_slip_on_a_hard_case_weighs_less(facility: float, weight: float) -> None:
    assert RULE.weight(facility) == pytest.approx(weight)


@pytest.mark.parametrize(("easy", "hard", "lightest"), [(0.5, 0.6, 0.8), (0.9, 0.6, 0), (1.2, 0.6, 0.8)])
def test_senseless_bounds_are_refused(easy: float, hard: float, lightest: float) -> None:
    with pytest.raises(ValueError, match="difficulty"):
        DifficultyRule(easy, hard, lightest)


def test_the_measured_difficulty_goes_before_the_authors_and_is_bound_to_the_session(
    library: Library, daily: Scenario
) -> None:
    rubric = parse_rubric(daily.rubric)
    assert rubric.measured is not None
    assert rubric.difficulty is not None
    assert set(rubric.measured.cases) <= {plan.key.case for plan in daily.plans}
    assert rubric.name == f"{rubric.version}/{rubric.measured.version}"
    case, known = next(iter(rubric.measured.cases.items()))
    assert rubric.weight(case, 3) == rubric.difficulty.weight(known.facility)
    assert rubric.weight("belum-terukur", 3) == rubric.difficulty_weight[3]
    first = parse_rubric(scoring_rubric_data(library, "penilaian-1.0", [case]))
    assert (first.weight(case, 3), first.name) == (first.difficulty_weight[3], "1.0")


def test_items_of_a_case_carry_its_weight(daily: Scenario) -> None:
    rubric, card = parse_rubric(daily.rubric), errant(daily, 0.9, 1)
    cases = {report.report: report.case for report in card.reports}
    levels = {plan.key.case: plan.key.difficulty for plan in daily.plans}
    for item in card.items:
        case = cases[item.report]
        assert item.weight == rubric.weight(case, levels[case])


def test_people_are_added_to_what_earlier_cohorts_showed() -> None:
    known = DifficultyTable("1", {"a": CaseEstimate(0.8, 0.5, 2), "b": CaseEstimate(0.9)})
    results = [Result("a", "peserta", 1.0), Result("c", "peserta", 0.4), Result("b", "bot", 0.1)]
    table = with_people(known, results, "1+4")
    assert table.cases["a"] == CaseEstimate(0.8, 0.6667, 3)
    assert table.cases["b"] == CaseEstimate(0.9)
    assert table.cases["c"] == CaseEstimate(None, 0.4, 1)
    again = msgspec.convert(yaml.safe_load(write_table(table)), DifficultyTable)
    assert again == table


def test_the_shipped_table_knows_most_cases(library: Library) -> None:
    table = msgspec.convert(library.rubric("kesukaran"), DifficultyTable)
    assert len(set(table.cases) & set(library.cases)) >= 0.75 * len(library.cases)
    assert all(each.bots is not None and 0 <= each.bots <= 1 for each in table.cases.values())


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
