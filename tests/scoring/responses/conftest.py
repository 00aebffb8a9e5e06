"""The shipped rubric for the tests of the grader."""

import pytest
from answer_cases import shipped_data

from trainer.scoring.responses import ResponseRubric, load_rubric


@pytest.fixture(scope="session")
def rubric() -> ResponseRubric:
    return load_rubric(shipped_data())
