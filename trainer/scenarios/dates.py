"""Indonesian dates, lengths of time and money, as officials and citizens write them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
TWO_DIGITS = tuple(f"{number:02d}" for number in range(60))
"""Hours and minutes, RT and RW as they are written."""
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")

_TOKEN = re.compile(
    r"\{(?P<kind>tgl|haritgl|rentang|malam|asal):(?P<first>[+-]?\d+)(?::(?P<last>[+-]?\d+))?\}"
)
_WRITTEN = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})\b")
_NIGHT = "{malam:"


def format_date(day: date) -> str:
    """Return a date as in a letter: `5 Maret 2026`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def format_weekday_date(day: date) -> str:
    """Return a date with its weekday: `Kamis, 5 Maret 2026`."""
    return f"{WEEKDAYS[day.weekday()]}, {format_date(day)}"


def format_range(first: date, last: date) -> str:
    """Return two dates as a range, saying month and year once where they agree: `5-9 Maret 2026`."""
    if first == last:
        return format_date(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}-{format_date(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} - {format_date(last)}"
    return f"{format_date(first)} - {format_date(last)}"


class FactDays(NamedTuple):
    """The days between which what a unit finds out lies.

    `told` is when the unit hands its facts over, `received` when it got the report, `incident` when that
    happened which is complained about.
    """

    told: date
    received: date
    incident: date


def needs_a_night(texts: Iterable[str]) -> bool:
    """Whether a fact was found in the evening or at night, so that it is told on a later day at the earliest."""
    return any(_NIGHT in text for text in texts)


def written_days(text: str) -> tuple[date, ...]:
    """All days that an office's text names, of a range the last one; a day that does not exist is left out."""
    found = []
    for day, month, year in _WRITTEN.findall(text):
        try:
            found.append(date(int(year), MONTHS.index(month) + 1, int(day)))
        except ValueError:
            continue
    return tuple(found)


def resolve_date_tokens(text: str, days: FactDays, next_working_day: Callable[[date, int], date]) -> str:
    """Replace the date tokens of a fact by dates.

    What a unit did lies between the day it got the report and the day it tells of it, whatever the token
    says: nobody inspects before there is a report. What was there before the report counts from the incident.

    Args:
        text: text with `{tgl:-1}`, `{malam:-1}`, `{asal:-3}`, `{haritgl:+3}` or `{rentang:+3:+5}`.
        days: when the fact is told, the report was received, and the incident happened.
        next_working_day: gives the day so many working days after (or, negative, before) a day.

    Returns:
        The text with written dates; other braces stay.
    """

    def day(steps: int) -> date:
        while steps < 0 and next_working_day(days.told, steps) < days.received:
            steps += 1
        return next_working_day(days.told, steps)

    def written(match: re.Match[str]) -> str:
        kind, first = match["kind"], int(match["first"])
        if kind == "asal":
            return format_date(next_working_day(days.incident, min(first, 0)))
        if kind == "haritgl":
            return format_weekday_date(day(first))
        if kind == "rentang":
            return format_range(day(first), day(int(match["last"] or match["first"])))
        return format_date(day(first))

    return _TOKEN.sub(written, text)


def rupiah(amount: int) -> str:
    """Return money with its points: `Rp150.000`."""
    return "Rp" + f"{amount:,}".replace(",", ".")


def length_of_time(days: int) -> str:
    """Return how long something has lasted, rounded as people do: `3 bulan`."""
    if days < 7:
        return f"{max(days, 1)} hari"
    if days < 28:
        return f"{days // 7} minggu"
    if days < 360:
        return f"{max(days // 30, 1)} bulan"
    return f"{days // 360} tahun"
