"""Masuk: choose who trains on this computer, or make a new profile."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Button, Input, Static

from trainer.screens.shared.bars import CommandBar, TitleBar
from trainer.screens.shared.choices import Choice
from trainer.screens.shared.commands import AnyCommand, bindings, command
from trainer.screens.shared.plain import fit, plain_line
from trainer.screens.shared.rows import Piece, RowList
from trainer.screens.shared.screen import COMMON, LatihScreen

if TYPE_CHECKING:
    from trainer.practice.desk import Desk
    from trainer.practice.store import Profile

DEFAULT_REGION = "raksabumi"
ROLES = (
    ("admin_instansi", "Admin Instansi (koordinator)"),
    ("pejabat_penghubung", "Pejabat Penghubung (unit)"),
    ("admin_nasional", "Admin Nasional"),
)
"""The roles that can be trained, by the key that is stored."""


def read_regions(desk: Desk) -> list[tuple[str, str]]:
    """The regions by id, fictional ones first."""
    regions = sorted(desk.library.regions.items(), key=lambda item: not item[1].fictional)
    return [(key, f"{region.name} (rekaan)" if region.fictional else region.name) for key, region in regions]


@command(
    "simpan", "f2,ctrl+s", "Simpan profil baru dan masuk", label="Simpan dan masuk", footer=True,
    when=lambda screen: screen.making, tip="Nama wajib diisi; unit kerja boleh kosong.",
)  # fmt: skip
async def save_profile(screen: LoginScreen) -> None:
    await screen.save()


@command(
    "baru", "n", "Buat profil baru", label="Profil baru", footer=True, when=lambda screen: not screen.making,
    tip="Untuk orang lain yang berlatih di komputer ini.",
)  # fmt: skip
def new_profile(screen: LoginScreen) -> None:
    screen.show_form()


@command(
    "daftar", "escape,f4", "Kembali", label="Kembali", footer=True, when=lambda screen: bool(screen.profiles),
)  # fmt: skip
def back_to_list(screen: LoginScreen) -> None:
    if screen.making:
        screen.show_list()
    else:
        screen.dismiss(None)


OWN: tuple[AnyCommand, ...] = (save_profile, new_profile, back_to_list)


class LoginScreen(LatihScreen["Profile | None"]):
    """Returns the profile that trains now; None when it stays the same.

    Args:
        profiles: the profiles of this computer.
    """

    CSS_PATH = "screen.tcss"
    OFFERS: ClassVar[tuple[AnyCommand, ...]] = (*OWN, *COMMON)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*OWN)]
    HELP_PAGE = "masuk"

    def __init__(self, profiles: Sequence[Profile]) -> None:
        super().__init__()
        self.profiles = tuple(profiles)
        self.making = not profiles

    def compose(self) -> ComposeResult:
        yield TitleBar("Masuk")
        with VerticalScroll(id="panel", can_focus=False):
            yield Static(self._greeting(), id="greeting", markup=False)
            yield RowList(self._draw, len(self.profiles), key="profiles", one_click=True)
            yield Static("Nama Anda", classes="label form")
            yield Input(id="name", classes="form", compact=True, max_length=80)
            yield Static("Daerah latihan", classes="label form")
            yield Choice[str]((), key="region")
            yield Static("Unit kerja (boleh kosong)", classes="label form")
            yield Input(id="unit", classes="form", compact=True, max_length=120)
            yield Static("Peran", classes="label form")
            yield Choice[str](ROLES, [ROLES[0][0]], key="role")
            yield Static("", id="problem", markup=False)
            yield Button("Simpan dan masuk (F2)", id="save", variant="primary", compact=True)
        yield CommandBar(key="footer")

    def _greeting(self) -> str:
        return (
            "Selamat datang di LATIH!, tempat berlatih menjadi admin SP4N-LAPOR!. Semua laporan, nama, dan daerah di "
            "sini rekaan; tidak ada yang terkirim ke mana pun."
            + (
                " Siapa yang berlatih sekarang?"
                if self.profiles
                else " Isi data Anda: Tab pindah isian, panah memilih, F2 menyimpan."
            )
        )

    def _draw(self, index: int, width: int) -> Sequence[Piece]:
        profile = self.profiles[index]
        name = fit(plain_line(profile.name), 28)
        return [
            (name, "strong"),
            (fit(f" {plain_line(profile.unit) or 'tanpa unit kerja'}", width - 28), "muted"),
        ]

    def on_mount(self) -> None:
        if self.making:
            self.show_form()
        else:
            self.show_list()
        self.run_worker(self.guarded(self._load_regions), exclusive=True)

    async def _load_regions(self) -> None:
        regions = await self.guarded(lambda: self.desk.call(read_regions))
        if regions is None:
            return
        field = self.query_one("#region", Choice)
        field.options = [(key, plain_line(name)) for key, name in regions]
        field.reset(len(regions))
        field.styles.height = min(3, max(1, len(regions)))
        keys = [key for key, _ in regions]
        field.choose(DEFAULT_REGION if DEFAULT_REGION in keys else keys[0])

    def show_form(self) -> None:
        """Show the fields of a new profile."""
        self.making = True
        self.remove_class("-list")
        self.query_one("#name").focus()
        self.refresh_offers()

    def show_list(self) -> None:
        """Show the profiles of this computer."""
        self.making = False
        self.add_class("-list")
        self.query_one("#profiles").focus()
        self.refresh_offers()

    async def save(self) -> None:
        """Store the profile and go on with it."""
        name = plain_line(self.query_one("#name", Input).value)
        unit = plain_line(self.query_one("#unit", Input).value)
        region = self.query_one("#region", Choice).value or DEFAULT_REGION
        role = self.query_one("#role", Choice).value or ROLES[0][0]
        if not name:
            self.query_one("#problem", Static).update("Nama masih kosong. Isi nama Anda lebih dahulu.")
            self.query_one("#name").focus()
            return
        self.dismiss(await self.desk.call(lambda desk: desk.add_profile(name, region, unit, role)))

    def on_button_pressed(self) -> None:
        self.offer(save_profile.id)

    def on_input_submitted(self) -> None:
        self.focus_next()

    async def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        if message.rows.id == "profiles":
            await self.guarded(lambda: self._enter(self.profiles[message.index]))

    async def _enter(self, profile: Profile) -> None:
        await self.desk.call(lambda desk: desk.use_profile(profile))
        self.dismiss(profile)
