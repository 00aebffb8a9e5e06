"""The help of Cara kerja."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trainer.screens.help.texts import Page

PAGES: dict[str, Page] = {
    "cara_kerja": (
        "Cara kerja",
        (
            ("Isi", "Delapan halaman: daur hidup laporan dengan gambarnya, jam dan tenggat C1-C8, matriks kewenangan, alasan arsip, "
             "asas dan norma tanggapan, perbedaan antarsumber, rujukan peraturan, dan daftar istilah. Teks pelajaran ikut dicari."),
            ("Mencari", "Ketik satu kata atau lebih; daftar menyempit sambil Anda mengetik. Panah memilih, Enter membuka. Judul yang "
             "memuat semua kata didahulukan. Kata yang dicari ditandai di halaman."),
            ("Dari mana isinya", "Halaman dibuat dari data aturan yang dipakai latihan. Tiap butir menyebut sumber dan seberapa yakin "
             "kita. Aturan nasional dapat berubah dan daerah dapat lebih ketat; periksa selalu naskah yang berlaku."),
            ("Dari layar lain", "F3 membuka Cara kerja di atas layar mana pun, juga di atas formulir. F3 sekali lagi menutupnya; "
             "isian formulir tetap ada."),
        ),
    ),
}  # fmt: skip
"""By the name in `HELP_PAGE`."""
