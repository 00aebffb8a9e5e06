"""Small parts that every screen is made of: searching fields, text fields, the bar of keys."""

from __future__ import annotations

from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.widgets import Input

from trainer.screens.shared.bars import CommandBar
from trainer.screens.shared.choices import Choice, Entry, Picker
from trainer.screens.shared.commands import command
from trainer.screens.shared.plain import wrap
from trainer.screens.shared.rows import RowList
from trainer.screens.shared.text_field import TextField
from trainer.screens.shared.theme import THEMES

ENTRIES = [
    Entry("jalan", "Jalan Berlubang", "Infrastruktur Jalan"),
    Entry("lampu", "Lampu Penerangan Jalan", "Perhubungan"),
    Entry("ktp", "KTP Elektronik", "Kependudukan"),
]


class Fields(App[None]):
    """A screen with one of each."""

    def __init__(self) -> None:
        super().__init__()
        for theme in THEMES.values():
            self.register_theme(theme)
        self.theme = next(iter(THEMES.values())).name

    def compose(self) -> ComposeResult:
        yield Picker(ENTRIES, placeholder="Cari", key="pick")
        yield Choice[str]([("a", "Satu"), ("b", "Dua")], ["a"], key="choice")
        yield TextField(id="text", soft_wrap=True)
        yield CommandBar(key="bar")

    def on_mount(self) -> None:
        self.query_one(TextField).styles.height = 4


@pytest.fixture
def app() -> Fields:
    return Fields()


async def test_a_search_finds_what_holds_the_most_words(app: Fields) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        picker = app.query_one(Picker)
        picker.query_one(Input).value = "jalan rusak"
        await pilot.pause()
        assert [entry.value for entry in picker._found] == ["jalan", "lampu"]
        picker.query_one(Input).value = "lampu jalan"
        await pilot.pause()
        assert [entry.value for entry in picker._found] == ["lampu"]
        picker.query_one(Input).value = "zzz"
        await pilot.pause()
        assert picker._found == []


async def test_letters_typed_on_the_list_search(app: Fields) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        picker = app.query_one(Picker)
        picker.query_one(RowList).focus()
        await pilot.press("k", "t", "p")
        assert picker.query_one(Input).value == "ktp"
        await pilot.press("enter")
        assert picker.value == "ktp"


async def test_one_click_chooses_an_option(app: Fields) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click("#choice", offset=(4, 1))
        assert app.query_one("#choice", Choice).value == "b"


async def test_undoing_a_long_paste_is_harmless(app: Fields) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        field = app.query_one(TextField)
        field.focus()
        field.insert("pendek")
        await pilot.pause()
        field.history.checkpoint()
        field.replace("\n".join(f"baris {n}" for n in range(40)), (0, 0), field.document.end)
        await pilot.pause()
        await pilot.press("ctrl+z")
        assert field.text == "pendek"
        await pilot.press("ctrl+y")
        assert field.text.endswith("baris 39")
        await pilot.press("ctrl+a", "delete")
        assert field.text == ""


def commands(count: int) -> list[Any]:
    made = []
    for number in range(count):

        @command(f"nomor_{number}", str(number), f"Perintah {number}", label=f"Perintah {number}")
        def nothing(screen: Any) -> None:
            raise AssertionError("not called")

        made.append(nothing)
    return made


async def test_what_does_not_fit_in_the_bar_is_in_the_palette(app: Fields) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        bar = app.query_one(CommandBar)
        bar.show(commands(4))
        await pilot.pause()
        assert bar.render().plain.endswith("3 Perintah 3 ")
        bar.show(commands(9))
        await pilot.pause()
        text = bar.render().plain
        assert text.endswith("F9 lainnya ")
        assert len(text) <= 80


def test_a_line_of_one_cell_is_still_broken() -> None:
    assert wrap("abc", 1) == ["a", "b", "c"]
