"""Choosing cases and arrival times for a preset: the recipe line by line, seeded.

Plain lines come first, because repeats and contrast twins need an earlier report that they refer to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Literal

import msgspec

from trainer.scenarios.case import CaseTemplate
from trainer.scenarios.scenario import Preset, SlotRule
from trainer.scenarios.slots import setting_of
from trainer.sp4n.agencies import Region
from trainer.sp4n.calendar import WorkingCalendar

TWIN_MINUTES = 3
"""A contrast twin arrives so soon after its original that they lie side by side in the queue."""


class RecipeError(Exception):
    """A recipe that the content cannot serve; the text is one Indonesian sentence."""


class Chosen(msgspec.Struct, frozen=True):
    """One report to be written: the rule, its case, when it arrives, and what it is like.

    `like` is the position of the report that it repeats (the same happening or a look-alike).
    """

    position: int
    rule: SlotRule
    case: CaseTemplate
    arrives: datetime
    like: int | None = None
    kind: Literal["duplikat", "hampir_duplikat"] | None = None


def qualifies(case: CaseTemplate, rule: SlotRule) -> bool:
    """Whether a case fits every field of a recipe line."""
    key = case.key
    checks = (
        not rule.cases or case.id in rule.cases,
        not rule.types or key.type in rule.types,
        not rule.actions or key.action in rule.actions,
        not rule.traps or bool(set(rule.traps) & set(case.traps)),
        not rule.topics or case.topic in rule.topics,
        not rule.units or key.unit in rule.units,
        rule.urgency is None or case.urgency == rule.urgency,
        rule.min_difficulty <= case.difficulty <= rule.max_difficulty,
        rule.personal_data is None or bool(case.personal_data) == rule.personal_data,
        rule.force_secret is None or key.force_secret == rule.force_secret,
        rule.contrast is None or bool(case.contrast) == rule.contrast,
    )
    return all(checks)


def expand_rules(recipe: Iterable[SlotRule]) -> list[SlotRule]:
    """One entry a report, repeats last, because they need an earlier report to repeat."""
    lines = [rule for rule in recipe for _ in range(rule.count)]
    return [rule for rule in lines if rule.like is None] + [rule for rule in lines if rule.like is not None]


def fits_district(case: CaseTemplate, region: Region, district: str) -> bool:
    """Whether a kecamatan has the roads, places and villages that a case names."""
    roads = {road.status for road in region.roads if road.district == district}
    places = {place.kind for place in region.places if place.district == district}
    villages = [village for spot in region.districts if spot.name == district for village in spot.villages]
    for slot in case.slots.values():
        if isinstance(slot, tuple):
            continue
        if (slot.road is not None and slot.road not in roads) or (
            slot.place is not None and slot.place not in places
        ):
            return False
    urban = setting_of(case).urban
    return urban is None or any(village.urban is urban for village in villages)


def deal(cases: Mapping[str, CaseTemplate], part: tuple[int, int] | None) -> dict[str, CaseTemplate]:
    """The cases of one of several parallel forms.

    Cases of the same action, class and difficulty are dealt out in turn, those with personal data apart, unit by
    unit, so every form has alike ones; a kind with fewer cases than forms goes to all of them.

    Args:
        cases: all cases.
        part: which share of how many, from 1; None leaves all.
    """
    if part is None:
        return dict(cases)
    share, shares = part
    kinds: dict[tuple[str, str, int], list[CaseTemplate]] = {}
    for case in sorted(
        cases.values(), key=lambda case: (bool(case.personal_data), case.key.unit or "", case.id)
    ):
        kinds.setdefault((case.key.action, case.key.type.value, case.difficulty), []).append(case)
    kept: list[CaseTemplate] = []
    for kind in kinds.values():
        kept += kind if len(kind) < shares else kind[share - 1 :: shares]
    return {case.id: case for case in kept}


def choose(
    preset: Preset,
    cases: Mapping[str, CaseTemplate],
    calendar: WorkingCalendar,
    first_day: date,
    rng: Random,
    region: Region | None = None,
) -> list[Chosen]:
    """Choose cases and arrivals for a whole preset.

    Args:
        preset: the preset.
        cases: all case templates that the region can serve.
        calendar: the region's calendar.
        first_day: the first working day of the shift.
        rng: decides everything.
        region: where it plays; needed when a line names a kecamatan.

    Returns:
        One entry a report, in recipe order.

    Raises:
        RecipeError: a line fits no case.
    """
    rules = expand_rules(preset.recipe)
    plain = [rule for rule in rules if rule.like is None]
    repeats = rules[len(plain) :]
    days = working_days(calendar, first_day, preset.timing.arrival_days)
    order = list(range(len(plain)))
    if preset.shuffle:
        rng.shuffle(order)
    used: set[str] = set()
    chosen: list[Chosen] = []
    need_public = any(rule.like != "kontras" for rule in repeats)
    twins: list[tuple[int, CaseTemplate]] = []
    pool = _Pool(deal(cases, preset.part), cases, region, preset.acting_for)
    for position, rule in enumerate(plain):
        wanted = need_public and rule.actions == ("disposisi",) and rule.age is None
        case = pool.pick(rule, used, rng, prefer_duplicable=wanted)
        need_public = need_public and not (case.duplicable and rule.age is None)
        used.add(case.id)
        if rule.contrast:
            twins.append((position, rng.choice(_free_twins(case, cases, used))))
            used.add(twins[-1][1].id)
        rank = order[position]
        chosen.append(Chosen(position, rule, case, _arrival(rule, rank, len(plain), days, calendar, rng)))
    for rule in repeats:
        if rule.like == "kontras":
            chosen.append(_twin(rule, chosen, twins))
        else:
            chosen.append(_repeat(rule, chosen, calendar, days, rng))
    return chosen


class _Pool(msgspec.Struct, frozen=True):
    """The cases to pick from: those of this form first, all of them where the form has none."""

    dealt: Mapping[str, CaseTemplate]
    cases: Mapping[str, CaseTemplate]
    region: Region | None
    own: tuple[str, ...]

    def pick(self, rule: SlotRule, used: set[str], rng: Random, prefer_duplicable: bool) -> CaseTemplate:
        fitting = self._fitting(self.dealt, rule, used) or self._fitting(self.cases, rule, used)
        if not fitting:
            raise RecipeError(
                f"Tidak ada kasus yang memenuhi baris resep: {_words(rule)}. Longgarkan baris itu."
            )
        fresh = [case for case in fitting if case.id not in used] or fitting
        public = [case for case in fresh if case.duplicable] if prefer_duplicable else []
        candidates = public or fresh
        return rng.choices(candidates, [case.weight for case in candidates])[0]

    def _fitting(
        self, cases: Mapping[str, CaseTemplate], rule: SlotRule, used: set[str]
    ) -> list[CaseTemplate]:
        fitting = [case for case in cases.values() if qualifies(case, rule)]
        if rule.misdirected:
            fitting = [case for case in fitting if not self._ours(case)]
        if rule.own is not None:
            fitting = [case for case in fitting if (case.key.unit in self.own) is rule.own]
        if rule.contrast:
            fitting = [case for case in fitting if _free_twins(case, self.cases, used)]
        if rule.district is not None and self.region is not None:
            region, district = self.region, rule.district
            fitting = [case for case in fitting if fits_district(case, region, district)]
        return fitting

    def _ours(self, case: CaseTemplate) -> bool:
        key = case.key
        return not {key.unit, *key.accept_units, *key.support_units, key.second_matter}.isdisjoint(self.own)


def _free_twins(case: CaseTemplate, cases: Mapping[str, CaseTemplate], used: set[str]) -> list[CaseTemplate]:
    return [cases[twin.case] for twin in case.contrast if twin.case in cases and twin.case not in used]


def _words(rule: SlotRule) -> str:
    plain = {key: value for key, value in msgspec.to_builtins(rule).items() if value not in (None, [], ())}
    return ", ".join(f"{key}={value}" for key, value in plain.items() if key != "count")


def working_days(calendar: WorkingCalendar, first: date, count: int) -> list[date]:
    """So many working days from the first one on."""
    days: list[date] = []
    day = first
    while len(days) < count:
        if calendar.is_working_day(day):
            days.append(day)
        day += timedelta(days=1)
    return days


def _arrival(
    rule: SlotRule, rank: int, total: int, days: Sequence[date], calendar: WorkingCalendar, rng: Random
) -> datetime:
    """Spread arrivals evenly; the first ones wait already when the office opens."""
    if rule.age is not None:
        past = _working_day_before(calendar, days[0], rng.randint(*rule.age))
        return calendar.opening(past) + timedelta(minutes=rng.randint(5, 7 * 60))
    if rule.days is not None:
        chosen_day = days[min(rng.randint(*rule.days), len(days)) - 1]
        return calendar.opening(chosen_day) + timedelta(minutes=rng.randint(5, 7 * 60))
    index = (
        min(rank * len(days) // total, len(days) - 1) if rule.day is None else min(rule.day, len(days)) - 1
    )
    day = days[index]
    opening = calendar.opening(day)
    if rank < max(2, total // 10) and rule.day is None:
        return opening - timedelta(minutes=rng.randint(30, 14 * 60))
    if rng.random() < 0.15:
        evening = datetime.combine(day, time(19, 0), calendar.zone)
        return evening + timedelta(minutes=rng.randint(0, 180))
    return opening + timedelta(minutes=rng.randint(5, 7 * 60))


def _working_day_before(calendar: WorkingCalendar, day: date, count: int) -> date:
    while count:
        day -= timedelta(days=1)
        if calendar.is_working_day(day):
            count -= 1
    return day


def _twin(rule: SlotRule, chosen: Sequence[Chosen], twins: list[tuple[int, CaseTemplate]]) -> Chosen:
    """The contrast twin of an earlier report's case, which arrives right after it."""
    if not twins:
        raise RecipeError("Resep meminta kembaran kontras lebih banyak daripada kasus yang punya kembaran.")
    position, twin = twins.pop(0)
    return Chosen(len(chosen), rule, twin, chosen[position].arrives + timedelta(minutes=TWIN_MINUTES))


def _repeat(
    rule: SlotRule, chosen: Sequence[Chosen], calendar: WorkingCalendar, days: Sequence[date], rng: Random
) -> Chosen:
    last = calendar.closing(days[-1])
    originals = [
        entry
        for entry in chosen
        if entry.like is None
        and entry.rule.age is None
        and entry.rule.like is None
        and not (entry.rule.channel is not None and entry.rule.channel.is_offline)
        and (not rule.cases or entry.case.id in rule.cases)
        and entry.case.duplicable
        and entry.case.key.action == "disposisi"
    ]
    # A short shift has nothing that came two days before its end; the last hours must do.
    early = [entry for entry in originals if entry.arrives < last - timedelta(days=2)]
    originals = early or [entry for entry in originals if entry.arrives < last - timedelta(hours=3)]
    if not originals:
        raise RecipeError(
            "Resep meminta laporan rangkap, tetapi tidak ada kasus yang dapat dirangkap di dalamnya."
        )
    original = rng.choice(originals)
    # Soon enough that the first report is still being worked on, so that joining is possible.
    arrives = calendar.due(original.arrives, timedelta(minutes=rng.randint(180, 420)))
    kind: Literal["duplikat", "hampir_duplikat"] = (
        "duplikat" if rule.like == "duplikat" else "hampir_duplikat"
    )
    return Chosen(len(chosen), rule, original.case, arrives, original.position, kind)
