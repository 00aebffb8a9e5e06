"""The recipe of a preset: shares for parallel forms, backlogs, time windows, districts, twins, repeats."""

from __future__ import annotations

from collections import Counter
from datetime import date
from random import Random
from typing import Any

import msgspec
import pytest

from trainer.scenarios.build import build_scenario
from trainer.scenarios.library import Library
from trainer.scenarios.recipe import (
    TWIN_MINUTES,
    Chosen,
    RecipeError,
    choose,
    deal,
    fits_district,
)
from trainer.scenarios.scenario import Preset
from trainer.sp4n.calendar import WorkingCalendar

FIRST = date(2026, 2, 2)


def preset(recipe: list[dict[str, Any]], **changes: Any) -> Preset:
    record = {
        "id": "uji",
        "title": "Uji",
        "description": "Uji.",
        "timing": {"starts": ["2026-02-02"], "days": 10, "arrival_days": 8},
        "recipe": recipe,
        **changes,
    }
    return msgspec.convert(record, Preset)


def chosen(library: Library, recipe: list[dict[str, Any]], seed: int = 1, **changes: Any) -> list[Chosen]:
    region = library.region("raksabumi")
    made = preset(recipe, **changes)
    return choose(made, library.cases, office(library), FIRST, Random(seed), region)


def office(library: Library) -> WorkingCalendar:
    return WorkingCalendar.from_years("Asia/Jakarta", library.regulations.hours, library.calendars())


def test_shares_are_disjoint_alike_and_complete(library: Library) -> None:
    shares = [deal(library.cases, (number, 3)) for number in (1, 2, 3)]
    kinds = [Counter((c.key.action, c.key.type, c.difficulty) for c in share.values()) for share in shares]
    for kind in kinds[0]:
        sizes = [count[kind] for count in kinds]
        assert max(sizes) - min(sizes) <= 1, kind
    everywhere = set(shares[0]) & set(shares[1])
    scarce = Counter((c.key.action, c.key.type, c.difficulty) for c in library.cases.values())
    for name in everywhere:
        case = library.cases[name]
        assert scarce[case.key.action, case.key.type, case.difficulty] < 3
    assert set().union(*shares) == set(library.cases)


def test_without_a_share_all_cases_stay(library: Library) -> None:
    assert deal(library.cases, None) == dict(library.cases)


def test_backlog_reports_are_so_many_working_days_old(library: Library) -> None:
    calendar = office(library)
    for entry in chosen(library, [{"count": 8, "actions": ["disposisi"], "age": [5, 15]}]):
        age = calendar.working_days_between(entry.arrives.date(), FIRST)
        assert 5 <= age <= 15
        assert entry.arrives < calendar.opening(FIRST)


def test_a_window_of_days_holds_the_arrivals(library: Library) -> None:
    calendar = office(library)
    for entry in chosen(library, [{"count": 8, "actions": ["disposisi"], "days": [3, 5]}]):
        day = 1 + calendar.working_days_between(FIRST, entry.arrives.date())
        assert 3 <= day <= 5


def test_a_district_is_only_given_cases_it_can_serve(library: Library) -> None:
    region = library.region("raksabumi")
    for district in region.districts:
        for entry in chosen(library, [{"count": 6, "district": district.name, "actions": ["disposisi"]}]):
            assert fits_district(entry.case, region, district.name), (entry.case.id, district.name)


def test_a_district_without_what_a_case_names_is_refused(library: Library) -> None:
    case = library.cases["jalan-kabupaten-berlubang"]
    region = library.region("raksabumi")
    bare = msgspec.structs.replace(region, roads=())
    assert fits_district(case, region, region.districts[0].name)
    assert not fits_district(case, bare, region.districts[0].name)


@pytest.mark.parametrize("seed", range(1, 21))
def test_contrast_twins_lie_side_by_side(library: Library, seed: int) -> None:
    entries = chosen(library, [{"count": 7, "contrast": True}, {"count": 7, "like": "kontras"}], seed)
    assert len({entry.case.id for entry in entries}) == 14
    for first, twin in zip(entries[:7], entries[7:], strict=True):
        assert twin.case.id in {contrast.case for contrast in first.case.contrast}
        assert (twin.arrives - first.arrives).total_seconds() == 60 * TWIN_MINUTES


def test_more_twins_than_pairs_is_one_sentence(library: Library) -> None:
    with pytest.raises(RecipeError, match="kembaran"):
        chosen(library, [{"count": 1, "contrast": True}, {"count": 2, "like": "kontras"}])


def test_repeats_never_repeat_the_backlog(library: Library) -> None:
    recipe = [
        {"count": 3, "topics": ["jalan"], "actions": ["disposisi"], "age": [5, 6]},
        {"count": 4, "topics": ["jalan", "sampah"], "actions": ["disposisi"]},
        {"count": 2, "like": "duplikat"},
    ]
    for seed in range(1, 6):
        for entry in chosen(library, recipe, seed)[-2:]:
            assert entry.like is not None
            assert entry.like >= 3


def test_a_misdirected_report_is_never_the_trainees_own(library: Library) -> None:
    recipe = [{"count": 6, "types": ["tidak_berkadar"], "actions": ["disposisi"], "misdirected": True}]
    changes = {"role": "pejabat_penghubung", "acting_for": ["pekerjaan_umum"]}
    for seed in range(1, 6):
        for entry in chosen(library, recipe, seed, **changes):
            key = entry.case.key
            assert "pekerjaan_umum" not in {
                key.unit,
                *key.accept_units,
                *key.support_units,
                key.second_matter,
            }


def test_a_line_that_fits_nothing_is_one_sentence(library: Library) -> None:
    with pytest.raises(RecipeError, match="baris resep"):
        chosen(library, [{"count": 1, "topics": ["tidak-ada-topik"]}])


def test_forms_of_one_series_have_the_same_days_and_hours(library: Library) -> None:
    forms = [build_scenario(library, f"ujian-{form}", 3) for form in "abc"]
    assert len({form.starts for form in forms}) == 1
    plain = [[p.arrives for p in form.plans if p.key.action != "gabung"] for form in forms]
    assert plain[0] == plain[1] == plain[2]
