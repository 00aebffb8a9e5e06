"""The workbench as a way of looking: other people's eyes, edits, similar reports, figures, marks and filters."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest
from frozen import frozen_scenario
from person import SEED, Person, sitting

from trainer.practice.bots import ExpertBot, HastyBot, play
from trainer.practice.desk import Desk
from trainer.practice.session import Session
from trainer.practice.store import Profile
from trainer.scenarios.events import Absence
from trainer.scoring.answers import AnswerJudge
from trainer.scoring.remarks import MOST
from trainer.screens.workbench.eyes import Onlooker, gaze
from trainer.screens.workbench.filters import Filter
from trainer.screens.workbench.forms.answering import AnswerForm
from trainer.screens.workbench.forms.checks import remarks
from trainer.screens.workbench.forms.reminding import RemindManyForm
from trainer.screens.workbench.monev import monev_line, monev_of
from trainer.screens.workbench.notices import absences_between
from trainer.screens.workbench.pages import PAGES, heading, page
from trainer.screens.workbench.screen import WorkbenchScreen
from trainer.screens.workbench.similar import similar_reports
from trainer.screens.workbench.snapshot import take_snapshot
from trainer.sp4n import commands as cmd
from trainer.sp4n.vocabulary import ReportType, Status


def all_text(session: Session, number: int, onlooker: Onlooker) -> str:
    look = gaze(session, session.instance.reports[number], onlooker)
    return "\n".join([heading(look).plain, *(page(look, index).plain for index in range(len(PAGES)))])


@pytest.mark.parametrize("bot", [None, ExpertBot(), HastyBot()])
def test_nothing_withheld_is_shown_to_other_eyes(bot: ExpertBot | HastyBot | None) -> None:
    session = Session.start(frozen_scenario())
    if bot is not None:
        play(session, bot)
    seen = set()
    for report in session.instance.reports.values():
        for onlooker in list(Onlooker)[1:]:
            look = gaze(session, report, onlooker)
            text = all_text(session, report.id, onlooker)
            seen.add(look.seen.eye)
            assert onlooker.value.upper() in text.splitlines()[0]
            if not look.seen.visible:
                assert report.title not in text
                assert report.body not in text
            if look.seen.reporter is None:
                told = " ".join([look.seen.body or "", *(message.text for message in look.seen.thread)])
                for secret in (report.reporter.nik, report.reporter.phone, report.reporter.address):
                    assert not secret or secret in told or secret not in text
            if not look.seen.clocks:
                assert "Hari yang dihitung" not in text
    assert len(seen) >= 2


async def test_one_key_goes_round_the_eyes_and_another_report_gives_back_ones_own(
    desk: Desk, profile: Profile
) -> None:
    desk.start(profile, "orientasi", SEED).session.skip()
    async with sitting(desk) as person:
        await at_the_desk(person)
        await person.press("w")
        assert "ANDA MELIHAT SEBAGAI PUBLIK" in person.text()
        assert "tidak terbuka" in person.text(), "what is not verified is not public"
        for onlooker in list(Onlooker)[2:]:
            await person.press("w")
            assert f"ANDA MELIHAT SEBAGAI {onlooker.value.upper()}" in person.text()
        await person.press("w")
        assert "ANDA MELIHAT" not in person.text()
        await person.press("w", "escape", "down", "enter")
        assert "ANDA MELIHAT" not in person.text()


def test_what_was_edited_is_shown_after_the_verification() -> None:
    session = Session.start(frozen_scenario())
    session.skip()
    report = next(iter(session.instance.reports.values()))
    assert "Isi Laporan Awal" not in page(gaze(session, report), 0).plain
    first = report.body.split()[0]
    unit, category = session.scenario.acting_for[0], session.scenario.categories[1]
    session.do(
        cmd.VerifyAndDispose(
            report.id,
            report.title,
            ReportType.ORDINARY,
            category,
            unit,
            body=report.body.replace(first, "[disamarkan]", 1),
        )
    )
    text = page(gaze(session, session.instance.reports[report.id]), 0).plain
    assert "Isi Laporan Awal dibanding Isi Laporan Akhir" in text
    assert f"[-{first}-]" in text
    assert "[-" not in page(gaze(session, report, Onlooker.PUBLIC), 0).plain


def test_similar_reports_come_closest_first_with_the_words_they_share() -> None:
    scenario = frozen_scenario()
    twin = msgspec.structs.replace(
        scenario.plans[1], title=scenario.plans[0].title, body=scenario.plans[0].body + " Mohon segera."
    )
    session = Session.start(
        msgspec.structs.replace(scenario, plans=(scenario.plans[0], twin, *scenario.plans[2:]))
    )
    while len(session.instance.reports) < len(scenario.plans):
        session.skip()
    first = next(report for report in session.instance.reports.values() if session.plan_of[report.id] == 0)
    found = similar_reports(session, first)
    assert session.plan_of[found[0].id] == 1
    assert found[0].percent > 90
    assert found[0].shared
    assert found[0].word == "sangat mirip"
    assert [each.percent for each in found] == sorted((each.percent for each in found), reverse=True)


def test_the_monev_strip_counts_what_was_in_time() -> None:
    session = Session.start(frozen_scenario())
    play(session, ExpertBot())
    monev = monev_of(session)
    assert monev.verified.percent == 100
    line = monev_line(monev, 100).plain
    assert f"verifikasi dalam {monev.verify_days} HK 100%" in line
    assert len(monev_line(monev, 40).plain) == 40


def test_leave_is_told_on_its_first_day() -> None:
    scenario = frozen_scenario()
    day = scenario.starts.date()
    unit = scenario.region.units[0]
    absence = Absence(unit.id, day + timedelta(days=1), day + timedelta(days=2))
    session = Session(msgspec.structs.replace(scenario, absences=(absence,)))
    assert absences_between(session, None, day) == []
    told = absences_between(session, day, absence.first)
    assert unit.name in told[0].text
    assert "cuti sampai" in told[0].text
    assert absences_between(session, absence.first, absence.last) == []
    assert len(absences_between(session, None, absence.last)) == 1


def test_filters_narrow_the_table() -> None:
    session = Session.start(frozen_scenario())
    session.skip()
    rows = take_snapshot(session).rows
    assert all(Filter.ALL.fits(row) for row in rows)
    assert [row for row in rows if Filter.UNREAD.fits(row)] == [row for row in rows if row.unread]
    assert all(row.type_mark.endswith("?") for row in rows if Filter.UNCONFIRMED.fits(row))
    assert not any(Filter.OURS.fits(row) for row in rows)
    assert not any(Filter.PRESSING.fits(row) for row in rows), "nothing is pressing on the first day"


async def test_filter_and_queue_keys(desk: Desk, profile: Profile) -> None:
    desk.start(profile, "orientasi", SEED).session.skip()
    async with sitting(desk, (100, 30)) as person:
        screen = await at_the_desk(person)
        assert "Monev" in person.text()
        everything = len(screen.table.rows)
        await person.press("f")
        assert "saringan: belum dibaca" in person.text()
        await person.press("f")
        assert screen.table.rows == ()
        assert "Tidak ada laporan dengan saringan" in person.text()
        await person.press("f", "f", "f")
        assert len(screen.table.rows) == everything
        await person.press("full_stop", "full_stop")
        assert screen.table.rows == ()
        assert screen.focused is screen.table
        await person.press("comma", "comma")
        assert len(screen.table.rows) == everything


async def at_the_desk(person: Person) -> WorkbenchScreen:
    await person.press("l")
    screen = await person.until(WorkbenchScreen)
    assert isinstance(screen, WorkbenchScreen)
    return screen


async def test_marked_reports_are_reminded_together(desk: Desk, profile: Profile) -> None:
    session = desk.start(profile, "orientasi", SEED).session
    while len(session.instance.reports) < 3:
        session.skip()
    unit, category = session.scenario.region.units[0].id, session.scenario.categories[1]
    for report in list(session.instance.reports.values())[:2]:
        session.do(cmd.VerifyAndDispose(report.id, report.title, ReportType.ORDINARY, category, unit))
    async with sitting(desk) as person:
        screen = await at_the_desk(person)
        await person.press("home", "space", "space", "space")
        assert len(screen.marked) == 3
        await person.press("i")
        form = person.app.screen
        assert isinstance(form, RemindManyForm)
        assert "Ingatkan unit untuk 2 laporan" in person.text()
        await person.press("f2")
        assert isinstance(person.app.screen, RemindManyForm), "a message is needed"
        await person.focus("message")
        await person.paste("Mohon segera ditindaklanjuti sebelum tenggat.")
        await person.press("f2")
        assert person.app.screen is screen
        assert not screen.marked
        reminded = [report for report in screen.bench.session.instance.reports.values() if report.reminders]
        assert len(reminded) == 2
        await person.press("space", "escape")
        assert not screen.marked


async def test_a_formal_request_is_registered_and_extended(desk: Desk, profile: Profile) -> None:
    session = desk.start(profile, "orientasi", SEED).session
    report = next(iter(session.instance.reports.values()))
    unit, category = session.scenario.acting_for[0], session.scenario.categories[1]
    session.do(cmd.VerifyAndDispose(report.id, report.title, ReportType.INFORMATION, category, unit))
    async with sitting(desk) as person:
        screen = await at_the_desk(person)
        assert "ppid" in screen.possible
        await person.press("r")
        await person.focus("number")
        await person.paste("014/PPID/2026")
        await person.press("f2")
        assert screen.bench.session.instance.reports[report.id].formal_number == "014/PPID/2026"
        assert "perpanjang_ppid" in screen.possible
        assert "ppid" not in screen.possible
        await person.press("r")
        await person.focus("reason")
        await person.paste("Berkas harus disalin dari arsip.")
        await person.press("f2")
        assert person.app.screen is screen


def with_facts(desk: Desk, profile: Profile) -> tuple[Session, int]:
    """A shift with a report of the trainee's own unit whose facts are there."""
    session = desk.start(profile, "orientasi", SEED).session
    for _ in range(60):
        for report in list(session.instance.reports.values()):
            plan = session.plan(report.id)
            if (
                plan is not None
                and report.status is Status.NEW
                and plan.key.units[:1]
                and plan.key.units[0] in session.scenario.acting_for
            ):
                key = plan.key
                session.do(
                    cmd.VerifyAndDispose(report.id, report.title, key.type, key.category, key.units[0])
                )
            if (
                any(finding.must for finding in report.findings)
                and report.lead_unit in session.scenario.acting_for
            ):
                return session, report.id
        session.skip()
    raise AssertionError("no facts came")


def test_remarks_say_what_is_missing_and_never_what_to_write(desk: Desk, profile: Profile) -> None:
    session, number = with_facts(desk, profile)
    judge = AnswerJudge(session.scenario)
    report = session.instance.reports[number]
    assert remarks(session, judge, number, "Terima kasih") == ()
    poor = remarks(session, judge, number, "Kami akan segera menindaklanjuti laporan Bapak secepatnya ya.")
    assert 1 <= len(poor) <= MOST
    assert not any(finding.text.casefold() in line.casefold() for finding in report.findings for line in poor)
    leaking = remarks(
        session,
        judge,
        number,
        "Yth. Bapak, laporan atas NIK 9912345678901234 sudah kami catat dan kami periksa.",
    )
    assert any("data pribadi tampak" in line for line in leaking)


async def test_the_answer_editor_remarks_after_a_rest_but_not_in_exams(
    desk: Desk, profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.screens.workbench.forms.answering.REST", 0.05)
    _, number = with_facts(desk, profile)
    async with sitting(desk) as person:
        screen = await at_the_desk(person)
        while screen.table.selected.id != number:
            await person.press("down")
        await person.press("j")
        assert isinstance(person.app.screen, AnswerForm)
        await person.focus("text")
        await person.paste("Kami akan segera menindaklanjuti laporan ini secepatnya.")
        for _ in range(100):
            await person.pilot.pause(0.02)
            if "Catatan:" in person.text():
                break
        assert "Catatan:" in person.text()
        await person.press("escape")
        bench = screen.bench
        preset = msgspec.structs.replace(bench.session.scenario.preset, exam=True)
        bench.session.scenario = msgspec.structs.replace(bench.session.scenario, preset=preset)
        await person.press("j")
        assert not person.app.screen.query("#checks")
