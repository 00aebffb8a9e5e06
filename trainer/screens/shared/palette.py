"""The command palette: every command of the screen below and the way to every other screen, found by words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from trainer.screens.shared.bars import CommandBar
from trainer.screens.shared.commands import AnyCommand, bindings, command
from trainer.screens.shared.dialogs import Dialog
from trainer.screens.shared.plain import fit
from trainer.screens.shared.rows import Piece, RowList
from trainer.screens.shared.screen import COMMON

NOWHERE = 4
"""The rank of a command that a word does not occur in."""


@command("tutup", "escape,f9,ctrl+p", "Tutup tanpa memilih", label="Tutup", footer=True)
def close_palette(screen: Palette) -> None:
    screen.dismiss(None)


@command("jalankan", "enter", "Jalankan perintah yang ditandai", label="Jalankan", footer=True)
def run_command(screen: Palette) -> None:
    screen.query_one(RowList).action_choose()


@command("pilih", "down,up", "Pindah ke perintah lain", label="Pilih", shows="↑↓", footer=True)
def next_command(screen: Palette) -> None:
    screen.action_move(1)


OWN: tuple[AnyCommand, ...] = (close_palette, run_command, next_command)
WITHOUT = {"palet"}


class Palette(Dialog[str | None]):
    """Returns the id of the chosen command."""

    DEFAULT_CSS = """
    Palette {
        align: center top;
        & > Vertical {
            width: 72; max-width: 95%; height: 18; max-height: 90%; margin-top: 2; padding: 0; background: $surface;
            border: round $primary;
        }
        & Input { border: none; border-left: vkey $field-edge; height: 1; padding: 0 1 0 0; background: $panel; }
        & Input:focus { border: none; border-left: thick $primary; background: $primary-muted; }
        & RowList { background: $surface; }
        & #tip { height: 2; padding: 0 1; color: $muted; }
    }
    """
    OFFERS: ClassVar[tuple[AnyCommand, ...]] = (*OWN, *(each for each in COMMON if each.id not in WITHOUT))
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(close_palette, run_command),
        Binding("up", "move(-1)", "Naik", show=False, priority=True),
        Binding("down", "move(1)", "Turun", show=False, priority=True),
    ]
    HELP_PAGE = "palet"

    def __init__(self, commands: Sequence[AnyCommand]) -> None:
        super().__init__()
        self._all = tuple(command for command in commands if command.shown)
        self._found = self._all

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Input(placeholder="Ketik kata perintah, misalnya: disposisi", compact=True)
            empty = "Tidak ada perintah yang cocok."
            yield RowList(self._draw, len(self._found), empty=empty, one_click=True)
            yield Static("", id="tip", markup=False)
        yield CommandBar(key="footer")

    def on_mount(self) -> None:
        self._show_tip()

    def _draw(self, index: int, width: int) -> Sequence[Piece]:
        command = self._found[index]
        key = command.key_name()
        return [(fit(command.title, width - 14), ""), (fit(key, 13, "right"), "accent")]

    def on_input_changed(self, event: Input.Changed) -> None:
        self._found = tuple(ranked(self._all, event.value))
        self.query_one(RowList).reset(len(self._found))
        self._show_tip()

    def on_row_list_moved(self) -> None:
        self._show_tip()

    def _show_tip(self) -> None:
        cursor = self.query_one(RowList).cursor
        self.query_one("#tip", Static).update(self._found[cursor].tip if self._found else "")

    def action_move(self, step: int) -> None:
        """Move in the list while the input keeps the focus."""
        self.query_one(RowList).cursor += step

    def on_input_submitted(self) -> None:
        self.query_one(RowList).action_choose()

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        self.dismiss(self._found[message.index].id)

    def on_click(self, event: events.Click) -> None:
        """A click beside the list closes it."""
        if self.get_widget_at(event.screen_x, event.screen_y)[0] is self:
            self.dismiss(None)


def ranked(commands: Sequence[AnyCommand], typed: str) -> Iterator[AnyCommand]:
    """The commands that have all words somewhere; those that are called so come before those that only mention them.

    Args:
        commands: in the order that holds where nothing else decides.
        typed: the words.
    """
    phrase = " ".join(typed.casefold().split())
    found = [
        (_rank(each, phrase), len(each.title.split()), place, each) for place, each in enumerate(commands)
    ]
    if not phrase:
        yield from commands
        return
    for rank, _, _, each in sorted(found, key=lambda one: one[:3]):
        if rank < NOWHERE:
            yield each


def _rank(command: AnyCommand, phrase: str) -> int:
    """0: called so from its beginning; 1: a word of its title; 2: of its label; 3: of what is said about it."""
    title, label = command.title.casefold(), command.label.casefold()
    if phrase and (title.startswith(phrase) or label.startswith(phrase)):
        return 0
    return max((_rank_of_word(word, title, label, command) for word in phrase.split()), default=NOWHERE)


def _rank_of_word(word: str, title: str, label: str, command: AnyCommand) -> int:
    if _begins_a_word(word, title):
        return 1
    if _begins_a_word(word, label):
        return 2
    return 3 if word in f"{title} {label} {command.tip} {command.words}".casefold() else NOWHERE


def _begins_a_word(word: str, text: str) -> bool:
    return any(each.strip("(:,").startswith(word) for each in text.replace("/", " ").split())
