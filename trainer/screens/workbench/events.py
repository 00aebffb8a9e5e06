"""Kejadian: everything that happened in the shift, latest first, with the full text of each line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from trainer.screens.shared.bars import CommandBar, TitleBar
from trainer.screens.shared.commands import AnyCommand, bindings, command
from trainer.screens.shared.plain import fit
from trainer.screens.shared.rows import Piece, RowList
from trainer.screens.shared.screen import COMMON, LatihScreen
from trainer.screens.shared.sheet import Sheet
from trainer.screens.shared.words import short_stamp, stamp

if TYPE_CHECKING:
    from trainer.screens.workbench.bench import Bench

WHEN, NUMBER = 13, 10


@command(
    "buka_kejadian", "enter", "Buka laporan dari kejadian ini", label="Buka laporan", footer=True,
    tip="Kejadian tanpa nomor laporan, misalnya cuti pejabat, tidak punya laporan untuk dibuka.",
    when=lambda screen: screen.report is not None,
)  # fmt: skip
def open_report(screen: EventsScreen) -> None:
    screen.dismiss(screen.report)


@command("tutup_kejadian", "escape,backspace,h", "Kembali ke meja kerja", label="Kembali", footer=True)
def close(screen: EventsScreen) -> None:
    screen.dismiss(None)


OWN: tuple[AnyCommand, ...] = (open_report, close)


class EventsScreen(LatihScreen["int | None"]):
    """All notices of a shift; returns the report to open, or None.

    Args:
        bench: the shift.
    """

    OFFERS: ClassVar[tuple[AnyCommand, ...]] = (*OWN, *COMMON)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*OWN)]
    HELP_PAGE = "meja_kerja"
    DEFAULT_CSS = """
    EventsScreen {
        & #events { height: 1fr; }
        & #whole { height: 6; padding: 0 1; background: $surface; border-top: solid $panel; }
    }
    """

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._notices = tuple(bench.notices)
        self._zone = bench.snapshot.zone

    def compose(self) -> ComposeResult:
        yield TitleBar(f"Kejadian · {len(self._notices)} catatan, yang terbaru di atas")
        yield RowList(self._draw, len(self._notices), empty="Belum ada kejadian.", key="events")
        yield Sheet("whole")
        yield CommandBar(key="footer")

    def on_mount(self) -> None:
        self.query_one("#events", RowList).focus()
        self._show_whole()

    @property
    def report(self) -> int | None:
        """The report of the line under the cursor."""
        if not self._notices:
            return None
        return self._notices[self.query_one("#events", RowList).cursor].report or None

    def _draw(self, index: int, width: int) -> Sequence[Piece]:
        notice = self._notices[index]
        about = f"#{notice.report}" if notice.report else ""
        return [
            (fit(short_stamp(notice.at, self._zone), WHEN), "muted"),
            (fit(about, NUMBER), "strong"),
            (fit(notice.text, max(1, width - WHEN - NUMBER)), notice.tone),
        ]

    def _show_whole(self) -> None:
        text = Content("")
        if self._notices:
            notice = self._notices[self.query_one("#events", RowList).cursor]
            about = f" · laporan #{notice.report}" if notice.report else ""
            when = f"{stamp(notice.at, self._zone)}{about}\n"
            text = Content.assemble((when, "$muted"), notice.text)
        self.query_one("#whole", Sheet).show(text)
        self.refresh_offers()

    def on_row_list_moved(self) -> None:
        self._show_whole()

    def on_row_list_chosen(self) -> None:
        self.offer(open_report.id)
