"""A past export of an agency as raw material for cases: read by its columns, without personal data.

Real exports differ in casing and order, and lack columns; whatever cannot be read stays empty.
Source: dossier sections 3.1 A, 3.5, 7.4 (personal data stand in the texts), 12.1 (what real exports hold).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta, timezone

from trainer.sp4n.categories import CategoryTree
from trainer.sp4n.export import MONTHS, SEPARATOR, ExportRow, ExportSheet, PastReport
from trainer.sp4n.redaction import MASK, PersonalKind, find_personal_data, redact
from trainer.sp4n.views import ANONYMOUS
from trainer.sp4n.vocabulary import Channel, ReportType, Status

SHORT_NAME = 3
"""A word of a name that is no longer stands in too many texts to point at a person."""

_STATUSES = {status.label.casefold(): status for status in reversed(Status)} | {
    Status.NEW.label.casefold(): Status.NEW
}
_TYPES = {kind.label.casefold(): kind for kind in ReportType}
_CHANNELS = {channel.label.casefold(): channel for channel in Channel}
_MONTH_NUMBERS = {name.casefold(): number for number, name in enumerate(MONTHS, start=1)} | {
    "may": 5, "aug": 8, "agt": 8, "ags": 8, "oct": 10, "dec": 12, "nop": 11,
}  # fmt: skip
_DATE = re.compile(r"^\s*(\d{1,2})[\s\-/]+([A-Za-z]{3})[A-Za-z]*[\s\-/]+(\d{4})")
_ISO_DATE = re.compile(r"^\s*(\d{4})-(\d{2})-(\d{2})")
_NUMBER_DATE = re.compile(r"^\s*(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})")
_TIME = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?")
_ZONES = {"WIB": 7, "WITA": 8, "WIT": 9}

_OFFICES = (
    r"Bupati|Wakil|Wali|Walikota|Gubernur|Camat|Lurah|Kepala|Kades|Kadis|Presiden|Menteri|Admin|Sekda|Dinas|"
    r"Ketua|Guru|Dokter|Bidan|Petugas|Polisi|Pelapor|Pejabat|Direktur|Kadus|Bendahara|Sekretaris|Pimpinan"
)
_WORD = r"[A-Z][\w'’]*\.?"
_NAMES = f"((?:{_WORD}[ ]){{0,3}}{_WORD})"
_STATED_NAME = re.compile(
    r"(?:\b(?:[Nn]ama\s+(?:saya|sy|lengkap|ibu|bapak|anak)?(?:\s+adalah)?|[Aa]tas\s+[Nn]ama|[Aa]\.?n\.?|"
    rf"[Hh]ormat\s+(?:saya|kami)|[Tt]td\.?|[Ss]aya\s+yang\s+bernama|[Bb]ernama)\s*[:,]?\s*){_NAMES}"
)
_CALLED_NAME = re.compile(
    rf"\b(?:[Pp]ak|[Bb]u|[Bb]apak|[Ii]bu|[Ss]dr\.?i?\.?|[Ss]audar[ai]|[Bb]pk\.?|H\.|Hj\.)\s+(?!(?:{_OFFICES})\b){_NAMES}"
)


def past_reports(sheet: ExportSheet, categories: CategoryTree | None = None) -> tuple[PastReport, ...]:
    """The reports of a past export, scrubbed of personal data.

    Args:
        sheet: what was read from the file.
        categories: the category tree, to find the path behind a name or a number.

    Returns:
        One record for each row that has a text; the reporter's name is not among the fields.
    """
    zone = _zone_of(sheet.header.generated)
    ids = {} if categories is None else {str(categories.node(p).id): p for p in categories.paths()}
    leaves = {} if categories is None else _leaves(categories)
    return tuple(
        _past_report(row, zone, ids, leaves)
        for row in sheet.rows
        if row.title.strip() or row.original_body.strip() or row.body.strip()
    )


def scrub(text: str, names: Iterable[str] = ()) -> tuple[str, tuple[PersonalKind, ...]]:
    """Take personal data out of a text of a past export.

    More is masked than the finder of the trainee's tool finds: also names that the text itself gives away
    (`nama saya ...`, `Pak ...`), because nobody looks over thousands of rows.

    Args:
        text: the text.
        names: names known from the row.

    Returns:
        The masked text, and the kinds that were found, in reading order.
    """
    spans = find_personal_data(text, (*names, *stated_names(text)))
    return redact(text, spans), tuple(dict.fromkeys(span.kind for span in spans))


def stated_names(text: str) -> tuple[str, ...]:
    """The names of persons that a text gives away by what stands before them."""
    return tuple(
        match.group(1).rstrip(".")
        for pattern in (_STATED_NAME, _CALLED_NAME)
        for match in pattern.finditer(text)
    )


def _names_of(row: ExportRow) -> tuple[str, ...]:
    """The reporter's name, whole and by its longer words, and what the texts of the row give away."""
    name = row.reporter.strip()
    known = () if name.casefold() in {"", ANONYMOUS.casefold(), MASK.casefold()} else (name, *name.split())
    texts = (row.title, row.original_body, row.body)
    stated = (stated for text in texts for stated in stated_names(text))
    return tuple(dict.fromkeys(each for each in (*known, *stated) if len(each) > SHORT_NAME))


def _past_report(
    row: ExportRow, zone: timezone, ids: dict[str, tuple[str, ...]], leaves: dict[str, tuple[str, ...]]
) -> PastReport:
    names = _names_of(row)
    title, in_title = scrub(row.title, names)
    original, in_original = scrub(row.original_body, names)
    body, in_body = scrub(row.body, names)
    privacy = row.privacy.casefold()
    bare = row.category.strip()
    path = ids.get(row.category_id.strip()) or leaves.get(bare.casefold()) or ((bare,) if bare else ())
    return PastReport(
        tracking_id=row.tracking_id.strip().lstrip("#"),
        received=_moment(row.date, row.time, zone),
        type=_TYPES.get(_key(row.type)),
        category=path,
        title=title,
        original_body=original,
        body=body,
        anonymous="anonim" in privacy,
        secret="rahasia" in privacy,
        channel=_CHANNELS.get(_key(row.channel)),
        agency=row.agency.strip(),
        units=tuple(part.strip() for part in row.unit.split(SEPARATOR) if part.strip()),
        status=_STATUSES.get(_key(row.status)),
        reason=row.reason.strip(),
        regency=row.regency.strip(),
        district=row.district.strip(),
        village=row.village.strip(),
        rating=int(row.rating) if row.rating.strip() in {"1", "2", "3", "4", "5"} else None,
        masked=tuple(dict.fromkeys((*in_title, *in_original, *in_body))),
    )


def _key(text: str) -> str:
    return " ".join(text.split()).casefold()


def _leaves(categories: CategoryTree) -> dict[str, tuple[str, ...]]:
    """Paths by last name; a name that occurs twice belongs to the node that stands higher or first."""
    found: dict[str, tuple[str, ...]] = {}
    for path in sorted(categories.paths(), key=len):
        found.setdefault(path[-1].casefold(), path)
    return found


def _zone_of(generated: str) -> timezone:
    """The zone that `Tanggal Generate` names; without one UTC, as the real export seems to use."""
    last = generated.split()[-1] if generated.split() else ""
    return timezone(timedelta(hours=_ZONES[last])) if last in _ZONES else UTC


def _moment(day_text: str, time_text: str, zone: timezone) -> datetime | None:
    day = _day(day_text)
    clock = _TIME.search(time_text)
    if day is None or clock is None:
        return None
    hours, minutes, seconds = (int(part or 0) for part in clock.groups())
    if hours > 23 or minutes > 59 or seconds > 59:
        return None
    return datetime.combine(day, time(hours, minutes, seconds), zone).astimezone(UTC)


def _day(text: str) -> date | None:
    if match := _DATE.match(text):
        month = _MONTH_NUMBERS.get(match.group(2).casefold(), 0)
        parts = int(match.group(3)), month, int(match.group(1))
    elif match := _ISO_DATE.match(text):
        parts = int(match.group(1)), int(match.group(2)), int(match.group(3))
    elif match := _NUMBER_DATE.match(text):
        parts = int(match.group(3)), int(match.group(2)), int(match.group(1))
    else:
        return None
    try:
        return date(*parts)
    except ValueError:
        return None
