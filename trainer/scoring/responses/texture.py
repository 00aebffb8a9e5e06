"""How a text is woven: what holds its words together, how it repeats itself, how far it stays with its subject."""

import re
import zlib
from itertools import pairwise
from typing import NamedTuple

from trainer.scoring.responses.comparison import Comparison
from trainer.scoring.responses.facts import quantity_key
from trainer.scoring.responses.lexicon import Lexicon
from trainer.scoring.responses.quantities import Quantity
from trainer.scoring.responses.reading import Sentence, Token
from trainer.scoring.responses.stems import UNTOUCHED
from trainer.scoring.responses.wordlist import words_of

VOWELS = frozenset("aeiouy")
VERB_BEGINNINGS = ("mem", "men", "meng", "mel", "mer", "di", "ber", "ter")
PREPOSITIONS = words_of(
    "di ke dari pada untuk dengan oleh dalam kepada bagi tentang mengenai terhadap melalui sejak atas"
)
LINKS = words_of("dan atau tetapi karena agar supaya bahwa yang sehingga")
ENDING_LINKS = frozenset(("untuk", "dalam", "atas"))
NEVER_PLACES = words_of("sudah telah akan kami dan yang mohon terima")
FAIR_FOLLOWERS = frozenset(("yang", "bahwa", "dalam", "atas"))
FAIR_PAIRS = frozenset(
    (
        ("oleh", "karena"),
        ("dan", "atau"),
        ("dari", "pada"),
        ("untuk", "di"),
        ("untuk", "ke"),
        ("yang", "karena"),
        ("dan", "karena"),
        ("dan", "agar"),
        ("atau", "karena"),
    )
)
LONG_RUN = 18
SHORT, MIDDLING = 4, 15
FEWEST_PAIRS = 10
NEIGHBOURS = 4


class Texture(NamedTuple):
    """How a text is woven, in numbers that do not depend on its subject.

    Attributes:
        words: Number of words.
        held: Share of words that hold sentences together (Indonesian or English).
        english: Share of English function words.
        variety: Different concepts per concept used.
        compressed: Compressed length per length, lower for repetitive texts.
        commas: Commas per word.
        off_topic: Share of the specific concepts that neither the report nor the facts know.
        on_topic: Share of all concepts that come from the report.
        specific: Number of different concepts that are not words of any letter.
        told: Mean coverage of the facts that must be told.
        gibberish: Share of words that cannot be Indonesian words.
        loose: Share of words that stand in sentences without anything holding them together.
        starved: Share of words that stand in long runs with hardly a connecting word.
        invented: Numbers per word that neither report nor facts know.
        disorder: Share of connecting words that are followed by what cannot follow them.
        runaway: Words of the longest sentence.
        kinship: Share of neighbouring concepts that stand near each other in report or facts as well.
        stutter: Share of concepts that repeat one of the three words before them.
        equations: How often something is said to be something else (``A adalah B``).
        touched: Number of concepts and quantities that only the facts know and the answer uses.
    """

    words: int
    held: float
    english: float
    variety: float
    compressed: float
    commas: float
    off_topic: float
    on_topic: float
    specific: int
    told: float
    gibberish: float
    loose: float
    starved: float
    invented: float
    disorder: float
    runaway: int
    kinship: float
    stutter: float
    equations: int
    touched: int


def _is_gibberish(word: str) -> bool:
    if len(word) < 4 or "-" in word:
        return False
    vowels = sum(letter in VOWELS for letter in word)
    longest_run = max((len(run) for run in re.findall(r"[^aeiouy]+", word)), default=0)
    return (
        (vowels == 0 and len(word) > 5)
        or longest_run >= 5
        or word in ("asdf", "qwerty", "lkjh", "hjkl", "zxcv")
    )


def unknown_numbers(comparison: Comparison) -> list[Quantity]:
    """Numbers above one in the answer that neither the report nor the facts contain."""
    known = comparison.base.quantities
    days = {each.partition(":")[2] for each in known if each.startswith("day:")}
    return [
        each
        for each in comparison.answer.quantities
        if each.kind == "number"
        and float(each.value) > 1
        and quantity_key(each) not in known
        and each.value not in days
        and not 2000 <= float(each.value) <= 2100
    ]


def _holds(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.connectors or word in lexicon.english


def _acts(word: str) -> bool:
    """Whether a word looks like a verb of a sentence (`menemukan`, `dihentikan`, `bertugas`)."""
    return len(word) > 5 and word not in UNTOUCHED and word.startswith(VERB_BEGINNINGS)


def _words_in(comparison: Comparison, sentence: Sentence) -> int:
    return sum(token.kind == "word" for token in comparison.answer.tokens[sentence.first : sentence.last + 1])


def _kinship(comparison: Comparison) -> float:
    """Share of neighbouring known concepts that are neighbours in the sources too (1 when there are few)."""
    sources: list[dict[str, list[int]]] = []
    for reading in (comparison.base.report, *(fact.reading for fact in comparison.base.facts)):
        places: dict[str, list[int]] = {}
        for place, key in enumerate(token.key for token in reading.tokens if token.key):
            places.setdefault(key, []).append(place)
        sources.append(places)
    known = [token.key for token in comparison.answer.tokens if token.key in comparison.base.known]
    pairs = [(first, second) for first, second in pairwise(known) if first != second]
    if len(pairs) < FEWEST_PAIRS:
        return 1.0
    near = sum(
        any(
            first in places
            and second in places
            and min(abs(one - two) for one in places[first] for two in places[second]) <= NEIGHBOURS
            for places in sources
        )
        for first, second in pairs
    )
    return near / len(pairs)


def _stutter(words: list[Token]) -> float:
    """Share of concepts that repeat one of the three words before them (`rambu kami rambukan`)."""
    repeated = sum(
        token.key in {each.key for each in words[max(0, place - 3) : place]}
        for place, token in enumerate(words)
        if token.key
    )
    return repeated / max(1, sum(bool(token.key) for token in words))


def _disorder(comparison: Comparison) -> float:
    """Share of prepositions and conjunctions that are followed by something that cannot follow them."""
    tokens = comparison.answer.tokens
    connecting = broken = 0
    for token, follower in pairwise(tokens):
        if token.norm not in PREPOSITIONS and token.norm not in LINKS:
            continue
        connecting += 1
        pair = (token.norm, follower.norm)
        ends = follower.norm in ".,;!?)" and token.norm not in ENDING_LINKS
        twice = (follower.norm in PREPOSITIONS and token.norm in PREPOSITIONS) or follower.norm in LINKS
        broken += ends or (twice and pair not in FAIR_PAIRS and follower.norm not in FAIR_FOLLOWERS)
        if token.norm == "di" and follower.norm in NEVER_PLACES:
            broken += 1
    if any(token.norm in (".", "_") and follower.norm in (".", "_") for token, follower in pairwise(tokens)):
        return 0.0
    starts = [
        comparison.answer.tokens[sentence.first]
        for sentence in comparison.answer.sentences[1:]
        if comparison.answer.tokens[sentence.first].kind == "word"
        and comparison.answer.tokens[sentence.first - 1].norm != ";"
        and len(comparison.answer.tokens[sentence.first].norm) > 1
    ]
    wrong = sum(not token.capital for token in starts)
    lower = wrong / len(starts) if len(starts) > 2 and wrong < 0.85 * len(starts) else 0.0
    return broken / max(6, connecting) + 0.25 * lower


def _unheld(comparison: Comparison) -> tuple[int, int]:
    """Words in sentences that nothing holds together, and words in long runs with hardly a connecting word.

    Proper names inside a sentence need no holding.
    """
    loose = starved = 0
    for sentence in comparison.answer.sentences:
        words = [token for token in comparison.words_of(sentence) if token.kind == "word"]
        holding = sum(_holds(token.norm, comparison.lexicon) for token in words)
        plain = [token for place, token in enumerate(words) if place == 0 or not token.capital]
        acting = sum(_acts(token.norm) for token in plain)
        if len(words) >= LONG_RUN and holding < 0.1 * len(plain):
            starved += len(words)
        limit = 0.1 if len(words) < MIDDLING else 0.2
        if len(words) > SHORT and holding + 1.5 * acting <= limit * len(plain):
            loose += len(words)
    return loose, starved


def _only_in_facts(comparison: Comparison) -> set[str]:
    known = {key for fact in comparison.base.facts for key in fact.weights}
    return known - comparison.base.topic - comparison.lexicon.letter_words


def texture(comparison: Comparison) -> Texture:
    """Measures how an answer is woven.

    Args:
        comparison: The answer beside its case.

    Returns:
        The measures.
    """
    answer, base = comparison.answer, comparison.base
    words = answer.words()
    count = max(1, len(words))
    keys = [token.key for token in words if token.key]
    letter_words = comparison.lexicon.letter_words
    names = set(re.findall(r"[^\W\d_]+", comparison.case.reporter.lower()))
    specific = sorted({token.key for token in words if token.key and token.norm not in names} - letter_words)
    joined = answer.joined.encode("utf-8")
    loose, starved = _unheld(comparison)
    told = comparison.coverage(must=True) or comparison.coverage() or [0.0]
    return Texture(
        words=len(words),
        held=sum(_holds(token.norm, comparison.lexicon) or 0.5 * _acts(token.norm) for token in words)
        / count,
        english=sum(token.norm in comparison.lexicon.english for token in words) / count,
        variety=len(set(keys)) / max(1, len(keys)),
        compressed=len(zlib.compress(joined, 9)) / max(1, len(joined)),
        commas=sum(token.norm == "," for token in answer.tokens) / count,
        off_topic=sum(key not in base.known for key in specific) / max(1, len(specific)),
        on_topic=sum(key in base.topic for key in keys) / max(1, len(keys)),
        specific=len(specific),
        told=sum(told) / len(told),
        gibberish=sum(_is_gibberish(token.norm) and token.key not in base.known for token in words) / count,
        loose=loose / count,
        starved=starved / count,
        invented=sum(float(each.value) > 12 for each in unknown_numbers(comparison)) / count,
        disorder=_disorder(comparison),
        runaway=max((_words_in(comparison, sentence) for sentence in answer.sentences), default=0),
        kinship=_kinship(comparison),
        stutter=_stutter(words),
        equations=sum(token.norm == "adalah" for token in words),
        touched=len(_only_in_facts(comparison) & set().union(*comparison.elements)),
    )
