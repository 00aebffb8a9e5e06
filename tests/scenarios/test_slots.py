"""Places, times and values of an incident agree with each other and with the region."""

from __future__ import annotations

from random import Random

from hamlet import SUBMITTED, small_case, small_region

from trainer.scenarios.dates import WEEKDAYS
from trainer.scenarios.slots import Incident, make_incident

REGION = small_region()
CASE = small_case()


def incidents(count: int = 80) -> list[Incident]:
    return [make_incident(CASE, REGION, SUBMITTED, Random(seed)) for seed in range(count)]


def test_the_same_generator_makes_the_same_incident() -> None:
    assert incidents() == incidents()


def test_road_and_school_lie_in_the_district_of_the_incident() -> None:
    for incident in incidents():
        assert incident.district == "Kidul"
        assert incident.slots["jalan"] in {"Jalan Kantil", "Jalan Raya Sukakidul"}
        assert incident.slots["sekolah"] == "SDN 1 Sukakidul"


def test_a_school_named_after_a_village_lies_in_that_village() -> None:
    assert {incident.village for incident in incidents()} == {"Sukakidul"}


def test_numbers_keep_their_range_and_step() -> None:
    assert {incident.slots["dalam"] for incident in incidents()} == {"10", "15", "20", "25", "30"}


def test_nothing_happens_after_the_report_and_weekday_fits_date() -> None:
    for incident in incidents():
        assert incident.occurred <= SUBMITTED.date()
        assert incident.slots["hari"] == WEEKDAYS[incident.occurred.weekday()]
        assert incident.slots["tanggal"].startswith(f"{incident.occurred.day} ")


def test_a_near_duplicate_lies_elsewhere() -> None:
    case = small_case(slots={"jalan": {"road": "kabupaten"}}, text={
        "titles": ["Jalan rusak"], "problem": {"plain": ["{jalan} rusak."]},
    })  # fmt: skip
    for seed in range(60):
        first = make_incident(case, REGION, SUBMITTED, Random(seed))
        second = make_incident(case, REGION, SUBMITTED, Random(seed + 1), avoid=first)
        assert (second.village, second.slots["jalan"]) != (first.village, first.slots["jalan"])
        assert second.village != first.village


def test_a_case_of_the_kelurahan_plays_in_town_and_of_the_desa_in_the_country() -> None:
    key = {
        "type": "tidak_berkadar",
        "type_reason": "-",
        "category": ["A"],
        "action": "disposisi",
        "reason": "-",
    }
    town = small_case(id="kel", slots={}, key={**key, "unit": "kelurahan"}, facts=[], text={
        "titles": ["Surat lama"], "problem": {"plain": ["Surat lama sekali."]},
    })  # fmt: skip
    country = small_case(id="desa", slots={}, key={**key, "unit": "kecamatan"}, facts=[], text={
        "titles": ["Kantor tutup"], "problem": {"plain": ["Kantor Desa {desa} tutup."]},
    })  # fmt: skip
    for seed in range(40):
        assert make_incident(town, REGION, SUBMITTED, Random(seed)).village == "Kotalor"
        assert make_incident(country, REGION, SUBMITTED, Random(seed)).village != "Kotalor"


def test_urgent_matters_are_fresh() -> None:
    urgent = small_case(id="darurat", urgency="darurat")
    for seed in range(60):
        incident = make_incident(urgent, REGION, SUBMITTED, Random(seed))
        assert (SUBMITTED.date() - incident.occurred).days <= 2
        assert incident.slots["lama"].endswith("hari")


def test_a_wanted_district_is_kept() -> None:
    incident = make_incident(small_case(slots={}, facts=[], text={
        "titles": ["Sampah"], "problem": {"plain": ["Sampah menumpuk."]},
    }), REGION, SUBMITTED, Random(3), district="Lor")  # fmt: skip
    assert incident.district == "Lor"
