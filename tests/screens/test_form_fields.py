"""What the fields of the forms do with the keys, and where a form leads whom it refuses."""

from __future__ import annotations

import pytest
from person import SEED, Person, sitting
from test_pictures import begin
from textual.containers import VerticalScroll
from textual.widgets import Input, TextArea

from trainer.practice.desk import Desk, OpenShift
from trainer.practice.store import Profile
from trainer.screens.shared.choices import Choice, Picker
from trainer.screens.workbench.forms.answering import AnswerForm
from trainer.screens.workbench.forms.base import Form
from trainer.screens.workbench.forms.leaving import MergeForm
from trainer.screens.workbench.screen import WorkbenchScreen
from trainer.sp4n.redaction import MASK


@pytest.fixture
def shift(desk: Desk, profile: Profile) -> OpenShift:
    return desk.start(profile, "orientasi", SEED)


async def at_a_form(person: Person, key: str) -> Form:
    await person.press("l")
    await person.until(WorkbenchScreen)
    await person.press(key)
    form = person.app.screen
    assert isinstance(form, Form)
    return form


async def at_an_answer(person: Person) -> AnswerForm:
    await person.press("l")
    screen: WorkbenchScreen = await person.until(WorkbenchScreen)
    for _ in range(len(screen.table.rows)):
        if "jawab" in screen.possible:
            break
        await person.press("down")
    await person.press("j")
    form: AnswerForm = await person.until(AnswerForm)
    return form


async def test_arrows_choose_and_enter_goes_on(desk: Desk, shift: OpenShift) -> None:
    async with sitting(desk) as person:
        form = await at_a_form(person, "v")
        kinds = form.choice("type")
        assert "BELUM DIKONFIRMASI" in person.text() or kinds.value == "informasi"
        await person.focus("type")
        await person.press("home", "down", "down")
        assert kinds.value == "informasi"
        assert "BELUM DIKONFIRMASI" not in person.text()
        await person.press("enter")
        assert person.app.focused is form.query_one("#category Input")


async def test_enter_ticks_nothing_and_the_reporters_choice_stays(desk: Desk, shift: OpenShift) -> None:
    report = next(iter(shift.session.instance.reports.values()))
    own = {
        name for name, on in (("anonim", report.chosen_anonymous), ("rahasia", report.chosen_secret)) if on
    }
    async with sitting(desk) as person:
        form = await at_a_form(person, "v")
        before = set(form.choice("privacy").values)
        assert own <= before
        await person.focus("privacy")
        await person.press("enter")
        assert set(form.choice("privacy").values) == before
        await person.focus("privacy")
        await person.press("home", "space", "down", "space")
        assert own <= set(form.choice("privacy").values)


async def test_a_protection_of_the_reporter_cannot_be_unticked() -> None:
    choice = Choice[str]([("a", "Anonim"), ("r", "Rahasia")], [], several=True, locked=["r"])
    assert choice.values == ("r",)
    choice.choose("a")
    assert choice.values == ("a", "r")


async def test_a_refusal_leads_to_the_field_and_marks_it(desk: Desk, shift: OpenShift) -> None:
    async with sitting(desk) as person:
        form = await at_a_form(person, "v")
        await person.press("f2")
        assert person.app.focused is form.query_one("#category Input")
        assert "Kategori  ! belum dipilih" in person.text()
        assert "! Kategori laporan belum dipilih" in person.text()
        await person.paste("jalan")
        await person.press("enter")
        assert "belum dipilih" not in person.text(), "mark and sentence go once the field is filled"
        await person.press("f2")
        assert person.app.focused is form.query_one("#unit Input")
        assert "Unit penerima disposisi  ! belum dipilih" in person.text()


async def test_every_refusal_of_an_empty_form_leads_to_a_field(desk: Desk, shift: OpenShift) -> None:
    async with sitting(desk) as person:
        for key, field in (
            ("t", "missing"),
            ("b", "agency"),
            ("a", "reason"),
            ("g", "into"),
            ("x", "title_2"),
        ):
            form = await at_a_form(person, key)
            await person.press("f2")
            named = {each.id for each in person.app.focused.ancestors_with_self}
            assert field in named, key
            assert form.query_one(f"#label-{field}").blamed
            await person.press("escape", "f10")
            await person.settle()


async def test_what_is_picked_stands_in_the_name_of_the_field(desk: Desk, shift: OpenShift) -> None:
    async with sitting(desk) as person:
        form = await at_a_form(person, "v")
        await person.focus("category")
        await person.paste("jalan")
        await person.press("enter")
        label = form.picker("category").label_of(form.picker("category").value)
        await person.press("home", "ctrl+k")
        assert f"Kategori: {label}" in person.text()


async def test_a_new_search_starts_at_the_best_hit_and_tells_all_its_duties(
    desk: Desk, shift: OpenShift
) -> None:
    async with sitting(desk, (120, 40)) as person:
        form = await at_a_form(person, "v")
        await person.focus("unit")
        await person.paste("sampah")
        await person.press("enter")
        first = form.picker("unit").value
        await person.press("home", "ctrl+k")
        await person.paste("lampu jalan")
        picker = form.picker("unit")
        assert picker.query_one("RowList").cursor == 0
        await person.press("enter")
        assert picker.value != first
        assert picker._found[0].detail in " ".join(picker.query_one("About").render().plain.split()), (
            "nothing of the duties is cut"
        )


async def test_a_title_is_entered_at_its_end(desk: Desk, shift: OpenShift) -> None:
    async with sitting(desk) as person:
        form = await at_a_form(person, "v")
        title = form.query_one("#title", Input)
        before = title.value
        await person.press("x")
        assert title.value == f"{before}x"


async def test_ticking_never_glues_texts_together(desk: Desk, shift: OpenShift) -> None:
    async with sitting(desk) as person:
        form = await at_a_form(person, "t")
        await person.press("space")
        await person.focus("message")
        await person.paste("Mohon segera.")
        message = form.query_one("#message", TextArea)
        assert message.text.endswith("jelas. Mohon segera.")
        await person.focus("missing")
        await person.press("down", "space")
        assert message.text.endswith("jelas. Mohon segera.")
        assert "Pesan Anda tidak diubah" in person.text()


async def test_what_was_thrown_away_can_be_had_back(desk: Desk, shift: OpenShift) -> None:
    async with sitting(desk) as person:
        form = await at_a_form(person, "b")
        await person.paste("listrik")
        await person.press("enter")
        await person.focus("message")
        await person.paste("Laporan ini kami teruskan.")
        agency = form.picker("agency").value
        await person.press("f8")
        await person.press("y")
        assert form.text("message") == ""
        assert form.picker("agency").value is None
        await person.press("ctrl+z")
        assert form.text("message") == "Laporan ini kami teruskan."
        assert form.picker("agency").value == agency


async def test_masking_takes_the_number_or_word_at_the_cursor(desk: Desk, shift: OpenShift) -> None:
    async with sitting(desk) as person:
        form = await at_a_form(person, "v")
        title, body = form.query_one("#title", Input), form.query_one("#body", TextArea)
        body.load_text("Telepon 0840 1111 2222, hubungi Budi")
        await person.focus("body")
        await person.press("ctrl+home", *["right"] * 12, "f5")
        assert body.text == f"Telepon {MASK}, hubungi Budi"
        await person.press("f5")
        assert body.text == f"Telepon {MASK}, hubungi Budi", "a mask is not masked"
        await person.press("ctrl+end", "f5")
        assert body.text == f"Telepon {MASK}, hubungi {MASK}"
        await person.press("ctrl+z")
        assert body.text == f"Telepon {MASK}, hubungi Budi"
        title.value = "Lapor Sutrisno"
        title.focus()
        await person.settle()
        await person.press("end", "f5")
        assert title.value == f"Lapor {MASK}"
        assert "Sutrisno → (disamarkan)" in person.text()
        await person.press("ctrl+z")
        assert title.value == "Lapor Sutrisno"


async def test_blanks_are_sent_only_when_the_person_says_so(desk: Desk, profile: Profile) -> None:
    begin(desk.start(profile, "orientasi", SEED).session)
    async with sitting(desk) as person:
        form = await at_an_answer(person)
        await person.press("f5", "enter")
        field = form.query_one("#text", TextArea)
        first = field.selected_text
        assert first.startswith("[")
        await person.press("f7")
        assert field.selected_text == first, "the first press shows the first blank"
        await person.press("f7")
        assert field.selected_text not in ("", first)
        await person.press("f2")
        assert "isian kosong" in person.text()
        await person.press("t")
        assert person.app.screen is form
        assert field.selected_text == first
        await person.press("f2", "y")
        assert isinstance(person.app.screen, WorkbenchScreen)


async def test_facts_and_answer_change_places_on_a_narrow_screen(desk: Desk, profile: Profile) -> None:
    begin(desk.start(profile, "orientasi", SEED).session)
    async with sitting(desk) as person:
        form = await at_an_answer(person)
        await person.focus("text")
        await person.paste("Yth. Bapak/Ibu")
        facts = form.query_one("#facts")
        before = facts.size.height
        await person.press("ctrl+g")
        assert facts.size.height > 2 * before
        assert not form.query_one("#text").region
        await person.press("ctrl+g")
        assert person.app.focused is form.query_one("#text")
        assert form.text("text") == "Yth. Bapak/Ibu"


async def test_on_a_wide_screen_nothing_scrolls(desk: Desk, profile: Profile) -> None:
    begin(desk.start(profile, "orientasi", SEED).session)
    async with sitting(desk, (120, 40)) as person:
        form = await at_an_answer(person)
        assert form.query_one("#facts").region.x > form.query_one("#text").region.right + 1
        await person.press("escape", "home", "v")
        form = person.app.screen
        assert isinstance(form, Form)
        assert form.query_one("#fields", VerticalScroll).max_scroll_y == 0
        assert not form.query_one("#part").display


async def test_a_long_form_says_which_part_one_is_in(desk: Desk, shift: OpenShift) -> None:
    async with sitting(desk) as person:
        form = await at_a_form(person, "v")
        assert "Bagian 1 dari 8: Judul" in person.text()
        await person.focus("unit")
        assert "Bagian 6 dari 8: Unit penerima disposisi" in person.text()
        button = form.query_one("#send").region
        await person.press("escape", "a")
        lowest = person.app.screen.query_one("#explanation").region.bottom
        assert person.app.screen.query_one("#send").region.y == lowest
        assert button.bottom <= 24


async def test_likeliest_duplicates_come_first(desk: Desk, profile: Profile) -> None:
    from trainer.practice.similar import similar_reports

    session = desk.start(profile, "shift-harian", SEED).session
    while not session.finished:
        reports = list(session.instance.reports.values())
        alike = next(((each, found) for each in reports if (found := similar_reports(session, each))), None)
        if alike is not None and not session.instance.reports[alike[0].id].verified:
            break
        session.skip()
    assert alike is not None
    async with sitting(desk) as person:
        await person.press("l")
        screen: WorkbenchScreen = await person.until(WorkbenchScreen)
        form = MergeForm(screen.bench, screen.bench.session, alike[0].id)
        await person.app.push_screen(form)
        await person.settle()
        listed = [int(entry.value) for entry in form.query_one("#into", Picker)._all]
        wanted = [each.id for each in alike[1] if each.id in listed]
        assert listed[: len(wanted)] == wanted
