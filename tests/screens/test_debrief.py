"""The debrief: everything the score card says is on the screen, with the evidence marked."""

from __future__ import annotations

import html
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from person import SEED, sitting
from pushed import EVIL

from trainer.practice.bots import HastyBot, play
from trainer.practice.desk import Desk, OpenShift
from trainer.practice.store import Profile, StoreError
from trainer.scoring.card import Cap, Evidence, FloorMissed, Item
from trainer.screens.debrief.export import ExportError, write_documents
from trainer.screens.debrief.pages import item_page, plot_page, summary, word_for
from trainer.screens.debrief.result import ExpertMove, read_details, rule_title
from trainer.screens.debrief.retry import retry_preset
from trainer.screens.debrief.screen import DebriefScreen
from trainer.screens.shared.dialogs import Problem
from trainer.screens.workbench.screen import WorkbenchScreen
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
    page = item_page(
        ITEM, UTC, "Data pribadi", [ExpertMove("7 Sep 08.00", "Tindak lanjut (hasil akhir): ...")]
    )
    text = page.plain
    for part in (
        "2,5 dari 10 poin", "Jawaban memuat nomor telepon.", "Jawaban tanpa data pribadi.", "Jawaban terbaca oleh umum.",
        "Data pribadi: Data pribadi disamarkan.", "Baca ulang sebelum mengirim.", "7 Sep 08.00", "KESALAHAN BERAT",
        "Sen 7 Sep 2026 03.00",
    ):  # fmt: skip
        assert part in text
    start = text.index("»0840-1111-2222«")
    assert any(span.start <= start < span.end and "reverse" in str(span.style) for span in page.spans)


def test_a_value_is_also_a_word() -> None:
    assert [word_for(value) for value in (100.0, 80.0, 60.0, 10.0, None)] == [
        "sangat baik", "baik", "sedang", "kurang", "tidak ada butir",
    ]  # fmt: skip


@pytest.fixture
def played(desk: Desk, profile: Profile) -> OpenShift:
    """A shift played badly to its end."""
    shift = desk.start(profile, "orientasi", SEED)
    play(shift.session, HastyBot())
    return shift


def test_details_tell_the_experts_way_the_course_with_reasons_and_the_clocks(
    desk: Desk, played: OpenShift
) -> None:
    scenario, entries, card = desk.card(played.id)
    details = read_details(scenario, entries, card)
    reports = {report.report for report in card.reports}
    assert set(details.expert) == set(details.course) == reports
    assert all(move.when and move.what for moves in details.expert.values() for move in moves)
    lines = [line for course in details.course.values() for line in course]
    assert any(line.own for line in lines)
    assert any(line.reason for line in lines if not line.own), "simulated people have reasons"
    assert {use.report for use in details.clocks} == reports
    assert all(use.used <= use.limit or use.late for use in details.clocks)


def test_a_rule_is_shown_by_its_name(desk: Desk, played: OpenShift) -> None:
    scenario, _, card = desk.card(played.id)
    for item in card.items:
        title = rule_title(scenario.rules, item.rule)
        assert title != item.rule, item.rule
    assert rule_title(scenario.rules, "tak-dikenal") == "tak-dikenal"


def test_the_documents_hold_everything_and_nothing_acts(
    desk: Desk, played: OpenShift, tmp_path: Path
) -> None:
    scenario, entries, card = desk.card(played.id)
    evil = msgspec.structs.replace(
        card,
        reports=tuple(msgspec.structs.replace(each, title=EVIL) for each in card.reports),
        items=tuple(
            msgspec.structs.replace(each, evidence=(Evidence(f"ab<script>{EVIL}</script>", start=2, end=10),))
            for each in card.items
        ),
    )
    written = write_documents(tmp_path, "../a b", scenario, evil, read_details(scenario, entries, card))
    assert written.markdown == tmp_path / "laporan" / "a-b.md"
    page, text = written.page.read_text(encoding="utf-8"), written.markdown.read_text(encoding="utf-8")
    assert "<script>" not in page
    assert "<mark>&lt;script&gt;</mark>" in page
    assert "\x1b" not in page + text
    assert "[/x]" not in text
    for competence in Competence:
        assert html.escape(competence.label) in page
        assert competence.label in text.replace("\\", "")
    assert "SIMULASI" in page
    assert sorted(path.name for path in (tmp_path / "laporan").iterdir()) == ["a-b.html", "a-b.md"]
    (tmp_path / "berkas").write_text("")
    with pytest.raises(ExportError, match="Periksa ruang dan izin"):
        write_documents(tmp_path / "berkas", "a", scenario, card, read_details(scenario, entries, card))


def test_a_case_can_be_tried_again_with_other_people(desk: Desk, profile: Profile, played: OpenShift) -> None:
    scenario = played.session.scenario
    for plan in scenario.plans:
        again = desk.start(profile, retry_preset(scenario, plan.index), SEED + 1).session.scenario
        assert plan.key.case in {each.key.case for each in again.plans}
        assert len(again.plans) <= 2


async def test_plot_export_and_another_try_by_keyboard(desk: Desk, played: OpenShift, tmp_path: Path) -> None:
    async with sitting(desk, (120, 40)) as person:
        await person.to_row("result")
        await person.press("enter")
        screen = await person.until(DebriefScreen)
        while not screen.loaded:
            await person.settle()
        assert "Jalannya laporan" in person.text()
        await person.press("g")
        assert "Waktu terpakai terhadap tenggat" in person.text()
        await person.press("escape", "e")
        assert isinstance(person.app.screen, Problem)
        assert len(list((tmp_path / "laporan").iterdir())) == 2
        await person.press("enter", "c")
        bench = await person.until(WorkbenchScreen)
        assert bench.bench.session.scenario.preset.title == "Coba lagi satu laporan"


def test_a_rubric_of_an_older_version_does_not_close_the_program(
    desk: Desk, played: OpenShift, monkeypatch: pytest.MonkeyPatch
) -> None:
    def old(scenario: object, entries: object) -> None:
        raise KeyError("batas_baru")

    desk.card(played.id)
    stored = desk.card(played.id)[2]
    other = desk.start(desk.store.profiles()[0], "orientasi", SEED)
    monkeypatch.setattr("trainer.scoring.grading.grade", old)
    assert desk.card(played.id)[2] == stored
    with pytest.raises(StoreError, match="batas_baru"):
        desk.card(other.id)


async def test_the_whole_card_can_be_reached_by_keyboard(desk: Desk, played: OpenShift) -> None:
    async with sitting(desk) as person:
        await person.to_row("result")
        await person.press("enter")
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


def test_evidence_in_the_same_text_is_marked_in_it_once() -> None:
    text = "Hubungi 0840-1111-2222 atau Budi segera"
    places = (Evidence(text, 4), Evidence(text, 4, 28, 32), Evidence(text, 4, 8, 22), Evidence("Lain."))
    shown = item_page(msgspec.structs.replace(ITEM, evidence=places), UTC, "Aturan", ()).plain
    assert shown.count("Bukti") == 1
    assert "Bukti\nHubungi »0840-1111-2222« atau »Budi« segera\n\nLain." in shown


def test_one_failure_in_many_reports_takes_one_line(desk: Desk, played: OpenShift) -> None:
    card = desk.card(played.id)[2]
    caps = tuple(Cap("x", "Data pribadi terbuka", 40, report, f"x{report}") for report in (7, 8, 8, 9, 10))
    shown = summary(msgspec.structs.replace(card, caps=caps, floors=(), raw=59.9), 78).plain
    (line,) = [line for line in shown.splitlines() if line.startswith("! ")]
    assert line == "! Nilai dibatasi 40: Data pribadi terbuka (#7, #8 dan 2 lagi). Tanpa batas: 59,9."


def test_what_keeps_from_passing_takes_one_line_and_the_plot_tells_all(desk: Desk, played: OpenShift) -> None:
    card = desk.card(played.id)[2]
    floors = tuple(FloorMissed(f"bagian {n}", 10.0 * n, 60, 45 + 5.0 * n) for n in range(4))
    low = msgspec.structs.replace(card, floors=floors, caps=())
    (line,) = [line for line in summary(low, 78).plain.splitlines() if line.startswith("! ")]
    assert line == (
        "! Nilai dibatasi 45, di bawah batas lulus: bagian 0 0 dari 60; bagian 1 10 dari 60; 2 lagi (G)."
    )
    told = plot_page(low, (), 78).plain
    assert all(floor.sentence in told for floor in floors)
