"""Drawing what befalls a shift: maintenance, a rumour, a leader's wish, a viral report, papers on the desk.

Source: dossier 11 (system downtime, offline complaints that nobody logs), 4.4 (Ombudsman), design (the cast).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from random import Random

import msgspec

from trainer.scenarios.events import ChanceEvents, Happening, MaintenanceRule, viral_plans
from trainer.scenarios.papers import arrival_text, is_paper
from trainer.scenarios.scenario import Preset, ReportPlan, SlotRule
from trainer.sp4n.calendar import WorkingCalendar
from trainer.sp4n.export import zone_text
from trainer.sp4n.regulations import Rules
from trainer.sp4n.vocabulary import Role

MARGIN = timedelta(hours=1)
"""Maintenance begins so long after opening at the earliest, and ends twice as long before closing."""

VIRAL_MINUTES = (20, 80)

_RECAP = (
    "Sekretaris Daerah meminta rekap pengaduan sampai hari ini untuk rapat pimpinan. Susun dengan perintah "
    "latih rekap; permintaan ini tidak dinilai, tetapi di tempat kerja dijawab paling lambat besok pagi."
)
_VIRAL = (
    "Laporan {laporan} ramai dibagikan di media sosial. Dahulukan: tangani paling lambat hari kerja berikutnya; "
    "pelapornya akan menanggapi lebih cepat dari biasa."
)
_HOAX = (
    "Kabar berantai sedang menyebar; laporan {laporan} menanyakannya dan beberapa laporan serupa menyusul. "
    "Tangani satu laporan, gabungkan yang lain ke sana."
)


def with_rumour(preset: Preset) -> Preset:
    """The preset with the recipe lines of its rumour: one report, and repeats that follow it."""
    hoax = None if preset.events is None else preset.events.hoax
    if hoax is None:
        return preset
    first = SlotRule(cases=hoax.cases, privacy="terbuka", day=1 + (preset.timing.arrival_days > 2))
    repeats = SlotRule(count=hoax.repeats, cases=hoax.cases, like="duplikat")
    return msgspec.structs.replace(preset, recipe=(*preset.recipe, first, repeats))


def draw_happenings(
    preset: Preset,
    plans: Sequence[ReportPlan],
    calendar: WorkingCalendar,
    days: Sequence[date],
    rng: Random,
) -> tuple[Happening, ...]:
    """Draw what happens in a shift.

    Args:
        preset: the preset; nothing happens when it says nothing.
        plans: all reports in order of arrival.
        calendar: the region's calendar.
        days: the working days of the shift.
        rng: the scenario's generator for this purpose.

    Returns:
        The happenings in order of time.
    """
    events = preset.events or ChanceEvents()
    found: list[Happening] = []
    if events.maintenance is not None:
        found += _maintenance(events.maintenance, calendar, days, rng)
    found += _recaps(events.recap_requests, calendar, days, rng)
    found += _rumour(events, plans)
    found += _viral(events.viral, preset, plans, calendar, calendar.opening(days[0]), rng)
    found += [
        Happening("kertas", plan.arrives, arrival_text(plan), plan=plan.index)
        for plan in plans
        if is_paper(preset, plan)
    ]
    return tuple(sorted(found, key=lambda each: (each.at, each.kind, each.plan or 0)))


def _maintenance(
    rule: MaintenanceRule, calendar: WorkingCalendar, days: Sequence[date], rng: Random
) -> Iterator[Happening]:
    for day in sorted(rng.sample(list(days), min(rule.windows, len(days)))):
        length = timedelta(minutes=rng.randint(*rule.minutes) // 5 * 5 or rule.minutes[0])
        first = calendar.opening(day) + MARGIN
        room = max(timedelta(0), calendar.closing(day) - 2 * MARGIN - length - first)
        at = first + timedelta(minutes=rng.randint(0, int(room.total_seconds()) // 900) * 15)
        until = at + length
        text = (
            f"Dasbor admin SP4N-LAPOR! dipelihara sampai pukul {clock_text(until, calendar)}. Anda belum dapat "
            "bertindak; tenggat tetap berjalan."
        )
        yield Happening("pemeliharaan", at, text, until=until)


def clock_text(moment: datetime, calendar: WorkingCalendar) -> str:
    """A moment's time of day as people say it: `10.45 WIB`."""
    local = moment.astimezone(calendar.zone)
    return f"{local:%H.%M} {zone_text(local)}"


def _recaps(count: int, calendar: WorkingCalendar, days: Sequence[date], rng: Random) -> Iterator[Happening]:
    later = list(days[1:]) or list(days)
    for day in sorted(rng.sample(later, min(count, len(later)))):
        yield Happening("rekap", calendar.opening(day) + timedelta(minutes=rng.randint(20, 180)), _RECAP)


def _rumour(events: ChanceEvents, plans: Sequence[ReportPlan]) -> Iterator[Happening]:
    if events.hoax is None:
        return
    for plan in plans:
        if plan.key.case in events.hoax.cases and plan.key.duplicate_of is None:
            yield Happening("hoaks", plan.arrives + timedelta(minutes=1), _HOAX, plan=plan.index)


def _viral(
    count: int,
    preset: Preset,
    plans: Sequence[ReportPlan],
    calendar: WorkingCalendar,
    starts: datetime,
    rng: Random,
) -> Iterator[Happening]:
    fitting = [
        plan
        for plan in plans
        if plan.key.action == "disposisi"
        and plan.key.urgency == "biasa"
        and not (plan.backlog or plan.secret or plan.key.force_secret or is_paper(preset, plan))
    ]
    chosen = rng.sample(fitting, min(count, len(fitting)))
    for plan in sorted(chosen, key=lambda each: each.index):
        minutes = timedelta(minutes=rng.randint(*VIRAL_MINUTES))
        yield Happening("viral", calendar.due(max(plan.arrives, starts), minutes), _VIRAL, plan=plan.index)


def with_public_eye(plans: tuple[ReportPlan, ...], happenings: Sequence[Happening]) -> tuple[ReportPlan, ...]:
    """The plans, those that go viral with an urgent key."""
    viral = viral_plans(happenings)
    return tuple(
        msgspec.structs.replace(plan, key=msgspec.structs.replace(plan.key, urgency="mendesak"))
        if plan.index in viral
        else plan
        for plan in plans
    )


def draw_complainants(
    preset: Preset, plans: Sequence[ReportPlan], rules: Rules, rng: Random
) -> tuple[int, ...]:
    """The plans whose citizens turn to the Ombudsman after a missed deadline; none where the option is off.

    Source: UU 25/2009 Pasal 46; dossier 4.4.
    """
    events = preset.events
    if events is None or rules.option("ombudsman") != "ya" or preset.role is not Role.AGENCY:
        return ()
    fitting = [plan.index for plan in plans if plan.key.action == "disposisi"]
    return tuple(sorted(rng.sample(fitting, min(events.ombudsman, len(fitting)))))


def draw_withdrawals(
    preset: Preset, plans: Sequence[ReportPlan], own: Sequence[str], rng: Random
) -> tuple[int, ...]:
    """The plans whose citizens take their report back while it is being handled.

    Args:
        preset: how many.
        plans: all reports.
        own: the units for which the trainee writes or signs; their reports stay.
        rng: the scenario's generator for this purpose.
    """
    wanted = 0 if preset.events is None else preset.events.withdrawals
    repeated = {plan.key.duplicate_of for plan in plans}
    fitting = [
        plan.index
        for plan in plans
        if plan.key.action == "disposisi"
        and plan.key.urgency == "biasa"
        and not (plan.backlog or plan.channel.is_offline or set(plan.key.units) & set(own))
        and plan.index not in repeated
    ]
    return tuple(sorted(rng.sample(fitting, min(wanted, len(fitting)))))
