"""Beginning the tour, or going on where it was left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from trainer.practice.desk import Desk, OpenShift
    from trainer.practice.store import Profile
    from trainer.screens.shared.screen import LatihScreen
    from trainer.screens.tour.guide import Guide


def _open(desk: Desk) -> tuple[OpenShift, Guide] | None:
    from trainer.screens.tour.store import open_tour

    profile: Profile | None = desk.last_profile()
    return None if profile is None else open_tour(desk, profile)


async def begin_tour(screen: LatihScreen[Any]) -> None:
    """Go to the tour.

    Args:
        screen: where the person is; it is there again after the tour.
    """
    from trainer.screens.settings.effects import read_effects
    from trainer.screens.tour.screen import TourScreen, show_result
    from trainer.screens.workbench.bench import Bench

    opened = await screen.wait_for("Menyiapkan tur: menulis laporan warga ...", _open)
    if opened is None:
        screen.tell("Tur memerlukan profil. Kembali ke Beranda dan buat profil dahulu.")
        return
    shift, guide = opened
    if shift.session.finished:
        guide.reach("hasil")
        await show_result(screen.latih, guide, shift.id)
    else:
        effects = await screen.desk.call(read_effects)
        await screen.app.push_screen(TourScreen(Bench(screen.desk, shift, effects), guide))
