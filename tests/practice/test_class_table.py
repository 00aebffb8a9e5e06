"""One table for a class: from folders and files, without disturbing anybody, and nothing counted twice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from trainer.practice.bots import BOTS, play
from trainer.practice.class_files import page, separated, spreadsheet
from trainer.practice.class_table import HEADS, Choice, ClassRow, Order, cells, class_table, places
from trainer.practice.desk import Desk
from trainer.practice.journal import write_session
from trainer.practice.places import STORE_FILE
from trainer.practice.store import Store
from trainer.scenarios.library import Library
from trainer.scenarios.scenario import Scenario
from trainer.scoring.overrides import Override


class Room:
    """A room's folder whose participants are bots."""

    def __init__(self, folder: Path, library: Library) -> None:
        self.folder = folder
        self.library = library
        self.moment = datetime(2026, 11, 21, 8, tzinfo=UTC)

    def desk(self, name: str, unit: str = "Diskominfo") -> Desk:
        """A participant's desk with a profile."""
        path = self.folder / "peserta" / "".join(filter(str.isalnum, name.split()[0].lower())) / STORE_FILE
        desk = Desk(Store(path), self.library, self._now)
        if not desk.store.profiles():
            desk.add_profile(name, "raksabumi", unit, "admin_instansi")
        return desk

    def _now(self) -> str:
        self.moment += timedelta(minutes=1)
        return self.moment.isoformat()

    def plays(self, name: str, bot: str | None) -> int:
        """A shift of a participant; without a bot it is only begun. Its number."""
        desk = self.desk(name)
        shift = desk.start(desk.store.profiles()[0], "orientasi", 2)
        if bot is not None:
            play(shift.session, BOTS[bot]())
        desk.store.close()
        return shift.id

    def table(self, *paths: Path, choice: Choice = Choice.ALL, order: Order = Order.NAME) -> list[ClassRow]:
        """The rows of the class table."""
        found = places(paths or (self.folder,))
        return list(class_table(found, self.library, choice=choice, order=order).rows)


@pytest.fixture
def room(tmp_path: Path, library: Library) -> Room:
    made = Room(tmp_path / "ruang", library)
    made.plays("Siti Rahma", "expert")
    made.plays("Budi Santoso", "hasty")
    made.plays("Ani", None)
    return made


def test_everybody_of_a_room_is_in_it_by_name(room: Room) -> None:
    rows = room.table()
    assert [row.name for row in rows] == ["Ani", "Budi Santoso", "Siti Rahma"]
    assert [row.passed for row in rows] == [None, False, True]
    best = rows[-1]
    assert (best.score, best.handled, best.arrived) == (100.0, 6, 6)
    assert best.machine is None
    assert [row.name for row in room.table(order=Order.SCORE)] == ["Siti Rahma", "Budi Santoso", "Ani"]


def test_an_unfinished_shift_has_no_result(room: Room) -> None:
    row = room.table()[0]
    assert not row.finished
    assert row.score is None
    assert "belum selesai" in cells(row)
    assert "0,0" not in cells(row)


def test_reading_leaves_no_trace_in_the_folders(room: Room) -> None:
    before = {path: path.read_bytes() for path in room.folder.rglob("*") if path.is_file()}
    room.table()
    assert {path: path.read_bytes() for path in room.folder.rglob("*") if path.is_file()} == before


def test_participants_may_go_on_meanwhile(room: Room) -> None:
    desk = room.desk("Ani")
    shift = desk.resume(1)
    play(shift.session, BOTS["expert"]())
    assert room.table()[0].score == 100.0, "what was confirmed is seen while the store is open"
    desk.store.close()


def test_a_correction_counts_and_the_machine_stays_beside_it(room: Room, tmp_path: Path) -> None:
    desk = room.desk("Budi")
    lost = max(desk.card(1)[2].items, key=lambda item: item.lost)
    desk.override(1, Override(lost.id, lost.possible, "Sah.", by="Bu Tina"))
    machine = desk.card(1)[2].overall
    desk.export(1, tmp_path / "budi.json")
    desk.store.close()
    for paths in ((room.folder,), (tmp_path / "budi.json",)):
        row = next(row for row in room.table(*paths) if row.name.startswith("Budi"))
        assert (row.corrected, row.machine) == (1, machine)
        assert row.score == room.desk("Budi").reviewed(1).card.overall


def test_a_session_and_its_file_are_one_row(room: Room, tmp_path: Path) -> None:
    room.desk("Budi").export(1, tmp_path / "budi.json")
    table = class_table(places([room.folder, tmp_path / "budi.json"]), room.library)
    assert [row.name for row in table.rows] == ["Ani", "Budi Santoso", "Siti Rahma"]
    assert any("sudah termuat" in note for note in table.notes)


def test_the_best_or_the_last_attempt(room: Room) -> None:
    room.plays("Siti Rahma", "negligent")
    assert [row.name for row in room.table()].count("Siti Rahma") == 2
    best = next(row for row in room.table(choice=Choice.BEST) if row.name == "Siti Rahma")
    last = next(row for row in room.table(choice=Choice.LAST) if row.name == "Siti Rahma")
    assert best.score == 100.0
    assert (last.number, last.passed) == (2, False)


def test_a_tour_is_no_result_of_the_class(room: Room) -> None:
    number = room.plays("Ani", "negligent")
    room.desk("Ani").leave_out(number)
    table = class_table(places([room.folder]), room.library)
    assert [row.number for row in table.rows if row.name == "Ani"] == [1]
    assert any("tidak dimuat" in note for note in table.notes)


def test_a_tour_in_a_file_is_none_either(room: Room, tmp_path: Path, orientation: Scenario) -> None:
    preset = msgspec.structs.replace(orientation.preset, id="tur")
    scenario = msgspec.structs.replace(orientation, preset=preset)
    write_session(tmp_path / "tur.json", scenario, (), "Ani", "giliran", room.moment.isoformat())
    table = class_table(places([tmp_path / "tur.json"]), room.library)
    assert table.rows == ()
    assert "tidak dimuat" in table.notes[0]


def test_a_damaged_store_is_told_and_the_others_stay(room: Room) -> None:
    (room.folder / "peserta" / "ani" / STORE_FILE).write_bytes(b"rusak" * 500)
    table = class_table(places([room.folder]), room.library)
    assert [row.name for row in table.rows] == ["Budi Santoso", "Siti Rahma"]
    assert any(note.startswith("ani: ") and "rusak" in note for note in table.notes)


def test_a_folder_of_exported_files(room: Room, tmp_path: Path) -> None:
    folder = tmp_path / "hasil"
    folder.mkdir()
    room.desk("Budi").export(1, folder / "b.json")
    room.desk("Siti").export(1, folder / "a.json")
    assert [row.unit for row in room.table(folder)] == ["Diskominfo", "Diskominfo"]
    with pytest.raises(FileNotFoundError):
        places([tmp_path / "tiada"])


def test_a_room_without_people_is_empty(tmp_path: Path) -> None:
    (tmp_path / "peserta").mkdir()
    (tmp_path / "ruang.json").write_text("{}")
    assert places([tmp_path]) == []


def test_no_name_becomes_a_formula_or_markup(room: Room) -> None:
    from io import BytesIO

    from openpyxl import load_workbook

    room.plays('=HYPERLINK("http://x")<script>', "expert")
    table = class_table(places([room.folder]), room.library)
    sheet = load_workbook(BytesIO(spreadsheet(table))).worksheets[0]
    rows = list(sheet.iter_rows())
    assert [cell.value for cell in rows[0]] == list(HEADS)
    evil = next(cell for row in rows for cell in row if str(cell.value).startswith("=HYPERLINK"))
    assert {cell.data_type for row in rows for cell in row if cell.value is not None} == {"s"}
    assert evil.number_format == "@"
    assert b"\n=HYPERLINK" not in separated(table)
    assert b"<script>" not in page(table, "hari ini")
