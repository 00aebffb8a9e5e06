"""Every case is played by the expert, and every wrong move it names lowers exactly its own competence."""

from __future__ import annotations

from statistics import fmean

import msgspec
import pytest

from trainer.practice.bots import ExpertBot, play
from trainer.practice.errant import ErrantBot, at_rate
from trainer.practice.session import Session
from trainer.scenarios.build import build_scenario
from trainer.scenarios.case import Move
from trainer.scenarios.library import Library, load_library
from trainer.scenarios.presets import preset_record
from trainer.scenarios.scenario import KeyedMove, Preset, ReportPlan, Scenario, SlotRule
from trainer.scoring.card import ScoreCard
from trainer.scoring.grading import grade
from trainer.sp4n.vocabulary import Competence

CASES = sorted(load_library().cases)

TRIES = range(1, 60)
"""Seeds to look through for a text that holds the personal data which a wrong move leaves in it."""


def alone(library: Library, case: str, seed: int = 1) -> Scenario:
    """A shift in which this case comes alone, answered by the trainee wherever he may."""
    preset = preset_record(library, "orientasi")
    unit = library.cases[case].key.unit
    lone: Preset = msgspec.structs.replace(
        preset,
        id="satu",
        recipe=(SlotRule(cases=(case,), privacy="terbuka"),),
        acting_for=(unit,) if unit else (),
    )
    return build_scenario(library, lone, seed)


def card_of(session: Session) -> ScoreCard:
    return grade(session.scenario, session.entries)


def solved(scenario: Scenario) -> Session:
    session = Session.start(scenario)
    play(session, ExpertBot())
    return session


def spoilt(scenario: Scenario, plan: int, move: Move) -> Session:
    """The expert's shift with one wrong move on one report."""
    session = Session.start(scenario)
    play(session, ErrantBot(lambda each: move if each.index == plan else None))
    return session


def has_occasion(plan: ReportPlan, move: Move) -> bool:
    """Whether the wrong move can be made on this report: the personal data is there, the report is open."""
    kinds = {span.kind for span in plan.key.personal}
    return (move.left_in is None or move.left_in in kinds) and not (move.not_secret and plan.secret)


def spoilt_alone(library: Library, case: str, number: int) -> tuple[KeyedMove, Session]:
    """The case alone, spoilt by its wrong move `number`, in the first text that gives occasion for it."""
    for seed in TRIES:
        scenario = alone(library, case, seed)
        wrong = scenario.plans[0].key.wrong_moves[number]
        if has_occasion(scenario.plans[0], wrong.move):
            return wrong, spoilt(scenario, 0, wrong.move)
    raise AssertionError(f"{case}: langkah keliru nomor {number} tidak pernah mungkin terjadi")


@pytest.mark.parametrize("case", CASES)
def test_a_case_can_be_solved_and_each_mistake_lowers_its_competence_alone(
    library: Library, case: str
) -> None:
    scenario = alone(library, case)
    best = card_of(solved(scenario))
    lost = [(item.id, item.happened, item.why) for item in best.items if item.points < item.possible]
    assert lost == []
    assert best.overall == 100

    for number in range(len(scenario.plans[0].key.wrong_moves)):
        wrong, session = spoilt_alone(library, case, number)
        card = card_of(session)
        taught = [item for item in card.items if wrong.lesson in item.advice]
        assert taught, f"{wrong.move} tidak dikenali"
        assert all(item.competence is Competence(wrong.competence) for item in taught)
        # A competence of which nothing is due any more has no percentage; it is not lowered.
        fallen = {score.competence for score in card.competences if score.percent not in (None, 100)}
        assert fallen == {Competence(wrong.competence)}, wrong.move


@pytest.mark.parametrize(("preset", "seed"), [("shift-harian", 1), ("ujian-a", 1)])
def test_among_other_reports_a_mistake_leaves_five_competences_as_they_were(
    library: Library, preset: str, seed: int
) -> None:
    scenario = build_scenario(library, preset, seed)
    best = {score.competence: score.percent for score in card_of(solved(scenario)).competences}
    for plan in scenario.plans:
        for wrong in plan.key.wrong_moves:
            if not has_occasion(plan, wrong.move):
                continue
            card = card_of(spoilt(scenario, plan.index, wrong.move))
            changed = {
                score.competence for score in card.competences if score.percent != best[score.competence]
            }
            assert changed == {Competence(wrong.competence)}, (plan.key.case, wrong.move)


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
