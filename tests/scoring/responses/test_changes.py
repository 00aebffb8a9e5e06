"""An answer that keeps what a fact changed, demands what it waives, closes what it opens, or invents an outcome."""

import msgspec
import pytest
from answer_cases import BRIDGE, CARD, GOOD

from trainer.scoring.responses import AnswerCase, Fact, ResponseRubric, grade_response

CODE = "bertentangan_fakta"
POST = msgspec.structs.replace(
    BRIDGE,
    facts=(
        Fact("f1", "tindakan", "Penjaga jembatan dipindahkan ke pos lain sejak 8 April 2025.", True),
        Fact("f2", "syarat", "Pengguna jembatan tidak memerlukan kartu pas.", True),
        Fact("f3", "penjelasan", "Izin melintas dapat diajukan lewat kantor desa.", True),
        Fact("f4", "temuan", "Pengelola belum memiliki papan peringatan.", True),
    ),
)
START = "Yth. Bapak Sumanto, terima kasih. "
FALSE = {
    "kept": "Penjaga jembatan tetap bertugas di posnya.",
    "demanded": "Pengguna jembatan wajib melampirkan kartu pas.",
    "closed": "Izin melintas tidak dapat diajukan lewat kantor desa.",
    "invented": "Pengelola jembatan telah didenda.",
    "no longer open": "Pengelola telah memiliki papan peringatan.",
}
TRUE = {
    "changed": "Penjaga jembatan sudah kami pindahkan ke pos lain pada 8 April 2025.",
    "waived": "Pengguna jembatan tidak perlu kartu pas.",
    "open": "Izin melintas bisa diajukan di kantor desa.",
    "still open": "Pengelola belum punya papan peringatan dan akan kami dampingi.",
    "planned": "Bila kartu pas hilang, Bapak tidak perlu khawatir.",
}


def contradicts(case: AnswerCase, text: str, rubric: ResponseRubric) -> bool:
    return CODE in grade_response(case, f"{START}{text} Hormat kami, DPUPR", rubric).critical


@pytest.mark.parametrize("name", sorted(FALSE))
def test_a_claim_against_the_facts(name: str, rubric: ResponseRubric) -> None:
    assert contradicts(POST, FALSE[name], rubric)


@pytest.mark.parametrize("name", sorted(TRUE))
def test_the_same_matter_told_truly(name: str, rubric: ResponseRubric) -> None:
    assert not contradicts(POST, TRUE[name], rubric)


def test_every_good_answer_stays_free_of_it(rubric: ResponseRubric) -> None:
    assert CODE not in grade_response(BRIDGE, GOOD["jembatan"], rubric).critical
    assert CODE not in grade_response(CARD, GOOD["kartu"], rubric).critical
