"""The parts around the table of the workbench: clock line, queue list and notices."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo

from textual.content import Content
from textual.style import Style
from textual.widget import Widget

from trainer.screens.shared.bars import key_part
from trainer.screens.shared.plain import fit
from trainer.screens.shared.rows import Piece, RowList
from trainer.screens.shared.words import day, short_stamp, stamp
from trainer.screens.workbench.bench import Bench
from trainer.screens.workbench.commands import finish, pause, show_events, skip
from trainer.screens.workbench.filters import ALL
from trainer.screens.workbench.notices import Notice
from trainer.screens.workbench.snapshot import Snapshot
from trainer.sp4n.vocabulary import Bucket

NOTICE_STYLES = {
    "accent": "$primary", "warn": "$warning", "bad": "bold $error", "good": "$success", "muted": "$muted",
}  # fmt: skip


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
        entries = [(skip, "Lewati"), (finish, "Akhiri")]
        if bench.live:
            entries.insert(0, (pause, "Jalan" if bench.paused else "Jeda"))
        for each, label in entries:
            buttons.append(key_part(each.key_name(), label, each.id))
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

    def go_to(self, bucket: str) -> None:
        """Put the cursor on a queue without a word."""
        places = [each[0] for each in self._lines]
        if bucket in places:
            self.reset(len(places), places.index(bucket))

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
        return [(fit(label, max(1, width - 5)), tone), (f"{count:>3}", tone), (f"{mark} ", "accent")]


class NoticeLines(Widget):
    """What happened last, latest first; a click opens the report, and what does not fit is told in a number."""

    DEFAULT_CSS = "NoticeLines { background: $surface; color: $foreground; padding: 0 1; }"
    ALLOW_SELECT = False

    def __init__(self, bench: Bench) -> None:
        super().__init__(id="notices")
        self.auto_links = False
        self._bench = bench

    def render(self) -> Content:
        width, height = self.size
        bench = self._bench
        shown: list[Notice] = bench.notices[:height]
        if not shown:
            return Content.styled("Belum ada kejadian.", "$muted")
        more = len(bench.notices) - len(shown)
        tail = key_part(show_events.key_name(), f"+{more} lagi", show_events.id) if more else Content("")
        lines = []
        for place, notice in enumerate(shown):
            last = place == len(shown) - 1
            line = notice_line(notice, bench.snapshot.zone, width - (tail.cell_length if last else 0))
            if notice.report:
                line = line.stylize(Style.from_meta({"@click": f"screen.open_event({place})"}))
            lines.append(Content("").join([line, tail]) if last else line)
        return Content("\n").join(lines)


def notice_line(notice: Notice, zone: tzinfo, width: int) -> Content:
    """A notice on one line of a width."""
    when = short_stamp(notice.at, zone)
    about = f"#{notice.report} " if notice.report else ""
    body = fit(f"{about}{notice.text}", max(0, width - len(when) - 1))
    style = NOTICE_STYLES.get(notice.tone, "")
    return Content.assemble((f"{when} ", "$muted"), (body, style) if style else body)
