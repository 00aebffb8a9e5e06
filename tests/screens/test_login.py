"""Masuk: several people on one computer, whose profiles can be changed and deleted."""

from __future__ import annotations

from person import Person, sitting

from trainer.practice.desk import Desk
from trainer.practice.store import Profile
from trainer.screens.home.screen import HomeScreen
from trainer.screens.login.screen import LoginScreen
from trainer.screens.shared.choices import Choice
from trainer.screens.shared.dialogs import Problem, Question


async def masuk(person: Person) -> LoginScreen:
    await person.press("p")
    screen = await person.until(LoginScreen)
    assert isinstance(screen, LoginScreen)
    return screen


async def test_the_roles_are_those_that_can_be_trained(desk: Desk) -> None:
    async with sitting(desk) as person:
        screen = await person.until(LoginScreen)
        roles = screen.query_one("#role", Choice)
        assert [value for value, _ in roles.options] == [each.role.value for each in desk.roles()]
        assert roles.value == "admin_instansi"
        assert "jenis giliran" in person.text()
        assert "SP4N-LAPOR!" in person.text()
        assert "Simpan dan masuk (F2)" in person.text()


async def test_the_refusal_goes_when_the_name_is_typed(desk: Desk) -> None:
    async with sitting(desk) as person:
        await person.press("f2")
        assert "Nama masih kosong" in person.text()
        await person.press("B")
        assert "Nama masih kosong" not in person.text()


async def test_a_profile_is_changed_and_keeps_its_results(desk: Desk, profile: Profile) -> None:
    desk.start(profile, "orientasi", 7)
    async with sitting(desk) as person:
        screen = await masuk(person)
        await person.press("u")
        assert screen.making
        name = screen.query_one("#name")
        assert name.value == profile.name
        name.value = "Siti Baru"
        await person.press("f2")
        assert "Siti Baru" in person.text()
        await person.press("escape")
        await person.until(HomeScreen)
        assert "Siti Baru" in person.text()
    (changed,) = desk.store.profiles()
    assert (changed.id, changed.name) == (profile.id, "Siti Baru")
    assert len(desk.sessions(changed)) == 1


async def test_a_profile_is_deleted_after_a_question_with_a_copy_kept(desk: Desk, profile: Profile) -> None:
    other = desk.add_profile("Andi Kedua", "raksabumi", "", "admin_instansi")
    async with sitting(desk) as person:
        await masuk(person)
        await person.press("h")
        assert isinstance(person.app.screen, Question)
        await person.press("escape")
        assert len(desk.store.profiles()) == 2
        await person.press("h", "y")
        await person.until(Problem)
        assert "Salinan semua data" in person.text()
        await person.press("enter")
        assert [each.id for each in desk.store.profiles()] == [other.id]
        assert list(desk.store.path.parent.glob("latihan-sebelum-hapus-*"))


async def test_without_anybody_left_a_profile_has_to_be_made(desk: Desk, profile: Profile) -> None:
    async with sitting(desk) as person:
        screen = await masuk(person)
        await person.press("h", "y")
        await person.until(Problem)
        await person.press("enter")
        assert screen.making
        await person.paste("Orang Baru")
        await person.press("f2")
        await person.until(HomeScreen)
        assert "Orang Baru" in person.text()
