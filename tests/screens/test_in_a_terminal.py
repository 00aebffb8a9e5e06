"""The program in a real pseudo terminal, looked at through a terminal emulator that is not ours."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pyte
import pytest
from person import SEED, sitting
from textual.widgets import Input

from trainer.practice.desk import Desk, OpenShift
from trainer.practice.store import Profile
from trainer.screens.workbench.screen import WorkbenchScreen

HERE = Path(__file__).resolve().parents[2]
PATIENCE = 20.0
PROGRAM = "from trainer.app import run; raise SystemExit(run())"
NEVER_STORING = f"import trainer.screens.workbench.forms.base as base; base.AUTOSAVE = 3600.0; {PROGRAM}"
"""The program with forms that store nothing by themselves."""


@pytest.fixture
def shift(desk: Desk, profile: Profile) -> OpenShift:
    return desk.start(profile, "orientasi", SEED)


class Terminal:
    """A running program and what its terminal shows."""

    def __init__(self, folder: Path, width: int = 80, height: int = 24, source: str = PROGRAM) -> None:
        self.screen = pyte.Screen(width, height)
        self._stream = pyte.ByteStream(self.screen)
        environment = {
            **os.environ,
            "LATIH_DATA": str(folder),
            "PYTHONPATH": str(HERE),
            "TERM": "xterm-256color",
        }
        self.pid, self._handle = pty.fork()
        if self.pid == 0:
            self._measure(0, width, height)
            os.execve(sys.executable, [sys.executable, "-c", source], environment)

    @staticmethod
    def _measure(handle: int, width: int, height: int) -> None:
        fcntl.ioctl(handle, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))

    def type(self, keys: bytes) -> None:
        os.write(self._handle, keys)

    def resize(self, width: int, height: int) -> None:
        self.screen.resize(height, width)
        self.screen.reset()
        self._measure(self._handle, width, height)

    def look(self, seconds: float = 0.1) -> str:
        """What stands on the terminal after some time."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if select.select([self._handle], [], [], left)[0]:
                self._stream.feed(os.read(self._handle, 65536))
        return "\n".join(self.screen.display)

    def until(self, mark: str) -> str:
        """Wait for a text."""
        end = time.monotonic() + PATIENCE
        while mark not in (shown := self.look()):
            assert time.monotonic() < end, f"no {mark!r} in\n{shown}"
        return shown

    def until_it_ends(self) -> None:
        """Read what it still writes, so that it never waits for us."""
        end = time.monotonic() + PATIENCE
        while (
            time.monotonic() < end
            and os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None
        ):
            if select.select([self._handle], [], [], 0.1)[0]:
                with suppress(OSError):
                    os.read(self._handle, 65536)

    def close(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._handle)


@contextmanager
def running(folder: Path) -> Iterator[Terminal]:
    terminal = Terminal(folder)
    try:
        terminal.until("Langkah berikutnya")
        terminal.look(0.5)
        yield terminal
    finally:
        terminal.close()


async def test_a_killed_program_loses_at_most_the_last_second_of_a_draft(
    desk: Desk, shift: OpenShift, tmp_path: Path
) -> None:
    with running(tmp_path) as terminal:
        terminal.type(b"l")
        terminal.until("Meja kerja")
        terminal.type(b"v")
        terminal.until("Jenis laporan")
        terminal.type(b"XYZ")
        for _ in range(100):
            if desk.draft(shift, 9900001, "verifikasi"):
                break
            terminal.look()
    async with sitting(desk) as person:
        await person.press("l")
        await person.until(WorkbenchScreen)
        await person.press("v")
        assert "XYZ" in person.app.screen.query_one("#title", Input).value


@pytest.mark.parametrize("how", ["hang-up", "terminated"])
def test_a_closed_terminal_and_a_shutdown_lose_nothing_of_a_draft(
    desk: Desk, shift: OpenShift, tmp_path: Path, how: str
) -> None:
    terminal = Terminal(tmp_path, source=NEVER_STORING)
    try:
        terminal.until("Langkah berikutnya")
        terminal.look(0.5)
        terminal.type(b"l")
        terminal.until("Meja kerja")
        terminal.type(b"v")
        terminal.until("Jenis laporan")
        terminal.type(b"XYZ")
        terminal.until("XYZ")
        assert desk.draft(shift, 9900001, "verifikasi") is None
        if how == "hang-up":
            os.close(terminal._handle)
        else:
            os.kill(terminal.pid, signal.SIGTERM)
            terminal.until_it_ends()
        _, status = os.waitpid(terminal.pid, 0)
    except BaseException:
        os.kill(terminal.pid, signal.SIGKILL)
        raise
    if how == "hang-up":
        assert os.WTERMSIG(status) == signal.SIGHUP
    else:
        assert os.WEXITSTATUS(status) == 128 + signal.SIGTERM
    draft = desk.draft(shift, 9900001, "verifikasi")
    assert draft is not None
    assert "XYZ" in draft["title"]


def test_a_picture_that_something_else_has_spoilt_is_drawn_again_on_one_key(
    shift: OpenShift, tmp_path: Path
) -> None:
    with running(tmp_path) as terminal:
        whole = terminal.look()
        terminal.screen.reset()
        assert "LATIH!" not in terminal.look(0.3)
        terminal.type(b"\x0c")
        assert terminal.until("Langkah berikutnya") == whole


def test_another_size_draws_everything_anew(shift: OpenShift, tmp_path: Path) -> None:
    with running(tmp_path) as terminal:
        whole = terminal.look()
        terminal.resize(100, 30)
        assert "SIMULASI" in terminal.until("Langkah berikutnya")
        terminal.resize(80, 24)
        terminal.until("Langkah berikutnya")
        assert terminal.look(0.5) == whole


def test_a_program_that_was_stopped_draws_everything_anew(shift: OpenShift, tmp_path: Path) -> None:
    with running(tmp_path) as terminal:
        whole = terminal.look()
        terminal.screen.reset()
        os.kill(terminal.pid, signal.SIGCONT)
        terminal.until("Langkah berikutnya")
        assert terminal.look(0.5) == whole


def test_going_through_forms_and_back_shows_what_a_full_redraw_shows(
    shift: OpenShift, tmp_path: Path
) -> None:
    """What is written piece by piece comes to the same picture as all at once."""
    with running(tmp_path) as terminal:
        terminal.type(b"l")
        terminal.until("Meja kerja")
        for keys in (
            b"\x1b[B",
            b"\x1b[B",
            b"\x1b[A",
            b"v",
            b"\t",
            b"\x1b[B",
            b"\x1b",
            b"3",
            b"\x1b",
            b"a",
            b"\x1b",
            b"\x1bOP",
        ):
            terminal.type(keys)
            piecewise = terminal.look(0.7)
            terminal.screen.reset()
            terminal.type(b"\x0c")
            assert terminal.look(0.7) == piecewise, keys
