"""The way to Setelan from other screens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trainer.screens.shared.commands import ScreenCommand

if TYPE_CHECKING:
    from trainer.screens.shared.screen import LatihScreen

HELP_PAGE = "setelan"
"""The help page of Setelan, which also tells that it is open already."""


class OpenSettings(ScreenCommand["LatihScreen[Any]"]):
    id = "setelan"
    keys = "s"
    label = "Setelan"
    title = "Setelan: tampilan, jam, bunyi, petunjuk, cadangan data"
    tip = "Juga menunjukkan aturan daerah, tempat data, dan versi."

    @classmethod
    def available(cls, screen: LatihScreen[Any]) -> bool:
        return all(getattr(each, "HELP_PAGE", "") != HELP_PAGE for each in screen.app.screen_stack)

    @classmethod
    async def run(cls, screen: LatihScreen[Any]) -> None:
        from trainer.screens.settings.screen import SettingsScreen

        await screen.app.push_screen(SettingsScreen())
