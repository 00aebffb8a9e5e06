"""Judging a written answer of a session: the case the grader needs, out of plan and report."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec

from trainer.scenarios.scenario import ReportPlan, Scenario
from trainer.scoring.responses import (
    AnswerCase,
    Fact,
    ResponseGrade,
    ResponseRubric,
    grade_response,
    load_rubric,
)
from trainer.sp4n.events import FollowedUp
from trainer.sp4n.report import MessageKind, Report


class RubricMismatch(LookupError):
    """The rubric a session is bound to was made for another version of the grader; the text is a sentence."""

    def __init__(self) -> None:
        super().__init__(
            "Rubrik tanggapan giliran ini dibuat untuk LATIH! versi lain. Mulai giliran baru, atau buka dengan versi yang lama."
        )


class AnswerJudge:
    """Grades the answers of one scenario under the rubric that is bound to it.

    Args:
        scenario: the scenario that is played.

    Raises:
        RubricMismatch: this version cannot grade by the scenario's rubric; so do the methods.
    """

    def __init__(self, scenario: Scenario) -> None:
        try:
            self.rubric: ResponseRubric = load_rubric(scenario.response_rubric)
        except (msgspec.ValidationError, ValueError, KeyError):
            raise RubricMismatch from None
        self._zone = ZoneInfo(scenario.region.zone)
        self._names = {unit.id: unit.name for unit in scenario.region.units}
        self._offices = (*self._names.values(), *(agency.name for agency in scenario.region.neighbours))

    def case(self, plan: ReportPlan, report: Report, at: datetime, unit: str | None = None) -> AnswerCase:
        """What an answer given now is held against.

        Args:
            plan: the plan of the report.
            report: the report; its findings since the disposition or the last reply are the facts.
            at: the moment of the answer.
            unit: the unit that answers; None for the lead unit.
        """
        facts = report.findings[report.findings_from :] or report.findings
        said = [message.text for message in report.thread if message.kind is MessageKind.DATA]
        replies = [message.text for message in report.thread if message.kind is MessageKind.REPLY]
        answering = unit or report.lead_unit or ""
        return AnswerCase(
            id=str(report.id),
            title=plan.title,
            body="\n".join([plan.body, *said, *replies[-1:]]),
            privacy=_privacy(plan, report),
            reporter=plan.citizen.name,
            type=plan.key.type.value,
            unit=self._names.get(answering, answering),
            date=at.astimezone(self._zone).date(),
            facts=tuple(Fact(fact.id, fact.kind, fact.text, fact.must) for fact in facts),
            secrets=tuple(span.text for span in plan.key.personal),
        )

    def grade(
        self, plan: ReportPlan, report: Report, event: FollowedUp, earlier: Sequence[str] = ()
    ) -> ResponseGrade:
        """Grade an answer that has just been given.

        Args:
            plan: the plan of the report.
            report: the report after the answer was applied.
            event: the answer.
            earlier: answers that the same person gave before, to notice copies.
        """
        case = self.case(plan, report, event.at, event.unit)
        return self._graded(msgspec.structs.replace(case, final=event.final), event.text, earlier)

    def grade_message(self, plan: ReportPlan, report: Report, text: str, at: datetime) -> ResponseGrade:
        """Grade a notice to the reporter, for its critical failures only.

        An office named in full is known to everybody, even when its name holds the reporter's.
        """
        case = self.case(plan, report, at)
        low = text.casefold()
        named = tuple(
            Fact(f"kantor{number}", "wewenang", f"{name}.")
            for number, name in enumerate(self._offices)
            if name.casefold() in low
        )
        return self._graded(msgspec.structs.replace(case, facts=(*case.facts, *named)), text)

    def _graded(self, case: AnswerCase, text: str, earlier: Sequence[str] = ()) -> ResponseGrade:
        try:
            return grade_response(case, text, self.rubric, earlier)
        except KeyError:
            # A word list that this version asks for is missing in the older rubric.
            raise RubricMismatch from None


def _privacy(plan: ReportPlan, report: Report) -> str:
    """How the reporter is protected: by his own choice, the admin's, or the case itself."""
    if report.anonymous or plan.anonymous:
        return "anonim"
    return "rahasia" if report.secret or plan.secret or plan.key.force_secret else "terbuka"
