"""Somebody who only uses the mouse, and the keyboard for nothing but typing words."""

from __future__ import annotations

from person import Person
from textual import events
from textual.widget import Widget
from textual.widgets import TextArea

from trainer.screens.shared.choices import Choice, Picker
from trainer.screens.shared.rows import RowList


class Mouse:
    """Clicks on what is to be read on the screen."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.app = person.app

    async def at(self, x: int, y: int) -> None:
        """Click on a cell."""
        await self.person.pilot.click(offset=(x, y))
        await self.person.settle()

    async def words(self, words: str, last: bool = False) -> None:
        """Click on words, the first (or last) time they stand on the screen."""
        found = [
            (line.index(words), y) for y, line in enumerate(self.person.text().splitlines()) if words in line
        ]
        assert found, f"no {words!r} on the screen:\n{self.person.text()}"
        await self.at(*found[-1 if last else 0])

    async def widget(self, widget: Widget, x: int = 1, y: int = 0) -> None:
        """Click into a widget, after turning the wheel until it can be seen."""
        widget.scroll_visible(animate=False)
        await self.person.settle()
        place = widget.content_region
        await self.at(place.x + x, place.y + y)

    async def row(self, rows: RowList, index: int) -> None:
        """Click on a row of a list, after turning its wheel."""
        rows.scroll_visible(animate=False)
        await self.person.settle()
        for _ in range(rows.count):
            top, height = rows.scroll_offset.y, rows.scrollable_content_region.height
            if top <= index < top + height:
                break
            await self.wheel(rows, 1 if index >= top + height else -1)
        place = rows.content_region
        await self.at(place.x + 3, place.y + index - rows.scroll_offset.y)

    async def wheel(self, widget: Widget, direction: int) -> None:
        """Turn the wheel by one notch over a widget."""
        kind = events.MouseScrollDown if direction > 0 else events.MouseScrollUp
        place = widget.region.offset
        self.app.screen._forward_event(
            kind(None, place.x + 1, place.y, 0, direction, 0, False, False, False, place.x + 1, place.y)
        )
        await self.person.settle()

    # Fields

    async def write(self, field: Widget, text: str) -> None:
        """Put other words into a field."""
        await self.widget(field)
        await self.person.press(*(("ctrl+a", "delete") if isinstance(field, TextArea) else ("end", "ctrl+u")))
        if text:
            await self.person.paste(text)

    async def choose(self, choice: Choice[str], value: str) -> None:
        """Click on an option of a short list."""
        await self.row(choice, [each for each, _ in choice.options].index(value))

    async def pick(self, picker: Picker, words: str, value: str) -> None:
        """Search in a long list and click on the entry."""
        await self.write(picker.query_one("Input"), words)
        place = next(index for index, entry in enumerate(picker._found) if entry.value == value)
        await self.row(picker.query_one(RowList), place)
        assert value in picker.picked
