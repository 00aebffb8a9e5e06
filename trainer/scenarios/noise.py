"""Typing noise: abbreviations, spoken words, dialect, slips of the finger, capitals and missing stops.

Personal data stand in the text as single private-use characters while noise is applied, so that it can
never be damaged and its exact place is known afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from trainer.scenarios.phrases import Phrases
from trainer.scenarios.registers import Writer

_TAIL = ".,!?:;"
_NEIGHBOURS = dict(zip("aeioutrnmgsdkl", "srouiytmnhdsjk", strict=True))
"""Letters that lie beside each other on a telephone's keyboard."""
# A search that begins with letters or digits is faster than one for the edge of a word, tested afterwards.
_NUMERAL = re.compile(r"([0-9]+) (bulan|tahun|hari|minggu|kali|meter|jam)\b")
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
_DROPPED_COMMA = re.compile(r"\b(\w+), (?!\1\b)", re.IGNORECASE)
"""A comma that goes without making its neighbours a doubled word."""

_THANKS = re.compile(r"\b[Tt]erima kasih\b")

_HANDS = 8
"""So many ways of writing are kept for writers with the same habits."""
_LEVELS = 10
"""Writers who abbreviate about as often share their ways."""
_SPOKEN, _REGIONAL = 0.7, 0.6
"""How many of the spoken and regional words a writer uses who uses any."""


class Typist:
    """Types a text the way a writer would; holds the word tables of the content.

    Args:
        phrases: the content with abbreviations, spoken words and dialects.
    """

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._thanks = phrases.abbreviations.get("terima kasih", ())
        self._hands: dict[tuple[int, bool, str | None, int], dict[str, str]] = {}

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
        if writer.rate or writer.colloquial or writer.dialect:
            text = self._type_words(text, writer, rng)
        if writer.typos:
            text = _slip(text, rng)
        if writer.doubled:
            words = text.split(" ")
            _stretch(words, rng)
            text = " ".join(words)
        if writer.no_comma:
            text = _DROPPED_COMMA.sub(r"\1 ", text)
        return _finish(text, writer, rng)

    def _type_words(self, text: str, writer: Writer, rng: Random) -> str:
        if rng.random() < writer.rate and "erima kasih" in text and self._thanks:
            text = _THANKS.sub(self._thanks[int(rng.random() * len(self._thanks))], text)
        written = self._hand(writer, int(rng.random() * _HANDS)).get
        words = text.split(" ")
        return " ".join(map(written, words, words))

    def _hand(self, writer: Writer, number: int) -> dict[str, str]:
        """Return what one of some writers with these habits writes for words: everybody keeps to his own way."""
        level = round(writer.rate * _LEVELS)
        key = (level, writer.colloquial, writer.dialect, number)
        known = self._hands.get(key)
        if known is None:
            known = self._hands[key] = self._drawn_hand(level / _LEVELS, writer, Random(str(key)))
        return known

    def _drawn_hand(self, rate: float, writer: Writer, rng: Random) -> dict[str, str]:
        phrases, hand = self._phrases, dict[str, str]()
        sources = [(rate, phrases.abbreviations)]
        if writer.colloquial:
            sources.append((_SPOKEN, phrases.colloquial))
        if writer.dialect is not None:
            sources.append((_REGIONAL, phrases.dialects[writer.dialect].words))
        for share, words in sources:
            for word, options in words.items():
                if rng.random() < share:
                    hand.update(_forms(word, options[int(rng.random() * len(options))]))
        return hand


def _forms(word: str, short: str) -> Iterator[tuple[str, str]]:
    """Yield a word and what is written for it: in lower case, with a capital, before a comma or a full stop."""
    for full, brief in ((word, short), (word[:1].upper() + word[1:], short[:1].upper() + short[1:])):
        yield full, brief
        for mark in ",.":
            yield full + mark, brief.rstrip(".") + mark


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


def _slip(text: str, rng: Random) -> str:
    """Misspell some longer lower-case words: swapped, dropped, doubled or neighbouring letters."""
    draw, length = rng.random, len(text)
    for _ in range(1 + int(draw() * (2 + min(length // 130, 9)))):
        place = int(draw() * length)
        start, end = text.rfind(" ", 0, place) + 1, text.find(" ", place)
        word = text[start:end]
        if len(word) < 5 or not word.isalpha() or not word.islower() or start < 1:
            continue
        place = start + 1 + int(draw() * (len(word) - 2))
        kind = draw()
        if kind < 0.4:
            text = f"{text[:place]}{text[place + 1]}{text[place]}{text[place + 2 :]}"
        elif kind < 0.7:
            text = text[:place] + text[place + 1 :]
        elif kind < 0.85 and text[place] in _NEIGHBOURS:
            text = text[:place] + _NEIGHBOURS[text[place]] + text[place + 1 :]
        else:
            text = text[:place] + text[place] + text[place:]
    return text


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
