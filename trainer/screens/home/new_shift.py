"""Choosing a new shift: its kind, the clock, and the seed."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

import msgspec
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static

from trainer.screens.shared.choices import Choice
from trainer.screens.shared.commands import AnyCommand, bindings, command
from trainer.screens.shared.plain import plain_line
from trainer.screens.shared.rows import RowList
from trainer.screens.shared.screen import COMMON, LatihScreen

if TYPE_CHECKING:
    from trainer.scenarios.scenario import Preset

SEEDS = 1_000_000
FIRST = ("orientasi", "shift-harian")
"""The presets to begin with."""


class Wish(msgspec.Struct, frozen=True):
    """The shift that was asked for."""

    preset: str
    seed: int
    live: bool


def _rank(preset: Preset, role: str) -> tuple[bool, bool, int, str]:
    """Shifts of the person's own role first; in it the first steps, then the rest by name, exams last."""
    place = FIRST.index(preset.id) if preset.id in FIRST else len(FIRST)
    return preset.role.value != role, preset.exam, place, preset.title


@command("mulai", "f2,ctrl+s", "Mulai giliran ini", label="Mulai")
def begin(screen: NewShiftScreen) -> None:
    screen.begin()


@command("batal", "escape,f4", "Kembali ke Beranda", label="Batal")
def cancel(screen: NewShiftScreen) -> None:
    screen.dismiss(None)


OWN: tuple[AnyCommand, ...] = (begin, cancel)


class NewShiftScreen(LatihScreen["Wish | None"], ModalScreen["Wish | None"]):
    """Returns the wished shift, or None."""

    OFFERS: ClassVar[tuple[AnyCommand, ...]] = (*OWN, *COMMON)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*OWN)]
    HELP_PAGE = "giliran_baru"

    def __init__(self, presets: Sequence[Preset], role: str) -> None:
        super().__init__()
        self.presets = tuple(sorted(presets, key=lambda preset: _rank(preset, role)))

    def compose(self) -> ComposeResult:
        options = [(preset.id, preset.title) for preset in self.presets]
        with Vertical():
            yield Static("Jenis giliran (panah memilih, F2 memulai)", classes="label")
            yield Choice[str](options, [options[0][0]] if options else [], rows=5, key="preset")
            yield Static("", id="about", markup=False)
            yield Static("Jam", classes="label")
            yield Choice[bool](
                [
                    (False, "Jam giliran: waktu maju bila Anda bertindak"),
                    (True, "Jam langsung: waktu berjalan sendiri"),
                ],
                [False],
                key="clock",
            )
            yield Static("Nomor acak (kosongkan untuk giliran baru setiap kali)", classes="label")
            yield Input(id="seed", compact=True, max_length=12)
            yield Static("", id="problem", markup=False)
            with Horizontal():
                yield Button("Mulai (F2)", id="begin", variant="primary", compact=True)
                yield Button("Batal (Esc)", id="cancel", compact=True)

    def on_mount(self) -> None:
        self.query_one("#preset").focus()
        self._describe()

    def _describe(self) -> None:
        wanted = self.query_one("#preset", Choice).value
        preset = next((each for each in self.presets if each.id == wanted), None)
        if preset is None:
            text = "Belum ada jenis giliran di konten ini. Periksa konten dengan perintah latih check."
        else:
            about = f"Peran: {preset.role.label}. Lama: {preset.timing.days} hari kerja."
            text = f"{plain_line(preset.description)} {about}"
        self.query_one("#about", Static).update(text)

    def on_choice_changed(self) -> None:
        self._describe()

    def on_row_list_moved(self, message: RowList.Moved) -> None:
        if message.rows.id == "preset" and self.presets:
            self.query_one("#preset", Choice).choose(self.presets[message.index].id)
            self._describe()

    def on_input_submitted(self) -> None:
        self.begin()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "begin":
            self.begin()
        else:
            self.dismiss(None)

    def begin(self) -> None:
        """Hand back the wish when it makes sense."""
        typed = self.query_one("#seed", Input).value.strip()
        preset = self.query_one("#preset", Choice).value
        if preset is None:
            return
        if typed and not typed.isdecimal():
            self.query_one("#problem", Static).update("Nomor acak hanya berisi angka, misalnya 7.")
            self.query_one("#seed").focus()
            return
        seed = int(typed) if typed else secrets.randbelow(SEEDS) + 1
        self.dismiss(Wish(preset, seed, bool(self.query_one("#clock", Choice).value)))
