"""What each screen may cost: widgets mounted, bytes for a move, nothing left behind."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence

from conftest import SEED, sitting
from textual.app import App, ComposeResult
from textual.widget import Widget

from trainer.practice.desk import Desk
from trainer.practice.store import Profile
from trainer.screens.debrief.screen import DebriefScreen
from trainer.screens.shared.rows import Piece, RowList
from trainer.screens.shared.theme import DARK
from trainer.screens.workbench.forms.base import Form
from trainer.screens.workbench.screen import WorkbenchScreen

MOST_WIDGETS = 100
MOST_BYTES = 2048
MOST_IN_FOOTER = 6


async def test_no_screen_mounts_more_than_a_hundred_widgets(desk: Desk, profile: Profile) -> None:
    desk.start(profile, "orientasi", SEED)
    counts: dict[str, int] = {}
    async with sitting(desk, (120, 40)) as person:

        def count() -> None:
            screen = person.app.screen
            footer = [
                command.id
                for command in getattr(screen, "OFFERS", ())
                if command.footer and command.available(screen)
            ]
            assert len(footer) <= MOST_IN_FOOTER, footer
            name = getattr(screen, "FORM", type(screen).__name__)
            counts[name] = len(screen.query("*")) + 1

        count()
        for key in ("p", "escape", "g", "escape", "f1", "escape", "l"):
            await person.press(key)
            count()
        await person.until(WorkbenchScreen)
        for key in (
            "v",
            "escape",
            "t",
            "escape",
            "b",
            "escape",
            "a",
            "escape",
            "g",
            "escape",
            "x",
            "escape",
            "f9",
            "escape",
        ):
            await person.press(key)
            count()
        await person.press("e", "y")
        await person.until(DebriefScreen)
        count()
    assert len(counts) >= 12
    assert {name: number for name, number in counts.items() if number > MOST_WIDGETS} == {}


async def test_opening_and_closing_leaves_no_widget_behind(desk: Desk, profile: Profile) -> None:
    desk.start(profile, "orientasi", SEED)
    async with sitting(desk) as person:
        await person.press("l")
        await person.until(WorkbenchScreen)

        async def rounds(times: int) -> Counter[str]:
            for _ in range(times):
                await person.press("v")
                assert isinstance(person.app.screen, Form)
                await person.press("escape", "f1", "escape", "f9", "escape")
            gc.collect()
            return Counter(type(each).__name__ for each in gc.get_objects() if isinstance(each, Widget))

        first = await rounds(2)
        assert await rounds(8) - first == Counter()


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
