"""The lines around a screen: title bar, footer and action bar, each drawn by one widget."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content
from textual.style import Style
from textual.widget import Widget

from trainer.screens.shared.commands import AnyCommand
from trainer.screens.shared.plain import fit, plain_line

SIMULATION = "SIMULASI - bukan lapor.go.id"


class TitleBar(Widget):
    """One line: the program, the screen's name, and the reminder that all of this is a simulation."""

    DEFAULT_CSS = """
    TitleBar { height: 1; dock: top; background: $panel; color: $foreground; }
    """
    ALLOW_SELECT = False

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title

    def render(self) -> Content:
        width = self.size.width
        left = fit(f" LATIH! · {plain_line(self.title)}", max(0, width - len(SIMULATION) - 2))
        return Content.assemble((left, "bold"), " ", (SIMULATION, "bold $warning"), " ")

    def retitle(self, title: str) -> None:
        """Show another name."""
        self.title = title
        self.refresh()


class CommandBar(Widget):
    """One line of keys with their labels; each can be clicked, what does not fit is left out whole."""

    DEFAULT_CSS = """
    CommandBar { height: 1; background: $panel; color: $foreground; }
    """
    ALLOW_SELECT = False

    def __init__(self, key: str | None = None) -> None:
        super().__init__(id=key)
        self.auto_links = False
        self._entries: tuple[tuple[str, str, str], ...] = ()
        self._empty = ""

    def show(self, commands: Iterable[AnyCommand], empty: str = "") -> None:
        """Show these commands.

        Args:
            commands: in order of importance.
            empty: what to say when there are none.
        """
        entries = tuple(
            (command.key_name(), command.label or command.title, command.id) for command in commands
        )
        if entries != self._entries or empty != self._empty:
            self._entries, self._empty = entries, empty
            self.refresh()

    def render(self) -> Content:
        width = self.size.width
        if not self._entries:
            return Content.styled(fit(f" {self._empty}", width), "$muted")
        parts: list[Content] = []
        used = 0
        for key, label, name in self._entries:
            size = len(key) + len(label) + 3
            if used + size > width:
                break
            click = Style.from_meta({"@click": f"screen.offer('{name}')"})
            part = Content.assemble((f" {key}", "bold $footer-key-foreground"), f" {label} ")
            parts.append(part.stylize(click))
            used += size
        return Content("").join(parts)
