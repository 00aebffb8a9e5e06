"""Setelan > Tombol: every command with its key, and another key for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from trainer.screens.settings.keys import refusal, store_keys
from trainer.screens.shared.bars import CommandBar, TitleBar
from trainer.screens.shared.commands import (
    AnyCommand,
    bindings,
    chosen_keys,
    command,
    enter_command,
    key_name,
)
from trainer.screens.shared.plain import fit
from trainer.screens.shared.rows import Piece, RowList
from trainer.screens.shared.screen import COMMON, LatihScreen

if TYPE_CHECKING:
    from trainer.screens.settings.key_groups import Line

GROUP, KEY = 15, 24
"""Cells of the first and the last column."""

INTRO = (
    "Enter memberi perintah ini tombol lain; B mengembalikan tombol bawaannya. Tetap di semua layar: Enter, Esc, panah, Tab, angka, F1, "
    "F2, Ctrl+Q."
)


@command(
    "tombol_bawaan", "b", "Kembalikan tombol perintah ini ke bawaan", label="Bawaan", footer=True,
    when=lambda screen: screen.is_changed,
)  # fmt: skip
async def to_default(screen: KeysScreen) -> None:
    await screen.to_default()


@command(
    "semua_bawaan", "h", "Kembalikan semua tombol ke bawaan", label="Semua bawaan", footer=True,
    when=lambda screen: bool(chosen_keys()),
)  # fmt: skip
async def all_to_default(screen: KeysScreen) -> None:
    await screen.all_to_default()


@command("kembali", "escape,backspace,q", "Kembali ke Setelan", label="Kembali", footer=True)
def back(screen: KeysScreen) -> None:
    screen.dismiss(None)


change_key = enter_command("Ganti tombol", "Ganti tombol perintah ini")
OWN: tuple[AnyCommand, ...] = (back, change_key, to_default, all_to_default)


class KeysScreen(LatihScreen[None]):
    """The list of commands, screen by screen; each change is kept at once."""

    CSS_PATH = "screen.tcss"
    OFFERS: ClassVar[tuple[AnyCommand, ...]] = (*OWN, *COMMON)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*OWN)]
    HELP_PAGE = "tombol"

    def __init__(self) -> None:
        super().__init__()
        self.loaded = False
        self.lines: list[Line] = []

    def compose(self) -> ComposeResult:
        yield TitleBar("Setelan · Tombol")
        yield RowList(self._draw, 0, key="keys", empty="Menyusun daftar perintah ...")
        yield Static(INTRO, id="about", markup=False)
        yield CommandBar(key="footer")

    def on_mount(self) -> None:
        self.query_one("#keys").focus()
        self.refresh_offers()
        self.run_worker(self.guarded(self._load), exclusive=True)

    async def _load(self) -> None:
        def everything(_desk: object) -> list[Line]:
            from trainer.screens.settings.key_groups import lines

            return lines()

        self.lines = await self.desk.call(everything)
        self.loaded = True
        self._renew()

    # The list

    @property
    def line(self) -> Line | None:
        """The command under the cursor."""
        return self.lines[self.query_one("#keys", RowList).cursor] if self.lines else None

    @property
    def is_changed(self) -> bool:
        """Whether the command under the cursor has another key than the written one."""
        return self.line is not None and self.line.command.name() in chosen_keys()

    def _renew(self) -> None:
        rows = self.query_one("#keys", RowList)
        rows.reset(len(self.lines), rows.cursor)
        self._describe()

    def _draw(self, index: int, width: int) -> Sequence[Piece]:
        group, each, *_ = self.lines[index]
        first = not index or self.lines[index - 1].group != group
        changed = each.name() in chosen_keys()
        written = key_name(each.keys.split(",")[0])
        key = f"{each.key_name()} (bawaan {written})" if changed else each.key_name()
        return [
            (f" {fit(group if first else '', GROUP - 1)}", "accent"),
            (fit(each.title, max(1, width - GROUP - KEY)), ""),
            (fit(f" {key}", KEY), "strong" if changed else ""),
        ]

    def on_row_list_moved(self) -> None:
        self._describe()

    def _describe(self) -> None:
        """Say all keys of the command under the cursor, and what it does."""
        line = self.line
        if line is not None:
            keys = ", ".join(key_name(key) for key in line.command.current_keys().split(","))
            parts = [Content.styled(f"{line.command.title}: {keys}\n", "bold $primary")]
            tip = f"{line.command.tip}\n" if line.command.tip else ""
            self.query_one("#about", Static).update(Content.assemble(*parts, tip, (INTRO, "$muted")))
        self.refresh_offers()

    # Changing

    async def on_row_list_chosen(self) -> None:
        line = self.line
        if line is not None:
            await self.app.push_screen(AskKey(line), self._take)

    async def _take(self, key: str | None) -> None:
        line = self.line
        if key is None or line is None:
            return
        keys = chosen_keys()
        keys[line.command.name()] = key
        if key == line.command.keys.split(",")[0]:
            del keys[line.command.name()]
        await self.guarded(lambda: self._keep(keys))

    async def to_default(self) -> None:
        """Give the command under the cursor its written key again."""
        line = self.line
        if line is None:
            return
        problem = refusal(line.command.keys.split(",")[0], line.command, line.screens, line.typing)
        if problem:
            self.tell(problem)
            return
        keys = chosen_keys()
        keys.pop(line.command.name(), None)
        await self._keep(keys)

    async def all_to_default(self) -> None:
        """Give all commands their written keys again, after a question."""
        from trainer.screens.shared.dialogs import Question

        async def answered(yes: bool | None) -> None:
            if yes:
                await self.guarded(lambda: self._keep({}))

        text = f"Kembalikan semua tombol ({len(chosen_keys())} diubah) ke bawaan?"
        await self.app.push_screen(Question(text, "Ya, kembalikan"), answered)

    async def _keep(self, keys: dict[str, str]) -> None:
        await self.desk.call(lambda desk: store_keys(desk, keys))
        self.latih.use_keys(keys)
        self._renew()


class AskKey(ModalScreen[str | None]):
    """Takes the next key that is pressed, whatever it does elsewhere; returns it once it can be given.

    Args:
        line: the command that is to get it.
    """

    DEFAULT_CSS = """
    AskKey {
        align: center middle;
        & > Vertical {
            width: 66; max-width: 95%; height: auto; padding: 1 2; background: $surface; border: round $primary;
        }
        & #problem { color: $error; height: auto; }
    }
    """

    def __init__(self, line: Line) -> None:
        super().__init__()
        self._line = line

    def compose(self) -> ComposeResult:
        title, now = self._line.command.title, self._line.command.key_name()
        with Vertical():
            yield Static(
                f"{title}\nSekarang: {now}\n\nTekan tombol barunya, atau Esc untuk batal.", markup=False
            )
            yield Static("", id="problem", markup=False)

    def on_key(self, event: events.Key) -> None:
        """Take the key before anything else does."""
        event.stop()
        event.prevent_default()
        if event.key == "escape":
            self.dismiss(None)
            return
        key = event.key.lower() if len(event.key) == 1 else event.key
        problem = refusal(key, self._line.command, self._line.screens, self._line.typing)
        if problem:
            self.query_one("#problem", Static).update(f"\n{problem}")
        else:
            self.dismiss(key)

    def on_click(self, event: events.Click) -> None:
        """A click beside the box closes it, for whoever has only the mouse."""
        if self.get_widget_at(event.screen_x, event.screen_y)[0] is self:
            self.dismiss(None)
