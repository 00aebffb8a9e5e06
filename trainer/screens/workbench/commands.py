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


def _at_a_row(screen: WorkbenchScreen) -> bool:
    return not screen.reading and screen.focused is screen.table and screen.current() is not None


def _searching(screen: WorkbenchScreen) -> bool:
    return screen.searching


@command("buka", "enter", "Buka laporan di bawah kursor", label="Buka", footer=True, when=_at_a_row)
async def open_selected(screen: WorkbenchScreen) -> None:
    await screen.open_selected()


@command(
    "kejadian", "h", "Semua kejadian: baca lengkap, buka laporannya", label="Kejadian",
    tip="Menampilkan semua yang terjadi sejak giliran dimulai; Enter membuka laporan dari kejadian itu.",
)  # fmt: skip
async def show_events(screen: WorkbenchScreen) -> None:
    await screen.show_events()


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
async def find(screen: WorkbenchScreen) -> None:
    await screen.start_search()


@command("hapus_cari", "", "Hapus pencarian", label="Hapus pencarian", when=_searching)
async def drop_search(screen: WorkbenchScreen) -> None:
    await screen.drop_search()


@command(
    "cari_lain", "", "Tampilkan yang cocok di antrean lain", when=_searching,
    tip="Bila antrean ini tidak memuat kata yang dicari; Enter di kolom pencarian melakukan hal yang sama.",
)  # fmt: skip
async def search_elsewhere(screen: WorkbenchScreen) -> None:
    await screen.search_elsewhere()


@command(
    "urutkan", "o", "Urutkan tabel: nomor, tenggat, judul, jenis, unit, giliran", label="Urutkan",
    tip="Setiap tekan berpindah ke urutan berikutnya; klik kepala kolom mengurutkan menurut kolom itu. Urutan diingat.",
)  # fmt: skip
async def sort(screen: WorkbenchScreen) -> None:
    await screen.next_order()


@command(
    "balik_urutan", "", "Balik urutan tabel", label="Balik urutan",
    tip="Dari naik ke turun atau sebaliknya; klik kedua pada kepala kolom melakukan hal yang sama.",
)  # fmt: skip
async def turn_order(screen: WorkbenchScreen) -> None:
    await screen.turn_order()


@command(
    "saring", "f", "Saring tabel: belum dibaca, tenggat dekat, giliran Anda, jenis belum dikonfirmasi", label="Saring",
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
    tip="Berturut-turut: peran lain, laporan, pencarian, tanda, saringan, lalu Beranda. Giliran tetap tersimpan.",
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
    *FORMS, open_selected, undo, skip, type_in_paper, find, to_queues, back, finish, show_events, mark, other_eyes,
    next_filter, sort, turn_order, drop_search, search_elsewhere, next_report, previous_report, next_queue,
    previous_queue, pause, faster, slower, to_home, *TABS,
)  # fmt: skip
"""Everything the workbench can do, in the order of help and palette."""

SIDE: tuple[AnyCommand, ...] = (other_eyes, show_events)
"""What the footer shows besides where there is room."""
