"""Joining the pieces of a report: stops and capitals, or the commas and nothing of hasty writers."""

from __future__ import annotations

from random import Random

import msgspec

from trainer.scenarios.registers import Writer

_NAMES = frozenset(
    {"Bapak", "Bupati", "Facebook", "Pak", "Bu", "Kec.", "Kecamatan", "Kabupaten", "Tuhan", "Yth."}
)


class Piece(msgspec.Struct, gc=False):
    """One sentence (or two) of a report, the part it plays, and where it stands; `named`: begins with a name."""

    kind: str
    text: str
    position: float
    named: bool


def join_pieces(pieces: list[Piece], writer: Writer, casual: bool, paragraphs: float, rng: Random) -> str:
    """Join the pieces of a report into its body.

    Args:
        pieces: the pieces in their order.
        writer: run-on writers join with commas or nothing.
        casual: whether the sentences are spoken ones, without capitals.
        paragraphs: chance that the writer uses paragraphs.
        rng: decides the joints.

    Returns:
        The clean body, before typing noise.
    """
    draw = rng.random
    broken = draw() < paragraphs * 1.5
    first = pieces[0]
    body = first.text if casual and draw() < 0.45 else _capital(first.text)
    before = first.kind
    for piece in pieces[1:]:
        kind = piece.kind
        framed = before == "opening" or kind in ("thanks", "signature")
        own_line = kind == "signature" and draw() < 0.7
        if own_line or (broken and (framed or draw() < 0.3)):
            body = _line_end(body, before) + ("\n" if draw() < 0.55 else "\n\n") + _capital(piece.text)
        elif before == "opening":
            body = _after_opening(body, piece, rng)
        elif body[-1] in "?!:":
            body += " " + (piece.text if casual else _capital(piece.text))
        else:
            body = _joined(body, piece, writer.run_on, casual, rng)
        before = kind
    return _line_end(body, before) if not casual else body


def _joined(body: str, piece: Piece, run_on: bool, casual: bool, rng: Random) -> str:
    """Join two sentences with a full stop, or with a comma or nothing as hasty writers do."""
    loose = 0.65 if run_on else (0.5 if casual else 0.03)
    if rng.random() >= loose:
        text = piece.text if casual and rng.random() < 0.6 else _capital(piece.text)
        return f"{body} {text}" if body[-1] in ".," else f"{body}. {text}"
    mark = ", " if rng.random() < 0.65 else " "
    return body.rstrip(".,") + mark + _softened(piece)


def _after_opening(body: str, piece: Piece, rng: Random) -> str:
    if body[-1] in ".:":
        return f"{body} {_capital(piece.text)}"
    if body[-1] == ",":
        return f"{body} {_softened(piece) if rng.random() < 0.5 else _capital(piece.text)}"
    return f"{body}{', ' if rng.random() < 0.4 else ' '}{_softened(piece)}"


def _line_end(body: str, kind: str) -> str:
    """Close a sentence; greetings and signatures keep the end they have."""
    if kind in ("opening", "signature") or body[-1] in ".?!:,":
        return body
    return body + "."


def _capital(text: str) -> str:
    return text if text[:1].isupper() else text[:1].upper() + text[1:]


def _softened(piece: Piece) -> str:
    """Begin a joined sentence in lower case, unless it begins with a name or an abbreviation."""
    text = piece.text
    if piece.named or text[1:2].isupper() or text.split(" ", 1)[0] in _NAMES:
        return text
    return text[:1].lower() + text[1:]
