"""The way to Kemajuan from other screens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trainer.screens.shared.commands import ScreenCommand

if TYPE_CHECKING:
    from trainer.screens.shared.screen import LatihScreen


class OpenProgress(ScreenCommand["LatihScreen[Any]"]):
    id = "kemajuan"
    keys = "m"
    label = "Kemajuan"
    title = "Kemajuan: hasil, kompetensi, topik yang perlu diulang"
    tip = "Menunjukkan yang sudah Anda kuasai dan yang perlu dilatih."
    footer = True

    @classmethod
    async def run(cls, screen: LatihScreen[Any]) -> None:
        from trainer.screens.progress.screen import ProgressScreen

        await screen.app.push_screen(ProgressScreen())
