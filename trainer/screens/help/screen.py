"""Bantuan: the keys of the screen it was called from, and the SP4N matter in short."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from trainer.screens.help.catalogue import PAGES
from trainer.screens.shared.bars import CommandBar, TitleBar
from trainer.screens.shared.commands import AnyCommand, bindings, command, key_name
from trainer.screens.shared.plain import fit
from trainer.screens.shared.screen import COMMON, LatihScreen

KEYS_WIDTH = 16


@command("tutup", "escape,backspace,f1,q,enter", "Kembali", label="Kembali", footer=True)
def close_help(screen: HelpScreen) -> None:
    screen.dismiss(None)


OWN: tuple[AnyCommand, ...] = (close_help,)


class HelpScreen(LatihScreen[None]):
    """The help of one screen.

    Args:
        page: which text.
        commands: the commands of the screen it was called from.
    """

    CSS_PATH = "screen.tcss"
    OFFERS: ClassVar[tuple[AnyCommand, ...]] = (*OWN, *(each for each in COMMON if each.id != "bantuan"))
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*OWN)]

    def __init__(self, page: str, commands: Sequence[AnyCommand]) -> None:
        super().__init__()
        self._page = page
        self._commands = tuple(each for each in commands if each.keys)

    def compose(self) -> ComposeResult:
        title, _ = PAGES[self._page]
        yield TitleBar(f"Bantuan · {title}")
        with VerticalScroll(id="scroll"):
            yield Static(self._content(), id="text", markup=False)
        yield CommandBar(key="footer")

    def on_mount(self) -> None:
        self.query_one("#scroll").focus()
        self.refresh_offers()

    def _content(self) -> Content:
        _, sections = PAGES[self._page]
        parts: list[Content | str] = []
        for heading, text in sections:
            parts += [Content.styled(f"{heading}\n", "bold $primary"), f"{text}\n\n"]
        parts.append(Content.styled("Tombol\n", "bold $primary"))
        for each in self._commands:
            keys = " / ".join(key_name(key) for key in each.keys.split(",")[:2])
            parts += [Content.styled(fit(keys, KEYS_WIDTH), "bold $accent"), f" {each.title}"]
            parts += [Content.styled(f" · {each.tip}\n", "$muted") if each.tip else "\n"]
        parts.append(
            Content.styled("\nPanah, PgUp, PgDn menggeser; Tab berpindah bagian; Enter memilih.", "$muted")
        )
        return Content.assemble(*parts)
