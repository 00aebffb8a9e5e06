"""How this person starts the program, so that advice can be typed as it stands."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

INSTALLED = "latih"
"""The console script; sentences are written with this name."""

OWN_ENVIRONMENT = ".latih-env"
"""The environment that `latih.py` makes."""

_NAMED = re.compile(r"`latih(?=[ `])")


def program() -> str:
    """What to type in front of a command: `latih`, or `python3 latih.py` (`py latih.py`) where that file has set everything up."""
    if Path(sys.prefix).name == OWN_ENVIRONMENT:
        return "py latih.py" if os.name == "nt" else "python3 latih.py"
    return INSTALLED


def as_typed(sentence: str) -> str:
    """A sentence whose commands are named the way this person types them.

    Args:
        sentence: a text in which commands stand as `` `latih ...` ``.
    """
    return _NAMED.sub(lambda _: f"`{program()}", sentence)
