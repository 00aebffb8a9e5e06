"""Bots play first: every scenario can be solved, and stated faults cost points in the expected order."""

from __future__ import annotations

from statistics import fmean

import pytest

from trainer.practice.bots import BOTS, play
from trainer.practice.session import Session
from trainer.scenarios.build import build_scenario
from trainer.scenarios.library import Library
from trainer.scoring.card import ScoreCard
from trainer.scoring.grading import grade


def card_of(library: Library, preset: str, seed: int, bot: str) -> ScoreCard:
    session = Session.start(build_scenario(library, preset, seed))
    play(session, BOTS[bot]())
    return grade(session.scenario, session.entries)


@pytest.mark.parametrize("preset", ["orientasi", "shift-harian"])
@pytest.mark.parametrize("first", [1, 11, 21, 31, 41])
def test_the_expert_gets_full_marks(library: Library, preset: str, first: int) -> None:
    for seed in range(first, first + 10):
        card = card_of(library, preset, seed, "expert")
        lost = [(item.id, item.happened, item.why) for item in card.items if item.points < item.possible]
        assert lost == [], f"{preset} {seed}"
        assert card.overall == 100
        assert card.caps == ()


@pytest.mark.parametrize("preset", ["orientasi", "shift-harian"])
def test_faults_cost_points_in_the_expected_order(library: Library, preset: str) -> None:
    seeds = range(1, 13)
    scores = {
        bot: [card_of(library, preset, seed, bot).overall for seed in seeds] for bot in ("hasty", "negligent")
    }
    assert max(scores["hasty"]) < 100
    assert max(scores["negligent"]) < 100
    assert 100 > fmean(scores["hasty"]) > fmean(scores["negligent"])
