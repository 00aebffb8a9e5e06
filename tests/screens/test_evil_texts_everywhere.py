"""Every screen there is opens with texts full of brackets, escape sequences and control characters."""

from __future__ import annotations

import re

import pytest
from every_screen import Props, screen_classes
from frozen import frozen_scenario
from person import sitting
from test_costs import opened
from test_text_from_people import EVIL, poisoned

from trainer.practice.desk import Desk

UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_no_screen_obeys_what_people_wrote(desk: Desk, size: tuple[int, int]) -> None:
    profile = desk.add_profile(EVIL, "raksabumi", EVIL, "admin_instansi")
    async with sitting(desk, size) as person:
        props = Props(person, desk, profile, poisoned(frozen_scenario()), EVIL)
        obeying = []
        for name, kind in screen_classes().items():
            screen = await opened(person, props.screen(kind))
            await person.pilot.pause()
            if UNSAFE.search(person.text().replace("\n", "")) or not person.app.is_running:
                obeying.append(name)
            await screen.dismiss()
    assert obeying == []
