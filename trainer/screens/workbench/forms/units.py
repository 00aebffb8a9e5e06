"""The forms between coordinator and units: Ubah disposisi, Ingatkan or escalate, Kembalikan."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult

from trainer.screens.shared.choices import Choice, Picker
from trainer.screens.workbench.forms.base import Form, area, label, note, unit_entries
from trainer.screens.workbench.forms.parts import Faulty
from trainer.sp4n.commands import (
    Block,
    ChangeUnit,
    Command,
    Dispose,
    Escalate,
    RemindUnit,
    ReturnToCoordinator,
    RouteToAgency,
)
from trainer.sp4n.report import EscalationLevel

if TYPE_CHECKING:
    from trainer.practice.session import Session
    from trainer.sp4n.report import Report

REMIND = "ingatkan"


class UnitsForm(Form):
    """Which unit leads, which units support, and a note for them."""

    NOTE: ClassVar[str]

    def prepare(self, session: Session, report: Report) -> None:
        self._units = unit_entries(session.scenario)
        self._lead, self._support = report.lead_unit, report.support_units

    def fields(self) -> ComposeResult:
        yield note(self.NOTE)
        yield label("Unit penerima", "unit")
        lead = Picker(self._units, placeholder="Cari unit atau tugasnya", rows=5, about=2, key="unit")
        lead.pick(*([self._lead] if self._lead else []))
        yield lead
        yield label("Unit pendukung (boleh kosong)", "support")
        support = Picker(
            self._units, placeholder="Cari unit pendukung", several=True, rows=3, about=2, key="support"
        )
        support.pick(*self._support)
        yield support
        yield label("Catatan untuk unit (boleh kosong)", "note")
        yield area("note", height=3)

    def chosen(self) -> tuple[str, tuple[str, ...]]:
        """The lead unit and the supporting units.

        Raises:
            Faulty: no lead unit is chosen.
        """
        unit = self.picked("unit", "Unit penerima belum dipilih; cari unit menurut nama atau tugasnya.")
        return unit, tuple(each for each in self.picker("support").picked if each != unit)


class DisposeForm(UnitsForm):
    """Disposisi: a report that is verified already goes to its unit."""

    FORM = "disposisi"
    HEADING = "Disposisi"
    SEND = "Disposisikan"
    HELP_PAGE = "disposisi"
    NOTE = (
        "Laporan ini sudah diverifikasi; judul, jenis, dan kategorinya tetap. Tetapkan unit yang menangani."
    )

    def build(self) -> Command:
        unit, support = self.chosen()
        return Dispose(self.number, unit, support, self.text("note"))


class ChangeUnitForm(UnitsForm):
    """Ubah disposisi: another unit, the deadlines go on."""

    FORM = "ubah_disposisi"
    HEADING = "Ubah disposisi"
    SEND = "Ubah disposisi"
    HELP_PAGE = "ubah_disposisi"
    NOTE = "Tenggat tidak dimulai lagi. Ubah hanya bila unit penerima memang keliru."

    def build(self) -> Command:
        unit, support = self.chosen()
        if unit == self._lead and support == tuple(self._support):
            raise Faulty(
                "unit",
                "Unit utama dan pendukung tidak berubah; pilih unit lain atau tutup formulir.",
                "belum diubah",
            )
        return ChangeUnit(self.number, unit, support, self.text("note"))


class RemindForm(Form):
    """Ingatkan: the unit itself, its head, or the Sekda."""

    FORM = "ingatkan"
    HEADING = "Ingatkan unit"
    SEND = "Kirim pengingat"
    HELP_PAGE = "ingatkan"

    def prepare(self, session: Session, report: Report) -> None:
        names = session.instance.settings.unit_name
        self._unit = names(report.lead_unit) if report.lead_unit else ""
        self._units = [(unit, names(unit)) for unit in report.units]

    def fields(self) -> ComposeResult:
        yield note(f"Unit: {self._unit}. Eskalasi hanya dapat dilakukan setelah tenggat unit lewat.")
        if len(self._units) > 1:
            yield label("Unit yang diingatkan (eskalasi selalu tentang unit utama)", "unit")
            yield Choice[str](self._units, [self._units[0][0]], key="unit")
        yield label("Kepada", "to")
        options = [(REMIND, "Pejabat penghubung unit (pengingat)")]
        options += [(level.value, f"Eskalasi kepada {level.label}") for level in EscalationLevel]
        yield Choice[str](options, [REMIND], key="to")
        yield label("Pesan", "message")
        yield area("message", height=5)

    def build(self) -> Command:
        to = self.choice("to").value
        if to is None or to == REMIND:
            unit = self.choice("unit").value if len(self._units) > 1 else None
            return RemindUnit(self.number, self.needed("message", "Pesan pengingat"), unit)
        return Escalate(self.number, EscalationLevel(to), self.needed("message", "Pesan eskalasi"))


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
        yield label("Alasan (sebut unit yang seharusnya menangani)", "reason")
        yield area("reason", height=5)

    def build(self) -> Command:
        return ReturnToCoordinator(self.number, self.needed("reason", "Alasan pengembalian"))


class BlockForm(Form):
    """Blokir konten: the Admin Nasional takes a report that must not stay."""

    FORM = "blokir"
    HEADING = "Blokir konten"
    SEND = "Blokir"
    HELP_PAGE = "blokir"

    def fields(self) -> ComposeResult:
        yield note(
            "Hanya untuk isi yang melanggar hukum atau membahayakan orang. Laporan berhenti di sini dan tidak dapat "
            "dibuka lagi; keluhan yang kasar tetapi nyata tetap ditangani."
        )
        yield label("Alasan pemblokiran", "reason")
        yield area("reason", height=4)

    def build(self) -> Command:
        return Block(self.number, self.needed("reason", "Alasan pemblokiran"))


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
        yield label("Catatan untuk Admin Instansi (boleh kosong)", "note")
        yield area("note", height=4)

    def build(self) -> Command:
        return RouteToAgency(self.number, self.text("note"))


FORMS: tuple[type[Form], ...] = (DisposeForm, ChangeUnitForm, RemindForm, ReturnForm, BlockForm, RouteForm)
