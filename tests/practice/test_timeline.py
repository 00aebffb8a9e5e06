"""A session as steps: every loss has its place, and the state at a step is what it was then."""

from __future__ import annotations

import pytest

from trainer.practice.bots import ExpertBot, HastyBot, NegligentBot, play
from trainer.practice.session import Session
from trainer.practice.timeline import Timeline, build_timeline
from trainer.scenarios.scenario import Scenario
from trainer.scoring.grading import grade


def timeline(scenario: Scenario, bot: HastyBot | ExpertBot | NegligentBot) -> Timeline:
    session = Session.start(scenario)
    play(session, bot)
    return build_timeline(scenario, session.entries, grade(scenario, session.entries))


@pytest.fixture(scope="module")
def hasty(daily: Scenario) -> Timeline:
    return timeline(daily, HastyBot())


def test_every_lost_point_of_the_card_is_at_exactly_one_step(hasty: Timeline) -> None:
    card = grade(hasty.scenario, hasty.entries)
    wanted = sorted(item.id for item in card.items if item.lost > 0)
    assert wanted
    assert sorted(item.id for step in hasty.steps for item in step.lost) == wanted


def test_the_expert_has_no_mistakes_and_answers_to_itself(daily: Scenario) -> None:
    steps = timeline(daily, ExpertBot())
    assert steps.mistakes == ()
    own = [step for step in steps.steps if step.move is not None]
    assert own
    assert all(step.expert is not None for step in own)
    assert all(step.expert == step.move for step in own if step.move and step.move.phase == "jawaban")


def test_steps_are_in_order_from_the_beginning_to_the_end(hasty: Timeline) -> None:
    logged = [step.seq for step in hasty.steps if not step.neglected]
    assert logged == sorted(set(logged))
    assert [step.seq for step in hasty.steps] == sorted(step.seq for step in hasty.steps)
    assert [step.at for step in hasty.steps] == sorted(step.at for step in hasty.steps)
    assert hasty.steps[0].what == "Giliran dimulai"
    assert hasty.steps[-1].what == "Giliran selesai"
    assert all(step.what and "\n" not in step.what for step in hasty.steps if step.origin != "peserta")


def test_jumping_goes_from_mistake_to_mistake_and_stops_at_the_ends(hasty: Timeline) -> None:
    walked, index = [], -1
    while (found := hasty.next_mistake(index, 1)) is not None:
        walked.append(index := found)
    assert tuple(walked) == hasty.mistakes
    assert hasty.next_mistake(walked[-1], -1) == walked[-2]
    assert hasty.next_mistake(walked[0], -1) is None


def test_the_state_is_what_stood_right_after_the_step(hasty: Timeline) -> None:
    index = next(place for place, step in enumerate(hasty.steps) if step.move is not None)
    step = hasty.steps[index]
    assert step.report is not None
    assert hasty.state(index).now >= step.at
    assert step.report in hasty.state(index).instance.reports
    before, after = hasty.state(index - 1), hasty.state(index)
    assert before.instance.reports[step.report].status != after.instance.reports[step.report].status
    assert not hasty.state(0).finished
    assert hasty.state(len(hasty.steps) - 1).finished


def test_a_wrong_disposition_stands_beside_the_right_one(hasty: Timeline) -> None:
    wrong = [step for step in hasty.steps for item in step.lost if item.kind == "disposisi"]
    assert wrong
    step = wrong[0]
    assert step.move is not None
    assert step.expert is not None
    assert step.expert.details != step.move.details
    assert step.points > 0


@pytest.fixture(scope="module")
def negligent(daily: Scenario) -> Timeline:
    return timeline(daily, NegligentBot())


def test_neglect_stands_at_its_own_moment_report_by_report(negligent: Timeline) -> None:
    neglected = [step for step in negligent.steps if step.lost and step.move is None]
    assert len({step.report for step in neglected}) > 5
    for step in neglected:
        assert {item.report for item in step.lost} == {step.report}
        own = ("Waktunya lewat tanpa tindakan Anda", "Tidak ditangani sampai giliran selesai")
        assert step.what in own or step.what.endswith("terlewat")
        assert step.neglected == (step.what in own)
    dearest = max(step.points for step in negligent.steps)
    assert dearest <= 40, "no step carries the neglect of many reports"
    assert negligent.steps[-1].lost == ()


def test_the_moment_of_neglect_is_the_deadline_that_ran_out(negligent: Timeline) -> None:
    session = negligent.state(len(negligent.steps) - 1)
    found = [
        (step, item)
        for step in negligent.steps
        for item in step.lost
        if step.move is None and item.kind == "verifikasi_tepat"
    ]
    assert found
    for step, _ in found:
        assert step.report is not None
        clocks = session.instance.reports[step.report].clocks.values()
        assert step.at in {clock.due for clock in clocks}


def test_a_report_that_lies_forgotten_is_not_the_fault_of_the_move_before(hasty: Timeline) -> None:
    for step in hasty.steps:
        if step.move is not None:
            assert "tidak_terlupa" not in {item.kind for item in step.lost}
