"""The scoring rubric as data: points, shares for near misses, weights, caps, bands.

Read from `content/rubrics/penilaian.yaml` and bound to the session, so that an old attempt is always
graded as it was. Strict: a missing or unknown number is an error, never a silent zero.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from trainer.scoring.card import Kind
from trainer.sp4n.vocabulary import Competence


class Band(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"start": "from"}):
    """A predicate and the score it starts from."""

    start: float
    label: str


class CapRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How far a critical failure limits the result."""

    cap: float
    label: str


class Rubric(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One version of the rubric.

    `items` holds, by kind, the points and the shares given for near misses; `weights` the weight of each
    competence in the result; `speed` the competences that count as speed.
    """

    version: str
    pass_mark: float
    bands: tuple[Band, ...]
    weights: dict[Competence, float]
    speed: tuple[Competence, ...]
    items: dict[Kind, dict[str, float | list[float]]]
    late_loss_per_working_day: float
    caps: dict[str, CapRule]
    difficulty_weight: dict[int, float]

    def points(self, kind: Kind) -> float:
        """Full points of a kind of item."""
        return self.share(kind, "points")

    def share(self, kind: Kind, name: str) -> float:
        """A number of a kind of item, such as the share for an accepted alternative.

        Raises:
            KeyError: the rubric does not state it.
        """
        value = self.items[kind][name]
        if isinstance(value, list):
            raise KeyError(name)
        return value

    def level(self, kind: Kind, level: int) -> float:
        """The share given for a level 0-4."""
        levels = self.items[kind]["levels"]
        if not isinstance(levels, list):
            raise KeyError("levels")
        return levels[level]

    def predicate(self, overall: float) -> str:
        """The word for a result."""
        return next(
            band.label for band in sorted(self.bands, key=lambda band: -band.start) if overall >= band.start
        )


def parse_rubric(data: Mapping[str, Any]) -> Rubric:
    """Check and read a rubric mapping.

    Raises:
        msgspec.ValidationError: a number is missing, unknown, or of the wrong kind.
    """
    return msgspec.convert(data, Rubric, strict=False)
