"""Texts full of brackets, escape sequences and control characters are shown as typed, on every screen."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import msgspec
import pytest
from frozen import frozen_scenario
from person import NOW, Person, sitting

from trainer.practice.desk import Desk
from trainer.practice.store import Profile
from trainer.scenarios.scenario import Preset, Scenario
from trainer.screens.debrief.screen import DebriefScreen
from trainer.screens.shared.plain import fit, plain, plain_line, wrap
from trainer.screens.workbench.form_commands import FORMS
from trainer.screens.workbench.forms.base import Form
from trainer.screens.workbench.screen import WorkbenchScreen

EVIL = "[/x] [@click=app.quit]x[/] [b \x1b[31mmerah\x1b[0m \x1b]0;judul\x07 \x9b2J\x00\x08 a\u202eb"
SHOWN = "[/x] [@click=app.quit]x[/]"
replace = msgspec.structs.replace


def poisoned_preset(preset: Preset) -> Preset:
    return replace(preset, title=EVIL, description=EVIL)


def poisoned(scenario: Scenario) -> Scenario:
    """Every text that a person or a trainer could have written says something dangerous."""
    plans = tuple(
        replace(
            plan, title=EVIL, body=f"{EVIL}\n{plan.body}", location=EVIL, attachments=(EVIL,), completion=EVIL,
            citizen=replace(plan.citizen, name=EVIL, address=EVIL), village=EVIL, district=EVIL,
            replies=dict.fromkeys(plan.replies, EVIL), key=replace(plan.key, summary=EVIL, reason=EVIL),
        )
        for plan in scenario.plans
    )  # fmt: skip
    units = tuple(
        replace(unit, name=f"{EVIL} {unit.name}", short=EVIL, duties=EVIL) for unit in scenario.region.units
    )
    agencies = tuple(replace(agency, name=EVIL, duties=EVIL) for agency in scenario.region.neighbours)
    region = replace(scenario.region, name=EVIL, units=units, neighbours=agencies)
    return replace(scenario, plans=plans, region=region, preset=poisoned_preset(scenario.preset))


@pytest.fixture
def evil_desk(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    profile: Profile = desk.add_profile(EVIL, "raksabumi", EVIL, "admin_instansi")
    desk.store.add_session(profile.id, poisoned(frozen_scenario()), "giliran", NOW)
    presets = [poisoned_preset(preset) for preset in desk.presets()[:3]]
    monkeypatch.setattr(Desk, "presets", lambda self: presets)
    return desk


def check(person: Person) -> None:
    """The screen holds no control character and nothing has closed the program."""
    text = person.text()
    assert person.app.is_running
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", text.replace("\n", ""))


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_every_screen_survives_evil_texts(evil_desk: Desk, size: tuple[int, int]) -> None:
    async with sitting(evil_desk, size) as person:
        assert SHOWN in person.text()
        check(person)
        for key in ("p", "f1", "escape", "enter", "g"):
            await person.press(key)
            check(person)
        assert SHOWN in person.text()
        await person.press("escape", "l")
        await person.until(WorkbenchScreen)
        check(person)
        await person.press("enter")
        assert SHOWN in person.text()
        for key in "123456":
            await person.press(key)
            check(person)
        await person.press("f9", "escape", "slash", "a", "escape", "n")
        check(person)
        await walk_forms(person)
        await person.press("e", "y")
        await person.until(DebriefScreen)
        check(person)
        await person.press("b", "down", "enter")
        check(person)
        await person.press("n", "n")
        check(person)
        person.app.screen.tell(EVIL)
        await person.settle()
        assert SHOWN in person.text()


async def walk_forms(person: Person) -> None:
    """Open every form that the table of moves allows now, before and after a disposition."""
    screen = person.app.screen
    assert isinstance(screen, WorkbenchScreen)
    for form in FORMS:
        if form.id in screen.possible:
            await person.press(form.keys)
            assert isinstance(person.app.screen, Form)
            check(person)
            await person.press("escape")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("[/x] [b]y[/b]", "[/x] [b]y[/b]"),
        ("\x1b[31mmerah\x1b[0m", "merah"),
        ("a\x1b]8;;http://x\x07b", "ab"),
        ("a\r\nb\rc\td", "a\nb\nc    d"),
        ("\x00\x08\x7f\x9b\u202e\u200bz", "z"),
        ("kanji 漢 dan é", "kanji 漢 dan é"),
    ],
)
def test_plain_takes_out_what_a_terminal_would_obey(typed: str, shown: str) -> None:
    assert plain(typed) == shown


def test_a_line_is_cut_by_cells_not_by_letters() -> None:
    assert fit("漢字漢字", 5) == "漢字…"
    assert fit("abc", 5, "right") == "  abc"
    assert plain_line(" a\n b ") == "a b"
    assert wrap("satu dua tiga", 8) == ["satu dua", "tiga"]


def test_no_screen_hands_text_to_markup() -> None:
    """`Static(...)`, `Label(...)` and `notify(...)` with a value must switch markup off."""
    root = Path(__file__).resolve().parents[2] / "trainer"
    bad = []
    for path in [*root.glob("screens/**/*.py"), root / "app.py"]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in {"Static", "Label", "notify"}:
                switched = any(keyword.arg == "markup" for keyword in node.keywords)
                text = node.args[0] if node.args else ast.Constant("")
                harmless = isinstance(text, ast.Constant) and "[" not in str(text.value)
                if not switched and not harmless:
                    bad.append(f"{path.name}:{node.lineno}")
    assert bad == []


def _name(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")
