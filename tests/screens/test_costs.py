"""What each screen may cost: widgets mounted, bytes for a move, nothing left behind."""

from __future__ import annotations

import asyncio
import gc
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any
from weakref import ReferenceType, ref

import msgspec
import pytest
from every_screen import Props, screen_classes
from frozen import frozen_scenario
from person import NOW, Person, sitting
from rich.console import Console
from textual._compositor import CompositorUpdate
from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widget import Widget

from trainer.practice.desk import Desk
from trainer.practice.store import Profile
from trainer.scenarios.scenario import Scenario
from trainer.screens.shared.rows import Piece, RowList
from trainer.screens.shared.screen import COMMON
from trainer.screens.shared.theme import DARK
from trainer.screens.workbench.screen import DWELL, WorkbenchScreen

OPENINGS = int(os.environ.get("LATIH_OPENINGS", "3"))
"""How often each screen is opened and closed; `.ci/run` asks for 50."""

SHARES = 8
"""Parts in which the screens are opened, so that several workers can share the time."""

PATIENCE = 30
"""Seconds after which a screen that does not open has failed."""

MOST_WIDGETS = 100
MOST_BYTES = 2048
MOST_BYTES_WITH_PANE = 4096
"""A wide terminal shows the report beside the table: moving on shows another one, of whatever length."""

MOST_IN_FOOTER = 6
"""Beside the commands that every screen has."""


async def opened(person: Person, screen: Screen[Any]) -> Screen[Any]:
    """Open a screen and wait until its data are there; a program that has ended says why instead of waiting for ever."""
    try:
        async with asyncio.timeout(PATIENCE):
            await person.app.push_screen(screen)
            while not getattr(screen, "loaded", True):
                await person.pilot.pause(0.01)
    except TimeoutError:
        raise AssertionError(
            f"{type(screen).__name__} did not open: {person.app.failure!r} {person.app._exception!r}"
        ) from person.app._exception
    return screen


async def test_no_screen_mounts_more_than_a_hundred_widgets(desk: Desk, profile: Profile) -> None:
    too_many, too_wide = {}, {}
    async with sitting(desk, (120, 40)) as person:
        props = Props(person, desk, profile)
        for name, kind in screen_classes().items():
            screen = await opened(person, props.screen(kind))
            own = [each for each in getattr(screen, "OFFERS", ()) if each.footer and each not in COMMON]
            if sum(each.available(screen) for each in own) > MOST_IN_FOOTER:
                too_wide[name] = [each.id for each in own]
            if len(screen.query("*")) + 1 > MOST_WIDGETS:
                too_many[name] = len(screen.query("*")) + 1
            await screen.dismiss()
    assert too_many == {}
    assert too_wide == {}


@pytest.fixture
def quick_collector() -> Iterator[None]:
    """The collector looks only at what the test makes: everything else would cost it a third of a second."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("quick_collector")
@pytest.mark.parametrize("share", range(SHARES))
async def test_opening_and_closing_leaves_no_widget_behind(desk: Desk, profile: Profile, share: int) -> None:
    """Only the latest opening of a screen may still be known to Textual."""
    left: dict[str, Counter[str]] = {}
    async with sitting(desk) as person:
        props = Props(person, desk, profile)
        for name, kind in sorted(screen_classes().items())[share::SHARES]:
            earlier: list[ReferenceType[Widget]] = []
            latest: list[ReferenceType[Widget]] = []
            for _ in range(OPENINGS):
                earlier += latest
                screen = await opened(person, props.screen(kind))
                latest = [ref(each) for each in (screen, *screen.query("*"))]
                await screen.dismiss()
            await person.settle()
            del screen
            gc.collect()
            alive = Counter(type(each()).__name__ for each in earlier if each() is not None)
            if alive:
                left[name] = alive
    assert left == {}


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """What each picture costs on the line, in full colour, from the start of the program on."""
    counts: list[int] = []
    console = Console(color_system="truecolor", force_terminal=True, legacy_windows=False)

    def display(_app: App[Any], _screen: Screen[Any], update: object) -> None:
        if isinstance(update, CompositorUpdate):
            counts.append(len(update.render_segments(console).encode()))

    monkeypatch.setattr(App, "_display", display)
    return counts


def many_reports() -> Scenario:
    """The scenario that never changes, five times over, and all of it waiting since yesterday."""
    scenario = frozen_scenario()
    plans = tuple(
        msgspec.structs.replace(
            plan, index=index, arrives=scenario.starts - timedelta(hours=20, minutes=-index), backlog=True
        )
        for index, plan in enumerate(scenario.plans * 5)
    )
    return msgspec.structs.replace(scenario, plans=plans, script=())


@pytest.mark.parametrize(("size", "most"), [((80, 24), MOST_BYTES), ((120, 40), MOST_BYTES_WITH_PANE)])
async def test_a_row_move_in_the_workbench_writes_little(
    desk: Desk, profile: Profile, size: tuple[int, int], most: int, written: list[int]
) -> None:
    desk.store.add_session(profile.id, frozen_scenario(), "giliran", NOW)
    async with sitting(desk, size) as person:
        await person.press("l")
        await person.until(WorkbenchScreen)
        await person.press("down")
        await person.pilot.pause(DWELL + 0.3)
        for _ in range(3):
            written.clear()
            await person.press("up")
            assert 0 < written[0] <= MOST_BYTES
            assert sum(written) <= most
            await person.press("down")


async def test_a_row_move_that_scrolls_writes_little(
    desk: Desk, profile: Profile, written: list[int]
) -> None:
    desk.store.add_session(profile.id, many_reports(), "giliran", NOW)
    async with sitting(desk) as person:
        await person.press("l")
        screen = await person.until(WorkbenchScreen)
        await person.press("end", "home")
        await person.pilot.pause(DWELL + 0.3)
        for _ in range(screen.table.count - 1):
            written.clear()
            await person.press("down")
            assert 0 < sum(written) <= MOST_BYTES
        assert screen.table.scroll_offset.y > 0


async def test_a_running_clock_draws_one_line_a_second(
    desk: Desk, profile: Profile, written: list[int]
) -> None:
    desk.store.add_session(profile.id, frozen_scenario(), "langsung", NOW)
    async with sitting(desk) as person:
        await person.press("l")
        await person.until(WorkbenchScreen)
        await person.press("p")
        await person.pilot.pause(DWELL + 0.3)
        written.clear()
        await person.pilot.pause(2.0)
        assert sum(written) == 0
        screen = person.app.screen
        assert isinstance(screen, WorkbenchScreen)
        screen.bench.speed = 0.1
        await person.press("p")
        written.clear()
        await person.pilot.pause(3.2)
    assert len([count for count in written if count]) <= 4
    assert max(written) <= MOST_BYTES // 2


class ManyRows(App[None]):
    """A list of ten thousand rows."""

    def __init__(self) -> None:
        super().__init__()
        self.register_theme(DARK)
        self.theme = DARK.name

    def compose(self) -> ComposeResult:
        yield RowList(self.draw, 10_000)

    def draw(self, index: int, width: int) -> Sequence[Piece]:
        return [(f"baris {index}", "strong"), (" x" * 40, "muted")]


async def test_a_row_move_in_ten_thousand_rows_repaints_two_lines() -> None:
    app = ManyRows()
    async with app.run_test(size=(80, 24)) as pilot:
        rows = app.query_one(RowList)
        rows.focus()
        await pilot.press("down", "down")
        drawn: list[int] = []
        original = rows._draw
        rows._draw = lambda index, width: drawn.append(index) or original(index, width)
        await pilot.press("down")
        assert sorted(set(drawn)) == [2, 3]
        assert sum(len(rows.render_line(y).text.encode()) for y in (2, 3)) < MOST_BYTES
        await pilot.press("end")
        assert rows.cursor == 9_999
        assert "baris 9999" in rows.render_line(23).text
        await pilot.press("pageup", "home")
        assert rows.cursor == 0


def test_the_command_line_without_screens_does_not_load_textual() -> None:
    source = "import sys, trainer.practice.desk; raise SystemExit('textual' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", source], check=False).returncode == 0


def test_the_first_screen_loads_neither_the_desk_nor_heavy_libraries() -> None:
    heavy = (
        "faker",
        "openpyxl",
        "sqlite_utils",
        "yaml",
        "trainer.practice.session",
        "trainer.scenarios.library",
    )
    source = f"import sys, trainer.app; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", source], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"
