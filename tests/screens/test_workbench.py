"""The workbench: queues, reading, searching, clocks, and what happens when the disk fails."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from person import SEED, Person, sitting

from trainer.practice.desk import Desk
from trainer.practice.session import Session
from trainer.practice.store import Profile, Store, StoreError
from trainer.scenarios.log import LogEntry
from trainer.screens.home.screen import HomeScreen
from trainer.screens.shared.bars import CommandBar
from trainer.screens.shared.dialogs import Problem
from trainer.screens.workbench.columns import Order
from trainer.screens.workbench.eyes import gaze
from trainer.screens.workbench.form_commands import FORMS
from trainer.screens.workbench.hints import hint
from trainer.screens.workbench.pages import PAGES
from trainer.screens.workbench.screen import WorkbenchScreen
from trainer.sp4n import commands as cmd
from trainer.sp4n.vocabulary import Bucket, ReportType, Role


async def at_the_desk(person: Person) -> WorkbenchScreen:
    await person.press("l")
    screen = await person.until(WorkbenchScreen)
    assert isinstance(screen, WorkbenchScreen)
    return screen


async def test_the_queues_of_the_real_system_are_shown_with_their_counts(
    desk: Desk, profile: Profile
) -> None:
    desk.start(profile, "orientasi", SEED)
    async with sitting(desk) as person:
        screen = await at_the_desk(person)
        text = person.text()
        assert all(bucket.label in text for bucket in Bucket)
        await person.press("q", "down")
        assert {row.bucket for row in screen.table.rows} == {Bucket.UNVERIFIED}
        await person.press("down")
        assert screen.table.rows == ()
        assert "Tidak ada laporan di antrean ini" in person.text()


async def test_reading_a_report_marks_it_as_read(desk: Desk, profile: Profile) -> None:
    desk.start(profile, "orientasi", SEED)
    async with sitting(desk) as person:
        screen = await at_the_desk(person)
        first = screen.table.rows[0]
        assert first.unread
        await person.press("enter")
        assert screen.reading
        row = screen.bench.snapshot.row(first.id)
        assert row is not None
        assert not row.unread
        await person.press("backspace")
        assert not screen.reading


async def test_every_page_of_the_pane_has_a_key(desk: Desk, profile: Profile) -> None:
    desk.start(profile, "orientasi", SEED)
    async with sitting(desk) as person:
        await at_the_desk(person)
        for number, (label, _) in enumerate(PAGES, 1):
            await person.press(str(number))
            assert f"[{number} {label}]" in person.text()
        await person.press("5")
        assert "Verifikasi instansi: 3 hari kerja" in person.text()


async def test_searching_looks_into_the_texts(desk: Desk, profile: Profile) -> None:
    shift = desk.start(profile, "orientasi", SEED)
    word = next(iter(shift.session.instance.reports.values())).body.split()[2]
    async with sitting(desk) as person:
        screen = await at_the_desk(person)
        everything = len(screen.table.rows)
        await person.press("slash")
        await person.paste(word)
        assert 1 <= len(screen.table.rows) <= everything
        await person.press("enter", "escape")
        assert len(screen.table.rows) == everything
        await person.press("escape")
        await person.until(HomeScreen)


async def test_the_nearest_deadline_can_stand_on_top(desk: Desk, profile: Profile) -> None:
    session = desk.start(profile, "orientasi", SEED).session
    while len(session.instance.reports) < 6:
        session.skip()
    async with sitting(desk) as person:
        screen = await at_the_desk(person)
        first = screen.table.selected
        await person.press("o")
        due = [row.left.due for row in screen.table.rows if row.left.due is not None]
        assert due == sorted(due)
        assert screen.table.selected == first, "the cursor stays on its report"
        await person.press(*["o"] * (len(Order) - 1))
        assert [row.id for row in screen.table.rows] == sorted(row.id for row in screen.table.rows)


async def test_a_shift_is_resumed_where_it_stood(desk: Desk, profile: Profile) -> None:
    desk.start(profile, "orientasi", SEED)
    async with sitting(desk) as person:
        screen = await at_the_desk(person)
        await person.press("n", "n", "y")
        left = screen.bench.snapshot
        assert left.day_number > 1
        await person.press("f10")
        await person.until(HomeScreen)
        assert "Lanjutkan Orientasi" in person.text()
    async with sitting(desk) as person:
        screen = await at_the_desk(person)
        assert screen.bench.snapshot == left


async def test_only_what_the_table_of_moves_allows_is_offered(desk: Desk, profile: Profile) -> None:
    shift = desk.start(profile, "orientasi", SEED)
    session = shift.session
    async with sitting(desk) as person:
        screen = await at_the_desk(person)
        assert {"verifikasi", "tunda", "bukan_wewenang", "arsip"} <= screen.possible
        assert not {"jawab", "kembalikan", "tutup", "salurkan"} & screen.possible
        report = session.instance.reports[screen.table.rows[0].id]
        unit, category = session.scenario.acting_for[0], session.scenario.categories[1]
        await screen.bench.do(
            cmd.VerifyAndDispose(report.id, report.title, ReportType.ORDINARY, category, unit)
        )
        await screen.redraw()
        assert {"jawab", "kembalikan", "ingatkan", "ubah_disposisi"} <= screen.possible
        assert "verifikasi" not in screen.possible


@pytest.mark.parametrize(("role", "offered"), [(Role.NATIONAL, "salurkan"), (Role.LIAISON, "jawab")])
async def test_the_other_roles_have_their_own_forms(
    desk: Desk, profile: Profile, role: Role, offered: str
) -> None:
    preset = next(preset for preset in desk.presets() if preset.role is role)
    shift = desk.start(profile, preset.id, SEED)
    while not shift.session.finished and not any(
        form.id == offered and form.fits(report, shift.session)
        for form in FORMS
        for report in shift.session.instance.reports.values()
    ):
        shift.session.skip()
    async with sitting(desk) as person:
        screen = await at_the_desk(person)
        for _ in screen.table.rows:
            if offered in screen.possible:
                break
            await person.press("down")
        assert offered in screen.possible
        assert "verifikasi" not in screen.possible
        await person.press("s" if offered == "salurkan" else "j", "escape")


async def test_the_live_clock_runs_and_can_be_paused(desk: Desk, profile: Profile) -> None:
    desk.start(profile, "orientasi", SEED, "langsung").session.skip()
    async with sitting(desk) as person:
        screen = await at_the_desk(person)
        await person.press("p")
        assert "JEDA" in person.text()
        before = screen.bench.display_now()
        await screen.bench.tick(10)
        assert screen.bench.display_now() == before
        await person.press("p")
        await screen.bench.tick(10)
        assert (screen.bench.display_now() - before).total_seconds() >= 10 * screen.bench.speed * 60
        await person.press("plus")
        assert screen.bench.speed == 2 * screen.bench.session.scenario.preset.timing.live_minutes_per_second


async def test_the_live_clock_rests_at_night(desk: Desk, profile: Profile) -> None:
    shift = desk.start(profile, "orientasi", SEED, "langsung")
    calendar, starts = shift.session.calendar, shift.session.scenario.starts
    shift.session.skip()
    async with sitting(desk) as person:
        screen = await at_the_desk(person)
        screen.bench.paused = False
        await screen.bench.tick(60 * 10 / screen.bench.speed)
        now = screen.bench.display_now()
        assert now.date() > starts.date()
        assert now >= calendar.opening(now.date())


async def test_a_full_disk_is_told_and_the_shift_goes_on(
    desk: Desk, profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.start(profile, "orientasi", SEED)
    async with sitting(desk) as person:
        screen = await at_the_desk(person)
        before = screen.bench.snapshot

        def full(store: Store, number: int, entries: Sequence[LogEntry], now: str, finished: bool) -> None:
            raise StoreError("Ruang penyimpanan penuh. Kosongkan ruang, lalu ulangi.")

        with monkeypatch.context() as patch:
            patch.setattr(Store, "append", full)
            await person.press("n")
            assert isinstance(person.app.screen, Problem)
            assert "Ruang penyimpanan penuh" in person.text()
            await person.press("enter")
            assert screen.bench.snapshot == before
        await person.press("n")
        assert screen.bench.snapshot.now > before.now


async def test_the_footer_can_be_clicked(desk: Desk, profile: Profile) -> None:
    desk.start(profile, "orientasi", SEED)
    async with sitting(desk) as person:
        screen = await at_the_desk(person)
        before = screen.bench.snapshot.now
        await person.pilot.click(CommandBar, offset=(3, 0))
        await person.settle()
        assert type(person.app.screen).__name__ == "VerifyForm"
        await person.press("escape")
        await person.pilot.click("#clock", offset=(66, 0))
        await person.settle()
        assert screen.bench.snapshot.now > before


async def test_a_resized_terminal_keeps_the_work(desk: Desk, profile: Profile) -> None:
    desk.start(profile, "orientasi", SEED)
    async with sitting(desk) as person:
        screen = await at_the_desk(person)
        await person.press("enter")
        assert screen.reading
        await person.pilot.resize_terminal(120, 40)
        await person.settle()
        assert screen.wide
        assert not screen.reading
        assert "Belum Terverifikasi" in person.text()
        await person.pilot.resize_terminal(80, 24)
        await person.settle()
        assert not screen.wide


def test_hints_do_not_look_at_the_answer_key(
    desk: Desk, profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = desk.start(profile, "orientasi", SEED).session

    def never(self: Session, report: int) -> None:
        raise AssertionError("the key was looked at")

    monkeypatch.setattr(Session, "plan", never)
    assert all(hint(session, report) for report in session.instance.reports.values())


def test_pages_do_not_look_at_the_answer_key(
    desk: Desk, profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = desk.start(profile, "orientasi", SEED).session
    monkeypatch.setattr(Session, "plan", lambda self, report: pytest.fail("the key was looked at"))
    for report in session.instance.reports.values():
        for _, draw in PAGES:
            draw(gaze(session, report))
