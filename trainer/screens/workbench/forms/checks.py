"""Short remarks on an answer while it is being written: they say what is missing, never what to write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.screens.shared.plain import plain_line

if TYPE_CHECKING:
    from trainer.practice.session import Session
    from trainer.scoring.answers import AnswerJudge

ENOUGH_WORDS = 5
"""Below this there is nothing to say yet."""


def remarks(session: Session, judge: AnswerJudge, number: int, text: str) -> tuple[str, ...]:
    """What a patient colleague would remark on a draft, the gravest first.

    Args:
        session: the session; the report's plan is needed for what the answer is held against.
        judge: the judge of the session's scenario.
        number: the report.
        text: the draft.

    Returns:
        At most three remarks; none for a report without a plan or a draft of a few words.
    """
    from trainer.scoring.remarks import remarks_on
    from trainer.scoring.responses import grade_response

    plan = session.plan(number)
    if plan is None or len(text.split()) < ENOUGH_WORDS:
        return ()
    case = judge.case(plan, session.instance.reports[number], session.now)
    found = remarks_on(case, grade_response(case, text, judge.rubric), text)
    return tuple(map(plain_line, found))
