"""How a result came about, so that a reader can do the sum: what was handled, the mean, the one limit, the result.

Everything is a function of (card, log, rubric). Source: issue text, every lost point has a reason in the open.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from enum import StrEnum

import msgspec

from trainer.scenarios.log import LogEntry, effective
from trainer.scenarios.scenario import Scenario
from trainer.scoring.card import Cap, FloorMissed, ScoreCard
from trainer.scoring.rubric import Rubric, parse_rubric
from trainer.sp4n import commands as cmd
from trainer.sp4n.vocabulary import Competence

NAMED = 2
"""So many reports are named beside what they have in common."""

_ANSWERING = ("tanggapan", "keputusan_draf")
_BY_WEIGHT = "menurut bobot kesukarannya"


class Handling(StrEnum):
    """What became of a report that had arrived."""

    HANDLED = "ditangani"
    FLAWED = "belum beres"
    UNTOUCHED = "tidak disentuh"
    ASIDE = "tidak menunggu tindakan"

    @property
    def meaning(self) -> str:
        """The word explained, with what follows for the result."""
        return _MEANINGS[self]


_MEANINGS = {
    Handling.HANDLED: "Tindakannya tepat atau hampir tepat, dan tidak ada jawaban yang tertinggal.",
    Handling.FLAWED: "Anda sudah bertindak, tetapi tindakannya keliru atau jawabannya tidak ada. Belum terhitung "
    "sebagai laporan yang ditangani.",
    Handling.UNTOUCHED: "Sampai giliran berakhir tidak ada tindakan Anda pada laporan ini, padahal sudah waktunya. Setiap "
    "butirnya bernilai 0, juga bila tenggatnya masih berjalan ketika giliran ditutup.",
    Handling.ASIDE: "Laporan ini tidak menunggu keputusan atau jawaban Anda sebelum giliran berakhir, jadi tidak dihitung "
    "dalam bagian yang ditangani.",
}


class Limit(msgspec.Struct, frozen=True):
    """Something that keeps the result from being higher.

    Attributes:
        value: the highest result it allows.
        reason: why, as part of a sentence.
        working: how the value comes about.
        formula: the sum alone; empty where there is none.
    """

    value: float
    reason: str
    working: str
    formula: str = ""


class Share(msgspec.Struct, frozen=True):
    """A competence in the sum: its percentage and its weight."""

    competence: Competence
    percent: float
    weight: float


class Outcome(msgspec.Struct, frozen=True):
    """A result with everything that is needed to reckon it again.

    Attributes:
        states: what became of each report that had arrived, in the card's order.
        coverage: the weighted percentage of the due reports that were handled; None when none was due.
        asked: the percentage that a pass asks for.
        shares: the competences that have items.
        raw: their weighted mean.
        limits: all limits, the lowest first.
        overall: the lower of `raw` and the lowest limit.
        predicate: its word.
        passed: whether it is a pass.
        pass_mark: the least for a pass.
    """

    states: dict[int, Handling]
    coverage: float | None
    asked: float
    shares: tuple[Share, ...]
    raw: float
    limits: tuple[Limit, ...]
    overall: float
    predicate: str
    passed: bool
    pass_mark: float

    @property
    def limit(self) -> Limit | None:
        """The one limit that lowered the result."""
        return self.limits[0] if self.limits and self.limits[0].value < self.raw else None

    @property
    def others(self) -> tuple[Limit, ...]:
        """The limits that did not matter in the end."""
        return self.limits if self.limit is None else self.limits[1:]

    def count(self, handling: Handling) -> int:
        """How many reports ended so."""
        return sum(state is handling for state in self.states.values())

    @property
    def handled_sentence(self) -> str:
        """What was handled of what arrived."""
        rest = [
            f"{self.count(state)} {state}"
            for state in (Handling.FLAWED, Handling.UNTOUCHED, Handling.ASIDE)
            if self.count(state)
        ]
        tail = f"; {', '.join(rest)}" if rest else ""
        return f"{self.handled_short[:-1]}{tail}."

    @property
    def handled_short(self) -> str:
        """The same without the rest."""
        return f"Anda menangani {self.count(Handling.HANDLED)} dari {len(self.states)} laporan yang masuk."

    @property
    def limit_sentence(self) -> str:
        """The one limit with its reason, or that there was none."""
        if self.limit is None:
            return "Tidak ada batas yang menurunkan nilai."
        return f"{self.limit_short[:-1]}{f' ({self.limit.formula})' if self.limit.formula else ''}."

    @property
    def limit_short(self) -> str:
        """The same without the sum."""
        return "" if self.limit is None else f"Dibatasi {decimal(self.limit.value)}: {self.limit.reason}."

    @property
    def verdict(self) -> str:
        """The final result with its word."""
        passed = "LULUS" if self.passed else "BELUM LULUS"
        return f"Nilai akhir {decimal(self.overall)} dari 100 · {self.predicate} · {passed}"

    @property
    def shortfall(self) -> str:
        """Why a result above the pass mark is no pass; empty otherwise."""
        if self.passed or self.overall < self.pass_mark:
            return ""
        return "Belum lulus walaupun nilainya cukup: masih ada kesalahan berat atau giliran belum dimainkan sampai akhir."


def decimal(value: float, places: int = 1) -> str:
    """`38,7`; without trailing zeros."""
    text = f"{value:.{places}f}".rstrip("0").rstrip(".")
    return (text or "0").replace(".", ",")


def rubric_of(scenario: Scenario) -> Rubric | None:
    """The rubric bound to a session; None when this version can no longer read it."""
    try:
        return parse_rubric(scenario.rubric)
    except msgspec.ValidationError:
        return None


def explain(card: ScoreCard, touched: Collection[int], rubric: Rubric | None) -> Outcome:
    """Take a result apart.

    Args:
        card: the card that counts.
        touched: the reports on which the trainee acted (`acted_on`).
        rubric: the rubric it was graded under; without it the sum of the competences is left out.
    """
    limits = [*_caps(card.caps), *_coverage(card, rubric), *(_floor(floor, rubric) for floor in card.floors)]
    # A stored card of an older version does not know every limit of today.
    known = [limit for limit in limits if limit.value >= card.overall - 0.01]
    weights = {} if rubric is None else rubric.weights
    return Outcome(
        states=_states(card, touched),
        coverage=card.coverage,
        asked=0.0 if rubric is None else rubric.pass_coverage,
        shares=tuple(
            Share(score.competence, score.percent, weights[score.competence])
            for score in card.competences
            if score.percent is not None and score.competence in weights
        ),
        raw=card.raw,
        limits=tuple(sorted(known, key=lambda limit: limit.value)),
        overall=card.overall,
        predicate=card.predicate,
        passed=card.passed,
        pass_mark=70.0 if rubric is None else rubric.pass_mark,
    )


def acted_on(entries: Iterable[LogEntry]) -> frozenset[int]:
    """The reports on which the trainee made a move that stands; having read one is no move."""
    return frozenset(
        event.report
        for entry in effective(entries)
        if entry.origin == "peserta"
        and entry.command is not None
        and not isinstance(entry.command, cmd.MarkRead)
        for event in entry.events
    )


def due_reports(card: ScoreCard) -> dict[int, tuple[float, bool]]:
    """Weight of each report that counts for the coverage, and whether it was handled."""
    found = {each.report: (each.weight, False) for each in card.untouched}
    for item in card.items:
        if item.kind == "tindakan" or item.kind in _ANSWERING:
            fine = item.points > 0 or (item.kind in _ANSWERING and item.at is not None)
            found[item.report] = (item.weight, found.get(item.report, (0.0, True))[1] and fine)
    return found


def _states(card: ScoreCard, touched: Collection[int]) -> dict[int, Handling]:
    due = due_reports(card)
    lost = {item.report for item in card.items if item.lost > 0}
    states = {}
    for report in card.reports:
        number = report.report
        if number in due and due[number][1]:
            state = Handling.HANDLED
        elif number not in touched and (number in due or number in lost):
            state = Handling.UNTOUCHED
        else:
            state = Handling.FLAWED if number in due else Handling.ASIDE
        states[number] = state
    return states


def _caps(caps: Iterable[Cap]) -> list[Limit]:
    """One limit for each kind of critical failure, with the first reports that have it."""
    kinds: dict[tuple[float, str], list[int]] = {}
    for cap in caps:
        reports = kinds.setdefault((cap.limit, cap.label), [])
        if cap.report not in reports:
            reports.append(cap.report)
    found = []
    for (value, label), reports in kinds.items():
        named = ", ".join(f"#{report}" for report in reports[:NAMED])
        more = f" dan {len(reports) - NAMED} lagi" if len(reports) > NAMED else ""
        reason = f"kesalahan berat, {label[:1].lower()}{label[1:]} ({named}{more})"
        found.append(Limit(value, reason, f"Kesalahan berat ini membatasi nilai pada {decimal(value)}."))
    return found


def _coverage(card: ScoreCard, rubric: Rubric | None) -> list[Limit]:
    covered = card.coverage
    if covered is None or rubric is None:
        return []
    asked, mark, share = rubric.pass_coverage, rubric.pass_mark, decimal(covered, 2)
    if covered >= asked:
        working = f"Nilai tidak melebihi bagian laporan yang ditangani, {_BY_WEIGHT}."
        return [Limit(covered, f"{share}% laporan ditangani", working)]
    value = round(min(covered, mark * covered / asked), 2)
    formula = f"{decimal(mark)} × {share} : {decimal(asked)}"
    reason = f"baru {share}% laporan ditangani, syarat lulus {decimal(asked)}%"
    working = f"{formula} = {decimal(value, 2)}; bagian yang ditangani dihitung {_BY_WEIGHT}."
    return [Limit(value, reason, working, formula)]


def _floor(floor: FloorMissed, rubric: Rubric | None) -> Limit:
    lack = floor.floor - floor.percent
    reason = f"{floor.label} baru {decimal(floor.percent)}%, syarat lulus {decimal(floor.floor)}%"
    if rubric is None or rubric.floors is None:
        return Limit(floor.limit, reason, "")
    loss = decimal(rubric.floors.loss, 2)
    formula = f"{decimal(rubric.pass_mark)} - {loss} × {decimal(lack)}"
    return Limit(floor.limit, reason, f"{formula} = {decimal(floor.limit)}.", formula)
