"""What holds for every screen: leaving keeps what is typed, the palette leads everywhere, bars and dialogs tell the truth."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable
from typing import Any

import pytest
from person import SEED, Person, sitting
from textual import events
from textual.app import App
from textual.screen import Screen
from textual.widgets import TextArea

from trainer.practice.bots import BOTS, play
from trainer.practice.desk import Desk, OpenShift
from trainer.practice.store import Profile
from trainer.screens.application import LatihApp
from trainer.screens.debrief.screen import DebriefScreen
from trainer.screens.help.catalogue import PAGES
from trainer.screens.help.screen import HelpScreen
from trainer.screens.home.new_shift import NewShiftScreen
from trainer.screens.home.screen import HomeScreen
from trainer.screens.learn.screen import LearnScreen
from trainer.screens.login.screen import LoginScreen
from trainer.screens.progress.screen import ProgressScreen
from trainer.screens.reference.screen import ReferenceScreen
from trainer.screens.replay.choose import ChooseReplay
from trainer.screens.settings.ask_path import AskPath
from trainer.screens.settings.screen import SettingsScreen
from trainer.screens.shared import screen as shared_screen
from trainer.screens.shared.bars import COMMON_KEYS, CommandBar, Entry, fitting
from trainer.screens.shared.commands import AnyCommand, command, enter_command
from trainer.screens.shared.dialogs import Dialog, Problem, Question
from trainer.screens.shared.palette import Palette, ranked
from trainer.screens.shared.places import PLACES
from trainer.screens.shared.screen import COMMON, LatihScreen
from trainer.screens.workbench.forms.base import Form
from trainer.screens.workbench.screen import WorkbenchScreen
from trainer.screens.workbench.shift_screen import ShiftScreen


@pytest.fixture
def shift(desk: Desk, profile: Profile) -> OpenShift:
    return desk.start(profile, "orientasi", SEED)


async def workbench(person: Person, shift: OpenShift) -> WorkbenchScreen:
    await person.app.open_workbench(await person.app.desk.call(lambda own: own.resume(shift.id)))
    screen = await person.until(WorkbenchScreen)
    assert isinstance(screen, WorkbenchScreen)
    return screen


async def form_with_text(person: Person, text: str) -> Form:
    """Open Bukan wewenang and type into it; faster than the form stores by itself."""
    await person.press("b")
    form = person.app.screen
    assert isinstance(form, Form)
    await person.focus("message")
    await person.paste(text)
    return form


def stored(desk: Desk, shift: OpenShift, form: Form) -> str:
    draft = desk.draft(shift, form.number, form.FORM)
    return "" if draft is None else str(draft["message"])


# Leaving


@pytest.mark.parametrize("leave", ["ctrl+q", "exit", "SIGTERM"])
async def test_however_the_program_ends_the_last_second_is_kept(
    desk: Desk, shift: OpenShift, monkeypatch: pytest.MonkeyPatch, leave: str
) -> None:
    monkeypatch.setattr("trainer.screens.workbench.forms.base.AUTOSAVE", 3600.0)
    async with sitting(desk) as person:
        await workbench(person, shift)
        form = await form_with_text(person, "Kami teruskan ke PLN.")
        assert "PLN" not in stored(desk, shift, form)
        if leave == "ctrl+q":
            await person.pilot.press("ctrl+q")
        elif leave == "exit":
            person.app.exit(0)
        else:
            person.app._obey(15)
        await eventually(lambda: not person.app.is_running or "PLN" in stored(desk, shift, form))
    assert "PLN" in stored(desk, shift, form)


async def test_what_cannot_be_kept_holds_the_program_back_once(
    desk: Desk, shift: OpenShift, monkeypatch: pytest.MonkeyPatch
) -> None:
    from trainer.practice.store import StoreError

    async with sitting(desk) as person:
        await workbench(person, shift)
        form = await form_with_text(person, "Kami teruskan ke PLN.")

        async def full() -> None:
            raise StoreError("Cakram penuh. Kosongkan tempat, lalu coba lagi.")

        monkeypatch.setattr(form, "before_leaving", full)
        await person.press("ctrl+q")
        assert isinstance(person.app.screen, Problem)
        assert person.app.is_running
        assert "Cakram penuh" in person.text()


# The palette leads everywhere


SCREENS: dict[str, type[Screen[Any]]] = {
    "Buka Giliran baru": NewShiftScreen, "Buka Belajar": LearnScreen, "Buka Laporan Hasil": DebriefScreen,
    "Buka Putar ulang": ChooseReplay, "Buka Kemajuan": ProgressScreen, "Buka Setelan": SettingsScreen, "Buka Masuk": LoginScreen,
    "Buka Beranda": HomeScreen,
}  # fmt: skip


@pytest.mark.parametrize("words", SCREENS)
async def test_every_screen_is_reached_from_a_form_and_the_draft_stays(
    desk: Desk, profile: Profile, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    monkeypatch.setattr("trainer.screens.workbench.forms.base.AUTOSAVE", 3600.0)
    play(desk.start(profile, "orientasi", SEED + 1).session, BOTS["hasty"]())
    shift = desk.start(profile, "orientasi", SEED)
    async with sitting(desk) as person:
        await workbench(person, shift)
        form = await form_with_text(person, "Kami teruskan ke PLN.")
        await person.press("f9")
        await person.until(Palette)
        await person.paste(words)
        await person.press("enter")
        await person.until(SCREENS[words])
        benches = [each for each in person.app.screen_stack if isinstance(each, ShiftScreen)]
        assert len(benches) == (words == "Buka Setelan"), "no second workbench, and settings close nothing"
    assert "PLN" in stored(desk, shift, form) or words == "Buka Setelan"


async def test_the_workbench_is_reached_again_and_nothing_lies_twice(desk: Desk, shift: OpenShift) -> None:
    async with sitting(desk) as person:
        screen = await workbench(person, shift)
        await person.press("f3")
        await person.until(ReferenceScreen)
        await person.press("f9")
        await person.paste("meja kerja")
        await person.press("enter")
        assert await person.until(WorkbenchScreen) is screen
        await person.press("f9")
        await person.paste("buka kemajuan")
        await person.press("enter")
        await person.until(ProgressScreen)
        await person.press("f9")
        await person.paste("meja kerja")
        await person.press("enter")
        await person.until(WorkbenchScreen)
        assert len([each for each in person.app.screen_stack if isinstance(each, ShiftScreen)]) == 1


async def test_in_an_exam_only_the_ways_out_are_offered(desk: Desk, profile: Profile) -> None:
    exam = next(preset.id for preset in desk.presets() if preset.exam)
    shift = desk.start(profile, exam, SEED)
    async with sitting(desk) as person:
        screen = await workbench(person, shift)
        offered = {each.id for each in PLACES if each.available(screen)}
        assert offered == {"ke_beranda", "ke_setelan"}


async def test_beranda_knows_every_command_that_the_palette_gives_there(desk: Desk, profile: Profile) -> None:
    targets = {getattr(each, "target", "") for each in PLACES} - {""}
    assert targets <= {each.id for each in HomeScreen.OFFERS}
    assert not {each.id for each in PLACES} & {each.id for each in HomeScreen.OFFERS if each not in COMMON}


def _named(name: str, title: str, label: str = "", tip: str = "", words: str = "") -> AnyCommand:
    @command(name, "", title, label=label, tip=tip, words=words)
    def nothing(screen: LatihScreen[Any]) -> None:
        """Does nothing."""

    return nothing


def test_what_is_called_so_comes_before_what_only_mentions_it() -> None:
    only_tip = _named("a", "Verifikasi tanpa disposisi", tip="Tenggat verifikasi tetap berjalan.")
    in_title = _named("b", "Urutkan menurut tenggat atau nomor")
    short = _named("c", "Buka Tenggat")
    first = _named("d", "Tenggat berikutnya")
    in_label = _named("e", "Semua jam", label="Jam tenggat")
    other_word = _named("f", "Jam laporan", words="tenggat")
    nothing = _named("g", "Keluar")
    everything = (only_tip, in_title, short, other_word, in_label, first, nothing)
    assert list(ranked(everything, "tenggat")) == [first, short, in_title, in_label, other_word, only_tip]
    assert list(ranked(everything, "  ")) == list(everything)
    assert list(ranked(everything, "tenggat nomor")) == [in_title]


# Bars


def test_the_way_back_help_and_palette_are_never_left_out() -> None:
    entries = [
        Entry("Esc", "Kembali", "kembali", True), *(Entry(str(n), "Perintah lain", str(n)) for n in range(9)),
        Entry("F1", "Bantuan", "bantuan", True), Entry("F3", "Cara kerja", "cara_kerja"), Entry("F9", "Perintah", "palet", True),
    ]  # fmt: skip
    for width in range(40, 200):
        shown = fitting(entries, width)
        assert {"kembali", "bantuan", "palet"} <= {each.id for each in shown}
        assert sum(each.size for each in shown) <= width
        assert [each for each in entries if each in shown] == shown, "in their order"
        others = [each.id for each in shown if not each.fixed]
        assert others == [str(n) for n in range(9)][: len(others)] or others[-1] == "cara_kerja"


async def test_esc_and_the_common_keys_keep_their_places(desk: Desk, shift: OpenShift) -> None:
    async with sitting(desk) as person:
        await workbench(person, shift)
        for keys in ((), ("f3",), ("escape", "f1"), ("escape", "e"), ("escape", "f9")):
            await person.press(*keys)
            line = person.text().splitlines()[-1]
            assert line.startswith(" Esc ")
            assert "F1 " in line
            if not isinstance(person.app.screen, Palette):
                assert line.endswith("F9 Perintah ")


async def test_what_does_not_fit_into_the_action_bar_is_said_to_be_in_the_palette(
    desk: Desk, shift: OpenShift
) -> None:
    async with sitting(desk) as person:
        screen = await workbench(person, shift)
        line = str(screen.query_one("#actions", CommandBar).render())
        assert line.rstrip().endswith("F9 lainnya")
        assert "lainnya" not in str(screen.query_one("#footer", CommandBar).render())


async def test_a_covered_screen_shows_no_dead_keys(desk: Desk, shift: OpenShift) -> None:
    async with sitting(desk) as person:
        screen = await workbench(person, shift)
        before = person.text()
        await person.press("e")
        assert isinstance(person.app.screen, Question)
        lines = person.text().splitlines()
        assert not screen.query_one("#actions", CommandBar).render().plain.strip()
        assert lines[-1].split()[:4] == ["Esc", "Batal", "Y", "Ya"]
        assert "Verifikasi" not in lines[-2]
        await person.press("escape")
        assert person.text() == before


async def test_enter_stands_in_the_footer_while_a_list_has_the_focus(desk: Desk, profile: Profile) -> None:
    choose = enter_command("Buka", "Buka baris ini")
    async with sitting(desk) as person:
        screen = person.app.screen
        assert isinstance(screen, HomeScreen)
        assert choose.available(screen)
        assert choose.key_name() == "Enter"
        screen.set_focus(None)
        assert not choose.available(screen)


# Dialogs


@pytest.mark.parametrize(
    "make",
    [
        lambda: Question("Lanjut?", "Ya"), lambda: Problem("Tidak dapat."), lambda: AskPath("Berkas?", "Lanjut"),
        lambda: Palette(COMMON),
    ],
    ids=["pertanyaan", "pesan", "berkas", "palet"],
)  # fmt: skip
async def test_every_dialog_has_help_and_cara_kerja(
    desk: Desk, profile: Profile, make: Callable[[], Dialog[Any]]
) -> None:
    async with sitting(desk) as person:
        dialog = make()
        await person.app.push_screen(dialog)
        await person.settle()
        assert dialog.HELP_PAGE in PAGES
        assert "F1 Bantuan" in person.text().splitlines()[-1]
        await person.press("f1")
        await person.until(HelpScreen)
        assert "F1 Tutup" in person.text().splitlines()[-1]
        assert "↑↓ Geser" in person.text().splitlines()[-1]
        await person.press("f1")
        assert person.app.screen is dialog
        await person.press("f3")
        await person.until(ReferenceScreen)
        await person.press("escape")
        assert person.app.screen is dialog


async def test_the_focused_button_is_marked_by_a_sign(desk: Desk, profile: Profile) -> None:
    async with sitting(desk) as person:
        answers: list[bool | None] = []
        await person.app.push_screen(Question("Lanjut?", "Ya, lanjut"), answers.append)
        await person.settle()
        assert "▸ Batal (Esc)" in person.text()
        assert "▸ Ya" not in person.text()
        await person.press("right")
        assert "▸ Ya, lanjut (Y)" in person.text()
        assert "▸ Batal" not in person.text()
        await person.press("enter")
        assert answers == [True]


async def test_the_key_table_of_the_help_hangs(desk: Desk, shift: OpenShift) -> None:
    async with sitting(desk) as person:
        await workbench(person, shift)
        await person.press("f1")
        lines = [line.text for line in person.app.screen.query_one("#page").lines]
        table = lines[lines.index("Tombol") + 1 : -2]
        assert all(line[16] == " " for line in table if len(line) > 16)
        assert any(line.startswith(" " * 17) for line in table)


# A terminal that is too small


async def test_a_small_terminal_takes_no_keys_but_ctrl_q_and_gives_the_focus_back(
    desk: Desk, shift: OpenShift
) -> None:
    async with sitting(desk) as person:
        screen = await workbench(person, shift)
        form = await form_with_text(person, "Kami teruskan.")
        field = form.query_one("#message", TextArea)
        assert form.focused is field
        await person.pilot.resize_terminal(60, 15)
        await person.settle()
        assert "Perbesar" in person.text() or "perbesar" in person.text()
        await person.press("x", "y", "f2", "f8", "escape", "enter")
        assert person.app.screen is form
        assert field.text == "Kami teruskan."
        await person.pilot.resize_terminal(80, 24)
        await person.settle()
        assert form.focused is field
        await person.press("x")
        assert "x" in field.text
        await person.press("escape")
        assert person.app.screen is screen
        await person.pilot.resize_terminal(60, 15)
        await person.settle()
        now = screen.bench.snapshot.now
        await person.press("n", "e", "v")
        assert (person.app.screen, screen.bench.snapshot.now) == (screen, now)
        await person.pilot.resize_terminal(80, 24)
        await person.settle()
        await person.press("v")
        assert isinstance(person.app.screen, Form)


async def test_in_the_browser_the_remedy_is_the_browsers(
    desk: Desk, profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sitting(desk) as person:
        monkeypatch.setattr(type(person.app), "is_web", property(lambda self: True))
        await person.pilot.resize_terminal(60, 15)
        await person.settle()
        assert "kecilkan huruf dengan Ctrl dan -" in " ".join(person.text().split())


# Painted once, and never not at all


def test_textual_still_has_what_the_screens_build_upon() -> None:
    assert list(inspect.signature(App._begin_batch).parameters) == ["self"]
    assert list(inspect.signature(App._end_batch).parameters) == ["self"]
    assert "not self.app._batch_count" in inspect.getsource(Screen._on_idle)
    assert "_display" in inspect.getsource(Screen._compositor_refresh)
    assert "refresh_styles" in inspect.signature(events.ScreenResume).parameters
    assert "event.refresh_styles" in inspect.getsource(Screen._on_screen_resume)
    assert inspect.signature(App.call_later).return_annotation == "bool"


async def test_a_screen_is_painted_although_the_application_is_busy(desk: Desk, profile: Profile) -> None:
    async with sitting(desk) as person:
        done = asyncio.Event()
        begun = asyncio.Event()

        async def busy() -> None:
            begun.set()
            await done.wait()

        person.app.call_later(busy)
        await begun.wait()
        pushed = asyncio.create_task(_push(person.app, Problem("Kalimat yang harus terbaca.")))
        await eventually(lambda: not person.app._batch_count and "harus terbaca" in person.text())
        done.set()
        await pushed


async def eventually(true: Callable[[], bool]) -> None:
    """Wait until something holds, however slow the machine is."""
    for _ in range(1000):
        if true():
            return
        await asyncio.sleep(0.02)
    raise AssertionError("it never came to hold")


async def _push(app: LatihApp, screen: Screen[Any]) -> None:
    await app.push_screen(screen)


@pytest.mark.parametrize("rounds", [0, 1, 50])
async def test_a_screen_closed_at_once_leaves_the_picture_alive(
    desk: Desk, profile: Profile, monkeypatch: pytest.MonkeyPatch, rounds: int
) -> None:
    monkeypatch.setattr(shared_screen, "ROUNDS", rounds)
    async with sitting(desk) as person:
        for _ in range(5):
            problem = Problem("Sebentar.")
            await person.app.push_screen(problem)
            problem.dismiss()
        await person.settle()
        await eventually(lambda: person.app._batch_count == 0)
        assert isinstance(person.app.screen, HomeScreen)


async def test_a_screen_that_fails_while_it_opens_leaves_the_picture_alive(
    desk: Desk, profile: Profile
) -> None:
    from trainer.sp4n.commands import Refused

    class Failing(LatihScreen[None]):
        async def on_mount(self) -> None:
            await self.guarded(self._fail)

        async def _fail(self) -> None:
            raise Refused("Tidak dapat dibuka.")

    async with sitting(desk) as person:
        await person.app.push_screen(Failing())
        await person.settle()
        await eventually(lambda: person.app._batch_count == 0)
        assert "Tidak dapat dibuka." in person.text()


def test_the_ids_that_every_footer_ends_with_are_common() -> None:
    assert set(COMMON_KEYS) <= {each.id for each in COMMON}
