"""A shift, a drill, a lesson, a replay and a resumed session, with the mouse alone; words are typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from mouse import Mouse
from person import SEED, sitting
from textual.widgets import Input, TextArea

from trainer.practice.bots import BOTS, ExpertBot, play
from trainer.practice.desk import Desk
from trainer.practice.session import Session
from trainer.practice.store import Profile
from trainer.scoring.grading import grade
from trainer.screens.debrief.screen import DebriefScreen
from trainer.screens.help.screen import HelpScreen
from trainer.screens.home.new_shift import NewShiftScreen
from trainer.screens.home.screen import HomeScreen
from trainer.screens.learn.lesson import LessonScreen
from trainer.screens.learn.quiz import QuizScreen
from trainer.screens.learn.screen import LearnScreen
from trainer.screens.login.screen import LoginScreen
from trainer.screens.progress.screen import ProgressScreen
from trainer.screens.reference.screen import ReferenceScreen
from trainer.screens.replay.choose import ChooseReplay
from trainer.screens.replay.screen import ReplayScreen
from trainer.screens.settings.screen import SettingsScreen
from trainer.screens.shared.dialogs import Question
from trainer.screens.shared.palette import Palette
from trainer.screens.workbench.columns import Order
from trainer.screens.workbench.forms.base import Form
from trainer.screens.workbench.screen import WorkbenchScreen
from trainer.sp4n import commands as cmd

FORMS = {
    cmd.VerifyAndDispose: "Verifikasi", cmd.NotOurs: "Bukan wewenang", cmd.AskForData: "Tunda", cmd.Archive: "Arsip",
    cmd.Merge: "Gabung", cmd.FollowUp: "Jawab", cmd.RemindUnit: "Ingatkan", cmd.Dispose: "Verifikasi",
}  # fmt: skip
"""The word in the action bar that opens the form of a command."""

DRILL = "drill-kerahasiaan"

MOST_STEPS = 400
"""Steps after which a shift that does not end has failed."""


async def fill(mouse: Mouse, form: Form, command: cmd.Command, session: Session) -> None:
    """Fill a form with what a command says."""
    region = session.scenario.region

    def area(name: str) -> TextArea:
        return form.query_one(f"#{name}", TextArea)

    match command:
        case cmd.VerifyAndDispose():
            report = session.instance.reports[command.report]
            if command.title != report.title:
                await mouse.write(form.query_one("#title", Input), command.title)
            await mouse.choose(form.choice("type"), command.type.value)
            await mouse.pick(form.picker("category"), command.category[-1], " › ".join(command.category))
            if command.body is not None and command.body != report.body:
                await mouse.write(area("body"), command.body)
            privacy = {
                "anonim": (report.anonymous, command.anonymous),
                "rahasia": (report.secret, command.secret),
            }
            for name, (now, wanted) in privacy.items():
                if wanted is not None and now != wanted:
                    await mouse.choose(form.choice("privacy"), name)
            await mouse.pick(form.picker("unit"), region.unit(command.unit).name, command.unit)
            for unit in command.support_units:
                await mouse.pick(form.picker("support"), region.unit(unit).name, unit)
            await mouse.write(area("note"), command.note)
        case cmd.NotOurs():
            await mouse.pick(form.picker("agency"), region.neighbour(command.agency).name, command.agency)
            await mouse.write(area("message"), command.message)
        case cmd.AskForData():
            for item in command.missing:
                await mouse.choose(form.choice("missing"), item.value)
            await mouse.write(area("message"), command.message)
        case cmd.Archive():
            await mouse.choose(form.choice("reason"), command.reason.value)
            await mouse.write(area("explanation"), command.explanation)
        case cmd.Merge():
            await mouse.pick(form.picker("into"), str(command.into), str(command.into))
            await mouse.write(area("message"), command.message)
        case cmd.Dispose():
            await mouse.pick(form.picker("unit"), region.unit(command.unit).name, command.unit)
        case cmd.FollowUp():
            await mouse.write(area("text"), command.text)
            await mouse.choose(form.choice("kind"), "akhir" if command.final else "sementara")
        case cmd.RemindUnit():
            await mouse.write(area("message"), command.message)
        case _:
            raise AssertionError(f"no clicks for {command}")


async def give(mouse: Mouse, screen: WorkbenchScreen, command: cmd.Command) -> None:
    """Carry out a command of the expert through its form."""
    if screen.reading:
        await mouse.words("Esc Kembali")
    places = [row.id for row in screen.table.rows]
    await mouse.row(screen.table, places.index(command.report))
    await mouse.words(FORMS[type(command)])
    form = await mouse.person.until(Form)
    await fill(mouse, form, command, screen.bench.session)
    await mouse.words("(F2)")
    assert mouse.app.screen is screen, mouse.person.text()


async def play_to_the_end(mouse: Mouse, screen: WorkbenchScreen) -> DebriefScreen:
    """Do what the expert does; the result earns what the expert's own log earns."""
    session, bot = screen.bench.session, ExpertBot()
    for _ in range(MOST_STEPS):
        if session.finished:
            break
        move = next(bot.moves(session), None)
        if isinstance(mouse.app.screen, Question):
            await mouse.words("Ya, lompat")
        elif move is None:
            await mouse.words("Lewati")
        else:
            await give(mouse, screen, move[0])
    debrief = await mouse.person.until(DebriefScreen)
    assert isinstance(debrief, DebriefScreen)
    expert = Session.start(session.scenario)
    play(expert, ExpertBot())
    assert debrief.card.overall == grade(expert.scenario, expert.entries).overall
    return debrief


async def test_a_whole_shift_from_beranda_to_the_debrief(desk: Desk, profile: Profile) -> None:
    async with sitting(desk, (120, 40)) as person:
        mouse = Mouse(person)
        await mouse.words("Mulai giliran baru")
        dialog = await person.until(NewShiftScreen)
        await mouse.write(dialog.query_one("#seed", Input), str(SEED))
        await mouse.words("Mulai (F2)")
        debrief = await play_to_the_end(mouse, await person.until(WorkbenchScreen))
        await mouse.row(debrief.query_one("#items"), 0)
        await mouse.words("Tindakan pertama")
        assert "Yang seharusnya" in person.text()
        await mouse.words("Kembali")
        await person.until(HomeScreen)
    assert desk.sessions(profile)[0].finished


async def test_a_whole_drill_from_beranda_to_the_debrief(desk: Desk, profile: Profile) -> None:
    async with sitting(desk) as person:
        mouse = Mouse(person)
        await mouse.words("Mulai giliran baru")
        dialog = await person.until(NewShiftScreen)
        kinds = [offer.preset.id for offer in dialog.offers]
        await mouse.row(dialog.query_one("#preset"), kinds.index(DRILL))
        await mouse.write(dialog.query_one("#seed", Input), str(SEED))
        await mouse.words("Mulai (F2)")
        debrief = await play_to_the_end(mouse, await person.until(WorkbenchScreen))
        assert debrief.scenario.preset.id == DRILL
        await mouse.words("Putar ulang")
        await person.until(ReplayScreen)
        await mouse.words("Kembali")
        await person.until(DebriefScreen)
        await mouse.words("Kembali")
        await person.until(HomeScreen)
        await mouse.words("Hasil Latihan kerahasiaan")
        await person.until(DebriefScreen)
    assert desk.sessions(profile)[0].finished


async def test_queues_tabs_search_and_palette_can_be_clicked(desk: Desk, profile: Profile) -> None:
    desk.start(profile, "orientasi", SEED)
    async with sitting(desk) as person:
        mouse = Mouse(person)
        await mouse.words("Lanjutkan Orientasi")
        screen = await person.until(WorkbenchScreen)
        await mouse.words("Belum Terverifikasi")
        assert {row.bucket.label for row in screen.table.rows} == {"Belum Terverifikasi"}
        await mouse.row(screen.table, screen.table.cursor)
        assert screen.reading
        await mouse.words("3 Identitas")
        assert "[3 Identitas]" in person.text()
        await mouse.words("Esc Kembali")
        assert not screen.reading
        await mouse.words("F9 Perintah")
        palette = await person.until(Palette)
        place = next(index for index, each in enumerate(palette._found) if each.id == "urutkan")
        await mouse.row(palette.query_one("RowList"), place)
        assert mouse.app.screen is screen
        assert screen._narrowing.order is Order.DEADLINE
        await mouse.words("/ Cari")
        await person.paste("jalan")
        assert all("jalan" in row.words for row in screen.table.rows)
        await mouse.words("Esc Kembali")
        await mouse.words("F1 Bantuan")
        await person.until(HelpScreen)
        await mouse.words("Esc Kembali")
        await person.until(WorkbenchScreen)
        await mouse.words("F9 Perintah")
        await mouse.at(1, 22)
        assert mouse.app.screen is screen


async def test_a_resumed_session_ends_in_its_result(desk: Desk, profile: Profile) -> None:
    shift = desk.start(profile, "orientasi", SEED)
    shift.session.skip()
    async with sitting(desk) as person:
        mouse = Mouse(person)
        await mouse.words("Lanjutkan Orientasi")
        screen = await person.until(WorkbenchScreen)
        assert screen.bench.session.now == shift.session.now
        await mouse.words("E Akhiri")
        await mouse.words("Batal (Esc)")
        assert mouse.app.screen is screen
        await mouse.words("E Akhiri")
        await mouse.words("Ya, akhiri (Y)")
        await person.until(DebriefScreen)
    assert desk.store.session(shift.id).finished


async def test_a_lesson_its_quiz_and_its_drill(desk: Desk, profile: Profile) -> None:
    async with sitting(desk) as person:
        mouse = Mouse(person)
        await mouse.words("B Belajar")
        learn = await person.until(LearnScreen)
        await mouse.row(learn.query_one("#lessons"), 0)
        lesson = await person.until(LessonScreen)
        await mouse.wheel(lesson.query_one("#text"), 1)
        await mouse.words("Kuis")
        quiz = await person.until(QuizScreen)
        page = quiz.query_one("#question")
        while quiz.result is None:
            for choice in quiz.question.right:
                page.reveal(page.line_of(choice), page.line_of(choice))
                await person.settle()
                place = page.content_region
                await mouse.at(place.x + 4, place.y + page.line_of(choice) - round(page.scroll_offset.y))
            await mouse.words("Jawab")
            await mouse.words("Lanjut")
        assert quiz.result.percent == 100
        await mouse.words("Mulai latihan", last=True)
        await person.until(WorkbenchScreen)


async def test_a_replay_is_dragged_and_clicked_through(desk: Desk, profile: Profile) -> None:
    shift = desk.start(profile, "orientasi", SEED)
    play(shift.session, BOTS["hasty"]())
    async with sitting(desk, (120, 40)) as person:
        mouse = Mouse(person)
        await mouse.words("Putar ulang")
        choose = await person.until(ChooseReplay)
        await mouse.row(choose.query_one("#sessions"), 0)
        screen = await person.until(ReplayScreen)
        slider = screen.query_one("#slider")
        await mouse.at(slider.content_region.right - 1, slider.content_region.y + 1)
        assert screen.index == len(screen.timeline.steps) - 1
        await mouse.at(slider.content_region.x, slider.content_region.y + 1)
        assert screen.index == 0
        await mouse.words("Kesalahan")
        assert screen.index == screen.timeline.mistakes[0]
        await mouse.words("Maju")
        assert screen.index == screen.timeline.mistakes[0] + 1
        await mouse.row(screen.query_one("#steps"), 3)
        assert screen.index == 3
        await mouse.words("Kembali")
        await person.until(ChooseReplay)


@pytest.mark.parametrize(
    ("entry", "kind"),
    [
        ("Kemajuan", ProgressScreen), ("Cara kerja", ReferenceScreen), ("Setelan", SettingsScreen),
        ("Ganti profil", LoginScreen), ("Bantuan", HelpScreen),
    ],
)  # fmt: skip
async def test_every_entry_of_beranda_opens_and_closes(
    entry: str, kind: type, desk: Desk, profile: Profile, tmp_path: Path
) -> None:
    async with sitting(desk) as person:
        mouse = Mouse(person)
        await mouse.words(f"  {entry}  ")
        await person.until(kind)
        await leave(mouse)
        await person.until(HomeScreen)


async def leave(mouse: Mouse) -> None:
    """Go back with whatever the footer offers for it."""
    footer = mouse.person.text().splitlines()[-1]
    word = next(word for word in ("Kembali", "Tutup", "Batal") if word in footer)
    await mouse.at(footer.index(word), mouse.app.size.height - 1)


async def test_a_first_profile_is_made(desk: Desk) -> None:
    async with sitting(desk) as person:
        mouse = Mouse(person)
        screen = await person.until(LoginScreen)
        await mouse.write(screen.query_one("#name", Input), "Budi Latihan")
        await mouse.choose(screen.query_one("#role"), "pejabat_penghubung")
        await mouse.words("Simpan dan masuk (F2)")
        await person.until(HomeScreen)
    assert desk.last_profile().role == "pejabat_penghubung"
