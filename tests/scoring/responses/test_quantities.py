"""Dates, times and numbers are understood however they are written."""

import datetime

import pytest

from trainer.scoring.responses.quantities import find_quantities

TODAY = datetime.date(2025, 9, 4)  # a Thursday


def values(text: str, kind: str) -> list[str]:
    return [found.value for found in find_quantities(text, TODAY) if found.kind == kind]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("10 maret 2025", ["2025-03-10"]),
        ("11 sept", ["2025-09-11"]),
        ("17-19 maret 2025", ["2025-03-17", "2025-03-19"]),
        ("17 s.d. 19 maret 2025", ["2025-03-17", "2025-03-19"]),
        ("23 juni sampai dengan 11 juli 2025", ["2025-06-23", "2025-07-11"]),
        ("9 dan 10 mei", ["2025-05-09", "2025-05-10"]),
        ("13/8", ["2025-08-13"]),
        ("besok", ["2025-09-05"]),
        ("kemarin", ["2025-09-03"]),
        ("lusa", ["2025-09-06"]),
        ("tiga hari yang lalu", ["2025-09-01"]),
        ("5 hari lagi", ["2025-09-09"]),
        ("senin depan", ["2025-09-08"]),
        ("akhir bulan ini", ["2025-09-30"]),
        ("31 februari 2025", []),
        ("rt 03/01", []),
    ],
)
def test_dates_are_read_against_the_day_of_the_answer(text: str, dates: list[str]) -> None:
    assert values(text, "date") == dates


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("rp1.350.000", ["1350000"]),
        ("1,7 juta", ["1700000"]),
        ("20 ribu", ["20000"]),
        ("tujuh ratus empat puluh lima ribu rupiah", ["745000"]),
        ("seratus lima puluh ribu", ["150000"]),
        ("dua belas orang", ["12"]),
        ("tiga puluh lima meter", ["35"]),
        ("sebelas", ["11"]),
        ("2,5 meter", ["2.5"]),
    ],
)
def test_numbers_in_digits_and_words_are_the_same(text: str, numbers: list[str]) -> None:
    assert values(text, "number") == numbers


@pytest.mark.parametrize(
    ("text", "times"),
    [("pukul 08.00-15.30", ["08.00", "15.30"]), ("jam 7", ["07.00"]), ("02.40 wib", ["02.40"])],
)
def test_times(text: str, times: list[str]) -> None:
    assert values(text, "time") == times


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("0840-0000-2200", "084000002200"),
        ("+62 840 0000 2200", "084000002200"),
        ("(0299) 555014", "0299555014"),
        ("084000002200", "084000002200"),
    ],
)
def test_a_telephone_number_is_the_same_in_every_spelling(text: str, phone: str) -> None:
    assert values(text, "phone") == [phone]


def test_sixteen_digits_are_an_identity_number() -> None:
    assert values("nik 9902031405720001", "identity") == ["9902031405720001"]
    assert values("nik 99 02 03 140572 0001", "identity") == ["9902031405720001"]


def test_a_regulation_is_not_a_date() -> None:
    assert values("permendikbud 75/2016", "reference") == ["75/2016"]
    assert values("permendikbud 75/2016", "date") == []
