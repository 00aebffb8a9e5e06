"""Narrowing the table beyond the queue: filters, searched words, and the order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from trainer.screens.workbench.snapshot import ReportRow

ALL = "semua"
"""The queue that holds every report."""


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


@dataclass
class Narrowing:
    """What the table shows: a filter, words that must all be found, and the order."""

    filter: Filter = Filter.ALL
    words: tuple[str, ...] = ()
    by_deadline: bool = False

    def search(self, text: str) -> None:
        """Look for other words."""
        self.words = tuple(text.casefold().split())

    def rows(self, rows: Iterable[ReportRow], bucket: str) -> tuple[ReportRow, ...]:
        """The rows of a queue that are shown, in order."""
        found = tuple(
            row
            for row in rows
            if bucket in {ALL, row.bucket.value}
            and self.filter.fits(row)
            and all(word in row.words for word in self.words)
        )
        return tuple(sorted(found, key=_deadline)) if self.by_deadline else found

    @property
    def when_empty(self) -> str:
        """What to say when nothing is left."""
        if self.words:
            return f"Tidak ada laporan yang memuat: {' '.join(self.words)}"
        if self.filter is not Filter.ALL:
            return f"Tidak ada laporan dengan saringan: {self.filter.value}. F: saringan berikutnya"
        return "Tidak ada laporan di antrean ini."


def _deadline(row: ReportRow) -> tuple[bool, float, int]:
    due = row.left.due
    return due is None, due.timestamp() if due is not None else 0.0, row.id
