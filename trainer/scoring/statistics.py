"""Statistics of a test: items, reliability, agreement between raters, and how sure a pass decision is.

The definitions are those of Moodle's quiz statistics: discrimination is the correlation of an item with the
rest of the test (never with the total that contains it), efficiency is that covariance against the largest
that the same marks could have. Pure arithmetic on complete tables of marks. Source: issue text, part 5.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import fsum, isfinite, sqrt
from statistics import NormalDist

import msgspec

from trainer.scoring.numbers import covariance, mean, variance

Marks = Sequence[Sequence[float]]
"""One row a person, one column an item."""

GivenMarks = Sequence[Sequence[float | None]]
"""The same, where None is an answer that somebody did not give; it counts as 0."""


class UnevenTableError(ValueError):
    """A table of marks whose rows differ in length, or that is too small to say anything."""


class ItemStatistics(msgspec.Struct, frozen=True):
    """What the marks say about one item; None where it cannot be worked out (everybody had the same mark).

    All values but `deviation` are percentages. `facility` is the mean mark, `discrimination` the correlation
    with the rest of the test, `efficiency` that covariance against the largest possible, `intended_weight`
    the item's share of the full marks and `effective_weight` its share of what really spreads the results.
    `note` says in a sentence why a value is missing or what it warns of; empty where all is well.
    """

    name: str
    facility: float
    deviation: float
    discrimination: float | None
    efficiency: float | None
    intended_weight: float
    effective_weight: float | None
    note: str = ""


class WholeTest(msgspec.Struct, frozen=True):
    """A whole test: items, spread, internal consistency (Cronbach's alpha) and standard error in percent.

    `notes` are sentences about what cannot be worked out, and about answers that were not given.
    """

    people: int
    mean: float
    deviation: float
    consistency: float | None
    error_ratio: float | None
    standard_error: float | None
    items: tuple[ItemStatistics, ...]
    notes: tuple[str, ...] = ()


class PassDecision(msgspec.Struct, frozen=True):
    """A pass decision with its error band.

    `low` and `high` hold the true score with the stated confidence; `certain` tells that the pass mark lies
    outside; `risk` is the probability that the true score lies on the other side of the pass mark. All of
    them are None, and nothing is certain, where the error of measurement is not known.
    """

    passed: bool
    low: float | None
    high: float | None
    certain: bool
    risk: float | None

    @property
    def sentence(self) -> str:
        """The decision and how sure it is."""
        verdict = "Lulus" if self.passed else "Belum lulus"
        if self.low is None or self.high is None or self.risk is None:
            return f"{verdict}; galat pengukurannya tidak diketahui, jadi putusan ini belum dapat dipastikan."
        band = f"nilai sebenarnya antara {self.low:.1f} dan {self.high:.1f}".replace(".", ",")
        if self.certain:
            return f"{verdict}; {band}, jadi putusan ini pasti."
        return f"{verdict}; {band}; tinjau lagi, peluang putusan ini keliru {100 * self.risk:.0f} persen."


class BandAgreement(msgspec.Struct, frozen=True):
    """How machine and rater agree on the answers that the rater put into one quality band.

    `bias` is the machine's mean surplus over the rater; `kappa` is None where all marks are the same.
    """

    name: str
    answers: int
    exact: float | None
    adjacent: float | None
    bias: float | None
    kappa: float | None


QUALITY_BANDS = (("lemah", 0, 1), ("sedang", 2, 2), ("kuat", 3, 4))
"""Quality bands of the overall mark 0-4: name, lowest and highest mark."""


def analyse(marks: GivenMarks, maxima: Sequence[float], names: Sequence[str]) -> WholeTest:
    """Analyse a table of marks.

    Args:
        marks: one row a person, one column an item; None where an answer was not given, which counts as 0.
        maxima: the full marks of each item.
        names: the items' names.

    Returns:
        Statistics of the test and of each item; what cannot be worked out is None, with a sentence.

    Raises:
        UnevenTableError: fewer than two people, no items, rows of different length, or marks that are no numbers.
    """
    missing = sum(mark is None for row in marks for mark in row)
    table = [[0.0 if mark is None else float(mark) for mark in row] for row in marks]
    columns = _columns(table, maxima, names)
    totals = [fsum(row) for row in table]
    full = fsum(maxima)
    alpha = cronbach_alpha(table)
    deviation = 100 * sqrt(variance(totals)) / full
    ratio = None if alpha is None else sqrt(max(0.0, 1 - alpha))
    weights = _effective_weights(columns, totals)
    return WholeTest(
        people=len(table),
        mean=100 * mean(totals) / full,
        deviation=deviation,
        consistency=None if alpha is None else 100 * alpha,
        error_ratio=None if ratio is None else 100 * ratio,
        standard_error=None if ratio is None else ratio * deviation,
        items=tuple(
            _item(name, column, totals, top, full, weight)
            for name, column, top, weight in zip(names, columns, maxima, weights, strict=True)
        ),
        notes=tuple(_notes(len(columns), alpha, missing)),
    )


def _notes(items: int, alpha: float | None, missing: int) -> Iterator[str]:
    if missing:
        yield f"{missing} jawaban tidak diberikan dan dihitung 0."
    if items == 1:
        yield "Keajekan dan galat baku tidak dapat dihitung: hanya ada satu butir."
    elif alpha is None:
        yield "Keajekan dan galat baku tidak dapat dihitung: semua peserta mendapat nilai yang sama."
    elif alpha < 0:
        yield "Keajekan negatif: butir-butirnya saling bertentangan, jadi galat bakunya tidak dapat dipercaya."


def _columns(marks: Marks, maxima: Sequence[float], names: Sequence[str]) -> list[list[float]]:
    if len(marks) < 2:
        raise UnevenTableError("Statistik memerlukan sedikitnya dua peserta.")
    if not maxima or fsum(maxima) <= 0:
        raise UnevenTableError("Tidak ada butir yang dapat dihitung.")
    if any(len(row) != len(maxima) for row in marks) or len(names) != len(maxima):
        raise UnevenTableError("Setiap peserta harus mempunyai nilai untuk setiap butir.")
    if not all(isfinite(mark) for row in (*marks, maxima) for mark in row):
        raise UnevenTableError("Tabel memuat nilai yang bukan angka.")
    return [list(column) for column in zip(*marks, strict=True)]


def _item(
    name: str, column: Sequence[float], totals: Sequence[float], top: float, full: float, weight: float | None
) -> ItemStatistics:
    rest = [total - mark for total, mark in zip(totals, column, strict=True)]
    found = correlation(column, rest)
    efficiency = discriminative_efficiency(column, rest)
    return ItemStatistics(
        name=name,
        facility=100 * mean(column) / top if top else 0.0,
        deviation=100 * sqrt(variance(column)) / top if top else 0.0,
        discrimination=None if found is None else 100 * found,
        efficiency=None if efficiency is None else 100 * efficiency,
        intended_weight=100 * top / full,
        effective_weight=weight,
        note=_item_note(column, rest, found),
    )


def _item_note(column: Sequence[float], rest: Sequence[float], discrimination: float | None) -> str:
    if discrimination is not None:
        return "Yang kuat justru sering keliru di sini; periksa kuncinya." if discrimination < 0 else ""
    if variance(column) <= 1e-12:
        return "Daya beda tidak dapat dihitung: semua peserta mendapat nilai yang sama pada butir ini."
    if variance(rest) <= 1e-12:
        return "Daya beda tidak dapat dihitung: butir lain tidak membedakan peserta."
    return "Daya beda tidak dapat dihitung: nilainya terlalu seragam."


def correlation(first: Sequence[float], second: Sequence[float]) -> float | None:
    """Pearson's correlation; None when one of the two does not vary."""
    spread = variance(first) * variance(second)
    if spread <= 1e-18:
        return None
    return max(-1.0, min(1.0, covariance(first, second) / sqrt(spread)))


def discriminative_efficiency(item: Sequence[float], rest: Sequence[float]) -> float | None:
    """The covariance of an item with the rest against the largest that these marks allow.

    The largest is reached when the best people on the rest have the best marks on the item.
    """
    largest = covariance(sorted(item), sorted(rest))
    return None if abs(largest) <= 1e-12 else covariance(item, rest) / largest


def cronbach_alpha(marks: Marks) -> float | None:
    """Internal consistency 0-1 (negative when items contradict each other); None when nothing varies."""
    columns = [list(column) for column in zip(*marks, strict=True)]
    spread = variance([fsum(row) for row in marks])
    if len(columns) < 2 or spread <= 1e-12:
        return None
    count = len(columns)
    return count / (count - 1) * (1 - fsum(variance(column) for column in columns) / spread)


def _effective_weights(columns: Sequence[Sequence[float]], totals: Sequence[float]) -> list[float | None]:
    """Each item's share of the roots of the covariances with the total; None where that is negative."""
    shared = [covariance(column, totals) for column in columns]
    roots = [sqrt(value) if value >= 0 else None for value in shared]
    total = fsum(root for root in roots if root is not None)
    return [None if root is None or total <= 0 else 100 * root / total for root in roots]


def quadratic_weighted_kappa(first: Sequence[int], second: Sequence[int], top: int = 4) -> float | None:
    """Agreement of two raters on marks 0..`top` beyond chance, large differences counting more.

    Args:
        first: marks of one rater.
        second: marks of the other, of the same answers in the same order.
        top: the highest mark.

    Returns:
        1 for perfect agreement, 0 for chance; None when both gave one and the same mark throughout.

    Raises:
        UnevenTableError: the lists differ in length or are empty.
    """
    if not first or len(first) != len(second):
        raise UnevenTableError("Kedua penilai harus menilai jawaban yang sama.")
    seen = fsum((one - two) ** 2 for one, two in zip(first, second, strict=True)) / len(first)
    rows = [first.count(mark) for mark in range(top + 1)]
    columns = [second.count(mark) for mark in range(top + 1)]
    chance = (
        fsum(rows[one] * columns[two] * (one - two) ** 2 for one in range(top + 1) for two in range(top + 1))
        / len(first) ** 2
    )
    return None if chance == 0 else 1 - seen / chance


def agreement_by_band(
    machine: Sequence[int],
    rater: Sequence[int],
    bands: Sequence[tuple[str, int, int]] = QUALITY_BANDS,
    top: int = 4,
) -> tuple[BandAgreement, ...]:
    """Agreement separately for weak, middling and strong answers, where machines usually differ most.

    Args:
        machine: the machine's marks.
        rater: the rater's marks, which also choose the band.
        bands: name, lowest and highest mark.
        top: the highest mark.
    """
    if len(machine) != len(rater):
        raise UnevenTableError("Kedua penilai harus menilai jawaban yang sama.")
    return tuple(
        _band(name, [pair for pair in zip(machine, rater, strict=True) if low <= pair[1] <= high], top)
        for name, low, high in bands
    )


def _band(name: str, pairs: Sequence[tuple[int, int]], top: int) -> BandAgreement:
    if not pairs:
        return BandAgreement(name, 0, None, None, None, None)
    gaps = [given - right for given, right in pairs]
    count = len(pairs)
    kappa = quadratic_weighted_kappa([given for given, _ in pairs], [right for _, right in pairs], top)
    return BandAgreement(
        name=name,
        answers=count,
        exact=sum(gap == 0 for gap in gaps) / count,
        adjacent=sum(abs(gap) <= 1 for gap in gaps) / count,
        bias=mean(gaps),
        kappa=kappa,
    )


def pass_decision(
    score: float, pass_mark: float, standard_error: float | None, confidence: float = 0.95
) -> PassDecision:
    """Decide on a pass, and say how sure the decision is.

    Args:
        score: the score in percent.
        pass_mark: the pass mark in percent.
        standard_error: the standard error of measurement in percent; 0 for a measurement without error, None
            where it is not known.
        confidence: how likely the band is to hold the true score.

    Returns:
        The decision; on the pass mark itself the risk is one half.
    """
    passed = score >= pass_mark
    if standard_error is None:
        return PassDecision(passed, None, None, False, None)
    reach = NormalDist().inv_cdf(0.5 + confidence / 2) * standard_error
    low, high = max(0.0, score - reach), min(100.0, score + reach)
    risk = NormalDist().cdf(-abs(score - pass_mark) / standard_error) if standard_error > 0 else 0.0
    return PassDecision(passed, low, high, not low <= pass_mark <= high or standard_error == 0, risk)
