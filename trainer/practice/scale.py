"""The one scale in words: predicates and the pass mark, as the rubric states them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from trainer.scoring.rubric import Band, Rubric, parse_rubric

if TYPE_CHECKING:
    from trainer.scenarios.library import Library

NOTHING_JUDGED = "tidak ada butir"


class Scale(msgspec.Struct, frozen=True):
    """Predicates, the highest first, and the pass mark."""

    bands: tuple[Band, ...]
    pass_mark: float

    def word(self, value: float | None) -> str:
        """A percentage as its predicate in small letters."""
        if value is None:
            return NOTHING_JUDGED
        return next((band.label for band in self.bands if value >= band.start), "").lower()

    def passes(self, value: float) -> bool:
        """Whether it reaches the pass mark."""
        return value >= self.pass_mark

    def lowest(self, value: float) -> bool:
        """Whether it has the lowest predicate."""
        return len(self.bands) < 2 or value < self.bands[-2].start

    @property
    def sentence(self) -> str:
        """The whole scale in one sentence."""
        parts = [f"{band.label.lower()} mulai {band.start:g}" for band in self.bands[:-1]]
        return (
            f"{', '.join(parts)}, di bawahnya {self.bands[-1].label.lower()}; lulus mulai {self.pass_mark:g}"
        )


def scale_of(rubric: Rubric) -> Scale:
    """The scale of a rubric."""
    return Scale(tuple(sorted(rubric.bands, key=lambda band: -band.start)), rubric.pass_mark)


def present_scale(library: Library) -> Scale:
    """The scale of the rubric that new shifts are graded by."""
    return scale_of(parse_rubric(library.rubric("penilaian")))
