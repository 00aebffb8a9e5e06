"""What the settings change elsewhere, ready to be taken over by the application and the workbench."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trainer.screens.settings.schema import HINTS, LETTERS, ON, SOUND, SPEED, read_values

if TYPE_CHECKING:
    from trainer.practice.desk import Desk


class Effects(NamedTuple):
    """The settings as a workbench and the application use them.

    Attributes:
        pace: what the live clock's first speed is multiplied by.
        hints: whether a shift with hints shows them.
        sound: whether news rings the terminal's bell.
        letters: `otomatis`, `sederhana` or `lengkap`.
    """

    pace: float = 1.0
    hints: bool = True
    sound: bool = False
    letters: str = "otomatis"


def read_effects(desk: Desk) -> Effects:
    """Read the settings of the profile used last; runs in the desk's thread."""
    profile = desk.last_profile()
    values = read_values(desk.store, None if profile is None else profile.id)
    return Effects(
        float(values[SPEED.key]), values[HINTS.key] == ON, values[SOUND.key] == ON, values[LETTERS.key]
    )
