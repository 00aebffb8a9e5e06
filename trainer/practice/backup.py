"""A backup of the store in one file, and the way back.

Both directions use SQLite's online backup, so nothing half-written is ever read, and every copy is read
again before anybody relies on it. A backup of an older version is migrated before it takes the store's place.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from trainer.practice.migrations import NEWEST, migrate
from trainer.practice.store import Store, StoreError

if TYPE_CHECKING:
    from trainer.practice.desk import Desk

TABLES = ("profiles", "settings", "scenarios", "sessions", "log", "drafts", "results")
"""What the first version had already; a file without them is no backup of ours."""

PATIENCE = 1.0
"""Seconds to wait for a store that another window is writing to."""

BEFORE = "sebelum-pulih"
"""In the name of the copy that is made before a restore."""


class BackupError(StoreError):
    """A backup or a restore that cannot be done; the text is one sentence saying what to do next."""


class Contents(msgspec.Struct, frozen=True):
    """What is in a file: its schema version, and how many profiles and sessions."""

    version: int
    profiles: int
    sessions: int


class Restored(msgspec.Struct, frozen=True):
    """A restore that was done: what came back, and where the copy of what was there before lies."""

    contents: Contents
    copy: Path


def suggested_name(now: str) -> str:
    """A file name for a backup made at a moment (ISO text): `latih-cadangan-20261121-0800.sqlite3`."""
    return f"latih-cadangan-{datetime.fromisoformat(now):%Y%m%d-%H%M}.sqlite3"


def back_up(store: Path, target: Path) -> Contents:
    """Copy the store to a file, while it may be in use, and read the copy again.

    Args:
        store: the store's file.
        target: where to; it must not be there already.

    Returns:
        What the copy holds.

    Raises:
        BackupError: the target exists, its folder cannot be written, or the copy is not what it should be.
    """
    if target.exists():
        raise BackupError(f"Berkas {target} sudah ada. Pilih nama lain agar cadangan lama tidak hilang.")
    with _sentences(f"Cadangan ke {target} gagal"), _temporary(target.parent) as work:
        with closing(_readable(store)) as source, closing(sqlite3.connect(work)) as copy:
            source.backup(copy)
            # A copy with a write-ahead log beside it would be two files.
            copy.execute("pragma journal_mode=delete")
            wanted = _counts(copy)
        found = inspect(work)
        with closing(_readable(work)) as again:
            if _counts(again) != wanted:
                raise BackupError(f"Cadangan ke {target} tidak utuh. Ulangi, atau pilih tempat lain.")
        os.replace(work, target)
    return found


def inspect(path: Path) -> Contents:
    """Read a backup and check that it is whole.

    Raises:
        BackupError: it is missing, damaged, of a newer version, or no backup of LATIH!.
    """
    if not path.is_file():
        raise BackupError(f"Berkas {path} tidak ditemukan. Periksa nama dan foldernya.")
    with _sentences(f"Berkas {path} tidak dapat dibaca"), closing(_readable(path)) as db:
        version = int(db.execute("pragma user_version").fetchone()[0])
        names = {str(row[0]) for row in db.execute("select name from sqlite_master where type = 'table'")}
        if version < 1 or not names.issuperset(TABLES):
            raise BackupError(f"Berkas {path} bukan cadangan LATIH!. Pilih berkas yang dibuat lewat Setelan.")
        if version > NEWEST:
            raise BackupError(
                f"Berkas {path} dibuat oleh LATIH! yang lebih baru. Perbarui LATIH!, lalu ulangi."
            )
        health = str(db.execute("pragma integrity_check").fetchone()[0])
        if health != "ok" or db.execute("pragma foreign_key_check").fetchone() is not None:
            raise BackupError(f"Berkas {path} rusak. Pakai cadangan yang lain.")
        counts = _counts(db)
    return Contents(version, counts["profiles"], counts["sessions"])


def restore(store: Path, source: Path, now: str) -> Restored:
    """Put a backup in the place of the store.

    The store must not be open anywhere. What it held is copied beside it first.

    Args:
        store: the store's file.
        source: the backup.
        now: the real moment as ISO text, for the name of the copy.

    Raises:
        BackupError: the backup is no good, or the store is open in another window; nothing has changed.
    """
    if source.exists() and store.exists() and source.samefile(store):
        raise BackupError("Berkas itu adalah data latihan yang sedang dipakai. Pilih berkas cadangan.")
    inspect(source)
    with _sentences("Pemulihan gagal; data latihan tidak berubah"), _temporary(store.parent) as work:
        with closing(_readable(source)) as old, closing(sqlite3.connect(work)) as fresh:
            old.backup(fresh)
        _bring_up(work)
        contents = inspect(work)
        with closing(_locked(store)) as live:
            kept = _free_name(store, now)
            with closing(sqlite3.connect(kept)) as copy:
                live.backup(copy)
            inspect(kept)
            with closing(_readable(work)) as fresh:
                fresh.backup(live)
    if inspect(store) != contents:
        raise BackupError(
            f"Data yang dipulihkan tidak utuh. Data semula ada di {kept}; pulihkan dari berkas itu."
        )
    return Restored(contents, kept)


def restore_into(desk: Desk, source: Path, now: str) -> Restored:
    """Restore into the store of an open desk, which is closed for it and opened again.

    Args:
        desk: the desk; call this in its thread, while no shift is open.
        source: the backup.
        now: the real moment as ISO text.

    Raises:
        BackupError: as `restore`; the desk works on as before.
    """
    path = desk.store.path
    desk.store.close()
    try:
        return restore(path, source, now)
    finally:
        desk.store = Store(path)


def _bring_up(path: Path) -> None:
    """Migrate a copy to the newest schema and make it one file."""
    from sqlite_utils import Database

    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        migrate(Database(db), int(db.execute("pragma user_version").fetchone()[0]))
        db.execute("pragma journal_mode=delete")


def _readable(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=PATIENCE)


def _locked(store: Path) -> sqlite3.Connection:
    """A connection to a store that nobody else has open.

    Leaving the write-ahead log is possible only then, so it is the test.
    """
    db = sqlite3.connect(store, timeout=PATIENCE, isolation_level=None)
    try:
        mode = str(db.execute("pragma journal_mode=delete").fetchone()[0])
        free = mode == "delete"
    except sqlite3.OperationalError:
        free = False
    if not free:
        db.close()
        raise BackupError("Data latihan sedang terbuka di jendela lain. Tutup jendela itu, lalu ulangi.")
    return db


def _counts(db: sqlite3.Connection) -> dict[str, int]:
    return {name: int(db.execute(f"select count(*) from {name}").fetchone()[0]) for name in TABLES}


def _free_name(store: Path, now: str) -> Path:
    """A name beside the store that is not taken."""
    stem = f"{store.stem}-{BEFORE}-{datetime.fromisoformat(now):%Y%m%d-%H%M%S}"
    number, path = 1, store.with_name(f"{stem}{store.suffix}")
    while path.exists():
        number += 1
        path = store.with_name(f"{stem}-{number}{store.suffix}")
    return path


@contextmanager
def _temporary(folder: Path) -> Iterator[Path]:
    """A file in the folder that is gone afterwards, unless it was moved to its place."""
    folder.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".latih-", suffix=".sqlite3", dir=folder)
    os.close(handle)
    path = Path(name)
    try:
        yield path
    finally:
        for each in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
            each.unlink(missing_ok=True)


@contextmanager
def _sentences(start: str) -> Iterator[None]:
    """Turn technical failures into a sentence."""
    try:
        yield
    except sqlite3.OperationalError as problem:
        full = "full" in str(problem)
        advice = "Ruang penyimpanan penuh; kosongkan ruang" if full else "Periksa izin folder dan berkasnya"
        raise BackupError(f"{start}. {advice}, lalu ulangi.") from None
    except sqlite3.DatabaseError:
        raise BackupError(f"{start}: isinya rusak atau bukan berkas LATIH!. Pilih berkas lain.") from None
    except OSError as problem:
        raise BackupError(f"{start} ({problem.strerror}). Pilih folder lain atau kosongkan ruang.") from None
