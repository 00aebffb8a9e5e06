"""The guardian: ends every participant's process group when the server is gone, however it went.

The server starts this file as a program of its own and writes `+GROUP` and `-GROUP` lines to it. When the
server ends, even by SIGKILL, the pipe closes and the groups still listed are killed.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterable


def groups_left(lines: Iterable[str]) -> list[int]:
    """The process groups that were announced and not taken back."""
    groups: dict[int, None] = {}
    for line in lines:
        sign, number = line[:1], line[1:].strip()
        if number.isdigit() and int(number) > 1:
            if sign == "+":
                groups[int(number)] = None
            elif sign == "-":
                groups.pop(int(number), None)
    return list(groups)


def kill_group(group: int) -> None:
    """Kill a process group; one that is gone is fine. Does nothing on Windows."""
    if sys.platform != "win32":
        try:
            os.killpg(group, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            return


if __name__ == "__main__":
    for group in groups_left(sys.stdin):
        kill_group(group)
