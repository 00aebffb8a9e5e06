"""Complaints on paper: they lie on the desk until the trainee types them in, and are graded for it."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from trainer.practice.bots import ExpertBot, play
from trainer.practice.session import Session
from trainer.scenarios.build import build_scenario
from trainer.scenarios.library import Library
from trainer.scenarios.papers import is_paper, match_paper, paper_of, paper_text
from trainer.scenarios.presets import preset_record
from trainer.scenarios.scenario import ReportPlan, Scenario
from trainer.scenarios.world import submission
from trainer.scoring.card import Item
from trainer.scoring.grading import grade
from trainer.scoring.offline import leaked_identity
from trainer.sp4n.commands import Command, EnterOffline
from trainer.sp4n.vocabulary import Channel


@pytest.fixture(scope="module")
def busy(library: Library) -> Scenario:
    return build_scenario(library, "hari-sibuk", 2)


def papers_of(scenario: Scenario) -> list[ReportPlan]:
    return [plan for plan in scenario.plans if is_paper(scenario.preset, plan)]


def waiting(scenario: Scenario) -> tuple[Session, ReportPlan]:
    """A session in which the first paper has just come."""
    session = Session.start(scenario)
    while not session.papers:
        session.skip(session.closed_until)
    return session, scenario.plans[session.papers[0].plan]


def typed(plan: ReportPlan, **changes: object) -> EnterOffline:
    command = submission(plan)
    assert isinstance(command, EnterOffline)
    return msgspec.structs.replace(command, **changes)


def items_after(scenario: Scenario, command: Command, wait: dt.timedelta | None = None) -> dict[str, Item]:
    session, _ = waiting(scenario)
    if wait is not None:
        session.run_until(session.now + wait)
    while session.closed_until is not None:
        session.skip(session.closed_until)
    session.do(command)
    session.finish()
    card = grade(scenario, session.entries)
    number = next(
        number for number, index in session.plan_of.items() if index == papers_of(scenario)[0].index
    )
    return {item.kind: item for item in card.items if item.report == number and item.kind.startswith("catat")}


def test_papers_come_in_office_hours_by_the_channels_of_the_recipe(busy: Scenario) -> None:
    papers = papers_of(busy)
    assert {plan.channel for plan in papers} == {Channel.LETTER, Channel.HOTLINE, Channel.INSTAGRAM}
    assert all(not plan.channel.is_offline for plan in busy.plans if plan not in papers)
    assert all(8 <= plan.arrives.hour < 17 for plan in papers)


def test_a_paper_is_no_report_until_it_is_typed_in(busy: Scenario) -> None:
    session, plan = waiting(busy)
    assert plan.index not in session.plan_of.values()
    paper = session.papers[0]
    assert plan.body in paper.text
    assert plan.citizen.name in paper.text
    session.skip(session.closed_until)
    before = session.papers
    session.do(typed(plan))
    assert plan.index in session.plan_of.values()
    assert plan.index not in [paper.plan for paper in session.papers]
    assert len(session.papers) <= len(before)
    report = next(number for number, index in session.plan_of.items() if index == plan.index)
    assert session.plan(report) == plan
    assert session.instance.reports[report].channel is plan.channel


def test_the_deadline_is_one_working_day_after_receipt(busy: Scenario) -> None:
    session = Session.start(busy)
    for plan in papers_of(busy):
        paper = paper_of(plan, session.calendar, session.scenario.rules)
        assert session.calendar.working_days_between(paper.arrived.date(), paper.due.date()) == 1


def test_a_paper_says_what_protection_the_citizen_wants(busy: Scenario) -> None:
    plan = papers_of(busy)[0]
    open_plan = msgspec.structs.replace(plan, anonymous=False, secret=False)
    assert "Permintaan pelapor" not in paper_text(open_plan)
    assert "anonim" in paper_text(msgspec.structs.replace(plan, anonymous=True, secret=False))
    assert "rahasia" in paper_text(msgspec.structs.replace(plan, anonymous=False, secret=True))


def test_the_right_paper_is_found_and_something_else_is_not(busy: Scenario) -> None:
    papers = papers_of(busy)
    for plan in papers:
        assert match_paper(typed(plan), papers) == plan.index
        shorter = typed(plan, body=plan.body[: len(plan.body) * 3 // 4], title="Aduan warga")
        assert match_paper(shorter, papers) == plan.index
    other = typed(papers[0], title="Uji coba", body="halo")
    stranger = msgspec.structs.replace(other.reporter, name="Orang Lain")
    assert match_paper(msgspec.structs.replace(other, reporter=stranger), papers) is None


def test_a_resumed_session_has_the_same_papers(busy: Scenario) -> None:
    session, plan = waiting(busy)
    again = Session.resume(busy, session.entries)
    assert again.papers == session.papers
    session.skip(session.closed_until)
    session.do(typed(plan))
    again = Session.resume(busy, session.entries)
    assert again.papers == session.papers
    assert again.plan_of == session.plan_of


def test_typing_it_in_as_it_is_earns_everything(busy: Scenario) -> None:
    found = items_after(busy, typed(papers_of(busy)[0]))
    assert set(found) == {"catat_tepat", "catat_kanal", "catat_privasi", "catat_isi"}
    assert all(item.points == item.possible for item in found.values())


def test_the_wrong_channel_and_a_poor_text_cost_points(busy: Scenario) -> None:
    plan = papers_of(busy)[0]
    other = Channel.EMAIL
    found = items_after(busy, typed(plan, channel=other, body=plan.body[: len(plan.body) // 3]))
    assert found["catat_kanal"].points == 0
    assert found["catat_isi"].points < found["catat_isi"].possible


def test_identity_in_the_text_is_a_leak(busy: Scenario) -> None:
    plan = papers_of(busy)[0]
    assert leaked_identity(plan, f"{plan.title}\n{plan.body}") == ()
    assert "NIK" in leaked_identity(plan, f"{plan.body} NIK {plan.citizen.nik}")
    found = items_after(busy, typed(plan, body=f"{plan.body} Telepon {plan.citizen.phone}"))
    assert found["catat_isi"].points == 0
    assert "telepon" in found["catat_isi"].happened


def test_a_wish_for_protection_has_to_be_kept(library: Library) -> None:
    scenario = build_scenario(library, "hari-sibuk", 2)
    first = papers_of(scenario)[0]
    plans = tuple(
        msgspec.structs.replace(plan, anonymous=True) if plan.index == first.index else plan
        for plan in scenario.plans
    )
    scenario = msgspec.structs.replace(scenario, plans=plans)
    plan = papers_of(scenario)[0]
    kept = items_after(scenario, typed(plan))["catat_privasi"]
    dropped = items_after(scenario, typed(plan, anonymous=False))["catat_privasi"]
    assert (kept.points, dropped.points) == (kept.possible, 0)


def test_late_entry_costs_and_no_entry_costs_more(busy: Scenario) -> None:
    plan = papers_of(busy)[0]
    late = items_after(busy, typed(plan), wait=dt.timedelta(days=5))["catat_tepat"]
    assert 0 <= late.points < late.possible
    session = Session.start(busy)
    session.finish()
    card = grade(busy, session.entries)
    missing = [item for item in card.items if item.kind == "catat_tepat"]
    assert len(missing) == len(papers_of(busy))
    assert all(item.points == 0 and item.report < busy.first_tracking for item in missing)
    lines = [line for line in card.reports if line.title.startswith("Tidak dicatat")]
    assert len(lines) == len(missing)


def test_the_expert_types_everything_in_and_handles_it(busy: Scenario) -> None:
    session = Session.start(busy)
    play(session, ExpertBot())
    assert session.papers == ()
    card = grade(busy, session.entries)
    assert [(i.id, i.happened) for i in card.items if i.points < i.possible] == []
    assert sum(item.kind == "catat_isi" for item in card.items) == 3


def test_where_the_counter_types_in_nothing_lies_on_the_desk(library: Library) -> None:
    preset = msgspec.structs.replace(preset_record(library, "hari-sibuk"), offline="loket")
    session = Session.start(build_scenario(library, preset, 2))
    session.finish()
    assert session.papers == ()
    assert not [each for each in session.scenario.happenings if each.kind == "kertas"]
    assert len(session.plan_of) == len(session.scenario.plans)
