"""The help of Belajar, of a lesson and of a quiz."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trainer.screens.help.texts import Page

_MARKS = (
    "belum: belum dibuka. sebagian dibaca: bacaan Anda diteruskan di bagian terakhir. dibaca: sampai Ringkasan. kuis 60, ulangi: "
    "belum 70. lulus kuis 83: nilai terbaik Anda. Pelajaran selesai bila dibaca dan kuisnya lulus."
)

PAGES: dict[str, Page] = {
    "belajar": (
        "Belajar",
        (
            ("Urutan", "Pelajaran 1 sampai 3 memberi gambaran, 4 sampai 14 satu keterampilan masing-masing, 15 sampai 18 pekerjaan "
             "sehari-hari. Anda bebas memilih urutan lain."),
            ("Tanda kemajuan", _MARKS),
            ("Mencari", "Garis miring membuka pencarian. Daftar hanya memuat pelajaran yang berisi semua kata itu; kalimatnya tampil "
             "di bawah atau di samping daftar."),
            ("Latihan", "M memulai latihan pendek di meja kerja dengan laporan rekaan. Sesudahnya Anda kembali ke sini."),
        ),
    ),
    "pelajaran": (
        "Pelajaran",
        (
            ("Membaca", "Panah menggeser sebaris, Spasi atau PgDn sehalaman. Bagian yang sudah terlihat ditandai; bila Anda berhenti "
             "di tengah, lain kali bacaan diteruskan dari sana. Di layar lebar, Tab memindahkan Anda ke daftar bagian."),
            ("Sesudah membaca", "K membuka kuis, M memulai latihan, N ke pelajaran berikutnya."),
            ("Aturan dapat berubah", "Pelajaran menyebut bila suatu angka berasal dari simpulan atau masih perlu diperiksa. Pegang "
             "SOP daerah Anda."),
        ),
    ),
    "kuis": (
        "Kuis",
        (
            ("Menjawab", "Panah memilih, Spasi menandai, Enter menjawab. Huruf, angka, atau klik menandai langsung. Pada pertanyaan "
             "dengan satu jawaban, Enter mengambil pilihan yang Anda tunjuk; sebelum ada yang ditunjuk, Enter tidak menjawab."),
            ("Beberapa jawaban benar", "Setiap jawaban benar menambah nilai, setiap yang keliru mengurangi, tidak pernah di bawah nol."),
            ("Nilai", "Lulus mulai 70. Kuis boleh diulang; nilai terbaik yang disimpan. Setiap pilihan dijelaskan sesudah dijawab."),
        ),
    ),
}  # fmt: skip
"""By the name in `HELP_PAGE`."""
