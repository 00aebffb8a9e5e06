"""Names, tickets, the room code, and the pages before the terminal."""

from __future__ import annotations

import pytest
from house import CODE, House, eventually

from trainer.serving.gate import ALPHABET, WINDOW, WRONG_PER_ADDRESS, Gate, Verdict, new_code
from trainer.serving.people import LONGEST_NAME, NameProblem, person_named
from trainer.serving.protection import is_loopback
from trainer.serving.tickets import LIFETIME, TicketOffice, TicketProblem


class Watch:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


# Names


@pytest.mark.parametrize("other", ["Siti Aminah", " siti  AMINAH ", "SITI\tAMINAH", "Siti\u200b Aminah"])
def test_the_same_name_is_the_same_person(other: str) -> None:
    assert person_named(other).id == person_named("Siti Aminah").id


def test_names_that_only_look_alike_have_folders_of_their_own() -> None:
    names = ["Rene", "René", "René 2", "../Rene", "Rene/..", "蔡"]
    folders = [person_named(name).id for name in names]
    assert len(set(folders)) == len(names)
    assert all(folder.replace("-", "").isalnum() and folder.isascii() for folder in folders)


@pytest.mark.parametrize("name", ["", "  ", "\x00\x1b", "123", "a" * (LONGEST_NAME + 1)])
def test_a_name_nobody_can_read_is_refused(name: str) -> None:
    with pytest.raises(NameProblem):
        person_named(name)


# Tickets


def test_a_ticket_opens_what_it_was_issued_for() -> None:
    office = TicketOffice()
    assert office.check(office.issue(person_named("Siti"))) == person_named("Siti")


def test_tickets_end_with_the_server_unless_the_secret_stays() -> None:
    ticket = TicketOffice(b"a" * 32).issue(person_named("Siti"))
    assert TicketOffice(b"a" * 32).check(ticket).name == "Siti"
    with pytest.raises(TicketProblem):
        TicketOffice().check(ticket)


def test_an_expired_ticket_opens_nothing() -> None:
    watch = Watch()
    office = TicketOffice(now=watch)
    ticket = office.issue(person_named("Siti"))
    watch.seconds += LIFETIME
    office.check(ticket)
    watch.seconds += 1
    with pytest.raises(TicketProblem):
        office.check(ticket)


def test_no_letter_of_a_ticket_can_be_changed() -> None:
    office = TicketOffice()
    ticket = office.issue(person_named("Siti"))
    body, signature = ticket.split(".")
    other = office.issue(person_named("Budi")).split(".")[0]
    forged = [
        "",
        ".",
        body,
        f"{body}.",
        f".{signature}",
        f"{other}.{signature}",
        f"{body}.{signature}AAAA",
        "é.é",
        "%.%",
    ]
    forged += [
        ticket[:at] + ("A" if ticket[at] != "A" else "B") + ticket[at + 1 :] for at in range(len(body))
    ]
    for token in forged:
        with pytest.raises(TicketProblem):
            office.check(token)


# Room code


def test_the_code_is_forgiving_about_capitals_and_spaces() -> None:
    assert Gate("Kelas 7").judge(" kelas7 ", "a") is Verdict.OPEN


def test_new_codes_use_letters_nobody_mixes_up() -> None:
    assert not set("O0I1L") & set(ALPHABET)
    assert set(new_code()) <= set(ALPHABET)


def test_guessing_is_stopped_for_the_guesser_alone_and_for_a_while() -> None:
    watch = Watch()
    gate = Gate(CODE, watch)
    for _ in range(WRONG_PER_ADDRESS):
        assert gate.judge("salah", "10.0.0.9") is Verdict.WRONG
    assert gate.judge(CODE, "10.0.0.9") is Verdict.TOO_MANY
    assert gate.judge(CODE, "10.0.0.8") is Verdict.OPEN
    watch.seconds += WINDOW
    assert gate.judge(CODE, "10.0.0.9") is Verdict.OPEN


def test_guessing_from_many_addresses_is_stopped_too() -> None:
    gate = Gate(CODE, Watch())
    verdicts = {gate.judge("salah", f"10.0.{number // 250}.{number % 250}") for number in range(301)}
    assert verdicts == {Verdict.WRONG, Verdict.TOO_MANY}


# Pages


async def test_the_door_asks_for_name_and_code_and_loads_nothing_from_elsewhere(house: House) -> None:
    for path in ("/", f"/r/{house.tickets.issue(person_named('Siti'))}/"):
        answer = await house.client.get(path)
        page = await answer.text()
        assert answer.status == 200
        assert 'lang="id"' in page
        assert "//" not in page.replace("<!DOCTYPE html>", "")
    for name in ("latih.css", "ruang.js", "xterm.css", "textual.js", "mono.ttf"):
        assert (await house.client.get(f"/static/{name}")).status == 200


@pytest.mark.parametrize(
    "path",
    ["/static/", "/static/app.py", "/static/..%2Ffront.py", "/static/%2e%2e/front.py", "/ws", "/download/x"],
)
async def test_nothing_else_is_handed_out(house: House, path: str) -> None:
    answer = await house.client.get(path)
    assert answer.status in (403, 404)
    assert "Index of" not in await answer.text()


@pytest.mark.parametrize("path", ["/", "/tidak-ada", "/static/ruang.js", "/r/palsu/"])
async def test_every_answer_carries_the_security_headers(house: House, path: str) -> None:
    headers = (await house.client.get(path)).headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert "'unsafe-inline'" not in headers["Content-Security-Policy"].split("style-src")[0]
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == ("same-origin" if path == "/" else "no-referrer")
    assert "aiohttp" not in headers["Server"]


async def test_the_right_code_leads_to_a_signed_address(house: House) -> None:
    status, where, _ = await house.join("Siti Aminah", CODE.lower())
    assert status == 303
    assert house.tickets.check(where.split("/")[2]) == person_named("Siti Aminah")
    assert (await house.client.get(where)).status == 200


async def test_the_wrong_code_is_refused_with_a_sentence_and_keeps_the_name(house: House) -> None:
    status, where, page = await house.join('Siti "<b>"', "SALAH")
    assert (status, where) == (403, "")
    assert "Kode ruang tidak cocok" in page
    assert "Siti &quot;&lt;b&gt;&quot;" in page
    assert "<b>" not in page


async def test_too_many_wrong_codes_are_answered_with_a_pause(house: House) -> None:
    for _ in range(WRONG_PER_ADDRESS):
        await house.join("Siti", "SALAH")
    status, _, page = await house.join("Siti")
    assert status == 429
    assert "Tunggu lima menit" in page


async def test_a_form_from_another_page_is_refused(house: House) -> None:
    answer = await house.client.post(
        "/masuk", data={"nama": "Siti", "kode": CODE}, headers={"Origin": "http://jahat.example"}
    )
    assert answer.status == 403


async def test_a_form_larger_than_any_name_is_refused(house: House) -> None:
    assert (await house.join("a" * 20_000))[0] == 413


@pytest.mark.parametrize("token", ["palsu", "a.b", "%00"])
async def test_a_forged_address_leads_back_to_the_door(house: House, token: str) -> None:
    answer = await house.client.get(f"/r/{token}/")
    assert answer.status == 410
    assert 'href="/"' in await answer.text()


async def test_a_foreign_name_for_this_computer_is_refused(house: House) -> None:
    assert (await house.client.get("/", headers={"Host": "jahat.example:8017"})).status == 403


@pytest.mark.parametrize(
    ("host", "local"),
    [
        ("127.0.0.1", True),
        ("127.9.9.9", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("10.1.2.3", False),
    ],
)
def test_only_loopback_is_this_computer_alone(host: str, local: bool) -> None:
    assert is_loopback(host) is local


async def test_a_name_at_work_is_handed_over_only_after_a_question(house: House) -> None:
    tab = await house.tab("Siti")
    await tab.sees("pid")
    status, _, page = await house.join("siti")
    assert status == 409
    assert "Itu saya sendiri" in page
    assert (await house.join("siti", sama="ya"))[0] == 303


async def test_a_name_whose_tab_has_gone_is_not_questioned(house: House) -> None:
    tab = await house.tab("Siti")
    await tab.sees("pid")
    await tab.socket.close()
    await eventually(lambda: not house.room.is_watched(person_named("Siti")))
    assert (await house.join("siti"))[0] == 303
