"""What Belajar reads from the content and the store, and what it writes back; runs in the desk's thread."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from trainer.practice.desk import Desk
    from trainer.practice.learning import LessonProgress, Progress
    from trainer.practice.lessons import Lesson, QuizResult
    from trainer.practice.store import Profile
    from trainer.scenarios.library import Library


class LearnView(NamedTuple):
    """The person, the lessons in order, how far the person came, and the names of the drills."""

    profile: Profile | None
    lessons: tuple[Lesson, ...]
    progress: Progress
    drills: dict[str, str]

    def number(self, lesson: Lesson) -> int:
        """A lesson's place in the order, from 1."""
        return self.lessons.index(lesson) + 1


def today() -> date:
    """The real day, as results are dated."""
    from trainer.practice.desk import wall_clock

    return datetime.fromisoformat(wall_clock()).date()


@lru_cache(maxsize=1)
def _content(library: Library) -> tuple[tuple[Lesson, ...], dict[str, str]]:
    """The lessons and the names of their drills; the content stays the same while the program runs."""
    from trainer.practice.lessons import read_lessons
    from trainer.scenarios.presets import preset_record

    lessons = read_lessons(library)
    return lessons, {
        drill: preset_record(library, drill).title for drill in dict.fromkeys(each.drill for each in lessons)
    }


def read_learn(desk: Desk) -> LearnView:
    """Read everything for the profile used last."""
    from trainer.practice.learning import Progress, load_progress

    profile = desk.last_profile()
    lessons, drills = _content(desk.library)
    progress = load_progress(desk.store, profile.id) if profile is not None else Progress()
    return LearnView(profile, lessons, progress, drills)


def store_reading(desk: Desk, profile: Profile, lesson: Lesson, section: int) -> Progress:
    """Note that a part of a lesson was read."""
    from trainer.practice.learning import load_progress, save_progress, with_reading

    known = load_progress(desk.store, profile.id)
    changed = with_reading(known, lesson, section)
    if changed != known:
        save_progress(desk.store, profile.id, changed)
    return changed


def store_quiz(desk: Desk, profile: Profile, result: QuizResult) -> Progress:
    """Note the result of a quiz."""
    from trainer.practice.learning import load_progress, save_progress, with_quiz

    changed = with_quiz(load_progress(desk.store, profile.id), result, today())
    save_progress(desk.store, profile.id, changed)
    return changed


def standing(progress: LessonProgress) -> tuple[str, str]:
    """How far a person came with a lesson: words and their tone."""
    if progress.passed_on and progress.best is not None:
        return f"lulus kuis {progress.best:.0f}", "good"
    if progress.last is not None:
        return f"kuis {progress.last:.0f}, ulangi", "warn"
    if progress.read:
        return "dibaca", "accent"
    return ("sebagian dibaca", "accent") if progress.section else ("belum", "muted")
