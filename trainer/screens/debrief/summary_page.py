"""The head of the debrief in six lines, and the page that reckons the result step by step."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content

from trainer.practice.outcome import Handling, Limit, Outcome, decimal
from trainer.practice.scale import Scale
from trainer.scoring.card import CompetenceScore, ScoreCard
from trainer.screens.debrief.commands import only_uncertain
from trainer.screens.debrief.result import ClockUse
from trainer.screens.shared.plain import fit, plain_line
from trainer.screens.shared.words import bar, number, percent

BAR = 20
NAME = 23
LONGEST = 17
"""The columns of ` 100 sangat baik` and the gap after it."""
TWO_COLUMNS = 110
"""From this width on the competences have bars and the notes lines of their own."""

Part = tuple[str, str]
STYLES = {"good": "$success", "warn": "$warning", "bad": "$error", "muted": "$muted"}


def tone_of(value: float | None, scale: Scale | None) -> str:
    """The tone of a percentage."""
    if value is None or scale is None:
        return "muted"
    return "good" if scale.passes(value) else "bad" if scale.lowest(value) else "warn"


def assembled(parts: Sequence[Part]) -> Content:
    """Texts with their styles as one text."""
    return Content.assemble(*((text, style) if style else text for text, style in parts)).rstrip()


def summary(
    card: ScoreCard, outcome: Outcome, scale: Scale | None, width: int, machine: ScoreCard | None = None
) -> Content:
    """What was handled, the raw result, the one limit, the final result, and the six competences.

    Args:
        card: the card that counts.
        outcome: how its result came about.
        scale: the predicates.
        width: the columns there are.
        machine: the machine's card, where a trainer has corrected it.
    """
    wide = width >= TWO_COLUMNS
    handled = outcome.handled_sentence
    if cell_len(handled) > width:
        handled = outcome.handled_short
    raw = f"Nilai mentah {number(outcome.raw)} · ketepatan {percent(card.correctness)} · kecepatan {percent(card.speed)}"
    unread = len(card.for_human)
    parts: list[Part] = [(f"{handled}\n", "bold"), (raw, "")]
    if unread and not wide:
        parts.append((f" · ? {unread} perlu dibaca pelatih ({only_uncertain.key_name()})", "$warning"))
    parts.append(("\n", ""))
    mark = "" if outcome.limit is None else "! "
    limit = f"{mark}{plain_line(outcome.limit_sentence)}"
    if outcome.limit is not None and cell_len(limit) > width:
        limit = fit(f"{mark}{plain_line(outcome.limit_short)}", width).rstrip()
    parts.append((f"{limit}\n", "bold $error" if mark else "$muted"))
    parts.append((outcome.verdict, "bold"))
    if machine is not None and not wide:
        parts.append((f" (mesin: {number(machine.overall)})", "bold $accent"))
    parts.append(("\n", ""))
    parts += _competences(card, scale, width)
    if wide:
        parts += _notes(card, machine)
    return assembled(parts)


def _notes(card: ScoreCard, machine: ScoreCard | None) -> list[Part]:
    parts: list[Part] = []
    if machine is not None:
        was = "lulus" if machine.passed else "belum lulus"
        result = f"{number(machine.overall)} · {plain_line(machine.predicate)} · {was}"
        parts.append((f"Sudah dikoreksi pelatih. Menurut mesin: {result}.\n", "bold $accent"))
    if card.for_human:
        unread = len(card.for_human)
        key = only_uncertain.key_name()
        sentence = f"? {unread} penilaian kurang pasti dan perlu dibaca pelatih ({key} menampilkannya).\n"
        parts.append((sentence, "$warning"))
    if card.undone:
        parts.append((card.undone_sentence, "$muted"))
    return parts


def _competences(card: ScoreCard, scale: Scale | None, width: int) -> list[Part]:
    """Three in a row as numbers, or two in a row with bars where there is room."""
    columns = 2 if width >= TWO_COLUMNS else 3
    parts: list[Part] = []
    for index, score in enumerate(card.competences):
        room = width // columns
        parts += _gauge(score, scale, room) if columns == 2 else _short(score, scale, room)
        if index % columns == columns - 1:
            parts.append(("\n", ""))
    return parts


def _short(score: CompetenceScore, scale: Scale | None, width: int) -> list[Part]:
    value = f"{percent(score.percent):>3}"
    name = fit(score.competence.label, width - len(value) - 1)
    return [(name, ""), (value, STYLES[tone_of(score.percent, scale)]), (" ", "")]


def _gauge(score: CompetenceScore, scale: Scale | None, width: int) -> list[Part]:
    gauge = bar((score.percent or 0) / 100, max(1, min(BAR, width - NAME - LONGEST)))
    value = "" if score.percent is None else f"{percent(score.percent):>3} "
    word = "" if scale is None else scale.word(score.percent)
    return [
        (fit(score.competence.label, NAME), ""),
        (gauge, STYLES[tone_of(score.percent, scale)]),
        (fit(f" {value}{word}", max(1, width - NAME - len(gauge))), ""),
    ]


def _weighed(score: CompetenceScore, weight: float | None, scale: Scale | None, width: int) -> list[Part]:
    """A competence as a bar, its percentage as exact as it is reckoned with, its weight and its word."""
    word = "" if scale is None else scale.word(score.percent)
    if score.percent is None:
        return [(fit(score.competence.label, NAME), ""), (word, "$muted")]
    times = "" if weight is None else f" × {decimal(weight)}"
    sums = f" {decimal(score.percent, 2):>6}{times} "
    room = min(BAR, width - NAME - len(sums) - 12)
    gauge = bar(score.percent / 100, room) if room >= 4 else ""
    return [
        (fit(score.competence.label, NAME), ""),
        (gauge, STYLES[tone_of(score.percent, scale)]),
        (f"{sums}{word}", ""),
    ]


def share_lines(outcome: Outcome) -> list[str]:
    """The competences with their weights, as sums."""
    return [
        f"{share.competence.label}: {decimal(share.percent, 2)} × bobot {decimal(share.weight)} = "
        f"{decimal(share.percent * share.weight, 2)}"
        for share in outcome.shares
    ]


def sum_lines(outcome: Outcome) -> list[str]:
    """How the result comes about, as sums that can be done again with the numbers that stand there."""
    lines = [f"Nilai mentah: {decimal(outcome.raw, 2)}"]
    if outcome.shares:
        total = sum(share.weight for share in outcome.shares)
        points = sum(share.percent * share.weight for share in outcome.shares)
        sums = f"jumlah nilai × bobot {decimal(points, 2)}, dibagi jumlah bobot {decimal(total)}"
        lines = [f"Nilai mentah: {sums} = {decimal(outcome.raw, 2)}."]
    if outcome.limit is not None:
        lines.append(f"Batas yang berlaku, {limit_line(outcome.limit)}")
    else:
        lines.append("Tidak ada batas yang menurunkan nilai.")
    lines.append(f"{outcome.verdict}.")
    lines += [f"Batas lain yang tidak menentukan, {limit_line(limit)}" for limit in outcome.others]
    if outcome.shortfall:
        lines.append(outcome.shortfall)
    return lines


def limit_line(limit: Limit) -> str:
    """A limit with its reason and its sum."""
    working = f" Hitungannya: {limit.working.rstrip('.')}." if limit.working else ""
    return f"{decimal(limit.value, 2)}: {plain_line(limit.reason)}.{working}"


def handling_lines(outcome: Outcome) -> list[str]:
    """What became of the reports, each word explained."""
    return [f"{outcome.count(state)} {state}. {state.meaning}" for state in Handling if outcome.count(state)]


def clock_bar(use: ClockUse, width: int) -> str:
    """The used part of a deadline as a bar; what goes beyond it is told as a number."""
    over = use.used - use.limit
    return bar(use.used / max(1, use.limit), width) + (f" +{over}" if over > 0 else "")


def detail_page(
    card: ScoreCard,
    outcome: Outcome,
    scale: Scale | None,
    uses: Sequence[ClockUse] | None,
    width: int,
) -> Content:
    """The whole sum, the competences and the use of the deadlines as bars, all with words and numbers."""
    parts: list[Part] = [("Kompetensi, nilai × bobot\n", "bold $primary")]
    weights = {share.competence: share.weight for share in outcome.shares}
    for score in card.competences:
        parts += [*_weighed(score, weights.get(score.competence), scale, width), ("\n", "")]
    if scale is not None:
        parts.append((f"Predikat: {scale.sentence}.\n", "$muted"))
    parts.append(("\nHitungan nilai\n", "bold $primary"))
    parts += [(f"{line}\n", "") for line in sum_lines(outcome)]
    if card.undone:
        parts.append((f"{card.undone_sentence}\n", "$muted"))
    parts.append(("\nWaktu terpakai terhadap tenggat (hari kerja)\n", "bold $primary"))
    if uses is None:
        parts.append(("Sedang disiapkan ...\n", "$muted"))
    for use in uses or ():
        name = fit(f"#{use.report} {use.label}", max(10, width - BAR - 30))
        parts += [
            (f"{name} ", ""),
            (clock_bar(use, BAR), STYLES["bad" if use.late else "good"]),
            (f" {use.used} dari {use.limit} · {use.verdict}\n", ""),
        ]
    parts.append((f"\nLaporan yang masuk: {len(outcome.states)}\n", "bold $primary"))
    parts += [(f"{line}\n", "") for line in handling_lines(outcome)]
    return assembled(parts)
