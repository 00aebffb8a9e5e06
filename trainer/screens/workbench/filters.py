"""Narrowing the table beyond the queue: what is unread, what is pressing, what the trainee answers himself."""

from __future__ import annotations

from enum import StrEnum

from trainer.screens.workbench.snapshot import ReportRow


class Filter(StrEnum):
    """What the table shows of a queue; the value is what people read."""

    ALL = "semua"
    UNREAD = "belum dibaca"
    PRESSING = "tenggat hari ini, besok, atau lewat"
    OURS = "dijawab unit yang Anda wakili"
    UNCONFIRMED = "jenis belum dikonfirmasi"

    @property
    def next(self) -> Filter:
        """Which comes next when going around."""
        everything = list(Filter)
        return everything[(everything.index(self) + 1) % len(everything)]

    def fits(self, row: ReportRow) -> bool:
        """Whether a report is shown."""
        match self:
            case Filter.UNREAD:
                return row.unread
            case Filter.PRESSING:
                return row.left.tone in {"bad", "warn"}
            case Filter.OURS:
                return row.ours
            case Filter.UNCONFIRMED:
                return row.status.is_open and row.type_mark.endswith("?")
            case _:
                return True
