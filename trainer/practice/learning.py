"""The learning path: reading progress, quiz results, mastery from past score cards, and what to do next.

Everything but `load_progress`, `save_progress` and `graded_sessions` is a pure function; none reads the
clock, `today` is handed in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Literal

import msgspec

from trainer.practice.lessons import Lesson, QuizResult
from trainer.practice.repetition import TopicBox, TopicResult, topic_results
from trainer.practice.store import Profile, SessionRow, Store
from trainer.scoring.card import ScoreCard
from trainer.sp4n.vocabulary import Competence, Role

PROGRESS_KEY = "belajar"
"""Key of the setting that holds a profile's reading progress as JSON."""

PRACTICE_ONLY = frozenset({"tur", "coba-lagi"})
"""Presets of one report that are no graded shift: the guided tour, and a case that is tried again."""

RECENT = 5
"""How many of the latest sessions mastery looks at, so that old mistakes fade."""

WEAK_PERCENT = 70.0
FIRST_SHIFT = "orientasi"
USUAL_SHIFT = {Role.LIAISON: "pejabat-penghubung"}
"""The shift of a role that is not the Admin Instansi's `shift-harian`."""

Action = Literal["lanjutkan", "hasil", "pelajaran", "giliran", "ulang"]
"""What a next step opens: a running session, a result, a lesson, a new shift, or topics to repeat."""


class LessonProgress(msgspec.Struct, frozen=True, omit_defaults=True):
    """How far a person came with one lesson.

    `section` is the index of the part read last; `best` and `last` are percent of the quiz; days are ISO.
    """

    section: int = 0
    read: bool = False
    attempts: int = 0
    best: float | None = None
    last: float | None = None
    passed_on: str = ""


class Progress(msgspec.Struct, frozen=True, omit_defaults=True):
    """A profile's progress by lesson id."""

    lessons: dict[str, LessonProgress] = {}

    def of(self, lesson: str) -> LessonProgress:
        """The progress of one lesson; nothing yet for an unknown one."""
        return self.lessons.get(lesson, LessonProgress())

    def done(self, lesson: str) -> bool:
        """Whether a lesson was read and its quiz passed."""
        return self.of(lesson).read and bool(self.of(lesson).passed_on)

    def share(self, lessons: Sequence[Lesson]) -> float:
        """Percent of the lessons that are done."""
        return 100 * sum(self.done(lesson.id) for lesson in lessons) / len(lessons) if lessons else 0.0


class GradedSession(msgspec.Struct, frozen=True):
    """A finished session with its score card and the day it was finished."""

    row: SessionRow
    card: ScoreCard
    day: date


class Mastery(msgspec.Struct, frozen=True):
    """How well something is mastered; `percent` is None when it was never due."""

    key: str
    label: str
    percent: float | None
    points: float
    possible: float


class Point(msgspec.Struct, frozen=True):
    """One point of a plot: a session's percentage in a competence."""

    day: date
    session: int
    percent: float


class NextStep(msgspec.Struct, frozen=True):
    """What to do next, in one sentence.

    `target` is a session id (`lanjutkan`, `hasil`), a lesson id, a preset id (`giliran`) or topics
    separated by commas (`ulang`).
    """

    text: str
    action: Action
    target: str


def load_progress(store: Store, profile: int) -> Progress:
    """A profile's progress; nothing yet when none was stored or it cannot be read any more."""
    try:
        return msgspec.json.decode(store.setting(profile, PROGRESS_KEY, "{}"), type=Progress)
    except msgspec.MsgspecError:
        return Progress()


def save_progress(store: Store, profile: int, progress: Progress) -> None:
    """Store a profile's progress; StoreError when the file cannot be written."""
    store.set_setting(profile, PROGRESS_KEY, msgspec.json.encode(progress).decode())


def with_reading(progress: Progress, lesson: Lesson, section: int) -> Progress:
    """The progress after a part of a lesson was read; the last part before the quiz makes it read."""
    known = progress.of(lesson.id)
    last = len(lesson.sections) - 1
    changed = msgspec.structs.replace(
        known, section=max(0, min(section, last)), read=known.read or section >= last
    )
    return Progress({**progress.lessons, lesson.id: changed})


def with_quiz(progress: Progress, result: QuizResult, today: date) -> Progress:
    """The progress after a quiz; the best result and the first day of passing stay."""
    known = progress.of(result.lesson)
    passed_on = known.passed_on or (today.isoformat() if result.passed else "")
    changed = msgspec.structs.replace(
        known,
        attempts=known.attempts + 1,
        last=result.percent,
        best=max(result.percent, known.best or 0.0),
        passed_on=passed_on,
    )
    return Progress({**progress.lessons, result.lesson: changed})


def graded_sessions(store: Store, profile: int) -> tuple[GradedSession, ...]:
    """A profile's finished sessions that have a stored score card, oldest first."""
    found = []
    for row in store.sessions(profile):
        counts = row.finished and row.counted and row.preset not in PRACTICE_ONLY
        text = store.result(row.id) if counts else None
        if text is not None:
            card = msgspec.json.decode(text, type=ScoreCard)
            found.append(GradedSession(row, card, datetime.fromisoformat(row.updated).date()))
    return tuple(sorted(found, key=lambda session: (session.day, session.row.id)))


def mastery_by_competence(sessions: Sequence[GradedSession]) -> tuple[Mastery, ...]:
    """Mastery of each competence over the latest sessions, in the card's order."""
    cards = [session.card for session in sessions[-RECENT:]]
    return tuple(
        _mastery(
            competence.value,
            competence.label,
            [
                (score.points, score.possible)
                for card in cards
                for score in card.competences
                if score.competence is competence
            ],
        )
        for competence in Competence
    )


def mastery_by_topic(sessions: Sequence[GradedSession], topic_of: Mapping[str, str]) -> tuple[Mastery, ...]:
    """Mastery of each topic that was met in the latest sessions, weakest first.

    Args:
        sessions: oldest first.
        topic_of: topic by case id (`{id: case.topic}` over the library's cases); a case that the content
            no longer has is left out.
    """
    met: dict[str, list[tuple[float, float]]] = {}
    for session in sessions[-RECENT:]:
        for report in session.card.reports:
            if report.case in topic_of:
                met.setdefault(topic_of[report.case], []).append((report.points, report.possible))
    found = [_mastery(topic, topic.replace("_", " "), pairs) for topic, pairs in met.items()]
    return tuple(sorted(found, key=lambda topic: (topic.percent is None, topic.percent, topic.key)))


def weakest(mastery: Iterable[Mastery]) -> Mastery | None:
    """What needs practice most: the lowest below the pass mark, or None when nothing is below."""
    weak = [item for item in mastery if item.percent is not None and item.percent < WEAK_PERCENT]
    return min(weak, key=lambda item: (item.percent, item.key), default=None)


def competence_series(sessions: Sequence[GradedSession]) -> dict[Competence, tuple[Point, ...]]:
    """For plots: each competence's percentage over time, sessions without it left out."""
    return {
        competence: tuple(
            Point(session.day, session.row.id, score.percent)
            for session in sessions
            for score in session.card.competences
            if score.competence is competence and score.percent is not None
        )
        for competence in Competence
    }


def overall_series(sessions: Sequence[GradedSession]) -> tuple[Point, ...]:
    """For plots: the overall result over time."""
    return tuple(Point(session.day, session.row.id, session.card.overall) for session in sessions)


def streak(days: Iterable[date], today: date) -> int:
    """Working days in a row with practice, up to today; a weekend or a day not yet over breaks nothing."""
    practised = set(days)
    first = min(practised, default=today)
    count, day = 0, today
    while day >= first:
        if day in practised:
            count += 1
        elif day.weekday() < 5 and day != today:
            break
        day -= timedelta(days=1)
    return count


def next_step(
    profile: Profile,
    sessions: Sequence[SessionRow],
    cards: Sequence[GradedSession],
    lessons: Sequence[Lesson],
    progress: Progress | None = None,
    due: Sequence[TopicBox] = (),
    name_of: Callable[[str], str] = str,
) -> NextStep:
    """What a person does next, in one sentence: the first of these that applies.

    An unfinished shift; a shift without result; the first lesson; the orientation; the weakest competence
    (its next lesson, then its drill); topics due for repetition; the next lesson; a usual shift.

    Args:
        profile: the person.
        sessions: the person's sessions, latest first.
        cards: the graded ones, oldest first.
        lessons: all lessons, in order.
        progress: reading progress.
        due: topics due today, weakest first (`repetition.due_topics`).
        name_of: how people read a topic.
    """
    read = progress or Progress()
    sessions = [row for row in sessions if not (row.finished and row.preset in PRACTICE_ONLY)]
    open_lessons = [lesson for lesson in lessons if not read.done(lesson.id)]
    step = (
        _running(sessions) or _beginning(sessions, lessons, read) or _weakness(cards, open_lessons, lessons)
    )
    if step is not None:
        return step
    if due:
        topics = tuple(box.topic for box in due[:3])
        names = ", ".join(map(name_of, topics))
        return NextStep(f"Saatnya mengulang topik yang dulu lemah: {names}.", "ulang", ",".join(topics))
    if open_lessons:
        lesson = open_lessons[0]
        return NextStep(_invitation("Pelajaran berikutnya", lesson), "pelajaran", lesson.id)
    shift = USUAL_SHIFT.get(_role(profile), "shift-harian")
    return NextStep(
        "Semua pelajaran selesai. Jaga keterampilan Anda dengan satu giliran baru.", "giliran", shift
    )


def _running(sessions: Sequence[SessionRow]) -> NextStep | None:
    for row in sessions:
        if not row.finished:
            text = f"Lanjutkan giliran {row.title} yang belum selesai agar tidak ada laporan lewat tenggat."
            return NextStep(text, "lanjutkan", str(row.id))
    if sessions and sessions[0].overall is None:
        text = f"Giliran {sessions[0].title} sudah selesai. Lihat nilainya di Laporan Hasil."
        return NextStep(text, "hasil", str(sessions[0].id))
    return None


def _beginning(sessions: Sequence[SessionRow], lessons: Sequence[Lesson], read: Progress) -> NextStep | None:
    if sessions:
        return None
    if lessons and not any(read.of(lesson.id).read for lesson in lessons):
        return NextStep(_invitation("Mulai dengan pelajaran pertama", lessons[0]), "pelajaran", lessons[0].id)
    return NextStep("Coba giliran Orientasi: beberapa laporan dengan petunjuk.", "giliran", FIRST_SHIFT)


def _weakness(
    cards: Sequence[GradedSession], open_lessons: Sequence[Lesson], lessons: Sequence[Lesson]
) -> NextStep | None:
    weak = weakest(mastery_by_competence(cards))
    if weak is None or weak.percent is None:
        return None
    about = f"Kompetensi {weak.label} masih {weak.percent:.0f} dari 100"
    for lesson in open_lessons:
        if lesson.competence == weak.key:
            return NextStep(
                f"{about}. Baca pelajaran {lesson.title} ({lesson.minutes} menit).", "pelajaran", lesson.id
            )
    drill = next((lesson.drill for lesson in lessons if lesson.competence == weak.key), FIRST_SHIFT)
    return NextStep(f"{about}. Ulangi latihan pendeknya.", "giliran", drill)


def _invitation(start: str, lesson: Lesson) -> str:
    return f"{start}: {lesson.title} ({lesson.minutes} menit)."


def _role(profile: Profile) -> Role:
    return Role(profile.role) if profile.role in list(Role) else Role.AGENCY


def _mastery(key: str, label: str, pairs: Sequence[tuple[float, float]]) -> Mastery:
    points, possible = sum(pair[0] for pair in pairs), sum(pair[1] for pair in pairs)
    return Mastery(key, label, 100 * points / possible if possible else None, points, possible)


def topic_history(sessions: Iterable[GradedSession], topic_of: Mapping[str, str]) -> tuple[TopicResult, ...]:
    """All results by topic, for `repetition.schedule`; `topic_of` as in `mastery_by_topic`."""
    return tuple(
        result
        for session in sessions
        for result in topic_results(
            session.day,
            [(report.case, report.points, report.possible) for report in session.card.reports],
            topic_of,
        )
    )
