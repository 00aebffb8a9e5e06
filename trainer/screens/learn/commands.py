"""The way to Belajar from other screens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trainer.screens.shared.commands import command

if TYPE_CHECKING:
    from trainer.screens.shared.screen import LatihScreen


@command(
    "belajar", "b", "Belajar: pelajaran dengan kuis dan latihan", label="Belajar", footer=True,
    tip="Pelajaran pendek tentang SP4N-LAPOR!, masing-masing dengan kuis.",
)  # fmt: skip
async def open_learn(screen: LatihScreen[Any]) -> None:
    from trainer.screens.learn.screen import LearnScreen

    await screen.app.push_screen(LearnScreen())
