"""Masuk: choose who trains on this computer, or make a new profile."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Button, Input, Static

from trainer.screens.shared.bars import CommandBar, TitleBar
from trainer.screens.shared.choices import Choice
from trainer.screens.shared.commands import AnyCommand, bindings, command
from trainer.screens.shared.plain import fit, plain_line, wrap
from trainer.screens.shared.rows import Piece, RowList
from trainer.screens.shared.screen import COMMON, LatihScreen
from trainer.sp4n.vocabulary import Role

if TYPE_CHECKING:
    from trainer.practice.desk import Desk
    from trainer.practice.store import Profile

REGIONS, ROLES = 3, 4
"""The most lines of the choices, so that the form fits the smallest terminal."""

WIDTH = 70
"""Cells of a line of the greeting, which is broken at spaces only."""

NEW_AND_IN = "Simpan dan masuk (F2)"
"""The button of a new profile, which is used at once."""

DEFAULT_REGION = "raksabumi"
DEFAULT_ROLE = "admin_instansi"
EXPLAINED = {"admin_instansi": "koordinator", "pejabat_penghubung": "unit", "kepala_unit": "menyetujui draf"}
"""What a role is, in a word; the roles themselves are those of the presets."""


class Choices(NamedTuple):
    """What a profile can choose: regions and roles with their names."""

    regions: list[tuple[str, str]]
    roles: list[tuple[str, str]]


def read_choices(desk: Desk) -> Choices:
    """The regions by id, fictional ones first, and the roles that presets offer."""
    regions = sorted(desk.library.regions.items(), key=lambda item: not item[1].fictional)
    return Choices(
        [
            (key, plain_line(f"{region.name} (rekaan)" if region.fictional else region.name))
            for key, region in regions
        ],
        [(each.role.value, _role_line(each.role.value, each.label, each.presets)) for each in desk.roles()],
    )


def _role_line(role: str, label: str, presets: int) -> str:
    what = f" ({EXPLAINED[role]})" if role in EXPLAINED else ""
    return f"{label}{what} · {presets} jenis giliran"


@command(
    "simpan", "f2,ctrl+s", "Simpan profil", label="Simpan", footer=True, when=lambda screen: screen.making,
    tip="Nama wajib diisi; unit kerja boleh kosong.",
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
    "ubah", "u", "Ubah profil yang ditunjuk", label="Ubah", footer=True,
    when=lambda screen: not screen.making and bool(screen.profiles),
    tip="Nama, daerah, unit kerja, dan peran; giliran dan hasilnya tetap.",
)  # fmt: skip
def change_profile(screen: LoginScreen) -> None:
    screen.show_form(screen.selected)


@command(
    "hapus", "h,delete", "Hapus profil yang ditunjuk", label="Hapus", footer=True,
    when=lambda screen: not screen.making and bool(screen.profiles),
    tip="Sesudah Anda mengiyakan; salinan semua data dibuat lebih dahulu.",
)  # fmt: skip
async def delete_profile(screen: LoginScreen) -> None:
    await screen.ask_to_delete()


@command(
    "daftar", "escape,f4", "Kembali", label="Kembali", footer=True, when=lambda screen: bool(screen.profiles),
)  # fmt: skip
def back_to_list(screen: LoginScreen) -> None:
    if screen.making:
        screen.show_list()
    else:
        screen.dismiss(None)


OWN: tuple[AnyCommand, ...] = (save_profile, new_profile, change_profile, delete_profile, back_to_list)


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
        self.changing: Profile | None = None

    def compose(self) -> ComposeResult:
        yield TitleBar("Masuk")
        with VerticalScroll(id="panel", can_focus=False):
            yield Static(self._greeting(), id="greeting", markup=False)
            yield RowList(self._draw, len(self.profiles), key="profiles", one_click=True)
            yield Static("Nama Anda", classes="label form")
            yield Input(id="name", classes="form", max_length=80)
            yield Static("", id="problem", classes="form", markup=False)
            yield Static("Daerah latihan", classes="label form after-problem")
            yield Choice[str]((), key="region")
            yield Static("Unit kerja (boleh kosong)", classes="label form")
            yield Input(id="unit", classes="form", max_length=120)
            yield Static("Peran yang dilatih", classes="label form")
            yield Choice[str]((), key="role")
            yield Button(NEW_AND_IN, id="save", variant="primary", compact=True)
        yield CommandBar(key="footer")

    def _greeting(self) -> str:
        return "\n".join(wrap(self._welcome(), WIDTH))

    def _welcome(self) -> str:
        welcome = (
            "Selamat datang di LATIH!, tempat berlatih menjadi admin SP4N-LAPOR!. Semuanya rekaan; tidak ada yang terkirim "
            "ke mana pun."
        )
        if self.changing is not None:
            return f"Ubah profil {plain_line(self.changing.name)}. Giliran dan hasilnya tetap. F2 menyimpan."
        if self.making:
            return f"{welcome} Tab pindah isian, panah memilih, F2 menyimpan."
        return f"{welcome} Siapa yang berlatih sekarang?"

    def _draw(self, index: int, width: int) -> Sequence[Piece]:
        profile = self.profiles[index]
        name = fit(plain_line(profile.name), 28)
        return [
            (name, "strong"),
            (fit(f" {self._about(profile)}", width - 28), "muted"),
        ]

    def _about(self, profile: Profile) -> str:
        role = next((each.label for each in Role if each.value == profile.role), profile.role)
        return f"{plain_line(profile.unit) or 'tanpa unit kerja'} · {role}"

    def on_mount(self) -> None:
        if self.making:
            self.show_form()
        else:
            self.show_list()
        self.run_worker(self.guarded(self._load_choices), exclusive=True)

    async def _load_choices(self) -> None:
        choices = await self.desk.call(read_choices)
        region, role = self.query_one("#region", Choice), self.query_one("#role", Choice)
        for field, options, rows in ((region, choices.regions, REGIONS), (role, choices.roles, ROLES)):
            field.options = options
            field.reset(len(options))
            field.styles.height = min(rows, max(1, len(options)))
        self._choose(self.changing)

    def _choose(self, profile: Profile | None) -> None:
        """Mark region and role of a profile, or those to begin with."""
        wanted = (
            ("#region", DEFAULT_REGION if profile is None else profile.region),
            ("#role", DEFAULT_ROLE if profile is None else profile.role),
        )
        for key, value in wanted:
            field = self.query_one(key, Choice)
            known = [option for option, _ in field.options]
            if known:
                field.choose(value if value in known else known[0])

    @property
    def selected(self) -> Profile | None:
        """The profile under the cursor of the list."""
        cursor = self.query_one("#profiles", RowList).cursor
        return self.profiles[cursor] if cursor < len(self.profiles) else None

    def show_form(self, profile: Profile | None = None) -> None:
        """Show the fields of a new profile, or those of one that is to be changed."""
        self.making, self.changing = True, profile
        self.remove_class("-list")
        self.query_one("#name", Input).value = "" if profile is None else plain_line(profile.name)
        self.query_one("#unit", Input).value = "" if profile is None else plain_line(profile.unit)
        self._choose(profile)
        self._say("")
        self.query_one("#save", Button).label = NEW_AND_IN if profile is None else "Simpan (F2)"
        self.query_one("#greeting", Static).update(self._greeting())
        self.query_one("#name").focus()
        self.refresh_offers()

    def show_list(self) -> None:
        """Show the profiles of this computer."""
        self.making, self.changing = False, None
        self.add_class("-list")
        rows = self.query_one("#profiles", RowList)
        rows.reset(len(self.profiles), rows.cursor)
        self.query_one("#greeting", Static).update(self._greeting())
        rows.focus()
        self.refresh_offers()

    def _say(self, sentence: str) -> None:
        self.query_one("#problem", Static).update(sentence)

    async def ask_to_delete(self) -> None:
        """Delete the profile under the cursor when the person says so."""
        from trainer.screens.shared.dialogs import Question

        profile = self.selected
        if profile is None:
            return
        doomed = profile

        async def delete() -> None:
            copy = await self.desk.call(lambda desk: desk.delete_profile(doomed))
            self.profiles = tuple(await self.desk.call(lambda desk: desk.store.profiles()))
            if self.profiles:
                self.show_list()
            else:
                self.show_form()
            self.tell(
                f"Profil {plain_line(doomed.name)} dihapus. Salinan semua data ada di {copy}; dapat dipulihkan lewat Setelan."
            )

        async def answered(yes: bool | None) -> None:
            if yes:
                await self.guarded(delete)

        text = f"Hapus profil {plain_line(doomed.name)} dengan semua giliran, hasil, dan kemajuannya? Salinan data dibuat lebih dahulu."
        await self.app.push_screen(Question(text, "Hapus", "Batal"), answered)

    async def save(self) -> None:
        """Store the profile and go on with it."""
        name = plain_line(self.query_one("#name", Input).value)
        unit = plain_line(self.query_one("#unit", Input).value)
        region = self.query_one("#region", Choice).value or DEFAULT_REGION
        role = self.query_one("#role", Choice).value or DEFAULT_ROLE
        if not name:
            self._say("! Nama masih kosong. Isi nama Anda lebih dahulu.")
            self.query_one("#name").focus()
            return
        changing = self.changing
        if changing is None:
            self.dismiss(await self.desk.call(lambda desk: desk.add_profile(name, region, unit, role)))
            return
        await self.desk.call(lambda desk: desk.change_profile(changing, name, region, unit, role))
        self.profiles = tuple(await self.desk.call(lambda desk: desk.store.profiles()))
        self.show_list()

    def on_input_changed(self) -> None:
        self._say("")

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
