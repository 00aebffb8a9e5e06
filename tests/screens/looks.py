"""What a screen shows in each look, as text that can be kept and read: letters, colours and weights."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from person import Person
from rich.segment import Segment
from rich.style import Style
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

LOOKS = ("gelap", "terang", "kontras")


class DrawnExtension(SingleFileSnapshotExtension):
    """Keeps each drawing in a text file of its own."""

    _file_extension = "txt"
    _write_mode = WriteMode.TEXT


def _colour(style: Style, ground: bool) -> str:
    colour = style.bgcolor if ground else style.color
    return "-" if colour is None else colour.get_truecolor(foreground=not ground).hex


def _named(style: Style | None) -> str:
    if style is None:
        return "- -"
    weights = [
        name for name in ("bold", "dim", "italic", "underline", "reverse", "strike") if getattr(style, name)
    ]
    return " ".join([_colour(style, False), _colour(style, True), *weights])


def _stretches(segments: list[Segment]) -> Iterator[str]:
    place = 0
    for look, group in groupby(segments, key=lambda segment: _named(segment.style)):
        width = sum(segment.cell_length for segment in group)
        yield f"{place}+{width} {look}"
        place += width


def drawn(person: Person) -> str:
    """The present screen: its lines first, then for each line the columns, colours and weights."""
    strips = person.app.screen._compositor.render_strips()
    width = person.app.size.width
    lines = [strip.text[:width].rstrip() for strip in strips]
    looks = [f"{row}: {' | '.join(_stretches(list(strip)))}" for row, strip in enumerate(strips)]
    return "\n".join([*lines, "-" * width, *looks, ""])


async def in_all_looks(person: Person) -> dict[str, str]:
    """The present screen in each look; the look of the start is taken again afterwards."""
    found: dict[str, str] = {}
    before = person.app._look
    for look in LOOKS:
        person.app.use_theme(look)
        await person.settle()
        found[look] = drawn(person)
    person.app.use_theme(before)
    await person.settle()
    return found


def same_in_all_looks(found: dict[str, str], snapshot: SnapshotAssertion) -> list[str]:
    """The looks in which a screen is no longer what was kept."""
    keeper = snapshot.use_extension(DrawnExtension)
    return [look for look, picture in found.items() if keeper(name=look) != picture]
