"""`kelas`, `giliran`, `grade` and `item-stats` as a trainer types them, and Indonesian for every mistake."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from trainer.cli import run
from trainer.cli.program import as_typed, program
from trainer.practice.bots import BOTS, play
from trainer.practice.desk import Desk
from trainer.practice.store import Store
from trainer.scenarios.library import Library
from trainer.scoring.overrides import Override


@pytest.fixture
def room(tmp_path: Path, library: Library) -> Path:
    """A room with two participants: one has finished, one is at work."""
    for name, bot in (("Siti", "hasty"), ("Ani", None)):
        path = tmp_path / "ruang" / "peserta" / f"{name.lower()}-0123" / "latihan.sqlite3"
        desk = Desk(Store(path), library)
        profile = desk.add_profile(name, "raksabumi", "Diskominfo", "admin_instansi")
        shift = desk.start(profile, "orientasi", 2)
        if bot is not None:
            play(shift.session, BOTS[bot]())
        desk.store.close()
    return tmp_path / "ruang"


def person(room: Path, name: str) -> Path:
    return room / "peserta" / f"{name}-0123"


def sentence(capsys: pytest.CaptureFixture[str]) -> str:
    error = capsys.readouterr().err.strip()
    assert len(error.splitlines()) == 1, error
    return error


def test_the_class_as_text_and_as_json(room: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["kelas", str(room)]) == 0
    text = capsys.readouterr().out
    assert "2 peserta, 2 giliran: 1 selesai, 0 lulus, 1 belum selesai." in text
    assert run(["kelas", str(room), "--urut", "nilai", "--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["name"] for row in rows] == ["Siti", "Ani"]
    assert rows[1]["score"] is None


@pytest.mark.parametrize("width", [80, 200])
def test_the_table_fits_the_terminal(room: Path, width: int) -> None:
    from trainer.cli.classroom import read_table, table_lines

    lines = list(table_lines(read_table([room], "", "semua", "nama").rows, width))
    assert max(len(line) for line in lines if "berkas:" not in line) <= width


@pytest.mark.parametrize("ending", ["xlsx", "html", "csv"])
def test_the_class_as_a_file(
    room: Path, tmp_path: Path, ending: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / f"kelas.{ending}"
    assert run(["kelas", str(room), "--preset", "orientasi", "--out", str(out)]) == 0
    assert "2 giliran disimpan" in capsys.readouterr().out
    assert out.stat().st_size > 500


def test_wildcards_are_filled_in_where_the_shell_does_not(
    room: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LATIH_DATA", str(person(room, "siti")))
    assert run(["export", "1", "--out", str(tmp_path / "a.json")]) == 0
    capsys.readouterr()
    assert run(["kelas", str(tmp_path / "*.json")]) == 0
    assert "Siti" in capsys.readouterr().out


def test_an_unfinished_shift_is_not_graded(
    room: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LATIH_DATA", str(person(room, "ani")))
    assert run(["grade", "1", "--butir"]) == 0
    text = capsys.readouterr().out
    assert "belum selesai" in text
    assert "0.00" not in text
    assert "Seharusnya" not in text, "the answers stay secret while the shift goes on"
    assert run(["giliran"]) == 0
    assert "belum selesai" in capsys.readouterr().out


def test_the_keys_that_a_correction_needs_are_printed(
    room: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LATIH_DATA", str(person(room, "siti")))
    assert run(["grade", "1", "--butir"]) == 0
    text = capsys.readouterr().out
    items = Desk.reading().card(1)[2].items
    assert all(f"{item.id} " in text for item in items)
    item = next(item for item in items if item.points < item.possible and item.possible > 2)
    arguments = ["override", "1", "--item", item.id, "--points", "1,5", "--reason", "Sah.", "--by"]
    assert run([*arguments, "Bu Tina"]) == 0
    assert run([*arguments, "Pak Anwar"]) == 0
    assert "Sebelumnya 1,5 poin: Bu Tina" in capsys.readouterr().out
    assert run(["grade", "1"]) == 0
    text = capsys.readouterr().out
    assert "Menurut mesin" in text
    assert "Bu Tina" in text
    assert run(["grade", "1", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert [each["by"] for each in data["corrections"]] == ["Bu Tina", "Pak Anwar"]
    assert data["machine"]["overall"] <= data["overall"]
    assert run(["giliran"]) == 0
    assert "menurut mesin" in capsys.readouterr().out
    assert run(["regrade", "1", "--rubric", "penilaian-1.0"]) == 0
    assert "koreksi pelatih ikut dihitung" in capsys.readouterr().out


def test_the_recap_knows_a_corrected_answer(
    room: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LATIH_DATA", str(person(room, "siti")))
    desk = Desk.open()
    answer = next(item for item in desk.card(1)[2].items if item.kind == "tanggapan")
    desk.override(1, Override(answer.id, answer.possible, "Sah.", by="Bu Tina"))
    desk.store.close()
    for command in ("monev", "rekap"):
        assert run([command, "1"]) == 0
        assert "dikoreksi pelatih, menurut mesin" in capsys.readouterr().out


def test_a_copy_is_not_counted_and_few_are_not_judged(
    room: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LATIH_DATA", str(person(room, "siti")))
    files = [str(tmp_path / name) for name in ("a.json", "b.json", "c.json")]
    for path in files[:2]:
        assert run(["export", "1", "--out", path]) == 0
    assert run(["demo", "--preset", "orientasi", "--seed", "2", "--out", files[2]]) == 0
    capsys.readouterr()
    assert run(["item-stats", *files]) == 0
    text = capsys.readouterr().out
    assert "b.json memuat giliran yang sama dengan" in text
    assert "terlalu sedikit (2 dari 10 giliran)" in text
    assert "Siti" in text
    assert "pasti" not in text.replace("kepastian", "")


@pytest.mark.parametrize(
    ("arguments", "code", "part"),
    [
        (["monev", "1", "--dari", "besok"], 2, "2026-02-03"),
        (["override", "1", "--item", "x", "--points", "tujuh", "--reason", "y", "--by", "z"], 2, "7,5"),
        (["serve", "--port", "99999"], 2, "dari 1 sampai 65535"),
        (["export", "1"], 2, "--out belum diisi"),
        (["export", "1", "--out"], 2, "memerlukan isian"),
        (["export", "1", "--out", "/tidak/ada/x.json"], 1, "Folder /tidak/ada tidak ada"),
        (["kelas", "tiada"], 2, "Tidak ada data latihan"),
        (["kelas", "--out", "kelas.pdf"], 2, "kelas.xlsx"),
        (["giliran"], 1, "Belum ada data latihan"),
    ],
)
def test_mistakes_are_indonesian(
    capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, part: str
) -> None:
    assert run(arguments) == code
    text = sentence(capsys)
    assert part in text
    assert "Error" not in text
    assert "is not" not in text


def test_help_pages_speak_indonesian(capsys: pytest.CaptureFixture[str]) -> None:
    from trainer.cli.root import root

    for name in root.commands:
        assert run([name, "--help"]) == 0
        text = capsys.readouterr().out
        for english in ("INTEGER", "FLOAT", "TEXT", "[required]", "RANGE", "DIRECTORY", "default"):
            assert english not in text, (name, english)


def test_a_room_is_named_instead_of_read(
    room: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LATIH_DATA", str(room))
    assert run(["grade", "1"]) == 1
    text = sentence(capsys)
    assert "siti-0123" in text
    assert f"{program()} kelas" in text
    assert not (room / "latihan.sqlite3").exists()


def test_advice_names_the_command_that_was_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.prefix", "/rumah/latih/.latih-env")
    monkeypatch.setattr("os.name", "posix")
    assert program() == "python3 latih.py"
    assert as_typed("Lihat `latih giliran`.") == "Lihat `python3 latih.py giliran`."
    monkeypatch.setattr("sys.prefix", "/usr")
    assert program() == "latih"
