"""A trainer's override of an item: with a reason, and with the machine's score beside it.

An override never touches log or scenario; it is laid over a finished card as a pure function, so it can
always be taken back.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from trainer.scoring.card import Item, ReportScore, ScoreCard
from trainer.scoring.grading import assemble
from trainer.scoring.rubric import Rubric


class OverrideError(ValueError):
    """An override that cannot be laid over the card; the text is one Indonesian sentence."""


class Override(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a trainer decided about one item.

    `lift_critical` takes back the critical failure of the item as well; `by` and `at` say who and when.
    """

    item: str
    points: float
    reason: str
    lift_critical: bool = False
    by: str = ""
    at: str = ""


class Overridden(msgspec.Struct, frozen=True):
    """An override with what the machine had given."""

    override: Override
    title: str
    machine_points: float
    possible: float
    machine_critical: str | None


class ReviewedCard(msgspec.Struct, frozen=True):
    """The card as it counts, the machine's result beside it, and every override between the two."""

    card: ScoreCard
    machine_overall: float
    machine_predicate: str
    machine_passed: bool
    overrides: tuple[Overridden, ...]


def apply_overrides(card: ScoreCard, overrides: Sequence[Override], rubric: Rubric) -> ReviewedCard:
    """Lay overrides over a card; of several for one item the last counts.

    Args:
        card: the machine's card.
        overrides: the trainer's decisions, oldest first.
        rubric: the rubric the card was graded under.

    Returns:
        The reviewed card; without overrides its card equals the machine's.

    Raises:
        OverrideError: an item is unknown, the points lie outside its range, or the reason is missing.
    """
    known = {item.id: item for item in card.items}
    latest: dict[str, Override] = {}
    for override in overrides:
        check_override(known, override)
        latest[override.item] = override
    items = [_reviewed(item, latest.get(item.id)) for item in card.items]
    reports = [
        _report(report, items) if report.report in _touched(latest, known) else report
        for report in card.reports
    ]
    reviewed = assemble(
        rubric, items, reports, card.handling_seconds, card.complete, card.untouched, card.undone
    )
    return ReviewedCard(
        card=reviewed,
        machine_overall=card.overall,
        machine_predicate=card.predicate,
        machine_passed=card.passed,
        overrides=tuple(
            Overridden(
                override, known[name].title, known[name].points, known[name].possible, known[name].critical
            )
            for name, override in latest.items()
        ),
    )


def check_override(known: dict[str, Item], override: Override) -> None:
    """Refuse an override that makes no sense.

    Raises:
        OverrideError: with one sentence.
    """
    item = known.get(override.item)
    if item is None:
        raise OverrideError(
            f"Butir '{override.item}' tidak ada pada rapor ini. Lihat daftar butir dengan `latih grade`."
        )
    if not override.reason.strip():
        raise OverrideError(
            "Alasan koreksi belum diisi. Tuliskan dalam satu kalimat mengapa nilainya diubah."
        )
    if not 0 <= override.points <= item.possible:
        raise OverrideError(f"Poin butir ini harus antara 0 dan {item.possible:g}. Betulkan, lalu ulangi.")


def _touched(latest: dict[str, Override], known: dict[str, Item]) -> set[int]:
    return {known[name].report for name in latest}


def _reviewed(item: Item, override: Override | None) -> Item:
    if override is None:
        return item
    critical = None if override.lift_critical else item.critical
    why = (
        f"Dikoreksi pelatih dari {item.points:g} menjadi {override.points:g} poin: {override.reason.strip()}"
    )
    return msgspec.structs.replace(
        item,
        points=override.points,
        critical=critical,
        why=f"{why} Penilaian mesin: {item.why}",
        uncertain=False,
    )


def _report(report: ReportScore, items: Sequence[Item]) -> ReportScore:
    mine = [item for item in items if item.report == report.report]
    points = round(sum(item.points * item.weight for item in mine), 4)
    possible = round(sum(item.possible * item.weight for item in mine), 4)
    return msgspec.structs.replace(
        report,
        points=points,
        possible=possible,
        percent=round(100 * points / possible, 1) if possible else None,
        critical=tuple(item.critical for item in mine if item.critical is not None),
    )


def encode_overrides(overrides: Sequence[Override]) -> str:
    """Overrides as JSON, for the store or a file."""
    return msgspec.json.encode(tuple(overrides), order="deterministic").decode()


def decode_overrides(text: str) -> tuple[Override, ...]:
    """Overrides from JSON; an empty text holds none.

    Raises:
        OverrideError: the text is damaged.
    """
    if not text:
        return ()
    try:
        return msgspec.json.decode(text, type=tuple[Override, ...])
    except msgspec.MsgspecError:
        raise OverrideError(
            "Catatan koreksi pelatih rusak dan tidak dapat dibaca. Pulihkan dari cadangan."
        ) from None
