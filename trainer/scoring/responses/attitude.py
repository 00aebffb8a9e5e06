"""The attitude of single sentences: a small linear model over words and pairs of words.

The lists of the lexicon know expressions; this model has learnt from labelled sentences how contempt, blame, refusal and
empty promises sound, so that an attitude is also seen in words nobody listed. Words are compared by their stem; all
ways to address the citizen count as one word, so do ``kami`` and ``kita``, and so do all numbers. The weights are data
(key ``sikap`` of `content/rubrics/responses-model.yaml`), produced by `benchmarks/fit_attitude.py`.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from math import exp

import msgspec

from trainer.scoring.responses.reading import Reading, Token
from trainer.scoring.responses.stems import stem
from trainer.scoring.responses.wordlist import words_of

CITIZEN = words_of(
    "anda bapak ibu pak bu saudara saudari pelapor situ kamu kau kalian mas mbak kak bang lu panjenengan sampeyan "
    "sdr sdri"
)
OURSELVES = words_of("kami kita")
MARKS = frozenset("?!,")
SCALE = 100
FAIR = "wajar"


class AttitudeData(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The model as it stands in the YAML file.

    Attributes:
        dasar: Attitude -> base value.
        bobot: Attitude -> ``feature=weight`` in hundredths, separated by blanks; the two words of a pair are joined by
            ``_``.
    """

    dasar: dict[str, float] = {}
    bobot: dict[str, str] = {}


class AttitudeModel(msgspec.Struct, frozen=True, eq=False):
    """The model, ready for use.

    Attributes:
        names: The attitudes.
        base: Base value of each.
        weights: Feature -> weight for each attitude.
    """

    names: tuple[str, ...]
    base: tuple[float, ...]
    weights: Mapping[str, tuple[float, ...]]


def compile_attitudes(data: AttitudeData) -> AttitudeModel:
    """Prepares the weights for look-up.

    Args:
        data: The parsed lists; empty lists make a model that sees nothing.

    Returns:
        The model.
    """
    names = tuple(data.dasar)
    weights: dict[str, list[float]] = {}
    for place, name in enumerate(names):
        for entry in data.bobot.get(name, "").split():
            feature, _, number = entry.rpartition("=")
            weights.setdefault(feature, [0.0] * len(names))[place] = int(number) / SCALE
    frozen = {feature: tuple(row) for feature, row in weights.items()}
    return AttitudeModel(names, tuple(data.dasar.values()), frozen)


def _unit(token: Token) -> str:
    """What a token counts as, empty when it does not count."""
    if token.kind == "number":
        return "@n"
    if token.kind == "word":
        if token.norm in CITIZEN:
            return "@anda"
        return "@kami" if token.norm in OURSELVES else stem(token.norm)
    return token.norm if token.norm in MARKS else ""


def attitude_features(tokens: Iterable[Token]) -> set[str]:
    """The words and pairs of neighbouring words by which a sentence is judged.

    Args:
        tokens: The tokens of one sentence.

    Returns:
        The features; ``^`` stands for the sentence's beginning.
    """
    units = [unit for unit in map(_unit, tokens) if unit]
    return {*units, *(f"{first}_{second}" for first, second in pairwise(["^", *units]))}


def sentence_attitudes(tokens: Iterable[Token], model: AttitudeModel) -> dict[str, float]:
    """How likely each attitude is for one sentence.

    Args:
        tokens: The tokens of the sentence.
        model: The model.

    Returns:
        Attitude -> probability; empty when the model is empty.
    """
    totals = list(model.base)
    for feature in sorted(attitude_features(tokens)):
        row = model.weights.get(feature)
        if row is not None:
            totals = [total + weight for total, weight in zip(totals, row, strict=True)]
    highest = max(totals, default=0.0)
    powers = [exp(total - highest) for total in totals]
    whole = sum(powers)
    return {name: power / whole for name, power in zip(model.names, powers, strict=True)}


def read_attitudes(reading: Reading, model: AttitudeModel) -> tuple[dict[str, float], ...]:
    """The attitude of each sentence of a text.

    Args:
        reading: The text, read.
        model: The model.

    Returns:
        One table for each sentence, in their order.
    """
    return tuple(
        sentence_attitudes(reading.tokens[each.first : each.last + 1], model) for each in reading.sentences
    )


def strongest_attitude(attitudes: Sequence[Mapping[str, float]], name: str) -> tuple[float, int]:
    """The highest probability of one attitude and the index of its sentence (-1 when nothing is known)."""
    rated = [(each.get(name, 0.0), -place) for place, each in enumerate(attitudes)]
    top = max(rated, default=(0.0, 1))
    return top[0], -top[1]
