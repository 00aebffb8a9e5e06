"""The help of the tour."""

from __future__ import annotations

from trainer.screens.help.texts import Page

PAGES: dict[str, Page] = {
    "tur": (
        "Tur",
        (
            ("Cara kerja tur", "Kotak di bawah layar meminta satu hal; bagian yang dimaksud diberi warna. Begitu hal itu Anda lakukan, "
             "tur maju sendiri. Langkah yang hanya dibaca diteruskan dengan F6; langkah lain dapat dilewati dengan F6."),
            ("Berhenti dan melanjutkan", "F7 meninggalkan tur, giliran tetap terbuka. Esc dari tabel kembali ke Beranda. Tur yang belum "
             "selesai dilanjutkan dari Beranda, di langkah tempat Anda berhenti."),
            ("Giliran sungguhan", "Tur memakai giliran Orientasi yang sebenarnya: laporan, jam, dan penilaiannya sama. Hasilnya ikut "
             "tersimpan."),
        ),
    ),
}  # fmt: skip
"""By the name in `HELP_PAGE`."""
