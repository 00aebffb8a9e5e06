"""The lines around a screen: title bar, footer and action bar, each drawn by one widget."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate

from textual.content import Content
from textual.style import Style
from textual.widget import Widget

from trainer.screens.shared.commands import AnyCommand
from trainer.screens.shared.plain import fit, plain_line

MORE = ("F9", "…", "palet")
"""What stands for the commands that do not fit: key, label and command of the palette."""

SIMULATION = "SIMULASI - bukan lapor.go.id"


def key_part(key: str, label: str, name: str) -> Content:
    """A key with its label; a click on it gives the command of that name."""
    part = Content.assemble((f" {key}", "bold $footer-key-foreground"), f" {label} ")
    return part.stylize(clicks(name))


def clicks(name: str) -> Style:
    """The style of a text that gives a command when it is clicked."""
    return Style.from_meta({"@click": f"screen.offer('{name}')"})


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
    """One line of keys with their labels; each can be clicked.

    What does not fit is left out whole; three dots then lead to the palette, which has it.
    """

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
        sizes = [len(key) + len(label) + 3 for key, label, _ in self._entries]
        everything = sum(sizes) <= width
        room = width if everything else width - len(MORE[0]) - len(MORE[1]) - 3
        shown = sum(total <= room for total in accumulate(sizes))
        parts = [key_part(*entry) for entry in self._entries[:shown]]
        return Content("").join(parts if everything else [*parts, key_part(*MORE)])


class TabLine(Widget):
    """The pages of a screen on one line; their number keys, or a click, open them.

    Args:
        labels: the pages.
        prefix: the commands are called `prefix_1`, `prefix_2` and so on.
    """

    DEFAULT_CSS = "TabLine { height: 1; background: $surface; color: $foreground; }"
    ALLOW_SELECT = False

    def __init__(self, labels: Sequence[str], prefix: str) -> None:
        super().__init__(id="tabs")
        self.auto_links = False
        self.page = 0
        self._labels = tuple(labels)
        self._prefix = prefix

    def show(self, page: int) -> None:
        """Mark another page."""
        self.page = page
        self.refresh()

    def render(self) -> Content:
        parts = []
        for index, label in enumerate(self._labels):
            here = index == self.page
            text = f"[{index + 1} {label}]" if here else f" {index + 1} {label}"
            style = "bold reverse" if here else ""
            parts.append(Content.styled(text, style).stylize(clicks(f"{self._prefix}_{index + 1}")))
        return Content("").join(parts)
