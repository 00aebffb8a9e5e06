"""Every case is played by the expert, and every wrong move it names is recognised where it belongs."""

from __future__ import annotations

from statistics import fmean

import pytest

from trainer.practice.bots import ExpertBot, play
from trainer.practice.errant import ErrantBot, at_rate
from trainer.practice.session import Session
from trainer.scenarios.build import build_scenario
from trainer.scenarios.library import Library, load_library
from trainer.scenarios.presets import preset_record
from trainer.scenarios.scenario import Preset, Scenario, SlotRule
from trainer.scoring.card import ScoreCard
from trainer.scoring.grading import grade
from trainer.sp4n.vocabulary import Competence

CASES = sorted(load_library().cases)


def alone(library: Library, case: str) -> Scenario:
    """A shift in which this case comes alone, answered by the trainee wherever he may."""
    import msgspec

    preset = preset_record(library, "orientasi")
    unit = library.cases[case].key.unit
    lone: Preset = msgspec.structs.replace(
        preset,
        id="satu",
        recipe=(SlotRule(cases=(case,), privacy="terbuka"),),
        acting_for=(unit,) if unit else (),
    )
    return build_scenario(library, lone, 1)


def card_of(session: Session) -> ScoreCard:
    return grade(session.scenario, session.entries)


@pytest.mark.parametrize("case", CASES)
def test_a_case_can_be_solved_and_its_mistakes_are_seen(library: Library, case: str) -> None:
    scenario = alone(library, case)
    expert = Session.start(scenario)
    play(expert, ExpertBot())
    best = card_of(expert)
    lost = [(item.id, item.happened, item.why) for item in best.items if item.points < item.possible]
    assert lost == []
    assert best.overall == 100

    for wrong in scenario.plans[0].key.wrong_moves:
        session = Session.start(scenario)
        play(session, ErrantBot(lambda plan, wrong=wrong: wrong.move))  # type: ignore[misc]
        if [entry.command for entry in session.entries] == [entry.command for entry in expert.entries]:
            continue  # the mistake needs another report, or text that this one does not have
        card = card_of(session)
        taught = [item for item in card.items if wrong.lesson in item.advice]
        assert taught, f"{wrong.move} tidak dikenali"
        fallen = {
            score.competence
            for score in card.competences
            if score.percent is not None and score.percent < 100
        }
        assert Competence(wrong.competence) in fallen, wrong.move
        assert all(item.competence is wrong.competence for item in taught)


def test_more_mistakes_score_less(library: Library) -> None:
    """Bots with stated error rates score monotonically."""
    means = []
    for rate in (0.0, 0.2, 0.5, 0.9):
        scores = []
        for seed in range(1, 7):
            session = Session.start(build_scenario(library, "shift-harian", seed))
            play(session, ErrantBot(at_rate(rate, seed)))
            scores.append(card_of(session).raw)
        means.append(fmean(scores))
    assert means[0] == 100
    assert means == sorted(means, reverse=True)
    assert len(set(means)) == len(means)
