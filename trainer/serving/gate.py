"""The room code, and how often it may be guessed."""

from __future__ import annotations

import enum
import hmac
import secrets
import time
from collections import OrderedDict, deque
from collections.abc import Callable

ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Letters and digits that nobody mixes up on a projector."""

CODE_LENGTH = 6
SHORTEST_CODE = 4
WINDOW = 300.0
"""Seconds over which wrong codes are counted."""

WRONG_PER_ADDRESS = 15
WRONG_IN_ALL = 300
ADDRESSES = 1000


class Verdict(enum.Enum):
    """What the gate says to a code."""

    OPEN = "open"
    WRONG = "wrong"
    TOO_MANY = "too_many"


def new_code() -> str:
    """A room code that can be read aloud."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


class Gate:
    """Lets in who knows the room code; slows down who guesses.

    Args:
        code: the room code; capitals and spaces do not matter.
        now: gives running seconds; tests put their own.
    """

    def __init__(self, code: str, now: Callable[[], float] = time.monotonic) -> None:
        self._code = _tidy(code)
        self._now = now
        self._wrong: OrderedDict[str, deque[float]] = OrderedDict()
        self._all: deque[float] = deque()

    def judge(self, code: str, address: str) -> Verdict:
        """Judge a typed code.

        Args:
            code: what was typed.
            address: the computer it came from.

        Returns:
            TOO_MANY even for the right code while the computer has guessed too often: otherwise the
            refusal would tell nothing to somebody who tries on.
        """
        mine = self._wrong.get(address, deque())
        for attempts in (mine, self._all):
            while attempts and attempts[0] <= self._now() - WINDOW:
                attempts.popleft()
        if len(mine) >= WRONG_PER_ADDRESS or len(self._all) >= WRONG_IN_ALL:
            return Verdict.TOO_MANY
        if hmac.compare_digest(_tidy(code).encode(), self._code.encode()):
            return Verdict.OPEN
        mine.append(self._now())
        self._all.append(self._now())
        self._wrong[address] = mine
        self._wrong.move_to_end(address)
        if len(self._wrong) > ADDRESSES:
            self._wrong.popitem(last=False)
        return Verdict.WRONG


def _tidy(code: str) -> str:
    return "".join(code.split()).upper()
