"""Floors: what a main part of the work needs, and how a result below it is limited."""

from __future__ import annotations

import msgspec
import pytest

from trainer.scenarios.scenario import Scenario
from trainer.scoring.card import Item, Kind, LeftLying
from trainer.scoring.floors import Floor, FloorRule, missed_floors
from trainer.scoring.grading import assemble
from trainer.scoring.rubric import parse_rubric
from trainer.sp4n.vocabulary import Competence

RULE = FloorRule(0.5, (Floor("isi jawaban", ("tanggapan",), 60, 2),))
ACCUSED = FloorRule(0.5, (Floor("laporan berkadar", ("tindakan",), 50, 2, supervisory=True),))


def item(report: int, kind: str, points: float, possible: float = 10, weight: float = 1.0) -> Item:
    bare = Item(
        id=f"{report}:{kind}", report=report, kind="tanggapan", competence=Competence.RESPONSE, title="", points=points,
        possible=possible, happened="", due="", why="", rule="", citation="", advice="", weight=weight,
    )  # fmt: skip
    return msgspec.structs.replace(bare, kind=kind)


def limits(rule: FloorRule, items: list[Item], *undone: tuple[int, Kind, float]) -> list[float]:
    found = missed_floors(rule, items, undone, frozenset({1, 2}), 70)
    return [floor.limit for floor in found]


@pytest.mark.parametrize(
    ("points", "expected"),
    [((0, 0), [40]), ((5, 5), [65]), ((6, 5.8), [69.5]), ((6, 5.99), [69.9]), ((6, 6), []), ((10, 10), [])],
)
def test_each_percent_below_costs_a_stated_part_of_the_pass_mark(
    points: tuple[float, float], expected: list[float]
) -> None:
    assert limits(RULE, [item(n, "tanggapan", p) for n, p in enumerate(points)]) == expected


def test_a_single_answer_proves_nothing() -> None:
    assert limits(RULE, [item(1, "tanggapan", 0)]) == []


def test_other_kinds_do_not_dilute() -> None:
    notices = [item(n, "pesan", 10) for n in range(20)]
    assert limits(RULE, [*notices, item(1, "tanggapan", 0), item(2, "tanggapan", 0)]) == [40]


def test_ripe_work_that_was_left_lying_counts_as_nothing() -> None:
    assert limits(RULE, [item(1, "tanggapan", 10)], (2, "tanggapan", 10.0)) == [65]
    assert limits(RULE, [], (2, "tanggapan", 10.0), (3, "tanggapan", 10.0)) == [40]


def test_only_accusing_reports_count_where_the_floor_says_so() -> None:
    wrong = [item(n, "tindakan", 0, 4) for n in (3, 4, 5)]
    assert limits(ACCUSED, wrong) == []
    assert limits(ACCUSED, [*wrong, item(1, "tindakan", 0, 4), item(2, "tindakan", 0, 4)]) == [45]


def test_nobody_passes_below_a_floor_and_an_old_rubric_has_none(daily: Scenario) -> None:
    rubric = parse_rubric(daily.rubric)
    items = [item(n, "tindakan", 10) for n in range(20)] + [item(30 + n, "tanggapan", 0) for n in range(2)]
    card = assemble(rubric, items, (), 0.0, True)
    assert not card.passed
    assert card.overall < rubric.pass_mark <= card.raw
    old = msgspec.structs.replace(rubric, floors=None)
    assert assemble(old, items, (), 0.0, True).passed


@pytest.mark.parametrize(("left", "passed"), [(4, True), (6, False)])
def test_a_pass_asks_for_most_of_the_work(daily: Scenario, left: int, passed: bool) -> None:
    rubric = parse_rubric(daily.rubric)
    items = [item(n, "tindakan", 10) for n in range(20)]
    card = assemble(rubric, items, (), 0.0, True, [LeftLying(100 + n, 1.0) for n in range(left)])
    assert card.passed is passed
    assert (card.overall >= rubric.pass_mark) is passed
