"""`laporan`, `baca-laporan`, `monev`, `rekap`: the documents and figures of an agency, out of a session."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING

import click

from trainer.cli.guard import sentences
from trainer.cli.options import OutputFile, attempt, json_option, library, stored_or_exported, write_text
from trainer.cli.speech import FAILED, MISUSED, Command, Failure, plain

if TYPE_CHECKING:
    from datetime import date, datetime

    from trainer.practice.monev import Monev, Played
    from trainer.sp4n.export import ExportSheet, PastReport

MANAGER = "Admin Instansi (simulasi LATIH!)"
"""`Pengelola` in the header block; tells that the file is not from the real system."""

_session = click.argument("source", metavar="NOMOR|BERKAS")
_day = click.DateTime(formats=["%Y-%m-%d"])
_first_day = click.option(
    "--dari", "first", type=_day, metavar="TTTT-BB-HH", help="Hari pertama laporan masuk."
)
_last_day = click.option(
    "--sampai", "last", type=_day, metavar="TTTT-BB-HH", help="Hari terakhir laporan masuk."
)


@click.command(cls=Command)
@_session
@click.option("--out", required=True, type=OutputFile(), help="Berkas tujuan, .xlsx.")
@click.option(
    "--utc/--lokal",
    "utc",
    default=True,
    help="Waktu dalam UTC seperti sistem nyata (bawaan), atau waktu daerah.",
)
@click.option(
    "--identitas", is_flag=True, help="Tampilkan nama pelapor Anonim, seperti yang dilihat admin sendiri."
)
def laporan(source: str, out: Path, utc: bool, identitas: bool) -> None:
    """Simpan laporan sebuah giliran sebagai Laporan Ringkas (XLSX), seperti ekspor SP4N-LAPOR!."""
    if out.suffix.lower() != ".xlsx":
        raise Failure("Laporan Ringkas disimpan sebagai lembar kerja. Tulis --out NAMA.xlsx.", MISUSED)
    with sentences():
        from trainer.practice.monev import read_played
        from trainer.practice.spreadsheet import write_sheet

        played = read_played(*stored_or_exported(source))
        sheet = session_sheet(played, utc=utc, masked=not identitas)
        write_sheet(out, sheet)
    click.echo(f"{len(sheet.rows)} laporan disimpan ke {plain(str(out), False)}.")


def session_sheet(played: Played, utc: bool = True, masked: bool = True) -> ExportSheet:
    """The Laporan Ringkas of a session at the moment where its log ends."""
    from trainer.sp4n.export import ExportOptions, export_sheet

    region = played.scenario.region
    options = ExportOptions(
        zone=UTC if utc else played.calendar.zone,
        masked=masked,
        province=region.province,
        regency=region.name,
    )
    instance = played.instance
    return export_sheet(
        instance.reports.values(),
        instance.settings,
        library().categories,
        played.now,
        MANAGER,
        options=options,
    )


@click.command("baca-laporan", cls=Command)
@click.argument("path", metavar="BERKAS.xlsx", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--out", type=OutputFile(), help="Berkas tujuan; tanpa ini ke layar.")
def baca_laporan(path: Path, out: Path | None) -> None:
    """Baca Laporan Ringkas instansi: satu laporan satu baris JSON, data pribadi disamarkan."""
    import msgspec

    with sentences():
        reports = past_reports_of(path)
        text = "".join(f"{msgspec.json.encode(report).decode()}\n" for report in reports)
        if out is None:
            click.echo(text, nl=False)
        else:
            write_text(out, text)
    masked = sum(bool(report.masked) for report in reports)
    click.echo(f"{len(reports)} laporan dibaca; data pribadi disamarkan pada {masked} laporan.", err=True)


def past_reports_of(path: Path) -> tuple[PastReport, ...]:
    """The scrubbed reports of a past export.

    Raises:
        Failure: the file cannot be read.
    """
    from trainer.practice.spreadsheet import SpreadsheetError, read_sheet
    from trainer.sp4n.past_reports import past_reports

    try:
        sheet = read_sheet(path)
    except SpreadsheetError as problem:
        raise Failure(str(problem), FAILED) from None
    return past_reports(sheet, library().categories)


@click.command(cls=Command)
@_session
@_first_day
@_last_day
@json_option
def monev(source: str, first: datetime | None, last: datetime | None, as_json: bool) -> None:
    """Hitung angka monitoring dan evaluasi sebuah giliran, per unit dan per periode."""
    with sentences():
        _, result = played_figures(source, first, last)
    if as_json:
        import msgspec

        from trainer.practice.monev import as_record

        click.echo(msgspec.json.encode(as_record(result), order="deterministic").decode())
    else:
        click.echo(plain(monev_text(result)))


def played_figures(source: str, first: datetime | None, last: datetime | None) -> tuple[Played, Monev]:
    """Read a session and compute its figures for a period.

    Raises:
        Failure: the period ends before it begins.
        StoreError, JournalError: the session is missing or damaged.
    """
    from trainer.practice.monev import monev as compute
    from trainer.practice.monev import read_played

    start, end = _date(first), _date(last)
    if start is not None and end is not None and end < start:
        raise Failure("Periode terbalik: --sampai harus sama dengan atau sesudah --dari.", MISUSED)
    found = attempt(source)
    played = read_played(found.scenario, found.entries, found.reviewed)
    return played, compute(played, start, end)


def _date(moment: datetime | None) -> date | None:
    return None if moment is None else moment.date()


def monev_text(result: Monev) -> str:
    """The figures as a person reads them."""
    from trainer.practice.monev import percent_done
    from trainer.practice.recap import figure_lines
    from trainer.sp4n.export import date_text

    lines = [f"MONEV - {result.agency} - SIMULASI"]
    lines.append(f"Laporan masuk {date_text(result.first)} sampai {date_text(result.last)}")
    lines.append("")
    figures = figure_lines(result)
    width = max(len(name) for name, _ in figures)
    lines += [f"{name:<{width}}  {value}" for name, value in figures]
    lines += ["", f"{'Unit':<44}{'masuk':>7}{'TL tepat':>10}{'selesai':>9}{'laju':>7}{'mutu':>6}{'lewat':>7}"]
    for line in result.units:
        group = line.figures
        lines.append(
            f"{line.name[:43]:<44}{group.received:>7}{_cell(group.followed_up_in_time.percent):>10}"
            f"{_cell(percent_done(group)):>9}{_cell(group.follow_up_days):>7}{_cell(line.quality.mean):>6}"
            f"{group.overdue:>7}"
        )
    lines += ["", f"{'Periode masuk':<44}{'masuk':>7}{'verif':>10}{'TL tepat':>9}{'selesai':>9}"]
    for period in result.periods:
        group = period.figures
        lines.append(
            f"{f'{date_text(period.first)} - {date_text(period.last)}':<44}{group.received:>7}"
            f"{_cell(group.verified_in_time.percent):>10}{_cell(group.followed_up_in_time.percent):>9}"
            f"{_cell(percent_done(group)):>9}"
        )
    return "\n".join(lines)


def _cell(value: float | None) -> str:
    return "-" if value is None else f"{value:.1f}".replace(".", ",")


@click.command(cls=Command)
@_session
@_first_day
@_last_day
@click.option("--out", type=OutputFile(), help="Berkas tujuan .md; tanpa ini ke layar.")
def rekap(source: str, first: datetime | None, last: datetime | None, out: Path | None) -> None:
    """Tulis rekap untuk pimpinan (Markdown): angka, unit yang lemah, topik, dan yang perlu diputuskan."""
    with sentences():
        from trainer.practice.recap import recap_text

        text = recap_text(*played_figures(source, first, last))
        if out is None:
            click.echo(plain(text), nl=False)
            return
        write_text(out, text)
    click.echo(f"Rekap disimpan ke {plain(str(out), False)}.")


COMMANDS = (laporan, baca_laporan, monev, rekap)
