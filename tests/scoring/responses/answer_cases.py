"""A handful of fictional cases and another writer's answers to them, for the tests of the grader."""

import datetime
from pathlib import Path
from typing import Any

import yaml

from trainer.scoring.responses import AnswerCase, Fact

RUBRICS = Path(__file__).resolve().parents[3] / "content" / "rubrics"


def shipped_data() -> dict[str, Any]:
    """The merged rubric files as the content library reads them."""
    merged: dict[str, Any] = {}
    for path in sorted(RUBRICS.glob("responses*.yaml")):
        merged.update(yaml.safe_load(path.read_text(encoding="utf-8")))
    return merged


BRIDGE = AnswerCase(
    id="jembatan",
    title="Jembatan bambu Dusun Karanganom lapuk",
    body="Jembatan bambu penghubung Dusun Karanganom ke pasar sudah lapuk dan dua papannya jebol. Kemarin seorang "
    "pedagang hampir tercebur. Kapan dibetulkan?",
    privacy="terbuka",
    reporter="Sumanto Wiryo",
    type="pengaduan",
    unit="Dinas Pekerjaan Umum dan Penataan Ruang",
    date=datetime.date(2025, 4, 9),
    facts=(
        Fact(
            "f1", "temuan", "Pemeriksaan 7 April 2025 menemukan dua papan patah dan tiga tiang lapuk.", True
        ),
        Fact(
            "f2",
            "tindakan",
            "Papan darurat dipasang dan jembatan dibatasi untuk pejalan kaki sejak 8 April 2025.",
            True,
        ),
        Fact("f3", "waktu", "Penggantian tiang dijadwalkan 21-25 April 2025.", True),
        Fact("f4", "pelaksana", "Pelaksana: UPTD Pemeliharaan Jembatan Wilayah I."),
        Fact("f5", "kontak", "Layanan pengaduan (0299) 555071, hari kerja 08.00-15.00."),
    ),
)
MARKET = AnswerCase(
    id="pasar",
    title="Timbangan pedagang di Pasar Kliwon dicurangi",
    body="Saya jualan telur di Pasar Kliwon los barat. Timbangan sewa dari koperasi kurang 50 gram tiap kilo. "
    "Tolong dicek, tapi jangan sebut saya, nanti saya diusir dari los.",
    privacy="rahasia",
    reporter="Ratmini Lestari",
    type="pengaduan_berkadar",
    unit="Dinas Perdagangan",
    date=datetime.date(2025, 6, 18),
    facts=(
        Fact(
            "f1",
            "temuan",
            "Tera ulang 16 Juni 2025 terhadap 24 timbangan sewa menemukan 9 timbangan kurang 40-60 gram.",
            True,
        ),
        Fact(
            "f2",
            "tindakan",
            "Sembilan timbangan disita dan pengelola diberi teguran tertulis pada 17 Juni 2025.",
            True,
        ),
        Fact("f3", "waktu", "Timbangan pengganti tersedia paling lambat 27 Juni 2025.", True),
        Fact(
            "f4",
            "penjelasan",
            "Tera ulang dilakukan di seluruh los sehingga tidak merujuk pada laporan tertentu.",
            True,
        ),
        Fact("f5", "kontak", "Pos ukur ulang Pasar Kliwon atau WhatsApp 0840-0000-1212."),
    ),
)
CARD = AnswerCase(
    id="kartu",
    title="Cara mengganti kartu perpustakaan yang hilang",
    body="Kartu perpustakaan daerah saya hilang. Syaratnya apa dan bayar berapa untuk bikin baru?",
    privacy="terbuka",
    reporter="Melati Anggraini",
    type="informasi",
    unit="Dinas Perpustakaan dan Kearsipan",
    date=datetime.date(2025, 2, 11),
    facts=(
        Fact(
            "f1",
            "syarat",
            "Penggantian kartu memerlukan KTP dan surat pernyataan kehilangan bermeterai.",
            True,
        ),
        Fact("f2", "penjelasan", "Kartu pengganti tidak dipungut biaya dan terbit hari itu juga.", True),
        Fact("f3", "waktu", "Loket keanggotaan buka Senin-Sabtu pukul 08.00-16.00."),
        Fact("f4", "kontak", "Meja layanan (0299) 555088."),
    ),
)
SEA_WALL = AnswerCase(
    id="talud",
    title="Talud pantai Ujungnegara ambrol",
    body="Talud pantai di Ujungnegara ambrol 20 meter, ombak masuk ke rumah. Kapan Pemkab bertindak?",
    privacy="anonim",
    reporter="",
    type="pengaduan",
    unit="Dinas Pekerjaan Umum dan Penataan Ruang",
    date=datetime.date(2025, 9, 3),
    facts=(
        Fact(
            "f1",
            "wewenang",
            "Talud pantai adalah kewenangan Balai Besar Wilayah Sungai; laporan diteruskan dengan surat "
            "1 September 2025.",
            True,
        ),
        Fact("f2", "temuan", "Pengecekan 31 Agustus 2025: talud ambrol sepanjang 22 meter.", True),
        Fact("f3", "waktu", "Balai menjadwalkan penanganan darurat mulai 10 September 2025.", True),
        Fact("f4", "kontak", "Balai Besar Wilayah Sungai 0840-0000-3434."),
    ),
)
INCOMPLETE = AnswerCase(
    id="kurang",
    title="Lampu jalan mati tolong diperbaiki",
    body="Lampu jalan di kampung kami mati semua sudah lama. Tolong segera diperbaiki.",
    privacy="terbuka",
    reporter="Darto",
    type="pengaduan",
    unit="Dinas Perhubungan",
    date=datetime.date(2025, 5, 5),
    facts=(
        Fact(
            "f1", "syarat", "Pelapor perlu melengkapi nama kampung, RT/RW, desa, dan nomor tiang lampu.", True
        ),
        Fact(
            "f2",
            "waktu",
            "Kelengkapan ditunggu sampai 20 Mei 2025; lewat tanggal itu laporan diarsipkan.",
            True,
        ),
        Fact("f3", "penjelasan", "Lokasi diperlukan agar regu membawa suku cadang yang sesuai.", True),
        Fact("f4", "kontak", "Balas laporan ini atau WhatsApp 0840-0000-5656."),
    ),
)
CASES = (BRIDGE, MARKET, CARD, SEA_WALL, INCOMPLETE)

GOOD = {
    "jembatan": "Yth. Bapak Sumanto Wiryo,\nTerima kasih atas laporannya; kami prihatin ada pedagang yang hampir tercebur. "
    "Setelah diperiksa pada 7 April 2025, dua papan jembatan memang patah dan tiga tiangnya lapuk. Papan darurat sudah kami "
    "pasang dan sejak kemarin jembatan hanya boleh dilalui pejalan kaki. UPTD Pemeliharaan Jembatan Wilayah I mengganti "
    "tiangnya pada 21 sampai 25 April 2025. Bila ada pertanyaan, hubungi (0299) 555071 pada jam kerja.\nHormat kami, "
    "Dinas Pekerjaan Umum dan Penataan Ruang",
    "pasar": "Yth. Bapak/Ibu Pelapor,\nTerima kasih atas keberanian Anda; kami memahami kerugian akibat timbangan yang kurang. "
    "Tera ulang di seluruh los pada 16 Juni 2025 terhadap 24 timbangan sewa menunjukkan sembilan di antaranya kurang 40 "
    "sampai 60 gram. Kesembilan timbangan itu kami sita dan pengelolanya sudah ditegur secara tertulis pada 17 Juni. "
    "Timbangan pengganti tersedia paling lambat 27 Juni 2025. Karena pemeriksaan mencakup seluruh los, tidak ada laporan "
    "tertentu yang dirujuk. Perkembangan: Pos ukur ulang Pasar Kliwon atau WhatsApp 0840-0000-1212.\nHormat kami, Dinas Perdagangan",
    "kartu": "Yth. Ibu Melati Anggraini,\nTerima kasih atas pertanyaan Ibu; kami memahami Ibu ingin kartu perpustakaannya cepat "
    "kembali. Untuk mengganti kartu yang hilang, mohon membawa KTP dan surat pernyataan kehilangan bermeterai. Kartu baru "
    "gratis dan jadi pada hari yang sama. Loket keanggotaan buka Senin sampai Sabtu pukul 08.00-16.00. Pertanyaan lain dapat "
    "disampaikan ke (0299) 555088.\nHormat kami, Dinas Perpustakaan dan Kearsipan",
    "talud": "Yth. Bapak/Ibu Pelapor,\nTerima kasih atas laporannya; kami prihatin ombak sampai masuk ke rumah warga. Hasil "
    "pengecekan 31 Agustus 2025 menunjukkan talud ambrol sepanjang 22 meter. Talud pantai merupakan kewenangan Balai Besar "
    "Wilayah Sungai, maka laporan ini sudah kami teruskan melalui surat tanggal 1 September 2025. Balai menjadwalkan "
    "penanganan darurat mulai 10 September 2025. Perkembangannya dapat ditanyakan ke 0840-0000-3434.\nHormat kami, "
    "Dinas Pekerjaan Umum dan Penataan Ruang",
    "kurang": "Yth. Bapak Darto,\nTerima kasih atas laporannya; kami memahami gelapnya kampung tanpa lampu jalan. Agar regu kami "
    "membawa suku cadang yang tepat, mohon lengkapi nama kampung, RT/RW, desa, dan nomor tiang lampunya sampai 20 Mei 2025. "
    "Lewat tanggal itu laporan akan diarsipkan. Silakan balas laporan ini atau kirim WhatsApp ke 0840-0000-5656.\n"
    "Hormat kami, Dinas Perhubungan",
}
"""Another writer's complete answers, one a case."""

WEAK = "Yth. Bapak/Ibu Pelapor, terima kasih atas laporannya. Laporan akan kami tindaklanjuti, mohon bersabar. Hormat kami."
"""The honest weak answer that no trick may beat."""
