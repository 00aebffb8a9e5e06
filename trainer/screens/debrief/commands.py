"""The commands of the debrief."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.screens.replay.commands import replay_result
from trainer.screens.shared.commands import AnyCommand, command, enter_command

if TYPE_CHECKING:
    from trainer.screens.debrief.screen import DebriefScreen


@command(
    "kurang", "s", "Tampilkan hanya butir yang kehilangan poin, atau semua", label="Kekurangan",
    footer=True,
)  # fmt: skip
def only_lost(screen: DebriefScreen) -> None:
    screen.toggle_lost()


@command("bentangkan", "b", "Bentangkan atau lipat semua laporan", label="Bentangkan", action=True)
def open_all(screen: DebriefScreen) -> None:
    screen.toggle_all()


@command(
    "butir_berikut", "n,right_square_bracket", "Butir berikutnya yang kehilangan poin, atau butir berikutnya dalam daftar",
    label="Berikutnya", action=True, tip="Laporan yang terlipat dibuka bila ada yang kurang di dalamnya.",
)  # fmt: skip
def next_item(screen: DebriefScreen) -> None:
    screen.step(1)


@command(
    "butir_lalu", "p,left_square_bracket", "Butir sebelumnya yang kehilangan poin, atau butir sebelumnya dalam daftar",
    label="Sebelumnya",
)  # fmt: skip
def previous_item(screen: DebriefScreen) -> None:
    screen.step(-1)


@command(
    "grafik", "g", "Rincian: hitungan nilai, kompetensi, dan waktu yang terpakai terhadap tenggat", label="Rincian",
    action=True, words="grafik batas cakupan hitung",
)  # fmt: skip
def show_plot(screen: DebriefScreen) -> None:
    screen.show_plot()


@command(
    "perlu_dibaca", "d", "Tampilkan hanya penilaian yang perlu dibaca pelatih, atau semua", label="Perlu dibaca",
    footer=True, tip="Jawaban yang penilaian mesinnya kurang pasti.",
)  # fmt: skip
def only_uncertain(screen: DebriefScreen) -> None:
    screen.toggle_uncertain()


@command(
    "koreksi", "k", "Koreksi nilai butir ini dengan alasan", label="Koreksi", action=True,
    when=lambda screen: screen.can_correct, tip="Untuk pelatih. Nilai mesin tetap tampil di sampingnya.",
)  # fmt: skip
async def correct(screen: DebriefScreen) -> None:
    await screen.correct()


@command(
    "coba_lagi", "c", "Coba lagi kasus ini dalam giliran pendek", label="Coba lagi", action=True,
    when=lambda screen: screen.can_retry, tip="Kasus yang sama, ditulis ulang dengan orang dan tempat lain.",
)  # fmt: skip
async def try_again(screen: DebriefScreen) -> None:
    await screen.try_again()


@command(
    "ekspor", "e", "Ekspor Laporan Hasil sebagai Markdown dan HTML", label="Ekspor", action=True,
    when=lambda screen: not screen.app.is_web, tip="Ditulis ke folder laporan di samping data latihan.",
)  # fmt: skip
async def export(screen: DebriefScreen) -> None:
    await screen.export()


@command(
    "simpan_berkas", "w", "Simpan giliran ini ke berkas untuk dinilai atau diputar ulang di tempat lain",
    label="Simpan", action=True, when=lambda screen: screen.can_save,
    tip="Berkas yang sama dengan yang ditulis latih export; perubahan di dalamnya ketahuan.", words="kirim ekspor json",
)  # fmt: skip
async def save_session(screen: DebriefScreen) -> None:
    await screen.save_session()


@command(
    "kembali", "escape,backspace,q", "Kembali ke daftar, atau ke layar sebelumnya", label="Kembali",
    footer=True,
)  # fmt: skip
def back(screen: DebriefScreen) -> None:
    screen.go_back()


open_row = enter_command("Buka", "Buka laporan ini, atau baca alasan butir ini")

OWN: tuple[AnyCommand, ...] = (
    open_row,
    only_lost,
    back,
    open_all,
    next_item,
    previous_item,
    show_plot,
    only_uncertain,
    correct,
    try_again,
    replay_result,
    export,
    save_session,
)
"""Everything the debrief can do, in the order of help and palette."""
