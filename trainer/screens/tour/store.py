"""The tour's shift and what its texts say of it; runs in the desk's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from trainer.scenarios.presets import preset_record
from trainer.screens.tour.guide import Guide
from trainer.screens.tour.state import DONE, TOUR, read_state, write_state
from trainer.screens.tour.steps import ORDER, SEPARATOR, Names
from trainer.screens.workbench.pages import PAGES
from trainer.sp4n.vocabulary import Level, ReportType

if TYPE_CHECKING:
    from trainer.practice.desk import Desk, OpenShift
    from trainer.practice.session import Session
    from trainer.practice.store import Profile
    from trainer.scenarios.scenario import Preset, ReportPlan, Scenario

PRESET = "orientasi"
"""Whose first report, people and clock the tour takes."""

SEEDS = range(1, 41)
"""Tried in this order until the report is one that the trainee also answers."""

SHORT = 4
"""Shorter words say little in a search."""


def open_tour(desk: Desk, profile: Profile) -> tuple[OpenShift, Guide]:
    """The tour's shift, where it was left or from the start. Slow; call it in a worker."""
    state = read_state(desk, profile)
    if state is not None and state.step != DONE:
        shift = desk.resume(state.shift)
        write_state(desk, state.shift, state.step)
        return shift, Guide(names_of(shift.session), state.step)
    preset = tour_preset(desk, profile)
    shift = desk.start(profile, preset, good_seed(desk, preset))
    desk.leave_out(shift.id)
    write_state(desk, shift.id, ORDER[0])
    return shift, Guide(names_of(shift.session))


def tour_preset(desk: Desk, profile: Profile) -> Preset:
    """A shift of one report: nothing else can be left undone, so that the tour does not end in failure."""
    base = preset_record(desk.library, PRESET)
    own = desk.library.regions.get(profile.region)
    return msgspec.structs.replace(
        base,
        id=TOUR,
        title="Tur",
        description="Satu laporan dari awal sampai jawaban, dengan panduan di setiap langkah. Tidak dinilai.",
        recipe=base.recipe[:1],
        timing=msgspec.structs.replace(base.timing, arrival_days=1),
        region=profile.region if own is not None and own.level is Level.REGION else base.region,
    )


def good_seed(desk: Desk, preset: Preset) -> int:
    """The first seed whose first report shows everything; always the same for the same content."""
    from trainer.scenarios.build import build_scenario

    for seed in SEEDS:
        scenario = build_scenario(desk.library, preset, seed)
        first = min(scenario.plans, key=lambda plan: (plan.arrives, plan.index))
        if first.arrives <= scenario.starts and _suits(scenario, first):
            return seed
    return SEEDS[0]


def _suits(scenario: Scenario, plan: ReportPlan) -> bool:
    """Whether a report is an ordinary complaint that the trainee disposes and answers himself."""
    key = plan.key
    ours = key.action == "disposisi" and bool(key.units) and key.units[0] in scenario.acting_for
    return ours and key.type is ReportType.ORDINARY and not key.personal


def names_of(session: Session) -> Names:
    """What the texts say of the report that the tour is about, one that has arrived already."""
    arrived = [session.scenario.plans[index] for index in session.plan_of.values()]
    plans = sorted(arrived or session.scenario.plans, key=lambda plan: (plan.arrives, plan.index))
    ours = [plan for plan in plans if plan.key.units and plan.key.units[0] in session.scenario.acting_for]
    plan = next((plan for plan in plans if _suits(session.scenario, plan)), (ours or plans)[0])
    number = next((report for report, index in session.plan_of.items() if index == plan.index), 0)
    unit = plan.key.units[0] if plan.key.units else session.scenario.region.units[0].id
    name = session.scenario.region.unit(unit).name
    return Names(
        number,
        (plan.key.type.value, plan.key.type.label),
        SEPARATOR.join(plan.key.category),
        _word(plan.key.category[-1]),
        (unit, name),
        _word(name.removeprefix("Dinas ")),
        {label: index for index, (label, _) in enumerate(PAGES, 1)},
    )


def _word(text: str) -> str:
    """The first word of a name that is worth searching for."""
    words = [word.strip("(),./").lower() for word in text.split()]
    return next((word for word in words if len(word) > SHORT), words[0])
