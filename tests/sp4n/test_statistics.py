"""The Monev figures against offices whose figures are known (dossier 9.3)."""

from __future__ import annotations

import datetime as dt

import pytest
from office import ADMIN, CITIZEN, MONDAY, Office, liaison

from trainer.sp4n import commands as c
from trainer.sp4n.settings import Options
from trainer.sp4n.statistics import Share, figures, figures_by_unit, received_between
from trainer.sp4n.vocabulary import Bucket, ReportType, Status

LATE = MONDAY + dt.timedelta(days=8)


def test_verification_and_first_follow_up_in_time() -> None:
    office = Office()
    good, late_unit, late_admin = office.submit(), office.submit(), office.submit()
    running = office.submit()
    office.dispose(good)
    office.dispose(late_unit)
    office.act(c.FollowUp(good.id, "Selesai.", final=True), liaison("pupr"))
    office.dispose(late_admin, at=LATE)
    result = figures(office.instance.reports.values(), LATE)
    assert result.verified_in_time == Share(2, 4)
    assert result.followed_up_in_time == Share(1, 2)
    assert running.status is Status.NEW
    assert result.overdue == 2


def test_finished_in_time_by_class() -> None:
    office = Office()
    for kind, days in ((ReportType.ORDINARY, 10), (ReportType.INFORMATION, 11), (ReportType.ORDINARY, 60)):
        office.now = MONDAY
        report = office.disposed(kind)
        office.act(
            c.FollowUp(report.id, "Selesai.", final=True), liaison("pupr"), MONDAY + dt.timedelta(days=days)
        )
    finished = figures(office.instance.reports.values(), office.now).finished_in_time
    assert finished[ReportType.ORDINARY] == Share(1, 2)
    assert finished[ReportType.INFORMATION] == Share(0, 1)
    assert finished[ReportType.SUPERVISORY].percent is None


def test_mean_follow_up_days_count_from_the_first_disposition() -> None:
    office = Office()
    for days in (2, 4):
        office.now = MONDAY
        report = office.submit()
        office.dispose(report, at=MONDAY)
        office.act(c.ReturnToCoordinator(report.id, "Bukan kami."), liaison("pupr"))
        office.act(c.Dispose(report.id, "dishub"), ADMIN)
        office.act(
            c.FollowUp(report.id, "Kami periksa."), liaison("dishub"), MONDAY + dt.timedelta(days=days)
        )
    assert figures(office.instance.reports.values(), office.now).follow_up_days == pytest.approx(3)


def test_misdisposition_and_ping_pong() -> None:
    office = Office()
    office.disposed()
    once, twice = office.disposed(), office.disposed()
    for report in (once, twice):
        office.act(c.ReturnToCoordinator(report.id, "Bukan kami."), liaison("pupr"))
        office.act(c.Dispose(report.id, "dishub"), ADMIN)
    office.act(c.ChangeUnit(twice.id, "pupr"), ADMIN)
    result = figures(office.instance.reports.values(), office.now)
    assert result.misdisposed == Share(2, 3)
    assert result.ping_pong == Share(1, 3)


def test_auto_closed_with_an_open_reply() -> None:
    office = Office(Options(close_open_reply=True))
    office.answered(final=True)
    asked = office.answered()
    office.act(c.Reply(asked.id, "Belum."), CITIZEN)
    office.run_until(MONDAY + dt.timedelta(days=60))
    assert figures(office.instance.reports.values(), office.now).auto_closed_open_reply == Share(1, 2)


def test_rating_and_reminders() -> None:
    office = Office()
    for stars in (3, 5):
        report = office.answered(final=True)
        office.act(c.RemindUnit(report.id, "Terima kasih, lengkapi bukti."), ADMIN)
        office.act(c.Confirm(report.id, stars), CITIZEN)
    result = figures(office.instance.reports.values(), office.now)
    assert (result.rating, result.reminders) == (4, 2)
    assert result.by_bucket[Bucket.DONE] == 2


def test_period_counts_by_submission() -> None:
    office = Office()
    first = office.submit()
    office.now = MONDAY + dt.timedelta(days=31)
    office.submit()
    april = received_between(office.instance.reports.values(), MONDAY, MONDAY + dt.timedelta(days=30))
    assert [report.id for report in april] == [first.id]


def test_units_add_up_to_the_whole() -> None:
    office = Office()
    office.submit()
    office.disposed()
    office.dispose(office.submit(), unit="dishub")
    by_unit = figures_by_unit(office.instance.reports.values(), office.now)
    assert {unit: row.received for unit, row in by_unit.items()} == {None: 1, "pupr": 1, "dishub": 1}


def test_an_empty_period_has_figures_without_percentages() -> None:
    result = figures([], MONDAY)
    assert result.received == sum(result.by_bucket.values()) == 0
    assert result.verified_in_time.percent is None
    assert result.follow_up_days is None
