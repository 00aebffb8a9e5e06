"""Putar ulang: a session step by step, with the expert's way beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Static

from trainer.screens.replay.slider import Slider
from trainer.screens.shared.bars import CommandBar, TitleBar
from trainer.screens.shared.commands import AnyCommand, bindings, command, enter_command
from trainer.screens.shared.plain import fit, plain_line
from trainer.screens.shared.rows import Piece, RowList
from trainer.screens.shared.screen import COMMON, LatihScreen
from trainer.screens.shared.words import number, short_stamp, stamp
from trainer.sp4n.calendar import WorkingCalendar

if TYPE_CHECKING:
    from trainer.practice.timeline import Timeline

WIDE = 120
LIST_WIDE = 70
"""Columns of the list beside the page, in a terminal of 120; it grows with the terminal up to `LIST_MOST`."""

LIST_MOST = 100
WHEN = 13
NAMES = (8, 12)
"""Cells for the actor's name, in a narrow list and in a wide one."""

ROOMY = 68
"""From this width on a list is a wide one."""


@command("maju", "right", "Langkah berikutnya", label="Maju", footer=True)
def next_step(screen: ReplayScreen) -> None:
    screen.move(1)


@command("mundur", "left", "Langkah sebelumnya", label="Mundur", footer=True)
def previous_step(screen: ReplayScreen) -> None:
    screen.move(-1)


@command(
    "kesalahan_berikut", "n,m", "Lompat ke langkah berikutnya yang kehilangan poin", label="Kesalahan",
    footer=True, when=lambda screen: bool(screen.timeline.mistakes),
)  # fmt: skip
def next_mistake(screen: ReplayScreen) -> None:
    screen.to_mistake(1)


@command(
    "kesalahan_lalu", "p,k", "Lompat ke langkah sebelumnya yang kehilangan poin", label="Sebelumnya",
    footer=True, when=lambda screen: bool(screen.timeline.mistakes),
)  # fmt: skip
def previous_mistake(screen: ReplayScreen) -> None:
    screen.to_mistake(-1)


@command(
    "kembali", "escape,backspace,q", "Kembali ke daftar langkah, atau ke layar sebelumnya", label="Kembali",
    footer=True,
)  # fmt: skip
def back(screen: ReplayScreen) -> None:
    screen.go_back()


open_page = enter_command("Baca", "Baca langkah ini")


@command(
    "simpan_berkas", "w", "Simpan giliran ini ke berkas untuk dinilai atau diputar ulang di tempat lain",
    label="Simpan", footer=True, when=lambda screen: screen.can_save,
    tip="Berkas yang sama dengan yang ditulis latih export; perubahan di dalamnya ketahuan.", words="kirim ekspor json",
)  # fmt: skip
async def save_session(screen: ReplayScreen) -> None:
    from trainer.screens.debrief.saving import save_shift

    await save_shift(screen, screen.timeline.scenario, screen.number)


OWN: tuple[AnyCommand, ...] = (
    next_mistake, previous_mistake, previous_step, next_step, open_page, save_session, back,
)  # fmt: skip


class Detail(VerticalScroll):
    """The page of a step; left and right go on stepping while it is read."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "screen.offer('mundur')", "Mundur", show=False),
        Binding("right", "screen.offer('maju')", "Maju", show=False),
    ]


class ReplayScreen(LatihScreen[None]):
    """A session to step through.

    Args:
        timeline: the session's steps.
        number: the session in the store; 0 for one from a file.
    """

    CSS_PATH = "screen.tcss"
    OFFERS: ClassVar[tuple[AnyCommand, ...]] = (*OWN, *COMMON)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*OWN)]
    HELP_PAGE = "putar_ulang"

    def __init__(self, timeline: Timeline, number: int = 0) -> None:
        super().__init__()
        self.timeline = timeline
        self.number = number
        scenario = timeline.scenario
        self._zone = WorkingCalendar.from_years(
            scenario.region.zone, scenario.rules.hours, scenario.calendar_years
        ).zone

    def compose(self) -> ComposeResult:
        steps = self.timeline.steps
        yield TitleBar(f"Putar ulang · {self.timeline.scenario.preset.title}")
        yield Slider(len(steps), self.timeline.mistakes)
        yield Static("", id="queues", markup=False)
        with Horizontal(id="body"):
            with Vertical(id="left"):
                yield RowList(self._draw, len(steps), key="steps")
            with Detail(id="detail"):
                yield Static("", id="page", markup=False)
        yield CommandBar(key="footer")

    def on_mount(self) -> None:
        self._lay_out(self.app.size.width)
        self.query_one("#steps").focus()
        self.refresh_offers()
        self._show()

    @property
    def index(self) -> int:
        """The step we stand at."""
        return self.query_one("#steps", RowList).cursor

    @property
    def can_save(self) -> bool:
        """Whether the shift lies in the store here, and the person sits at this computer."""
        return self.number > 0 and not self.app.is_web

    def _lay_out(self, width: int) -> None:
        """The list over the page, or beside it where there is room."""
        wide = width >= WIDE
        self.set_class(wide, "-wide")
        self.query_one("#left").styles.width = self._list_width if wide else None

    @property
    def _list_width(self) -> int:
        return max(LIST_WIDE, min(LIST_MOST, self.app.size.width * LIST_WIDE // WIDE))

    def _draw(self, index: int, width: int) -> Sequence[Piece]:
        step = self.timeline.steps[index]
        points = f" ✗ -{number(step.points)}" if step.lost else ""
        who = NAMES[width >= ROOMY]
        room = max(1, width - 2 - WHEN - who - len(points))
        report = f"#{step.report} " if step.report is not None else ""
        own = step.move is not None and not step.undone
        return [
            (f" {fit(short_stamp(step.at, self._zone), WHEN)}", "muted"),
            (f"{fit(plain_line(step.by), who)} ", "accent" if own else "muted"),
            (
                fit(f"{report}{plain_line(step.what)}", room),
                "strong" if own else "warn" if step.neglected else "muted" if step.undone else "",
            ),
            (points, "bad"),
        ]

    # Moving

    def move(self, step: int) -> None:
        """Go some steps on or back."""
        self.query_one("#steps", RowList).cursor += step

    def to_mistake(self, direction: int) -> None:
        """Go to the next or previous step that lost points; at the last one say so."""
        found = self.timeline.next_mistake(self.index, direction)
        if found is None:
            where = "setelah" if direction > 0 else "sebelum"
            self.notify(f"Tidak ada kesalahan lain {where} langkah ini.", markup=False)
        else:
            self.query_one("#steps", RowList).cursor = found

    def on_slider_moved(self, message: Slider.Moved) -> None:
        self.query_one("#steps", RowList).cursor = message.index

    def on_row_list_moved(self) -> None:
        self._show()

    def on_row_list_chosen(self) -> None:
        self.set_class(not self.has_class("-wide"), "-reading")
        self.query_one("#detail").focus()

    def go_back(self) -> None:
        """From the page to the list, from the list to the screen below."""
        if self.has_class("-reading") or self.focused is self.query_one("#detail"):
            self.remove_class("-reading")
            self.query_one("#steps").focus()
        else:
            self.dismiss(None)

    # Drawing

    def _show(self) -> None:
        index, timeline = self.index, self.timeline
        step = timeline.steps[index]
        lost = f" · -{number(step.points)} poin" if step.lost else ""
        count = len(timeline.mistakes)
        self.query_one("#slider", Slider).show(
            index,
            f"Langkah {index + 1} dari {len(timeline.steps)} · {stamp(step.at, self._zone)}{lost} · {count} kesalahan",
        )
        self._show_page()

    @work(exclusive=True)
    async def _show_page(self) -> None:
        await self.guarded(self._draw_page)

    async def _draw_page(self) -> None:
        from trainer.screens.replay.pages import look

        index, width = self.index, self.app.size.width
        room = width - self._list_width - 4 if self.has_class("-wide") else width - 3
        seen = await self.desk.call(lambda _desk: look(self.timeline, index, room))
        self.query_one("#queues", Static).update(seen.queues)
        self.query_one("#page", Static).update(seen.page)
        self.query_one("#detail", Detail).scroll_home(animate=False)

    def on_resize(self, event: events.Resize) -> None:
        self._lay_out(event.size.width)
        if self.has_class("-wide"):
            self.remove_class("-reading")
        self._show()
