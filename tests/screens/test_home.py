"""Beranda: one advice, keys that ask before they start or end something, and the right side of a wide terminal."""

from __future__ import annotations

import pytest
from person import Person, sitting

from trainer.practice.desk import Desk
from trainer.practice.store import Profile
from trainer.screens.home.screen import HomeScreen
from trainer.screens.home.view import FIRST
from trainer.screens.shared.dialogs import Question
from trainer.screens.tour.screen import TourScreen
from trainer.screens.tour.state import DONE, write_state
from trainer.screens.tour.store import open_tour
from trainer.screens.workbench.screen import WorkbenchScreen


def words(person: Person) -> str:
    return " ".join(person.text().split())


async def loaded(person: Person) -> HomeScreen:
    screen = await person.until(HomeScreen)
    assert isinstance(screen, HomeScreen)
    while screen.view.step is None:
        await person.settle()
    await person.settle()
    return screen


async def test_a_new_person_is_led_to_the_tour_once_and_in_full(desk: Desk, profile: Profile) -> None:
    async with sitting(desk) as person:
        await loaded(person)
        assert words(person).count(FIRST.text) == 1
        await person.press("enter")
        await person.until(TourScreen)


async def test_after_the_tour_the_first_lesson_comes(desk: Desk, profile: Profile) -> None:
    shift, _ = open_tour(desk, profile)
    shift.session.finish()
    write_state(desk, shift.id, DONE)
    async with sitting(desk) as person:
        screen = await loaded(person)
        assert screen.view.finished == ()
        assert "pelajaran pertama" in words(person)
        assert "selesai; dapat diulang" in words(person)


async def test_leaving_by_a_letter_asks_first(desk: Desk, profile: Profile) -> None:
    async with sitting(desk) as person:
        await loaded(person)
        await person.press("k")
        assert isinstance(person.app.screen, Question)
        await person.press("escape")
        assert isinstance(person.app.screen, HomeScreen)
        assert person.app.return_code is None


async def test_a_second_shift_is_not_begun_by_one_letter(desk: Desk, profile: Profile) -> None:
    desk.start(profile, "orientasi", 7)
    async with sitting(desk) as person:
        await loaded(person)
        await person.press("t")
        assert isinstance(person.app.screen, Question)
        assert "Orientasi" in person.text()
        await person.press("escape")
        assert len(desk.sessions(profile)) == 1
        await person.press("t", "y")
        await person.until(TourScreen)
        assert len(desk.sessions(profile)) == 2


async def test_an_unfinished_shift_can_be_discarded(desk: Desk, profile: Profile) -> None:
    desk.start(profile, "orientasi", 7)
    async with sitting(desk) as person:
        await loaded(person)
        assert "Buang giliran" in person.text()
        await person.press("x", "escape")
        assert len(desk.sessions(profile)) == 1
        await person.press("x", "y")
        await person.settle()
        assert desk.sessions(profile) == []
        assert "Lanjutkan" not in person.text()


async def test_the_simulated_moment_is_the_one_of_the_desk(desk: Desk, profile: Profile) -> None:
    desk.start(profile, "orientasi", 7)
    async with sitting(desk) as person:
        screen = await loaded(person)
        (moment,) = screen.view.moments.values()
        assert moment in person.text()
        await person.press("l")
        await person.until(WorkbenchScreen)
        assert moment in person.text()


async def test_nothing_is_marked_that_moves_while_the_data_are_read(desk: Desk, profile: Profile) -> None:
    home = HomeScreen()
    assert home._lines == []
    async with sitting(desk) as person:
        screen = await loaded(person)
        assert screen.query_one("#menu").cursor == 0


@pytest.mark.parametrize("finished", [False, True])
async def test_a_wide_terminal_shows_results_and_the_weakest_competence(
    desk: Desk, profile: Profile, finished: bool
) -> None:
    if finished:
        shift = desk.start(profile, "orientasi", 3)
        for _ in range(3):
            shift.session.skip()
        shift.session.finish()
        desk.card(shift.id)
    async with sitting(desk, (120, 40)) as person:
        await loaded(person)
        assert ("Terlemah:" in person.text()) == finished
        assert ("Topik yang waktunya diulang" in person.text()) == finished
        assert person.app.screen.query_one("#side").display
    async with sitting(desk) as person:
        await loaded(person)
        assert "Terlemah:" not in person.text()
