"""How hard each case really is: what bots with stated faults lose on it, and, later, what people lose.

A case starts with the difficulty its author gave it. Bots that err at stated rates give a first estimate
that needs no people; each person who plays the case moves the estimate towards what cohorts show.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import fsum
from typing import Literal

import msgspec

from trainer.scoring.card import ScoreCard

Source = Literal["bot", "peserta"]

BOT_WEIGHT = 8.0
"""The bots' estimate counts as much as so many people."""

HARD_BELOW = 0.6
"""A case of which less than this share of the points is won is hard (3)."""

EASY_FROM = 0.85
"""A case of which at least this share is won is easy (1)."""


class Result(msgspec.Struct, frozen=True):
    """The share of the points, 0-1, that somebody won on one report of a case."""

    case: str
    source: Source
    share: float


class CaseDifficulty(msgspec.Struct, frozen=True):
    """The difficulty of one case.

    `bots` and `people` are mean shares won (None without results), `facility` both together, `stated` the
    author's level and `estimated` the one that the results suggest.
    """

    case: str
    stated: int | None
    bots: float | None
    people: float | None
    plays: int
    facility: float
    estimated: int

    @property
    def differs(self) -> bool:
        """Whether the author should look at the stated difficulty again."""
        return self.stated is not None and self.stated != self.estimated


def results_of(card: ScoreCard, source: Source) -> tuple[Result, ...]:
    """The results of one played session, one for each report on which something was due."""
    return tuple(
        Result(report.case, source, report.points / report.possible)
        for report in card.reports
        if report.possible > 0
    )


def difficulties(
    results: Iterable[Result], stated: dict[str, int] | None = None
) -> tuple[CaseDifficulty, ...]:
    """Estimate the difficulty of every case that was played.

    Args:
        results: results of bots and, if there are any, of people.
        stated: the level that the author gave each case.

    Returns:
        One record a case, the hardest first.
    """
    found: dict[str, dict[Source, list[float]]] = {}
    for result in results:
        found.setdefault(result.case, {"bot": [], "peserta": []})[result.source].append(result.share)
    cases = [
        _difficulty(case, shares["bot"], shares["peserta"], (stated or {}).get(case))
        for case, shares in found.items()
    ]
    return tuple(sorted(cases, key=lambda each: (each.facility, each.case)))


def _difficulty(
    case: str, bots: Sequence[float], people: Sequence[float], stated: int | None
) -> CaseDifficulty:
    prior = BOT_WEIGHT if bots else 0.0
    from_bots = fsum(bots) / len(bots) if bots else None
    from_people = fsum(people) / len(people) if people else None
    facility = (prior * (from_bots or 0.0) + fsum(people)) / (prior + len(people))
    return CaseDifficulty(
        case=case,
        stated=stated,
        bots=from_bots,
        people=from_people,
        plays=len(bots) + len(people),
        facility=facility,
        estimated=level(facility),
    )


def level(facility: float) -> int:
    """The difficulty 1-3 that a share of points won stands for."""
    if facility >= EASY_FROM:
        return 1
    return 3 if facility < HARD_BELOW else 2
