"""The debrief: everything the score card says is on the screen, with the evidence marked."""

from __future__ import annotations

from datetime import UTC, datetime

from conftest import SEED, sitting

from trainer.practice.bots import HastyBot, play
from trainer.practice.desk import Desk
from trainer.practice.store import Profile
from trainer.scoring.card import Evidence, Item
from trainer.screens.debrief.pages import ExpertMove, expert_moves, item_page, summary, word_for
from trainer.screens.debrief.screen import DebriefScreen
from trainer.sp4n.vocabulary import Competence

ITEM = Item(
    id="1:tanggapan",
    report=9900001,
    kind="tanggapan",
    competence=Competence.RESPONSE,
    title="Isi tindak lanjut",
    points=2.5,
    possible=10,
    happened="Jawaban memuat nomor telepon.",
    due="Jawaban tanpa data pribadi.",
    why="Jawaban terbaca oleh umum.",
    rule="data-pribadi",
    citation="Data pribadi disamarkan.",
    advice="Baca ulang sebelum mengirim.",
    at=datetime(2026, 9, 7, 3, 0, tzinfo=UTC),
    evidence=(Evidence("Hubungi 0840-1111-2222 segera", 4, 8, 22),),
    critical="bocor_identitas",
)


def test_an_item_shows_what_why_rule_evidence_advice_and_the_experts_way() -> None:
    page = item_page(ITEM, UTC, [ExpertMove("7 Sep 08.00", "Tindak lanjut (hasil akhir): ...")])
    text = page.plain
    for part in (
        "2,5 dari 10 poin", "Jawaban memuat nomor telepon.", "Jawaban tanpa data pribadi.", "Jawaban terbaca oleh umum.",
        "data-pribadi: Data pribadi disamarkan.", "Baca ulang sebelum mengirim.", "7 Sep 08.00", "KESALAHAN BERAT",
        "Sen 7 Sep 2026 03.00",
    ):  # fmt: skip
        assert part in text
    start = text.index("»0840-1111-2222«")
    assert any(span.start <= start < span.end and "reverse" in str(span.style) for span in page.spans)


def test_a_value_is_also_a_word() -> None:
    assert [word_for(value) for value in (100.0, 80.0, 60.0, 10.0, None)] == [
        "sangat baik", "baik", "sedang", "kurang", "tidak ada butir",
    ]  # fmt: skip


def test_the_expert_is_shown_with_time_and_move(desk: Desk, profile: Profile) -> None:
    scenario = desk.start(profile, "orientasi", SEED).session.scenario
    moves = expert_moves(scenario)
    assert set(moves) == {plan.index for plan in scenario.plans}
    assert all(move.when and move.what for line in moves.values() for move in line)


async def test_the_whole_card_can_be_reached_by_keyboard(desk: Desk, profile: Profile) -> None:
    shift = desk.start(profile, "orientasi", SEED)
    play(shift.session, HastyBot())
    async with sitting(desk) as person:
        await person.press("down", "enter")
        screen = await person.until(DebriefScreen)
        card = screen.card
        for competence in Competence:
            assert competence.label in person.text()
        assert summary(card, 78).plain.startswith(f"Nilai {card.overall:g}".replace(".", ","))
        await person.press("b")
        assert len(screen._lines) == len(card.reports) + len(card.items)
        await person.press("down", "enter")
        seen = set()
        for _ in card.items:
            seen.add(screen._lines[screen.query_one("#items").cursor][1].id)
            await person.pilot.press("n")
        assert seen == {item.id for item in card.items}
        await person.press("escape", "s")
        assert all(item is None or item.lost > 0 for _, item in screen._lines)
