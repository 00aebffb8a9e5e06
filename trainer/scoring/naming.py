"""Whether a text names an office, by its official name or by the short forms that follow from it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_WORD = re.compile(r"[^\W_]+")
_LEGAL = frozenset(("pt", "persero", "tbk", "perum", "ulp", "up3", "cabang", "kabupaten", "kota", "dan"))
"""Words of a name that nobody says."""
_LONG = 7
"""So many letters make a first word of a name telling, when no other office begins with it."""


def spoken_names(
    names: Sequence[str], places: Iterable[str], others: Iterable[str]
) -> tuple[tuple[str, ...], ...]:
    """The forms by which people name an office, each as its words in lower case.

    Args:
        names: its official name and its aliases.
        places: names of the region, which people leave out.
        others: official names of the other offices; what they share names nobody.

    Returns:
        The official name, each alias, the name without places and legal form and its first two words where no
        other office begins so, and for a name of two words the first one.
    """
    left_out = {word for place in places for word in _words(place)} | _LEGAL
    official, *aliases = names
    core = tuple(word for word in _words(official) if word not in left_out)
    cores = [tuple(word for word in _words(other) if word not in left_out) for other in others]
    forms = [_words(official), *(_words(alias) for alias in aliases)]
    shorter = tuple(word for word in core if word != "provinsi")
    for form in (core, shorter, shorter[:2]):
        if len(form) > 1 and all(other[: len(form)] != form for other in cores):
            forms.append(form)
    if len(core) == 2 and len(core[0]) >= _LONG and all(other[:1] != core[:1] for other in cores):
        forms.append(core[:1])
        if core[0].startswith("ke") and core[0].endswith("an"):
            forms.append((core[0].removeprefix("ke").removesuffix("an"),))  # kepolisian -> polisi
    return tuple(dict.fromkeys(form for form in forms if form))


def names_office(text: str, names: Sequence[str], places: Iterable[str], others: Iterable[str]) -> bool:
    """Whether a text holds one of the spoken names of an office as whole words.

    Args:
        text: the text.
        names: its official name and its aliases.
        places: names of the region.
        others: official names of the other offices.
    """
    words = _words(text)
    return any(
        words[place : place + len(form)] == form
        for form in spoken_names(names, places, others)
        for place in range(len(words) - len(form) + 1)
    )


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold()))
