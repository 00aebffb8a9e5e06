"""Looking busy does not pass: strategies that leave out a main part of the work stay below the pass mark."""

from __future__ import annotations

from functools import cache

import pytest
from lazy_bots import LAZY, SLACK, Change, Lazy

from trainer.practice.bots import play
from trainer.practice.session import Session
from trainer.scenarios.build import build_scenario
from trainer.scenarios.library import load_library
from trainer.scenarios.scenario import Scenario
from trainer.scoring.card import ScoreCard
from trainer.scoring.grading import grade
from trainer.scoring.rubric import parse_rubric
from trainer.sp4n.commands import Command

PLAYED = [
    ("shift-harian", 1),
    ("pejabat-penghubung", 1),
    ("serah-terima", 1),
    ("ujian-a", 1),
    ("kepala-unit", 1),
]


@cache
def scenario_of(preset: str, seed: int) -> Scenario:
    return build_scenario(load_library(), preset, seed)


def as_it_is(session: Session, command: Command) -> Command:
    return command


def result(preset: str, seed: int, change: Change) -> tuple[ScoreCard, list[Command | None]]:
    session = Session.start(scenario_of(preset, seed))
    play(session, Lazy(change))
    return grade(session.scenario, session.entries), [entry.command for entry in session.entries]


@cache
def diligent(preset: str, seed: int) -> tuple[ScoreCard, list[Command | None]]:
    return result(preset, seed, as_it_is)


@pytest.mark.parametrize(("preset", "seed"), PLAYED)
@pytest.mark.parametrize("name", LAZY)
def test_leaving_out_a_main_part_never_passes(name: str, preset: str, seed: int) -> None:
    card, commands = result(preset, seed, LAZY[name])
    if commands == diligent(preset, seed)[1]:
        return  # nothing of this work falls to this role
    pass_mark = parse_rubric(scenario_of(preset, seed).rubric).pass_mark
    accusing = [item for item in card.items if item.kind == "tindakan" and _accuses(card, item.report)]
    if name == "hanya yang bukan tuduhan" and len(accusing) < 2:
        assert card.overall < diligent(preset, seed)[0].overall
        return
    assert not card.passed
    assert card.overall < pass_mark


def _accuses(card: ScoreCard, report: int) -> bool:
    return next(line.supervisory for line in card.reports if line.report == report)


@pytest.mark.parametrize(("preset", "seed"), PLAYED[:2])
@pytest.mark.parametrize("name", SLACK)
def test_smaller_sins_never_gain(name: str, preset: str, seed: int) -> None:
    assert result(preset, seed, SLACK[name])[0].overall <= diligent(preset, seed)[0].overall == 100


SHIRKED = [
    ("data pribadi dibiarkan", "sensor", "penyamaran data pribadi", [("ujian-a", range(1, 9))]),
    (
        "unit tidak pernah diingatkan",
        "ingatkan",
        "pengingat kepada unit yang diam",
        [("serah-terima", range(1, 5))],
    ),
    (
        "tanggapan warga tidak dijawab",
        "balasan_dijawab",
        "jawaban atas tanggapan pelapor",
        [("drill-waktu", range(1, 9))],
    ),
]
"""Strategy, the kind of item it leaves undone, the floor it falls below, and shifts in which it has occasion."""


@pytest.mark.parametrize(("name", "kind", "label", "shifts"), SHIRKED)
def test_a_duty_that_came_up_more_than_once_and_was_never_done_fails_the_shift(
    name: str, kind: str, label: str, shifts: list[tuple[str, range]]
) -> None:
    occasions = 0
    for preset, seeds in shifts:
        for seed in seeds:
            card, _ = result(preset, seed, SLACK[name])
            due = [item for item in card.items if item.kind == kind]
            if any(item.points for item in due) or not due:
                continue
            competence = next(each for each in card.competences if each.competence is due[0].competence)
            assert competence.percent is not None
            assert competence.percent < 100
            assert card.overall < 100
            if len(due) > 1:
                occasions += 1
                assert not card.passed
                assert label in [floor.label for floor in card.floors]
    assert occasions


@pytest.mark.parametrize("name", ["jawaban 'Terima kasih.'", "jawaban satu huruf", "tidak pernah menjawab"])
def test_who_writes_nothing_is_told_that_the_answers_are_missing(name: str) -> None:
    card, _ = result("shift-harian", 1, LAZY[name])
    assert [floor.label for floor in card.floors] == ["isi jawaban kepada pelapor"]
    assert "Nilai dibatasi 40: isi jawaban kepada pelapor baru 0 persen" in card.floors[0].sentence
