"""A finished session as steps to go through: what happened, what it cost, and what the expert did instead.

A timeline is a function of (scenario, log, score card); the state at a step is the log folded up to it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

import msgspec

from trainer.practice.blame import Deadlines, Done, Neglect, find_blame
from trainer.practice.bots import ExpertBot, play
from trainer.practice.moves import Move, describe, report_of, verb_of
from trainer.practice.session import Session
from trainer.scenarios.log import LogEntry, Origin, effective, taken_back
from trainer.scenarios.scenario import ReportPlan, Scenario
from trainer.scenarios.world import build_calendar, build_instance
from trainer.scoring.card import Item, ScoreCard
from trainer.scoring.sentences import Words
from trainer.sp4n import commands as cmd
from trainer.sp4n import events as ev
from trainer.sp4n.instance import Instance
from trainer.sp4n.report import Report

TAKEN_BACK = "Langkah terakhir dibatalkan"
TOO_LATE = "Waktunya lewat tanpa tindakan Anda"
LEFT_LYING = "Tidak ditangani sampai giliran selesai"
OWN = "peserta"


class Step(msgspec.Struct, frozen=True):
    """One step of a session.

    Attributes:
        seq: the number of its log entry.
        at: simulated time.
        origin: whose move it is.
        who: the actor's name.
        what: what happened, in one line.
        report: the report concerned; None for the end of the session.
        move: the trainee's move with its choices; None for moves of others.
        lost: what lost points here, the dearest first.
        expert: the expert's move that answers to this one, if it made one.
        undone: whether the trainee took this move back; it does not count.
        neglected: whether this is no entry of the log but the moment at which it was too late for something.
    """

    seq: int
    at: datetime
    origin: Origin
    who: str
    what: str
    report: int | None
    move: Move | None = None
    lost: tuple[Item, ...] = ()
    expert: Move | None = None
    undone: bool = False
    neglected: bool = False

    @property
    def by(self) -> str:
        """Whose move it is, as all screens name him."""
        return "Anda" if self.origin == OWN else self.who or "Sistem"

    @property
    def points(self) -> float:
        """How many points were lost here."""
        return round(sum(item.lost for item in self.lost), 2)


class Timeline(msgspec.Struct, frozen=True):
    """A session step by step; `expert` holds all the expert's moves by report."""

    scenario: Scenario
    entries: tuple[LogEntry, ...]
    steps: tuple[Step, ...]
    expert: dict[int, tuple[Move, ...]]

    @property
    def mistakes(self) -> tuple[int, ...]:
        """The places of the steps that lost points."""
        return tuple(index for index, step in enumerate(self.steps) if step.lost)

    def next_mistake(self, index: int, direction: int) -> int | None:
        """The place of the next (1) or previous (-1) step that lost points, if there is one."""
        places = [place for place in self.mistakes if (place - index) * direction > 0]
        return min(places, key=lambda place: abs(place - index), default=None)

    def state(self, index: int) -> Session:
        """The session as it stood right after a step; only to be looked at."""
        length = self.steps[index].seq + 1
        return Session.resume(self.scenario, self.entries[:length], judge=_no_judge)


def _no_judge(plan: ReportPlan, report: Report, event: ev.FollowedUp) -> int:
    """Nothing is played in a session that is only looked at."""
    return 0


def expert_moves(scenario: Scenario) -> dict[int, tuple[Move, ...]]:
    """Let the expert play the same scenario; its moves by the index of the report plan."""
    session = Session.start(scenario)
    play(session, ExpertBot())
    moves: dict[int, list[Move]] = {}
    for entry in session.entries:
        command = entry.command
        if entry.origin != "peserta" or command is None or isinstance(command, cmd.MarkRead):
            continue
        plan = session.plan_of.get(report_of(command))
        if plan is not None:
            moves.setdefault(plan, []).append(describe(Words(scenario), command, entry.at))
    return {plan: tuple(found) for plan, found in moves.items()}


def build_timeline(
    scenario: Scenario,
    entries: Sequence[LogEntry],
    card: ScoreCard,
    expert: dict[int, tuple[Move, ...]] | None = None,
) -> Timeline:
    """Turn a session into steps.

    Args:
        scenario: what was played.
        entries: its log.
        card: its score card.
        expert: the expert's moves by plan; None lets the expert play.

    Returns:
        The timeline.
    """
    by_plan = expert_moves(scenario) if expert is None else expert
    plan_of = {report.report: report.plan for report in card.reports}
    by_report = {report: by_plan.get(plan, ()) for report, plan in plan_of.items()}
    bare, instance = _steps(scenario, entries)
    ended = entries[-1].until or entries[-1].at if entries else scenario.starts
    deadlines = Deadlines(instance, build_calendar(scenario), scenario.rules, ended)
    done = [Done(step.seq, step.at, step.report, step.move is not None and not step.undone) for step in bare]
    blame = find_blame(done, card.items, deadlines)
    seen: dict[tuple[int, str], int] = {}
    steps = []
    for index, step in enumerate(bare):
        answer = None
        if step.move is not None and step.report is not None and not step.undone:
            place = (step.report, step.move.phase)
            seen[place] = seen.get(place, -1) + 1
            answer = _counterpart(by_report.get(step.report, ()), step.move.phase, seen[place])
        steps.append(msgspec.structs.replace(step, lost=blame.steps.get(index, ()), expert=answer))
    breaches = {
        entry.seq for entry in entries for event in entry.events if isinstance(event, ev.DeadlineBreached)
    }
    steps = _with_neglects(steps, blame.neglects, breaches)
    return Timeline(scenario, tuple(entries), tuple(steps), by_report)


def _counterpart(moves: Iterable[Move], phase: str, number: int) -> Move | None:
    """The expert's n-th move of the same phase on the report, or the last one."""
    same = [move for move in moves if move.phase == phase]
    return same[min(number, len(same) - 1)] if same else None


def _with_neglects(steps: list[Step], neglects: Iterable[Neglect], breaches: Collection[int]) -> list[Step]:
    """The steps with those moments between them at which it was too late; the end stays the end.

    Where the log itself tells that a deadline of the report ran out then, the neglect stands there.
    """
    end = len(steps) - 1
    told = {(step.report, step.at): place for place, step in enumerate(steps) if step.seq in breaches}
    moments = [step.at for step in steps[:end]]
    before: dict[int, list[Step]] = {}
    for neglect in neglects:
        known = None if neglect.final else told.get((neglect.report, neglect.at))
        if known is not None:
            steps[known] = msgspec.structs.replace(steps[known], lost=(*steps[known].lost, *neglect.items))
            continue
        place = end if neglect.final else min(end, bisect_right(moments, neglect.at))
        what = LEFT_LYING if neglect.final else TOO_LATE
        seq = steps[max(0, place - 1)].seq
        before.setdefault(place, []).append(
            Step(seq, neglect.at, "catatan", "", what, neglect.report, lost=neglect.items, neglected=True)
        )
    return [each for index, step in enumerate(steps) for each in (*before.get(index, ()), step)]


def _steps(scenario: Scenario, entries: Sequence[LogEntry]) -> tuple[list[Step], Instance]:
    """The entries worth looking at (the trainee's moves, what became visible, the beginning and the end), and the
    instance as it stood in the end."""
    calendar, words, undone = build_calendar(scenario), Words(scenario), taken_back(entries)
    instance = build_instance(scenario, calendar)
    steps = []
    for entry in entries:
        if entry.rewinds is not None:
            instance = build_instance(scenario, calendar)
            instance.fold(event for kept in effective(entries[: entry.seq + 1]) for event in kept.events)
            steps.append(Step(entry.seq, entry.at, entry.origin, entry.actor.name, TAKEN_BACK, None))
            continue
        seen = {number: len(report.history) for number, report in instance.reports.items()}
        instance.fold(entry.events)
        if entry.seq in undone and (entry.origin != "peserta" or entry.command is None):
            continue
        if entry.command is None:
            if entry.note in ("giliran dimulai", "giliran selesai"):
                steps.append(Step(entry.seq, entry.at, entry.origin, "", entry.note.capitalize(), None))
            elif entry.tells:
                steps.append(Step(entry.seq, entry.at, entry.origin, "", entry.note, entry.report))
            continue
        if isinstance(entry.command, cmd.MarkRead) or not entry.events:
            continue
        number = entry.events[0].report
        report = instance.reports[number]
        news = [line.text for line in report.history[seen.get(number, 0) :]]
        move = describe(words, entry.command, entry.at) if entry.origin == "peserta" else None
        what = move.line if move is not None else "; ".join(news) or verb_of(entry.command).label
        if entry.seq in undone:
            what = f"(dibatalkan) {what}"
        steps.append(
            Step(
                entry.seq, entry.at, entry.origin, entry.actor.name, what, number, move,
                undone=entry.seq in undone,
            )
        )  # fmt: skip
    return steps, instance
