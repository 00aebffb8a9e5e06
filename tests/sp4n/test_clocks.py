"""The clocks C1-C8: start, pause, stop, owner, recomputation, warnings, breaches, ledger (dossier 4.1)."""

from __future__ import annotations

import datetime as dt

import pytest
from office import ADMIN, CITIZEN, MONDAY, NATIONAL_ADMIN, ROAD_CATEGORY, WIB, Office, calendar, liaison

from trainer.sp4n import commands as c
from trainer.sp4n.clocks import clock_ledger
from trainer.sp4n.events import AutoClosed, DeadlineBreached, DeadlineWarned, OmbudsmanNoticed
from trainer.sp4n.report import SYSTEM, Clock, Report, StopKind, Verdict
from trainer.sp4n.settings import Options
from trainer.sp4n.vocabulary import ClockId, MissingData, ReporterChoice, ReportType, Role, Status

C1, C2, C3, C4, C5, C6, C7, C8 = ClockId


def closing(day: int, month: int = 3) -> dt.datetime:
    """Closing time of a day of 2026 that is not a Friday."""
    return dt.datetime(2026, month, day, 16, 0, tzinfo=WIB)


def friday(day: int, month: int = 3) -> dt.datetime:
    """Closing time of a Friday of 2026."""
    return dt.datetime(2026, month, day, 16, 30, tzinfo=WIB)


def clock(report: Report, clock_id: ClockId) -> Clock:
    """The latest run of a clock."""
    return report.clocks[clock_id]


def test_national_and_agency_verification_have_three_days_each() -> None:
    office = Office()
    report = office.submit(to_agency=False)
    assert (clock(report, C1).due, clock(report, C1).owner) == (closing(5), Role.NATIONAL)
    office.act(c.RouteToAgency(report.id), NATIONAL_ADMIN, MONDAY + dt.timedelta(days=2))
    assert clock(report, C1).verdict(office.now) is Verdict.ON_TIME
    assert (clock(report, C2).due, clock(report, C2).owner) == (closing(9), Role.AGENCY)


def test_a_region_may_count_verification_once_from_submission() -> None:
    office = Office(Options(single_verification=True))
    report = office.submit(to_agency=False)
    office.act(c.RouteToAgency(report.id), NATIONAL_ADMIN, MONDAY + dt.timedelta(days=2))
    assert clock(report, C2).due == closing(5)


@pytest.mark.parametrize(
    ("kind", "due"),
    [
        (ReportType.INFORMATION, closing(9)),
        (ReportType.ORDINARY, closing(24)),
        (ReportType.SUPERVISORY, closing(27, 5)),
        (ReportType.ASPIRATION, None),
    ],
)
def test_completion_depends_on_the_class_and_aspirasi_has_none(
    kind: ReportType, due: dt.datetime | None
) -> None:
    report = Office().disposed(kind)
    assert clock(report, C3).due == closing(9)
    assert (clock(report, C3).owner, clock(report, C3).unit) == (Role.LIAISON, "pupr")
    assert (report.clocks[C4].due if C4 in report.clocks else None) == due


def test_changing_the_class_recomputes_completion() -> None:
    office = Office()
    report = office.disposed(ReportType.SUPERVISORY)
    office.act(c.EditPublished(report.id, type=ReportType.ORDINARY), ADMIN)
    assert clock(report, C4).due == closing(24)
    office.act(c.EditPublished(report.id, type=ReportType.ASPIRATION), ADMIN)
    assert clock(report, C4).stop is StopKind.VOID
    office.act(c.EditPublished(report.id, type=ReportType.INFORMATION), ADMIN)
    assert (clock(report, C4).due, clock(report, C4).stopped) == (closing(9), None)


def test_a_new_class_judges_a_finished_report_again() -> None:
    office = Office()
    report = office.disposed(ReportType.ORDINARY)
    office.act(c.FollowUp(report.id, "Selesai.", final=True), liaison("pupr"), closing(16))
    assert clock(report, C4).verdict(office.now) is Verdict.ON_TIME
    office.act(c.EditPublished(report.id, type=ReportType.INFORMATION), ADMIN)
    assert clock(report, C4).verdict(office.now) is Verdict.LATE


def test_interim_answer_stops_first_follow_up_but_not_completion() -> None:
    office = Office()
    report = office.answered(final=False)
    assert clock(report, C3).stop is StopKind.FULFILLED
    assert clock(report, C4).running
    office.act(c.FollowUp(report.id, "Sudah ditambal.", final=True), liaison("pupr"))
    assert clock(report, C4).stop is StopKind.FULFILLED


def test_pending_pauses_verification_and_the_citizen_gets_ten_days() -> None:
    office = Office()
    report = office.submit()
    office.act(
        c.AskForData(report.id, (MissingData.PLACE,), "Mohon lokasi."), ADMIN, MONDAY + dt.timedelta(days=1)
    )
    assert clock(report, C2).verdict(closing(30)) is Verdict.PAUSED
    assert (clock(report, C7).due, clock(report, C7).owner) == (closing(17), Role.REPORTER)
    office.act(c.CompleteData(report.id, "Di pasar."), CITIZEN, MONDAY + dt.timedelta(days=9))
    assert clock(report, C2).due == closing(13) + dt.timedelta(minutes=30)
    assert clock(report, C7).stop is StopKind.FULFILLED


def test_pending_pauses_the_completion_clock_of_a_disposed_report() -> None:
    office = Office()
    report = office.disposed()
    before = clock(report, C4).due
    office.act(
        c.AskForData(report.id, (MissingData.PLACE,), "Mohon lokasi."), ADMIN, MONDAY + dt.timedelta(days=1)
    )
    office.act(c.CompleteData(report.id, "Di pasar."), CITIZEN, MONDAY + dt.timedelta(days=3))
    assert (before, clock(report, C4).due) == (closing(24), closing(26))


def test_time_pending_does_not_count_when_completion_starts_over() -> None:
    office = Office()
    report = office.disposed(ReportType.ASPIRATION)
    office.act(
        c.AskForData(report.id, (MissingData.PLACE,), "Mohon lokasi."), ADMIN, MONDAY + dt.timedelta(days=1)
    )
    office.act(c.CompleteData(report.id, "Di pasar."), CITIZEN, MONDAY + dt.timedelta(days=3))
    office.act(c.EditPublished(report.id, type=ReportType.ORDINARY), ADMIN)
    assert clock(report, C4).due == closing(26)


def test_a_returned_report_keeps_its_first_follow_up_clock_running() -> None:
    office = Office()
    report = office.disposed()
    due = clock(report, C3).due
    office.act(c.ReturnToCoordinator(report.id, "Bukan kami."), liaison("pupr"))
    assert (clock(report, C3).running, clock(report, C3).owner) == (True, Role.AGENCY)
    office.act(c.Dispose(report.id, "dishub"), ADMIN, MONDAY + dt.timedelta(days=2))
    assert (clock(report, C3).due, clock(report, C3).unit) == (due, "dishub")


def test_a_reply_cancels_the_window_and_asks_for_an_answer() -> None:
    office = Office()
    report = office.answered()
    assert (clock(report, C6).due, clock(report, C6).owner) == (closing(16), Role.REPORTER)
    office.act(c.Reply(report.id, "Belum."), CITIZEN, MONDAY + dt.timedelta(days=7))
    assert clock(report, C6).stop is StopKind.VOID
    assert (clock(report, C5).due, clock(report, C5).unit) == (closing(16), "pupr")
    office.act(c.Reply(report.id, "Halo?"), CITIZEN, MONDAY + dt.timedelta(days=8))
    assert clock(report, C5).round == 1
    office.act(c.FollowUp(report.id, "Besok.", final=True), liaison("pupr"), MONDAY + dt.timedelta(days=9))
    assert clock(report, C6).round == 2
    assert [old.id for old in report.past_clocks] == [C6]


def test_the_system_closes_after_ten_days_without_reply() -> None:
    office = Office()
    report = office.answered(final=True)
    assert office.run_until(closing(16) - dt.timedelta(seconds=1)) == []
    (event,) = office.run_until(closing(16))
    assert isinstance(event, AutoClosed)
    assert (event.at, event.open_reply) == (closing(16), False)
    assert report.status is Status.CLOSED_BY_SYSTEM


def test_an_unanswered_reply_is_not_closed_unless_the_region_says_so() -> None:
    for option, status in ((False, Status.REPORTER_REPLIED), (True, Status.CLOSED_BY_SYSTEM)):
        office = Office(Options(close_open_reply=option))
        report = office.answered()
        office.act(c.Reply(report.id, "Belum."), CITIZEN)
        office.run_until(MONDAY + dt.timedelta(days=60))
        assert report.status is status
        assert report.open_reply


def test_closing_without_a_result_leaves_completion_unfulfilled() -> None:
    office = Office()
    report = office.answered(final=False)
    office.act(c.Close(report.id), ADMIN)
    assert clock(report, C4).verdict(office.now) is Verdict.UNFULFILLED
    assert all(each.stopped is not None for each in report.clocks.values())


def test_forwarding_in_time_is_no_penalty_but_late_is_late() -> None:
    for days, verdict in ((2, Verdict.ON_TIME), (4, Verdict.LATE)):
        office = Office()
        report = office.submit()
        office.act(c.NotOurs(report.id, "nasional", "Bukan kami."), ADMIN, MONDAY + dt.timedelta(days=days))
        assert clock(report, C2).verdict(office.now) is verdict


def test_formal_request_replaces_completion_and_is_extended_once() -> None:
    office = Office()
    report = office.dispose(office.submit(ReporterChoice.INFORMATION), ReportType.INFORMATION)
    office.act(c.RegisterFormalRequest(report.id, "12/PPID"), ADMIN)
    assert clock(report, C4).stop is StopKind.VOID
    assert clock(report, C8).due == closing(16)
    office.act(c.ExtendFormalRequest(report.id, "Berkas banyak."), ADMIN)
    assert clock(report, C8).due == friday(27)
    with pytest.raises(c.Refused, match="satu kali"):
        office.act(c.ExtendFormalRequest(report.id, "Lagi."), ADMIN)


def test_owner_is_warned_a_day_before_and_the_breach_is_noted_after() -> None:
    office = Office()
    report = office.submit()
    assert office.instance.next_deadline() == closing(4)
    warned, breached = office.run_until(MONDAY + dt.timedelta(days=10))
    assert isinstance(warned, DeadlineWarned)
    assert isinstance(breached, DeadlineBreached)
    assert (warned.at, warned.due) == (closing(4), closing(5))
    assert breached.at == closing(5) + dt.timedelta(seconds=1)
    assert clock(report, C2).verdict(breached.at) is Verdict.OVERDUE
    assert office.instance.next_deadline() is None


def test_an_act_at_the_very_deadline_is_in_time() -> None:
    office = Office()
    report = office.submit()
    office.run_until(closing(5))
    office.dispose(report, at=closing(5))
    assert clock(report, C2).verdict(office.now) is Verdict.ON_TIME
    assert not clock(report, C2).breached


def test_automatic_moves_are_refused_before_their_time() -> None:
    office = Office(Options(ombudsman_days=60))
    report = office.answered()
    for command in (
        c.Warn(report.id, C4),
        c.Breach(report.id, C4),
        c.Breach(report.id, C6),
        c.AutoClose(report.id),
        c.OmbudsmanNotice(report.id),
    ):
        with pytest.raises(c.Refused):
            office.act(command, SYSTEM)


def test_the_reporter_hears_of_the_ombudsman_once() -> None:
    office = Office(Options(ombudsman_days=60))
    office.disposed(ReportType.SUPERVISORY)
    events = office.run_until(MONDAY + dt.timedelta(days=150))
    assert sum(isinstance(event, OmbudsmanNoticed) for event in events) == 1
    assert "Ombudsman" in office.instance.reports[9_900_001].thread[-1].text


def test_every_due_time_opens_into_its_ledger() -> None:
    office = Office()
    report = office.disposed()
    office.act(
        c.AskForData(report.id, (MissingData.PLACE,), "Mohon lokasi."), ADMIN, MONDAY + dt.timedelta(days=1)
    )
    office.act(c.CompleteData(report.id, "Di pasar."), CITIZEN, MONDAY + dt.timedelta(days=3))
    ledger = clock_ledger(report, C4, calendar())
    assert ledger.due == clock(report, C4).due
    assert ledger.total == 14
    reasons = [day.reason for day in ledger.skipped]
    assert "Hari Suci Nyepi" in reasons
    assert len(ledger.pauses) == 1
    assert ledger.rule == "Penyelesaian: 14 hari kerja"


def test_completion_may_count_from_the_disposition() -> None:
    office = Office(Options(completion_from_disposition=True))
    report = office.submit()
    office.act(c.Verify(report.id, "Judul", ReportType.ORDINARY, ROAD_CATEGORY), ADMIN)
    assert C4 not in report.clocks
    office.act(c.Dispose(report.id, "pupr"), ADMIN, MONDAY + dt.timedelta(days=1))
    assert clock(report, C4).started == MONDAY + dt.timedelta(days=1)
