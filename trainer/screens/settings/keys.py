"""The keys that a person has chosen: kept with the profile, and checked before they hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec
from textual.keys import key_to_character

from trainer.screens.shared.commands import AnyCommand, key_name

if TYPE_CHECKING:
    from trainer.practice.desk import Desk

KEY = "tombol"
"""Under which the settings keep them."""

FIXED = frozenset({
    "enter", "escape", "tab", "shift+tab", "backspace", "delete", "space", "up", "down", "left", "right", "pageup", "pagedown", "home",
    "end", "f1", "f2", "ctrl+q", "ctrl+c", "ctrl+s", "ctrl+z", *"0123456789",
})  # fmt: skip
"""Keys that mean the same on every screen, or move in lists and fields."""

UNSAFE = frozenset({"ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+@", "f11"})
"""Keys that terminals and browsers keep, or send as another one."""


def read_keys(desk: Desk) -> dict[str, str]:
    """The keys of the profile used last; what cannot be read any more counts as not chosen."""
    profile = desk.last_profile()
    text = desk.store.setting(0 if profile is None else profile.id, KEY)
    try:
        return msgspec.json.decode(text.encode(), type=dict[str, str]) if text else {}
    except (msgspec.MsgspecError, UnicodeError):
        return {}


def store_keys(desk: Desk, keys: Mapping[str, str]) -> None:
    """Keep the keys of the profile used last."""
    profile = desk.last_profile()
    text = msgspec.json.encode(dict(keys), order="deterministic").decode()
    desk.store.set_setting(0 if profile is None else profile.id, KEY, text)


def can_be_changed(command: AnyCommand) -> bool:
    """Whether a command may get another key: what everybody knows by heart stays where it is."""
    return bool(command.keys) and command.keys.split(",")[0] not in FIXED - {"space"}


def refusal(key: str, command: AnyCommand, screens: Sequence[Sequence[AnyCommand]], typing: bool) -> str:
    """Why a key cannot be given to a command; empty when it can.

    Args:
        key: as Textual calls it.
        command: which is to get it.
        screens: the commands of every screen that offers this one.
        typing: whether one of these screens has text fields, which take every letter for themselves.
    """
    written = command.keys.split(",")[0]
    if key == written:
        return _taken(key, command, screens)
    if key in FIXED:
        return f"{key_name(key)} berarti sama di semua layar dan tidak dapat dipakai untuk perintah lain."
    if key in UNSAFE:
        return f"{key_name(key)} tidak selalu diteruskan oleh terminal atau peramban. Pilih tombol lain."
    if typing and key_to_character(key) is not None:
        return "Perintah ini juga berlaku saat mengetik. Pilih tombol F3 sampai F12, atau Ctrl dengan huruf."
    return _taken(key, command, screens)


def _taken(key: str, command: AnyCommand, screens: Sequence[Sequence[AnyCommand]]) -> str:
    written = command.keys.split(",")
    for offers in screens:
        for other in offers:
            shares = (
                key == written[0] and key == other.keys.split(",")[0] == other.current_keys().split(",")[0]
            )
            if other.name() != command.name() and key in other.current_keys().split(",") and not shares:
                return f"{key_name(key)} sudah dipakai untuk: {other.title}. Ubah dahulu tombol perintah itu."
    return ""
