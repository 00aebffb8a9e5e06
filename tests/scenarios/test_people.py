"""Fictional persons: natural names, numbers that can belong to nobody."""

from __future__ import annotations

import re
from random import Random

from hamlet import small_region

from trainer.scenarios.people import Person, make_person, name_lists

REGION = small_region()
DISTRICT = REGION.districts[0]


def people(count: int = 200) -> list[Person]:
    return [make_person(Random(seed), REGION, DISTRICT, DISTRICT.villages[0]) for seed in range(count)]


def test_the_same_generator_makes_the_same_person() -> None:
    assert people(20) == people(20)


def test_numbers_can_belong_to_nobody() -> None:
    for person in people():
        assert re.fullmatch(r"99\d{14}", person.nik)
        assert re.fullmatch(r"99\d{14}", person.kk)
        assert re.fullmatch(r"0840\d{8}", person.phone)


def test_names_have_no_titles_and_follow_the_gender() -> None:
    lists = name_lists()
    for person in people():
        assert "." not in person.name
        assert "," not in person.name
        words = set(person.name.split()) - {"Muhammad", "Siti", "Sri"}
        assert words <= set(lists.given[person.gender]) | set(lists.family[person.gender])


def test_no_name_is_said_twice() -> None:
    for person in people(500):
        words = person.name.split()
        assert len(set(words)) == len(words)


def test_gender_can_be_fixed() -> None:
    persons = [
        make_person(Random(seed), REGION, DISTRICT, DISTRICT.villages[0], "wanita") for seed in range(30)
    ]
    assert {person.gender for person in persons} == {"wanita"}


def test_the_address_names_village_and_district() -> None:
    for person in people(30):
        assert "Desa Sukalor" in person.address
        assert "Kec. Lor" in person.address
        assert "Dusun Kampung" not in person.address
