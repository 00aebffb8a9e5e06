"""A desk in a temporary folder, on the same terminal for every test."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from looks import in_all_looks, same_in_all_looks
from person import NOW, Person
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot

from trainer.app import LatihApp
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


@pytest.fixture
def snap_compare(snap_compare: Callable[..., bool], snapshot: SnapshotAssertion) -> Callable[..., bool]:
    """Compare a picture in the look it has, and what stands in it in all looks."""

    def compare(
        app: LatihApp, *, terminal_size: tuple[int, int], run_before: Callable[[Pilot[Any]], Awaitable[None]]
    ) -> bool:
        found: dict[str, str] = {}

        async def before(pilot: Pilot[Any]) -> None:
            await run_before(pilot)
            found.update(await in_all_looks(Person(app, pilot)))

        same = snap_compare(app, terminal_size=terminal_size, run_before=before)
        other = same_in_all_looks(found, snapshot)
        assert other == [], f"another picture in the looks {', '.join(other)}"
        return same

    return compare
