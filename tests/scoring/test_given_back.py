"""A report that its unit gave back is told apart from a forgotten one, and a unit that helps is not thereby the right one."""

from __future__ import annotations

import msgspec
from lone_shift import LoneShift

from trainer.scoring.grading import grade
from trainer.scoring.rubric import parse_rubric
from trainer.sp4n import commands as cmd

ROAD = "jalan-usul-aspal"


def returned_and_left() -> LoneShift:
    shift = LoneShift(ROAD, temper="melempar")
    shift.dispose()
    shift.until(lambda report: bool(report.returns))
    return shift


def test_a_right_unit_that_gives_back_is_named_with_what_is_due() -> None:
    shift = returned_and_left()
    item = shift.item("tidak_terlupa")
    unit = shift.scenario.region.unit(shift.report.returns[-1].unit).name
    assert item.points == 0
    assert item.happened.startswith(f"{unit} mengembalikan laporan")
    assert shift.report.returns[-1].reason.rstrip(".") in item.happened
    assert "sudah tepat" in item.why
    assert "catatan mengapa perkara ini tugasnya" in item.advice


def test_the_right_goal_keeps_its_points() -> None:
    shift = returned_and_left()
    assert shift.share("disposisi") == 1


def test_insisting_wins_the_points_back() -> None:
    shift = returned_and_left()
    form = shift.form()
    shift.do(cmd.Dispose(shift.id, form.unit, note="Perkara ini tugas unit Anda."))
    assert shift.share("tidak_terlupa") == 1


def test_a_return_on_the_last_day_costs_nothing() -> None:
    shift = returned_and_left()
    card = grade(shift.scenario, shift.session.entries)
    item = next(each for each in card.items if each.kind == "tidak_terlupa")
    assert item.points == item.possible


def test_an_older_rubric_judges_the_same_points() -> None:
    shift = returned_and_left()
    shift.session.finish()
    older = msgspec.structs.replace(parse_rubric(shift.scenario.rubric), version="1.1", careful=False)
    before = grade(shift.scenario, shift.session.entries, older)
    after = grade(shift.scenario, shift.session.entries)
    assert [(item.id, item.points) for item in before.items] == [
        (item.id, item.points) for item in after.items
    ]


def test_a_wrong_unit_that_helps_stays_wrong() -> None:
    shift = LoneShift(ROAD)
    wrong = next(unit.id for unit in shift.scenario.region.units if unit.function == "sosial")
    shift.dispose(unit=wrong)
    shift.until(lambda report: bool(report.returns or report.first_follow_up_at or report.findings))
    item = shift.item("disposisi")
    assert item.points == 0
    if not shift.report.returns:
        assert "bukan tugasnya" in item.why
