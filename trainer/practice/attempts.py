"""One played session with all that a trainer needs to judge it, whether it is stored here or came as a file."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import msgspec

from trainer.practice.desk import Desk
from trainer.practice.journal import JournalError, read_session
from trainer.practice.reviewing import review
from trainer.practice.store import StoreError
from trainer.scenarios.log import LogEntry, effective
from trainer.scenarios.scenario import Scenario
from trainer.scoring.answers import RubricMismatch
from trainer.scoring.card import ScoreCard
from trainer.scoring.grading import grade
from trainer.scoring.overrides import Override, OverrideError, ReviewedCard, decode_overrides


class Attempt(msgspec.Struct, frozen=True):
    """A session as a trainer gets it.

    `source` is the file or folder it comes from, `number` its number there (0 in a file); `seal` ends its log, so it
    is the same in every copy of the session. `machine` is the machine's card, `reviewed` what counts, `history`
    every decision that trainers took about it, oldest first.
    """

    source: Path
    number: int
    player: str
    unit: str
    started: str
    seal: str
    scenario: Scenario
    entries: tuple[LogEntry, ...]
    machine: ScoreCard
    reviewed: ReviewedCard
    history: tuple[Override, ...]

    @property
    def card(self) -> ScoreCard:
        """The card as it counts."""
        return self.reviewed.card

    @property
    def finished(self) -> bool:
        """Whether the session was played to its end."""
        return self.machine.complete

    @property
    def now(self) -> datetime:
        """How far simulated time has come."""
        entries = effective(self.entries)
        return entries[-1].until or entries[-1].at if entries else self.scenario.starts

    @property
    def name(self) -> str:
        """The participant, or where the session comes from when nobody is named."""
        return self.player or (f"giliran {self.number}" if self.number else self.source.name)


def from_file(path: Path) -> Attempt:
    """Read and grade an exported session, with the corrections it carries.

    Raises:
        JournalError: one sentence saying what is wrong with the file.
        RubricMismatch: this version cannot grade it.
    """
    file, scenario, entries = read_session(path)
    try:
        history = decode_overrides(file.corrections)
    except OverrideError as problem:
        raise JournalError(f"{path}: {problem}") from None
    try:
        card = grade(scenario, entries)
    except (KeyError, msgspec.ValidationError) as problem:
        raise JournalError(
            f"Berkas {path} tidak dapat dinilai: rubriknya dari versi lain dan tidak memuat {problem}. "
            "Nilailah dengan LATIH! versi yang membuatnya."
        ) from None
    return Attempt(
        path, 0, file.player, file.unit, file.started, file.last_seal, scenario, entries, card,
        review(scenario, card, history), history,
    )  # fmt: skip


def from_desk(desk: Desk, number: int) -> Attempt:
    """Grade a stored session.

    Raises:
        StoreError: it is missing or damaged, or cannot be graded.
    """
    row = desk.store.session(number)
    scenario, entries, card = desk.card(number)
    history = desk.corrections(number)
    owner = next((profile for profile in desk.store.profiles() if profile.id == row.profile), None)
    return Attempt(
        desk.store.path.parent, number, "" if owner is None else owner.name, "" if owner is None else owner.unit,
        row.started, desk.store.last_seal(number), scenario, entries, card, review(scenario, card, history), history,
    )  # fmt: skip


def copies(attempts: list[Attempt]) -> tuple[list[Attempt], list[tuple[Attempt, Attempt]]]:
    """Tell sessions from further copies of them; of several copies the one with most decisions of trainers stays.

    Args:
        attempts: sessions in any order.

    Returns:
        The sessions without copies, in their order, and each copy with the session it repeats.
    """
    best: dict[tuple[str, str], Attempt] = {}
    for each in attempts:
        known = best.get((each.seal, each.player))
        if known is None or len(each.history) > len(known.history):
            best[each.seal, each.player] = each
    kept = [each for each in attempts if best[each.seal, each.player] is each]
    left = [
        (each, best[each.seal, each.player]) for each in attempts if best[each.seal, each.player] is not each
    ]
    return kept, left


PROBLEMS = (StoreError, JournalError, RubricMismatch)
"""What can be wrong with one session among many, each with a sentence for a person."""
