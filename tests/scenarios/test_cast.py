"""The cast acts by stated rules: units by temperament, citizens by mood and by the quality of the answer."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest

from trainer.practice.bots import ExpertBot, play
from trainer.practice.session import Session
from trainer.scenarios.build import build_scenario
from trainer.scenarios.citizens import citizen_reaction
from trainer.scenarios.library import Library
from trainer.scenarios.scenario import Mood, Scenario, Temperament
from trainer.sp4n import commands as cmd
from trainer.sp4n import events as ev
from trainer.sp4n.report import NATIONAL, EscalationLevel
from trainer.sp4n.vocabulary import ClockId, MissingData, Role, Status


@pytest.mark.parametrize(
    ("mood", "quality", "final", "replies", "reaction"),
    [
        ("puas", 4, True, 0, "konfirmasi"),
        ("sabar", 4, True, 0, None),
        ("gigih", 4, True, 0, "tanya_lanjut"),
        ("gigih", 4, True, 1, "konfirmasi"),
        ("puas", 4, False, 0, None),
        ("puas", 2, True, 0, "kecewa"),
        ("sabar", 2, True, 0, None),
        ("puas", 1, True, 0, "kecewa"),
        ("marah", 0, True, 0, "marah"),
        ("sabar", 1, False, 0, None),
        ("marah", 0, True, 2, None),
        ("kecewa", 3, True, 1, "konfirmasi"),
    ],
)
def test_a_citizen_takes_an_answer_by_mood_and_quality(
    orientation: Scenario, mood: Mood, quality: int, final: bool, replies: int, reaction: str | None
) -> None:
    plan = msgspec.structs.replace(orientation.plans[0], mood=mood)
    assert citizen_reaction(plan, quality, final, replies) == reaction


def with_temperament(scenario: Scenario, temperament: Temperament) -> Scenario:
    units = {unit.id: temperament for unit in scenario.region.units}
    return msgspec.structs.replace(scenario, temperaments=units, acting_for=())


def disposed(scenario: Scenario, unit: str | None = None) -> tuple[Session, int]:
    """A session in which the first report with a unit was disposed at once."""
    session = Session.start(scenario)
    while True:
        for report in session.instance.reports.values():
            plan = session.plan(report.id)
            if plan is not None and plan.key.action == "disposisi" and report.status is Status.NEW:
                key = plan.key
                form = cmd.VerifyAndDispose(
                    report.id, plan.title, key.type, key.category, unit or key.units[0]
                )
                session.do(form)
                return session, report.id
        session.skip()


def events_of(session: Session, report: int, kind: type) -> list[ev.Event]:
    return [
        event
        for entry in session.entries
        for event in entry.events
        if event.report == report and type(event) is kind
    ]


@pytest.mark.parametrize(
    ("temperament", "answers", "final"),
    [("rajin", 1, True), ("lambat", 1, True), ("template", 1, False), ("diam", 0, None)],
)
def test_units_work_by_temperament(
    orientation: Scenario, temperament: Temperament, answers: int, final: bool | None
) -> None:
    session, report = disposed(with_temperament(orientation, temperament))
    session.finish()
    found = events_of(session, report, ev.FollowedUp)[:1]
    assert len(found) == answers
    assert [event.final for event in found] == ([] if final is None else [final])


@pytest.mark.parametrize("temperament", ["diam", "template"])
def test_a_reminder_moves_a_silent_or_sloppy_unit(orientation: Scenario, temperament: Temperament) -> None:
    session, report = disposed(with_temperament(orientation, temperament))
    session.skip(session.calendar.add_working_days(session.now, 2))
    session.run_until(session.calendar.add_working_days(session.now, 2))
    session.do(cmd.RemindUnit(report, "Mohon dijawab."))
    session.finish()
    assert any(event.final for event in events_of(session, report, ev.FollowedUp))


def test_a_wrong_unit_gives_the_report_back(orientation: Scenario) -> None:
    session, report = disposed(with_temperament(orientation, "rajin"), unit="disarpus")
    session.finish()
    assert events_of(session, report, ev.Returned)
    assert not events_of(session, report, ev.FollowedUp)


def test_a_bouncing_unit_bounces_only_once(orientation: Scenario) -> None:
    session = Session.start(with_temperament(orientation, "melempar"))
    play(session, ExpertBot())
    for report in session.instance.reports.values():
        assert len(report.returns) <= 1


def test_a_citizen_completes_what_was_rightly_asked(daily: Scenario) -> None:
    for asked_right in (True, False):
        session = Session.start(daily)
        plan = next(plan for plan in daily.plans if plan.key.action == "tunda")
        while plan.index not in session.plan_of.values():
            session.skip()
        report = next(number for number, index in session.plan_of.items() if index == plan.index)
        wrong = tuple(item for item in MissingData if item not in plan.key.missing)[:1]
        session.do(cmd.AskForData(report, plan.key.missing if asked_right else wrong, "Mohon dilengkapi."))
        session.run_until(session.calendar.add_working_days(session.now, 4))
        assert bool(events_of(session, report, ev.DataCompleted)) is asked_right


def with_support(scenario: Scenario) -> tuple[Session, int, str]:
    """A session in which a report with two matters went to its lead and its supporting unit."""
    session = Session.start(with_temperament(scenario, "lambat"))
    while True:
        for report in session.instance.reports.values():
            plan = session.plan(report.id)
            if plan is not None and plan.key.units and report.status is Status.NEW:
                key = plan.key
                helper = next(
                    (unit for unit in (*key.second_units, *key.support_units) if unit != key.units[0]), None
                )
                if helper is not None:
                    form = cmd.VerifyAndDispose(
                        report.id, plan.title, key.type, key.category, key.units[0], support_units=(helper,)
                    )
                    session.do(form)
                    return session, report.id, helper
        session.skip()


@pytest.fixture(scope="module")
def two_matters(library: Library) -> Scenario:
    """A shift that holds a report with a supporting unit."""
    for seed in range(1, 20):
        scenario = build_scenario(library, "shift-harian", seed)
        for plan in scenario.plans:
            if plan.key.units and {*plan.key.second_units, *plan.key.support_units} - set(plan.key.units):
                return scenario
    raise AssertionError("no report with two matters")


def test_a_supporting_unit_adds_its_part_before_the_lead_unit_answers(two_matters: Scenario) -> None:
    session, number, helper = with_support(two_matters)
    session.finish()
    answers = [
        event for event in events_of(session, number, ev.FollowedUp) if isinstance(event, ev.FollowedUp)
    ]
    assert [(event.unit, event.lead, event.final) for event in answers[:1]] == [(helper, False, False)]
    assert sum(event.unit == helper for event in answers) == 1
    lead = next(event for event in answers if event.lead)
    assert lead.first, "the contribution did not stop the clock of the first follow-up"


def test_a_reminded_supporting_unit_does_not_answer_for_the_lead_unit(two_matters: Scenario) -> None:
    session, number, helper = with_support(two_matters)
    session.do(cmd.RemindUnit(number, "Mohon masukannya.", helper))
    session.finish()
    lapsed = [
        entry for entry in session.entries if isinstance(entry.command, cmd.FollowUp) and not entry.events
    ]
    said = [event for event in events_of(session, number, ev.FollowedUp) if isinstance(event, ev.FollowedUp)]
    assert not any(event.final for event in said if event.unit == helper)
    assert not any(entry.actor.unit == helper and "Hasil akhir" in entry.note for entry in lapsed)


@pytest.mark.parametrize("to", list(EscalationLevel))
def test_an_escalation_moves_a_silent_unit(orientation: Scenario, to: EscalationLevel) -> None:
    long = msgspec.structs.replace(orientation, ends=orientation.ends + timedelta(days=21))
    session, number = disposed(with_temperament(long, "diam"))
    report = session.instance.reports[number]
    due = report.clocks[ClockId.FIRST_FOLLOW_UP].due
    session.run_until(session.calendar.next_opening(due + timedelta(minutes=1)))
    before = session.now
    session.do(cmd.Escalate(number, to, "Unit belum menjawab."))
    while report.final_at is None:
        session.skip()
    hours = session.calendar.elapsed(before, report.final_at).total_seconds() / 3600
    assert hours <= 10
    entry = next(each for each in session.entries if any(isinstance(e, ev.FollowedUp) for e in each.events))
    planned = next(each for known in session.entries for each in known.planned if each.id == entry.done)
    assert to.label in planned.reason


def test_a_unit_goes_on_after_the_citizen_has_completed_the_data(orientation: Scenario) -> None:
    session, number = disposed(with_temperament(orientation, "rajin"))
    session.do(cmd.AskForData(number, (MissingData.PLACE,), "Mohon titik lokasinya."))
    session.finish()
    kinds = [type(event) for event in events_of(session, number, ev.DataCompleted)]
    assert kinds == [ev.DataCompleted]
    assert session.instance.reports[number].final_at is not None


def test_citizens_take_back_what_has_settled_itself(library: Library) -> None:
    scenario = build_scenario(library, "hari-sibuk", 2)
    assert len(scenario.withdrawals) == 1
    session = Session.start(scenario)
    play(session, ExpertBot())
    (index,) = scenario.withdrawals
    number = next(number for number, plan in session.plan_of.items() if plan == index)
    report = session.instance.reports[number]
    assert report.status in (Status.ARCHIVED_BY_REPORTER, Status.CLOSED_BY_REPORTER)
    assert report.lead_unit not in scenario.acting_for


def test_the_admin_nasional_routes_what_names_no_agency(library: Library) -> None:
    scenario = build_scenario(library, "hari-sibuk", 2)
    session = Session.start(scenario)
    play(session, ExpertBot())
    (plan,) = [plan for plan in scenario.plans if not plan.to_agency]
    number = next(number for number, index in session.plan_of.items() if index == plan.index)
    (routed,) = events_of(session, number, ev.Routed)
    assert routed.by.role is Role.NATIONAL
    assert session.instance.reports[number].first_follow_up_at is not None


def test_the_admin_nasional_sends_back_what_is_the_regions_own(orientation: Scenario) -> None:
    session = Session.start(orientation)
    report = next(
        report
        for report in session.instance.reports.values()
        if session.plan(report.id).key.action == "disposisi" and report.status is Status.NEW
    )
    session.do(cmd.NotOurs(report.id, NATIONAL, "Laporan kami teruskan kepada Admin Nasional."))
    assert report.status is Status.FORWARDED
    while report.status is Status.FORWARDED:
        session.skip()
    assert report.status is Status.NEW
    assert events_of(session, report.id, ev.Routed)


def test_a_unit_that_returns_a_report_names_whose_task_it_is(orientation: Scenario) -> None:
    wrong = next(unit.id for unit in orientation.region.units if unit.function == "perpustakaan")
    session, number = disposed(with_temperament(orientation, "rajin"), wrong)
    session.finish()
    report, plan = session.instance.reports[number], session.plan(number)
    assert plan is not None
    reason = report.returns[0].reason
    assert orientation.region.unit(plan.key.units[0]).name in reason
    assert "bukan tugas" in reason


def test_a_right_unit_that_tries_to_pass_a_report_on_has_something_to_argue(orientation: Scenario) -> None:
    session, number = disposed(with_temperament(orientation, "melempar"))
    session.finish()
    reason = session.instance.reports[number].returns[0].reason
    assert "bukan tugas" not in reason
    assert "dengan alasannya" in reason


def test_an_answer_is_signed_by_the_unit_that_gives_it(library: Library) -> None:
    """A report may lie with another unit than the key's first one; its answer carries that unit's name."""
    scenario = with_temperament(build_scenario(library, "shift-harian", 3), "rajin")
    names = {unit.id: unit.name for unit in scenario.region.units}
    plan = next(plan for plan in scenario.plans if plan.key.accept_units and plan.key.action == "disposisi")
    other = plan.key.accept_units[0]
    session = Session.start(scenario)
    session.run_until(plan.arrives + timedelta(hours=1))
    number = next(
        report.id for report in session.instance.reports.values() if report.original_title == plan.title
    )
    key = plan.key
    session.do(cmd.VerifyAndDispose(number, plan.title, key.type, key.category, other))
    session.finish()
    answers = [
        event.text
        for event in session.instance.reports[number].events
        if isinstance(event, ev.FollowedUp) and event.unit == other
    ]
    assert answers
    lines = answers[0].split("\n")
    assert names[plan.key.units[0]] not in (lines[0] + lines[-1])
