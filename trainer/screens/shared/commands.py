"""One class per command: the single source of its key, its footer entry, its palette entry and its help."""

from __future__ import annotations

import inspect
from abc import abstractmethod
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from textual.binding import Binding
from textual.keys import key_to_character

if TYPE_CHECKING:
    from trainer.screens.shared.rows import RowList
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
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
}

_chosen: dict[str, str] = {}
"""First keys that the person has chosen instead of those written in the commands, by the command's `name`."""


def choose_keys(keys: Mapping[str, str]) -> None:
    """Let these keys hold from now on, and the written ones for all other commands.

    Args:
        keys: one key for each command, by the command's `name`.
    """
    _chosen.clear()
    _chosen.update(keys)


def chosen_keys() -> dict[str, str]:
    """The keys that were chosen, by the command's `name`."""
    return dict(_chosen)


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
        words: other words that the palette finds it by.
        shows: how its key reads in the bars; empty for the name of its first key.
    """

    id: ClassVar[str]
    keys: ClassVar[str] = ""
    label: ClassVar[str] = ""
    title: ClassVar[str]
    tip: ClassVar[str] = ""
    footer: ClassVar[bool] = False
    action: ClassVar[bool] = False
    shown: ClassVar[bool] = True
    words: ClassVar[str] = ""
    shows: ClassVar[str] = ""

    @classmethod
    def available(cls, screen: S) -> bool:
        """Whether it can be given now."""
        return True

    @classmethod
    @abstractmethod
    async def run(cls, screen: S) -> None:
        """Carry it out."""

    @classmethod
    def name(cls) -> str:
        """What a chosen key is stored under: the id alone is not the same command on every screen."""
        return f"{cls.__module__.removeprefix('trainer.screens.')}.{cls.id}"

    @classmethod
    def current_keys(cls) -> str:
        """The keys that hold now, separated by commas: a chosen one takes the first place."""
        chosen = _chosen.get(cls.name())
        if chosen is None or not cls.keys:
            return cls.keys
        return ",".join([chosen, *(key for key in cls.keys.split(",")[1:] if key != chosen)])

    @classmethod
    def key_name(cls) -> str:
        """The first key as people read it; empty without a key."""
        if cls.shows and cls.name() not in _chosen:
            return cls.shows
        return key_name(cls.current_keys().split(",")[0]) if cls.keys else ""


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
    words: str = "",
    shows: str = "",
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
        words: other words that the palette finds it by.
        shows: how its key reads in the bars; empty for the name of its first key.
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
            "shown": shown, "words": words, "shows": shows, "run": classmethod(run), "available": classmethod(available),
            "__module__": does.__module__, "__doc__": does.__doc__,
        }  # fmt: skip
        return type(does.__name__, (ScreenCommand,), attributes)

    return declare


def key_name(key: str) -> str:
    """A key as people read it: `ctrl+s` is `Ctrl+S`."""
    if key in _KEY_NAMES:
        return _KEY_NAMES[key]
    if (letter := key_to_character(key)) is not None:
        return letter.upper()
    return "+".join(part.capitalize() if len(part) > 1 else part.upper() for part in key.split("+"))


def either_case(keys: str) -> str:
    """Keys, separated by commas, with each letter also as a capital: keys are shown so, and Caps Lock types so."""
    names = keys.split(",")
    return ",".join([*names, *(name.upper() for name in names if len(name) == 1 and name.islower())])


def bindings(*commands: AnyCommand) -> list[Binding]:
    """The bindings of a screen's commands, with the keys that are written in them."""
    return [_binding(command, command.keys) for command in commands if command.keys]


def chosen_bindings(commands: Sequence[AnyCommand]) -> dict[str, Binding]:
    """The bindings of those commands whose keys were chosen, by the command's id."""
    return {
        command.id: _binding(command, command.current_keys())
        for command in commands
        if command.keys and command.name() in _chosen
    }


def _binding(command: AnyCommand, keys: str) -> Binding:
    return Binding(either_case(keys), f"offer('{command.id}')", command.title, show=False, id=command.id)


def enter_command(label: str, title: str) -> AnyCommand:
    """The command that chooses the row under the cursor of the list that has the focus.

    Args:
        label: the verb for the footer, such as `Buka`.
        title: the entry of palette and help.
    """

    @command("enter", "enter", title, label=label, footer=True, when=_on_a_row)
    def choose(screen: LatihScreen[Any]) -> None:
        rows = _focused_rows(screen)
        if rows is not None:
            rows.action_choose()

    return choose


def _focused_rows(screen: LatihScreen[Any]) -> RowList | None:
    from trainer.screens.shared.rows import RowList

    return screen.focused if isinstance(screen.focused, RowList) else None


def _on_a_row(screen: LatihScreen[Any]) -> bool:
    rows = _focused_rows(screen)
    return rows is not None and rows.count > 0
