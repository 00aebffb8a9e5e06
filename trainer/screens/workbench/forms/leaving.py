"""The forms by which a report stands still or leaves the queue: Tunda, Bukan wewenang, Arsip, Gabung, Pecah, Tutup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.widgets import Input

from trainer.screens.shared.choices import Choice, Entry, Picker
from trainer.screens.shared.plain import plain, plain_line
from trainer.screens.workbench.forms.base import Form, area, label, note
from trainer.sp4n.commands import (
    Archive,
    AskForData,
    Close,
    Command,
    Merge,
    NotOurs,
    PartText,
    Refused,
    Split,
)
from trainer.sp4n.report import NATIONAL
from trainer.sp4n.vocabulary import ArchiveReason, MissingData, Role, Status

if TYPE_CHECKING:
    from trainer.practice.session import Session
    from trainer.sp4n.report import Report

REQUEST = "Terima kasih atas laporan Anda. Agar dapat kami tindak lanjuti, mohon lengkapi: {list}."


def request_text(missing: tuple[MissingData, ...]) -> str:
    """The request to the reporter for what is ticked; empty when nothing is."""
    return REQUEST.format(list="; ".join(item.label for item in missing)) if missing else ""


class AskDataForm(Form):
    """Tunda: ask the reporter for what is missing."""

    FORM = "tunda"
    HEADING = "Tunda"
    SEND = "Tunda dan minta data"
    HELP_PAGE = "tunda"

    def prepare(self, session: Session, report: Report) -> None:
        self._last = ""

    def fields(self) -> ComposeResult:
        yield note(
            "Minta hanya yang benar-benar diperlukan. Tenggat berhenti sementara sampai pelapor menjawab."
        )
        yield label("Data yang kurang (Spasi untuk menandai)")
        yield Choice[str]([(item.value, item.label) for item in MissingData], several=True, key="missing")
        yield label("Pesan kepada pelapor")
        yield area("message", height=6)

    def _ticked(self) -> tuple[MissingData, ...]:
        return tuple(MissingData(value) for value in self.choice("missing").values)

    def filled(self) -> None:
        self._last = request_text(self._ticked())

    def on_choice_changed(self) -> None:
        text = self.text("message")
        if not text or text == self._last:
            self._last = request_text(self._ticked())
            self.fill_area("message", self._last)

    def fill_area(self, name: str, text: str) -> None:
        """Put another text into a field."""
        from textual.widgets import TextArea

        self.query_one(f"#{name}", TextArea).load_text(text)

    def build(self) -> Command:
        return AskForData(self.number, self._ticked(), self.text("message"))


class NotOursForm(Form):
    """Bukan wewenang: forward to the agency whose business it is."""

    FORM = "bukan_wewenang"
    HEADING = "Bukan wewenang"
    SEND = "Teruskan"
    HELP_PAGE = "bukan_wewenang"

    def prepare(self, session: Session, report: Report) -> None:
        self._agencies = [
            Entry(agency.id, agency.name, f"{agency.level.label}: {agency.duties}", " ".join(agency.aliases))
            for agency in session.scenario.region.neighbours
        ]
        if session.trainee.role is not Role.NATIONAL:
            self._agencies.append(
                Entry(NATIONAL, "Admin Nasional", "bila instansi berwenang tidak ada di sini")
            )

    def fields(self) -> ComposeResult:
        yield note(
            "Tanpa salah pintu: laporan diteruskan, tidak ditolak. Beri tahu pelapor ke mana dan mengapa."
        )
        yield label("Instansi yang berwenang")
        yield Picker(
            self._agencies,
            placeholder="Cari instansi atau urusannya, misalnya: listrik",
            rows=7,
            key="agency",
        )
        yield label("Penjelasan kepada pelapor")
        yield area("message", height=5)

    def build(self) -> Command:
        agency = self.picker("agency").value
        if agency is None:
            raise Refused("Instansi tujuan belum dipilih; pilih instansi dari daftar.")
        return NotOurs(self.number, agency, self.text("message"))


class ArchiveForm(Form):
    """Arsipkan: with one of the official reasons."""

    FORM = "arsip"
    HEADING = "Arsipkan"
    SEND = "Arsipkan"
    HELP_PAGE = "arsip"

    def fields(self) -> ComposeResult:
        yield note(
            "Bukan wewenang bukan alasan arsip. Bila masih dapat dilengkapi, gunakan Tunda lebih dahulu."
        )
        yield label("Alasan")
        yield Choice[str]([(reason.value, reason.label) for reason in ArchiveReason], key="reason")
        yield label("Nomor laporan yang sama (hanya untuk alasan Duplikat)")
        yield Input(id="duplicate", placeholder="misalnya 9900001", max_length=12)
        yield label("Penjelasan kepada pelapor")
        yield area("explanation", height=5)

    def build(self) -> Command:
        reason, typed = self.choice("reason").value, self.text("duplicate").lstrip("#")
        if reason is None:
            raise Refused("Alasan arsip belum dipilih; pilih salah satu alasan.")
        if typed and not typed.isdecimal():
            raise Refused("Nomor laporan hanya berisi angka; periksa nomor pelacakannya.")
        return Archive(
            self.number, ArchiveReason(reason), self.text("explanation"), int(typed) if typed else None
        )


class MergeForm(Form):
    """Gabung: this report is the duplicate, the picked one stays."""

    FORM = "gabung"
    HEADING = "Gabungkan laporan yang sama"
    SEND = "Gabungkan"
    HELP_PAGE = "gabung"

    def prepare(self, session: Session, report: Report) -> None:
        others = [
            other
            for other in session.instance.reports.values()
            if other.id != report.id and other.status.is_open and other.status is not Status.AT_NATIONAL
        ]
        self._others = [
            Entry(
                str(other.id),
                f"#{other.id} {plain_line(other.title)}",
                other.status.label,
                plain_line(other.body),
            )
            for other in others
        ]

    def fields(self) -> ComposeResult:
        yield note(
            "Objek, tempat, dan masalahnya harus sama. Laporan ini menjadi duplikat; laporan yang dipilih diteruskan."
        )
        yield label("Laporan induk")
        yield Picker(self._others, placeholder="Cari kata dari laporan lain", rows=7, key="into")
        yield label("Pesan kepada kedua pelapor")
        yield area("message", height=5)

    def build(self) -> Command:
        into = self.picker("into").value
        if into is None:
            raise Refused("Laporan induk belum dipilih; pilih laporan yang sama dari daftar.")
        return Merge(self.number, int(into), self.text("message"))


class SplitForm(Form):
    """Pecah: two matters become two reports."""

    FORM = "pecah"
    HEADING = "Pecah laporan"
    SEND = "Pecah menjadi dua"
    HELP_PAGE = "pecah"

    def prepare(self, session: Session, report: Report) -> None:
        self._title, self._body = plain_line(report.title), plain(report.body)

    def fields(self) -> ComposeResult:
        yield note(
            "Bagian pertama tetap di laporan ini; bagian kedua menjadi laporan baru dengan tenggat yang sama."
        )
        yield label("Judul bagian pertama")
        yield Input(self._title, id="title_1")
        yield label("Isi bagian pertama")
        yield area("body_1", self._body, 5)
        yield label("Judul bagian kedua")
        yield Input(id="title_2")
        yield label("Isi bagian kedua")
        yield area("body_2", self._body, 5)
        yield label("Pesan kepada pelapor (boleh kosong)")
        yield area("message", height=3)

    def build(self) -> Command:
        parts = tuple(PartText(self.text(f"title_{index}"), self.text(f"body_{index}")) for index in (1, 2))
        return Split(self.number, parts, self.text("message"))


class CloseReportForm(Form):
    """Tutup: by hand, when everything has been answered."""

    FORM = "tutup"
    HEADING = "Tutup laporan"
    SEND = "Tutup laporan"
    HELP_PAGE = "tutup"

    def prepare(self, session: Session, report: Report) -> None:
        self._answered = "sudah ada" if report.final_at is not None else "BELUM ada"
        self._reply = (
            "ADA tanggapan pelapor yang belum dijawab" if report.open_reply else "tidak ada tanggapan terbuka"
        )

    def fields(self) -> ComposeResult:
        yield note(
            f"Hasil akhir {self._answered}; {self._reply}. Laporan yang ditutup tidak dapat dibuka kembali."
        )
        yield label("Catatan (boleh kosong)")
        yield area("note", height=4)

    def build(self) -> Command:
        return Close(self.number, self.text("note"))


FORMS: tuple[type[Form], ...] = (AskDataForm, NotOursForm, ArchiveForm, MergeForm, SplitForm, CloseReportForm)
