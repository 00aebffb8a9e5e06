"""Beranda: what to do next, shifts to go on with, a new shift, lessons, and past results."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from trainer.screens.home.view import EMPTY, HomeView, complete, read_home, session_line
from trainer.screens.learn.commands import open_learn
from trainer.screens.progress.commands import open_progress
from trainer.screens.reference.commands import open_reference
from trainer.screens.replay.commands import open_replay
from trainer.screens.settings.commands import open_settings
from trainer.screens.shared.bars import CommandBar, TitleBar
from trainer.screens.shared.commands import AnyCommand, bindings, command
from trainer.screens.shared.desk_thread import problems, sentence_of
from trainer.screens.shared.plain import fit, plain_line
from trainer.screens.shared.rows import Piece, RowList
from trainer.screens.shared.screen import COMMON, LatihScreen, open_help
from trainer.screens.tour.commands import open_tour

if TYPE_CHECKING:
    from trainer.practice.store import Profile, SessionRow


KEY, NAME = 3, 28
"""Cells for the key before each line, and for what it says."""

SIDE = 46
"""Cells of a line beside the menu."""

AFTER_PAINT = 0.04
"""Seconds before the data are opened: importing in another thread would hold up the first picture."""

WIDE = 110
"""Columns from which on results and competences stand beside the menu."""

FIRST_KEYS = " Panah memilih, Enter membuka."
"""For somebody who has played nothing yet."""


@command(
    "lanjutkan", "l", "Lanjutkan giliran terakhir", label="Lanjutkan", footer=True,
    when=lambda screen: bool(screen.view.unfinished), tip="Meneruskan tepat di tempat Anda berhenti.",
)  # fmt: skip
async def continue_shift(screen: HomeScreen) -> None:
    await screen.resume(screen.view.unfinished[0].id)


@command(
    "langkah", "a", "Lakukan langkah berikutnya yang disarankan", label="Langkah berikutnya",
    when=lambda screen: screen.view.step is not None,
    tip="Saran dihitung dari giliran, pelajaran, dan nilai Anda.",
)  # fmt: skip
async def follow_step(screen: HomeScreen) -> None:
    from trainer.screens.home.steps import follow

    if screen.view.step is not None:
        await follow(screen, screen.view.step)


@command(
    "giliran_baru", "g,n", "Mulai giliran baru", label="Giliran baru", footer=True,
    when=lambda screen: screen.loaded,
    tip="Pilih jenis giliran, jam giliran atau jam langsung, dan bila perlu nomor acak.",
)  # fmt: skip
async def new_shift(screen: HomeScreen) -> None:
    await screen.new_shift()


@command(
    "ganti_profil", "p", "Ganti profil", label="Ganti profil",
    when=lambda screen: screen.loaded and not screen.app.is_web,
    tip="Untuk orang lain yang berlatih di komputer ini.",
)  # fmt: skip
async def change_profile(screen: HomeScreen) -> None:
    await screen.change_profile()


@command(
    "buang", "x,delete", "Buang giliran yang belum selesai", label="Buang giliran", footer=True,
    when=lambda screen: screen.selected_open is not None,
    tip="Giliran yang ditunjuk dihapus setelah Anda mengiyakan; hasil giliran lain tetap.",
)  # fmt: skip
async def discard_shift(screen: HomeScreen) -> None:
    await screen.ask_to_discard()


@command(
    "keluar", "k,q", "Keluar", label="Keluar", shown=False, tip="Menutup LATIH!. Semua pekerjaan tersimpan.",
)  # fmt: skip
async def leave(screen: HomeScreen) -> None:
    await screen.ask_to_leave()


OWN: tuple[AnyCommand, ...] = (
    continue_shift, discard_shift, follow_step, new_shift, open_learn, open_tour, open_progress, open_replay, open_settings,
    change_profile, leave,
)  # fmt: skip


class HomeScreen(LatihScreen[None]):
    """The start page. It is painted at once; the data follow, and are read anew whenever it comes back."""

    CSS_PATH = "screen.tcss"
    OFFERS: ClassVar[tuple[AnyCommand, ...]] = (*OWN, *COMMON)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*OWN)]
    HELP_PAGE = "beranda"
    AT_ONCE = True

    def __init__(self) -> None:
        super().__init__()
        self.view: HomeView = EMPTY
        self.loaded = False
        self._lines: list[tuple[str, str, str, int]] = []
        self._stale = False
        self._moved = False

    def compose(self) -> ComposeResult:
        yield TitleBar("Beranda")
        yield Static(self._greeting(), id="greeting", markup=False)
        with Horizontal(id="body"):
            yield RowList(self._draw, 0, key="menu", one_click=True)
            yield Static("", id="side", markup=False)
        yield CommandBar(key="footer")

    def on_mount(self) -> None:
        self.set_class(self.app.size.width >= WIDE, "-wide")
        # The first line goes on with the work, whatever the data will say; so the menu can stand there at once.
        self._fill()
        menu = self.query_one("#menu", RowList)
        menu.reset(len(self._lines))
        menu.focus()
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
        view = self.view
        lines = [("resume", f"Lanjutkan {name}", detail, row.id) for row in view.unfinished
                 for name, detail in [session_line(row, view.moments)]]  # fmt: skip
        if not view.unfinished:
            lines.append((follow_step.id, "Lakukan langkah berikutnya", self._does(), 0))
        tour = "selesai; dapat diulang" if view.toured else "dengan panduan, tidak dinilai"
        lines += [
            (new_shift.id, "Mulai giliran baru", "harian, latihan, ujian", 0),
            (open_learn.id, "Belajar", "pelajaran, kuis, latihan", 0),
            (open_tour.id, "Tur", tour, 0),
            (open_progress.id, "Kemajuan", "nilai, kompetensi, topik lemah", 0),
        ]
        lines += [("result", f"Hasil {name}", detail, row.id) for row in view.finished
                  for name, detail in [session_line(row, view.moments)]]  # fmt: skip
        lines += [
            (open_replay.id, "Putar ulang", "langkah demi langkah", 0),
            (open_reference.id, "Cara kerja", "daur hidup, jam, istilah", 0),
            (open_settings.id, "Setelan", "tampilan, tombol, cadangan", 0),
        ]
        if not self.app.is_web:
            lines.append((change_profile.id, "Ganti profil", "orang lain di komputer ini", 0))
        lines += [
            (open_help.id, "Bantuan", "tombol dan SP4N-LAPOR!", 0),
            (leave.id, "Keluar", "semua pekerjaan tersimpan", 0),
        ]
        self._lines = lines

    def _does(self) -> str:
        from trainer.screens.home.steps import DOES

        return DOES[self.view.step.action] if self.view.step is not None else "sedang dicari ..."

    def _greeting(self) -> Content:
        if not self.loaded:
            return Content("Membuka data latihan ...")
        profile, step = self.view.profile, self.view.step
        name = plain_line(profile.name) if profile is not None else ""
        unit = plain_line(profile.unit) if profile is not None else ""
        who = f"{name} · {unit}" if unit else name
        first = profile is not None and not self.view.unfinished and not self.view.finished
        return Content.assemble(
            ("Selamat bekerja, ", ""), (f"{who}.", "bold"), (FIRST_KEYS if first else "", "$muted"), "\n",
            ("Langkah berikutnya: ", "bold $primary"), plain_line(step.text) if step is not None else "sedang dicari ...",
        )  # fmt: skip

    def _key(self, index: int) -> str:
        """The key that does the same as a line, as people read it."""
        kind = self._lines[index][0]
        if kind == "resume":
            return continue_shift.key_name() if index == 0 else ""
        return next((each.key_name() for each in self.OFFERS if each.id == kind), "")

    def _draw(self, index: int, width: int) -> Sequence[Piece]:
        kind, name, detail, _ = self._lines[index]
        left = min(NAME, width // 2)
        tone = "accent" if kind in {"resume", follow_step.id} else "strong"
        return [
            (f" {fit(self._key(index), KEY)}", "warn"),
            (f" {fit(plain_line(name), left)}", tone),
            (fit(f" {plain_line(detail)}", width - left - KEY - 2), "muted"),
        ]

    @property
    def selected_open(self) -> SessionRow | None:
        """The unfinished shift under the cursor."""
        cursor = self.query_one("#menu", RowList).cursor
        kind, _, _, number = self._lines[cursor] if cursor < len(self._lines) else ("", "", "", 0)
        rows = self.view.unfinished if kind == "resume" else ()
        return next((row for row in rows if row.id == number), None)

    def on_row_list_moved(self, message: RowList.Moved) -> None:
        self._moved = self._moved or message.index > 0
        self.refresh_offers()

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
        before, fresh = self.view, await self.desk.call(read_home)
        if before.profile == fresh.profile:
            fresh = fresh._replace(
                step=before.step, moments=before.moments, competences=before.competences, due=before.due
            )
        self.view = fresh
        self.loaded = True
        self._show()
        self.view = await self.desk.call(lambda desk: complete(desk, fresh))
        self._show()

    def _show(self) -> None:
        menu = self.query_one("#menu", RowList)
        kind, _, _, number = self._lines[menu.cursor] if self._lines else ("", "", "", 0)
        self._fill()
        at = next(
            (index for index, line in enumerate(self._lines) if (line[0], line[3]) == (kind, number)), 0
        )
        menu.reset(len(self._lines), at if self._moved else 0)
        self.query_one("#greeting", Static).update(self._greeting())
        self._show_side()
        self.refresh_offers()

    def _show_side(self) -> None:
        """Fill the right side, when there is room for it."""
        from trainer.screens.home.side import side_text

        side = self.query_one("#side", Static)
        if self.has_class("-wide") and self.loaded:
            side.update(side_text(self.view, SIDE))

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(event.size.width >= WIDE, "-wide")
        self._show_side()

    async def ask_to_leave(self) -> None:
        """End the program when the person says so: single letters are typed by accident."""
        from trainer.screens.shared.dialogs import Question

        async def answered(yes: bool | None) -> None:
            if yes:
                await self.latih.leave()

        question = Question("Keluar dari LATIH!? Semua pekerjaan Anda tersimpan.", "Keluar", "Batal")
        await self.app.push_screen(question, answered)

    async def ask_to_discard(self) -> None:
        """Delete the unfinished shift under the cursor when the person says so."""
        from trainer.screens.shared.dialogs import Question

        row = self.selected_open
        if row is None:
            return
        number = row.id

        async def discard() -> None:
            await self.desk.call(lambda desk: desk.discard(number))
            await self.reload()

        async def answered(yes: bool | None) -> None:
            if yes:
                await self.guarded(discard)

        text = (
            f"Buang giliran {plain_line(row.title)} yang belum selesai? Pekerjaan dan draf di dalamnya hilang dan tidak dapat "
            "dikembalikan. Hasil giliran lain tetap."
        )
        await self.app.push_screen(Question(text, "Buang", "Batal"), answered)

    async def resume(self, number: int) -> None:
        """Open a stored shift where it stood, with the tour if it is the tour's."""
        from trainer.screens.tour.start import begin_tour
        from trainer.screens.tour.state import is_guided

        if await self.desk.call(lambda desk: is_guided(desk, number)):
            await begin_tour(self)
            return
        shift = await self.wait_for("Menyiapkan giliran Anda ...", lambda desk: desk.resume(number))
        await self.latih.open_workbench(shift)

    async def new_shift(self) -> None:
        """Ask for the kind of shift, then start it."""
        from trainer.screens.home.new_shift import NewShiftScreen, Wish
        from trainer.screens.home.presets import read_offers

        role = self.view.profile.role if self.view.profile is not None else ""
        offers = await self.desk.call(lambda desk: read_offers(desk, role))

        async def begin(wish: Wish | None) -> None:
            if wish is not None:
                await self.guarded(lambda: self.start(wish.preset, wish.seed, wish.live))

        await self.app.push_screen(NewShiftScreen(offers, self._still_open()), begin)

    def _still_open(self) -> str:
        """The shift that a new one would leave open; empty without one."""
        return plain_line(self.view.unfinished[0].title) if self.view.unfinished else ""

    async def start(self, preset: str, seed: int, live: bool) -> None:
        """Start a shift and go to its desk."""
        profile = self.view.profile
        if profile is None:
            await self.change_profile()
            return
        from trainer.screens.learn.drill import tell_goal

        clock = self.latih.clock_mode(live)
        shift = await self.wait_for(
            "Menyiapkan giliran: menulis laporan warga ...",
            lambda desk: desk.start(profile, preset, seed, clock),
        )
        await self.latih.open_workbench(shift)
        tell_goal(self, shift)

    async def open_result(self, number: int) -> None:
        """Open the debrief of a finished shift."""
        await self.latih.open_debrief(number)

    async def change_profile(self) -> None:
        """Let another person take over."""
        from trainer.screens.login.screen import LoginScreen

        async def chosen(_profile: Profile | None) -> None:
            await self.guarded(self.reload)
            if self.view.profile is None:
                await self.change_profile()

        await self.app.push_screen(LoginScreen(self.view.profiles), chosen)
