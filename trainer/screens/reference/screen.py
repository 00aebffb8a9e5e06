"""Cara kerja: the reference, searched while one types, read on the same screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from trainer.screens.reference.commands import HELP_PAGE
from trainer.screens.reference.page_view import PageView
from trainer.screens.shared.bars import CommandBar, TitleBar
from trainer.screens.shared.commands import AnyCommand, bindings, command
from trainer.screens.shared.plain import fit, plain_line
from trainer.screens.shared.rows import Piece, RowList
from trainer.screens.shared.screen import COMMON, LatihScreen

if TYPE_CHECKING:
    from trainer.practice.reference import Page

WIDE = 120
HITS = 60
ALIGNED = 60
"""From this width on the details stand in a column of their own."""
NARROW = 32
"""The longest heading beside its detail in a narrow list."""


@command("cari", "slash", "Cari dalam Cara kerja dan pelajaran", label="Cari", footer=True)
def search_again(screen: ReferenceScreen) -> None:
    screen.search_again()


@command("berikut", "n,right_square_bracket", "Halaman atau temuan berikutnya", label="Berikut", footer=True)
def next_hit(screen: ReferenceScreen) -> None:
    screen.step(1)


@command(
    "sebelum", "p,left_square_bracket", "Halaman atau temuan sebelumnya", label="Sebelumnya", footer=True,
)  # fmt: skip
def previous_hit(screen: ReferenceScreen) -> None:
    screen.step(-1)


@command(
    "kembali", "escape,backspace", "Kembali ke daftar, lalu ke layar semula", label="Kembali", footer=True,
)  # fmt: skip
def back(screen: ReferenceScreen) -> None:
    screen.go_back()


@command("tutup", "f3,f4", "Tutup Cara kerja", label="Tutup", footer=True)
def close(screen: ReferenceScreen) -> None:
    screen.dismiss(None)


OWN: tuple[AnyCommand, ...] = (close, back, search_again, next_hit, previous_hit)


class Row(NamedTuple):
    """A line of the list: which page, where on it, and its words."""

    page: int
    line: int
    label: str
    detail: str
    title: str


class ReferenceScreen(LatihScreen[None]):
    """The reference. It is painted at once; the pages follow from the desk's thread."""

    CSS_PATH = "screen.tcss"
    OFFERS: ClassVar[tuple[AnyCommand, ...]] = (*OWN, *COMMON)
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(*OWN),
        Binding("down", "move(1)", "Turun", show=False),
        Binding("up", "move(-1)", "Naik", show=False),
    ]
    HELP_PAGE = HELP_PAGE

    def __init__(self) -> None:
        super().__init__()
        self.loaded = False
        self.pages: tuple[Page, ...] = ()
        self._contents = 0
        self._rows: list[Row] = []
        self._words: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        yield TitleBar("Cara kerja")
        yield Input(id="search", placeholder="Cari, misalnya: tunda, jalan provinsi, C3, anonim")
        with Horizontal(id="body"):
            with Vertical(id="left"):
                yield Static("", id="head", markup=False)
                yield RowList(self._draw, 0, key="hits", empty="Membuka halaman ...", one_click=True)
            yield PageView("page")
        yield CommandBar(key="footer")

    def on_mount(self) -> None:
        self.set_class(self.app.size.width >= WIDE, "-wide")
        self.query_one("#search").focus()
        self.refresh_offers()
        self.run_worker(self.guarded(self._load), exclusive=True)

    async def _load(self) -> None:
        from trainer.screens.reference.pages import read_pages

        shelf = await self.desk.call(read_pages)
        self.pages = (*shelf.reference, *shelf.lessons)
        self._contents = len(shelf.reference)
        self.loaded = True
        self._find(self.query_one("#search", Input).value)

    # The list

    def _find(self, text: str) -> None:
        """Fill the list: hits, or the table of contents when nothing is searched."""
        from trainer.practice.reference import search

        self._words = tuple(text.casefold().split())
        if self._words:
            numbers = {page.id: number for number, page in enumerate(self.pages)}
            self._rows = [
                self._row(numbers[hit.page], hit.line, hit.heading, hit.snippet)
                for hit in search(self.pages, text, HITS)
            ]
        else:
            contents = self.pages[: self._contents]
            self._rows = [
                self._row(number, -1, page.title, page.intro) for number, page in enumerate(contents)
            ]
        hits = self.query_one("#hits", RowList)
        hits.reset(len(self._rows), empty="Tidak ada yang cocok. Coba kata lain atau lebih sedikit kata.")
        self._show()

    def _row(self, number: int, line: int, heading: str, detail: str) -> Row:
        """A line of the list; the headings of a lesson say little without its name."""
        title = plain_line(self.pages[number].title)
        lesson = number >= self._contents
        label = title if lesson else plain_line(heading)
        return Row(
            number, line, label, plain_line(detail), f"Pelajaran · {plain_line(heading)}" if lesson else title
        )

    def _draw(self, index: int, width: int) -> Sequence[Piece]:
        row = self._rows[index]
        room = 34 if width >= ALIGNED else min(len(row.label), NARROW)
        return [
            (f" {fit(row.label, room)}", "strong"),
            (fit(f"  {row.detail}", max(1, width - room - 1)), "muted"),
        ]

    def _head(self) -> str:
        if not self._words:
            return " Daftar isi (Enter membuka)"
        if not self._rows:
            return " Tidak ada temuan"
        return f" {len(self._rows)} temuan · {self._rows[self.query_one('#hits', RowList).cursor].title}"

    def on_input_changed(self, event: Input.Changed) -> None:
        if self.loaded:
            self._find(event.value)

    def on_input_submitted(self) -> None:
        self._open()

    def on_row_list_chosen(self) -> None:
        self._open()

    def on_row_list_moved(self) -> None:
        self._show()

    def action_move(self, step: int) -> None:
        """Move in the list while the search field has the focus."""
        self.query_one("#hits", RowList).cursor += step

    # The page

    def _open(self) -> None:
        if not self._rows:
            return
        self.set_class(not self.has_class("-wide"), "-reading")
        self.query_one("#page").focus()
        self._show()

    def _show(self) -> None:
        """Lay out the page under the cursor."""
        self.query_one("#head", Static).update(self._head())
        if not self._rows or not (self.has_class("-wide") or self.has_class("-reading")):
            return
        from trainer.screens.reference.pages import sheet

        row = self._rows[self.query_one("#hits", RowList).cursor]
        page, words = self.pages[row.page], self._words
        self.query_one("#page", PageView).show(lambda width: sheet(page, width, words), row.line)

    def step(self, step: int) -> None:
        """Go to the next page or hit."""
        self.query_one("#hits", RowList).cursor += step

    def search_again(self) -> None:
        """Back to the search field."""
        self.remove_class("-reading")
        self.query_one("#search").focus()

    def go_back(self) -> None:
        """From the page to the list, from hits to the table of contents, from there to the screen below."""
        field = self.query_one("#search", Input)
        if self.has_class("-reading") or self.focused is self.query_one("#page"):
            self.remove_class("-reading")
            self.query_one("#hits").focus()
        elif field.value:
            field.value = ""
            field.focus()
        else:
            self.dismiss(None)

    def on_resize(self, event: events.Resize) -> None:
        wide = event.size.width >= WIDE
        if wide != self.has_class("-wide"):
            self.set_class(wide, "-wide")
            self.remove_class("-reading")
            self._show()
