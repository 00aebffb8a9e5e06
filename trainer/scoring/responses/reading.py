"""A text prepared for comparison: words with their stems and polarity, sentences, quantities."""

import datetime
import re
from bisect import bisect_right
from typing import NamedTuple

from trainer.scoring.responses.characters import clean
from trainer.scoring.responses.lexicon import Lexicon
from trainer.scoring.responses.quantities import Quantity, find_quantities
from trainer.scoring.responses.stems import stem
from trainer.scoring.responses.wordlist import words_of

TOKEN = re.compile(
    r"(?P<break>\n+)|(?P<place>[{<\[][^\]}>\n]{0,40}[\]}>]+)|(?P<system>(?i:\bsp4n(?:-?lapor)?!?|\blapor!))"
    r"|(?P<number>\d+(?:[.,:/]\d+)*)|(?P<word>[^\W\d_]+(?:[-'][^\W\d_]+)*)|(?P<point>[^\s\w]|_)"
)
STRETCHED = re.compile(r"([a-z])\1{2,}")
ABBREVIATIONS = words_of(
    "yth jl jln no sdr sdri dr drs ir bpk kec kab kel ds kp gg rt rw dll dsb tgl h hj wil prof"
)
CLAUSE_ENDS = frozenset(".,;:!?()•¶")
TRAILING = frozenset(("ada", "tersedia", "dilaksanakan", "diperlukan", "dibutuhkan", "jadi"))
SCOPE = 4
"""How many words a negation reaches when no content word stops it before."""


class Token(NamedTuple):
    """One word, number or punctuation mark.

    Attributes:
        kind: word, number, point or break.
        norm: Normal form in lower case, message spelling resolved.
        key: What is compared: the concept of the word's stem, empty for words that carry no content.
        start: Place in the original text.
        end: End in the original text.
        negated: Whether a negation governs the word.
        capital: Whether it begins with a capital letter.
    """

    kind: str
    norm: str
    key: str
    start: int
    end: int
    negated: bool
    capital: bool


class Sentence(NamedTuple):
    """A run of tokens that belong together, with the quantities between them."""

    first: int
    last: int
    start: int
    end: int
    quantities: tuple[Quantity, ...]


class Reading(NamedTuple):
    """Everything the detectors ask about a text.

    Attributes:
        original: The text as given.
        plain: The cleaned text (offsets of `quantities` before translation refer to the original).
        tokens: All tokens.
        sentences: Sentences in order.
        quantities: Exact pieces of information with places in the original text.
        joined: Normal forms joined by single blanks, with a blank at both ends, for pattern search.
        places: Position of each token in `joined`.
        disguised: Number of invisible or look-alike characters.
        sms: Number of words in message spelling.
    """

    original: str
    plain: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    quantities: tuple[Quantity, ...]
    joined: str
    places: tuple[int, ...]
    disguised: int
    sms: int

    def token_at(self, place: int) -> int:
        """Index of the token that covers a position of `joined`."""
        return max(0, bisect_right(self.places, place) - 1)

    def span(self, match: re.Match[str]) -> tuple[int, int]:
        """Place in the original text of a match in `joined`."""
        if not self.tokens:
            return 0, 0
        text = match[0]
        first = self.token_at(match.start() + len(text) - len(text.lstrip()))
        last = self.token_at(max(match.start(), match.end() - 1 - (len(text) - len(text.rstrip()))))
        return self.tokens[first].start, self.tokens[last].end

    def words(self) -> list[Token]:
        """The word tokens."""
        return [token for token in self.tokens if token.kind == "word"]


def _norm(raw: str, lexicon: Lexicon) -> tuple[str, bool]:
    """Lower case, stretched letters shortened, message spelling resolved; whether it was message spelling."""
    word = STRETCHED.sub(r"\1", raw.lower())
    full = None if raw.isupper() and len(raw) > 2 else lexicon.message_spelling.get(word)
    if full is None:
        return word, False
    return full, word not in lexicon.fair_short_forms and not raw.isupper()


def _tokenize(plain: str, origin: tuple[int, ...], lexicon: Lexicon) -> tuple[list[Token], int]:
    tokens: list[Token] = []
    sms = 0
    for match in TOKEN.finditer(plain):
        kind = match.lastgroup or "point"
        raw = match[0]
        norm, key = raw, ""
        if kind == "word":
            norm, short = _norm(raw, lexicon)
            sms += short
            key = "" if norm in lexicon.stopwords else lexicon.concept(stem(norm))
        elif kind == "break":
            norm = "¶"
        elif kind == "system":
            kind, norm = "word", "sp4n-lapor"
        elif kind == "place":
            norm = raw.lower().replace(" ", "_")
        start, end = origin[match.start()], origin[match.end() - 1] + 1
        tokens.append(Token(kind, norm, key, start, end, False, raw[:1].isupper()))
    return tokens, sms


def _join(tokens: list[Token]) -> tuple[str, tuple[int, ...]]:
    places: list[int] = []
    position = 1
    for token in tokens:
        places.append(position)
        position += len(token.norm) + 1
    return " " + " ".join(token.norm for token in tokens) + " ", tuple(places)


def _apply_phrases(
    tokens: list[Token], joined: str, places: tuple[int, ...], lexicon: Lexicon
) -> dict[int, bool]:
    """Gives fixed expressions one concept; tells for their tokens whether they deny the word that follows."""
    settled: dict[int, bool] = {}
    for pattern, concept, negative in lexicon.expressions:
        for match in pattern.finditer(joined):
            first = bisect_right(places, match.start() + 1) - 1
            last = bisect_right(places, match.end() - 1) - 1
            if first in settled:
                continue
            for index in range(first, last + 1):
                key = concept if index == first else ""
                tokens[index] = tokens[index]._replace(key=key, negated=negative)
                settled[index] = negative
    return settled


def _deny_before(tokens: list[Token], place: int, settled: dict[int, bool]) -> None:
    """Marks the subject of a denial that follows it and ends the clause (``audit tidak dilakukan``)."""
    if place + 2 < len(tokens) and tokens[place + 2].norm not in CLAUSE_ENDS:
        return
    for index in range(place - 1, max(-1, place - 4), -1):
        if tokens[index].kind != "word" or index in settled:
            return
        if tokens[index].key:
            tokens[index] = tokens[index]._replace(negated=True)


def _apply_negation(tokens: list[Token], settled: dict[int, bool], lexicon: Lexicon) -> None:
    """Marks the first content word after a negation; light verbs (``mengalami``, ``ada``) pass it on."""
    reach = 0
    for index, token in enumerate(tokens):
        if token.kind != "word" and token.norm in CLAUSE_ENDS:
            reach = 0
        elif index in settled:
            reach = SCOPE if settled[index] else 0
        elif token.norm in lexicon.negators:
            follower = tokens[index + 1].norm if index + 1 < len(tokens) else ""
            if follower in lexicon.light_verbs or follower in TRAILING:
                _deny_before(tokens, index, settled)
            reach = 0 if follower in ("hanya", "cuma", "sekadar", "saja") else SCOPE
        elif token.norm in lexicon.conjunctions and tokens[index - 1].norm not in ("bukan", "ada"):
            reach = 0
        elif reach:
            if token.key:
                tokens[index] = token._replace(negated=True)
            reach = reach - 1 if not token.key or token.norm in lexicon.light_verbs else 0


def _split(tokens: list[Token], quantities: tuple[Quantity, ...]) -> tuple[Sentence, ...]:
    sentences: list[Sentence] = []
    first = 0
    for index, token in enumerate(tokens):
        ends = (
            token.kind == "break"
            or token.norm in "!?;"
            or (
                token.norm == "."
                and not (index and tokens[index - 1].norm in ABBREVIATIONS)
                and not (
                    index + 1 < len(tokens)
                    and tokens[index + 1].start == token.end
                    and tokens[index + 1].kind != "break"
                )
            )
        )
        if not ends and index + 1 < len(tokens):
            continue
        if any(each.kind != "point" and each.kind != "break" for each in tokens[first : index + 1]):
            start, end = tokens[first].start, token.end
            inside = tuple(each for each in quantities if start <= each.start < end)
            sentences.append(Sentence(first, index, start, end, inside))
        first = index + 1
    return tuple(sentences)


def read(text: str, today: datetime.date, lexicon: Lexicon) -> Reading:
    """Prepares a text for comparison.

    Args:
        text: The text as written.
        today: The day from which relative dates are counted.
        lexicon: Spelling, concepts and negations.

    Returns:
        The reading; offsets in it refer to `text`.
    """
    cleaned = clean(text)
    origin = cleaned.origin
    tokens, sms = _tokenize(cleaned.text, origin, lexicon)
    lowered = cleaned.text.lower()
    if len(lowered) != len(cleaned.text):
        lowered = "".join(each if len(each.lower()) != 1 else each.lower() for each in cleaned.text)
    quantities = tuple(
        each._replace(start=origin[each.start], end=origin[each.end - 1] + 1)
        for each in find_quantities(lowered, today)
        if each.end <= len(lowered)
    )
    joined, places = _join(tokens)
    settled = _apply_phrases(tokens, joined, places, lexicon)
    _apply_negation(tokens, settled, lexicon)
    covered = [False] * len(tokens)
    for each in quantities:
        if each.kind in ("date", "month", "phone", "email", "site", "identity", "reference"):
            for index, token in enumerate(tokens):
                if each.start <= token.start < each.end:
                    covered[index] = True
    tokens = [
        token._replace(key="") if hidden else token for token, hidden in zip(tokens, covered, strict=True)
    ]
    return Reading(
        text,
        cleaned.text,
        tuple(tokens),
        _split(tokens, quantities),
        quantities,
        joined,
        places,
        cleaned.disguised,
        sms,
    )
