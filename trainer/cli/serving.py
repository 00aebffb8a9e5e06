"""`serve`: the trainer in the browser for a room of participants."""

from __future__ import annotations

import os
from pathlib import Path

import click

from trainer.cli.speech import FAILED, MISUSED, Command, Failure, plain

SECRET_VARIABLE = "LATIH_RAHASIA"
"""Environment variable with the signing key: addresses then survive a restart of the server."""

SHORTEST_SECRET = 16


@click.command(cls=Command)
@click.option(
    "--host", default="127.0.0.1", help="Alamat yang dibuka (bawaan: 127.0.0.1, komputer ini saja)."
)
@click.option("--port", type=click.IntRange(1, 65535), default=8017, help="Port (bawaan: 8017).")
@click.option(
    "--max", "seats", type=click.IntRange(1, 500), default=30, help="Peserta sekaligus (bawaan: 30)."
)
@click.option("--kode", help="Kode ruang; tanpa ini dibuat acak dan berlaku 12 jam.")
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder data peserta; tanpa ini di folder data komputer ini.",
)
def serve(host: str, port: int, seats: int, kode: str | None, data: Path | None) -> None:
    """Buka ruang latihan di peramban untuk banyak peserta."""
    from trainer.practice.desk import data_folder
    from trainer.serving.gate import SHORTEST_CODE
    from trainer.serving.keys import room_keys
    from trainer.serving.room import RoomPlan
    from trainer.serving.server import ServingPlan, ServingProblem
    from trainer.serving.server import serve as run_server

    code = None if kode is None else plain(kode, False).strip()
    if code is not None and len(code) < SHORTEST_CODE:
        raise Failure(
            f"Kode ruang terlalu pendek. Pakai paling sedikit {SHORTEST_CODE} huruf atau angka.", MISUSED
        )
    room = RoomPlan(data or data_folder() / "ruang", seats)
    given = signing_key()
    try:
        keys = room_keys(room.data, code)
        run_server(ServingPlan(room, keys.code, host, port, given or keys.secret, keys.kept), say)
    except OSError as problem:
        raise Failure(
            f"Folder {room.data} tidak dapat dipakai ({problem.strerror}). Pilih folder lain dengan --data.",
            FAILED,
        ) from None
    except ServingProblem as problem:
        raise Failure(str(problem), FAILED) from None


def signing_key() -> bytes | None:
    """The key given for this run; None lets the server make one.

    Raises:
        Failure: the key is too short to protect anything.
    """
    given = os.environ.get(SECRET_VARIABLE)
    if not given:
        return None
    if len(given) < SHORTEST_SECRET:
        raise Failure(
            f"{SECRET_VARIABLE} terlalu pendek. Pakai paling sedikit {SHORTEST_SECRET} huruf.", MISUSED
        )
    return given.encode()


def say(line: str) -> None:
    """Print a line for the trainer at once, also into a file or pipe."""
    click.echo(plain(line, False))


COMMANDS = (serve,)
