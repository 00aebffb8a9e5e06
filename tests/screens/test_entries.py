"""Searching in long lists: the name first, everyday words as well, and small mistakes forgiven."""

from __future__ import annotations

import pytest

from trainer.practice.desk import Desk
from trainer.practice.store import Profile
from trainer.scenarios.scenario import Scenario
from trainer.scenarios.search_words import agency_words, category_words
from trainer.screens.shared.entries import Entry, find
from trainer.screens.workbench.forms.base import unit_entries

TREE = [
    Entry("kkn", "KKN Mahasiswa", "PENDIDIKAN"),
    Entry("kartu", "Kartu Keluarga", "KEPENDUDUKAN", "kk|kartu keluarga"),
    Entry("rumah", "Dinas Perumahan Rakyat", "Perumahan, jalan lingkungan, fasilitas masyarakat desa"),
    Entry("hidup", "Dinas Lingkungan Hidup", "Sampah, pencemaran"),
    Entry("jalan", "Jalan Rusak", "INFRASTRUKTUR", "lubang|jalan berlubang"),
    Entry("lampu", "Lampu Penerangan Jalan", "PERHUBUNGAN", "pju|lampu mati"),
]


def values(query: str) -> list[str]:
    return [entry.value for entry in find(TREE, query)]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("kk", "kartu"),
        ("pju", "lampu"),
        ("lingkungan", "hidup"),
        ("kartu keluarga", "kartu"),
        ("jalan rusak", "jalan"),
        ("jln rsk", "jalan"),
        ("sampha", "hidup"),
        ("penernagan", "lampu"),
    ],
)
def test_what_people_type_comes_first(query: str, first: str) -> None:
    assert values(query)[0] == first


def test_an_entry_with_all_words_beats_those_with_some() -> None:
    assert values("lampu jalan") == ["lampu"]
    assert values("jalan zzz") == ["jalan", "lampu", "rumah"]


def test_short_or_foreign_words_find_nothing() -> None:
    assert values("zzz") == []
    assert values("xq") == []
    assert values("") == [entry.value for entry in TREE]


@pytest.fixture
def scenario(desk: Desk, profile: Profile) -> Scenario:
    return desk.start(profile, "orientasi", 7).session.scenario


@pytest.mark.parametrize(
    ("query", "name"),
    [("lingkungan", "Lingkungan Hidup"), ("desa", "Desa"), ("aspal", "Pekerjaan Umum")],
)
def test_units_are_found_by_everyday_words(scenario: Scenario, query: str, name: str) -> None:
    assert name in find(unit_entries(scenario), query)[0].label


@pytest.mark.parametrize("query", ["pju", "odgj", "pungli", "sembako", "limbah", "kk"])
def test_categories_are_found_by_everyday_words(scenario: Scenario, query: str) -> None:
    entries = [
        Entry(path[-1], path[-1], " › ".join(path[:-1]), category_words(scenario, path))
        for path in scenario.categories
    ]
    best = find(entries, query)[0]
    assert query in best.name or query in best.phrases


def test_power_cuts_go_to_the_power_company(scenario: Scenario) -> None:
    entries = [
        Entry(each.id, each.name, each.duties, agency_words(scenario, each.id))
        for each in scenario.region.neighbours
    ]
    assert "PLN" in find(entries, "listrik")[0].label
