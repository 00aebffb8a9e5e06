"""Tindak lanjut and Tanggapi balasan: the answer editor with the unit's facts and the thread beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.timer import Timer
from textual.widgets import Static, TextArea

from trainer.screens.shared.choices import Choice
from trainer.screens.workbench.eyes import gaze
from trainer.screens.workbench.forms.base import Form, area, label, note
from trainer.screens.workbench.pages import content_page, findings_page
from trainer.sp4n.commands import Command, FollowUp, SubmitDraft

if TYPE_CHECKING:
    from textual.content import Content

    from trainer.practice.session import Session
    from trainer.scoring.answers import AnswerJudge
    from trainer.sp4n.report import Report

INTERIM, FINAL = "sementara", "akhir"
REST = 0.7
"""Seconds without typing after which the draft is looked at."""


class AnswerForm(Form):
    """Writes to the reporter for a unit the trainee stands in for."""

    FORM = "jawab"
    HEADING = "Tindak lanjut"
    SEND = "Kirim jawaban"
    HELP_PAGE = "jawab"

    def prepare(self, session: Session, report: Report) -> None:
        self._unit = report.lead_unit
        self._name = session.instance.settings.unit_name(report.lead_unit or "")
        look = gaze(session, report)
        self._facts: Content = findings_page(look)
        self._report: Content = content_page(look)
        self._reply = report.open_reply
        self._teaches = not session.scenario.preset.exam
        self._judge: AnswerJudge | None = None
        self._rest: Timer | None = None
        self._needs_approval = session.instance.options.draft_approval

    def heading(self) -> str:
        return "Tanggapi balasan pelapor" if self._reply else self.HEADING

    def acting_unit(self) -> str | None:
        return self._unit

    def fields(self) -> ComposeResult:
        told = "Pelapor menanggapi; jawab tanggapan itu. " if self._reply else ""
        yield note(
            f"{told}Anda menulis sebagai {self._name}. Jangan menyebut data pribadi pelapor atau orang lain."
        )
        yield label("Jawaban kepada pelapor")
        yield area("text", height=6)
        if self._teaches:
            yield Static("", id="checks", markup=False)
        yield Choice[str](
            [
                (INTERIM, "Jawaban sementara: langkah berikutnya, tanggal, penanggung jawab"),
                (FINAL, "Hasil akhir: masalah sudah ditangani atau terjawab tuntas"),
            ],
            [INTERIM],
            key="kind",
        )
        with Horizontal(id="beside"):
            with VerticalScroll(id="facts"):
                yield Static("Bahan dari unit", classes="label", markup=False)
                yield Static(self._facts, markup=False)
            with VerticalScroll(id="thread"):
                yield Static("Laporan dan percakapan", classes="label", markup=False)
                yield Static(self._report, markup=False)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        if not self._teaches or event.text_area.id != "text":
            return
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(REST, self._look_at_draft)

    def _look_at_draft(self) -> None:
        self.run_worker(self._check(self.text("text")), group="catatan", exclusive=True)

    async def _check(self, text: str) -> None:
        """Grade the draft in the desk's thread and show the remarks, unless it has changed meanwhile."""
        found = await self.bench.study(lambda session: self._remarks(session, text))
        if text == self.text("text"):
            self.query_one("#checks", Static).update(f"Catatan: {' · '.join(found)}." if found else "")

    def _remarks(self, session: Session, text: str) -> tuple[str, ...]:
        from trainer.scoring.answers import AnswerJudge
        from trainer.screens.workbench.forms.checks import remarks

        if self._judge is None:
            self._judge = AnswerJudge(session.scenario)
        return remarks(session, self._judge, self.number, text)

    def build(self) -> Command:
        final = self.choice("kind").value == FINAL
        if self._needs_approval:
            return SubmitDraft(self.number, self.text("text"), final=final)
        return FollowUp(self.number, self.text("text"), final=final)
