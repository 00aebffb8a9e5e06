"""The forms for a formal request for information: registering it for the PPID, and extending it once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult

from trainer.screens.workbench.forms.base import Form, area, label, line, note
from trainer.sp4n.commands import Command, ExtendFormalRequest, RegisterFormalRequest
from trainer.sp4n.vocabulary import ClockId

if TYPE_CHECKING:
    from trainer.practice.session import Session
    from trainer.sp4n.report import Report


class RegisterForm(Form):
    """Daftarkan permohonan PPID: the request gets its own clock."""

    FORM = "ppid"
    HEADING = "Daftarkan permohonan PPID"
    SEND = "Daftarkan"
    HELP_PAGE = "ppid"

    def prepare(self, session: Session, report: Report) -> None:
        self._days = session.scenario.rules.limit(ClockId.FORMAL_REQUEST)

    def fields(self) -> ComposeResult:
        yield note(
            "Hanya untuk permohonan informasi resmi kepada PPID; pertanyaan biasa cukup dijawab unit. Tenggatnya menjadi "
            f"{self._days} hari kerja dan menggantikan tenggat penyelesaian."
        )
        yield label("Nomor register permohonan", "number")
        yield line("number", placeholder="misalnya: 014/PPID/2026", most=60)

    def build(self) -> Command:
        return RegisterFormalRequest(self.number, self.needed("number", "Nomor permohonan"))


class ExtendForm(Form):
    """Perpanjang permohonan PPID: once, with the reason that the reporter gets."""

    FORM = "perpanjang_ppid"
    HEADING = "Perpanjang permohonan PPID"
    SEND = "Perpanjang"
    HELP_PAGE = "ppid"

    def prepare(self, session: Session, report: Report) -> None:
        self._days = session.instance.options.formal_extension_days

    def fields(self) -> ComposeResult:
        yield note(f"Tenggat bertambah {self._days} hari kerja dan hanya dapat diperpanjang sekali.")
        yield label("Alasan tertulis untuk pemohon", "reason")
        yield area("reason", height=5)

    def build(self) -> Command:
        return ExtendFormalRequest(self.number, self.needed("reason", "Alasan perpanjangan"))


FORMS: tuple[type[Form], ...] = (RegisterForm, ExtendForm)
