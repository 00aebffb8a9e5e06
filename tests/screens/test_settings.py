"""Setelan keeps what was chosen, shows the region's rules, and backs up and restores by keyboard."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from person import NOW, Person, sitting
from rich.cells import cell_len
from rich.segment import Segment
from test_text_from_people import EVIL, check
from textual.color import Color
from textual.pilot import Pilot
from textual.widget import Widget

from trainer.practice.desk import Desk
from trainer.practice.store import Profile, Store
from trainer.screens.application import LatihApp
from trainer.screens.help.texts import Page
from trainer.screens.home.screen import HomeScreen
from trainer.screens.settings.ask_path import AskPath
from trainer.screens.settings.effects import Effects, read_effects
from trainer.screens.settings.help import PAGES
from trainer.screens.settings.keys_screen import KeysScreen
from trainer.screens.settings.letters import PlainCharacters, plain_characters, wants_plain
from trainer.screens.settings.rules import RulesScreen
from trainer.screens.settings.schema import SETTINGS, read_values
from trainer.screens.settings.screen import SettingsScreen
from trainer.screens.settings.view import SettingsView
from trainer.screens.shared.dialogs import Problem, Question

BLACK = Color(0, 0, 0)


async def to_settings(person: Person) -> SettingsScreen:
    await person.app.push_screen(SettingsScreen())
    screen = person.app.screen
    assert isinstance(screen, SettingsScreen)
    while not screen.loaded:
        await person.settle()
    await person.settle()
    return screen


async def go_to(person: Person, title: str) -> None:
    screen = person.app.screen
    assert isinstance(screen, SettingsScreen)
    await person.press("home")
    for _ in screen._rows:
        if screen._row.title == title:
            return
        await person.press("down")
    raise AssertionError(f"no line {title}")


def test_the_schema_is_whole() -> None:
    assert len({setting.key for setting in SETTINGS}) == len(SETTINGS)
    for setting in SETTINGS:
        assert setting.known(setting.default) == setting.default
        assert setting.help.endswith(".")
        assert setting.after(setting.choices[-1][0], 1) == setting.choices[0][0]


def test_help_pages_are_pages() -> None:
    pages: dict[str, Page] = PAGES
    assert {SettingsScreen.HELP_PAGE, RulesScreen.HELP_PAGE, KeysScreen.HELP_PAGE} == set(pages)


async def test_what_is_chosen_is_kept_and_takes_effect(desk: Desk, profile: Profile) -> None:
    async with sitting(desk) as person:
        await to_settings(person)
        await person.press("enter")
        assert person.app.theme == "latih-terang"
        await go_to(person, "Kecepatan jam langsung")
        await person.press("right")
        await go_to(person, "Bunyi saat ada kabar")
        await person.press("space")
        await go_to(person, "Petunjuk di meja kerja")
        await person.press("left")
        assert "‹ Mati ›" in person.text()
        await person.press("b")
        assert "‹ Hidup ›" in person.text()
    assert desk.store.setting(0, "tampilan") == "terang"
    assert read_effects(desk) == Effects(pace=2.0, hints=True, sound=True)
    other = desk.add_profile("Orang Lain", "raksabumi", "", "admin_instansi")
    assert read_values(desk.store, other.id)["kecepatan"] == "1", "each profile has its own"
    assert read_values(desk.store, other.id)["tampilan"] == "terang", "the look is the computer's"


async def test_an_unknown_stored_value_is_the_default(desk: Desk, profile: Profile) -> None:
    desk.store.set_setting(profile.id, "kecepatan", "[/x]")
    desk.store.set_setting(0, "huruf", "x")
    assert read_effects(desk) == Effects()


async def test_the_mouse_chooses_and_changes(desk: Desk, profile: Profile) -> None:
    async with sitting(desk) as person:
        screen = await to_settings(person)
        await person.pilot.click("#settings", offset=(20, 4))
        await person.settle()
        assert screen.setting is not None
        assert screen.setting.key == "suara"
        await person.pilot.click("#settings", offset=(20, 4))
        await person.settle()
    assert read_effects(desk).sound


async def test_what_does_something_says_so_and_what_has_a_value_shows_it(
    desk: Desk, profile: Profile
) -> None:
    async with sitting(desk) as person:
        screen = await to_settings(person)
        for row in screen._rows:
            assert bool(row.command) == row.value.endswith("tekan Enter"), row
        assert "←→ Ganti" in person.text().splitlines()[-1]
        place = [row.title for row in screen._rows].index("Tombol perintah")
        rows = screen.query_one("#settings").content_region
        await person.pilot.click(offset=(rows.x + 20, rows.y + place))
        await person.pilot.click(offset=(rows.x + 20, rows.y + place))
        await person.until(KeysScreen)
        await person.press("escape")
        assert person.app.screen is screen


async def test_the_region_rules_show_all_conflicts(desk: Desk, profile: Profile) -> None:
    async with sitting(desk, (120, 40)) as person:
        await to_settings(person)
        await person.press("a")
        screen = await person.until(RulesScreen)
        text = "\n".join(line.text for line in screen.query_one("#page").lines)
        for number in range(1, 19):
            assert f"K{number} " in text
        assert "(dipakai)" in text
        await person.press("escape")
        assert isinstance(person.app.screen, SettingsScreen)


async def test_backup_and_restore_by_keyboard(desk: Desk, profile: Profile, tmp_path: Path) -> None:
    target = tmp_path / "cadangan.sqlite3"
    async with sitting(desk) as person:
        await to_settings(person)
        await person.press("c")
        assert isinstance(person.app.screen, AskPath)
        await person.press("end", "ctrl+u")
        await person.press("f2")
        assert "Ketik dahulu" in person.text()
        await person.paste(str(target))
        await person.press("enter")
        await person.until(Problem)
        assert "sudah diperiksa" in person.text()
        await person.press("enter", "c")
        await person.press("end", "ctrl+u")
        await person.paste(str(target))
        await person.press("f2")
        await person.until(Problem)
        assert "sudah ada" in person.text()
        await person.press("enter")
        await person.app.desk.call(
            lambda each: each.store.add_profile("Kedua", "raksabumi", "", "admin_instansi", NOW)
        )
        desk.store.close()
        await person.press("p")
        await person.paste(str(target))
        await person.press("f2")
        await person.until(Question)
        await person.press("y")
        await person.until(Problem)
        assert "dipulihkan" in person.text()
        await person.press("enter", "escape")
        await person.until(HomeScreen)
        assert [each.name for each in person.app.screen.view.profiles] == ["Siti Latihan"]
    with closing(Store(next(tmp_path.glob("*sebelum-pulih*")))) as kept:
        assert len(kept.profiles()) == 2


async def test_a_restore_while_another_window_is_open_is_refused_in_words(
    desk: Desk, profile: Profile, tmp_path: Path
) -> None:
    target = tmp_path / "cadangan.sqlite3"
    async with sitting(desk) as person:
        await to_settings(person)
        screen = person.app.screen
        assert isinstance(screen, SettingsScreen)
        await screen._write(target)
        await person.press("enter", "p")
        await person.paste(str(tmp_path / "tidak-ada.sqlite3"))
        await person.press("f2")
        await person.until(Problem)
        assert "tidak ditemukan" in person.text()
        await person.press("enter", "p")
        await person.paste(str(target))
        await person.press("f2")
        await person.until(Question)
        await person.press("y")
        await person.until(Problem)
        assert "jendela lain" in person.text()


async def test_files_are_not_offered_in_the_browser(
    desk: Desk, profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sitting(desk) as person:
        monkeypatch.setattr(type(person.app), "is_web", property(lambda self: True))
        screen = await to_settings(person)
        titles = [row.title for row in screen._rows]
        assert not {"Cadangkan ke berkas", "Pulihkan dari berkas"} & set(titles)
        await person.press("c", "p")
        assert person.app.screen is screen


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_evil_texts_stay_texts(desk: Desk, size: tuple[int, int]) -> None:
    desk.add_profile(EVIL, EVIL, EVIL, EVIL)
    async with sitting(desk, size) as person:
        screen = await to_settings(person)
        for _ in screen._rows:
            check(person)
            await person.press("down")
        assert len(screen.query("*")) < 100
        await person.press("a")
        check(person)
        await person.press("escape", "c")
        await person.paste(EVIL)
        await person.press("enter")
        check(person)


async def test_opening_and_closing_leaves_no_widget_behind(desk: Desk, profile: Profile) -> None:
    async with sitting(desk) as person:

        async def rounds(times: int) -> Counter[str]:
            for _ in range(times):
                await to_settings(person)
                await person.press("a", "escape", "escape")
            gc.collect()
            return Counter(type(each).__name__ for each in gc.get_objects() if isinstance(each, Widget))

        first = await rounds(2)
        assert await rounds(3) - first == Counter()


@pytest.mark.parametrize("text", ["▸ • █░ ✓✗ ‹ a › … é", "漢字", "┌─┐", "\u2581\u2587"])
def test_plain_characters_keep_the_width(text: str) -> None:
    plain = plain_characters(text)
    assert plain.isascii()
    assert cell_len(plain) == cell_len(text)
    drawn = PlainCharacters().apply([Segment(text)], BLACK)
    assert "".join(segment.text for segment in drawn) == plain


def test_plain_characters_are_chosen_by_setting_or_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert wants_plain("sederhana")
    assert not wants_plain("otomatis")
    monkeypatch.setenv("TERM", "linux")
    assert wants_plain("otomatis")
    assert not wants_plain("lengkap")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("keys", [(), ("down", "down"), ("a",)], ids=["tema", "kecepatan", "aturan"])
def test_picture(
    desk: Desk,
    profile: Profile,
    snap_compare: Callable[..., bool],
    monkeypatch: pytest.MonkeyPatch,
    keys: tuple[str, ...],
    size: tuple[int, int],
) -> None:
    def fixed(desk: Desk) -> SettingsView:
        values = read_values(desk.store, profile.id)
        return SettingsView(
            profile, values, "Kabupaten Raksabumi", Path("/data/latihan.sqlite3"), Path("/isi"), "1.0", "abc"
        )

    monkeypatch.setattr("trainer.screens.settings.view.read_settings", fixed)
    app = LatihApp(desk)

    async def before(pilot: Pilot[Any]) -> None:
        person = Person(app, pilot)
        while not getattr(app.screen, "loaded", True):
            await pilot.pause(0.02)
        await to_settings(person)
        await person.press(*keys)

    assert snap_compare(app, terminal_size=size, run_before=before)
    app.desk.close()
