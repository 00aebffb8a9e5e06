"""A desk in a temporary folder, on the same terminal for every test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from person import NOW

from trainer.practice.desk import Desk
from trainer.practice.store import Profile, Store
from trainer.scenarios.library import Library, load_library


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library()


@pytest.fixture
def desk(tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("LATIH_DATA", str(tmp_path))
    desk = Desk(Store(tmp_path / "latihan.sqlite3"), library, now=lambda: NOW)
    yield desk
    desk.store.close()


@pytest.fixture
def profile(desk: Desk) -> Profile:
    return desk.add_profile("Siti Latihan", "raksabumi", "Dinas Contoh", "admin_instansi")


@pytest.fixture(autouse=True)
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test has the same terminal, whatever runs it."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("LANG", "id_ID.UTF-8")
    for name in ("LC_ALL", "LC_CTYPE", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
