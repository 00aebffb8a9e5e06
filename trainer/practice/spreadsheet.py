"""`Laporan Ringkas` as an XLSX file: written and read back without loss.

Every cell is typed and formatted as text, so that nothing a citizen wrote can become a formula. openpyxl is
loaded only when a file is written or read. Source: dossier section 3.5.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

import msgspec

from trainer.practice.journal import write_atomically
from trainer.sp4n.export import (
    COLUMNS,
    HEADER_LABELS,
    TITLE,
    ExportHeader,
    ExportRow,
    ExportSheet,
    cell_text,
)

LARGEST_FILE = 200 * 1024 * 1024
"""A file that unpacks to more is refused: an export of a year is a few megabytes."""

_WIDE = {"title": 40, "original_body": 60, "body": 60, "category": 28, "unit": 28, "status": 28, "reason": 28}
_SEARCHED_LINES = 30
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NEEDED = ("title", "original_body", "body")


class SpreadsheetError(Exception):
    """A spreadsheet that cannot be read; the message is one Indonesian sentence with the next step."""


def write_sheet(path: Path, sheet: ExportSheet) -> None:
    """Write an export to a file, whole or not at all.

    Args:
        path: the file.
        sheet: header block and rows.

    Raises:
        JournalError: the folder cannot be written or the disk is full.
    """
    write_atomically(path, sheet_bytes(sheet))


def sheet_bytes(sheet: ExportSheet) -> bytes:
    """An export as the bytes of an XLSX file."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    page = book.create_sheet(TITLE)
    for number, field in enumerate(COLUMNS, start=1):
        page.column_dimensions[get_column_letter(number)].width = _WIDE.get(field, 18)
    bold = Font(bold=True)

    def cell(text: str, head: bool = False) -> Any:
        made = WriteOnlyCell(page, _escaped(cell_text(text)))
        made.data_type = "s"
        made.number_format = "@"
        if head:
            made.font = bold
        return made

    for label, value in zip(HEADER_LABELS, msgspec.structs.astuple(sheet.header), strict=True):
        page.append([cell(label, head=True), cell(value)])
    page.append([])
    page.append([cell(title, head=True) for title in COLUMNS.values()])
    for row in sheet.rows:
        page.append([cell(text) if text else None for text in msgspec.structs.astuple(row)])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def read_sheet(path: Path) -> ExportSheet:
    """Read an export: one of ours, or a past one of the real system.

    The table is found by its column titles, whatever their order or letter case; columns that are missing
    stay empty.

    Args:
        path: the file.

    Returns:
        Header block and rows; empty lines are left out.

    Raises:
        SpreadsheetError: it is not a spreadsheet, or not a Laporan Ringkas.
    """
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    broken = SpreadsheetError(
        f"Berkas {path.name} bukan lembar kerja XLSX yang utuh. Ekspor ulang dari sumbernya sebagai .xlsx."
    )
    try:
        raw = path.read_bytes()
        _refuse_bombs(raw, path)
        book = load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
        lines = [_texts(line) for line in _lines(book)]
    except FileNotFoundError:
        raise SpreadsheetError(f"Berkas {path} tidak ditemukan. Periksa nama dan foldernya.") from None
    except OSError as problem:
        raise SpreadsheetError(
            f"Berkas {path} tidak dapat dibuka ({problem.strerror}). Periksa izinnya."
        ) from None
    except (zipfile.BadZipFile, InvalidFileException, ParseError, KeyError, ValueError, TypeError, EOFError):
        raise broken from None
    return _sheet(lines, path)


def _refuse_bombs(raw: bytes, path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        if sum(item.file_size for item in archive.infolist()) > LARGEST_FILE:
            raise SpreadsheetError(
                f"Berkas {path.name} terlalu besar. Bagi menurut bulan, lalu baca satu per satu."
            )


def _lines(book: Any) -> Iterator[Iterable[Any]]:
    page = book.worksheets[0]
    page.reset_dimensions()
    yield from page.iter_rows(values_only=True)


def _texts(line: Iterable[Any]) -> list[str]:
    return [_text(value) for value in line]


def _text(value: Any) -> str:
    """A cell of any type as text; numbers and dates as the export writes them."""
    if value is None:
        return ""
    if isinstance(value, str):
        return _unescaped(value)
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _sheet(lines: list[list[str]], path: Path) -> ExportSheet:
    places = {" ".join(title.split()).casefold(): field for field, title in COLUMNS.items()}
    for number, line in enumerate(lines[:_SEARCHED_LINES]):
        fields = [places.get(" ".join(text.split()).casefold()) for text in line]
        if "tracking_id" in fields and any(field in fields for field in _NEEDED):
            rows = tuple(_row(fields, below) for below in lines[number + 1 :] if any(below))
            return ExportSheet(_header(lines[:number]), rows)
    raise SpreadsheetError(
        f"Berkas {path.name} tidak memuat kolom Laporan Ringkas. "
        f"Baris judulnya harus berisi antara lain '{COLUMNS['tracking_id']}' dan '{COLUMNS['original_body']}'."
    )


def _row(fields: list[str | None], line: list[str]) -> ExportRow:
    values: dict[str, str] = {}
    for field, text in zip(fields, line, strict=False):
        if field is not None:
            values.setdefault(field, text)
    return ExportRow(**values)


def _header(lines: list[list[str]]) -> ExportHeader:
    """The header block; a label may stand in its own cell or before a colon in one cell."""
    found: dict[str, str] = {}
    for line in lines:
        if not any(line):
            continue
        label, _, same_cell = line[0].partition(":")
        others = [text for text in line[1:] if text]
        found.setdefault(label.strip().casefold(), others[0] if others else same_cell.strip())
    return ExportHeader(*(found.get(label.casefold(), "") for label in HEADER_LABELS))


def _escaped(text: str) -> str:
    """Protect what looks like an escape of the file format (`_x000D_`), so that it is read as written."""
    return _LOOKS_ESCAPED.sub("_x005F_", text)


def _unescaped(text: str) -> str:
    text = _ESCAPE.sub(lambda match: chr(int(match.group(1), 16)), text)
    return cell_text(text)
