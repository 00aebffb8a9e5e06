"""People find categories, units and agencies by the words that reports use."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import pytest

from trainer.scenarios.build import build_scenario
from trainer.scenarios.library import Library
from trainer.scenarios.scenario import Scenario
from trainer.scenarios.search_words import SearchWords, agency_words, category_words, unit_words, words_for
from trainer.sp4n.vocabulary import Level

ROADS = "PEKERJAAN UMUM DAN PENATAAN RUANG"


@pytest.fixture(scope="module")
def scenario(library: Library) -> Scenario:
    return build_scenario(library, "orientasi", 1)


def leaves(scenario: Scenario, word: str) -> set[str]:
    return {path[-1] for path in scenario.categories if word in category_words(scenario, path).split("|")}


def functions(scenario: Scenario, word: str) -> set[str]:
    units = scenario.region.units
    return {unit.function for unit in units if word in unit_words(scenario, unit.id).split("|")}


def agencies(scenario: Scenario, word: str) -> set[str]:
    outside = scenario.region.neighbours
    return {agency.id for agency in outside if word in agency_words(scenario, agency.id).split("|")}


@pytest.mark.parametrize(
    ("word", "leaf"),
    [
        ("odgj", "Orang Telantar"), ("jiwa", "Orang Telantar"), ("pju", "Lampu Penerangan Jalan Umum"),
        ("pungli", "Pungutan Liar"), ("suap", "KKN"), ("korupsi", "KKN"), ("sembako", "BPNT"),
        ("limbah", "Pencemaran Air"), ("bau", "Pencemaran Udara"), ("ambulans", "Ambulan"),
        ("darurat", "Penanggulangan Bencana"), ("kabel", "Listrik"), ("galian", "Pertambangan"),
        ("sapi", "Peternakan"), ("kk", "Kartu Keluarga"), ("ibadah", "Rumah Ibadah"), ("gereja", "Rumah Ibadah"),
        ("genangan", "Drainase (Gorong-Gorong/Parit)"), ("spmb", "Penerimaan Siswa Baru"), ("pbb", "Pajak Bumi dan Bangunan"),
        ("imb", "Izin Mendirikan Bangunan/PBG"), ("nib", "Perizinan Usaha"), ("rabies", "Kesehatan Hewan"),
        ("dbd", "Fogging Nyamuk"), ("honorer", "Tenaga Honorer"), ("stunting", "Gizi Buruk/Stunting"),
    ],
)  # fmt: skip
def test_a_word_of_the_street_leads_to_its_category(scenario: Scenario, word: str, leaf: str) -> None:
    assert leaf in leaves(scenario, word)


@pytest.mark.parametrize(
    ("word", "function"),
    [
        ("aspal", "pekerjaan_umum"), ("trotoar", "pekerjaan_umum"), ("lampu jalan", "perhubungan"),
        ("lingkungan", "lingkungan_hidup"), ("desa", "pemberdayaan_desa"), ("pungli", "inspektorat"),
        ("odgj", "sosial"), ("guru", "pendidikan"), ("anjing", "pemadam"), ("pupuk", "pertanian"),
    ],
)  # fmt: skip
def test_a_word_leads_to_one_unit_only(scenario: Scenario, word: str, function: str) -> None:
    """A second hit would stand beside the right one in the picker."""
    assert functions(scenario, word) == {function}


@pytest.mark.parametrize(
    ("word", "agency"),
    [
        ("listrik", "pln"),
        ("kabel", "pln"),
        ("narkoba", "bnn"),
        ("paspor", "imigrasi"),
        ("samsat", "samsat_provinsi"),
    ],
)
def test_a_word_leads_to_one_agency_only(scenario: Scenario, word: str, agency: str) -> None:
    assert agencies(scenario, word) == {agency}


def test_there_are_many_words_and_nearly_every_place_has_some(library: Library, scenario: Scenario) -> None:
    words = {word for row in library.word_rows for word in row.words}
    assert len(words) >= 250
    lacking = {unit.function for unit in scenario.region.units if not unit_words(scenario, unit.id)}
    assert lacking <= {"kelurahan", "puskesmas"}
    assert all(agency_words(scenario, agency.id) for agency in scenario.region.neighbours)


def test_every_region_gets_the_words_of_its_own_offices(library: Library) -> None:
    for region in library.regions.values():
        found = words_for(library.word_rows, region)
        assert set(found.units) <= {unit.id for unit in region.units}
        assert set(found.agencies) <= {agency.id for agency in region.neighbours}
        assert "jalan rusak" in found.units[region.units_for("pekerjaan_umum")[0].id]
        if region.level is not Level.PROVINCE:
            assert "pju" in found.units[region.units_for("perhubungan")[0].id].split("|")


def test_a_session_stored_before_there_were_words_still_loads(scenario: Scenario) -> None:
    stored = msgspec.to_builtins(scenario)
    del stored["search_words"]
    loaded = msgspec.convert(stored, Scenario)
    assert loaded.search_words == SearchWords()
    path: Sequence[str] = (ROADS, "Infrastruktur Jalan")
    assert category_words(loaded, path) == "" == unit_words(loaded, "dpupr") == agency_words(loaded, "pln")
