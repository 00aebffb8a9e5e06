"""Templates, refusals, blame and insults."""

import pytest
from answer_cases import BRIDGE, GOOD, SEA_WALL

from trainer.scoring.responses import ResponseRubric, grade_response


@pytest.mark.parametrize(
    "blank", ["[nama]", "{{nama_pelapor}}", "xxx", ".........", "______", "<nama pelapor>", "(isi nama)"]
)
def test_unfilled_fields(blank: str, rubric: ResponseRubric) -> None:
    answer = GOOD["jembatan"].replace("Sumanto Wiryo", blank)
    grade = grade_response(BRIDGE, answer, rubric)
    assert "isian_kosong" in grade.critical
    assert grade.overall <= 1


@pytest.mark.parametrize(
    "harmless", ["Mohon tunggu...", "Tahapannya: [1] periksa, [2] ganti.", "Lihat lampiran (foto)."]
)
def test_dots_and_numbered_references_are_no_blanks(harmless: str, rubric: ResponseRubric) -> None:
    answer = GOOD["jembatan"].replace("Bila ada", f"{harmless} Bila ada")
    assert "isian_kosong" not in grade_response(BRIDGE, answer, rubric).critical


@pytest.mark.parametrize(
    "answer",
    [
        "Talud pantai bukan kewenangan kami. Silakan lapor ke pusat.",
        "Yth. Pelapor, urusan talud berada di luar tugas dinas kami sehingga tidak dapat kami jawab. Terima kasih.",
        "Itu urusan balai, bukan urusan kabupaten.",
    ],
)
def test_refusing_without_forwarding(answer: str, rubric: ResponseRubric) -> None:
    grade = grade_response(SEA_WALL, answer, rubric)
    assert "lempar_wewenang" in grade.critical
    assert grade.overall <= 1


def test_naming_the_agency_and_forwarding_is_no_refusal(rubric: ResponseRubric) -> None:
    assert grade_response(SEA_WALL, GOOD["talud"], rubric).critical == ()


@pytest.mark.parametrize(
    "answer",
    [
        "Jembatan rusak karena warga sendiri tidak mau merawat. Seharusnya Bapak ikut memperbaiki, bukan hanya melapor.",
        "Pak Sumanto, papan jebol itu akibat warga membawa muatan berlebihan. Makanya hati-hati.",
    ],
)
def test_blaming_the_citizen(answer: str, rubric: ResponseRubric) -> None:
    grade = grade_response(BRIDGE, answer, rubric)
    assert "menyalahkan" in grade.critical
    assert grade.overall <= 1


@pytest.mark.parametrize(
    "answer",
    [
        "Dasar cerewet, jembatan bambu saja diributin. Kalau tidak suka, pindah saja.",
        "Jangan asal bunyi. Kami tahu siapa Anda dan bisa kami laporkan ke polisi.",
    ],
)
def test_insulting_or_threatening_the_citizen(answer: str, rubric: ResponseRubric) -> None:
    grade = grade_response(BRIDGE, answer, rubric)
    assert "menghina" in grade.critical
    assert grade.overall == 0


def test_asking_citizens_for_help_is_no_blame(rubric: ResponseRubric) -> None:
    answer = GOOD["jembatan"].replace(
        "Bila ada", "Mohon warga tidak melintas dengan motor demi keselamatan. Bila ada"
    )
    assert grade_response(BRIDGE, answer, rubric).critical == ()


def test_a_mere_promise_is_empty(rubric: ResponseRubric) -> None:
    grade = grade_response(
        BRIDGE, "Yth. Bapak Sumanto, laporan akan segera kami tindaklanjuti, mohon bersabar. DPUPR", rubric
    )
    assert grade.critical == ("janji_kosong",)
    assert grade.overall <= 2
