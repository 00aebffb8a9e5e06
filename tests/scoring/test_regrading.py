"""Grading an old log under another rubric: the list of what changed, and nothing else."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from lazy_bots import LAZY, Lazy
from lone_shift import LoneShift

from trainer.practice.bots import BOTS, play
from trainer.practice.session import Session
from trainer.scenarios.library import Library
from trainer.scenarios.presets import scoring_rubric_data
from trainer.scenarios.scenario import Scenario
from trainer.scoring.grading import grade
from trainer.scoring.regrading import regrade
from trainer.scoring.rubric import Rubric, parse_rubric


@pytest.fixture(scope="module")
def careless(orientation: Scenario) -> Session:
    session = Session.start(orientation)
    play(session, BOTS["hasty"]())
    return session


def variant(scenario: Scenario, version: str, **changes: Any) -> Rubric:
    return parse_rubric({**scenario.rubric, "version": version, **changes})


def with_item(scenario: Scenario, kind: str, **numbers: float) -> dict[str, Any]:
    return {**scenario.rubric["items"], kind: {**scenario.rubric["items"][kind], **numbers}}


def test_the_same_rubric_changes_nothing(careless: Session) -> None:
    result = regrade(careless.scenario, careless.entries, parse_rubric(careless.scenario.rubric))
    assert result.items == ()
    assert result.competences == ()
    assert result.difference == 0


def test_a_changed_share_is_listed_with_both_values(careless: Session) -> None:
    scenario = careless.scenario
    rubric = variant(scenario, "2.0", items=with_item(scenario, "disposisi", dustbin=0.5))
    result = regrade(scenario, careless.entries, rubric)
    bound = parse_rubric(scenario.rubric)
    assert (result.before.rubric_version, result.after.rubric_version) == (bound.name, rubric.name)
    assert rubric.name.startswith("2.0")
    assert {change.item.split(":")[1] for change in result.items} == {"disposisi"}
    for change in result.items:
        assert change.before is not None
        assert change.after is not None
        assert change.after > change.before
    assert [change.competence.value for change in result.competences] == ["disposisi"]
    assert result.after.raw > result.before.raw


def test_the_first_version_still_grades_and_shows_what_the_present_one_asks_for(
    library: Library, daily: Scenario
) -> None:
    """The shipped version 1.0 knows neither floors nor measured difficulty: who never answers passed under it."""
    first = parse_rubric(scoring_rubric_data(library, "penilaian-1.0"))
    session = Session.start(daily)
    play(session, Lazy(LAZY["jawaban 'Terima kasih.'"]))
    result = regrade(daily, session.entries, first)
    assert result.after.rubric_version == "1.0"
    assert result.after.passed
    assert not result.before.passed
    assert result.difference > 30
    bound = msgspec.structs.replace(daily, rubric=scoring_rubric_data(library, "penilaian-1.0"))
    assert grade(bound, session.entries) == result.after
    again = regrade(bound, session.entries, parse_rubric(daily.rubric))
    assert (again.before, again.after) == (result.after, result.before)


def test_weights_change_the_result_but_no_item(careless: Session) -> None:
    scenario = careless.scenario
    weights = {**scenario.rubric["weights"], "waktu": 60}
    result = regrade(scenario, careless.entries, variant(scenario, "1.1", weights=weights))
    assert result.items == ()
    assert result.after.raw != result.before.raw


def test_a_higher_pass_mark_changes_the_decision_only(orientation: Scenario) -> None:
    session = Session.start(orientation)
    play(session, BOTS["expert"]())
    result = regrade(orientation, session.entries, variant(orientation, "1.2", pass_mark=101))
    assert result.before.passed
    assert not result.after.passed
    assert result.difference == 0


def test_the_bound_rubric_still_decides_an_ordinary_grading(careless: Session) -> None:
    before = msgspec.json.encode(grade(careless.scenario, careless.entries))
    regrade(careless.scenario, careless.entries, variant(careless.scenario, "9", pass_mark=1))
    assert msgspec.json.encode(grade(careless.scenario, careless.entries)) == before


def test_the_version_before_careful_reading_is_kept(library: Library) -> None:
    kept = parse_rubric(scoring_rubric_data(library, "penilaian-1.1"))
    current = parse_rubric(scoring_rubric_data(library, "penilaian"))
    assert (kept.version, kept.careful) == ("1.1", False)
    assert (current.version, current.careful) == ("1.2", True)
    assert (kept.items, kept.weights, kept.floors) == (current.items, current.weights, current.floors)


def test_written_answers_can_be_regraded_by_another_rubric_too() -> None:
    shift = LoneShift("jalan-usul-aspal", acting=("pekerjaan_umum",))
    shift.dispose()
    shift.wait_for_findings()
    shift.answer(shift.model_answer().split("\n", 1)[-1])
    bound, data = parse_rubric(shift.scenario.rubric), dict(shift.scenario.response_rubric)
    strict = {**data["model"]["keseluruhan"], "ambang": [90, 91, 92, 93]}
    harsh = {**data, "model": {**data["model"], "keseluruhan": strict}}
    assert regrade(shift.scenario, shift.session.entries, bound, data).items == ()
    changed = regrade(shift.scenario, shift.session.entries, bound, harsh)
    assert "Isi tindak lanjut" in {change.title for change in changed.items}
