"""A room that is closed and opened again on the same day keeps its code and its participants' addresses."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from trainer.serving.keys import KEYS_FILE, room_keys
from trainer.serving.people import person_named
from trainer.serving.tickets import LIFETIME, TicketOffice, TicketProblem


def test_the_code_on_the_board_stays_for_the_day(tmp_path: Path) -> None:
    first = room_keys(tmp_path / "ruang", now=lambda: 1000.0)
    again = room_keys(tmp_path / "ruang", now=lambda: 1000.0 + LIFETIME - 1)
    assert (again.code, again.secret) == (first.code, first.secret)
    assert not first.kept
    assert again.kept


def test_the_next_day_has_a_new_code(tmp_path: Path) -> None:
    first = room_keys(tmp_path, now=lambda: 1000.0)
    later = room_keys(tmp_path, now=lambda: 1000.0 + LIFETIME)
    assert later.code != first.code
    assert later.secret != first.secret


def test_an_address_opens_its_room_again_until_the_trainer_chooses_another_code(tmp_path: Path) -> None:
    ticket = TicketOffice(room_keys(tmp_path, "MELATI7").secret).issue(person_named("Siti"))
    assert TicketOffice(room_keys(tmp_path).secret).check(ticket).name == "Siti"
    assert room_keys(tmp_path).code == "MELATI7"
    with pytest.raises(TicketProblem):
        TicketOffice(room_keys(tmp_path, "MAWAR8").secret).check(ticket)


@pytest.mark.parametrize("damage", [b"", b"{", b'{"code": "", "secret": "", "until": 9999999999}'])
def test_damaged_keys_are_made_anew(tmp_path: Path, damage: bytes) -> None:
    room_keys(tmp_path)
    (tmp_path / KEYS_FILE).write_bytes(damage)
    assert room_keys(tmp_path).code


def test_nobody_else_on_the_computer_can_read_them(tmp_path: Path) -> None:
    room_keys(tmp_path)
    if sys.platform != "win32":
        assert os.stat(tmp_path / KEYS_FILE).st_mode & 0o077 == 0
