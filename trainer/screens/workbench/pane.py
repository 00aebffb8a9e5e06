"""The report pane: the tabs, whose report it is, and the open page under somebody's eyes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from trainer.screens.shared.bars import TabLine, clicks
from trainer.screens.shared.sheet import Sheet
from trainer.screens.workbench.commands import other_eyes
from trainer.screens.workbench.eyes import Onlooker, gaze
from trainer.screens.workbench.form_commands import FORMS
from trainer.screens.workbench.hints import hint
from trainer.screens.workbench.pages import PAGES, SLOW, heading, page

if TYPE_CHECKING:
    from trainer.practice.session import Session
    from trainer.screens.workbench.bench import Bench


class Look(NamedTuple):
    """What is shown of a report, and what can be done about it: advice, and the forms that fit."""

    heading: Content
    page: Content
    advice: str = ""
    possible: frozenset[str] = frozenset()


SHORTEST = 4
"""Letters that a shortened tab keeps, with its full stop."""

NOTHING = Look(Content(""), Content.styled("Belum ada laporan yang dipilih.", "$muted"))


class PageTabs(TabLine):
    """The tabs with a gap between them; where there is no room, names other than the open one's are shortened."""

    def render(self) -> Content:
        labels, width = list(self._labels), self.size.width
        while sum(len(label) + 3 for label in labels) + 2 > width:
            longest = max(
                (index for index in range(len(labels)) if index != self.page),
                key=lambda index: len(labels[index].rstrip(".")),
            )
            if len(labels[longest]) <= SHORTEST:
                break
            labels[longest] = f"{labels[longest].rstrip('.')[:-1]}."
        spare = sum(len(label) + 4 for label in labels) + 1 <= width
        parts = []
        for index, label in enumerate(labels):
            here = index == self.page
            text = f"[{index + 1} {label}]" if here else f" {index + 1} {label}{' ' if spare else ''}"
            style = "bold reverse" if here else ""
            name = f"{self._prefix}_{index + 1}"
            parts.append(Content.styled(text, style).stylize(clicks(name)))
            if here and not spare:
                parts[-1] = Content("").join([Content(" "), parts[-1]])
        return Content("").join(parts)


class ReportPane(Vertical):
    """A report, one page at a time.

    Args:
        bench: the shift.
    """

    def __init__(self, bench: Bench) -> None:
        super().__init__(id="pane")
        self._bench = bench
        self._number: int | None = None
        self._onlooker = Onlooker.OWN
        self._heading = Content("")
        self.page = 0

    def compose(self) -> ComposeResult:
        yield PageTabs([label for label, _ in PAGES], "tab")
        yield Sheet("scroll")

    def turn_to(self, page: int) -> None:
        """Choose a page; `show` draws it."""
        self.page = page
        self.query_one("#tabs", TabLine).show(page)

    @property
    def other_eyes(self) -> bool:
        """Whether somebody else's eyes look at the report."""
        return self._onlooker is not Onlooker.OWN

    def own_eyes(self) -> None:
        """Look as oneself again; `show` draws it."""
        self._onlooker = Onlooker.OWN

    def next_onlooker(self) -> None:
        """Look as the next role; `show` draws it."""
        self._onlooker = self._onlooker.next

    def to_top(self) -> None:
        """Back to the first line."""
        self.query_one("#scroll", Sheet).scroll_home(animate=False)

    async def show(self, number: int | None, visible: bool) -> Look:
        """Draw a report; another report than before opens on its first page and under the trainee's own eyes.

        Args:
            number: the report; None for none.
            visible: whether the pane is on the screen at all.
        """
        if number != self._number:
            if self._number is not None and number is not None:
                self.turn_to(0)
            self._number, self._onlooker = number, Onlooker.OWN
        look = await self._bench.read(lambda session: self._look(session, visible))
        self._draw(look.heading, look.page)
        if number is not None and self.page == SLOW and visible:
            self.run_worker(self._show_slow_page(number), group="halaman", exclusive=True)
        return look

    def _draw(self, heading: Content, text: Content) -> None:
        self._heading = heading
        self.query_one("#scroll", Sheet).show(Content("\n\n").join([heading, text]))

    def _look(self, session: Session, visible: bool) -> Look:
        number = self._number
        report = session.instance.reports.get(number) if number is not None else None
        if report is None:
            return NOTHING
        top = text = Content("")
        if visible:
            look = gaze(session, report, self._onlooker)
            slow = Content.styled("Membandingkan laporan ...", "$muted")
            top, text = (
                heading(look, other_eyes.key_name()),
                slow if self.page == SLOW else page(look, self.page),
            )
        advice = f"Petunjuk: {hint(session, report)}" if self._bench.hints else ""
        fitting = (form.id for form in FORMS if not session.finished and form.fits(report, session))
        return Look(top, text, advice, frozenset(fitting))

    async def _show_slow_page(self, number: int) -> None:
        """Work out a page in the desk's thread; it is shown unless the person has gone on meanwhile."""
        onlooker = self._onlooker
        text = await self._bench.study(
            lambda session: page(gaze(session, session.instance.reports[number], onlooker), SLOW)
        )
        if (number, SLOW, onlooker) == (self._number, self.page, self._onlooker) and self.query("#scroll"):
            self._draw(self._heading, text)
