"""Giliran baru: everything in sight, in groups; an exam tells its rules before it starts."""

from __future__ import annotations

import pytest
from person import Person, sitting

from trainer.practice.desk import Desk
from trainer.practice.store import Profile
from trainer.screens.application import LatihApp
from trainer.screens.help.screen import HelpScreen
from trainer.screens.home.new_shift import NewShiftScreen
from trainer.screens.home.presets import EXAMS, ORDER
from trainer.screens.learn.drill import tell_goal
from trainer.screens.shared.dialogs import Question
from trainer.screens.shared.rows import RowList
from trainer.screens.workbench.screen import WorkbenchScreen


async def opened(person: Person) -> NewShiftScreen:
    await person.press("g")
    screen = await person.until(NewShiftScreen)
    assert isinstance(screen, NewShiftScreen)
    return screen


@pytest.mark.parametrize(("size", "least"), [((80, 24), 12), ((120, 40), 22)])
async def test_the_list_uses_the_height(
    desk: Desk, profile: Profile, size: tuple[int, int], least: int
) -> None:
    async with sitting(desk, size) as person:
        screen = await opened(person)
        rows = screen.query_one("#preset", RowList)
        assert rows.size.height >= min(least, rows.count)
        text = person.text()
        assert "SIMULASI - bukan lapor.go.id" in text
        for part in ("F1", "Esc", "Mulai (F2)", "Nomor acak", "Nomor sama: laporan sama"):
            assert part in text
        if size[1] == 40:
            for offer in screen.offers:
                assert offer.preset.title in text
        await person.press("f1")
        assert isinstance(person.app.screen, HelpScreen)


async def test_the_kinds_of_shift_stand_in_groups(desk: Desk, profile: Profile) -> None:
    async with sitting(desk) as person:
        screen = await opened(person)
        groups = [offer.group for offer in screen.offers]
        assert groups == sorted(groups, key=ORDER.index)
        assert screen.offers[0].preset.id == "orientasi"
        assert {each.preset.exam for each in screen.offers if each.group == EXAMS} == {True}
        assert all(
            each.preset.role.value == profile.role for each in screen.offers if each.group != ORDER[-1]
        )


async def test_an_exam_shows_its_rules_first(desk: Desk, profile: Profile) -> None:
    async with sitting(desk) as person:
        screen = await opened(person)
        at = next(index for index, offer in enumerate(screen.offers) if offer.preset.exam)
        screen.query_one("#preset", RowList).cursor = at
        await person.focus("seed")
        await person.press("7", "f2")
        assert isinstance(person.app.screen, Question)
        text = " ".join(person.text().split())
        for part in ("nomor seri 7", "Lulus mulai nilai 70", "Tanpa petunjuk", "(Z)"):
            assert part in text
        assert desk.sessions(profile) == []
        await person.press("escape")
        assert person.app.screen is screen
        await person.press("f2", "y")
        bench = await person.until(WorkbenchScreen)
        assert bench.bench.session.scenario.preset.exam


@pytest.mark.parametrize(("preset", "said"), [("drill-klasifikasi", True), ("ujian-a", False)])
async def test_a_drill_says_its_goal_when_it_opens(
    desk: Desk, profile: Profile, monkeypatch: pytest.MonkeyPatch, preset: str, said: bool
) -> None:
    shift = desk.start(profile, preset, 3)
    told: list[tuple[str, str]] = []
    monkeypatch.setattr(LatihApp, "notify", lambda _, text, *, title="", **more: told.append((title, text)))
    async with sitting(desk) as person:
        tell_goal(person.app.screen, shift)
    record = shift.session.scenario.preset
    assert told == ([(f"Tujuan: {record.title}", record.description)] if said else [])


async def test_the_warning_goes_when_the_number_is_mended(desk: Desk, profile: Profile) -> None:
    async with sitting(desk) as person:
        await opened(person)
        await person.focus("seed")
        await person.press("x", "f2")
        assert "hanya berisi angka" in person.text()
        await person.press("backspace")
        assert "hanya berisi angka" not in person.text()
