"""The texts of the debrief: summary, one report, one item, and the plot."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo

from textual.content import Content

from trainer.scoring.card import CompetenceScore, Evidence, Item, ReportScore, ScoreCard
from trainer.scoring.overrides import Overridden
from trainer.screens.debrief.result import ClockUse, CourseLine, ExpertMove
from trainer.screens.shared.plain import fit, plain, plain_line
from trainer.screens.shared.words import bar, number, percent, stamp

BAR = 20
LONGEST = 17
"""The columns of ` 100 sangat baik` and the gap after it."""
TWO_COLUMNS = 110
SHOWN = 2
"""So many parts below their floors are named in the summary."""
SHOWN_REPORTS = 2
"""So many reports are named beside what they have in common."""

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


def summary(card: ScoreCard, width: int, machine: ScoreCard | None = None) -> Content:
    """Overall, correctness and speed apart, six competences, and what limited the result.

    Args:
        card: the card that counts.
        width: the columns there are.
        machine: the machine's card, where a trainer has corrected it.
    """
    passed = "LULUS" if card.passed else "BELUM LULUS"
    parts: list[Part] = [
        (f"Nilai {number(card.overall)} dari 100 · {plain_line(card.predicate)} · {passed}", "bold"),
        (f"   Ketepatan {percent(card.correctness)} · Kecepatan {percent(card.speed)}\n", ""),
    ]
    if machine is not None:
        was = "lulus" if machine.passed else "belum lulus"
        result = f"{number(machine.overall)} · {plain_line(machine.predicate)} · {was}"
        parts.append((f"Sudah dikoreksi pelatih. Menurut mesin: {result}.\n", "bold $accent"))
    columns = 2 if width >= TWO_COLUMNS else 1
    for index, score in enumerate(card.competences):
        parts += _competence(score, width // columns)
        if index % columns == columns - 1:
            parts.append(("\n", ""))
    parts += _caps(card)
    if card.floors:
        parts.append((f"! {_floors(card)}\n", "bold $error"))
    if card.coverage is not None and card.overall < card.raw and not card.caps and not card.floors:
        parts.append((f"! Nilai dibatasi: baru {percent(card.coverage)} laporan ditangani.\n", "bold $error"))
    if card.for_human:
        sentence = (
            f"? {len(card.for_human)} penilaian kurang pasti dan perlu dibaca pelatih (D menampilkannya).\n"
        )
        parts.append((sentence, "$warning"))
    if card.undone:
        parts.append((card.undone_sentence, "$muted"))
    return Content.assemble(*((text, style) if style else text for text, style in parts)).rstrip()


def _caps(card: ScoreCard) -> list[Part]:
    """What limited the result, one line for each kind of failure with the first reports that have it."""
    kinds: dict[tuple[float, str], list[int]] = {}
    for cap in card.caps:
        reports = kinds.setdefault((cap.limit, plain_line(cap.label)), [])
        if cap.report not in reports:
            reports.append(cap.report)
    parts: list[Part] = []
    for (limit, label), reports in kinds.items():
        named = ", ".join(f"#{report}" for report in reports[:SHOWN_REPORTS])
        more = f" dan {len(reports) - SHOWN_REPORTS} lagi" if len(reports) > SHOWN_REPORTS else ""
        parts += [(f"! Nilai dibatasi {number(limit)}: {label} ({named}{more}).", "bold $error"), ("\n", "")]
    if parts:
        parts[-1] = (f" Tanpa batas: {number(card.raw)}.\n", "")
    return parts


def _floors(card: ScoreCard) -> str:
    """The worst parts below their floors on one line; the plot shows all of them."""
    worst = sorted(card.floors, key=lambda floor: floor.limit)
    named = [f"{floor.label} {number(floor.percent)} dari {number(floor.floor)}" for floor in worst[:SHOWN]]
    more = f"; {len(worst) - SHOWN} lagi (G)" if len(worst) > SHOWN else ""
    return f"Nilai dibatasi {number(worst[0].limit)}, di bawah batas lulus: {'; '.join(named)}{more}."


def _competence(score: CompetenceScore, width: int) -> list[Part]:
    style = _STYLES[grade_tone(score.percent)]
    gauge = bar((score.percent or 0) / 100, max(1, min(BAR, width - 23 - LONGEST)))
    value = "" if score.percent is None else f"{percent(score.percent):>3} "
    tail = f" {value}{word_for(score.percent)}"
    return [
        (fit(score.competence.label, 23), ""),
        (gauge, style),
        (fit(tail, max(1, width - 23 - len(gauge))), ""),
    ]


def item_page(
    item: Item,
    zone: tzinfo,
    rule: str,
    expert: Sequence[ExpertMove] | None,
    correction: Overridden | None = None,
) -> Content:
    """One judged thing: what happened, what was due, why, rule, evidence, advice, the expert's way.

    Args:
        item: the judged thing.
        zone: the office's zone.
        rule: the name of its rule.
        expert: the expert's moves on the report; None while they are being worked out.
        correction: what a trainer made of it.
    """
    parts: list[Part] = [
        (f"#{item.report} {plain_line(item.title)}\n", "bold"),
        (f"{item.competence.label} · {number(item.points)} dari {number(item.possible)} poin", "$primary"),
    ]
    if item.weight != 1.0:
        parts.append((f" (bobot {number(item.weight * 100)}% karena perkaranya sukar)", "$muted"))
    if correction is not None:
        parts += _correction(correction)
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
        parts.append(("\n\nPerlu dibaca pelatih: penilaian mesin atas jawaban ini kurang pasti.", "$warning"))
    parts += _evidence(item.evidence)
    parts += [("\n\nCara ahli\n", "bold $primary")]
    if item.expert:
        parts.append((f"{plain(item.expert)}\n", ""))
    parts += _expert(expert)
    return Content.assemble(*((text, style) if style else text for text, style in parts))


def _correction(correction: Overridden) -> list[Part]:
    """Who corrected an item, and what the machine had given."""
    decided = correction.override
    by = f" oleh {plain_line(decided.by)}" if decided.by else ""
    lifted = "; kesalahan berat dibatalkan" if decided.lift_critical and correction.machine_critical else ""
    machine = f"{number(correction.machine_points)} dari {number(correction.possible)} poin"
    return [(f"\nDikoreksi pelatih{by}{lifted}. Menurut mesin: {machine}.", "bold $accent")]


def _evidence(evidence: Sequence[Evidence]) -> list[Part]:
    """The texts in which a judgement can be seen, each once, with all places that matter marked."""
    places: dict[str, list[tuple[int, int]]] = {}
    for each in evidence:
        found = places.setdefault(each.text, [])
        if each.start is not None and each.end is not None:
            found.append((each.start, each.end))
    parts: list[Part] = [("\n\nBukti", "bold $primary")] if places else []
    for text, marked in places.items():
        parts.append(("\n" if len(parts) == 1 else "\n\n", ""))
        done = 0
        for begins, end in sorted(marked):
            start = max(begins, done)
            if start < end:
                parts.append((plain(text[done:start]), "italic"))
                parts.append((f"»{plain(text[start:end])}«", "bold reverse $warning"))
                done = end
        parts.append((plain(text[done:]), "italic"))
    return parts


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
    if card.floors:
        parts.append(("\nDi bawah batas lulus\n", "bold $primary"))
        parts += [(f"! {floor.sentence}\n", "$error") for floor in card.floors]
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
