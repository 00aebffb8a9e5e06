"""Indonesian dates, lengths of time and money, as officials and citizens write them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

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

_TOKEN = re.compile(r"\{(?P<kind>tgl|haritgl|rentang):(?P<first>[+-]?\d+)(?::(?P<last>[+-]?\d+))?\}")


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


def resolve_date_tokens(text: str, day: date, next_working_day: Callable[[date, int], date]) -> str:
    """Replace the date tokens of a fact by dates.

    Args:
        text: text with `{tgl:-1}`, `{haritgl:+3}` or `{rentang:+3:+5}`.
        day: the day the fact is told.
        next_working_day: gives the day so many working days after (or, negative, before) a day.

    Returns:
        The text with written dates; other braces stay.
    """

    def written(match: re.Match[str]) -> str:
        first = next_working_day(day, int(match["first"]))
        if match["kind"] == "tgl":
            return format_date(first)
        if match["kind"] == "haritgl":
            return format_weekday_date(first)
        return format_range(first, next_working_day(day, int(match["last"] or match["first"])))

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
