"""Another cause or another number in the place of the one that a fact gives."""

from trainer.scoring.responses.comparison import Comparison
from trainer.scoring.responses.findings import Finding
from trainer.scoring.responses.promises import is_promise
from trainer.scoring.responses.reading import Token
from trainer.scoring.responses.texture import unknown_numbers
from trainer.scoring.responses.wordlist import words_of

CODE = "bertentangan_fakta"
CAUSES = words_of("karena akibat lantaran disebabkan sebab dikarenakan")
LEAST_SHARED = 0.8


def _causes_in(tokens: tuple[Token, ...]) -> list[tuple[Token, set[str]]]:
    found: list[tuple[Token, set[str]]] = []
    for place, token in enumerate(tokens):
        if token.norm in CAUSES:
            keys: list[str] = []
            for follower in tokens[place + 1 : place + 9]:
                if follower.norm in (".", ";", "¶") or len(keys) == 4:
                    break
                if follower.key:
                    keys.append(follower.key)
            found.append((token, set(keys)))
    return found


def _other_cause(comparison: Comparison) -> list[Finding]:
    """A cause that shares no word with report or facts, where a fact names another one for the same effect."""
    found: list[Finding] = []
    for fact in comparison.base.facts:
        causes = _causes_in(fact.reading.tokens)
        if not causes:
            continue
        effect = set(fact.weights) - set().union(*(keys for _, keys in causes))
        for sentence, elements in zip(comparison.answer.sentences, comparison.elements, strict=True):
            tokens = comparison.words_of(sentence)
            if not (effect & elements) or any(token.norm == "maaf" for token in tokens):
                continue
            told = set().union(*(keys for _, keys in causes)) & set().union(*comparison.elements)
            for mark, keys in _causes_in(tokens):
                if keys and not told and not (keys & comparison.base.known):
                    found.append(Finding(CODE, 0.5, "dibalik", mark.start, sentence.end, fact.fact.id))
    return found


def _other_number(comparison: Comparison) -> list[Finding]:
    """A number nobody knows in a sentence about a fact whose own numbers the answer leaves out."""
    unknown = {each.start: each for each in unknown_numbers(comparison)}
    everywhere: set[str] = set().union(*comparison.elements)
    found: list[Finding] = []
    for sentence, elements in zip(comparison.answer.sentences, comparison.elements, strict=True):
        hours = {
            token.end + 1
            for token in comparison.words_of(sentence)
            if token.norm in ("pukul", "jam", "hingga", "sampai")
        }
        strange = [
            unknown[each.start]
            for each in sentence.quantities
            if each.start in unknown and each.start not in hours and not is_promise(comparison, each)
        ]
        if not strange:
            continue
        for fact in comparison.base.facts:
            numbers = {key for key in fact.weights if key.startswith("number:")}
            shared = [key for key in fact.weights if ":" not in key and key in elements]
            weight = sum(fact.weights[key] for key in shared)
            if numbers and not (numbers & everywhere) and len(shared) >= 2 and weight >= LEAST_SHARED:
                found.append(Finding(CODE, 0.5, "angka_lain", strange[0].start, strange[0].end, fact.fact.id))
                break
    return found


def find_substitutes(comparison: Comparison) -> list[Finding]:
    """Finds causes and numbers that stand where a fact has others.

    Args:
        comparison: The answer beside its case.

    Returns:
        Findings with the code ``bertentangan_fakta``.

    Source:
        Dossier section 8.2 row 4.
    """
    return [*_other_cause(comparison), *_other_number(comparison)]
