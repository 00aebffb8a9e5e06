"""The result as a document to keep or to hand in: Markdown and HTML, with every text from people escaped."""

from __future__ import annotations

import html
import os
import re
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from trainer.screens.debrief.result import Details, rule_title
from trainer.screens.shared.plain import plain, plain_line
from trainer.screens.shared.words import bar, number, percent

if TYPE_CHECKING:
    from trainer.scenarios.scenario import Scenario
    from trainer.scoring.card import Evidence, Item, ScoreCard
    from trainer.scoring.overrides import ReviewedCard

FOLDER = "laporan"
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~&])")
_STYLE = (
    "body{font-family:system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem;line-height:1.5;color:#18222c}"
    "table{border-collapse:collapse;width:100%}td,th{border:1px solid #c5d0da;padding:.3rem .5rem;text-align:left}"
    "blockquote{border-left:4px solid #c5d0da;margin:0;padding:0 1rem;white-space:pre-wrap}.bar{font-family:monospace}"
    "h2{margin-top:2rem}mark{background:#ffe08a}.sim{color:#8a5300;font-weight:bold}"
)


class ExportError(Exception):
    """The documents cannot be written; the sentence says what to do next."""


class Written(msgspec.Struct, frozen=True):
    """Where the two documents lie."""

    markdown: Path
    page: Path


class _Part(msgspec.Struct, frozen=True):
    """A piece of the document: `h1`, `h2`, `h3`, `p`, `sim`, `row`, or `quote` with a marked span."""

    kind: str
    cells: tuple[str, ...]


def _parts(
    scenario: Scenario, card: ScoreCard, details: Details, review: ReviewedCard | None
) -> Iterator[_Part]:
    yield _Part("h1", (f"Laporan Hasil: {scenario.preset.title}",))
    yield _Part("sim", ("SIMULASI - bukan lapor.go.id. Semua nama dan laporan rekaan.",))
    yield _Part(
        "p",
        (f"Daerah {scenario.region.name}, nomor acak {scenario.seed}, konten {scenario.content_version}.",),
    )
    passed = "lulus" if card.passed else "belum lulus"
    parts = f"Ketepatan {percent(card.correctness)}, kecepatan {percent(card.speed)}."
    yield _Part("p", (f"Nilai {number(card.overall)} dari 100 ({card.predicate}, {passed}). {parts}",))
    for cap in card.caps:
        yield _Part("p", (f"Nilai dibatasi {number(cap.limit)}: {cap.label} (#{cap.report}).",))
    for floor in card.floors:
        yield _Part("p", (floor.sentence,))
    if review is not None:
        yield from _corrections(review)
    yield _Part("h2", ("Kompetensi",))
    yield _Part("head", ("Kompetensi", "Nilai", ""))
    for score in card.competences:
        yield _Part(
            "row", (score.competence.label, percent(score.percent), bar((score.percent or 0) / 100, 20))
        )
    yield _Part("h2", ("Waktu terhadap tenggat (hari kerja)",))
    yield _Part("head", ("Laporan", "Tenggat", "Terpakai", "Hasil"))
    for use in details.clocks:
        yield _Part("row", (f"#{use.report}", use.label, f"{use.used} dari {use.limit}", use.verdict))
    for report in card.reports:
        yield _Part("h2", (f"#{report.report} {report.title}: {percent(report.percent)}",))
        yield _Part("p", (report.summary,))
        for line in details.course.get(report.report, ()):
            reason = f" ({line.reason})" if line.reason else ""
            yield _Part("item", (f"{line.when} {line.who}: {line.what}{reason}",))
        for item in card.items:
            if item.report == report.report:
                yield from _item_parts(scenario, item)
        for move in details.expert.get(report.report, ()):
            yield _Part("item", (f"Cara ahli {move.when}: {move.what}",))


def _corrections(review: ReviewedCard) -> Iterator[_Part]:
    """The machine's result beside the corrected one, and what was corrected."""
    passed = "lulus" if review.machine_passed else "belum lulus"
    result = f"{number(review.machine_overall)} ({review.machine_predicate}, {passed})"
    yield _Part("p", (f"Sudah dikoreksi pelatih. Menurut mesin: {result}.",))
    for each in review.overrides:
        by = f" Oleh {each.override.by}." if each.override.by else ""
        points = f"{number(each.machine_points)} menjadi {number(each.override.points)} poin"
        yield _Part("item", (f"{each.title}: {points}. {each.override.reason}{by}",))


def _item_parts(scenario: Scenario, item: Item) -> Iterator[_Part]:
    yield _Part("h3", (f"{item.title}: {number(item.points)} dari {number(item.possible)} poin",))
    for name, text in (
        ("Yang terjadi", item.happened), ("Yang seharusnya", item.due), ("Mengapa", item.why),
        ("Aturan", f"{rule_title(scenario.rules, item.rule)}. {item.citation}"), ("Saran", item.advice),
    ):  # fmt: skip
        if text:
            yield _Part("p", (f"{name}: {text}",))
    for evidence in item.evidence:
        yield _Part("quote", _spans(evidence))


def _spans(evidence: Evidence) -> tuple[str, str, str]:
    """The text before, in and after the marked span."""
    text, start, end = evidence.text, evidence.start, evidence.end
    if start is None or end is None:
        return text, "", ""
    return text[:start], text[start:end], text[end:]


def as_markdown(
    scenario: Scenario, card: ScoreCard, details: Details, review: ReviewedCard | None = None
) -> str:
    """The document as Markdown."""
    lines: list[str] = []
    for part in _parts(scenario, card, details, review):
        cells = [_MARKDOWN.sub(r"\\\1", plain_line(cell)) for cell in part.cells]
        if part.kind in {"h1", "h2", "h3"}:
            lines += ["", "#" * int(part.kind[1]) + " " + cells[0], ""]
        elif part.kind == "quote":
            before, marked, after = cells
            lines += [f"> {before}{f' **{marked}** ' if marked else ''}{after}", ""]
        elif part.kind in {"row", "head"}:
            lines.append("| " + " | ".join(cells) + " |")
            if part.kind == "head":
                lines.append("|" + " --- |" * len(cells))
        elif part.kind == "item":
            lines.append(f"- {cells[0]}")
        else:
            lines += ["", cells[0], ""]
    return re.sub("\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


def as_page(scenario: Scenario, card: ScoreCard, details: Details, review: ReviewedCard | None = None) -> str:
    """The document as one HTML page without scripts or outside resources."""
    body: list[str] = []
    within = ""
    for part in _parts(scenario, card, details, review):
        cells = [html.escape(plain(cell)) for cell in part.cells]
        holder = {"row": "table", "head": "table", "item": "ul"}.get(part.kind, "")
        if holder != within or part.kind == "head":
            body += [f"</{within}>"] if within else []
            body += [f"<{holder}>"] if holder else []
            within = holder
        body.append(_element(part.kind, cells))
    body += [f"</{within}>"] if within else []
    title = html.escape(plain_line(scenario.preset.title))
    return (
        '<!doctype html>\n<html lang="id"><head><meta charset="utf-8">'
        f"<title>Laporan Hasil: {title}</title><style>{_STYLE}</style></head>\n<body>\n"
        + "\n".join(body)
        + "\n</body></html>\n"
    )


def _element(kind: str, cells: Sequence[str]) -> str:
    match kind:
        case "row":
            return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
        case "head":
            return "<tr>" + "".join(f"<th>{cell}</th>" for cell in cells) + "</tr>"
        case "item":
            return f"<li>{cells[0]}</li>"
        case "quote":
            before, marked, after = cells
            return f"<blockquote>{before}{f'<mark>{marked}</mark>' if marked else ''}{after}</blockquote>"
        case "sim":
            return f'<p class="sim">{cells[0]}</p>'
        case _:
            return f"<{kind}>{cells[0]}</{kind}>"


def write_documents(
    folder: Path,
    name: str,
    scenario: Scenario,
    card: ScoreCard,
    details: Details,
    review: ReviewedCard | None = None,
) -> Written:
    """Write both documents, each as a whole or not at all.

    Args:
        folder: the data folder; the documents go into its folder `laporan`.
        name: the file name without suffix; other characters than letters, digits and dashes are replaced.
        scenario, card, details: what is written.
        review: the trainer's corrections, if there are any.

    Raises:
        ExportError: the folder cannot be written.
    """
    place, stem = folder / FOLDER, re.sub(r"[^A-Za-z0-9-]+", "-", name).strip("-")
    written = Written(place / f"{stem}.md", place / f"{stem}.html")
    try:
        place.mkdir(parents=True, exist_ok=True)
        _write(written.markdown, as_markdown(scenario, card, details, review))
        _write(written.page, as_page(scenario, card, details, review))
    except OSError as problem:
        raise ExportError(
            f"Laporan tidak dapat ditulis ke {place} ({problem.strerror}). Periksa ruang dan izin folder itu, lalu ulangi."
        ) from problem
    return written


def _write(path: Path, text: str) -> None:
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
