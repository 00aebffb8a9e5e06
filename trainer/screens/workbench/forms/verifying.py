"""Verifikasi & disposisi in one form, and Ubah laporan for what was verified."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input, TextArea

from trainer.screens.shared.choices import Choice, Entry, Picker
from trainer.screens.shared.commands import AnyCommand, bindings, command
from trainer.screens.shared.plain import plain, plain_line
from trainer.screens.shared.screen import COMMON
from trainer.screens.shared.sheet import Remark
from trainer.screens.workbench.forms import base
from trainer.screens.workbench.forms.base import Form, area, label, note, unit_entries
from trainer.sp4n.commands import Command, EditPublished, Refused, Verify, VerifyAndDispose
from trainer.sp4n.redaction import MASK, find_personal_data
from trainer.sp4n.vocabulary import ReportType

if TYPE_CHECKING:
    from trainer.practice.session import Session
    from trainer.sp4n.report import Report

SEPARATOR = " › "
ANONYMOUS, SECRET = "anonim", "rahasia"
SHOWN_FINDS = 6


@command(
    "samarkan", "f5", "Samarkan teks yang dipilih", label="Samarkan", footer=True,
    tip="Pilih teks dengan Shift+panah di kolom isi, lalu tekan F5.",
)  # fmt: skip
def mask_selection(screen: VerifyForm) -> None:
    screen.mask_selection()


class VerifyForm(Form):
    """The form that every new report goes through."""

    FORM = "verifikasi"
    HEADING = "Verifikasi & disposisi"
    SEND = "Verifikasi dan disposisikan"
    OFFERS: ClassVar[tuple[AnyCommand, ...]] = (
        base.send,
        mask_selection,
        base.close_form,
        base.clear_form,
        *COMMON,
    )
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(mask_selection)]
    HELP_PAGE = "verifikasi"

    def prepare(self, session: Session, report: Report) -> None:
        self._type = report.type
        self._choice = report.choice.label
        self._confirmed = report.type_confirmed
        self._title = plain_line(report.title)
        self._body = plain(report.body)
        self._category = report.category
        self._privacy = [name for name, on in ((ANONYMOUS, report.anonymous), (SECRET, report.secret)) if on]
        self._warns = session.scenario.preset.hints or session.instance.options.leak_warning
        self._paths = session.scenario.categories
        self._units = unit_entries(session)

    def fields(self) -> ComposeResult:
        yield from self._report_fields()
        yield label("Unit penerima disposisi")
        yield Picker(self._units, placeholder="Cari unit atau tugasnya, misalnya: jalan", key="unit")
        yield label("Unit pendukung (boleh kosong, boleh beberapa)")
        yield Picker(self._units, placeholder="Cari unit pendukung", several=True, rows=3, key="support")
        yield label("Catatan untuk unit (boleh kosong)")
        yield area("note", height=2)

    def _report_fields(self) -> ComposeResult:
        yield label("Judul")
        yield Input(self._title, id="title")
        mark = "sudah dikonfirmasi" if self._confirmed else "BELUM DIKONFIRMASI, isian otomatis"
        yield label(f"Jenis laporan ({mark}; pelapor memilih {self._choice})")
        yield Choice[str]([(kind.value, kind.label) for kind in ReportType], [self._type.value], key="type")
        yield label("Kategori")
        yield self._category_picker()
        yield label("Isi laporan akhir (sunting data pribadi; F5 menyamarkan teks terpilih)")
        yield area("body", self._body, 6)
        yield Remark("found", self._finds(self._title, self._body))
        yield label("Privasi (perlindungan pilihan pelapor tidak dapat dicabut)")
        options = [
            (ANONYMOUS, "Anonim: nama pelapor disembunyikan"),
            (SECRET, "Rahasia: isi tidak tampil untuk publik"),
        ]
        yield Choice[str](options, self._privacy, several=True, key="privacy")

    def _category_picker(self) -> Picker:
        entries = [
            Entry(SEPARATOR.join(path), path[-1], SEPARATOR.join(path[:-1]), depth=len(path) - 1)
            for path in self._paths
        ]
        picker = Picker(entries, placeholder="Cari kategori, misalnya: jalan rusak", key="category")
        if self._category:
            picker.pick(SEPARATOR.join(self._category))
        return picker

    def filled(self) -> None:
        self._show_finds()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        if event.text_area.id == "body":
            self._show_finds()

    def on_input_changed(self, event: Input.Changed) -> None:
        if event.input.id == "title":
            self._show_finds()

    def _show_finds(self) -> None:
        self.query_one("#found", Remark).show(self._finds(self.text("title"), self.text("body")))

    def _finds(self, title: str, body: str) -> str:
        """The personal data that still stand in title and body, in a sentence; empty in an exam."""
        found = find_personal_data(f"{title}\n{body}") if self._warns else []
        listed = "; ".join(f"{span.kind.label} {plain_line(span.text)}" for span in found[:SHOWN_FINDS])
        return f"Data pribadi yang masih tampak: {listed}." if found else ""

    def mask_selection(self) -> None:
        """Replace the selected text by the mask."""
        body = self.query_one("#body", TextArea)
        if body.selected_text.strip():
            body.replace(MASK, *body.selection)
        else:
            self.say("Pilih dahulu teks di kolom isi (Shift+panah), lalu tekan F5.")

    def _kind_and_category(self) -> tuple[ReportType, tuple[str, ...]]:
        """The chosen class and category.

        Raises:
            Refused: no category is chosen.
        """
        category, kind = self.picker("category").value, self.choice("type").value
        if kind is None or category is None:
            raise Refused("Kategori laporan belum dipilih; pilih kategori yang paling sesuai.")
        return ReportType(kind), tuple(category.split(SEPARATOR))

    def build(self) -> Command:
        kind, category = self._kind_and_category()
        unit = self.picker("unit").value
        if unit is None:
            raise Refused("Unit penerima belum dipilih; cari unit menurut nama atau tugasnya.")
        privacy, body = self.choice("privacy").values, self.query_one("#body", TextArea).text
        return VerifyAndDispose(
            report=self.number,
            title=self.text("title"),
            type=kind,
            category=category,
            unit=unit,
            body=None if body == self._body else body,
            anonymous=ANONYMOUS in privacy,
            secret=SECRET in privacy,
            support_units=tuple(each for each in self.picker("support").picked if each != unit),
            note=self.text("note"),
        )


class VerifyOnlyForm(VerifyForm):
    """Verifikasi saja: the unit is still to be found out; the verification deadline goes on."""

    FORM = "verifikasi_saja"
    HEADING = "Verifikasi tanpa disposisi"
    SEND = "Simpan verifikasi"

    def fields(self) -> ComposeResult:
        yield note(
            "Unit ditetapkan kemudian lewat Disposisi. Tenggat verifikasi baru berhenti setelah disposisi."
        )
        yield from self._report_fields()

    def build(self) -> Command:
        kind, category = self._kind_and_category()
        privacy, body = self.choice("privacy").values, self.query_one("#body", TextArea).text
        return Verify(
            report=self.number,
            title=self.text("title"),
            type=kind,
            category=category,
            body=None if body == self._body else body,
            anonymous=ANONYMOUS in privacy,
            secret=SECRET in privacy,
        )


class EditForm(VerifyForm):
    """Ubah laporan: what was verified can be mended, and personal data that slipped through masked."""

    FORM = "ubah_laporan"
    HEADING = "Ubah laporan"
    SEND = "Simpan perubahan"

    def fields(self) -> ComposeResult:
        yield from self._report_fields()

    def build(self) -> Command:
        kind, category = self._kind_and_category()
        privacy, body = self.choice("privacy").values, self.query_one("#body", TextArea).text
        return EditPublished(
            report=self.number,
            title=self.text("title"),
            body=None if body == self._body else body,
            type=kind,
            category=category,
            anonymous=ANONYMOUS in privacy,
            secret=SECRET in privacy,
        )
