"""The public happening behind a report: place, time and the case's own slots.

An incident holds what everybody at the spot would tell alike. Duplicates share one incident, a
near-duplicate gets an incident of the same case at another place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from random import Random

import msgspec

from trainer.scenarios.case import CaseTemplate, Slot, Styled
from trainer.scenarios.dates import MONTHS, TWO_DIGITS, WEEKDAYS, format_date, length_of_time, rupiah
from trainer.scenarios.gazetteer import Gazetteer, Spot, gazetteer, landmark, pick
from trainer.scenarios.people import Gender, full_name
from trainer.sp4n.agencies import Region

_LASTING_DAYS = (3, 5, 7, 14, 21, 30, 35, 60, 65, 90, 100, 120, 150, 180, 210, 240, 300, 365, 400, 730, 1100)
_LASTING_WEIGHTS = (4, 4, 9, 10, 4, 9, 4, 9, 4, 9, 3, 5, 5, 6, 3, 3, 2, 4, 2, 5, 2)
_LASTED = tuple(
    days
    for index, days in enumerate(_LASTING_DAYS)
    for _ in range(
        128 * sum(_LASTING_WEIGHTS[: index + 1]) // sum(_LASTING_WEIGHTS)
        - 128 * sum(_LASTING_WEIGHTS[:index]) // sum(_LASTING_WEIGHTS)
    )
)
"""The lengths of time, 128 in all, each as often as it is likely."""
_SPANS = tuple(timedelta(days=days) for days in range(max(_LASTING_DAYS) + 1))
_LENGTHS = tuple(length_of_time(days) for days in range(max(_LASTING_DAYS) + 1))

_CLOCKS = tuple(f"{hour:02d}.{minute:02d}" for hour in range(24) for minute in range(0, 60, 5))

_MOST_LISTED = 400
"""A slot with at most so many values is drawn from their list."""

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


class Incident(msgspec.Struct, frozen=True, gc=False):
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

    `districts` have what the road and place slots ask for; `spots` are the villages of a district where the
    case can play; `named` holds the road and place slots with their names by district; `lists` are the slots
    that take one of some texts, `drawn` the others. `bearers` keeps, by district and the name of a road or
    place, the village whose name it bears.
    """

    case: CaseTemplate
    places: Gazetteer
    urgent: bool
    districts: tuple[str, ...]
    spots: dict[str, tuple[Spot, ...]]
    named: tuple[tuple[str, dict[str, tuple[str, ...]]], ...]
    lists: tuple[tuple[str, tuple[str, ...]], ...]
    drawn: tuple[tuple[str, Slot], ...]
    bearers: dict[tuple[str, str], Spot | None]


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
    if district is None:
        district = _district(layout, rng, avoid)
    named = _named_slots(layout, district, rng, avoid) if layout.named else {}
    spot = _spot(layout, district, named, rng, avoid)
    village, urgent = spot.village.name, layout.urgent
    today = submitted.date()
    occurred = today - _SPANS[int((2 if urgent else 12) * draw() ** 2.2)]
    die = rng.getrandbits(30)
    rt, rw = TWO_DIGITS[1 + die % 12], TWO_DIGITS[1 + (die >> 8) % 7]
    hamlet = spot.hamlets[(die >> 16) % len(spot.hamlets)]
    before = submitted.hour if occurred == today else 24
    lasted, since, day, weekday, clock = _times(occurred, before, urgent, rng)
    slots = {
        "kecamatan": district,
        "desa": village,
        "desa_lengkap": spot.label,
        "dusun": hamlet,
        "rt": rt,
        "rw": rw,
        "kabupaten": region.short,
        "patokan": landmark(spot, rng),
        "lama": lasted,
        "lama.sejak": since,
        "tanggal": day,
        "hari": weekday,
        "jam": clock,
        **named,
    }
    for name, texts in layout.lists:
        slots[name] = texts[int(draw() * len(texts))]
    for name, rule in layout.drawn:
        slots[name] = _value(rule, rng)
    return Incident(case.id, district, village, hamlet, rt, rw, slots["patokan"], occurred, slots)


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
    spots = {
        name: tuple(spot for spot in all_spots if setting.urban in (None, spot.village.urban)) or all_spots
        for name, all_spots in places.spots.items()
    }
    taken = {name for name, _ in named}
    lists: list[tuple[str, tuple[str, ...]]] = []
    drawn: list[tuple[str, Slot]] = []
    for name, rule in case.slots.items():
        if name in taken:
            continue
        texts = rule if isinstance(rule, tuple) else rule.choice or _listed(rule)
        if texts is not None:
            lists.append((name, texts))
        elif isinstance(rule, Slot):
            drawn.append((name, rule))
    urgent = case.urgency != "biasa"
    layout = _Layout(
        case, places, urgent, tuple(districts), spots, tuple(named), tuple(lists), tuple(drawn), {}
    )
    _LAYOUTS[case.id, region.id] = layout
    return layout


def _listed(rule: Slot) -> tuple[str, ...] | None:
    """Return all values of a slot with a number or an amount of money, if they are not too many."""
    bounds = rule.number or rule.rupiah
    if bounds is None:
        return None
    numbers = range(bounds[0], bounds[1] + 1, bounds[2] if len(bounds) > 2 else 1)
    if len(numbers) > _MOST_LISTED:
        return None
    return tuple(rupiah(number) if rule.rupiah else str(number) for number in numbers)


def _district(layout: _Layout, rng: Random, avoid: Incident | None) -> str:
    candidates = layout.districts
    if avoid is not None and len(candidates) > 1 and rng.random() < 0.6:
        candidates = tuple(name for name in candidates if name != avoid.district)
    return pick(candidates, rng)


def _named_slots(layout: _Layout, district: str, rng: Random, avoid: Incident | None) -> dict[str, str]:
    """Return names of roads and facilities, from the district where it has any; never one name twice."""
    chosen: dict[str, str] = {}
    for slot, by_district in layout.named:
        names = by_district.get(district) or tuple(n for group in by_district.values() for n in group)
        used = {*chosen.values(), avoid.slots.get(slot, "")} if avoid is not None else chosen.values()
        free = [name for name in names if name not in used]
        chosen[slot] = pick(free or names, rng)
    return chosen


def _spot(layout: _Layout, district: str, named: dict[str, str], rng: Random, avoid: Incident | None) -> Spot:
    """Choose the village; a road or school that bears a village's name lies there."""
    spots: Sequence[Spot] = layout.spots[district]
    if avoid is not None:
        spots = [spot for spot in spots if spot.village.name != avoid.village] or spots
    for value in named.values():
        if avoid is not None:
            bearer = _bearer(spots, value)
        elif (district, value) in layout.bearers:
            bearer = layout.bearers[district, value]
        else:
            bearer = layout.bearers[district, value] = _bearer(spots, value)
        if bearer is not None:
            return bearer
    return spots[int(rng.random() * len(spots))]


def _bearer(spots: Sequence[Spot], value: str) -> Spot | None:
    """Return the village whose name the name of a road or place bears."""
    for spot in spots:
        village = spot.village.name
        if village in value and (village != spot.district.name or spot.label in value):
            return spot
    return None


def _times(occurred: date, before: int, urgent: bool, rng: Random) -> tuple[str, str, str, str, str]:
    """Return how long it has lasted, since when, the day, its weekday and the hour.

    All of them agree with each other and lie before the hour of the report. Urgent matters have lasted a
    few days at most.
    """
    die = rng.getrandbits(30)
    days = _LASTED[die & 127]
    if urgent:
        days = 1 + days % 5
    hour = 7 + (die >> 7) % 13
    if hour >= before:
        hour = max(before - 1, 0)
    full, short, weekday = _dates(occurred)
    day = full if die >> 23 & 7 < 5 else short
    return _LENGTHS[days], _since(occurred, days), day, weekday, _CLOCKS[12 * hour + (die >> 14) % 12]


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
