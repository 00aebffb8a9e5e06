"""Whether what a unit has found out allows a final answer: it is done, or the matter is settled by the answer itself.

What is only announced is answered in the meantime; the final answer follows when the unit says that it is done.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from trainer.scenarios.dates import written_days
from trainer.sp4n.report import Finding, Report
from trainer.sp4n.vocabulary import ReportType

DONE = "Yang dijadwalkan sudah"
"""How a unit begins to tell that what it announced is done."""

COMPLETED = {
    ReportType.ORDINARY: "selesai dikerjakan dan hasilnya diperiksa petugas",
    ReportType.SUPERVISORY: "selesai diperiksa dan hasilnya diserahkan kepada pimpinan",
}
"""What is said to be done, by the class of complaints; questions and proposals are settled by their answer."""


def announced_until(kind: ReportType, findings: Sequence[Finding], told: date) -> date | None:
    """The last day for which a unit has announced work.

    Args:
        kind: the class of the report.
        findings: what the unit told.
        told: the day it told the latest of it.

    Returns:
        The day; None when nothing is outstanding, so that a final answer is right.
    """
    if kind not in COMPLETED or any(fact.text.startswith(DONE) for fact in findings):
        return None
    days = [day for fact in findings if fact.must for day in written_days(fact.text)]
    return max((day for day in days if day > told), default=None)


def final_answer_is_due(kind: ReportType, report: Report) -> bool:
    """Whether the facts known about a report make its answer a final one.

    Args:
        kind: the right class of the report.
        report: the report with the unit's facts.
    """
    if report.findings_at is None:
        return False
    found = report.findings[report.findings_from :] or report.findings
    return announced_until(kind, found, report.findings_at.date()) is None
