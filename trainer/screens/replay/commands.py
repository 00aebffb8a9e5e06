"""The ways to Putar ulang from other screens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trainer.screens.shared.commands import ScreenCommand

if TYPE_CHECKING:
    from trainer.screens.debrief.screen import DebriefScreen
    from trainer.screens.shared.screen import LatihScreen


class OpenReplay(ScreenCommand["LatihScreen[Any]"]):
    id = "putar_ulang"
    keys = "u"
    label = "Putar ulang"
    title = "Putar ulang giliran yang sudah selesai, langkah demi langkah"
    tip = "Giliran sendiri, atau berkas giliran dari orang lain."

    @classmethod
    async def run(cls, screen: LatihScreen[Any]) -> None:
        from trainer.screens.replay.choose import ChooseReplay

        await screen.app.push_screen(ChooseReplay())


class ReplayResult(ScreenCommand["DebriefScreen"]):
    id = "putar_ulang"
    keys = "u"
    label = "Putar ulang"
    title = "Putar ulang giliran ini langkah demi langkah"
    tip = "Langkah Anda di samping langkah ahli, dengan keadaan laporan saat itu."
    footer = True

    @classmethod
    async def run(cls, screen: DebriefScreen) -> None:
        from trainer.screens.replay.choose import open_replay

        await open_replay(screen, lambda _desk: (screen.scenario, screen.entries, screen.card))
