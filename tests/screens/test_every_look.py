"""Every screen that has no picture of its own elsewhere is pictured here, in both sizes and all looks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import msgspec
import pytest
from every_screen import Props, screen_classes
from frozen import frozen_scenario
from person import NOW, Person
from pushed import SIZES, pushed
from textual.pilot import Pilot

from trainer.app import LatihApp
from trainer.practice.desk import Desk
from trainer.practice.store import Profile
from trainer.scenarios.events import Happening
from trainer.scenarios.scenario import Scenario
from trainer.screens.workbench.bench import Bench
from trainer.screens.workbench.forms.offline import OfflineForm
from trainer.sp4n.vocabulary import Channel

ELSEWHERE = frozenset(
    [
        "AnswerForm",
        "ArchiveForm",
        "AskDataForm",
        "ChangeUnitForm",
        "ChooseReplay",
        "ChooseTemplate",
        "DebriefScreen",
        "GuidedAnswer",
        "GuidedDebrief",
        "GuidedVerify",
        "HelpScreen",
        "HomeScreen",
        "LearnScreen",
        "LessonScreen",
        "LoginScreen",
        "MergeForm",
        "NewShiftScreen",
        "NotOursForm",
        "Palette",
        "ProgressScreen",
        "Question",
        "QuizScreen",
        "ReferenceScreen",
        "RemindForm",
        "ReplayScreen",
        "ReturnForm",
        "RulesScreen",
        "SettingsScreen",
        "SplitForm",
        "TourScreen",
        "VerifyForm",
        "WorkbenchScreen",
    ]
)
"""Screens with pictures in the tests of their own rooms, reached as a person reaches them."""

Compare = Callable[..., bool]


def with_a_paper() -> Scenario:
    """The scenario that never changes, in which the first citizen comes to the counter."""
    scenario = frozen_scenario()
    arrives = scenario.starts + timedelta(hours=1)
    first = msgspec.structs.replace(
        scenario.plans[0], channel=Channel.COUNTER, arrives=arrives, backlog=False
    )
    told = Happening("kertas", arrives, "Aduan luring masuk.", plan=0)
    return msgspec.structs.replace(
        scenario,
        plans=(first, *scenario.plans[1:]),
        preset=msgspec.structs.replace(scenario.preset, offline="peserta"),
        happenings=(told,),
    )


class FrozenProps(Props):
    """Props that do not change with the content."""

    def __init__(self, person: Person, desk: Desk, profile: Profile) -> None:
        super().__init__(person, desk, profile)
        scenario = with_a_paper()
        number = desk.store.add_session(profile.id, scenario, "giliran", NOW)
        shift = desk.resume(number)
        while not shift.session.papers:
            shift.session.skip()
        self._instead[OfflineForm.__name__] = {
            "bench": Bench(person.app.desk, shift),
            "session": shift.session,
        }


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", sorted(set(screen_classes()) - ELSEWHERE))
def test_picture(
    name: str, size: tuple[int, int], desk: Desk, profile: Profile, snap_compare: Compare
) -> None:
    app = LatihApp(desk)

    async def before(pilot: Pilot[Any]) -> None:
        person = Person(app, pilot)
        while not getattr(app.screen, "loaded", True):
            await pilot.pause(0.02)
        await pushed(person, FrozenProps(person, desk, profile).screen(screen_classes()[name]))

    try:
        assert snap_compare(app, terminal_size=size, run_before=before)
    finally:
        app.desk.close()


def test_the_screens_pictured_elsewhere_exist() -> None:
    assert set(screen_classes()) >= ELSEWHERE
