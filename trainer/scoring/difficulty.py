"""How hard each case really is: what bots with stated faults lose on it, and, later, what people lose.

A case starts with the difficulty its author gave it. Bots that err at stated rates give a first estimate
that needs no people; each person who plays the case moves the estimate towards what cohorts show.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import fsum
from typing import Literal

import msgspec

from trainer.scoring.card import Kind, ScoreCard

Source = Literal["bot", "peserta"]

BOT_WEIGHT = 8.0
"""The bots' estimate counts as much as so many people."""

HARD_BELOW = 0.6
"""A case of which less than this share of the points is won is hard (3)."""

EASY_FROM = 0.85
"""A case of which at least this share is won is easy (1)."""


class CaseEstimate(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What is known of one case: the mean share that bots won, the mean of people, and how many people played."""

    bots: float | None = None
    people: float | None = None
    plays: int = 0

    @property
    def facility(self) -> float:
        """The share of the points that is won, bots and people together; 1 where nobody has played."""
        prior = 0.0 if self.bots is None else BOT_WEIGHT
        plays = 0 if self.people is None else self.plays
        won = prior * (self.bots or 0.0) + plays * (self.people or 0.0)
        return won / (prior + plays) if prior + plays else 1.0


class DifficultyTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The measured difficulties, as `content/rubrics/kesukaran.yaml` holds them."""

    version: str
    cases: dict[str, CaseEstimate]


class DifficultyRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a measured difficulty weighs: fully from `easy` on, `lightest` from `hard` down, evenly between.

    Both bounds are shares of points won.
    """

    easy: float
    hard: float
    lightest: float

    def __post_init__(self) -> None:
        if not 0 <= self.hard < self.easy <= 1 or not 0 < self.lightest <= 1:
            raise ValueError("difficulty: tulis 0 <= hard < easy <= 1 dan 0 < lightest <= 1")

    def weight(self, facility: float) -> float:
        """The weight of a case of which this share of the points is won."""
        place = min(1.0, max(0.0, (facility - self.hard) / (self.easy - self.hard)))
        return round(self.lightest + (1 - self.lightest) * place, 2)


class Result(msgspec.Struct, frozen=True):
    """The share of the points for decisions, 0-1, that somebody won on one report of a case."""

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


DECISIONS: tuple[Kind, ...] = (
    "jenis", "kategori", "tindakan", "disposisi", "pendukung", "teruskan", "kelengkapan", "arsip", "gabung", "rahasia",
)  # fmt: skip
"""What reading decides, and so what makes a case hard; time and good answers would only dilute the share."""


def results_of(card: ScoreCard, source: Source) -> tuple[Result, ...]:
    """The results of one played session, one for each report on which something had to be decided."""
    found = []
    for report in card.reports:
        items = [item for item in card.items if item.report == report.report and item.kind in DECISIONS]
        possible = fsum(item.possible for item in items)
        if possible > 0:
            found.append(Result(report.case, source, fsum(item.points for item in items) / possible))
    return tuple(found)


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


def with_people(table: DifficultyTable, results: Iterable[Result], version: str) -> DifficultyTable:
    """The table with the results of a cohort added to those of earlier ones.

    Args:
        table: what was known.
        results: results of people; others are left out.
        version: the name of the new table.
    """
    cases = dict(table.cases)
    for result in results:
        if result.source == "peserta":
            known = cases.get(result.case, CaseEstimate())
            plays = known.plays + 1
            mean = ((known.people or 0.0) * known.plays + result.share) / plays
            cases[result.case] = CaseEstimate(known.bots, mean, plays)
    rounded = {
        case: CaseEstimate(each.bots, None if each.people is None else round(each.people, 4), each.plays)
        for case, each in sorted(cases.items())
    }
    return DifficultyTable(version, rounded)


_HEAD = """\
# Kesukaran terukur setiap kasus. Bot: `python benchmarks/difficulty.py --write`; peserta: `latih item-stats --difficulty`.
# bots: bagian nilai yang diraih bot yang menilai dari rupa laporan; people, plays: rata-rata peserta dan jumlahnya.
"""


def write_table(table: DifficultyTable) -> str:
    """The table as the text of `content/rubrics/kesukaran.yaml`, one case a line."""
    lines = [f"  {case}: {_entry(each)}\n" for case, each in sorted(table.cases.items())]
    return f'{_HEAD}version: "{table.version}"\ncases:{"" if lines else " {}"}\n{"".join(lines)}'


def _entry(each: CaseEstimate) -> str:
    parts = [] if each.bots is None else [f"bots: {each.bots:g}"]
    if each.people is not None:
        parts += [f"people: {each.people:g}", f"plays: {each.plays}"]
    return "{" + ", ".join(parts) + "}"


def _difficulty(
    case: str, bots: Sequence[float], people: Sequence[float], stated: int | None
) -> CaseDifficulty:
    from_bots = fsum(bots) / len(bots) if bots else None
    from_people = fsum(people) / len(people) if people else None
    facility = CaseEstimate(from_bots, from_people, len(people)).facility
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
