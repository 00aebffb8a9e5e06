"""The help of Kemajuan."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trainer.screens.help.texts import Page

PAGES: dict[str, Page] = {
    "kemajuan": (
        "Kemajuan",
        (
            ("Ringkasan", "Enam kompetensi dihitung dari lima giliran terakhir, sehingga kesalahan lama memudar. Predikatnya sama "
             "dengan Laporan Hasil dan ditetapkan rubrik; lulus mulai 70. Giliran tur, ulangan satu laporan, dan yang tidak dihitung tidak "
             "ikut. Deretan kecil di kanan menunjukkan giliran demi giliran, yang terbaru di ujung kanan."),
            ("Riwayat", "Semua giliran yang selesai. Enter membuka Laporan Hasil dengan alasan tiap nilai."),
            ("Grafik", "Satu kurva setiap kali: nilai akhir atau salah satu kompetensi. Panah kiri dan kanan memilih. Garis putus "
             "adalah batas lulus 70."),
            ("Topik", "Topik yang dikuasai diulang makin jarang: setelah 1, 3, 7, 14, lalu 30 hari. Topik yang bernilai di bawah 60 "
             "kembali ke awal. U memulai giliran pendek tentang topik yang waktunya diulang."),
            ("Runtun latihan", "Hari kerja berturut-turut dengan latihan. Hanya penyemangat, tidak "
             "memengaruhi nilai; R menyembunyikannya."),
        ),
    ),
}  # fmt: skip
"""By the name in `HELP_PAGE`."""
