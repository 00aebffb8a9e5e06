"""The table of the workbench: one way out at a time, the search, orders, columns, marks, and what happened."""

from __future__ import annotations

import pytest
from mouse import Mouse
from person import SEED, Person, sitting
from test_shift_by_keyboard import give, select
from textual import events
from textual.widgets import Input

from trainer.practice.desk import Desk
from trainer.practice.session import Session
from trainer.practice.store import Profile
from trainer.practice.turns import Turn
from trainer.screens.home.screen import HomeScreen
from trainer.screens.settings.schema import HINTS, OFF
from trainer.screens.shared.dialogs import Question
from trainer.screens.workbench.bench import Bench
from trainer.screens.workbench.columns import Order, columns, heads
from trainer.screens.workbench.events import EventsScreen
from trainer.screens.workbench.filters import Filter
from trainer.screens.workbench.screen import WorkbenchScreen
from trainer.screens.workbench.shift_screen import BURST
from trainer.sp4n import commands as cmd
from trainer.sp4n.vocabulary import ReportType, Status


async def at_the_desk(person: Person) -> WorkbenchScreen:
    await person.press("l")
    screen = await person.until(WorkbenchScreen)
    assert isinstance(screen, WorkbenchScreen)
    return screen


def many(desk: Desk, profile: Profile, count: int = 5) -> Session:
    session = desk.start(profile, "orientasi", SEED).session
    while len(session.instance.reports) < count:
        session.skip()
    return session


def verified(session: Session, report: int) -> cmd.VerifyAndDispose:
    own = session.scenario.acting_for
    unit = next(unit.id for unit in session.scenario.region.units if unit.id not in own)
    title = session.instance.reports[report].title
    return cmd.VerifyAndDispose(report, title, ReportType.ORDINARY, session.scenario.categories[1], unit)


async def search(person: Person, words: str) -> None:
    await person.press("slash")
    await person.paste(words)


# One way out at a time


async def test_esc_goes_from_other_eyes_to_report_search_marks_filter_and_last_to_beranda(
    desk: Desk, profile: Profile
) -> None:
    many(desk, profile)
    async with sitting(desk) as person:
        screen = await at_the_desk(person)
        everything = len(screen.table.rows)
        await person.press("f", "f", "f", "f")
        assert screen._narrowing.filter is Filter.UNCONFIRMED
        await person.press("space")
        word = screen.table.rows[0].title.split()[0]
        await search(person, word)
        await person.press("enter", "enter", "w")
        assert "ANDA MELIHAT SEBAGAI" in person.text()
        await person.press("escape")
        assert "ANDA MELIHAT SEBAGAI" not in person.text()
        assert screen.reading
        await person.press("escape")
        assert not screen.reading
        assert screen.searching
        await person.press("escape")
        assert not screen.searching
        assert screen.marked
        await person.press("escape")
        assert not screen.marked
        assert screen._narrowing.filter is Filter.UNCONFIRMED
        await person.press("escape")
        assert screen._narrowing.filter is Filter.ALL
        assert len(screen.table.rows) == everything
        assert person.app.screen is screen
        await person.press("escape")
        await person.until(HomeScreen)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_search_can_be_left_with_one_key_or_one_click(
    desk: Desk, profile: Profile, size: tuple[int, int]
) -> None:
    many(desk, profile)
    async with sitting(desk, size) as person:
        screen, mouse = await at_the_desk(person), Mouse(person)
        everything = len(screen.table.rows)
        await search(person, "tidakadayangbegini")
        assert screen.table.rows == ()
        await person.press("escape")
        assert len(screen.table.rows) == everything
        await search(person, "tidakadayangbegini")
        await mouse.words("hapus pencarian")
        assert len(screen.table.rows) == everything
        assert screen.focused is screen.table


async def test_while_typing_the_bars_say_what_the_keys_do_and_offer_no_letters(
    desk: Desk, profile: Profile
) -> None:
    many(desk, profile)
    async with sitting(desk) as person:
        screen = await at_the_desk(person)
        word = screen.table.rows[0].title.split()[0]
        await search(person, word)
        bars = "\n".join(person.text().splitlines()[-2:])
        assert "Enter ke tabel · Esc hapus pencarian" in bars
        assert f"{len(screen.table.rows)} dari {len(screen.bench.snapshot.rows)} cocok" in bars
        assert "V Verifikasi" not in bars
        assert "Q Antrean" not in bars
        await person.press("enter")
        assert "V Verifikasi" in person.text()


async def test_another_queue_drops_the_search(desk: Desk, profile: Profile) -> None:
    many(desk, profile)
    async with sitting(desk) as person:
        screen = await at_the_desk(person)
        await search(person, "tidakadayangbegini")
        await person.press("enter", "escape", "slash")
        await person.paste("tidakadayangbegini")
        await person.press("tab", "shift+tab", "enter", "full_stop")
        assert not screen.searching
        assert screen.query_one("#search", Input).value == ""
        assert screen.table.rows
        assert {row.bucket.value for row in screen.table.rows} == {screen.queues.bucket}


async def test_what_stands_in_another_queue_is_told_and_opened(desk: Desk, profile: Profile) -> None:
    session = many(desk, profile)
    number = next(iter(session.instance.reports))
    session.do(verified(session, number))
    async with sitting(desk) as person:
        screen = await at_the_desk(person)
        await person.press("full_stop")
        assert all(row.id != number for row in screen.table.rows)
        await search(person, str(number))
        assert "1 di antrean lain" in person.text()
        await person.press("enter")
        assert [row.id for row in screen.table.rows] == [number]
        assert screen.focused is screen.table


# Orders and columns


async def test_a_click_on_a_head_sorts_and_a_second_one_turns_the_order(desk: Desk, profile: Profile) -> None:
    many(desk, profile)
    async with sitting(desk) as person:
        screen, mouse = await at_the_desk(person), Mouse(person)
        await mouse.words("Judul")
        titles = [row.title.casefold() for row in screen.table.rows]
        assert titles == sorted(titles)
        assert "Judul▲" in person.text()
        assert "Urut: judul ▲" in person.text()
        await mouse.words("Judul▲")
        assert [row.title.casefold() for row in screen.table.rows] == titles[::-1]
        assert "Judul▼" in person.text()


async def test_the_order_is_there_again_when_one_comes_back(desk: Desk, profile: Profile) -> None:
    many(desk, profile)
    async with sitting(desk) as person:
        screen = await at_the_desk(person)
        await person.press("o", "o")
        order = [row.id for row in screen.table.rows]
        await person.press("f10")
        await person.until(HomeScreen)
        screen = await at_the_desk(person)
        assert screen._narrowing.order is Order.TITLE
        assert [row.id for row in screen.table.rows] == order


async def test_every_order_puts_what_has_nothing_to_compare_last(desk: Desk, profile: Profile) -> None:
    session = many(desk, profile)
    session.do(verified(session, next(iter(session.instance.reports))))
    rows = Bench(None, _Shift(session)).snapshot.rows
    for order in Order:
        for falling in (False, True):
            assert {row.id for row in order.sorted(rows, falling)} == {row.id for row in rows}
    assert Order.UNIT.sorted(rows, True)[0].unit
    assert Order.STATUS.sorted(rows, False)[0].turn.mine


class _Shift:
    """As much of an open shift as a workbench asks for."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.clock = "giliran"
        self.id = 1


@pytest.mark.parametrize("longest", [10, 40, 64, 200])
def test_columns_fill_their_width_and_the_title_grows_first(longest: int) -> None:
    before = 0
    for width in range(52, 200):
        shown = columns(width, longest)
        assert sum(column.width for column in shown) == width
        title = next(column.width for column in shown if column.name == "title")
        names = {column.name for column in shown}
        assert title >= 16
        assert "gauge" in names
        if "unit" in names:
            assert title > min(longest, 63)
        if "status" in names:
            assert "unit" in names
        assert len("".join(text for text, _ in heads(width, longest, Order.TITLE, False))) == width
        before = max(before, title)
    assert before > min(longest, 63)


@pytest.mark.parametrize(
    ("size", "least"), [((80, 24), 16), ((120, 40), 23), ((160, 50), 40), ((200, 50), 60)]
)
async def test_the_table_grows_with_the_terminal(
    desk: Desk, profile: Profile, size: tuple[int, int], least: int
) -> None:
    many(desk, profile)
    async with sitting(desk, size) as person:
        screen = await at_the_desk(person)
        table = screen.table
        width = table.scrollable_content_region.width - 1
        title = next(each.width for each in columns(width, 64) if each.name == "title")
        assert title >= least
        lines = person.text().splitlines()
        head = next(line for line in lines if "Nomor▲" in line)
        row = next(line for line in lines if f" {table.rows[0].id} " in line)
        assert head.index("Nomor") == row.index(str(table.rows[0].id)), "heads stand over their columns"
        assert "•▸" not in person.text()


# Turns, drafts, marks


async def test_ones_own_turn_has_its_key_and_a_unit_that_answers_itself_has_none(
    desk: Desk, profile: Profile
) -> None:
    session = many(desk, profile)
    number = next(iter(session.instance.reports))
    session.do(verified(session, number))
    async with sitting(desk, (120, 40)) as person:
        screen = await at_the_desk(person)
        rows = {row.id: row for row in screen.table.rows}
        assert rows[number].turn is Turn.UNIT
        lines = person.text().splitlines()
        other = next(row.id for row in screen.table.rows if row.turn is Turn.VERIFY)
        assert f"V {other}" in "\n".join(lines)
        assert f"V {number}" not in "\n".join(lines)
        await select(person, number)
        assert "Unit menjawab sendiri" in person.text()


async def test_a_draft_is_marked_in_the_table_also_after_coming_back(desk: Desk, profile: Profile) -> None:
    many(desk, profile)
    async with sitting(desk) as person:
        screen = await at_the_desk(person)
        number = screen.table.selected.id
        await person.press("m")
        await person.focus("title")
        await person.paste(" yang baru")
        await person.press("escape")
        assert number in screen.table.drafts
        assert f"◐V {number}" in person.text()
        await person.press("f10")
        await person.until(HomeScreen)
        screen = await at_the_desk(person)
        assert number in screen.table.drafts


async def test_marks_are_counted_and_offer_what_they_are_for(desk: Desk, profile: Profile) -> None:
    many(desk, profile)
    async with sitting(desk) as person:
        screen, mouse = await at_the_desk(person), Mouse(person)
        await mouse.words("Spasi Tandai")
        await person.press("space")
        assert "2 ditandai" in person.text()
        assert "I Ingatkan semua" in person.text()
        await mouse.words("Esc Lepas")
        assert not screen.marked


# After a form


async def test_after_sending_it_is_told_and_the_cursor_stands_on_the_next_that_waits(
    desk: Desk, profile: Profile
) -> None:
    session = many(desk, profile)
    first, second = list(session.instance.reports)[:2]
    async with sitting(desk) as person:
        screen = await at_the_desk(person)
        await select(person, first)
        command = verified(screen.bench.session, first)
        await give(person, command)
        assert f"Laporan #{first} terkirim ke" in person.text()
        assert screen.table.selected.id == second, "also among all reports"
        row = screen.bench.snapshot.row(first)
        assert row is not None
        assert not row.unread
        await person.press("down")
        assert "terkirim ke" not in person.text().replace("Kejadian", "")


async def test_ones_own_move_leaves_no_unread_mark_also_for_ones_own_unit(
    desk: Desk, profile: Profile
) -> None:
    session = many(desk, profile)
    number = next(iter(session.instance.reports))
    async with sitting(desk) as person:
        screen = await at_the_desk(person)
        await select(person, number)
        own = screen.bench.session.scenario.acting_for[0]
        command = verified(screen.bench.session, number)
        await give(
            person,
            cmd.VerifyAndDispose(number, command.title, command.type, command.category, own),
        )
        row = screen.bench.snapshot.row(number)
        assert row is not None
        assert row.unit
        assert not row.unread


async def test_another_report_opens_on_its_text(desk: Desk, profile: Profile) -> None:
    many(desk, profile)
    async with sitting(desk, (120, 40)) as person:
        await at_the_desk(person)
        await person.press("5")
        assert "[5 Tenggat]" in person.text()
        await person.press("6", "5")
        assert "[5 Tenggat]" in person.text(), "turning pages while one stays"
        await person.press("right_square_bracket")
        assert "[1 Isi]" in person.text()


async def test_taking_back_puts_the_cursor_on_the_restored_report(desk: Desk, profile: Profile) -> None:
    session = many(desk, profile)
    first = next(iter(session.instance.reports))
    async with sitting(desk) as person:
        screen = await at_the_desk(person)
        await select(person, first)
        await give(person, verified(screen.bench.session, first))
        assert screen.table.selected.id != first
        await person.press("z")
        assert screen.table.selected.id == first
        assert screen.bench.session.instance.reports[first].status is Status.NEW
        await give(person, verified(screen.bench.session, first))
        await person.press("q", "down", "down", "down", "enter")
        assert [row.id for row in screen.table.rows] == [first]
        await person.press("z")
        assert screen.table.selected.id == first


# Time


async def test_ending_says_what_is_open_and_what_will_still_come(desk: Desk, profile: Profile) -> None:
    session = desk.start(profile, "orientasi", SEED).session
    left, coming = len(session.instance.reports), session.still_coming()
    assert coming
    async with sitting(desk) as person:
        await at_the_desk(person)
        await person.press("e")
        question = person.app.screen
        assert isinstance(question, Question)
        assert f"{left} laporan masih terbuka dan {coming} lagi masih akan masuk" in question.text
        assert "Semuanya ikut dinilai" in question.text


async def test_a_jump_over_the_day_is_asked_while_work_waits_and_told_afterwards(
    desk: Desk, profile: Profile
) -> None:
    session = desk.start(profile, "orientasi", SEED).session
    while session.skip_preview().date() == session.now.date():
        session.skip()
    async with sitting(desk) as person:
        screen = await at_the_desk(person)
        before = screen.bench.snapshot.now
        await person.press("n")
        assert isinstance(person.app.screen, Question)
        assert "Lompat ke" in person.app.screen.text
        await person.press("t")
        assert screen.bench.snapshot.now == before
        await person.press("n", "y")
        assert screen.bench.snapshot.now > before
        assert "Waktu melompat ke" in person.text()


async def test_letters_typed_in_a_burst_let_no_time_run(desk: Desk, profile: Profile) -> None:
    desk.start(profile, "orientasi", SEED)
    async with sitting(desk) as person:
        screen = await at_the_desk(person)
        before = screen.bench.snapshot.now
        for letter in "hwhwn":
            key = events.Key(letter, letter)
            screen.on_key(key)
        assert key._stop_propagation, "the last letter is kept from its command"
        alone = events.Key("n", "n")
        alone.time += BURST * 2
        screen.on_key(alone)
        assert not alone._stop_propagation
        assert screen.bench.snapshot.now == before


# What happened


async def test_all_that_happened_can_be_read_in_full_and_leads_to_its_report(
    desk: Desk, profile: Profile
) -> None:
    session = many(desk, profile)
    async with sitting(desk) as person:
        screen = await at_the_desk(person)
        assert f"+{len(screen.bench.notices) - 3} lagi" in person.text()
        await person.press("h")
        listed = person.app.screen
        assert isinstance(listed, EventsScreen)
        rows = listed.query_one("#events")
        assert rows.count == len(screen.bench.notices)
        await person.press("end")
        number = listed.report
        assert number in session.instance.reports
        assert session.instance.reports[number].title in " ".join(person.text().split())
        await person.press("enter")
        assert person.app.screen is screen
        assert screen.reading
        assert screen.current() == number
        await person.press("escape", "h", "escape")
        assert person.app.screen is screen
        assert not screen.reading


async def test_a_click_on_an_event_opens_its_report_also_while_reading(desk: Desk, profile: Profile) -> None:
    many(desk, profile)
    async with sitting(desk) as person:
        screen, mouse = await at_the_desk(person), Mouse(person)
        place = next(index for index, each in enumerate(screen.bench.notices) if each.report)
        assert place < 3
        number = screen.bench.notices[place].report
        notices = screen.query_one("#notices").content_region
        await mouse.at(notices.x + 15, notices.y + place)
        assert screen.reading
        assert screen.current() == number
        assert screen.query_one("#notices").display, "what happens is to be seen while one reads"
        await mouse.words("lagi", last=True)
        assert isinstance(person.app.screen, EventsScreen)


async def test_a_workbench_is_made_with_the_settings_of_the_person(desk: Desk, profile: Profile) -> None:
    shift = desk.start(profile, "orientasi", SEED)
    async with sitting(desk) as person:
        assert (await Bench.open(person.app.desk, shift)).hints
        desk.store.set_setting(profile.id, HINTS.key, OFF)
        bench = await Bench.open(person.app.desk, shift)
        assert not bench.hints
        assert bench.snapshot.rows
        assert bench.session is shift.session
