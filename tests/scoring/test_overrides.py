"""A trainer's override: reasoned, within range, beside the machine's score, and never in the log."""

from __future__ import annotations

import msgspec
import pytest

from trainer.practice.bots import BOTS, play
from trainer.practice.session import Session
from trainer.scenarios.scenario import Scenario
from trainer.scoring.card import Item, ScoreCard
from trainer.scoring.grading import assemble, grade
from trainer.scoring.overrides import (
    Override,
    OverrideError,
    apply_overrides,
    decode_overrides,
    encode_overrides,
)
from trainer.scoring.rubric import Rubric, parse_rubric


@pytest.fixture(scope="module")
def card(daily: Scenario) -> ScoreCard:
    session = Session.start(daily)
    play(session, BOTS["hasty"]())
    return grade(daily, session.entries)


@pytest.fixture(scope="module")
def rubric(daily: Scenario) -> Rubric:
    return parse_rubric(daily.rubric)


def lost(card: ScoreCard) -> Item:
    return next(item for item in card.items if item.points == 0 and item.critical is None)


def test_no_override_leaves_the_card_as_it_is(card: ScoreCard, rubric: Rubric) -> None:
    reviewed = apply_overrides(card, (), rubric)
    assert reviewed.card == card
    assert reviewed.overrides == ()


def test_an_override_counts_and_the_machine_score_stays_beside_it(card: ScoreCard, rubric: Rubric) -> None:
    item = lost(card)
    reviewed = apply_overrides(card, [Override(item.id, item.possible, "Alasannya dapat diterima.")], rubric)
    changed = next(each for each in reviewed.card.items if each.id == item.id)
    assert changed.points == item.possible
    assert "Dikoreksi pelatih dari 0" in changed.why
    assert item.why in changed.why
    assert reviewed.card.raw > card.raw
    assert (reviewed.machine_overall, reviewed.machine_predicate) == (card.overall, card.predicate)
    kept = reviewed.overrides[0]
    assert (kept.machine_points, kept.possible) == (0, item.possible)
    report = next(each for each in reviewed.card.reports if each.report == item.report)
    before = next(each for each in card.reports if each.report == item.report)
    assert report.points > before.points


def test_everything_else_stays(card: ScoreCard, rubric: Rubric) -> None:
    item = lost(card)
    reviewed = apply_overrides(card, [Override(item.id, item.possible, "Sah.")], rubric)
    others = [each for each in reviewed.card.items if each.id != item.id]
    assert others == [each for each in card.items if each.id != item.id]


def test_the_last_override_of_an_item_counts(card: ScoreCard, rubric: Rubric) -> None:
    item = lost(card)
    twice = [Override(item.id, item.possible, "Sah."), Override(item.id, 0, "Ditarik kembali.")]
    assert apply_overrides(card, twice, rubric).card.overall == card.overall


def test_a_critical_failure_is_lifted_only_when_said(card: ScoreCard, rubric: Rubric) -> None:
    item = lost(card)
    items = [
        msgspec.structs.replace(each, critical="menghina") if each.id == item.id else each
        for each in card.items
    ]
    card = assemble(rubric, items, card.reports, 0.0, True)
    assert card.overall <= 40
    kept = apply_overrides(card, [Override(item.id, item.possible, "Sah.")], rubric).card
    lifted = apply_overrides(
        card, [Override(item.id, item.possible, "Sah.", lift_critical=True)], rubric
    ).card
    assert len(kept.caps) == len(card.caps)
    assert len(lifted.caps) == len(card.caps) - 1


@pytest.mark.parametrize(
    ("points", "reason", "item"), [(-1, "Sah.", ""), (99, "Sah.", ""), (1, "  ", ""), (1, "Sah.", "1:tanpa")]
)
def test_a_senseless_override_is_refused(
    card: ScoreCard, rubric: Rubric, points: float, reason: str, item: str
) -> None:
    with pytest.raises(OverrideError):
        apply_overrides(card, [Override(item or lost(card).id, points, reason)], rubric)


def test_overrides_are_kept_as_json() -> None:
    kept = (Override("1:jenis", 2.0, "Sah.", False, "Bu Rini", "2026-05-04T08:00:00+00:00"),)
    assert decode_overrides(encode_overrides(kept)) == kept
    assert decode_overrides("") == ()
    with pytest.raises(OverrideError):
        decode_overrides('[{"item": 3}]')
