"""What a room keeps when it is closed and opened again on the same day: its code, and the key of its addresses.

Without them everybody types the code from the board in vain, and every open tab has to begin at the door.
"""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from trainer.serving.gate import new_code
from trainer.serving.tickets import LIFETIME, SECRET_BYTES

KEYS_FILE = "ruang.json"


class RoomKeys(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The keys of a room.

    Attributes:
        code: the room code.
        secret: the key that signs addresses.
        until: the second after which both are made anew.
        kept: whether they were found and not made.
    """

    code: str
    secret: bytes
    until: int
    kept: bool = False


def room_keys(data: Path, code: str | None = None, now: Callable[[], float] = time.time) -> RoomKeys:
    """The keys of the room in a data folder, from earlier today or new ones.

    Args:
        data: the room's data folder; it is made when it is missing.
        code: the code that is wished for; another one than before also makes old addresses worthless.
        now: gives the present second; tests put their own.

    Raises:
        OSError: the folder cannot be used.
    """
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    path, moment = data / KEYS_FILE, int(now())
    found = _read(path)
    if found is not None and found.until > moment and code in (None, found.code):
        return msgspec.structs.replace(found, kept=True)
    keys = RoomKeys(code or new_code(), secrets.token_bytes(SECRET_BYTES), moment + LIFETIME)
    fresh = path.with_suffix(".baru")
    fresh.unlink(missing_ok=True)
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(msgspec.json.encode(keys))
    fresh.replace(path)
    return keys


def _read(path: Path) -> RoomKeys | None:
    try:
        found = msgspec.json.decode(path.read_bytes(), type=RoomKeys)
    except (FileNotFoundError, msgspec.MsgspecError):
        return None
    return found if len(found.secret) == SECRET_BYTES and found.code else None
