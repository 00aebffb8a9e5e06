"""A fact counts as conveyed whatever words carry it, and only then."""

import pytest
from answer_cases import BRIDGE, CASES, GOOD, INCOMPLETE, MARKET, SEA_WALL

from trainer.scoring.responses import AnswerCase, ResponseRubric, grade_response


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_another_writers_complete_answer_conveys_everything_and_is_a_model(
    case: AnswerCase, rubric: ResponseRubric
) -> None:
    grade = grade_response(case, GOOD[case.id], rubric)
    assert grade.conveyed == tuple(fact.id for fact in case.facts)
    assert (grade.overall, grade.critical, set(grade.dimensions.values())) == (4, (), {4})


@pytest.mark.parametrize(
    ("case", "sentence", "fact"),
    [
        (BRIDGE, "Dua papan patah dan tiga tiang lapuk kami temukan saat pengecekan tanggal 7 April.", "f1"),
        (BRIDGE, "Tiang diganti tanggal dua puluh satu sampai 25 April.", "f3"),
        (BRIDGE, "tiang nya di ganti tgl 21-25 apr", "f3"),
        (BRIDGE, "Sejak kemarin sudah dipasang papan darurat dan jembatan hanya untuk pejalan kaki.", "f2"),
        (BRIDGE, "Silakan hubungi 0299-555071 pada jam kerja.", "f5"),
        (MARKET, "Dari dua puluh empat timbangan sewa yang ditera ulang, sembilan kurang 40-60 gram.", "f1"),
        (MARKET, "Timbangan pengganti siap selambatnya 27 Juni.", "f3"),
        (
            SEA_WALL,
            "Laporan ini sudah kami kirimkan kepada Balai Besar Wilayah Sungai lewat surat 1 September.",
            "f1",
        ),
        (
            INCOMPLETE,
            "Kami tunggu kelengkapannya hingga 20 Mei 2025, lewat dari itu laporan diarsipkan.",
            "f2",
        ),
    ],
)
def test_paraphrase_relative_date_number_word_and_message_spelling(
    case: AnswerCase, sentence: str, fact: str, rubric: ResponseRubric
) -> None:
    assert fact in grade_response(case, f"Yth. Bapak/Ibu Pelapor. {sentence}", rubric).conveyed


def test_touching_the_topic_conveys_no_fact(rubric: ResponseRubric) -> None:
    answer = "Yth. Bapak Sumanto, terima kasih atas laporan tentang jembatan bambu di Dusun Karanganom. Segera kami tangani."
    assert grade_response(BRIDGE, answer, rubric).conveyed == ()


def test_each_missing_fact_is_named(rubric: ResponseRubric) -> None:
    grade = grade_response(BRIDGE, "Yth. Bapak Sumanto, terima kasih. Laporan akan ditindaklanjuti.", rubric)
    assert {reason.fact for reason in grade.reasons if reason.fact} == {fact.id for fact in BRIDGE.facts}


def test_leaving_out_a_must_fact_takes_the_overall_below_four(rubric: ResponseRubric) -> None:
    answer = GOOD["jembatan"].replace(
        "UPTD Pemeliharaan Jembatan Wilayah I mengganti tiangnya pada 21 sampai 25 April 2025. ", ""
    )
    assert answer != GOOD["jembatan"]
    assert grade_response(BRIDGE, answer, rubric).overall < 4
