"""Attitude read from the build of a sentence, in words that no list of phrases holds; and honest letters beside it."""

import pytest
from answer_cases import BRIDGE, CARD, MARKET, SEA_WALL

from trainer.scoring.responses import AnswerCase, ResponseRubric, grade_response

UNKIND = [
    (BRIDGE, "menyalahkan", "Jembatan lapuk disebabkan warga sering mengangkut batu di atasnya. Akibatnya kembali ke warga."),
    (CARD, "menyalahkan", "Pembaca yang peduli pasti menyimpan kartunya baik-baik, bukan menghilangkannya."),
    (MARKET, "menyalahkan", "Kerugian itu tidak lepas dari kebiasaan pedagang menyewa timbangan murah."),
    (BRIDGE, "menghina", "Kalau tidak kuat menyeberang, ganti saja jadi penonton di rumah."),
    (SEA_WALL, "menghina", "Rumah di tepi laut kok heran kemasukan ombak? Bikin saja kapal sendiri."),
    (SEA_WALL, "lempar_wewenang", "Mengenai talud, kebijakannya berada di tangan Balai. Dinas sekadar penonton."),
    (CARD, "lempar_wewenang", "Urusan denda kartu melekat pada kantor pusat. Coba bertanya ke provinsi."),
    (BRIDGE, "janji_kosong", "Yth. Bapak Sumanto, keselamatan warga adalah segalanya bagi kami. Doakan kami selalu kuat. Hormat kami."),
    (BRIDGE, "isian_kosong", "Yth. Bapak Sumanto, tiang diganti oleh (nama pelaksana) tanggal dd-mm. DPUPR."),
    (MARKET, "bocor_identitas", "Yth. Pelapor, 9 timbangan disita 17 Juni 2025 berkat penjual telur di los barat. Dinas Perdagangan"),
    (
        SEA_WALL,
        "bertentangan_fakta",
        "Yth. Pelapor, terima kasih. Pengecekan 31 Agustus 2025 tidak menjumpai kerusakan dan talud masih layak. DPUPR.",
    ),
]  # fmt: skip
KIND = [
    (BRIDGE, "Yth. Bapak Sumanto, terima kasih. Mohon warga tidak membawa kendaraan dulu. Papan dipasang 8 April 2025. DPUPR."),
    (CARD, "Selamat siang Ibu Melati. Cukup membawa KTP dan surat kehilangan bermeterai, tanpa biaya. Salam sehat, Perpustakaan."),
    (SEA_WALL, "Yth. Pelapor, talud pantai kewenangan Balai Besar Wilayah Sungai; sudah kami teruskan 1 September 2025. Terima kasih."),
    (BRIDGE, "Yth. Bapak Sumanto, terima kasih. Penggantian tiang 21-25 April 2025. 0840-0000-1212. DPUPR."),
]  # fmt: skip


@pytest.mark.parametrize(("case", "code", "answer"), UNKIND)
def test_an_attitude_is_seen_without_a_known_phrase(
    case: AnswerCase, code: str, answer: str, rubric: ResponseRubric
) -> None:
    grade = grade_response(case, answer, rubric)
    assert code in grade.critical
    assert any(reason.about == code for reason in grade.reasons)


@pytest.mark.parametrize(("case", "answer"), KIND)
def test_an_honest_letter_is_not_taken_for_one(case: AnswerCase, answer: str, rubric: ResponseRubric) -> None:
    assert grade_response(case, answer, rubric).critical == ()
