"""The way to Setelan from other screens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trainer.screens.shared.commands import command

if TYPE_CHECKING:
    from trainer.screens.shared.screen import LatihScreen

HELP_PAGE = "setelan"
"""The help page of Setelan, which also tells that it is open already."""


@command(
    "setelan", "s", "Setelan: tampilan, jam, bunyi, petunjuk, cadangan data", label="Setelan",
    when=lambda screen: all(getattr(each, "HELP_PAGE", "") != HELP_PAGE for each in screen.app.screen_stack),
    tip="Juga menunjukkan aturan daerah, tempat data, dan versi.",
)  # fmt: skip
async def open_settings(screen: LatihScreen[Any]) -> None:
    from trainer.screens.settings.screen import SettingsScreen

    await screen.app.push_screen(SettingsScreen())
