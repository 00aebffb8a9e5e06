"""One participant's process and the packets it speaks.

A packet is a letter, four bytes of length (big endian) and the payload: `D` for what the terminal shows or
types, `M` for a JSON record such as a new size or the end.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Literal

import msgspec

from trainer.serving.guardian import kill_group

READY_LINE = b"__GANGLION__\n"
"""What a Textual application writes once it is willing to talk in packets."""

PRELUDE_LINES = 20
LARGEST_PACKET = 8 * 1024 * 1024
LARGEST_BACKLOG = 256 * 1024
"""Bytes of typed input kept for a process that does not read; what goes beyond is dropped."""

ERROR_FILE = "galat.log"


class Packet(msgspec.Struct, frozen=True):
    """What the process said.

    Attributes:
        kind: `D` for the screen, `M` for a record, anything else is not ours to understand.
        payload: its bytes.
    """

    kind: bytes
    payload: bytes


class Child:
    """A running process in its own process group.

    Args:
        process: the process, its input and output piped.
        errors: the file that takes its error output.
    """

    def __init__(self, process: Process, errors: IO[bytes]) -> None:
        self._process = process
        self._errors = errors

    @classmethod
    async def start(cls, command: Sequence[str], environment: Mapping[str, str], folder: Path) -> Child:
        """Start a process in a participant's folder.

        Args:
            command: program and arguments; no shell is involved.
            environment: its whole environment.
            folder: its working folder; its error output goes to `galat.log` there.

        Raises:
            OSError: it cannot be started.
        """
        errors = (folder / ERROR_FILE).open("wb")
        try:
            process = await asyncio.create_subprocess_exec(
                *command,
                stdin=PIPE,
                stdout=PIPE,
                stderr=errors,
                env=dict(environment),
                cwd=folder,
                start_new_session=sys.platform != "win32",
                creationflags=_creation_flags(),
            )
        except BaseException:
            errors.close()
            raise
        return cls(process, errors)

    @property
    def pid(self) -> int:
        """The process id, which is also its group's."""
        return self._process.pid

    @property
    def exit_code(self) -> int | None:
        """The exit code; None while it runs."""
        return self._process.returncode

    async def packets(self) -> AsyncIterator[Packet]:
        """What the process says, until it ends or breaks the rules of the packets."""
        reader = self._process.stdout
        if reader is None:
            return
        try:
            for _ in range(PRELUDE_LINES):
                line = await reader.readline()
                if line == READY_LINE or not line:
                    break
            while True:
                head = await reader.readexactly(5)
                size = int.from_bytes(head[1:], "big")
                if size > LARGEST_PACKET:
                    return
                yield Packet(head[:1], await reader.readexactly(size))
        except (asyncio.IncompleteReadError, ConnectionError, ValueError):
            return

    def type(self, text: str) -> None:
        """Hand over typed or pasted text."""
        self._write(b"D", text.encode("utf-8", "ignore"))

    def tell(self, kind: Literal["resize", "focus", "blur", "quit"], **details: int) -> None:
        """Hand over a record."""
        self._write(b"M", json.dumps({"type": kind, **details}).encode())

    def _write(self, kind: bytes, payload: bytes) -> None:
        writer = self._process.stdin
        if writer is None or writer.is_closing():
            return
        # Never wait for a process that hangs: the server and the other participants go on.
        if writer.transport.get_write_buffer_size() + len(payload) <= LARGEST_BACKLOG:
            writer.write(kind + len(payload).to_bytes(4, "big") + payload)

    async def end(self, patience: float) -> None:
        """Ask the process to leave, then kill its whole group.

        Args:
            patience: seconds it has to leave by itself.
        """
        self.tell("quit")
        try:
            async with asyncio.timeout(patience):
                await self._process.wait()
        except TimeoutError:
            if sys.platform == "win32":
                self._process.kill()
        kill_group(self.pid)
        await self._process.wait()
        self._errors.close()


def _creation_flags() -> int:
    """Windows has no sessions; there a new group keeps Ctrl+C of the server away from the process."""
    if sys.platform == "win32":
        return subprocess.CREATE_NEW_PROCESS_GROUP
    return 0
