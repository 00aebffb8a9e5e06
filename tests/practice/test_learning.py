"""Progress, mastery, repetition and the next step, as a person would expect them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest

from trainer.practice.learning import (
    PROGRESS_KEY,
    GradedSession,
    LessonProgress,
    Progress,
    competence_series,
    graded_sessions,
    load_progress,
    mastery_by_competence,
    mastery_by_topic,
    next_step,
    overall_series,
    save_progress,
    streak,
    topic_history,
    weakest,
    with_quiz,
    with_reading,
)
from trainer.practice.lessons import Lesson, grade_answers, read_lessons
from trainer.practice.repetition import (
    INTERVALS,
    TopicBox,
    TopicResult,
    due_topics,
    review_preset,
    reviewed,
    schedule,
)
from trainer.practice.store import Profile, SessionRow, Store
from trainer.scenarios.build import build_scenario
from trainer.scenarios.library import Library
from trainer.scenarios.log import LogEntry
from trainer.scenarios.presets import preset_record
from trainer.scenarios.scenario import Scenario
from trainer.scoring.card import CompetenceScore, ReportScore, ScoreCard
from trainer.sp4n.report import SYSTEM
from trainer.sp4n.vocabulary import Competence

MONDAY = date(2026, 6, 8)
ADMIN = Profile(1, "Ratri", "raksabumi", "Diskominfo", "admin_instansi", "2026-06-01T08:00:00+07:00")
TOPICS = {"lubang": "jalan", "lampu": "penerangan"}


def row(number: int, *, finished: bool = True, overall: float | None = 80.0) -> SessionRow:
    """A stored session."""
    day = "2026-06-08T09:00:00+07:00"
    return SessionRow(
        number, 1, "shift-harian", "Shift harian", 3, "giliran", day, day, day, finished, overall, ""
    )


def card(scores: dict[Competence, float], cases: dict[str, float] | None = None) -> ScoreCard:
    """A score card with these percentages."""
    return ScoreCard(
        rubric_version="1.0",
        items=(),
        competences=tuple(
            CompetenceScore(
                kind, scores.get(kind, 0.0) / 10, 10.0 if kind in scores else 0.0, scores.get(kind)
            )
            for kind in Competence
        ),
        reports=tuple(
            ReportScore(number, number, "judul", "", case, percent / 10, 10.0, percent, ())
            for number, (case, percent) in enumerate((cases or {}).items())
        ),
        correctness=None,
        speed=None,
        raw=70.0,
        caps=(),
        overall=70.0,
        predicate="Sedang",
        passed=True,
        handling_seconds=0.0,
        for_human=(),
    )


def session(
    number: int, day: date, scores: dict[Competence, float], cases: dict[str, float] | None = None
) -> GradedSession:
    """A graded session."""
    return GradedSession(row(number), card(scores, cases), day)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    opened = Store(tmp_path / "latihan.sqlite3")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def lessons(library: Library) -> tuple[Lesson, ...]:
    """The lessons as they ship."""
    return read_lessons(library)


def all_done(lessons: tuple[Lesson, ...]) -> Progress:
    """Progress of somebody who finished everything."""
    return Progress({lesson.id: LessonProgress(read=True, passed_on="2026-06-01") for lesson in lessons})


def test_a_lesson_is_done_when_it_was_read_and_its_quiz_passed(lessons: tuple[Lesson, ...]) -> None:
    lesson = lessons[0]
    progress = with_reading(Progress(), lesson, 1)
    assert (progress.of(lesson.id).section, progress.of(lesson.id).read) == (1, False)
    progress = with_reading(progress, lesson, len(lesson.sections) - 1)
    assert progress.of(lesson.id).read
    assert not progress.done(lesson.id)
    right = {question.number: question.right for question in lesson.questions}
    progress = with_quiz(progress, grade_answers(lesson, right), MONDAY)
    assert progress.done(lesson.id)
    assert progress.share(lessons) == pytest.approx(100 / len(lessons))


def test_going_back_to_the_start_does_not_unread_a_lesson(lessons: tuple[Lesson, ...]) -> None:
    lesson = lessons[0]
    progress = with_reading(with_reading(Progress(), lesson, 4), lesson, 0)
    assert progress.of(lesson.id) == LessonProgress(section=0, read=True)


def test_the_best_quiz_and_the_first_passing_day_stay(lessons: tuple[Lesson, ...]) -> None:
    lesson = lessons[0]
    right = {question.number: question.right for question in lesson.questions}
    progress = with_quiz(Progress(), grade_answers(lesson, {}), MONDAY)
    assert progress.of(lesson.id) == LessonProgress(attempts=1, best=0.0, last=0.0)
    progress = with_quiz(progress, grade_answers(lesson, right), MONDAY + timedelta(days=1))
    progress = with_quiz(progress, grade_answers(lesson, {}), MONDAY + timedelta(days=2))
    assert progress.of(lesson.id) == LessonProgress(attempts=3, best=100.0, last=0.0, passed_on="2026-06-09")


def test_progress_survives_in_the_store_and_belongs_to_one_profile(
    store: Store, lessons: tuple[Lesson, ...]
) -> None:
    progress = with_reading(Progress(), lessons[2], 3)
    save_progress(store, 1, progress)
    assert load_progress(store, 1) == progress
    assert load_progress(store, 2) == Progress()


def test_damaged_progress_is_forgotten_and_stops_nobody(store: Store) -> None:
    store.set_setting(1, PROGRESS_KEY, "{bukan json")
    assert load_progress(store, 1) == Progress()


def test_score_cards_come_back_from_the_store(store: Store, orientation: Scenario) -> None:
    now = "2026-06-08T09:00:00+07:00"
    profile = store.add_profile("Ratri", "raksabumi", "", "admin_instansi", now)
    number = store.add_session(profile.id, orientation, "giliran", now)
    assert graded_sessions(store, profile.id) == ()
    wanted = card({Competence.QUEUE: 50.0})
    store.set_result(number, wanted.overall, wanted.predicate, msgspec.json.encode(wanted).decode())
    note = LogEntry(0, orientation.starts, "catatan", SYSTEM)
    store.append(number, [note], now, finished=True)
    (found,) = graded_sessions(store, profile.id)
    assert (found.row.id, found.card, found.day) == (number, wanted, MONDAY)


def test_mastery_pools_the_latest_sessions_so_that_old_mistakes_fade() -> None:
    bad = [session(number, MONDAY, {Competence.TIMELINESS: 0.0}) for number in range(5)]
    good = [session(9, MONDAY, {Competence.TIMELINESS: 100.0}) for _ in range(5)]
    found = {item.key: item for item in mastery_by_competence([*bad, *good])}
    assert found["waktu"].percent == 100.0
    assert found["klasifikasi"].percent is None


def test_the_weakest_competence_is_the_lowest_below_the_pass_mark() -> None:
    scores = {Competence.TIMELINESS: 69.0, Competence.RESPONSE: 40.0, Competence.QUEUE: 90.0}
    found = weakest(mastery_by_competence([session(1, MONDAY, scores)]))
    assert found is not None
    assert found.key == "tanggapan"
    assert weakest(mastery_by_competence([session(1, MONDAY, {Competence.QUEUE: 70.0})])) is None


def test_topics_are_listed_weakest_first_and_lost_cases_left_out() -> None:
    played = session(1, MONDAY, {}, {"lampu": 90.0, "lubang": 30.0, "dihapus": 0.0})
    assert [(item.key, item.percent) for item in mastery_by_topic([played], TOPICS)] == [
        ("jalan", pytest.approx(30.0)),
        ("penerangan", pytest.approx(90.0)),
    ]


def test_series_for_plots_leave_out_sessions_without_the_competence() -> None:
    played = [session(1, MONDAY, {Competence.QUEUE: 50.0}), session(2, MONDAY, {Competence.RESPONSE: 60.0})]
    series = competence_series(played)
    assert [(point.session, point.percent) for point in series[Competence.QUEUE]] == [(1, 50.0)]
    assert series[Competence.CLASSIFICATION] == ()
    assert [point.percent for point in overall_series(played)] == [70.0, 70.0]


@pytest.mark.parametrize(
    ("back", "today", "length"),
    [
        ([], 0, 0),
        ([0], 0, 1),
        ([1], 0, 1),
        ([4], 0, 0),
        ([3], 0, 1),
        ([0, 3, 4], 0, 3),
        ([0, 3, 5], 0, 2),
        ([0], 1, 1),
        ([0], 2, 0),
    ],
)
def test_a_weekend_does_not_break_a_streak(back: list[int], today: int, length: int) -> None:
    """Days before Monday 8 June; 1 and 2 are the weekend, 3 is Friday."""
    days = [MONDAY - timedelta(days=number) for number in back]
    assert streak(days, MONDAY + timedelta(days=today)) == length


def test_good_topics_wait_longer_and_bad_ones_come_back_tomorrow() -> None:
    box: TopicBox | None = None
    day = MONDAY
    waits = []
    for _ in range(6):
        box = reviewed(box, TopicResult("jalan", day, 95.0))
        waits.append((box.due - day).days)
        day = box.due
    assert waits == [*INTERVALS[1:], INTERVALS[-1], INTERVALS[-1]]
    fallen = reviewed(box, TopicResult("jalan", day, 20.0))
    assert (fallen.box, fallen.due) == (0, day + timedelta(days=1))


def test_a_middling_result_keeps_its_box() -> None:
    box = reviewed(reviewed(None, TopicResult("jalan", MONDAY, 90.0)), TopicResult("jalan", MONDAY, 70.0))
    assert box.box == 1


def test_the_schedule_is_built_from_past_cards_and_explains_itself() -> None:
    played = [
        session(1, MONDAY, {}, {"lubang": 20.0, "lampu": 95.0}),
        session(2, MONDAY + timedelta(days=1), {}, {"lubang": 40.0}),
    ]
    boxes = schedule(topic_history(played, TOPICS))
    assert [(box.topic, box.box) for box in boxes] == [("jalan", 0), ("penerangan", 1)]
    assert due_topics(boxes, MONDAY) == ()
    due = due_topics(boxes, MONDAY + timedelta(days=7))
    assert [box.topic for box in due] == ["jalan", "penerangan"]


def test_due_topics_make_a_short_shift_of_their_own(library: Library) -> None:
    preset = review_preset(preset_record(library, "orientasi"), ["jalan", "kesehatan"], library.topic_name, 4)
    plans = build_scenario(library, preset, 5).plans
    topics = [library.cases[plan.key.case].topic for plan in plans]
    assert sorted(topics) == ["jalan", "jalan", "kesehatan", "kesehatan"]


@pytest.mark.parametrize(
    ("sessions", "overall", "action", "target"),
    [
        ([row(7, finished=False, overall=None), row(6)], 90.0, "lanjutkan", "7"),
        ([row(6, overall=None)], 90.0, "hasil", "6"),
        ([row(6)], 90.0, "pelajaran", "01-mengenal-sp4n"),
        ([row(6)], 40.0, "pelajaran", "09-jam-dan-tenggat"),
    ],
)
def test_the_next_step_is_the_most_urgent_one(
    lessons: tuple[Lesson, ...], sessions: list[SessionRow], overall: float, action: str, target: str
) -> None:
    cards = [session(6, MONDAY, {Competence.TIMELINESS: overall})]
    step = next_step(ADMIN, sessions, cards, lessons)
    assert (step.action, step.target) == (action, target)
    assert step.text.endswith(".")


def test_a_new_person_reads_first_and_then_tries_the_orientation(lessons: tuple[Lesson, ...]) -> None:
    assert next_step(ADMIN, [], [], lessons).target == lessons[0].id
    read = with_reading(Progress(), lessons[0], 4)
    step = next_step(ADMIN, [], [], lessons, read)
    assert (step.action, step.target) == ("giliran", "orientasi")


def test_a_weak_competence_whose_lessons_are_done_asks_for_its_drill(lessons: tuple[Lesson, ...]) -> None:
    cards = [session(6, MONDAY, {Competence.CONFIDENTIALITY: 30.0})]
    step = next_step(ADMIN, [row(6)], cards, lessons, all_done(lessons))
    assert (step.action, step.target) == ("giliran", "drill-kerahasiaan")
    assert "Kerahasiaan & Etika masih 30 dari 100" in step.text


def test_due_topics_come_before_the_usual_shift(lessons: tuple[Lesson, ...]) -> None:
    due = [TopicBox("dana_desa", 0, MONDAY, 20.0, MONDAY)]
    step = next_step(
        ADMIN, [row(6)], [], lessons, all_done(lessons), due, {"dana_desa": "Dana desa"}.__getitem__
    )
    assert (step.action, step.target) == ("ulang", "dana_desa")
    assert "Dana desa" in step.text


@pytest.mark.parametrize(
    ("role", "target"),
    [("admin_instansi", "shift-harian"), ("pejabat_penghubung", "pejabat-penghubung"), ("", "shift-harian")],
)
def test_who_has_finished_everything_keeps_in_practice_in_his_own_role(
    library: Library, lessons: tuple[Lesson, ...], role: str, target: str
) -> None:
    person = msgspec.structs.replace(ADMIN, role=role)
    step = next_step(person, [row(6)], [], lessons, all_done(lessons))
    assert (step.action, step.target) == ("giliran", target)
    assert target in library.preset_ids()
