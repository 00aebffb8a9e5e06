"""What Beranda shows: read from the store in one go, and after it what needs lessons, cards and scenarios."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from trainer.screens.shared.words import day, number

if TYPE_CHECKING:
    from trainer.practice.desk import Desk
    from trainer.practice.learning import Mastery
    from trainer.practice.store import Profile, SessionRow

SHOWN_RESULTS = 4
"""The latest results; Kemajuan has all of them."""

SHOWN_TOPICS = 5


class Advice(NamedTuple):
    """What to do next: a sentence, what it opens, and which one (`tur`, or as in `learning.NextStep`)."""

    text: str
    action: str
    target: str


class HomeView(NamedTuple):
    """A profile with its shifts and the theme that was chosen.

    Attributes:
        profile: the person.
        profiles: everybody on this computer.
        unfinished: shifts to go on with, latest first.
        finished: shifts with a result that counts, latest first.
        theme: the look that was chosen.
        letters: whether plain characters were chosen.
        toured: whether the tour was finished.
        step: what to do next, once that is known.
        moments: where the unfinished shifts stand, once that is known.
        competences: mastery of the six competences, once that is known.
        due: the topics that wait to be repeated.
    """

    profile: Profile | None
    profiles: tuple[Profile, ...]
    unfinished: tuple[SessionRow, ...]
    finished: tuple[SessionRow, ...]
    theme: str
    letters: str
    toured: bool = False
    step: Advice | None = None
    moments: Mapping[int, str] = {}
    competences: tuple[Mastery, ...] = ()
    due: tuple[str, ...] = ()


EMPTY = HomeView(None, (), (), (), "", "")
"""What is drawn before the data are there."""


def read_home(desk: Desk) -> HomeView:
    """Read the start page of the profile used last."""
    from trainer.screens.tour.state import DONE, read_state

    profiles = tuple(desk.store.profiles())
    profile = desk.last_profile()
    rows = desk.sessions(profile) if profile is not None else []
    tour = read_state(desk, profile) if profile is not None else None
    return HomeView(
        profile,
        profiles,
        tuple(row for row in rows if not row.finished),
        tuple(row for row in rows if row.finished and row.counted)[:SHOWN_RESULTS],
        desk.store.setting(0, "tampilan"),
        desk.store.setting(0, "huruf", "otomatis"),
        tour is not None and tour.step == DONE,
    )


def complete(desk: Desk, view: HomeView) -> HomeView:
    """Add what takes longer: it reads all lessons, the cards, and the scenarios of open shifts."""
    from trainer.practice.learning import (
        graded_sessions,
        load_progress,
        mastery_by_competence,
        next_step,
        topic_history,
    )
    from trainer.practice.lessons import read_lessons
    from trainer.practice.repetition import due_topics, schedule
    from trainer.screens.learn.view import today
    from trainer.screens.tour.state import TOUR

    profile = view.profile
    if profile is None:
        return view
    rows = desk.sessions(profile)
    counted = [row for row in rows if row.counted]
    cards = [each for each in graded_sessions(desk.store, profile.id) if each.row.counted]
    topic_of = {case.id: case.topic for case in desk.library.cases.values()} if cards else {}
    due = due_topics(schedule(topic_history(cards, topic_of)), today())
    running = [row for row in rows if not row.finished]
    if running:
        step = next_step(profile, running, (), ())
    else:
        progress = load_progress(desk.store, profile.id)
        step = next_step(
            profile, counted, cards, read_lessons(desk.library), progress, due, desk.library.topic_name
        )
    advice = Advice(step.text, step.action, step.target)
    if running and running[0].preset == TOUR:
        advice = advice._replace(text="Lanjutkan Tur yang belum selesai, di langkah tempat Anda berhenti.")
    return view._replace(
        step=advice if running or counted or view.toured else FIRST,
        moments={row.id: _moment(desk, row) for row in running},
        competences=mastery_by_competence(cards) if cards else (),
        due=tuple(desk.library.topic_name(box.topic) for box in due[:SHOWN_TOPICS]),
    )


FIRST = Advice(
    "Mulai dengan Tur: satu laporan dengan panduan di setiap langkah (sekitar 15 menit, tidak dinilai).",
    "tur",
    "",
)
"""For somebody who has done nothing yet."""


def _moment(desk: Desk, row: SessionRow) -> str:
    """The simulated day and hour as the desk shows them: in the office's zone, not before it opens."""
    from zoneinfo import ZoneInfo

    from trainer.practice.store import StoreError

    moment = datetime.fromisoformat(row.simulated)
    try:
        scenario, _ = desk.store.load(row.id)
    except StoreError:
        return f"{day(moment)} {moment:%H.%M}"
    local = max(moment, scenario.starts).astimezone(ZoneInfo(scenario.region.zone))
    return f"{day(local)} {local:%H.%M}"


def session_line(row: SessionRow, moments: Mapping[int, str]) -> tuple[str, str]:
    """A shift's name and where it stands."""
    if not row.finished:
        return row.title, f"hari simulasi {moments[row.id]}" if row.id in moments else "belum selesai"
    started = day(datetime.fromisoformat(row.started))
    result = "belum dinilai" if row.overall is None else f"{number(row.overall)} {row.predicate}"
    return row.title, f"{started} · {result}"


def weakest(competences: Sequence[Mastery]) -> Mastery | None:
    """The lowest of those that were judged."""
    judged = [each for each in competences if each.percent is not None]
    return min(judged, key=lambda each: (each.percent or 0.0, each.key), default=None)
