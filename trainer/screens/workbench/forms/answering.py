"""Tindak lanjut and Tanggapi balasan: the answer editor with the unit's facts and the thread beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.timer import Timer
from textual.widgets import Static, TextArea

from trainer.screens.shared.choices import Choice
from trainer.screens.shared.commands import AnyCommand, bindings, command
from trainer.screens.shared.screen import COMMON
from trainer.screens.workbench.eyes import gaze
from trainer.screens.workbench.forms import base, blanks
from trainer.screens.workbench.forms.base import area, label, note
from trainer.screens.workbench.forms.blanks import TemplateForm
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


@command(
    "tukar_bahan", "ctrl+g", "Tukar: bahan dan laporan sepenuh layar, atau kembali ke jawaban", label="Bahan", footer=True,
    when=lambda form: not form.has_class("-wide"), tip="Di layar sempit keduanya tidak muat bersama; tulisan Anda tetap ada.",
)  # fmt: skip
def swap_facts(form: AnswerForm) -> None:
    form.swap_facts()


class AnswerForm(TemplateForm):
    """Writes to the reporter for a unit the trainee stands in for.

    Where the head of the unit has to approve it, the answer is a draft: one that came back is there again
    with the head's remarks. A supporting unit adds its part; the result is the lead unit's to give.
    """

    FORM = "jawab"
    HEADING = "Tindak lanjut"
    SEND = "Kirim jawaban"
    SNUG = False
    HELP_PAGE = "jawab"
    OFFERS: ClassVar[tuple[AnyCommand, ...]] = (
        base.send, blanks.use_template, blanks.next_blank, swap_facts, base.close_form, base.clear_form,
        base.take_back, *COMMON,
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(swap_facts)]

    def prepare(self, session: Session, report: Report) -> None:
        super().prepare(session, report)
        own = [unit for unit in report.units if unit in session.scenario.acting_for]
        self._unit = own[0] if own else report.lead_unit
        self._supports = self._unit != report.lead_unit
        self._unit_name = session.instance.settings.unit_name(self._unit or "")
        look = gaze(session, report)
        self._facts: Content = findings_page(look)
        self._report: Content = content_page(look)
        self._reply = report.open_reply
        self._teaches = not session.scenario.preset.exam
        self._judge: AnswerJudge | None = None
        self._rest: Timer | None = None
        self._needs_approval = session.instance.options.draft_approval
        self._draft = next((each for each in reversed(report.drafts) if each.unit == self._unit), None)

    def heading(self) -> str:
        if self._supports:
            return "Masukan unit pendukung"
        return "Tanggapi balasan pelapor" if self._reply else self.HEADING

    def send_label(self) -> str:
        if self._needs_approval:
            return "Ajukan draf kepada kepala unit"
        return "Kirim masukan" if self._supports else self.SEND

    def acting_unit(self) -> str | None:
        return self._unit

    def writer(self) -> str:
        return self._unit_name

    def is_final(self) -> bool:
        return not self._supports and self.choice("kind").value == FINAL

    def fields(self) -> ComposeResult:
        told = "Pelapor menanggapi; jawab tanggapan itu. " if self._reply else ""
        yield note(
            f"{told}Anda menulis sebagai {self._unit_name}. Jangan menyebut data pribadi pelapor atau orang lain."
        )
        if self._needs_approval:
            yield note(self._approval_note())
        with Horizontal(id="pair"):
            with Vertical(id="writing"):
                yield from self._writing()
            with Horizontal(id="beside"):
                with VerticalScroll(id="facts"):
                    yield Static("Bahan dari unit", classes="label", markup=False)
                    yield Static(self._facts, markup=False)
                with VerticalScroll(id="thread"):
                    yield Static("Laporan dan percakapan", classes="label", markup=False)
                    yield Static(self._report, markup=False)

    def _writing(self) -> ComposeResult:
        returned = self._draft if self._draft is not None and self._draft.returned else None
        yield label("Masukan Anda" if self._supports else "Jawaban kepada pelapor", "text")
        field = area("text", returned.text if returned is not None else "")
        field.styles.height = "1fr"
        yield field
        if self._teaches:
            checks = Static("", id="checks", markup=False)
            checks.display = False
            yield checks
        if not self._supports:
            yield Choice[str](
                [
                    (INTERIM, "Jawaban sementara: langkah, tanggal, penanggung jawab"),
                    (FINAL, "Hasil akhir: sudah ditangani atau terjawab tuntas"),
                ],
                [FINAL if returned is not None and returned.final else INTERIM],
                key="kind",
            )

    def reveal(self) -> None:
        self.remove_class("-facts")

    def swap_facts(self) -> None:
        """Show the facts and the report on the whole screen, or the answer again."""
        facts = not self.has_class("-facts")
        self.set_class(facts, "-facts")
        self.query_one("#facts" if facts else "#text").focus()
        if facts:
            self.say(f"{swap_facts.key_name()}: kembali ke jawaban; tulisan Anda tetap ada.")
        else:
            self.say("")

    def _approval_note(self) -> str:
        """What has become of the last draft, or what will happen to this one."""
        if self._draft is not None and self._draft.returned:
            return f"Kepala unit mengembalikan draf nomor {self._draft.id}: {self._draft.note}"
        if self._draft is not None and self._draft.approved is None:
            return f"Draf nomor {self._draft.id} sedang menunggu persetujuan kepala unit. Draf baru akan menggantikannya."
        return "Jawaban terbit setelah disetujui kepala unit. Tenggat tetap berjalan, jadi ajukan sejak awal."

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        if not self._teaches or event.text_area.id != "text":
            return
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(REST, self._look_at_draft)

    def _look_at_draft(self) -> None:
        text = self.text("text")
        self.run_worker(self.guarded(lambda: self._check(text)), group="catatan", exclusive=True)

    async def _check(self, text: str) -> None:
        """Grade the draft in the desk's thread and show the remarks, unless it has changed meanwhile."""
        found = await self.bench.study(lambda session: self._remarks(session, text))
        if self.query("#checks") and text == self.text("text"):
            checks = self.query_one("#checks", Static)
            checks.update(f"Catatan: {' · '.join(found)}." if found else "")
            checks.display = bool(found)

    def _remarks(self, session: Session, text: str) -> tuple[str, ...]:
        from trainer.scoring.answers import AnswerJudge
        from trainer.screens.workbench.forms.checks import remarks

        if self._judge is None:
            self._judge = AnswerJudge(session.scenario)
        return remarks(session, self._judge, self.number, text)

    def build(self) -> Command:
        if self._needs_approval:
            return SubmitDraft(self.number, self.needed("text", "Isi draf"), final=self.is_final())
        return FollowUp(self.number, self.needed("text", "Isi tindak lanjut"), final=self.is_final())
