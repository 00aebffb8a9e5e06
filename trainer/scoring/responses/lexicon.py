"""The grader's words: spelling of messages, concepts, negations and the patterns that betray a failure.

The lists are data (`content/rubrics/responses-lexicon.yaml`); this module only compiles them. A pattern is a
phrase in normal spelling: ``a|b`` alternatives of one word, ``ber*`` any ending, ``<warga>`` a named set of
words, ``...`` up to four words inside a sentence, ``,`` a comma.
"""

import re
from collections.abc import Iterable, Mapping

import msgspec

from trainer.scoring.responses.stems import stem

NAMED_SET = re.compile(r"<([^>]+)>")
GAP = r"(?:[^ .!?;¶]+ ){0,4}"


class LexiconData(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The lists as they stand in the YAML file.

    Attributes:
        ejaan_pesan: Message spelling -> full word.
        singkatan_wajar: Short forms that are resolved but not counted as message spelling.
        kata_tugas: Words without content.
        kata_perangkai: Words that hold a sentence together.
        kata_inggris: English function words.
        ingkar: Negations.
        kata_kerja_ringan: Verbs that pass a negation on to the word after them.
        penghubung: Conjunctions that end a negation's reach.
        konsep: Concept -> words that mean it.
        lawan: Word -> concept of which it is the negation.
        ungkapan: Concept -> fixed expressions with that meaning.
        ungkapan_ingkar: Concept -> fixed expressions that deny it.
        kata_surat: Words of any official letter, which say nothing about a particular report.
        himpunan: Named sets of words used inside patterns.
        pola: Name -> patterns.
    """

    ejaan_pesan: dict[str, str]
    singkatan_wajar: tuple[str, ...]
    kata_tugas: tuple[str, ...]
    kata_perangkai: tuple[str, ...]
    kata_inggris: tuple[str, ...]
    ingkar: tuple[str, ...]
    kata_kerja_ringan: tuple[str, ...]
    penghubung: tuple[str, ...]
    konsep: dict[str, tuple[str, ...]]
    lawan: dict[str, str]
    ungkapan: dict[str, tuple[str, ...]]
    ungkapan_ingkar: dict[str, tuple[str, ...]]
    kata_surat: tuple[str, ...]
    himpunan: dict[str, tuple[str, ...]]
    pola: dict[str, tuple[str, ...]]


class Lexicon(msgspec.Struct, frozen=True, eq=False):
    """The compiled lists."""

    message_spelling: Mapping[str, str]
    fair_short_forms: frozenset[str]
    stopwords: frozenset[str]
    connectors: frozenset[str]
    english: frozenset[str]
    negators: frozenset[str]
    light_verbs: frozenset[str]
    conjunctions: frozenset[str]
    concepts: Mapping[str, str]
    letter_words: frozenset[str]
    expressions: tuple[tuple[re.Pattern[str], str, bool], ...]
    patterns: Mapping[str, re.Pattern[str]]
    word_sets: Mapping[str, frozenset[str]]

    def concept(self, root: str) -> str:
        """The concept that a stem stands for, or the stem itself."""
        return self.concepts.get(root, root)


def _word_pattern(word: str, sets: Mapping[str, tuple[str, ...]]) -> str:
    if word == "...":
        return GAP
    choices: list[str] = []
    for part in NAMED_SET.sub(
        lambda found: "|".join(f"<{name}>" for name in found[1].split("|")), word
    ).split("|"):
        choices.extend(sets.get(part[1:-1], (part[1:-1],)) if part.startswith("<") else (part,))
    return "(?:" + "|".join(sorted((_inner(each) for each in choices), key=len, reverse=True)) + ") "


def _inner(word: str) -> str:
    return re.escape(word).replace(r"\*", r"[^ ]*").replace("_", " ").replace(r"\ ", " ")


def compile_pattern(phrases: Iterable[str], sets: Mapping[str, tuple[str, ...]]) -> re.Pattern[str]:
    """Turns phrases into one regular expression over `Reading.joined`.

    Args:
        phrases: Patterns in the notation of the module's docstring.
        sets: The named sets.

    Returns:
        The compiled expression; it begins at a word and ends at a word's trailing blank.

    Raises:
        KeyError: When a phrase names an unknown set.
    """
    bodies = ["".join(_word_pattern(word, sets) for word in phrase.split()) for phrase in phrases]
    return re.compile(
        r"(?<= )(?:" + "|".join(sorted(bodies, key=len, reverse=True)) + r")" if bodies else r"(?!)"
    )


def compile_lexicon(data: LexiconData) -> Lexicon:
    """Compiles the lists of the YAML file.

    Args:
        data: The parsed lists.

    Returns:
        The lexicon that the reader and the detectors use.
    """
    concepts: dict[str, str] = {}
    for concept, words in data.konsep.items():
        for word in (concept, *words):
            concepts[stem(word)] = concept
    expressions = [
        (compile_pattern(phrases, data.himpunan), concept, negative)
        for negative, group in ((False, data.ungkapan), (True, data.ungkapan_ingkar))
        for concept, phrases in group.items()
    ]
    for word, concept in data.lawan.items():
        expressions.append((compile_pattern([word], data.himpunan), concept, True))
    return Lexicon(
        message_spelling=data.ejaan_pesan,
        fair_short_forms=frozenset(data.singkatan_wajar),
        stopwords=frozenset(data.kata_tugas),
        connectors=frozenset(data.kata_perangkai),
        english=frozenset(data.kata_inggris),
        negators=frozenset(data.ingkar),
        light_verbs=frozenset(data.kata_kerja_ringan),
        conjunctions=frozenset(data.penghubung),
        concepts=concepts,
        letter_words=frozenset(concepts.get(stem(word), stem(word)) for word in data.kata_surat),
        expressions=tuple(expressions),
        patterns={name: compile_pattern(phrases, data.himpunan) for name, phrases in data.pola.items()},
        word_sets={name: frozenset(words) for name, words in data.himpunan.items()},
    )
