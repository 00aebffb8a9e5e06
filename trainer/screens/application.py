"""The Textual application: what all screens share, and what leads from one to the next."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import App
from textual.binding import Binding, BindingType

from trainer.screens.home.screen import HomeScreen
from trainer.screens.shared.desk_thread import DeskThread, problems, sentence_of
from trainer.screens.shared.painted import OnlyChanges, Painted, can_be_compared
from trainer.screens.shared.theme import THEMES, TITLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType
    from textual.filter import LineFilter
    from textual.screen import Screen

    from trainer.practice.desk import ClockMode, Desk, OpenShift

UNUSABLE = 2
"""Exit code when the data or the content cannot be used."""


class LatihApp(App[int]):
    """LATIH! in the terminal.

    Args:
        desk: the desk to work with; None opens the desk of this computer.

    Attributes:
        failure: why it had to end, in a sentence.
        settles: whether what the first workbench loads is kept out of the garbage collector's rounds.
    """

    TITLE = "LATIH!"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "copy_hint", "Salin", show=False)]

    def __init__(self, desk: Desk | None = None) -> None:
        super().__init__()
        self.desk = DeskThread(desk)
        self.failure = ""
        self.settles = False
        self.animation_level = "none"
        for theme in THEMES.values():
            self.register_theme(theme)
        self._plain: list[LineFilter] = []
        self._painted = Painted()
        self._look = "gelap"
        self.theme = THEMES[self._look].name

    async def on_mount(self) -> None:
        await self.push_screen(HomeScreen())

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """Write only what the terminal does not show yet."""
        if can_be_compared(renderable):
            thrifty = OnlyChanges(renderable, self._painted, self.size)
            super()._display(screen, cast("RenderableType", thrifty))
        else:
            super()._display(screen, renderable)

    def on_resize(self) -> None:
        """Another size, or the program comes back after it was stopped: nothing of the picture is certain."""
        self.draw_again()

    def draw_again(self) -> None:
        """Write the whole picture anew."""
        self._painted.forget()
        self.screen.refresh()

    def give_up(self, sentence: str) -> None:
        """Leave because the data or the content cannot be used."""
        self.failure = sentence
        self.exit(UNUSABLE, return_code=UNUSABLE)

    def action_copy_hint(self) -> None:
        """Copy what is marked; otherwise say how to leave."""
        marked = self.screen.get_selected_text()
        if marked:
            self.copy_to_clipboard(marked)
        else:
            self.notify("Tekan Ctrl+Q untuk keluar dari LATIH!.", markup=False)

    def use_letters(self, letters: str) -> None:
        """Draw with plain characters when the setting, or the terminal, asks for them."""
        from trainer.screens.settings.letters import PlainCharacters, wants_plain

        self._plain = [PlainCharacters()] if wants_plain(letters) else []
        if self._plain:
            self.refresh_css()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """The filters every drawn line goes through."""
        return [*super().get_line_filters(), *self._plain]

    def use_theme(self, name: str) -> None:
        """Take a look by the word it is stored under; an unknown word changes nothing."""
        if name in THEMES:
            self._look = name
            self.theme = THEMES[name].name

    async def next_theme(self) -> None:
        """Change to the next look and remember it."""
        names = list(THEMES)
        look = names[(names.index(self._look) + 1) % len(names)]
        self.use_theme(look)
        await self.desk.call(lambda desk: desk.store.set_setting(0, "tampilan", look))
        self.notify(f"Tampilan: {TITLES[look]}.", markup=False)

    @staticmethod
    def clock_mode(live: bool) -> ClockMode:
        """The clock's name as stored with a shift."""
        return "langsung" if live else "giliran"

    async def open_workbench(self, shift: OpenShift) -> None:
        """Go to the desk of a shift."""
        from trainer.screens.settings.effects import read_effects
        from trainer.screens.workbench.bench import Bench
        from trainer.screens.workbench.screen import WorkbenchScreen

        effects = await self.desk.call(read_effects)
        if self.settles:
            gc.freeze()
            self.settles = False
        await self.push_screen(WorkbenchScreen(Bench(self.desk, shift, effects)))

    async def finish_shift(self, number: int) -> None:
        """Show the result of a shift that has just ended; when that fails, say why."""
        from trainer.screens.shared.dialogs import Problem

        try:
            await self.open_debrief(number)
        except problems() as problem:
            await self.push_screen(Problem(sentence_of(problem)))

    async def open_debrief(self, number: int) -> None:
        """Grade a shift and show the result."""
        from trainer.screens.debrief.screen import DebriefScreen
        from trainer.screens.shared.dialogs import Busy

        busy = Busy("Menyiapkan Laporan Hasil: menilai giliran ...")
        await self.push_screen(busy)
        try:
            result = await self.desk.call(lambda desk: desk.card(number))
        finally:
            busy.dismiss()
        await self.push_screen(DebriefScreen(*result, number))
