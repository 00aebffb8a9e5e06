"""What an expert would have written: a model text for every judged answer and notice of a finished session."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from trainer.practice.moves import Move
from trainer.practice.session import Session
from trainer.scoring.answers import AnswerJudge, RubricMismatch
from trainer.scoring.card import Item
from trainer.scoring.responses.model_answer import compose_model_answer


def model_texts(
    session: Session, expert: Mapping[int, Sequence[Move]], items: Sequence[Item]
) -> dict[str, str]:
    """A model text by item: what the expert sent there, else an answer composed from the unit's facts.

    Args:
        session: the session at its end.
        expert: the expert's moves by report.
        items: the items of its card.
    """
    judge = _judge(session)
    found: dict[str, str] = {}
    seen: dict[int, int] = {}
    for item in items:
        if item.kind == "tanggapan":
            number = seen[item.report] = seen.get(item.report, -1) + 1
            letters = _letters(expert.get(item.report, ()), "jawaban")
            text = letters[min(number, len(letters) - 1)] if letters else _composed(session, judge, item)
        elif item.kind == "pesan":
            text = next(iter(_letters(expert.get(item.report, ()), "penanganan")), "")
        else:
            continue
        if text:
            found[item.id] = text
    return found


def _judge(session: Session) -> AnswerJudge | None:
    try:
        return AnswerJudge(session.scenario)
    except RubricMismatch:
        return None


def _letters(moves: Sequence[Move], phase: str) -> list[str]:
    return [move.letter for move in moves if move.phase == phase and move.letter]


def _composed(session: Session, judge: AnswerJudge | None, item: Item) -> str:
    """A model answer where the expert never had to answer: his way led elsewhere."""
    plan, report = session.plan(item.report), session.instance.reports.get(item.report)
    if judge is None or plan is None or report is None or not report.findings:
        return ""
    at: datetime = item.at or session.now
    return compose_model_answer(judge.case(plan, report, at))
