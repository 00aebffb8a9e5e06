"""The grader of written answers to citizens' reports."""

from trainer.scoring.responses.grading import grade_response
from trainer.scoring.responses.model_answer import compose_model_answer
from trainer.scoring.responses.records import AnswerCase, Fact, Reason, ResponseGrade
from trainer.scoring.responses.rubric import ResponseRubric, load_rubric

__all__ = [
    "AnswerCase",
    "Fact",
    "Reason",
    "ResponseGrade",
    "ResponseRubric",
    "compose_model_answer",
    "grade_response",
    "load_rubric",
]
