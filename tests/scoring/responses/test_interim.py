"""An answer of a moment when the unit has no facts: form, relevance, tone and next step count, nothing about facts."""

from __future__ import annotations

import msgspec
import pytest
from promise_letters import LAMPS, POTHOLE, WATER

from trainer.scoring.responses import AnswerCase, ResponseGrade, ResponseRubric, grade_response

STREET = msgspec.structs.replace(POTHOLE, facts=())
DARK = msgspec.structs.replace(LAMPS, facts=())
DRY = msgspec.structs.replace(WATER, facts=())
GOOD = (
    "Yth. Bapak Wagiman, terima kasih atas laporannya. Kami memahami lubang di Jalan Gandaria depan SDN 1 Watukencana sudah "
    "dua kali membuat ban motor Anda pecah. Bidang Bina Marga akan memeriksa lokasi Kamis, 22 Jan 2026. Kabar berikutnya "
    "paling lambat 26 Januari 2026. Hormat kami, Dinas Pekerjaan Umum dan Penataan Ruang"
)
EMPTY = (
    "Yth. Bapak Wagiman, terima kasih atas laporannya. Laporan Bapak sudah kami terima dan akan segera kami tindaklanjuti. "
    "Mohon bersabar. Salam, DPUPR"
)
ELSEWHERE = "Yth. Bapak, KTP Anda sudah selesai dicetak dan dapat diambil di loket. Salam."


def grade(text: str, rubric: ResponseRubric, case: AnswerCase = STREET) -> ResponseGrade:
    return grade_response(case, text, rubric)


def test_a_concrete_interim_answer_is_good(rubric: ResponseRubric) -> None:
    found = grade(GOOD, rubric)
    assert (found.overall, found.critical, found.uncertain) == (4, (), False)
    assert found.reasons == ()


@pytest.mark.parametrize(
    ("old", "new", "missing"),
    [
        ("Bidang Bina Marga akan memeriksa lokasi Kamis, 22 Jan 2026. ", "", "Langkah berikutnya"),
        ("Bidang Bina Marga akan memeriksa", "Kami akan memeriksa", "Pelaksana"),
        (
            " Kamis, 22 Jan 2026. Kabar berikutnya paling lambat 26 Januari 2026.",
            ". Kabar berikutnya menyusul.",
            "tanggal",
        ),
    ],
)
def test_what_lacks_is_named(old: str, new: str, missing: str, rubric: ResponseRubric) -> None:
    assert old in GOOD
    found = grade(GOOD.replace(old, new), rubric)
    assert any(missing in reason.message for reason in found.reasons)
    assert not any("catatan unit" in reason.message for reason in found.reasons)


def test_small_talk_stays_worthless(rubric: ResponseRubric) -> None:
    assert grade(EMPTY, rubric).overall <= 1


def test_no_interim_answer_contradicts_facts_that_nobody_knows(rubric: ResponseRubric) -> None:
    for case in (STREET, DARK, DRY):
        found = grade(
            "Yth. Pelapor, petugas memeriksa 3 Januari 2026 dan menemukan 14 titik rusak. Salam.",
            rubric,
            case,
        )
        assert "bertentangan_fakta" not in found.critical


def test_work_told_as_done_without_facts_is_left_to_a_human(rubric: ResponseRubric) -> None:
    found = grade(GOOD.replace("Kabar berikutnya", "Lubang sudah diperbaiki. Kabar berikutnya"), rubric)
    assert found.uncertain
    assert found.dimensions["kepatuhan"] < 4


def test_a_final_answer_without_facts_is_not_final(rubric: ResponseRubric) -> None:
    found = grade(GOOD, rubric, msgspec.structs.replace(STREET, final=True))
    assert found.overall <= 2
    assert found.uncertain
    assert any("hasil akhir" in reason.message for reason in found.reasons)


@pytest.mark.parametrize("case", [STREET, POTHOLE], ids=["without facts", "with facts"])
def test_naming_the_report_is_never_called_answering_another(
    case: AnswerCase, rubric: ResponseRubric
) -> None:
    text = (
        "Yth. Bapak, soal lubang di Jalan Gandaria dan ban pecah, 35 karung beras sudah dibagikan di balai desa pada 5 Januari "
        "2026 dan 12 kursi roda diserahkan. Salam."
    )
    assert "salah_laporan" not in grade(text, rubric, case).critical


def test_an_answer_that_misses_the_report_is_flagged(rubric: ResponseRubric) -> None:
    found = grade(ELSEWHERE, rubric)
    assert found.overall <= 1
    assert found.uncertain


def test_an_insult_is_an_insult_without_facts(rubric: ResponseRubric) -> None:
    found = grade("Usul ibu tidak masuk akal, jangan buang waktu kami.", rubric)
    assert "menghina" in found.critical
    assert found.overall == 0


def test_an_agency_in_capitals_is_no_person(rubric: ResponseRubric) -> None:
    text = "Laporan Bapak kami teruskan kepada PT PLN (Persero) karena tiang listrik itu milik PLN."
    assert "bocor_identitas" not in grade(text, rubric).critical
