"""Catat laporan luring: a letter, a telephone note or an Instagram message becomes a report."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.widgets import TextArea

from trainer.screens.shared.choices import Choice
from trainer.screens.shared.plain import plain
from trainer.screens.shared.text_field import TextField
from trainer.screens.shared.words import short_stamp
from trainer.screens.workbench.forms.base import Form, area, label, line, note
from trainer.screens.workbench.forms.parts import Faulty
from trainer.sp4n.commands import Command, EnterOffline
from trainer.sp4n.report import Location, ReporterIdentity
from trainer.sp4n.vocabulary import Channel, ReporterChoice

if TYPE_CHECKING:
    from trainer.practice.session import Session
    from trainer.screens.workbench.bench import Bench

ANONYMOUS, SECRET = "anonim", "rahasia"
NO_REPORT = 0
"""What is typed here belongs to no report yet; its draft is kept under this number."""


class OfflineForm(Form):
    """The papers that wait, the text of the chosen one, and the fields of a new report.

    Args:
        bench: the shift.
        session: looked at while the form is made.
    """

    FORM = "catat_luring"
    HEADING = "Catat laporan luring"
    SEND = "Catat laporan"
    SNUG = False
    HELP_PAGE = "catat_luring"

    def __init__(self, bench: Bench, session: Session) -> None:
        super().__init__(bench, session, NO_REPORT)

    def adopt(self, session: Session) -> None:
        zone = session.calendar.zone
        self._today = session.now.astimezone(zone).date()
        self._texts = {str(paper.plan): paper.text for paper in session.papers}
        self._waiting = [
            (
                str(paper.plan),
                f"{paper.channel.label} · diterima {short_stamp(paper.arrived, zone)} · catat sebelum "
                f"{short_stamp(paper.due, zone)}",
            )
            for paper in session.papers
        ]

    def bar_text(self) -> str:
        return f"{self.HEADING} · {len(self._waiting)} aduan menunggu"

    def fields(self) -> ComposeResult:
        first = self._waiting[0][0]
        yield label("Aduan yang menunggu", "paper")
        yield Choice[str](self._waiting, [first], key="paper")
        yield label("Teks sebagaimana diterima (dapat dipilih dan disalin)")
        yield self._received(first)
        yield note("Salin isi aduannya. NIK, telepon, alamat, dan nama hanya ditulis pada kolom identitas.")
        yield label("Kanal", "channel")
        offline = [channel for channel in Channel if channel.is_offline]
        yield Choice[str]([(each.value, each.label) for each in offline], [], key="channel")
        yield label("Judul", "title")
        yield line("title")
        yield label("Isi aduan", "body")
        yield area("body", height=6)
        yield label("Jenis menurut pelapor", "choice")
        yield Choice[str](
            [(each.value, each.label) for each in ReporterChoice],
            [ReporterChoice.COMPLAINT.value],
            key="choice",
        )
        yield label("Tanggal kejadian (boleh kosong untuk aspirasi dan permintaan informasi)", "incident")
        yield line("incident", placeholder="hari-bulan-tahun, misalnya 12-03-2026", most=10)
        yield label("Tempat kejadian", "place")
        yield line("place", placeholder="jalan, gedung, atau patokan")
        yield line("village", placeholder="Desa atau kelurahan")
        yield line("district", placeholder="Kecamatan")
        yield label("Lampiran (boleh kosong; satu berkas satu baris, sebut isinya)", "attachments")
        yield area("attachments", height=3)
        yield label("Nomor laporan lama yang disebut pelapor (boleh kosong)", "cites")
        yield line("cites", placeholder="misalnya 9900001", most=12)
        yield label("Nama pelapor", "name")
        yield line("name")
        yield label("NIK, telepon, surel, dan alamat pelapor (boleh kosong)", "nik")
        yield line("nik", placeholder="NIK")
        yield line("phone", placeholder="Telepon")
        yield line("email", placeholder="Surel")
        yield line("address", placeholder="Alamat")
        yield label("Perlindungan yang diminta pelapor", "privacy")
        options = [
            (ANONYMOUS, "Anonim: nama pelapor disembunyikan"),
            (SECRET, "Rahasia: isi tidak tampil untuk publik"),
        ]
        yield Choice[str](options, [], several=True, key="privacy")

    def _received(self, paper: str) -> TextField:
        text = plain(self._texts[paper])
        widget = TextField(
            text, read_only=True, tab_behavior="focus", show_line_numbers=False, classes="paper"
        )
        widget.styles.height = 9
        return widget

    def on_choice_changed(self, message: Choice.Changed) -> None:
        if message.choice.id == "paper":
            self.filled()

    def filled(self) -> None:
        """Show the text of the chosen paper."""
        chosen = self.choice("paper").value or ""
        self.query_one(".paper", TextArea).load_text(plain(self._texts.get(chosen, "")))

    def build(self) -> Command:
        channel = self.chosen_of("channel", "Kanal aduan belum dipilih; lihat kepala kertasnya.")
        title, body = self.needed("title", "Judul laporan"), self.needed("body", "Isi laporan")
        choice = self.chosen_of("choice", "Jenis menurut pelapor belum dipilih; pilih salah satu.")
        incident = self._incident(ReporterChoice(choice))
        privacy, cites = self.choice("privacy").values, self.text("cites").lstrip("#")
        if cites and not cites.isdecimal():
            raise Faulty(
                "cites", "Nomor laporan lama hanya berisi angka; periksa atau kosongkan.", "hanya angka"
            )
        return EnterOffline(
            title=title,
            body=body,
            choice=ReporterChoice(choice),
            reporter=ReporterIdentity(
                self.needed("name", "Nama pelapor"),
                nik=self.text("nik"),
                phone=self.text("phone"),
                email=self.text("email"),
                address=self.text("address"),
            ),
            channel=Channel(channel),
            anonymous=ANONYMOUS in privacy,
            secret=SECRET in privacy,
            location=Location(
                text=self.text("place"), district=self.text("district"), village=self.text("village")
            ),
            incident_date=incident,
            attachments=tuple(line.strip() for line in self.text("attachments").splitlines() if line.strip()),
            cites_report=int(cites) if cites else None,
        )

    def _incident(self, choice: ReporterChoice) -> date | None:
        """The date of the incident; the public form asks for it with every complaint (dossier 3.5).

        Raises:
            Faulty: it is missing in a complaint, is no date, or lies in the future.
        """
        typed = self.text("incident")
        if not typed:
            if choice is ReporterChoice.COMPLAINT:
                raise Faulty(
                    "incident", "Tanggal kejadian belum diisi; lihat teks aduan, atau pakai tanggal diterima."
                )
            return None
        try:
            day, month, year = map(int, typed.replace("/", "-").replace(".", "-").split("-"))
            found = date(year, month, day)
        except ValueError:
            raise Faulty(
                "incident",
                "Tanggal kejadian ditulis hari-bulan-tahun, misalnya 12-03-2026.",
                "hari-bulan-tahun",
            ) from None
        if found > self._today:
            raise Faulty(
                "incident", "Tanggal kejadian belum tiba; periksa hari, bulan, dan tahunnya.", "belum tiba"
            )
        return found
