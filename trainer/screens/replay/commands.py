"""The ways to Putar ulang from other screens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trainer.screens.shared.commands import command

if TYPE_CHECKING:
    from trainer.screens.debrief.screen import DebriefScreen
    from trainer.screens.shared.screen import LatihScreen


@command(
    "putar_ulang", "u", "Putar ulang giliran yang sudah selesai, langkah demi langkah", label="Putar ulang",
    tip="Giliran sendiri, atau berkas giliran dari orang lain.",
)  # fmt: skip
async def open_replay(screen: LatihScreen[Any]) -> None:
    from trainer.screens.replay.choose import ChooseReplay

    await screen.app.push_screen(ChooseReplay())


@command(
    "putar_ulang", "u", "Putar ulang giliran ini langkah demi langkah", label="Putar ulang", action=True,
    tip="Langkah Anda di samping langkah ahli, dengan keadaan laporan saat itu.",
)  # fmt: skip
async def replay_result(screen: DebriefScreen) -> None:
    from trainer.screens.replay.choose import open_replay

    await open_replay(screen, lambda _desk: (screen.scenario, screen.entries, screen.card), screen.number)
