"""The Textual application: what all screens share, and what leads from one to the next."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import signal
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.app import App
from textual.binding import Binding, BindingType

from trainer.screens.home.screen import HomeScreen
from trainer.screens.shared.commands import choose_keys, chosen_keys
from trainer.screens.shared.desk_thread import DeskThread, problems, sentence_of
from trainer.screens.shared.painted import OnlyChanges, Painted, can_be_compared
from trainer.screens.shared.screen import LatihScreen
from trainer.screens.shared.theme import THEMES, TITLES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from rich.console import RenderableType
    from textual.filter import LineFilter
    from textual.screen import Screen

    from trainer.practice.desk import ClockMode, Desk, OpenShift

UNUSABLE = 2
"""Exit code when the data or the content cannot be used."""

SIGNALS = ("SIGTERM", "SIGHUP")
"""What the system sends when it shuts down, and when the terminal was closed; Windows knows only the first."""

SIGNALLED = 128
"""What shells add to a signal's number for the exit code of a program that it ended."""

AFTER_HOME = 0.05
"""Seconds after Beranda came up when the person's keys are read: the first picture does not wait for them."""


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
        self._ending: asyncio.Task[None] | None = None
        choose_keys({})
        for theme in THEMES.values():
            self.register_theme(theme)
        self._plain: list[LineFilter] = []
        self._painted = Painted()
        self._look = "gelap"
        self.theme = THEMES[self._look].name

    async def on_mount(self) -> None:
        self._heed_signals()
        self.screen_change_signal.subscribe(self, self._at_home)
        await self.push_screen(HomeScreen())

    # Leaving

    async def leave(self) -> None:
        """End the program after everything on its screens was kept; what cannot be kept holds it back once."""
        if await self._keep_everything(self.screen_stack):
            self.exit(0)

    async def action_quit(self) -> None:
        """What Ctrl+Q does on every screen, also while something is typed."""
        await self.leave()

    async def on_exit_app(self) -> None:
        """Whoever ends the program, a closed browser page for instance: what is half typed is kept first."""
        await self._keep_everything(self.screen_stack)

    async def _keep_everything(self, screens: Sequence[Screen[object]]) -> bool:
        """Store what is only on some screens; False when a sentence that says why it failed appeared just now."""
        depth = len(self.screen_stack)
        for screen in screens:
            if isinstance(screen, LatihScreen):
                await screen.guarded(screen.before_leaving)
        return len(self.screen_stack) == depth

    def _heed_signals(self) -> None:
        """Keep what is half typed when the terminal is closed or the computer shuts down."""
        if self.is_headless:
            return
        loop = asyncio.get_running_loop()
        # Windows has no signal handlers in its loop.
        with contextlib.suppress(NotImplementedError):
            for name in SIGNALS:
                number = getattr(signal, name, None)
                if number is not None:
                    loop.add_signal_handler(number, self._obey, number)

    def _obey(self, number: int) -> None:
        self._ending = asyncio.get_running_loop().create_task(self._end_by(number))

    async def _end_by(self, number: int) -> None:
        """End as the signal asks; a terminal that is gone is not written to any more."""
        await self._keep_everything(self.screen_stack)
        if number == signal.SIGTERM:
            self.exit(SIGNALLED + number, return_code=SIGNALLED + number)
            return
        self.desk.close()
        signal.signal(number, signal.SIG_DFL)
        signal.raise_signal(number)

    # Going to another screen

    def unwind(self, to: Screen[Any], then: Callable[[], object]) -> None:
        """Close all screens above one, keeping what is half typed on them.

        Args:
            to: where to stop.
            then: what to do there.
        """
        self.call_later(self._unwind, to, then)

    async def _unwind(self, to: Screen[Any], then: Callable[[], object]) -> None:
        stack = self.screen_stack
        if to not in stack or not await self._keep_everything(stack[stack.index(to) + 1 :]):
            return
        with self.batch_update():
            while self.screen is not to:
                await self.pop_screen()
        then()

    # Keys

    def _at_home(self, screen: Screen[Any]) -> None:
        """Whoever sits at Beranda may be somebody else than before."""
        if isinstance(screen, HomeScreen):
            self.set_timer(AFTER_HOME, self._keys_of_person)

    async def _keys_of_person(self) -> None:
        try:
            await self.read_keys()
        except problems():
            self.use_keys({})

    async def read_keys(self) -> None:
        """Take the keys that the person has chosen."""
        from trainer.screens.settings.keys import read_keys

        self.use_keys(await self.desk.call(read_keys))

    def use_keys(self, keys: Mapping[str, str]) -> None:
        """Let these keys hold on all screens, also on those that are open."""
        if keys == chosen_keys():
            return
        choose_keys(keys)
        for screen in self.screen_stack:
            if isinstance(screen, LatihScreen):
                screen.take_keys()

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
        from trainer.screens.workbench.bench import Bench
        from trainer.screens.workbench.screen import WorkbenchScreen

        bench = await Bench.open(self.desk, shift)
        if self.settles:
            gc.freeze()
            self.settles = False
        await self.push_screen(WorkbenchScreen(bench))

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
