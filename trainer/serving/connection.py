"""One browser tab of a participant: what it is shown and told, and the size of its terminal."""

from __future__ import annotations

import asyncio
import enum
import json

import msgspec
from aiohttp import web

from trainer.serving.people import Person

WIDEST, HIGHEST = 300, 100
NARROWEST, LOWEST = 20, 5
SEND_SECONDS = 10.0
"""A browser that takes nothing for so long is treated as gone."""


class Farewell(enum.IntEnum):
    """Why the server closes a tab; the page knows the numbers."""

    FINISHED = 4000
    TAKEN_OVER = 4001
    FAILED = 4002
    CLOSING = 4003
    FULL = 4004
    TOO_SLOW = 4005


class TerminalSize(msgspec.Struct, frozen=True):
    """Columns and rows, within what a screen can be."""

    width: int
    height: int

    @classmethod
    def clamped(cls, width: object, height: object) -> TerminalSize:
        """A size from outside; anything that is no number becomes 80x24.

        Args:
            width: columns, as text or number.
            height: rows, as text or number.
        """
        return cls(
            min(max(_number(width, 80), NARROWEST), WIDEST),
            min(max(_number(height, 24), LOWEST), HIGHEST),
        )


def _number(value: object, otherwise: int) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and len(value) <= 9 and value.isascii() and value.isdigit():
        return int(value)
    return otherwise


class Connection:
    """A browser tab.

    Args:
        person: whose tab it is.
        socket: its open websocket.
        size: its terminal's size.
    """

    def __init__(self, person: Person, socket: web.WebSocketResponse, size: TerminalSize) -> None:
        self.person = person
        self.size = size
        self._socket = socket

    async def paint(self, data: bytes) -> bool:
        """Send what the terminal shows; tell whether the browser took it in time."""
        try:
            async with asyncio.timeout(SEND_SECONDS):
                await self._socket.send_bytes(data)
        except (TimeoutError, ConnectionError):
            return False
        return True

    async def say(self, topic: str, content: object) -> bool:
        """Send a record to the page; tell whether the browser took it in time."""
        try:
            async with asyncio.timeout(SEND_SECONDS):
                await self._socket.send_str(json.dumps([topic, content]))
        except (TimeoutError, ConnectionError):
            return False
        return True

    async def close(self, farewell: Farewell) -> None:
        """Close the tab's connection and say why."""
        try:
            async with asyncio.timeout(SEND_SECONDS):
                await self._socket.close(code=farewell)
        except (TimeoutError, ConnectionError):
            return
