"""Texts that change with every key: showing another one moves nothing else on the screen.

A Static lays the whole screen out anew whenever it is updated, in a scrolling container even twice.
"""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip
from textual.visual import Visual
from textual.widgets import Static

from trainer.screens.shared.plain import wrap


class Sheet(ScrollView, can_focus=True):
    """A text of several lines that can be scrolled, marked and copied.

    Args:
        key: the widget's id.
    """

    DEFAULT_CSS = """
    Sheet { height: 1fr; overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1; }
    """

    def __init__(self, key: str) -> None:
        super().__init__(id=key)
        self._text = Content("")
        self._strips: list[Strip] = []
        self._outdated = False

    @property
    def text(self) -> str:
        """What it shows, without styles."""
        return self._text.plain

    def show(self, text: Content) -> None:
        """Show another text."""
        self._text = text
        self._lay_out()

    def _lay_out(self) -> None:
        """Break the text into lines that leave room for the scrollbar, if there will be one."""
        whole, height = self.content_region.size
        bar = self.styles.scrollbar_size_vertical
        if whole <= bar:
            return
        width = whole - bar if self.show_vertical_scrollbar else whole
        self._strips = self._drawn(width)
        fits = len(self._strips) <= height
        if fits != (width == whole):
            width = whole if fits else whole - bar
            self._strips = self._drawn(width)
        self.virtual_size = Size(width, len(self._strips))
        self.refresh()

    def _drawn(self, width: int) -> list[Strip]:
        self._outdated = False
        return Visual.to_strips(self, self._text, width, None, self.visual_style)

    def on_resize(self) -> None:
        self._lay_out()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._outdated = True

    def render_line(self, y: int) -> Strip:
        line, width = y + self.scroll_offset.y, self.scrollable_content_region.width
        if self._outdated:
            self._strips = self._drawn(self.virtual_size.width)
        if line >= len(self._strips):
            return Strip.blank(width, self.rich_style)
        return self._strips[line].adjust_cell_length(width, self.rich_style)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        return selection.extract(self._text.plain), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        self._lay_out()


class Remark(Static):
    """A short plain text; the screen is laid out anew only when it needs another number of lines.

    Args:
        key: the widget's id.
        text: what it shows at first.
    """

    def __init__(self, key: str, text: str = "") -> None:
        super().__init__(text, id=key, markup=False)
        self._shown = text

    def show(self, text: str) -> None:
        """Show another text."""
        if text != self._shown:
            before, self._shown = self._shown, text
            self.update(text, layout=self._lines(before) != self._lines(text))

    def _lines(self, text: str) -> int:
        width = self.content_size.width
        return len(wrap(text, width)) if text and width else 0
