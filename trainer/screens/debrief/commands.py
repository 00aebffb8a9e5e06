"""The commands of the debrief."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.screens.shared.commands import AnyCommand, ScreenCommand

if TYPE_CHECKING:
    from trainer.screens.debrief.screen import DebriefScreen


class OnlyLost(ScreenCommand["DebriefScreen"]):
    id = "kurang"
    keys = "s"
    label = "Hanya yang kurang"
    title = "Tampilkan hanya butir yang kehilangan poin, atau semua"
    footer = True

    @classmethod
    async def run(cls, screen: DebriefScreen) -> None:
        screen.toggle_lost()


class OpenAll(ScreenCommand["DebriefScreen"]):
    id = "bentangkan"
    keys = "b"
    label = "Bentangkan"
    title = "Bentangkan atau lipat semua laporan"
    action = True

    @classmethod
    async def run(cls, screen: DebriefScreen) -> None:
        screen.toggle_all()


class NextItem(ScreenCommand["DebriefScreen"]):
    id = "butir_berikut"
    keys = "n,right_square_bracket"
    label = "Butir berikut"
    title = "Butir berikutnya"
    action = True

    @classmethod
    async def run(cls, screen: DebriefScreen) -> None:
        screen.step(1)


class PreviousItem(ScreenCommand["DebriefScreen"]):
    id = "butir_lalu"
    keys = "p,left_square_bracket"
    label = "Butir lalu"
    title = "Butir sebelumnya"

    @classmethod
    async def run(cls, screen: DebriefScreen) -> None:
        screen.step(-1)


class ShowPlot(ScreenCommand["DebriefScreen"]):
    id = "grafik"
    keys = "g"
    label = "Grafik"
    title = "Grafik: kompetensi, dan waktu yang terpakai terhadap tenggat"
    action = True

    @classmethod
    async def run(cls, screen: DebriefScreen) -> None:
        screen.show_plot()


class TryAgain(ScreenCommand["DebriefScreen"]):
    id = "coba_lagi"
    keys = "c"
    label = "Coba lagi kasus ini"
    title = "Coba lagi kasus ini dalam giliran pendek"
    tip = "Kasus yang sama, ditulis ulang dengan orang dan tempat lain."
    action = True

    @classmethod
    def available(cls, screen: DebriefScreen) -> bool:
        return screen.can_retry

    @classmethod
    async def run(cls, screen: DebriefScreen) -> None:
        await screen.try_again()


class Export(ScreenCommand["DebriefScreen"]):
    id = "ekspor"
    keys = "e"
    label = "Ekspor"
    title = "Ekspor Laporan Hasil sebagai Markdown dan HTML"
    tip = "Ditulis ke folder laporan di samping data latihan."
    action = True

    @classmethod
    async def run(cls, screen: DebriefScreen) -> None:
        await screen.export()


class Back(ScreenCommand["DebriefScreen"]):
    id = "kembali"
    keys = "escape,backspace,q"
    label = "Kembali"
    title = "Kembali ke daftar, atau ke layar sebelumnya"
    footer = True

    @classmethod
    async def run(cls, screen: DebriefScreen) -> None:
        screen.go_back()


OWN: tuple[AnyCommand, ...] = (OnlyLost, Back, OpenAll, NextItem, PreviousItem, ShowPlot, TryAgain, Export)
"""Everything the debrief can do, in the order of help and palette."""
