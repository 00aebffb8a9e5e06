"""`kelas`: one table for a whole class, while it is still at work or afterwards."""

from __future__ import annotations

import shutil
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from trainer.cli.guard import sentences
from trainer.cli.options import OutputFile, expanded, json_option, library
from trainer.cli.speech import FAILED, MISUSED, Command, Failure, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trainer.practice.class_table import ClassRow, ClassTable, Place

FORMATS = (".xlsx", ".html", ".csv")
WIDE = 150
"""Columns of a terminal in which the whole table has room."""


@click.command(cls=Command)
@click.argument("paths", nargs=-1, metavar="[FOLDER|BERKAS]...", type=click.Path(path_type=Path))
@click.option("--preset", default="", metavar="JENIS", help="Hanya jenis giliran ini, misalnya ujian-a.")
@click.option(
    "--pilih",
    "choice",
    type=click.Choice(("semua", "terbaik", "terakhir")),
    default="semua",
    help="Giliran mana dari tiap peserta dan jenis giliran (bawaan: semua).",
)
@click.option(
    "--urut",
    "order",
    type=click.Choice(("nama", "nilai", "unit", "tanggal")),
    default="nama",
    help="Urutan baris (bawaan: nama).",
)
@click.option("--out", type=OutputFile(), help="Simpan sebagai .xlsx, .html, atau .csv; tanpa ini ke layar.")
@json_option
def kelas(
    paths: tuple[Path, ...], preset: str, choice: str, order: str, out: Path | None, as_json: bool
) -> None:
    """Hasil satu kelas dalam satu tabel: folder ruang, folder peserta, atau berkas giliran hasil `export`.

    Tanpa FOLDER, dipakai ruang di folder data komputer ini. Data hanya dibaca; peserta boleh tetap berlatih.
    """
    import msgspec

    if out is not None and out.suffix.lower() not in FORMATS:
        raise Failure(f"Jenis berkas tidak dikenal. Tulis --out kelas{', kelas'.join(FORMATS)}.", MISUSED)
    with sentences():
        table = read_table(_named(paths), preset, choice, order)
    if not table.rows:
        raise Failure(" ".join(("Belum ada giliran yang cocok di sana.", *table.notes)), FAILED)
    if out is not None:
        with sentences():
            _write(out, table)
        click.echo(f"{len(table.rows)} giliran disimpan ke {plain(str(out), False)}.")
    elif as_json:
        for row in table.rows:
            click.echo(msgspec.json.encode(row, enc_hook=str, order="deterministic").decode())
    else:
        click.echo("\n".join(table_lines(table.rows, _width())))
    for note in table.notes:
        click.echo(plain(note, False), err=True)


def _named(paths: Sequence[Path]) -> list[Path]:
    """What was named, or the room of this computer."""
    if paths:
        return expanded(paths)
    from trainer.practice.desk import data_folder

    room = data_folder() / "ruang"
    return [room if room.is_dir() else data_folder()]


def read_table(paths: Sequence[Path], preset: str, choice: str, order: str) -> ClassTable:
    """Read and grade everything, with a progress bar on a terminal.

    Raises:
        Failure: a place does not exist or holds no sessions, or the preset is unknown.
    """
    from trainer.practice.class_table import Choice, Order, class_table, places

    content = library()
    if preset and preset not in content.preset_ids():
        raise Failure(
            f"Jenis giliran '{plain(preset, False)}' tidak ada. Yang tersedia: {', '.join(content.preset_ids())}.",
            MISUSED,
        )
    try:
        found = places(paths)
    except FileNotFoundError as problem:
        raise Failure(
            f"Tidak ada data latihan di {plain(str(problem), False)}. Sebut folder --data ruang, folder peserta, "
            "folder berkas giliran, atau berkas hasil `latih export`.",
            MISUSED,
        ) from None
    with click.progressbar(
        length=len(found), label="Menilai", file=sys.stderr, hidden=not sys.stderr.isatty()
    ) as bar:

        def seen(place: Place) -> None:
            bar.update(1)

        return class_table(found, content, preset, Choice(choice), Order(order), seen)


def _write(out: Path, table: ClassTable) -> None:
    from trainer.practice.class_files import page, separated, spreadsheet
    from trainer.practice.journal import write_atomically

    kind = out.suffix.lower()
    now = datetime.now().astimezone()
    made = f"dibuat {now.day}-{now.month}-{now.year} pukul {now:%H.%M}"
    data = (
        spreadsheet(table) if kind == ".xlsx" else separated(table) if kind == ".csv" else page(table, made)
    )
    write_atomically(out, data)


def _width() -> int:
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else WIDE


def table_lines(rows: Sequence[ClassRow], width: int) -> Iterator[str]:
    """The table as text; in a narrow terminal the unit and the competences stay out.

    Args:
        rows: its rows.
        width: columns of the terminal.
    """
    from trainer.practice.class_table import SHORT, day_text, mark
    from trainer.sp4n.vocabulary import Competence

    wide = width >= WIDE
    unit = f"{'Unit kerja':<18} " if wide else ""
    shares = "".join(f"{SHORT[each]:>6}" for each in Competence) if wide else ""
    yield (
        f"{'Nama':<18} {unit}{'Giliran':<16} {'Tanggal':<10} {'Tangani':>7} {'Nilai':>6} {'Mesin':>6} {'Lulus':<5}"
        f"{shares}{_rest('Berat', 'Baca', 'Koreksi', 'Menit', 'Acak') if wide else ''}"
    )
    for row in rows:
        name, title = plain(row.name, False)[:18], plain(row.title, False)[:16]
        unit = f"{plain(row.unit, False)[:18]:<18} " if wide else ""
        head = f"{name:<18} {unit}{title:<16} {day_text(row.started):<10} {f'{row.handled}/{row.arrived}':>7}"
        result = f"{mark(row.score):>6} {mark(row.machine):>6} {'' if row.passed is None else 'ya' if row.passed else 'tidak':<5}"
        if not row.finished:
            result = f"{'belum selesai':<19}"
        shares = (
            "".join(f"{mark(row.competences.get(each)) or '-':>6}" for each in Competence) if wide else ""
        )
        rest = _rest(
            str(len(row.critical)), str(row.unread), str(row.corrected), str(row.minutes), str(row.seed)
        )
        yield f"{head} {result}{shares}{rest if wide else ''}".rstrip()
    yield ""
    yield _summary(rows)
    if wide:
        yield "Berat: kesalahan berat. Baca: jawaban yang perlu dibaca pelatih. Koreksi: butir yang dikoreksi pelatih."
    else:
        yield "Unit, kompetensi, kesalahan berat, dan jawaban yang perlu dibaca ada dalam berkas: tambahkan --out kelas.xlsx."


def _rest(critical: str, unread: str, corrected: str, minutes: str, seed: str) -> str:
    return f"{critical:>6}{unread:>5}{corrected:>8}{minutes:>6}{seed:>8}"


def _summary(rows: Sequence[ClassRow]) -> str:
    done = [row for row in rows if row.finished]
    people = len({(row.name.casefold(), row.unit.casefold()) for row in rows})
    passed = sum(row.passed is True for row in done)
    return f"{people} peserta, {len(rows)} giliran: {len(done)} selesai, {passed} lulus, {len(rows) - len(done)} belum selesai."


COMMANDS = (kelas,)
