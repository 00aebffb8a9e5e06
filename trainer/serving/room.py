"""The room: who sits, who waits, and who is let in next."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Callable
from pathlib import Path

import msgspec

from trainer.practice.places import PEOPLE_FOLDER
from trainer.serving import guardian
from trainer.serving.child import ERROR_FILE, Child
from trainer.serving.connection import Connection, Farewell
from trainer.serving.environment import child_environment
from trainer.serving.people import Person
from trainer.serving.seat import Seat

LONGEST_QUEUE = 200


class RoomPlan(msgspec.Struct, frozen=True):
    """How a room is run.

    Attributes:
        data: the folder under which every participant has one.
        seats: processes that may run at once.
        stagger: seconds between two starts, so that thirty starts do not block each other.
        grace: seconds a process waits for its browser to come back.
        patience: seconds a process has to leave by itself.
        silence: seconds after which a process that draws nothing for a new tab counts as hanging.
        command: the program of a participant; None runs the trainer.
    """

    data: Path
    seats: int = 30
    stagger: float = 0.5
    grace: float = 180.0
    patience: float = 3.0
    silence: float = 30.0
    command: tuple[str, ...] | None = None


class Room:
    """Keeps the seats and the queue before them.

    Args:
        plan: how it is run.
        report: takes one line for the trainer whenever somebody comes, goes or fails.
    """

    def __init__(self, plan: RoomPlan, report: Callable[[str], None]) -> None:
        self.plan = plan
        self._report = report
        self._seats: dict[str, Seat] = {}
        self._queue: dict[str, Connection] = {}
        self._changed = asyncio.Event()
        self._doorman: asyncio.Task[None] | None = None
        self._guardian: Process | None = None

    async def open(self) -> None:
        """Begin to let people in.

        Raises:
            OSError: the data folder cannot be made.
        """
        (self.plan.data / PEOPLE_FOLDER).mkdir(parents=True, exist_ok=True, mode=0o700)
        if sys.platform != "win32":
            self._guardian = await asyncio.create_subprocess_exec(
                sys.executable, "-I", "-S", guardian.__file__,
                stdin=PIPE, stdout=DEVNULL, stderr=DEVNULL, env={}, start_new_session=True,
            )  # fmt: skip
        self._doorman = asyncio.create_task(self._let_in())

    async def close(self) -> None:
        """Tell everybody, end all processes and wait for them."""
        if self._doorman is not None:
            self._doorman.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._doorman
        waiting = list(self._queue.values())
        self._queue.clear()
        seats = list(self._seats.values())
        for seat in seats:
            seat.dismiss()
        await asyncio.gather(
            *(connection.close(Farewell.CLOSING) for connection in waiting), *(seat.gone() for seat in seats)
        )
        if self._guardian is not None and self._guardian.stdin is not None:
            self._guardian.stdin.close()
            await self._guardian.wait()

    def is_watched(self, person: Person) -> bool:
        """Whether somebody is at work under this name right now."""
        seat = self._seats.get(person.id)
        return (seat is not None and seat.watched) or person.id in self._queue

    @property
    def taken(self) -> int:
        """How many processes run."""
        return len(self._seats)

    def seat_of(self, person: Person) -> Seat | None:
        """A participant's running process, if there is one."""
        return self._seats.get(person.id)

    async def enter(self, connection: Connection) -> None:
        """Bring a tab to its person's seat, or to the end of the queue."""
        person = connection.person
        seat = self._seats.get(person.id)
        if seat is not None and not seat.leaving:
            await seat.attach(connection)
            return
        older = self._queue.get(person.id)
        if older is None and len(self._queue) >= LONGEST_QUEUE:
            await connection.close(Farewell.FULL)
            return
        self._queue[person.id] = connection
        self._changed.set()
        await self._tell_positions()
        if older is not None:
            await older.close(Farewell.TAKEN_OVER)

    def leave(self, connection: Connection) -> None:
        """Take note that a tab has gone; whoever waits behind it is told by the doorman."""
        person = connection.person
        seat = self._seats.get(person.id)
        if seat is not None:
            seat.detach(connection)
        if self._queue.get(person.id) is connection:
            del self._queue[person.id]
            self._changed.set()

    async def _tell_positions(self) -> None:
        full = self.taken >= self.plan.seats
        waiting = list(self._queue.values())
        await asyncio.gather(
            *(
                connection.say("antrean", {"posisi": place, "penuh": full})
                for place, connection in enumerate(waiting, 1)
            )
        )

    async def _let_in(self) -> None:
        while True:
            await self._changed.wait()
            self._changed.clear()
            while (connection := self._next()) is not None:
                await self._seat(connection)
                await self._tell_positions()
                await asyncio.sleep(self.plan.stagger)
            await self._tell_positions()

    def _next(self) -> Connection | None:
        """The first in the queue whose seat is free; an earlier process of the same person ends first."""
        if self.taken >= self.plan.seats:
            return None
        ready = next((one for one in self._queue if one not in self._seats), None)
        return None if ready is None else self._queue.pop(ready)

    async def _seat(self, connection: Connection) -> None:
        person, size = connection.person, connection.size
        folder = self.plan.data.absolute() / PEOPLE_FOLDER / person.id
        command = self.plan.command or (sys.executable, "-m", "trainer.serving.launch", str(os.getpid()))
        try:
            folder.mkdir(exist_ok=True, mode=0o700)
            environment = child_environment(person, folder, size.width, size.height)
            child = await Child.start(command, environment, folder)
        except OSError as problem:
            self._report(f"{person.name}: latihan tidak dapat dimulai ({problem.strerror}).")
            await connection.close(Farewell.FAILED)
            return
        plan = self.plan
        seat = Seat(
            person,
            child,
            grace=plan.grace,
            patience=plan.patience,
            silence=plan.silence,
            ended=self._ended,
        )
        self._seats[person.id] = seat
        self._announce("+", child)
        self._report(f"{person.name} masuk ({self.taken} dari {self.plan.seats} kursi).")
        await seat.attach(connection)

    def _ended(self, seat: Seat) -> None:
        person = seat.person
        self._announce("-", seat.child)
        self._seats.pop(person.id, None)
        self._changed.set()
        self._report(f"{person.name} keluar ({self.taken} dari {self.plan.seats} kursi).")
        if seat.failed:
            errors = self.plan.data / PEOPLE_FOLDER / person.id / ERROR_FILE
            self._report(f"{person.name}: latihan berhenti karena kesalahan. Catatannya di {errors}.")

    def _announce(self, sign: str, child: Child) -> None:
        if self._guardian is not None and self._guardian.stdin is not None:
            self._guardian.stdin.write(f"{sign}{child.pid}\n".encode())
