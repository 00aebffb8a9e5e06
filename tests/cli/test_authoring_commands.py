"""`preview`, `schema`, `coverage`, `draft`: what a trainer sees, and one sentence for every mistake."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from trainer.cli import run
from trainer.cli.authoring import KINDS

TABLE = (
    "Judul Laporan;Laporan Ringkas\n\n"
    "Tracking ID;Nama Pelapor;Klasifikasi Laporan;Judul Laporan;Isi Laporan Awal;Status Laporan\n"
    '1;Rina Kartika;Aspirasi;Taman kota;"Saya Rina, HP 084012345678.\nMohon ada taman.";Ditutup oleh Sistem\n'
)


def error(capsys: pytest.CaptureFixture[str]) -> str:
    text = capsys.readouterr().err.strip()
    assert "Traceback" not in text
    assert len(text.splitlines()) == 1, text
    return text


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "lama.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_a_preview_shows_texts_and_key(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["preview", "jalan-kabupaten-berlubang", "--n", "4"]) == 0
    text = capsys.readouterr().out
    assert text.count("--- Teks") == 4
    assert "Unit: Dinas Pekerjaan Umum" in text
    assert "Bahan dari unit" in text


def test_a_preview_speaks_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["preview", "jalan-kabupaten-berlubang", "--n", "2", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert len(shown["texts"]) == 2
    assert ["Tindakan", "verifikasi dan disposisi"] in shown["key"]


def test_a_case_still_in_a_file_of_its_own_can_be_previewed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from trainer.scenarios.library import find_content

    path = tmp_path / "baru.yaml"
    path.write_bytes((find_content() / "cases" / "narkotika.yaml").read_bytes())
    assert run(["preview", str(path), "--n", "1"]) == 0
    assert "KASUS narkotika" in capsys.readouterr().out


def test_a_preview_cannot_send_codes_to_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from trainer.scenarios.library import find_content

    text = (find_content() / "cases" / "narkotika.yaml").read_text(encoding="utf-8")
    path = tmp_path / "jahat.yaml"
    path.write_text(text.replace("  summary: ", '  summary: "\\e[31m\\u202E[/x]" #', 1), encoding="utf-8")
    assert run(["preview", str(path), "--n", "1"]) == 0
    out = capsys.readouterr().out
    assert "[/x]" in out
    assert "\x1b" not in out
    assert "\u202e" not in out


def test_all_schemas_are_written_with_the_line_for_the_editor(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["schema", "--out", str(tmp_path / "skema")]) == 0
    assert "# yaml-language-server: $schema=" in capsys.readouterr().out
    for kind in KINDS:
        text = (tmp_path / "skema" / f"{kind}.schema.json").read_text(encoding="utf-8")
        assert json.loads(text)["title"].startswith(kind.capitalize())


def test_one_schema_goes_to_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", "--jenis", "preset"]) == 0
    assert "SlotRule" in json.loads(capsys.readouterr().out)["$defs"]


def test_coverage_counts_and_names_gaps(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["coverage"]) == 0
    text = capsys.readouterr().out
    assert "Yang masih kurang" in text
    assert "jalan-kabupaten-berlubang" not in text
    assert run(["coverage", "--kasus"]) == 0
    assert "jalan-kabupaten-berlubang" in capsys.readouterr().out
    assert run(["coverage", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {"aturan", "kompetensi", "kategori", "jebakan"} <= found["aspects"].keys()


def test_drafts_are_written_scrubbed_and_never_overwritten(
    table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "draf"
    assert run(["draft", str(table), "--out", str(out)]) == 0
    assert "1 draf ditulis" in capsys.readouterr().out
    text = (out / "laporan-001.draf.yaml").read_text(encoding="utf-8")
    assert "084012345678" not in text
    assert "Rina" not in text
    assert "LENGKAPI" in text
    (out / "laporan-001.draf.yaml").write_text("sudah disunting", encoding="utf-8")
    assert run(["draft", str(table), "--out", str(out)]) == 1
    assert "tidak ditimpa" in error(capsys)
    assert (out / "laporan-001.draf.yaml").read_text(encoding="utf-8") == "sudah disunting"


def test_a_workbook_gives_the_same_drafts(table: Path, tmp_path: Path) -> None:
    import csv

    from openpyxl import Workbook

    book = Workbook()
    for row in csv.reader(TABLE.splitlines(keepends=True), delimiter=";"):
        book.active.append(row)
    book.save(tmp_path / "lama.xlsx")
    assert run(["draft", str(table), "--out", str(tmp_path / "a")]) == 0
    assert run(["draft", str(tmp_path / "lama.xlsx"), "--out", str(tmp_path / "b")]) == 0
    name = "laporan-001.draf.yaml"
    assert (tmp_path / "a" / name).read_text("utf-8") == (tmp_path / "b" / name).read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "data", "code", "words"),
    [
        ("lama.txt", b"", 2, "bukan .csv"),
        ("lama.csv", b"a,b\n1,2\n", 1, "tidak ditemukan"),
        ("lama.csv", b"Isi Laporan Awal\n\xff\xfe\n", 1, "UTF-8"),
        ("lama.csv", b"", 1, "tidak ditemukan"),
        ("lama.xlsx", b"PK\x03\x04rusak", 1, "buku kerja"),
    ],
)
def test_a_bad_table_is_one_sentence(
    name: str, data: bytes, code: int, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert run(["draft", str(path), "--out", str(tmp_path / "draf")]) == code
    assert words in error(capsys)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["preview", "tiada"], "tiada"),
        (["preview", "jalan-kabupaten-berlubang", "--daerah", "atlantis"], "atlantis"),
        (["preview", "jalan-kabupaten-berlubang", "--n", "0"], "--n"),
        (["schema", "--jenis", "lagu"], "kasus"),
        (["draft", "tiada.csv", "--out", "x"], "tidak ditemukan"),
        (["draft", "tiada.csv"], "--out"),
    ],
)
def test_misuse_is_one_sentence(arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 2
    assert words in error(capsys)
