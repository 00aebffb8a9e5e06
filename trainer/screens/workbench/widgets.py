"""The parts of the workbench: clock line, queue list, report table, tabs and notices."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from textual.content import Content
from textual.widget import Widget

from trainer.screens.shared.bars import key_part
from trainer.screens.shared.plain import fit
from trainer.screens.shared.rows import Piece, RowList
from trainer.screens.shared.words import bar, day, short_stamp, stamp
from trainer.screens.workbench.bench import Bench
from trainer.screens.workbench.filters import ALL
from trainer.screens.workbench.notices import Notice
from trainer.screens.workbench.snapshot import BAR, ReportRow, Snapshot
from trainer.sp4n.vocabulary import Bucket

TIME_WIDTH = 13
WIDE_TABLE = 70
"""From this width on the table has room for the unit."""


class ClockLine(Widget):
    """Day and hour, working day n of N, the kind of clock; one line of fixed size."""

    DEFAULT_CSS = "ClockLine { height: 1; background: $surface; color: $foreground; }"
    ALLOW_SELECT = False

    def __init__(self, bench: Bench) -> None:
        super().__init__(id="clock")
        self.auto_links = False
        self._bench = bench

    def render(self) -> Content:
        bench, snapshot = self._bench, self._bench.snapshot
        now: datetime = bench.display_now()
        number = min(snapshot.day_number, snapshot.days)
        if bench.live:
            local = now.astimezone(snapshot.zone)
            state = "JEDA" if bench.paused else f"{bench.speed:g} menit/dtk"
            left = f" {day(local)[:-5]} {local:%H.%M} · hari {number} dari {snapshot.days} · {state}"
        else:
            left = f" {stamp(now, snapshot.zone)} · hari kerja {number} dari {snapshot.days} · jam giliran"
        buttons: list[Content] = []
        entries = [("N", "Lewati", "lewati"), ("E", "Akhiri", "akhiri")]
        if bench.live:
            entries.insert(0, ("P", "Jalan" if bench.paused else "Jeda", "jeda"))
        for key, label, name in entries:
            buttons.append(key_part(key, label, name))
        right = Content("").join(buttons)
        return Content.assemble((fit(left, max(0, self.size.width - right.cell_length)), "bold"), right)


class QueueList(RowList):
    """The queues of the real system with their counts and unread marks."""

    def __init__(self) -> None:
        self._lines: list[tuple[str, str, int, int]] = []
        super().__init__(self._draw_queue, key="queues")

    def show(self, snapshot: Snapshot) -> None:
        """Count the reports anew."""
        lines = [(ALL, "Semua laporan", len(snapshot.rows), sum(row.unread for row in snapshot.rows))]
        for bucket in Bucket:
            inside = [row for row in snapshot.rows if row.bucket is bucket]
            lines.append((bucket.value, bucket.label, len(inside), sum(row.unread for row in inside)))
        if lines != self._lines:
            self._lines = lines
            self.reset(len(lines), self.cursor)

    @property
    def bucket(self) -> str:
        """The queue under the cursor."""
        return self._lines[self.cursor][0] if self._lines else ALL

    @property
    def label(self) -> str:
        """Its name."""
        return self._lines[self.cursor][1] if self._lines else ""

    def _draw_queue(self, index: int, width: int) -> Sequence[Piece]:
        _, label, count, unread = self._lines[index]
        mark = "•" if unread else " "
        tone = "strong" if unread else ("" if count else "muted")
        return [(fit(label, max(1, width - 4)), tone), (f"{count:>3}", tone), (mark, "accent")]


class ReportTable(RowList):
    """The reports of a queue, one line each."""

    def __init__(self) -> None:
        self.rows: tuple[ReportRow, ...] = ()
        self.marked: frozenset[int] = frozenset()
        super().__init__(self._draw_report, key="reports", empty="Tidak ada laporan di antrean ini.")

    def show(self, rows: tuple[ReportRow, ...], keep: int | None) -> None:
        """Show other rows; the cursor stays on the report `keep` when it is still there."""
        cursor = next(
            (index for index, row in enumerate(rows) if row.id == keep), min(self.cursor, len(rows) - 1)
        )
        self.rows = rows
        self.reset(len(rows), max(0, cursor))

    @property
    def selected(self) -> ReportRow | None:
        """The report under the cursor."""
        return self.rows[self.cursor] if self.rows else None

    def header(self, width: int) -> str:
        """The column heads, in the columns of the lines."""
        unit = fit("Unit", 14) if width >= WIDE_TABLE else ""
        title = width - 1 - 9 - 3 - 3 - len(unit) - TIME_WIDTH - BAR - 1
        return f"  {fit('Nomor', 8)}{fit('Jn', 3)}{fit('Pr', 3)}{fit('Judul', title)}{unit}{fit(' Sisa waktu', TIME_WIDTH + BAR + 1)}"

    def _draw_report(self, index: int, width: int) -> Sequence[Piece]:
        row = self.rows[index]
        unit = fit(row.unit, 14) if width + 1 >= WIDE_TABLE else ""
        title = width - 9 - 3 - 3 - len(unit) - TIME_WIDTH - BAR - 1
        main = "strong" if row.unread else ""
        left = row.left
        gauge = bar(left.share, BAR) if left.share is not None else " " * BAR
        return [
            ("✓" if row.id in self.marked else "•" if row.unread else " ", "accent"),
            (fit(str(row.id), 8), main or "muted"),
            (fit(row.type_mark, 3), "warn" if row.type_mark.endswith("?") else main),
            (fit(row.privacy_mark, 3), "warn"),
            (fit(row.title, title), main),
            (unit, "accent" if row.ours else "muted"),
            (fit(f" {left.words}", TIME_WIDTH), left.tone),
            (f" {gauge}", left.tone),
        ]


class NoticeLines(Widget):
    """What happened last, latest first; what does not fit is told in a number."""

    DEFAULT_CSS = "NoticeLines { background: $surface; color: $foreground; padding: 0 1; }"
    ALLOW_SELECT = False

    def __init__(self, bench: Bench) -> None:
        super().__init__(id="notices")
        self._bench = bench

    def render(self) -> Content:
        width, height = self.size
        shown: list[Notice] = self._bench.notices[:height]
        if not shown:
            return Content.styled("Belum ada kejadian.", "$muted")
        styles = {
            "accent": "$primary",
            "warn": "$warning",
            "bad": "bold $error",
            "good": "$success",
            "muted": "$muted",
        }
        lines = []
        for notice in shown:
            when = short_stamp(notice.at, self._bench.snapshot.zone)
            about = f"#{notice.report} " if notice.report else ""
            body = fit(f"{about}{notice.text}", max(0, width - len(when) - 1))
            style = styles.get(notice.tone, "")
            lines.append(Content.assemble((f"{when} ", "$muted"), (body, style) if style else body))
        return Content("\n").join(lines)
