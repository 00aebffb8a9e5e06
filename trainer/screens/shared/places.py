"""The ways from every screen to every other one, for the palette; each leads over Beranda, where all of them begin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from trainer.screens.shared.commands import AnyCommand, ScreenCommand

if TYPE_CHECKING:
    from trainer.screens.home.screen import HomeScreen
    from trainer.screens.shared.screen import LatihScreen

STORED = "Giliran tetap terbuka, dan yang sedang diketik disimpan sebagai draf."


def home_of(screen: LatihScreen[Any]) -> HomeScreen | None:
    """Beranda, when it lies below."""
    from trainer.screens.home.screen import HomeScreen

    return next((each for each in screen.app.screen_stack if isinstance(each, HomeScreen)), None)


def in_exam(screen: LatihScreen[Any]) -> bool:
    """Whether an exam is being written: what could help there is not offered."""
    benches = (getattr(each, "bench", None) for each in screen.app.screen_stack)
    return any(bench is not None and bench.session.scenario.preset.exam for bench in benches)


def desk_below(screen: LatihScreen[Any]) -> LatihScreen[Any] | None:
    """The workbench on the stack, this screen included."""
    from trainer.screens.workbench.shift_screen import ShiftScreen

    found = (each for each in screen.app.screen_stack if isinstance(each, ShiftScreen))
    return next(found, None)


class Place(ScreenCommand["LatihScreen[Any]"]):
    """Closes everything above Beranda, keeping what was typed, and gives a command there.

    Attributes:
        target: the id of the command on Beranda; empty for Beranda itself.
        page: the help page of the screen it leads to, where it is not offered.
        in_exams: whether an exam may be left for it.
    """

    target: ClassVar[str]
    page: ClassVar[str] = ""
    in_exams: ClassVar[bool] = False
    tip = STORED

    @classmethod
    def available(cls, screen: LatihScreen[Any]) -> bool:
        home = home_of(screen)
        if home is None or home is screen or cls.page == screen.HELP_PAGE:
            return False
        there = next((each for each in home.OFFERS if each.id == cls.target), None)
        if cls.target and (there is None or there in screen.OFFERS or not there.available(home)):
            return False
        return cls.in_exams or not in_exam(screen)

    @classmethod
    async def run(cls, screen: LatihScreen[Any]) -> None:
        home = home_of(screen)
        if home is not None:
            screen.latih.unwind(home, lambda: home.offer(cls.target))


def _place(
    name: str, target: str, title: str, words: str, page: str = "", in_exams: bool = False
) -> type[Place]:
    attributes = {
        "id": f"ke_{name}", "target": target, "title": title, "words": words, "page": page, "in_exams": in_exams,
        "__module__": __name__,
    }  # fmt: skip
    return type(name, (Place,), attributes)


class ToResult(Place):
    """Opens the result of the shift that was finished last."""

    id = "ke_hasil"
    target = ""
    title = "Buka Laporan Hasil terakhir"
    words = "nilai penilaian debrief skor"
    page = "laporan_hasil"

    @classmethod
    def available(cls, screen: LatihScreen[Any]) -> bool:
        home = home_of(screen)
        return super().available(screen) and home is not None and bool(home.view.finished)

    @classmethod
    async def run(cls, screen: LatihScreen[Any]) -> None:
        home = home_of(screen)
        if home is not None:
            screen.latih.unwind(home, lambda: home.call_later(home.guarded, lambda: cls.open_last(home)))

    @staticmethod
    async def open_last(home: HomeScreen) -> None:
        """Open it from Beranda, which knows by now which one it is."""
        if home.view.finished:
            await home.open_result(home.view.finished[0].id)


class ToDesk(Place):
    """Goes back to the workbench that lies below, or opens the last unfinished shift."""

    id = "ke_meja"
    target = "lanjutkan"
    title = "Buka Meja kerja: giliran yang belum selesai"
    words = "lanjutkan shift giliran laporan antrean"
    in_exams = True

    @classmethod
    def available(cls, screen: LatihScreen[Any]) -> bool:
        desk = desk_below(screen)
        return desk is not screen and (desk is not None or super().available(screen))

    @classmethod
    async def run(cls, screen: LatihScreen[Any]) -> None:
        desk = desk_below(screen)
        if desk is None:
            await super().run(screen)
        else:
            screen.latih.unwind(desk, lambda: None)


class ToSettings(Place):
    """Opens the settings over this screen, so that nothing is closed for them."""

    id = "ke_setelan"
    target = "setelan"
    title = "Buka Setelan"
    words = "tampilan tema tombol bunyi cadangan"
    tip = "Layar ini tetap seperti sekarang."
    in_exams = True

    @classmethod
    async def run(cls, screen: LatihScreen[Any]) -> None:
        from trainer.screens.settings.screen import SettingsScreen

        await screen.app.push_screen(SettingsScreen())


PLACES: tuple[AnyCommand, ...] = (
    _place("beranda", "", "Buka Beranda", "menu awal halaman utama", in_exams=True),
    ToDesk,
    _place("giliran_baru", "giliran_baru", "Buka Giliran baru", "mulai latihan shift harian ujian orientasi", "giliran_baru"),
    _place("belajar", "belajar", "Buka Belajar", "pelajaran kuis materi latihan", "belajar"),
    _place("tur", "tur", "Buka Tur", "panduan langkah pertama", "tur"),
    ToResult,
    _place("putar_ulang", "putar_ulang", "Buka Putar ulang: pilih giliran", "ulang rekaman langkah ahli", "pilih_putar_ulang"),
    _place("kemajuan", "kemajuan", "Buka Kemajuan", "nilai kompetensi topik lemah grafik", "kemajuan"),
    ToSettings,
    _place("masuk", "ganti_profil", "Buka Masuk: ganti profil", "profil orang lain login pengguna keluar", "masuk"),
)  # fmt: skip
"""In the order of the palette."""
