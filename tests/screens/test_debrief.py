"""The debrief: everything the score card says is on the screen, with the evidence marked."""

from __future__ import annotations

import html
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from person import SEED, sitting
from pushed import EVIL

from trainer.practice.bots import HastyBot, NegligentBot, play
from trainer.practice.desk import Desk, OpenShift, read_exported
from trainer.practice.outcome import Outcome, explain, rubric_of
from trainer.practice.scale import Scale, present_scale
from trainer.practice.store import Profile, StoreError
from trainer.scenarios.library import load_library
from trainer.scenarios.scenario import Scenario
from trainer.scoring.card import Cap, Evidence, FloorMissed, Item, ScoreCard
from trainer.scoring.rubric import Band
from trainer.screens.debrief.export import ExportError, write_documents
from trainer.screens.debrief.pages import item_page
from trainer.screens.debrief.result import MoveLine, read_details, rule_title
from trainer.screens.debrief.retry import retry_preset
from trainer.screens.debrief.screen import DebriefScreen
from trainer.screens.debrief.summary_page import detail_page, summary
from trainer.screens.settings.ask_path import AskPath
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
    page = item_page(ITEM, UTC, "Data pribadi", [MoveLine("7 Sep 08.00", "Tindak lanjut (hasil akhir): ...")])
    text = page.plain
    for part in (
        "2,5 dari 10 poin", "Jawaban memuat nomor telepon.", "Jawaban tanpa data pribadi.", "Jawaban terbaca oleh umum.",
        "Data pribadi: Data pribadi disamarkan.", "Baca ulang sebelum mengirim.", "7 Sep 08.00", "KESALAHAN BERAT",
        "Sen 7 Sep 2026 03.00",
    ):  # fmt: skip
        assert part in text
    start = text.index("»0840-1111-2222«")
    assert any(span.start <= start < span.end and "reverse" in str(span.style) for span in page.spans)


def test_a_value_is_also_a_word_and_the_words_come_from_the_rubric(desk: Desk) -> None:
    scale = present_scale(desk.library)
    assert [scale.word(value) for value in (100.0, 80.0, 60.0, 10.0, None)] == [
        "sangat baik", "baik", "sedang", "kurang", "tidak ada butir",
    ]  # fmt: skip
    other = msgspec.structs.replace(scale, bands=(Band(50, "Cakap"), Band(0, "Belum Cakap")))
    assert [other.word(value) for value in (80.0, 10.0)] == ["cakap", "belum cakap"]


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
    assert set(details.own) <= reports
    assert sum(map(len, details.own.values())) >= len(reports)
    answered = [item for item in card.items if item.kind == "tanggapan"]
    assert answered
    assert all(details.models[item.id].startswith("Yth.") for item in answered)
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
        assert person.text().splitlines()[1].strip().startswith("Anda menangani ")
        assert f"Nilai akhir {card.overall:.1f}".replace(".", ",").removesuffix(",0") in person.text()
        assert screen.query_one("#summary").size.height <= 6
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


def told(scenario: Scenario, card: ScoreCard, width: int = 78) -> tuple[str, Outcome, Scale]:
    """The head of the debrief for a card, as text."""
    outcome = explain(card, (), rubric_of(scenario))
    scale = present_scale(load_library())
    return summary(card, outcome, scale, width).plain, outcome, scale


def test_one_failure_in_many_reports_takes_one_line(desk: Desk, played: OpenShift) -> None:
    scenario, _, card = desk.card(played.id)
    caps = tuple(Cap("x", "Data pribadi terbuka", 40, report, f"x{report}") for report in (7, 8, 8, 9, 10))
    limited = msgspec.structs.replace(card, caps=caps, floors=(), raw=59.9, overall=40.0)
    shown, _, _ = told(scenario, limited)
    (line,) = [line for line in shown.splitlines() if line.startswith("! ")]
    assert line == "! Dibatasi 40: kesalahan berat, data pribadi terbuka (#7, #8 dan 2 lagi)."
    assert "Nilai mentah 59,9" in shown
    assert "Nilai akhir 40 dari 100" in shown


def test_only_the_limit_that_counts_stands_in_the_head_and_the_others_in_the_detail(
    desk: Desk, played: OpenShift
) -> None:
    scenario, _, card = desk.card(played.id)
    floors = tuple(FloorMissed(f"bagian {n}", 10.0 * n, 60, 40 + 5.0 * n) for n in range(4))
    low = msgspec.structs.replace(card, floors=floors, caps=(), raw=59.9, overall=40.0)
    shown, outcome, scale = told(scenario, low)
    (line,) = [line for line in shown.splitlines() if line.startswith("! ")]
    assert line == "! Dibatasi 40: bagian 0 baru 0%, syarat lulus 60% (70 - 0,5 × 60)."
    told_in_full = detail_page(low, outcome, scale, (), 78).plain
    assert (
        "Batas yang berlaku, 40: bagian 0 baru 0%, syarat lulus 60%. Hitungannya: 70 - 0,5 × 60 = 40"
        in told_in_full
    )
    assert all(f"bagian {n} baru {10 * n}%" in told_in_full for n in range(4))


def test_nothing_is_said_about_limits_that_do_not_lower_the_result(desk: Desk, played: OpenShift) -> None:
    scenario, _, card = desk.card(played.id)
    good = msgspec.structs.replace(card, floors=(), caps=(), raw=80.0, coverage=100.0, overall=80.0)
    shown, _, _ = told(scenario, good)
    assert "! " not in shown
    assert "Tidak ada batas yang menurunkan nilai." in shown


async def test_n_and_p_open_what_is_lacking_while_everything_is_folded(desk: Desk, played: OpenShift) -> None:
    async with sitting(desk, (120, 40)) as person:
        await person.to_row("result")
        await person.press("enter")
        screen = await person.until(DebriefScreen)
        rows = screen.query_one("#items")
        await person.press("n")
        first = screen._lines[rows.cursor][1]
        assert first is not None
        assert first.lost > 0
        seen = {first.id}
        for _ in range(2 * len(screen.card.items)):
            await person.pilot.press("n")
            await person.pilot.pause()
            seen.add(screen._lines[rows.cursor][1].id)
        assert {item.id for item in screen.card.items if item.lost > 0} <= seen
        await person.press("p")
        assert screen._lines[rows.cursor][1] is not None


async def test_unfold_opens_everything_unless_everything_is_open(desk: Desk, played: OpenShift) -> None:
    async with sitting(desk) as person:
        await person.to_row("result")
        await person.press("enter")
        screen = await person.until(DebriefScreen)
        every = len(screen.card.reports) + len(screen.card.items)
        await person.press("n")
        assert len(screen._lines) < every
        await person.press("b")
        assert len(screen._lines) == every
        await person.press("b")
        assert len(screen._lines) == len(screen.card.reports)


async def test_d_says_so_when_nothing_has_to_be_read(desk: Desk, played: OpenShift) -> None:
    scenario, entries, card = desk.card(played.id)
    sure = msgspec.structs.replace(
        card, items=tuple(msgspec.structs.replace(item, uncertain=False) for item in card.items), for_human=()
    )
    async with sitting(desk) as person:
        await person.app.push_screen(DebriefScreen(scenario, entries, sure))
        await person.settle()
        assert "D Perlu dibaca" in person.text()
        await person.press("d")
        assert "Tidak ada jawaban yang perlu dibaca" in person.text()


async def test_the_own_way_stands_beside_the_experts_where_there_is_room(
    desk: Desk, played: OpenShift
) -> None:
    for size, beside in (((120, 40), True), ((80, 24), False)):
        async with sitting(desk, size) as person:
            await person.to_row("result")
            await person.press("enter")
            screen = await person.until(DebriefScreen)
            while not screen.loaded:
                await person.settle()
            screen.set_class(size[0] < 120, "-reading")
            screen._show_item()
            await person.settle()
            text = screen.query_one("#page").render().plain
            (line,) = [line for line in text.splitlines() if line.startswith("Langkah Anda")]
            assert ("Cara ahli" in line) == beside
            assert "Cara ahli" in text


async def test_reports_nobody_touched_say_so_everywhere(desk: Desk, profile: Profile) -> None:
    shift = desk.start(profile, "orientasi", SEED)
    play(shift.session, NegligentBot())
    async with sitting(desk, (120, 40)) as person:
        await person.to_row("result")
        await person.press("enter")
        screen = await person.until(DebriefScreen)
        idle = [number for number, state in screen.outcome.states.items() if state == "tidak disentuh"]
        assert idle
        assert person.text().count("tidak disentuh") >= len(idle)
        await person.press("end")
        while not screen.loaded:
            await person.settle()
        assert "tidak ada tindakan Anda pada laporan ini" in " ".join(
            screen.query_one("#page").render().plain.split()
        )


async def test_a_shift_is_saved_to_a_file_from_its_result(
    desk: Desk, played: OpenShift, tmp_path: Path
) -> None:
    async with sitting(desk, (120, 40)) as person:
        await person.to_row("result")
        await person.press("enter")
        screen = await person.until(DebriefScreen)
        while not screen.loaded:
            await person.settle()
        await person.press("w")
        dialog = await person.until(AskPath)
        target = tmp_path / "giliran.json"
        dialog.query_one("Input").value = str(target)
        await person.press("f2")
        await person.until(Problem)
        assert "Giliran tersimpan" in person.text()
    _, entries = read_exported(target)[:2]
    assert entries
