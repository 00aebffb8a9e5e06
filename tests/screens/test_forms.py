"""Forms keep what was typed: when a command is refused, when they are closed, and when the program is killed."""

from __future__ import annotations

import pytest
from person import SEED, Person, sitting
from textual.widgets import TextArea

from trainer.practice.desk import Desk, OpenShift
from trainer.practice.store import Profile
from trainer.screens.shared.choices import Choice, Picker
from trainer.screens.workbench.forms.base import Form
from trainer.screens.workbench.screen import WorkbenchScreen
from trainer.sp4n.redaction import MASK


@pytest.fixture
def shift(desk: Desk, profile: Profile) -> OpenShift:
    return desk.start(profile, "orientasi", SEED)


async def at_the_desk(person: Person) -> WorkbenchScreen:
    await person.press("l")
    screen = await person.until(WorkbenchScreen)
    assert isinstance(screen, WorkbenchScreen)
    return screen


async def test_a_refused_command_says_why_and_keeps_everything(desk: Desk, shift: OpenShift) -> None:
    async with sitting(desk) as person:
        bench = (await at_the_desk(person)).bench
        await person.press("b")
        await person.focus("message")
        await person.paste("Laporan Anda kami teruskan.")
        await person.press("f2")
        form = person.app.screen
        assert isinstance(form, Form)
        assert "Instansi tujuan belum dipilih" in person.text()
        assert form.text("message") == "Laporan Anda kami teruskan."
        await person.focus("agency")
        await person.press("enter", "f2")
        assert "Instansi tujuan belum dipilih" in person.text(), "Enter alone sends no report away"
        await person.focus("agency")
        await person.paste("listrik")
        await person.press("enter", "f2")
        assert isinstance(person.app.screen, WorkbenchScreen)
        assert bench.snapshot.rows[0].status.value == "diteruskan"
    assert desk.draft(shift, bench.snapshot.rows[0].id, "bukan_wewenang") is None


async def test_the_instances_own_refusal_is_shown_in_the_form(desk: Desk, shift: OpenShift) -> None:
    async with sitting(desk) as person:
        await at_the_desk(person)
        await person.press("t", "f2")
        assert "Belum ada data yang diminta" in person.text()
        await person.focus("missing")
        await person.press("space", "f2")
        assert isinstance(person.app.screen, WorkbenchScreen)


async def test_ticking_what_is_missing_writes_the_request(desk: Desk, shift: OpenShift) -> None:
    async with sitting(desk) as person:
        await at_the_desk(person)
        await person.press("t", "space")
        message = person.app.screen.query_one("#message", TextArea)
        assert "titik lokasi" in message.text
        await person.focus("message")
        await person.press("ctrl+end")
        await person.paste(" Salam hormat.")
        await person.focus("missing")
        await person.press("down", "space")
        assert message.text.endswith("Salam hormat."), "a message that was edited is not overwritten"


async def test_a_closed_form_comes_back_as_it_was_left(desk: Desk, shift: OpenShift) -> None:
    async with sitting(desk) as person:
        await at_the_desk(person)
        await person.press("v")
        await person.focus("type")
        await person.press("home", "down", "space")
        await person.focus("category")
        await person.paste("jalan")
        await person.press("enter")
        picked = person.app.screen.query_one("#category", Picker).value
        await person.focus("privacy")
        await person.press("end", "space")
        await person.press("escape", "v")
        form = person.app.screen
        assert "Draf Anda dipulihkan" in person.text()
        assert form.query_one("#type", Choice).value == "tidak_berkadar"
        assert form.query_one("#category", Picker).value == picked
        await person.press("f8", "t")
        assert form.query_one("#category", Picker).value == picked, "nothing is thrown away unasked"
        await person.press("f8", "y")
        assert form.query_one("#category", Picker).value is None


async def test_the_class_is_preset_and_marked_as_unconfirmed(desk: Desk, shift: OpenShift) -> None:
    while len(shift.session.instance.reports) < len(shift.session.scenario.plans):
        shift.session.skip()
    async with sitting(desk) as person:
        await at_the_desk(person)
        table = person.app.screen.table
        table.cursor = next(index for index, row in enumerate(table.rows) if row.type_mark == "B?")
        await person.settle()
        await person.press("v")
        assert "BELUM DIKONFIRMASI" in person.text()
        assert person.app.screen.query_one("#type", Choice).value == "berkadar"


async def test_personal_data_are_listed_and_masked(desk: Desk, shift: OpenShift) -> None:
    async with sitting(desk) as person:
        await at_the_desk(person)
        await person.press("v")
        await person.focus("body")
        body = person.app.screen.query_one("#body", TextArea)
        body.load_text("Hubungi 0840-1111-2222 segera")
        await person.settle()
        assert "nomor telepon 0840-1111-2222" in str(person.app.screen.query_one("#found").render())
        await person.press("ctrl+end", "enter", "f5")
        assert "Letakkan kursor pada kata atau nomor" in person.text()
        await person.press("backspace", "ctrl+home", *["right"] * 8, *["shift+right"] * 14, "f5")
        assert body.text == f"Hubungi {MASK} segera"
        assert "0840-1111-2222 → (disamarkan)" in person.text(), "the hint has given way to what was done"
