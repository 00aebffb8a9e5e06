"""Starting the drill of a lesson."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from trainer.screens.shared.plain import plain_line

if TYPE_CHECKING:
    from trainer.practice.desk import OpenShift
    from trainer.practice.store import Profile
    from trainer.screens.shared.screen import LatihScreen

GOAL = 12.0
"""Seconds for which the goal stays in sight; a click takes it away."""

SEEDS = 99_999
"""Seeds up to here are short enough to be read out to somebody else."""


async def start_drill(screen: LatihScreen[Any], profile: Profile | None, preset: str) -> None:
    """Build a drill in the desk's thread and go to the workbench.

    Args:
        screen: where the person is; it is there again after the drill.
        profile: the person; without one there is nobody to keep the result for.
        preset: the drill.
    """
    if profile is None:
        screen.tell("Latihan memerlukan profil. Kembali ke Beranda dan buat profil dahulu.")
        return
    person = profile
    shift = await screen.wait_for(
        "Menyiapkan latihan: menulis laporan warga ...",
        lambda desk: desk.start(person, preset, secrets.randbelow(SEEDS) + 1),
    )
    await screen.latih.open_workbench(shift)
    tell_goal(screen, shift)


def tell_goal(screen: LatihScreen[Any], shift: OpenShift) -> None:
    """Say in one sentence what a practice shift is for, when its desk has opened; nothing in an exam."""
    preset = shift.session.scenario.preset
    if not preset.exam:
        screen.latih.notify(
            plain_line(preset.description),
            title=f"Tujuan: {plain_line(preset.title)}",
            markup=False,
            timeout=GOAL,
        )
