"""A running session: one instance, one cast, one clock, one log.

State is a function of (scenario, log). Every step, whether the trainee's, the cast's or the system's,
becomes log entries that are handed to the sink before anybody is told that it happened.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from trainer.practice.undo import move_to_undo
from trainer.scenarios.cast import Cast
from trainer.scenarios.events import closed_until
from trainer.scenarios.happenings import clock_text
from trainer.scenarios.heads import head_of
from trainer.scenarios.log import LogEntry, Origin, Planned, effective
from trainer.scenarios.papers import Paper, is_paper, match_paper, paper_of
from trainer.scenarios.planned_moves import Judge
from trainer.scenarios.scenario import ReportPlan, Scenario
from trainer.scenarios.world import build_calendar, build_instance, submission, submitter
from trainer.scoring.answers import AnswerJudge
from trainer.scoring.remarks import remarks_on
from trainer.sp4n import commands as cmd
from trainer.sp4n import events as ev
from trainer.sp4n.calendar import WorkingCalendar
from trainer.sp4n.commands import Command, Refused
from trainer.sp4n.report import SYSTEM, Actor, Report
from trainer.sp4n.vocabulary import Role

Sink = Callable[[Sequence[LogEntry], bool], None]
"""Receives new entries, and whether the session is finished, before they count."""

_WRITING = (cmd.FollowUp, cmd.SubmitDraft, cmd.EnterOffline)
_VERIFYING = (
    cmd.Verify,
    cmd.VerifyAndDispose,
    cmd.AskForData,
    cmd.NotOurs,
    cmd.Archive,
    cmd.Merge,
    cmd.Split,
)
_ARRIVING = (cmd.Submit, cmd.EnterOffline)
_NEWS = (
    ev.Submitted,
    ev.FindingsRecorded,
    ev.DataCompleted,
    ev.ReporterReplied,
    ev.Returned,
    ev.DraftSubmitted,
    ev.DraftRejected,
    ev.DeadlineWarned,
    ev.DeadlineBreached,
)


class SessionOver(Refused):
    """The shift has ended; nothing can be done in it any more."""

    def __init__(self) -> None:
        super().__init__(
            "Giliran ini sudah selesai. Buka Laporan Hasil atau mulai giliran baru dari Beranda."
        )


def ignore(entries: Sequence[LogEntry], finished: bool) -> None:
    """A sink for sessions that are not stored."""


class Session:
    """A shift being played.

    Args:
        scenario: what is played.
        sink: where new log entries go.
        judge: how the cast judges a written answer; None takes the score's own judge.
    """

    def __init__(self, scenario: Scenario, sink: Sink = ignore, judge: Judge | None = None) -> None:
        self.scenario = scenario
        self.calendar = build_calendar(scenario)
        self.instance = build_instance(scenario, self.calendar)
        self.now = scenario.starts
        self.entries: list[LogEntry] = []
        self.plan_of: dict[int, int] = {}
        self._sink = sink
        self._cast = _cast(scenario, self.calendar, judge)
        self._planned: dict[int, Planned] = {}
        self._basis: dict[int, int] = {}
        self._queue: list[tuple[float, int]] = []
        self._last_follow_up: dict[int, int] = {}
        self._fresh: list[LogEntry] = []
        self._next_number = 0
        self._told = 0
        self._papers: dict[int, Paper] = {}
        self._at_ombudsman: set[int] = set()
        self.finished = False

    @classmethod
    def start(cls, scenario: Scenario, sink: Sink = ignore, judge: Judge | None = None) -> Session:
        """Open a new session: the arrivals are planned and the backlog is already there."""
        session = cls(scenario, sink, judge)
        arrivals = tuple(
            Planned(number, plan.arrives, submission(plan), submitter(plan), plan.index)
            for number, plan in enumerate(scenario.plans)
            if not is_paper(scenario.preset, plan)
        )
        scripted = tuple(
            Planned(number, move.at, move.command, move.actor, move.plan, move.reason)
            for number, move in enumerate(scenario.script, start=len(scenario.plans))
        )
        opening = min([scenario.starts, *(plan.arrives for plan in scenario.plans)])
        session._log("catatan", SYSTEM, opening, note="giliran dimulai", planned=arrivals + scripted)
        session._run(scenario.starts)
        session._flush()
        return session

    @classmethod
    def resume(
        cls, scenario: Scenario, entries: Sequence[LogEntry], sink: Sink = ignore, judge: Judge | None = None
    ) -> Session:
        """Rebuild a session from its log, exactly as it stood after the last entry."""
        session = cls(scenario, sink, judge)
        session.entries = list(entries)
        for entry in effective(entries):
            for event in entry.events:
                session.instance.apply(event)
            session._note(entry)
            session.now = max(session.now, entry.until or entry.at)
        session.finished = session.now >= scenario.ends
        return session

    # What may be asked

    @property
    def trainee(self) -> Actor:
        """The trainee in the preset's role; a Pejabat Penghubung or head belongs to his unit."""
        role = self.scenario.preset.role
        if role is Role.LIAISON:
            return self.acting(self.scenario.acting_for[0])
        if role is Role.UNIT_HEAD:
            unit = self.scenario.leads[0]
            return head_of(unit, self.scenario.region.unit(unit).name)
        return Actor(role, role.label)

    def acting(self, unit: str) -> Actor:
        """The trainee as Pejabat Penghubung of a unit."""
        return Actor(Role.LIAISON, f"Pejabat Penghubung {self.scenario.region.unit(unit).name}", unit)

    def plan(self, report: int) -> ReportPlan | None:
        """The plan behind a report; None for one that the trainee made (a split part, an offline entry)."""
        index = self.plan_of.get(report)
        return None if index is None else self.scenario.plans[index]

    @property
    def papers(self) -> tuple[Paper, ...]:
        """The complaints on the desk that nobody has typed in yet, oldest first."""
        return tuple(self._papers.values())

    @property
    def closed_until(self) -> datetime | None:
        """When the maintenance that goes on just now will be over; None when there is none."""
        return closed_until(self.scenario.happenings, self.now)

    def still_coming(self) -> int:
        """How many reports and papers will still arrive before the shift ends."""
        ends = self.scenario.ends
        planned = sum(
            isinstance(each.command, _ARRIVING) and each.at < ends for each in self._planned.values()
        )
        happenings = self.scenario.happenings[self._told :]
        return planned + sum(each.kind == "kertas" and each.at < ends for each in happenings)

    def skip_preview(self) -> datetime:
        """Where `skip` would let time run to; nothing happens."""
        twin = Session.resume(self.scenario, self.entries, judge=self._cast.judge)
        twin._cast = self._cast
        twin.skip(self.closed_until)
        return twin.now

    def minutes(self, command: Command) -> int:
        """How many simulated minutes a move costs on the turn clock."""
        costs = self.scenario.preset.timing.minutes
        if isinstance(command, _WRITING):
            return costs.get("tanggapan", 30)
        if isinstance(command, cmd.MarkRead):
            return 0
        return costs.get("verifikasi", 15) if isinstance(command, _VERIFYING) else costs.get("ringan", 5)

    def next_at(self) -> datetime | None:
        """When something happens next by itself, if anything still does before the end."""
        moments = [planned.at for planned in self._next_planned()]
        automatic = self.instance.next_deadline()
        if automatic is not None:
            moments.append(automatic)
        moments += [moment for moment in (self._next_happening(), self.closed_until) if moment is not None]
        return min(moments, default=None)

    # What may be done

    def do(
        self, command: Command, unit: str | None = None, seconds: float = 0.0, cost: bool = True
    ) -> list[LogEntry]:
        """Carry out a move of the trainee.

        Args:
            command: the move.
            unit: the unit whose Pejabat Penghubung the trainee acts as; None for his own role.
            seconds: real handling time.
            cost: whether the move takes time on the simulated clock.

        Returns:
            The entries of the move and of everything that happened while it took its time.

        Raises:
            Refused: with one sentence; nothing has changed.
        """
        if self.finished:
            raise SessionOver
        actor = self.trainee if unit is None else self.acting(unit)
        if unit is not None and unit not in self.scenario.acting_for:
            raise Refused(
                "Anda tidak bertugas sebagai Pejabat Penghubung unit ini. Biarkan unit itu menjawab sendiri."
            )
        closed = self.closed_until
        if closed is not None and not isinstance(command, cmd.MarkRead):
            raise Refused(
                f"Dasbor SP4N-LAPOR! sedang dipelihara sampai pukul {clock_text(closed, self.calendar)}. "
                "Silakan lanjutkan setelah itu; tenggat tetap berjalan."
            )
        events = self.instance.decide(command, actor, self.now)
        plan = self._typed(command)
        until = self._after_work(self.minutes(command)) if cost else self.now
        entry = self._apply(
            "peserta", actor, command, events, self.now, seconds=seconds, until=until, plan=plan
        )
        self._run(until)
        return self._flush(entry)

    def undo(self) -> LogEntry:
        """Take the trainee's last move back: state, clock and plans are again as before it.

        Returns:
            The entry of the move that no longer counts; the log keeps it.

        Raises:
            Refused: it cannot be taken back (see `trainer.practice.undo`); nothing has changed.
        """
        if self.finished:
            raise SessionOver
        move = move_to_undo(self.scenario, self.entries)
        entry = LogEntry(
            seq=len(self.entries),
            at=self.now,
            origin="peserta",
            actor=self.trainee,
            until=move.at,
            note="langkah dibatalkan",
            rewinds=move.seq,
        )
        self._rebuild([*self.entries, entry])
        self._fresh = [entry]
        self._flush()
        return move

    def skip(self, limit: datetime | None = None) -> list[LogEntry]:
        """Let time run until there is news for the trainee, or the end of the shift.

        Args:
            limit: stop at this moment at the latest.

        Returns:
            What happened meanwhile.
        """
        if self.finished:
            raise SessionOver
        goal = self.scenario.ends if limit is None else min(limit, self.scenario.ends)
        while self.now < goal:
            moment = self.next_at()
            if moment is None or moment >= goal:
                self._run(goal)
                break
            before = len(self._fresh)
            self._run(max(moment, self.now))
            if any(self._is_news(entry) for entry in self._fresh[before:]):
                self.now = self._into_office_hours(self.now)
                self._run(self.now)
                break
        return self._settle()

    def run_until(self, moment: datetime) -> list[LogEntry]:
        """Let time run to a moment (the live clock)."""
        if self.finished:
            raise SessionOver
        self._run(min(moment, self.scenario.ends))
        return self._settle()

    def finish(self) -> list[LogEntry]:
        """End the shift: time runs to its end without further moves."""
        if self.finished:
            return []
        self._run(self.scenario.ends)
        return self._settle()

    # How it works

    def _settle(self) -> list[LogEntry]:
        note = "giliran selesai" if self.now >= self.scenario.ends else "jam"
        entry = self._log("catatan", SYSTEM, self.now, note=note, until=self.now)
        return self._flush(entry)

    def _flush(self, entry: LogEntry | None = None) -> list[LogEntry]:
        """Hand what is new to the sink; when it fails, the session falls back to what was stored."""
        fresh, finished = self._fresh, self.now >= self.scenario.ends
        self._fresh = []
        try:
            self._sink(fresh, finished)
        except BaseException:
            self._rebuild(self.entries[: len(self.entries) - len(fresh)])
            raise
        self.finished = finished
        return fresh

    def _rebuild(self, entries: Sequence[LogEntry]) -> None:
        """Stand where another log ends."""
        cast = self._cast
        fresh = Session.resume(self.scenario, entries, self._sink, cast.judge)
        self.__dict__.update(fresh.__dict__)
        self._cast = cast

    def _after_work(self, minutes: int) -> datetime:
        return self._into_office_hours(self.now + timedelta(minutes=minutes))

    def _into_office_hours(self, moment: datetime) -> datetime:
        """The moment itself in office hours, otherwise the next opening (a break does not count)."""
        local = moment.astimezone(self.calendar.zone)
        if self.calendar.is_working_day(local.date()):
            opening, closing = self.calendar.opening(local.date()), self.calendar.closing(local.date())
            if local < opening:
                return min(opening, self.scenario.ends)
            if local < closing:
                return min(moment, self.scenario.ends)
        day = local.date() + timedelta(days=1)
        while not self.calendar.is_working_day(day):
            day += timedelta(days=1)
        return min(self.calendar.opening(day), self.scenario.ends)

    def _next_planned(self) -> list[Planned]:
        while self._queue and self._queue[0][1] not in self._planned:
            heapq.heappop(self._queue)
        return [self._planned[self._queue[0][1]]] if self._queue else []

    def _run(self, until: datetime) -> None:
        """Carry out what the cast and the system do up to a moment, in order of time."""
        while True:
            automatic = self.instance.next_deadline()
            planned = self._next_planned()
            told = self._next_happening()
            others = [automatic, *(each.at for each in planned)]
            if told is not None and told <= until and all(other is None or told <= other for other in others):
                self._happen()
            elif planned and planned[0].at <= until and (automatic is None or planned[0].at <= automatic):
                self._carry_out(planned[0])
            elif automatic is not None and automatic <= until:
                self._run_automatic(automatic)
            else:
                break
        self.now = max(self.now, until)

    def _run_automatic(self, until: datetime) -> None:
        at, command = next(self.instance.due_agenda(until))
        moment = max(at, self.instance.reports[_report_of(command)].updated_at)
        events = self.instance.decide(command, SYSTEM, moment)
        self._apply("sistem", SYSTEM, command, events, moment)
        for event in events:
            if self._turns_away(event):
                text = (
                    f"Pelapor #{event.report} mengadu kepada Ombudsman RI karena tenggat laporannya terlewat. "
                    "Segera selesaikan dan siapkan penjelasan; hak ini dijamin UU 25/2009 Pasal 46."
                )
                self._log("catatan", SYSTEM, moment, note=text, report=event.report)

    def _turns_away(self, event: ev.Event) -> bool:
        """Whether the reporter turns to the Ombudsman because of a missed deadline; only once."""
        index = self.plan_of.get(event.report)
        wants = isinstance(event, ev.DeadlineBreached) and index in self.scenario.to_ombudsman
        return wants and event.report not in self._at_ombudsman

    def _next_happening(self) -> datetime | None:
        left = self.scenario.happenings[self._told :]
        return left[0].at if left else None

    def _happen(self) -> None:
        """Write the next happening of the scenario into the log."""
        happening = self.scenario.happenings[self._told]
        report = next((number for number, index in self.plan_of.items() if index == happening.plan), None)
        text = happening.text.replace("{laporan}", f"#{report}" if report is not None else "yang baru")
        self._log("catatan", SYSTEM, happening.at, note=text, report=report, happening=self._told)

    def _typed(self, command: Command) -> int | None:
        """The plan of the paper that the trainee types in; None for anything else."""
        if not isinstance(command, cmd.EnterOffline):
            return None
        return match_paper(command, [self.scenario.plans[index] for index in self._papers])

    def _carry_out(self, planned: Planned) -> None:
        lapsed = self._superseded(planned)
        events: tuple[ev.Event, ...] = ()
        if not lapsed:
            try:
                events = self.instance.decide(planned.command, planned.actor, planned.at)
            except Refused as refused:
                if isinstance(planned.command, _ARRIVING):
                    raise
                lapsed = refused.sentence
        self._apply("pemeran", planned.actor, planned.command, events, planned.at, done=planned, note=lapsed)

    def _superseded(self, planned: Planned) -> str:
        """Why a planned move has lost its reason; empty when it has not."""
        command = planned.command
        if isinstance(command, _ARRIVING):
            return ""
        report = self.instance.reports[_report_of(command)]
        if planned.unit is not None and report.lead_unit != planned.unit:
            return "laporan sudah berpindah unit"
        if isinstance(command, cmd.FollowUp | cmd.SubmitDraft):
            if report.final_at is not None and not report.open_reply:
                return "sudah dijawab"
            if report.waiting_draft(planned.actor.unit) is not None:
                return "draf sebelumnya masih menunggu kepala unit"
        if isinstance(command, cmd.Reply | cmd.Confirm):
            newer = self._last_follow_up.get(report.id, -1) > self._basis[planned.id]
            return "ada jawaban yang lebih baru" if newer else ""
        return ""

    def _apply(
        self,
        origin: Origin,
        actor: Actor,
        command: Command,
        events: Sequence[ev.Event],
        at: datetime,
        done: Planned | None = None,
        seconds: float = 0.0,
        until: datetime | None = None,
        note: str = "",
        plan: int | None = None,
    ) -> LogEntry:
        """Fold events and write them down; `plan` is the paper that the trainee has typed in, if any."""
        planned: list[Planned] = []
        number = self._next_number
        for event in events:
            self.instance.apply(event)
            index = done.plan if done is not None else self.plan_of.get(event.report)
            if index is None:
                continue
            about, report = self.scenario.plans[index], self.instance.reports[event.report]
            if about.key.action == "gabung" and report.duplicate_of is not None:
                continue
            for move in self._cast.react(event, report, about):
                planned.append(
                    Planned(number, move.at, move.command, move.actor, index, move.reason, move.unit)
                )
                number += 1
        return self._log(
            origin, actor, at, command=command, events=tuple(events), planned=tuple(planned), done=done,
            seconds=seconds, until=until, note=note, plan=plan,
        )  # fmt: skip

    def _log(
        self,
        origin: Origin,
        actor: Actor,
        at: datetime,
        command: Command | None = None,
        events: tuple[ev.Event, ...] = (),
        planned: tuple[Planned, ...] = (),
        done: Planned | None = None,
        seconds: float = 0.0,
        until: datetime | None = None,
        note: str = "",
        plan: int | None = None,
        report: int | None = None,
        happening: int | None = None,
    ) -> LogEntry:
        entry = LogEntry(
            seq=len(self.entries),
            at=at,
            origin=origin,
            actor=actor,
            command=command,
            events=events,
            planned=planned,
            done=None if done is None else done.id,
            plan=plan if done is None else done.plan,
            until=until,
            seconds=seconds,
            note=note,
            report=report,
            happening=happening,
        )
        self._note(entry)
        self.entries.append(entry)
        self._fresh.append(entry)
        return entry

    def _note(self, entry: LogEntry) -> None:
        """Keep the indices that follow from an entry; the same for a live and a resumed session."""
        if entry.done is not None:
            self._planned.pop(entry.done, None)
        for planned in entry.planned:
            self._planned[planned.id] = planned
            self._basis[planned.id] = entry.seq
            self._next_number = max(self._next_number, planned.id + 1)
            heapq.heappush(self._queue, (planned.at.timestamp(), planned.id))
        if entry.happening is not None:
            self._note_happening(entry.happening)
        elif entry.tells and entry.report is not None:
            self._at_ombudsman.add(entry.report)
        for event in entry.events:
            if isinstance(event, ev.Submitted) and entry.plan is not None:
                self.plan_of[event.report] = entry.plan
                self._papers.pop(entry.plan, None)
            elif isinstance(event, ev.FollowedUp) and event.lead:
                self._last_follow_up[event.report] = entry.seq

    def _note_happening(self, number: int) -> None:
        self._told = number + 1
        happening = self.scenario.happenings[number]
        if happening.kind == "kertas" and happening.plan is not None:
            plan = self.scenario.plans[happening.plan]
            self._papers[happening.plan] = paper_of(plan, self.calendar, self.scenario.rules)

    def _is_news(self, entry: LogEntry) -> bool:
        if entry.tells:
            return True
        return any(self.is_news(event) for event in entry.events)

    def is_news(self, event: ev.Event) -> bool:
        """Whether an event is something the trainee has to look at."""
        if not isinstance(event, _NEWS):
            return False
        report: Report = self.instance.reports[event.report]
        ours = report.lead_unit in self.scenario.acting_for
        if self.scenario.preset.role is Role.LIAISON:
            return ours and not isinstance(event, ev.DraftSubmitted)
        if self.scenario.preset.role is Role.UNIT_HEAD:
            return isinstance(event, ev.DraftSubmitted) and event.unit in self.scenario.leads
        if isinstance(event, ev.DraftSubmitted):
            return False
        if isinstance(event, ev.FindingsRecorded | ev.ReporterReplied | ev.DraftRejected):
            return ours or report.lead_unit is None
        return True


def _report_of(command: Command) -> int:
    return int(getattr(command, "report", 0))


def _cast(scenario: Scenario, calendar: WorkingCalendar, judge: Judge | None) -> Cast:
    if judge is not None:
        return Cast(scenario, calendar, judge)
    reader = _Reader(scenario)
    return Cast(scenario, calendar, reader.quality, reader.remarks)


class _Reader:
    """Reads answers for the cast as the score judges them."""

    def __init__(self, scenario: Scenario) -> None:
        self._judge = AnswerJudge(scenario)

    def quality(self, plan: ReportPlan, report: Report, event: ev.FollowedUp) -> int:
        """How good an answer is, 0-4."""
        return self._judge.grade(plan, report, event).overall

    def remarks(self, plan: ReportPlan, report: Report, event: ev.FollowedUp) -> tuple[str, ...]:
        """What an answer lacks."""
        case = self._judge.case(plan, report, event.at, event.unit)
        return remarks_on(case, self._judge.grade(plan, report, event), event.text)
