"""A command's key can be changed, and footer, action bar, palette, help and the key itself follow."""

from __future__ import annotations

import pytest
from every_screen import screen_classes
from person import SEED, Person, sitting
from textual.widgets import Static

from trainer.practice.desk import Desk, OpenShift
from trainer.practice.store import Profile
from trainer.screens.help.screen import HelpScreen
from trainer.screens.home.screen import HomeScreen
from trainer.screens.settings.key_groups import groups, lines
from trainer.screens.settings.keys import FIXED, KEY, can_be_changed, read_keys, store_keys
from trainer.screens.settings.keys_screen import AskKey, KeysScreen
from trainer.screens.settings.screen import SettingsScreen
from trainer.screens.shared.bars import CommandBar
from trainer.screens.shared.commands import ScreenCommand, chosen_keys
from trainer.screens.shared.dialogs import Dialog
from trainer.screens.shared.palette import Palette
from trainer.screens.shared.screen import LatihScreen, open_palette
from trainer.screens.workbench.commands import skip
from trainer.screens.workbench.form_commands import ASK_DATA, DISPOSE, VERIFY, VERIFY_ONLY
from trainer.screens.workbench.forms.base import Form
from trainer.screens.workbench.screen import WorkbenchScreen


@pytest.fixture
def shift(desk: Desk, profile: Profile) -> OpenShift:
    return desk.start(profile, "orientasi", SEED)


async def workbench(person: Person, shift: OpenShift) -> WorkbenchScreen:
    await person.app.open_workbench(await person.app.desk.call(lambda own: own.resume(shift.id)))
    screen = await person.until(WorkbenchScreen)
    assert isinstance(screen, WorkbenchScreen)
    return screen


async def to_keys(person: Person) -> KeysScreen:
    await person.app.push_screen(KeysScreen())
    screen = person.app.screen
    assert isinstance(screen, KeysScreen)
    while not screen.loaded:
        await person.settle()
    return screen


async def give(person: Person, wanted: type[ScreenCommand[WorkbenchScreen]], key: str) -> None:
    """Go to a command in the list, press Enter and then the key."""
    screen = person.app.screen
    assert isinstance(screen, KeysScreen)
    rows = screen.query_one("#keys")
    names = [line.command.name() for line in screen.lines]
    rows.cursor = names.index(wanted.name())
    await person.press("enter")
    assert isinstance(person.app.screen, AskKey)
    await person.press(key)


def problem(person: Person) -> str:
    return str(person.app.screen.query_one("#problem", Static).render())


async def test_every_surface_follows_the_key_that_was_chosen(desk: Desk, shift: OpenShift) -> None:
    async with sitting(desk, (120, 40)) as person:
        await workbench(person, shift)
        await person.app.push_screen(SettingsScreen())
        await person.settle()
        await person.press("t")
        await person.until(KeysScreen)
        await give(person, ASK_DATA, "semicolon")
        assert isinstance(person.app.screen, KeysScreen)
        assert "; (bawaan T)" in person.text()
        await person.press("escape", "escape")
        screen = await person.until(WorkbenchScreen)
        assert "; Tunda" in person.text(), "the action bar of a screen that was open all the time"
        await person.press("t")
        assert person.app.screen is screen, "the old key does nothing"
        await person.press("f1")
        await person.until(HelpScreen)
        page = "\n".join(line.text for line in person.app.screen.query_one("#page").lines)
        assert ";                Tunda: minta kelengkapan data" in page
        await person.press("f1", "f9")
        palette = await person.until(Palette)
        await person.paste("tunda")
        assert palette._found[0] is ASK_DATA
        assert ";" in person.text().splitlines()[4].split()
        await person.press("escape", "semicolon")
        assert isinstance(person.app.screen, Form), person.text()
        assert person.app.screen.FORM == "tunda"
    assert read_keys(desk) == {ASK_DATA.name(): "semicolon"}


async def test_chosen_keys_are_there_the_next_time_and_belong_to_one_person(
    desk: Desk, shift: OpenShift
) -> None:
    store_keys(desk, {skip.name(): "semicolon"})
    async with sitting(desk, (120, 40)) as person:
        await workbench(person, shift)
        while not chosen_keys():
            await person.settle()
        assert skip.key_name() == ";"
        await person.press("f1")
        page = "\n".join(line.text for line in person.app.screen.query_one("#page").lines)
        assert ";                Lewati" in page
    desk.add_profile("Orang Lain", "raksabumi", "", "admin_instansi")
    assert read_keys(desk) == {}
    async with sitting(desk) as person:
        await person.until(HomeScreen)
        assert skip.key_name() == "N"


@pytest.mark.parametrize(
    ("key", "reason"),
    [
        ("v", "V sudah dipakai untuk: Verifikasi & disposisi."), ("s", "S sudah dipakai untuk: Salurkan"), ("f1", "F1 berarti sama"),
        ("enter", "Enter berarti sama"), ("up", "↑ berarti sama"), ("f9", "F9 sudah dipakai untuk: Cari"),
        ("3", "3 berarti sama"), ("ctrl+j", "tidak selalu diteruskan"),
    ],
)  # fmt: skip
async def test_a_key_that_is_taken_is_refused_with_the_reason(
    desk: Desk, profile: Profile, key: str, reason: str
) -> None:
    async with sitting(desk) as person:
        await to_keys(person)
        await give(person, ASK_DATA, key)
        assert isinstance(person.app.screen, AskKey)
        assert reason in problem(person)
        await person.press("escape")
        assert isinstance(person.app.screen, KeysScreen)
    assert read_keys(desk) == {}


async def test_what_also_holds_while_typing_gets_no_letter(desk: Desk, profile: Profile) -> None:
    async with sitting(desk) as person:
        await to_keys(person)
        await give(person, open_palette, "j")
        assert "juga berlaku saat mengetik" in problem(person)
        await person.press("f12")
        assert open_palette.key_name() == "F12"
        await person.press("f12")
        await person.until(Palette)


async def test_one_key_or_all_of_them_go_back_to_what_they_were(desk: Desk, profile: Profile) -> None:
    async with sitting(desk) as person:
        await to_keys(person)
        await give(person, ASK_DATA, "semicolon")
        await give(person, skip, "t")
        assert skip.key_name() == "T", "a key that was given away is free"
        await give(person, VERIFY, "comma")
        assert isinstance(person.app.screen, AskKey)
        await person.press("apostrophe")
        assert VERIFY.key_name() == "'"
        await person.press("b")
        assert VERIFY.key_name() == "V"
        rows = person.app.screen.query_one("#keys")
        rows.cursor = [line.command.name() for line in person.app.screen.lines].index(ASK_DATA.name())
        await person.press("b")
        assert "sudah dipakai" in person.text(), "its own key belongs to another command now"
        await person.press("enter", "h", "y")
        assert chosen_keys() == {}
    assert read_keys(desk) == {}


async def test_commands_that_share_a_key_by_design_stay_apart(desk: Desk, shift: OpenShift) -> None:
    store_keys(desk, {VERIFY_ONLY.name(): "semicolon"})
    async with sitting(desk, (120, 40)) as person:
        screen = await workbench(person, shift)
        while not chosen_keys():
            await person.settle()
        assert {VERIFY_ONLY.id} == {each.id for each in screen._bindings.key_to_bindings["semicolon"]}
        assert {DISPOSE.id} == {each.id for each in screen._bindings.key_to_bindings["m"]}


def test_stored_rubbish_counts_as_nothing_chosen(desk: Desk, profile: Profile) -> None:
    for rubbish in ("", "[1]", "{", '{"a": 1}', "\udcff"[:0]):
        desk.store.set_setting(profile.id, KEY, rubbish)
        assert read_keys(desk) == {}


def test_every_screen_with_keys_of_its_own_is_in_the_list() -> None:
    listed = {screen for group in groups() for screen in group.screens}
    missing = [
        name
        for name, kind in screen_classes().items()
        if issubclass(kind, LatihScreen) and not issubclass(kind, Dialog) and kind not in listed
        and any(can_be_changed(each) for each in kind.OFFERS if each.name() not in {line.command.name() for line in lines()})
    ]  # fmt: skip
    assert missing == []


def test_no_screen_gives_one_key_to_two_commands_that_can_be_given_at_once() -> None:
    for line in lines():
        assert line.command.keys.split(",")[0] not in FIXED - {"space"}
    for group in groups():
        for screen in group.screens:
            ids = [each.id for each in screen.OFFERS]
            assert len(ids) == len(set(ids)), screen


async def test_a_bar_shows_the_new_key_without_being_asked(desk: Desk, profile: Profile) -> None:
    async with sitting(desk) as person:
        bar = person.app.screen.query_one("#footer", CommandBar)
        assert "F9 Perintah" in str(bar.render())
        person.app.use_keys({open_palette.name(): "f12"})
        await person.settle()
        assert "F12 Perintah" in person.text()
        person.app.use_keys({})
        await person.settle()
        assert "F9 Perintah" in person.text()
