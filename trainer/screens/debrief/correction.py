"""A trainer's correction of one item: points, a reason, and a name; the machine's score stays beside it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Checkbox, Input, Static

from trainer.scoring.card import Item
from trainer.scoring.overrides import Override, OverrideError, check_override
from trainer.screens.shared.plain import plain, plain_line
from trainer.screens.shared.words import number


class Correction(ModalScreen[Override | None]):
    """Returns the trainer's decision, or None.

    Args:
        item: the item as the machine judged it.
        points: the points that stand now.
        by: the name to begin with.
        at: the real moment, as stored.
    """

    DEFAULT_CSS = """
    Correction {
        align: center middle;
        & > Vertical {
            width: 74; max-width: 95%; height: auto; max-height: 95%; padding: 1 2; background: $surface;
            border: round $primary;
        }
        & Input { border: none; height: 1; padding: 0 1; background: $panel; }
        & Input:focus { background: $primary-muted; }
        & .label { margin-top: 1; color: $muted; }
        & Checkbox { border: none; margin-top: 1; padding: 0; background: transparent; }
        & #problem { color: $error; height: auto; }
        & Horizontal { height: auto; margin-top: 1; }
        & Button { margin-right: 2; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f4", "close", "Batal", show=False),
        Binding("f2,ctrl+s", "accept", "Simpan", show=False),
    ]

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
            yield Input(number(self._points), id="points", compact=True)
            yield Static("Alasan, satu kalimat", classes="label", markup=False)
            yield Input("", id="reason", placeholder="Mengapa nilainya diubah", compact=True)
            yield Static("Nama pelatih", classes="label", markup=False)
            yield Input(plain_line(self._by), id="by", compact=True)
            if item.critical is not None:
                yield Checkbox("Batalkan juga kesalahan berat", id="lift", compact=True)
            yield Static("", id="problem", markup=False)
            with Horizontal():
                yield Button("Simpan (F2)", id="ya", variant="primary", compact=True)
                yield Button("Batal (Esc)", id="batal", compact=True)

    def on_mount(self) -> None:
        for field in self.query(Input):
            field.cursor_blink = False
        self.query_one("#points", Input).focus()

    def on_input_submitted(self) -> None:
        self.action_accept()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "ya":
            self.action_accept()
        else:
            self.action_close()

    def action_accept(self) -> None:
        """Hand back the correction, or say what is missing."""
        try:
            points = float(self._typed("points").replace(",", "."))
        except ValueError:
            self._complain("Poin harus berupa angka, misalnya 2,5.")
            return
        lift = bool(self.query(Checkbox)) and self.query_one("#lift", Checkbox).value
        decided = Override(self._item.id, points, self._typed("reason"), lift, self._typed("by"), self._at)
        try:
            check_override({self._item.id: self._item}, decided)
        except OverrideError as problem:
            self._complain(str(problem))
            return
        self.dismiss(decided)

    def action_close(self) -> None:
        """Close without a correction."""
        self.dismiss(None)

    def _typed(self, field: str) -> str:
        return plain(self.query_one(f"#{field}", Input).value).strip()

    def _complain(self, sentence: str) -> None:
        self.query_one("#problem", Static).update(sentence)
