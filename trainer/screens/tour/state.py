"""How far a person came with the tour, as the store keeps it; runs in the desk's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from trainer.practice.desk import Desk
    from trainer.practice.store import Profile

TOUR = "tur"
"""The preset of the tour's shift, by which a stored shift is known to count for nothing."""

KEY = "tur"
DONE = "tamat"
"""Stored instead of a step when the tour was finished."""


class TourState(msgspec.Struct, frozen=True):
    """How far a person came: the shift's number, the step, and whether the shift goes on without the tour."""

    shift: int
    step: str
    left: bool = False


def read_state(desk: Desk, profile: Profile) -> TourState | None:
    """What was stored; None before the first tour, or when its shift is gone."""
    text = desk.store.setting(profile.id, KEY)
    try:
        state = msgspec.json.decode(text.encode(), type=TourState)
    except (msgspec.MsgspecError, UnicodeError):
        return None
    return state if any(row.id == state.shift for row in desk.sessions(profile)) else None


def write_state(desk: Desk, shift: int, step: str, left: bool = False) -> None:
    """Keep how far the profile used last came."""
    profile = desk.last_profile()
    if profile is not None:
        text = msgspec.json.encode(TourState(shift, step, left), order="deterministic").decode()
        desk.store.set_setting(profile.id, KEY, text)


def is_guided(desk: Desk, shift: int) -> bool:
    """Whether a shift of the profile used last is gone on with in the tour."""
    profile = desk.last_profile()
    state = read_state(desk, profile) if profile is not None else None
    return state is not None and state.shift == shift and state.step != DONE and not state.left
