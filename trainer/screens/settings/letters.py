"""Plain characters for terminals that cannot show others: one filter over everything that is drawn."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from trainer.screens.reference.characters import plain_terminal

_DRAWN = {
    "-": "·─━═╌┄▔–—", "|": "│┃║▌▐", "+": "┌┐└┘├┤┬┴┼╭╮╰╯╔╗╚╝", "#": "█▓▇▆", "=": "▒▅▄", ".": "░☐▁", "_": "▂▃", "*": "•◉●☑",
    "o": "○◐", ">": "▸▹►→›»", "<": "◄←‹«", "v": "▾▼↓", "^": "▴▲↑▀", "y": "✓", "x": "✗×", "~": "…", "'": "‘’", '"': "“”", "/": "÷", "!": "≠",
}  # fmt: skip
"""The signs that the screens draw with, by what stands for them."""

_SAME_WIDTH = {ord(sign): letter for letter, signs in _DRAWN.items() for sign in signs}


@lru_cache(4096)
def plain_characters(text: str) -> str:
    """A text in ASCII, of the same number of cells."""
    if text.isascii():
        return text
    return "".join(_plain(letter) for letter in text.translate(_SAME_WIDTH))


def _plain(letter: str) -> str:
    if letter.isascii():
        return letter
    base = unicodedata.normalize("NFKD", letter)[0]
    if base.isascii() and base.isprintable() and cell_len(letter) == 1:
        return base
    return "?" * cell_len(letter)


def wants_plain(letters: str) -> bool:
    """Whether the setting, or the terminal when it is left to it, asks for plain characters."""
    return letters == "sederhana" or (letters == "otomatis" and plain_terminal())


class PlainCharacters(LineFilter):
    """Draws every line with ASCII characters only."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [Segment(plain_characters(text), style, control) for text, style, control in segments]
