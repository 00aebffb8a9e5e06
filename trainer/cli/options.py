"""Options that several commands share."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from trainer.cli.speech import Failure, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trainer.practice.attempts import Attempt
    from trainer.practice.desk import Desk
    from trainer.scenarios.library import Library
    from trainer.scenarios.log import LogEntry
    from trainer.scenarios.scenario import Scenario


class OutputFile(click.Path):
    """A file to write, in a folder that is there: a mistyped folder is told instead of made."""

    name = "berkas"

    def __init__(self) -> None:
        super().__init__(dir_okay=False, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path.

        Raises:
            Failure: the folder is missing, or a folder of this name is in the way.
        """
        path = Path(value)
        if path.is_dir():
            raise Failure(f"{plain(str(path), False)} adalah folder. Tulis nama berkas di dalamnya.")
        if not path.parent.is_dir():
            raise Failure(
                f"Folder {plain(str(path.parent), False)} tidak ada. Buat folder itu dahulu atau pilih folder lain."
            )
        return path


class Decimal(click.types.FloatParamType):
    """A number with a decimal comma, as Indonesians write it, or a point."""

    name = "angka"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The number; text that is none is refused."""
        if not isinstance(value, str):
            return value
        try:
            return float(value.strip().replace(",", "."))
        except ValueError:
            self.fail("harus angka, misalnya 7,5", param, ctx)


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
    """The session behind a number (stored here) or a file (exported anywhere); nothing is made or changed.

    Raises:
        StoreError, JournalError: it is missing or damaged.
    """
    from trainer.practice.desk import read_exported

    if is_number(source):
        return _reading(int(source)).store.load(int(source))
    return read_exported(Path(source))


def attempt(source: str) -> Attempt:
    """The session behind a number or a file, graded, with the corrections that trainers made.

    Raises:
        StoreError, JournalError, RubricMismatch: it is missing or damaged, or cannot be graded.
    """
    from trainer.practice.attempts import from_desk, from_file

    if is_number(source):
        return from_desk(_reading(int(source)), int(source))
    return from_file(Path(source))


def _reading(number: int) -> Desk:
    """The desk of this computer, only to be read, for a session that is looked for."""
    from trainer.practice.desk import Desk
    from trainer.practice.store import StoreError

    try:
        return Desk.reading()
    except StoreError as problem:
        raise StoreError(f"Giliran nomor {number} tidak dapat dibuka. {problem}") from None


def is_number(source: str) -> bool:
    """Whether a session's number was meant, not a file that happens to be called like one."""
    return source.isdigit() and not Path(source).exists()


def expanded(paths: Sequence[Path]) -> list[Path]:
    """Paths with `*` and `?` filled in, which the command line of Windows leaves to the program."""
    found: list[Path] = []
    for path in paths:
        wild = any(mark in path.name for mark in "*?") and not path.exists()
        found += sorted(path.parent.glob(path.name)) if wild else [path]
    return found


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
