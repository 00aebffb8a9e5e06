"""Narrowing the table beyond the queue: filters, searched words, and the order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from trainer.practice.turns import Turn
from trainer.screens.workbench.columns import Order
from trainer.screens.workbench.snapshot import ReportRow

ALL = "semua"
"""The queue that holds every report."""


class Filter(StrEnum):
    """What the table shows of a queue; the value is what people read."""

    ALL = "semua"
    UNREAD = "belum dibaca"
    PRESSING = "tenggat hari ini, besok, atau lewat"
    OURS = "giliran Anda menjawab"
    UNCONFIRMED = "jenis belum dikonfirmasi"

    @property
    def short(self) -> str:
        """One or two words for a narrow line."""
        return _SHORT.get(self, self.value)

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
                return row.turn in (Turn.ANSWER, Turn.REPLY)
            case Filter.UNCONFIRMED:
                return row.status.is_open and row.type_mark.endswith("?")
            case _:
                return True


_SHORT = {
    Filter.PRESSING: "tenggat dekat",
    Filter.OURS: "giliran Anda",
    Filter.UNCONFIRMED: "jenis belum pasti",
}


@dataclass
class Narrowing:
    """What the table shows: a filter, words that must all be found, and the order."""

    filter: Filter = Filter.ALL
    words: tuple[str, ...] = ()
    order: Order = Order.NUMBER
    falling: bool = False

    def search(self, text: str) -> None:
        """Look for other words."""
        self.words = tuple(text.casefold().split())

    def sort(self, order: Order) -> None:
        """Sort by something, or the other way round when it is sorted so already."""
        self.falling = order is self.order and not self.falling
        self.order = order

    @property
    def stored(self) -> str:
        """The order as it is remembered."""
        return f"{self.order.value}{' turun' if self.falling else ''}"

    def recall(self, stored: str) -> None:
        """Take a remembered order; words that mean nothing change nothing."""
        name, _, falling = stored.partition(" ")
        if name in {order.value for order in Order}:
            self.order, self.falling = Order(name), falling == "turun"

    def rows(self, rows: Iterable[ReportRow], bucket: str) -> tuple[ReportRow, ...]:
        """The rows of a queue that are shown, in order."""
        inside = (row for row in rows if bucket in {ALL, row.bucket.value})
        return tuple(self.order.sorted(filter(self.fits, inside), self.falling))

    def fits(self, row: ReportRow) -> bool:
        """Whether a report passes the filter and holds the words."""
        return self.filter.fits(row) and self.holds(row)

    def holds(self, row: ReportRow) -> bool:
        """Whether a report holds all the words."""
        return all(word in row.words for word in self.words)

    def when_empty(self, elsewhere: int) -> str:
        """What to say when nothing is left, with so many reports in other queues that hold the words."""
        if self.words:
            words = " ".join(self.words)
            if elsewhere:
                return f"Tidak ada di antrean ini yang memuat: {words}. Ada {elsewhere} di antrean lain."
            return f"Tidak ada laporan yang memuat: {words}"
        if self.filter is not Filter.ALL:
            return f"Tidak ada laporan dengan saringan: {self.filter.value}. F: saringan berikutnya"
        return "Tidak ada laporan di antrean ini."
