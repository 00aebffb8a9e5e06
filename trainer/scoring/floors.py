"""Floors: no part of the work that makes up the job can be made up for by the others.

A mean forgives too much: somebody who writes nothing worth reading, or sends every report to one unit, would
pass on the strength of the rest. So each main part has a floor; who stays below it cannot pass, whatever the
mean says. A part of which too little was due is not measured.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import fsum

import msgspec

from trainer.scoring.card import FloorMissed, Item, Kind


class Floor(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The least that a main part of the work needs.

    Args:
        label: the part in words.
        kinds: the kinds of items that belong to it.
        percent: the floor, in percent of their points.
        items: of fewer items than this nothing is concluded.
        supervisory: whether only reports that accuse an official count.
    """

    label: str
    kinds: tuple[Kind, ...]
    percent: float
    items: int
    supervisory: bool = False


class FloorRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All floors, and how far a result below one is limited.

    The limit is the pass mark less `loss` points for each point that is missing to the floor.
    """

    loss: float
    parts: tuple[Floor, ...]


def missed_floors(
    rule: FloorRule,
    items: Sequence[Item],
    undone: Sequence[tuple[int, Kind, float]],
    accusing: frozenset[int],
    pass_mark: float,
) -> Iterator[FloorMissed]:
    """The parts that stayed below their floors.

    Args:
        rule: the floors.
        items: all items of the session.
        undone: report, kind and weighted points of work that was left undone although no item tells so.
        accusing: the reports that accuse an official.
        pass_mark: the pass mark.
    """

    def counts(floor: Floor, report: int, kind: Kind) -> bool:
        return kind in floor.kinds and (not floor.supervisory or report in accusing)

    for floor in rule.parts:
        mine = [item for item in items if counts(floor, item.report, item.kind)]
        left = [points for report, kind, points in undone if counts(floor, report, kind)]
        possible = fsum(item.possible * item.weight for item in mine) + fsum(left)
        if len(mine) + len(left) < floor.items or not possible:
            continue
        percent = 100 * fsum(item.points * item.weight for item in mine) / possible
        if percent < floor.percent:
            limit = max(0.0, pass_mark - rule.loss * (floor.percent - percent))
            # A hair below the pass mark must not read as the pass mark.
            yield FloorMissed(
                floor.label, round(percent, 1), floor.percent, min(round(limit, 1), pass_mark - 0.1)
            )
