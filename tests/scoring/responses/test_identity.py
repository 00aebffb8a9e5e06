"""Nobody who asked to be hidden, and nobody else, is made recognisable."""

import msgspec
import pytest
from answer_cases import BRIDGE, GOOD, MARKET

from trainer.scoring.responses import ResponseRubric, grade_response

CODE = "bocor_identitas"
LEAKS = [
    "Laporan Ibu Ratmini sudah kami catat.",
    "Kami sudah menyampaikan kepada pengelola bahwa Sdri. Lestari keberatan.",
    "Pelapor berinisial R.L. telah kami hubungi.",
    "Kepada pengelola kami jelaskan bahwa laporan berasal dari penjual telur di los barat.",
    "Petugasnya Sdr. Kuswanto, alamat Kp. Sidomulyo RT 04/02.",
    "NIK pelapor 9902031405720001.",
    "Nomor HP pengelola 0840-1111-2222.",
]


@pytest.mark.parametrize("sentence", LEAKS)
def test_a_leak_forbids_sending(sentence: str, rubric: ResponseRubric) -> None:
    answer = GOOD["pasar"].replace("Timbangan pengganti", f"{sentence} Timbangan pengganti")
    grade = grade_response(MARKET, answer, rubric)
    assert CODE in grade.critical
    assert (grade.overall, grade.dimensions["kepatuhan"]) == (0, 0)


def test_the_evidence_is_the_name_itself(rubric: ResponseRubric) -> None:
    answer = GOOD["pasar"].replace("Bapak/Ibu Pelapor", "Ibu Ratmini")
    spans = [
        answer[reason.start : reason.end]
        for reason in grade_response(MARKET, answer, rubric).reasons
        if reason.about == CODE
    ]
    assert "Ratmini" in spans


def test_an_open_reporter_may_be_named_and_official_contacts_given(rubric: ResponseRubric) -> None:
    assert grade_response(BRIDGE, GOOD["jembatan"], rubric).critical == ()


def test_the_same_name_is_a_leak_once_the_report_is_secret(rubric: ResponseRubric) -> None:
    secret = msgspec.structs.replace(BRIDGE, privacy="rahasia")
    assert CODE in grade_response(secret, GOOD["jembatan"], rubric).critical


def test_further_secrets_must_not_appear(rubric: ResponseRubric) -> None:
    case = msgspec.structs.replace(BRIDGE, secrets=("Paimin Karso", "0840 9999 1234"))
    for secret in ("Saksinya Paimin Karso.", "Telepon saksi 0840-9999-1234."):
        answer = GOOD["jembatan"].replace("Bila ada", f"{secret} Bila ada")
        assert CODE in grade_response(case, answer, rubric).critical
