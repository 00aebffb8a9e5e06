"""Batalkan on the workbench: the key, the footer, the draft that comes back, and why not."""

from __future__ import annotations

from person import SEED, Person, sitting
from pushed import click_footer
from test_shift_by_keyboard import give, select

from trainer.practice.desk import Desk
from trainer.practice.store import Profile
from trainer.screens.shared.dialogs import Problem
from trainer.screens.workbench.screen import WorkbenchScreen
from trainer.sp4n import commands as cmd
from trainer.sp4n.vocabulary import ArchiveReason, Status


async def verified(person: Person) -> tuple[WorkbenchScreen, int]:
    """Verify the first report through its form."""
    await person.press("l")
    screen: WorkbenchScreen = await person.until(WorkbenchScreen)
    session = screen.bench.session
    report = next(each for each in session.instance.reports.values() if each.status is Status.NEW)
    await select(person, report.id)
    await give(
        person,
        cmd.VerifyAndDispose(
            report.id,
            "Judul yang keliru",
            report.type,
            session.scenario.categories[0],
            session.scenario.region.units[0].id,
        ),
    )
    return screen, report.id


async def test_the_last_move_is_taken_back_and_its_form_is_a_draft_again(
    desk: Desk, profile: Profile
) -> None:
    shift = desk.start(profile, "orientasi", SEED)
    async with sitting(desk) as person:
        screen, number = await verified(person)
        assert screen.bench.session.instance.reports[number].lead_unit is not None
        assert "Z Batalkan" in person.text()
        await person.press("z")
        report = screen.bench.session.instance.reports[number]
        assert report.status is Status.NEW
        assert report.lead_unit is None
        draft = desk.store.draft(shift.id, number, "verifikasi")
        assert draft is not None
        assert draft["title"] == "Judul yang keliru"
        assert "Z Batalkan" not in person.text()
        await person.press("v")
        assert "Draf Anda dipulihkan" in person.text()
    _, entries = desk.store.load(shift.id)
    assert any(entry.rewinds is not None for entry in entries)


async def test_the_footer_takes_back_by_mouse(desk: Desk, profile: Profile) -> None:
    desk.start(profile, "orientasi", SEED)
    async with sitting(desk) as person:
        screen, number = await verified(person)
        await click_footer(person, "Batalkan")
        assert screen.bench.session.instance.reports[number].status is Status.NEW


async def test_what_has_gone_out_stays_and_the_screen_says_why(desk: Desk, profile: Profile) -> None:
    desk.start(profile, "orientasi", SEED)
    async with sitting(desk) as person:
        await person.press("l")
        screen = await person.until(WorkbenchScreen)
        number = screen.table.selected.id
        await screen.bench.do(
            cmd.Archive(number, ArchiveReason.UNCLEAR, "Isi laporan belum dapat kami pahami.")
        )
        await screen.redraw()
        await person.press("z")
        assert isinstance(person.app.screen, Problem)
        assert "Pelapor sudah menerima alasan pengarsipan" in person.app.screen.sentence
