"""Ingatkan unit for several marked reports at once."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult

from trainer.screens.shared.desk_thread import problems
from trainer.screens.workbench.forms.base import Form, area, label, note
from trainer.sp4n.commands import Command, RemindUnit

if TYPE_CHECKING:
    from trainer.practice.session import Session
    from trainer.screens.workbench.bench import Bench
    from trainer.sp4n.report import Report


class RemindManyForm(Form):
    """One message to the units of all marked reports; what is refused stays in the form with the reason.

    Args:
        bench: the shift.
        session: looked at while the form is made.
        numbers: the reports, at least one.
    """

    FORM = "ingatkan_semua"
    HEADING = "Ingatkan unit"
    SEND = "Kirim semua"
    HELP_PAGE = "ingatkan"

    def __init__(self, bench: Bench, session: Session, numbers: Sequence[int]) -> None:
        self._waiting = list(numbers)
        super().__init__(bench, session, numbers[0])

    def prepare(self, session: Session, report: Report) -> None:
        reports = (session.instance.reports[number] for number in self._waiting)
        self._lines = [
            f"#{each.id} {session.instance.settings.unit_name(each.lead_unit or '')}: {each.title}"
            for each in reports
        ]

    def bar_text(self) -> str:
        return f"Ingatkan unit untuk {len(self._lines)} laporan"

    def fields(self) -> ComposeResult:
        yield label("Laporan yang ditandai")
        yield note("\n".join(self._lines))
        yield label("Pesan untuk semua unit itu", "message")
        yield area("message", height=5)

    def build(self) -> Command:
        return RemindUnit(self._waiting[0], self.needed("message", "Pesan pengingat"))

    async def send(self) -> None:
        """Remind one unit after the other; the first refusal stops and is told."""
        await self.autosave()
        seconds = round((time.monotonic() - self.opened) / len(self._waiting), 1)
        sent = 0
        while self._waiting:
            try:
                await self.bench.do(self.build(), self.acting_unit(), seconds)
            except problems() as problem:
                done = f"{sent} pengingat terkirim. " if sent else ""
                self.refuse(problem, f"{done}#{self._waiting[0]}: ")
                return
            self._waiting.pop(0)
            sent += 1
        await self.finish()
