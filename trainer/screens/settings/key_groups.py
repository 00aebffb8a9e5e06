"""Every screen whose keys can be changed, under the heading where the list of keys shows it.

All screens are imported for it: load it only when somebody opens the list, and in the desk's thread.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from trainer.screens.debrief.screen import DebriefScreen
from trainer.screens.help.screen import HelpScreen
from trainer.screens.home.screen import HomeScreen
from trainer.screens.learn.lesson import LessonScreen
from trainer.screens.learn.quiz import QuizScreen
from trainer.screens.learn.screen import LearnScreen
from trainer.screens.login.screen import LoginScreen
from trainer.screens.progress.screen import ProgressScreen
from trainer.screens.reference.screen import ReferenceScreen
from trainer.screens.replay.choose import ChooseReplay
from trainer.screens.replay.screen import ReplayScreen
from trainer.screens.settings.keys import can_be_changed
from trainer.screens.settings.keys_screen import KeysScreen
from trainer.screens.settings.rules import RulesScreen
from trainer.screens.settings.screen import SettingsScreen
from trainer.screens.shared.commands import AnyCommand
from trainer.screens.shared.screen import COMMON, LatihScreen
from trainer.screens.tour.forms import GuidedAnswer, GuidedVerify
from trainer.screens.tour.screen import GuidedDebrief, TourScreen
from trainer.screens.workbench.forms.base import Form
from trainer.screens.workbench.forms.catalogue import kinds
from trainer.screens.workbench.forms.offline import OfflineForm
from trainer.screens.workbench.forms.reminding import RemindManyForm
from trainer.screens.workbench.screen import WorkbenchScreen

Kind = type[LatihScreen[Any]]


class Group(NamedTuple):
    """A heading of the list.

    Attributes:
        title: as it is read.
        screens: whose commands stand below it.
    """

    title: str
    screens: tuple[Kind, ...]


def groups() -> tuple[Group, ...]:
    """All headings; what every screen has comes first."""
    return (
        Group("Meja kerja", (WorkbenchScreen,)),
        Group("Formulir", (*kinds().values(), OfflineForm, RemindManyForm, Form)),
        Group("Beranda", (HomeScreen,)),
        Group("Masuk", (LoginScreen,)),
        Group("Laporan Hasil", (DebriefScreen,)),
        Group("Putar ulang", (ReplayScreen, ChooseReplay)),
        Group("Kemajuan", (ProgressScreen,)),
        Group("Belajar", (LearnScreen, LessonScreen, QuizScreen)),
        Group("Cara kerja", (ReferenceScreen,)),
        Group("Setelan", (SettingsScreen, KeysScreen, RulesScreen, HelpScreen)),
        Group("Tur", (TourScreen, GuidedVerify, GuidedAnswer, GuidedDebrief)),
    )


class Line(NamedTuple):
    """A command in the list; commands of one name share their key.

    Attributes:
        group: its heading.
        command: the command.
        screens: the commands of every screen that offers it.
        typing: whether one of these screens has text fields.
    """

    group: str
    command: AnyCommand
    screens: tuple[tuple[AnyCommand, ...], ...]
    typing: bool


def lines() -> list[Line]:
    """Every command with a key that can be changed, once, under the first heading that has it."""
    everything = groups()
    found: dict[str, Line] = {}
    for title, offers in (("Semua layar", COMMON), *_offers(everything)):
        for command in offers:
            if command.name() not in found and can_be_changed(command):
                found[command.name()] = _line(title, command, everything)
    return list(found.values())


def _offers(everything: tuple[Group, ...]) -> Iterator[tuple[str, tuple[AnyCommand, ...]]]:
    for group in everything:
        for screen in group.screens:
            yield group.title, screen.OFFERS


def _line(title: str, command: AnyCommand, everything: tuple[Group, ...]) -> Line:
    screens = [screen for group in everything for screen in group.screens]
    at = [each for each in screens if any(one.name() == command.name() for one in each.OFFERS)]
    offers = tuple(dict.fromkeys(each.OFFERS for each in at))
    return Line(title, command, offers, any(issubclass(each, Form) for each in at))
