"""Choosing what to replay: a finished shift of one's own, or a session file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from trainer.screens.home.view import session_line
from trainer.screens.shared.bars import CommandBar, TitleBar
from trainer.screens.shared.commands import AnyCommand, bindings, command, enter_command
from trainer.screens.shared.plain import fit, plain_line
from trainer.screens.shared.rows import Piece, RowList
from trainer.screens.shared.screen import COMMON, LatihScreen

if TYPE_CHECKING:
    from trainer.practice.desk import Desk
    from trainer.practice.store import SessionRow
    from trainer.scenarios.log import LogEntry
    from trainer.scenarios.scenario import Scenario
    from trainer.scoring.card import ScoreCard

    Result = tuple[Scenario, Sequence[LogEntry], ScoreCard]

NAME = 42


@command(
    "berkas", "b", "Buka berkas giliran", label="Buka berkas", footer=True,
    when=lambda screen: not screen.app.is_web, tip="Berkas dari latih export, juga milik orang lain.",
)  # fmt: skip
async def open_file(screen: ChooseReplay) -> None:
    await screen.ask_file()


@command("kembali", "escape,backspace,q", "Kembali ke layar sebelumnya", label="Kembali", footer=True)
def back(screen: ChooseReplay) -> None:
    screen.dismiss(None)


choose = enter_command("Putar ulang", "Putar ulang giliran ini")


OWN: tuple[AnyCommand, ...] = (choose, open_file, back)


class ChooseReplay(LatihScreen[None]):
    """Finished shifts, latest first; one that is under way would give the expert's way away."""

    OFFERS: ClassVar[tuple[AnyCommand, ...]] = (*OWN, *COMMON)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*OWN)]
    HELP_PAGE = "pilih_putar_ulang"
    CSS_PATH = "screen.tcss"

    def __init__(self) -> None:
        super().__init__()
        self.loaded = False
        self._rows: tuple[SessionRow, ...] = ()

    def compose(self) -> ComposeResult:
        yield TitleBar("Putar ulang")
        yield Static(self._head(), id="head", markup=False)
        yield RowList(self._draw, 0, key="sessions", empty="Membuka daftar giliran ...", one_click=True)
        yield CommandBar(key="footer")

    def _head(self) -> str:
        files = "" if self.app.is_web else "; B membuka berkas giliran"
        return f" Pilih giliran yang sudah selesai (Enter){files}"

    def on_mount(self) -> None:
        self.query_one("#sessions").focus()
        self.refresh_offers()
        self.run_worker(self.guarded(self._load), exclusive=True)

    async def _load(self) -> None:
        self._rows = await self.desk.call(finished_sessions)
        self.loaded = True
        empty = "Belum ada giliran yang selesai. Selesaikan satu giliran dahulu."
        self.query_one("#sessions", RowList).reset(len(self._rows), empty=empty)

    def _draw(self, index: int, width: int) -> Sequence[Piece]:
        name, detail = session_line(self._rows[index], {})
        left = min(NAME, width // 2)
        return [
            (f" {fit(plain_line(name), left)}", "strong"),
            (fit(f" {plain_line(detail)}", width - left - 1), "muted"),
        ]

    async def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        number = self._rows[message.index].id
        await self.guarded(lambda: open_replay(self, lambda desk: reviewed(desk, number), number))

    async def ask_file(self) -> None:
        """Ask for a session file, then open it."""
        from trainer.screens.settings.ask_path import AskPath

        async def chosen(path: Path | None) -> None:
            if path is not None:
                await self.guarded(lambda: open_replay(self, lambda _desk: read_file(path)))

        await self.app.push_screen(AskPath("Berkas giliran mana yang diputar ulang?", "Putar"), chosen)


def finished_sessions(desk: Desk) -> tuple[SessionRow, ...]:
    """The finished shifts of the profile used last."""
    profile = desk.last_profile()
    return tuple(row for row in desk.sessions(profile) if row.finished) if profile is not None else ()


def read_file(path: Path) -> Result:
    """A session file with its score card.

    Raises:
        JournalError: the file cannot be trusted, or its session is not finished.
    """
    from trainer.practice.desk import read_exported
    from trainer.practice.journal import JournalError
    from trainer.scoring.grading import grade

    scenario, entries = read_exported(path)
    last = entries[-1] if entries else None
    if last is None or (last.until or last.at) < scenario.ends:
        raise JournalError(
            f"Giliran dalam berkas {path.name} belum selesai. Selesaikan dahulu, lalu ekspor lagi."
        )
    return scenario, entries, grade(scenario, entries)


def reviewed(desk: Desk, number: int) -> Result:
    """A stored session with the card that counts: with a trainer's corrections, where there are any."""
    scenario, entries, card = desk.card(number)
    return scenario, entries, desk.reviewed(number).card if desk.has_overrides(number) else card


async def open_replay(screen: LatihScreen[Any], load: Callable[[Desk], Result], number: int = 0) -> None:
    """Prepare a session in the desk's thread and go to its replay.

    Args:
        screen: where the person is.
        load: gives the session with its score card.
        number: the session in the store; 0 for one from a file.
    """
    from trainer.practice.timeline import build_timeline
    from trainer.screens.replay.screen import ReplayScreen

    timeline = await screen.wait_for(
        "Menyiapkan putar ulang: menilai giliran dan memainkan cara ahli ...",
        lambda desk: build_timeline(*load(desk)),
    )
    await screen.app.push_screen(ReplayScreen(timeline, number))
