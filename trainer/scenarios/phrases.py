"""Shared phrases, registers and typing habits: the content of `content/phrases/*.yaml`, strictly typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from trainer.scenarios.case import CaseFact, Styled


class TypingHabits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the writers of a register type; each number is the share of reports, except `rate`.

    `rate` is the range from which a writer's own rate of abbreviating is drawn.
    """

    abbreviate: float
    rate: tuple[float, float]
    no_final_stop: float
    lower_start: float
    lower_all: float
    caps: float
    run_on: float
    no_comma: float
    typos: float
    glued: float
    doubled: float
    numerals: float
    marks: float
    colloquial: float
    dialect: float


class Register(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A way of writing: where it is met, which parts it uses how often, and how it is typed.

    `channels` weighs the register within a channel, `styles` weighs the styles of sentences, `length`
    multiplies the usual length, `opening` and `parts` hold chances by kind.
    """

    label: str
    channels: dict[str, float]
    styles: dict[str, float]
    length: float
    opening: dict[str, float]
    parts: dict[str, float]
    thanks: float
    signature: float
    paragraphs: float
    typing: str


class Dialect(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Regional colouring: words by their standard form, and tails that may end a sentence."""

    words: dict[str, tuple[str, ...]]
    tails: tuple[str, ...]


class Lengths(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words a report: the median and the spread (of the logarithm) below and above it."""

    median: float = 56
    shorter: float = 0.95
    longer: float = 0.74


class Phrases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything the composer knows beside the cases."""

    parts: dict[str, Styled] = {}
    registers: dict[str, Register] = {}
    typing: dict[str, TypingHabits] = {}
    channels: dict[str, float] = {}
    lengths: Lengths = Lengths()
    groups: dict[str, tuple[str, ...]] = {}
    abbreviations: dict[str, tuple[str, ...]] = {}
    colloquial: dict[str, tuple[str, ...]] = {}
    dialects: dict[str, Dialect] = {}
    persona: dict[str, tuple[str, ...]] = {}
    replies: dict[str, tuple[str, ...]] = {}
    answers: dict[str, tuple[str, ...]] = {}
    notes: dict[str, tuple[str, ...]] = {}
    findings: dict[str, tuple[CaseFact, ...]] = {}


def combine_phrases(documents: Iterable[Mapping[str, Any]]) -> Phrases:
    """Combine the documents of the phrase files.

    Args:
        documents: the parsed YAML files; a key may be spread over several files.

    Returns:
        The phrases.

    Raises:
        ValueError: an entry is defined twice, or a register names typing habits that do not exist.
        msgspec.ValidationError: a field has the wrong name or type.
    """
    merged: dict[str, Any] = {}
    for document in documents:
        for key, value in document.items():
            known = merged.setdefault(key, {})
            twice = sorted(set(known) & set(value))
            if twice:
                raise ValueError(f"frasa {key!r}: {', '.join(twice)} ditulis dua kali")
            known.update(value)
    phrases = msgspec.convert(merged, Phrases)
    for name, register in phrases.registers.items():
        if register.typing not in phrases.typing:
            raise ValueError(f"ragam {name!r}: kebiasaan mengetik {register.typing!r} tidak ada")
    return phrases
