"""The way to Belajar from other screens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trainer.screens.shared.commands import ScreenCommand

if TYPE_CHECKING:
    from trainer.screens.shared.screen import LatihScreen


class OpenLearn(ScreenCommand["LatihScreen[Any]"]):
    id = "belajar"
    keys = "b"
    label = "Belajar"
    title = "Belajar: pelajaran dengan kuis dan latihan"
    tip = "Pelajaran pendek tentang SP4N-LAPOR!, masing-masing dengan kuis."
    footer = True

    @classmethod
    async def run(cls, screen: LatihScreen[Any]) -> None:
        from trainer.screens.learn.screen import LearnScreen

        await screen.app.push_screen(LearnScreen())
