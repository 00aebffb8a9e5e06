"""`preview`, `schema`, `coverage`, `draft`: tools for a trainer who writes cases."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from trainer.cli.guard import sentences
from trainer.cli.options import json_option, library, write_text
from trainer.cli.speech import FAILED, MISUSED, Command, Failure, plain

if TYPE_CHECKING:
    from trainer.scenarios.authoring import Preview
    from trainer.scenarios.coverage import Coverage

KINDS = ("kasus", "preset", "daerah")
TABLES = (".csv", ".xlsx")
MOST_ROWS = 20_000


@click.command(cls=Command)
@click.argument("case", metavar="KASUS|BERKAS")
@click.option("--n", "count", type=click.IntRange(1, 500), default=10, help="Jumlah teks (bawaan: 10).")
@click.option("--seed", type=int, default=1, help="Angka awal acak (bawaan: 1).")
@click.option("--daerah", "region", default="", help="Daerah tempatnya (bawaan: raksabumi).")
@json_option
def preview(case: str, count: int, seed: int, region: str, as_json: bool) -> None:
    """Tampilkan contoh teks sebuah kasus dalam beberapa ragam, beserta kuncinya."""
    import msgspec

    with sentences():
        from trainer.scenarios.authoring import find_cases
        from trainer.scenarios.authoring import preview as written

        content = library()
        for found in find_cases(content, case):
            shown = written(content, found, count, seed, region)
            if as_json:
                click.echo(msgspec.json.encode(shown).decode())
            else:
                click.echo(plain(preview_text(shown)))


def preview_text(shown: Preview) -> str:
    """A preview as it reads in a terminal."""
    lines = [f"KASUS {shown.case}: {shown.summary}", "", "Kunci"]
    lines += [f"  {head}: {text}" for head, text in shown.key]
    if shown.facts:
        lines += ["", "Bahan dari unit (contoh hari: 5 Maret 2026)", *(f"  {fact}" for fact in shown.facts)]
    if shown.completion:
        lines += ["", f"Pelapor melengkapi: {shown.completion}"]
    for number, text in enumerate(shown.texts, start=1):
        lines += ["", f"--- Teks {number} dari {len(shown.texts)} ({text.register}, {text.channel}) ---"]
        lines += [f"Judul : {text.title}", f"Lokasi: {text.location or '-'}", text.body]
        if text.personal:
            lines.append(f"Harus disamarkan: {'; '.join(text.personal)}")
    return "\n".join(lines)


@click.command(cls=Command)
@click.option(
    "--jenis",
    "kind",
    type=click.Choice(KINDS),
    default="kasus",
    help="Skema mana yang dicetak (bawaan: kasus).",
)
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), help="Folder tujuan; menulis semua skema."
)
def schema(kind: str, out: Path | None) -> None:
    """Tulis JSON Schema untuk kasus, preset, dan daerah agar penyunting teks dapat melengkapi isian."""
    import json

    with sentences():
        from trainer.scenarios.schema import content_schema

        if out is None:
            click.echo(json.dumps(content_schema(kind), ensure_ascii=False, indent=2))
            return
        out.mkdir(parents=True, exist_ok=True)
        for name in KINDS:
            text = json.dumps(content_schema(name), ensure_ascii=False, indent=2)
            write_text(out / f"{name}.schema.json", text + "\n")
    click.echo(plain(f"Skema ditulis ke {out}. Taruh baris ini di atas berkas kasus Anda:", False))
    click.echo(plain(f"# yaml-language-server: $schema={(out / 'kasus.schema.json').as_posix()}", False))


@click.command(cls=Command)
@click.option("--kasus", "with_cases", is_flag=True, help="Sebut kasus yang melatih setiap hal.")
@json_option
def coverage(with_cases: bool, as_json: bool) -> None:
    """Tampilkan aturan, kompetensi, dan kategori yang dilatih kasus, serta apa yang belum."""
    import msgspec

    with sentences():
        from trainer.scenarios.coverage import coverage as matrix

        content = library()
        found = matrix(content.cases, content.regulations, content.categories)
    if as_json:
        click.echo(msgspec.json.encode(found).decode())
    else:
        click.echo(plain(coverage_text(found, with_cases)))


def coverage_text(found: Coverage, with_cases: bool) -> str:
    """The matrix as it reads in a terminal."""
    lines = [f"{found.total} kasus"]
    for aspect, rows in found.aspects.items():
        lines += ["", aspect.replace("_", " ").capitalize()]
        for row in rows:
            lines.append(f"  {len(row.cases):>4}  {row.name}")
            if with_cases and row.cases:
                lines.append(f"        {', '.join(row.cases)}")
    lines += ["", f"Yang masih kurang ({len(found.gaps)})", *(f"  {gap}" for gap in found.gaps)]
    return "\n".join(lines)


@click.command(cls=Command)
@click.argument("table", metavar="BERKAS.csv|BERKAS.xlsx", type=click.Path(path_type=Path))
@click.option(
    "--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="Folder tujuan draf."
)
@click.option(
    "--daerah", "region", default="raksabumi", help="Daerah yang nama unitnya dikenali (bawaan: raksabumi)."
)
def draft(table: Path, out: Path, region: str) -> None:
    """Buat draf kasus dari laporan lama (kolom Laporan Ringkas), dengan data pribadi disamarkan."""
    if table.suffix.lower() not in TABLES:
        raise Failure(
            f"Berkas {table.name} bukan .csv atau .xlsx. Simpan tabelnya dalam salah satu bentuk itu.",
            MISUSED,
        )
    if not table.is_file():
        raise Failure(f"Berkas {table} tidak ditemukan. Periksa namanya.", MISUSED)
    with sentences():
        from trainer.scenarios.drafts import DraftError, make_drafts
        from trainer.scenarios.library import DRAFT_SUFFIX

        content = library()
        try:
            made = make_drafts(read_table(table), content.categories, content.region(region))
        except DraftError as problem:
            raise Failure(str(problem), FAILED) from None
        out.mkdir(parents=True, exist_ok=True)
        paths = [out / f"{each.name}{DRAFT_SUFFIX}" for each in made.drafts]
        taken = next((path for path in paths if path.exists()), None)
        if taken is not None:
            raise Failure(f"{taken} sudah ada dan tidak ditimpa. Pilih folder lain dengan --out.", FAILED)
        for path, each in zip(paths, made.drafts, strict=True):
            write_text(path, each.text)
    scrubbed = sum(each.scrubbed for each in made.drafts)
    click.echo(
        plain(
            f"{len(paths)} draf ditulis ke {out}; {scrubbed} data pribadi disamarkan; "
            f"dilewati {made.empty} baris tanpa isi dan {made.repeated} laporan yang sama. "
            "Baca setiap draf: nama orang mungkin masih tersisa.",
            False,
        )
    )


def read_table(path: Path) -> list[list[str]]:
    """All cells of a CSV file (comma, semicolon or tab) or of the first sheet of a workbook, as text.

    Raises:
        Failure: the file is no such table, or has more rows than can be looked through by a person.
    """
    rows = _sheet_rows(path) if path.suffix.lower() == ".xlsx" else _csv_rows(path)
    if len(rows) > MOST_ROWS:
        raise Failure(f"Tabel ini lebih dari {MOST_ROWS} baris. Bagi menjadi beberapa berkas.", FAILED)
    return rows


def _csv_rows(path: Path) -> list[list[str]]:
    import csv

    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise Failure(
            f"Berkas {path.name} bukan teks UTF-8. Simpan ulang sebagai CSV UTF-8.", FAILED
        ) from None
    heads = next((line for line in text.splitlines() if "Isi Laporan" in line), "")
    mark = max(";,\t", key=heads.count)
    try:
        return list(csv.reader(text.splitlines(keepends=True), delimiter=mark))
    except csv.Error:
        raise Failure(
            f"Berkas {path.name} tidak dapat dibaca sebagai CSV. Simpan ulang tabelnya.", FAILED
        ) from None


def _sheet_rows(path: Path) -> list[list[str]]:
    from zipfile import BadZipFile

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, ValueError):
        raise Failure(
            f"Berkas {path.name} bukan buku kerja Excel yang utuh. Simpan ulang tabelnya.", FAILED
        ) from None
    try:
        sheet = book.worksheets[0]
        cells = sheet.iter_rows(max_row=MOST_ROWS + 1, values_only=True)
        return [["" if cell is None else str(cell) for cell in row] for row in cells]
    finally:
        book.close()


COMMANDS = (preview, schema, coverage, draft)
