"""Putar ulang: a finished shift step by step, by keyboard and mouse, one's own or a file."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from frozen import frozen_scenario
from person import NOW, SEED, Person, sitting
from test_text_from_people import EVIL, SHOWN, check, poisoned
from textual.pilot import Pilot
from textual.widget import Widget

from trainer.practice.bots import HastyBot, play
from trainer.practice.desk import Desk
from trainer.practice.session import Session
from trainer.practice.store import Profile
from trainer.practice.timeline import build_timeline
from trainer.scenarios.build import build_scenario
from trainer.scenarios.library import Library
from trainer.scenarios.scenario import Scenario
from trainer.screens.application import LatihApp
from trainer.screens.help.texts import Page
from trainer.screens.replay.choose import ChooseReplay
from trainer.screens.replay.help import PAGES
from trainer.screens.replay.screen import ReplayScreen
from trainer.screens.settings.ask_path import AskPath
from trainer.screens.shared.dialogs import Problem


def played(desk: Desk, profile: Profile, scenario: Scenario) -> int:
    """A shift that a hasty person has finished."""
    number = desk.store.add_session(profile.id, scenario, "giliran", NOW)
    session = Session.start(
        scenario, lambda entries, finished: desk.store.append(number, entries, NOW, finished)
    )
    play(session, HastyBot())
    return number


@pytest.fixture
def finished(desk: Desk, profile: Profile, library: Library) -> int:
    return played(desk, profile, build_scenario(library, "orientasi", SEED))


async def to_choice(person: Person) -> ChooseReplay:
    await person.app.push_screen(ChooseReplay())
    screen = person.app.screen
    assert isinstance(screen, ChooseReplay)
    while not screen.loaded:
        await person.settle()
    return screen


async def to_replay(person: Person) -> ReplayScreen:
    await to_choice(person)
    await person.press("enter")
    screen = await person.until(ReplayScreen)
    assert isinstance(screen, ReplayScreen)
    await person.settle()
    return screen


def page(screen: ReplayScreen) -> str:
    return str(screen.query_one("#page").visual)


def test_help_pages_are_pages() -> None:
    pages: dict[str, Page] = PAGES
    assert {ReplayScreen.HELP_PAGE, ChooseReplay.HELP_PAGE} == set(pages)


async def test_a_whole_replay_by_keyboard(desk: Desk, finished: int) -> None:
    async with sitting(desk) as person:
        screen = await to_replay(person)
        steps = screen.timeline.steps
        assert f"Langkah 1 dari {len(steps)}" in person.text()
        await person.press("right", "right")
        assert screen.index == 2
        await person.press("left")
        assert screen.index == 1
        await person.press("end")
        assert screen.index == len(steps) - 1
        await person.press("home", "pagedown")
        assert screen.index > 1
        await person.press("home")
        walked = []
        for _ in screen.timeline.mistakes:
            await person.press("m")
            walked.append(screen.index)
            assert "Poin yang hilang di sini" in page(screen)
        assert tuple(walked) == screen.timeline.mistakes
        await person.press("m")
        assert screen.index == walked[-1]
        await person.press("k")
        assert screen.index == walked[-2]
        await person.press("escape")
        assert isinstance(person.app.screen, ChooseReplay)


async def test_own_move_and_experts_move_stand_together(desk: Desk, finished: int) -> None:
    async with sitting(desk, (120, 40)) as person:
        screen = await to_replay(person)
        await person.press("m")
        text = page(screen)
        step = screen.timeline.steps[screen.index]
        assert step.move is not None
        assert step.expert is not None
        assert "Langkah ini" in text
        assert "Cara ahli (" in text
        assert step.move.verb in text
        assert step.expert.verb in text
        assert "Laporan saat itu" in text
        assert "Tenggat saat itu" in text


async def test_queues_are_those_of_the_moment(desk: Desk, finished: int) -> None:
    async with sitting(desk) as person:
        screen = await to_replay(person)
        assert "Belum Terverifikasi 0" in person.text()
        await person.press("right")
        assert "Belum Terverifikasi 1" in person.text()
        await person.press("end")
        state = screen.timeline.state(screen.index)
        assert state.finished
        assert "Belum Terverifikasi 0" in person.text()


async def test_the_page_can_be_read_in_full_and_left_again(desk: Desk, finished: int) -> None:
    async with sitting(desk) as person:
        screen = await to_replay(person)
        await person.press("m", "enter")
        assert screen.has_class("-reading")
        before = screen.index
        await person.press("right")
        assert screen.index == before + 1
        await person.press("backspace")
        assert not screen.has_class("-reading")
        assert person.app.screen is screen


async def test_the_bar_can_be_clicked_and_dragged(desk: Desk, finished: int) -> None:
    async with sitting(desk) as person:
        screen = await to_replay(person)
        await person.pilot.click("#slider", offset=(78, 1))
        await person.settle()
        assert screen.index == len(screen.timeline.steps) - 1
        await person.pilot.mouse_down("#slider", offset=(78, 1))
        await person.pilot.hover("#slider", offset=(40, 1))
        await person.settle()
        middle = screen.index
        assert 0 < middle < len(screen.timeline.steps) - 1
        await person.pilot.mouse_up("#slider", offset=(40, 1))
        await person.pilot.hover("#slider", offset=(2, 1))
        await person.settle()
        assert screen.index == middle, "after the button is up the bar does not follow any more"
        await person.pilot.click("#steps", offset=(20, 3))
        await person.settle()
        assert screen.index != middle


async def test_a_session_file_is_replayed_and_a_bad_one_is_a_sentence(
    desk: Desk, profile: Profile, finished: int, tmp_path: Path
) -> None:
    good, early, bad = tmp_path / "giliran.json", tmp_path / "belum.json", tmp_path / "rusak.json"
    desk.export(finished, good)
    desk.export(desk.start(profile, "orientasi", SEED).id, early)
    bad.write_text("{", encoding="utf-8")
    async with sitting(desk) as person:
        await to_choice(person)
        for path, words in ((bad, "terpotong"), (early, "belum selesai")):
            await person.press("b")
            assert isinstance(person.app.screen, AskPath)
            await person.paste(str(path))
            await person.press("enter")
            await person.until(Problem)
            assert words in " ".join(person.text().split())
            await person.press("enter")
        await person.press("b")
        await person.paste(str(good))
        await person.press("f2")
        await person.until(ReplayScreen)


async def test_unfinished_shifts_and_in_the_browser_files_are_not_offered(
    desk: Desk, profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.start(profile, "orientasi", SEED)
    async with sitting(desk) as person:
        monkeypatch.setattr(type(person.app), "is_web", property(lambda self: True))
        screen = await to_choice(person)
        assert "Belum ada giliran yang selesai" in person.text()
        await person.press("b")
        assert person.app.screen is screen
        assert "berkas" not in person.text()


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_evil_texts_stay_texts(desk: Desk, library: Library, size: tuple[int, int]) -> None:
    person_profile = desk.add_profile(EVIL, "raksabumi", EVIL, "admin_instansi")
    played(desk, person_profile, poisoned(build_scenario(library, "orientasi", SEED)))
    async with sitting(desk, size) as person:
        screen = await to_replay(person)
        for key in ("m", "m", "right", "right", "end", "home", "right", "enter"):
            await person.press(key)
            check(person)
        assert SHOWN in page(screen)
        assert len(screen.query("*")) < 100


async def test_opening_and_closing_leaves_no_widget_behind(desk: Desk, finished: int) -> None:
    async with sitting(desk) as person:

        async def rounds(times: int) -> Counter[str]:
            for _ in range(times):
                await to_replay(person)
                await person.press("m", "enter", "escape", "escape", "escape")
            gc.collect()
            return Counter(type(each).__name__ for each in gc.get_objects() if isinstance(each, Widget))

        first = await rounds(2)
        assert await rounds(3) - first == Counter()


PICTURES: dict[str, tuple[str, ...]] = {
    "awal": (), "kesalahan": ("m",), "dibaca": ("m", "m", "enter"), "kabar": ("right",), "akhir": ("end",),
}  # fmt: skip


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("name", [*PICTURES, "pilih"])
def test_picture(
    desk: Desk, profile: Profile, snap_compare: Callable[..., bool], name: str, size: tuple[int, int]
) -> None:
    played(desk, profile, frozen_scenario())
    app = LatihApp(desk)

    async def before(pilot: Pilot[Any]) -> None:
        person = Person(app, pilot)
        while not getattr(app.screen, "loaded", True):
            await pilot.pause(0.02)
        if name == "pilih":
            await to_choice(person)
            await person.settle()
            return
        await to_replay(person)
        for key in PICTURES[name]:
            await person.press(key)

    assert snap_compare(app, terminal_size=size, run_before=before)
    app.desk.close()


async def test_n_and_p_go_from_mistake_to_mistake_as_elsewhere(desk: Desk, profile: Profile) -> None:
    shift = desk.start(profile, "orientasi", 7)
    play(shift.session, HastyBot())
    timeline = build_timeline(*desk.card(shift.id))
    async with sitting(desk) as person:
        screen = ReplayScreen(timeline, shift.id)
        await person.app.push_screen(screen)
        await person.settle()
        await person.press("n", "n")
        assert screen.index == timeline.mistakes[1]
        await person.press("p")
        assert screen.index == timeline.mistakes[0]
        assert "Anda" in person.text()
        assert "Peserta" not in person.text()
        assert screen.can_save
