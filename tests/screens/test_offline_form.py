"""Catat laporan luring: the papers that wait, typed in by keyboard, become reports of the right plan."""

from __future__ import annotations

import pytest
from person import Person, sitting
from textual.widgets import Input, TextArea

from trainer.practice.desk import Desk, OpenShift
from trainer.practice.store import Profile
from trainer.screens.shared.choices import Choice
from trainer.screens.workbench.forms.offline import OfflineForm
from trainer.screens.workbench.screen import WorkbenchScreen

SEED = 2


@pytest.fixture
def shift(desk: Desk, profile: Profile) -> OpenShift:
    shift = desk.start(profile, "hari-sibuk", SEED)
    while not shift.session.papers or shift.session.closed_until is not None:
        shift.session.skip(shift.session.closed_until)
    return shift


async def at_the_papers(person: Person) -> OfflineForm:
    await person.press("l")
    await person.until(WorkbenchScreen)
    await person.press("l")
    form = await person.until(OfflineForm)
    assert isinstance(form, OfflineForm)
    return form


async def test_a_paper_is_typed_in_by_keyboard(desk: Desk, shift: OpenShift) -> None:
    paper = shift.session.papers[0]
    plan = shift.session.scenario.plans[paper.plan]
    async with sitting(desk) as person:
        form = await at_the_papers(person)
        assert form.query_one(".paper", TextArea).text.split() == paper.text.split()
        await person.focus("title")
        await person.paste(plan.title)
        await person.focus("body")
        await person.paste(plan.body)
        await person.focus("name")
        await person.paste(plan.citizen.name)
        await person.press("f2")
        assert "Kanal aduan belum dipilih" in person.text()
        form.query_one("#channel", Choice).choose(plan.channel.value)
        incident = form.query_one("#incident", Input)
        for typed, refusal in (
            ("", "Tanggal kejadian belum diisi"),
            ("31-02-2026", "hari-bulan-tahun"),
            ("kemarin", "hari-bulan-tahun"),
            ("01-01-2031", "belum tiba"),
        ):
            incident.value = typed
            await person.press("f2")
            assert refusal in person.text()
        incident.value = f"{plan.incident_date:%d/%m/%Y}"
        form.query_one("#village", Input).value = plan.village
        form.query_one("#attachments", TextArea).load_text("Foto jembatan\n\nFotokopi surat RT")
        await person.press("f2")
        screen = await person.until(WorkbenchScreen)
        assert isinstance(screen, WorkbenchScreen)
        taken = await screen.bench.read(lambda session: (dict(session.plan_of), session.papers))
        assert plan.index in taken[0].values()
        assert paper.plan not in [each.plan for each in taken[1]]
        report = await screen.bench.read(
            lambda session: session.instance.reports[
                next(number for number, index in session.plan_of.items() if index == plan.index)
            ]
        )
        assert report.incident_date == plan.incident_date
        assert report.location.village == plan.village
        assert report.attachments == ("Foto jembatan", "Fotokopi surat RT")


async def test_what_was_typed_is_kept_as_a_draft(desk: Desk, shift: OpenShift) -> None:
    async with sitting(desk) as person:
        await at_the_papers(person)
        await person.focus("title")
        await person.paste("Jembatan goyah")
        await person.press("escape")
        await person.until(WorkbenchScreen)
        await person.press("l")
        form = await person.until(OfflineForm)
        assert isinstance(form, OfflineForm)
        assert form.text("title") == "Jembatan goyah"


async def test_where_the_counter_types_in_the_command_is_not_offered(desk: Desk, profile: Profile) -> None:
    desk.start(profile, "orientasi", SEED)
    async with sitting(desk) as person:
        await person.press("l")
        screen = await person.until(WorkbenchScreen)
        await person.press("l")
        assert person.app.screen is screen
