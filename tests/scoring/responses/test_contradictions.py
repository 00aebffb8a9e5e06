"""What the facts do not bear out is found and pointed at."""

import pytest
from answer_cases import BRIDGE, CARD, GOOD, INCOMPLETE, MARKET, SEA_WALL

from trainer.scoring.responses import AnswerCase, ResponseRubric, grade_response

CODE = "bertentangan_fakta"
CHANGED = [
    (BRIDGE, "21 sampai 25 April 2025", "5 sampai 9 Mei 2025", "other date"),
    (BRIDGE, "7 April 2025", "2 April 2025", "other date of the finding"),
    (
        BRIDGE,
        "mengganti tiangnya pada 21 sampai 25 April 2025",
        "sudah selesai mengganti tiangnya kemarin",
        "planned work told as done",
    ),
    (MARKET, "24 timbangan", "240 timbangan", "other number"),
    (MARKET, "kami sita", "tidak kami sita", "negated"),
    (CARD, "gratis", "dikenakan biaya Rp75.000", "other amount"),
    (SEA_WALL, "10 September 2025", "28 Oktober 2025", "other date of another agency"),
    (
        SEA_WALL,
        "Balai menjadwalkan penanganan darurat mulai 10 September 2025",
        "Penanganan sudah selesai seluruhnya dan talud kembali normal",
        "finished although not begun",
    ),
]


@pytest.mark.parametrize(("case", "old", "new", "why"), CHANGED, ids=[each[3] for each in CHANGED])
def test_one_false_point_makes_the_letter_unfit(
    case: AnswerCase, old: str, new: str, why: str, rubric: ResponseRubric
) -> None:
    answer = GOOD[case.id].replace(old, new)
    assert answer != GOOD[case.id], why
    grade = grade_response(case, answer, rubric)
    assert CODE in grade.critical
    assert grade.overall <= 1
    evidence = [reason for reason in grade.reasons if reason.about == CODE]
    assert any(reason.start is not None and reason.end is not None for reason in evidence)


@pytest.mark.parametrize(
    ("case", "answer"),
    [
        (
            BRIDGE,
            "Yth. Bapak Sumanto, setelah kami cek tidak ditemukan kerusakan apa pun, jembatan dalam kondisi baik. DPUPR",
        ),
        (
            MARKET,
            "Yth. Pelapor, keluhan tidak terbukti karena semua timbangan di Pasar Kliwon sudah sesuai. Salam.",
        ),
        (
            INCOMPLETE,
            "Yth. Bapak Darto, petugas telah meninjau lokasi dan lampu sudah diperbaiki. Salam, Dishub.",
        ),
    ],
)
def test_denial_and_work_that_never_happened(case: AnswerCase, answer: str, rubric: ResponseRubric) -> None:
    assert CODE in grade_response(case, answer, rubric).critical


@pytest.mark.parametrize(
    "sentence",
    [
        "Pekerjaan ini belum selesai dan kami mohon maaf.",
        "Mohon warga tidak melintas dengan sepeda motor.",
        "Bila tiang selesai diganti, jembatan dibuka kembali.",
        "Sejak kemarin jembatan dibatasi.",
    ],
)
def test_true_negations_and_conditions_are_no_contradiction(sentence: str, rubric: ResponseRubric) -> None:
    answer = GOOD["jembatan"].replace("Bila ada pertanyaan", f"{sentence} Bila ada pertanyaan")
    assert grade_response(BRIDGE, answer, rubric).critical == ()
