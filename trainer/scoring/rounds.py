"""Rounds of intake: the first decision on a report, and a second one once missing data was supplied.

Within a round the first decision counts; a later one may win back a stated part, or spoil what was right.
"""

from __future__ import annotations

from math import inf

import msgspec

from trainer.scenarios.scenario import AnswerKey
from trainer.scoring.trail import Decision, Trail
from trainer.sp4n import commands as cmd
from trainer.sp4n.commands import Command
from trainer.sp4n.vocabulary import ArchiveReason

_PREPARING = (cmd.Verify, cmd.Split)
"""Steps on the way to a decision: the report still waits in the queue after them."""

_ENDING = ("arsip", "bukan_wewenang", "gabung")
"""Actions after which the report is out of the agency's hands."""


class Round(msgspec.Struct, frozen=True):
    """One round: its decisions in order, and the log entries between which its dispositions lie."""

    number: int
    completed: bool
    decisions: tuple[Decision, ...]
    start: int
    end: float

    @property
    def first(self) -> Decision:
        """The decision that counts; a mere verification only when nothing came of it."""
        return next(
            (each for each in self.decisions if not isinstance(each.command, _PREPARING)), self.decisions[0]
        )

    @property
    def unfinished(self) -> bool:
        """Whether the report was prepared but never sent anywhere."""
        return isinstance(self.first.command, _PREPARING)

    @property
    def later(self) -> tuple[Decision, ...]:
        """What was decided after the first decision."""
        return tuple(
            each
            for each in self.decisions
            if each.seq > self.first.seq and not isinstance(each.command, _PREPARING)
        )

    @property
    def ending(self) -> Decision | None:
        """A later decision that took the report out of the agency's hands, if there was one."""
        return next((each for each in self.later if action_of(each.command) in _ENDING), None)

    def given(self, action: str) -> Decision | None:
        """The first decision of this round that was this action."""
        return next((each for each in (self.first, *self.later) if action_of(each.command) == action), None)


def action_of(command: Command) -> str:
    """Which action a command is; `salurkan` is the Admin Nasional's routing to the agency."""
    if isinstance(command, cmd.AskForData):
        return "tunda"
    if isinstance(command, cmd.NotOurs):
        return "bukan_wewenang"
    if isinstance(command, cmd.RouteToAgency):
        return "salurkan"
    if isinstance(command, cmd.Merge) or (
        isinstance(command, cmd.Archive) and command.reason is ArchiveReason.DUPLICATE
    ):
        return "gabung"
    return "arsip" if isinstance(command, cmd.Archive) else "disposisi"


def due_action(key: AnswerKey, completed: bool) -> str:
    """The right action, before or after the reporter supplied what was missing."""
    if not completed or key.action != "tunda":
        return key.action
    if key.units:
        return "disposisi"
    return "bukan_wewenang" if key.forward_to else "arsip"


def rounds(trail: Trail) -> tuple[Round, ...]:
    """The rounds of a report: two where data had to be asked for, otherwise one."""
    # Joining in reverse has an item of its own; it does not undo what was decided before.
    decisions = [
        each for each in trail.decisions if each is not trail.turned or trail.plan.key.action == "gabung"
    ]
    if not decisions:
        return ()
    if trail.plan.key.action != "tunda":
        return (_round(0, False, decisions, inf),)
    before = [decision for decision in decisions if not decision.completed]
    after = [decision for decision in decisions if decision.completed]
    found = []
    if before:
        found.append(_round(0, False, before, after[0].seq if after else inf))
    if after:
        found.append(_round(len(found), True, after, inf))
    return tuple(found)


def _round(number: int, completed: bool, decisions: list[Decision], end: float) -> Round:
    return Round(number, completed, tuple(decisions), decisions[0].seq, end)
