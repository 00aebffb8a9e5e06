"""The forms between coordinator and units: Ubah disposisi, Ingatkan or escalate, Kembalikan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult

from trainer.screens.shared.choices import Choice, Picker
from trainer.screens.workbench.forms.base import Form, area, label, note, unit_entries
from trainer.sp4n.commands import (
    ChangeUnit,
    Command,
    Escalate,
    Refused,
    RemindUnit,
    ReturnToCoordinator,
    RouteToAgency,
)
from trainer.sp4n.report import EscalationLevel

if TYPE_CHECKING:
    from trainer.practice.session import Session
    from trainer.sp4n.report import Report

REMIND = "ingatkan"


class ChangeUnitForm(Form):
    """Ubah disposisi: another unit, the deadlines go on."""

    FORM = "ubah_disposisi"
    HEADING = "Ubah disposisi"
    SEND = "Ubah disposisi"
    HELP_PAGE = "ubah_disposisi"

    def prepare(self, session: Session, report: Report) -> None:
        self._units = unit_entries(session)
        self._lead, self._support = report.lead_unit, report.support_units

    def fields(self) -> ComposeResult:
        yield note("Tenggat tidak dimulai lagi. Ubah hanya bila unit penerima memang keliru.")
        yield label("Unit penerima")
        lead = Picker(self._units, placeholder="Cari unit atau tugasnya", rows=5, key="unit")
        lead.pick(*([self._lead] if self._lead else []))
        yield lead
        yield label("Unit pendukung (boleh kosong)")
        support = Picker(self._units, placeholder="Cari unit pendukung", several=True, rows=3, key="support")
        support.pick(*self._support)
        yield support
        yield label("Catatan untuk unit")
        yield area("note", height=3)

    def build(self) -> Command:
        unit = self.picker("unit").value
        if unit is None:
            raise Refused("Unit penerima belum dipilih; cari unit menurut nama atau tugasnya.")
        support = tuple(each for each in self.picker("support").picked if each != unit)
        return ChangeUnit(self.number, unit, support, self.text("note"))


class RemindForm(Form):
    """Ingatkan: the unit itself, its head, or the Sekda."""

    FORM = "ingatkan"
    HEADING = "Ingatkan unit"
    SEND = "Kirim pengingat"
    HELP_PAGE = "ingatkan"

    def prepare(self, session: Session, report: Report) -> None:
        self._unit = session.instance.settings.unit_name(report.lead_unit) if report.lead_unit else ""

    def fields(self) -> ComposeResult:
        yield note(f"Unit: {self._unit}. Eskalasi hanya dapat dilakukan setelah tenggat unit lewat.")
        yield label("Kepada")
        options = [(REMIND, "Pejabat penghubung unit (pengingat)")]
        options += [(level.value, f"Eskalasi kepada {level.label}") for level in EscalationLevel]
        yield Choice[str](options, [REMIND], key="to")
        yield label("Pesan")
        yield area("message", height=5)

    def build(self) -> Command:
        to = self.choice("to").value
        if to is None or to == REMIND:
            return RemindUnit(self.number, self.text("message"))
        return Escalate(self.number, EscalationLevel(to), self.text("message"))


class ReturnForm(Form):
    """Kembalikan: the unit gives the report back to the coordinator."""

    FORM = "kembalikan"
    HEADING = "Kembalikan ke koordinator"
    SEND = "Kembalikan"
    HELP_PAGE = "kembalikan"

    def prepare(self, session: Session, report: Report) -> None:
        self._unit = report.lead_unit
        self._name = session.instance.settings.unit_name(report.lead_unit or "")

    def acting_unit(self) -> str | None:
        return self._unit

    def fields(self) -> ComposeResult:
        yield note(
            f"Anda bertindak sebagai Pejabat Penghubung {self._name}. Tenggat tindak lanjut tetap berjalan."
        )
        yield label("Alasan (sebut unit yang seharusnya menangani)")
        yield area("reason", height=5)

    def build(self) -> Command:
        return ReturnToCoordinator(self.number, self.text("reason"))


class RouteForm(Form):
    """Salurkan: the Admin Nasional sends the report to the agency of the region."""

    FORM = "salurkan"
    HEADING = "Salurkan ke pemerintah daerah"
    SEND = "Salurkan"
    HELP_PAGE = "salurkan"

    def prepare(self, session: Session, report: Report) -> None:
        self._agency = session.instance.settings.agency

    def fields(self) -> ComposeResult:
        yield note(f"Laporan masuk ke antrean {self._agency}. Pastikan urusannya memang kewenangan daerah.")
        yield label("Catatan untuk Admin Instansi (boleh kosong)")
        yield area("note", height=4)

    def build(self) -> Command:
        return RouteToAgency(self.number, self.text("note"))


FORMS: tuple[type[Form], ...] = (ChangeUnitForm, RemindForm, ReturnForm, RouteForm)
