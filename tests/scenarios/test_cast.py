"""The cast acts by stated rules: units by temperament, citizens by mood and by the quality of the answer."""

from __future__ import annotations

import msgspec
import pytest

from trainer.practice.bots import ExpertBot, play
from trainer.practice.session import Session
from trainer.scenarios.cast import Cast
from trainer.scenarios.scenario import Mood, Scenario, Temperament
from trainer.sp4n import commands as cmd
from trainer.sp4n import events as ev
from trainer.sp4n.vocabulary import MissingData, Status


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
    assert Cast.citizen_reaction(plan, quality, final, replies) == reaction


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
