"""Fields for forms: choose one, tick several, and pick from a long list by typing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Generic, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input

from trainer.screens.shared.plain import fit, plain_line
from trainer.screens.shared.rows import Piece, RowList

T = TypeVar("T")


class Choice(RowList, Generic[T]):
    """Choose one (`◉`) or tick several (`☑`) of a few options; space or Enter, arrows move.

    Args:
        options: values with their labels.
        chosen: what is chosen at the start.
        several: whether several may be ticked.
        rows: the most lines it takes.
    """

    QUIET = True
    DEFAULT_CSS = """
    Choice { height: auto; background: $surface; border: none; padding: 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "choose", "Pilih", show=False)]

    class Changed(Message):
        """The choice is another one."""

        def __init__(self, choice: Choice[Any]) -> None:
            super().__init__()
            self.choice = choice

        @property
        def control(self) -> Choice[Any]:
            """The field."""
            return self.choice

    def __init__(
        self,
        options: Sequence[tuple[T, str]],
        chosen: Sequence[T] = (),
        *,
        several: bool = False,
        rows: int = 8,
        key: str | None = None,
    ) -> None:
        super().__init__(self._draw_option, len(options), key=key, one_click=True)
        self.options = [(value, plain_line(label)) for value, label in options]
        self._several = several
        self._chosen = [value for value in chosen if any(value == each for each, _ in options)]
        if self._chosen:
            at = next(index for index, (value, _) in enumerate(self.options) if value == self._chosen[0])
            self.set_reactive(RowList.cursor, at)
        self.styles.height = min(rows, max(1, len(self.options)))

    @property
    def value(self) -> T | None:
        """The chosen value, or the first of several."""
        return self._chosen[0] if self._chosen else None

    @property
    def values(self) -> tuple[T, ...]:
        """All ticked values in the order of the options."""
        return tuple(value for value, _ in self.options if value in self._chosen)

    def choose(self, *values: T) -> None:
        """Set the choice from outside; unknown values are left out."""
        self._chosen = [value for value, _ in self.options if value in values]
        self.refresh()

    def _draw_option(self, index: int, width: int) -> Sequence[Piece]:
        value, label = self.options[index]
        on = value in self._chosen
        mark = ("☑" if on else "☐") if self._several else ("◉" if on else "○")
        return [
            (f"{mark} ", "accent" if on else "muted"),
            (fit(label, max(1, width - 2)), "strong" if on else ""),
        ]

    def action_choose(self) -> None:
        """Choose, or tick and untick, the option under the cursor."""
        if not self.options:
            return
        value = self.options[self.cursor][0]
        if self._several:
            self._chosen = (
                [each for each in self._chosen if each != value]
                if value in self._chosen
                else [*self._chosen, value]
            )
        else:
            self._chosen = [value]
        self.refresh()
        self.post_message(self.Changed(self))


class Entry:
    """An entry of a `Picker`: the value kept in drafts, its line, a detail behind it, words to find it by.

    With a depth it is part of a tree, whose order shows where it belongs; its detail is then shown only
    among search results.
    """

    __slots__ = ("depth", "detail", "label", "value", "words")

    def __init__(self, value: str, label: str, detail: str = "", words: str = "", depth: int = 0) -> None:
        self.value = value
        self.label = plain_line(label)
        self.detail = plain_line(detail)
        self.words = f"{label} {detail} {words}".casefold()
        self.depth = depth


def _best(entries: Sequence[Entry], words: Sequence[str]) -> list[Entry]:
    """The entries that hold the most of the words, those that begin with them first.

    People type what the report says (`jalan rusak`), not what the tree calls it.
    """
    counted = [(sum(word in entry.words for word in words), entry) for entry in entries]
    most = max((count for count, _ in counted), default=0)
    found = [entry for count, entry in counted if count == most > 0]
    first = " ".join(words)
    return sorted(found, key=lambda entry: not entry.label.casefold().startswith(first))


class Picker(Vertical):
    """A search field over a list: type to narrow, arrows to move, Enter to choose.

    Args:
        entries: what can be picked.
        placeholder: what to type.
        several: whether several may be picked.
        rows: height of the list.
    """

    DEFAULT_CSS = """
    Picker {
        height: auto;
        & > Input { border: none; height: 1; padding: 0 1; background: $panel; &:focus { background: $primary-muted; } }
        & > RowList { height: 6; background: $surface; padding: 0 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", "Turun", show=False),
        Binding("up", "move(-1)", "Naik", show=False),
    ]

    class Changed(Message):
        """Something else is picked."""

        def __init__(self, picker: Picker) -> None:
            super().__init__()
            self.picker = picker

        @property
        def control(self) -> Picker:
            """The field."""
            return self.picker

    def __init__(
        self,
        entries: Sequence[Entry],
        *,
        placeholder: str,
        several: bool = False,
        rows: int = 6,
        key: str | None = None,
    ) -> None:
        super().__init__(id=key)
        self._all = list(entries)
        self._found = self._all
        self._several = several
        self._placeholder = placeholder
        self._rows = rows
        self.picked: list[str] = []

    def compose(self) -> ComposeResult:
        yield Input(placeholder=self._placeholder)
        empty = "Tidak ada yang cocok. Coba kata lain."
        rows = RowList(self._draw, len(self._found), empty=empty, one_click=True)
        rows.styles.height = self._rows
        # Otherwise the whole form is laid out again once the list turns out to be longer than its room.
        rows.show_vertical_scrollbar = len(self._found) > self._rows
        yield rows

    def on_mount(self) -> None:
        self._to_picked()

    def _to_picked(self) -> None:
        at = next((index for index, each in enumerate(self._found) if each.value in self.picked), 0)
        self.query_one(RowList).reset(len(self._found), at)

    def pick(self, *values: str) -> None:
        """Set the choice from outside; unknown values are left out."""
        known = {entry.value for entry in self._all}
        self.picked = [value for value in values if value in known]
        if self.is_mounted and self.query(RowList):
            self._to_picked()

    @property
    def value(self) -> str | None:
        """What is picked, or the first of several."""
        return self.picked[0] if self.picked else None

    def label_of(self, value: str) -> str:
        """The line of a value."""
        return next((entry.label for entry in self._all if entry.value == value), value)

    def _draw(self, index: int, width: int) -> Sequence[Piece]:
        entry = self._found[index]
        on = entry.value in self.picked
        mark = ("☑" if on else "☐") if self._several else ("◉" if on else "○")
        searched = len(self._found) != len(self._all)
        indent = "" if searched else "  " * entry.depth
        detail = entry.detail if searched or not entry.depth else ""
        room = max(1, width - 2 - len(indent))
        label = min(len(entry.label), room) if detail else room
        pieces: list[Piece] = [(f"{mark} {indent}", "accent" if on else "muted")]
        pieces.append((fit(entry.label, label), "strong" if on else ""))
        if detail and room - label > 4:
            pieces.append((fit(f" · {detail}", room - label), "muted"))
        return pieces

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        words = event.value.casefold().split()
        self._found = _best(self._all, words) if words else self._all
        self._to_picked()

    def on_key(self, event: events.Key) -> None:
        """Typing on the list searches too."""
        field = self.query_one(Input)
        if event.is_printable and event.character and event.character.strip() and not field.has_focus:
            event.stop()
            # Otherwise the field selects its text on focus, and the next letter would replace this one.
            field.select_on_focus = False
            field.focus()
            field.insert_text_at_cursor(event.character)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.query_one(RowList).action_choose()

    def on_row_list_moved(self, message: RowList.Moved) -> None:
        message.stop()

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        message.stop()
        value = self._found[message.index].value
        if self._several:
            self.picked = (
                [each for each in self.picked if each != value]
                if value in self.picked
                else [*self.picked, value]
            )
        else:
            self.picked = [value]
        self.query_one(RowList).refresh()
        self.post_message(self.Changed(self))

    def action_move(self, step: int) -> None:
        """Move in the list while the search field keeps the focus."""
        self.query_one(RowList).cursor += step
