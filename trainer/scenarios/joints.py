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
    loose = 0.65 if writer.run_on else (0.5 if casual else 0.03)
    body = pieces[0].text
    if not body[0].isupper() and not (casual and draw() < 0.45):
        body = _capital(body)
    before = pieces[0].kind
    for piece in pieces[1:]:
        kind, text, last = piece.kind, piece.text, body[-1]
        if before == "opening" or broken or kind == "signature":
            if kind == "signature":
                apart = draw() < 0.7 or (broken and draw() < 0.5)
            else:
                apart = broken and (before == "opening" or kind == "thanks" or draw() < 0.3)
            if apart:
                body = _line_end(body, before) + ("\n" if draw() < 0.55 else "\n\n") + _capital(text)
            elif kind == "signature":
                body += (" " if last in ".,?!:" else ". ") + text
            else:
                body = _after_opening(body, piece, rng) if before == "opening" else _joined(body, text)
        elif draw() < loose and last not in "?!:":
            body = body.rstrip(".,") + (", " if draw() < 0.65 else " ") + _softened(piece)
        elif text[0].isupper() and (last == "." or not casual):
            body = f"{body} {text}" if last in ".,?!:" else f"{body}. {text}"
        else:
            body = _joined(body, text if casual and draw() < 0.6 else _capital(text))
        before = kind
    return _line_end(body, before) if not casual else body


def _joined(body: str, text: str) -> str:
    """Join two sentences with a full stop, unless the first one has its end."""
    return f"{body} {text}" if body[-1] in ".,?!:" else f"{body}. {text}"


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
