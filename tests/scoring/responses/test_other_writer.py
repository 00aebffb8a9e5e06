"""Failures and ordinary answers in another writer's words: nothing here stood in the rated examples."""

import pytest
from answer_cases import BRIDGE, CARD, INCOMPLETE, MARKET, SEA_WALL

from trainer.scoring.responses import AnswerCase, ResponseRubric, grade_response

FAILURES = [
    (
        BRIDGE,
        "bertentangan_fakta",
        "Yth. Bapak Sumanto, tiang jembatan semuanya sudah diganti pada 8 April 2025 sehingga "
        "jembatan dapat dilalui truk. Hormat kami, DPUPR.",
    ),
    (
        BRIDGE,
        "bertentangan_fakta",
        "Yth. Bapak Sumanto Wiryo, terima kasih. Kami memeriksa pada 7 April 2025 dan menemukan "
        "lima papan patah dan sepuluh tiang lapuk. Papan darurat dipasang 8 April 2025. "
        "Penggantian tiang 21-25 April 2025. DPUPR.",
    ),
    (
        BRIDGE,
        "bertentangan_fakta",
        "Yth. Bapak Sumanto, jembatan tersebut masih kuat dan layak dilalui kendaraan. Tidak "
        "perlu perbaikan. DPUPR",
    ),
    (
        BRIDGE,
        "menyalahkan",
        "Papan jembatan jebol lantaran pedagang memaksa lewat membawa beban berat. Bapak juga "
        "sebagai warga harusnya ikut gotong royong memperbaiki, jangan semuanya minta ke "
        "pemerintah.",
    ),
    (
        BRIDGE,
        "menghina",
        "Laporan lagi, laporan lagi. Bapak ini hobinya cari-cari kesalahan pemerintah ya? Dasar "
        "tidak tahu diuntung.",
    ),
    (
        BRIDGE,
        "lempar_wewenang",
        "Jembatan bambu dibangun swadaya desa, jadi bukan aset kami. Bapak urus saja ke kepala desa.",
    ),
    (
        BRIDGE,
        "janji_kosong",
        "Dengan hormat, menanggapi laporan Saudara, kami sampaikan bahwa hal tersebut telah "
        "menjadi agenda kami dan akan ditangani secara bertahap menyesuaikan ketersediaan dana. "
        "Terima kasih.",
    ),
    (
        BRIDGE,
        "salah_laporan",
        "Yth. Bapak Sumanto Wiryo, terima kasih atas laporannya. Antrean pembuatan paspor memang "
        "sedang tinggi. Kuota harian kami tambah menjadi 120 orang mulai 14 April 2025 dan "
        "pendaftaran dibuka setiap Jumat sore lewat aplikasi. Salam.",
    ),
    (
        BRIDGE,
        "tidak_bermakna",
        "Jembatan bambu penghubung Dusun Karanganom ke pasar sudah lapuk. Dua papannya jebol. "
        "Kemarin seorang pedagang hampir tercebur. Kami mengerti bahwa jembatan bambu sudah lapuk"
        " dan dua papannya jebol.",
    ),
    (
        BRIDGE,
        "tidak_bermakna",
        "Jembatan yang dijembatani adalah jembatan penjembatan. Tiang ditiangkan, papan "
        "dipapankan, pekerjaan dikerjakan oleh pekerja yang bekerja. Demikian demikianlah.",
    ),
    (
        BRIDGE,
        "isian_kosong",
        "Yth. Bapak [isi nama]. Pemeriksaan pada tanggal [..] menemukan kerusakan. Hormat kami.",
    ),
    (
        BRIDGE,
        "bocor_identitas",
        "Yth. Bapak Sumanto Wiryo, jembatan kami perbaiki 21-25 April 2025. Menurut catatan, "
        "Bapak tinggal di Dusun Karanganom RT 02/05 dan nomor HP Bapak 0840-2222-3333. DPUPR",
    ),
    (
        MARKET,
        "bocor_identitas",
        "Yth. Pelapor, kami sudah menyita 9 timbangan. Pengelola kami beri tahu agar tidak "
        "mengusir penjual telur di los barat yang melaporkan hal ini. Dinas Perdagangan",
    ),
    (
        MARKET,
        "bocor_identitas",
        "Kepada Ibu Lestari, tera ulang 16 Juni 2025 menemukan 9 timbangan kurang. Terima kasih.",
    ),
    (
        MARKET,
        "bertentangan_fakta",
        "Yth. Pelapor, terima kasih. Tera ulang 16 Juni 2025 menunjukkan seluruh timbangan sewa "
        "sudah tepat sehingga tidak ada yang disita. Dinas Perdagangan.",
    ),
    (
        MARKET,
        "menghina",
        "Anda pedagang kok berani menuduh koperasi. Kalau tidak punya bukti, Anda bisa kami usir dari pasar.",
    ),
    (
        MARKET,
        "menyalahkan",
        "Pedagang sendiri yang tidak mau menera timbangannya. Kalau rugi ya salah pedagang, "
        "kenapa menyewa tanpa mengecek.",
    ),
    (
        MARKET,
        "lempar_wewenang",
        "Urusan timbangan ada di metrologi, kami hanya mengurus retribusi pasar. Terima kasih.",
    ),
    (
        CARD,
        "bertentangan_fakta",
        "Yth. Ibu Melati, kartu pengganti dikenai biaya Rp25.000 dan selesai dalam 7 hari kerja. "
        "Bawa KTP. Salam.",
    ),
    (
        CARD,
        "menyalahkan",
        "Kartu hilang karena Ibu ceroboh. Lain kali disimpan baik-baik, jangan merepotkan petugas.",
    ),
    (
        CARD,
        "salah_laporan",
        "Yth. Ibu Melati Anggraini, untuk mengaktifkan kembali sambungan listrik yang diputus, "
        "lunasi tunggakan dan datang ke kantor layanan membawa rekening terakhir. Penyambungan "
        "dilakukan dalam 1x24 jam.",
    ),
    (
        CARD,
        "tidak_bermakna",
        "KTP. Meterai. Gratis. Loket. Senin. Sabtu. Perpustakaan. Kartu. Baca. Buku. Cerdas. Salam literasi.",
    ),
    (
        SEA_WALL,
        "lempar_wewenang",
        "Yth. Pelapor, pantai bukan wewenang dinas kami. Mohon maaf kami tidak dapat menindaklanjuti. Salam.",
    ),
    (
        SEA_WALL,
        "bertentangan_fakta",
        "Yth. Pelapor, terima kasih. Talud ambrol 22 meter dan akan diperbaiki Dinas Kelautan "
        "Provinsi mulai 10 September 2025; laporan diteruskan ke sana 1 September 2025.",
    ),
    (
        SEA_WALL,
        "bertentangan_fakta",
        "Yth. Pelapor, talud itu sudah kami perbaiki sendiri kemarin dan ombak tidak masuk lagi. "
        "Laporan selesai.",
    ),
    (
        SEA_WALL,
        "janji_kosong",
        "Terima kasih atas kepeduliannya. Mohon bersabar, tim kami sedang menjadwalkan peninjauan.",
    ),
    (
        INCOMPLETE,
        "bertentangan_fakta",
        "Yth. Bapak Darto, petugas sudah mengganti seluruh lampu di kampung Bapak pada 2 Mei "
        "2025. Terima kasih.",
    ),
    (
        INCOMPLETE,
        "menghina",
        "Kampung mana Pak? Di dunia ini banyak kampung. Kalau bikin laporan pakai akal sehat.",
    ),
    (
        INCOMPLETE,
        "menyalahkan",
        "Laporan Bapak asal-asalan sehingga tidak bisa kami kerjakan. Bapak yang salah karena "
        "tidak menulis alamat.",
    ),
    (
        BRIDGE,
        "menyalahkan",
        "Warga dusun yang membangun sendiri jembatan itu tanpa izin, jadi jangan menyalahkan "
        "dinas kalau lapuk.",
    ),
    (CARD, "menghina", "Kartu saja hilang, jangan-jangan kepalanya juga hilang. Hehe."),
    (
        SEA_WALL,
        "bertentangan_fakta",
        "Yth. Pelapor, talud pantai merupakan kewenangan kabupaten dan akan kami bangun ulang "
        "tahun ini. DPUPR",
    ),
    (
        MARKET,
        "janji_kosong",
        "Yth. Pelapor. Aduan sudah masuk sistem dan menunggu antrean penanganan. Harap sabar ya.",
    ),
]
ORDINARY = [
    (
        BRIDGE,
        2,
        3,
        "Yth. Bapak Sumanto. Terima kasih atas laporan Bapak. Jembatan tersebut sudah kami "
        "periksa dan kami pasangi papan darurat. Penggantian tiang akan kami laksanakan "
        "secepatnya. Hormat kami, DPUPR.",
    ),
    (
        BRIDGE,
        3,
        3,
        "Pak Sumanto, kami sudah periksa 7 April: 2 papan patah, 3 tiang lapuk. Papan darurat "
        "terpasang mulai 8 April, jembatan hanya untuk pejalan kaki. Tiang diganti UPTD tanggal "
        "21-25 April 2025.",
    ),
    (BRIDGE, 1, 2, "Baik Pak, laporannya kami cek dulu ya."),
    (
        MARKET,
        2,
        3,
        "Yth. Pelapor, terima kasih. Beberapa timbangan sewa di Pasar Kliwon memang kurang dan "
        "sudah kami sita. Pengelola sudah ditegur. Timbangan baru menyusul. Salam, Dinas "
        "Perdagangan.",
    ),
    (
        CARD,
        3,
        4,
        "Halo Ibu Melati, terima kasih sudah bertanya dan kami turut menyesal kartunya hilang. "
        "Ibu cukup membawa KTP serta surat pernyataan kehilangan yang bermeterai. Tidak ada "
        "biaya, dan kartunya langsung jadi hari itu. Loket keanggotaan melayani Senin-Sabtu "
        "08.00-16.00; telepon (0299) 555088. Salam, Dinas Perpustakaan dan Kearsipan.",
    ),
    (
        CARD,
        1,
        2,
        "Yth. Ibu Melati, untuk mengganti kartu silakan datang ke perpustakaan dengan membawa "
        "persyaratan yang diperlukan. Terima kasih.",
    ),
    (
        SEA_WALL,
        2,
        3,
        "Yth. Pelapor, talud pantai menjadi kewenangan Balai Besar Wilayah Sungai dan laporan "
        "Anda sudah kami teruskan ke sana. Terima kasih, DPUPR.",
    ),
    (
        INCOMPLETE,
        3,
        4,
        "Yth. Pak Darto, terima kasih; kami paham kampung yang gelap itu tidak nyaman. Supaya "
        "regu kami membawa suku cadang yang pas, tolong lengkapi nama kampung, RT/RW, desa, serta"
        " nomor tiangnya. Kami tunggu sampai tanggal 20 Mei 2025, setelah itu laporan diarsipkan."
        " Balas saja di laporan ini atau WA 0840-0000-5656. Salam, Dishub",
    ),
    (INCOMPLETE, 1, 2, "Yth. Bapak Darto, mohon lengkapi lokasi lampu yang mati. Terima kasih."),
]


@pytest.mark.parametrize(("case", "code", "answer"), FAILURES)
def test_a_failure_is_recognised_in_other_words(
    case: AnswerCase, code: str, answer: str, rubric: ResponseRubric
) -> None:
    grade = grade_response(case, answer, rubric)
    assert code in grade.critical
    assert grade.overall <= rubric.failures[code].batas


@pytest.mark.parametrize(("case", "least", "most", "answer"), ORDINARY)
def test_an_ordinary_answer_raises_no_alarm(
    case: AnswerCase, least: int, most: int, answer: str, rubric: ResponseRubric
) -> None:
    grade = grade_response(case, answer, rubric)
    assert grade.critical == ()
    assert least <= grade.overall <= most
