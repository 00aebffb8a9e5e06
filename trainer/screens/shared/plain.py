"""Text from people, made safe for the terminal: no markup, no control characters, measured in cells."""

from __future__ import annotations

import re

from rich.cells import cell_len, set_cell_size

_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2028\u2029\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_ESCAPE = re.compile("\x1b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\x07\x1b]*(?:\x07|\x1b\\\\)?|[@-_])")


def plain(text: str) -> str:
    """A text of several lines without escape sequences and control characters; brackets stay as typed."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ")
    return _CONTROL.sub("", _ESCAPE.sub("", text))


def plain_line(text: str) -> str:
    """The same on one line."""
    return " ".join(plain(text).split())


def fit(text: str, width: int, align: str = "left") -> str:
    """Cut or pad a line to a number of cells; a cut line ends with an ellipsis.

    Args:
        text: the line.
        width: cells.
        align: `left` or `right`.
    """
    if width <= 0:
        return ""
    size = cell_len(text)
    if size > width:
        return set_cell_size(text, width - 1) + "…"
    padding = " " * (width - size)
    return padding + text if align == "right" else text + padding


def wrap(text: str, width: int) -> list[str]:
    """Break a plain text into lines of at most `width` cells; empty lines stay."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            while cell_len(word) > width:
                cut = max(1, width - 1)
                head, word = word[:cut], word[cut:]
                lines.extend([line, head] if line else [head])
                line = ""
            joined = f"{line} {word}" if line else word
            if cell_len(joined) > width:
                lines.append(line)
                joined = word
            line = joined
        lines.append(line)
    return lines
