"""The result as a document to keep or to hand in: Markdown and HTML, with every text from people escaped."""

from __future__ import annotations

import html
import os
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from trainer.screens.debrief.document import Part, document
from trainer.screens.debrief.result import Details, Participant
from trainer.screens.shared.plain import plain, plain_line

if TYPE_CHECKING:
    from trainer.scenarios.scenario import Scenario
    from trainer.scoring.card import ScoreCard
    from trainer.scoring.overrides import ReviewedCard

FOLDER = "laporan"
_ACTING = re.compile(
    r"([\\`*\[\]<>|&@]|(?<![^\W_])_|_(?![^\W_])|~(?=~)|(?<=:)/(?=/)|(?<=www)\.)", re.IGNORECASE
)
"""Marks that mean something in Markdown wherever they stand; a bare address is broken as well."""

_LEADING = re.compile(r"^(#{1,6}(?=\s|$)|[-+](?=\s|$)|[-=_]{2,}\s*$|~)|^(\d+)([.)])(?=\s|$)")
"""What means something at the beginning of a line only."""

_STYLE = (
    "body{font-family:system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem;line-height:1.5;color:#18222c}"
    "table{border-collapse:collapse;width:100%}td,th{border:1px solid #c5d0da;padding:.3rem .5rem;text-align:left;"
    "vertical-align:top}td:last-child{font-variant-numeric:tabular-nums}"
    "blockquote{border-left:4px solid #c5d0da;margin:.5rem 0;padding:0 1rem;white-space:pre-wrap}"
    "h2{margin-top:2rem}mark{background:#ffe08a}.sim{color:#8a5300;font-weight:bold}.lost{font-weight:bold;margin-bottom:0}"
    "details{margin:.5rem 0}summary{cursor:pointer;font-weight:bold}"
    "@media print{body{max-width:none;margin:0;font-size:10pt;line-height:1.3}h2{break-after:avoid;margin-top:1rem}"
    "h3,.lost,summary{break-after:avoid}tr,blockquote{break-inside:avoid}details:not([open]){display:none}}"
)


class ExportError(Exception):
    """The documents cannot be written; the sentence says what to do next."""


class Written(msgspec.Struct, frozen=True):
    """Where the two documents lie."""

    markdown: Path
    page: Path


def escape(text: str) -> str:
    """A text from people as one line of Markdown that means nothing but itself, with as few backslashes as that takes."""
    line = _ACTING.sub(r"\\\1", plain_line(text))
    return _LEADING.sub(lambda found: f"{found[2]}\\{found[3]}" if found[2] else f"\\{found[0]}", line)


def as_markdown(
    scenario: Scenario,
    card: ScoreCard,
    details: Details,
    review: ReviewedCard | None = None,
    person: Participant | None = None,
) -> str:
    """The document as Markdown; what is folded on the page stands under a heading."""
    lines: list[str] = []
    before = ""
    for part in document(scenario, card, details, review, person):
        if before in {"item", "row"} and part.kind != before:
            lines.append("")
        lines += _markdown(part)
        before = part.kind
    return re.sub("\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


def _markdown(part: Part) -> list[str]:
    cells = [escape(cell) for cell in part.cells]
    match part.kind:
        case "h1" | "h2" | "h3":
            return ["", "#" * int(part.kind[1]) + " " + cells[0], ""]
        case "open":
            return ["", f"### {cells[0]}", ""]
        case "close":
            return [""]
        case "lost" | "sim":
            return ["", f"**{cells[0]}**", ""]
        case "quote":
            marked = (f" **{cell}** " if place % 2 and cell else cell for place, cell in enumerate(cells))
            return ["", f"> {''.join(marked)}", ""]
        case "row":
            return ["| " + " | ".join(cells) + " |"]
        case "head":
            return ["", "| " + " | ".join(cells) + " |", "|" + " --- |" * len(cells)]
        case "item":
            return [f"- {cells[0]}"]
        case _:
            return ["", cells[0], ""]


def as_page(
    scenario: Scenario,
    card: ScoreCard,
    details: Details,
    review: ReviewedCard | None = None,
    person: Participant | None = None,
) -> str:
    """The document as one HTML page without scripts or outside resources."""
    body: list[str] = []
    within = ""
    for part in document(scenario, card, details, review, person):
        cells = [html.escape(plain(cell)) for cell in part.cells]
        holder = {"row": "table", "head": "table", "item": "ul"}.get(part.kind, "")
        if holder != within or part.kind == "head":
            body += [f"</{within}>"] if within else []
            body += [f"<{holder}>"] if holder else []
            within = holder
        body.append(_element(part.kind, cells))
    body += [f"</{within}>"] if within else []
    title = html.escape(plain_line(f"{scenario.preset.title}{f', {person.name}' if person else ''}"))
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
            marked = (
                f"<mark>{cell}</mark>" if place % 2 and cell else cell for place, cell in enumerate(cells)
            )
            return f"<blockquote>{''.join(marked)}</blockquote>"
        case "sim" | "lost":
            return f'<p class="{kind}">{cells[0]}</p>'
        case "open":
            return f"<details><summary>{cells[0]}</summary>"
        case "close":
            return "</details>"
        case _:
            return f"<{kind}>{cells[0]}</{kind}>"


def write_documents(
    folder: Path,
    name: str,
    scenario: Scenario,
    card: ScoreCard,
    details: Details,
    review: ReviewedCard | None = None,
    person: Participant | None = None,
) -> Written:
    """Write both documents, each as a whole or not at all.

    Args:
        folder: the data folder; the documents go into its folder `laporan`.
        name: the file name without suffix; other characters than letters, digits and dashes are replaced.
        scenario, card, details: what is written.
        review: the trainer's corrections, if there are any.
        person: whose result it is, where that is known.

    Raises:
        ExportError: the folder cannot be written.
    """
    place, stem = folder / FOLDER, re.sub(r"[^A-Za-z0-9-]+", "-", name).strip("-")
    written = Written(place / f"{stem}.md", place / f"{stem}.html")
    try:
        place.mkdir(parents=True, exist_ok=True)
        _write(written.markdown, as_markdown(scenario, card, details, review, person))
        _write(written.page, as_page(scenario, card, details, review, person))
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
