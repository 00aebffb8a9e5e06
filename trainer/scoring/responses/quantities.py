"""Dates, times, amounts, numbers, telephone numbers and addresses of services inside a text."""

import calendar
import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan",
            "februari feb pebruari",
            "maret mar mrt",
            "april apr",
            "mei",
            "juni jun",
            "juli jul",
            "agustus agu agt ags",
            "september sep sept",
            "oktober okt",
            "november nov nop nopember",
            "desember des",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = {"senin": 0, "selasa": 1, "rabu": 2, "kamis": 3, "jumat": 4, "jum'at": 4, "sabtu": 5, "minggu": 6}
RELATIVE_DAYS = {
    "hari ini": 0,
    "malam ini": 0,
    "pagi ini": 0,
    "siang ini": 0,
    "sore ini": 0,
    "tadi pagi": 0,
    "besok": 1,
    "lusa": 2,
    "kemarin": -1,
    "kemaren": -1,
    "semalam": -1,
    "tadi malam": -1,
}
UNITS = {
    "nol": 0,
    "satu": 1,
    "dua": 2,
    "tiga": 3,
    "empat": 4,
    "lima": 5,
    "enam": 6,
    "tujuh": 7,
    "delapan": 8,
    "sembilan": 9,
    "sepuluh": 10,
    "sebelas": 11,
    "seratus": 100,
    "seribu": 1000,
}
SCALES = {
    "puluh": 10,
    "puluhan": 10,
    "ratus": 100,
    "ribu": 1000,
    "rb": 1000,
    "ribuan": 1000,
    "juta": 1_000_000,
    "jt": 1_000_000,
    "jutaan": 1_000_000,
    "miliar": 1_000_000_000,
    "milyar": 1_000_000_000,
}

_MONTH = r"(?P<{0}>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_TO = r"\s*(?:-|s\.?\s?/?d\.?|sampai(?: dengan)?|hingga|dan|,|&)\s*(?:tanggal\s+|tgl\.?\s+)?"
_WORD_NUMBER = "|".join(sorted([*UNITS, *SCALES, "belas"], key=len, reverse=True))

_GAP = r"[\s./()-]{0,3}"
PHONE = re.compile(
    rf"(?<![\d/])(?:(?:\+?62{_GAP}0?|\(?0)8\d{{1,2}}{_GAP}\d{{3,4}}{_GAP}\d{{3,5}}"
    r"|\(0\d{2,3}\)\s?\d{3,4}[- ]?\d{2,5}|0\d{2,3}[- ]\d{5,8}"
    r"|\(?08\d{0,2}\)?(?:[ .-]\d{2,3}){4,5}|0[ .-]?8(?:[ .-]\d){8,11})(?!\d)"
)
IDENTITY_NUMBER = re.compile(r"(?<!\d)(?!0)\d(?:[\s.-]{0,2}\d){15}(?!\d)")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
SITE = re.compile(r"\b(?:https?://)?(?:[a-z0-9-]+\.)+(?:id|com|org|net|example|info)\b(?:/\S*)?")
REFERENCE = re.compile(r"(?<![/\d])\d{1,3}(?:/| tahun )(?:19|20)\d{2}\b")
DAY_MONTHS = re.compile(
    rf"\b(?P<d1>\d{{1,2}})(?:\s+{_MONTH.format('m1')}(?:\s+(?P<y1>(?:19|20)\d{{2}}))?)?{_TO}"
    rf"(?P<d2>\d{{1,2}})\s+{_MONTH.format('m2')}(?:\s+(?P<y2>(?:19|20)\d{{2}}))?"
)
DAY_MONTH = re.compile(rf"\b(?P<d>\d{{1,2}})\s+{_MONTH.format('m')}(?:\s+(?P<y>(?:19|20)\d{{2}}))?")
NUMERIC_DATE = re.compile(
    r"(?<!rt )(?<!rt\. )(?<!rw )(?<!no )(?<!no\. )(?<!nomor )(?<![\d/.,])"
    r"(?P<d>\d{1,2})(?P<s>[/-])(?P<m>\d{1,2})(?:(?P=s)(?P<y>(?:20)?\d{2}))?(?![\d/.,]\d|\d)"
)
BARE_DAY = re.compile(rf"\b(?:tanggal|tgl\.?)\s+(?P<d>\d{{1,2}}|(?:(?:{_WORD_NUMBER})\s?)+)(?![\d.,/]\d|\d)")
MONTH_ONLY = re.compile(rf"\b{_MONTH.format('m')}(?:\s+(?P<y>(?:19|20)\d{{2}}))?")
RELATIVE_DAY = re.compile(r"\b(?P<word>" + "|".join(RELATIVE_DAYS) + r")\b")
DAYS_AWAY = re.compile(
    rf"\b(?P<n>\d{{1,2}}|(?:(?:{_WORD_NUMBER})\s?)+)\s+hari\s+(?P<dir>(?:yang\s+)?lalu|lagi|ke depan)"
)
NEXT_WEEKDAY = re.compile(
    r"\b(?P<word>senin|selasa|rabu|kamis|jum'?at|sabtu)\s+(?P<dir>depan|lalu|kemarin|ini)\b"
)
END_OF_MONTH = re.compile(r"\bakhir bulan ini\b")
CLOCK = re.compile(
    r"(?:\b(?:pukul|jam|pkl\.?)\s+)(?P<h>\d{1,2})(?:[.:](?P<m>\d{2}))?(?!\d|[.,]\d{3})"
    r"|(?<![\d.,])(?P<h2>\d{1,2})[.:](?P<m2>\d{2})(?![\d.]\d|\d)"
)
MONEY_OR_NUMBER = re.compile(
    r"(?<![\w.,])(?:rp\.?\s?)?(?P<n>\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)(?:\s?(?P<scale>ribu|rb|juta|jt|jutaan|"
    r"ribuan|miliar|milyar)\b)?(?:,-)?"
)
WORD_NUMBER = re.compile(rf"\b(?:(?:{_WORD_NUMBER})\b\s?)+")


class Quantity(NamedTuple):
    """One exact piece of information.

    Attributes:
        kind: date, month, day, time, number, phone, email, site, reference or identity.
        value: Comparable value in text form (a date as ISO, a number in digits ...).
        start: Where it begins in the cleaned text.
        end: Where it ends.
        vague: Whether it was worked out from a relative expression.
    """

    kind: str
    value: str
    start: int
    end: int
    vague: bool = False


def digits_of(text: str) -> str:
    """The digits of a telephone number with the country code written as 0."""
    digits = re.sub(r"\D", "", text)
    return "0" + digits[2:].lstrip("0") if digits.startswith(("628", "6208")) else digits


def words_to_number(words: list[str]) -> int:
    """The value of Indonesian number words, e.g. ``tujuh ratus empat puluh lima ribu``."""
    total = group = pending = 0
    for word in words:
        if word in UNITS and UNITS[word] < 100:
            pending += UNITS[word]
        elif word == "seratus":
            group += 100
        elif word == "seribu":
            total += 1000
        elif word == "belas":
            pending += 10
        elif SCALES[word] <= 100:
            group += max(pending, 1) * SCALES[word]
            pending = 0
        else:
            total += max(group + pending, 1) * SCALES[word]
            group = pending = 0
    return total + group + pending


def _date(day: int, month: int, year: int | None, today: datetime.date) -> datetime.date | None:
    """A date; without a year the one nearest to today."""
    years = [year] if year else [today.year, today.year - 1, today.year + 1]
    found = [
        datetime.date(each, month, day)
        for each in years
        if 1 <= month <= 12 and 1 <= day <= calendar.monthrange(each, month)[1]
    ]
    return min(found, key=lambda date: abs((date - today).days)) if found else None


def _year(text: str | None) -> int | None:
    return None if text is None else int(text) if len(text) == 4 else 2000 + int(text)


def _calendar_dates(
    text: str, today: datetime.date
) -> Iterator[tuple[re.Match[str], list[datetime.date | None]]]:
    for match in DAY_MONTHS.finditer(text):
        month = MONTHS[match["m2"]]
        year = _year(match["y2"])
        first_month = MONTHS[match["m1"]] if match["m1"] else month
        first = _date(int(match["d1"]), first_month, _year(match["y1"]) or year, today)
        yield match, [first, _date(int(match["d2"]), month, year, today)]
    for match in DAY_MONTH.finditer(text):
        yield match, [_date(int(match["d"]), MONTHS[match["m"]], _year(match["y"]), today)]
    for match in NUMERIC_DATE.finditer(text):
        if match["s"] == "/" or match["y"]:
            yield match, [_date(int(match["d"]), int(match["m"]), _year(match["y"]), today)]


def _relative_dates(text: str, today: datetime.date) -> Iterator[tuple[re.Match[str], datetime.date]]:
    for match in RELATIVE_DAY.finditer(text):
        yield match, today + datetime.timedelta(days=RELATIVE_DAYS[match["word"]])
    for match in DAYS_AWAY.finditer(text):
        number = int(match["n"]) if match["n"].isdigit() else words_to_number(match["n"].split())
        yield match, today + datetime.timedelta(days=-number if "lalu" in match["dir"] else number)
    for match in NEXT_WEEKDAY.finditer(text):
        ahead = (WEEKDAYS[match["word"]] - today.weekday()) % 7
        if match["dir"] == "depan":
            ahead = ahead or 7
        elif match["dir"] in ("lalu", "kemarin"):
            ahead = ahead - 7
        yield match, today + datetime.timedelta(days=ahead)
    for match in END_OF_MONTH.finditer(text):
        yield match, today.replace(day=calendar.monthrange(today.year, today.month)[1])


def _addresses(text: str) -> Iterator[Quantity]:
    for match in EMAIL.finditer(text):
        yield Quantity("email", match[0].rstrip("."), match.start(), match.end())
    for match in SITE.finditer(text):
        yield Quantity(
            "site", match[0].removeprefix("https://").removeprefix("http://"), match.start(), match.end()
        )
    for match in PHONE.finditer(text):
        yield Quantity("phone", digits_of(match[0]), match.start(), match.end())
    for match in IDENTITY_NUMBER.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        if len(digits) == 16:
            yield Quantity("identity", digits, match.start(), match.end())
    for match in REFERENCE.finditer(text):
        yield Quantity("reference", match[0].replace(" tahun ", "/"), match.start(), match.end())


def _dates(text: str, today: datetime.date) -> Iterator[Quantity]:
    for match, dates in _calendar_dates(text, today):
        for date in dates:
            if date is not None:
                yield Quantity("date", date.isoformat(), match.start(), match.end())
    for match, date in _relative_dates(text, today):
        yield Quantity("date", date.isoformat(), match.start(), match.end(), vague=True)
    for match in BARE_DAY.finditer(text):
        day = int(match["d"]) if match["d"].isdigit() else words_to_number(match["d"].split())
        if 1 <= day <= 31:
            yield Quantity("day", str(day), match.start(), match.end())
    for match in MONTH_ONLY.finditer(text):
        year = _year(match["y"])
        month = MONTHS[match["m"]]
        if len(match["m"]) > 3 or year:
            nearest = _date(15, month, year, today)
            if nearest is not None:
                yield Quantity("month", nearest.isoformat()[:7], match.start(), match.end())


def _numbers(text: str) -> Iterator[Quantity]:
    for match in CLOCK.finditer(text):
        hour, minute = int(match["h"] or match["h2"]), int(match["m"] or match["m2"] or 0)
        if hour <= 24 and minute < 60:
            yield Quantity("time", f"{hour:02}.{minute:02}", match.start(), match.end())
    for match in MONEY_OR_NUMBER.finditer(text):
        value = float(match["n"].replace(".", "").replace(",", "."))
        value *= SCALES[match["scale"]] if match["scale"] else 1
        yield Quantity("number", f"{value:.10g}", match.start(), match.end())
    for match in WORD_NUMBER.finditer(text):
        words = match[0].split()
        if words[0] in UNITS or len(words) > 1:
            value = words_to_number(words)
            yield Quantity("number", f"{value:.10g}", match.start(), match.start() + len(match[0].rstrip()))


def find_quantities(text: str, today: datetime.date) -> tuple[Quantity, ...]:
    """Finds every exact piece of information in a text.

    Args:
        text: Cleaned text in lower case.
        today: The day from which relative dates are counted.

    Returns:
        The pieces in the order of the text; where two readings overlap the more specific one wins (all dates
        of one range are kept).
    """
    kept: list[Quantity] = []
    taken = bytearray(len(text) + 1)
    for group in (_addresses(text), _dates(text, today), _numbers(text)):
        last: tuple[int, int] | None = None
        for found in group:
            place = (found.start, found.end)
            if place != last and any(taken[found.start : found.end]):
                continue
            taken[found.start : found.end] = b"\x01" * (found.end - found.start)
            last = place
            kept.append(found)
    return tuple(sorted(kept, key=lambda found: (found.start, found.value)))
