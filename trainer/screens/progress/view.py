"""What Kemajuan reads from the store, and the short shift about due topics; runs in the desk's thread."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from trainer.practice.learning import (
    FIRST_SHIFT,
    GradedSession,
    Mastery,
    NextStep,
    Point,
    competence_series,
    graded_sessions,
    mastery_by_competence,
    mastery_by_topic,
    next_step,
    overall_series,
    streak,
    topic_history,
    weakest,
)
from trainer.practice.repetition import TopicBox, due_topics, review_preset, schedule
from trainer.practice.scale import Scale, present_scale
from trainer.screens.learn.drill import SEEDS
from trainer.screens.learn.view import LearnView, read_learn, today
from trainer.screens.shared.words import day
from trainer.sp4n.vocabulary import Competence

if TYPE_CHECKING:
    from trainer.practice.desk import Desk, OpenShift
    from trainer.practice.lessons import Lesson
    from trainer.practice.store import Profile, SessionRow

STREAK_KEY = "runtun"
STREAK_OFF = "mati"
REVIEW_BASE = "drill-disposisi"
"""The preset whose region, days and people a shift about due topics takes."""

REVIEWED = 3
"""So many due topics are repeated in one shift."""

USUAL = "shift-harian"


class ProgressView(NamedTuple):
    """Everything Kemajuan shows.

    Attributes:
        learn: the person, lessons and reading progress.
        finished: finished shifts, latest first.
        cards: the graded ones, oldest first.
        competences: mastery of the six competences.
        topics: mastery of the topics met, weakest first.
        boxes: when each topic is due.
        due: the topics due today, weakest first.
        curves: percentages over time by the name of the curve.
        days: working days in a row with practice; None when that is switched off.
        step: what to do next; None without a profile.
        scale: the predicates, as in Laporan hasil.
        names: the names of the topics.
    """

    learn: LearnView
    finished: tuple[SessionRow, ...]
    cards: tuple[GradedSession, ...]
    competences: tuple[Mastery, ...]
    topics: tuple[Mastery, ...]
    boxes: tuple[TopicBox, ...]
    due: tuple[TopicBox, ...]
    curves: Mapping[str, tuple[Point, ...]]
    days: int | None
    step: NextStep | None
    scale: Scale
    names: Mapping[str, str]

    def topic(self, topic: str) -> str:
        """The name of a topic."""
        return self.names.get(topic, topic.replace("_", " "))


class Advice(NamedTuple):
    """What needs practice most, with the lesson and the drill for it; without `weak` nothing is below the mark."""

    weak: Mastery | None
    lesson: Lesson | None
    drill: str


def read_progress(desk: Desk) -> ProgressView:
    """Read everything for the profile used last."""
    learn = read_learn(desk)
    profile = learn.profile
    rows = tuple(desk.sessions(profile)) if profile is not None else ()
    graded = graded_sessions(desk.store, profile.id) if profile is not None else ()
    cards = tuple(session for session in graded if session.row.counted)
    counted = tuple(row for row in rows if row.counted)
    topic_of = {case.id: case.topic for case in desk.library.cases.values()} if cards else {}
    boxes = schedule(topic_history(cards, topic_of))
    now = today()
    due = due_topics(boxes, now)
    curves = {"Nilai akhir": overall_series(cards)}
    curves |= {competence.label: points for competence, points in competence_series(cards).items()}
    step = (
        next_step(profile, counted, cards, learn.lessons, learn.progress, due, desk.library.topic_name)
        if profile is not None
        else None
    )
    return ProgressView(
        learn,
        tuple(row for row in rows if row.finished),
        cards,
        mastery_by_competence(cards),
        mastery_by_topic(cards, topic_of),
        boxes,
        due,
        curves,
        None if profile is None or _streak_off(desk, profile) else _streak(counted),
        step,
        present_scale(desk.library),
        desk.library.topic_names if cards else {},
    )


def _streak_off(desk: Desk, profile: Profile) -> bool:
    return desk.store.setting(profile.id, STREAK_KEY) == STREAK_OFF


def _streak(rows: tuple[SessionRow, ...]) -> int:
    return streak((datetime.fromisoformat(row.updated).date() for row in rows), today())


def switch_streak(desk: Desk, profile: Profile) -> None:
    """Show the streak no longer, or again."""
    desk.store.set_setting(profile.id, STREAK_KEY, "" if _streak_off(desk, profile) else STREAK_OFF)


def advice(view: ProgressView) -> Advice:
    """The weakest competence with its next lesson and drill; otherwise the next lesson that is not done."""
    lessons, progress = view.learn.lessons, view.learn.progress
    weak = weakest(view.competences)
    fitting = [each for each in lessons if weak is None or each.competence is Competence(weak.key)]
    waiting = [each for each in fitting if not progress.done(each.id)]
    lesson = next(iter(waiting or (fitting if weak is not None else [])), None)
    if not view.cards:
        return Advice(None, lesson, FIRST_SHIFT)
    return Advice(weak, lesson, lesson.drill if lesson is not None else USUAL)


def start_review(desk: Desk, profile: Profile, boxes: tuple[TopicBox, ...]) -> OpenShift:
    """Build and open a short shift about some topics. Slow; call it in a worker."""
    from trainer.practice.desk import wall_clock
    from trainer.scenarios.build import build_scenario
    from trainer.scenarios.presets import preset_record

    preset = review_preset(
        preset_record(desk.library, REVIEW_BASE), [box.topic for box in boxes], desk.library.topic_name
    )
    if profile.region in desk.library.regions:
        preset = msgspec.structs.replace(preset, region=profile.region)
    scenario = build_scenario(desk.library, preset, secrets.randbelow(SEEDS) + 1)
    return desk.resume(desk.store.add_session(profile.id, scenario, "giliran", wall_clock()))


def finished_on(row: SessionRow) -> str:
    """The day a shift was finished, in words."""
    return day(datetime.fromisoformat(row.updated))
