"""The forms by which a report stands still or leaves the queue: Tunda, Bukan wewenang, Arsip, Gabung, Pecah, Tutup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult

from trainer.practice.similar import similar_reports
from trainer.scenarios.search_words import agency_words
from trainer.screens.shared.choices import Choice, Picker
from trainer.screens.shared.entries import BETWEEN, Entry
from trainer.screens.shared.plain import plain, plain_line
from trainer.screens.shared.text_field import TextField
from trainer.screens.workbench.forms.base import Form, area, label, line, note
from trainer.screens.workbench.forms.parts import Faulty
from trainer.sp4n.commands import (
    Archive,
    AskForData,
    Close,
    Command,
    Merge,
    NotOurs,
    PartText,
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
        yield label("Data yang kurang (Spasi untuk menandai)", "missing")
        yield Choice[str]([(item.value, item.label) for item in MissingData], several=True, key="missing")
        yield label("Pesan kepada pelapor", "message")
        yield area("message", height=6)

    def _ticked(self) -> tuple[MissingData, ...]:
        return tuple(MissingData(value) for value in self.choice("missing").values)

    def filled(self) -> None:
        self._last = request_text(self._ticked())

    def on_choice_changed(self) -> None:
        """Write the request anew while it is still the one that was written here, and say so."""
        if self.text("message") not in ("", self._last):
            self.say("Pesan Anda tidak diubah; sebutkan sendiri data yang baru Anda tandai.")
            return
        had, self._last = self._last, request_text(self._ticked())
        # The space parts what is written behind it from the request.
        self.query_one("#message", TextField).put(f"{self._last} " if self._last else "")
        if had:
            self.say("Pesan disusun ulang menurut data yang Anda tandai.")

    def build(self) -> Command:
        if not self._ticked():
            raise Faulty(
                "missing",
                "Belum ada data yang diminta; pilih sedikitnya satu data yang kurang.",
                "belum ditandai",
            )
        return AskForData(self.number, self._ticked(), self.needed("message", "Pesan kepada pelapor"))


class NotOursForm(Form):
    """Bukan wewenang: forward to the agency whose business it is."""

    FORM = "bukan_wewenang"
    HEADING = "Bukan wewenang"
    SEND = "Teruskan"
    HELP_PAGE = "bukan_wewenang"

    def prepare(self, session: Session, report: Report) -> None:
        self._agencies = [
            Entry(
                agency.id,
                agency.name,
                f"{agency.level.label}: {agency.duties}",
                BETWEEN.join((*agency.aliases, agency_words(session.scenario, agency.id))),
            )
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
        yield label("Instansi yang berwenang", "agency")
        yield Picker(
            self._agencies,
            placeholder="Cari instansi atau urusannya, misalnya: listrik",
            rows=6,
            about=2,
            key="agency",
        )
        yield label("Penjelasan kepada pelapor", "message")
        yield area("message", height=4)

    def build(self) -> Command:
        agency = self.picked("agency", "Instansi tujuan belum dipilih; pilih instansi dari daftar.")
        return NotOurs(self.number, agency, self.needed("message", "Penjelasan kepada pelapor"))


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
        yield label("Alasan", "reason")
        yield Choice[str]([(reason.value, reason.label) for reason in ArchiveReason], key="reason")
        yield label("Nomor laporan yang sama (hanya untuk alasan Duplikat)", "duplicate")
        yield line("duplicate", placeholder="misalnya 9900001", most=12)
        yield label("Penjelasan kepada pelapor", "explanation")
        yield area("explanation", height=5)

    def build(self) -> Command:
        typed = self.text("duplicate").lstrip("#")
        reason = ArchiveReason(
            self.chosen_of("reason", "Alasan arsip belum dipilih; pilih salah satu alasan.")
        )
        if typed and not typed.isdecimal():
            raise Faulty(
                "duplicate", "Nomor laporan hanya berisi angka; periksa nomor pelacakannya.", "hanya angka"
            )
        if reason is ArchiveReason.DUPLICATE and not typed:
            raise Faulty(
                "duplicate", "Alasan Duplikat memerlukan nomor laporan yang sama; isilah nomor pelacakannya."
            )
        if reason is not ArchiveReason.DUPLICATE and typed:
            raise Faulty(
                "duplicate",
                "Nomor laporan lain hanya untuk alasan Duplikat; ganti alasannya atau kosongkan nomor.",
                "harus kosong",
            )
        explanation = self.needed("explanation", "Penjelasan arsip")
        return Archive(self.number, reason, explanation, int(typed) if typed else None)


class MergeForm(Form):
    """Gabung: this report is the duplicate, the picked one stays."""

    FORM = "gabung"
    HEADING = "Gabungkan laporan yang sama"
    SEND = "Gabungkan"
    HELP_PAGE = "gabung"

    def prepare(self, session: Session, report: Report) -> None:
        everything = len(session.instance.reports)
        alike = {each.id: each for each in similar_reports(session, report, most=everything)}
        place = {number: index for index, number in enumerate(alike)}
        others = [
            other
            for other in session.instance.reports.values()
            if other.id != report.id and other.status.is_open and other.status is not Status.AT_NATIONAL
        ]
        self._others = []
        for other in sorted(others, key=lambda each: (place.get(each.id, len(place)), each.id)):
            near = alike.get(other.id)
            likeness = f"{near.percent:.0f}% {near.word} · " if near is not None else ""
            name = f"#{other.id} {plain_line(other.title)}"
            self._others.append(
                Entry(str(other.id), name, f"{likeness}{other.status.label} · {plain_line(other.body)}")
            )

    def fields(self) -> ComposeResult:
        yield note(
            "Objek, tempat, dan masalahnya harus sama. Laporan ini menjadi duplikat; laporan yang dipilih diteruskan."
        )
        yield label("Laporan induk (yang paling mirip di atas)", "into")
        yield Picker(self._others, placeholder="Cari kata dari laporan lain", rows=5, about=3, key="into")
        yield label("Pesan kepada kedua pelapor", "message")
        yield area("message", height=5)

    def build(self) -> Command:
        into = self.picked("into", "Laporan induk belum dipilih; pilih laporan yang sama dari daftar.")
        return Merge(self.number, int(into), self.needed("message", "Pesan kepada kedua pelapor"))


class SplitForm(Form):
    """Pecah: two matters become two reports."""

    FORM = "pecah"
    HEADING = "Pecah laporan"
    SEND = "Pecah menjadi dua"
    SNUG = False
    HELP_PAGE = "pecah"

    def prepare(self, session: Session, report: Report) -> None:
        self._title, self._body = plain_line(report.title), plain(report.body)

    def fields(self) -> ComposeResult:
        yield note(
            "Bagian pertama tetap di laporan ini; bagian kedua menjadi laporan baru dengan tenggat yang sama."
        )
        yield label("Judul bagian pertama", "title_1")
        yield line("title_1", self._title)
        yield label("Isi bagian pertama", "body_1")
        yield area("body_1", self._body, 5, at_end=False)
        yield label("Judul bagian kedua", "title_2")
        yield line("title_2")
        yield label("Isi bagian kedua", "body_2")
        yield area("body_2", self._body, 5, at_end=False)
        yield label("Pesan kepada pelapor (boleh kosong)", "message")
        yield area("message", height=3)

    def build(self) -> Command:
        parts = tuple(
            PartText(
                self.needed(f"title_{index}", "Judul bagian"), self.needed(f"body_{index}", "Isi bagian")
            )
            for index in (1, 2)
        )
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
        yield label("Catatan (boleh kosong)", "note")
        yield area("note", height=4)

    def build(self) -> Command:
        return Close(self.number, self.text("note"))


FORMS: tuple[type[Form], ...] = (AskDataForm, NotOursForm, ArchiveForm, MergeForm, SplitForm, CloseReportForm)
