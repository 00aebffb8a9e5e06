"""The shipped regions: the fictional default has everything a case may ask for."""

from __future__ import annotations

from collections import Counter

import pytest

from trainer.scenarios.library import load_library
from trainer.sp4n.agencies import Region
from trainer.sp4n.vocabulary import Level

LIBRARY = load_library()
KABUPATEN = [region for region in LIBRARY.regions.values() if region.level is Level.REGION]
RAKSABUMI = LIBRARY.region("raksabumi")
PLACE_KINDS = {
    "sd",
    "smp",
    "sma",
    "smk",
    "slb",
    "madrasah",
    "paud",
    "kampus",
    "puskesmas",
    "pustu",
    "rsud",
    "rs_provinsi",
    "pasar",
    "terminal",
    "sungai",
    "jembatan",
    "waduk",
    "irigasi",
    "tpa",
    "taman",
    "lapangan",
    "wisata",
    "pantai",
    "perumahan",
    "masjid",
    "pabrik",
    "kantor_kecamatan",
    "kantor_desa",
    "balai_desa",
    "stasiun",
    "spbu",
    "makam",
}


def test_the_default_region_is_fictional_and_big_enough() -> None:
    assert RAKSABUMI.fictional
    assert len(RAKSABUMI.districts) == 14
    assert len(RAKSABUMI.units) >= 40
    assert len(RAKSABUMI.units_for("kelurahan")) >= 6
    assert len(RAKSABUMI.roads) >= 60


@pytest.mark.parametrize("district", RAKSABUMI.districts, ids=lambda district: district.name)
def test_every_kecamatan_is_complete(district: object) -> None:
    found = next(spot for spot in RAKSABUMI.districts if spot is district)
    assert 6 <= len(found.villages) <= 10
    assert all(3 <= len(village.hamlets) <= 5 for village in found.villages)
    assert RAKSABUMI.unit(found.unit).area == found.name
    assert any(unit.area == found.name for unit in RAKSABUMI.units_for("puskesmas"))
    kinds = {place.kind for place in RAKSABUMI.places if place.district == found.name}
    assert {"sd", "smp", "puskesmas", "kantor_desa", "masjid"} <= kinds


def test_every_kind_of_place_and_road_exists() -> None:
    assert {place.kind for place in RAKSABUMI.places} == PLACE_KINDS
    statuses = Counter(road.status for road in RAKSABUMI.roads)
    assert set(statuses) == {"nasional", "provinsi", "kabupaten", "desa", "perumahan", "tol"}


def test_urban_villages_have_their_own_office() -> None:
    urban = {village.name for spot in RAKSABUMI.districts for village in spot.villages if village.urban}
    assert urban == {unit.area for unit in RAKSABUMI.units_for("kelurahan")}


@pytest.mark.parametrize("region", LIBRARY.regions.values(), ids=lambda region: region.id)
def test_regions_are_consistent(region: Region) -> None:
    ids = [unit.id for unit in region.units]
    assert len(set(ids)) == len(ids)
    names = {district.name for district in region.districts}
    assert {spot.district for spot in (*region.roads, *region.places)} <= names
    assert all(unit.parent is None or unit.parent in ids for unit in region.units)
    texts = [*(unit.name for unit in region.units), *(agency.name for agency in region.neighbours)]
    assert not [text for text in texts if "{" in text]


@pytest.mark.parametrize("region", KABUPATEN, ids=lambda region: region.id)
def test_every_owner_of_the_authority_table_exists(region: Region) -> None:
    functions = {unit.function for unit in region.units}
    agencies = {agency.id for agency in region.neighbours}
    for row in LIBRARY.authority.rows:
        assert row.unit is None or row.unit in functions
        assert row.forward is None or row.forward in agencies
