"""How a report is written: channel, register, and the writer's typing habits."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate
from random import Random

import msgspec

from trainer.scenarios.case import CaseTemplate
from trainer.scenarios.phrases import Phrases, TypingHabits
from trainer.sp4n.vocabulary import Channel

_FIELDS = 1000
"""Fields of a wheel: looking one up costs less than searching among weights."""
_AS_SHARED = ("typos", "glued", "doubled", "numerals", "marks", "colloquial")
_WRITERS = 512
"""Writers of one kind, made once and dealt to the reports."""


class Writer(msgspec.Struct, frozen=True, gc=False):
    """The typing habits of one writer, all chances drawn.

    `rate` is how often he abbreviates (0 = never), `dialect` the dialect that colours his words.
    """

    rate: float
    final_stop: bool
    lower_start: bool
    lower_all: bool
    caps: bool
    run_on: bool
    no_comma: bool
    typos: bool
    glued: bool
    doubled: bool
    numerals: bool
    marks: bool
    colloquial: bool
    dialect: str | None


class Wheel:
    """Keys to choose from by weight, to a thousandth.

    Args:
        pairs: keys with their weights, at least one above 0.

    Raises:
        ValueError: there is nothing to choose from.
    """

    __slots__ = ("_keys",)

    def __init__(self, pairs: Iterable[tuple[str, float]]) -> None:
        kept = [(key, weight) for key, weight in pairs if weight > 0]
        if not kept:
            raise ValueError("tidak ada pilihan dengan bobot di atas 0")
        total, limits = sum(weight for _, weight in kept), accumulate(weight for _, weight in kept)
        edges = [0, *(max(1, round(_FIELDS * limit / total)) for limit in limits)]
        self._keys = tuple(
            key
            for (key, _), first, last in zip(kept, edges, edges[1:], strict=False)
            for _ in range(last - first)
        )

    def choose(self, rng: Random) -> str:
        """Return one key."""
        return self._keys[int(rng.random() * _FIELDS)]


@lru_cache(maxsize=1024)
def wheel_of(pairs: tuple[tuple[str, float], ...]) -> Wheel:
    """Return a wheel, from the last calls if it has the same keys and weights."""
    return Wheel(pairs)


def channel_wheel(phrases: Phrases, register: str | None = None) -> Wheel:
    """Return the channels by their share, limited to those where a register (if given) is met.

    Source: dossier 7.2 (channel mix without the batch of 2024).
    """
    met = phrases.registers[register].channels if register is not None else None
    return Wheel(
        (name, share * (met.get(name, 0.0) if met is not None else 1.0))
        for name, share in phrases.channels.items()
    )


def register_wheel(phrases: Phrases, case: CaseTemplate, channel: Channel) -> Wheel:
    """Return the registers that are met on a channel and that the case's voices and mood allow."""
    voices = [name for name in case.reporter.voices if name in phrases.registers]
    weights = {
        name: register.channels.get(channel.value, 0.0) * _mood_factor(case, name)
        for name, register in phrases.registers.items()
        if not voices or name in voices
    }
    return wheel_of(tuple((weights if any(weights.values()) else dict.fromkeys(weights, 1.0)).items()))


def _mood_factor(case: CaseTemplate, register: str) -> float:
    """Return how a case's mood favours a register: nobody thanks in anger or begs for an opening hour."""
    calm = case.key.type.value in ("informasi", "aspirasi") or case.reporter.mood == "senang"
    if register in ("marah", "memelas"):
        if calm:
            return 0.0
        if case.reporter.mood == "marah":
            return 3.0 if register == "marah" else 0.3
        if case.reporter.mood == "sedih":
            return 3.0 if register == "memelas" else 0.3
    return 0.1 if calm and register == "titipan" else 1.0


def writers(habits: TypingHabits, style: str, dialects: tuple[str, ...]) -> tuple[Writer, ...]:
    """Return typical writers, all equally likely: dealing one costs less than drawing all his habits.

    Every habit is shared out exactly, so that even a rare one is met as often as the content says.

    Args:
        habits: the register's habits.
        style: style of the sentences.
        dialects: dialects spoken in the region.
    """
    rng = Random(f"penulis|{style}")

    def dealt(share: float) -> list[bool]:
        hands = [index < round(share * _WRITERS) for index in range(_WRITERS)]
        rng.shuffle(hands)
        return hands

    casual, care = style == "casual", 0.4 if style == "formal" else 1.0
    low, high = habits.rate
    columns = {
        "final_stop": dealt(1 - habits.no_final_stop),
        "lower_start": dealt(habits.lower_start * care),
        "lower_all": dealt(habits.lower_all * care),
        "caps": dealt(habits.caps),
        "run_on": dealt(habits.run_on * care),
        "no_comma": dealt(habits.no_comma * care),
        **{name: dealt(getattr(habits, name)) for name in _AS_SHARED},
    }
    abbreviates = dealt(1 - (1 - habits.abbreviate * care) * (0.4 if casual else 1.0))
    coloured = dealt(habits.dialect if dialects and casual else 0.0)
    return tuple(
        Writer(
            rate=low + (high - low) * rng.random() if abbreviates[index] else 0.0,
            dialect=rng.choice(dialects) if coloured[index] else None,
            **{name: column[index] for name, column in columns.items()},
        )
        for index in range(_WRITERS)
    )
