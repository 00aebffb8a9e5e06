"""The help of Putar ulang."""

from __future__ import annotations

from trainer.screens.help.texts import Page

PAGES: dict[str, Page] = {
    "pilih_putar_ulang": (
        "Pilih giliran",
        (
            ("Giliran", "Hanya giliran yang sudah selesai yang dapat diputar ulang, karena putar ulang menunjukkan cara ahli."),
            ("Berkas", "Berkas giliran dibuat dengan latih export di komputer asalnya. Berkas yang diubah atau terpotong ditolak."),
        ),
    ),
    "putar_ulang": (
        "Putar ulang",
        (
            ("Bilah langkah", "Panah kiri dan kanan berpindah satu langkah; PgUp, PgDn, Home, dan End melompat. Klik pada bilah menuju "
             "tempat itu. Tanda x menunjukkan langkah yang kehilangan poin."),
            ("Kesalahan", "N menuju kesalahan berikutnya, P kembali ke yang sebelumnya. Yang tidak dilakukan mempunyai barisnya "
             "sendiri pada saat waktunya lewat, satu untuk setiap laporan."),
            ("Cara ahli", "Ahli memainkan giliran yang sama dari awal. Di samping langkah Anda tampil langkah ahli yang sepadan pada "
             "laporan yang sama, dengan waktunya; tanda ≠ menunjukkan pilihan yang berbeda."),
            ("Saat itu", "Antrean, isi laporan, percakapan, dan tenggat tampil seperti keadaan tepat setelah langkah itu."),
        ),
    ),
}  # fmt: skip
"""By the name in `HELP_PAGE`."""
