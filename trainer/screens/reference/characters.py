"""Drawings for terminals that know only plain characters."""

from __future__ import annotations

import os

SIMPLE_TERMINALS = ("linux", "vt100", "dumb")
_PLAIN = str.maketrans("┌┐└┘├┤┬┴┼─│▼▲►◄→·█░●○◐", "+++++++++-|v^><>-#.*ox")
_COERCED = "C.UTF-8"
"""What Python itself sets LC_CTYPE to in a terminal that has no locale; it says nothing of the terminal."""

_ENCODINGS = ("LC_ALL", "LC_CTYPE", "LANG")


def plain_terminal() -> bool:
    """Whether this terminal cannot be trusted with line drawing and braille."""
    if os.environ.get("TERM", "") in SIMPLE_TERMINALS:
        return True
    named = {name: os.environ.get(name, "") for name in _ENCODINGS}
    if named["LC_CTYPE"] == _COERCED:
        named["LC_CTYPE"] = ""
    chosen = next(filter(None, named.values()), "")
    return chosen in ("C", "POSIX") or ("." in chosen and "utf" not in chosen.casefold())


def simple(text: str) -> str:
    """A drawing in plain characters, of the same width."""
    return text.translate(_PLAIN)
