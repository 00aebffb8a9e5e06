"""An answer laid beside its case: the common ground on which all detectors work."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from trainer.scoring.responses.facts import (
    FactMatch,
    FactReading,
    elements_of,
    match_fact,
    official_contacts,
    quantity_key,
    read_fact,
)
from trainer.scoring.responses.lexicon import Lexicon
from trainer.scoring.responses.reading import Reading, Sentence, Token, read
from trainer.scoring.responses.records import AnswerCase
from trainer.scoring.responses.wordlist import words_of

COURTEOUS = words_of("terima_kasih maaf peduli pantau sudah samar_waktu terus")
"""Patterns that count even when a fact uses the same words."""


class CaseReading(NamedTuple):
    """A case, read once.

    Attributes:
        case: The case.
        report: Title and body of the report.
        facts: The weighed facts.
        topic: Concepts and quantities of the report.
        known: Concepts of report, facts and unit together.
        quantities: Quantities of report and facts, with the months and days of their dates.
        contacts: Official contacts given in the facts.
    """

    case: AnswerCase
    report: Reading
    facts: tuple[FactReading, ...]
    topic: frozenset[str]
    known: frozenset[str]
    quantities: frozenset[str]
    contacts: frozenset[str]


class Comparison(NamedTuple):
    """An answer beside its case.

    Attributes:
        base: The case, read.
        answer: The answer, read.
        elements: Concepts and quantities of each sentence of the answer.
        matches: For each fact how far it is conveyed.
        lexicon: The grader's words.
    """

    base: CaseReading
    answer: Reading
    elements: tuple[set[str], ...]
    matches: tuple[FactMatch, ...]
    lexicon: Lexicon

    @property
    def case(self) -> AnswerCase:
        """The case that the answer belongs to."""
        return self.base.case

    def words_of(self, sentence: Sentence) -> tuple[Token, ...]:
        """The tokens of one sentence of the answer."""
        return self.answer.tokens[sentence.first : sentence.last + 1]

    def found(self, name: str) -> list[tuple[int, int]]:
        """Places in the answer where a named pattern of the lexicon occurs in words that are not a fact's own."""
        return [self.answer.span(match) for match in self._matches(name)]

    def count(self, name: str) -> int:
        """How often a named pattern occurs in the answer in words that are not a fact's own."""
        return sum(1 for _ in self._matches(name))

    def _matches(self, name: str) -> Iterator[re.Match[str]]:
        for match in self.lexicon.patterns[name].finditer(self.answer.joined):
            if name in COURTEOUS or not any(match[0] in fact.reading.joined for fact in self.base.facts):
                yield match

    def coverage(self, *kinds: str, must: bool | None = None) -> list[float]:
        """Coverage of the facts of some kinds (all kinds when none is named)."""
        return [
            match.coverage
            for match in self.matches
            if (not kinds or match.fact.kind in kinds) and (must is None or match.fact.must == must)
        ]


def _keys(reading: Reading) -> frozenset[str]:
    return frozenset(token.key for token in reading.tokens if token.kind == "word" and token.key)


def read_case(case: AnswerCase, lexicon: Lexicon) -> CaseReading:
    """Reads report and facts of a case.

    Args:
        case: The case.
        lexicon: The grader's words.

    Returns:
        The case with everything prepared that does not depend on the answer.
    """
    report = read(f"{case.title}.\n{case.body}", case.date, lexicon)
    readings = [read(fact.text, case.date, lexicon) for fact in case.facts]
    unit = read(case.unit, case.date, lexicon)
    topic = _keys(report) | {quantity_key(quantity) for quantity in report.quantities}
    common = Counter(key for reading in readings for key in sorted(_keys(reading)))
    known = topic.union(_keys(unit), *(_keys(reading) for reading in readings))
    quantities = {
        key
        for reading in (report, *readings)
        for sentence in reading.sentences
        for key in elements_of(reading, sentence)
        if ":" in key
    }
    facts = tuple(
        read_fact(fact, reading, frozenset(topic), common, lexicon.letter_words)
        for fact, reading in zip(case.facts, readings, strict=True)
    )
    return CaseReading(
        case,
        report,
        facts,
        frozenset(topic),
        frozenset(known),
        frozenset(quantities),
        official_contacts(facts),
    )


def compare(base: CaseReading, text: str, lexicon: Lexicon) -> Comparison:
    """Lays an answer beside its case.

    Args:
        base: The case, read.
        text: The answer.
        lexicon: The grader's words.

    Returns:
        The comparison.
    """
    answer = read(text, base.case.date, lexicon)
    elements = [elements_of(answer, sentence) for sentence in answer.sentences]
    matches = tuple(match_fact(fact, answer, elements) for fact in base.facts)
    return Comparison(base, answer, tuple(elements), matches, lexicon)
