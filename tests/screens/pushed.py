"""Screens that are opened directly, without the way through Beranda; and what each of them must survive."""

from __future__ import annotations

import gc
import re
from collections import Counter
from collections.abc import Callable
from typing import Any, TypeVar

from person import Person
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget

from trainer.app import LatihApp
from trainer.practice.desk import Desk

SIZES = [(80, 24), (120, 40)]
EVIL = "[/x] [@click=app.quit]x[/] [b \x1b[31mmerah\x1b[0m \x1b]0;judul\x07 \x9b2J\x00\x08 a\u202eb"
SHOWN = "[/x] [@click=app.quit]x[/]"
MOST_WIDGETS = 100
Compare = Callable[..., bool]
S = TypeVar("S", bound=Screen[Any])


async def pushed(person: Person, screen: S) -> S:
    """Open a screen and wait until it has read its data."""
    await person.app.push_screen(screen)
    for _ in range(1500):
        if getattr(screen, "loaded", True):
            break
        await person.pilot.pause(0.02)
    await person.settle()
    assert getattr(screen, "loaded", True)
    return screen


def sound(person: Person) -> None:
    """No control character is shown, nothing has closed the program, and the screen is cheap."""
    assert person.app.is_running
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", person.text().replace("\n", ""))
    assert len(person.app.screen.query("*")) + 1 <= MOST_WIDGETS


async def leaves_nothing(person: Person, make: Callable[[], Screen[Any]], *keys: str, times: int = 3) -> None:
    """Opening a screen again and again, with some keys that lead back to it, leaves no widget alive."""

    async def rounds(count: int) -> Counter[str]:
        for _ in range(count):
            screen = await pushed(person, make())
            await person.press(*keys)
            screen.dismiss()
            await person.settle()
        gc.collect()
        return Counter(type(each).__name__ for each in gc.get_objects() if isinstance(each, Widget))

    first = await rounds(2)
    assert await rounds(times) - first == Counter()


def photographed(
    desk: Desk, compare: Compare, screen: Callable[[], Screen[Any]], size: tuple[int, int], *keys: str
) -> bool:
    """Take a picture of a screen after some keys and compare it."""
    app = LatihApp(desk)

    async def before(pilot: Pilot[Any]) -> None:
        person = Person(app, pilot)
        while not getattr(app.screen, "loaded", True):
            await pilot.pause(0.02)
        await pushed(person, screen())
        await person.press(*keys)

    try:
        return compare(app, terminal_size=size, run_before=before)
    finally:
        app.desk.close()


async def click_footer(person: Person, label: str) -> None:
    """Click on a word of the footer."""
    lines = person.text().splitlines()
    await person.pilot.click(offset=(lines[-1].index(label), len(lines) - 1))
    await person.settle()
