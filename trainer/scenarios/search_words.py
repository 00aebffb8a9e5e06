"""Everyday words by which people look for a category, a unit, or an agency outside the region.

Reports speak of `pju` or `odgj`; official names of categories and offices do not. The words are content
(`content/vocabulary/*.yaml`); a scenario carries those of its region, so that looking one up reads no file.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from trainer.scenarios.scenario import Scenario
    from trainer.sp4n.agencies import Region

_BETWEEN = "|"


class WordRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What some everyday words mean, as content says it.

    `units` are functions of offices, `agencies` ids of agencies outside the region. A word belongs to the
    places where most people who type it want to end, so a broad word has few of them.
    """

    words: tuple[str, ...]
    categories: tuple[tuple[str, ...], ...] = ()
    units: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()


class SearchWords(msgspec.Struct, frozen=True):
    """The words of a region, several parted by `|`: by path of a category, id of a unit, id of an agency."""

    categories: dict[str, str] = {}
    units: dict[str, str] = {}
    agencies: dict[str, str] = {}


def words_for(rows: Iterable[WordRow], region: Region) -> SearchWords:
    """Return the words that mean something in a region.

    Args:
        rows: all rows of the content.
        region: the region; functions and agencies it does not have are left out.
    """
    categories: dict[str, list[str]] = {}
    units: dict[str, list[str]] = {}
    agencies: dict[str, list[str]] = {}
    outside = {agency.id for agency in region.neighbours}
    for row in rows:
        for path in row.categories:
            categories.setdefault(_key(path), []).extend(row.words)
        for function in row.units:
            for unit in region.units_for(function):
                units.setdefault(unit.id, []).extend(row.words)
        for agency in row.agencies:
            if agency in outside:
                agencies.setdefault(agency, []).extend(row.words)
    return SearchWords(_joined(categories), _joined(units), _joined(agencies))


def category_words(scenario: Scenario, path: Sequence[str]) -> str:
    """The words for a category, parted by `|`; empty when there are none or the session is an old one."""
    return scenario.search_words.categories.get(_key(path), "")


def unit_words(scenario: Scenario, unit: str) -> str:
    """The words for a unit (by id), parted by `|`."""
    return scenario.search_words.units.get(unit, "")


def agency_words(scenario: Scenario, agency: str) -> str:
    """The words for an agency outside the region (by id), parted by `|`."""
    return scenario.search_words.agencies.get(agency, "")


def _key(path: Sequence[str]) -> str:
    return " > ".join(path)


def _joined(found: dict[str, list[str]]) -> dict[str, str]:
    return {key: _BETWEEN.join(dict.fromkeys(words)) for key, words in found.items()}
