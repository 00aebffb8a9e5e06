"""A screen on which a shift is played: letting time run, taking back, ending, and opening forms."""

from __future__ import annotations

import asyncio
import gc
from abc import abstractmethod
from contextvars import Context
from typing import TYPE_CHECKING, ClassVar

from textual import events

from trainer.practice.sight import unread_units
from trainer.screens.shared.screen import LatihScreen
from trainer.screens.shared.words import stamp
from trainer.screens.workbench.bench import Bench
from trainer.screens.workbench.widgets import ClockLine
from trainer.sp4n.commands import MarkRead

if TYPE_CHECKING:
    from trainer.practice.session import Session
    from trainer.screens.workbench.forms.base import Form

DELIBERATE = ("lewati", "akhiri")
"""The commands that let time run or end the shift."""

BURST = 0.15
"""Seconds within which another letter before one of them means that somebody types."""

AT_REST = 0.4
"""Seconds after a form was closed when the workbench is painted again."""


class ShiftScreen(LatihScreen[None]):
    """What can be done with a shift, whatever the screen looks like.

    Args:
        bench: the shift that is played.
    """

    ASKS_BEFORE_JUMP: ClassVar[bool] = True
    """Whether letting time run over the end of a day is asked first while work waits."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self.bench = bench
        self._last_letter = ("", 0.0)

    @abstractmethod
    async def redraw(self) -> None:
        """Draw everything anew after something happened."""

    @abstractmethod
    def current(self) -> int | None:
        """The report that a form would be about."""

    async def mark_as_read(self, number: int) -> None:
        """Take the unread marks of the trainee's roles off a report."""

        def readers(session: Session) -> list[str | None]:
            return [] if session.finished else unread_units(session, session.instance.reports[number])

        unread = await self.bench.read(readers)
        for unit in unread:
            await self.bench.do(MarkRead(number), unit)
        if unread:
            await self.redraw()

    # Time

    def on_key(self, event: events.Key) -> None:
        """Letters typed in a burst were meant for a field: they let no time run and end no shift."""
        if not event.is_printable:
            return
        last, self._last_letter = self._last_letter, (event.key, event.time)
        if last[0] != event.key and event.time - last[1] < BURST:
            binding = self.active_bindings.get(event.key)
            if binding is not None and binding.binding.action in {f"offer('{name}')" for name in DELIBERATE}:
                event.stop()
                event.prevent_default()

    async def skip(self) -> None:
        """Let time run to the next news; a jump over the end of the day is asked first while work waits."""
        goal = await self.bench.jump() if self.ASKS_BEFORE_JUMP else None
        if goal is None:
            await self._skip()
            return
        from trainer.screens.shared.dialogs import Question

        waiting = sum(row.turn.mine for row in self.bench.snapshot.rows)
        text = (
            f"Lompat ke {stamp(goal, self.bench.snapshot.zone)}? Sampai saat itu tidak ada kejadian baru, sedangkan "
            f"{waiting} laporan masih menunggu giliran Anda dan tenggatnya terus berjalan."
        )

        async def answered(yes: bool | None) -> None:
            if yes:
                await self.guarded(self._skip)

        await self.app.push_screen(Question(text, "Ya, lompat"), answered)

    async def _skip(self) -> None:
        await self.bench.skip()
        await self._after_step()

    async def undo(self) -> None:
        """Take the last move back; when that is not possible, say why."""
        await self.after_undo(await self.bench.undo())

    @abstractmethod
    async def after_undo(self, number: int) -> None:
        """Stand on the report that is as it was before; 0 for none."""

    @abstractmethod
    async def after_sending(self, number: int, bucket: str) -> None:
        """Go on after a form about a report, which was in a queue before, was sent."""

    async def finish(self) -> None:
        """End the shift after a question."""
        from trainer.screens.shared.dialogs import Question

        snapshot = self.bench.snapshot
        left = sum(row.status.is_open for row in snapshot.rows)
        text = (
            f"Akhiri giliran sekarang? {left} laporan masih terbuka dan {snapshot.coming} lagi masih akan masuk. "
            f"Semuanya ikut dinilai: waktu berjalan sampai {stamp(self.bench.session.scenario.ends, snapshot.zone)} "
            "tanpa tindakan Anda lagi."
        )
        if not left and not snapshot.coming:
            text = "Akhiri giliran sekarang? Tidak ada laporan terbuka lagi dan tidak ada yang akan masuk."

        async def answered(yes: bool | None) -> None:
            if yes:
                await self.guarded(self._finish)

        await self.app.push_screen(Question(text, "Ya, akhiri"), answered)

    async def _finish(self) -> None:
        await self.bench.finish()
        await self._after_step()

    async def _after_step(self) -> None:
        if self.bench.effects.sound and self.bench.news:
            self.app.bell()
        if self.bench.snapshot.finished:
            await self._to_debrief()
        else:
            await self.redraw()

    async def _to_debrief(self) -> None:
        number, latih = self.bench.shift.id, self.latih
        self.dismiss(None)
        latih.call_later(latih.finish_shift, number)

    async def _tick(self) -> None:
        if self.bench.paused:
            return
        before = self.bench.snapshot
        await self.guarded(lambda: self.bench.tick(1.0))
        if self.bench.snapshot is not before and self.app.screen is self:
            await self._after_step()
        elif self.app.screen is self:
            self.query_one("#clock", ClockLine).refresh()

    def toggle_pause(self) -> None:
        """Stop or start the live clock."""
        self.bench.paused = not self.bench.paused
        self.query_one("#clock", ClockLine).refresh()

    def change_speed(self, factor: float) -> None:
        """Make the live clock faster or slower."""
        self.bench.speed = min(64.0, max(0.25, self.bench.speed * factor))
        self.query_one("#clock", ClockLine).refresh()

    # Forms

    async def open_form(self, name: str) -> None:
        """Open a form about the selected report."""
        from trainer.screens.workbench.forms.catalogue import form_for

        number = self.current()
        if number is None:
            return
        await self.mark_as_read(number)
        await self._open(await self.bench.read(lambda session: form_for(name, self.bench, session, number)))

    async def open_papers(self) -> None:
        """Open the form that types in what came on paper."""
        from trainer.screens.workbench.forms.catalogue import papers_form

        if not await self.bench.read(lambda session: session.papers):
            self.tell("Tidak ada aduan luring yang menunggu dicatat.")
            return
        await self._open(await self.bench.read(lambda session: papers_form(self.bench, session)))

    async def _open(self, form: Form) -> None:
        row = self.bench.snapshot.row(form.number)
        bucket = row.bucket.value if row is not None else ""

        async def closed(sent: bool | None) -> None:
            await self.guarded(
                lambda: self.after_sending(form.number, bucket) if sent else self._after_step()
            )
            # A closed form is thousands of objects in circles: they go now, and not while somebody types.
            asyncio.get_running_loop().call_later(AT_REST, gc.collect, 1, context=Context())

        await self.app.push_screen(form, closed)
