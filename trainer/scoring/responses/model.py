"""The fitted part of the grader: additive step tables, one per dimension and one for the overall.

A score is a base value plus one number per feature, read from a table of steps; every table only rises or only falls.
The numbers are data (`content/rubrics/responses-model.yaml`), produced by `benchmarks/fit_responses.py`.
"""

from bisect import bisect_right
from collections.abc import Mapping

import msgspec

TOP = 4


class StepTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one feature adds to a score.

    Attributes:
        batas: Ascending limits.
        nilai: What is added below the first limit, between the limits, and from the last one on.
    """

    batas: tuple[float, ...]
    nilai: tuple[float, ...]

    def __post_init__(self) -> None:
        if len(self.nilai) != len(self.batas) + 1:
            raise ValueError("tabel model: jumlah nilai harus satu lebih banyak daripada jumlah batas")


class ScoreModel(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The tables of one dimension.

    Attributes:
        dasar: Base value.
        ambang: The four limits between the scores 0, 1, 2, 3 and 4.
        tabel: Feature -> its table.
    """

    dasar: float
    ambang: tuple[float, float, float, float]
    tabel: dict[str, StepTable]

    def raw(self, features: Mapping[str, float]) -> float:
        """The score before rounding.

        Args:
            features: Name -> value.

        Returns:
            A number, usually between 0 and 4.
        """
        total = self.dasar
        for name, table in self.tabel.items():
            total += table.nilai[bisect_right(table.batas, features[name])]
        return total

    def score(self, raw: float) -> int:
        """The score 0-4 that a raw value stands for."""
        return bisect_right(self.ambang, raw)

    def doubt(self, raw: float) -> float:
        """How close a raw value lies to the nearest limit (0 on the limit)."""
        return min(abs(raw - limit) for limit in self.ambang)
