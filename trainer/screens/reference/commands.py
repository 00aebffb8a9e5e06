"""The way to Cara kerja from every screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trainer.screens.shared.commands import command

if TYPE_CHECKING:
    from trainer.screens.shared.screen import LatihScreen

HELP_PAGE = "cara_kerja"
"""The help page of Cara kerja, which also tells that it is open already."""


@command(
    "cara_kerja", "f3", "Cara kerja SP4N-LAPOR!: daur hidup, jam, kewenangan, istilah", label="Cara kerja",
    footer=True,
    when=lambda screen: all(getattr(each, "HELP_PAGE", "") != HELP_PAGE for each in screen.app.screen_stack),
    tip="Buku saku yang dapat dicari; layar ini tetap seperti sekarang.",
)  # fmt: skip
async def open_reference(screen: LatihScreen[Any]) -> None:
    from trainer.screens.reference.screen import ReferenceScreen

    await screen.app.push_screen(ReferenceScreen())
