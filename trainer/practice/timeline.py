"""A finished session as steps to go through: what happened, what it cost, and what the expert did instead.

A timeline is a function of (scenario, log, score card); the state at a step is the log folded up to it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import datetime

import msgspec

from trainer.practice.bots import ExpertBot, play
from trainer.practice.session import Session
from trainer.scenarios.log import LogEntry, Origin, effective, taken_back
from trainer.scenarios.scenario import ReportPlan, Scenario
from trainer.scenarios.world import build_calendar, build_instance
from trainer.scoring.card import Item, ScoreCard
from trainer.scoring.sentences import Words
from trainer.scoring.trail import DECISIONS
from trainer.sp4n import commands as cmd
from trainer.sp4n import events as ev
from trainer.sp4n.commands import Command
from trainer.sp4n.report import Report
from trainer.sp4n.verbs import Verb

_WRITTEN = (cmd.FollowUp, cmd.SubmitDraft)
_WATCHING = (cmd.RemindUnit, cmd.Escalate)
_DECIDING = (cmd.ApproveDraft, cmd.RejectDraft)
_INTAKE = (*DECISIONS, cmd.ReturnToCoordinator, cmd.ChangeUnit)


TAKEN_BACK = "Langkah terakhir dibatalkan"


class Move(msgspec.Struct, frozen=True):
    """A move on a report: when, its name, and what was chosen, one line each."""

    at: datetime
    verb: str
    details: tuple[str, ...]
    phase: str

    @property
    def line(self) -> str:
        """The move in one line."""
        return f"{self.verb}: {self.details[0]}" if self.details else self.verb


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
        plan = session.plan_of.get(_report_of(command))
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
    bare = _steps(scenario, entries)
    lost = _place(bare, card.items)
    seen: dict[tuple[int, str], int] = {}
    steps = []
    for index, step in enumerate(bare):
        answer = None
        if step.move is not None and step.report is not None and not step.undone:
            place = (step.report, step.move.phase)
            seen[place] = seen.get(place, -1) + 1
            answer = _counterpart(by_report.get(step.report, ()), step.move.phase, seen[place])
        found = tuple(sorted(lost.get(index, ()), key=lambda item: (-item.lost, item.id)))
        steps.append(msgspec.structs.replace(step, lost=found, expert=answer))
    return Timeline(scenario, tuple(entries), tuple(steps), by_report)


def _counterpart(moves: Iterable[Move], phase: str, number: int) -> Move | None:
    """The expert's n-th move of the same phase on the report, or the last one."""
    same = [move for move in moves if move.phase == phase]
    return same[min(number, len(same) - 1)] if same else None


def _steps(scenario: Scenario, entries: Sequence[LogEntry]) -> list[Step]:
    """The entries worth looking at: the trainee's moves, what became visible, the beginning and the end."""
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
        what = move.line if move is not None else "; ".join(news) or _verb(entry.command).label
        if entry.seq in undone:
            what = f"(dibatalkan) {what}"
        steps.append(
            Step(
                entry.seq, entry.at, entry.origin, entry.actor.name, what, number, move,
                undone=entry.seq in undone,
            )
        )  # fmt: skip
    return steps


def _place(steps: Sequence[Step], items: Iterable[Item]) -> dict[int, list[Item]]:
    """The items that lost points by the place of the step they belong to."""
    places: dict[int, list[Item]] = {}
    sequence = [step.seq for step in steps]
    for item in items:
        if item.lost <= 0 or not steps:
            continue
        seq = next((evidence.seq for evidence in item.evidence if evidence.seq is not None), None)
        place = _own_step(steps, item) if seq is None else max(0, bisect_right(sequence, seq) - 1)
        places.setdefault(place, []).append(item)
    return places


def _own_step(steps: Sequence[Step], item: Item) -> int:
    """Where an item without evidence belongs: the trainee's move at its moment, else the first move on the
    report, else the end."""
    own = [
        index
        for index, step in enumerate(steps)
        if step.move is not None and step.report == item.report and not step.undone
    ]
    return next((index for index in own if steps[index].at == item.at), own[0] if own else len(steps) - 1)


def describe(words: Words, command: Command, at: datetime) -> Move:
    """A trainee's or the expert's command with what was chosen in it.

    Args:
        words: the names of the scenario.
        command: the command.
        at: when it was given.
    """
    details: tuple[str, ...]
    match command:
        case cmd.VerifyAndDispose():
            details = (f"Unit {words.unit(command.unit)}", *_class_lines(command), *_helpers(words, command))
        case cmd.Verify():
            details = _class_lines(command)
        case cmd.Dispose():
            details = (f"Unit {words.unit(command.unit)}", *_helpers(words, command))
        case cmd.ChangeUnit():
            details = (f"Unit {words.unit(command.unit)}",)
        case cmd.AskForData():
            details = ("Diminta " + ", ".join(item.label for item in command.missing), command.message)
        case cmd.NotOurs():
            details = (f"Diteruskan ke {words.agency(command.agency)}", command.message)
        case cmd.Archive():
            details = (f"Alasan {command.reason.label}", command.explanation)
        case cmd.Merge():
            details = (f"Ke laporan #{command.into}", command.message)
        case cmd.FollowUp() | cmd.SubmitDraft():
            details = ("Hasil akhir" if command.final else "Jawaban sementara", command.text)
        case cmd.ReturnToCoordinator():
            details = (command.reason,)
        case cmd.RemindUnit() | cmd.Escalate():
            details = (command.message,)
        case cmd.RejectDraft():
            details = (command.note,)
        case _:
            details = ()
    return Move(at, _verb(command).label, tuple(line for line in details if line), _phase(command))


def _class_lines(command: cmd.Verify | cmd.VerifyAndDispose) -> tuple[str, ...]:
    masked = "Isi disunting" if command.body is not None else "Isi tidak disunting"
    return (
        f"Jenis {command.type.label}",
        f"Kategori {' › '.join(command.category)}",
        f"Judul {command.title}",
        masked,
    )


def _helpers(words: Words, command: cmd.Dispose | cmd.VerifyAndDispose) -> tuple[str, ...]:
    if not command.support_units:
        return ()
    return ("Unit pendukung " + ", ".join(words.unit(unit) for unit in command.support_units),)


def _verb(command: Command) -> Verb:
    return Verb(str(command.__struct_config__.tag))


def _phase(command: Command) -> str:
    if isinstance(command, _INTAKE):
        return "penanganan"
    if isinstance(command, _WRITTEN):
        return "jawaban"
    if isinstance(command, _DECIDING):
        return "persetujuan"
    return "pemantauan" if isinstance(command, _WATCHING) else "lain"


def _report_of(command: Command) -> int:
    return int(getattr(command, "report", 0))
