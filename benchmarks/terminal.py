"""A program in a pseudo terminal, timed from outside: what a person would see, and what it costs."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import statistics
import struct
import termios
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

SIZE = (120, 40)
QUIET = 0.2
_SEQUENCE = re.compile(
    rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|P[^\x1b]*\x1b\\|[ -/]*[0-~])"
)
_LETTER = re.compile(rb"[A-Za-z]")


class Reply(NamedTuple):
    """What followed a key: seconds to the first and to the last output before a pause, and the bytes."""

    first: float
    last: float
    count: int


class Terminal:
    """A running program.

    Args:
        command: program and arguments.
        environment: its whole environment.
        size: columns and rows.
    """

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str], size: tuple[int, int] = SIZE
    ) -> None:
        self.begun = time.perf_counter()
        self.pid, self._handle = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
            os.execve(command[0], list(command), dict(environment))
        self.seen = b""

    def until(self, mark: bytes | None, limit: float = 60.0) -> float:
        """Seconds until a text appeared, or anything that can be read when there is no mark."""
        start = time.perf_counter()
        while not (mark in self.seen if mark else _LETTER.search(_SEQUENCE.sub(b"", self.seen))):
            if time.perf_counter() - start > limit:
                raise TimeoutError(f"no {mark!r} in the output")
            self._take(0.05)
        return time.perf_counter() - start

    def forget(self) -> None:
        """Look for the next text in later output only."""
        self.drain()
        self.seen = b""

    def press(self, key: bytes, quiet: float = QUIET) -> Reply:
        """Type a key when the program is at rest, and read what it writes until it pauses."""
        self.drain()
        start = time.perf_counter()
        os.write(self._handle, key)
        first = last = 0.0
        count = 0
        while got := self._take(quiet):
            last = time.perf_counter() - start
            first = first or last
            count += got
        return Reply(first, last, count)

    def type(self, key: bytes) -> None:
        """Type without waiting."""
        os.write(self._handle, key)

    def drain(self, quiet: float = QUIET, limit: float = 5.0) -> None:
        """Wait until nothing more is written; some programs never stop, so not longer than the limit."""
        end = time.perf_counter() + limit
        while self._take(quiet) and time.perf_counter() < end:
            pass

    def read_for(self, seconds: float) -> int:
        """The bytes written within some seconds."""
        end, count = time.perf_counter() + seconds, 0
        while (left := end - time.perf_counter()) > 0:
            count += self._take(left)
        return count

    def _take(self, wait: float) -> int:
        if not select.select([self._handle], [], [], wait)[0]:
            return 0
        try:
            data = os.read(self._handle, 1 << 16)
        except OSError:
            return 0
        self.seen += data
        return len(data)

    def memory(self) -> float:
        """Resident megabytes."""
        lines = Path(f"/proc/{self.pid}/status").read_text(encoding="utf-8").splitlines()
        return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))

    def cpu(self) -> float:
        """Processor seconds of all its threads so far."""
        tasks = Path(f"/proc/{self.pid}/task").iterdir()
        return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9

    def close(self) -> None:
        """End the program."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._handle)


@contextlib.contextmanager
def program(
    command: Sequence[str], environment: Mapping[str, str], size: tuple[int, int] = SIZE
) -> Iterator[Terminal]:
    """A program that is ended afterwards."""
    terminal = Terminal(command, environment, size)
    try:
        yield terminal
    finally:
        terminal.close()


class Spread(NamedTuple):
    """Median and 95th percentile of some readings, and how many there were."""

    p50: float
    p95: float
    n: int

    @classmethod
    def of(cls, values: Sequence[float], factor: float = 1.0) -> Spread:
        """Of readings, each multiplied by a factor and rounded to a tenth."""
        ranked = sorted(value * factor for value in values)
        top = ranked[min(len(ranked) - 1, int(len(ranked) * 0.95))]
        return cls(round(statistics.median(ranked), 1), round(top, 1), len(ranked))
