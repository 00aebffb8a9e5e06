"""What a long list holds, and how people find it: by its name, by everyday words for it, or by what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from trainer.screens.shared.plain import plain_line

BETWEEN = "|"
"""Parts the words and phrases by which an entry can be found besides its name."""

_TOKEN = re.compile(r"[^\W_]+")
_VOWELS = re.compile(r"[aeiou]")
SHORTEST_PART = 3
"""So many letters may also stand inside a word of a name; in what the entry is about one more."""

SHORTEST_TYPO, LONG = 4, 8
"""From so many letters on one wrong letter is forgiven, and two in a long word."""


class Entry:
    """An entry of a `Picker`.

    With a depth it is part of a tree, whose order shows where it belongs; its detail is then shown only
    among search results.

    Args:
        value: what drafts keep.
        label: its name.
        detail: what is shown behind the name, and in full below the list.
        words: other words and phrases to find it by, parted by `|`; they count as its name.
        depth: how deep it lies in a tree.
    """

    def __init__(self, value: str, label: str, detail: str = "", words: str = "", depth: int = 0) -> None:
        self.value = value
        self.label = plain_line(label)
        self.detail = plain_line(detail)
        self.words = words
        self.depth = depth

    @cached_property
    def name(self) -> tuple[str, ...]:
        """The words of the name."""
        return tokens(self.label)

    @cached_property
    def phrases(self) -> frozenset[str]:
        """The other names."""
        return frozenset(" ".join(tokens(phrase)) for phrase in self.words.split(BETWEEN)) - {""}

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """The words of the other names."""
        return tuple(dict.fromkeys(tokens(self.words)))

    @cached_property
    def about(self) -> tuple[str, ...]:
        """The words of the detail."""
        return tuple(dict.fromkeys(tokens(self.detail)))

    def score(self, word: str) -> int:
        """How well a word fits: the name before other names, these before what the entry is about; 0 for not at all."""
        if word in self.name or word in self.phrases:
            return 6
        if word in self.parts:
            return 5
        if _begins(self.name, word):
            return 4
        long = len(word) >= SHORTEST_PART
        if long and (_begins(self.parts, word) or _holds(self.name, word)):
            return 3
        if _begins(self.about, word):
            return 2
        return 1 if len(word) > SHORTEST_PART and _holds(self.about, word) else 0


def tokens(text: str) -> tuple[str, ...]:
    """The words of a text in small letters."""
    return tuple(_TOKEN.findall(text.casefold()))


def find(entries: Sequence[Entry], query: str) -> list[Entry]:
    """The entries that fit the most words of a query, the best first.

    People type what the report says (`jalan rusak`, `jln rsk`, `odgj`), not what the tree calls it: a word that
    fits nothing stands for those that differ in a letter, or for those it leaves the vowels out of.
    """
    words = tokens(query)
    if not words:
        return list(entries)
    table = [[entry.score(word) for word in words] for entry in entries]
    for place, word in enumerate(words):
        if not any(row[place] for row in table):
            meant = _meant(entries, word)
            for row, entry in zip(table, entries, strict=True):
                row[place] = max((entry.score(other) for other in meant), default=0)
    most = max((sum(map(bool, row)) for row in table), default=0)
    whole = " ".join(words)
    ranked = [
        (-sum(row) - _bonus(entry, whole), index)
        for index, (row, entry) in enumerate(zip(table, entries, strict=True))
        if sum(map(bool, row)) == most > 0
    ]
    return [entries[index] for _, index in sorted(ranked)]


def _bonus(entry: Entry, whole: str) -> int:
    """What a query earns that is a whole name, or the beginning of one."""
    name = " ".join(entry.name)
    if whole == name or whole in entry.phrases:
        return 8
    return 2 if name.startswith(whole) else 0


def _meant(entries: Iterable[Entry], word: str) -> list[str]:
    """The known words that somebody may have meant by an unknown one, only the nearest."""
    known = dict.fromkeys(each for entry in entries for each in (*entry.name, *entry.parts, *entry.about))
    if len(word) >= SHORTEST_PART and not _VOWELS.search(word):
        return [each for each in known if _VOWELS.sub("", each) == word]
    if len(word) < SHORTEST_TYPO:
        return []
    from rapidfuzz.distance import OSA

    allowed = 2 if len(word) >= LONG else 1
    far = {each: OSA.distance(word, each, score_cutoff=allowed) for each in known}
    nearest = min(far.values(), default=allowed + 1)
    return [each for each, distance in far.items() if distance == nearest <= allowed]


def _begins(words: Iterable[str], word: str) -> bool:
    return any(each.startswith(word) for each in words)


def _holds(words: Iterable[str], word: str) -> bool:
    return any(word in each for each in words)
