"""A seat: one participant's running trainer, whether a browser looks at it or not.

The trainer outlives a reload, a sleeping laptop and a change of Wi-Fi: the process waits for the grace, and
the next tab of the same person finds the screen as it was.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from trainer.serving.child import Child
from trainer.serving.connection import Connection, Farewell, TerminalSize
from trainer.serving.people import Person

TERMINAL_MODES = b"\x1b[?1049h\x1b[?1000h\x1b[?1003h\x1b[?1015h\x1b[?1006h\x1b[?25l\x1b[?2004h"
"""What Textual's web driver sets once at its start: a tab that comes later needs it too."""

NUDGE_SECONDS = 0.05
"""Textual gathers sizes for 8 ms; only a size that stays longer is painted."""


class Seat:
    """A participant's place.

    Args:
        person: whose it is.
        child: the running process.
        grace: seconds it waits for a browser to come back.
        patience: seconds it has to leave by itself.
        silence: seconds after which a process that does not draw for a new tab counts as hanging.
        ended: called once, when the process is gone.
    """

    def __init__(
        self,
        person: Person,
        child: Child,
        *,
        grace: float,
        patience: float,
        silence: float,
        ended: Callable[[Seat], None],
    ) -> None:
        self.person = person
        self.child = child
        self._dismissed = False
        self._grace = grace
        self._patience = patience
        self._silence = silence
        self._heard = asyncio.Event()
        self._hanging = False
        self._ended = ended
        self._connection: Connection | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._ending: asyncio.Task[None] | None = None
        self._clean = False
        self._started = False
        self._pumping = asyncio.create_task(self._pump())
        self._watch = asyncio.create_task(self._end_if_hanging())

    @property
    def watched(self) -> bool:
        """Whether a browser is connected."""
        return self._connection is not None

    @property
    def leaving(self) -> bool:
        """Whether the process is on its way out; nobody new should be shown it."""
        return self._clean or self._ending is not None

    @property
    def failed(self) -> bool:
        """Whether the process ended by itself and with an error."""
        return self._hanging or (bool(self.child.exit_code) and not self._dismissed)

    def shows(self, connection: Connection) -> bool:
        """Whether this tab is the one that sees and types."""
        return self._connection is connection

    async def attach(self, connection: Connection) -> None:
        """Show the trainer in a tab; an older tab is told and let go."""
        older, self._connection = self._connection, connection
        if self._started:
            self._heard.clear()
        self._watch.cancel()
        self._watch = asyncio.create_task(self._end_if_hanging())
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._started:
            await connection.paint(TERMINAL_MODES)
            await self._repaint(connection.size)
        if older is not None:
            await older.close(Farewell.TAKEN_OVER)

    def detach(self, connection: Connection) -> None:
        """Take note that a tab has gone; the grace begins unless another tab has taken over."""
        if self._connection is connection:
            self._connection = None
            if self._ending is None:
                self._timer = asyncio.get_running_loop().call_later(self._grace, self.dismiss)

    def resize(self, connection: Connection, size: TerminalSize) -> None:
        """Take a tab's new size."""
        if size != connection.size:
            connection.size = size
            if self._connection is connection:
                self.child.tell("resize", width=size.width, height=size.height)

    def dismiss(self) -> None:
        """End the process: politely first, then its whole group."""
        self._dismissed = True
        if self._ending is None:
            self._ending = asyncio.create_task(self.child.end(self._patience))

    async def gone(self) -> None:
        """Wait until the process has ended and everything is cleared away."""
        await self._pumping

    async def _end_if_hanging(self) -> None:
        """Whoever comes back to a process that no longer draws gets a new one instead of a dead picture."""
        try:
            async with asyncio.timeout(self._silence):
                await self._heard.wait()
        except TimeoutError:
            self._hanging = True
            self.dismiss()

    async def _repaint(self, size: TerminalSize) -> None:
        self.child.tell("resize", width=size.width, height=size.height - 1)
        await asyncio.sleep(NUDGE_SECONDS)
        self.child.tell("resize", width=size.width, height=size.height)

    async def _pump(self) -> None:
        try:
            async for packet in self.child.packets():
                self._started = True
                self._heard.set()
                connection = self._connection
                if packet.kind == b"D" and connection is not None:
                    if not await connection.paint(packet.payload):
                        self.detach(connection)
                        await connection.close(Farewell.TOO_SLOW)
                elif packet.kind == b"M" and b'"exit"' in packet.payload:
                    self._clean = True
        finally:
            self._watch.cancel()
            if self._timer is not None:
                self._timer.cancel()
            if self._ending is None:
                self._ending = asyncio.create_task(self.child.end(self._patience))
            await self._ending
            self._ended(self)
            if self._connection is not None:
                await self._connection.close(self._farewell())

    def _farewell(self) -> Farewell:
        if self._dismissed and not self._hanging:
            return Farewell.CLOSING
        left_well = self._clean and self.child.exit_code == 0
        return Farewell.FINISHED if left_well and not self._hanging else Farewell.FAILED
