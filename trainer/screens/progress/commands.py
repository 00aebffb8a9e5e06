"""The way to Kemajuan from other screens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trainer.screens.shared.commands import command

if TYPE_CHECKING:
    from trainer.screens.shared.screen import LatihScreen


@command(
    "kemajuan", "m", "Kemajuan: hasil, kompetensi, topik yang perlu diulang", label="Kemajuan", footer=True,
    tip="Menunjukkan yang sudah Anda kuasai dan yang perlu dilatih.",
)  # fmt: skip
async def open_progress(screen: LatihScreen[Any]) -> None:
    from trainer.screens.progress.screen import ProgressScreen

    await screen.app.push_screen(ProgressScreen())
