"""Item statistics and agreement against scikit-learn, numpy, and figures worked out by hand."""

from __future__ import annotations

from math import sqrt
from random import Random
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from trainer.scoring.statistics import (
    UnevenTableError,
    agreement_by_band,
    analyse,
    correlation,
    cronbach_alpha,
    discriminative_efficiency,
    pass_decision,
    quadratic_weighted_kappa,
)

BY_HAND = [[1.0, 2.0], [0.0, 1.0], [1.0, 1.0], [0.0, 0.0]]
"""Four people, two items of 1 and 2 marks; totals 3, 1, 2, 0."""


def test_figures_worked_out_by_hand() -> None:
    test = analyse(BY_HAND, [1, 2], ["a", "b"])
    first, second = test.items
    assert test.people == 4
    assert test.mean == pytest.approx(50)
    # Total variance 5/3 of 3 marks.
    assert test.deviation == pytest.approx(100 * sqrt(5 / 3) / 3)
    assert (first.facility, second.facility) == (pytest.approx(50), pytest.approx(50))
    assert (first.intended_weight, second.intended_weight) == (
        pytest.approx(100 / 3),
        pytest.approx(200 / 3),
    )
    # Item a against b: covariance 1/3, variances 1/3 and 2/3.
    assert first.discrimination == pytest.approx(100 * (1 / 3) / sqrt(2 / 9))
    # Sorted, a = 0 0 1 1 and b = 0 1 1 2 give covariance 1/3 as well: nothing better is possible.
    assert first.efficiency == pytest.approx(100)
    # Covariances with the total: 2/3 and 1.
    roots = sqrt(2 / 3) + 1
    assert first.effective_weight == pytest.approx(100 * sqrt(2 / 3) / roots)
    assert second.effective_weight == pytest.approx(100 / roots)
    # alpha = 2 * (1 - (1/3 + 2/3) / (5/3)) = 0.8
    assert test.consistency == pytest.approx(80)
    assert test.error_ratio == pytest.approx(100 * sqrt(0.2))
    assert test.standard_error == pytest.approx(sqrt(0.2) * test.deviation)


@pytest.mark.parametrize("seed", range(5))
def test_against_numpy(seed: int) -> None:
    rng = Random(seed)
    ability = [rng.gauss(0, 1) for _ in range(30)]
    maxima = [1, 2, 4, 6]
    marks = [[top * min(1, max(0, 0.5 + 0.2 * one + rng.gauss(0, 0.2))) for top in maxima] for one in ability]
    test = analyse(marks, maxima, list("abcd"))
    table = np.array(marks)
    totals = table.sum(axis=1)
    for column, item in enumerate(test.items):
        rest = totals - table[:, column]
        assert item.discrimination == pytest.approx(100 * np.corrcoef(table[:, column], rest)[0, 1])
        largest = np.cov(np.sort(table[:, column]), np.sort(rest))[0, 1]
        assert item.efficiency == pytest.approx(100 * np.cov(table[:, column], rest)[0, 1] / largest)
        assert item.facility == pytest.approx(100 * table[:, column].mean() / maxima[column])
    alpha = 4 / 3 * (1 - table.var(axis=0, ddof=1).sum() / totals.var(ddof=1))
    assert test.consistency == pytest.approx(100 * alpha)
    assert sum(item.effective_weight or 0 for item in test.items) == pytest.approx(100)


def test_an_item_that_everybody_solved_discriminates_nothing() -> None:
    item = analyse([[1, 2], [1, 0], [1, 1]], [1, 2], ["mudah", "lain"]).items[0]
    assert item.facility == 100
    assert item.discrimination is None
    assert item.efficiency is None


def test_an_item_that_only_the_weak_solve_has_negative_discrimination_and_no_weight() -> None:
    item = analyse([[0, 4], [0, 3], [1, 1], [1, 0]], [1, 4], ["terbalik", "lain"]).items[0]
    assert item.discrimination is not None
    assert item.discrimination < -90
    assert item.effective_weight is None


@pytest.mark.parametrize(
    ("marks", "maxima"),
    [([[1, 1]], [1, 1]), ([[1], [1, 2]], [1, 1]), ([[], []], []), ([[0], [0]], [0])],
)
def test_a_table_that_says_nothing_is_refused(marks: list[list[float]], maxima: list[float]) -> None:
    with pytest.raises(UnevenTableError):
        analyse(marks, maxima, ["x"] * len(maxima))


def test_alpha_of_identical_items_is_one() -> None:
    assert cronbach_alpha([[1, 1, 1], [2, 2, 2], [5, 5, 5]]) == pytest.approx(1)


def test_alpha_needs_two_items_and_some_spread() -> None:
    assert cronbach_alpha([[1], [2]]) is None
    assert cronbach_alpha([[1, 1], [1, 1]]) is None


marks = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=2, max_size=40)


@given(marks)
def test_kappa_agrees_with_scikit_learn(pairs: list[tuple[int, int]]) -> None:
    first, second = [one for one, _ in pairs], [two for _, two in pairs]
    mine = quadratic_weighted_kappa(first, second)
    if mine is None:
        assert len({*first, *second}) == 1
        return
    theirs = cohen_kappa_score(first, second, labels=range(5), weights="quadratic")
    assert mine == pytest.approx(theirs)


@given(marks)
def test_correlation_and_efficiency_stay_within_bounds(pairs: list[tuple[int, int]]) -> None:
    first, second = [one for one, _ in pairs], [two for _, two in pairs]
    found = correlation(first, second)
    assert found is None or -1 <= found <= 1
    efficiency = discriminative_efficiency(first, second)
    assert efficiency is None or efficiency <= 1 + 1e-9


def test_kappa_refuses_different_lengths() -> None:
    with pytest.raises(UnevenTableError):
        quadratic_weighted_kappa([1, 2], [1])


def test_bands_show_where_the_machine_differs() -> None:
    rater = [0, 1, 1, 2, 2, 3, 4, 4]
    machine = [0, 1, 2, 3, 2, 3, 4, 3]
    weak, middle, strong = agreement_by_band(machine, rater)
    assert (weak.name, weak.answers, weak.exact, weak.bias) == (
        "lemah",
        3,
        pytest.approx(2 / 3),
        pytest.approx(1 / 3),
    )
    assert (middle.answers, middle.exact, middle.adjacent, middle.bias) == (2, 0.5, 1.0, 0.5)
    assert strong.bias == pytest.approx(-1 / 3)
    assert agreement_by_band([], [])[0].answers == 0


@pytest.mark.parametrize(
    ("score", "error", "passed", "certain"),
    [
        (90, 5, True, True),
        (75, 5, True, False),
        (70, 5, True, False),
        (69, 5, False, False),
        (50, 5, False, True),
    ],
)
def test_a_pass_near_the_mark_is_uncertain(score: float, error: float, passed: bool, certain: bool) -> None:
    decision = pass_decision(score, 70, error)
    assert (decision.passed, decision.certain) == (passed, certain)
    assert decision.low <= score <= decision.high
    assert decision.risk == pytest.approx(
        NormalDist(score, error).cdf(70) if passed else 1 - NormalDist(score, error).cdf(70)
    )


def test_a_measurement_without_error_is_certain() -> None:
    decision = pass_decision(70, 70, 0)
    assert decision.passed
    assert decision.certain
    assert decision.risk == 0


# What cannot be worked out is said


def test_a_single_item_has_no_consistency_and_says_so() -> None:
    test = analyse([[1], [0], [1]], [1], ["a"])
    assert (test.consistency, test.error_ratio, test.standard_error) == (None, None, None)
    assert test.notes == ("Keajekan dan galat baku tidak dapat dihitung: hanya ada satu butir.",)
    assert test.items[0].note == "Daya beda tidak dapat dihitung: butir lain tidak membedakan peserta."


def test_a_group_without_spread_says_so() -> None:
    test = analyse([[1, 2], [1, 2]], [1, 2], ["a", "b"])
    assert test.standard_error is None
    assert "semua peserta mendapat nilai yang sama" in test.notes[0]
    assert all("semua peserta mendapat nilai yang sama pada butir ini" in item.note for item in test.items)


def test_items_that_contradict_each_other_are_pointed_out() -> None:
    test = analyse([[0, 4], [0, 3], [1, 1], [1, 0]], [1, 4], ["terbalik", "lain"])
    assert test.consistency is not None
    assert test.consistency < 0
    assert test.error_ratio == pytest.approx(100 * sqrt(1 - test.consistency / 100))
    assert "saling bertentangan" in test.notes[0]
    assert "periksa kuncinya" in test.items[0].note


def test_an_answer_that_was_not_given_counts_as_nothing_and_is_told() -> None:
    table: list[list[float | None]] = [[1, None], [1, 2], [0, 1]]
    given = analyse(table, [1, 2], ["a", "b"])
    assert given.items == analyse([[1, 0], [1, 2], [0, 1]], [1, 2], ["a", "b"]).items
    assert given.notes == ("1 jawaban tidak diberikan dan dihitung 0.",)


def test_marks_that_are_no_numbers_are_refused() -> None:
    with pytest.raises(UnevenTableError, match="bukan angka"):
        analyse([[1, float("nan")], [1, 2]], [1, 2], ["a", "b"])


@pytest.mark.parametrize(
    ("score", "error", "sentence"),
    [
        (80, None, "Lulus; galat pengukurannya tidak diketahui, jadi putusan ini belum dapat dipastikan."),
        (80, 0.0, "Lulus; nilai sebenarnya antara 80,0 dan 80,0, jadi putusan ini pasti."),
        (50, 2.0, "Belum lulus; nilai sebenarnya antara 46,1 dan 53,9, jadi putusan ini pasti."),
        (
            71,
            2.0,
            "Lulus; nilai sebenarnya antara 67,1 dan 74,9; tinjau lagi, peluang putusan ini keliru 31 persen.",
        ),
    ],
)
def test_a_decision_says_how_sure_it_is(score: float, error: float | None, sentence: str) -> None:
    assert pass_decision(score, 70, error).sentence == sentence
