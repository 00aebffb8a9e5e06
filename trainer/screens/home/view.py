"""What Beranda shows: read from the store in one go, and the advice that needs the lessons after it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from trainer.screens.shared.words import day, number

if TYPE_CHECKING:
    from trainer.practice.desk import Desk
    from trainer.practice.learning import NextStep
    from trainer.practice.store import Profile, SessionRow

SHOWN_RESULTS = 4
"""The latest results; Kemajuan has all of them."""


class HomeView(NamedTuple):
    """A profile with its shifts, the theme that was chosen, and what to do next once that is known."""

    profile: Profile | None
    profiles: tuple[Profile, ...]
    unfinished: tuple[SessionRow, ...]
    finished: tuple[SessionRow, ...]
    theme: str
    letters: str
    step: NextStep | None = None


EMPTY = HomeView(None, (), (), (), "", "")
"""What is drawn before the data are there."""


def read_home(desk: Desk) -> HomeView:
    """Read the start page of the profile used last."""
    profiles = tuple(desk.store.profiles())
    profile = desk.last_profile()
    rows = desk.sessions(profile) if profile is not None else []
    return HomeView(
        profile,
        profiles,
        tuple(row for row in rows if not row.finished),
        tuple(row for row in rows if row.finished)[:SHOWN_RESULTS],
        desk.store.setting(0, "tampilan"),
        desk.store.setting(0, "huruf", "otomatis"),
    )


def read_step(desk: Desk) -> NextStep | None:
    """What the profile used last does next; None without a profile. Slow once, unless a shift is under way: it reads all lessons."""
    from trainer.practice.learning import graded_sessions, load_progress, next_step, topic_history
    from trainer.practice.lessons import read_lessons
    from trainer.practice.repetition import due_topics, schedule
    from trainer.screens.learn.view import today

    profile = desk.last_profile()
    if profile is None:
        return None
    rows = desk.sessions(profile)
    if any(not row.finished for row in rows):
        return next_step(profile, rows, (), ())
    cards = graded_sessions(desk.store, profile.id)
    topic_of = {case.id: case.topic for case in desk.library.cases.values()} if cards else {}
    due = due_topics(schedule(topic_history(cards, topic_of)), today())
    progress = load_progress(desk.store, profile.id)
    return next_step(profile, rows, cards, read_lessons(desk.library), progress, due)


def session_line(row: SessionRow) -> tuple[str, str]:
    """A shift's name and where it stands."""
    started = day(datetime.fromisoformat(row.started))
    if not row.finished:
        moment = datetime.fromisoformat(row.simulated)
        return row.title, f"hari simulasi {day(moment)} {moment:%H.%M}"
    result = "belum dinilai" if row.overall is None else f"{number(row.overall)} {row.predicate}"
    return row.title, f"{started} · {result}"
