"""The workbench's only way to the session: every move and every look goes one after the other."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from trainer.practice.sight import unread_units
from trainer.practice.undo import verb_of
from trainer.scenarios.log import effective
from trainer.screens.settings.effects import Effects, read_effects
from trainer.screens.shared.words import stamp
from trainer.screens.workbench.feedback import feedback
from trainer.screens.workbench.form_commands import FORMS
from trainer.screens.workbench.notices import Notice, absences_between, notices_of
from trainer.screens.workbench.snapshot import Snapshot, take_snapshot
from trainer.sp4n.commands import MarkRead

if TYPE_CHECKING:
    from trainer.practice.desk import Desk, OpenShift
    from trainer.practice.session import Session
    from trainer.practice.templates import AnswerTemplate
    from trainer.scenarios.log import LogEntry
    from trainer.screens.shared.desk_thread import DeskThread
    from trainer.sp4n.commands import Command

T = TypeVar("T")
KEPT_NOTICES = 1000
ORDER = "urutan_meja"
"""Under which name the order of the table is stored for the profile."""

NEWS = ("accent", "warn", "bad")
"""The tones of what others did and the trainee should look at."""

STORE_AFTER_MINUTES = 30
"""In the live clock, quiet time is written to the log at least this often (simulated minutes)."""


class Bench:
    """A shift on the workbench.

    Attributes:
        snapshot: how it stands.
        notices: what happened, latest first.
        live: whether time runs by itself.
        paused: whether it stands still just now.
        speed: simulated minutes a real second.
        effects: what the person has set for the workbench.
        hints: whether advice is shown.
        news: whether the last step brought something that somebody else did.
        done: what the trainee's last step did, in a sentence; empty when there is nothing to tell.
        drafts: the reports with a form that is filled in but not sent, each with the form's name.
    """

    def __init__(self, desk: DeskThread, shift: OpenShift, effects: Effects | None = None) -> None:
        self._desk = desk
        self._lock = asyncio.Lock()
        self._drift = 0.0
        self._sent: tuple[int, str, dict[str, Any]] | None = None
        self.shift = shift
        self.live = shift.clock == "langsung"
        self.paused = False
        self.effects = effects or Effects()
        self.speed = shift.session.scenario.preset.timing.live_minutes_per_second * self.effects.pace
        self.hints = shift.session.scenario.preset.hints and self.effects.hints
        self.news = False
        self.done = ""
        self.drafts: set[tuple[int, str]] = set()
        self.snapshot: Snapshot = take_snapshot(shift.session)
        self.notices: list[Notice] = self._beginning()

    @classmethod
    async def open(cls, desk: DeskThread, shift: OpenShift) -> Bench:
        """Make the workbench of a shift in the desk's thread, with the settings of the profile used last."""
        return await desk.call(lambda opened: cls(desk, shift, read_effects(opened)))

    async def recall_order(self) -> str:
        """The order of the table as it was left, also in another shift; empty at first."""
        return await self._desk.call(lambda desk: desk.store.setting(self._profile(desk), ORDER))

    async def find_drafts(self) -> None:
        """See which reports have a form that was filled in before and not sent."""

        def look(desk: Desk) -> set[tuple[int, str]]:
            session = self.session
            return {
                (report.id, form.id)
                for report in session.instance.reports.values()
                if report.status.is_open
                for form in FORMS
                if form.fits(report, session) and desk.draft(self.shift, report.id, form.id) is not None
            }

        self.drafts |= await self._desk.call(look)

    def _profile(self, desk: Desk) -> int:
        return desk.store.session(self.shift.id).profile

    async def keep_order(self, order: str) -> None:
        """Remember the order of the table."""
        await self._desk.call(lambda desk: desk.store.set_setting(self._profile(desk), ORDER, order))

    @property
    def session(self) -> Session:
        """The session; read it only within `read`, except for what never changes."""
        return self.shift.session

    async def read(self, look: Callable[[Session], T]) -> T:
        """Look into the session while nobody changes it."""
        async with self._lock:
            return look(self.session)

    async def study(self, look: Callable[[Session], T]) -> T:
        """Look into the session for something that takes too long for the event loop."""
        async with self._lock:
            return await self._desk.call(lambda _desk: look(self.session))

    def _beginning(self) -> list[Notice]:
        """What happened up to now, latest first."""
        past = notices_of(self.session, effective(self.session.entries))
        away = absences_between(self.session, None, self._today())
        return sorted([*past, *away], key=lambda notice: notice.at, reverse=True)[:KEPT_NOTICES]

    def _today(self) -> date:
        return self.session.now.astimezone(self.session.calendar.zone).date()

    async def do(self, command: Command, unit: str | None = None, seconds: float = 0.0) -> None:
        """Carry out a move of the trainee; the report it was about counts as read.

        Raises:
            Refused: with one sentence; nothing has changed.
            StoreError: it could not be stored; nothing has changed.
        """
        told = ""

        def work(session: Session) -> Sequence[LogEntry]:
            nonlocal told
            entries = list(self._catch_up(session))
            move, *after = session.do(command, unit, seconds, cost=not self.live)
            told = feedback(session, move.events)
            read = [] if isinstance(command, MarkRead) else _read_own(session, move, after)
            return [*entries, move, *after, *read]

        await self._step(work)
        if not isinstance(command, MarkRead):
            self.done = told

    async def undo(self) -> int:
        """Take the trainee's last move back; what was typed for it is a draft again, and a notice says so.

        Returns:
            The report that the move was about; 0 for none.

        Raises:
            Refused: with one sentence; nothing has changed.
            StoreError: it could not be stored; nothing has changed.
        """
        undone: list[LogEntry] = []

        def work(session: Session) -> Sequence[LogEntry]:
            undone.append(session.undo())
            return ()

        await self._step(work)
        move, sent, self._sent = undone[0], self._sent, None
        self._drift = 0.0
        text = "Langkah dibatalkan" if move.command is None else f"{verb_of(move.command).label} dibatalkan"
        if sent is not None:
            await self.save_draft(*sent)
            text += "; isian formulirnya tersimpan sebagai draf"
        report = move.events[0].report if move.events else 0
        self.notices = [Notice(self.session.now, report, text, "good"), *self._beginning()][:KEPT_NOTICES]
        self.done = f"{text}."
        return report

    async def skip(self) -> None:
        """Let time run to the next news, or to the end of a maintenance; a jump over a night is told."""
        before = self._today()
        await self._step(lambda session: session.skip(session.closed_until))
        now, zone = self.snapshot.now, self.snapshot.zone
        self.done = f"Waktu melompat ke {stamp(now, zone)}." if self._today() != before else ""

    async def jump(self) -> datetime | None:
        """Where `skip` would lead, when work waits for the trainee and the rest of the day would pass; else None."""
        if not any(row.turn.mine for row in self.snapshot.rows):
            return None
        moment = await self.study(lambda session: session.skip_preview())
        calendar = self.session.calendar
        local, there = self.snapshot.now.astimezone(calendar.zone), moment.astimezone(calendar.zone)
        return moment if there.date() > local.date() else None

    async def finish(self) -> None:
        """End the shift."""
        await self._step(lambda session: session.finish())
        self.done = ""

    async def tick(self, seconds: float) -> None:
        """Let the live clock run for some real seconds."""
        if not self.live or self.paused or self.snapshot.finished:
            return
        self._drift += seconds * self.speed
        now = self.display_now()
        due = self.snapshot.next_at is not None and self.snapshot.next_at <= now
        ends = self.session.scenario.ends
        if due or now >= ends or self._drift >= STORE_AFTER_MINUTES:
            await self._step(self._catch_up)

    def display_now(self) -> datetime:
        """The simulated moment to show: between two stored steps the live clock runs on by itself."""
        moment = self.snapshot.now + timedelta(minutes=self._drift)
        return min(self.session.calendar.next_opening(moment), self.session.scenario.ends)

    def _catch_up(self, session: Session) -> Sequence[LogEntry]:
        if not self.live or not self._drift:
            return ()
        moment = session.calendar.next_opening(session.now + timedelta(minutes=self._drift))
        self._drift = 0.0
        return session.run_until(moment)

    async def _step(self, work: Callable[[Session], Sequence[LogEntry]]) -> None:
        def step(_desk: Desk) -> tuple[Snapshot, list[Notice]]:
            before = self._today()
            entries = work(self.session)
            away = absences_between(self.session, before, self._today())
            return take_snapshot(self.session), [*away, *notices_of(self.session, entries)]

        async with self._lock:
            try:
                self.snapshot, fresh = await self._desk.call(step)
            except BaseException:
                self.snapshot = take_snapshot(self.session)
                raise
            self.news = any(notice.tone in NEWS for notice in fresh)
            self.notices = [*fresh, *self.notices][:KEPT_NOTICES]

    async def prepare_forms(self) -> None:
        """Import the modules of the forms in the desk's thread."""

        def work(_desk: Desk) -> None:
            from trainer.screens.workbench.forms.catalogue import kinds

            kinds()

        await self._desk.call(work)

    async def templates(self) -> tuple[AnswerTemplate, ...]:
        """The answer templates of the content."""
        from trainer.practice.templates import answer_templates

        return await self._desk.call(lambda desk: answer_templates(desk.library))

    # Drafts

    async def draft(self, report: int, form: str) -> dict[str, Any] | None:
        """What was last typed into a form."""
        return await self._desk.call(lambda desk: desk.draft(self.shift, report, form))

    async def save_draft(self, report: int, form: str, fields: dict[str, Any]) -> None:
        """Keep what is being typed."""
        await self._desk.call(lambda desk: desk.save_draft(self.shift, report, form, fields))
        self.drafts.add((report, form))

    async def sent(self, report: int, form: str, fields: dict[str, Any]) -> None:
        """Forget the draft of what was sent; undoing brings it back."""
        self._sent = report, form, fields
        await self.drop_draft(report, form)

    async def drop_draft(self, report: int, form: str) -> None:
        """Forget what was sent."""
        await self._desk.call(lambda desk: desk.drop_draft(self.shift, report, form))
        self.drafts.discard((report, form))


def _read_own(session: Session, move: LogEntry, after: Sequence[LogEntry]) -> list[LogEntry]:
    """Take the unread marks off what the trainee has just done, unless somebody else has news about it."""
    news = {event.report for entry in after for event in entry.events}
    entries: list[LogEntry] = []
    for number in dict.fromkeys(event.report for event in move.events):
        report = session.instance.reports.get(number)
        if report is None or number in news or session.finished:
            continue
        for unit in unread_units(session, report):
            entries += session.do(MarkRead(number), unit)
    return entries
