"""The way to Cara kerja from every screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trainer.screens.shared.commands import ScreenCommand

if TYPE_CHECKING:
    from trainer.screens.shared.screen import LatihScreen

HELP_PAGE = "cara_kerja"
"""The help page of Cara kerja, which also tells that it is open already."""


class OpenReference(ScreenCommand["LatihScreen[Any]"]):
    id = "cara_kerja"
    keys = "f3"
    label = "Cara kerja"
    title = "Cara kerja SP4N-LAPOR!: daur hidup, jam, kewenangan, istilah"
    tip = "Buku saku yang dapat dicari; layar ini tetap seperti sekarang."
    footer = True

    @classmethod
    def available(cls, screen: LatihScreen[Any]) -> bool:
        return all(getattr(each, "HELP_PAGE", "") != HELP_PAGE for each in screen.app.screen_stack)

    @classmethod
    async def run(cls, screen: LatihScreen[Any]) -> None:
        from trainer.screens.reference.screen import ReferenceScreen

        await screen.app.push_screen(ReferenceScreen())
