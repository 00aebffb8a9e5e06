"""The texts of the debrief: summary, one report, one item, and the plot."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo

from textual.content import Content

from trainer.scoring.card import CompetenceScore, Evidence, Item, ReportScore, ScoreCard
from trainer.screens.debrief.result import ClockUse, CourseLine, ExpertMove
from trainer.screens.shared.plain import fit, plain, plain_line
from trainer.screens.shared.words import bar, number, percent, stamp

BAR = 20
TWO_COLUMNS = 110
Part = tuple[str, str]


def grade_tone(value: float | None) -> str:
    """The tone of a percentage."""
    if value is None:
        return "muted"
    return "good" if value >= 75 else "warn" if value >= 60 else "bad"


_STYLES = {"good": "$success", "warn": "$warning", "bad": "$error", "muted": "$muted"}


def word_for(value: float | None) -> str:
    """A percentage in a word."""
    if value is None:
        return "tidak ada butir"
    return "sangat baik" if value >= 90 else "baik" if value >= 75 else "sedang" if value >= 60 else "kurang"


def summary(card: ScoreCard, width: int) -> Content:
    """Overall, correctness and speed apart, six competences, and what capped the result."""
    passed = "LULUS" if card.passed else "BELUM LULUS"
    parts: list[Part] = [
        (f"Nilai {number(card.overall)} dari 100 · {plain_line(card.predicate)} · {passed}", "bold"),
        (f"   Ketepatan {percent(card.correctness)} · Kecepatan {percent(card.speed)}\n", ""),
    ]
    columns = 2 if width >= TWO_COLUMNS else 1
    for index, score in enumerate(card.competences):
        parts += _competence(score, width // columns)
        if index % columns == columns - 1:
            parts.append(("\n", ""))
    for cap in card.caps:
        parts.append(
            (f"! Nilai dibatasi {number(cap.limit)}: {plain_line(cap.label)} (#{cap.report}).", "bold $error")
        )
        parts.append((f" Tanpa batas: {number(card.raw)}.\n", ""))
    return Content.assemble(*((text, style) if style else text for text, style in parts)).rstrip()


def _competence(score: CompetenceScore, width: int) -> list[Part]:
    style = _STYLES[grade_tone(score.percent)]
    gauge = bar((score.percent or 0) / 100, BAR)
    tail = f" {percent(score.percent):>3} {word_for(score.percent)}"
    return [(fit(score.competence.label, 23), ""), (gauge, style), (fit(tail, max(1, width - 23 - BAR)), "")]


def item_page(item: Item, zone: tzinfo, rule: str, expert: Sequence[ExpertMove] | None) -> Content:
    """One judged thing: what happened, what was due, why, rule, evidence, advice, the expert's way.

    Args:
        item: the judged thing.
        zone: the office's zone.
        rule: the name of its rule.
        expert: the expert's moves on the report; None while they are being worked out.
    """
    parts: list[Part] = [
        (f"#{item.report} {plain_line(item.title)}\n", "bold"),
        (f"{item.competence.label} · {number(item.points)} dari {number(item.possible)} poin", "$primary"),
    ]
    if item.weight != 1.0:
        parts.append((f" (bobot {number(item.weight * 100)}% karena perkaranya sukar)", "$muted"))
    if item.critical:
        parts.append(("\nKESALAHAN BERAT: membatasi nilai akhir.", "bold $error"))
    if item.at is not None:
        parts.append((f"\nTerjadi {stamp(item.at, zone)}", "$muted"))
    for name, text in (
        ("Yang terjadi", item.happened),
        ("Yang seharusnya", item.due),
        ("Mengapa", item.why),
        ("Aturan", f"{rule}: {item.citation}" if item.citation else rule),
        ("Saran", item.advice),
    ):
        if text:
            parts += [(f"\n\n{name}\n", "bold $primary"), (plain(text), "")]
    if item.uncertain:
        parts.append(("\n\nPenilaian ini kurang pasti; mintalah pelatih membacanya.", "$warning"))
    for evidence in item.evidence:
        parts += _evidence(evidence)
    parts += [("\n\nCara ahli\n", "bold $primary")]
    if item.expert:
        parts.append((f"{plain(item.expert)}\n", ""))
    parts += _expert(expert)
    return Content.assemble(*((text, style) if style else text for text, style in parts))


def _evidence(evidence: Evidence) -> list[Part]:
    parts: list[Part] = [("\n\nBukti\n", "bold $primary")]
    text, start, end = evidence.text, evidence.start, evidence.end
    if start is None or end is None:
        return [*parts, (plain(text), "italic")]
    return [
        *parts,
        (plain(text[:start]), "italic"),
        (f"»{plain(text[start:end])}«", "bold reverse $warning"),
        (plain(text[end:]), "italic"),
    ]


def _expert(expert: Sequence[ExpertMove] | None) -> list[Part]:
    if expert is None:
        return [("Sedang disiapkan ...", "$muted")]
    if not expert:
        return [("Ahli tidak perlu bertindak pada laporan ini.", "$muted")]
    return [part for move in expert for part in ((f"{move.when} ", "$muted"), (f"{move.what}\n", ""))]


def course_page(report: ReportScore, lines: Sequence[CourseLine] | None) -> Content:
    """A report as a whole: what happened to it, by whom, and why the simulated people did what they did."""
    parts: list[Part] = [
        (f"#{report.report} {plain_line(report.title)}\n", "bold"),
        (f"{plain(report.summary)}\n", ""),
        ("\nJalannya laporan\n", "bold $primary"),
    ]
    if lines is None:
        parts.append(("Sedang disiapkan ...\n", "$muted"))
    for line in lines or ():
        parts += [(f"{line.when} ", "$muted"), (f"{line.who}: ", "bold" if line.own else ""), (line.what, "")]
        if line.lost:
            parts.append((f"  -{number(line.lost)} poin", "bold $error"))
        parts.append(("\n", ""))
        if line.reason:
            parts.append((f"    sebab: {line.reason}\n", "italic $muted"))
    parts.append(("\nEnter membuka butir penilaian laporan ini; C mencoba kasusnya lagi.", "$muted"))
    return Content.assemble(*((text, style) if style else text for text, style in parts))


def clock_bar(use: ClockUse, width: int) -> str:
    """The used part of a deadline as a bar; what goes beyond it is told as a number."""
    over = use.used - use.limit
    return bar(use.used / max(1, use.limit), width) + (f" +{over}" if over > 0 else "")


def plot_page(card: ScoreCard, uses: Sequence[ClockUse] | None, width: int) -> Content:
    """Competences and the use of the deadlines as bars, all with words and numbers beside them."""
    parts: list[Part] = [("Kompetensi\n", "bold $primary")]
    for score in card.competences:
        parts += [*_competence(score, width), ("\n", "")]
    parts.append(("\nWaktu terpakai terhadap tenggat (hari kerja)\n", "bold $primary"))
    if uses is None:
        parts.append(("Sedang disiapkan ...\n", "$muted"))
    for use in uses or ():
        tone = _STYLES["bad" if use.late else "good"]
        name = fit(f"#{use.report} {use.label}", max(10, width - BAR - 30))
        parts += [
            (f"{name} ", ""),
            (clock_bar(use, BAR), tone),
            (f" {use.used} dari {use.limit} · {use.verdict}\n", ""),
        ]
    return Content.assemble(*((text, style) if style else text for text, style in parts))
