"""Recognising the wrong moves that a case names, and putting their lessons where the points were lost."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from trainer.scenarios.case import Move
from trainer.scoring.card import Item, Kind
from trainer.scoring.making import with_lesson
from trainer.scoring.privacy import left_in
from trainer.scoring.rounds import action_of, rounds
from trainer.scoring.trail import Trail
from trainer.sp4n import commands as cmd

_TARGETS: tuple[Kind, ...] = ("disposisi", "tindakan", "teruskan", "gabung", "kelengkapan", "arsip")
_WHERE: tuple[tuple[str, tuple[Kind, ...]], ...] = (
    ("unit", _TARGETS),
    ("forward_to", ("teruskan", "tindakan", "disposisi")),
    ("archive_reason", ("arsip", "tindakan", "disposisi", "teruskan")),
    ("type", ("jenis",)),
    ("category", ("kategori",)),
    ("left_in", ("sensor",)),
    ("not_secret", ("rahasia",)),
    ("answer", ("tanggapan",)),
    ("action", _TARGETS),
)
"""Where the lesson of a wrong move belongs, by the most telling of its fields."""


def made(move: Move, trail: Trail) -> bool:
    """Whether the trainee made this wrong move on the report."""
    if not trail.decisions:
        return False
    first = rounds(trail)[0].first.command
    published = trail.published[0] if trail.published else None
    checks: list[bool] = []
    if move.action is not None:
        checks.append(action_of(first) == move.action)
    if move.type is not None:
        checks.append(published is not None and published.type is move.type)
    if move.unit is not None:
        mine = [each.unit for each in trail.disposed if each.seq >= trail.decisions[0].seq]
        checks.append(move.unit in mine[:1])
    if move.forward_to is not None:
        checks.append(isinstance(first, cmd.NotOurs) and first.agency == move.forward_to)
    if move.archive_reason is not None:
        checks.append(isinstance(first, cmd.Archive) and first.reason is move.archive_reason)
    if move.category is not None:
        checks.append(published is not None and published.category == move.category)
    if move.left_in is not None:
        spans = [span for span in trail.plan.key.personal if span.kind == move.left_in]
        text = "" if published is None else f"{published.title}\n{published.body}"
        checks.append(published is not None and any(left_in(span, text) for span in spans))
    if move.not_secret:
        checks.append(published is not None and not published.secret)
    if move.answer is not None:
        checks.append(any(move.answer in answer.grade.critical for answer in trail.answers))
    return bool(checks) and all(checks)


def teach(items: Sequence[Item], trail: Trail) -> list[Item]:
    """Put the lessons of all named wrong moves that were made onto the items that lost points for them."""
    taught = list(items)
    done: set[int] = set()
    # The most telling move comes first, so that a general one does not speak over it.
    for wrong in sorted(trail.plan.key.wrong_moves, key=lambda wrong: wrong.move.action is not None):
        if not made(wrong.move, trail):
            continue
        lost = [
            place for place, item in enumerate(taught) if item.points < item.possible and place not in done
        ]
        for kind in _kinds(wrong.move):
            places = [place for place in lost if taught[place].kind == kind]
            for place in places:
                taught[place] = with_lesson(taught[place], wrong)
                done.add(place)
            if places and kind not in _TARGETS:
                break
    return taught


def _kinds(move: Move) -> tuple[Kind, ...]:
    fields = msgspec.structs.asdict(move)
    return next((kinds for name, kinds in _WHERE if fields[name] not in (None, False)), ())
