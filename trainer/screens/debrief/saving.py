"""Saving a finished shift to a file that can be graded and replayed elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from trainer.screens.shared.dialogs import Question

if TYPE_CHECKING:
    from trainer.practice.desk import Desk
    from trainer.scenarios.scenario import Scenario
    from trainer.screens.shared.screen import LatihScreen


def suggested_path(folder: Path, scenario: Scenario, number: int) -> Path:
    """Where the file goes unless somebody says otherwise: the data folder, by preset, seed and number."""
    return folder / "laporan" / f"giliran-{scenario.preset.id}-{scenario.seed}-{number}.json"


async def save_shift(screen: LatihScreen[Any], scenario: Scenario, number: int) -> None:
    """Ask where to, warn before a file is written over, and write.

    Args:
        screen: where the person is.
        scenario: what was played.
        number: the session in the store.
    """
    from trainer.screens.settings.ask_path import AskPath

    folder = await screen.desk.call(lambda desk: desk.store.path.parent)
    text = "Ke berkas mana giliran ini disimpan? Isinya catatan lengkap, tersegel, untuk dinilai atau diputar ulang."

    async def write(path: Path) -> None:
        def work(desk: Desk) -> bool:
            desk.export(number, path)
            return True

        if await screen.guarded(lambda: screen.wait_for("Menyimpan giliran ke berkas ...", work)):
            screen.tell(f"Giliran tersimpan:\n{path}")

    async def chosen(path: Path | None) -> None:
        if path is None:
            return

        async def answered(yes: bool | None) -> None:
            if yes:
                await write(path)

        if path.exists():
            screen.app.push_screen(Question(f"Berkas {path.name} sudah ada. Timpa?", "Timpa"), answered)
        else:
            await write(path)

    screen.app.push_screen(AskPath(text, "Simpan", str(suggested_path(folder, scenario, number))), chosen)
