"""Beranda: what to do next, shifts to go on with, a new shift, and past results."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from trainer.screens.home.view import EMPTY, HomeView, next_step, read_home, session_line
from trainer.screens.shared.bars import CommandBar, TitleBar
from trainer.screens.shared.commands import AnyCommand, ScreenCommand, bindings
from trainer.screens.shared.desk_thread import problems, sentence_of
from trainer.screens.shared.plain import fit, plain_line
from trainer.screens.shared.rows import Piece, RowList
from trainer.screens.shared.screen import COMMON, LatihScreen

if TYPE_CHECKING:
    from trainer.practice.store import Profile


AFTER_PAINT = 0.04
"""Seconds before the data are opened: importing in another thread would hold up the first picture."""


class ContinueShift(ScreenCommand["HomeScreen"]):
    id = "lanjutkan"
    keys = "l"
    label = "Lanjutkan"
    title = "Lanjutkan giliran terakhir"
    tip = "Meneruskan tepat di tempat Anda berhenti."
    footer = True

    @classmethod
    def available(cls, screen: HomeScreen) -> bool:
        return bool(screen.view.unfinished)

    @classmethod
    async def run(cls, screen: HomeScreen) -> None:
        await screen.resume(screen.view.unfinished[0].id)


class NewShift(ScreenCommand["HomeScreen"]):
    id = "giliran_baru"
    keys = "g,n"
    label = "Giliran baru"
    title = "Mulai giliran baru"
    tip = "Pilih jenis giliran, jam giliran atau jam langsung, dan bila perlu nomor acak."
    footer = True

    @classmethod
    def available(cls, screen: HomeScreen) -> bool:
        return screen.loaded

    @classmethod
    async def run(cls, screen: HomeScreen) -> None:
        await screen.new_shift()


class ChangeProfile(ScreenCommand["HomeScreen"]):
    id = "ganti_profil"
    keys = "p"
    label = "Ganti profil"
    title = "Ganti profil"
    tip = "Untuk orang lain yang berlatih di komputer ini."
    footer = True

    @classmethod
    def available(cls, screen: HomeScreen) -> bool:
        return screen.loaded

    @classmethod
    async def run(cls, screen: HomeScreen) -> None:
        await screen.change_profile()


class Leave(ScreenCommand["HomeScreen"]):
    id = "keluar"
    keys = "k,q"
    label = "Keluar"
    title = "Keluar"
    tip = "Menutup LATIH!. Semua pekerjaan tersimpan."
    footer = True
    shown = False

    @classmethod
    async def run(cls, screen: HomeScreen) -> None:
        screen.app.exit(0)


OWN: tuple[AnyCommand, ...] = (ContinueShift, NewShift, ChangeProfile, Leave)


class HomeScreen(LatihScreen[None]):
    """The start page. It is painted at once; the data follow, and are read anew whenever it comes back."""

    CSS_PATH = "screen.tcss"
    OFFERS: ClassVar[tuple[AnyCommand, ...]] = (*OWN, *COMMON)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*OWN)]
    HELP_PAGE = "beranda"

    def __init__(self) -> None:
        super().__init__()
        self.view: HomeView = EMPTY
        self.loaded = False
        self._lines: list[tuple[str, str, str, int]] = []
        self._stale = False

    def compose(self) -> ComposeResult:
        self._fill()
        yield TitleBar("Beranda")
        yield Static(self._greeting(), id="greeting", markup=False)
        yield RowList(self._draw, len(self._lines), key="menu")
        yield CommandBar(key="footer")

    def on_mount(self) -> None:
        self.query_one("#menu").focus()
        self.refresh_offers()
        self.set_timer(AFTER_PAINT, self._load)

    async def _load(self) -> None:
        """Open the desk; when that fails there is nothing to do but to say why and leave."""
        try:
            await self.reload()
        except problems() as problem:
            self.latih.give_up(sentence_of(problem))
            return
        self.latih.use_theme(self.view.theme)
        if self.view.profile is None:
            await self.change_profile()

    def _fill(self) -> None:
        """The lines of the menu: what it does, its words, detail, session number."""
        lines = [("resume", f"Lanjutkan {name}", detail, row.id) for row in self.view.unfinished
                 for name, detail in [session_line(row)]]  # fmt: skip
        lines.append(("new", "Mulai giliran baru", "orientasi atau shift harian", 0))
        lines += [("result", f"Hasil {name}", detail, row.id) for row in self.view.finished
                  for name, detail in [session_line(row)]]  # fmt: skip
        lines += [
            ("profile", "Ganti profil", "untuk orang lain di komputer ini", 0),
            ("help", "Bantuan", "tombol dan pengantar SP4N-LAPOR!", 0),
            ("quit", "Keluar", "semua pekerjaan tersimpan", 0),
        ]
        self._lines = lines

    def _greeting(self) -> Content:
        if not self.loaded:
            return Content("Membuka data latihan ...\n")
        profile = self.view.profile
        name = plain_line(profile.name) if profile is not None else ""
        unit = plain_line(profile.unit) if profile is not None else ""
        who = f"{name} · {unit}" if unit else name
        return Content.assemble(
            ("Selamat bekerja, ", ""), (f"{who}.", "bold"), "\n",
            ("Langkah berikutnya: ", "bold $primary"), next_step(self.view),
        )  # fmt: skip

    def _draw(self, index: int, width: int) -> Sequence[Piece]:
        kind, name, detail, _ = self._lines[index]
        left = min(34, width // 2)
        tone = "accent" if kind in {"resume", "new"} else ""
        return [(f" {fit(plain_line(name), left)}", tone or "strong"), (fit(f" {plain_line(detail)}", width - left - 1), "muted")]

    async def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        kind, _, _, number = self._lines[message.index]
        if kind == "resume":
            await self.guarded(lambda: self.resume(number))
        elif kind == "result":
            await self.guarded(lambda: self.open_result(number))
        else:
            self.offer({"new": NewShift.id, "profile": ChangeProfile.id, "help": "bantuan", "quit": Leave.id}[kind])

    def on_screen_suspend(self) -> None:
        self._stale = True

    async def on_screen_resume(self) -> None:
        if self._stale:
            self._stale = False
            await self.guarded(self.reload)

    async def reload(self) -> None:
        """Read everything anew and draw it."""
        self.view = await self.desk.call(read_home)
        self.loaded = True
        self._fill()
        menu = self.query_one("#menu", RowList)
        menu.reset(len(self._lines), menu.cursor)
        self.query_one("#greeting", Static).update(self._greeting())
        self.refresh_offers()

    async def resume(self, number: int) -> None:
        """Open a stored shift where it stood."""
        shift = await self.wait_for("Menyiapkan giliran Anda ...", lambda desk: desk.resume(number))
        await self.latih.open_workbench(shift)

    async def new_shift(self) -> None:
        """Ask for the kind of shift, then start it."""
        from trainer.screens.home.new_shift import NewShiftScreen, Wish

        presets = await self.desk.call(lambda desk: desk.presets())

        role = self.view.profile.role if self.view.profile is not None else ""

        async def begin(wish: Wish | None) -> None:
            if wish is not None:
                await self.guarded(lambda: self._start(wish.preset, wish.seed, wish.live))

        await self.app.push_screen(NewShiftScreen(presets, role), begin)

    async def _start(self, preset: str, seed: int, live: bool) -> None:
        profile = self.view.profile
        if profile is None:
            await self.change_profile()
            return
        clock = self.latih.clock_mode(live)
        shift = await self.wait_for(
            "Menyiapkan giliran: menulis laporan warga ...", lambda desk: desk.start(profile, preset, seed, clock)
        )
        await self.latih.open_workbench(shift)

    async def open_result(self, number: int) -> None:
        """Open the debrief of a finished shift."""
        await self.latih.open_debrief(number)

    async def change_profile(self) -> None:
        """Let another person take over."""
        from trainer.screens.login.screen import LoginScreen

        async def chosen(_profile: Profile | None) -> None:
            await self.guarded(self.reload)

        await self.app.push_screen(LoginScreen(self.view.profiles), chosen)
