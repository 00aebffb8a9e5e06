"""One class per command: the single source of its key, its footer entry, its palette entry and its help."""

from __future__ import annotations

import inspect
from abc import abstractmethod
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from textual.binding import Binding

if TYPE_CHECKING:
    from trainer.screens.shared.screen import LatihScreen

    S = TypeVar("S", bound=LatihScreen[Any])
else:
    S = TypeVar("S")

_KEY_NAMES = {
    "escape": "Esc",
    "enter": "Enter",
    "space": "Spasi",
    "backspace": "Backspace",
    "slash": "/",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "question_mark": "?",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "plus": "+",
    "minus": "-",
    "comma": ",",
    "full_stop": ".",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "home": "Home",
    "end": "End",
    "delete": "Del",
}


class ScreenCommand(Generic[S]):
    """Something a person can do on a screen.

    Attributes:
        id: unique on its screen.
        keys: the keys, separated by commas; the first one is shown.
        label: one or two words for the footer and the action bar.
        title: the palette's entry.
        tip: one sentence for palette and help.
        footer: whether it is among the few keys in the footer.
        action: whether it belongs to the action bar of the selected report.
        shown: whether help and palette list it.
    """

    id: ClassVar[str]
    keys: ClassVar[str] = ""
    label: ClassVar[str] = ""
    title: ClassVar[str]
    tip: ClassVar[str] = ""
    footer: ClassVar[bool] = False
    action: ClassVar[bool] = False
    shown: ClassVar[bool] = True

    @classmethod
    def available(cls, screen: S) -> bool:
        """Whether it can be given now."""
        return True

    @classmethod
    @abstractmethod
    async def run(cls, screen: S) -> None:
        """Carry it out."""

    @classmethod
    def key_name(cls) -> str:
        """The first key as people read it; empty without a key."""
        return key_name(cls.keys.split(",")[0]) if cls.keys else ""


AnyCommand = type[ScreenCommand[Any]]
"""A command; commands are classes and are never instantiated."""


def command(
    name: str,
    keys: str,
    title: str,
    *,
    label: str = "",
    tip: str = "",
    footer: bool = False,
    action: bool = False,
    shown: bool = True,
    when: Callable[[Any], bool] | None = None,
) -> Callable[[Callable[[S], Awaitable[object] | None]], type[ScreenCommand[S]]]:
    """Declare the command that a function carries out; the attributes are those of `ScreenCommand`.

    Args:
        name: the command's id.
        keys: the keys, separated by commas; empty for none.
        title: the palette's entry.
        label: one or two words for the footer and the action bar.
        tip: one sentence for palette and help.
        footer: whether it is among the few keys in the footer.
        action: whether it belongs to the action bar.
        shown: whether help and palette list it.
        when: whether it can be given now; None for always.

    Returns:
        A decorator that makes the function, sync or async, a command.
    """

    def declare(does: Callable[[S], Awaitable[object] | None]) -> type[ScreenCommand[S]]:
        async def run(cls: type[ScreenCommand[S]], screen: S) -> None:
            done = does(screen)
            if inspect.isawaitable(done):
                await done

        def available(cls: type[ScreenCommand[S]], screen: S) -> bool:
            return when is None or when(screen)

        attributes = {
            "id": name, "keys": keys, "title": title, "label": label, "tip": tip, "footer": footer, "action": action,
            "shown": shown, "run": classmethod(run), "available": classmethod(available), "__module__": does.__module__,
            "__doc__": does.__doc__,
        }  # fmt: skip
        return type(does.__name__, (ScreenCommand,), attributes)

    return declare


def key_name(key: str) -> str:
    """A key as people read it: `ctrl+s` is `Ctrl+S`."""
    if key in _KEY_NAMES:
        return _KEY_NAMES[key]
    return "+".join(part.capitalize() if len(part) > 1 else part.upper() for part in key.split("+"))


def either_case(keys: str) -> str:
    """Keys, separated by commas, with each letter also as a capital: keys are shown so, and Caps Lock types so."""
    names = keys.split(",")
    return ",".join([*names, *(name.upper() for name in names if len(name) == 1 and name.islower())])


def bindings(*commands: AnyCommand) -> list[Binding]:
    """The bindings of a screen's commands."""
    return [
        Binding(either_case(command.keys), f"offer('{command.id}')", command.title, show=False, id=command.id)
        for command in commands
        if command.keys
    ]
