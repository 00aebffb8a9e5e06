"""What nobody should find in a generated report, looked for in some thousand of them, free of typing noise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import msgspec
import pytest

from trainer.scenarios.dates import MONTHS
from trainer.scenarios.library import Library
from trainer.scenarios.phrases import Phrases, TypingHabits, combine_phrases
from trainer.scenarios.reports import GeneratedReport, generate_report
from trainer.sp4n.agencies import Region

REGIONS = ("raksabumi", "ponorogo", "cianjur", "bangka")
START = datetime(2026, 1, 5, tzinfo=ZoneInfo("Asia/Jakarta"))
CAREFUL = TypingHabits(0.0, (0.0, 0.0), *(0.0,) * 13)
"""A register's writers who make no slips, abbreviate nothing and keep every stop."""

_DOUBLED = re.compile(r"\b([A-Za-z]{2,}) \1\b", re.IGNORECASE)
_DATE = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)}) (20\d\d)\b")
_DISTRICT = re.compile(r"\b(?:Kecamatan|Kec\.) ((?:[A-Z][a-z]+ ?)+)")
_VILLAGE = re.compile(r"\b(?:Desa|Kelurahan) ((?:[A-Z][a-z]+ ?)+)")


class Reading(msgspec.Struct, frozen=True):
    """A report with where and when it was made."""

    report: GeneratedReport
    region: Region
    submitted: datetime

    @property
    def texts(self) -> Iterator[str]:
        yield from (self.report.title, self.report.body, self.report.completion)


@pytest.fixture(scope="module")
def readings(library: Library) -> list[Reading]:
    phrases = combine_phrases(library.phrases(name) for name in library.phrase_names())
    clean = msgspec.structs.replace(phrases, typing=dict.fromkeys(phrases.typing, CAREFUL))
    return list(_written(library, clean))


def _written(library: Library, phrases: Phrases) -> Iterator[Reading]:
    regions = [library.region(name) for name in REGIONS]
    for case in library.cases.values():
        for number in range(8):
            rng = Random(f"{case.id}|{number}")
            region = regions[number % len(regions)]
            submitted = START + timedelta(minutes=rng.randrange(480_000))
            if all(
                slot.road is None or slot.road in {road.status for road in region.roads}
                for slot in case.slots.values()
                if not isinstance(slot, tuple)
            ):
                yield Reading(generate_report(case, region, phrases, submitted, rng), region, submitted)


def _names(region: Region) -> tuple[str, ...]:
    return (region.short, *(district.name for district in region.districts))


def test_there_are_enough_to_read(readings: list[Reading]) -> None:
    assert len(readings) > 2500


@pytest.mark.parametrize(
    "flaw", [r"  ", r" [,.;:?!]", r",,", r",\.", r"\?\.", r":[.,]", r"\(\s*\)", r"[{}|]", r"[\ue000-\uf8ff]"]
)
def test_no_text_shows_how_it_was_made(readings: list[Reading], flaw: str) -> None:
    pattern = re.compile(flaw)
    assert [text for reading in readings for text in reading.texts if pattern.search(text)] == []


def test_no_word_is_said_twice_in_a_row(readings: list[Reading]) -> None:
    """Reduplication is written with a hyphen; only a desa may have the name of its kecamatan or kabupaten."""
    found = [
        (reading.report.case.id, text[max(0, match.start() - 30) : match.end() + 20])
        for reading in readings
        for text in reading.texts
        for match in _DOUBLED.finditer(text)
        if not any(match[1].lower() in name.lower() for name in _names(reading.region))
    ]
    assert found == []


def test_no_date_lies_after_the_report(readings: list[Reading]) -> None:
    for reading in readings:
        for text in reading.texts:
            for day, month, year in _DATE.findall(text):
                assert date(int(year), MONTHS.index(month) + 1, int(day)) <= reading.submitted.date(), text


def test_every_place_named_is_that_of_the_incident(readings: list[Reading]) -> None:
    for reading in readings:
        incident, region = reading.report.incident, reading.region
        districts = {district.name for district in region.districts}
        villages = {village.name for district in region.districts for village in district.villages}
        for text in reading.texts:
            named = {match.strip() for match in _DISTRICT.findall(text)} & districts
            assert named <= {incident.district}, text
            named = {match.strip() for match in _VILLAGE.findall(text)} & villages
            assert named <= {incident.village}, text


def test_nobody_has_a_spouse_of_the_same_sex(readings: list[Reading]) -> None:
    for reading in readings:
        spouse = "suami saya" if reading.report.reporter.gender == "pria" else "istri saya"
        assert spouse not in reading.report.body.lower(), reading.report.body
