"""The rubric is data: complete, cited, and refused with a clear message when it is broken."""

import ast
from pathlib import Path

import msgspec
import pytest
from answer_cases import BRIDGE, CASES, GOOD, MARKET, WEAK, shipped_data

import trainer.scoring.responses as room
from trainer.scoring.responses import AnswerCase, ResponseRubric, grade_response, load_rubric
from trainer.scoring.responses.rubric import DIMENSIONS
from trainer.scoring.responses.settling import CODES


def test_every_dimension_and_failure_is_explained_with_its_source(rubric: ResponseRubric) -> None:
    assert tuple(rubric.dimensions) == DIMENSIONS
    assert set(rubric.failures) == set(CODES)
    for described in (*rubric.dimensions.values(), *rubric.failures.values()):
        assert described.nama
        assert described.penjelasan.endswith(".")
        assert described.saran.endswith(".")
        assert described.sumber
    assert sum(dimension.bobot for dimension in rubric.dimensions.values()) == pytest.approx(100)


def test_the_caps_are_those_of_the_rubric(rubric: ResponseRubric) -> None:
    caps = {code: rubric.failures[code].batas for code in CODES}
    assert caps == {
        "bocor_identitas": 0,
        "salah_laporan": 0,
        "tidak_bermakna": 0,
        "menghina": 0,
        "isian_kosong": 1,
        "lempar_wewenang": 1,
        "menyalahkan": 1,
        "bertentangan_fakta": 1,
        "janji_kosong": 2,
    }


def test_every_detail_that_a_detector_names_has_its_sentence(rubric: ResponseRubric) -> None:
    folder = Path(room.__file__).parent
    named = set()
    for path in sorted(folder.glob("*.py")):
        calls = [
            node
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Call)
        ]
        for call in calls:
            made = isinstance(call.func, ast.Name) and call.func.id == "Finding" and len(call.args) > 2
            if made and isinstance(call.args[2], ast.Constant):
                named.add(call.args[2].value)
    assert named
    assert named <= set(rubric.messages)


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_every_lost_point_has_a_reason(case: AnswerCase, rubric: ResponseRubric) -> None:
    for answer in (WEAK, "Tidak ada.", "Bukan urusan kami.", "akan kami cek ya kak", GOOD[case.id][:120]):
        grade = grade_response(case, answer, rubric)
        explained = {reason.about for reason in grade.reasons}
        for key, score in grade.dimensions.items():
            capped = any(key in rubric.failures[code].batas_dimensi for code in grade.critical)
            assert score == 4 or key in explained or capped
        assert set(grade.critical) <= explained


def test_a_broken_rubric_is_refused() -> None:
    data = shipped_data()
    with pytest.raises(msgspec.ValidationError):
        load_rubric({key: value for key, value in data.items() if key != "kamus"})
    with pytest.raises(ValueError, match="sopan"):
        load_rubric(
            {**data, "dimensi": {key: value for key, value in data["dimensi"].items() if key != "sopan"}}
        )
    with pytest.raises(msgspec.ValidationError, match="jumlah nilai"):
        load_rubric(
            {
                **data,
                "model": {
                    "sopan": {
                        "dasar": 1,
                        "ambang": [1, 2, 3, 4],
                        "tabel": {"x": {"batas": [1], "nilai": [0]}},
                    }
                },
            }
        )


def test_doing_better_never_costs_points(rubric: ResponseRubric) -> None:
    for model in rubric.models.values():
        for table in model.tabel.values():
            steps = list(table.nilai)
            assert steps in (sorted(steps), sorted(steps, reverse=True))


def test_a_poor_answer_in_a_good_form_is_told_what_to_do(rubric: ResponseRubric) -> None:
    messages = " ".join(reason.message for reason in grade_response(BRIDGE, WEAK, rubric).reasons)
    assert "Papan darurat dipasang" in messages
    assert "Sebutkan" in messages


def test_grades_order_answers_as_a_trainer_would(rubric: ResponseRubric) -> None:
    leaked = GOOD["pasar"].replace("Bapak/Ibu Pelapor", "Ibu Ratmini Lestari")
    short = "Yth. Pelapor, sembilan timbangan sudah kami sita dan pengelola ditegur. Terima kasih, Dinas Perdagangan."
    order = [grade_response(MARKET, text, rubric).overall for text in (leaked, WEAK, short, GOOD["pasar"])]
    assert order == sorted(order)
    assert order[0] == 0
    assert order[-1] == 4
