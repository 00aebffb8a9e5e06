"""Shared fixtures: the installed content, and a home folder that belongs to the test alone."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from trainer.practice.bots import BOTS, play
from trainer.practice.session import Session
from trainer.scenarios.build import build_scenario
from trainer.scenarios.library import Library, load_library
from trainer.scenarios.scenario import Scenario

collect_ignore_glob = (
    ["serving/test_serving_process.py", "serving/test_serving_room.py", "screens/test_in_a_terminal.py"]
    if sys.platform == "win32"
    else []
)
"""What needs a pseudo terminal, process groups or /proc; Windows has none of them."""


@pytest.fixture(scope="session")
def library() -> Library:
    """The content as it ships."""
    return load_library()


@pytest.fixture(scope="session")
def orientation(library: Library) -> Scenario:
    """A small scenario."""
    return build_scenario(library, "orientasi", 7)


@pytest.fixture(scope="session")
def daily(library: Library) -> Scenario:
    """A full shift."""
    return build_scenario(library, "shift-harian", 3)


@pytest.fixture(scope="session")
def played(daily: Scenario) -> Session:
    """A full shift as the expert plays it; only to be read."""
    session = Session.start(daily)
    play(session, BOTS["expert"]())
    return session


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep every test away from the person's own data."""
    monkeypatch.setenv("LATIH_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("LATIH_CONTENT", raising=False)
    return tmp_path
