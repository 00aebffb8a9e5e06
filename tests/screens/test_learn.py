"""Belajar: a lesson is found, read, its quiz taken and its drill started, by keyboard and by mouse."""

from __future__ import annotations

from collections.abc import Callable

import pytest
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

from trainer.practice.desk import Desk
from trainer.practice.learning import LessonProgress, Progress, load_progress, save_progress
from trainer.practice.lessons import Lesson, parse_lesson, read_lessons
from trainer.practice.store import Profile
from trainer.screens.application import LatihApp
from trainer.screens.learn import screen as learn_screen
from trainer.screens.learn.commands import open_learn
from trainer.screens.learn.lesson import LessonScreen
from trainer.screens.learn.markdown import markdown_lines
from trainer.screens.learn.quiz import QuizPage, QuizScreen
from trainer.screens.learn.screen import LearnScreen
from trainer.screens.learn.view import LearnView, standing
from trainer.screens.reference.page_view import PageView
from trainer.screens.shared.dialogs import Question
from trainer.screens.workbench.screen import WorkbenchScreen

CLOCKS = "09-jam-dan-tenggat"
HEAD = """---
judul: {title}
manfaat: Anda dapat membedakan dua hal.
menit: {minutes}
kompetensi: waktu
latihan: orientasi
---

## Tujuan

- Tujuan pertama.

## Isi

| Jam | Batas |
|---|---|
| C2 | 3 hari kerja |

Teks dengan **kata tebal** dan daftar:

1. satu
2. dua

## Contoh

> Contoh kutipan.

{filler}

## Yang sering keliru

- Keliru.

## Ringkasan

Ringkas.

## Kuis

### 1. Berapa hari kerja?

- [x] Tiga
  > Benar, tiga.
- [ ] Lima
  > Itu jam lain.

### 2. Mana yang benar? Pilih semua yang benar.

- [x] Yang pertama
  > Benar.
- [x] Yang kedua
  > Juga benar.
- [ ] Yang ketiga
  > Tidak berisi apa pun.
"""


def small(title: str, number: int, filler: str = "Paragraf.") -> Lesson:
    return parse_lesson(f"{number:02d}-kecil", HEAD.format(title=title, minutes=5 + number, filler=filler))


@pytest.fixture
def few(profile: Profile, monkeypatch: pytest.MonkeyPatch) -> LearnView:
    """Three small lessons that do not change with the content."""
    lessons = (small("Pertama", 1, "Panjang. " * 400), small("Kedua", 2), small("Ketiga", 3))
    known = Progress({"02-kecil": LessonProgress(4, True, 1, 100.0, 100.0, "2026-11-20")})
    view = LearnView(profile, lessons, known, {"orientasi": "Orientasi"})
    monkeypatch.setattr(learn_screen, "read_learn", lambda desk: view)
    return view


def known(desk: Desk, profile: Profile, lesson: str) -> LessonProgress:
    return load_progress(desk.store, profile.id).of(lesson)


async def test_a_lesson_is_read_to_its_end_by_keyboard(desk: Desk, profile: Profile) -> None:
    async with sitting(desk) as person:
        await pushed(person, LearnScreen())
        assert "0 dari 18 pelajaran selesai" in person.text()
        assert "Mengenal SP4N-LAPOR!" in person.text()
        await person.press("enter")
        assert isinstance(person.app.screen, LessonScreen)
        assert not known(desk, profile, "01-mengenal-sp4n").read
        for _ in range(12):
            await person.press("space")
        assert "100%" in person.text()
        assert known(desk, profile, "01-mengenal-sp4n").read
        await person.press("escape")
        assert "dibaca" in person.text()
        assert "sisa sekitar" in person.text()


async def test_reading_goes_on_where_it_stopped(desk: Desk, profile: Profile) -> None:
    async with sitting(desk) as person:
        await pushed(person, LearnScreen(CLOCKS))
        await person.press("enter", "space", "space")
        reached = known(desk, profile, CLOCKS).section
        assert reached > 0
        await person.press("escape")
        assert "sebagian dibaca" in person.text()
        await person.press("enter")
        page = person.app.screen.query_one(PageView)
        assert page.scroll_offset.y > 0
        assert page.lines[page.scroll_offset.y].place == reached


async def test_turning_to_the_next_and_the_previous_lesson(desk: Desk, profile: Profile) -> None:
    async with sitting(desk) as person:
        await pushed(person, LearnScreen())
        await person.press("enter", "n")
        assert "Pelajaran 2 dari 18" in person.text()
        assert "Siapa berbuat apa" in person.text()
        await person.press("p", "p")
        assert "Pelajaran 1 dari 18" in person.text()


async def test_searching_narrows_the_list_and_opens_at_the_words(desk: Desk, profile: Profile) -> None:
    async with sitting(desk) as person:
        screen = await pushed(person, LearnScreen())
        await person.press("slash", *"mohon bersabar")
        assert "Ditemukan" in person.text()
        count = len(screen._found)
        assert 0 < count < 18
        await person.press("down", "up", "enter")
        assert isinstance(person.app.screen, LessonScreen)
        await person.press("escape", "escape")
        assert len(screen._found) == 18
        await person.press("slash", *"zzz")
        assert "Tidak ada pelajaran yang cocok" in person.text()
        await person.press("enter")
        assert person.app.screen is screen


async def test_a_quiz_is_graded_in_place_and_stored(desk: Desk, profile: Profile) -> None:
    lesson = next(each for each in read_lessons(desk.library) if each.id == CLOCKS)
    async with sitting(desk) as person:
        await pushed(person, LearnScreen(CLOCKS))
        await person.press("k")
        assert isinstance(person.app.screen, QuizScreen)
        for question in lesson.questions:
            for right in question.right:
                await person.press(str(right + 1))
            await person.press("enter")
            assert "Benar." in person.text()
            await person.press("enter")
        assert "LULUS" in person.text()
        assert "Langkah berikutnya" in person.text()
        await person.press("escape")
        assert "lulus kuis 100" in person.text()
    found = known(desk, profile, CLOCKS)
    assert (found.attempts, found.best) == (1, 100.0)
    assert found.passed_on


async def test_wrong_choices_are_explained_and_the_quiz_can_be_repeated(
    desk: Desk, profile: Profile, few: LearnView
) -> None:
    async with sitting(desk) as person:
        await pushed(person, LearnScreen("03-kecil"))
        await person.press("k", "enter")
        assert "pilihan Anda" not in person.text()
        await person.press("down", "down", "enter")
        text = person.text()
        assert "pilihan Anda, keliru" in text
        assert "jawaban yang benar" in text
        assert "Itu jam lain." in text
        assert "Belum tepat" in text
        await person.press("enter", "enter")
        assert known(desk, profile, "03-kecil").attempts == 0
        await person.press("a", "c", "enter")
        assert "Belum tepat" in person.text()
        await person.press("enter")
        assert "BELUM LULUS" in person.text()
        assert known(desk, profile, "03-kecil").last == 0.0
        await person.press("u", "1", "enter", "enter", "space", "enter")
        assert "Sebagian benar, 50 dari 100" in person.text()
        await person.press("enter")
        assert known(desk, profile, "03-kecil").best == 75.0
        assert known(desk, profile, "03-kecil").attempts == 2


async def test_keys_typed_before_the_first_picture_do_no_harm(
    desk: Desk, profile: Profile, few: LearnView
) -> None:
    async with sitting(desk) as person:
        await pushed(person, LearnScreen())
        await person.app.push_screen(quiz := QuizScreen(few, few.lessons[0]))
        for message in (QuizPage.Stepped(1), PageView.Followed("1"), QuizPage.Stepped(-1)):
            quiz.post_message(message)
        await person.settle()
        assert quiz.cursor == 0
        assert "◉ B." in person.text()


async def test_leaving_a_quiz_under_way_asks_first(desk: Desk, profile: Profile, few: LearnView) -> None:
    async with sitting(desk) as person:
        await pushed(person, LearnScreen())
        await person.press("k", "escape")
        assert isinstance(person.app.screen, LearnScreen)
        await person.press("k", "a", "enter", "escape")
        assert isinstance(person.app.screen, Question)
        await person.press("t")
        assert isinstance(person.app.screen, QuizScreen)
        await person.press("escape", "y")
        assert isinstance(person.app.screen, LearnScreen)
    assert known(desk, profile, "01-kecil").attempts == 0


async def test_the_drill_of_a_lesson_opens_in_the_workbench(desk: Desk, profile: Profile) -> None:
    async with sitting(desk) as person:
        await pushed(person, LearnScreen())
        await person.press("m")
        screen = await person.until(WorkbenchScreen)
        assert screen.bench.session.scenario.preset.id == "orientasi"
    assert [row.preset for row in desk.sessions(profile)] == ["orientasi"]


async def test_without_a_profile_lessons_are_read_but_a_drill_says_what_to_do(desk: Desk) -> None:
    async with sitting(desk) as person:
        await person.press("escape")
        await pushed(person, LearnScreen())
        await person.press("enter", "space", "m")
        assert "Latihan memerlukan profil" in person.text()


async def test_by_mouse_alone(desk: Desk, profile: Profile, few: LearnView) -> None:
    async with sitting(desk) as person:
        await pushed(person, LearnScreen())
        await person.pilot.click("#lessons", offset=(8, 2))
        await person.settle()
        assert "3. Ketiga" in person.text()
        await click_footer(person, "Baca")
        assert isinstance(person.app.screen, LessonScreen)
        await click_footer(person, "Kuis")
        quiz = person.app.screen
        assert isinstance(quiz, QuizScreen)
        page = quiz.query_one(PageView)
        for _ in quiz.lesson.questions:
            for right in quiz.question.right:
                at = next(index for index, line in enumerate(page.lines) if line.target == str(right))
                await person.pilot.click(PageView, offset=(8, at))
                await person.settle()
            await click_footer(person, "Jawab")
            await click_footer(person, "Lanjut")
        assert "LULUS" in person.text()
        await click_footer(person, "Kembali")
        await click_footer(person, "Kembali")
        assert isinstance(person.app.screen, LearnScreen)
    assert known(desk, profile, "03-kecil").best == 100.0


async def test_beside_each_other_on_a_wide_terminal(desk: Desk, profile: Profile) -> None:
    async with sitting(desk, (120, 40)) as person:
        await pushed(person, LearnScreen(CLOCKS))
        await person.press("enter")
        assert "Yang sering keliru" in person.text()
        await person.press("shift+tab", "down", "down", "enter")
        page = person.app.screen.query_one(PageView)
        assert page.lines[page.scroll_offset.y].text == "Contoh" or page.seen == len(page.lines)


async def test_help_of_each_screen(desk: Desk, profile: Profile, few: LearnView) -> None:
    async with sitting(desk) as person:
        await pushed(person, LearnScreen())
        for keys, words in (
            (("f1",), "Tanda kemajuan"),
            (("enter", "f1"), "Membaca"),
            (("k", "f1"), "Menjawab"),
        ):
            await person.press(*keys)
            assert words in person.text()
            await person.press("escape")


async def test_opening_and_closing_leaves_no_widget_behind(desk: Desk, profile: Profile) -> None:
    async with sitting(desk) as person:
        await leaves_nothing(person, LearnScreen, "enter", "space", "escape", "k", "down", "escape")


@pytest.mark.parametrize("size", SIZES)
async def test_evil_texts_are_shown_as_typed(
    desk: Desk, profile: Profile, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    evil = EVIL.replace("\x00", "")
    lesson = parse_lesson(
        "01-kecil",
        HEAD.format(title="x", minutes=5, filler=f"{evil}\n\n`{evil}`\n\n| {evil} |\n|---|\n| {evil} |"),
    )
    question = lesson.questions[0]
    question = replace(
        question,
        text=EVIL,
        choices=tuple(replace(each, text=EVIL, explanation=EVIL) for each in question.choices),
    )
    lesson = replace(lesson, title=EVIL, benefit=EVIL, aims=(EVIL,), drill=EVIL, questions=(question,))
    view = LearnView(replace(profile, name=EVIL), (lesson,), Progress(), {EVIL: EVIL})
    monkeypatch.setattr(learn_screen, "read_learn", lambda desk: view)
    async with sitting(desk, size) as person:
        await pushed(person, LearnScreen())
        sound(person)
        assert SHOWN in person.text()
        for keys in (
            ("slash", *"contoh"),
            ("enter",),
            ("space",),
            ("space",),
            ("k",),
            ("enter",),
            ("enter",),
            ("escape",),
        ):
            await person.press(*keys)
            sound(person)


def test_markdown_is_laid_out_for_a_width() -> None:
    text = (
        "# Kepala\n\nSatu **dua** `tiga`\nempat.\n\n- a\n  - b\n\n3. c\n\n> kutipan\n\n```\nkode\n```\n\n---"
    )
    lines = [line.text for line in markdown_lines(text, 40)]
    assert lines == [
        "Kepala", "", "Satu dua tiga empat.", "", "• a", "  • b", "", "3. c", "", "│ kutipan", "", "  kode", "", "─" * 40,
    ]  # fmt: skip


def test_every_lesson_fits_its_width_and_shows_all_its_words(desk: Desk) -> None:
    for lesson in read_lessons(desk.library):
        for width in (56, 77, 100):
            for section in lesson.sections:
                lines = markdown_lines(section.markdown, width)
                assert max(len(line.text.rstrip()) for line in lines) <= width


@pytest.mark.parametrize(
    ("progress", "words"),
    [
        (LessonProgress(), "belum"),
        (LessonProgress(section=2), "sebagian dibaca"),
        (LessonProgress(section=4, read=True), "dibaca"),
        (LessonProgress(attempts=1, best=40.0, last=40.0), "kuis 40, ulangi"),
        (
            LessonProgress(read=True, attempts=2, best=83.3, last=50.0, passed_on="2026-11-20"),
            "lulus kuis 83",
        ),
    ],
)
def test_marks_say_in_words_how_far_one_came(progress: LessonProgress, words: str) -> None:
    assert standing(progress)[0] == words


async def test_results_of_others_are_not_touched(desk: Desk, profile: Profile, few: LearnView) -> None:
    other = desk.add_profile("Budi Latihan", "raksabumi", "", "admin_instansi")
    mine = Progress({"01-kecil": LessonProgress(2)})
    save_progress(desk.store, other.id, mine)
    async with sitting(desk) as person:
        await pushed(person, LearnScreen())
        await person.press("k", *("1", "enter", "enter", "1", "2", "enter", "enter"))
    assert load_progress(desk.store, other.id) == mine
    assert known(desk, profile, "01-kecil").best == 100.0


async def test_the_way_in_is_a_command_for_other_screens(desk: Desk, profile: Profile) -> None:
    async with sitting(desk) as person:
        await open_learn.run(person.app.screen)
        await person.until(LearnScreen)


Take = Callable[..., bool]


@pytest.fixture
def picture(desk: Desk, few: LearnView, snap_compare: Compare) -> Take:
    return lambda size, *keys: photographed(desk, snap_compare, LearnScreen, size, *keys)


SHOTS: dict[str, tuple[str, ...]] = {
    "daftar": (),
    "cari": ("slash", *"kutipan"),
    "pelajaran": ("down", "enter"),
    "kuis": ("k", "down"),
    "kuis_dinilai": ("k", "down", "enter"),
    "kuis_selesai": ("k", "enter", "enter", "1", "3", "enter", "enter"),
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", SHOTS)
def test_picture(name: str, size: tuple[int, int], picture: Take) -> None:
    assert picture(size, *SHOTS[name])


async def test_a_lesson_read_to_its_end_says_so(desk: Desk, profile: Profile, few: LearnView) -> None:
    async with sitting(desk) as person:
        await pushed(person, LearnScreen("01-kecil"))
        await person.press("enter", "end")
        await person.settle()
        assert "100% · dibaca" in person.text()
        assert "sebagian dibaca" not in person.text()


async def test_a_warning_does_not_stay_on_the_next_question(
    desk: Desk, profile: Profile, few: LearnView, monkeypatch: pytest.MonkeyPatch
) -> None:
    cleared: list[bool] = []
    async with sitting(desk) as person:
        await pushed(person, LearnScreen("03-kecil"))
        await person.press("k", "enter")
        monkeypatch.setattr(LatihApp, "clear_notifications", lambda _: cleared.append(True))
        await person.press("a")
        assert cleared
