"""The score card: items with reasons, six competences, speed and correctness apart, caps in the open.

Source: design (score), issue text: every lost point names the rule, the sentence and the moment.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

from trainer.sp4n.vocabulary import Competence

Kind = Literal["jenis", "kategori", "tindakan", "disposisi", "pendukung", "teruskan", "kelengkapan", "arsip", "gabung",
               "judul", "pesan", "sensor", "rahasia", "tanggapan", "verifikasi_tepat", "tindak_lanjut_tepat",
               "balasan_tepat", "mendesak_dahulu", "ingatkan", "tidak_terlupa", "balasan_dijawab",
               "catat_tepat", "catat_kanal", "catat_privasi", "catat_isi", "keputusan_draf", "persetujuan_tepat"]  # fmt: skip


class Evidence(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where a judgement can be seen: a log entry, and a span of a text where one is concerned."""

    text: str
    seq: int | None = None
    start: int | None = None
    end: int | None = None


class Item(msgspec.Struct, frozen=True, omit_defaults=True):
    """One judged thing.

    `points` of `possible`; `weight` lowers a slip on a hard case; `happened`, `due`, `why`, `advice`
    are sentences a trainee understands without help; `rule` and `citation` say where it is written;
    `critical` is the code of a critical failure; `expert` what the expert did and when.
    """

    id: str
    report: int
    kind: Kind
    competence: Competence
    title: str
    points: float
    possible: float
    happened: str
    due: str
    why: str
    rule: str
    citation: str
    advice: str
    weight: float = 1.0
    at: datetime | None = None
    evidence: tuple[Evidence, ...] = ()
    critical: str | None = None
    expert: str = ""
    uncertain: bool = False

    @property
    def lost(self) -> float:
        """Points that were not reached, weighted."""
        return (self.possible - self.points) * self.weight


class CompetenceScore(msgspec.Struct, frozen=True):
    """Points and percentage of one competence; `percent` is None when nothing of it was due."""

    competence: Competence
    points: float
    possible: float
    percent: float | None


class Cap(msgspec.Struct, frozen=True):
    """A critical failure that limits the result."""

    code: str
    label: str
    limit: float
    report: int
    item: str


class ReportScore(msgspec.Struct, frozen=True):
    """The line of one report in the debrief; `supervisory` tells that it accuses an official."""

    report: int
    plan: int
    title: str
    summary: str
    case: str
    points: float
    possible: float
    percent: float | None
    critical: tuple[str, ...]
    supervisory: bool = False


class LeftLying(msgspec.Struct, frozen=True, array_like=True):
    """Work on a report that was left undone although no item tells so: its weight, and what kind of work."""

    report: int
    weight: float
    kind: Kind = "tindakan"


class FloorMissed(msgspec.Struct, frozen=True):
    """A main part of the work that stayed below its floor (percentages), with the limit that follows."""

    label: str
    percent: float
    floor: float
    limit: float

    @property
    def sentence(self) -> str:
        """What to say about it."""
        return (
            f"Nilai dibatasi {_number(self.limit)}: {self.label} baru {_number(self.percent)} persen, "
            f"padahal untuk lulus sedikitnya {_number(self.floor)} persen."
        )


def _number(value: float) -> str:
    return f"{round(value, 1):g}".replace(".", ",")


class ScoreCard(msgspec.Struct, frozen=True):
    """The whole result of a session.

    `raw` is the weighted mean of the competences, `overall` the same under the caps; `correctness` and
    `speed` are the means of their competences. `coverage` is the percentage of due reports that were
    handled: the right or nearly right action in the end, and no answer missing; `overall` is never higher,
    so that leaving work undone cannot pay. `complete` tells that the session was played to its end; before
    that nobody passes. `untouched` are reports that lay unhandled through a session too short for any deadline,
    or unanswered although the answer was ripe; they lower the coverage. `floors` are the main parts of the work
    that stayed too low for a pass. `handling_seconds` is real time and never scored.
    `undone` counts the trainee's moves that were taken back: only what stands is graded.
    """

    rubric_version: str
    items: tuple[Item, ...]
    competences: tuple[CompetenceScore, ...]
    reports: tuple[ReportScore, ...]
    correctness: float | None
    speed: float | None
    raw: float
    caps: tuple[Cap, ...]
    overall: float
    predicate: str
    passed: bool
    handling_seconds: float
    for_human: tuple[str, ...]
    coverage: float | None = None
    complete: bool = True
    untouched: tuple[LeftLying, ...] = ()
    floors: tuple[FloorMissed, ...] = ()
    undone: int = 0

    @property
    def undone_sentence(self) -> str:
        """What to say about moves that were taken back; empty without any."""
        return (
            f"{self.undone} langkah dibatalkan; yang dinilai hanya langkah yang berlaku."
            if self.undone
            else ""
        )
