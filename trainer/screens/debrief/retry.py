"""Trying a single case again: the same case, written anew with another seed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from trainer.scenarios.scenario import Preset, SlotRule

if TYPE_CHECKING:
    from trainer.practice.desk import Desk, OpenShift
    from trainer.practice.store import Profile
    from trainer.scenarios.scenario import Scenario

TITLE = "Coba lagi satu laporan"


def retry_preset(scenario: Scenario, plan: int) -> Preset:
    """A shift with one case in the setting of the shift it was met in; a duplicate comes with its original.

    Args:
        scenario: the shift that was played.
        plan: the index of the report plan.
    """
    chosen, preset = scenario.plans[plan], scenario.preset
    key = chosen.key
    inherited = chosen.inherited if chosen.backlog else None
    rules = [
        SlotRule(
            cases=(key.case,),
            predecessor=inherited,
            age=(1, 2) if chosen.backlog else None,
            misdirected=chosen.misdirected,
        )
    ]
    if key.duplicate_of is not None:
        rules = [SlotRule(cases=(key.case,)), SlotRule(like="duplikat")]
    elif key.twin_of is not None:
        rules = [SlotRule(cases=(scenario.plans[key.twin_of].key.case,)), SlotRule(like="hampir_duplikat")]
    return msgspec.structs.replace(
        preset,
        id="coba-lagi",
        title=TITLE,
        description=f"Satu kasus dari giliran {preset.title}, ditulis ulang dengan orang dan tempat lain.",
        recipe=tuple(rules),
        timing=msgspec.structs.replace(preset.timing, arrival_days=1),
        exam=False,
        part=None,
        series="",
    )


def start_retry(desk: Desk, profile: Profile, preset: Preset, seed: int) -> OpenShift:
    """Start such a shift; it counts neither in Kemajuan nor for the best result. Slow; call it in a worker."""
    shift = desk.start(profile, preset, seed)
    desk.leave_out(shift.id)
    return shift
