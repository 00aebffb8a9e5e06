"""Titles as citizens type them: mostly Title Case, some in capitals, some all lower case."""

from __future__ import annotations

import re
from random import Random

_SMALL = "di|ke|dari|dan|yang|untuk|pada|dengan|oleh|atau|tentang"
_ANY_SMALL = re.compile(r" [a-z]")
_LONG_SMALL = re.compile(rf" (?!(?:{_SMALL})\b)[a-z]")
_SMALL_WRITTEN_LARGE = re.compile(rf" (?:{_SMALL.title()})(?= )")


def type_title(title: str, rng: Random) -> str:
    """Return a title in the capitals of one writer.

    Args:
        title: the clean title.
        rng: decides.

    Returns:
        The typed title; abbreviations in capitals stay as they are.

    Source: style table of real reports (82 % Title Case).
    """
    draw = rng.random()
    title = title.rstrip(".")
    if draw < 0.82:
        if rng.random() >= 0.45:
            return _capital(_ANY_SMALL.sub(_upper, title))
        return _capital(_LONG_SMALL.sub(_upper, _SMALL_WRITTEN_LARGE.sub(_lower, title)))
    if draw < 0.88:
        return title.upper()
    if draw < 0.95:
        return title.lower()
    words = title.split(" ")
    return " ".join([_capital(words[0]), *(_lowered(word) for word in words[1:])])


def placed_title(title: str, place: str, rng: Random) -> str:
    """Return a short title with the place behind it, as half of the citizens write it.

    Args:
        title: the title.
        place: a name such as `Desa Sukaharum`; empty when the place must not be told.
        rng: decides.

    Returns:
        The title, longer when it had at most four words and named no place.
    """
    if not place or title.count(" ") > 3 or rng.random() < 0.35:
        return title
    if " di " in title or place.split(" ", 1)[1] in title or title.endswith("?"):
        return title
    bare = rng.random() >= 0.75 and title.rsplit(" ", 1)[-1].lower() != place.split(" ", 1)[0].lower()
    return f"{title} {place}" if bare else f"{title} di {place}"


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def _upper(match: re.Match[str]) -> str:
    return match[0].upper()


def _lower(match: re.Match[str]) -> str:
    return match[0].lower()


def _lowered(word: str) -> str:
    return word if word.isupper() or any(mark.isdigit() for mark in word) else word[:1].lower() + word[1:]
