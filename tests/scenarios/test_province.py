"""A province's Admin Instansi: its own matters are disposed, those of a kabupaten or kota forwarded there."""

from __future__ import annotations

import pytest

from trainer.practice.bots import BOTS, play
from trainer.practice.session import Session
from trainer.scenarios.build import Workshop, build_scenario
from trainer.scenarios.case import Move
from trainer.scenarios.library import Library
from trainer.scenarios.province import localities
from trainer.scenarios.scenario import AnswerKey
from trainer.scoring.grading import grade
from trainer.sp4n import commands as cmd
from trainer.sp4n.agencies import OWN_REGENCY, Region
from trainer.sp4n.vocabulary import Level, ReportType, Status

PRESET = "shift-provinsi"


@pytest.fixture(scope="module")
def province(library: Library) -> Region:
    return library.region("kepulauan-babel")


@pytest.fixture(scope="module")
def shop(library: Library) -> Workshop:
    return Workshop(library, PRESET)


def test_the_province_has_its_seven_regencies_with_their_kecamatan(province: Region) -> None:
    assert province.level is Level.PROVINCE
    assert not province.fictional
    counts = {
        regency.name: sum(spot.regency == regency.id for spot in province.districts)
        for regency in province.regencies
    }
    assert counts == {
        "Kabupaten Bangka": 8,
        "Kabupaten Bangka Barat": 6,
        "Kabupaten Bangka Selatan": 8,
        "Kabupaten Bangka Tengah": 6,
        "Kabupaten Belitung": 5,
        "Kabupaten Belitung Timur": 7,
        "Kota Pangkalpinang": 7,
    }
    assert province.neighbour("pemkot-pangkalpinang").level is Level.REGION


def test_no_provincial_agency_is_outside_and_no_kecamatan_is_a_unit(
    library: Library, province: Region
) -> None:
    assert not [agency.id for agency in province.neighbours if agency.level is Level.PROVINCE]
    assert not province.units_for("kecamatan")
    functions = {unit.function for unit in province.units}
    assert set(library.provincial.offices.values()) <= functions
    assert set(library.provincial.facts) <= set(library.cases)


@pytest.mark.parametrize(
    ("case", "function"),
    [
        ("jalan-provinsi-berlubang", "pekerjaan_umum"),
        ("sekolah-menengah-sma-toilet", "pendidikan"),
        ("pajak-samsat-antrean", "pendapatan"),
        ("rumah-sakit-provinsi-antre", "rumah_sakit"),
        ("perikanan-trawl-laut", "perikanan"),
        ("hutan-negara-provinsi", "kehutanan"),
        ("tambang-pasir-liar", "energi"),
        ("kerja-upah-di-bawah-umk", "tenaga_kerja"),
    ],
)
def test_what_a_kabupaten_forwards_upwards_is_disposed_here(shop: Workshop, case: str, function: str) -> None:
    key = shop.cases[case].key
    assert (key.action, key.unit, key.forward_to) == ("disposisi", function, None)


def test_an_accused_provincial_school_is_examined_by_the_inspectorate(shop: Workshop) -> None:
    key = shop.cases["sekolah-menengah-sma-sumbangan"].key
    assert key.type is ReportType.SUPERVISORY
    assert (key.unit, key.never_units) == ("inspektorat", ("pendidikan",))
    assert key.force_secret


def test_what_a_kabupaten_does_itself_is_forwarded_to_it(library: Library, shop: Workshop) -> None:
    lowered = [case for case in shop.cases.values() if case.key.forward_to == OWN_REGENCY]
    assert len(lowered) > 100
    for case in lowered:
        assert library.cases[case.id].key.unit is not None
        assert case.key.unit is None
        assert case.key.action in ("bukan_wewenang", "tunda")


def test_matters_of_the_centre_stay_where_they_are(library: Library, shop: Workshop) -> None:
    kept = 0
    for case in shop.cases.values():
        original = library.cases[case.id].key
        if original.unit is None and original.forward_to not in library.provincial.offices:
            assert case.key.forward_to == original.forward_to
            kept += original.forward_to is not None
    assert kept > 20


def test_a_report_goes_to_the_kabupaten_in_which_its_place_lies(library: Library, province: Region) -> None:
    names = {regency.id: regency for regency in province.regencies}
    seen: set[str] = set()
    for seed in range(1, 7):
        for plan in build_scenario(library, PRESET, seed).plans:
            key: AnswerKey = plan.key
            target = key.forward_to or ""
            if target in names:
                seen.add(target)
                assert province.regency_at(plan.district) == target
                assert key.units == ()
    assert len(seen) >= 5


def test_each_locality_has_only_its_own_places(province: Region) -> None:
    spots = localities(province)
    assert [spot.name for spot in spots] == [regency.name for regency in province.regencies]
    for spot in spots:
        inside = {district.name for district in spot.districts}
        assert {place.district for place in spot.places} == inside
        assert {road.district for road in spot.roads} == inside


def test_a_kabupaten_is_its_only_locality(library: Library) -> None:
    region = library.region("raksabumi")
    assert localities(region) == (region,)


@pytest.mark.parametrize("seed", range(1, 11))
def test_the_expert_gets_full_marks_and_careless_ones_do_not(library: Library, seed: int) -> None:
    scenario = build_scenario(library, PRESET, seed)
    scores = {}
    for name in ("expert", "hasty", "negligent"):
        session = Session.start(scenario)
        play(session, BOTS[name]())
        card = grade(scenario, session.entries)
        scores[name] = card.overall
        if name == "expert":
            assert [(i.id, i.happened) for i in card.items if i.points < i.possible] == []
    assert scores["expert"] == 100
    assert scores["hasty"] < 100
    assert scores["negligent"] < 100


def test_lessons_about_levels_are_turned_round(library: Library, shop: Workshop, province: Region) -> None:
    taken = shop.cases["jalan-provinsi-berlubang"]
    lessons = {wrong.move: wrong.lesson for wrong in taken.wrong_moves}
    assert "hanya memutar laporan" in lessons[Move(forward_to=OWN_REGENCY)]
    assert "tidak diarsipkan" in lessons[Move(action="arsip")]
    accused = shop.cases["sekolah-menengah-sma-sumbangan"]
    assert any("memeriksa dirinya sendiri" in wrong.lesson for wrong in accused.wrong_moves)
    functions = {unit.function for unit in province.units}
    for case in shop.cases.values():
        handed = case.key.action == "bukan_wewenang" and case.key.forward_to == OWN_REGENCY
        if handed and library.cases[case.id].key.unit in functions:
            assert any(wrong.move.unit == library.cases[case.id].key.unit for wrong in case.wrong_moves), (
                case.id
            )


def test_every_lesson_at_a_province_can_be_made_there(shop: Workshop, province: Region) -> None:
    functions = {unit.function for unit in province.units}
    agencies = {OWN_REGENCY, *(agency.id for agency in province.neighbours)}
    for case in shop.cases.values():
        right = case.key
        for wrong in case.wrong_moves:
            move = wrong.move
            assert move.unit is None or (move.unit in functions and move.unit != right.unit), case.id
            assert move.forward_to is None or (
                move.forward_to in agencies and move.forward_to != right.forward_to
            )
            assert move.action is None or move.action != right.action, case.id


def test_a_wrong_level_at_a_province_shows_its_lesson(library: Library) -> None:
    session = Session.start(build_scenario(library, PRESET, 2))
    handed = []
    while not session.finished:
        for report in list(session.instance.reports.values()):
            plan = session.plan(report.id)
            if plan is None or report.status is not Status.NEW or session.finished:
                continue
            wrong = next(
                (each for each in plan.key.wrong_moves if "tidak dapat memperbaikinya" in each.lesson), None
            )
            if wrong is not None and wrong.move.unit is not None:
                key = plan.key
                session.do(
                    cmd.VerifyAndDispose(report.id, plan.title, key.type, key.category, wrong.move.unit)
                )
                handed.append(report.id)
        if not session.finished:
            session.skip()
    assert handed
    items = [item for item in grade(session.scenario, session.entries).items if item.report == handed[0]]
    assert any("Teruskan kepada kabupaten/kota tempat kejadian" in item.advice for item in items)
