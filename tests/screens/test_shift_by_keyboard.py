"""A whole shift, and a whole drill, from Beranda to the debrief with nothing but the keyboard, at 80x24."""

from __future__ import annotations

from person import SEED, Person, sitting
from textual.widgets import TextArea

from trainer.practice.bots import ExpertBot, play
from trainer.practice.desk import Desk
from trainer.practice.session import Session
from trainer.practice.store import Profile
from trainer.scoring.grading import grade
from trainer.screens.debrief.screen import DebriefScreen
from trainer.screens.home.new_shift import NewShiftScreen
from trainer.screens.home.screen import HomeScreen
from trainer.screens.replay.screen import ReplayScreen
from trainer.screens.shared.dialogs import Question
from trainer.screens.workbench.forms.base import Form
from trainer.screens.workbench.screen import WorkbenchScreen
from trainer.sp4n import commands as cmd
from trainer.sp4n.vocabulary import ArchiveReason, MissingData, ReportType

DRILL = "drill-klasifikasi"

MOST_STEPS = 400
"""Steps after which a shift that does not end has failed."""


async def replace_text(person: Person, field: str, text: str) -> None:
    """Put another text into a field."""
    await person.focus(field)
    if isinstance(person.app.focused, TextArea):
        await person.press("ctrl+a", "delete")
    else:
        await person.press("end", "shift+home", "delete")
    if text:
        await person.paste(text)


async def choose(person: Person, field: str, position: int) -> None:
    """Mark an option of a short list."""
    await person.focus(field)
    await person.press("home", *["down"] * position, "space")


async def pick(person: Person, field: str, words: str, value: str) -> None:
    """Search in a long list and take the entry."""
    await person.focus(field)
    await person.paste(words)
    picker = person.app.screen.query_one(f"#{field}")
    while picker._found[picker.query_one("RowList").cursor].value != value:
        await person.pilot.press("down")
    await person.press("enter")
    assert value in picker.picked


async def give(person: Person, command: cmd.Command) -> None:
    """Carry out a command of the expert through its form."""
    screen = person.app.screen
    assert isinstance(screen, WorkbenchScreen)
    region = screen.bench.session.scenario.region
    match command:
        case cmd.VerifyAndDispose():
            await person.press("v")
            report = screen.bench.session.instance.reports[command.report]
            if command.title != report.title:
                await replace_text(person, "title", command.title)
            await choose(person, "type", list(ReportType).index(command.type))
            await pick(person, "category", command.category[-1], " › ".join(command.category))
            if command.body is not None and command.body != report.body:
                await replace_text(person, "body", command.body)
            for position, (now, wanted) in enumerate(
                ((report.anonymous, command.anonymous), (report.secret, command.secret))
            ):
                if wanted is not None and now != wanted:
                    await choose(person, "privacy", position)
            await pick(person, "unit", region.unit(command.unit).name, command.unit)
            for unit in command.support_units:
                await replace_text(person, "support", "")
                await pick(person, "support", region.unit(unit).name, unit)
            await replace_text(person, "note", command.note)
        case cmd.NotOurs():
            await person.press("b")
            await pick(person, "agency", region.neighbour(command.agency).name, command.agency)
            await replace_text(person, "message", command.message)
        case cmd.AskForData():
            await person.press("t")
            for item in command.missing:
                await choose(person, "missing", list(MissingData).index(item))
            await replace_text(person, "message", command.message)
        case cmd.Archive():
            await person.press("a")
            await choose(person, "reason", list(ArchiveReason).index(command.reason))
            await replace_text(person, "explanation", command.explanation)
        case cmd.Merge():
            await person.press("g")
            await pick(person, "into", str(command.into), str(command.into))
            await replace_text(person, "message", command.message)
        case cmd.Dispose():
            await person.press("v")
            await pick(person, "unit", region.unit(command.unit).name, command.unit)
        case cmd.FollowUp():
            await person.press("j")
            await replace_text(person, "text", command.text)
            await choose(person, "kind", int(command.final))
        case cmd.RemindUnit():
            await person.press("i")
            await replace_text(person, "message", command.message)
        case _:
            raise AssertionError(f"no keys for {command}")
    assert isinstance(person.app.screen, Form)
    await person.press("f2")
    assert isinstance(person.app.screen, WorkbenchScreen), person.text()


async def select(person: Person, report: int) -> None:
    """Move the cursor to a report."""
    table = person.app.screen.table
    await person.press("home")
    while table.selected.id != report:
        await person.pilot.press("down")
    await person.settle()


async def play_to_the_end(person: Person, screen: WorkbenchScreen) -> DebriefScreen:
    """Do what the expert does; the result earns what the expert's own log earns."""
    session, bot = screen.bench.session, ExpertBot()
    for _ in range(MOST_STEPS):
        if session.finished:
            break
        move = next(bot.moves(session), None)
        if isinstance(person.app.screen, Question):
            await person.press("y")
        elif move is None:
            await person.press("n")
        else:
            await select(person, move[0].report)
            await give(person, move[0])
    debrief = await person.until(DebriefScreen)
    assert isinstance(debrief, DebriefScreen)
    expert = Session.start(session.scenario)
    play(expert, ExpertBot())
    assert debrief.card.overall == grade(expert.scenario, expert.entries).overall, [
        (item.id, item.points, item.possible, item.happened) for item in debrief.card.items if item.lost > 0
    ]
    return debrief


async def test_a_shift_is_played_to_the_debrief_and_earns_what_the_expert_earns(
    desk: Desk, profile: Profile
) -> None:
    async with sitting(desk) as person:
        await person.press("g")
        await person.focus("seed")
        await person.press(str(SEED), "f2")
        await play_to_the_end(person, await person.until(WorkbenchScreen))
        assert "LULUS" in person.text()
        await person.press("enter", "down", "enter")
        assert "Yang seharusnya" in person.text()
        await person.press("escape", "escape")
        await person.until(HomeScreen)
        assert "Hasil Orientasi" in person.text()
    assert desk.sessions(profile)[0].finished


async def test_a_drill_is_played_to_the_debrief(desk: Desk, profile: Profile) -> None:
    async with sitting(desk) as person:
        await person.press("g")
        dialog = await person.until(NewShiftScreen)
        await choose(person, "preset", [offer.preset.id for offer in dialog.offers].index(DRILL))
        await person.focus("seed")
        await person.press(str(SEED), "f2")
        debrief = await play_to_the_end(person, await person.until(WorkbenchScreen))
        assert debrief.scenario.preset.id == DRILL
        await person.press("u")
        await person.until(ReplayScreen)
        await person.press("right", "escape")
        await person.until(DebriefScreen)
        await person.press("escape")
        await person.until(HomeScreen)
        assert "Hasil Latihan klasifikasi" in person.text()
    assert desk.sessions(profile)[0].finished


async def test_letters_count_as_small_ones_and_as_capitals(desk: Desk, profile: Profile) -> None:
    """They are shown as capitals, and with Caps Lock they arrive as such."""
    shift = desk.start(profile, "orientasi", SEED)
    async with sitting(desk) as person:
        await person.press("L")
        screen = await person.until(WorkbenchScreen)
        before = screen.bench.session.now
        await person.press("N")
        assert screen.bench.session.now > before
        await person.press("V")
        assert isinstance(person.app.screen, Form)
        await person.press("escape", "E", "Y")
        await person.until(DebriefScreen)
        assert desk.store.session(shift.id).finished


async def test_ending_a_shift_asks_first(desk: Desk, profile: Profile) -> None:
    shift = desk.start(profile, "orientasi", SEED)
    async with sitting(desk) as person:
        await person.press("l")
        await person.until(WorkbenchScreen)
        await person.press("e", "t")
        assert isinstance(person.app.screen, WorkbenchScreen)
        assert not desk.store.session(shift.id).finished
        await person.press("e", "y")
        await person.until(DebriefScreen)
        assert desk.store.session(shift.id).finished
