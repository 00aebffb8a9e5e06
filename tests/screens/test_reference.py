"""Cara kerja: found and read by keyboard and by mouse, from every screen."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from person import Person, sitting
from pushed import (
    EVIL,
    SHOWN,
    SIZES,
    Compare,
    click_footer,
    leaves_nothing,
    photographed,
    pushed,
    sound,
)
from textual.widgets import Input

from trainer.practice.desk import Desk
from trainer.practice.reference import Entry, Page
from trainer.practice.store import Profile
from trainer.screens.reference import pages as reference_pages
from trainer.screens.reference.characters import plain_terminal, simple
from trainer.screens.reference.page_view import Line, PageView, flow, table
from trainer.screens.reference.pages import Shelf, life_cycle, read_pages, sheet
from trainer.screens.reference.screen import ReferenceScreen
from trainer.sp4n.moves import MOVES
from trainer.sp4n.vocabulary import Status

FEW = Shelf(
    (
        Page(
            "daur-hidup",
            "Daur hidup laporan",
            "Apa yang dapat terjadi.",
            (Entry("a", "Terverifikasi", ("Tunda (Admin Instansi) → Menunggu.", "Sumber: latihan.")),),
        ),
        Page(
            "jam",
            "Jam dan tenggat",
            "Dalam hari kerja.",
            (Entry("C2", "C2 Verifikasi", ("Batas: 3 hari kerja.",)),),
        ),
    ),
    (Page("01", "Pelajaran pertama", "Manfaat.", (Entry("x", "Isi", ("Tunda bila data kurang.",)),)),),
)


async def opened(person: Person) -> ReferenceScreen:
    """Open Cara kerja and wait for its pages."""
    return await pushed(person, ReferenceScreen())


async def test_a_term_is_found_and_read_by_keyboard(desk: Desk, profile: Profile) -> None:
    async with sitting(desk) as person:
        screen = await opened(person)
        assert "Matriks kewenangan" in person.text()
        await person.press(*"pejabat penghubung", "enter")
        assert screen.has_class("-reading")
        assert "Pejabat Penghubung" in person.text()
        await person.press("escape")
        assert "temuan" in person.text()
        await person.press("escape")
        assert screen.query_one("#search", Input).value == ""
        assert "Daftar isi" in person.text()
        await person.press("f3")
        assert not isinstance(person.app.screen, ReferenceScreen)


async def test_a_hit_opens_at_its_line_with_the_words_marked(desk: Desk, profile: Profile) -> None:
    async with sitting(desk) as person:
        screen = await opened(person)
        await person.press(*"jalan provinsi", "enter")
        page = screen.query_one(PageView)
        top = page.lines[page.scroll_offset.y]
        assert top.heading
        in_sight = page.lines[page.scroll_offset.y : page.seen]
        marked = " ".join(
            text.casefold() for line in in_sight for text, tone in line.pieces if tone == "mark"
        )
        marks = set(marked.split())
        assert marks == {"jalan", "provinsi"}
        before = page.scroll_offset.y
        await person.press("n", "n")
        assert page.scroll_offset.y != before


async def test_lessons_are_searched_together_with_the_reference(desk: Desk, profile: Profile) -> None:
    async with sitting(desk) as person:
        await opened(person)
        await person.press(*"mohon bersabar")
        assert "Pelajaran · " in person.text()
        await person.press(*"zzzz")
        assert "Tidak ada yang cocok" in person.text()


async def test_by_mouse_alone(desk: Desk, profile: Profile) -> None:
    async with sitting(desk) as person:
        screen = await opened(person)
        await person.pilot.click("#hits", offset=(5, 1))
        await person.pilot.click("#hits", offset=(5, 1))
        await person.settle()
        assert screen.has_class("-reading")
        assert "C3 Tindak lanjut pertama" in person.text()
        await click_footer(person, "Kembali")
        assert not screen.has_class("-reading")


async def test_wide_terminals_show_list_and_page_side_by_side(desk: Desk, profile: Profile) -> None:
    async with sitting(desk, (120, 40)) as person:
        screen = await opened(person)
        await person.press("down", "down")
        assert "Perihal KTP" in person.text()
        assert len(screen.query("*")) + 1 <= 20
        await person.pilot.resize_terminal(80, 24)
        await person.settle()
        assert "Perihal KTP" not in person.text()
        assert "Daftar isi" in person.text()


async def test_one_key_opens_it_over_a_half_filled_form_and_closes_it_again(
    desk: Desk, profile: Profile
) -> None:
    async with sitting(desk) as person:
        await person.press("g")
        await person.focus("seed")
        await person.press("1", "2", "f3")
        screen = await person.until(ReferenceScreen)
        await person.press("f3")
        assert person.app.screen.query_one("#seed", Input).value == "12"
        assert screen not in person.app.screen_stack


async def test_help_explains_the_screen(desk: Desk, profile: Profile) -> None:
    async with sitting(desk) as person:
        await opened(person)
        await person.press("f1")
        assert "Dari mana isinya" in person.text() or "Mencari" in person.text()
        await person.press("escape")
        assert isinstance(person.app.screen, ReferenceScreen)


async def test_opening_and_closing_leaves_no_widget_behind(desk: Desk, profile: Profile) -> None:
    async with sitting(desk) as person:
        await leaves_nothing(person, ReferenceScreen, *"tunda", "enter", "escape")


@pytest.mark.parametrize("size", SIZES)
async def test_evil_texts_are_shown_as_typed(
    desk: Desk, profile: Profile, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = Page("daur-hidup", EVIL, EVIL, (Entry(EVIL, EVIL, (EVIL, f"Sumber: {EVIL}")),))
    clocks = Page("jam", EVIL, EVIL, (Entry(EVIL, EVIL, (f"Batas: {EVIL}",)),))
    monkeypatch.setattr(reference_pages, "read_pages", lambda desk: Shelf((page, clocks), (page,)))
    async with sitting(desk, size) as person:
        await opened(person)
        sound(person)
        assert SHOWN in person.text()
        for keys in (("enter",), ("n",), ("escape",), tuple("[/x]"), ("enter",)):
            await person.press(*keys)
            sound(person)


def test_a_drawing_of_plain_characters_keeps_its_width(monkeypatch: pytest.MonkeyPatch) -> None:
    page = FEW.reference[0]
    fancy = life_cycle(page, 78)
    monkeypatch.setenv("TERM", "linux")
    assert plain_terminal()
    plain = life_cycle(page, 78)
    assert all(line.text.isascii() for line in plain)
    assert [len(line.text) for line in plain] == [len(line.text) for line in fancy]
    assert max(len(line.text) for line in fancy) <= 74
    assert simple("┌─►") == "+->"


@pytest.mark.parametrize(
    ("name", "value", "plain"),
    [
        ("TERM", "xterm-256color", False),
        ("TERM", "vt100", True),
        ("LANG", "C.ISO-8859-1", True),
        ("LANG", "C", True),
        ("LC_ALL", "POSIX", True),
        ("LANG", "id_ID.UTF-8", False),
        ("LC_CTYPE", "C.UTF-8", False),
    ],
)
def test_terminals_that_need_plain_characters(
    name: str, value: str, plain: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for other in ("TERM", "LANG", "LC_ALL", "LC_CTYPE"):
        monkeypatch.delenv(other, raising=False)
    monkeypatch.setenv(name, value)
    assert plain_terminal() is plain


def test_the_drawing_names_only_states_that_the_table_of_moves_leads_to() -> None:
    text = "\n".join(line.text for line in life_cycle(FEW.reference[0], 78))
    reached = {move.target for move in MOVES}
    for status in (
        Status.FORWARDED,
        Status.ARCHIVED_BY_ADMIN,
        Status.PENDING_INFO,
        Status.ARCHIVED_BY_SYSTEM,
        Status.DISPOSED,
    ):
        assert status in reached
        assert status.label in text


def test_places_of_a_sheet_are_those_of_the_page() -> None:
    page = Page(
        "x",
        "Judul",
        "Pengantar " * 30,
        tuple(Entry(str(n), f"Kepala {n}", ("satu " * 40, "dua")) for n in range(4)),
    )
    lines = sheet(page, 40)
    found = {line.place: line.text for line in lines if line.place >= 0}
    for index, text in enumerate(page.lines[2:], 2):
        assert found[index].strip() == "" if not text else text.startswith(found[index].strip())


def test_flow_breaks_keeps_tones_and_cuts_what_is_too_long() -> None:
    lines = flow([("satu ", ""), ("dua", "strong"), (", tiga", "")], 12, "• ")
    assert [line.text for line in lines] == ["• satu dua,", "  tiga"]
    assert lines[0].pieces == (("• ", "muted"), ("satu ", ""), ("dua", "strong"), (",", ""))
    assert all(len(line.text) <= 10 for line in flow([("x" * 35, "")], 10))
    assert "".join(line.text for line in flow([("x" * 35, "")], 10)) == "x" * 35
    assert flow([("", "")], 10) == [Line()]


def test_a_table_is_wrapped_into_its_width() -> None:
    rows = [[[("Jam", "")], [("Batas", "")]], [[("C4", "")], [("lima " * 20, "")]]]
    lines = table(rows, 30)
    assert max(len(line.text.rstrip()) for line in lines) <= 30
    assert re.match(r"C4 +lima", lines[2].text)


async def test_marked_text_can_be_copied(desk: Desk, profile: Profile) -> None:
    async with sitting(desk, (120, 40)) as person:
        screen = await opened(person)
        await person.pilot.mouse_down(PageView, offset=(1, 0))
        await person.pilot.hover(PageView, offset=(30, 2))
        await person.pilot.mouse_up(PageView, offset=(30, 2))
        await person.settle()
        copied = screen.get_selected_text()
        assert copied is not None
        assert "Untuk tiap status" in copied


@pytest.fixture
def picture(
    desk: Desk, profile: Profile, snap_compare: Compare, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., bool]:
    monkeypatch.setattr(reference_pages, "read_pages", lambda desk: FEW)
    return lambda size, *keys: photographed(desk, snap_compare, ReferenceScreen, size, *keys)


SHOTS: dict[str, tuple[str, ...]] = {
    "isi": (),
    "daur_hidup": ("enter",),
    "jam": ("down", "enter"),
    "temuan": (*"tunda",),
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", SHOTS)
def test_picture(name: str, size: tuple[int, int], picture: Callable[..., bool]) -> None:
    assert picture(size, *SHOTS[name])


def test_the_pages_speak_in_names_not_in_codes(desk: Desk) -> None:
    shelf = read_pages(desk)
    for page in shelf.reference:
        for entry in page.entries:
            for text in (entry.heading, *entry.lines):
                assert not re.search(r"\bK\d+\b|overlay", text), text
                if page.id == "daur-hidup":
                    assert not re.search(r"\bC\d\b", text), text
    cycle = next(page for page in shelf.reference if page.id == "daur-hidup")
    drawn = "\n".join(line.text for line in sheet(cycle, 100))
    assert not re.search(r"\bC\d\b", drawn)
    assert "verifikasi instansi" in drawn
