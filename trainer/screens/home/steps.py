"""Doing what Beranda advises: going on, looking at a result, reading, a new shift, or repeating topics."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from trainer.screens.tour.start import begin_tour

if TYPE_CHECKING:
    from trainer.screens.home.screen import HomeScreen
    from trainer.screens.home.view import Advice

SEEDS = 1_000_000

DOES = {
    "tur": "buka Tur",
    "lanjutkan": "buka giliran itu",
    "hasil": "buka hasilnya",
    "pelajaran": "buka pelajarannya",
    "giliran": "mulai gilirannya",
    "ulang": "mulai ulangannya",
}
"""What following an advice does, in few words; the advice itself stands above."""


async def follow(screen: HomeScreen, step: Advice) -> None:
    """Open what a next step means.

    Args:
        screen: Beranda.
        step: what to do.
    """
    match step.action:
        case "tur":
            await begin_tour(screen)
        case "lanjutkan":
            await screen.resume(int(step.target))
        case "hasil":
            await screen.open_result(int(step.target))
        case "pelajaran":
            await _read(screen, step.target)
        case "giliran":
            await screen.start(step.target, secrets.randbelow(SEEDS) + 1, live=False)
        case "ulang":
            await _repeat(screen)


async def _read(screen: HomeScreen, lesson: str) -> None:
    from trainer.screens.learn.lesson import LessonScreen
    from trainer.screens.learn.view import read_learn

    view = await screen.desk.call(read_learn)
    wanted = next((each for each in view.lessons if each.id == lesson), None)
    if wanted is not None:
        await screen.app.push_screen(LessonScreen(view, wanted))


async def _repeat(screen: HomeScreen) -> None:
    from trainer.screens.progress.view import REVIEWED, read_progress, start_review

    view = await screen.wait_for("Mencari topik yang waktunya diulang ...", read_progress)
    profile, due = view.learn.profile, view.due[:REVIEWED]
    if profile is None or not due:
        return
    shift = await screen.wait_for(
        "Menyiapkan ulangan topik ...", lambda desk: start_review(desk, profile, due)
    )
    await screen.latih.open_workbench(shift)
