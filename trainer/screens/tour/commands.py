"""The way to the tour from other screens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trainer.screens.shared.commands import ScreenCommand

if TYPE_CHECKING:
    from trainer.screens.shared.screen import LatihScreen


class OpenTour(ScreenCommand["LatihScreen[Any]"]):
    id = "tur"
    keys = "t"
    label = "Tur"
    title = "Tur: giliran pertama dengan panduan di setiap langkah"
    tip = "Dapat ditinggalkan dan dilanjutkan kapan saja."

    @classmethod
    async def run(cls, screen: LatihScreen[Any]) -> None:
        from trainer.screens.tour.start import begin_tour

        await begin_tour(screen)
