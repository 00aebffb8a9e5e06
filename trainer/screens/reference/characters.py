"""Drawings for terminals that know only plain characters."""

from __future__ import annotations

import os

SIMPLE_TERMINALS = ("linux", "vt100", "dumb")
_PLAIN = str.maketrans("┌┐└┘├┤┬┴┼─│▼▲►◄→·█░●○◐", "+++++++++-|v^><>-#.*ox")
_ENCODINGS = ("LC_ALL", "LC_CTYPE", "LANG")


def plain_terminal() -> bool:
    """Whether this terminal cannot be trusted with line drawing and braille."""
    if os.environ.get("TERM", "") in SIMPLE_TERMINALS:
        return True
    chosen = next((os.environ[name] for name in _ENCODINGS if os.environ.get(name)), "")
    return "." in chosen and "utf" not in chosen.casefold()


def simple(text: str) -> str:
    """A drawing in plain characters, of the same width."""
    return text.translate(_PLAIN)
