"""The XLSX file: nothing lost, nothing executable, other people's files read or refused with a sentence."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from trainer.practice.journal import JournalError
from trainer.practice.spreadsheet import SpreadsheetError, read_sheet, sheet_bytes, write_sheet
from trainer.sp4n.export import COLUMNS, HEADER_LABELS, ExportHeader, ExportRow, ExportSheet, cell_text

HEADER = ExportHeader(
    "Laporan Ringkas", "Pemerintah Kabupaten Wanasari", "3 Jan 2026 03:00:00 UTC", "", "Rini"
)

_cells = st.text(alphabet=st.characters(exclude_categories=()), max_size=60).map(cell_text) | st.sampled_from(
    [
        "=1+1",
        "+62840",
        "-5",
        "@SUM(A1)",
        "#N/A",
        "TRUE",
        "007",
        "1e5",
        "_x000D_",
        "_x0041_x0042_",
        " a ",
        "\n",
        "[/x]",
    ]
)
_rows = st.builds(
    ExportRow,
    tracking_id=st.integers(min_value=1, max_value=10**7).map(str),
    **{field: _cells for field in COLUMNS if field != "tracking_id"},
)


@given(st.lists(_rows, max_size=4))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_written_and_read_back_without_loss(tmp_path: Path, rows: list[ExportRow]) -> None:
    path = tmp_path / "laporan.xlsx"
    sheet = ExportSheet(HEADER, tuple(rows))
    write_sheet(path, sheet)
    assert read_sheet(path) == sheet


@pytest.mark.parametrize("text", ['=HYPERLINK("http://x")', "+1", "-1+2", "@A1", "=cmd|' /C calc'!A0"])
def test_no_text_becomes_a_formula(tmp_path: Path, text: str) -> None:
    path = tmp_path / "laporan.xlsx"
    write_sheet(path, ExportSheet(HEADER, (ExportRow(tracking_id="1", title=text, reporter=text),)))
    page = load_workbook(path).worksheets[0]
    cells = [cell for line in page.iter_rows() for cell in line if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert {cell.number_format for cell in cells} == {"@"}
    assert text in {cell.value for cell in cells}
    with zipfile.ZipFile(path) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def test_header_block_and_columns_stand_where_the_real_export_has_them(tmp_path: Path) -> None:
    path = tmp_path / "laporan.xlsx"
    write_sheet(path, ExportSheet(HEADER, ()))
    lines = [
        [value for value in line if value is not None]
        for line in load_workbook(path).worksheets[0].iter_rows(values_only=True)
    ]
    assert [line[0] for line in lines[:5]] == list(HEADER_LABELS)
    assert lines[1][1] == HEADER.agency
    assert lines[5] == []
    assert lines[6] == list(COLUMNS.values())


def _foreign(path: Path, lines: list[list[object]]) -> Path:
    book = Workbook()
    for line in lines:
        book.active.append(line)
    book.save(path)
    return path


def test_a_foreign_export_with_other_order_types_and_case_is_read(tmp_path: Path) -> None:
    path = _foreign(
        tmp_path / "lama.xlsx",
        [
            ["Nama Instansi: Pemerintah Kota Lama"],
            [],
            ["JUDUL LAPORAN", "tracking id", "Kolom Lain", "Tanggal  Laporan Masuk", "Rating"],
            ["Jalan rusak", 9900001, "x", dt.date(2024, 9, 20), 4.0],
            [None, None, None, None, None],
            ["Baris\r\nbaru_x000D_", 9900002, None, "3 Jan 2026", None],
        ],
    )
    sheet = read_sheet(path)
    assert sheet.header.agency == "Pemerintah Kota Lama"
    first, second = sheet.rows
    assert (first.tracking_id, first.title, first.rating) == ("9900001", "Jalan rusak", "4")
    assert first.date == "2024-09-20 00:00:00"
    assert second.title == "Baris\nbaru\n"


def test_what_is_not_an_export_is_refused_with_one_sentence(tmp_path: Path) -> None:
    text = tmp_path / "catatan.xlsx"
    text.write_text("ini bukan lembar kerja")
    half = tmp_path / "terpotong.xlsx"
    half.write_bytes(sheet_bytes(ExportSheet(HEADER, ()))[:900])
    empty_zip = tmp_path / "kosong.xlsx"
    with zipfile.ZipFile(empty_zip, "w") as archive:
        archive.writestr("a.txt", "a")
    other = _foreign(tmp_path / "lain.xlsx", [["Nama", "Umur"], ["A", 1]])
    for path in (text, half, empty_zip, other, tmp_path / "tidak-ada.xlsx", tmp_path):
        with pytest.raises(SpreadsheetError) as refusal:
            read_sheet(path)
        assert len(str(refusal.value).splitlines()) == 1


def test_a_file_that_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "laporan.xlsx"
    write_sheet(path, ExportSheet(HEADER, ()))
    monkeypatch.setattr("trainer.practice.spreadsheet.LARGEST_FILE", 100)
    with pytest.raises(SpreadsheetError, match="terlalu besar"):
        read_sheet(path)


def test_an_export_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("")
    with pytest.raises(JournalError):
        write_sheet(tmp_path / "berkas" / "laporan.xlsx", ExportSheet(HEADER, ()))
    assert [path.name for path in tmp_path.iterdir()] == ["berkas"]


def test_openpyxl_is_loaded_only_when_a_file_is_written_or_read() -> None:
    code = (
        "import sys, trainer.practice.spreadsheet, trainer.cli.documents;sys.exit('openpyxl' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
