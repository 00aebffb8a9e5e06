"""Beranda: what to do next, shifts to go on with, a new shift, lessons, and past results."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from trainer.screens.home.steps import follow
from trainer.screens.home.view import EMPTY, HomeView, read_home, read_step, session_line
from trainer.screens.learn.commands import OpenLearn
from trainer.screens.progress.commands import OpenProgress
from trainer.screens.reference.commands import OpenReference
from trainer.screens.replay.commands import OpenReplay
from trainer.screens.settings.commands import OpenSettings
from trainer.screens.shared.bars import CommandBar, TitleBar
from trainer.screens.shared.commands import AnyCommand, ScreenCommand, bindings
from trainer.screens.shared.desk_thread import problems, sentence_of
from trainer.screens.shared.plain import fit, plain_line
from trainer.screens.shared.rows import Piece, RowList
from trainer.screens.shared.screen import COMMON, LatihScreen, OpenHelp
from trainer.screens.tour.commands import OpenTour

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


class FollowStep(ScreenCommand["HomeScreen"]):
    id = "langkah"
    keys = "a"
    label = "Langkah berikutnya"
    title = "Lakukan langkah berikutnya yang disarankan"
    tip = "Saran dihitung dari giliran, pelajaran, dan nilai Anda."

    @classmethod
    def available(cls, screen: HomeScreen) -> bool:
        return screen.view.step is not None

    @classmethod
    async def run(cls, screen: HomeScreen) -> None:
        if screen.view.step is not None:
            await follow(screen, screen.view.step)


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

    @classmethod
    def available(cls, screen: HomeScreen) -> bool:
        return screen.loaded and not screen.app.is_web

    @classmethod
    async def run(cls, screen: HomeScreen) -> None:
        await screen.change_profile()


class Leave(ScreenCommand["HomeScreen"]):
    id = "keluar"
    keys = "k,q"
    label = "Keluar"
    title = "Keluar"
    tip = "Menutup LATIH!. Semua pekerjaan tersimpan."
    shown = False

    @classmethod
    async def run(cls, screen: HomeScreen) -> None:
        screen.app.exit(0)


OWN: tuple[AnyCommand, ...] = (
    ContinueShift, FollowStep, NewShift, OpenLearn, OpenTour, OpenProgress, OpenReplay, OpenSettings, ChangeProfile, Leave,
)  # fmt: skip


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
        self._moved = False

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
        self.latih.use_letters(self.view.letters)
        if self.view.profile is None:
            await self.change_profile()

    def _fill(self) -> None:
        """The lines of the menu: what it does (a kind, or the id of a command), its words, detail, session number."""
        view, step = self.view, self.view.step
        lines = [("resume", f"Lanjutkan {name}", detail, row.id) for row in view.unfinished
                 for name, detail in [session_line(row)]]  # fmt: skip
        if self.loaded and not view.unfinished:
            advice = step.text if step is not None else "sedang dicari ..."
            lines.append((FollowStep.id, "Langkah berikutnya", advice, 0))
        lines += [
            (NewShift.id, "Mulai giliran baru", "orientasi, harian, latihan, ujian", 0),
            (OpenLearn.id, "Belajar", "pelajaran pendek dengan kuis dan latihan", 0),
            (OpenTour.id, "Tur", "giliran pertama dengan panduan", 0),
            (OpenProgress.id, "Kemajuan", "nilai, kompetensi, topik lemah", 0),
        ]
        lines += [("result", f"Hasil {name}", detail, row.id) for row in view.finished
                  for name, detail in [session_line(row)]]  # fmt: skip
        lines += [
            (OpenReplay.id, "Putar ulang", "giliran selesai, langkah demi langkah", 0),
            (OpenReference.id, "Cara kerja", "daur hidup, jam, kewenangan, istilah", 0),
            (OpenSettings.id, "Setelan", "tampilan, jam, bunyi, petunjuk, cadangan", 0),
        ]
        if not self.app.is_web:
            lines.append((ChangeProfile.id, "Ganti profil", "untuk orang lain di komputer ini", 0))
        lines += [
            (OpenHelp.id, "Bantuan", "tombol dan pengantar SP4N-LAPOR!", 0),
            (Leave.id, "Keluar", "semua pekerjaan tersimpan", 0),
        ]
        self._lines = lines

    def _greeting(self) -> Content:
        if not self.loaded:
            return Content("Membuka data latihan ...\n")
        profile, step = self.view.profile, self.view.step
        name = plain_line(profile.name) if profile is not None else ""
        unit = plain_line(profile.unit) if profile is not None else ""
        who = f"{name} · {unit}" if unit else name
        return Content.assemble(
            ("Selamat bekerja, ", ""), (f"{who}.", "bold"), "\n",
            ("Langkah berikutnya: ", "bold $primary"), plain_line(step.text) if step is not None else "sedang dicari ...",
        )  # fmt: skip

    def _draw(self, index: int, width: int) -> Sequence[Piece]:
        kind, name, detail, _ = self._lines[index]
        left = min(34, width // 2)
        tone = "accent" if kind in {"resume", FollowStep.id, NewShift.id} else ""
        return [
            (f" {fit(plain_line(name), left)}", tone or "strong"),
            (fit(f" {plain_line(detail)}", width - left - 1), "muted"),
        ]

    def on_row_list_moved(self, message: RowList.Moved) -> None:
        self._moved = self._moved or message.index > 0

    async def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        kind, _, _, number = self._lines[message.index]
        if kind == "resume":
            await self.guarded(lambda: self.resume(number))
        elif kind == "result":
            await self.guarded(lambda: self.open_result(number))
        else:
            self.offer(kind)

    def on_screen_suspend(self) -> None:
        self._stale = True

    async def on_screen_resume(self) -> None:
        if self._stale:
            self._stale = False
            await self.guarded(self.reload)

    async def reload(self) -> None:
        """Read everything anew and draw it; the advice follows, because it needs all lessons."""
        self.view = (await self.desk.call(read_home))._replace(step=self.view.step)
        self.loaded = True
        self._show()
        self.view = self.view._replace(step=await self.desk.call(read_step))
        self._show()

    def _show(self) -> None:
        menu = self.query_one("#menu", RowList)
        kind, _, _, number = self._lines[menu.cursor]
        self._fill()
        at = next(
            (index for index, line in enumerate(self._lines) if (line[0], line[3]) == (kind, number)), 0
        )
        menu.reset(len(self._lines), at if self._moved else 0)
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
                await self.guarded(lambda: self.start(wish.preset, wish.seed, wish.live))

        await self.app.push_screen(NewShiftScreen(presets, role), begin)

    async def start(self, preset: str, seed: int, live: bool) -> None:
        """Start a shift and go to its desk."""
        profile = self.view.profile
        if profile is None:
            await self.change_profile()
            return
        clock = self.latih.clock_mode(live)
        shift = await self.wait_for(
            "Menyiapkan giliran: menulis laporan warga ...",
            lambda desk: desk.start(profile, preset, seed, clock),
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
