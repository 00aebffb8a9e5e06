"""What simulated colleagues of the trainee do by themselves, written down before a session starts.

A predecessor has begun on a backlog before the trainee came; a coordinator hands every report to the
unit whose Pejabat Penghubung or head the trainee is. Their moves are ordinary commands at planned moments.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from random import Random

from trainer.scenarios.scenario import AnswerKey, Preset, ReportPlan, ScriptedMove
from trainer.sp4n.agencies import Region
from trainer.sp4n.calendar import WorkingCalendar
from trainer.sp4n.commands import Archive, AskForData, Command, Dispose, NotOurs, Verify, VerifyAndDispose
from trainer.sp4n.redaction import MASK
from trainer.sp4n.report import Actor
from trainer.sp4n.vocabulary import Role

ADMIN_NATIONAL = Actor(Role.NATIONAL, "Admin Nasional")
PREDECESSOR = Actor(Role.AGENCY, "Admin Instansi sebelumnya")
COORDINATOR = Actor(Role.AGENCY, "Admin Instansi (koordinator)")

_PREDECESSOR_HOURS = (2, 7)
_COORDINATOR_HOURS = (1, 3)


def published_text(text: str, key: AnswerKey) -> str:
    """A citizen's text with the personal data of the key masked."""
    for span in sorted(key.personal, key=lambda each: -len(each.text)):
        text = text.replace(span.text, MASK)
    return text


def script(
    preset: Preset,
    plans: Sequence[ReportPlan],
    region: Region,
    calendar: WorkingCalendar,
    first_tracking: int,
    seed: int,
) -> tuple[ScriptedMove, ...]:
    """Write down what colleagues do in a scenario.

    Args:
        preset: the preset; its role decides whether a coordinator is simulated.
        plans: all reports in order of arrival; report n gets the tracking id `first_tracking + n`.
        region: the region.
        calendar: its calendar.
        first_tracking: the first tracking id.
        seed: the scenario's seed.

    Returns:
        The moves, by report.
    """
    own = [unit.id for function in preset.acting_for for unit in region.units_for(function)]
    moves: list[ScriptedMove] = []
    for plan in plans:
        rng = Random(f"{preset.id}|{seed}|{plan.index}|rekan")
        report = first_tracking + plan.index
        if plan.inherited is not None:
            at = _later(calendar, plan.arrives, _PREDECESSOR_HOURS, rng)
            moves.extend(
                ScriptedMove(plan.index, at, command, PREDECESSOR, "tindakan admin sebelumnya")
                for command in _predecessor(plan, report, region, own, rng)
            )
        elif preset.role in (Role.LIAISON, Role.UNIT_HEAD):
            at = _later(calendar, plan.arrives, _COORDINATOR_HOURS, rng)
            unit = own[0] if plan.misdirected or not plan.key.units else plan.key.units[0]
            command = disposal(plan, report, unit)
            moves.append(ScriptedMove(plan.index, at, command, COORDINATOR, "disposisi oleh koordinator"))
    return tuple(moves)


def disposal(plan: ReportPlan, report: int, unit: str) -> VerifyAndDispose:
    """The complete verification form of a careful colleague, with this unit."""
    key = plan.key
    return VerifyAndDispose(
        report,
        title=published_text(plan.title, key),
        type=key.type,
        category=key.category,
        unit=unit,
        body=published_text(plan.body, key),
        secret=True if key.force_secret else None,
        support_units=tuple(other for other in key.second_units if other != unit),
    )


def coordinated(plan: ReportPlan, report: int, region: Region, verified: bool = False) -> Command:
    """What a careful coordinator does with a report by its key.

    Args:
        plan: the report's plan.
        report: its tracking id.
        region: the region.
        verified: whether it was verified before and has come back from a unit.
    """
    key = plan.key
    if key.units and verified:
        return Dispose(report, key.units[0], key.second_units, note="Disposisi dibetulkan; mohon ditangani.")
    if key.units:
        return disposal(plan, report, key.units[0])
    if key.archive_reason is not None:
        return Archive(report, key.archive_reason, f"Yth. Bapak/Ibu Pelapor, terima kasih. {key.reason}")
    agency = region.neighbour(key.forward_to or region.neighbours[0].id)
    message = (
        f"Yth. Bapak/Ibu Pelapor, terima kasih atas laporannya. Perkara ini kewenangan {agency.name} "
        "dan sudah kami teruskan ke sana melalui SP4N-LAPOR!."
    )
    return NotOurs(report, agency.id, message)


def _predecessor(
    plan: ReportPlan, report: int, region: Region, own: Sequence[str], rng: Random
) -> Iterator[Command]:
    key = plan.key
    if plan.inherited == "tunda" and key.missing:
        items = "; ".join(item.label for item in key.missing)
        message = f"Agar laporan Bapak/Ibu dapat kami proses, mohon lengkapi: {items}. Terima kasih."
        yield AskForData(report, key.missing, message)
    elif plan.inherited == "verifikasi":
        form = disposal(plan, report, key.units[0])
        yield Verify(report, form.title, form.type, form.category, body=form.body, secret=form.secret)
    elif plan.inherited == "salah_unit":
        right = {*key.units, *key.accept_units, *key.support_units, *key.second_units, *key.never_units, *own}
        parents = {unit.id: unit.parent for unit in region.units}
        wrong = [
            unit.id
            for unit in region.units
            if unit.kind == "opd" and unit.id not in right and parents[unit.id] not in right
        ]
        yield disposal(plan, report, rng.choice(wrong))
    elif plan.inherited == "disposisi":
        yield disposal(plan, report, key.units[0])


def _later(calendar: WorkingCalendar, at: datetime, hours: tuple[int, int], rng: Random) -> datetime:
    return calendar.due(at, timedelta(minutes=rng.randint(hours[0] * 60, hours[1] * 60)))
