"""Which of a case's facts an answer conveys: paraphrases, other word order, numbers in words, relative dates."""

from collections import Counter
from typing import NamedTuple

from trainer.scoring.responses.quantities import Quantity
from trainer.scoring.responses.reading import Reading, Sentence
from trainer.scoring.responses.records import Fact

WEIGHTS = {
    "date": 2.0,
    "month": 1.2,
    "day": 1.5,
    "time": 1.0,
    "phone": 3.0,
    "email": 3.0,
    "site": 2.0,
    "reference": 0.7,
    "number": 1.0,
    "identity": 0.0,
}
TOPIC_WEIGHT = 0.4
LETTER_WEIGHT = 0.6
SMALL_NUMBER_WEIGHT = 0.5
KEPT_APART = ("phone", "email", "site")


class FactReading(NamedTuple):
    """A fact with what makes it recognisable.

    Attributes:
        fact: The fact.
        reading: Its text, read.
        weights: Concept or quantity -> weight.
        polarity: Concept -> whether the fact denies it.
    """

    fact: Fact
    reading: Reading
    weights: dict[str, float]
    polarity: dict[str, bool]


class FactMatch(NamedTuple):
    """How far an answer conveys one fact.

    Attributes:
        fact: The fact.
        coverage: Weighted share of the fact's elements found close together, 0-1.
        exact: Share of its quantities found anywhere in the answer (1 when it has none).
        start: Where the best passage begins.
        end: Where it ends.
        hits: Elements found in the best passage.
        first: Index of the first sentence of the best passage.
        last: Index of its last sentence.
    """

    fact: Fact
    coverage: float
    exact: float
    start: int
    end: int
    hits: frozenset[str]
    first: int
    last: int


def quantity_key(quantity: Quantity) -> str:
    """A comparable name of a quantity: kind and value."""
    return f"{quantity.kind}:{quantity.value}"


def read_fact(
    fact: Fact, reading: Reading, topic: frozenset[str], common: Counter[str], letter_words: frozenset[str]
) -> FactReading:
    """Weighs the elements of a fact: dates and contacts most, words of the report's own topic least.

    Args:
        fact: The fact.
        reading: Its text, read.
        topic: Concepts of the report itself, which prove little when an answer repeats them.
        common: In how many facts of the case each concept occurs.
        letter_words: Concepts of any official letter, which prove little as well.

    Returns:
        The weighed fact.
    """
    weights: dict[str, float] = {}
    polarity: dict[str, bool] = {}
    for token in reading.tokens:
        if token.kind != "word" or not token.key:
            continue
        rarity = 1.0 / common[token.key] ** 0.5
        if token.key in topic:
            rarity *= TOPIC_WEIGHT
        elif token.key in letter_words:
            rarity *= LETTER_WEIGHT
        weights[token.key] = max(weights.get(token.key, 0.0), rarity)
        polarity[token.key] = token.negated
    for quantity in reading.quantities:
        weight = WEIGHTS[quantity.kind]
        if quantity.kind == "number" and len(quantity.value) < 2:
            weight = SMALL_NUMBER_WEIGHT
        key = quantity_key(quantity)
        weights[key] = weight * (0.5 if key in topic else 1.0)
    return FactReading(fact, reading, weights, polarity)


def elements_of(reading: Reading, sentence: Sentence) -> set[str]:
    """Concepts and quantities of one sentence, dates also by their month."""
    found = {token.key for token in reading.tokens[sentence.first : sentence.last + 1] if token.key}
    for quantity in sentence.quantities:
        found.add(quantity_key(quantity))
        if quantity.kind == "date":
            found.add("month:" + quantity.value[:7])
            found.add("day:" + str(int(quantity.value[8:])))
    return found


def _covers(element: str, found: set[str]) -> float:
    """How far one element of a fact is among the elements found (a date may be given by its day or month)."""
    if element in found:
        return 1.0
    kind, _, value = element.partition(":")
    if kind == "date":
        day = str(int(value[8:]))
        if "day:" + day in found and "month:" + value[:7] not in found:
            return 0.9
        if "number:" + day in found:
            return 0.7
        return 0.25 if "month:" + value[:7] in found else 0.0
    if kind == "time" and value.endswith(".00"):
        hour = int(value[:2])
        return 0.8 if f"number:{hour}" in found or f"number:{hour - 12}" in found else 0.0
    if kind == "month" and any(each.startswith("date:" + value) for each in found):
        return 1.0
    return 0.0


def match_fact(fact: FactReading, answer: Reading, elements: list[set[str]]) -> FactMatch:
    """Finds the passage of one to three sentences that conveys a fact best.

    Args:
        fact: The weighed fact.
        answer: The answer, read.
        elements: The elements of each sentence of the answer.

    Returns:
        The best match; coverage 0 when nothing fits.
    """
    total = sum(fact.weights.values()) or 1.0
    shares = [
        {key: weight * _covers(key, found) for key, weight in fact.weights.items() if _covers(key, found)}
        for found in elements
    ]
    best = (0.0, 0, 0, frozenset[str]())
    for width, worth in ((1, 1.0), (2, 0.97), (3, 0.9)):
        for first in range(len(elements) - width + 1):
            merged: dict[str, float] = {}
            for share in shares[first : first + width]:
                for key, value in share.items():
                    merged[key] = max(value, merged.get(key, 0.0))
            covered = worth * sum(merged.values()) / total
            if covered > best[0] + 1e-9:
                best = (covered, first, first + width - 1, frozenset(merged))
    everywhere: set[str] = set().union(*elements)
    exact = [_covers(key, everywhere) for key in fact.weights if ":" in key]
    coverage, first, last, hits = best
    sentences = answer.sentences
    start, end = (sentences[first].start, sentences[last].end) if hits else (0, 0)
    return FactMatch(
        fact.fact, coverage, sum(exact) / len(exact) if exact else 1.0, start, end, hits, first, last
    )


def official_contacts(facts: tuple[FactReading, ...]) -> frozenset[str]:
    """Telephone numbers and addresses that the facts give out themselves."""
    return frozenset(
        quantity_key(quantity)
        for fact in facts
        for quantity in fact.reading.quantities
        if quantity.kind in KEPT_APART
    )
