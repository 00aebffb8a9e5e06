"""Verification and disposition as two steps, and the reminder of a supporting unit, by keyboard."""

from __future__ import annotations

from person import SEED, Person, sitting

from trainer.practice.desk import Desk
from trainer.practice.store import Profile
from trainer.screens.workbench.forms.units import DisposeForm, RemindForm
from trainer.screens.workbench.forms.verifying import SEPARATOR, VerifyOnlyForm
from trainer.screens.workbench.screen import WorkbenchScreen
from trainer.sp4n.vocabulary import Status


async def at_the_desk(person: Person) -> WorkbenchScreen:
    await person.press("l")
    screen = await person.until(WorkbenchScreen)
    assert isinstance(screen, WorkbenchScreen)
    return screen


async def test_a_report_is_verified_first_and_disposed_later(desk: Desk, profile: Profile) -> None:
    desk.start(profile, "orientasi", SEED)
    async with sitting(desk) as person:
        screen = await at_the_desk(person)
        number = screen.table.rows[0].id
        await person.press("m")
        form = await person.until(VerifyOnlyForm)
        await person.press("f2")
        assert "Kategori laporan belum dipilih" in person.text()
        form.picker("category").pick(SEPARATOR.join(screen.bench.session.scenario.categories[0]))
        await person.press("f2")
        await person.until(WorkbenchScreen)
        report = await screen.bench.read(lambda session: session.instance.reports[number])
        assert report.verified
        assert report.status is Status.NEW

        await person.press("m")
        form = await person.until(DisposeForm)
        units = [unit.id for unit in screen.bench.session.scenario.region.units]
        await person.press("f2")
        assert "Unit penerima belum dipilih" in person.text()
        form.picker("unit").pick(units[0])
        form.picker("support").pick(units[1])
        await person.press("f2")
        await person.until(WorkbenchScreen)
        assert report.status is Status.DISPOSED
        assert report.units == (units[0], units[1])
        assert screen.table.selected.id != number, "the desk goes on to the next report that waits"

        await person.press("home", "i")
        form = await person.until(RemindForm)
        form.choice("unit").choose(units[1])
        await person.focus("message")
        await person.paste("Mohon masukan dari unit pendukung.")
        await person.press("f2")
        await person.until(WorkbenchScreen)
        assert [reminder.unit for reminder in report.reminders] == [units[1]]
