"""Periksa draf: the head of the unit reads a draft beside the facts, and approves or returns it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from trainer.screens.shared.choices import Choice
from trainer.screens.shared.plain import plain
from trainer.screens.workbench.eyes import gaze
from trainer.screens.workbench.forms.base import Form, area, label, note
from trainer.screens.workbench.pages import content_page, findings_page
from trainer.sp4n.commands import ApproveDraft, Command, RejectDraft

if TYPE_CHECKING:
    from trainer.practice.session import Session
    from trainer.sp4n.report import Report

APPROVE, RETURN = "setuju", "kembalikan"


class DecideDraftForm(Form):
    """The draft that waits, what it is held against, and the decision."""

    FORM = "periksa_draf"
    HEADING = "Periksa draf jawaban"
    SEND = "Simpan keputusan"
    SNUG = False
    HELP_PAGE = "periksa_draf"

    def prepare(self, session: Session, report: Report) -> None:
        look = gaze(session, report)
        self._facts, self._report = findings_page(look), content_page(look)
        draft = report.waiting_draft(session.trainee.unit)
        self._draft = draft.id if draft is not None else 0
        self._text = plain(draft.text) if draft is not None else "Tidak ada draf yang menunggu."
        self._kind = "hasil akhir" if draft is not None and draft.final else "jawaban sementara"

    def fields(self) -> ComposeResult:
        yield note(
            "Setelah Anda setujui, jawaban ini langsung tampil bagi pelapor. Bila ada yang kurang, kembalikan dengan catatan."
        )
        yield label(f"Draf nomor {self._draft} ({self._kind})")
        yield Static(self._text, id="draft", markup=False)
        yield label("Keputusan Anda", "decision")
        yield Choice[str](
            [(APPROVE, "Setujui: kirim kepada pelapor"), (RETURN, "Kembalikan kepada Pejabat Penghubung")],
            [],
            key="decision",
        )
        yield label("Catatan perbaikan (wajib bila dikembalikan)", "note")
        yield area("note", height=4)
        with Horizontal(id="beside"):
            with VerticalScroll(id="facts"):
                yield Static("Bahan dari unit", classes="label", markup=False)
                yield Static(self._facts, markup=False)
            with VerticalScroll(id="thread"):
                yield Static("Laporan dan percakapan", classes="label", markup=False)
                yield Static(self._report, markup=False)

    def build(self) -> Command:
        decision = self.chosen_of(
            "decision", "Keputusan belum dipilih; setujui draf atau kembalikan dengan catatan."
        )
        if decision == APPROVE:
            return ApproveDraft(self.number, self._draft)
        return RejectDraft(self.number, self._draft, self.needed("note", "Catatan perbaikan"))
