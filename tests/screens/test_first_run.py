"""Masuk and Beranda, as somebody meets them who opens LATIH! for the first time."""

from __future__ import annotations

import sqlite3

from person import sitting

from trainer.app import LatihApp
from trainer.practice.desk import Desk
from trainer.practice.store import Profile
from trainer.screens.home.new_shift import NewShiftScreen
from trainer.screens.home.screen import HomeScreen
from trainer.screens.login.screen import LoginScreen
from trainer.screens.workbench.screen import WorkbenchScreen


async def test_the_first_screen_asks_for_a_profile_and_leads_to_beranda(desk: Desk) -> None:
    async with sitting(desk) as person:
        assert isinstance(person.app.screen, LoginScreen)
        assert "SIMULASI - bukan lapor.go.id" in person.text()
        await person.paste("Budi Latihan")
        await person.press("f2")
        await person.until(HomeScreen)
        assert "Budi Latihan" in person.text()
        assert "Mulai dengan Tur" in person.text()
        assert "Panah memilih, Enter membuka." in person.text()
    assert [(each.name, each.region) for each in desk.store.profiles()] == [("Budi Latihan", "raksabumi")]


async def test_a_profile_without_a_name_is_not_saved(desk: Desk) -> None:
    async with sitting(desk) as person:
        await person.press("f2")
        assert "Nama masih kosong" in person.text()
        assert desk.store.profiles() == []


async def test_several_people_can_use_one_computer(desk: Desk, profile: Profile) -> None:
    desk.add_profile("Andi Kedua", "raksabumi", "", "admin_instansi")
    async with sitting(desk) as person:
        assert "Andi Kedua" in person.text()
        await person.press("p")
        await person.press("enter")
        await person.until(HomeScreen)
        assert profile.name in person.text()


async def test_a_new_shift_starts_from_the_keyboard(desk: Desk, profile: Profile) -> None:
    async with sitting(desk) as person:
        await person.press("g")
        assert isinstance(person.app.screen, NewShiftScreen)
        assert "hari kerja" in person.text()
        await person.focus("seed")
        await person.press("x", "f2")
        assert "hanya berisi angka" in person.text()
        await person.press("backspace", "7", "f2")
        screen = await person.until(WorkbenchScreen)
        assert screen.bench.session.scenario.seed == 7
        assert not screen.bench.live
    assert [row.preset for row in desk.sessions(profile)] == ["orientasi"]


async def test_a_store_of_a_newer_version_is_told_in_one_sentence(desk: Desk, profile: Profile) -> None:
    with sqlite3.connect(desk.store.path) as database:
        database.execute("pragma user_version = 999")
    app = LatihApp(desk)
    async with app.run_test() as pilot:
        while not app.failure:
            await pilot.pause(0.02)
    app.desk.close()
    assert "lebih baru" in app.failure
    assert app.return_code == 2


async def test_a_small_terminal_is_told_politely(desk: Desk, profile: Profile) -> None:
    async with sitting(desk, (60, 20)) as person:
        assert "Mohon perbesar" in person.text()
        await person.pilot.resize_terminal(80, 24)
        await person.settle()
        assert "Mohon perbesar" not in person.text()
        assert "Mulai giliran baru" in person.text()


async def test_the_look_is_remembered(desk: Desk, profile: Profile) -> None:
    async with sitting(desk) as person:
        person.app.screen.offer("tema")
        await person.settle()
        assert person.app.theme == "latih-terang"
    async with sitting(desk) as person:
        assert person.app.theme == "latih-terang"
