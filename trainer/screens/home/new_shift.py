"""Choosing a new shift: its kind, the clock, and the seed."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

import msgspec
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Input, Static

from trainer.screens.home.presets import about, exam_rules
from trainer.screens.shared.bars import CommandBar, TitleBar
from trainer.screens.shared.choices import Choice
from trainer.screens.shared.commands import AnyCommand, bindings, command
from trainer.screens.shared.dialogs import MarkedButton, Question
from trainer.screens.shared.plain import fit, plain_line
from trainer.screens.shared.rows import Piece, RowList
from trainer.screens.shared.screen import COMMON, LatihScreen

if TYPE_CHECKING:
    from textual.widgets import Button

    from trainer.screens.home.presets import Offer

SEEDS = 1_000_000
GROUP = 12
TITLE = 26


class Wish(msgspec.Struct, frozen=True):
    """The shift that was asked for."""

    preset: str
    seed: int
    live: bool


@command("mulai", "f2,ctrl+s", "Mulai giliran ini", label="Mulai", footer=True)
def begin(screen: NewShiftScreen) -> None:
    screen.begin()


@command("batal", "escape,f4", "Kembali ke Beranda", label="Batal", footer=True)
def cancel(screen: NewShiftScreen) -> None:
    screen.dismiss(None)


OWN: tuple[AnyCommand, ...] = (begin, cancel)


class NewShiftScreen(LatihScreen["Wish | None"]):
    """Returns the wished shift, or None.

    Args:
        offers: the kinds of shift, in order.
        still_open: the name of a shift that is not finished; empty without one.
    """

    CSS_PATH = "screen.tcss"
    OFFERS: ClassVar[tuple[AnyCommand, ...]] = (*OWN, *COMMON)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*OWN)]
    HELP_PAGE = "giliran_baru"

    def __init__(self, offers: Sequence[Offer], still_open: str = "") -> None:
        super().__init__()
        self.offers = tuple(offers)
        self._still_open = still_open

    def compose(self) -> ComposeResult:
        yield TitleBar("Giliran baru")
        yield RowList(
            self._draw, len(self.offers), key="preset", empty="Belum ada jenis giliran di konten ini."
        )
        yield Static("", id="about", markup=False)
        yield Choice[bool](
            [
                (False, "Jam giliran: waktu maju bila Anda bertindak"),
                (True, "Jam langsung: waktu berjalan sendiri, dapat dijeda"),
            ],
            [False],
            key="clock",
        )
        with Horizontal(id="number"):
            yield Static("Nomor acak", classes="label")
            yield Input(id="seed", max_length=12)
            yield Static("Kosong: selalu baru. Nomor sama: laporan sama.", classes="note")
        yield Static(self._remark(), id="problem", markup=False)
        with Horizontal(id="buttons"):
            yield MarkedButton("Mulai (F2)", "begin", "primary")
            yield MarkedButton("Batal (Esc)", "cancel")
        yield CommandBar(key="footer")

    def _remark(self) -> str:
        if not self._still_open:
            return ""
        return f"Giliran {self._still_open} belum selesai dan tetap ada di Beranda."

    def on_mount(self) -> None:
        self.query_one("#preset").focus()
        self.refresh_offers()
        self._describe()

    @property
    def offer_chosen(self) -> Offer | None:
        """The kind of shift under the cursor."""
        cursor = self.query_one("#preset", RowList).cursor
        return self.offers[cursor] if cursor < len(self.offers) else None

    def _draw(self, index: int, width: int) -> Sequence[Piece]:
        offer = self.offers[index]
        first = index == 0 or self.offers[index - 1].group != offer.group
        chosen = index == self.query_one("#preset", RowList).cursor
        return [
            (f" {fit(offer.group if first else '', GROUP)}", "accent"),
            (f"{'◉' if chosen else '○'} {fit(plain_line(offer.preset.title), TITLE)}", "strong"),
            (fit(f" {plain_line(offer.preset.description)}", width - GROUP - TITLE - 3), "muted"),
        ]

    def _describe(self) -> None:
        offer = self.offer_chosen
        text = "Periksa konten dengan perintah latih check." if offer is None else about(offer)
        self.query_one("#about", Static).update(text)

    def on_row_list_moved(self, message: RowList.Moved) -> None:
        if message.rows.id == "preset":
            self._describe()

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        if message.rows.id == "preset":
            self.begin()

    def on_input_changed(self) -> None:
        self.query_one("#problem", Static).update(self._remark())

    def on_input_submitted(self) -> None:
        self.begin()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "begin":
            self.begin()
        else:
            self.dismiss(None)

    def begin(self) -> None:
        """Hand back the wish when it makes sense; an exam shows its rules first."""
        typed = self.query_one("#seed", Input).value.strip()
        offer = self.offer_chosen
        if offer is None:
            return
        if typed and not typed.isdecimal():
            self.query_one("#problem", Static).update("! Nomor acak hanya berisi angka, misalnya 7.")
            self.query_one("#seed").focus()
            return
        seed = int(typed) if typed else secrets.randbelow(SEEDS) + 1
        wish = Wish(offer.preset.id, seed, bool(self.query_one("#clock", Choice).value))
        if not offer.preset.exam:
            self.dismiss(wish)
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self.dismiss(wish)

        rules = exam_rules(offer, wish.seed, wish.live)
        self.app.push_screen(Question(rules, "Mulai ujian", "Batal"), answered)
