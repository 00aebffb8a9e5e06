"""What all screens have in common: their commands, help, palette, problems in words, and a smallest size."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import events, on
from textual.binding import BindingType
from textual.css.query import NoMatches
from textual.message import Message
from textual.screen import Screen, ScreenResultType
from textual.widgets import Static

from trainer.screens.reference.commands import open_reference
from trainer.screens.shared.bars import CommandBar
from trainer.screens.shared.commands import AnyCommand, bindings, command
from trainer.screens.shared.desk_thread import DeskThread, problems, sentence_of

if TYPE_CHECKING:
    from trainer.practice.desk import Desk
    from trainer.screens.application import LatihApp

T = TypeVar("T")
SMALLEST = (80, 24)
ROUNDS = 6
"""Rounds of the event loop in which the parts of a new screen are laid out before it is painted, once and whole."""


@command(
    "bantuan", "f1", "Bantuan untuk layar ini", label="Bantuan", footer=True,
    tip="Menjelaskan tombol dan hal SP4N di layar ini.",
)  # fmt: skip
async def open_help(screen: LatihScreen[object]) -> None:
    from trainer.screens.help.screen import HelpScreen

    await screen.app.push_screen(HelpScreen(screen.HELP_PAGE, screen.OFFERS))


@command(
    "palet", "f9,ctrl+p", "Cari perintah", label="Perintah", footer=True, shown=False,
    tip="Mencari semua perintah layar ini dengan kata.",
)  # fmt: skip
async def open_palette(screen: LatihScreen[object]) -> None:
    from trainer.screens.shared.palette import Palette

    def follow(name: str | None) -> None:
        if name is not None:
            screen.offer(name)

    await screen.app.push_screen(Palette(tuple(screen.available_offers())), follow)


@command(
    "tema", "", "Ganti tampilan: gelap, terang, kontras tinggi",
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
    "keluar_program", "ctrl+q", "Keluar dari LATIH!",
    tip="Semua yang sudah dikirim tersimpan; isian setengah jadi juga.",
)  # fmt: skip
async def quit_program(screen: LatihScreen[object]) -> None:
    await screen.before_leaving()
    screen.app.exit(0)


COMMON: tuple[AnyCommand, ...] = (
    open_help,
    open_reference,
    open_palette,
    next_theme,
    draw_again,
    quit_program,
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
        if not self.AT_ONCE:
            self.app._begin_batch()
            self._wait_to_paint(ROUNDS)

    def _wait_to_paint(self, rounds: int) -> None:
        """Let the parts of the screen take their turns, and then paint; through the application, which outlives it."""
        if rounds:
            self.app.call_later(self._wait_to_paint, rounds - 1)
            return
        self.app._end_batch()
        self.app.screen.refresh()

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

    @on(events.Resize)
    def _keep_readable(self, event: events.Resize) -> None:
        small = event.size.width < SMALLEST[0] or event.size.height < SMALLEST[1]
        if small and not self.query("#too-small"):
            self.mount(Static(id="too-small", markup=False))
        if small:
            self.query_one("#too-small", Static).update(
                f"Jendela terminal ini {event.size.width} x {event.size.height}. Mohon perbesar menjadi sedikitnya "
                f"{SMALLEST[0]} x {SMALLEST[1]} agar semua bagian terlihat. Pekerjaan Anda tetap tersimpan."
            )
        self.set_class(small, "-small")
