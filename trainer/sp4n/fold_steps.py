"""Steps that many folds share: who is told that a report has news."""

from __future__ import annotations

from trainer.sp4n.report import Report
from trainer.sp4n.vocabulary import Role

AGENCY = Role.AGENCY.value
"""The key of the Admin Instansi in `Report.unread_by`."""

NATIONAL = Role.NATIONAL.value
"""The key of the Admin Nasional in `Report.unread_by`."""

REPORTER = Role.REPORTER.value
"""The key of the reporter in `Report.unread_by`."""


def unread(report: Report, *keys: str) -> None:
    """Mark the report as news for these readers."""
    for key in keys:
        if key not in report.unread_by:
            report.unread_by = (*report.unread_by, key)


def read(report: Report, *keys: str) -> None:
    """Take the news back from these readers."""
    report.unread_by = tuple(key for key in report.unread_by if key not in keys)
