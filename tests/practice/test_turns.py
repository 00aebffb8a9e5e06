"""Whose turn it is with a report, what still comes, and where letting time run would lead."""

from __future__ import annotations

import pytest

from trainer.practice.bots import ExpertBot, play
from trainer.practice.session import Session
from trainer.practice.sight import is_unread, unread_units
from trainer.practice.turns import Turn, whose_turn
from trainer.scenarios.build import build_scenario
from trainer.scenarios.library import Library, load_library
from trainer.sp4n import commands as cmd
from trainer.sp4n.report import Report
from trainer.sp4n.vocabulary import ArchiveReason, MissingData, ReportType, Status


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


@pytest.fixture
def session(library: Library) -> Session:
    return Session.start(build_scenario(library, "orientasi", 7))


def first(session: Session) -> Report:
    return next(iter(session.instance.reports.values()))


def new_for_own_unit(session: Session) -> Report:
    """A new report that belongs to a unit the trainee writes for; time runs until there is one."""
    while True:
        for report in session.instance.reports.values():
            plan = session.plan(report.id)
            units = () if plan is None else plan.key.units[:1]
            if report.status is Status.NEW and any(unit in session.scenario.acting_for for unit in units):
                return report
        session.skip()


def dispose(session: Session, unit: str) -> None:
    report = first(session)
    category = session.scenario.categories[1]
    session.do(cmd.VerifyAndDispose(report.id, report.title, ReportType.ORDINARY, category, unit))


def test_a_new_report_waits_for_the_admin_and_names_the_command(session: Session) -> None:
    turn = whose_turn(session, first(session))
    assert turn is Turn.VERIFY
    assert turn.mine
    assert turn.command == "verifikasi"


def test_a_report_that_is_only_verified_waits_for_its_unit(session: Session) -> None:
    report = first(session)
    session.do(cmd.Verify(report.id, report.title, ReportType.ORDINARY, session.scenario.categories[1]))
    assert whose_turn(session, first(session)) is Turn.DISPOSE


def test_a_unit_that_answers_by_itself_is_not_the_trainees_turn(session: Session) -> None:
    own = session.scenario.acting_for
    dispose(session, next(unit.id for unit in session.scenario.region.units if unit.id not in own))
    turn = whose_turn(session, first(session))
    assert turn is Turn.UNIT
    assert not turn.mine


def test_for_ones_own_unit_the_facts_are_waited_for_and_then_it_is_ones_turn(session: Session) -> None:
    report = new_for_own_unit(session)
    plan = session.plan(report.id)
    assert plan is not None
    key = plan.key
    session.do(cmd.VerifyAndDispose(report.id, report.title, key.type, key.category, key.units[0]))
    assert whose_turn(session, session.instance.reports[report.id]) is Turn.FINDINGS
    while not session.instance.reports[report.id].findings:
        session.skip()
    turn = whose_turn(session, session.instance.reports[report.id])
    assert turn is Turn.ANSWER
    assert turn.command == "jawab"


def test_asked_for_data_and_archived_wait_for_somebody_else(session: Session) -> None:
    number = first(session).id
    session.do(cmd.AskForData(number, (MissingData.PLACE,), "Mohon sebutkan lokasi kejadiannya."))
    assert whose_turn(session, first(session)) is Turn.REPORTER
    session.skip()
    other = next(each for each in session.instance.reports.values() if each.status is Status.NEW)
    session.do(cmd.Archive(other.id, ArchiveReason.UNCLEAR, "Isi laporan belum dapat kami pahami."))
    assert whose_turn(session, session.instance.reports[other.id]) is Turn.NOBODY


def test_what_still_comes_is_counted_down_to_nothing(session: Session) -> None:
    before = session.still_coming()
    assert before == len(session.scenario.plans) - len(session.instance.reports)
    session.finish()
    assert session.still_coming() == 0


def test_papers_count_among_what_still_comes(library: Library) -> None:
    session = Session.start(build_scenario(library, "hari-sibuk", 2))
    coming = session.still_coming()
    while not session.papers:
        session.skip(session.closed_until)
    assert session.still_coming() < coming


def test_a_preview_tells_where_skipping_leads_and_changes_nothing(session: Session) -> None:
    entries, now = list(session.entries), session.now
    goal = session.skip_preview()
    assert (session.entries, session.now) == (entries, now)
    session.skip(session.closed_until)
    assert session.now == goal


def test_a_preview_holds_all_through_a_shift_with_heads_of_units(library: Library) -> None:
    session = Session.start(build_scenario(library, "pejabat-penghubung-persetujuan", 3))
    for _ in range(12):
        if session.finished:
            break
        goal = session.skip_preview()
        session.skip(session.closed_until)
        assert session.now == goal


def test_unread_is_told_for_each_of_the_trainees_roles(session: Session) -> None:
    report = first(session)
    assert is_unread(session, report)
    assert unread_units(session, report) == [None]
    session.do(cmd.MarkRead(report.id))
    assert unread_units(session, first(session)) == []
    dispose(session, session.scenario.acting_for[0])
    assert unread_units(session, first(session)) == [session.scenario.acting_for[0]]


def test_at_the_end_of_an_experts_shift_it_is_nobodys_turn_any_more(session: Session) -> None:
    play(session, ExpertBot())
    assert not any(
        whose_turn(session, report) in {Turn.VERIFY, Turn.DISPOSE}
        for report in session.instance.reports.values()
    )
