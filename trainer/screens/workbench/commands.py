"""The commands of the workbench: key, label, help and availability of each in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.screens.shared.commands import AnyCommand, command
from trainer.screens.workbench.form_commands import FORMS
from trainer.screens.workbench.pages import PAGES

if TYPE_CHECKING:
    from trainer.screens.workbench.screen import WorkbenchScreen


def _by_hand(screen: WorkbenchScreen) -> bool:
    return screen.bench.session.scenario.preset.by_hand


def _live(screen: WorkbenchScreen) -> bool:
    return screen.bench.live


def _practises(screen: WorkbenchScreen) -> bool:
    return screen.bench.snapshot.last_move is not None


@command(
    "catat_luring", "l", "Catat laporan luring (surat, telepon, Instagram)", label="Catat luring", action=True, when=_by_hand,
    tip="Aduan di meja yang belum dicatat; batasnya tertulis pada setiap aduan.",
)  # fmt: skip
async def type_in_paper(screen: WorkbenchScreen) -> None:
    await screen.open_papers()


@command(
    "batalkan", "z,ctrl+z", "Batalkan langkah terakhir", label="Batalkan", footer=True, when=_practises,
    tip="Hanya saat berlatih, selama langkah itu belum sampai ke pelapor atau instansi lain dan waktu belum berjalan.",
)  # fmt: skip
async def undo(screen: WorkbenchScreen) -> None:
    await screen.undo()


@command(
    "lewati", "n", "Lewati ke kejadian berikutnya", label="Lewati",
    tip="Waktu berjalan sampai ada laporan baru, balasan, bahan, atau peringatan tenggat.",
)  # fmt: skip
async def skip(screen: WorkbenchScreen) -> None:
    await screen.skip()


@command(
    "akhiri", "e", "Akhiri giliran dan lihat hasil", label="Akhiri",
    tip="Waktu berjalan sampai akhir giliran tanpa tindakan lagi, lalu dinilai.",
)  # fmt: skip
async def finish(screen: WorkbenchScreen) -> None:
    await screen.finish()


@command("jeda", "p", "Jeda atau jalankan jam langsung", label="Jeda", when=_live)
def pause(screen: WorkbenchScreen) -> None:
    screen.toggle_pause()


@command("cepat", "plus", "Percepat jam langsung", when=_live)
def faster(screen: WorkbenchScreen) -> None:
    screen.change_speed(2.0)


@command("lambat", "minus", "Perlambat jam langsung", when=_live)
def slower(screen: WorkbenchScreen) -> None:
    screen.change_speed(0.5)


@command(
    "cari", "slash", "Cari laporan menurut kata", label="Cari", footer=True,
    tip="Mencari di nomor, judul, isi, unit, dan status; Esc menghapus pencarian.",
)  # fmt: skip
def find(screen: WorkbenchScreen) -> None:
    screen.start_search()


@command(
    "urutkan", "o", "Urutkan menurut tenggat atau nomor", label="Urutkan",
    tip="Tenggat terdekat di atas, atau kembali ke urutan masuk.",
)  # fmt: skip
async def sort(screen: WorkbenchScreen) -> None:
    await screen.change_order()


@command(
    "saring", "f", "Saring tabel: belum dibaca, tenggat dekat, unit Anda, jenis belum dikonfirmasi", label="Saring",
    tip="Setiap tekan berpindah ke saringan berikutnya; yang terakhir menampilkan semua lagi.",
)  # fmt: skip
async def next_filter(screen: WorkbenchScreen) -> None:
    await screen.next_filter()


@command("antrean_berikut", "full_stop", "Antrean berikutnya")
def next_queue(screen: WorkbenchScreen) -> None:
    screen.step_queue(1)


@command("antrean_lalu", "comma", "Antrean sebelumnya")
def previous_queue(screen: WorkbenchScreen) -> None:
    screen.step_queue(-1)


@command(
    "tandai", "space", "Tandai laporan, atau lepas tandanya", label="Tandai",
    tip="Tandai beberapa laporan, lalu tekan I untuk mengingatkan semua unitnya sekaligus. Esc melepas semua tanda.",
)  # fmt: skip
def mark(screen: WorkbenchScreen) -> None:
    screen.mark()


@command(
    "mata", "w", "Lihat laporan ini sebagai publik, pelapor, unit, Inspektorat, atau pimpinan", label="Peran lain",
    tip="Setiap tekan berpindah ke peran berikutnya; yang terakhir kembali ke peran Anda.",
)  # fmt: skip
async def other_eyes(screen: WorkbenchScreen) -> None:
    await screen.other_eyes()


@command("berikutnya", "right_square_bracket", "Laporan berikutnya dalam antrean")
def next_report(screen: WorkbenchScreen) -> None:
    screen.step_report(1)


@command("sebelumnya", "left_square_bracket", "Laporan sebelumnya dalam antrean")
def previous_report(screen: WorkbenchScreen) -> None:
    screen.step_report(-1)


@command(
    "antrean", "q", "Pilih antrean", label="Antrean", footer=True,
    tip="Berpindah ke daftar antrean; panah memilih, Enter kembali ke laporan.",
)  # fmt: skip
def to_queues(screen: WorkbenchScreen) -> None:
    screen.to_queues()


@command(
    "kembali", "escape,backspace", "Kembali: dari laporan ke tabel, dari tabel ke Beranda", label="Kembali", footer=True,
    tip="Giliran tetap tersimpan dan dapat dilanjutkan dari Beranda.",
)  # fmt: skip
async def back(screen: WorkbenchScreen) -> None:
    await screen.go_back()


@command("beranda", "f10", "Simpan dan kembali ke Beranda", label="Beranda")
def to_home(screen: WorkbenchScreen) -> None:
    screen.dismiss(None)


def _tab(index: int, label: str) -> AnyCommand:
    @command(f"tab_{index + 1}", str(index + 1), f"Buka {label}")
    async def tab(screen: WorkbenchScreen) -> None:
        await screen.open_page(index)

    return tab


TABS: tuple[AnyCommand, ...] = tuple(_tab(index, label) for index, (label, _) in enumerate(PAGES))
ACTIONS: tuple[AnyCommand, ...] = (*FORMS, type_in_paper)
OWN: tuple[AnyCommand, ...] = (
    *FORMS, undo, skip, type_in_paper, find, to_queues, back, finish, mark, other_eyes, next_filter, sort, next_report,
    previous_report, next_queue, previous_queue, pause, faster, slower, to_home, *TABS,
)  # fmt: skip
"""Everything the workbench can do, in the order of help and palette."""
