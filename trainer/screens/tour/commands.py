"""The way to the tour from other screens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trainer.screens.shared.commands import command

if TYPE_CHECKING:
    from trainer.screens.shared.screen import LatihScreen


@command(
    "tur", "t", "Tur: giliran pertama dengan panduan di setiap langkah", label="Tur",
    tip="Dapat ditinggalkan dan dilanjutkan kapan saja.",
)  # fmt: skip
async def open_tour(screen: LatihScreen[Any]) -> None:
    from trainer.screens.tour.start import begin_tour

    await begin_tour(screen)
