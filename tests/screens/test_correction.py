"""A trainer corrects what the machine judged; the machine's result stays beside it, on screen and on paper."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from person import SEED, Person, sitting

from trainer.practice.bots import HastyBot, play
from trainer.practice.desk import Desk, OpenShift
from trainer.practice.store import Profile
from trainer.scoring.overrides import Override
from trainer.screens.debrief.correction import Correction
from trainer.screens.debrief.export import write_documents
from trainer.screens.debrief.pages import item_page
from trainer.screens.debrief.result import read_details, read_review
from trainer.screens.debrief.screen import DebriefScreen
from trainer.screens.settings.schema import ON, TRAINER
from trainer.screens.shared.rows import RowList


@pytest.fixture
def played(desk: Desk, profile: Profile) -> OpenShift:
    shift = desk.start(profile, "orientasi", SEED)
    play(shift.session, HastyBot())
    return shift


async def opened(person: Person) -> DebriefScreen:
    await person.to_row("result")
    await person.press("enter")
    screen = await person.until(DebriefScreen)
    assert isinstance(screen, DebriefScreen)
    while not screen.loaded:
        await person.settle()
    return screen


async def to_lost_item(person: Person, screen: DebriefScreen) -> str:
    await person.press("s", "down")
    item = screen._lines[screen.query_one("#items", RowList).cursor][1]
    assert item is not None
    return str(item.id)


async def test_a_trainee_cannot_correct_his_own_result(desk: Desk, played: OpenShift) -> None:
    async with sitting(desk, (120, 40)) as person:
        screen = await opened(person)
        await to_lost_item(person, screen)
        assert not screen.can_correct
        await person.press("k")
        assert person.app.screen is screen


async def test_a_trainer_corrects_with_a_reason_and_both_results_are_shown(
    desk: Desk, played: OpenShift, tmp_path: Path
) -> None:
    desk.store.set_setting(0, TRAINER.key, ON)
    machine = desk.card(played.id)[2]
    async with sitting(desk, (120, 40)) as person:
        screen = await opened(person)
        item = await to_lost_item(person, screen)
        full = next(each.possible for each in machine.items if each.id == item)
        await person.press("k")
        dialog = await person.until(Correction)
        dialog.query_one("#points").value = "99"
        await person.press("f2")
        assert "Alasan koreksi belum diisi" in person.text()
        dialog.query_one("#reason").value = "Alasan peserta dapat diterima."
        await person.press("f2")
        assert "antara 0 dan" in person.text()
        dialog.query_one("#points").value = f"{full:g}".replace(".", ",")
        dialog.query_one("#by").value = "Bu Rini"
        await person.press("f2")
        await person.until(DebriefScreen)
        assert screen.card.raw > machine.raw
        assert "Sudah dikoreksi pelatih. Menurut mesin:" in person.text()
        await person.press("e")
        await person.press("enter")
    text = next((tmp_path / "laporan").glob("*.md")).read_text(encoding="utf-8").replace("\\", "")
    assert "Sudah dikoreksi pelatih. Menurut mesin:" in text
    assert "Alasan peserta dapat diterima. Oleh Bu Rini." in text
    review = desk.reviewed(played.id)
    assert review.machine_overall == machine.overall
    assert [each.override.by for each in review.overrides] == ["Bu Rini"]
    corrected = next(each for each in review.card.items if each.id == item)
    page = item_page(corrected, screen._zone, "Aturan", [], review.overrides[0]).plain
    assert "Dikoreksi pelatih oleh Bu Rini" in page
    assert "Menurut mesin:" in page
    assert desk.card(played.id)[2] == machine


async def test_a_correction_is_there_again_when_the_result_is_opened_again(
    desk: Desk, played: OpenShift
) -> None:

    lost = next(each for each in desk.card(played.id)[2].items if each.lost > 0)
    desk.override(played.id, Override(lost.id, lost.possible, "Sah.", by="Pak Anwar"))
    async with sitting(desk, (120, 40)) as person:
        screen = await opened(person)
        assert set(screen.corrections) == {lost.id}
        assert "Menurut mesin" in person.text()


async def test_uncertain_judgements_are_flagged_and_listed(desk: Desk, played: OpenShift) -> None:
    scenario, entries, card = desk.card(played.id)
    first, *rest = card.items
    sure = (msgspec.structs.replace(item, uncertain=False) for item in rest)
    unsure = msgspec.structs.replace(
        card,
        items=(msgspec.structs.replace(first, uncertain=True), *sure),
        for_human=(first.id,),
    )
    async with sitting(desk, (120, 40)) as person:
        screen = DebriefScreen(scenario, entries, unsure)
        await person.app.push_screen(screen)
        await person.settle()
        assert "1 penilaian kurang pasti dan perlu dibaca pelatih" in person.text()
        await person.press("d")
        assert [item.id for _, item in screen._lines if item is not None] == [first.id]
        assert "? perlu dibaca" in person.text()
        await person.press("down")
        await person.press("d")
        assert len(screen._lines) == len(card.reports)


def test_without_corrections_there_is_no_review_and_no_second_grading(
    desk: Desk, played: OpenShift, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scenario, entries, card = desk.card(played.id)
    monkeypatch.setattr(Desk, "reviewed", None)
    assert read_review(desk, played.id) == (None, False)
    assert read_review(desk, 0) == (None, False)
    written = write_documents(tmp_path, "a", scenario, card, read_details(scenario, entries, card))
    assert "dikoreksi" not in written.markdown.read_text(encoding="utf-8")


async def test_a_correction_is_confirmed_and_the_cursor_stays(desk: Desk, played: OpenShift) -> None:
    desk.store.set_setting(0, TRAINER.key, ON)
    async with sitting(desk, (120, 40)) as person:
        screen = await opened(person)
        await to_lost_item(person, screen)
        await person.press("down", "down")
        row = screen.query_one("#items", RowList).cursor
        item = screen._lines[row][1]
        assert item is not None
        await person.press("k")
        dialog = await person.until(Correction)
        assert f"#{item.report}" in person.text()
        assert "▐" not in person.text()
        dialog.query_one("#points").value = f"{item.points:g}".replace(".", ",")
        dialog.query_one("#reason").value = "Sudah dibaca"
        dialog.query_one("#by").value = "Bu Rini"
        await person.press("f2")
        await person.until(DebriefScreen)
        assert "Koreksi tersimpan" in person.text()
        chosen = screen._lines[screen.query_one("#items", RowList).cursor][1]
        assert chosen is not None
        assert chosen.id == item.id


async def test_a_critical_failure_is_lifted_with_a_box_that_shows_whether_it_is_ticked(
    desk: Desk, played: OpenShift
) -> None:
    item = msgspec.structs.replace(desk.card(played.id)[2].items[0], critical="mengarang")
    decided: list[Override | None] = []
    async with sitting(desk) as person:
        dialog = Correction(item, item.points, "Bu Rini", "2026-11-21T08:00:00+00:00")
        await person.app.push_screen(dialog, decided.append)
        await person.settle()
        assert "☐ Batalkan juga kesalahan berat" in person.text()
        dialog.query_one("#reason").value = "Tidak mengarang."
        dialog.query_one("#lift").focus()
        await person.press("space")
        assert "☑ Batalkan juga kesalahan berat" in person.text()
        await person.press("f2")
    assert [each is not None and each.lift_critical for each in decided] == [True]


async def test_the_list_of_corrections_on_paper_names_the_report(desk: Desk, played: OpenShift) -> None:
    from trainer.screens.debrief.export import as_markdown

    scenario, entries, card = desk.card(played.id)
    lost = next(each for each in card.items if each.lost > 0)
    review = desk.override(played.id, Override(lost.id, lost.possible, "Sah", by="Pak Anwar"))
    text = as_markdown(scenario, review.card, read_details(scenario, entries, review.card), review)
    assert f"- #{lost.report} {lost.title}" in text.replace("\\", "")
    assert "poin. Sah. Oleh Pak Anwar." in text
