"""A way to open each screen of the trainer, for what has to hold for all of them."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from typing import Any

from frozen import frozen_scenario
from person import NOW, Person
from textual.screen import Screen

import trainer.screens
from trainer.practice.bots import HastyBot, play
from trainer.practice.desk import Desk, OpenShift
from trainer.practice.session import Session
from trainer.practice.store import Profile
from trainer.practice.timeline import build_timeline
from trainer.scenarios.scenario import Scenario
from trainer.scoring.grading import grade
from trainer.screens.home.presets import read_offers
from trainer.screens.learn.view import read_learn
from trainer.screens.settings.key_groups import lines
from trainer.screens.shared.screen import COMMON
from trainer.screens.tour.store import open_tour
from trainer.screens.workbench.bench import Bench
from trainer.screens.workbench.forms.base import Form

BASES = ("LatihScreen", "ShiftScreen", "TableScreen", "Dialog")
"""Screens that are only built upon; so is a form that belongs to no command."""

BUSY_SEED = 2


def screen_classes() -> dict[str, type[Screen[Any]]]:
    """Every screen of the package that can be opened, by its name."""
    found: dict[str, type[Screen[Any]]] = {}
    for module in pkgutil.walk_packages(trainer.screens.__path__, "trainer.screens."):
        for name, kind in vars(importlib.import_module(module.name)).items():
            if not (inspect.isclass(kind) and issubclass(kind, Screen) and kind.__module__ == module.name):
                continue
            if name not in BASES and (not issubclass(kind, Form) or hasattr(kind, "FORM")):
                found[name] = kind
    return found


def with_papers(desk: Desk, profile: Profile) -> OpenShift:
    """A shift in which something came in on paper."""
    shift = desk.start(profile, "hari-sibuk", BUSY_SEED)
    while not shift.session.papers or shift.session.closed_until is not None:
        shift.session.skip(shift.session.closed_until)
    return shift


class Props:
    """What the screens are about: shifts on the workbench, the tour, a finished shift, the lessons.

    Args:
        person: whose program the screens are opened in.
        desk: the desk of the test.
        profile: who trains.
        scenario: what is played; None takes the one that stays the same.
        words: what simple dialogs say.
    """

    def __init__(
        self,
        person: Person,
        desk: Desk,
        profile: Profile,
        scenario: Scenario | None = None,
        words: str = "Lanjutkan?",
    ) -> None:
        scenario, thread = scenario or frozen_scenario(), person.app.desk
        number = desk.store.add_session(profile.id, scenario, "giliran", NOW)
        shift, (tour, guide) = desk.resume(number), open_tour(desk, profile)
        papers = with_papers(desk, profile)
        finished = Session.start(scenario)
        play(finished, HastyBot())
        card = grade(scenario, finished.entries)
        learn = read_learn(desk)
        reports = list(shift.session.instance.reports)
        self._values: dict[str, object] = {
            "bench": Bench(thread, shift), "session": shift.session, "number": reports[0], "numbers": reports[:3],
            "guide": guide, "scenario": scenario, "entries": finished.entries, "card": card,
            "timeline": build_timeline(scenario, finished.entries, card), "view": learn, "lesson": learn.lessons[0],
            "profiles": [profile], "offers": read_offers(desk, profile.role), "page": "umum", "commands": COMMON,
            "text": words, "sentence": words, "yes": "Ya", "region": words, "unit": words, "by": words, "at": NOW,
            "rules": desk.library.rules(), "templates": (), "item": card.items[0], "points": 0.0, "line": lines()[0],
        }  # fmt: skip
        self._instead: dict[str, dict[str, object]] = {
            "TourScreen": {"bench": Bench(thread, tour)},
            "GuidedDebrief": {"number": number},
            "OfflineForm": {"bench": Bench(thread, papers), "session": papers.session},
        }

    def screen(self, kind: type[Screen[Any]]) -> Screen[Any]:
        """Make a screen; what it needs is found by the names of its arguments."""
        values = {**self._values, **self._instead.get(kind.__name__, {})}
        wanted = inspect.signature(kind.__init__).parameters.items()
        needed = [name for name, one in wanted if name != "self" and one.default is one.empty]
        return kind(**{name: values[name] for name in needed})
