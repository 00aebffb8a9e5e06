"""Officers on leave: seeded, silent although diligent, answered for by the deputy once somebody reminds."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from trainer.practice.bots import ExpertBot, play
from trainer.practice.monev import monev, read_played
from trainer.practice.recap import recap_text
from trainer.practice.session import Session
from trainer.scenarios.build import build_scenario
from trainer.scenarios.events import Absence, LeaveRule, back_at_work
from trainer.scenarios.library import Library
from trainer.scenarios.presets import preset_record
from trainer.scenarios.scenario import Preset, Scenario
from trainer.scenarios.world import build_calendar
from trainer.scoring.grading import grade
from trainer.sp4n import commands as cmd
from trainer.sp4n import events as ev
from trainer.sp4n.vocabulary import Role


@pytest.fixture(scope="module")
def preset(library: Library) -> Preset:
    record = preset_record(library, "shift-harian")
    return msgspec.structs.replace(record, leave=LeaveRule(units=3, days=4), temperaments={"rajin": 1})


def scenario_of(library: Library, preset: Preset, seed: int) -> Scenario:
    return build_scenario(library, preset, seed)


def test_the_same_seed_sends_the_same_units_on_leave(library: Library, preset: Preset) -> None:
    first, again = scenario_of(library, preset, 4), scenario_of(library, preset, 4)
    assert first.absences == again.absences
    assert len(first.absences) == 3
    assert len({scenario_of(library, preset, seed).absences for seed in range(6)}) > 1


def test_leave_changes_nothing_else_in_the_scenario(library: Library, preset: Preset) -> None:
    without = msgspec.structs.replace(preset, leave=None)
    plain = scenario_of(library, without, 4)
    assert plain.absences == ()
    assert scenario_of(library, preset, 4).plans == plain.plans


def test_only_simulated_units_that_get_reports_are_away_for_whole_working_days(
    library: Library, preset: Preset
) -> None:
    for seed in range(8):
        scenario = scenario_of(library, preset, seed)
        calendar = build_calendar(scenario)
        receivers = {unit for plan in scenario.plans for unit in plan.key.units[:1]}
        for absence in scenario.absences:
            assert absence.unit in receivers
            assert absence.unit not in scenario.acting_for
            assert calendar.is_working_day(absence.first)
            assert calendar.working_days_between(absence.first, absence.last) == 3
            assert absence.first >= scenario.starts.date()


def test_back_at_work_is_the_opening_after_the_last_day(library: Library, preset: Preset) -> None:
    scenario = scenario_of(library, preset, 1)
    calendar = build_calendar(scenario)
    absence = Absence("dinkes", dt.date(2026, 2, 12), dt.date(2026, 2, 13))
    noon = dt.datetime(2026, 2, 13, 12, tzinfo=calendar.zone)
    back = back_at_work((absence,), "dinkes", noon, calendar)
    assert back is not None
    assert back > noon + dt.timedelta(days=2)
    assert calendar.is_working_day(back.date())
    assert back_at_work((absence,), "dinsos", noon, calendar) is None
    assert back_at_work((absence,), "dinkes", back, calendar) is None


def test_a_unit_on_leave_answers_only_through_its_deputy(library: Library, preset: Preset) -> None:
    answers = delayed = 0
    for seed in range(1, 7):
        session = Session.start(scenario_of(library, preset, seed))
        play(session, ExpertBot())
        reminded: set[int] = set()
        for entry in session.entries:
            for event in entry.events:
                if isinstance(event, ev.UnitReminded):
                    reminded.add(event.report)
                if isinstance(event, ev.FollowedUp) and entry.actor.role is Role.LIAISON:
                    answers += 1
                    away = back_at_work(session.scenario.absences, event.unit, event.at, session.calendar)
                    assert away is None or event.report in reminded
            delayed += sum("cuti" in planned.reason for planned in entry.planned)
    assert answers
    assert delayed


def test_the_expert_still_gets_full_marks(library: Library, preset: Preset) -> None:
    for seed in range(1, 9):
        session = Session.start(scenario_of(library, preset, seed))
        play(session, ExpertBot())
        card = grade(session.scenario, session.entries)
        assert [(i.id, i.happened) for i in card.items if i.points < i.possible] == [], seed
        assert card.overall == 100


def test_the_deputy_answers_soon_after_a_reminder(library: Library, preset: Preset) -> None:
    scenario = scenario_of(library, preset, 4)
    unit, plan = next(
        (absence, plan)
        for absence in scenario.absences
        for plan in scenario.plans
        if plan.key.units[:1] == (absence.unit,)
    )
    long = Absence(unit.unit, scenario.starts.date(), scenario.ends.date() + dt.timedelta(days=20))
    session = Session.start(msgspec.structs.replace(scenario, absences=(long,)))
    while plan.index not in session.plan_of.values():
        session.skip()
    report = next(number for number, index in session.plan_of.items() if index == plan.index)
    session.do(cmd.VerifyAndDispose(report, plan.title, plan.key.type, plan.key.category, unit.unit))
    session.skip(session.now + dt.timedelta(hours=1))
    entries = session.do(cmd.RemindUnit(report, "Mohon segera dijawab."))
    planned = [move for entry in entries for move in entry.planned if isinstance(move.command, cmd.FollowUp)]
    assert ["pejabat pengganti" in move.reason for move in planned] == [True]
    assert planned[0].at < session.now + dt.timedelta(days=5)


def test_the_recap_tells_who_was_on_leave(library: Library, preset: Preset) -> None:
    session = Session.start(scenario_of(library, preset, 4))
    session.finish()
    played = read_played(session.scenario, session.entries)
    text = recap_text(played, monev(played))
    assert text.count("petugasnya cuti") == 3
    assert "### Cuti petugas" in text


def test_a_rule_without_days_is_refused() -> None:
    with pytest.raises(ValueError, match="Cuti"):
        LeaveRule(units=1, days=0)
