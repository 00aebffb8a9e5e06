"""What the debrief draws from besides the score card: the course of each report, the clocks, the expert's way.

Everything is a function of (scenario, log, card) and is worked out in the desk's thread.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

import msgspec

from trainer.screens.shared.plain import plain, plain_line
from trainer.screens.shared.words import short_stamp
from trainer.sp4n.vocabulary import ClockId

if TYPE_CHECKING:
    from trainer.practice.desk import Desk
    from trainer.practice.moves import Move
    from trainer.practice.session import Session
    from trainer.practice.timeline import Timeline
    from trainer.scenarios.log import LogEntry
    from trainer.scenarios.scenario import Scenario
    from trainer.scoring.card import Item, ScoreCard
    from trainer.scoring.overrides import ReviewedCard
    from trainer.sp4n.regulations import Rules
    from trainer.sp4n.report import Clock

OFFICE_CLOCKS = (
    ClockId.NATIONAL_VERIFICATION, ClockId.VERIFICATION, ClockId.FIRST_FOLLOW_UP, ClockId.COMPLETION, ClockId.REPLY,
    ClockId.FORMAL_REQUEST,
)  # fmt: skip
"""The clocks that an office answers for; the others are the reporter's."""

LONGEST = 110
"""So many characters of a text stand in a line about a move; the whole text stands at its item."""

TRAINER_NAME = "nama_pelatih"
"""Under which the trainer's name is kept on this computer, to be offered again."""


class CourseLine(msgspec.Struct, frozen=True):
    """One thing that happened to a report: when, whose move, what, why a simulated person did it, points lost here."""

    when: str
    who: str
    what: str
    reason: str
    lost: float
    own: bool


class ClockUse(msgspec.Struct, frozen=True):
    """How much of a deadline was used, in working days, and what became of it."""

    report: int
    label: str
    used: int
    limit: int
    verdict: str
    late: bool


class MoveLine(msgspec.Struct, frozen=True):
    """A move on a report: when, as text, and what."""

    when: str
    what: str


class Details(msgspec.Struct, frozen=True):
    """All of it: by report, the model texts by item."""

    course: dict[int, tuple[CourseLine, ...]]
    clocks: tuple[ClockUse, ...]
    own: dict[int, tuple[MoveLine, ...]]
    expert: dict[int, tuple[MoveLine, ...]]
    models: dict[str, str]


def read_details(scenario: Scenario, entries: Sequence[LogEntry], card: ScoreCard) -> Details:
    """Work out the details of a result. Slow: the expert plays the whole session.

    Under the rubric of an older version, which lacks what today's judge needs, there is no expert.
    """
    from trainer.practice.outcome import Handling, acted_on, explain, rubric_of
    from trainer.practice.session import Session
    from trainer.practice.timeline import build_timeline

    try:
        timeline = build_timeline(scenario, entries, card)
    except KeyError:
        timeline = build_timeline(scenario, entries, card, expert={})
    session = Session.resume(scenario, entries)
    zone = session.calendar.zone
    expert = {
        report: tuple(_move_line(move, zone) for move in moves) for report, moves in timeline.expert.items()
    }
    own: dict[int, list[MoveLine]] = {}
    for step in timeline.steps:
        if step.move is not None and step.report is not None and not step.undone:
            own.setdefault(step.report, []).append(_move_line(step.move, zone))
    kept = {report: tuple(lines) for report, lines in own.items()}
    states = explain(card, acted_on(entries), rubric_of(scenario)).states
    idle = frozenset(report for report, state in states.items() if state is Handling.UNTOUCHED)
    clocks = tuple(_clock_uses(session, idle))
    return Details(_course(timeline, zone), clocks, kept, expert, _models(session, timeline, card.items))


def _models(session: Session, timeline: Timeline, items: Sequence[Item]) -> dict[str, str]:
    """A model text for every item about a text: the expert's own, or one composed from the unit's facts."""
    from trainer.practice.model_texts import model_texts

    return {name: plain(text) for name, text in model_texts(session, timeline.expert, items).items()}


def read_review(desk: Desk, number: int) -> tuple[ReviewedCard | None, bool]:
    """The card with a trainer's corrections, if there are any, and whether corrections may be made here.

    Args:
        desk: the desk.
        number: the session in the store; 0 for one from elsewhere.
    """
    from trainer.screens.settings.schema import ON, TRAINER, read_values

    if not number:
        return None, False
    profile = desk.last_profile()
    values = read_values(desk.store, None if profile is None else profile.id)
    review = desk.reviewed(number) if desk.has_overrides(number) else None
    return review, values[TRAINER.key] == ON


class Participant(msgspec.Struct, frozen=True):
    """Whose result it is: name, unit, and when the shift was begun, as stored."""

    name: str
    unit: str
    started: str


def read_participant(desk: Desk, number: int) -> Participant | None:
    """Who played a stored session; None for one from elsewhere."""
    if not number:
        return None
    row = desk.store.session(number)
    profile = next((each for each in desk.store.profiles() if each.id == row.profile), None)
    return None if profile is None else Participant(profile.name, profile.unit, row.started)


def _move_line(move: Move, zone: tzinfo) -> MoveLine:
    details = "; ".join(map(_shortened, move.details))
    return MoveLine(short_stamp(move.at, zone), f"{move.verb}: {details}" if details else move.verb)


def _shortened(text: str) -> str:
    line = plain_line(text)
    return line if len(line) <= LONGEST else f"{line[:LONGEST].rsplit(' ', 1)[0]} ..."


def _course(timeline: Timeline, zone: tzinfo) -> dict[int, tuple[CourseLine, ...]]:
    reasons = {planned.id: planned.reason for entry in timeline.entries for planned in entry.planned}
    done = {entry.seq: entry.done for entry in timeline.entries}
    course: dict[int, list[CourseLine]] = {}
    for step in timeline.steps:
        if step.report is None:
            continue
        planned = None if step.neglected else done[step.seq]
        line = CourseLine(
            when=short_stamp(step.at, zone),
            who=plain_line(step.by),
            what=plain_line(step.what),
            reason=plain_line(reasons.get(planned, "")) if planned is not None else "",
            lost=step.points,
            own=step.move is not None,
        )
        course.setdefault(step.report, []).append(line)
    return {report: tuple(lines) for report, lines in course.items()}


def _clock_uses(session: Session, idle: frozenset[int]) -> list[ClockUse]:
    """The use of every deadline; a clock that still ran over a report nobody touched says so."""
    found = []
    for report in session.instance.reports.values():
        for clock in (*report.past_clocks, *report.clocks.values()):
            if clock.id not in OFFICE_CLOCKS:
                continue
            verdict = clock.verdict(session.now)
            late = verdict.value in {"lewat", "terlambat", "tidak_dipenuhi"}
            alone = report.id in idle and clock.stopped is None
            words = f"{verdict.label}, tidak disentuh" if alone else verdict.label
            used = _used(session, clock)
            found.append(ClockUse(report.id, clock.id.label, used, clock.limit, words, late or alone))
    return found


def _used(session: Session, clock: Clock) -> int:
    from trainer.sp4n.clocks import ended_pauses

    end: datetime = clock.stopped or max(session.now, clock.started)
    return session.calendar.elapsed_working_days(clock.started, end, ended_pauses(clock))


def rule_title(rules: Rules, rule: str) -> str:
    """The name of a rule as people know it; the id itself when the rules do not have it."""
    titles: dict[str, str] = {clock.id.value: clock.title for clock in rules.clocks}
    titles |= {named.id: named.title for named in (*rules.principles, *rules.norms, rules.hours_rule)}
    titles |= {duty.id: duty.title for duty in rules.duties}
    titles |= {option.id: option.title for option in rules.options}
    titles |= {archive.reason.value: f"Arsip: {archive.reason.label}" for archive in rules.archive_reasons}
    return titles.get(rule, rule)
