"""The help of Setelan."""

from __future__ import annotations

from trainer.screens.help.texts import Page

PAGES: dict[str, Page] = {
    "setelan": (
        "Setelan",
        (
            ("Mengubah", "Panah atas dan bawah memilih baris. Enter atau panah kanan mengambil pilihan berikutnya, panah kiri yang "
             "sebelumnya. Pilihan langsung tersimpan; B mengembalikan isian bawaan."),
            ("Milik siapa", "Tema dan huruf berlaku untuk komputer ini. Kecepatan, petunjuk, bunyi, dan runtun tersimpan pada profil "
             "Anda sendiri."),
            ("Aturan daerah", "Sumber resmi tidak selalu sepakat, misalnya tentang batas tindak lanjut pertama. Latihan memakai satu "
             "pilihan untuk setiap perbedaan (K1-K18); daftar ini menunjukkan pilihan daerah Anda. Daftar hanya dapat dibaca: "
             "aturan diubah pelatih di berkas konten."),
            ("Cadangan", "Cadangan memuat semua profil, giliran, hasil, dan draf dalam satu berkas. Berkas yang sudah ada tidak pernah "
             "ditimpa. Pemulihan mengganti semua data; sebelumnya salinan data sekarang dibuat sendiri di folder yang sama. "
             "Tutup jendela LATIH! yang lain sebelum memulihkan."),
        ),
    ),
    "aturan_daerah": (
        "Aturan daerah",
        (
            ("Membaca daftar", "Tanda panah menunjukkan pilihan yang dipakai dalam latihan daerah ini. Baris di bawahnya adalah pilihan "
             "lain dan yang disebut sumber lain, lalu alasan dan sumbernya."),
            ("Bila kantor Anda berbeda", "Ikuti aturan yang berlaku di kantor Anda saat bekerja. Dalam latihan, tenggat dan penilaian "
             "mengikuti pilihan yang tampil di sini."),
        ),
    ),
}  # fmt: skip
"""By the name in `HELP_PAGE`."""
