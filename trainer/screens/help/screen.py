"""Help for one screen: its keys, made from its commands, and the SP4N matter in short."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from trainer.screens.help.catalogue import PAGES
from trainer.screens.reference.page_view import BLANK, WIDEST, Line, PageView, flow, headline
from trainer.screens.shared.bars import CommandBar, TitleBar
from trainer.screens.shared.commands import AnyCommand, bindings, command, key_name
from trainer.screens.shared.plain import fit
from trainer.screens.shared.screen import COMMON, LatihScreen

KEYS_WIDTH = 17
EVERYWHERE = (
    "Panah, PgUp, PgDn menggeser; Tab berpindah bagian; Enter memilih. Tombol lain: Setelan, Tombol perintah."
)


@command("tutup", "escape,backspace,q,enter", "Kembali ke layar sebelumnya", label="Kembali", footer=True)
def close_help(screen: HelpScreen) -> None:
    screen.dismiss(None)


@command("bantuan", "f1", "Tutup bantuan", label="Tutup", footer=True, shown=False)
def close_again(screen: HelpScreen) -> None:
    screen.dismiss(None)


@command("geser", "down,up", "Geser teks", label="Geser", shows="↑↓", footer=True)
def scroll(screen: HelpScreen) -> None:
    screen.query_one(PageView).scroll_down(animate=False)


OWN: tuple[AnyCommand, ...] = (close_help, scroll, close_again)


class HelpScreen(LatihScreen[None]):
    """The help of one screen.

    Args:
        page: which text.
        commands: the commands of the screen it was called from.
    """

    CSS_PATH = "screen.tcss"
    OFFERS: ClassVar[tuple[AnyCommand, ...]] = (*OWN, *(each for each in COMMON if each.id != close_again.id))
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*OWN)]

    def __init__(self, page: str, commands: Sequence[AnyCommand]) -> None:
        super().__init__()
        self._page = page
        self._commands = tuple(each for each in commands if each.keys)

    def compose(self) -> ComposeResult:
        title, _ = PAGES[self._page]
        yield TitleBar(f"Bantuan · {title}")
        yield PageView("page")
        yield CommandBar(key="footer")

    def on_mount(self) -> None:
        page = self.query_one(PageView)
        page.focus()
        page.show(self._lines)
        self.refresh_offers()

    def _lines(self, width: int) -> list[Line]:
        """The text, and below it every key with what it does; what a line has no room for stands under its words."""
        width = min(width, WIDEST)
        _, sections = PAGES[self._page]
        lines: list[Line] = []
        for heading, text in sections:
            lines += [*headline(heading, width), *flow([(text, "")], width), BLANK]
        lines += headline("Tombol", width)
        for each in self._commands:
            lines += _key_lines(each, width)
        return [*lines, BLANK, *flow([(EVERYWHERE, "muted")], width)]


def _key_lines(each: AnyCommand, width: int) -> Iterator[Line]:
    keys = " / ".join(dict.fromkeys([each.key_name(), *map(key_name, each.current_keys().split(",")[:2])]))
    if each.shows == each.key_name():
        keys = each.shows
    tip = [(f" · {each.tip}", "muted")] if each.tip else []
    yield from flow(
        [(each.title, ""), *tip], width, f"{fit(keys, KEYS_WIDTH - 1)} ", " " * KEYS_WIDTH, "accent"
    )
