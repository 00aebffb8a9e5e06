"""Setelan: made from the schema, with the region's rules, the data, and the version below."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from trainer.screens.settings.commands import HELP_PAGE
from trainer.screens.settings.schema import LOOK, SETTINGS, Setting
from trainer.screens.shared.bars import CommandBar, TitleBar
from trainer.screens.shared.commands import AnyCommand, bindings, command
from trainer.screens.shared.plain import fit, plain, plain_line
from trainer.screens.shared.rows import Piece, RowList
from trainer.screens.shared.screen import COMMON, LatihScreen

if TYPE_CHECKING:
    from trainer.screens.settings.view import SettingsView

WIDE = 120
PRESS_ENTER = "tekan Enter"
"""What stands in the place of a value where a line does something."""

SECTION, TITLE = 13, 25
"""Cells of the first two columns."""


class Row(NamedTuple):
    """A line of the list: a setting, or something to read or do."""

    section: str
    title: str
    value: str
    help: str
    setting: Setting | None = None
    command: str = ""


@command(
    "berikut", "right,plus", "Ambil pilihan berikutnya", label="Ganti", shows="←→", footer=True,
    when=lambda screen: screen.setting is not None,
)  # fmt: skip
async def next_value(screen: SettingsScreen) -> None:
    await screen.change(1)


@command(
    "sebelum", "left,minus", "Ambil pilihan sebelumnya", label="Pilihan sebelumnya",
    when=lambda screen: screen.setting is not None,
)  # fmt: skip
async def previous_value(screen: SettingsScreen) -> None:
    await screen.change(-1)


@command("ubah", "enter,space", "Ubah setelan ini, atau buka baris ini", label="Ubah", footer=True)
def choose(screen: SettingsScreen) -> None:
    screen.query_one("#settings", RowList).action_choose()


@command(
    "bawaan", "b", "Kembalikan setelan ini ke isian bawaan", label="Bawaan", footer=True,
    when=lambda screen: screen.setting is not None,
)  # fmt: skip
async def to_default(screen: SettingsScreen) -> None:
    await screen.to_default()


@command("aturan", "a", "Lihat aturan daerah dan perbedaan antarsumber K1-K18", label="Aturan daerah")
async def show_rules(screen: SettingsScreen) -> None:
    await screen.show_rules()


@command(
    "cadangkan", "c", "Cadangkan semua data ke satu berkas", label="Cadangkan", footer=True,
    when=lambda screen: screen.has_files,
    tip="Cadangan dibaca ulang setelah ditulis; berkas yang sudah ada tidak ditimpa.",
)  # fmt: skip
async def back_up(screen: SettingsScreen) -> None:
    await screen.back_up()


@command(
    "pulihkan", "p", "Pulihkan semua data dari berkas cadangan", label="Pulihkan",
    when=lambda screen: screen.has_files and screen.over_home,
    tip="Salinan data sekarang dibuat lebih dahulu.",
)  # fmt: skip
async def restore(screen: SettingsScreen) -> None:
    await screen.restore()


@command(
    "tombol", "t", "Tombol: beri perintah tombol lain", label="Tombol",
    tip="Daftar semua perintah dengan tombolnya. Bilah bawah, palet, dan bantuan ikut berubah.",
)  # fmt: skip
async def show_keys(screen: SettingsScreen) -> None:
    await screen.show_keys()


@command("kembali", "escape,backspace,q", "Kembali ke layar sebelumnya", label="Kembali", footer=True)
def back(screen: SettingsScreen) -> None:
    screen.dismiss(None)


OWN: tuple[AnyCommand, ...] = (
    choose,
    next_value,
    previous_value,
    to_default,
    show_keys,
    show_rules,
    back_up,
    restore,
    back,
)


class SettingsScreen(LatihScreen[None]):
    """The settings; each change is kept at once."""

    CSS_PATH = "screen.tcss"
    OFFERS: ClassVar[tuple[AnyCommand, ...]] = (*OWN, *COMMON)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*OWN)]
    HELP_PAGE = HELP_PAGE

    def __init__(self) -> None:
        super().__init__()
        self.view: SettingsView | None = None
        self.loaded = False
        self._rows: list[Row] = []

    def compose(self) -> ComposeResult:
        yield TitleBar("Setelan")
        with Vertical(id="body"):
            yield RowList(self._draw, 0, key="settings", empty="Membuka setelan ...")
            yield Static("", id="about", markup=False)
        yield CommandBar(key="footer")

    def on_mount(self) -> None:
        self.set_class(self.app.size.width >= WIDE, "-wide")
        self.query_one("#settings").focus()
        self.refresh_offers()
        self.run_worker(self.guarded(self.reload), exclusive=True)

    async def reload(self) -> None:
        """Read everything anew and draw it."""
        from trainer.screens.settings.view import read_settings

        self.view = await self.desk.call(read_settings)
        self.loaded = True
        self._fill(self.view)

    @property
    def has_files(self) -> bool:
        """Whether files of this computer may be named; in the browser it is the server's computer."""
        return self.loaded and not self.app.is_web

    @property
    def over_home(self) -> bool:
        """Whether nothing but Beranda lies below, so that no open shift loses its data."""
        from trainer.screens.home.screen import HomeScreen

        stack = self.app.screen_stack
        return self in stack and isinstance(stack[stack.index(self) - 1], HomeScreen)

    @property
    def setting(self) -> Setting | None:
        """The setting under the cursor."""
        return self._row.setting if self._rows else None

    @property
    def _row(self) -> Row:
        return self._rows[self.query_one("#settings", RowList).cursor]

    # The list

    def _fill(self, view: SettingsView) -> None:
        rows = [
            Row(each.section, each.title, each.label(view.values[each.key]), each.help, each)
            for each in SETTINGS
        ]
        rows.append(Row(
            "Tombol", "Tombol perintah", PRESS_ENTER, f"Beri perintah tombol yang lebih nyaman. {show_keys.tip}", command=show_keys.id,
        ))  # fmt: skip
        region = plain_line(view.region)
        rows.append(Row(
            "Aturan", "Aturan daerah", f"{region}: {PRESS_ENTER}", "Batas waktu dan pilihan yang dipakai dalam latihan daerah Anda, "
            "dengan perbedaan antarsumber K1-K18. Hanya dapat dibaca; Enter membuka.", command=show_rules.id,
        ))  # fmt: skip
        place = f"Semua profil, giliran, dan draf ada di berkas ini:\n{view.store}"
        rows.append(Row("Data", "Tempat data", plain_line(str(view.store)), place))
        if self.has_files:
            rows.append(Row("Data", "Cadangkan ke berkas", PRESS_ENTER, back_up.tip, command=back_up.id))
        if self.has_files and self.over_home:
            rows.append(
                Row(
                    "Data",
                    "Pulihkan dari berkas",
                    PRESS_ENTER,
                    f"Mengganti semua data. {restore.tip}",
                    command=restore.id,
                )
            )
        rows.append(Row(
            "Tentang", "Versi", view.version, f"LATIH! {view.version}, isi latihan {view.content_version} dari {view.content}.",
        ))  # fmt: skip
        self._rows = rows
        rows_list = self.query_one("#settings", RowList)
        rows_list.reset(len(rows), rows_list.cursor)
        self._describe()

    def _draw(self, index: int, width: int) -> Sequence[Piece]:
        row = self._rows[index]
        first = not index or self._rows[index - 1].section != row.section
        room = max(1, width - SECTION - TITLE - 1)
        value = f"‹ {row.value} ›" if row.setting is not None else row.value
        tone = "strong" if row.setting is not None else "accent" if row.command else "muted"
        return [
            (f" {fit(row.section if first else '', SECTION - 1)}", "accent"),
            (fit(row.title, TITLE), ""),
            (fit(f" {value}", room), tone),
        ]

    def _describe(self) -> None:
        """Explain the line under the cursor, with the choices there are."""
        row = self._row
        parts: list[Content | str] = [Content.styled(f"{row.title}\n", "bold $primary"), plain(row.help)]
        if row.setting is not None and self.view is not None:
            value, options = row.setting.known(self.view.values[row.setting.key]), []
            for each, label in row.setting.choices:
                options.append(f"[{label}]" if each == value else label)
            parts.append(f"\nPilihan: {'  '.join(options)}")
            if not row.setting.shared and self.view.profile is None:
                parts.append("\nBuat profil dahulu agar setelan ini tersimpan.")
        self.query_one("#about", Static).update(Content.assemble(*parts))
        self.refresh_offers()

    def on_row_list_moved(self) -> None:
        self._describe()

    async def on_row_list_chosen(self) -> None:
        row = self._row
        if row.setting is not None:
            await self.guarded(lambda: self.change(1))
        elif row.command:
            self.offer(row.command)

    # Changing

    async def change(self, step: int) -> None:
        """Take the next or the previous choice."""
        setting, view = self.setting, self.view
        if setting is not None and view is not None:
            await self._keep(setting, setting.after(view.values[setting.key], step))

    async def to_default(self) -> None:
        """Take what holds when nothing was chosen."""
        if self.setting is not None:
            await self._keep(self.setting, self.setting.default)

    async def _keep(self, setting: Setting, value: str) -> None:
        from trainer.screens.settings.view import write_value

        await self.desk.call(lambda desk: write_value(desk, setting, value))
        if setting == LOOK:
            self.latih.use_theme(value)
        await self.reload()

    async def show_keys(self) -> None:
        """Open the list of keys."""
        from trainer.screens.settings.keys_screen import KeysScreen

        await self.app.push_screen(KeysScreen())

    async def show_rules(self) -> None:
        """Open the rules of the region."""
        from trainer.screens.settings.rules import RulesScreen
        from trainer.screens.settings.view import read_rules

        await self.app.push_screen(RulesScreen(*await self.desk.call(read_rules)))

    # Backup

    async def back_up(self) -> None:
        """Ask for a file, then write the backup."""
        from trainer.screens.settings.ask_path import AskPath
        from trainer.screens.settings.view import suggested_backup

        suggestion = str(await self.desk.call(suggested_backup))
        text = "Cadangan memuat semua profil, giliran, hasil, dan draf. Simpan ke berkas mana?"

        async def chosen(path: Path | None) -> None:
            if path is not None:
                await self.guarded(lambda: self._write(path))

        await self.app.push_screen(AskPath(text, "Cadangkan", suggestion), chosen)

    async def _write(self, path: Path) -> None:
        from trainer.screens.settings.view import write_backup

        found = await self.wait_for(
            "Menulis cadangan dan memeriksanya ...", lambda desk: write_backup(desk, path)
        )
        self.tell(
            f"Cadangan tersimpan dan sudah diperiksa: {path} ({found.profiles} profil, {found.sessions} giliran)."
        )

    async def restore(self) -> None:
        """Ask for a backup, make sure, then put it in the place of the data."""
        from trainer.screens.settings.ask_path import AskPath

        async def chosen(path: Path | None) -> None:
            if path is not None:
                await self.guarded(lambda: self._make_sure(path))

        await self.app.push_screen(AskPath("Berkas cadangan mana yang dipulihkan?", "Lanjut"), chosen)

    async def _make_sure(self, path: Path) -> None:
        from trainer.practice.backup import inspect
        from trainer.screens.shared.dialogs import Question

        found = await self.desk.call(lambda _desk: inspect(path))
        text = (
            f"Cadangan ini berisi {found.profiles} profil dan {found.sessions} giliran. Semua data sekarang diganti; "
            "salinannya dibuat lebih dahulu di folder yang sama. Pulihkan?"
        )

        async def answered(yes: bool | None) -> None:
            if yes:
                await self.guarded(lambda: self._replace(path))

        await self.app.push_screen(Question(text, "Ya, pulihkan"), answered)

    async def _replace(self, path: Path) -> None:
        from trainer.screens.settings.view import restore_backup

        done = await self.wait_for("Memulihkan data ...", lambda desk: restore_backup(desk, path))
        await self.reload()
        if self.view is not None:
            self.latih.use_theme(self.view.values[LOOK.key])
        self.tell(
            f"Data dipulihkan ({done.contents.sessions} giliran). Data sebelumnya disalin ke {done.copy}."
        )

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(event.size.width >= WIDE, "-wide")
