"""A screen on which a shift is played: letting time run, taking back, ending, and opening forms."""

from __future__ import annotations

import asyncio
import gc
from abc import abstractmethod
from contextvars import Context
from typing import TYPE_CHECKING

from trainer.screens.shared.screen import LatihScreen
from trainer.screens.workbench.bench import Bench
from trainer.screens.workbench.snapshot import is_unread
from trainer.screens.workbench.widgets import ClockLine
from trainer.sp4n.commands import MarkRead
from trainer.sp4n.decisions_outside import reader_key

if TYPE_CHECKING:
    from trainer.practice.session import Session
    from trainer.screens.workbench.forms.base import Form

AT_REST = 0.4
"""Seconds after a form was closed when the workbench is painted again."""


class ShiftScreen(LatihScreen[None]):
    """What can be done with a shift, whatever the screen looks like.

    Args:
        bench: the shift that is played.
    """

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self.bench = bench

    @abstractmethod
    async def redraw(self) -> None:
        """Draw everything anew after something happened."""

    @abstractmethod
    def current(self) -> int | None:
        """The report that a form would be about."""

    async def mark_as_read(self, number: int) -> None:
        """Take the unread marks of the trainee's roles off a report."""

        def readers(session: Session) -> list[str | None]:
            report = session.instance.reports[number]
            if session.finished or not is_unread(session, report):
                return []
            units = [
                unit
                for unit in report.units
                if unit in report.unread_by and unit in session.scenario.acting_for
            ]
            own = reader_key(session.trainee)
            return [*([None] if own in report.unread_by else []), *(unit for unit in units if unit != own)]

        unread = await self.bench.read(readers)
        for unit in unread:
            await self.bench.do(MarkRead(number), unit)
        if unread:
            await self.redraw()

    # Time

    async def skip(self) -> None:
        """Let time run to the next news."""
        await self.bench.skip()
        await self._after_step()

    async def undo(self) -> None:
        """Take the last move back; when that is not possible, say why."""
        await self.bench.undo()
        await self._after_step()

    async def finish(self) -> None:
        """End the shift after a question."""
        from trainer.screens.shared.dialogs import Question

        left = sum(row.status.is_open for row in self.bench.snapshot.rows)
        text = (
            f"Akhiri giliran sekarang? Masih ada {left} laporan terbuka. Waktu akan berjalan sampai akhir giliran tanpa "
            "tindakan Anda lagi, lalu giliran dinilai."
        )

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
        async def closed(_sent: bool | None) -> None:
            await self.guarded(self._after_step)
            # A closed form is thousands of objects in circles: they go now, and not while somebody types.
            asyncio.get_running_loop().call_later(AT_REST, gc.collect, 1, context=Context())

        await self.app.push_screen(form, closed)
