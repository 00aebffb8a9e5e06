"""`laporan`, `baca-laporan`, `monev`, `rekap`: files and figures from an exported session."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from trainer.cli import run
from trainer.practice.spreadsheet import read_sheet


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("giliran") / "giliran.json"
    assert run(["demo", "--preset", "orientasi", "--seed", "2", "--bot", "hasty", "--out", str(path)]) == 0
    return str(path)


def test_laporan_writes_a_sheet_that_can_be_read_again(
    session: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "laporan.xlsx"
    assert run(["laporan", session, "--out", str(path)]) == 0
    sheet = read_sheet(path)
    assert f"{len(sheet.rows)} laporan disimpan" in capsys.readouterr().out
    assert sheet.header.agency.startswith("Pemerintah Kabupaten")
    assert sheet.header.generated.endswith("UTC")
    assert "simulasi" in sheet.header.manager
    assert {row.reporter for row in sheet.rows if "Anonim" in row.privacy} <= {"Anonim"}


def test_local_time_and_the_admins_own_view_are_options(session: str, tmp_path: Path) -> None:
    path = tmp_path / "laporan.xlsx"
    assert run(["laporan", session, "--out", str(path), "--lokal", "--identitas"]) == 0
    sheet = read_sheet(path)
    assert sheet.header.generated.endswith("WIB")
    assert "Anonim" not in {row.reporter for row in sheet.rows}


def test_a_past_export_becomes_lines_without_names(
    session: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, out = tmp_path / "laporan.xlsx", tmp_path / "lama.jsonl"
    assert run(["laporan", session, "--out", str(path), "--identitas"]) == 0
    names = {row.reporter for row in read_sheet(path).rows}
    assert run(["baca-laporan", str(path), "--out", str(out)]) == 0
    text = out.read_text(encoding="utf-8")
    assert not any(name in text for name in names)
    rows = [json.loads(line) for line in text.splitlines()]
    assert len(rows) == len(read_sheet(path).rows)
    assert all(row["received"] and row["status"] for row in rows)
    assert "laporan dibaca" in capsys.readouterr().err


def test_monev_speaks_to_people_and_machines(session: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["monev", session]) == 0
    text = capsys.readouterr().out
    assert "SIMULASI" in text
    assert "Mutu jawaban" in text
    assert run(["monev", session, "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["total"]["received"] == sum(line["figures"]["received"] for line in record["units"])


def test_the_period_can_be_narrowed(session: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["monev", session, "--json", "--dari", "2030-01-01", "--sampai", "2030-01-31"]) == 0
    assert json.loads(capsys.readouterr().out)["total"]["received"] == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["monev", "{session}", "--dari", "2026-02-01", "--sampai", "2026-01-01"],
        ["monev", "{session}", "--dari", "kemarin"],
        ["monev", "/tidak/ada.json"],
        ["laporan", "{session}"],
        ["laporan", "{session}", "--out", "/tidak/ada/laporan.csv"],
        ["laporan", "{session}", "--out", "/proc/laporan.xlsx"],
        ["baca-laporan", "{session}"],
        ["baca-laporan", "/tidak/ada.xlsx"],
        ["rekap", "/tidak/ada.json"],
    ],
)
def test_mistakes_are_one_sentence(
    arguments: list[str], session: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([argument.format(session=session) for argument in arguments]) != 0
    error = capsys.readouterr().err.strip()
    assert len(error.splitlines()) == 1
    assert "Traceback" not in error


def test_rekap_goes_to_the_screen_or_a_file(
    session: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["rekap", session]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("# Rekap pengaduan untuk pimpinan")
    out = tmp_path / "rekap.md"
    assert run(["rekap", session, "--out", str(out)]) == 0
    assert out.read_text(encoding="utf-8") == shown


def test_a_stored_session_is_found_by_its_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LATIH_DATA", str(tmp_path))
    from trainer.practice.desk import Desk

    desk = Desk.open()
    profile = desk.store.add_profile("Rini", "raksabumi", "", "admin_instansi", "2026-01-01T00:00:00+00:00")
    shift = desk.start(profile, "orientasi", 1)
    assert run(["monev", str(shift.id), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["total"]["received"] > 0
