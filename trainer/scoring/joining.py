"""Joining in reverse: the older report was joined to the newer one that repeats it.

The work is then done once, as it should be, but under the wrong number: the history of the first report ends and
its deadlines stop. That is one mistake, so it is judged as one: the two reports exchange their roles before
anything is judged, and a single item tells of the direction.
Source: dossier 2.3 (row 27) and 5.1: a repeated report is linked to the one that is already in process.
"""

from __future__ import annotations

import msgspec

from trainer.scenarios.keys import duplicate_key
from trainer.scoring.trail import Decision, Trail, World
from trainer.sp4n import commands as cmd
from trainer.sp4n.commands import Command
from trainer.sp4n.vocabulary import ArchiveReason, Role

_PREPARING = (cmd.Verify, cmd.Split)


def joined_to(command: Command) -> int | None:
    """The report that a decision joins its report to; None where it joins nothing."""
    if isinstance(command, cmd.Merge):
        return command.into
    if isinstance(command, cmd.Archive) and command.reason is ArchiveReason.DUPLICATE:
        return command.duplicate_of
    return None


def turn_round(world: World) -> World:
    """Exchange the roles of the reports that were joined in reverse.

    The newer report takes over the whole work. The older one keeps its own key where it had been decided upon
    before; otherwise it is now the one to be joined.

    Args:
        world: the folded log, whose trails are changed.

    Returns:
        The same world.
    """
    if world.role is Role.AGENCY:
        for older in world.trails.values():
            for decision in older.decisions:
                newer = world.trails.get(joined_to(decision.command) or 0)
                if newer is not None and newer.plan.key.duplicate_of == older.plan.index:
                    _exchange(older, newer, decision)
                    break
    return world


def _exchange(older: Trail, newer: Trail, decision: Decision) -> None:
    first, repeat = older.plan, newer.plan
    older.turned = decision
    if all(each is decision or isinstance(each.command, _PREPARING) for each in older.decisions):
        older.plan = msgspec.structs.replace(first, key=duplicate_key(first.key, repeat.index))
    newer.plan = msgspec.structs.replace(
        repeat, key=msgspec.structs.replace(first.key, personal=repeat.key.personal)
    )
