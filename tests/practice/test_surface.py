"""The bot that goes by the looks of a report: right where words tell the case, wrong where they mislead."""

from __future__ import annotations

import msgspec

from trainer.practice.bots import play
from trainer.practice.session import Session
from trainer.practice.surface import Neighbours, SurfaceBot
from trainer.scenarios.build import build_scenario
from trainer.scenarios.library import Library
from trainer.scenarios.presets import preset_record
from trainer.scenarios.scenario import ReportPlan, Scenario, SlotRule
from trainer.scoring.grading import grade


def alone(library: Library, case: str, seed: int) -> Scenario:
    preset = msgspec.structs.replace(
        preset_record(library, "orientasi"), id="satu", recipe=(SlotRule(cases=(case,)),), acting_for=()
    )
    return build_scenario(library, preset, seed)


def remembered(library: Library, *cases: str) -> list[ReportPlan]:
    return [alone(library, case, 1001).plans[0] for case in cases]


CASES = ("jalan-kabupaten-berlubang", "adminduk-kia-tanya", "air-keruh")


def test_the_same_case_in_other_words_is_recognised(library: Library) -> None:
    memory = Neighbours(remembered(library, *CASES))
    for case in CASES:
        assert memory.nearest(alone(library, case, 1).plans[0]).key.case == case


def test_who_remembers_the_case_plays_like_the_expert(library: Library) -> None:
    scenario = alone(library, CASES[0], 1)
    session = Session.start(scenario)
    play(session, SurfaceBot(Neighbours(remembered(library, *CASES))))
    assert grade(scenario, session.entries).overall == 100


def test_who_knows_only_a_look_alike_goes_wrong(library: Library) -> None:
    scenario = alone(library, CASES[0], 1)
    session = Session.start(scenario)
    play(session, SurfaceBot(Neighbours(remembered(library, "jalan-nasional-berlubang"))))
    card = grade(scenario, session.entries)
    assert card.overall < 60
    assert any(item.kind == "tindakan" and item.points == 0 for item in card.items)
