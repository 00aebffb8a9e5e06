"""The values that a report can tell beside those of its incident, worked out when they are told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from trainer.scenarios.dates import TWO_DIGITS, WEEKDAYS, format_date

_DAY_PARTS = ("malam",) * 4 + ("pagi",) * 7 + ("siang",) * 4 + ("sore",) * 3 + ("malam",) * 6
"""What people call an hour of the day."""


class ReportSlots(dict[str, str]):
    """Values by slot name, made from those of the incident; what few reports tell is worked out when needed.

    Attributes:
        submitted: when the report is filed.
        personal: gives a stand-in for a kind of personal data.
    """

    __slots__ = ("personal", "submitted")

    submitted: datetime
    personal: Callable[[str], str]

    def __missing__(self, name: str) -> str:
        value = self._moment(name) if name.startswith("lapor.") else self.personal(name)
        self[name] = value
        return value

    def _moment(self, name: str) -> str:
        """Return what depends on the hour or day of the report; the last visit was on a working day."""
        at = self.submitted
        visit = at.date() - timedelta(days=1 + at.minute % 6)
        visit -= timedelta(days=max(visit.weekday() - 4, 0))
        seen = f"{TWO_DIGITS[max(at.hour - 2, 0)]}.{TWO_DIGITS[at.minute - at.minute % 5]}"
        return {
            "lapor.waktu": _DAY_PARTS[at.hour],
            "lapor.jam_lihat": seen,
            "lapor.tanggal": format_date(at.date()),
            "lapor.hari": WEEKDAYS[at.weekday()],
            "lapor.kunjungan": format_date(visit),
            "lapor.hari_kunjungan": WEEKDAYS[visit.weekday()],
        }[name]
