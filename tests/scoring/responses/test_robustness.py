"""Whatever is typed, the grader answers, always the same."""

import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from answer_cases import BRIDGE, GOOD, MARKET
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.scoring.responses import AnswerCase, Fact, ResponseRubric, grade_response

STRANGE = {
    "empty": "",
    "one letter": "a",
    "line breaks": "\n\n\n",
    "control characters": "".join(chr(code) for code in range(32)) + "halo",
    "brackets": "[/x] [@click=quit] {{}} {0} %s <b> [red]",
    "emoji": "🙏🙏 terima kasih 😂",
    "huge": "jembatan papan tiang 21 April 2025, " * 3000,
    "huge without blanks": "a" * 100_000,
    "digits": "9" * 50_000,
    "brackets without end": "[" * 20_000,
    "other script": "これは橋についての回答です。",
    "capital that grows": "İSTANBUL İ" * 50,
    "dots": "." * 5000,
}


@pytest.mark.parametrize("name", sorted(STRANGE))
def test_strange_texts_get_a_low_grade_and_no_error(name: str, rubric: ResponseRubric) -> None:
    grade = grade_response(BRIDGE, STRANGE[name], rubric)
    assert grade.overall <= 1
    assert set(grade.dimensions) == set(rubric.dimensions)


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=400), fact=st.text(max_size=120), name=st.text(max_size=30))
def test_any_text_in_any_place_is_graded(rubric: ResponseRubric, text: str, fact: str, name: str) -> None:
    case = msgspec.structs.replace(
        MARKET, reporter=name, body=text, facts=(Fact("f1", "temuan", fact, True),)
    )
    grade = grade_response(case, f"{text} {fact}", rubric)
    assert all(0 <= score <= 4 for score in (*grade.dimensions.values(), grade.overall))
    assert all(reason.message for reason in grade.reasons)


def test_a_case_without_facts_can_be_graded(rubric: ResponseRubric) -> None:
    case: AnswerCase = msgspec.structs.replace(BRIDGE, facts=())
    assert 0 <= grade_response(case, GOOD["jembatan"], rubric).overall <= 4


def test_spans_lie_inside_the_text(rubric: ResponseRubric) -> None:
    answer = "\u200bYth. Ibu Ratmini\u200b, [nama] dasar cerewet. Kami sudah selesai 3 Mei 2025 NIK 9902031405720001."
    for reason in grade_response(MARKET, answer, rubric).reasons:
        if reason.start is not None:
            assert 0 <= reason.start < (reason.end or 0) <= len(answer)


def test_the_grade_does_not_depend_on_hash_seed_or_time_zone() -> None:
    here = Path(__file__).resolve()
    program = (
        "import sys; sys.path[:0] = [sys.argv[1], sys.argv[2]]\n"
        "import msgspec\n"
        "from answer_cases import CASES, GOOD, WEAK, shipped_data\n"
        "from trainer.scoring.responses import grade_response, load_rubric\n"
        "rubric = load_rubric(shipped_data())\n"
        "bad = 'Yth. Ibu Ratmini, sudah selesai 3 Mei 2025. Bapak malas, bukan urusan kami, akan kami proses.'\n"
        "print([msgspec.json.encode(grade_response(case, text, rubric)) for case in CASES for text in (GOOD[case.id], WEAK, bad)])\n"
    )
    seen = set()
    for seed, zone in (("0", "UTC"), ("1", "Asia/Jakarta"), ("4242", "Pacific/Kiritimati")):
        result = subprocess.run(
            [sys.executable, "-c", program, str(here.parents[3]), str(here.parent)],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            check=True,
        )
        seen.add(result.stdout)
    assert len(seen) == 1
