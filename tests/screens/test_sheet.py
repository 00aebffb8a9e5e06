"""A long text on a sheet: no word is hidden under its scrollbar, and the mouse marks what is copied."""

from __future__ import annotations

from person import SEED, sitting
from textual.content import Content

from trainer.practice.desk import Desk
from trainer.practice.store import Profile
from trainer.screens.shared.sheet import Sheet
from trainer.screens.workbench.screen import WorkbenchScreen

WORDS = [f"kata{index:03}" for index in range(400)]


async def test_a_text_that_needs_the_scrollbar_is_broken_beside_it(desk: Desk, profile: Profile) -> None:
    desk.start(profile, "orientasi", SEED)
    async with sitting(desk) as person:
        await person.press("l")
        screen = await person.until(WorkbenchScreen)
        await person.press("enter")
        sheet = screen.query_one("#scroll", Sheet)
        for words in (WORDS, WORDS[:5], WORDS):
            sheet.show(Content(" ".join(words)))
            await person.settle()
            assert sheet.show_vertical_scrollbar == (words is WORDS)
            seen: list[str] = []
            for top in range(sheet.virtual_size.height):
                sheet.scroll_to(y=top, animate=False)
                await person.pilot.pause()
                seen += [word for word in person.text().split() if word.startswith("kata")]
            assert set(seen) == set(words)


async def test_the_mouse_marks_and_ctrl_c_copies(desk: Desk, profile: Profile) -> None:
    desk.start(profile, "orientasi", SEED)
    async with sitting(desk) as person:
        await person.press("l")
        screen = await person.until(WorkbenchScreen)
        await person.press("enter")
        sheet = screen.query_one("#scroll", Sheet)
        sheet.show(Content(" ".join(WORDS)))
        await person.settle()
        place = sheet.content_region
        await person.pilot.mouse_down(offset=(place.x + 8, place.y))
        await person.pilot.hover(offset=(place.x + 16, place.y + 1))
        await person.pilot.mouse_up(offset=(place.x + 16, place.y + 1))
        await person.press("ctrl+c")
        *whole, last = person.app.clipboard.split()
        assert whole == WORDS[1 : len(whole) + 1]
        assert WORDS[len(whole) + 1].startswith(last)
        assert len(whole) > 8
