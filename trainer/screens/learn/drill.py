"""Starting the drill of a lesson."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from trainer.practice.store import Profile
    from trainer.screens.shared.screen import LatihScreen

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
