"""The lines around a screen: title bar, footer and action bar, each drawn by one widget."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from textual.content import Content
from textual.style import Style
from textual.widget import Widget

from trainer.screens.shared.commands import AnyCommand
from trainer.screens.shared.plain import fit, plain_line

LEFT_OUT = "lainnya"
"""What the palette's key is called where it stands for the commands that do not fit."""

PALETTE = "palet"
"""The id of the command that opens the palette."""

COMMON_KEYS = ("bantuan", "cara_kerja", PALETTE)
"""The ids of what every footer has at its right end, in this order."""

SIMULATION = "SIMULASI - bukan lapor.go.id"


def key_part(key: str, label: str, name: str) -> Content:
    """A key with its label; a click on it gives the command of that name."""
    part = Content.assemble((f" {key}", "bold $footer-key-foreground"), f" {label} ")
    return part.stylize(clicks(name))


def key_of(screen: object, name: str, otherwise: str = "") -> str:
    """The key that a command of a screen has now, as people read it, for widgets that draw keys themselves.

    Args:
        screen: the widget's screen.
        name: the command's id.
        otherwise: what to say on a screen without that command.
    """
    offers: Sequence[AnyCommand] = getattr(screen, "OFFERS", ())
    return next((each.key_name() for each in offers if each.id == name), otherwise)


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


class Entry(NamedTuple):
    """A command in a bar: its key and its label as they are read, and its id.

    Attributes:
        fixed: whether it is never left out.
    """

    key: str
    label: str
    id: str
    fixed: bool = False

    @property
    def size(self) -> int:
        """The cells it takes."""
        return len(self.key) + len(self.label) + 3


def entry_of(command: AnyCommand, fixed: bool = False) -> Entry:
    """How a command stands in a bar."""
    return Entry(command.key_name(), command.label or command.title, command.id, fixed)


class CommandBar(Widget):
    """One line of keys with their labels; each can be clicked.

    What does not fit is left out whole; the palette has it. As a footer it has the way back first and what every
    screen offers at its right end: these keep their places on every screen, and are never left out.

    Args:
        key: the widget's id; `footer` makes it a footer.
    """

    DEFAULT_CSS = """
    CommandBar { height: 1; background: $panel; color: $foreground; }
    """
    ALLOW_SELECT = False

    def __init__(self, key: str | None = None) -> None:
        super().__init__(id=key)
        self.auto_links = False
        self._is_footer = key == "footer"
        self._commands: tuple[AnyCommand, ...] = ()
        self._entries: tuple[Entry, ...] = ()
        self._empty = ""
        self._covered = False

    def show(self, commands: Iterable[AnyCommand], empty: str = "") -> None:
        """Show these commands.

        Args:
            commands: in order of importance.
            empty: what to say when there are none.
        """
        self._commands = tuple(commands)
        entries = _footer_entries(self._commands) if self._is_footer else tuple(map(entry_of, self._commands))
        if entries != self._entries or empty != self._empty:
            self._entries, self._empty = entries, empty
            self.refresh()

    def renew(self) -> None:
        """Show the same commands with the keys that they have now."""
        self.show(self._commands, self._empty)

    def cover(self, covered: bool) -> None:
        """Hide the keys while they do nothing, because another screen lies over this one."""
        if covered != self._covered:
            self._covered = covered
            self.refresh()

    def render(self) -> Content:
        width = self.size.width
        if self._covered:
            return Content(" " * width)
        if not self._entries:
            return Content.styled(fit(f" {self._empty}", width), "$muted")
        if self._is_footer:
            return self._with_ends(width)
        if sum(entry.size for entry in self._entries) <= width:
            return _joined(self._entries)
        more = Entry(palette_key(), LEFT_OUT, PALETTE, True)
        return _joined(fitting((*self._entries, more), width))

    def _with_ends(self, width: int) -> Content:
        shown = fitting(self._entries, width)
        left = [entry for entry in shown if entry.id not in COMMON_KEYS]
        right = [entry for entry in shown if entry.id in COMMON_KEYS]
        gap = width - sum(entry.size for entry in shown)
        return Content("").join([_joined(left), Content(" " * max(0, gap)), _joined(right)])


def _footer_entries(commands: Sequence[AnyCommand]) -> tuple[Entry, ...]:
    common = [each for name in COMMON_KEYS for each in commands if each.id == name]
    own = sorted((each for each in commands if each not in common), key=_place)
    return (
        *(entry_of(each, _place(each) == 0) for each in own),
        *(entry_of(each, each.id != COMMON_KEYS[1]) for each in common),
    )


def _place(command: AnyCommand) -> int:
    """The way back comes first, then what Enter does, then the rest as it is given."""
    keys = command.current_keys().split(",")
    return 0 if "escape" in keys else 1 if keys[0] == "enter" else 2


def fitting(entries: Sequence[Entry], width: int) -> list[Entry]:
    """Those entries that fit, in their order: the fixed ones, and of the others as many from the left as there is room for."""
    room = width - sum(entry.size for entry in entries if entry.fixed)
    shown: list[Entry] = []
    full = False
    for entry in entries:
        if not entry.fixed:
            full = full or entry.size > room
            if full:
                continue
            room -= entry.size
        shown.append(entry)
    return shown


def palette_key() -> str:
    """The palette's key as people read it."""
    from trainer.screens.shared.screen import open_palette

    return open_palette.key_name()


def _joined(entries: Sequence[Entry]) -> Content:
    return Content("").join([key_part(entry.key, entry.label, entry.id) for entry in entries])


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
