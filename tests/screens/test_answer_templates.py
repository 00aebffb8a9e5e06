"""Templates in the answer editor: chosen, filled blank by blank, never over what was typed without asking."""

from __future__ import annotations

import msgspec
from person import SEED, Person, sitting
from pushed import click_footer
from test_pictures import begin
from textual.widgets import TextArea

from trainer.practice.desk import Desk
from trainer.practice.store import Profile
from trainer.scenarios.presets import preset_record
from trainer.screens.shared.dialogs import Question
from trainer.screens.workbench.forms.answering import REST, AnswerForm
from trainer.screens.workbench.forms.templates import ChooseTemplate
from trainer.screens.workbench.screen import WorkbenchScreen


async def at_an_answer(person: Person) -> AnswerForm:
    """Open the answer form of the first report that has the unit's facts."""
    await person.press("l")
    screen: WorkbenchScreen = await person.until(WorkbenchScreen)
    for _ in range(len(screen.table.rows)):
        if "jawab" in screen.possible:
            break
        await person.press("down")
    await person.press("j")
    return await person.until(AnswerForm)


def started(desk: Desk, profile: Profile) -> None:
    begin(desk.start(profile, "orientasi", SEED).session)


async def test_a_template_is_taken_and_filled_from_blank_to_blank(desk: Desk, profile: Profile) -> None:
    started(desk, profile)
    async with sitting(desk) as person:
        form = await at_an_answer(person)
        await person.press("f5", "down")
        assert isinstance(person.app.screen, ChooseTemplate)
        assert "Pada [tanggal pemeriksaan]" in person.text()
        await person.press("enter")
        field = form.query_one("#text", TextArea)
        assert field.selected_text == "[pokok laporan]"
        await person.paste("talut yang runtuh")
        await person.press("f7")
        assert field.selected_text == "[lokasi]"
        assert "talut yang runtuh di [lokasi]" in field.text
        await person.pilot.pause(REST + 0.3)
        await person.settle()
        assert "masih ada isian kosong" in person.text()


async def test_a_template_does_not_replace_typed_text_without_asking(desk: Desk, profile: Profile) -> None:
    started(desk, profile)
    async with sitting(desk) as person:
        form = await at_an_answer(person)
        await person.focus("text")
        await person.paste("Yth. Bapak/Ibu, laporan ini sudah kami baca.")
        await person.press("f5", "enter")
        assert isinstance(person.app.screen, Question)
        await person.press("t")
        field = form.query_one("#text", TextArea)
        assert field.text == "Yth. Bapak/Ibu, laporan ini sudah kami baca."
        await person.press("f5", "enter", "y")
        assert field.text.startswith("Yth. Bapak/Ibu pelapor,")
        await person.press("ctrl+z")
        assert field.text == "Yth. Bapak/Ibu, laporan ini sudah kami baca."


async def test_the_mouse_takes_a_template_too(desk: Desk, profile: Profile) -> None:
    started(desk, profile)
    async with sitting(desk) as person:
        form = await at_an_answer(person)
        await click_footer(person, "Templat")
        assert isinstance(person.app.screen, ChooseTemplate)
        await person.pilot.click("#templates", offset=(5, 3))
        await person.pilot.click("#take")
        await person.settle()
        assert "Terima kasih atas usulan" in form.query_one("#text", TextArea).text


async def test_an_exam_has_no_templates(desk: Desk, profile: Profile) -> None:
    preset = msgspec.structs.replace(preset_record(desk.library, "orientasi"), exam=True)
    begin(desk.start(profile, preset, SEED).session)
    async with sitting(desk) as person:
        await at_an_answer(person)
        assert "Templat" not in person.text()
        await person.press("f5")
        assert isinstance(person.app.screen, AnswerForm)
