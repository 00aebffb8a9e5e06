"""The tour's box at the bottom of a screen, and the mark on the part it speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.content import Content
from textual.widget import Widget

from trainer.screens.shared.bars import key_part
from trainer.screens.shared.plain import fit, plain_line, wrap
from trainer.screens.tour.steps import DESK, RESULT

if TYPE_CHECKING:
    from textual.screen import Screen

    from trainer.screens.tour.guide import Guide

MARK = "-tour-here"
LINES = 3
"""Lines of text below the title."""


class TourPanel(Widget):
    """Four lines: which step, its keys, and what to do; drawn by one widget."""

    SCOPED_CSS = False
    DEFAULT_CSS = """
    TourPanel { dock: bottom; height: 4; padding: 0 1; background: $primary-muted; color: $foreground; }
    .-tour-here, .-tour-here > * { background-tint: $accent 22%; }
    """
    ALLOW_SELECT = False

    def __init__(self, guide: Guide, place: str) -> None:
        super().__init__(id="tour")
        self.auto_links = False
        self._guide = guide
        self._place = place

    def render(self) -> Content:
        guide, width = self._guide, self.content_size.width
        label = "Lanjut" if guide.step.done is None else "Lewati langkah"
        keys = [key_part("F6", label, "tur_lanjut")]
        if self._place in (DESK, RESULT):
            keys.append(key_part("F7", "Tinggalkan tur", "tur_berhenti"))
        right = Content("").join(keys)
        title = fit(f"► {guide.title()}", max(1, width - right.cell_length))
        lines = wrap(plain_line(guide.text(self._place)), width)[:LINES]
        return Content.assemble((title, "bold $accent"), right, *(f"\n{line}" for line in lines))


def point(screen: Screen[Any], guide: Guide, place: str) -> None:
    """Draw the box anew and mark the part that the step speaks of."""
    for widget in screen.query(f".{MARK}"):
        widget.remove_class(MARK)
    panels = screen.query(TourPanel)
    if guide.over:
        panels.remove()
        return
    for panel in panels:
        panel.refresh()
    if guide.step.place == place and guide.step.target:
        for widget in screen.query(guide.step.target):
            widget.add_class(MARK)
            widget.scroll_visible(animate=False)
