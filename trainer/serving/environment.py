"""What a participant's process is told: an allow-list, never the server's own environment."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from trainer.practice.desk import DATA_VARIABLE
from trainer.scenarios.library import CONTENT_VARIABLE
from trainer.serving.people import Person

NAME_VARIABLE = "LATIH_NAMA"
"""Environment variable with the participant's name, for the profile."""

PASSED_ON = ("LANG", "LC_ALL", "LC_CTYPE", "TZ", "SYSTEMROOT", CONTENT_VARIABLE)
"""The only variables that are copied from the server."""

FIXED = {
    "PYTHONSAFEPATH": "1",
    "PYTHONUTF8": "1",
    "TERM_PROGRAM": "textual",
    "TEXTUAL_ANIMATIONS": "none",
    "TEXTUAL_COLOR_SYSTEM": "truecolor",
    "TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver",
    "TEXTUAL_FPS": "30",
}


def child_environment(
    person: Person, folder: Path, width: int, height: int, server: Mapping[str, str] | None = None
) -> dict[str, str]:
    """The whole environment of a participant's process.

    Args:
        person: whose process it is.
        folder: the participant's data folder.
        width: columns of the browser's terminal.
        height: rows of the browser's terminal.
        server: the server's own environment; None takes this process's.
    """
    own = os.environ if server is None else server
    return {
        **{name: own[name] for name in PASSED_ON if name in own},
        **FIXED,
        "PATH": os.defpath,
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        "HOME": str(folder),
        "USERPROFILE": str(folder),
        "TMPDIR": str(folder),
        "COLUMNS": str(width),
        "ROWS": str(height),
        DATA_VARIABLE: str(folder),
        NAME_VARIABLE: person.name,
    }
