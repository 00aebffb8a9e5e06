"""`giliran` and `export`: the sessions of this computer, by number."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from trainer.cli.guard import sentences
from trainer.cli.options import OutputFile, json_option
from trainer.cli.speech import Command, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from trainer.practice.store import SessionRow


@click.command(cls=Command)
@json_option
def giliran(as_json: bool) -> None:
    """Daftar giliran yang tersimpan: nomor, peserta, jenis, tanggal, keadaan, dan nilai."""
    import msgspec

    with sentences():
        from trainer.practice.desk import Desk
        from trainer.practice.store import StoreError

        desk = Desk.reading()
        names = {profile.id: profile.name for profile in desk.store.profiles()}
        for row in desk.store.sessions():
            if row.finished and row.overall is None:
                with suppress(StoreError):
                    desk.card(row.id)
        rows = desk.store.sessions()
    if as_json:
        for row in rows:
            record = msgspec.to_builtins(row) | {"player": names.get(row.profile, "")}
            click.echo(msgspec.json.encode(record, order="deterministic").decode())
    elif not rows:
        click.echo("Belum ada giliran yang tersimpan.")
    else:
        click.echo("\n".join(shift_lines(rows, names)))


def shift_lines(rows: Sequence[SessionRow], names: Mapping[int, str]) -> Iterator[str]:
    """One line a session, the latest first."""
    yield f"{'Nomor':>5}  {'Mulai':<10}  {'Peserta':<20}  {'Jenis giliran':<26}  {'Acak':>7}  Keadaan dan nilai"
    for row in rows:
        name = plain(names.get(row.profile, ""), False)[:20]
        title = plain(row.title, False)[:26]
        yield f"{row.id:>5}  {_day(row.started):<10}  {name:<20}  {title:<26}  {row.seed:>7}  {state_text(row)}"


def state_text(row: SessionRow) -> str:
    """Whether a session is finished, and its result; where a trainer corrected it, the machine's as well."""
    if not row.finished:
        return "belum selesai"
    if row.overall is None:
        return "selesai, belum dinilai"
    passed = "" if row.passed is None else ", lulus" if row.passed else ", belum lulus"
    machine = "" if row.machine is None else f"; dikoreksi, menurut mesin {_decimal(row.machine.overall)}"
    left_out = "" if row.counted else "; tidak dihitung dalam Kemajuan"
    return f"selesai, {_decimal(row.overall)} ({plain(row.predicate, False)}{passed}{machine}{left_out})"


def _day(moment: str) -> str:
    from datetime import datetime

    return datetime.fromisoformat(moment).astimezone().strftime("%d-%m-%Y")


def _decimal(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")


@click.command(cls=Command)
@click.argument("number", metavar="NOMOR", type=int)
@click.option("--out", required=True, type=OutputFile(), help="Berkas tujuan.")
def export(number: int, out: Path) -> None:
    """Simpan sebuah giliran beserta koreksinya ke berkas yang dapat dinilai dan diputar di komputer lain."""
    with sentences():
        from trainer.practice.desk import Desk

        Desk.reading().export(number, out)
    click.echo(f"Giliran nomor {number} disimpan ke {plain(str(out), False)}.")


COMMANDS = (giliran, export)
