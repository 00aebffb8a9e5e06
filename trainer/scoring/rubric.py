"""The scoring rubric as data: points, shares for near misses, weights, caps, bands.

Read from `content/rubrics/penilaian.yaml` and bound to the session, so that an old attempt is always
graded as it was. Strict: a missing or unknown number is an error, never a silent zero.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from trainer.scoring.card import Kind
from trainer.scoring.difficulty import DifficultyRule, DifficultyTable
from trainer.scoring.floors import FloorRule
from trainer.sp4n.vocabulary import Competence


class Band(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"start": "from"}):
    """A predicate and the score it starts from."""

    start: float
    label: str


class CapRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How far a critical failure limits the result."""

    cap: float
    label: str


NUMBERS: dict[Kind, tuple[str, ...]] = {
    "jenis": ("accepted", "near", "missed_supervisory", "over_supervisory", "corrected"),
    "kategori": ("accepted", "sibling", "same_root", "catch_all", "other", "corrected"),
    "tindakan": ("accepted", "near", "wrong", "corrected"),
    "disposisi": (
        "accepted",
        "same_family",
        "dustbin",
        "wrong",
        "accused",
        "corrected",
        "detour",
        "needless_support",
    ),
    "pendukung": ("split_only", "later"),
    "teruskan": ("accepted", "same_level", "wrong", "corrected"),
    "kelengkapan": ("extra_penalty",),
    "arsip": ("accepted",),
    "gabung": (),
    "judul": ("shortest", "longest"),
    "tanggapan": ("levels", "corrected", "weaker_beside", "interim_only"),
    "pesan": ("incomplete",),
    "sensor": ("overcut", "gutted", "overcut_penalty", "corrected"),
    "rahasia": ("corrected",),
    "verifikasi_tepat": (),
    "tindak_lanjut_tepat": ("good_practice_share", "norm_share", "least_level"),
    "balasan_tepat": (),
    "mendesak_dahulu": (),
    "ingatkan": ("needless", "too_many"),
    "tidak_terlupa": (),
    "balasan_dijawab": ("closed_early",),
}
"""The numbers that a rubric states for each kind of item, beside its `points`."""

BY_HAND: dict[Kind, tuple[str, ...]] = {
    "catat_tepat": (),
    "catat_kanal": (),
    "catat_privasi": ("needless",),
    "catat_isi": ("faithful", "partly", "partial_share"),
}
"""The same for complaints typed in by hand; a rubric older than these kinds does not state them."""

AT_HEAD: dict[Kind, tuple[str, ...]] = {
    "keputusan_draf": ("least_level", "needless", "vague", "note_words"),
    "persetujuan_tepat": ("days",),
}
"""The same for a head of unit who decides about drafts; an older rubric does not state them."""

CAPS = ("bocor_identitas", "unit_teradu", "lempar_wewenang", "tutup_tanpa_jawaban", "menghina", "mengarang")
"""The critical failures that a rubric has to cap."""


ADDED: dict[Kind, tuple[str, ...]] = {"gabung": ("reversed",)}
"""Numbers that rubrics before 1.1 do not state for a kind they do have."""


class Rubric(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One version of the rubric.

    `items` holds, by kind, the points and the shares given for near misses; `weights` the weight of each
    competence in the result; `speed` the competences that count as speed. `pass_coverage` is the percentage
    of due reports that a pass asks for, `floors` the least in each main part. `difficulty_weight` weighs a case
    by its author's level; with `difficulty` the measured one in `measured`, as bound to the session, goes before
    it. Versions before 1.1 have none of these. With `careful` (since 1.2) a doubtful reading of a text limits no result, the tone
    of every message to a citizen is judged whatever the decision, agencies are known by their everyday names, and
    a report that its own unit gave back is told apart from a forgotten one.
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
    pass_coverage: float = 0.0
    floors: FloorRule | None = None
    difficulty: DifficultyRule | None = None
    measured: DifficultyTable | None = None
    careful: bool = False

    def __post_init__(self) -> None:
        later = {**BY_HAND, **AT_HEAD}
        stated_later = {kind: names for kind, names in later.items() if kind in self.items}
        for kind, names in {**NUMBERS, **stated_later}.items():
            wanted, stated = {"points", *names}, set(self.items.get(kind, {})) - {*ADDED.get(kind, ())}
            for name in sorted(wanted - stated):
                raise ValueError(f"items.{kind}: angka '{name}' belum ditulis")
            for name in sorted(stated - wanted):
                raise ValueError(f"items.{kind}: angka '{name}' tidak dikenal")
            for name in sorted(self.items.get(kind, {})):
                self._check_number(kind, name)
        for code in CAPS:
            if code not in self.caps:
                raise ValueError(f"caps: batas untuk '{code}' belum ditulis")
        for competence in Competence:
            if self.weights.get(competence, 0) <= 0:
                raise ValueError(f"weights: bobot '{competence.value}' harus lebih dari 0")
        if set(self.difficulty_weight) != {1, 2, 3}:
            raise ValueError("difficulty_weight: tulis bobot untuk kesukaran 1, 2, dan 3")
        if not any(band.start <= 0 for band in self.bands):
            raise ValueError("bands: satu predikat harus mulai dari 0")

    def _check_number(self, kind: Kind, name: str) -> None:
        value = self.items[kind][name]
        if (name == "levels") != isinstance(value, list):
            raise ValueError(f"items.{kind}.{name}: bentuknya salah")
        levels = value if isinstance(value, list) else [value]
        if name == "levels" and (len(levels) != 5 or levels != sorted(levels)):
            raise ValueError(f"items.{kind}.levels: tulis lima bagian yang naik, untuk nilai 0 sampai 4")
        if any(number < 0 for number in levels):
            raise ValueError(f"items.{kind}.{name}: angka tidak boleh kurang dari 0")

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

    @property
    def reversed_share(self) -> float:
        """What joining the older report to the newer one is worth; nothing in a rubric that does not say."""
        return self.share("gabung", "reversed") if "reversed" in self.items["gabung"] else 0.0

    def level(self, kind: Kind, level: int) -> float:
        """The share given for a level 0-4."""
        levels = self.items[kind]["levels"]
        if not isinstance(levels, list):
            raise KeyError("levels")
        return levels[level]

    def weight(self, case: str, level: int) -> float:
        """How much the items of a case weigh: less the harder it is.

        Args:
            case: the case.
            level: the difficulty 1-3 that its author gave it, for a case that nobody has measured.
        """
        known = None if self.measured is None else self.measured.cases.get(case)
        if self.difficulty is None or known is None:
            return self.difficulty_weight[level]
        return self.difficulty.weight(known.facility)

    @property
    def name(self) -> str:
        """The version, with that of the measured difficulties where they count."""
        if self.difficulty is None or self.measured is None:
            return self.version
        return f"{self.version}/{self.measured.version}"

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
