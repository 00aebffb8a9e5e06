"""The public happening behind a report: place, time and the case's own slots.

An incident holds what everybody at the spot would tell alike. Duplicates share one incident, a
near-duplicate gets an incident of the same case at another place.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from random import Random

import msgspec

from trainer.scenarios.case import CaseTemplate, Slot, Styled
from trainer.scenarios.dates import MONTHS, TWO_DIGITS, WEEKDAYS, format_date, length_of_time, rupiah
from trainer.scenarios.gazetteer import Gazetteer, gazetteer, landmark, pick
from trainer.scenarios.people import Gender, full_name, hamlet_label
from trainer.sp4n.agencies import District, Region, Village

_LASTING_DAYS = (3, 5, 7, 14, 21, 30, 35, 60, 65, 90, 100, 120, 150, 180, 210, 240, 300, 365, 400, 730, 1100)
_LASTING_WEIGHTS = (4, 4, 9, 10, 4, 9, 4, 9, 4, 9, 3, 5, 5, 6, 3, 3, 2, 4, 2, 5, 2)
_CUMULATED = tuple(sum(_LASTING_WEIGHTS[: index + 1]) for index in range(len(_LASTING_WEIGHTS)))
_SPANS = tuple(timedelta(days=days) for days in range(max(_LASTING_DAYS) + 1))
_LENGTHS = tuple(length_of_time(days) for days in range(max(_LASTING_DAYS) + 1))

_WIDE_KINDS = frozenset(
    {
        "rsud",
        "rs_provinsi",
        "terminal",
        "stasiun",
        "tpa",
        "waduk",
        "wisata",
        "pantai",
        "kampus",
        "kantor_kecamatan",
        "puskesmas",
        "pasar",
        "sma",
        "smk",
        "smp",
        "slb",
        "pabrik",
        "spbu",
        "perumahan",
        "kantor_desa",
        "balai_desa",
    }
)
"""Places that everybody knows by name: a hamlet and RT beside them would be odd."""

_RURAL = re.compile(r"\b(desa|kades|pak lurah desa|dusun|bumdes|sawah)\b", re.IGNORECASE)
_URBAN = re.compile(r"\b(kelurahan|lurah)\b", re.IGNORECASE)
_SLOT = re.compile(r"\{[^}]*\}")


class Incident(msgspec.Struct, frozen=True):
    """A public happening: case, place, day, and the values of all public slots by name."""

    case_id: str
    district: str
    village: str
    hamlet: str
    rt: str
    rw: str
    landmark: str
    occurred: date
    slots: dict[str, str]


class Setting(msgspec.Struct, frozen=True):
    """What a case demands of its place.

    `urban` fixes a kelurahan (True) or a desa (False); `wide` is true when the place is named by a
    known facility, so that the report names no hamlet.
    """

    urban: bool | None
    wide: bool


class _Layout(msgspec.Struct, frozen=True):
    """Where a case can play in a region, worked out once.

    `districts` have what the road and place slots ask for; `villages` are those of a district where the case
    can play; `named` holds the road and place slots with their names by district; `values` are the others.
    """

    case: CaseTemplate
    places: Gazetteer
    urgent: bool
    districts: tuple[str, ...]
    villages: dict[str, tuple[Village, ...]]
    named: tuple[tuple[str, dict[str, tuple[str, ...]]], ...]
    values: tuple[tuple[str, Slot | tuple[str, ...]], ...]


_LAYOUTS: dict[tuple[str, str], _Layout] = {}


def make_incident(
    case: CaseTemplate,
    region: Region,
    submitted: datetime,
    rng: Random,
    avoid: Incident | None = None,
    district: str | None = None,
) -> Incident:
    """Make the happening that a report of this case tells.

    Args:
        case: the case template with its slot rules.
        region: where it plays; roads and places are taken from its lists.
        submitted: when the report is filed; nothing in the incident is later.
        rng: decides everything.
        avoid: an earlier incident of the same case; the new one lies in another village and, where
            the region allows, names another road or facility.
        district: name of the kecamatan it must lie in; free when None.

    Returns:
        The incident with values for all public slots.

    Raises:
        KeyError: the region has no kecamatan of that name.
    """
    layout, draw = _layout(case, region), rng.random
    places, urgent = layout.places, layout.urgent
    spot = places.districts[district] if district is not None else _district(layout, rng, avoid)
    named = _named_slots(layout, spot.name, rng, avoid) if layout.named else {}
    village = _village(spot, layout.villages[spot.name], named, rng, avoid)
    label = f"Kelurahan {village.name}" if village.urban else f"Desa {village.name}"
    hamlets = village.hamlets
    hamlet = hamlet_label(hamlets[int(draw() * len(hamlets))], village.urban) if hamlets else label
    today = submitted.date()
    occurred = today - _SPANS[int((2 if urgent else 12) * draw() ** 2.2)]
    slots = {
        "kecamatan": spot.name,
        "desa": village.name,
        "desa_lengkap": label,
        "dusun": hamlet,
        "rt": TWO_DIGITS[1 + int(draw() * 12)],
        "rw": TWO_DIGITS[1 + int(draw() * 7)],
        "kabupaten": region.short,
        "patokan": landmark(places, spot, village, rng),
    }
    _add_time_slots(slots, occurred, submitted.hour if occurred == today else 24, urgent, rng)
    slots.update(named)
    for name, rule in layout.values:
        slots[name] = rule[int(draw() * len(rule))] if isinstance(rule, tuple) else _value(rule, rng)
    return Incident(
        case_id=case.id,
        district=spot.name,
        village=village.name,
        hamlet=hamlet,
        rt=slots["rt"],
        rw=slots["rw"],
        landmark=slots["patokan"],
        occurred=occurred,
        slots=slots,
    )


def setting_of(case: CaseTemplate) -> Setting:
    """Return what the case's texts and key demand of its place."""
    text = _SLOT.sub(" ", " ".join(case_texts(case)))
    urban: bool | None = None
    if case.key.unit == "kelurahan":
        urban = True
    elif case.object.kind == "pemerintahan_desa" or _RURAL.search(text):
        urban = False
    elif _URBAN.search(text):
        urban = True
    kinds = {rule.place for rule in case.slots.values() if isinstance(rule, Slot) and rule.place}
    return Setting(urban=urban, wide=not kinds.isdisjoint(_WIDE_KINDS))


def case_texts(case: CaseTemplate) -> Iterator[str]:
    """Yield every text of a case that a citizen may write."""
    text = case.text
    yield from text.titles
    parts = (
        text.problem,
        text.context,
        text.place,
        text.duration,
        text.consequence,
        text.attempts,
        text.request,
        text.digression,
    )
    for styled in parts:
        if isinstance(styled, Styled):
            yield from (*styled.plain, *styled.formal, *styled.casual)
    yield from text.personal
    yield from case.completion


def _layout(case: CaseTemplate, region: Region) -> _Layout:
    known = _LAYOUTS.get((case.id, region.id))
    if known is not None and known.case is case and known.places.region is region:
        return known
    places, setting = gazetteer(region), setting_of(case)
    named: list[tuple[str, dict[str, tuple[str, ...]]]] = []
    districts = list(places.districts)
    for name, rule in case.slots.items():
        if not isinstance(rule, Slot) or not (rule.road or rule.place):
            continue
        key = ("road", rule.road) if rule.road else ("place", rule.place or "")
        by_district = places.named.get(key, {})
        if by_district:
            named.append((name, by_district))
            districts = [spot for spot in districts if spot in by_district] or districts
    if setting.urban is not None:
        districts = [
            spot
            for spot in districts
            if any(v.urban is setting.urban for v in places.districts[spot].villages)
        ] or districts
    villages = {
        name: tuple(v for v in spot.villages if setting.urban in (None, v.urban)) or spot.villages
        for name, spot in places.districts.items()
    }
    taken = {name for name, _ in named}
    values = tuple(
        (name, rule.choice if isinstance(rule, Slot) and rule.choice is not None else rule)
        for name, rule in case.slots.items()
        if name not in taken
    )
    urgent = case.urgency != "biasa"
    layout = _Layout(case, places, urgent, tuple(districts), villages, tuple(named), values)
    _LAYOUTS[case.id, region.id] = layout
    return layout


def _district(layout: _Layout, rng: Random, avoid: Incident | None) -> District:
    candidates = layout.districts
    if avoid is not None and len(candidates) > 1 and rng.random() < 0.6:
        candidates = tuple(name for name in candidates if name != avoid.district)
    return layout.places.districts[pick(candidates, rng)]


def _named_slots(layout: _Layout, district: str, rng: Random, avoid: Incident | None) -> dict[str, str]:
    """Return names of roads and facilities, from the district where it has any; never one name twice."""
    chosen: dict[str, str] = {}
    for slot, by_district in layout.named:
        names = by_district.get(district) or tuple(n for group in by_district.values() for n in group)
        used = {*chosen.values(), avoid.slots.get(slot, "")} if avoid is not None else chosen.values()
        free = [name for name in names if name not in used]
        chosen[slot] = pick(free or names, rng)
    return chosen


def _village(
    spot: District,
    villages: Sequence[Village],
    named: dict[str, str],
    rng: Random,
    avoid: Incident | None,
) -> Village:
    """Choose the village; a road or school that bears a village's name lies there."""
    if avoid is not None:
        villages = [v for v in villages if v.name != avoid.village] or villages
    for value in named.values():
        for village in villages:
            if village.name in value and village.name != spot.name:
                return village
    return pick(villages, rng)


def _add_time_slots(slots: dict[str, str], occurred: date, before: int, urgent: bool, rng: Random) -> None:
    """Add the time slots: all of them agree with each other and lie before the hour of the report.

    Urgent matters have lasted a few days at most.
    """
    draw = rng.random
    days = _LASTING_DAYS[bisect_right(_CUMULATED, draw() * _CUMULATED[-1])]
    if urgent:
        days = 1 + days % 5
    hour = 7 + int(draw() * 13)
    if hour >= before:
        hour = max(before - 1, 0)
    full, short, weekday = _dates(occurred)
    slots["lama"] = _LENGTHS[days]
    slots["lama.sejak"] = _since(occurred, days)
    slots["tanggal"] = full if draw() < 0.6 else short
    slots["hari"] = weekday
    slots["jam"] = f"{TWO_DIGITS[hour]}.{TWO_DIGITS[5 * int(draw() * 12)]}"


@lru_cache(maxsize=4096)
def _dates(day: date) -> tuple[str, str, str]:
    """Return a date with and without its year, and its weekday."""
    full = format_date(day)
    return full, full.rsplit(" ", 1)[0], WEEKDAYS[day.weekday()]


def _since(occurred: date, days: int) -> str:
    if days < 7:
        return "sejak beberapa hari lalu"
    if days < 14:
        return "sejak minggu lalu"
    since = occurred - _SPANS[days]
    if since.year == occurred.year:
        return f"sejak bulan {MONTHS[since.month - 1]}" if days >= 30 else "sejak beberapa minggu lalu"
    return f"sejak {MONTHS[since.month - 1]} {since.year}" if days < 360 else f"sejak tahun {since.year}"


def _value(rule: Slot, rng: Random) -> str:
    if rule.number is not None:
        return str(_number(rule.number, rng))
    if rule.rupiah is not None:
        return rupiah(_number(rule.rupiah, rng))
    if rule.clock is not None:
        return _clock(rule.clock, rng)
    gender: Gender = "wanita" if rule.person == "wanita" else "pria"
    if rule.person == "bebas":
        gender = "pria" if rng.random() < 0.5 else "wanita"
    return full_name(rng, gender)


def _number(bounds: tuple[int, ...], rng: Random) -> int:
    low, high = bounds[0], bounds[1]
    step = bounds[2] if len(bounds) > 2 else 1
    return low + step * int(rng.random() * ((high - low) // step + 1))


def _clock(bounds: tuple[str, str], rng: Random) -> str:
    """Draw a time of day in steps of five minutes; a span over midnight is allowed."""
    first, last = (int(text[:2]) * 60 + int(text[3:5]) for text in bounds)
    if last < first:
        last += 24 * 60
    minute = (first + 5 * int(rng.random() * ((last - first) // 5 + 1))) % (24 * 60)
    return f"{minute // 60:02d}.{minute % 60:02d}"
