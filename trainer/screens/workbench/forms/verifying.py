"""Verifikasi & disposisi in one form, and Ubah laporan for what was verified."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, TextArea
from textual.widgets.input import Selection

from trainer.scenarios.search_words import category_words
from trainer.screens.shared.choices import Choice, Picker
from trainer.screens.shared.commands import AnyCommand, bindings, command
from trainer.screens.shared.entries import Entry
from trainer.screens.shared.plain import plain, plain_line
from trainer.screens.shared.screen import COMMON
from trainer.screens.shared.sheet import Remark
from trainer.screens.shared.text_field import TextField
from trainer.screens.workbench.forms import base
from trainer.screens.workbench.forms.base import Form, area, label, line, note, unit_entries
from trainer.screens.workbench.forms.masking import masked
from trainer.screens.workbench.forms.parts import FieldName
from trainer.sp4n.commands import Command, EditPublished, Verify, VerifyAndDispose
from trainer.sp4n.redaction import MASK, find_personal_data
from trainer.sp4n.vocabulary import ReportType

if TYPE_CHECKING:
    from textual.containers import VerticalScroll

    from trainer.practice.session import Session
    from trainer.sp4n.report import Report

SEPARATOR = " › "
ANONYMOUS, SECRET = "anonim", "rahasia"
SHOWN_FINDS = 6
CATEGORY_ROWS, CATEGORY_ROWS_WIDE = 6, 24


@command(
    "samarkan", "f5", "Samarkan kata di kursor, atau teks yang dipilih", label="Samarkan", footer=True,
    tip="Di judul atau isi: letakkan kursor pada kata atau nomor, atau pilih teks dengan Shift+panah atau tetikus, lalu F5.",
)  # fmt: skip
def mask_selection(screen: VerifyForm) -> None:
    screen.mask_selection()


class VerifyForm(Form):
    """The form that every new report goes through."""

    FORM = "verifikasi"
    HEADING = "Verifikasi & disposisi"
    SEND = "Verifikasi dan disposisikan"
    SNUG = False
    OFFERS: ClassVar[tuple[AnyCommand, ...]] = (
        base.send,
        mask_selection,
        base.close_form,
        base.clear_form,
        base.take_back,
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
        chosen = ((ANONYMOUS, report.chosen_anonymous), (SECRET, report.chosen_secret))
        self._protected = [name for name, on in chosen if on]
        self._masks_title = False
        self._warns = session.scenario.preset.hints or session.instance.options.leak_warning
        self._categories = [
            Entry(
                SEPARATOR.join(path),
                path[-1],
                SEPARATOR.join(path[:-1]),
                category_words(session.scenario, path),
                depth=len(path) - 1,
            )
            for path in session.scenario.categories
        ]
        self._units = unit_entries(session.scenario)

    def fields(self) -> ComposeResult:
        with Horizontal(id="pair"):
            with Vertical(id="writing"):
                yield from self._class_fields()
            with Vertical():
                yield from self._text_fields()
                yield from self._unit_fields()

    def _unit_fields(self) -> ComposeResult:
        yield label("Unit penerima disposisi", "unit")
        yield Picker(self._units, placeholder="Cari unit atau tugasnya, misalnya: jalan", about=3, key="unit")
        yield label("Unit pendukung (boleh kosong, boleh beberapa)", "support")
        yield Picker(self._units, placeholder="Cari unit pendukung", several=True, rows=3, key="support")
        yield label("Catatan untuk unit (boleh kosong)", "note")
        yield area("note", height=2)

    def _class_fields(self) -> ComposeResult:
        yield label("Judul", "title")
        yield line("title", self._title)
        yield label(self._type_label(), "type")
        yield Choice[str]([(kind.value, kind.label) for kind in ReportType], [self._type.value], key="type")
        yield label("Kategori", "category")
        yield self._category_picker()

    def _text_fields(self) -> ComposeResult:
        yield label("Isi laporan akhir (F5 menyamarkan data pribadi)", "body")
        yield area("body", self._body, 6, at_end=False)
        yield Remark("found", self._finds(self._title, self._body))
        yield label("Privasi (Spasi menandai)", "privacy")
        options = [
            (ANONYMOUS, "Anonim: nama pelapor disembunyikan"),
            (SECRET, "Rahasia: isi tertutup bagi publik"),
        ]
        yield Choice[str](options, self._privacy, several=True, key="privacy", locked=self._protected)

    def _type_label(self) -> str:
        mark = "" if self._confirmed else " · BELUM DIKONFIRMASI"
        return f"Jenis laporan{mark} (pelapor: {self._choice})"

    def _category_picker(self) -> Picker:
        rows = CATEGORY_ROWS_WIDE if self.has_class("-wide") else CATEGORY_ROWS
        placeholder = "Cari kategori, misalnya: jalan rusak"
        picker = Picker(self._categories, placeholder=placeholder, rows=rows, key="category")
        if self._category:
            picker.pick(SEPARATOR.join(self._category))
        return picker

    def _fit(self, fields: VerticalScroll, width: int, height: int) -> None:
        super()._fit(fields, width, height)
        rows = CATEGORY_ROWS_WIDE if self.has_class("-wide") else CATEGORY_ROWS
        for picker in self.query("#category").results(Picker):
            picker.show_rows(rows)

    @on(Choice.Changed)
    def _type_chosen(self, message: Choice.Changed) -> None:
        """Whoever chooses a class has confirmed it."""
        if message.choice.id == "type":
            self._confirm()

    def _confirm(self, confirmed: bool = True) -> None:
        self._confirmed = confirmed
        self.query_one("#label-type", FieldName).rename(self._type_label())

    def filled(self) -> None:
        self._show_finds()
        if self.choice("type").value != self._type.value:
            self._confirm()

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

    @on(events.DescendantFocus)
    def _remember_text(self, event: events.DescendantFocus) -> None:
        """F5 is about the text that was last written in, also when it is clicked in the line of keys."""
        if event.widget.id in ("title", "body"):
            self._masks_title = event.widget.id == "title"

    def mask_selection(self) -> None:
        """Replace the selected text, or the word or number at the cursor, by the mask."""
        if self._masks_title:
            field = self.query_one("#title", Input)
            start, end = sorted((field.selection.start, field.selection.end))
            text = field.value
        else:
            body = self.query_one("#body", TextField)
            start, end = sorted(map(body.index_of, body.selection))
            text = body.text
        place = masked(text, start, end)
        if place is None:
            self.say(
                "Letakkan kursor pada kata atau nomor di judul atau isi, atau pilih teksnya (Shift+panah atau seret dengan "
                "tetikus), lalu tekan F5."
            )
            return
        start, end = place
        name, after = "title" if self._masks_title else "body", start + len(MASK)
        self.swap({name: f"{text[:start]}{MASK}{text[end:]}"})
        if self._masks_title:
            self.query_one("#title", Input).selection = Selection.cursor(after)
        else:
            body = self.query_one("#body", TextField)
            body.move_cursor(body.place_of(after))
        self.say(f"{plain_line(text[start:end])} → {MASK}. Ctrl+Z membatalkannya.")

    def _kind_and_category(self) -> tuple[ReportType, tuple[str, ...]]:
        """The chosen class and category.

        Raises:
            Faulty: the title or the text is empty, or no category is chosen.
        """
        self.needed("title", "Judul laporan")
        kind = self.chosen_of("type", "Jenis laporan belum dipilih; pilih salah satu.")
        category = self.picked(
            "category", "Kategori laporan belum dipilih; pilih kategori yang paling sesuai."
        )
        self.needed("body", "Isi laporan")
        return ReportType(kind), tuple(category.split(SEPARATOR))

    def build(self) -> Command:
        kind, category = self._kind_and_category()
        unit = self.picked("unit", "Unit penerima belum dipilih; cari unit menurut nama atau tugasnya.")
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
    HELP_PAGE = "verifikasi_saja"

    def fields(self) -> ComposeResult:
        yield note(
            "Unit ditetapkan kemudian lewat Disposisi. Tenggat verifikasi baru berhenti setelah disposisi."
        )
        yield from super().fields()

    def _unit_fields(self) -> ComposeResult:
        yield from ()

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
    HELP_PAGE = "ubah_laporan"

    def _unit_fields(self) -> ComposeResult:
        yield from ()

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
