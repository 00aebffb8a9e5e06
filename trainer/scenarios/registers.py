"""How a report is written: channel, register, and the writer's typing habits."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate
from random import Random

import msgspec

from trainer.scenarios.case import CaseTemplate
from trainer.scenarios.phrases import Phrases, TypingHabits
from trainer.sp4n.vocabulary import Channel


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
    """Keys to choose from by weight.

    Args:
        pairs: keys with their weights, at least one above 0.

    Raises:
        ValueError: there is nothing to choose from.
    """

    __slots__ = ("_keys", "_last", "_limits", "_total")

    def __init__(self, pairs: Iterable[tuple[str, float]]) -> None:
        kept = [(key, weight) for key, weight in pairs if weight > 0]
        if not kept:
            raise ValueError("tidak ada pilihan dengan bobot di atas 0")
        self._keys = tuple(key for key, _ in kept)
        self._limits = tuple(accumulate(weight for _, weight in kept))
        self._total, self._last = self._limits[-1], len(kept) - 1

    def choose(self, rng: Random) -> str:
        """Return one key."""
        return self._keys[bisect_right(self._limits, rng.random() * self._total, 0, self._last)]


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
    return Wheel((weights if any(weights.values()) else dict.fromkeys(weights, 1.0)).items())


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


def draw_writer(habits: TypingHabits, style: str, dialects: tuple[str, ...], rng: Random) -> Writer:
    """Draw one writer's habits; formal letters are typed with more care than chats.

    Args:
        habits: the register's habits.
        style: style of the sentences.
        dialects: dialects spoken in the region.
        rng: decides.

    Returns:
        The writer.
    """
    draw = rng.random
    care = 0.4 if style == "formal" else 1.0
    casual = style == "casual"
    low, high = habits.rate
    abbreviates = draw() < habits.abbreviate * care or (casual and draw() < 0.6)
    coloured = bool(dialects) and casual and draw() < habits.dialect
    return Writer(
        rate=low + (high - low) * draw() if abbreviates else 0.0,
        final_stop=draw() >= habits.no_final_stop,
        lower_start=draw() < habits.lower_start * care,
        lower_all=draw() < habits.lower_all * care,
        caps=draw() < habits.caps,
        run_on=draw() < habits.run_on * care,
        no_comma=draw() < habits.no_comma * care,
        typos=draw() < habits.typos,
        glued=draw() < habits.glued,
        doubled=draw() < habits.doubled,
        numerals=draw() < habits.numerals,
        marks=draw() < habits.marks,
        colloquial=draw() < habits.colloquial,
        dialect=dialects[int(draw() * len(dialects))] if coloured else None,
    )
