"""Whether the unit's notes were told or only cut up: an answer laid out in the longest runs of words that stand in the notes.

Whoever tells a note changes its words or keeps its order. A text whose sentences consist of nothing but pieces of notes,
put together where no sentence can be joined (the end of one piece straight against the middle of another), or with
every few words one left out or stuffed in, is no telling.
"""

from itertools import pairwise
from typing import NamedTuple

from trainer.scoring.responses.comparison import Comparison
from trainer.scoring.responses.reading import Token

FEWEST_WORDS = 5
ALL_NOTES = 0.75
SHORT_PIECE = 2


class Tiling(NamedTuple):
    """How an answer was put together from pieces of the notes.

    Attributes:
        sentences: Sentences that consist (almost) only of pieces of notes.
        broken: Those of them in which pieces meet where no sentence can be joined.
        frayed: Those of them in which this seems so, counting pieces of a single word as well.
        words: Words in pieces of notes.
        gaps: Places where a piece goes on further down the same note without anything in between.
        stuffed: Places where a single own word stands between neighbours of one note.
        crumbs: Words of notes that stand alone, with neither neighbour of their note beside them.
    """

    sentences: int
    broken: int
    frayed: int
    words: int
    gaps: int
    stuffed: int
    crumbs: int


class _Piece(NamedTuple):
    """A run of words of a note inside the answer."""

    note: int
    start: int
    length: int
    at: int


def _words(tokens: tuple[Token, ...]) -> list[tuple[str, bool]]:
    """Words and numbers with whether a mark of punctuation stands before them."""
    found: list[tuple[str, bool]] = []
    marked = True
    for token in tokens:
        if token.kind in ("word", "number"):
            found.append((token.norm, marked))
            marked = False
        else:
            marked = True
    return found


def _longest(
    words: list[tuple[str, bool]],
    at: int,
    notes: list[list[tuple[str, bool]]],
    last: _Piece | None,
    places: dict[str, list[tuple[int, int]]],
) -> _Piece | None:
    """The longest run of a note at a place of the answer; among equals the one that goes on from the last piece."""
    best: tuple[int, int, _Piece] | None = None
    for note, start in places.get(words[at][0], ()):
        source = notes[note]
        length = 0
        while (
            at + length < len(words)
            and start + length < len(source)
            and words[at + length][0] == source[start + length][0]
        ):
            length += 1
        follows = last is not None and last.note == note and start >= last.start + last.length
        rank = (length, int(follows) * 1000 - (start if follows else 0))
        if best is None or rank > best[:2]:
            best = (*rank, _Piece(note, start, length, at))
    return best[2] if best else None


def _pieces(words: list[tuple[str, bool]], notes: list[list[tuple[str, bool]]]) -> list[_Piece]:
    places: dict[str, list[tuple[int, int]]] = {}
    for number, note in enumerate(notes):
        for place, (norm, _) in enumerate(note):
            places.setdefault(norm, []).append((number, place))
    found: list[_Piece] = []
    at = 0
    while at < len(words):
        piece = _longest(words, at, notes, found[-1] if found else None, places)
        if piece is None:
            at += 1
        else:
            found.append(piece)
            at += piece.length
    return found


def _bad_joint(one: _Piece, other: _Piece, notes: list[list[tuple[str, bool]]]) -> bool:
    """Whether two touching pieces cannot be one sentence: one note turned round, or the middle of two notes."""
    if max(one.length, other.length) < SHORT_PIECE or one.length + other.length < FEWEST_WORDS - 1:
        return False
    if one.note == other.note:
        return other.start < one.start
    first, second = notes[one.note], notes[other.note]
    ended = one.start + one.length
    return not (ended == len(first) or first[ended][1]) and not second[other.start][1]


def tile(comparison: Comparison) -> Tiling:
    """Lays an answer out in pieces of the notes.

    Args:
        comparison: The answer beside its case.

    Returns:
        The measures.
    """
    notes = [_words(fact.reading.tokens) for fact in comparison.base.facts]
    stop = comparison.lexicon.stopwords
    sentences = broken = frayed = covered = gaps = stuffed = crumbs = 0
    for sentence in comparison.answer.sentences:
        words = _words(comparison.words_of(sentence))
        pieces = _pieces(words, notes)
        size = sum(piece.length for piece in pieces)
        covered += size
        crumbs += sum(piece.length == 1 and words[piece.at][0] not in stop for piece in pieces)
        joints = loose = 0
        for one, other in pairwise(pieces):
            between = other.at - one.at - one.length
            if between == 0 and not words[other.at][1]:
                bad = _bad_joint(one, other, notes)
                whole = min(one.length, other.length) >= SHORT_PIECE
                joints += bad and whole and one.length + other.length >= FEWEST_WORDS
                loose += bad
            onward = one.note == other.note and other.start > one.start + one.length
            gaps += between == 0 and onward
            stuffed += between == 1 and one.note == other.note and other.start == one.start + one.length
        if len(words) >= FEWEST_WORDS and size >= ALL_NOTES * len(words):
            sentences += 1
            broken += joints > 0
            frayed += loose > 0
    return Tiling(sentences, broken, frayed, covered, gaps, stuffed, crumbs)
