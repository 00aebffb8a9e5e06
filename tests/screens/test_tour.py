"""The tour is walked from the first step to the last by doing what it says, and can be left and resumed."""

from __future__ import annotations

import copy
import gc
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from frozen import frozen_scenario
from person import NOW, Person, sitting
from test_text_from_people import EVIL, check, poisoned
from textual.pilot import Pilot
from textual.widget import Widget

from trainer.practice.desk import Desk
from trainer.practice.store import Profile
from trainer.scenarios import build
from trainer.scenarios.scenario import Scenario
from trainer.screens.application import LatihApp
from trainer.screens.help.texts import Page
from trainer.screens.home.screen import HomeScreen
from trainer.screens.shared.plain import wrap
from trainer.screens.tour.forms import GuidedAnswer, GuidedVerify
from trainer.screens.tour.guide import Guide
from trainer.screens.tour.help import PAGES
from trainer.screens.tour.panel import MARK, lines_of
from trainer.screens.tour.screen import GuidedDebrief, TourScreen
from trainer.screens.tour.start import begin_tour
from trainer.screens.tour.state import DONE, read_state, write_state
from trainer.screens.tour.steps import ORDER, STEPS, Moment
from trainer.screens.tour.store import names_of, open_tour
from trainer.screens.workbench import screen as workbench
from trainer.screens.workbench.screen import WorkbenchScreen
from trainer.sp4n.commands import ChangeUnit, VerifyAndDispose
from trainer.sp4n.vocabulary import ReportType

ANSWER = (
    "Yth. Bapak/Ibu Pelapor, terima kasih atas laporannya. Petugas kami sudah memeriksa lokasi, "
    "dan perbaikan dikerjakan minggu ini oleh tim pemeliharaan."
)


async def to_tour(person: Person) -> TourScreen:
    await begin_tour(person.app.screen)
    screen = await person.until(TourScreen)
    assert isinstance(screen, TourScreen)
    return screen


async def until_step(person: Person, guide: Guide, key: str, *keys: str) -> None:
    """Press keys until the tour stands at a step."""
    for _ in range(40):
        if guide.step.key == key:
            return
        await person.press(*keys)
    raise AssertionError(f"at {guide.step.key} instead of {key}")


async def select(person: Person, number: int) -> None:
    """Put the cursor of the table on a report."""
    screen = person.app.screen
    assert isinstance(screen, WorkbenchScreen)
    await person.press("home")
    for _ in screen.table.rows:
        if screen.table.selected is not None and screen.table.selected.id == number:
            return
        await person.press("down")
    raise AssertionError(f"#{number} is not in this queue")


async def verify(person: Person, guide: Guide) -> None:
    """Fill the form as the tour asks."""
    await person.until(GuidedVerify)
    assert guide.step.key == "jenis"
    await person.focus("type")
    await person.press("home")
    for _ in range(4):
        await person.press("space")
        if guide.step.key != "jenis":
            break
        await person.press("down")
    assert guide.step.key == "kategori"
    await person.focus("category")
    await person.paste(guide.names.word)
    form = person.app.screen
    assert isinstance(form, GuidedVerify)
    for _ in range(60):
        await person.press("enter")
        if guide.step.key != "kategori":
            break
        await person.press("down")
    assert guide.step.key == "data_pribadi"
    await person.press("f6")
    assert guide.step.key == "unit"
    await person.focus("unit")
    await person.paste(guide.names.unit_word)
    for _ in range(40):
        await person.press("enter")
        if guide.step.key != "unit":
            break
        await person.press("down")
    assert guide.step.key == "kirim"
    await person.press("f2")
    await person.until(TourScreen)


async def to_waiting(person: Person, screen: TourScreen) -> None:
    """From the first step to the one that lets time run."""
    guide = screen.guide
    await person.press("f6")
    assert guide.step.key == "antrean"
    assert screen.query_one("#queues").has_class(MARK)
    await person.press("q", "down", "enter")
    assert guide.step.key == "tabel"
    assert not screen.query_one("#queues").has_class(MARK)
    await select(person, guide.names.number)
    await person.press("enter")
    assert guide.step.key == "identitas"
    for label in ("Identitas", "Tenggat", "Isi"):
        await person.press(str(guide.names.tabs[label]))
    assert guide.step.key == "formulir"
    await person.press("v")
    await verify(person, guide)
    await until_step(person, guide, "kejadian", "escape")
    await person.press("f6")
    assert guide.step.key == "lewati"


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_whole_tour_by_doing_what_it_says(
    desk: Desk, profile: Profile, size: tuple[int, int]
) -> None:
    async with sitting(desk, size) as person:
        screen = await to_tour(person)
        guide = screen.guide
        await to_waiting(person, screen)
        await until_step(person, guide, "bahan", "n")
        await person.press("q", "home", "enter")
        await select(person, guide.names.number)
        await person.press(str(guide.names.tabs["Bahan"]))
        assert guide.step.key == "jawab"
        await person.press("j")
        await person.until(GuidedAnswer)
        await person.focus("text")
        await person.paste(ANSWER)
        assert guide.step.key == "akhir"
        await person.focus("kind")
        await person.press("down", "space")
        assert guide.step.key == "kirim_jawaban"
        await person.press("f2")
        await person.until(TourScreen)
        assert guide.step.key == "akhiri"
        await person.press("e", "y")
        await person.until(GuidedDebrief)
        assert guide.step.key == "hasil"
        await person.press("enter", "down", "enter")
        assert guide.step.key == "selesai"
        await person.press("f6")
        assert guide.over
        assert not person.app.screen.query("#tour")
        await person.press("escape", "escape")
        await person.until(HomeScreen)
    state = read_state(desk, profile)
    assert state is not None
    assert state.step == DONE
    assert desk.store.session(state.shift).finished


async def test_a_tour_that_was_left_goes_on_where_it_was(desk: Desk, profile: Profile) -> None:
    async with sitting(desk) as person:
        screen = await to_tour(person)
        await to_waiting(person, screen)
        shift = screen.bench.shift.id
        await person.press("f10")
        await person.until(HomeScreen)
    async with sitting(desk) as person:
        screen = await to_tour(person)
        assert screen.guide.step.key == "lewati"
        assert screen.bench.shift.id == shift
        await person.press("f10")
        await person.until(HomeScreen)
        await person.press("l")
        screen = await person.until(TourScreen)
        assert screen.guide.step.key == "lewati"
        person.app.screen.offer("tur_berhenti")
        await person.until(WorkbenchScreen)
        assert not isinstance(person.app.screen, TourScreen)
        assert not person.app.screen.query("#tour")
        await person.press("escape")
        await person.until(HomeScreen)
        await person.press("l")
        await person.until(WorkbenchScreen)
        assert not isinstance(person.app.screen, TourScreen)
        await person.press("escape")
        await person.until(HomeScreen)
        screen = await to_tour(person)
        assert screen.guide.step.key == "lewati"
        assert screen.bench.shift.id == shift


async def test_every_step_can_be_skipped_and_says_where_it_is(desk: Desk, profile: Profile) -> None:
    async with sitting(desk) as person:
        screen = await to_tour(person)
        for step in STEPS[:-2]:
            assert screen.guide.step.key == step.key
            text = " ".join(person.text().split())
            assert screen.guide.title() in text
            assert ("Langkah ini ada" in text) == (step.place != "meja")
            if step.done is None:
                assert "F6 Lanjut" in text
                await person.press("shift+f6")
                assert screen.guide.step.key == step.key
                await person.press("f6")
            else:
                assert "F6 Lanjut" not in text.replace("Shift+F6", "")
                await person.press("f6")
                assert screen.guide.step.key == step.key
                await person.press("shift+f6")
        assert screen.guide.step.key == "hasil"


async def test_a_step_that_was_done_can_be_read_again(desk: Desk, profile: Profile) -> None:
    async with sitting(desk) as person:
        screen = await to_tour(person)
        await to_waiting(person, screen)
        for key in ("kejadian", "kirim", "unit"):
            await person.press("f7")
            assert screen.guide.step.key == key
        await person.press("f6", "f6", "f6")
        assert screen.guide.step.key == "lewati"


async def test_the_way_out_of_a_form_keeps_the_draft_and_the_step(desk: Desk, profile: Profile) -> None:
    async with sitting(desk) as person:
        screen = await to_tour(person)
        await person.press(*("f6",), *("shift+f6",) * 5)
        assert screen.guide.step.key == "formulir"
        await person.press("q", "down", "enter", "enter", "v")
        form = await person.until(GuidedVerify)
        assert "F10 Keluar" in person.text()
        form.query_one("#title").value = "Judul yang sudah diketik"
        await person.press("f10")
        await person.until(HomeScreen)
        screen = await to_tour(person)
        assert screen.guide.step.key == "jenis"
        await person.press("q", "down", "enter", "enter", "v")
        form = await person.until(GuidedVerify)
        assert form.query_one("#title").value == "Judul yang sudah diketik"


async def test_there_is_one_advice_only(desk: Desk, profile: Profile) -> None:
    async with sitting(desk) as person:
        screen = await to_tour(person)
        await select(person, screen.guide.names.number)
        assert not screen.query_one("#hint").display


async def test_a_tour_that_is_ended_early_is_not_graded(desk: Desk, profile: Profile) -> None:
    async with sitting(desk) as person:
        await to_tour(person)
        await person.press("e", "y")
        await person.until(HomeScreen)
        await person.settle()
        text = person.text()
        assert "Kurang" not in text
        assert "Hasil Tur" not in text
        state = read_state(desk, profile)
        assert state is not None
        assert state.step == DONE
        assert desk.store.session(state.shift).overall is None
        screen = await to_tour(person)
        assert screen.guide.step.key == "mulai"
        assert screen.bench.shift.id != state.shift


def test_a_wrong_unit_is_noticed_and_can_be_mended(desk: Desk, profile: Profile) -> None:
    shift, guide = open_tour(desk, profile)
    session, names = shift.session, guide.names
    report = session.instance.reports[names.number]
    guide.reach("lewati")

    def text() -> str:
        guide.look(Moment(report=report, ours=report.lead_unit in session.scenario.acting_for))
        return guide.text("meja")

    assert "belum didisposisikan" in text()
    other = next(
        unit.id for unit in session.scenario.region.units if unit.id not in session.scenario.acting_for
    )
    category = tuple(names.category.split(" › "))
    session.do(VerifyAndDispose(names.number, report.title, ReportType(names.type[0]), category, other))
    assert "tekan U" in text()
    assert names.unit[1] in text()
    session.do(ChangeUnit(names.number, names.unit[0]))
    assert "menekan N" in text()


async def test_the_mouse_does_it_too(desk: Desk, profile: Profile) -> None:
    async with sitting(desk) as person:
        screen = await to_tour(person)
        panel = screen.query_one("#tour")
        title = panel.render().plain.split("\n")[0]
        await person.pilot.click("#tour", offset=(title.index("F6") + 2, 0))
        await person.settle()
        assert screen.guide.step.key == "antrean"
        await person.pilot.click("#queues", offset=(5, 1))
        await person.pilot.click("#queues", offset=(5, 1))
        await person.settle()
        assert screen.guide.step.key == "tabel"


async def test_without_a_profile_the_tour_says_what_to_do(desk: Desk) -> None:
    async with sitting(desk) as person:
        await begin_tour(person.app.screen)
        await person.settle()
        assert "Tur memerlukan profil" in " ".join(person.text().split())


def test_every_text_fits_the_box_at_80_cells(desk: Desk, profile: Profile) -> None:
    shift, guide = open_tour(desk, profile)
    long = names_of(shift.session)._replace(unit=("x", "Dinas Pekerjaan Umum dan Penataan Ruang"))
    for step in STEPS:
        report = shift.session.instance.reports[guide.names.number]
        disposed = copy.copy(report)
        disposed.lead_unit = "x"
        for moment in (Moment(report=report), Moment(report=disposed, ours=True), Moment(report=disposed)):
            lines = wrap(step.text(long, moment), 78)
            assert len(lines) <= lines_of(step.place), f"{step.key}: {lines}"


def test_the_tour_begins_with_a_report_that_shows_everything(desk: Desk, profile: Profile) -> None:
    shift, guide = open_tour(desk, profile)
    plan = shift.session.plan(guide.names.number)
    assert plan is not None
    assert plan.key.units[0] in shift.session.scenario.acting_for
    assert ORDER[0] == guide.step.key
    pages: dict[str, Page] = PAGES
    assert set(pages) == {TourScreen.HELP_PAGE}


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_evil_texts_stay_texts(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    desk.add_profile(EVIL, "raksabumi", EVIL, "admin_instansi")
    original = build.build_scenario

    def evil(*args: Any, **more: Any) -> Scenario:
        return poisoned(original(*args, **more))

    monkeypatch.setattr(build, "build_scenario", evil)
    async with sitting(desk, size) as person:
        screen = await to_tour(person)
        for _ in STEPS:
            check(person)
            await person.press("f6", "shift+f6")
        assert len(screen.query("*")) < 100
        await person.press("q", "down", "enter", "enter", "v")
        form = person.app.screen
        check(person)
        assert len(form.query("*")) < 100


async def test_leaving_and_coming_back_leaves_no_widget_behind(desk: Desk, profile: Profile) -> None:
    async with sitting(desk) as person:

        async def rounds(times: int) -> Counter[str]:
            for _ in range(times):
                await to_tour(person)
                await person.press("f10")
                await person.until(HomeScreen)
            gc.collect()
            return Counter(type(each).__name__ for each in gc.get_objects() if isinstance(each, Widget))

        first = await rounds(2)
        assert await rounds(3) - first == Counter()


TO_REPORT = ("down", "down", "enter")
PICTURES: dict[str, tuple[str, ...]] = {
    "mulai": (), "antrean": ("f6",), "tabel": ("f6", "shift+f6"), "tab": ("f6", "shift+f6", *TO_REPORT),
    "jenis": ("f6", *("shift+f6",) * 5, *TO_REPORT, "v"),
    "unit": ("f6", *("shift+f6",) * 5, *TO_REPORT, "v", "shift+f6", "shift+f6", "f6"),
    "lain": ("f6", *("shift+f6",) * 7), "lewati": ("f6", *("shift+f6",) * 8, "f6", "shift+f6", "shift+f6", "f6"),
}  # fmt: skip


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("name", PICTURES)
def test_picture(
    desk: Desk,
    profile: Profile,
    snap_compare: Callable[..., bool],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    size: tuple[int, int],
) -> None:
    monkeypatch.setattr(workbench, "DWELL", 3600.0)
    number = desk.store.add_session(profile.id, frozen_scenario(), "giliran", NOW)
    desk.resume(number).session.skip()
    write_state(desk, number, ORDER[0])
    app = LatihApp(desk)

    async def before(pilot: Pilot[Any]) -> None:
        person = Person(app, pilot)
        while not getattr(app.screen, "loaded", True):
            await pilot.pause(0.02)
        await to_tour(person)
        await person.press(*PICTURES[name])

    assert snap_compare(app, terminal_size=size, run_before=before)
    app.desk.close()
