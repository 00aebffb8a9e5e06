"""The texts of the debrief: one report as a whole, and one item."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo

from textual.content import Content

from trainer.practice.outcome import Handling, decimal
from trainer.scoring.card import Item, ReportScore
from trainer.scoring.overrides import Overridden
from trainer.screens.debrief.commands import try_again
from trainer.screens.debrief.result import CourseLine, MoveLine
from trainer.screens.debrief.summary_page import Part, assembled
from trainer.screens.shared.plain import fit, plain, plain_line, wrap
from trainer.screens.shared.words import number, stamp

SIDE_BY_SIDE = 100
"""From this width of the terminal on the own way and the expert's stand beside each other."""

MODEL = {"tanggapan": "Contoh jawaban", "pesan": "Contoh pesan"}
"""The heading over a model text, by the kind of item."""

_PREPARING = "Sedang disiapkan ..."


def item_page(
    item: Item,
    zone: tzinfo,
    rule: str,
    expert: Sequence[MoveLine] | None,
    correction: Overridden | None = None,
    model: str = "",
) -> Content:
    """One judged thing: what happened, what was due, why, rule, evidence, advice, a model text, the expert's way.

    Args:
        item: the judged thing.
        zone: the office's zone.
        rule: the name of its rule.
        expert: the expert's moves on the report; None while they are being worked out.
        correction: what a trainer made of it.
        model: what an expert would have written; empty where nothing is written.
    """
    parts: list[Part] = [
        (f"#{item.report} {plain_line(item.title)}\n", "bold"),
        (
            f"{item.competence.label} · {decimal(item.points, 2)} dari {decimal(item.possible, 2)} poin",
            "$primary",
        ),
    ]
    if item.weight != 1.0:
        parts.append((f" (dihitung {number(item.weight * 100)}%, karena perkaranya sukar)", "$muted"))
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
    parts += _evidence(item)
    if item.kind in MODEL and (model or expert is None):
        parts += [(f"\n\n{MODEL[item.kind]}\n", "bold $primary")]
        parts.append((model, "") if model else (_PREPARING, "$muted"))
    parts += [("\n\nCara ahli\n", "bold $primary"), *_moves(expert)]
    return assembled(parts)


def _correction(correction: Overridden) -> list[Part]:
    """Who corrected an item, and what the machine had given."""
    decided = correction.override
    by = f" oleh {plain_line(decided.by)}" if decided.by else ""
    lifted = "; kesalahan berat dibatalkan" if decided.lift_critical and correction.machine_critical else ""
    machine = f"{number(correction.machine_points)} dari {number(correction.possible)} poin"
    return [(f"\nDikoreksi pelatih{by}{lifted}. Menurut mesin: {machine}.", "bold $accent")]


def marked_texts(item: Item) -> dict[str, list[tuple[int, int]]]:
    """The texts in which a judgement can be seen, each once, with all places that matter, none overlapping.

    What the item already says in its own sentences is not said again.
    """
    said = f"{item.happened}\n{item.why}"
    places: dict[str, list[tuple[int, int]]] = {}
    for each in item.evidence:
        if each.start is None and each.text in said:
            continue
        found = places.setdefault(each.text, [])
        if each.start is not None and each.end is not None:
            found.append((each.start, each.end))
    return {text: _apart(found) for text, found in places.items()}


def _apart(places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    done = 0
    for begins, end in sorted(places):
        start = max(begins, done)
        if start < end:
            kept.append((start, end))
            done = end
    return kept


def _evidence(item: Item) -> list[Part]:
    places = marked_texts(item)
    parts: list[Part] = [("\n\nBukti", "bold $primary")] if places else []
    for text, marked in places.items():
        parts.append(("\n" if len(parts) == 1 else "\n\n", ""))
        done = 0
        for start, end in marked:
            parts.append((plain(text[done:start]), "italic"))
            parts.append((f"»{plain(text[start:end])}«", "bold reverse $warning"))
            done = end
        parts.append((plain(text[done:]), "italic"))
    return parts


def _moves(moves: Sequence[MoveLine] | None, nothing: str = "") -> list[Part]:
    if moves is None:
        return [(_PREPARING, "$muted")]
    if not moves:
        return [(nothing or "Ahli tidak perlu bertindak pada laporan ini.", "$muted")]
    return [part for move in moves for part in ((f"{move.when} ", "$muted"), (f"{move.what}\n", ""))]


def course_page(
    report: ReportScore,
    handling: Handling,
    lines: Sequence[CourseLine] | None,
    own: Sequence[MoveLine] | None,
    expert: Sequence[MoveLine] | None,
    width: int,
    beside: bool,
) -> Content:
    """A report as a whole: what became of it, the own way and the expert's, and what happened, with reasons.

    Args:
        report: its line on the card.
        handling: what became of it.
        lines: its course; None while it is being worked out, as with the next two.
        own: the trainee's moves.
        expert: the expert's moves.
        width: the columns there are.
        beside: whether the two ways stand beside each other.
    """
    parts: list[Part] = [
        (f"#{report.report} {plain_line(report.title)}\n", "bold"),
        (f"{handling.value.capitalize()}. ", "bold"),
        (f"{handling.meaning}\n", "$muted"),
        (f"{plain(report.summary)}\n", ""),
    ]
    if beside and own and expert:
        parts += _columns(own, expert, width)
    else:
        mine = "Anda tidak bertindak pada laporan ini."
        parts += [("\nLangkah Anda\n", "bold $primary"), *_moves(own, mine)]
        parts += [("\n" if own else "\n\n", ""), ("Cara ahli\n", "bold $primary"), *_moves(expert)]
        parts.append(("" if expert else "\n", ""))
    parts.append(("\nJalannya laporan\n", "bold $primary"))
    if lines is None:
        parts.append((f"{_PREPARING}\n", "$muted"))
    for line in lines or ():
        parts += [(f"{line.when} ", "$muted"), (f"{line.who}: ", "bold" if line.own else ""), (line.what, "")]
        if line.lost:
            parts.append((f"  -{number(line.lost)} poin", "bold $error"))
        parts.append(("\n", ""))
        if line.reason:
            parts.append((f"    sebab: {line.reason}\n", "italic $muted"))
    again = try_again.key_name()
    parts.append((f"\nEnter membuka butir penilaian laporan ini; {again} mencoba kasusnya lagi.", "$muted"))
    return assembled(parts)


def _columns(own: Sequence[MoveLine], expert: Sequence[MoveLine], width: int) -> list[Part]:
    """The two ways beside each other, move by move."""
    room = max(10, (width - 4) // 2)
    parts: list[Part] = [
        ("\n", ""),
        (f"{fit('Langkah Anda', room)} │ {fit('Cara ahli', room).rstrip()}\n", "bold $primary"),
    ]
    for place in range(max(len(own), len(expert))):
        left = _cell(own[place], room) if place < len(own) else []
        right = _cell(expert[place], room) if place < len(expert) else []
        for row in range(max(len(left), len(right))):
            mine = left[row] if row < len(left) else ""
            theirs = right[row] if row < len(right) else ""
            parts.append((f"{fit(mine, room)} │ {theirs}\n", ""))
    return parts


def _cell(move: MoveLine, width: int) -> list[str]:
    first, *rest = wrap(f"{move.when} {move.what}", width - 2)
    return [first, *(f"  {line}" for line in rest)]
