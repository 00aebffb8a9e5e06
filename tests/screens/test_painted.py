"""Only what differs is written, and the terminal shows what it would show if everything were written."""

from __future__ import annotations

import pyte
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.geometry import Region, Size
from textual.strip import Strip

from trainer.screens.shared.painted import Painted

SIZE = Size(24, 5)
CONSOLE = Console(force_terminal=True, color_system="truecolor", legacy_windows=False)
LOOKS = [
    "",
    "bold",
    "red",
    "red on blue",
    "#102030 on #405060",
    "bold reverse #102030",
    "on bright_green",
    "color(99)",
]
LETTERS = "ab  ▸█●é◉xyz界👍"

segments = st.lists(
    st.tuples(st.text(LETTERS, min_size=1, max_size=9), st.sampled_from(LOOKS)), min_size=1, max_size=5
)


def strip_of(pieces: list[tuple[str, str]], width: int) -> Strip:
    strip = Strip([Segment(text, Style.parse(look)) for text, look in pieces])
    return strip.adjust_cell_length(width, Style())


@st.composite
def updates(draw: st.DrawFn) -> CompositorUpdate:
    if draw(st.integers(0, 4)) == 0:
        lines = [[strip_of(draw(segments), SIZE.width)] for _ in range(SIZE.height)]
        return LayoutUpdate(lines, Region(0, 0, *SIZE))
    cut = draw(st.integers(1, SIZE.width - 1))
    chops = [
        {0: strip_of(draw(segments), cut), cut: strip_of(draw(segments), SIZE.width - cut)}
        for _ in range(SIZE.height)
    ]
    rows = draw(st.sets(st.integers(0, SIZE.height - 1), min_size=1))
    spans = [
        (row, *draw(st.sampled_from([(0, cut), (cut, SIZE.width), (0, SIZE.width)]))) for row in sorted(rows)
    ]
    return ChopsUpdate(chops, spans, [[cut, SIZE.width]] * SIZE.height)


class Shown:
    """A terminal that is not ours."""

    def __init__(self) -> None:
        self.screen = pyte.Screen(*SIZE)
        self.stream = pyte.Stream(self.screen)
        self.screen.reset_mode(pyte.modes.DECAWM)

    def cells(self) -> list[list[object]]:
        return [[self.screen.buffer[y][x] for x in range(SIZE.width)] for y in range(SIZE.height)]


@settings(max_examples=300, deadline=None)
@given(st.lists(updates(), min_size=1, max_size=6))
def test_the_terminal_shows_the_same_as_with_all_that_textual_writes(
    sequence: list[CompositorUpdate],
) -> None:
    whole, thrifty, painted = Shown(), Shown(), Painted()
    for update in sequence:
        whole.stream.feed(update.render_segments(CONSOLE).replace("\n", "\r\n"))
        thrifty.stream.feed(painted.changes(update, SIZE, ColorSystem.TRUECOLOR))
        assert thrifty.cells() == whole.cells()


def line_update(text: str) -> ChopsUpdate:
    chops = [{0: strip_of([(text, "red")], SIZE.width)} for _ in range(SIZE.height)]
    return ChopsUpdate(chops, [(1, 0, SIZE.width)], [[SIZE.width]] * SIZE.height)


def test_what_stands_there_already_is_not_written_again() -> None:
    painted = Painted()
    assert "Laporan" in painted.changes(line_update("Laporan 7"), SIZE, ColorSystem.TRUECOLOR)
    assert painted.changes(line_update("Laporan 7"), SIZE, ColorSystem.TRUECOLOR) == ""
    changed = painted.changes(line_update("Laporan 8"), SIZE, ColorSystem.TRUECOLOR)
    assert "8" in changed
    assert "L" not in changed


@pytest.mark.parametrize("how", ["forgotten", "resized", "full"])
def test_a_terminal_of_which_nothing_is_certain_gets_everything(how: str) -> None:
    painted, size = Painted(), SIZE
    painted.changes(line_update("Laporan 7"), size, ColorSystem.TRUECOLOR)
    update: CompositorUpdate = line_update("Laporan 7")
    if how == "forgotten":
        painted.forget()
    elif how == "resized":
        size = Size(SIZE.width + 1, SIZE.height)
    else:
        update = LayoutUpdate([[strip_of([("Laporan 7", "red")], SIZE.width)]], Region(0, 1, SIZE.width, 1))
    assert "Laporan 7" in painted.changes(update, size, ColorSystem.TRUECOLOR)
