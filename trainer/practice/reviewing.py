"""A trainer's decisions laid over a card that this version graded, which may no longer fit all of them."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.scenarios.scenario import Scenario
from trainer.scoring.card import ScoreCard
from trainer.scoring.overrides import Override, OverrideError, ReviewedCard, apply_overrides, check_override
from trainer.scoring.rubric import Rubric, parse_rubric


def review(
    scenario: Scenario,
    card: ScoreCard,
    kept: Sequence[Override],
    decided: Sequence[Override] = (),
    rubric: Rubric | None = None,
) -> ReviewedCard:
    """Lay overrides over a card.

    Args:
        scenario: what was played, with its rubric.
        card: the machine's card.
        kept: overrides of before; one whose item is not on this card, or gives fewer points, is passed over.
        decided: new overrides.
        rubric: the rubric of the card where it is not the scenario's.

    Raises:
        OverrideError: a new override makes no sense.
    """
    known, fitting = {item.id: item for item in card.items}, []
    for each in kept:
        try:
            check_override(known, each)
        except OverrideError:
            continue
        fitting.append(each)
    return apply_overrides(card, (*fitting, *decided), rubric or parse_rubric(scenario.rubric))
