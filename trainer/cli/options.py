"""Options that several commands share."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING

import click

from trainer.cli.speech import Failure

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from trainer.scenarios.library import Library
    from trainer.scenarios.log import LogEntry
    from trainer.scenarios.scenario import Scenario

preset_option = click.option(
    "--preset", default="shift-harian", show_default=False, help="Jenis giliran (bawaan: shift-harian)."
)
seed_option = click.option(
    "--seed",
    type=int,
    default=1,
    show_default=False,
    help="Angka awal acak; angka sama, giliran sama (bawaan: 1).",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Keluarkan JSON untuk dibaca mesin.")


def library() -> Library:
    """The content of this installation."""
    from trainer.scenarios.library import load_library

    return load_library()


def stored_or_exported(source: str) -> tuple[Scenario, tuple[LogEntry, ...]]:
    """The session behind a number (stored here) or a file (exported anywhere).

    Raises:
        StoreError, JournalError: it is missing or damaged.
    """
    from pathlib import Path

    from trainer.practice.desk import Desk, read_exported

    if source.isdigit() and not Path(source).exists():
        return Desk.open().store.load(int(source))
    return read_exported(Path(source))


@contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """A file to write that appears under its name only when everything was written.

    Raises:
        Failure: the folder cannot be written or the disk is full; nothing is left behind.
    """
    import os

    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            yield file
        part.replace(path)
    except OSError as problem:
        raise Failure(
            f"Berkas {path} tidak dapat ditulis ({problem.strerror}). Pilih folder lain atau kosongkan ruang."
        ) from None
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def write_text(path: Path, text: str) -> None:
    """Write a text file whole or not at all."""
    from trainer.practice.journal import write_atomically

    write_atomically(path, text.encode())
