"""Beginning the tour, or going on where it was left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trainer.screens.shared.plain import plain_line

if TYPE_CHECKING:
    from trainer.practice.desk import Desk, OpenShift
    from trainer.practice.store import Profile
    from trainer.screens.shared.screen import LatihScreen
    from trainer.screens.tour.guide import Guide


def _open(desk: Desk) -> tuple[OpenShift, Guide] | None:
    from trainer.screens.tour.store import open_tour

    profile: Profile | None = desk.last_profile()
    return None if profile is None else open_tour(desk, profile)


def _would_leave_open(desk: Desk) -> str:
    """The shift that stays open when a new tour begins; empty when the tour goes on, or none is open."""
    from trainer.screens.tour.state import DONE, read_state

    profile: Profile | None = desk.last_profile()
    state = read_state(desk, profile) if profile is not None else None
    if profile is None or (state is not None and state.step != DONE):
        return ""
    return next((row.title for row in desk.sessions(profile) if not row.finished), "")


async def begin_tour(screen: LatihScreen[Any]) -> None:
    """Go to the tour; before a new one is begun beside an open shift, ask.

    Args:
        screen: where the person is; it is there again after the tour.
    """
    still_open = await screen.desk.call(_would_leave_open)
    if not still_open:
        await _go(screen)
        return
    from trainer.screens.shared.dialogs import Question

    async def answered(yes: bool | None) -> None:
        if yes:
            await screen.guarded(lambda: _go(screen))

    text = f"Giliran {plain_line(still_open)} belum selesai dan tetap terbuka. Mulai Tur sekarang?"
    await screen.app.push_screen(Question(text, "Mulai Tur", "Batal"), answered)


async def _go(screen: LatihScreen[Any]) -> None:
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
