"""Grading an old log under another rubric, and saying what became of every item.

Source: design (a new rule set gives a before-and-after list).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from trainer.scenarios.log import LogEntry
from trainer.scenarios.scenario import Scenario
from trainer.scoring.card import Item, ScoreCard
from trainer.scoring.grading import grade
from trainer.scoring.rubric import Rubric
from trainer.sp4n.vocabulary import Competence


class ItemChange(msgspec.Struct, frozen=True):
    """One item before and after; None on the side where it does not exist.

    `critical_before` and `critical_after` name the critical failure on each side.
    """

    item: str
    report: int
    title: str
    before: float | None
    possible_before: float | None
    after: float | None
    possible_after: float | None
    critical_before: str | None = None
    critical_after: str | None = None


class CompetenceChange(msgspec.Struct, frozen=True):
    """The percentage of a competence before and after; None where nothing of it was due."""

    competence: Competence
    before: float | None
    after: float | None


class Regrading(msgspec.Struct, frozen=True):
    """Both cards and what differs between them."""

    before: ScoreCard
    after: ScoreCard
    items: tuple[ItemChange, ...]
    competences: tuple[CompetenceChange, ...]

    @property
    def difference(self) -> float:
        """By how much the overall result rose."""
        return round(self.after.overall - self.before.overall, 2)


def regrade(
    scenario: Scenario,
    entries: Sequence[LogEntry],
    rubric: Rubric,
    responses: Mapping[str, Any] | None = None,
) -> Regrading:
    """Grade a log under the rubric bound to it and under another one.

    Args:
        scenario: the scenario with the rubric bound to the attempt.
        entries: the log; it is not changed.
        rubric: the other rubric.
        responses: the rubric of written answers to go with it; None keeps the one bound to the attempt.

    Returns:
        Both cards and the differences, in the order of the items.
    """
    other = scenario if responses is None else msgspec.structs.replace(scenario, response_rubric=responses)
    return compare(grade(scenario, entries), grade(other, entries, rubric))


def compare(before: ScoreCard, after: ScoreCard) -> Regrading:
    """Hold two cards of the same session against each other."""
    old = {item.id: item for item in before.items}
    new = {item.id: item for item in after.items}
    order = [*old, *(item for item in new if item not in old)]
    changes = [_change(old.get(item), new.get(item)) for item in order]
    return Regrading(
        before=before,
        after=after,
        items=tuple(change for change in changes if change is not None),
        competences=tuple(
            CompetenceChange(one.competence, one.percent, two.percent)
            for one, two in zip(before.competences, after.competences, strict=True)
            if one.percent != two.percent
        ),
    )


def _change(before: Item | None, after: Item | None) -> ItemChange | None:
    """The change of one item; None when nothing that counts has changed."""
    known = before or after
    if known is None or (before is not None and after is not None and _counts(before) == _counts(after)):
        return None
    return ItemChange(
        item=known.id,
        report=known.report,
        title=known.title,
        before=None if before is None else before.points,
        possible_before=None if before is None else before.possible,
        after=None if after is None else after.points,
        possible_after=None if after is None else after.possible,
        critical_before=None if before is None else before.critical,
        critical_after=None if after is None else after.critical,
    )


def _counts(item: Item) -> tuple[float, float, float, str | None]:
    return item.points, item.possible, item.weight, item.critical
