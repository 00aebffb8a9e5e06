"""A trainer's correction of one item: points, a reason, and a name; the machine's score stays beside it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Input, Static

from trainer.scoring.card import Item
from trainer.scoring.overrides import Override, OverrideError, check_override
from trainer.screens.shared.bars import CommandBar
from trainer.screens.shared.choices import Choice
from trainer.screens.shared.commands import AnyCommand, bindings, command
from trainer.screens.shared.dialogs import Dialog, MarkedButton
from trainer.screens.shared.plain import plain, plain_line
from trainer.screens.shared.screen import COMMON
from trainer.screens.shared.words import number


@command("batal", "escape,f4", "Batal: nilainya tetap", label="Batal", footer=True)
def cancel(screen: Correction) -> None:
    screen.dismiss(None)


@command("simpan", "f2,ctrl+s", "Simpan koreksi ini", label="Simpan", footer=True)
def accept(screen: Correction) -> None:
    screen.accept()


OWN: tuple[AnyCommand, ...] = (cancel, accept)
LIFT = "batalkan"


class Correction(Dialog[Override | None]):
    """Returns the trainer's decision, or None.

    Args:
        item: the item as the machine judged it.
        points: the points that stand now.
        by: the name to begin with.
        at: the real moment, as stored.
    """

    DEFAULT_CSS = """
    Correction {
        & > Vertical { width: 74; max-height: 95%; padding: 0 2; }
        & Input { border: none; border-left: vkey $field-edge; height: 1; padding: 0 1 0 0; background: $panel; }
        & Input:focus { border: none; border-left: thick $primary; background: $primary-muted; }
        & .label { margin-top: 1; color: $muted; }
        & Choice { margin-top: 1; padding: 0; }
        & #problem { color: $error; height: auto; }
    }
    """
    OFFERS: ClassVar[tuple[AnyCommand, ...]] = (*OWN, *COMMON)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*OWN)]
    HELP_PAGE = "koreksi"

    def __init__(self, item: Item, points: float, by: str, at: str) -> None:
        super().__init__()
        self._item = item
        self._points = points
        self._by = by
        self._at = at

    def compose(self) -> ComposeResult:
        item = self._item
        with Vertical():
            yield Static(
                f"Koreksi pelatih: #{item.report} {plain_line(item.title)}\n"
                f"Menurut mesin {number(item.points)} dari {number(item.possible)} poin. Nilai mesin tetap dicatat.",
                markup=False,
            )
            yield Static(f"Poin (0 sampai {number(item.possible)})", classes="label", markup=False)
            yield Input(number(self._points), id="points")
            yield Static("Alasan, satu kalimat", classes="label", markup=False)
            yield Input("", id="reason", placeholder="Mengapa nilainya diubah")
            yield Static("Nama pelatih", classes="label", markup=False)
            yield Input(plain_line(self._by), id="by")
            if item.critical is not None:
                words = "Batalkan juga kesalahan berat (Spasi)"
                yield Choice([(LIFT, words)], several=True, key="lift")
            yield Static("", id="problem", markup=False)
            with Horizontal():
                yield MarkedButton("Simpan (F2)", "ya", "primary")
                yield MarkedButton("Batal (Esc)", "batal")
        yield CommandBar(key="footer")

    def on_mount(self) -> None:
        self.query_one("#points", Input).focus()

    def on_input_submitted(self) -> None:
        self.accept()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "ya":
            self.accept()
        else:
            self.dismiss(None)

    def accept(self) -> None:
        """Hand back the correction, or say what is missing."""
        try:
            points = float(self._typed("points").replace(",", "."))
        except ValueError:
            self._complain("Poin harus berupa angka, misalnya 2,5.")
            return
        lift = bool(self.query("#lift")) and LIFT in self.query_one("#lift", Choice).values
        decided = Override(self._item.id, points, self._typed("reason"), lift, self._typed("by"), self._at)
        try:
            check_override({self._item.id: self._item}, decided)
        except OverrideError as problem:
            self._complain(str(problem))
            return
        self.dismiss(decided)

    def _typed(self, field: str) -> str:
        return plain(self.query_one(f"#{field}", Input).value).strip()

    def _complain(self, sentence: str) -> None:
        self.query_one("#problem", Static).update(sentence)
