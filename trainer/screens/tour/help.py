"""The help of the tour."""

from __future__ import annotations

from trainer.screens.help.texts import Page

PAGES: dict[str, Page] = {
    "tur": (
        "Tur",
        (
            ("Cara kerja tur", "Kotak di bawah layar meminta satu hal; bagian yang dimaksud diberi warna. Begitu hal itu Anda lakukan, "
             "tur maju sendiri. Langkah yang hanya dibaca diteruskan dengan F6. Semua tulisan di kotak itu dapat diklik."),
            ("Melewati dan mundur", "Shift+F6 melewati langkah tanpa mengerjakannya. F7 menampilkan lagi langkah sebelumnya (dalam "
             "formulir jawaban: Shift+F7); yang sudah dikerjakan tidak berubah, dan F6 meneruskan."),
            ("Berhenti dan melanjutkan", "F10 kembali ke Beranda dari mana pun; isian formulir disimpan sebagai draf. Tur yang belum "
             "selesai dilanjutkan dari Beranda, di langkah tempat Anda berhenti. Perintah Tur: tinggalkan (F9) meneruskan giliran "
             "tanpa kotak ini."),
            ("Tidak dinilai", "Tur memakai satu laporan rekaan. Laporan Hasil di akhir tur hanya contoh: tidak dihitung di Beranda dan "
             "Kemajuan. Bila tur diakhiri sebelum laporannya dijawab, tidak ada nilai sama sekali."),
        ),
    ),
}  # fmt: skip
"""By the name in `HELP_PAGE`."""
