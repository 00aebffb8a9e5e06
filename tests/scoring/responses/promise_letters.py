"""Letters with promised dates in many wordings: honest ones, and the same wordings with a date the facts deny.

Every case has a plan of its own (work on set days). `HONEST` are promises about other acts, or about the plan with
its true days; `FALSE` put the planned act on another day, or tell a false past day, a false figure or false costs.
"""

from __future__ import annotations

import datetime

from trainer.scoring.responses import AnswerCase, Fact

POTHOLE = AnswerCase(
    id="lubang",
    title="Jalan Gandaria berlubang di depan SDN 1 Watukencana",
    body="Jalan Gandaria depan SDN 1 Watukencana berlubang besar. Ban motor saya sudah dua kali pecah. Tolong ditambal.",
    privacy="terbuka",
    reporter="Wagiman Sastro",
    type="pengaduan",
    unit="Dinas Pekerjaan Umum dan Penataan Ruang",
    date=datetime.date(2026, 1, 21),
    facts=(
        Fact(
            "f1", "temuan", "Pemeriksaan 20 Januari 2026 menemukan empat lubang sedalam 12 sentimeter.", True
        ),
        Fact("f2", "tindakan", "Penambalan aspal dikerjakan 6-10 Februari 2026.", True),
        Fact("f3", "pelaksana", "Pelaksana: Bidang Bina Marga."),
        Fact("f4", "kontak", "Layanan pengaduan (0299) 555071, hari kerja 08.00-15.00."),
    ),
)
LAMPS = AnswerCase(
    id="lampu",
    title="Lampu jalan padam di Gang Melati",
    body="Sudah dua minggu lampu jalan di Gang Melati padam. Ibu-ibu takut pulang pengajian malam.",
    privacy="anonim",
    reporter="",
    type="pengaduan",
    unit="Dinas Perhubungan",
    date=datetime.date(2026, 4, 7),
    facts=(
        Fact(
            "f1", "temuan", "Petugas mengecek 6 April 2026: kabel bawah tanah putus sepanjang 30 meter.", True
        ),
        Fact("f2", "tindakan", "Penggantian kabel dijadwalkan 14-16 April 2026.", True),
        Fact("f3", "penjelasan", "Perbaikan lampu jalan tidak dipungut biaya."),
        Fact("f4", "kontak", "WhatsApp layanan 0840-0000-1212."),
    ),
)
WATER = AnswerCase(
    id="air",
    title="Air leding mati di Kampung Pandan",
    body="Air leding di Kampung Pandan mati sejak tiga hari lalu. Kami terpaksa membeli air galon.",
    privacy="terbuka",
    reporter="Sulastri Handayani",
    type="pengaduan",
    unit="Perumda Air Minum",
    date=datetime.date(2026, 5, 12),
    facts=(
        Fact("f1", "temuan", "Pompa induk rusak sejak 9 Mei 2026.", True),
        Fact("f2", "waktu", "Pemasangan pompa baru dilaksanakan 19 Mei 2026.", True),
        Fact("f3", "tindakan", "Tangki air gratis dikirim setiap pagi ke 45 rumah.", True),
        Fact("f4", "kontak", "Pusat panggilan (0299) 555090."),
    ),
)

OPENING = {
    "lubang": "Yth. Bapak Wagiman, terima kasih atas laporannya tentang lubang di Jalan Gandaria depan SDN 1 Watukencana.",
    "lampu": "Yth. Bapak/Ibu Pelapor, terima kasih sudah melaporkan lampu jalan yang padam di Gang Melati.",
    "air": "Yth. Ibu Sulastri, mohon maaf air leding di Kampung Pandan mati.",
}
FACTS_TOLD = {
    "lubang": "Pemeriksaan 20 Januari 2026 menemukan empat lubang sedalam 12 sentimeter, dan Bidang Bina Marga menambalnya "
    "dengan aspal pada 6-10 Februari 2026.",
    "lampu": "Petugas mengecek pada 6 April 2026 dan menemukan kabel bawah tanah putus sepanjang 30 meter. Kabel diganti "
    "14-16 April 2026.",
    "air": "Pompa induk rusak sejak 9 Mei 2026. Pompa baru dipasang 19 Mei 2026, dan tangki air gratis kami kirim setiap "
    "pagi ke 45 rumah.",
}
CLOSING = {
    "lubang": "Salam hormat, Dinas Pekerjaan Umum dan Penataan Ruang.",
    "lampu": "Salam hormat, Dinas Perhubungan.",
    "air": "Salam hormat, Perumda Air Minum.",
}
PROMISED = {
    "lubang": ("11 Februari 2026", "Kamis, 22 Januari 2026", "13 Februari", "28 Januari 2026"),
    "lampu": ("17 April 2026", "Rabu, 8 April 2026", "20 April", "10 April 2026"),
    "air": ("20 Mei 2026", "Rabu, 13 Mei 2026", "22 Mei", "15 Mei 2026"),
}
"""By case: a day after the plan, tomorrow, another day after it, a day before it; none of them in the facts."""

NEWS = (
    "Kabar berikutnya paling lambat {0}.",
    "Kami kabari Anda lagi paling lambat {0}.",
    "Perkembangannya kami sampaikan paling lambat {2}.",
    "Hasilnya akan kami sampaikan melalui kanal ini pada {0}.",
    "Kami akan memberi kabar lanjutan pada {2}.",
    "Paling lambat {0} kami sampaikan perkembangannya.",
    "Kami berjanji memberi kabar selambat-lambatnya {2}.",
    "Informasi selanjutnya kami sampaikan sebelum {2}.",
    "Kepastian jadwal akan kami informasikan paling lambat {3}.",
    "Anda akan kami hubungi lagi pada {0}.",
    "Kami laporkan kemajuannya di sini setiap pekan hingga {2}.",
    "Jawaban lengkap akan menyusul paling lambat {3}.",
)
CHECKS = (
    "Tim kami akan memeriksa ulang lokasi pada {1}.",
    "Petugas akan kembali ke lokasi pada {1} untuk memastikan keadaannya.",
    "Kami akan memantau keadaan di sana sampai {2}.",
    "Rapat koordinasi dengan kecamatan kami rencanakan {3}.",
    "Kami pantau hasilnya sampai {0}.",
    "Petugas dijadwalkan meninjau kembali pada {0}.",
    "Kepala bidang akan mengevaluasi pekerjaan ini pada {2}.",
)
WITHIN = (
    "Kami akan memberi kabar dalam 14 hari kerja.",
    "Perkembangannya kami sampaikan paling lambat 3 hari kerja lagi.",
)
INTERIM = (
    "Tim kami akan memeriksa lokasi pada {1}. Kabar berikutnya paling lambat {3}.",
    "Kami menjadwalkan pemeriksaan lapangan {1} dan menyampaikan hasilnya paling lambat {3}.",
    "Petugas turun ke lokasi {1}; hasilnya kami kabarkan selambatnya {3}.",
    "Pemeriksaan lapangan dijadwalkan {1}. Rencana penanganannya kami sampaikan pada {3}.",
    "Pada {1} petugas akan mengecek lokasi, lalu paling lambat {3} kami beri tahu langkah berikutnya.",
    "Bidang teknis akan mengukur kerusakan pada {1} dan kami menargetkan keputusan pada {3}.",
)
"""Interim answers: no facts are known yet."""

ACT = {"lubang": "penambalan aspal", "lampu": "penggantian kabel", "air": "pemasangan pompa baru"}
OTHER_DAY = {"lubang": "20 Maret 2026", "lampu": "4 Mei 2026", "air": "8 Juni 2026"}
PLAN_ELSEWHERE = (
    "{act} akan dikerjakan {day}.",
    "Kami menjadwalkan {act} pada {day}.",
    "Rencananya {act} dilaksanakan mulai {day}.",
    "Paling lambat {day} {act} kami kerjakan.",
    "{act} kami targetkan selesai {day}.",
    "Kami akan melaksanakan {act} pada {day}.",
    "Tim kami akan mengerjakan {act} {day}, dan kabar berikutnya kami sampaikan setelah itu.",
)
FALSE_OTHERWISE = {
    "lubang": (
        "Pemeriksaan 14 Januari 2026 menemukan empat lubang sedalam 12 sentimeter.",
        "Pemeriksaan 20 Januari 2026 menemukan 40 lubang sedalam 12 sentimeter.",
        "Penambalan aspal sudah selesai seluruhnya, dan kabar berikutnya paling lambat 11 Februari 2026.",
        "Setelah kami periksa, tidak ditemukan lubang apa pun di Jalan Gandaria.",
    ),
    "lampu": (
        "Petugas mengecek pada 1 April 2026 dan menemukan kabel bawah tanah putus sepanjang 30 meter.",
        "Petugas mengecek pada 6 April 2026 dan menemukan kabel bawah tanah putus sepanjang 300 meter.",
        "Kabel sudah selesai diganti kemarin, dan kami pantau sampai 17 April 2026.",
        "Perbaikan lampu jalan dikenakan biaya Rp250.000.",
    ),
    "air": (
        "Pompa induk rusak sejak 1 Mei 2026.",
        "Pompa baru sudah selesai dipasang dan air kembali mengalir.",
        "Tangki air dikirim setiap pagi ke 450 rumah dengan biaya Rp50.000.",
    ),
}
CASES = (POTHOLE, LAMPS, WATER)


def letter(case: AnswerCase, *middle: str) -> str:
    """A letter of a case with these sentences between salutation and closing."""
    return " ".join((OPENING[case.id], *(part[0].upper() + part[1:] for part in middle), CLOSING[case.id]))


def honest_final() -> list[tuple[AnswerCase, str]]:
    """Final answers that tell the facts truly and promise something for another day."""
    return [
        (case, letter(case, FACTS_TOLD[case.id], wording.format(*PROMISED[case.id])))
        for case in CASES
        for wording in (*NEWS, *CHECKS, *WITHIN)
    ]


def honest_brief() -> list[tuple[AnswerCase, str]]:
    """Interim answers that promise before they tell any of the facts that are known."""
    return [
        (case, letter(case, wording.format(*PROMISED[case.id])))
        for case in CASES
        for wording in (*NEWS, *CHECKS)
    ]


def honest_interim() -> list[tuple[AnswerCase, str]]:
    """Interim answers of a moment when the unit knows nothing yet."""
    return [
        (_without_facts(case), letter(case, wording.format(*PROMISED[case.id])))
        for case in CASES
        for wording in INTERIM
    ]


def contradicting() -> list[tuple[AnswerCase, str]]:
    """Answers with the planned act on another day, or another untruth."""
    planned = [
        (case, letter(case, wording.format(act=ACT[case.id], day=OTHER_DAY[case.id])))
        for case in CASES
        for wording in PLAN_ELSEWHERE
    ]
    return planned + [(case, letter(case, text)) for case in CASES for text in FALSE_OTHERWISE[case.id]]


def _without_facts(case: AnswerCase) -> AnswerCase:
    return AnswerCase(
        case.id, case.title, case.body, case.privacy, case.reporter, case.type, case.unit, case.date, ()
    )
