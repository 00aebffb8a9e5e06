"""A scenario is a function of content, preset and seed, and carries a defensible key for every report."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest

from trainer.practice.journal import decode_scenario, encode_scenario
from trainer.scenarios.build import build_scenario, stream_plans
from trainer.scenarios.library import Library, UnknownContentError
from trainer.scenarios.presets import preset_record
from trainer.scenarios.recipe import RecipeError, qualifies
from trainer.scenarios.scenario import Scenario, SlotRule
from trainer.scenarios.world import build_calendar


def test_the_same_seed_gives_the_same_bytes(library: Library) -> None:
    assert encode_scenario(build_scenario(library, "shift-harian", 8)) == encode_scenario(
        build_scenario(library, "shift-harian", 8)
    )


def test_another_seed_gives_another_shift(library: Library) -> None:
    first, second = (build_scenario(library, "shift-harian", seed) for seed in (8, 9))
    assert [plan.body for plan in first.plans] != [plan.body for plan in second.plans]


def test_a_stored_scenario_comes_back_equal(daily: Scenario) -> None:
    assert decode_scenario(encode_scenario(daily)) == daily


@pytest.mark.parametrize("seed", range(1, 13))
def test_a_shift_follows_its_recipe(library: Library, seed: int) -> None:
    scenario = build_scenario(library, "shift-harian", seed)
    assert len(scenario.plans) == 20
    assert [plan.index for plan in scenario.plans] == list(range(20))
    assert [plan.arrives for plan in scenario.plans] == sorted(plan.arrives for plan in scenario.plans)
    taken = [plan.key for plan in scenario.plans]
    for rule in preset_record(library, "shift-harian").recipe:
        if rule.like is None:
            fitting = [key for key in taken if qualifies(library.cases[key.case], rule)]
            assert len(fitting) >= rule.count, rule
    duplicates = [key for key in taken if key.action == "gabung"]
    assert len(duplicates) == 1


@pytest.mark.parametrize("seed", range(1, 9))
def test_a_duplicate_tells_the_same_happening_later_in_other_words(library: Library, seed: int) -> None:
    scenario = build_scenario(library, "shift-harian", seed)
    second = next(plan for plan in scenario.plans if plan.key.action == "gabung")
    first = scenario.plans[second.key.duplicate_of or 0]
    assert first.arrives < second.arrives
    assert first.key.case == second.key.case
    assert (first.district, first.village) == (second.district, second.village)
    assert first.citizen.name != second.citizen.name
    assert first.body != second.body


def test_the_shift_lasts_ten_working_days(daily: Scenario) -> None:
    calendar = build_calendar(daily)
    day, count = daily.starts.date(), 0
    while day <= daily.ends.date():
        count += calendar.is_working_day(day)
        day += timedelta(days=1)
    assert count == 10
    assert all(plan.arrives < daily.ends for plan in daily.plans)


def test_every_key_names_units_of_the_region(daily: Scenario) -> None:
    known = {unit.id for unit in daily.region.units}
    for plan in daily.plans:
        key = plan.key
        named = {*key.units, *key.accept_units, *key.support_units, *key.never_units, *key.second_units}
        assert named <= known
        assert not set(key.units) & set(key.never_units)
        if key.action == "disposisi":
            assert key.units
        if key.action == "bukan_wewenang":
            assert key.forward_to in {agency.id for agency in daily.region.neighbours}


def test_personal_data_of_a_key_stands_in_the_text(library: Library) -> None:
    found = 0
    for plan in stream_plans(library, "shift-harian", 2, 200):
        for span in plan.key.personal:
            assert span.text in f"{plan.title}\n{plan.body}"
            found += 1
    assert found > 20


def test_numbers_can_belong_to_nobody(library: Library) -> None:
    for plan in stream_plans(library, "shift-harian", 3, 60):
        assert plan.citizen.nik.startswith("99")
        assert plan.citizen.phone.replace("-", "").replace(" ", "").startswith("0840")


def test_a_report_does_not_depend_on_how_many_follow(library: Library) -> None:
    short = [msgspec.json.encode(plan) for plan in stream_plans(library, "orientasi", 5, 9)]
    long = [msgspec.json.encode(plan) for plan in stream_plans(library, "orientasi", 5, 40)]
    assert long[:9] == short


def test_references_of_a_stream_point_backwards(library: Library) -> None:
    plans = list(stream_plans(library, "shift-harian", 4, 60))
    for plan in plans:
        if plan.key.duplicate_of is not None:
            assert plan.key.duplicate_of < plan.index
            assert plans[plan.key.duplicate_of].key.case == plan.key.case


def test_an_unknown_preset_is_named(library: Library) -> None:
    with pytest.raises(UnknownContentError, match="tiada"):
        build_scenario(library, "tiada", 1)


def test_a_recipe_that_nothing_fits_says_which_line(library: Library) -> None:
    impossible = SlotRule(cases=("tidak-ada",))
    preset = msgspec.structs.replace(preset_record(library, "orientasi"), recipe=(impossible,))
    with pytest.raises(RecipeError, match="tidak-ada"):
        build_scenario(library, preset, 1)


@pytest.mark.parametrize("region", ["bangka", "bangka-selatan", "cianjur", "ponorogo"])
def test_the_daily_shift_plays_in_every_region(library: Library, region: str) -> None:
    preset = msgspec.structs.replace(preset_record(library, "shift-harian"), region=region)
    scenario = build_scenario(library, preset, 1)
    assert scenario.region.id == region
    assert {plan.district for plan in scenario.plans} <= {
        district.name for district in scenario.region.districts
    }
