"""From (content, preset, seed) to a scenario, byte for byte the same everywhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

import msgspec

from trainer.scenarios.case import CaseTemplate
from trainer.scenarios.colleagues import script
from trainer.scenarios.correspondence import AnswerQuality, ReplyKind, citizen_reply, unit_answer
from trainer.scenarios.events import draw_absences
from trainer.scenarios.happenings import (
    draw_complainants,
    draw_happenings,
    draw_withdrawals,
    with_public_eye,
    with_rumour,
)
from trainer.scenarios.heads import draw_heads
from trainer.scenarios.keys import duplicate_key, near_duplicate_key, resolve_key
from trainer.scenarios.library import Library
from trainer.scenarios.phrases import Phrases
from trainer.scenarios.presets import phrase_book, preset_record, response_rubric_data, scoring_rubric_data
from trainer.scenarios.province import fits_locality, localities, provincial_cases
from trainer.scenarios.recipe import Chosen, choose, working_days
from trainer.scenarios.reports import GeneratedReport, generate_report
from trainer.scenarios.scenario import (
    AnswerKey,
    Citizen,
    PersonalSpan,
    Preset,
    ReportPlan,
    Scenario,
)
from trainer.scenarios.search_words import words_for
from trainer.scenarios.slots import Incident, make_incident
from trainer.sp4n.agencies import OWN_REGENCY, Region
from trainer.sp4n.calendar import WorkingCalendar
from trainer.sp4n.regulations import Rules
from trainer.sp4n.settings import FIRST_TRACKING_ID
from trainer.sp4n.vocabulary import Channel, Level, Role

CITIZEN_KINDS: tuple[ReplyKind, ...] = ("terima_kasih", "tanya_lanjut", "kecewa", "marah", "sudah_lengkap")
UNIT_QUALITIES: tuple[AnswerQuality, ...] = ("baik", "template", "membela")
ONLINE = (Channel.WEB, Channel.ANDROID, Channel.IOS, Channel.SMS)


class Workshop:
    """Everything that building reports of one preset needs, prepared once.

    Args:
        library: the content.
        preset: the preset to build, by id or as a record.
        options: rule options that win over the preset's.
    """

    def __init__(
        self, library: Library, preset: str | Preset, options: Mapping[str, str] | None = None
    ) -> None:
        self.library = library
        self.preset = preset if isinstance(preset, Preset) else preset_record(library, preset)
        self.region: Region = library.region(self.preset.region)
        overlay = self.preset.overlay or self.region.overlay
        self.rules: Rules = library.rules(overlay, {**self.preset.options, **(options or {})})
        self.years = library.calendars()
        self.calendar = WorkingCalendar.from_years(self.region.zone, self.rules.hours, self.years)
        self.phrases: Phrases = phrase_book(library)
        self.localities = localities(self.region)
        self.cases = self._served(library)

    def _served(self, library: Library) -> dict[str, CaseTemplate]:
        cases = library.cases
        if self.region.level is not Level.PROVINCE:
            return {case.id: case for case in cases.values() if serves(self.region, case)}
        seen = provincial_cases(cases, self.region, library.provincial, library.authority)
        return {
            case.id: case
            for case in seen.values()
            if serves(self.region, case) and any(fits_locality(case, spot) for spot in self.localities)
        }

    def plans(self, seed: int, block: int = 0) -> tuple[date, tuple[ReportPlan, ...]]:
        """Write all reports of the preset for a seed.

        Args:
            seed: the seed.
            block: number of the repetition, for streams longer than the preset.

        Returns:
            The first day and the plans in order of arrival.
        """
        name = f"{self.preset.series or self.preset.id}|{seed}|{block}"
        rng = Random(f"{name}|resep")
        first = rng.choice(self.preset.timing.starts)
        while not self.calendar.is_working_day(first):
            first += timedelta(days=1)
        chosen = choose(with_rumour(self.preset), self.cases, self.calendar, first, rng, self.region)
        chosen = [self._at_the_desk(entry, first) for entry in chosen]
        written: dict[int, tuple[Chosen, GeneratedReport, AnswerKey]] = {}
        for entry in chosen:
            written[entry.position] = (
                entry,
                *self._write(entry, written, Random(f"{name}|{entry.position}")),
            )
        order = sorted(written, key=lambda position: (written[position][0].arrives, position))
        index_of = {position: index for index, position in enumerate(order)}
        return first, tuple(
            self._plan(index, *written[position], index_of, Random(f"{name}|{position}|pelapor"))
            for index, position in enumerate(order)
        )

    def _at_the_desk(self, entry: Chosen, first: date) -> Chosen:
        """What comes on paper comes while somebody is there to receive it."""
        channel = entry.rule.channel
        if channel is None or not channel.is_offline or entry.rule.age is not None or not self.preset.by_hand:
            return entry
        opened = max(entry.arrives, self.calendar.opening(first))
        return msgspec.structs.replace(entry, arrives=self.calendar.next_opening(opened))

    def _write(
        self, entry: Chosen, written: Mapping[int, tuple[Chosen, GeneratedReport, AnswerKey]], rng: Random
    ) -> tuple[GeneratedReport, AnswerKey]:
        locality = self._locality(entry, written, rng)
        incident = self._incident(entry, locality, written, rng)
        report = generate_report(
            entry.case, locality, self.phrases, entry.arrives, rng, incident, privacy=entry.rule.privacy,
            channel=self._channel(entry), personal=True if entry.rule.personal_data else None,
        )  # fmt: skip
        spans = tuple(PersonalSpan(span.kind, span.text) for span in report.personal)
        return report, resolve_key(entry.case, self.region, report.incident, spans)

    def _channel(self, entry: Chosen) -> Channel | None:
        """The channel a line asks for; what reaches the Admin Nasional came in online.

        Where the trainee types in papers himself, only the lines of the recipe that say so are papers.
        """
        online = self.preset.role is Role.NATIONAL or self.preset.by_hand
        if entry.rule.channel is None and online:
            return Random(f"{entry.case.id}|{entry.arrives.isoformat()}").choice(ONLINE)
        return entry.rule.channel

    def _locality(
        self, entry: Chosen, written: Mapping[int, tuple[Chosen, GeneratedReport, AnswerKey]], rng: Random
    ) -> Region:
        """Where the report comes from: the region, or a kabupaten or kota of a province."""
        if len(self.localities) == 1:
            return self.localities[0]
        district = entry.rule.district
        if entry.like is not None:
            district = written[entry.like][1].incident.district
        if district is not None:
            return next(
                spot for spot in self.localities if any(each.name == district for each in spot.districts)
            )
        return rng.choice([spot for spot in self.localities if fits_locality(entry.case, spot)])

    def _incident(
        self,
        entry: Chosen,
        locality: Region,
        written: Mapping[int, tuple[Chosen, GeneratedReport, AnswerKey]],
        rng: Random,
    ) -> Incident:
        if entry.like is None:
            return make_incident(entry.case, locality, entry.arrives, rng, district=entry.rule.district)
        original = written[entry.like][1].incident
        if entry.kind == "duplikat":
            return original
        return make_incident(entry.case, locality, entry.arrives, rng, avoid=original)

    def _plan(
        self,
        index: int,
        entry: Chosen,
        report: GeneratedReport,
        key: AnswerKey,
        index_of: Mapping[int, int],
        rng: Random,
    ) -> ReportPlan:
        if entry.like is not None:
            other = index_of[entry.like]
            key = duplicate_key(key, other) if entry.kind == "duplikat" else near_duplicate_key(key, other)
        person = report.reporter
        return ReportPlan(
            index=index,
            arrives=entry.arrives,
            title=report.title,
            body=report.body,
            channel=report.channel,
            choice=report.choice,
            anonymous=report.anonymous,
            secret=report.secret,
            citizen=Citizen(person.name, person.gender, person.nik, person.phone, person.address),
            location=report.location,
            district=report.incident.district,
            village=report.incident.village,
            incident_date=report.incident.occurred,
            attachments=report.attachments,
            register=report.register,
            mood=_drawn(self.preset.moods, "sabar", rng),
            completion=report.completion,
            replies=self._replies(report, rng),
            unit_answers=self._unit_answers(report, key, rng),
            facts=report.facts,
            key=key,
            backlog=entry.rule.age is not None,
            inherited=entry.rule.predecessor,
            misdirected=entry.rule.misdirected,
            to_agency=self.preset.role is not Role.NATIONAL and not entry.rule.via_national,
        )

    def _replies(self, report: GeneratedReport, rng: Random) -> dict[str, str]:
        return {kind: citizen_reply(kind, report, rng, self.phrases) for kind in CITIZEN_KINDS}

    def _unit_answers(self, report: GeneratedReport, key: AnswerKey, rng: Random) -> dict[str, str]:
        unit = self.region.unit(key.units[0]).name if key.units else self.region.name
        hidden = report.anonymous or report.secret or key.force_secret
        return {
            quality: unit_answer(quality, report, unit, hidden, rng, self.phrases)
            for quality in UNIT_QUALITIES
        }


def serves(region: Region, case: CaseTemplate) -> bool:
    """Whether a region has the roads, places and offices that a case names."""
    statuses = {road.status for road in region.roads}
    kinds = {place.kind for place in region.places}
    agencies = {agency.id for agency in region.neighbours}
    if region.regencies:
        agencies.add(OWN_REGENCY)
    functions = {unit.function for unit in region.units}
    for slot in case.slots.values():
        if isinstance(slot, tuple):
            continue
        if (slot.road is not None and slot.road not in statuses) or (
            slot.place is not None and slot.place not in kinds
        ):
            return False
    key = case.key
    return (key.unit is None or key.unit in functions) and (
        key.forward_to is None or key.forward_to in agencies
    )


def build_scenario(
    library: Library, preset: str | Preset, seed: int, options: Mapping[str, str] | None = None
) -> Scenario:
    """Build the scenario of a preset and seed.

    Args:
        library: the content.
        preset: the preset, by id or as a record.
        seed: any integer.
        options: rule options that win over the preset's.

    Raises:
        UnknownContentError: there is no such preset.
        RecipeError: the content cannot serve the preset.
    """
    shop = Workshop(library, preset, options)
    first, plans = shop.plans(seed)
    calendar, record, region = shop.calendar, shop.preset, shop.region
    ends = calendar.closing(_nth_working_day(calendar, first, record.timing.days))
    own = tuple(unit.id for function in record.acting_for for unit in region.units_for(function))
    acting, leads = ((), own[:1]) if record.role is Role.UNIT_HEAD else (own, ())
    days = working_days(calendar, first, record.timing.days)
    happenings = draw_happenings(record, plans, calendar, days, _rng(record, seed, "kejadian"))
    plans = with_public_eye(plans, happenings)
    rng = _rng(record, seed, "watak")
    temperaments = {
        unit.id: _drawn(record.temperaments, "rajin", rng) for unit in region.units if unit.id not in acting
    }
    return Scenario(
        content_version=library.version,
        preset=record,
        seed=seed,
        region=region,
        rules=shop.rules,
        calendar_years=tuple(year for year in shop.years if first.year - 1 <= year.year <= first.year + 1),
        categories=library.categories.paths(),
        starts=calendar.opening(first),
        ends=ends,
        first_tracking=FIRST_TRACKING_ID,
        plans=plans,
        temperaments=temperaments,
        acting_for=acting,
        reply_facts=shop.phrases.findings,
        rubric=scoring_rubric_data(library, record.weight_rubric, (plan.key.case for plan in plans)),
        response_rubric=response_rubric_data(library),
        script=script(record, plans, region, calendar, FIRST_TRACKING_ID, seed),
        absences=draw_absences(
            record.leave,
            _receivers(plans, acting),
            calendar,
            first,
            record.timing.days,
            _rng(record, seed, "cuti"),
        ),
        happenings=happenings,
        to_ombudsman=draw_complainants(record, plans, shop.rules, _rng(record, seed, "ombudsman")),
        heads=draw_heads(record, region, shop.rules, _rng(record, seed, "kepala unit")),
        leads=leads,
        withdrawals=draw_withdrawals(record, plans, own, _rng(record, seed, "cabut")),
        search_words=words_for(library.word_rows, region),
    )


def _receivers(plans: tuple[ReportPlan, ...], acting: tuple[str, ...]) -> tuple[str, ...]:
    """The simulated units that ought to get reports, in order of the reports."""
    units = (unit for plan in plans for unit in plan.key.units[:1] if unit not in acting)
    return tuple(dict.fromkeys(units))


def _rng(preset: Preset, seed: int, purpose: str) -> Random:
    return Random(f"{preset.series or preset.id}|{seed}|{purpose}")


def stream_plans(
    library: Library, preset_id: str, seed: int, count: int | None = None
) -> Iterator[ReportPlan]:
    """Write reports of a preset one after the other, in blocks of the preset's size.

    Args:
        library: the content.
        preset_id: the preset.
        seed: any integer.
        count: how many; None means one block.
    """
    shop = Workshop(library, preset_id)
    block = written = 0
    while True:
        _, plans = shop.plans(seed, block)
        before = written
        for plan in plans:
            if count is not None and written >= count:
                return
            yield _moved(plan, before)
            written += 1
        if count is None or written >= count:
            return
        block += 1


def _moved(plan: ReportPlan, by: int) -> ReportPlan:
    """A plan of a later block, with its place and its references counted over the whole stream."""
    key = plan.key
    if by and (key.duplicate_of is not None or key.twin_of is not None):
        key = msgspec.structs.replace(
            key,
            duplicate_of=None if key.duplicate_of is None else key.duplicate_of + by,
            twin_of=None if key.twin_of is None else key.twin_of + by,
        )
    return msgspec.structs.replace(plan, index=plan.index + by, key=key)


def _nth_working_day(calendar: WorkingCalendar, first: date, count: int) -> date:
    day, left = first, count - 1
    while left:
        day += timedelta(days=1)
        if calendar.is_working_day(day):
            left -= 1
    return day


def _drawn(weights: Mapping[Any, int], default: Any, rng: Random) -> Any:
    """A key drawn by its weight; the default when nothing is weighed."""
    if not weights:
        return default
    return rng.choices(list(weights), list(weights.values()))[0]
