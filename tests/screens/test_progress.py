"""Kemajuan: what is known, what is weak, what to do next; by keyboard and by mouse."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import msgspec
import pytest
from frozen import frozen_scenario
from msgspec.structs import replace
from person import sitting
from pushed import (
    EVIL,
    SHOWN,
    SIZES,
    Compare,
    click_footer,
    leaves_nothing,
    photographed,
    pushed,
    sound,
)

import trainer.practice.desk as desk_module
from trainer.app import LatihApp
from trainer.practice.bots import ExpertBot, HastyBot, play
from trainer.practice.desk import Desk
from trainer.practice.learning import GradedSession, Mastery, NextStep, Point
from trainer.practice.repetition import TopicBox
from trainer.practice.scale import present_scale
from trainer.practice.session import Session
from trainer.practice.store import Profile, SessionRow
from trainer.scenarios.library import load_library
from trainer.scoring.card import CompetenceScore, ReportScore, ScoreCard
from trainer.screens.learn.lesson import LessonScreen
from trainer.screens.learn.view import LearnView, read_learn
from trainer.screens.progress import pages
from trainer.screens.progress import view as progress_view
from trainer.screens.progress.commands import open_progress
from trainer.screens.progress.plot import line_plot, spark
from trainer.screens.progress.screen import ProgressScreen
from trainer.screens.progress.view import ProgressView, advice, read_progress
from trainer.screens.reference.page_view import PageView
from trainer.screens.workbench.screen import WorkbenchScreen
from trainer.sp4n.vocabulary import Competence

FRIDAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def _still(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same day always."""
    monkeypatch.setattr(desk_module, "wall_clock", lambda: "2026-11-20T08:00:00+00:00")


@pytest.fixture
def results(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The shifts whose Laporan Hasil was asked for, instead of grading them."""
    asked: list[int] = []

    async def note(_app: LatihApp, number: int) -> None:
        asked.append(number)

    monkeypatch.setattr(LatihApp, "open_debrief", note)
    return asked


def played(desk: Desk, profile: Profile, day: date, *, well: bool) -> int:
    """A finished shift of some day with a result that does not depend on the rubric."""
    moment = f"{day.isoformat()}T08:00:00+00:00"
    scenario = frozen_scenario()
    number = desk.store.add_session(profile.id, scenario, "giliran", moment)
    session = Session.start(
        scenario, lambda entries, finished: desk.store.append(number, entries, moment, finished)
    )
    session.finish()
    points = 95.0 if well else 55.0
    topics = {case.topic: case.id for case in reversed(desk.library.cases.values())}
    result = card(
        points,
        tuple(
            CompetenceScore(each, points - index, 100.0, points - index)
            for index, each in enumerate(Competence)
        ),
        tuple(
            ReportScore(index, index, "Judul", "Ringkas", case, points, 100.0, points, ())
            for index, case in enumerate(list(topics.values())[:4], 1)
        ),
    )
    desk.store.set_result(number, result.overall, result.predicate, msgspec.json.encode(result).decode())
    return number


async def test_nothing_played_yet_says_what_to_do_first(desk: Desk, profile: Profile) -> None:
    async with sitting(desk) as person:
        await pushed(person, ProgressScreen())
        assert "Mulai dengan pelajaran pertama" in person.text()
        assert "belum dinilai" in person.text()
        for key, words in (("2", "Belum ada giliran"), ("3", "Belum ada giliran"), ("4", "Tidak ada topik")):
            await person.press(key)
            assert words in person.text()
        await person.press("1", "m")
        screen = await person.until(WorkbenchScreen)
        assert screen.bench.session.scenario.preset.id == "orientasi"


async def test_a_weak_competence_leads_to_its_lesson_and_drill(desk: Desk, profile: Profile) -> None:
    played(desk, profile, FRIDAY, well=False)
    async with sitting(desk) as person:
        screen = await pushed(person, ProgressScreen())
        found = advice(screen.view)
        assert found.weak is not None
        assert found.lesson is not None
        assert found.lesson.competence == Competence(found.weak.key)
        assert found.drill == found.lesson.drill
        assert "Yang paling perlu dilatih" in person.text()
        assert found.weak.percent is not None
        assert screen.view.scale.word(found.weak.percent) == "kurang"
        assert f"{found.weak.percent:.0f} kurang" in person.text()
        await person.press("b")
        assert isinstance(person.app.screen, LessonScreen)
        assert person.app.screen.lesson == found.lesson


async def test_the_history_opens_the_result_of_the_chosen_shift(
    desk: Desk, profile: Profile, results: list[int]
) -> None:
    first = played(desk, profile, FRIDAY - timedelta(1), well=False)
    played(desk, profile, FRIDAY, well=True)
    async with sitting(desk) as person:
        await pushed(person, ProgressScreen())
        await person.press("2")
        lines = [line for line in person.text().splitlines() if "Orientasi" in line]
        assert "Jum 20 Nov" in lines[0]
        assert "Kam 19 Nov" in lines[1]
        await person.press("down", "enter")
    assert results == [first]


async def test_curves_are_chosen_with_the_arrows(desk: Desk, profile: Profile) -> None:
    played(desk, profile, FRIDAY - timedelta(1), well=False)
    played(desk, profile, FRIDAY, well=True)
    async with sitting(desk) as person:
        await pushed(person, ProgressScreen())
        await person.press("3")
        assert "Nilai akhir dari waktu ke waktu" in person.text()
        assert "naik" in person.text()
        await person.press("right")
        assert "Klasifikasi dari waktu ke waktu" in person.text()
        await person.press("left", "left")
        assert "Pengelolaan Antrean dari waktu ke waktu" in person.text()


async def test_due_topics_are_repeated_in_a_short_shift(desk: Desk, profile: Profile) -> None:
    played(desk, profile, FRIDAY - timedelta(40), well=False)
    async with sitting(desk) as person:
        screen = await pushed(person, ProgressScreen())
        due = {box.topic for box in screen.view.due[: progress_view.REVIEWED]}
        assert due
        await person.press("4")
        assert "waktunya diulang" in person.text()
        await person.press("u")
        bench = await person.until(WorkbenchScreen)
        assert bench.bench.session.scenario.preset.id == "ulangan"
        cases = desk.library.cases
        assert {
            cases[plan.key.case].topic
            for plan in bench.bench.session.scenario.plans
            if plan.key.case in cases
        } <= due


async def test_the_streak_can_be_switched_off_and_on_again(desk: Desk, profile: Profile) -> None:
    for back in (0, 1, 2, 4):
        played(desk, profile, FRIDAY - timedelta(back), well=True)
    async with sitting(desk) as person:
        await pushed(person, ProgressScreen())
        assert "Runtun latihan: 3 hari kerja" in person.text()
        await person.press("r")
        assert "tidak ditampilkan" in person.text()
        assert "3 hari kerja" not in person.text()
        await person.press("escape")
        await pushed(person, ProgressScreen())
        assert "tidak ditampilkan" in person.text()
        await person.press("r")
        assert "Runtun latihan: 3 hari kerja" in person.text()


async def test_by_mouse_alone(desk: Desk, profile: Profile, results: list[int]) -> None:
    number = played(desk, profile, FRIDAY, well=False)
    async with sitting(desk) as person:
        screen = await pushed(person, ProgressScreen())
        for label, words in (
            ("Grafik", "Nilai akhir dari"),
            ("Topik", "Penguasaan topik"),
            ("Ringkasan", "Enam kompetensi"),
        ):
            await person.pilot.click("#tabs", offset=(person.text().splitlines()[1].index(label), 0))
            await person.settle()
            assert words in person.text()
        page = screen.query_one(PageView)
        at = next(index for index, line in enumerate(page.lines) if line.target == "pelajaran")
        await person.pilot.click(PageView, offset=(8, at))
        await person.settle()
        assert isinstance(person.app.screen, LessonScreen)
        await click_footer(person, "Kembali")
        await person.pilot.click("#tabs", offset=(person.text().splitlines()[1].index("Riwayat"), 0))
        await person.settle()
        await click_footer(person, "Buka hasil")
    assert results == [number]


async def test_help_explains_the_screen(desk: Desk, profile: Profile) -> None:
    async with sitting(desk) as person:
        await pushed(person, ProgressScreen())
        await person.press("f1")
        assert "Enam kompetensi dihitung" in person.text()


async def test_the_way_in_is_a_command_for_other_screens(desk: Desk, profile: Profile) -> None:
    async with sitting(desk) as person:
        await open_progress.run(person.app.screen)
        await person.until(ProgressScreen)


@pytest.mark.parametrize("plain", [False, True])
@pytest.mark.parametrize("values", [[50.0], [0.0, 100.0], [100.0, 0.0, 70.0] * 40])
def test_a_curve_stays_inside_its_frame(values: list[float], plain: bool) -> None:
    lines = line_plot(values, 60, 10, plain)
    assert len(lines) == 10
    assert {len(line) for line in lines} == {60}
    assert [line[:4].strip() for line in lines if line[:4].strip()] == ["100", "70", "50", "0"]
    if plain:
        assert all(line.isascii() for line in lines)
    first = next(index for index, line in enumerate(lines) if line[5] not in " -╌")
    assert abs(first - round((100 - values[0]) / 100 * 9)) <= 1 or len(values) > 40


def test_small_bars_show_the_latest_values() -> None:
    assert spark([0, 50, 100], 2, plain=False) == "▅█"
    assert spark([0, 55, 100], 12, plain=True) == "059"


async def test_plain_terminals_get_plain_curves(
    desk: Desk, profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    played(desk, profile, FRIDAY, well=True)
    monkeypatch.setattr(pages, "plain_terminal", lambda: True)
    async with sitting(desk) as person:
        screen = await pushed(person, ProgressScreen())
        for key in "13":
            await person.press(key)
            assert all(
                line.text.isascii() for line in screen.query_one(PageView).lines if "· " not in line.text
            )


def card(
    overall: float, competences: tuple[CompetenceScore, ...] = (), reports: tuple[ReportScore, ...] = ()
) -> ScoreCard:
    return ScoreCard(
        "1", (), competences, reports, None, None, overall, (), overall, "Baik", overall >= 70, 0.0, ()
    )


def frozen_view(profile: Profile, learn: LearnView, word: str = "") -> ProgressView:
    """A view whose figures do not change with content or scoring."""
    days = [date(2026, 11, day) for day in (2, 4, 9, 11, 16, 18)]
    rows = tuple(
        SessionRow(number, profile.id, "x", word or "Shift harian", 7, "giliran", day.isoformat(), f"{day.isoformat()}T08:00:00+00:00",
                   "", True, 40.0 + 9 * number, word or "Baik")
        for number, day in enumerate(days)
    )  # fmt: skip
    curve = tuple(Point(day, row.id, row.overall or 0.0) for day, row in zip(days, rows, strict=True))
    values = (91.0, 83.0, 64.0, 72.0, None, 88.0)
    return ProgressView(
        learn=learn,
        finished=rows[::-1],
        cards=tuple(
            GradedSession(row, card(row.overall or 0.0), day) for row, day in zip(rows, days, strict=True)
        ),
        competences=tuple(
            Mastery(each.value, each.label, value, value or 0.0, 100.0)
            for each, value in zip(Competence, values, strict=True)
        ),
        topics=tuple(Mastery(f"topik_{n}", word or f"topik {n}", 40.0 + 10 * n, 4.0, 10.0) for n in range(6)),
        boxes=tuple(TopicBox(f"topik_{n}", n % 5, FRIDAY + timedelta(n), 50.0, FRIDAY) for n in range(6)),
        due=(TopicBox(word or "topik_0", 0, FRIDAY, 40.0, FRIDAY - timedelta(1)),),
        curves={"Nilai akhir": curve, **{each.label: curve for each in Competence}},
        days=3,
        step=NextStep(word or "Kompetensi Tanggapan masih 64 dari 100. Baca pelajarannya.", "pelajaran", "x"),
        scale=present_scale(load_library()),
        names={f"topik_{n}": word or f"Topik nomor {n}" for n in range(6)},
    )


Freeze = Callable[[str], None]


@pytest.fixture
def freeze(desk: Desk, profile: Profile, monkeypatch: pytest.MonkeyPatch) -> Freeze:
    """Show a view that does not change with content or scoring."""

    def put(word: str = "") -> None:
        known = read_learn(desk)
        lessons = known.lessons
        if word:
            lessons = tuple(replace(lesson, title=word) for lesson in lessons)
        else:
            lessons = tuple(
                replace(lesson, title=f"Pelajaran {n}", minutes=10) for n, lesson in enumerate(lessons, 1)
            )
        drills = {lesson.drill: word or "Latihan" for lesson in lessons}
        view = frozen_view(profile, known._replace(lessons=lessons, drills=drills), word)
        monkeypatch.setattr(progress_view, "read_progress", lambda desk: view)

    return put


async def test_opening_and_closing_leaves_no_widget_behind(desk: Desk, profile: Profile) -> None:
    async with sitting(desk) as person:
        await leaves_nothing(person, ProgressScreen, "2", "3", "right", "4", "1")


@pytest.mark.parametrize("size", SIZES)
async def test_evil_texts_are_shown_as_typed(desk: Desk, freeze: Freeze, size: tuple[int, int]) -> None:
    freeze(EVIL)
    async with sitting(desk, size) as person:
        await pushed(person, ProgressScreen())
        assert SHOWN in person.text()
        for key in ("1", "2", "3", "right", "4"):
            await person.press(key)
            sound(person)


SHOTS: dict[str, tuple[str, ...]] = {
    "ringkasan": (),
    "riwayat": ("2", "down"),
    "grafik": ("3",),
    "topik": ("4",),
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", SHOTS)
def test_picture(name: str, size: tuple[int, int], desk: Desk, freeze: Freeze, snap_compare: Compare) -> None:
    freeze("")
    assert photographed(desk, snap_compare, ProgressScreen, size, *SHOTS[name])


async def test_a_shift_that_does_not_count_is_listed_and_moves_nothing(desk: Desk, profile: Profile) -> None:
    from trainer.screens.debrief.retry import retry_preset, start_retry

    full = desk.start(profile, "orientasi", 7)
    play(full.session, ExpertBot())
    desk.card(full.id)
    again = start_retry(desk, profile, retry_preset(full.session.scenario, 0), 8)
    play(again.session, HastyBot())
    desk.card(again.id)
    view = read_progress(desk)
    assert [session.row.id for session in view.cards] == [full.id]
    assert {row.id for row in view.finished} == {full.id, again.id}
    async with sitting(desk, (120, 40)) as person:
        await pushed(person, ProgressScreen())
        await person.press("2")
        (line,) = [line for line in person.text().splitlines() if "Coba lagi satu laporan" in line]
        assert "(tidak dihitung)" in line


async def test_topics_have_names_and_the_pages_a_footer(desk: Desk, profile: Profile) -> None:
    played(desk, profile, FRIDAY, well=False)
    async with sitting(desk, (120, 40)) as person:
        screen = await pushed(person, ProgressScreen())
        assert "1-4 Halaman" in person.text()
        await person.press("4")
        shown = person.text()
        for mastery in screen.view.topics[:3]:
            assert desk.library.topic_name(mastery.key)[:20] in shown
