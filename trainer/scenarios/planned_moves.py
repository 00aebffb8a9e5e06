"""What the cast is going to do, and by whose judgement: shared by citizens, units and heads of units."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import msgspec

from trainer.scenarios.scenario import ReportPlan
from trainer.sp4n.commands import Command
from trainer.sp4n.events import FollowedUp
from trainer.sp4n.report import Actor, Report

Judge = Callable[[ReportPlan, Report, FollowedUp], int]
"""The quality 0-4 of a written answer, as the score judges it."""

Critic = Callable[[ReportPlan, Report, FollowedUp], tuple[str, ...]]
"""What an answer still lacks, in short remarks, the gravest first."""


class PlannedMove(msgspec.Struct, frozen=True):
    """A move the cast will make: when, what, who, and why (for the debrief).

    `unit` is the lead unit it presupposes; the move lapses when the report has gone elsewhere.
    """

    at: datetime
    command: Command
    actor: Actor
    reason: str
    unit: str | None = None


def no_remarks(plan: ReportPlan, report: Report, answer: FollowedUp) -> tuple[str, ...]:
    """A critic who says nothing in particular."""
    return ()
