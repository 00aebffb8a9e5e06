"""The store: profiles, sessions with their sealed logs, drafts and results in one SQLite file.

One transaction an action, write-ahead log, full synchronisation: what was confirmed survives kill -9 and
a power cut. Every failure reaches the caller as a `StoreError` with one sentence for a person.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec

from trainer.practice.journal import (
    JournalError,
    SealedEntry,
    decode_scenario,
    encode_entry,
    encode_scenario,
    first_seal,
    next_seal,
    open_log,
)
from trainer.practice.migrations import NEWEST, migrate
from trainer.scenarios.log import LogEntry
from trainer.scenarios.scenario import Scenario

BUSY_SECONDS = 10

LAST_NUMBER = "giliran_terakhir"
"""The computer's setting with the highest session number that was ever given."""


def overrides_key(session: int) -> str:
    """The setting of a profile that keeps a trainer's decisions about a session."""
    return f"koreksi:{session}"


class StoreError(Exception):
    """The store cannot do what was asked; the text is one sentence saying what to do next."""


class Profile(msgspec.Struct, frozen=True):
    """A person who trains on this computer."""

    id: int
    name: str
    region: str
    unit: str
    role: str
    created: str


class Verdict(msgspec.Struct, frozen=True):
    """A result in short."""

    overall: float
    predicate: str
    passed: bool


class StoredReview(msgspec.Struct, frozen=True):
    """A trainer's review as stored: the result as it counts, and the reviewed card (JSON)."""

    verdict: Verdict
    card: str


class SessionRow(msgspec.Struct, frozen=True):
    """A stored session as lists show it.

    `overall` (None until it was graded), `predicate` and `passed` (None where an older version graded) are the
    result as it counts; `machine` is what the machine alone had said, where a trainer has corrected it.
    `counted` tells whether it belongs into progress: a tour does not.
    """

    id: int
    profile: int
    preset: str
    title: str
    seed: int
    clock: str
    started: str
    updated: str
    simulated: str
    finished: bool
    overall: float | None
    predicate: str
    passed: bool | None = None
    machine: Verdict | None = None
    counted: bool = True


class Draft(msgspec.Struct, frozen=True):
    """A form as last typed: the fields by name."""

    report: int
    form: str
    fields: dict[str, Any]
    updated: str


class Store:
    """An open store.

    Args:
        path: the file; its folder is made when missing.

    Raises:
        StoreError: the folder is read-only, the file is damaged, or of a newer version.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with _sentences(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
            connection.execute("pragma journal_mode=wal")
            connection.execute("pragma synchronous=full")
            self._use(connection)

    @classmethod
    def snapshot(cls, path: Path) -> Store:
        """A store as it stands now, only to be read: nothing is made, changed or held open on the disk.

        What is written to it is gone with it, so another version's file is read as well, and whoever works in it
        goes on undisturbed.

        Raises:
            StoreError: there is none, it is damaged, or of a newer version.
        """
        if not path.is_file():
            raise StoreError(
                f"Belum ada data latihan di {path.parent}. Periksa LATIH_DATA, atau mainkan satu giliran dahulu."
            )
        found = cls.__new__(cls)
        found.path = path
        with _sentences(path):
            found._use(_copied(path))
        return found

    def _use(self, connection: sqlite3.Connection) -> None:
        from sqlite_utils import Database

        connection.execute("pragma foreign_keys=on")
        self._connection = connection
        self._db = Database(connection)
        version = int(connection.execute("pragma user_version").fetchone()[0])
        if version > NEWEST:
            connection.close()
            raise StoreError(
                f"Data latihan di {self.path} dibuat oleh LATIH! yang lebih baru. Perbarui LATIH!, lalu buka lagi."
            )
        migrate(self._db, version)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with _sentences(self.path):
            self._connection.execute("begin immediate")
            try:
                yield self._connection
            except BaseException:
                # A full disk makes SQLite roll back by itself.
                if self._connection.in_transaction:
                    self._connection.execute("rollback")
                raise
            self._connection.execute("commit")

    def _rows(self, sql: str, *values: object) -> list[dict[str, Any]]:
        with _sentences(self.path):
            return list(self._db.query(sql, list(values)))

    # Profiles and settings

    def add_profile(self, name: str, region: str, unit: str, role: str, now: str) -> Profile:
        """Make a profile; `now` is the moment as ISO text."""
        with self._transaction() as db:
            cursor = db.execute(
                "insert into profiles(name, region, unit, role, created) values (?, ?, ?, ?, ?)",
                (name, region, unit, role, now),
            )
        return Profile(int(cursor.lastrowid or 0), name, region, unit, role, now)

    def change_profile(self, profile: Profile) -> None:
        """Store a profile's name, region, unit and role anew."""
        with self._transaction() as db:
            db.execute(
                "update profiles set name = ?, region = ?, unit = ?, role = ? where id = ?",
                (profile.name, profile.region, profile.unit, profile.role, profile.id),
            )

    def delete_profile(self, profile: int) -> None:
        """Remove a profile with its settings and everything that belongs to its sessions."""
        with self._transaction() as db:
            numbers = [row[0] for row in db.execute("select id from sessions where profile = ?", (profile,))]
            for number in numbers:
                _forget(db, number)
            db.execute("delete from settings where profile = ?", (profile,))
            db.execute("delete from profiles where id = ?", (profile,))

    def profiles(self) -> list[Profile]:
        """All profiles, oldest first."""
        return [Profile(**row) for row in self._rows("select * from profiles order by id")]

    def setting(self, profile: int, key: str, default: str = "") -> str:
        """A profile's setting (profile 0: of the computer)."""
        rows = self._rows("select value from settings where profile = ? and key = ?", profile, key)
        return str(rows[0]["value"]) if rows else default

    def set_setting(self, profile: int, key: str, value: str) -> None:
        """Store a setting."""
        with self._transaction() as db:
            db.execute(
                "insert or replace into settings(profile, key, value) values (?, ?, ?)", (profile, key, value)
            )

    # Sessions

    def add_session(self, profile: int, scenario: Scenario, clock: str, now: str) -> int:
        """Store a new session with its scenario; return its id."""
        text = encode_scenario(scenario)
        digest = sha256(text.encode()).hexdigest()
        with self._transaction() as db:
            db.execute(
                "insert or ignore into scenarios(hash, data) values (?, ?)",
                (digest, zlib.compress(text.encode(), 6)),
            )
            number = _next_number(db)
            db.execute(
                "insert into sessions(id, profile, preset, title, seed, clock, scenario, started, updated,"
                " simulated, finished, seal) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)",
                (
                    number,
                    profile,
                    scenario.preset.id,
                    scenario.preset.title,
                    str(scenario.seed),
                    clock,
                    digest,
                    now,
                    now,
                    scenario.starts.isoformat(),
                    first_seal(text),
                ),
            )
        return number

    def delete_session(self, session: int) -> None:
        """Remove a session with its log, drafts and result; its number is never given again."""
        with self._transaction() as db:
            _forget(db, session)

    def append(self, session: int, entries: Sequence[LogEntry], now: str, finished: bool) -> None:
        """Add entries to a session's log in one transaction.

        Raises:
            StoreError: another window has gone on with this session, or the file cannot be written.
        """
        if not entries:
            return
        with self._transaction() as db:
            row = db.execute("select seal, length from sessions where id = ?", (session,)).fetchone()
            if row is None or row[1] != entries[0].seq:
                raise StoreError(
                    "Giliran ini sudah dilanjutkan di jendela lain. Kembali ke Beranda dan buka lagi untuk meneruskan."
                )
            seal = str(row[0])
            for entry in entries:
                text = encode_entry(entry)
                seal = next_seal(seal, text)
                db.execute(
                    "insert into log(session, seq, entry, seal) values (?, ?, ?, ?)",
                    (session, entry.seq, text, seal),
                )
            last = entries[-1]
            db.execute(
                "update sessions set seal = ?, length = ?, updated = ?, simulated = ?, finished = ? where id = ?",
                (seal, last.seq + 1, now, (last.until or last.at).isoformat(), int(finished), session),
            )

    def sessions(self, profile: int | None = None) -> list[SessionRow]:
        """Stored sessions, latest first."""
        where = "" if profile is None else "where profile = ?"
        rows = self._rows(
            f"select {_ROW} from sessions {where} order by updated desc, id desc",
            *(() if profile is None else (profile,)),
        )
        return [_session_row(row) for row in rows]

    def session(self, session: int) -> SessionRow:
        """One stored session.

        Raises:
            StoreError: there is none with this id.
        """
        for row in self._rows(f"select {_ROW} from sessions where id = ?", session):
            return _session_row(row)
        raise StoreError(_no_session(session))

    def last_seal(self, session: int) -> str:
        """The seal at the end of a session's log, which no other session has."""
        rows = self._rows("select seal from sessions where id = ?", session)
        return str(rows[0]["seal"]) if rows else ""

    def load(self, session: int) -> tuple[Scenario, tuple[LogEntry, ...]]:
        """A session's scenario and checked log.

        Raises:
            StoreError: it does not exist or was damaged.
        """
        rows = self._rows(
            "select s.data, x.length from sessions x join scenarios s on s.hash = x.scenario where x.id = ?",
            session,
        )
        if not rows:
            raise StoreError(_no_session(session))
        try:
            text = zlib.decompress(rows[0]["data"]).decode()
            with _sentences(self.path):
                found = self._connection.execute(
                    "select entry, seal from log where session = ? order by seq", (session,)
                )
                log = [SealedEntry(entry, seal) for entry, seal in found]
            if len(log) != rows[0]["length"]:
                raise JournalError("Catatan giliran tidak lengkap. Pulihkan dari cadangan.")
            return decode_scenario(text), open_log(text, log)
        except (JournalError, zlib.error, UnicodeError) as problem:
            raise StoreError(f"Giliran nomor {session} tidak dapat dibuka: {problem}") from None

    def set_result(
        self,
        session: int,
        overall: float,
        predicate: str,
        card: str,
        passed: bool | None = None,
        review: StoredReview | None = None,
    ) -> None:
        """Store the result of a finished session.

        Args:
            session: its number.
            overall, predicate, passed: the machine's result in short.
            card: the machine's score card (JSON).
            review: what a trainer made of it, which then is what counts.
        """
        machine = (overall, predicate, None if passed is None else int(passed))
        counting: tuple[object, ...] = machine
        kept: tuple[object, ...] = (None, "", None)
        if review is not None:
            verdict = review.verdict
            counting, kept = (verdict.overall, verdict.predicate, int(verdict.passed)), machine
        with self._transaction() as db:
            db.execute(
                "update sessions set overall = ?, predicate = ?, passed = ?, machine_overall = ?,"
                " machine_predicate = ?, machine_passed = ? where id = ?",
                (*counting, *kept, session),
            )
            db.execute(
                "insert or replace into results(session, card, reviewed) values (?, ?, ?)",
                (session, card, None if review is None else review.card),
            )

    def result(self, session: int) -> str | None:
        """The stored score card (JSON) as it counts, a trainer's corrections in it, if there is one."""
        rows = self._rows("select coalesce(reviewed, card) as card from results where session = ?", session)
        return str(rows[0]["card"]) if rows else None

    def machine_result(self, session: int) -> str | None:
        """The stored score card (JSON) as the machine graded it, if there is one."""
        rows = self._rows("select card from results where session = ?", session)
        return str(rows[0]["card"]) if rows else None

    def set_counted(self, session: int, counted: bool) -> None:
        """Say whether a session belongs into the person's progress."""
        with self._transaction() as db:
            db.execute("update sessions set counted = ? where id = ?", (int(counted), session))

    # Drafts

    def save_draft(self, session: int, report: int, form: str, fields: dict[str, Any], now: str) -> None:
        """Keep what is being typed."""
        text = msgspec.json.encode(fields).decode()
        with self._transaction() as db:
            db.execute(
                "insert or replace into drafts(session, report, form, fields, updated) values (?, ?, ?, ?, ?)",
                (session, report, form, text, now),
            )

    def draft(self, session: int, report: int, form: str) -> dict[str, Any] | None:
        """What was last typed into a form, if anything."""
        rows = self._rows(
            "select fields from drafts where session = ? and report = ? and form = ?", session, report, form
        )
        return msgspec.json.decode(rows[0]["fields"], type=dict[str, Any]) if rows else None

    def drop_draft(self, session: int, report: int, form: str) -> None:
        """Forget a draft that was sent."""
        with self._transaction() as db:
            db.execute(
                "delete from drafts where session = ? and report = ? and form = ?", (session, report, form)
            )


_ROW = (
    "id, profile, preset, title, seed, clock, started, updated, simulated, finished, overall, predicate, passed,"
    " machine_overall, machine_predicate, machine_passed, counted"
)


def _session_row(row: dict[str, Any]) -> SessionRow:
    overall, predicate, passed = (row.pop(f"machine_{name}") for name in ("overall", "predicate", "passed"))
    return SessionRow(
        **{
            **row,
            "finished": bool(row["finished"]),
            "counted": bool(row["counted"]),
            "seed": int(row["seed"]),
            "passed": None if row["passed"] is None else bool(row["passed"]),
            "machine": None if overall is None else Verdict(overall, predicate, bool(passed)),
        }
    )


def _no_session(number: int) -> str:
    return f"Giliran nomor {number} tidak ada. Lihat nomor yang tersedia dengan `latih giliran`."


def _copied(path: Path) -> sqlite3.Connection:
    """A copy of a store in memory.

    A file that nobody has open is taken as it is, because opening its write-ahead log would leave files of ours
    in a folder that may belong to another person. If somebody opens it meanwhile, it is copied once more.
    """
    busy = _log_of(path).exists()
    memory = sqlite3.connect(":memory:", isolation_level=None)
    address = f"{path.resolve().as_uri()}?{'mode=ro' if busy else 'immutable=1'}"
    try:
        with closing(sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS)) as source:
            source.backup(memory)
    except sqlite3.DatabaseError:
        memory.close()
        if busy or not _log_of(path).exists():
            raise
        return _copied(path)
    if not busy and _log_of(path).exists():
        memory.close()
        return _copied(path)
    return memory


def _log_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def _next_number(db: sqlite3.Connection) -> int:
    """A number that no session has or had: papers and files may still name one that was deleted."""
    known = db.execute(
        "select max(coalesce((select max(id) from sessions), 0),"
        " coalesce((select cast(value as integer) from settings where profile = 0 and key = ?), 0))",
        (LAST_NUMBER,),
    ).fetchone()
    number = int(known[0]) + 1
    db.execute(
        "insert or replace into settings(profile, key, value) values (0, ?, ?)", (LAST_NUMBER, str(number))
    )
    return number


def _forget(db: sqlite3.Connection, session: int) -> None:
    """Delete a session and all that is kept of it alone."""
    for table in ("log", "drafts", "results"):
        db.execute(f"delete from {table} where session = ?", (session,))
    db.execute("delete from settings where key = ?", (overrides_key(session),))
    db.execute("delete from sessions where id = ?", (session,))
    db.execute("delete from scenarios where hash not in (select scenario from sessions)")


@contextmanager
def _sentences(path: Path) -> Iterator[None]:
    """Turn technical failures into sentences."""
    try:
        yield
    except sqlite3.OperationalError as problem:
        text = str(problem)
        if "full" in text:
            advice = (
                "Ruang penyimpanan penuh. Kosongkan ruang, lalu ulangi; tindakan terakhir belum tersimpan."
            )
        elif "locked" in text:
            advice = "Data latihan sedang dipakai jendela lain. Tunggu sebentar, lalu ulangi."
        elif "readonly" in text or "unable to open" in text:
            advice = f"Data latihan di {path} tidak dapat ditulis. Periksa izin folder atau atur LATIH_DATA ke folder lain."
        else:
            advice = f"Data latihan di {path} bermasalah ({text}). Pulihkan dari cadangan atau pindahkan berkas itu."
        raise StoreError(advice) from None
    except sqlite3.DatabaseError as problem:
        raise StoreError(
            f"Data latihan di {path} rusak ({problem}). Pindahkan berkas itu ke tempat lain, lalu buka LATIH! lagi."
        ) from None
    except OSError as problem:
        raise StoreError(
            f"Folder data {path.parent} tidak dapat dipakai ({problem.strerror}). Atur LATIH_DATA ke folder lain."
        ) from None
