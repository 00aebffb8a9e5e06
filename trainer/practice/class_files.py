"""The class table as a file: a spreadsheet whose cells are texts, a page to print, or comma-separated values."""

from __future__ import annotations

import csv
import html
import io
from typing import Any

from trainer.practice.class_table import HEADS, ClassTable, cells
from trainer.sp4n.export import cell_text

TITLE = "Hasil kelas"
NOTICE = "SIMULASI LATIH! - bukan lapor.go.id"

_WIDE = {"Nama": 26, "Unit kerja": 26, "Giliran": 22, "Kesalahan berat": 40, "Asal": 30}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet program would take for the beginning of a formula."""

_STYLE = (
    "body{font-family:system-ui,sans-serif;margin:1.5rem;color:#18222c}"
    "table{border-collapse:collapse;font-size:.85rem}td,th{border:1px solid #8797a5;padding:.25rem .4rem;"
    "text-align:left;vertical-align:top}thead th{background:#e8eef3;position:sticky;top:0}"
    "@media print{@page{size:A3 landscape;margin:1cm}thead{display:table-header-group}tr{break-inside:avoid}}"
)


def spreadsheet(table: ClassTable) -> bytes:
    """The table as XLSX; every cell is a text, so that no name can become a formula."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    page = book.create_sheet(TITLE)
    page.freeze_panes = "B2"
    for number, head in enumerate(HEADS, start=1):
        page.column_dimensions[get_column_letter(number)].width = _WIDE.get(head, max(10, len(head) + 2))
    bold = Font(bold=True)

    def cell(text: str, head: bool = False) -> Any:
        made = WriteOnlyCell(page, cell_text(text))
        made.data_type = "s"
        made.number_format = "@"
        if head:
            made.font = bold
        return made

    page.append([cell(head, head=True) for head in HEADS])
    for row in table.rows:
        page.append([cell(text) if text else None for text in cells(row)])
    page.append([])
    for note in (NOTICE, *table.notes):
        page.append([cell(note)])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def separated(table: ClassTable) -> bytes:
    """The table as CSV for a spreadsheet program set to Indonesian: semicolons, decimal commas, UTF-8 with a mark."""
    target = io.StringIO()
    writer = csv.writer(target, delimiter=";")
    writer.writerow(HEADS)
    for row in table.rows:
        writer.writerow([f"'{text}" if text.startswith(_FORMULA) else text for text in cells(row)])
    return target.getvalue().encode("utf-8-sig")


def page(table: ClassTable, made: str) -> bytes:
    """The table as an HTML page to look at and to print.

    Args:
        table: the table.
        made: when it was made, in words.
    """
    heads = "".join(f"<th>{html.escape(head)}</th>" for head in HEADS)
    rows = "\n".join(
        f"<tr>{''.join(f'<td>{html.escape(text)}</td>' for text in cells(row))}</tr>" for row in table.rows
    )
    notes = "".join(f"<li>{html.escape(note)}</li>" for note in table.notes)
    text = (
        f'<!doctype html>\n<html lang="id"><head><meta charset="utf-8"><title>{TITLE}</title>'
        f"<style>{_STYLE}</style></head><body><h1>{TITLE}</h1><p><b>{NOTICE}</b> · {html.escape(made)}</p>\n"
        f"<table><thead><tr>{heads}</tr></thead><tbody>\n{rows}\n</tbody></table>\n"
        f"{f'<h2>Catatan</h2><ul>{notes}</ul>' if notes else ''}</body></html>\n"
    )
    return text.encode()
