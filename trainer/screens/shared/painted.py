"""What stands on the terminal, so that only what has changed is written to it.

Textual writes every widget that was drawn again in full, each stretch with its colours; over a slow line, or
into a browser, the scrollbar that has not moved costs as much as the text beside it. Its updates are taken
apart here into cells and compared with those that were written before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import TypeGuard

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.geometry import Size
from textual.strip import Strip

Look = str
"""The numbers of an escape sequence that give colours and weight; empty for the terminal's own."""

UNKNOWN = "\0"
"""The letter of a cell of which nobody knows what it shows."""

BRIDGE = 6
"""Cells that stay as they are and are cheaper to write again than to jump over."""

Run = tuple[int, int, list[str], list[Look]]
"""A stretch of a line: row, first column, letters and looks of its cells."""


@lru_cache(maxsize=4096)
def _is_plain(text: str) -> bool:
    """Whether each letter fills exactly one cell; terminals do not agree about the others."""
    return text.isascii() or all(cell_len(letter) == 1 for letter in text)


class Painted:
    """The cells of a terminal as they were last written.

    A full update is written in full, which mends whatever something else has written there.
    """

    def __init__(self) -> None:
        self._size = Size(0, 0)
        self._letters: list[list[str]] = []
        self._looks: list[list[Look]] = []

    def forget(self) -> None:
        """Nothing is known any more: the terminal has another size, or was used by another program."""
        width, height = self._size
        self._letters = [[UNKNOWN] * width for _ in range(height)]
        self._looks = [[""] * width for _ in range(height)]

    def changes(self, update: CompositorUpdate, size: Size, colours: ColorSystem) -> str:
        """What has to be written so that the terminal shows an update; afterwards it counts as shown.

        Args:
            update: what Textual would write.
            size: columns and rows of the terminal.
            colours: what the terminal can show.
        """
        if size != self._size or isinstance(update, LayoutUpdate):
            self._size = size
            self.forget()
        written: list[str] = []
        look: Look = ""
        for y, x, strip in _strips(update):
            for piece in self._differing(y, x, strip, colours):
                look = _write(piece, look, written)
        if look:
            written.append("\x1b[0m")
        return "".join(written)

    def _differing(self, y: int, x: int, strip: Strip, colours: ColorSystem) -> Iterator[Run]:
        """The stretches of a strip that the terminal does not show yet, noting them as shown."""
        if not 0 <= y < self._size.height:
            return
        for segment in strip:
            look = _look(segment, colours)
            width = segment.cell_length
            if _is_plain(segment.text):
                yield from self._plain(y, x, segment.text, look)
            else:
                end = min(x + width, self._size.width)
                self._letters[y][x:end] = [UNKNOWN] * (end - x)
                yield y, x, [segment.text], [look]
            x += width

    def _plain(self, y: int, x: int, text: str, look: Look) -> Iterator[Run]:
        """The stretches of a text of one look, a letter a cell."""
        letters, looks = self._letters[y], self._looks[y]
        new = list(text[: self._size.width - x])
        end = x + len(new)
        same_look = looks[x:end] == [look] * len(new)
        if same_look and letters[x:end] == new:
            return
        places = [at for at, letter in enumerate(new, x) if letters[at] != letter or looks[at] != look]
        for first, last in _stretches(places):
            yield y, first, new[first - x : last - x + 1], [look] * (last - first + 1)
        letters[x:end], looks[x:end] = new, [look] * len(new)


class OnlyChanges(CompositorUpdate):
    """An update of which only what differs from the painted cells is written.

    Args:
        update: what Textual would write.
        painted: what the terminal shows.
        size: columns and rows of the terminal.
    """

    def __init__(self, update: CompositorUpdate, painted: Painted, size: Size) -> None:
        self._update, self._painted, self._size = update, painted, size

    def render_segments(self, console: Console) -> str:
        return self._painted.changes(self._update, self._size, console._color_system or ColorSystem.TRUECOLOR)


def can_be_compared(update: object) -> TypeGuard[CompositorUpdate]:
    """Whether it is one of the updates that are known here, and not a later Textual's."""
    return isinstance(update, LayoutUpdate | ChopsUpdate)


def _look(segment: Segment, colours: ColorSystem) -> Look:
    style = segment.style
    if style is None:
        return ""
    return style._ansi if style._ansi is not None else Strip.render_ansi(style, colours)


def _strips(update: CompositorUpdate) -> Iterator[tuple[int, int, Strip]]:
    """The strips of an update with their row and first column, as Textual's own writing has them."""
    if isinstance(update, LayoutUpdate):
        for y, line in enumerate(update.strips, update.region.y):
            x = update.region.x
            for strip in line:
                yield y, x, strip
                x += strip.cell_length
    elif isinstance(update, ChopsUpdate):
        for y, first, last in update.spans:
            for end, (x, chop) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
                if chop is not None and x <= last and end > first:
                    yield y, x, chop if end <= last else chop.crop(0, last - x)


def _stretches(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last of the places that lie close together."""
    first = last = places[0]
    for place in places[1:]:
        if place - last > BRIDGE:
            yield first, last
            first = place
        last = place
    yield first, last


def _write(run: Run, look: Look, written: list[str]) -> Look:
    """Write a stretch; the look that is in force afterwards."""
    y, x, letters, looks = run
    written.append(f"\x1b[{y + 1};{x + 1}H")
    for wanted, group in groupby(zip(looks, letters, strict=True), key=lambda each: each[0]):
        if wanted != look:
            written.append(_change(look, wanted))
            look = wanted
        written.extend(letter for _, letter in group)
    return look


@lru_cache(maxsize=4096)
def _change(before: Look, after: Look) -> str:
    """The shortest sequence from one look to another: mostly only one of the two colours differs."""
    (weight, front, back), wanted = _parts(before), _parts(after)
    whole = f"\x1b[0;{after}m" if after else "\x1b[0m"
    if weight != wanted[0]:
        return whole
    numbers = [
        new or plain for old, new, plain in ((front, wanted[1], "39"), (back, wanted[2], "49")) if old != new
    ]
    return min(whole, f"\x1b[{';'.join(numbers)}m", key=len)


def _parts(look: Look) -> tuple[str, str, str]:
    """Weight, colour of the letters and colour of the ground of a look."""
    weight, front, back = [], "", ""
    numbers = iter(look.split(";") if look else ())
    for number in numbers:
        if number in ("38", "48"):
            kind = next(numbers)
            colour = ";".join((number, kind, *(next(numbers) for _ in range(3 if kind == "2" else 1))))
            front, back = (colour, back) if number == "38" else (front, colour)
        elif number[:-1] in ("3", "9"):
            front = number
        elif number[:-1] in ("4", "10"):
            back = number
        else:
            weight.append(number)
    return ";".join(weight), front, back
