"""A person at the keyboard, and the program opened on a desk for him."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from textual import events
from textual.pilot import Pilot
from textual.screen import Screen

from trainer.app import LatihApp
from trainer.practice.desk import Desk

NOW = "2026-11-21T08:00:00+00:00"
SEED = 7


class Person:
    """Somebody who only uses the keyboard."""

    def __init__(self, app: LatihApp, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot

    async def settle(self) -> None:
        """Wait until the desk's thread and all screens have done their work."""
        for _ in range(2):
            await self.pilot.pause()
            await self.app.desk.call(lambda _desk: None)
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
        await self.settle()

    async def paste(self, text: str) -> None:
        """Put text into the focused field at once."""
        self.app.post_message(events.Paste(text))
        await self.settle()

    async def until(self, kind: type[Screen[Any]]) -> Any:
        """Wait for a screen."""
        for _ in range(1500):
            await self.pilot.pause(0.02)
            if isinstance(self.app.screen, kind):
                await self.settle()
                return self.app.screen
        raise AssertionError(f"{self.app.screen!r} instead of {kind.__name__}")

    async def to_row(self, kind: str) -> None:
        """Move in the menu of Beranda to the first line of a kind."""
        menu = self.app.screen.query_one("#menu")
        await self.press("home")
        while self.app.screen._lines[menu.cursor][0] != kind:
            assert menu.cursor < menu.count - 1, f"no line {kind}"
            await self.press("down")

    async def focus(self, key: str) -> None:
        """Walk to a field with Tab."""
        for _ in range(40):
            focused = self.app.focused
            if focused is not None and (
                focused.id == key or (focused.parent is not None and focused.parent.id == key)
            ):
                return
            await self.pilot.press("tab")
        raise AssertionError(f"no way to {key} with Tab")

    def text(self) -> str:
        """Everything that stands on the screen."""
        width, _ = self.app.size
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text[:width] for strip in strips)


@asynccontextmanager
async def sitting(desk: Desk, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Person]:
    """Open the program on a desk."""
    app = LatihApp(desk)
    async with app.run_test(size=size) as pilot:
        person = Person(app, pilot)
        for _ in range(1500):
            await pilot.pause(0.02)
            if getattr(app.screen, "loaded", True):
                break
        await person.settle()
        yield person
    app.desk.close()
