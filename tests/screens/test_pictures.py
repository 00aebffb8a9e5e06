"""Pictures of the screens at 80x24 and 120x40 in all looks, on a scenario that does not change with the content.

`pytest tests/screens --snapshot-update` renews them; look at each picture before keeping it. The dark look is kept
as a picture, all three as text with their colours.
"""

from __future__ import annotations

import shutil
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from frozen import frozen_scenario
from person import NOW, Person
from pushed import SIZES
from textual.pilot import Pilot

from trainer.app import LatihApp
from trainer.practice.bots import HastyBot, play
from trainer.practice.desk import Desk
from trainer.practice.session import Session
from trainer.practice.store import Store
from trainer.scenarios.library import Library
from trainer.screens.debrief.screen import DebriefScreen
from trainer.screens.login import screen as login
from trainer.screens.workbench import screen as workbench
from trainer.screens.workbench.forms import answering
from trainer.screens.workbench.screen import WorkbenchScreen
from trainer.sp4n import commands as cmd

Steps = Callable[[Person], Awaitable[None]]
Compare = Callable[..., bool]


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory, library: Library) -> Path:
    """A store with one person, a finished shift and one under way; made once, copied for each picture."""
    path = tmp_path_factory.mktemp("gambar") / "latihan.sqlite3"
    scenario = frozen_scenario()
    desk = Desk(Store(path), library, now=lambda: NOW)
    profile = desk.add_profile("Siti Latihan", "raksabumi", "Dinas Contoh", "admin_instansi")
    done = desk.store.add_session(profile.id, scenario, "giliran", NOW)
    session = Session.start(
        scenario, lambda entries, finished: desk.store.append(done, entries, NOW, finished)
    )
    play(session, HastyBot())
    under_way = desk.store.add_session(profile.id, scenario, "giliran", NOW)
    session = Session.start(
        scenario, lambda entries, finished: desk.store.append(under_way, entries, NOW, finished)
    )
    begin(session)
    desk.store.close()
    return path


@pytest.fixture
def desk(prepared: Path, tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A desk on a copy of that store; nothing depends on the present content."""
    monkeypatch.setenv("LATIH_DATA", str(tmp_path))
    shutil.copy(prepared, tmp_path / prepared.name)
    scenario = frozen_scenario()
    monkeypatch.setattr(Desk, "presets", lambda self: [scenario.preset])
    monkeypatch.setattr(workbench, "DWELL", 3600.0)
    offered = login.Choices(
        [("raksabumi", "Kabupaten Raksabumi (rekaan)")], [("admin_instansi", "Admin Instansi")]
    )
    monkeypatch.setattr(login, "read_choices", lambda desk: offered)
    desk = Desk(Store(tmp_path / prepared.name), library, now=lambda: NOW)
    yield desk
    desk.store.close()


def begin(session: Session) -> None:
    """Dispose what the trainee answers for himself, and wait for the facts."""
    for _ in range(4):
        session.skip()
    for report in list(session.instance.reports.values()):
        plan = session.plan(report.id)
        if (
            plan is not None
            and plan.key.action == "disposisi"
            and plan.key.units[0] in session.scenario.acting_for
        ):
            key = plan.key
            session.do(cmd.VerifyAndDispose(report.id, report.title, key.type, key.category, key.units[0]))
    while not any(report.findings for report in session.instance.reports.values()):
        session.skip()


@pytest.fixture
def picture(desk: Desk, snap_compare: Compare) -> Iterator[Callable[[tuple[int, int], Steps], bool]]:
    """Take a picture after some steps and compare it, in all looks."""
    apps: list[LatihApp] = []

    def take(size: tuple[int, int], steps: Steps) -> bool:
        app = LatihApp(desk)
        apps.append(app)

        async def before(pilot: Pilot[Any]) -> None:
            person = Person(app, pilot)
            while not getattr(app.screen, "loaded", True):
                await pilot.pause(0.02)
            await person.settle()
            await steps(person)
            await person.settle()

        return snap_compare(app, terminal_size=size, run_before=before)

    yield take
    for app in apps:
        app.desk.close()


async def to_desk(person: Person) -> None:
    await person.press("l")
    await person.until(WorkbenchScreen)


async def to_answer(person: Person) -> None:
    """Open the answer form of a report that waits for an answer of the trainee's own unit."""
    await to_desk(person)
    screen = person.app.screen
    for _ in range(len(screen.table.rows)):
        if "jawab" in screen.possible:
            break
        await person.press("down")


async def to_debrief(person: Person) -> None:
    await person.to_row("result")
    await person.press("enter")
    screen = await person.until(DebriefScreen)
    while not screen.loaded:
        await person.settle()


def keys(*names: str, start: Steps | None = None) -> Steps:
    """Steps that press keys."""

    async def press(person: Person) -> None:
        if start is not None:
            await start(person)
        await person.press(*names)

    return press


def rested(steps: Steps) -> Steps:
    """Steps after which the live checks have looked at what was written."""

    async def rest(person: Person) -> None:
        await steps(person)
        await person.pilot.pause(answering.REST + 0.5)

    return rest


SCREENS: dict[str, Steps] = {
    "beranda": keys(),
    "masuk": keys("p"),
    "profil_baru": keys("p", "n"),
    "giliran_baru": keys("g"),
    "bantuan": keys("f1"),
    "meja_kerja": keys(start=to_desk),
    "antrean": keys("q", "down", start=to_desk),
    "pencarian": keys("slash", *"jalan", start=to_desk),
    "isi": keys("enter", start=to_desk),
    "identitas": keys("3", start=to_desk),
    "tenggat": keys("5", start=to_answer),
    "bahan": keys("6", start=to_answer),
    "bantuan_meja": keys("f1", start=to_desk),
    "perintah": keys("f9", *"tenggat", start=to_desk),
    "verifikasi": keys("v", start=to_desk),
    "verifikasi_ditolak": keys("v", "f2", start=to_desk),
    "tunda": keys("t", "space", start=to_desk),
    "bukan_wewenang": keys("b", start=to_desk),
    "arsip": keys("a", start=to_desk),
    "gabung": keys("g", start=to_desk),
    "pecah": keys("x", start=to_desk),
    "jawab": keys("j", start=to_answer),
    "templat": keys("j", "f5", "down", start=to_answer),
    "templat_dipakai": rested(keys("j", "f5", "down", "enter", start=to_answer)),
    "ubah_disposisi": keys("u", start=to_answer),
    "ingatkan": keys("i", start=to_answer),
    "kembalikan": keys("k", start=to_answer),
    "akhiri": keys("e", start=to_desk),
    "laporan_hasil": keys("b", start=to_debrief),
    "butir": keys("s", "down", "enter", start=to_debrief),
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", SCREENS)
def test_picture(name: str, size: tuple[int, int], picture: Callable[[tuple[int, int], Steps], bool]) -> None:
    assert picture(size, SCREENS[name])


def test_the_frozen_scenario_can_still_be_read() -> None:
    assert len(frozen_scenario().plans) == 6
    assert msgspec.json.encode(frozen_scenario())
