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
    "tombol": (
        "Tombol",
        (
            ("Mengganti", "Pilih perintah dengan panah, tekan Enter, lalu tekan tombol barunya. Bilah bawah, bilah tindakan, palet, dan "
             "bantuan langsung menyebut tombol yang baru. Pilihan tersimpan pada profil Anda."),
            ("Bentrok", "Tombol yang di layar yang sama sudah dipakai perintah lain ditolak, dengan nama perintah itu. Di formulir hanya "
             "tombol F dan Ctrl dengan huruf, karena huruf masuk ke isian."),
            ("Kembali", "B mengembalikan tombol perintah yang ditandai, H semua tombol. Kalimat panduan yang menyebut tombol memakai "
             "tombol bawaan; tabel tombol di bantuan (F1) selalu benar."),
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
