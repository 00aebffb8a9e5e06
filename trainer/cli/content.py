"""`generate` and `check`: reports out of the content, and mistakes in it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from trainer.cli.guard import sentences
from trainer.cli.options import OutputFile, json_option, library, preset_option, seed_option, whole_file
from trainer.cli.speech import FAILED, MISUSED, Command, Failure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trainer.scenarios.check_records import Finding
    from trainer.scenarios.scenario import ReportPlan
    from trainer.sp4n.agencies import Region

FIELDS = (
    "tracking_id",
    "submitted_at",
    "channel",
    "privacy",
    "reporter",
    "title",
    "body",
    "location",
    "attachments",
)


@click.command(cls=Command)
@preset_option
@seed_option
@click.option("--count", type=click.IntRange(min=1), help="Jumlah laporan; tanpa ini sebanyak isi preset.")
@click.option(
    "--format",
    "form",
    type=click.Choice(("jsonl", "xlsx")),
    default="jsonl",
    help="Bentuk keluaran (bawaan: jsonl).",
)
@click.option("--key", is_flag=True, help="Sertakan kunci jawaban.")
@click.option("--out", type=OutputFile(), help="Berkas tujuan; wajib untuk xlsx.")
def generate(preset: str, seed: int, count: int | None, form: str, key: bool, out: Path | None) -> None:
    """Buat laporan warga rekaan, satu laporan satu baris."""
    if form == "xlsx" and out is None:
        raise Failure("Berkas xlsx memerlukan tujuan. Tambahkan --out NAMA.xlsx.", MISUSED)
    with sentences():
        from trainer.scenarios.build import stream_plans
        from trainer.scenarios.presets import preset_record

        content = library()
        region = content.region(preset_record(content, preset).region)
        rows = (report_row(plan, region, key) for plan in stream_plans(content, preset, seed, count))
        shown = count is not None and sys.stderr.isatty() and out is not None
        with click.progressbar(rows, length=count, label="Menulis", file=sys.stderr, hidden=not shown) as bar:
            if form == "xlsx" and out is not None:
                write_sheet(bar, out)
            else:
                write_json_lines(bar, out)


def report_row(plan: ReportPlan, region: Region, with_key: bool) -> dict[str, Any]:
    """One report as a row; the key only when asked for."""
    from trainer.sp4n.settings import FIRST_TRACKING_ID

    marks = [word for word, on in (("Anonim", plan.anonymous), ("Rahasia", plan.secret)) if on]
    row: dict[str, Any] = {
        "tracking_id": str(FIRST_TRACKING_ID + plan.index),
        "submitted_at": plan.arrives.isoformat(),
        "channel": plan.channel.label,
        "privacy": "|".join(marks) or "Terbuka",
        "reporter": plan.citizen.name,
        "title": plan.title,
        "body": plan.body,
        "location": plan.location,
        "attachments": list(plan.attachments),
    }
    if with_key:
        row["key"] = key_row(plan, region)
    return row


def key_row(plan: ReportPlan, region: Region) -> dict[str, Any]:
    """The answer key of a report in words that others can train on."""
    from trainer.sp4n.settings import FIRST_TRACKING_ID

    key = plan.key
    functions = {unit.id: unit.function for unit in region.units}
    return {
        "case": key.case,
        "type": key.type.value,
        "type_label": key.type.label,
        "category": list(key.category),
        "action": key.action,
        "function": functions[key.units[0]] if key.units else None,
        "unit": region.unit(key.units[0]).name if key.units else None,
        "units": list(key.units),
        "accept_units": list(key.accept_units),
        "second_units": list(key.second_units),
        "forward_to": key.forward_to,
        "missing": [item.value for item in key.missing],
        "archive_reason": key.archive_reason.value if key.archive_reason else None,
        "duplicate_of": None if key.duplicate_of is None else str(FIRST_TRACKING_ID + key.duplicate_of),
        "force_secret": key.force_secret,
        "urgency": key.urgency,
        "personal": [{"kind": span.kind, "text": span.text} for span in key.personal],
        "reason": key.reason,
        "type_reason": key.type_reason,
        "sources": list(key.sources),
        "register": plan.register,
        "reporter_choice": plan.choice.value,
    }


def write_json_lines(rows: Iterator[dict[str, Any]], out: Path | None) -> None:
    """Write rows as JSON Lines, to a whole file or to standard output."""
    import msgspec

    encode = msgspec.json.Encoder().encode
    if out is None:
        for row in rows:
            sys.stdout.buffer.write(encode(row) + b"\n")
        sys.stdout.buffer.flush()
        return
    with whole_file(out) as file:
        for row in rows:
            file.write(encode(row) + b"\n")


def write_sheet(rows: Iterator[dict[str, Any]], out: Path) -> None:
    """Write rows as a sheet in which no text can become a formula."""
    from io import BytesIO

    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    def cell(value: Any) -> WriteOnlyCell:
        text = ", ".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)
        made = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub(" ", text)[:32767])
        made.data_type = "s"
        return made

    with whole_file(out) as file:
        book = Workbook(write_only=True)
        sheet = book.create_sheet("Laporan")
        heads: list[str] = []
        for row in rows:
            flat = {**row, **{f"key_{name}": value for name, value in row.get("key", {}).items()}}
            flat.pop("key", None)
            if not heads:
                heads = list(flat)
                sheet.append([cell(name) for name in heads])
            sheet.append([cell(flat.get(name)) for name in heads])
        # A zip file that breaks off on a full disk would complain on its own; a buffer cannot break.
        buffer = BytesIO()
        book.save(buffer)
        file.write(buffer.getbuffer())


@click.command(cls=Command)
@click.argument("path", metavar="[BERKAS|FOLDER]", required=False, type=click.Path(path_type=Path))
@json_option
@click.pass_context
def check(context: click.Context, path: Path | None, as_json: bool) -> None:
    """Periksa konten: berkas, baris, kolom, apa yang salah, dan apa yang diharapkan."""
    import msgspec

    with sentences():
        from trainer.scenarios.check import check_content
        from trainer.scenarios.library import find_content

        if path is not None and not path.exists():
            raise Failure(f"Berkas atau folder {path} tidak ditemukan. Periksa namanya.", MISUSED)
        root = path if path is not None and (path / "cases").is_dir() else find_content()
        whole = path is None or root == path
        findings = [*check_content(root, None if whole or path is None else [path])]
        if whole:
            findings += lesson_findings(root)
    errors = [finding for finding in findings if finding.severity != "peringatan"]
    if as_json:
        for finding in findings:
            click.echo(msgspec.json.encode(finding).decode())
    else:
        for finding in findings:
            click.echo(str(finding))
        click.echo(f"{len(errors)} kesalahan, {len(findings) - len(errors)} peringatan.", err=True)
    context.exit(FAILED if errors else 0)


def lesson_findings(root: Path) -> list[Finding]:
    """What is wrong with the lessons of a content folder."""
    from trainer.practice.lessons import check_lessons
    from trainer.scenarios.library import load_library

    content = load_library(root)
    return list(check_lessons(content.lessons(), content.preset_ids()))


COMMANDS = (generate, check)
