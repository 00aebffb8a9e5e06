"""What a Laporan Hasil on paper says, part by part: a summary first, then what was lost, then all the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

import msgspec

from trainer import __version__
from trainer.practice.outcome import Handling, Outcome, decimal, explain, rubric_of
from trainer.practice.scale import Scale, scale_of
from trainer.scenarios.scenario import Scenario
from trainer.scoring.card import Item, ReportScore, ScoreCard
from trainer.scoring.overrides import ReviewedCard
from trainer.screens.debrief.pages import MODEL, marked_texts
from trainer.screens.debrief.result import Details, Participant, rule_title
from trainer.screens.debrief.summary_page import handling_lines, share_lines, sum_lines
from trainer.screens.shared.words import bar, day, number, percent

DEAREST = 5
"""So many losses stand on the first page."""

SHORT_ID = 8
"""So much of the content's fingerprint tells it apart."""


class Part(msgspec.Struct, frozen=True):
    """A piece of the document.

    `kind` is `h1`, `h2`, `h3`, `p`, `lost` (a paragraph about lost points), `sim`, `head` and `row` of a table, `item` of
    a list, `quote` (texts that are marked where their place is odd), `open` and `close` of what is folded.
    """

    kind: str
    cells: tuple[str, ...] = ()


def document(
    scenario: Scenario,
    card: ScoreCard,
    details: Details,
    review: ReviewedCard | None = None,
    person: Participant | None = None,
) -> Iterator[Part]:
    """The whole document.

    Args:
        scenario: what was played.
        card: the card that counts.
        details: what is told besides.
        review: the trainer's corrections, if there are any.
        person: whose result it is, where that is known.
    """
    rubric = rubric_of(scenario)
    scale = None if rubric is None else scale_of(rubric)
    outcome = explain(card, details.own, rubric)
    yield Part("h1", (f"Laporan Hasil: {scenario.preset.title}",))
    yield Part("sim", ("SIMULASI - bukan lapor.go.id. Semua nama dan laporan rekaan.",))
    yield from _about(scenario, card, person)
    yield from _summary(card, outcome, scale, review)
    yield from _lost(scenario, card, details, outcome)
    yield from _reckoning(outcome)
    yield from _full_marks(card)
    yield from _courses(card, details)
    yield from _clocks(details)


def _about(scenario: Scenario, card: ScoreCard, person: Participant | None) -> Iterator[Part]:
    rows = [
        ("Giliran", f"{scenario.preset.title}, daerah {scenario.region.name}, nomor acak {scenario.seed}"),
        (
            "Versi",
            f"LATIH! {__version__}, rubrik {card.rubric_version}, konten {scenario.content_version[:SHORT_ID]}",
        ),
    ]
    if person is not None:
        begun = day(datetime.fromisoformat(person.started)) if person.started else "-"
        rows = [("Peserta", person.name), ("Unit kerja", person.unit or "-"), ("Tanggal", begun), *rows]
    yield Part("head", ("Keterangan", ""))
    for name, value in rows:
        yield Part("row", (name, value))


def _summary(
    card: ScoreCard, outcome: Outcome, scale: Scale | None, review: ReviewedCard | None
) -> Iterator[Part]:
    """The first page: the result with its reason, six competences, the dearest losses, what a trainer has to do."""
    yield Part("h2", ("Ringkasan",))
    yield Part("p", (outcome.handled_sentence,))
    parts = f"ketepatan {percent(card.correctness)}, kecepatan {percent(card.speed)}"
    yield Part("p", (f"Nilai mentah {number(outcome.raw)} ({parts}). {outcome.limit_sentence}",))
    yield Part("lost", (f"{outcome.verdict}.",))
    if outcome.shortfall:
        yield Part("p", (outcome.shortfall,))
    if review is not None:
        yield from _corrections(review)
    if card.for_human:
        yield Part("p", (f"{len(card.for_human)} penilaian kurang pasti dan perlu dibaca pelatih.",))
    if card.undone:
        yield Part("p", (card.undone_sentence,))
    yield Part("head", ("Kompetensi", "Nilai", "Predikat", ""))
    for score in card.competences:
        word = "" if scale is None else scale.word(score.percent)
        gauge = bar((score.percent or 0) / 100, 20)
        yield Part("row", (score.competence.label, percent(score.percent), word, gauge))
    lost = sorted((item for item in card.items if item.lost > 0), key=lambda item: -item.lost)
    if lost:
        yield Part("h3", ("Kehilangan poin terbesar",))
    for item in lost[:DEAREST]:
        yield Part("item", (f"#{item.report} {item.title}: {_points(item)}. {item.advice}".strip(),))


def _corrections(review: ReviewedCard) -> Iterator[Part]:
    """The machine's result beside the corrected one, and what was corrected."""
    passed = "lulus" if review.machine_passed else "belum lulus"
    result = f"{number(review.machine_overall)} ({review.machine_predicate}, {passed})"
    yield Part("p", (f"Sudah dikoreksi pelatih. Menurut mesin: {result}.",))
    reports = {item.id: item.report for item in review.card.items}
    for each in review.overrides:
        by = f" Oleh {each.override.by}." if each.override.by else ""
        points = f"{decimal(each.machine_points, 2)} menjadi {decimal(each.override.points, 2)} poin"
        named = f"#{reports[each.override.item]} {each.title}"
        yield Part("item", (f"{named}: {points}. {_sentence(each.override.reason)}{by}",))


def _sentence(text: str) -> str:
    """A text that ends as a sentence does, so that the next one does not run into it."""
    text = text.strip()
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _points(item: Item) -> str:
    got = f"{decimal(item.points, 2)} dari {decimal(item.possible, 2)} poin"
    return f"{got} (-{decimal(item.lost, 2)})" if item.lost > 0 else got


def _lost(scenario: Scenario, card: ScoreCard, details: Details, outcome: Outcome) -> Iterator[Part]:
    """Every lost point with its reason, report by report, the dearest report first."""
    yield Part("h2", ("Poin yang hilang",))
    found = {
        report.report: sorted(
            (item for item in card.items if item.report == report.report and item.lost > 0),
            key=lambda item: (-item.lost, item.id),
        )
        for report in card.reports
    }
    reports = [report for report in card.reports if found[report.report]]
    if not reports:
        yield Part("p", ("Tidak ada.",))
    for report in sorted(reports, key=lambda each: -sum(item.lost for item in found[each.report])):
        handling = outcome.states[report.report]
        yield Part("h3", (f"#{report.report} {report.title}: {report_value(report, handling)}",))
        yield Part("p", (f"{_sentence(report.summary)} {handling.value.capitalize()}: {handling.meaning}",))
        quoted: set[str] = set()
        for item in found[report.report]:
            yield from _item_parts(scenario, item, details.models.get(item.id, ""), quoted)


def report_value(report: ReportScore, handling: Handling) -> str:
    """The percentage of a report; what nobody touched, or nothing was due on, says so in words."""
    if handling is Handling.UNTOUCHED:
        return handling.value
    return "tidak dinilai" if report.percent is None else f"{percent(report.percent)} persen"


def _item_parts(scenario: Scenario, item: Item, model: str, quoted: set[str]) -> Iterator[Part]:
    """One item; a text that was quoted for an item before is not quoted again."""
    flags = " KESALAHAN BERAT." if item.critical else ""
    flags += " Perlu dibaca pelatih." if item.uncertain else ""
    yield Part("lost", (f"{item.title}: {_points(item)}.{flags}",))
    rule = rule_title(scenario.rules, item.rule)
    for name, text in (
        ("Yang terjadi", item.happened), ("Yang seharusnya", item.due), ("Mengapa", item.why),
        ("Aturan", f"{rule}. {item.citation}" if item.citation else rule), ("Saran", item.advice),
    ):  # fmt: skip
        if text:
            yield Part("item", (f"{name}: {text}",))
    for text, places in marked_texts(item).items():
        if places or text not in quoted:
            yield Part("quote", tuple(_cut(text, places)))
        quoted.add(text)
    if model:
        yield Part("p", (f"{MODEL[item.kind]}:",))
        yield Part("quote", (model,))


def _cut(text: str, places: Sequence[tuple[int, int]]) -> Iterator[str]:
    """The text in pieces; every second one is marked."""
    done = 0
    for start, end in places:
        yield text[done:start]
        yield text[start:end]
        done = end
    yield text[done:]


def _reckoning(outcome: Outcome) -> Iterator[Part]:
    yield Part("h2", ("Hitungan nilai",))
    for line in (*share_lines(outcome), *sum_lines(outcome)):
        yield Part("item", (line,))
    yield Part("h3", (f"Laporan yang masuk: {len(outcome.states)}",))
    for line in handling_lines(outcome):
        yield Part("item", (line,))


def _full_marks(card: ScoreCard) -> Iterator[Part]:
    full = [item for item in card.items if item.lost <= 0]
    yield Part("open", (f"Butir bernilai penuh ({len(full)})",))
    for item in full:
        yield Part("item", (f"#{item.report} {item.title}: {_points(item)}. {item.happened}",))
    yield Part("close")


def _courses(card: ScoreCard, details: Details) -> Iterator[Part]:
    """The own way beside the expert's, and what happened, folded report by report."""
    yield Part("h2", ("Jalannya setiap laporan",))
    for report in card.reports:
        number = report.report
        yield Part("open", (f"#{number} {report.title}",))
        own, expert = details.own.get(number, ()), details.expert.get(number, ())
        yield Part("head", ("Langkah peserta", "Cara ahli"))
        for place in range(max(len(own), len(expert), 1)):
            pair = [
                f"{moves[place].when} {moves[place].what}" if place < len(moves) else ""
                for moves in (own, expert)
            ]
            yield Part("row", tuple(pair))
        for line in details.course.get(number, ()):
            reason = f" ({line.reason})" if line.reason else ""
            lost = f" -{decimal(line.lost)} poin" if line.lost else ""
            yield Part("item", (f"{line.when} {line.who}: {line.what}{reason}{lost}",))
        yield Part("close")


def _clocks(details: Details) -> Iterator[Part]:
    yield Part("open", ("Waktu terhadap tenggat (hari kerja)",))
    yield Part("head", ("Laporan", "Tenggat", "Terpakai", "Hasil"))
    for use in details.clocks:
        yield Part("row", (f"#{use.report}", use.label, f"{use.used} dari {use.limit}", use.verdict))
    yield Part("close")
