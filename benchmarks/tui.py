"""Measures the terminal UI from outside, in a pseudo terminal; run it, nothing here is a test.

    python benchmarks/tui.py [--runs N]

Prints, as JSON: first paint of Beranda beside a minimal Textual app, opening the workbench, bytes and
time of one row move, and of opening a form.
"""

from __future__ import annotations

import argparse
import contextlib
import fcntl
import json
import os
import pty
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
SIZE = (80, 24)
QUIET = 0.25
MINIMAL = """
from textual.app import App, ComposeResult
from textual.widgets import Static
class Minimal(App):
    def compose(self) -> ComposeResult:
        yield Static("SIAP")
Minimal().run()
"""
OURS = "from trainer.app import run; raise SystemExit(run())"
PREPARE = """
from trainer.practice.desk import Desk
desk = Desk.open()
profile = desk.add_profile("Siti Pengukur", "raksabumi", "Dinas Contoh", "admin_instansi")
shift = desk.start(profile, "shift-harian", 7)
while len(shift.session.instance.reports) < 12 and not shift.session.finished:
    shift.session.skip()
"""


class Terminal:
    """A program in a pseudo terminal."""

    def __init__(self, source: str, environment: dict[str, str], size: tuple[int, int] = SIZE) -> None:
        self.begun = time.perf_counter()
        pid, self.handle = pty.fork()
        if pid == 0:
            os.execve(sys.executable, [sys.executable, "-c", source], environment)
        self.pid = pid
        self.seen = b""
        fcntl.ioctl(self.handle, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))

    def read_until(self, mark: bytes, limit: float = 20.0) -> float:
        """Seconds until a text appeared."""
        start = time.perf_counter()
        while mark not in self.seen:
            if time.perf_counter() - start > limit:
                raise TimeoutError(f"no {mark!r} in the output")
            self._take(0.05)
        return time.perf_counter() - start

    def press(self, key: bytes) -> tuple[float, float, int]:
        """Seconds to the first and to the last output after a key, and the bytes."""
        self.drain()
        start = time.perf_counter()
        os.write(self.handle, key)
        first = last = 0.0
        count = 0
        while True:
            got = self._take(QUIET)
            if not got:
                return first, last, count
            last = time.perf_counter() - start
            first = first or last
            count += got

    def drain(self) -> None:
        """Wait until nothing more is written."""
        while self._take(QUIET):
            pass

    def _take(self, wait: float) -> int:
        if not select.select([self.handle], [], [], wait)[0]:
            return 0
        try:
            data = os.read(self.handle, 65536)
        except OSError:
            return 0
        self.seen += data
        return len(data)

    def memory(self) -> float:
        """Resident megabytes."""
        lines = Path(f"/proc/{self.pid}/status").read_text(encoding="utf-8").splitlines()
        return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))

    def close(self) -> None:
        """End the program."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.handle)


@contextlib.contextmanager
def program(source: str, environment: dict[str, str]) -> Iterator[Terminal]:
    """A program that is ended afterwards."""
    terminal = Terminal(source, environment)
    try:
        yield terminal
    finally:
        terminal.close()


def first_paint(source: str, mark: bytes, environment: dict[str, str]) -> tuple[float, float]:
    """Milliseconds to the first picture and megabytes at that moment."""
    with program(source, environment) as terminal:
        terminal.read_until(mark)
        taken = (time.perf_counter() - terminal.begun) * 1000
        return taken, terminal.memory()


def median(values: list[float]) -> float:
    """The median, rounded."""
    return round(statistics.median(values), 1)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ, "LATIH_DATA": folder, "PYTHONPATH": str(HERE), "TERM": "xterm-256color",
            "COLORTERM": "truecolor", "PYTHONUTF8": "1",
        }  # fmt: skip
        subprocess.run([sys.executable, "-c", PREPARE], env=environment, check=True)
        minimal, ours, ready, memory = [], [], [], []
        for _ in range(arguments.runs):
            minimal.append(first_paint(MINIMAL, b"SIAP", environment)[0])
            ours.append(first_paint(OURS, b"Mulai giliran baru", environment)[0])
            taken, size = first_paint(OURS, b"Langkah berikutnya", environment)
            ready.append(taken)
            memory.append(size)
        figures: dict[str, float] = {
            "first_paint_minimal_ms": median(minimal),
            "first_paint_beranda_ms": median(ours),
            "data_on_beranda_ms": median(ready),
            "ratio": round(statistics.median(ours) / statistics.median(minimal), 2),
            "memory_beranda_mb": median(memory),
        }
        figures |= workbench(environment)
    print(json.dumps(figures, indent=2))


def workbench(environment: dict[str, str]) -> dict[str, float]:
    """Opening the desk, moving in the table, opening and closing a form."""
    with program(OURS, environment) as terminal:
        terminal.read_until(b"Langkah berikutnya")
        terminal.drain()
        start = time.perf_counter()
        os.write(terminal.handle, b"l")
        terminal.read_until(b"Meja kerja")
        opened = (time.perf_counter() - start) * 1000
        moves = [terminal.press(b"\x1b[B" if step % 2 == 0 else b"\x1b[A") for step in range(12)]
        form = terminal.press(b"i") if b"Verifikasi" not in terminal.seen else terminal.press(b"v")
        typed = [terminal.press(b"x") for _ in range(8)]
        return {
            "open_workbench_ms": round(opened, 1),
            "row_move_first_ms": median([move[0] * 1000 for move in moves]),
            "row_move_last_ms": median([move[1] * 1000 for move in moves]),
            "row_move_bytes": median([float(move[2]) for move in moves]),
            "open_form_first_ms": round(form[0] * 1000, 1),
            "open_form_last_ms": round(form[1] * 1000, 1),
            "open_form_bytes": float(form[2]),
            "typing_first_ms": median([key[0] * 1000 for key in typed]),
            "memory_workbench_mb": round(terminal.memory(), 1),
        }


if __name__ == "__main__":
    main()
