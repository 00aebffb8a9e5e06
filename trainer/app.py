"""The way into the terminal trainer."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from trainer.screens.application import LatihApp

if TYPE_CHECKING:
    from trainer.practice.desk import Desk


def run(desk: Desk | None = None) -> int:
    """Open the trainer in this terminal.

    Args:
        desk: the desk to work with; None opens the desk of this computer.

    Returns:
        The exit code: 0, or 2 when the data or the content cannot be used.
    """
    app = LatihApp(desk)
    try:
        app.run()
    finally:
        app.desk.close()
    if app.failure:
        print(app.failure, file=sys.stderr)
    return app.return_code or 0


__all__ = ["LatihApp", "run"]
