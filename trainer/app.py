"""The way into the terminal trainer."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

# Textual waits up to two frames before it draws what a key has changed; read when it is imported.
os.environ.setdefault("TEXTUAL_FPS", "240")

from trainer.screens.application import LatihApp

if TYPE_CHECKING:
    from trainer.practice.desk import Desk

GARBAGE = 20_000
"""New objects after which the collector looks for garbage; Python's 700 interrupts each redrawing several times."""

FULL = 100
"""Middle rounds to a full one, which takes a tenth of a second: the workbench tidies up itself after each form."""


def run(desk: Desk | None = None) -> int:
    """Open the trainer in this terminal.

    Args:
        desk: the desk to work with; None opens the desk of this computer.

    Returns:
        The exit code: 0, or 2 when the data or the content cannot be used.
    """
    # The modules stay for good: the collector need not look at them again while somebody types.
    gc.freeze()
    gc.set_threshold(GARBAGE, 10, FULL)
    app = LatihApp(desk)
    app.settles = True
    try:
        app.run()
    finally:
        app.desk.close()
    if app.failure:
        print(app.failure, file=sys.stderr)
    return app.return_code or 0


__all__ = ["LatihApp", "run"]
