"""The websocket, the seats, the queue, and coming back."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from aiohttp import WSServerHandshakeError
from house import House, alive, echo_command, eventually, served

from trainer.serving import room
from trainer.serving.connection import Farewell, TerminalSize
from trainer.serving.people import person_named


def token(house: House, name: str) -> str:
    return house.tickets.issue(person_named(name))


# Who may connect


@pytest.mark.parametrize(
    "origin", [None, "http://jahat.example", "null", "https://127.0.0.1", "file://", "http://[x"]
)
async def test_a_foreign_or_missing_origin_starts_nothing(house: House, origin: str | None) -> None:
    headers = {} if origin is None else {"Origin": origin}
    with pytest.raises(WSServerHandshakeError) as refusal:
        await house.client.ws_connect(f"/r/{token(house, 'Siti')}/ws", headers=headers)
    assert refusal.value.status == 403
    assert house.room.taken == 0
    assert not house.folder("Siti").exists()


async def test_a_forged_ticket_starts_nothing(house: House) -> None:
    with pytest.raises(WSServerHandshakeError) as refusal:
        await house.client.ws_connect(f"/r/{token(house, 'Siti')}x/ws", headers={"Origin": house.origin})
    assert refusal.value.status == 410
    assert house.room.taken == 0


# The line


async def test_keys_reach_the_process_and_its_answer_the_tab(house: House) -> None:
    tab = await house.tab("Siti")
    await tab.send("stdin", "halo é")
    await tab.sees("pid")
    await tab.send("stdin", "halo é")
    await tab.sees("key halo é;")
    await tab.send("focus")
    await tab.sees("focus")
    await tab.send("ping", "17")
    await tab.hears("pong", "17")


@pytest.mark.parametrize(
    ("asked", "given"),
    [((4000, 2000), (300, 100)), ((0, -5), (20, 5)), (("120", "40"), (120, 40)), ((True, None), (80, 24)),
     (("9" * 500, "x"), (80, 24)), ((1e9, []), (80, 24)), ((10**30, 30), (300, 30))],
)  # fmt: skip
def test_sizes_are_clamped(asked: tuple[object, object], given: tuple[int, int]) -> None:
    assert TerminalSize.clamped(*asked) == TerminalSize(*given)


async def test_a_huge_terminal_is_never_told_to_the_process(house: House) -> None:
    tab = await house.tab("Siti", "width=4000&height=2000")
    await tab.sees("pid")
    environment = house.started("Siti")["environment"]
    assert (environment["COLUMNS"], environment["ROWS"]) == ("300", "100")
    await tab.send("resize", {"width": 4001, "height": 2001})
    await tab.send("resize", {"width": 90, "height": 5000})
    await tab.sees("resize 90x100;")
    assert b"4001" not in tab.shown


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "[1]", '["stdin"]', '["stdin", 5]', '["resize", [1]]', "[" * 5000, '["?"]']
)
async def test_what_makes_no_sense_is_passed_over(house: House, text: str) -> None:
    tab = await house.tab("Siti")
    await tab.sees("pid")
    await tab.socket.send_str(text)
    await tab.send("stdin", "masih")
    await tab.sees("key masih;")


# Coming back


async def test_a_reload_finds_the_same_process(house: House) -> None:
    tab = await house.tab("Siti")
    await tab.sees("pid")
    await tab.socket.close()
    await eventually(lambda: not house.room.is_watched(person_named("Siti")))
    again = await house.tab("SITI", "width=100&height=30")
    await again.sees("resize 100x30;")
    assert b"\x1b[?1049h" in again.shown
    assert (house.folder("Siti") / "runs.txt").read_text() == "x"


async def test_after_the_grace_the_process_ends_and_the_data_folder_stays(tmp_path: Path) -> None:
    async with served(tmp_path, grace=0.05) as house:
        tab = await house.tab("Siti")
        await tab.sees("pid")
        pid = house.started("Siti")["pid"]
        await tab.socket.close()
        await eventually(lambda: house.room.taken == 0)
        assert not alive(pid)
        again = await house.tab("siti")
        await again.sees("pid")
        assert (house.folder("Siti") / "runs.txt").read_text() == "xx"
        assert house.started("Siti")["environment"]["LATIH_DATA"] == str(house.folder("Siti"))
        assert house.started("Siti")["environment"]["LATIH_NAMA"] == "siti"


async def test_a_new_server_finds_the_old_folder(tmp_path: Path) -> None:
    for runs in ("x", "xx"):
        async with served(tmp_path) as house:
            await (await house.tab("Siti")).sees("pid")
            assert (house.folder("Siti") / "runs.txt").read_text() == runs


async def test_the_newer_tab_takes_over_and_the_older_is_told(house: House) -> None:
    older = await house.tab("Siti")
    await older.sees("pid")
    newer = await house.tab("Siti")
    assert await older.closed_with() == Farewell.TAKEN_OVER
    await newer.send("stdin", "saya")
    await newer.sees("key saya;")
    assert house.room.taken == 1


async def test_leaving_the_trainer_says_goodbye_and_frees_the_seat(house: House) -> None:
    tab = await house.tab("Siti")
    await tab.sees("pid")
    await tab.send("stdin", "keluar")
    assert await tab.closed_with() == Farewell.FINISHED
    assert house.room.taken == 0


async def test_a_failed_trainer_is_told_to_participant_and_trainer(tmp_path: Path) -> None:
    async with served(tmp_path, command=echo_command("crash")) as house:
        tab = await house.tab("Siti")
        await tab.sees("pid")
        await tab.send("stdin", "x")
        assert await tab.closed_with() == Farewell.FAILED
        assert (house.folder("Siti") / "galat.log").read_text().strip() == "rusak"
        assert any("berhenti karena kesalahan" in line for line in house.lines)


async def test_a_program_that_cannot_start_is_told(tmp_path: Path) -> None:
    async with served(tmp_path, command=(str(tmp_path / "tidak-ada"),)) as house:
        assert await (await house.tab("Siti")).closed_with() == Farewell.FAILED
        assert house.room.taken == 0


async def test_whoever_comes_back_to_a_hanging_process_gets_a_new_one(tmp_path: Path) -> None:
    async with served(tmp_path, silence=0.2, patience=0.1, command=echo_command("deaf")) as house:
        tab = await house.tab("Siti")
        await tab.sees("pid")
        pid = house.started("Siti")["pid"]
        await tab.socket.close()
        again = await house.tab("Siti")
        assert await again.closed_with() == Farewell.FAILED
        assert not alive(pid)
        await (await house.tab("Siti")).sees("pid")
        assert (house.folder("Siti") / "runs.txt").read_text() == "xx"


# Seats and queue


async def test_who_finds_the_room_full_waits_and_is_told_the_place(house: House) -> None:
    tabs = [await house.tab(name) for name in ("Ani", "Budi")]
    for tab in tabs:
        await tab.sees("pid")
    third, fourth = await house.tab("Citra"), await house.tab("Dodi")
    await third.hears("antrean", {"posisi": 1, "penuh": True})
    await fourth.hears("antrean", {"posisi": 2, "penuh": True})
    assert house.room.taken == 2
    await third.socket.close()
    await fourth.hears("antrean", {"posisi": 1, "penuh": True})
    await tabs[0].send("stdin", "keluar")
    await fourth.sees("pid")
    assert house.room.taken == 2
    assert not house.folder("Citra").exists()


async def test_a_second_tab_in_the_queue_takes_the_place_of_the_first(tmp_path: Path) -> None:
    async with served(tmp_path, seats=1) as house:
        await (await house.tab("Ani")).sees("pid")
        older = await house.tab("Budi")
        await older.hears("antrean", {"posisi": 1, "penuh": True})
        newer = await house.tab("Budi")
        await newer.hears("antrean", {"posisi": 1, "penuh": True})
        assert await older.closed_with() == Farewell.TAKEN_OVER


async def test_a_queue_has_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "LONGEST_QUEUE", 1)
    async with served(tmp_path, seats=1) as house:
        await (await house.tab("Ani")).sees("pid")
        await (await house.tab("Budi")).hears("antrean", {"posisi": 1, "penuh": True})
        assert await (await house.tab("Citra")).closed_with() == Farewell.FULL


async def test_starts_are_staggered(tmp_path: Path) -> None:
    async with served(tmp_path, stagger=30.0) as house:
        first, second = await house.tab("Ani"), await house.tab("Budi")
        await first.sees("pid")
        await second.hears("antrean", {"posisi": 1, "penuh": False})
        assert house.room.taken == 1


# Leaving nothing behind


async def test_a_stubborn_process_and_what_it_started_are_killed(tmp_path: Path) -> None:
    async with served(tmp_path, grace=0.05, command=echo_command("stubborn", "parent")) as house:
        tab = await house.tab("Siti")
        await tab.sees("pid")
        facts = house.started("Siti")
        assert facts["group"] == facts["pid"]
        await tab.socket.close()
        await eventually(lambda: not alive(facts["pid"]) and not alive(facts["grandchild"]))


async def test_closing_the_room_tells_everybody_and_ends_all(tmp_path: Path) -> None:
    async with served(tmp_path, seats=1, command=echo_command("parent")) as house:
        tab, waiting = await house.tab("Ani"), await house.tab("Budi")
        await tab.sees("pid")
        await waiting.hears("antrean", {"posisi": 1, "penuh": True})
        facts = house.started("Ani")
        reading = asyncio.gather(tab.closed_with(), waiting.closed_with())
        await house.room.close()
        assert await reading == [Farewell.CLOSING, Farewell.CLOSING]
        await eventually(lambda: not alive(facts["pid"]) and not alive(facts["grandchild"]))
