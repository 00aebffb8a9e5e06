"""Fields for forms: choose one, tick several, and pick from a long list by typing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Generic, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from trainer.screens.shared.entries import Entry, find
from trainer.screens.shared.plain import fit, plain_line, wrap
from trainer.screens.shared.rows import Piece, RowList

__all__ = ["Choice", "Entry", "Picker"]

T = TypeVar("T")

KEPT = " · pilihan pelapor"
"""Behind an option that cannot be unticked."""


class Choice(RowList, Generic[T]):
    """Choose one (`◉`) or tick several (`☑`) of a few options.

    The arrows choose one at once; of several, space ticks the one under the cursor. Enter goes on to the next field.

    Args:
        options: values with their labels.
        chosen: what is chosen at the start.
        several: whether several may be ticked.
        rows: the most lines it takes.
        locked: what the reporter has chosen himself: it stays ticked.
    """

    QUIET = True
    DEFAULT_CSS = """
    Choice { height: auto; background: $surface; border: none; padding: 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "choose", "Pilih", show=False),
        Binding("enter", "accept", "Teruskan", show=False),
    ]

    class Changed(Message):
        """The choice is another one."""

        def __init__(self, choice: Choice[Any]) -> None:
            super().__init__()
            self.choice = choice

        @property
        def control(self) -> Choice[Any]:
            """The field."""
            return self.choice

    class Kept(Message):
        """Somebody wanted to untick what stays ticked."""

    def __init__(
        self,
        options: Sequence[tuple[T, str]],
        chosen: Sequence[T] = (),
        *,
        several: bool = False,
        rows: int = 8,
        key: str | None = None,
        locked: Sequence[T] = (),
    ) -> None:
        super().__init__(self._draw_option, len(options), key=key, one_click=True)
        self.options = [(value, plain_line(label)) for value, label in options]
        self._several = several
        self._locked = tuple(locked)
        self._chosen = [value for value, _ in options if value in chosen or value in locked]
        self._to_chosen()
        self.styles.height = min(rows, max(1, len(self.options)))

    def _to_chosen(self) -> None:
        if self._chosen:
            at = next(index for index, (value, _) in enumerate(self.options) if value == self._chosen[0])
            self.set_reactive(RowList.cursor, at)

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
        self._chosen = [value for value, _ in self.options if value in values or value in self._locked]
        if not self._several:
            self._to_chosen()
            self._into_view()
        self.refresh()

    def _draw_option(self, index: int, width: int) -> Sequence[Piece]:
        value, label = self.options[index]
        on = value in self._chosen
        mark = ("☑" if on else "☐") if self._several else ("◉" if on else "○")
        kept = KEPT if value in self._locked else ""
        name = min(len(label), max(1, width - 2 - len(kept)))
        return [
            (f"{mark} ", "accent" if on else "muted"),
            (fit(label, name), "strong" if on else ""),
            (fit(kept, max(0, width - 2 - name)), "muted"),
        ]

    def watch_cursor(self, before: int, now: int) -> None:
        super().watch_cursor(before, now)
        if before != now and not self._several and self.options:
            self.action_choose()

    def action_move(self, step: int) -> None:
        """Move on, which chooses; where nothing is chosen yet, the first press chooses where the cursor stands."""
        if self._several or self._chosen:
            super().action_move(step)
        else:
            self.action_choose()

    def action_jump(self, index: int) -> None:
        """Move to the first (0) or last (-1) option."""
        super().action_jump(index)
        if not self._several and not self._chosen:
            self.action_choose()

    def action_accept(self) -> None:
        """Go on to the next field; a single choice that is still open takes the option under the cursor."""
        if not self._several and not self._chosen:
            self.action_choose()
        self.screen.focus_next()

    def action_choose(self) -> None:
        """Choose, or tick and untick, the option under the cursor."""
        if not self.options:
            return
        value = self.options[self.cursor][0]
        if not self._several:
            self._chosen = [value]
        elif value in self._locked:
            self.post_message(self.Kept())
            return
        elif value in self._chosen:
            self._chosen = [each for each in self._chosen if each != value]
        else:
            self._chosen = [*self._chosen, value]
        self.refresh()
        self.post_message(self.Changed(self))


class About(Widget):
    """What the entry under the cursor is about, in full; another text moves nothing else on the screen.

    Args:
        rows: lines.
    """

    DEFAULT_CSS = "About { padding: 0 3; color: $muted; }"
    ALLOW_SELECT = False

    def __init__(self, rows: int) -> None:
        super().__init__()
        self.styles.height = rows
        self._text = ""

    def show(self, text: str) -> None:
        """Show another text."""
        if text != self._text:
            self._text = text
            self.refresh()

    def render(self) -> Content:
        width, height = self.content_size
        lines = wrap(self._text, max(1, width)) if self._text else []
        if len(lines) > height:
            lines = [*lines[: height - 1], fit(" ".join(lines[height - 1 :]), width)]
        return Content("\n".join(lines))


class Picker(Vertical):
    """A search field over a list: type to narrow, arrows to move, Enter to choose.

    Args:
        entries: what can be picked.
        placeholder: what to type.
        several: whether several may be picked.
        rows: height of the list.
        about: lines below the list for what the entry under the cursor is about.
    """

    DEFAULT_CSS = """
    Picker {
        height: auto;
        & > Input {
            border: none; border-left: vkey $field-edge; height: 1; padding: 0 1 0 0; background: $panel;
            &:focus { border: none; border-left: thick $primary; background: $primary-muted; }
        }
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
        about: int = 0,
        key: str | None = None,
    ) -> None:
        super().__init__(id=key)
        self._all = list(entries)
        self._found = self._all
        self._several = several
        self._placeholder = placeholder
        self._rows = rows
        self._about = about
        self._aimed = False
        self._at = 0
        self.picked: list[str] = []

    def compose(self) -> ComposeResult:
        yield Input(placeholder=self._placeholder)
        empty = "Tidak ada yang cocok. Coba kata lain."
        rows = RowList(self._draw, len(self._found), empty=empty, one_click=True)
        rows.styles.height = self._rows
        # Otherwise the whole form is laid out again once the list turns out to be longer than its room.
        rows.show_vertical_scrollbar = len(self._found) > self._rows
        yield rows
        if self._about:
            yield About(self._about)

    def on_mount(self) -> None:
        self._to_picked()

    def _to_picked(self) -> None:
        at = next((index for index, each in enumerate(self._found) if each.value in self.picked), 0)
        self._show_at(at)

    def _show_at(self, at: int) -> None:
        """Show what was found, with the cursor on one of the entries."""
        self._at = at
        self.query_one(RowList).reset(len(self._found), at)
        self._tell_about(at)

    def _tell_about(self, at: int) -> None:
        for line in self.query(About):
            line.show(self._found[at].detail if at < len(self._found) else "")

    def show_rows(self, rows: int) -> None:
        """Give the list another height."""
        self._rows = rows
        for each in self.query(RowList):
            each.styles.height = rows

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
        self._aimed = bool(event.value.strip())
        self._found = find(self._all, event.value)
        if self._aimed:
            self._show_at(0)
        else:
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
        """Take the entry that was searched for or moved to; what is picked already is left, and Enter goes on."""
        event.stop()
        rows = self.query_one(RowList)
        if self._aimed and self._found and self._found[rows.cursor].value not in self.picked:
            rows.action_choose()
            return
        rows.focus(scroll_visible=False)
        self.screen.focus_next()

    def on_row_list_moved(self, message: RowList.Moved) -> None:
        message.stop()
        now = message.rows.cursor
        if now != self._at:
            self._at, self._aimed = now, True
            self._tell_about(now)

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
