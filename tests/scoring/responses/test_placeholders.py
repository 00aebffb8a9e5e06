"""Unfilled fields of a template in every shape; honest punctuation is none."""

import pytest
from answer_cases import BRIDGE, GOOD

from trainer.scoring.responses import ResponseRubric, grade_response

CODE = "isian_kosong"
EMPTY = [
    "oleh petugas <isi>",
    "oleh (nama)",
    "oleh ( nama petugas )",
    "pada XXX",
    "pada tgl ...",
    "pada tanggal ____",
    "oleh {{nama}}",
    "oleh «nama petugas»",
    "pada %tanggal%",
    "oleh NAMA_PETUGAS",
    "pada (hari/tanggal)",
    "pada __/__/____",
    "sebesar Rp…",
    "pada hari , tanggal , oleh regu",
    "oleh petugas bernama , kemarin",
    "dengan jadwal TBD",
    "pada tanggal dd/mm/yyyy",
    "selama ... hari",
    "pada _ _ _ _",
    "oleh #nama#",
]
FILLED = [
    "oleh petugas (2 orang)",
    "pada 4-12 Maret",
    "dengan formulir F-1.01",
    "oleh pelaksana (UPTD)",
    "mulai 21/4/2025",
    "dan kami mohon maaf ...",
    "pada hari Senin, tanggal 21 April",
    "sebesar Rp1.000,-",
]


def critical(text: str, rubric: ResponseRubric) -> tuple[str, ...]:
    return grade_response(BRIDGE, f"{GOOD['jembatan']} Papan dicek {text}.", rubric).critical


@pytest.mark.parametrize("text", EMPTY)
def test_a_field_that_nobody_filled_in(text: str, rubric: ResponseRubric) -> None:
    assert CODE in critical(text, rubric)


@pytest.mark.parametrize("text", FILLED)
def test_ordinary_brackets_and_marks_are_no_field(text: str, rubric: ResponseRubric) -> None:
    assert CODE not in critical(text, rubric)


def test_a_list_of_what_the_citizen_should_send_is_no_field(rubric: ResponseRubric) -> None:
    answer = (
        GOOD["jembatan"] + " Mohon lengkapi data diri (nama, alamat, nomor telepon) lewat pesan tertutup."
    )
    assert CODE not in grade_response(BRIDGE, answer, rubric).critical
