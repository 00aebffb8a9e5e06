"""The columns of the table: which of them a width has room for, and the order that each of them sorts by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from trainer.practice.turns import Turn
from trainer.screens.shared.plain import fit
from trainer.screens.shared.rows import Piece
from trainer.screens.shared.words import bar
from trainer.screens.workbench.snapshot import ReportRow

QUIET = (Turn.UNIT, Turn.NATIONAL, Turn.NOBODY)
"""Whose turn makes a report stand back in the table."""


class Order(StrEnum):
    """What the table is sorted by; the value is what people read and what is stored."""

    NUMBER = "nomor"
    DEADLINE = "tenggat"
    TITLE = "judul"
    TYPE = "jenis"
    UNIT = "unit"
    STATUS = "status"

    @property
    def next(self) -> Order:
        """Which comes next when going around."""
        everything = list(Order)
        return everything[(everything.index(self) + 1) % len(everything)]

    def sorted(self, rows: Iterable[ReportRow], falling: bool) -> list[ReportRow]:
        """The rows in this order, or the other way round; those that have nothing to compare come last."""
        found = sorted(rows, key=lambda row: (_KEYS[self](row), row.id), reverse=falling)
        return sorted(found, key=self._lacks)

    def _lacks(self, row: ReportRow) -> bool:
        return (self is Order.DEADLINE and row.left.due is None) or (self is Order.UNIT and not row.unit)


_KEYS: dict[Order, Callable[[ReportRow], Any]] = {
    Order.NUMBER: lambda row: row.id,
    Order.DEADLINE: lambda row: row.left.due.timestamp() if row.left.due is not None else 0.0,
    Order.TITLE: lambda row: row.title.casefold(),
    Order.TYPE: lambda row: row.type_mark,
    Order.UNIT: lambda row: row.unit.casefold(),
    Order.STATUS: lambda row: (not row.turn.mine, row.status.label, row.turn.value),
}


class Column(NamedTuple):
    """A column of the table: its name, its head, its width with the gap behind it, and what a click sorts by."""

    name: str
    head: str
    width: int
    order: Order | None = None


TITLE = 24, 64
"""What the title asks for at least and at most."""

SHORTEST = 16
"""The least of the title beside the gauge of the time, which every usual terminal shows."""


def columns(width: int, longest: int) -> tuple[Column, ...]:
    """The columns that fit into a width; together they fill it.

    The gauge of the time is there from the usual widths on. The title grows first, until the longest one can be read
    whole; then come the unit, whose turn it is, and heads that are written out.

    Args:
        width: the cells, without the one of the cursor.
        longest: the cells of the longest title.
    """
    need = min(max(longest + 1, TITLE[0]), TITLE[1])
    left = Column("left", "Sisa waktu", 14, Order.DEADLINE)
    room = width - left.width - 17
    found: dict[str, Column] = {}
    for column, title in (
        (Column("gauge", "", 5), SHORTEST),
        (Column("unit", "Unit", 15, Order.UNIT), need),
        (Column("status", "Giliran", 26, Order.STATUS), need),
        (Column("heads", "", 8), need),
    ):
        if room - column.width >= title:
            found[column.name] = column
            room -= column.width
    roomy = "heads" in found
    return (
        Column("mark", "", 3, Order.STATUS),
        Column("number", "Nomor", 8, Order.NUMBER),
        Column("type", "Jenis" if roomy else "Jn", 6 if roomy else 3, Order.TYPE),
        Column("privacy", "Privasi" if roomy else "Pr", 8 if roomy else 3),
        Column("title", "Judul", room, Order.TITLE),
        *(found[name] for name in ("unit", "status") if name in found),
        left,
        *(found[name] for name in ("gauge",) if name in found),
    )


def heads(width: int, longest: int, order: Order, falling: bool) -> list[tuple[str, Column]]:
    """The heads of the columns, each as wide as its column; the one that is sorted by carries an arrow."""
    found, shown = [], False
    for column in columns(width, longest):
        text = column.head
        if column.order is order and text and not shown:
            text, shown = f"{text[: column.width - 2]}{'▼' if falling else '▲'}", True
        found.append((fit(text, column.width), column))
    return found


def cells(row: ReportRow, shown: Sequence[Column], mark: str, key: str) -> list[Piece]:
    """A line of the table.

    Args:
        row: the report.
        shown: the columns.
        mark: the sign before the number.
        key: the key with which the trainee does what waits for him; empty when it is not his turn.
    """
    main = "strong" if row.unread or key else ""
    quiet = "muted" if row.turn in QUIET else main
    left = row.left
    gauge = bar(left.share, 4) if left.share is not None else "    "
    texts: dict[str, tuple[str, str]] = {
        "number": (str(row.id), main or "muted"),
        "type": (row.type_mark, "warn" if row.type_mark.endswith("?") else main),
        "privacy": (row.privacy_mark, "warn"),
        "title": (row.title, quiet),
        "unit": (row.unit, "accent" if row.ours else "muted"),
        "status": (row.turn.value or row.status.label, "accent" if row.turn.mine else "muted"),
        "left": (left.words, left.tone),
        "gauge": (gauge, left.tone),
    }
    pieces: list[Piece] = [(mark, "accent"), (key or " ", "accent"), (" ", "")]
    for column in shown[1:]:
        text, tone = texts[column.name]
        pieces.append((f"{fit(text, column.width - 1)} ", tone))
    return pieces
