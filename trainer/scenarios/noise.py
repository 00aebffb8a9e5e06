"""Typing noise: abbreviations, spoken words, dialect, slips of the finger, capitals and missing stops.

Personal data stand in the text as single private-use characters while noise is applied, so that it can
never be damaged and its exact place is known afterwards.
"""

from __future__ import annotations

import re
from itertools import compress
from random import Random
from typing import TypeAlias

from trainer.scenarios.phrases import Phrases
from trainer.scenarios.registers import Writer

_TAIL = ".,!?:;"
_NEIGHBOURS = dict(zip("aeioutrnmgsdkl", "srouiytmnhdsjk", strict=True))
"""Letters that lie beside each other on a telephone's keyboard."""
# A search that begins with letters or digits is faster than one for the edge of a word, tested afterwards.
_NUMERAL = re.compile(r"(\d+) (bulan|tahun|hari|minggu|kali|meter|jam)\b")
_NUMERAL_SHORT = {
    "bulan": "bln",
    "tahun": "thn",
    "hari": "hr",
    "minggu": "mgg",
    "kali": "x",
    "meter": "m",
    "jam": "jam",
}
_TWICE = re.compile(r"\b([a-z]{3,})-\1\b")
_GLUED = re.compile(
    r"(di|Di|ke|Ke)(?<!\w..) (depan|sini|sana|jalan|rumah|kantor|sekolah|desa|sekitar|mana|pinggir|atas|dekat)\b"
)
_SPLIT = re.compile(
    r"(di|Di)(?<!\w..)(perbaiki|tindaklanjuti|tangani|cek|lakukan|bangun|bayar|beri|minta|urus|tanya|biarkan)"
)
_STRETCHABLE = (
    "tolong",
    "lama",
    "parah",
    "banget",
    "mohon",
    "capek",
    "sekali",
    "kapan",
    "susah",
    "bau",
    "gelap",
)
_THANKS = re.compile(r"\b[Tt]erima kasih\b")


_Table: TypeAlias = "dict[str, tuple[float, tuple[str, ...]]]"
"""What may be written for a word, and how often (0.0: at the writer's own rate)."""


class Typist:
    """Types a text the way a writer would; holds the word tables of the content.

    Args:
        phrases: the content with abbreviations, spoken words and dialects.
    """

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._thanks = phrases.abbreviations.get("terima kasih", ())
        self._tables: dict[tuple[bool, bool, str | None], _Table] = {}

    def type_text(self, text: str, writer: Writer, rng: Random) -> str:
        """Return the text as this writer types it.

        Args:
            text: the clean text; private-use characters stay untouched.
            writer: the writer's habits.
            rng: decides where they show.

        Returns:
            The typed text, never empty, without double spaces.
        """
        if writer.numerals:
            text = _NUMERAL.sub(_short_numeral, text)
            if "-" in text:
                text = _TWICE.sub(_short_double, text)
        if writer.glued:
            text = _GLUED.sub(r"\1\2", text) if rng.random() < 0.6 else _SPLIT.sub(r"\1 \2", text)
            text = _drop_one_space(text, rng)
        if writer.rate or writer.colloquial or writer.dialect or writer.typos or writer.doubled:
            text = self._type_words(text, writer, rng)
        if writer.no_comma:
            text = text.replace(", ", " ")
        return _finish(text, writer, rng)

    def _type_words(self, text: str, writer: Writer, rng: Random) -> str:
        if writer.rate and self._thanks and rng.random() < writer.rate:
            short = self._thanks[int(rng.random() * len(self._thanks))]
            if "erima kasih" in text:
                text = _THANKS.sub(short, text)
        words = text.split(" ")
        if writer.rate or writer.colloquial or writer.dialect:
            self._replace(words, writer, rng)
        if writer.typos:
            _slip(words, rng)
        if writer.doubled:
            _stretch(words, rng)
        return " ".join(words)

    def _replace(self, words: list[str], writer: Writer, rng: Random) -> None:
        """Replace words by what this writer writes for them, each at its own rate."""
        draw, rate = rng.random, writer.rate
        table = self._table(rate > 0, writer.colloquial, writer.dialect)
        for index in compress(range(len(words)), map(table.__contains__, words)):
            share, options = table[words[index]]
            if draw() < (share or rate):
                words[index] = options[int(draw() * len(options))]

    def _table(self, short: bool, colloquial: bool, dialect: str | None) -> _Table:
        """Return the words of a kind of writer, in lower case, with a capital, and before a comma or stop."""
        known = self._tables.get((short, colloquial, dialect))
        if known is not None:
            return known
        table: _Table = {}
        if short:
            table.update((word, (0.0, options)) for word, options in self._phrases.abbreviations.items())
        if colloquial:
            table.update((word, (0.7, options)) for word, options in self._phrases.colloquial.items())
        if dialect is not None:
            words = self._phrases.dialects[dialect].words
            table.update((word, (0.6, options)) for word, options in words.items())
        for word, (share, options) in tuple(table.items()):
            table[word[:1].upper() + word[1:]] = (share, tuple(o[:1].upper() + o[1:] for o in options))
        for mark in ",.":
            for word, (share, options) in tuple(table.items()):
                if word[-1] not in ",.":
                    table[word + mark] = (share, tuple(o.rstrip(".") + mark for o in options))
        self._tables[short, colloquial, dialect] = table
        return table


def _short_numeral(match: re.Match[str]) -> str:
    start = match.start()
    before = match.string[start - 1 : start]
    if before.isalnum() or before == "_":
        return match[0]
    return match[1] + _NUMERAL_SHORT[match[2]]


def _short_double(match: re.Match[str]) -> str:
    return match[1] + "2"


def _drop_one_space(text: str, rng: Random) -> str:
    """Glue one comma or full stop to the next word."""
    start = int(rng.random() * max(len(text), 1))
    for mark in (", ", ". "):
        place = text.find(mark, start)
        if place > 0 and text[place - 1].islower():
            return text[: place + 1] + text[place + 2 :]
    return text


def _slip(words: list[str], rng: Random) -> None:
    """Misspell some longer lower-case words: swapped, dropped, doubled or neighbouring letters."""
    for _ in range(1 + int(rng.random() * (2 + min(len(words) // 14, 9)))):
        index = int(rng.random() * len(words))
        word = words[index]
        if len(word) < 5 or not word.isalpha() or not word.islower():
            continue
        place = 1 + int(rng.random() * (len(word) - 2))
        kind = rng.random()
        if kind < 0.4:
            words[index] = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
        elif kind < 0.7:
            words[index] = word[:place] + word[place + 1 :]
        elif kind < 0.85 and word[place] in _NEIGHBOURS:
            words[index] = word[:place] + _NEIGHBOURS[word[place]] + word[place + 1 :]
        else:
            words[index] = word[:place] + word[place] + word[place:]


def _stretch(words: list[str], rng: Random) -> None:
    """Stretch a vowel or the last letter of one word of feeling: `lamaaa`, `tolooong`."""
    for index, word in enumerate(words):
        bare = word.rstrip(_TAIL)
        if bare.lower() in _STRETCHABLE:
            times = 2 + int(rng.random() * 3)
            if bare[-1] in "aiueo":
                words[index] = bare + bare[-1] * times + word[len(bare) :]
            else:
                vowel = max(bare.rfind(letter) for letter in "aiueo")
                words[index] = bare[:vowel] + bare[vowel] * times + bare[vowel:] + word[len(bare) :]
            return


def _finish(text: str, writer: Writer, rng: Random) -> str:
    """Apply capitals and the end of the text."""
    if not writer.final_stop and text.endswith("."):
        text = text.rstrip(".")
    if writer.marks:
        count = 2 + int(rng.random() * 4)
        if text.endswith("?"):
            text = text + "?" * count
        elif rng.random() < 0.7:
            text = text.rstrip(".,") + "!" * count
    if writer.caps:
        return text.upper()
    if writer.lower_all:
        return text.lower()
    if writer.lower_start:
        return text[:1].lower() + text[1:]
    return text
