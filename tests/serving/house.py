"""A room served for a test, and tabs that need no browser."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from aiohttp import ClientWebSocketResponse, WSMsgType
from aiohttp.test_utils import TestClient, TestServer

from trainer.practice.places import PEOPLE_FOLDER
from trainer.serving.front import Front
from trainer.serving.gate import Gate
from trainer.serving.people import person_named
from trainer.serving.room import Room, RoomPlan
from trainer.serving.tickets import TicketOffice

CODE = "KELAS7"
ECHO = Path(__file__).with_name("echo_app.py")
PATIENCE = 10.0


def echo_command(*modes: str) -> tuple[str, ...]:
    """The stand-in for the trainer."""
    return (sys.executable, str(ECHO), *modes)


def alive(pid: int) -> bool:
    """Whether a process runs; one that has ended but was not yet collected does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


async def eventually(condition: Callable[[], bool]) -> None:
    """Wait until something holds; fail when it never does."""
    async with asyncio.timeout(PATIENCE):
        while not condition():
            await asyncio.sleep(0.02)


class Browser:
    """One tab: joins, connects, and keeps what it was shown and told."""

    def __init__(self, house: House, socket: ClientWebSocketResponse) -> None:
        self.house = house
        self.socket = socket
        self.shown = b""
        self.told: list[Any] = []

    async def until(self, condition: Callable[[], bool]) -> None:
        """Read until something holds."""
        async with asyncio.timeout(PATIENCE):
            while not condition():
                message = await self.socket.receive()
                if message.type is WSMsgType.BINARY:
                    self.shown += message.data
                elif message.type is WSMsgType.TEXT:
                    self.told.append(json.loads(message.data))
                else:
                    assert condition(), f"closed with {self.socket.close_code}"

    async def sees(self, text: str) -> None:
        """Read until the screen was sent a text."""
        await self.until(lambda: text.encode() in self.shown)

    async def hears(self, topic: str, content: Any) -> None:
        """Read until the page was told something."""
        await self.until(lambda: [topic, content] in self.told)

    async def closed_with(self) -> int | None:
        """Read to the end; return why it ended."""
        await self.until(lambda: self.socket.closed)
        return self.socket.close_code

    async def send(self, topic: str, content: Any = None) -> None:
        """Send what the page's script sends."""
        await self.socket.send_str(json.dumps([topic, content]))


class House:
    """A served room."""

    def __init__(
        self, client: TestClient[Any, Any], room: Room, tickets: TicketOffice, lines: list[str]
    ) -> None:
        self.client = client
        self.room = room
        self.tickets = tickets
        self.lines = lines
        self.origin = f"http://{client.host}:{client.port}"

    def folder(self, name: str) -> Path:
        """A participant's data folder."""
        return self.room.plan.data / PEOPLE_FOLDER / person_named(name).id

    def started(self, name: str) -> dict[str, Any]:
        """What the stand-in wrote down about itself."""
        facts: dict[str, Any] = json.loads((self.folder(name) / "started.json").read_text())
        return facts

    async def join(self, name: str, code: str = CODE, **fields: str) -> tuple[int, str, str]:
        """Send the form: status, where it leads, page."""
        answer = await self.client.post(
            "/masuk", data={"nama": name, "kode": code, **fields}, allow_redirects=False
        )
        return answer.status, answer.headers.get("Location", ""), await answer.text()

    async def tab(self, name: str, size: str = "width=80&height=24") -> Browser:
        """A connected tab of a participant."""
        path = f"/r/{self.tickets.issue(person_named(name))}/ws?{size}"
        return Browser(self, await self.client.ws_connect(path, headers={"Origin": self.origin}))


@asynccontextmanager
async def served(data: Path, **changes: Any) -> AsyncIterator[House]:
    """Serve a room with quick settings; changes are those of `RoomPlan`."""
    settings: dict[str, Any] = {"stagger": 0.0, "grace": 30.0, "patience": 0.5, "command": echo_command()}
    lines: list[str] = []
    room = Room(RoomPlan(data, **{**settings, **changes}), lines.append)
    tickets = TicketOffice(b"kunci untuk uji saja")
    await room.open()
    front = Front(room, Gate(CODE), tickets)
    async with TestClient(TestServer(front.application())) as client:
        try:
            yield House(client, room, tickets, lines)
        finally:
            await room.close()
