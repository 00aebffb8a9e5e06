"""The tour's box at the bottom of a screen, and the mark on the part it speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.content import Content
from textual.widget import Widget

from trainer.screens.shared.bars import key_part
from trainer.screens.shared.commands import AnyCommand
from trainer.screens.shared.plain import fit, plain_line, wrap
from trainer.screens.tour.steps import ANSWER

if TYPE_CHECKING:
    from textual.screen import Screen

    from trainer.screens.tour.guide import Guide

MARK = "-tour-here"
LINES = 3
"""Lines of text below the title."""

FEW = 2
"""The same beside an answer, whose text and facts need the room."""


class TourPanel(Widget):
    """Which step, its keys, and what to do; drawn by one widget.

    Skipping stands left of the other keys and going on at the right edge, so that clicking twice at one place
    never skips anything.

    Args:
        guide: the tour.
        place: where this screen is.
        skip: the command that leaves out a step.
        leave: the command that leads out of the tour.
        back: the command that shows the step before.
        go_on: the command for a step that is only read.
    """

    SCOPED_CSS = False
    DEFAULT_CSS = """
    TourPanel { dock: bottom; height: 4; padding: 0 1; background: $primary-muted; color: $foreground; }
    TourPanel.-short { height: 3; }
    TourScreen #hint { display: none; }
    .-tour-here, .-tour-here > * { background-tint: $accent 10%; }
    """
    ALLOW_SELECT = False

    def __init__(
        self,
        guide: Guide,
        place: str,
        *,
        skip: AnyCommand,
        leave: AnyCommand,
        back: AnyCommand,
        go_on: AnyCommand,
    ) -> None:
        super().__init__(id="tour", classes="-short" if place == ANSWER else None)
        self.auto_links = False
        self._guide = guide
        self._place = place
        self._skip, self._leave, self._back, self._go_on = skip, leave, back, go_on

    def render(self) -> Content:
        guide, width = self._guide, self.content_size.width
        keys = [] if guide.to_be_read else [_key(self._skip)]
        keys.append(_key(self._leave))
        keys.append(_room(self._back) if guide.first else _key(self._back))
        keys.append(_key(self._go_on) if guide.to_be_read else _room(self._go_on))
        right = Content("").join(keys)
        title = fit(f"► {guide.title()}", max(1, width - right.cell_length))
        lines = wrap(plain_line(guide.text(self._place)), width)[: lines_of(self._place)]
        return Content.assemble((title, "bold $accent"), right, *(f"\n{line}" for line in lines))


def lines_of(place: str) -> int:
    """How many lines of text the box has in a place."""
    return FEW if place == ANSWER else LINES


def _key(command: AnyCommand) -> Content:
    return key_part(command.key_name(), command.label, command.id).rstrip()


def _room(command: AnyCommand) -> Content:
    """As much room as the key would take."""
    return Content(" " * _key(command).cell_length)


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
    if guide.step.place == place and guide.target:
        for widget in screen.query(guide.target):
            widget.add_class(MARK)
            widget.scroll_visible(animate=False)
