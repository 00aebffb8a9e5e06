"""Percentages over time, drawn once as text: braille where the terminal can, plain characters elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trainer.practice.learning import WEAK_PERCENT

LEVELS = "▁▂▃▄▅▆▇█"
LABEL = 5
"""Cells left of the plot for the scale."""

_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""Braille dots of a cell by row and column."""

_BRAILLE = 0x2800


def spark(values: Sequence[float], width: int, plain: bool) -> str:
    """The latest values as a row of small bars; in plain characters as digits, 7 for seventy and more."""
    latest = values[-width:]
    if plain:
        return "".join(str(min(9, int(value // 10))) for value in latest)
    return "".join(LEVELS[min(len(LEVELS) - 1, int(value / 100 * len(LEVELS)))] for value in latest)


def line_plot(values: Sequence[float], width: int, height: int, plain: bool) -> list[str]:
    """A curve between 0 and 100 with its scale and the pass mark.

    Args:
        values: at least one, oldest first, evenly spaced.
        width: cells in all.
        height: lines.
        plain: whether to do without braille.
    """
    columns = max(4, width - LABEL)
    cells = _plain_cells(values, columns, height) if plain else _braille_cells(values, columns, height)
    mark = _row(WEAK_PERCENT, height)
    dash, edge = ("-", "|") if plain else ("╌", "│")
    labels = {_row(level, height): f"{level:>3}" for level in (50, 0, 100)} | {mark: f"{WEAK_PERCENT:>3.0f}"}
    lines = []
    for row in range(height):
        filled = [cell if cell != " " or row != mark else dash for cell in cells[row]]
        lines.append(f"{labels.get(row, '   ')} {edge}{''.join(filled)}")
    return lines


def _row(percent: float, height: int) -> int:
    """The line of a percentage, from the top."""
    return round((100 - max(0.0, min(100.0, percent))) / 100 * (height - 1))


def _path(values: Sequence[float], columns: int, rows: int) -> Iterator[tuple[int, int]]:
    """All grid points of the curve, without gaps where it is steep."""
    before: int | None = None
    for x in range(columns):
        place = x * (len(values) - 1) / max(1, columns - 1)
        left = int(place)
        right = min(left + 1, len(values) - 1)
        y = _row(values[left] + (values[right] - values[left]) * (place - left), rows)
        steps = range(y, y + 1) if before is None else range(min(before, y), max(before, y) + 1)
        for step in steps:
            yield x, step
        before = y


def _braille_cells(values: Sequence[float], columns: int, height: int) -> list[list[str]]:
    bits = [[0] * columns for _ in range(height)]
    for x, y in _path(values, 2 * columns, 4 * height):
        bits[y // 4][x // 2] |= _DOTS[y % 4][x % 2]
    return [[chr(_BRAILLE + cell) if cell else " " for cell in row] for row in bits]


def _plain_cells(values: Sequence[float], columns: int, height: int) -> list[list[str]]:
    cells = [[" "] * columns for _ in range(height)]
    for x, y in _path(values, columns, height):
        cells[y][x] = "."
    for index, value in enumerate(values):
        x = round(index * (columns - 1) / max(1, len(values) - 1))
        cells[_row(value, height)][x] = "*"
    return cells
