"""Parts of every form: the names of the fields, what is wrong with one, and where in a long form one is."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from trainer.screens.shared.plain import fit, plain_line
from trainer.sp4n.commands import Refused


class Faulty(Refused):
    """A field stands in the way of the command.

    Attributes:
        field: its id.
        mark: what its label says.
    """

    def __init__(self, field: str, sentence: str, mark: str = "wajib diisi") -> None:
        super().__init__(sentence)
        self.field = field
        self.mark = mark


class FieldName(Static):
    """The name of a field, with what is picked in it and what is wrong with it; one line.

    Args:
        text: the name.
        field: the field's id; empty for a heading.
    """

    DEFAULT_CSS = "FieldName { height: 1; }"

    def __init__(self, text: str, field: str = "") -> None:
        super().__init__("", id=f"label-{field}" if field else None, classes="label", markup=False)
        self.field = field
        self.blamed = ""
        self._title = plain_line(text)
        self._told = ""

    @property
    def name_only(self) -> str:
        """The name without what is in brackets behind it."""
        return self._title.partition(" (")[0].partition(" · ")[0]

    def rename(self, text: str) -> None:
        """Give it another name."""
        self._title = plain_line(text)
        self.refresh()

    def tell(self, picked: str) -> None:
        """Show what is picked."""
        self._told = plain_line(picked)
        self.refresh()

    def blame(self, mark: str) -> None:
        """Show what is wrong; an empty text takes the mark away."""
        self.blamed = mark
        self.refresh()

    def render(self) -> Content:
        mark = f"  ! {self.blamed}" if self.blamed else ""
        told = f": {self._told}" if self._told else ""
        room = max(1, self.content_size.width - len(mark))
        name, width = self._title, len(self._title) + len(told)
        if told and width > room:
            name = self.name_only
        text = f"{name}{told}"
        return Content.assemble(
            (text if len(text) <= room else fit(text, room), ""), (mark, "bold $error") if mark else ""
        )


class PartLine(Widget):
    """Which part of a form has the focus, where the form is longer than the screen."""

    DEFAULT_CSS = "PartLine { height: 1; padding: 0 1; color: $muted; display: none; }"
    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__(id="part")
        self._text = ""

    def show(self, part: int, parts: int, name: str, needed: bool) -> None:
        """Show where one is; it takes no room where everything can be seen."""
        at = f"Bagian {part} dari {parts}: {name}" if part else f"{parts} bagian"
        text = f"{at} · Tab maju, Shift+Tab mundur"
        if self.display != needed:
            self.display = needed
        if text != self._text:
            self._text = text
            self.refresh()

    def render(self) -> Content:
        return Content(fit(self._text, self.content_size.width))
