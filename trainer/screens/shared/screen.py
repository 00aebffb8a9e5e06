"""What all screens have in common: their commands, help, palette, problems in words, and a smallest size."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import events, on
from textual.binding import Binding, BindingsMap, BindingType
from textual.css.query import NoMatches
from textual.geometry import Size
from textual.message import Message
from textual.screen import Screen, ScreenResultType
from textual.widget import Widget
from textual.widgets import Static

from trainer.screens.reference.commands import open_reference
from trainer.screens.shared.bars import CommandBar
from trainer.screens.shared.commands import AnyCommand, bindings, chosen_bindings, command
from trainer.screens.shared.desk_thread import DeskThread, problems, sentence_of
from trainer.screens.shared.places import PLACES

if TYPE_CHECKING:
    from trainer.practice.desk import Desk
    from trainer.screens.application import LatihApp

T = TypeVar("T")
SMALLEST = (80, 24)
ROUNDS = 6
"""Rounds of the event loop in which the parts of a new screen are laid out before it is painted, once and whole."""

AT_LAST = 0.25
"""Seconds after which a new screen is painted in any case, however busy the application is."""


@command(
    "bantuan", "f1", "Bantuan untuk layar ini", label="Bantuan", footer=True,
    tip="Menjelaskan tombol dan hal SP4N di layar ini.",
)  # fmt: skip
async def open_help(screen: LatihScreen[object]) -> None:
    from trainer.screens.help.screen import HelpScreen

    await screen.app.push_screen(HelpScreen(screen.HELP_PAGE, screen.OFFERS))


@command(
    "palet", "f9,ctrl+p", "Cari perintah", label="Perintah", footer=True, shown=False,
    tip="Mencari semua perintah layar ini, dan jalan ke layar lain, dengan kata.",
)  # fmt: skip
async def open_palette(screen: LatihScreen[object]) -> None:
    from trainer.screens.shared.palette import Palette

    def follow(name: str | None) -> None:
        if name is not None:
            screen.offer(name)

    await screen.app.push_screen(Palette(tuple(screen.available_offers())), follow)


@command(
    "tema", "", "Ganti tampilan: gelap, terang, kontras tinggi", words="tema warna dark mode",
    tip="Berpindah ke tampilan berikutnya; pilihan diingat.",
)  # fmt: skip
async def next_theme(screen: LatihScreen[object]) -> None:
    await screen.latih.next_theme()


@command(
    "gambar_ulang", "ctrl+l", "Gambar ulang layar",
    tip="Bila terminal menampilkan sisa tulisan lain atau gambarnya kacau.",
)  # fmt: skip
def draw_again(screen: LatihScreen[object]) -> None:
    screen.latih.draw_again()


@command(
    "keluar_program", "ctrl+q", "Keluar dari LATIH!", words="tutup berhenti selesai quit exit",
    tip="Semua yang sudah dikirim tersimpan; isian setengah jadi juga.",
)  # fmt: skip
async def quit_program(screen: LatihScreen[object]) -> None:
    await screen.latih.leave()


COMMON: tuple[AnyCommand, ...] = (
    open_help,
    open_reference,
    open_palette,
    next_theme,
    draw_again,
    quit_program,
    *PLACES,
)
"""What every screen offers."""


class LatihScreen(Screen[ScreenResultType]):
    """A screen whose commands are classes.

    `OFFERS` lists them (with `COMMON` at the end), `HELP_PAGE` names the help text.
    """

    OFFERS: ClassVar[tuple[AnyCommand, ...]] = COMMON
    HELP_PAGE: ClassVar[str] = "umum"
    AT_ONCE: ClassVar[bool] = False
    """Whether it is painted part by part as it comes, because nothing stands on the terminal before it."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*COMMON)]
    DEFAULT_CSS = """
    LatihScreen { background: $background; color: $foreground; }
    LatihScreen #too-small { display: none; }
    LatihScreen.-small > * { display: none; }
    LatihScreen.-small > #too-small { display: block; height: 1fr; padding: 1; }
    """

    class Offered(Message):
        """Somebody asked for a command of this screen."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def __init__(self) -> None:
        super().__init__()
        self._held: asyncio.TimerHandle | None = None
        self._small = False
        self._focus_before: Widget | None = None
        self.take_keys()

    def take_keys(self) -> None:
        """Bind the commands to the keys that hold now, and show these."""
        chosen = chosen_bindings(self.OFFERS)
        written = self._merged_bindings.key_to_bindings if self._merged_bindings is not None else {}
        bindings: dict[str, list[Binding]] = {}
        for key, there in written.items():
            bindings[key] = [each for each in there if each.id not in chosen]
        for binding in chosen.values():
            for key in binding.key.split(","):
                bindings.setdefault(key, []).append(binding.with_key(key))
        self._bindings = BindingsMap.from_keys({key: there for key, there in bindings.items() if there})
        if self.is_attached:
            for bar in self.query(CommandBar):
                bar.renew()
            for widget in self.query("*"):
                widget.refresh()

    @property
    def latih(self) -> LatihApp:
        """The application."""
        from trainer.screens.application import LatihApp

        assert isinstance(self.app, LatihApp)
        return self.app

    @property
    def desk(self) -> DeskThread:
        """The thread that touches the desk."""
        return self.latih.desk

    def available_offers(self) -> Iterator[AnyCommand]:
        """The commands that can be given now."""
        return (command for command in self.OFFERS if command.available(self))

    def offer(self, name: str) -> None:
        """Ask for a command; it is carried out after what is under way."""
        self.post_message(self.Offered(name))

    def action_offer(self, name: str) -> None:
        """What keys, footer and action bar call."""
        self.offer(name)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if self._small:
            return action == "offer" and parameters == (quit_program.id,)
        if action == "offer" and parameters:
            command = next((each for each in self.OFFERS if each.id == parameters[0]), None)
            return command is not None and command.available(self)
        return True

    async def on_latih_screen_offered(self, message: Offered) -> None:
        message.stop()
        command = next((each for each in self.OFFERS if each.id == message.name), None)
        if command is not None and command.available(self):
            await self.guarded(lambda: command.run(self))

    async def guarded(self, work: Callable[[], Awaitable[T]]) -> T | None:
        """Do something that may be refused or fail; a failure becomes one sentence, the screen stays.

        What was still being read for a screen that has been closed meanwhile is dropped.
        """
        try:
            return await work()
        except NoMatches:
            if self in self.app.screen_stack:
                raise
            return None
        except problems() as problem:
            self.tell(sentence_of(problem))
            return None

    def tell(self, sentence: str) -> None:
        """Show a sentence that has to be read."""
        from trainer.screens.shared.dialogs import Problem

        self.app.push_screen(Problem(sentence))

    async def wait_for(self, text: str, work: Callable[[Desk], T]) -> T:
        """Do slow work on the desk behind a plain line that says what is being prepared."""
        from trainer.screens.shared.dialogs import Busy

        busy = Busy(text)
        await self.app.push_screen(busy)
        try:
            return await self.desk.call(work)
        finally:
            busy.dismiss()

    @on(events.Mount)
    def _paint_once(self) -> None:
        if self.AT_ONCE:
            return
        self._held = asyncio.get_running_loop().call_later(AT_LAST, self._paint)
        self.app._begin_batch()
        self._wait_to_paint(ROUNDS)

    def _wait_to_paint(self, rounds: int) -> None:
        """Let the parts of the screen take their turns, and then paint; through the application, which outlives it."""
        if not rounds or not self.app.call_later(self._wait_to_paint, rounds - 1):
            self._paint()

    @on(events.Unmount)
    def _paint(self) -> None:
        """Let the application draw again; once for each screen, whichever way leads here first."""
        if self._held is None:
            return
        self._held.cancel()
        self._held = None
        self.app._end_batch()
        if self.app.screen_stack:
            self.app.screen.refresh()

    @on(events.ScreenSuspend)
    def _blank_bars(self) -> None:
        for bar in self.query(CommandBar):
            bar.cover(True)

    @on(events.ScreenResume)
    def _show_bars(self) -> None:
        for bar in self.query(CommandBar):
            bar.cover(False)

    @on(events.ScreenResume)
    def _keep_styles(self, event: events.ScreenResume) -> None:
        """Every widget was given its styles when it was mounted, and again whenever they changed."""
        event.refresh_styles = False

    def _compositor_refresh(self) -> None:
        """Do not draw what the application would hold back and have drawn once more."""
        if not self.app._batch_count:
            super()._compositor_refresh()

    async def before_leaving(self) -> None:
        """Called before the program ends; a screen stores here what is only on it."""

    def refresh_offers(self) -> None:
        """Draw the footer again."""
        footer = self.query_one("#footer", CommandBar)
        footer.show(command for command in self.OFFERS if command.footer and command.available(self))

    @on(events.DescendantFocus)
    def _steady_cursor(self, event: events.DescendantFocus) -> None:
        """A blinking cursor would write to a slow line twice a second."""
        if hasattr(event.widget, "cursor_blink"):
            from textual.widgets import Input, TextArea

            if isinstance(event.widget, Input | TextArea):
                event.widget.cursor_blink = False
        if any(each.keys == "enter" for each in self.OFFERS) and self.query("#footer"):
            self.refresh_offers()

    @on(events.Resize)
    def _keep_readable(self, event: events.Resize) -> None:
        small = event.size.width < SMALLEST[0] or event.size.height < SMALLEST[1]
        if small and not self.query("#too-small"):
            self.mount(Static(id="too-small", markup=False))
        if small:
            self.query_one("#too-small", Static).update(self._too_small(event.size))
        if small and not self._small:
            self._focus_before = self.focused
        if small != self._small:
            self._small = small
            self.set_class(small, "-small")
            self.call_after_refresh(self._put_focus)

    def _too_small(self, size: Size) -> str:
        remedy = (
            "Perbesar jendela, atau kecilkan huruf dengan Ctrl dan -, "
            if self.app.is_web
            else f"Mohon perbesar menjadi sedikitnya {SMALLEST[0]} x {SMALLEST[1]} "
        )
        return (
            f"Jendela ini {size.width} x {size.height}. {remedy}agar semua bagian terlihat. Pekerjaan Anda tetap "
            "tersimpan; sampai saat itu tombol tidak berlaku, kecuali Ctrl+Q untuk keluar."
        )

    def _put_focus(self) -> None:
        """Nothing has the focus while nothing is to be seen; afterwards it is where it was."""
        if self._small:
            self.set_focus(None)
        elif self._focus_before is not None and self._focus_before.is_attached:
            self.set_focus(self._focus_before, scroll_visible=False)
        elif self.focused is None:
            self.focus_next()
