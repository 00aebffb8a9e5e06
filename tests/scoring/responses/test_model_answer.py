"""The composed answer is a model for every kind of case; the expert bot relies on it."""

import datetime
import itertools

import msgspec
import pytest
from answer_cases import CASES

from trainer.scoring.responses import AnswerCase, Fact, ResponseRubric, compose_model_answer, grade_response

TYPES = ("pengaduan", "pengaduan_berkadar", "informasi", "aspirasi", "berkadar", "tidak_berkadar")
PRIVACIES = ("terbuka", "anonim", "rahasia")
POOL = (
    Fact("a", "temuan", "Pengecekan 3 Juni 2025 menemukan pagar taman roboh sepanjang 12 meter.", True),
    Fact("b", "tindakan", "Pagar sementara dari bambu dipasang pada 4 Juni 2025.", True),
    Fact("c", "pelaksana", "Pelaksana: Seksi Pertamanan."),
    Fact("d", "waktu", "Pagar besi dipasang 16-18 Juni 2025.", True),
    Fact(
        "e",
        "wewenang",
        "Taman kota adalah kewenangan Dinas Perumahan; laporan diteruskan pada 5 Juni 2025.",
        True,
    ),
    Fact("f", "kontak", "Layanan taman 0840-0000-7777."),
    Fact("g", "penjelasan", "Perbaikan tidak dipungut biaya dari warga.", True),
    Fact("h", "syarat", "Usulan pagar baru memerlukan surat pengantar RW.", True),
    Fact("i", "bukti", "Foto pagar sementara terlampir.", False),
)


def synthetic(facts: tuple[Fact, ...], kind: str, privacy: str) -> AnswerCase:
    return AnswerCase(
        id="taman",
        title="Pagar taman kota roboh",
        body="Pagar taman kota di depan alun-alun roboh menimpa trotoar. Apakah akan diperbaiki?",
        privacy=privacy,
        reporter="Yusuf Hamdani",
        type=kind,
        unit="Dinas Perumahan dan Permukiman",
        date=datetime.date(2025, 6, 6),
        facts=facts,
    )


def assert_model(case: AnswerCase, rubric: ResponseRubric) -> None:
    grade = grade_response(case, compose_model_answer(case), rubric)
    assert (grade.overall, grade.critical) == (4, ()), grade
    assert set(grade.dimensions.values()) == {4}, grade
    assert grade.conveyed == tuple(fact.id for fact in case.facts)


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("privacy", PRIVACIES)
@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_every_case_in_every_type_and_privacy(
    case: AnswerCase, privacy: str, kind: str, rubric: ResponseRubric
) -> None:
    assert_model(msgspec.structs.replace(case, type=kind, privacy=privacy), rubric)


@pytest.mark.parametrize("size", range(1, 8))
def test_every_set_of_one_to_seven_facts(size: int, rubric: ResponseRubric) -> None:
    chosen = list(itertools.combinations(POOL, size))[:: 1 if size in (1, 2) else 9]
    for place, facts in enumerate(chosen):
        kind, privacy = TYPES[place % len(TYPES)], PRIVACIES[place % len(PRIVACIES)]
        assert_model(synthetic(facts, kind, privacy), rubric)


def test_a_hidden_reporter_is_never_named() -> None:
    for case in CASES:
        secret = msgspec.structs.replace(case, privacy="rahasia", reporter="Ratmini Lestari")
        assert "Ratmini" not in compose_model_answer(secret)
        assert compose_model_answer(secret).startswith("Yth. Bapak/Ibu Pelapor")


def test_the_window_for_a_reply_is_told() -> None:
    assert "dalam 10 hari" in compose_model_answer(CASES[0])
    assert "dalam 7 hari" in compose_model_answer(CASES[0], closing_days=7)
