"""Whether the unit's notes were written out or only chopped up: how the small words between their words fared."""

from typing import NamedTuple

from trainer.scoring.responses.comparison import Comparison
from trainer.scoring.responses.reading import Token

Gap = tuple[str, ...]


class Weave(NamedTuple):
    """What became of the notes' own wording.

    Attributes:
        copied: Neighbouring words of the notes that are neighbours in the answer too.
        changes: How many of these were treated so as `mangled` says.
        mangled: Share of these whose small words were dropped, stuffed in, or whose order was turned round.
        dropped: How often small words of the notes were left out.
        kept: How often they were kept or replaced by others.
        figures: Share of numbers among the words.
        chopped: Share of words in pieces of one or two words between marks of punctuation.
    """

    copied: int
    changes: int
    mangled: float
    dropped: int
    kept: int
    figures: float
    chopped: float


def _pairs(tokens: tuple[Token, ...]) -> list[tuple[str, str, Gap]]:
    """Neighbouring content words with the small words between them, inside one line of text."""
    found: list[tuple[str, str, Gap]] = []
    before, between = "", list[str]()
    for token in tokens:
        content = token.key or (token.norm if token.kind == "number" else "")
        if token.kind == "break":
            before, between = "", []
        elif content:
            if before and before != content:
                found.append((before, content, tuple(between)))
            before, between = content, []
        else:
            between.append(token.norm)
    return found


def _small(gap: Gap) -> Gap:
    return tuple(word for word in gap if word[:1].isalpha())


def weave(comparison: Comparison) -> Weave:
    """Measures how the notes' words were put together again.

    Args:
        comparison: The answer beside its case.

    Returns:
        The measures.
    """
    known: dict[tuple[str, str], Gap] = {}
    for fact in comparison.base.facts:
        for first, second, gap in _pairs(fact.reading.tokens):
            known.setdefault((first, second), gap)
    copied = changed = counted = dropped = kept = 0
    for first, second, gap in _pairs(comparison.answer.tokens):
        if (first, second) in known:
            copied += 1
            fact_gap, own_gap = _small(known[first, second]), _small(gap)
            dropped += bool(fact_gap) and not own_gap
            kept += bool(fact_gap) and bool(own_gap)
            counted += bool(fact_gap or own_gap or gap != known[first, second])
            changed += bool(fact_gap) != bool(own_gap) or (not fact_gap and gap != known[first, second])
        elif (second, first) in known:
            copied += 1
            counted += 1
            changed += 1
    words = [token for token in comparison.answer.tokens if token.kind in ("word", "number")]
    pieces: list[int] = [0]
    for token in comparison.answer.tokens:
        if token.kind in ("word", "number"):
            pieces[-1] += 1
        elif pieces[-1]:
            pieces.append(0)
    count = max(1, len(words))
    return Weave(
        copied,
        changed,
        changed / counted if counted else 0.0,
        dropped,
        kept,
        sum(token.kind == "number" for token in words) / count,
        sum(size for size in pieces if size <= 2) / count,
    )
