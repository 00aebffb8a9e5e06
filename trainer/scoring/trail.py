"""What happened to each report, read out of the log once: decisions, answers, replies, reminders.

The log is folded through a fresh instance; every decision keeps the moment's clock and texts, because the
final state no longer has them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec

from trainer.scenarios.heads import draft_as_answer
from trainer.scenarios.log import LogEntry, effective
from trainer.scenarios.scenario import ReportPlan, Scenario
from trainer.scenarios.world import build_calendar, build_instance
from trainer.scoring.answers import AnswerJudge
from trainer.scoring.responses import ResponseGrade
from trainer.sp4n import commands as cmd
from trainer.sp4n import events as ev
from trainer.sp4n.calendar import WorkingCalendar
from trainer.sp4n.commands import Command
from trainer.sp4n.instance import Instance
from trainer.sp4n.records import Draft, MessageKind
from trainer.sp4n.report import Report
from trainer.sp4n.vocabulary import ClockId, Role, Status

DECISIONS = (
    cmd.Verify,
    cmd.VerifyAndDispose,
    cmd.AskForData,
    cmd.NotOurs,
    cmd.Archive,
    cmd.Merge,
    cmd.Split,
    cmd.Dispose,
    cmd.RouteToAgency,
)


class Decision(msgspec.Struct, frozen=True):
    """An intake move of the trainee, with what stood before it.

    `due` is the verification deadline as it ran at that moment; `completed` tells that the reporter had
    already supplied what was missing; `returned` that a unit had given the report back.
    """

    seq: int
    at: datetime
    command: Command
    due: datetime | None
    completed: bool
    returned: bool
    title: str
    body: str


class Disposal(msgspec.Struct, frozen=True):
    """A disposition to a lead unit and supporting units."""

    seq: int
    unit: str
    support: tuple[str, ...]


class Answer(msgspec.Struct, frozen=True):
    """A follow-up of the trainee with its grade; `due` is the deadline it met, `good` the better line.

    Where the head of the unit approves answers, it is the draft as submitted: its moment is the trainee's,
    and `waited` is how long earlier drafts lay with the head, by which both lines have moved.
    """

    seq: int
    event: ev.FollowedUp
    grade: ResponseGrade
    to_reply: bool
    due: datetime | None
    good: datetime | None
    waited: timedelta = timedelta()


class Notice(msgspec.Struct, frozen=True):
    """A message to the reporter that came with a decision, with its grade (critical failures only)."""

    seq: int
    at: datetime
    text: str
    grade: ResponseGrade


class ReplyTaken(msgspec.Struct):
    """A reply of the reporter while the trainee answers for the unit; `answered` is None while open."""

    seq: int
    at: datetime
    due: datetime | None
    answered: datetime | None = None


class DraftDecision(msgspec.Struct, frozen=True):
    """What a trainee who heads a unit decided about a draft, with the draft's grade; `seq` None while it waits."""

    draft: Draft
    grade: ResponseGrade
    seq: int | None
    at: datetime | None
    approved: bool
    note: str = ""


class Trail(msgspec.Struct):
    """Everything about one report that the score looks at.

    `begun` tells that a colleague (predecessor, coordinator) has verified it or asked for data;
    `given_back` are the trainee's returns to the coordinator with their reasons; `typed` is what the
    trainee typed in of a complaint on paper. `drafts` are the trainee's drafts that wait for the head of the
    unit, by number, and already count among `answers`; `returned` are those sent back, with that moment.
    `asides` are the trainee's other texts to the reporter (of a supporting unit, or why a formal request takes
    longer), judged for their tone only.
    `for_head` are the drafts that a trainee who heads the unit had to decide about. `turned` is the decision
    that joined the report to a later one that repeats it.
    """

    report: int
    plan: ReportPlan
    decisions: list[Decision] = []
    published: list[ev.Verified] = []
    edits: list[tuple[int, ev.Edited]] = []
    disposed: list[Disposal] = []
    answers: list[Answer] = []
    notices: list[Notice] = []
    asides: list[Notice] = []
    replies: list[ReplyTaken] = []
    reminders: list[tuple[int, datetime]] = []
    warned: list[datetime] = []
    closed_open: list[tuple[int, datetime]] = []
    closed_early: tuple[int, datetime] | None = None
    split: bool = False
    begun: bool = False
    given_back: list[tuple[int, datetime, str]] = []
    sloppy_at: datetime | None = None
    substance_at: datetime | None = None
    first_due: datetime | None = None
    first_good: datetime | None = None
    data_at: datetime | None = None
    typed: cmd.EnterOffline | None = None
    typed_at: datetime | None = None
    typed_seq: int | None = None
    drafts: dict[int, Answer] = {}
    returned: list[tuple[Answer, datetime]] = []
    for_head: list[DraftDecision] = []
    turned: Decision | None = None


class World(msgspec.Struct):
    """The folded log: final instance, calendar, trails by report, when the session ended.

    `undone` counts the trainee's moves that were taken back.
    """

    scenario: Scenario
    calendar: WorkingCalendar
    instance: Instance
    judge: AnswerJudge
    trails: dict[int, Trail]
    ended: datetime
    seconds: float
    undone: int = 0

    @property
    def role(self) -> Role:
        """The trainee's role."""
        return self.scenario.preset.role

    @property
    def in_unit(self) -> bool:
        """Whether the trainee works in a unit, so that the first decisions are a colleague's."""
        return self.role in (Role.LIAISON, Role.UNIT_HEAD)

    @property
    def intake(self) -> tuple[ClockId, Status]:
        """The clock of the trainee's first decision, and the status in which a report waits for it."""
        if self.role is Role.NATIONAL:
            return ClockId.NATIONAL_VERIFICATION, Status.AT_NATIONAL
        return ClockId.VERIFICATION, Status.NEW

    def inherited(self, due: datetime | None) -> bool:
        """Whether a deadline had already passed when the trainee came; it is nobody's to count."""
        return due is not None and due <= self.scenario.starts


def read_trails(scenario: Scenario, entries: Sequence[LogEntry]) -> World:
    """Fold a log and collect the trails of all planned reports that arrived.

    Args:
        scenario: the scenario.
        entries: its log; moves that were taken back do not count.
    """
    undone = sum(entry.rewinds is not None for entry in entries)
    entries = effective(entries)
    calendar = build_calendar(scenario)
    reader = _Reader(scenario, calendar, build_instance(scenario, calendar), AnswerJudge(scenario))
    for entry in entries:
        reader.read(entry)
    ended = entries[-1].until or entries[-1].at if entries else scenario.starts
    seconds = sum(entry.seconds for entry in entries)
    return World(scenario, calendar, reader.instance, reader.judge, reader.trails, ended, seconds, undone)


class _Reader:
    def __init__(
        self, scenario: Scenario, calendar: WorkingCalendar, instance: Instance, judge: AnswerJudge
    ) -> None:
        self.scenario = scenario
        self.calendar = calendar
        self.instance = instance
        self.judge = judge
        self.trails: dict[int, Trail] = {}
        self._written: list[str] = []

    def read(self, entry: LogEntry) -> None:
        if entry.origin == "peserta" and isinstance(entry.command, DECISIONS):
            self._decision(entry)
        if entry.origin == "peserta" and isinstance(entry.command, cmd.ExtendFormalRequest):
            self._aside(entry, entry.command.report, entry.command.reason)
        for event in entry.events:
            before = self.instance.reports.get(event.report)
            clocks = _dues(before)
            self.instance.apply(event)
            if isinstance(event, ev.Submitted) and entry.plan is not None:
                self.trails[event.report] = self._begun(entry, event, self.scenario.plans[entry.plan])
            trail = self.trails.get(event.report)
            if trail is not None:
                self._event(trail, entry, event, clocks)

    @staticmethod
    def _begun(entry: LogEntry, event: ev.Submitted, plan: ReportPlan) -> Trail:
        trail = Trail(event.report, plan)
        if entry.origin == "peserta" and isinstance(entry.command, cmd.EnterOffline):
            trail.typed, trail.typed_at, trail.typed_seq = entry.command, entry.at, entry.seq
        return trail

    def _decision(self, entry: LogEntry) -> None:
        command = entry.command
        report = self.instance.reports[getattr(command, "report", 0)]
        trail = self.trails.get(report.id)
        if trail is None or command is None:
            return
        completed = any(message.kind is MessageKind.DATA for message in report.thread)
        dues = _dues(report)
        due = dues.get(ClockId.VERIFICATION) or dues.get(ClockId.NATIONAL_VERIFICATION)
        decision = Decision(
            entry.seq, entry.at, command, due, completed, bool(report.returns), report.title, report.body
        )
        trail.decisions.append(decision)
        text = getattr(command, "message", None) or getattr(command, "explanation", None)
        if text:
            grade = self.judge.grade_message(trail.plan, report, text, entry.at)
            trail.notices.append(Notice(entry.seq, entry.at, text, grade))

    def _aside(self, entry: LogEntry, number: int, text: str) -> None:
        """A text to the reporter that comes with no decision."""
        trail, report = self.trails.get(number), self.instance.reports.get(number)
        if trail is not None and report is not None and text:
            grade = self.judge.grade_message(trail.plan, report, text, entry.at)
            trail.asides.append(Notice(entry.seq, entry.at, text, grade))

    def _event(self, trail: Trail, entry: LogEntry, event: ev.Event, clocks: dict[ClockId, datetime]) -> None:
        mine = entry.origin == "peserta"
        report = self.instance.reports[event.report]
        if isinstance(event, ev.Verified) and mine:
            trail.published.append(event)
        elif isinstance(event, ev.Verified | ev.DataRequested) and not mine:
            trail.begun = True
        elif isinstance(event, ev.Returned) and mine:
            trail.given_back.append((entry.seq, event.at, event.reason))
        elif isinstance(event, ev.Edited) and mine:
            trail.edits.append((entry.seq, event))
        elif isinstance(event, ev.Disposed | ev.UnitChanged):
            self._disposed(trail, entry, event, report)
        elif isinstance(event, ev.DraftSubmitted) and mine and event.unit == report.lead_unit:
            self._drafted(trail, entry, event, report, clocks)
        elif isinstance(event, ev.DraftSubmitted) and event.unit in self.scenario.leads:
            self._draft_to_decide(trail, event, report)
        elif isinstance(event, ev.DraftApproved | ev.DraftRejected) and mine and trail.for_head:
            _decided(trail, entry, event)
        elif isinstance(event, ev.DraftRejected) and event.draft in trail.drafts:
            self._draft_returned(trail, event)
        elif isinstance(event, ev.FollowedUp) and event.lead:
            self._answered(trail, entry, event, report, clocks)
        elif isinstance(event, ev.FollowedUp) and mine:
            self._aside(entry, event.report, event.text)
        elif isinstance(event, ev.ReporterReplied):
            if report.lead_unit in self.scenario.acting_for:
                trail.replies.append(ReplyTaken(entry.seq, event.at, _dues(report).get(ClockId.REPLY)))
        elif isinstance(event, ev.DataCompleted):
            trail.data_at = event.at
        elif isinstance(event, ev.UnitReminded) and mine:
            trail.reminders.append((entry.seq, event.at))
        elif isinstance(event, ev.DeadlineWarned) and event.clock is ClockId.FIRST_FOLLOW_UP:
            trail.warned.append(event.at)
        elif isinstance(event, ev.ClosedByAdmin) and mine:
            if event.open_reply or report.final_at is None:
                trail.closed_open.append((entry.seq, event.at))
            elif ClockId.REPORTER_WINDOW in clocks:
                trail.closed_early = (entry.seq, event.at)
        elif isinstance(event, ev.SplitUp) and mine:
            trail.split = True

    def _disposed(
        self, trail: Trail, entry: LogEntry, event: ev.Disposed | ev.UnitChanged, report: Report
    ) -> None:
        trail.disposed.append(Disposal(entry.seq, event.unit, event.support_units))
        clock = report.clocks.get(ClockId.FIRST_FOLLOW_UP)
        if clock is not None and clock.stopped is None:
            trail.first_due = clock.due
            good = self.scenario.rules.clock(ClockId.FIRST_FOLLOW_UP).good
            days = min(good or clock.limit, clock.limit)
            trail.first_good = self.calendar.add_working_days(clock.started, days)

    def _answered(
        self,
        trail: Trail,
        entry: LogEntry,
        event: ev.FollowedUp,
        report: Report,
        clocks: dict[ClockId, datetime],
    ) -> None:
        approved = event.draft is not None and trail.drafts.pop(event.draft, None) is not None
        if entry.origin == "peserta" and event.draft is None:
            trail.answers.append(self._graded(trail, entry, event, report, clocks))
        _take_replies_as_answered(trail, event.at)
        if event.final:
            trail.substance_at = trail.substance_at or event.at
        elif trail.sloppy_at is None and entry.origin != "peserta" and not approved:
            trail.sloppy_at = event.at

    def _graded(
        self,
        trail: Trail,
        entry: LogEntry,
        event: ev.FollowedUp,
        report: Report,
        clocks: dict[ClockId, datetime],
    ) -> Answer:
        """An answer of the trainee, with its grade and the lines it is held against."""
        grade = self.judge.grade(trail.plan, report, event, tuple(self._written))
        self._written.append(event.text)
        due = clocks.get(ClockId.REPLY if event.answers_reply else ClockId.FIRST_FOLLOW_UP, trail.first_due)
        good = None if event.answers_reply else trail.first_good
        waits = [self.calendar.elapsed(back.event.at, at) for back, at in trail.returned]
        waited = sum(waits, timedelta())
        if waited:
            due = None if due is None else self.calendar.due(due, waited)
            good = None if good is None else self.calendar.due(good, waited)
        return Answer(entry.seq, event, grade, event.answers_reply, due, good, waited)

    def _drafted(
        self,
        trail: Trail,
        entry: LogEntry,
        event: ev.DraftSubmitted,
        report: Report,
        clocks: dict[ClockId, datetime],
    ) -> None:
        """A draft is the trainee's answer from the moment it lies with the head of the unit."""
        for replaced in [draft for draft in trail.drafts if draft != event.draft]:
            self._forget(trail, trail.drafts.pop(replaced))
        answer = draft_as_answer(report, report.drafts[event.draft - 1], event.by)
        trail.drafts[event.draft] = self._graded(trail, entry, answer, report, clocks)
        trail.answers.append(trail.drafts[event.draft])
        _take_replies_as_answered(trail, event.at)

    def _draft_to_decide(self, trail: Trail, event: ev.DraftSubmitted, report: Report) -> None:
        """A draft reaches the trainee who heads the unit; it takes the place of one that still waited."""
        draft = report.drafts[event.draft - 1]
        grade = self.judge.grade(trail.plan, report, draft_as_answer(report, draft, event.by))
        trail.for_head = [each for each in trail.for_head if each.seq is not None]
        trail.for_head.append(DraftDecision(draft, grade, None, None, False))

    def _draft_returned(self, trail: Trail, event: ev.DraftRejected) -> None:
        """A draft that was sent back reached nobody: the wait goes on, without the time it lay there."""
        answer = trail.drafts.pop(event.draft)
        self._forget(trail, answer)
        trail.returned.append((answer, event.at))

    def _forget(self, trail: Trail, answer: Answer) -> None:
        trail.answers.remove(answer)
        self._written.remove(answer.event.text)
        for reply in trail.replies:
            if reply.answered == answer.event.at:
                reply.answered = None


def _decided(trail: Trail, entry: LogEntry, event: ev.DraftApproved | ev.DraftRejected) -> None:
    approved = isinstance(event, ev.DraftApproved)
    note = event.note if isinstance(event, ev.DraftRejected) else ""
    trail.for_head[-1] = msgspec.structs.replace(
        trail.for_head[-1], seq=entry.seq, at=event.at, approved=approved, note=note
    )


def _take_replies_as_answered(trail: Trail, at: datetime) -> None:
    for reply in trail.replies:
        if reply.answered is None:
            reply.answered = at


def _dues(report: Report | None) -> dict[ClockId, datetime]:
    """The deadlines that run on a report at this moment."""
    if report is None:
        return {}
    return {clock.id: clock.due for clock in report.clocks.values() if clock.stopped is None}
