"""The hash chain over a session's log, and the file a session is exported to.

Every entry is sealed by a SHA-256 over the seal before it and its own bytes, so a log that was cut or
edited is noticed wherever it is read. The chain starts from the scenario's bytes.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from trainer.scenarios.log import LogEntry
from trainer.scenarios.scenario import Scenario

FORMAT = "latih-giliran"
VERSION = 2
"""Since version 2 a file carries the unit and the trainers' corrections."""

_encoder = msgspec.json.Encoder(order="deterministic")


class JournalError(Exception):
    """A session file or stored log that cannot be trusted; the text is one sentence for a person."""


class SealedEntry(msgspec.Struct, frozen=True):
    """A log entry as stored: its exact bytes as text and the seal of the chain up to here."""

    entry: str
    seal: str


class SessionFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An exported session: who played, the scenario, the sealed log, and a seal over everything.

    `corrections` are all decisions that trainers took about it, oldest first, as JSON like in the store; whoever
    needs them decodes them, so that reading a file does not load what grades.
    """

    format: str
    version: int
    player: str
    clock: str
    started: str
    scenario: str
    log: tuple[SealedEntry, ...]
    seal: str
    unit: str = ""
    corrections: str = ""

    @property
    def last_seal(self) -> str:
        """The seal at the end of the log, which no other session has."""
        return self.log[-1].seal if self.log else first_seal(self.scenario)


def encode_scenario(scenario: Scenario) -> str:
    """The scenario as canonical JSON."""
    return _encoder.encode(scenario).decode()


def decode_scenario(text: str) -> Scenario:
    """Read a scenario back.

    Raises:
        JournalError: it does not fit the present types.
    """
    try:
        return msgspec.json.decode(text, type=Scenario)
    except (msgspec.MsgspecError, ValueError, UnicodeError) as problem:
        raise JournalError(
            f"Skenario giliran ini tidak dapat dibaca ({problem}). Gunakan LATIH! versi yang membuatnya."
        ) from None


def encode_entry(entry: LogEntry) -> str:
    """A log entry as canonical JSON."""
    return _encoder.encode(entry).decode()


def next_seal(previous: str, entry: str) -> str:
    """The seal of an entry, given the seal before it."""
    return hashlib.sha256(f"{previous}\n{entry}".encode()).hexdigest()


def first_seal(scenario: str) -> str:
    """The seal that a log starts from."""
    return hashlib.sha256(scenario.encode()).hexdigest()


def seal_log(scenario: str, entries: Iterable[LogEntry]) -> tuple[SealedEntry, ...]:
    """Seal a whole log."""
    seal, sealed = first_seal(scenario), []
    for entry in entries:
        text = encode_entry(entry)
        seal = next_seal(seal, text)
        sealed.append(SealedEntry(text, seal))
    return tuple(sealed)


def open_log(scenario: str, sealed: Sequence[SealedEntry]) -> tuple[LogEntry, ...]:
    """Check the chain and read the entries.

    Raises:
        JournalError: an entry was changed, left out, moved or cannot be read.
    """
    seal, entries = first_seal(scenario), []
    decoder = msgspec.json.Decoder(LogEntry)
    for number, item in enumerate(sealed):
        seal = next_seal(seal, item.entry)
        if seal != item.seal:
            raise JournalError(
                f"Catatan giliran rusak atau diubah pada langkah ke-{number + 1}. "
                "Mintalah berkas aslinya atau pulihkan dari cadangan."
            )
        try:
            entry = decoder.decode(item.entry)
        except (msgspec.MsgspecError, ValueError, UnicodeError):
            raise JournalError(
                f"Langkah ke-{number + 1} dibuat oleh versi LATIH! lain dan tidak dapat dibaca. "
                "Perbarui LATIH!, lalu ulangi."
            ) from None
        if entry.seq != number:
            raise JournalError(
                f"Catatan giliran tidak lengkap: langkah ke-{number + 1} hilang. Pulihkan dari cadangan."
            )
        entries.append(entry)
    return tuple(entries)


def _seal_file(file: SessionFile) -> str:
    parts = [
        FORMAT,
        str(file.version),
        file.player,
        file.clock,
        file.started,
        file.last_seal,
        str(len(file.log)),
    ]
    if file.version > 1:
        parts += [file.unit, file.corrections]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def write_session(
    path: Path,
    scenario: Scenario,
    entries: Iterable[LogEntry],
    player: str,
    clock: str,
    started: str,
    unit: str = "",
    corrections: str = "",
) -> None:
    """Export a session to a file, atomically.

    Args:
        path: the file; its folder must be there.
        scenario, entries: what was played.
        player, unit: the person.
        clock, started: how and when it was played.
        corrections: all decisions of trainers as JSON; empty without any.

    Raises:
        JournalError: the folder is missing or the file cannot be written; nothing half-written is left.
    """
    if not path.parent.is_dir():
        raise JournalError(
            f"Folder {path.parent} tidak ada. Buat folder itu dahulu atau pilih folder lain, lalu ulangi."
        )
    text = encode_scenario(scenario)
    file = SessionFile(
        FORMAT, VERSION, player, clock, started, text, seal_log(text, entries), "", unit, corrections
    )
    write_atomically(path, _encoder.encode(msgspec.structs.replace(file, seal=_seal_file(file))))


def read_session(path: Path) -> tuple[SessionFile, Scenario, tuple[LogEntry, ...]]:
    """Read an exported session and check every seal.

    Raises:
        JournalError: one sentence saying what is wrong with the file and what to do.
    """
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise JournalError(f"Berkas {path} tidak ditemukan. Periksa nama dan foldernya.") from None
    except OSError as problem:
        raise JournalError(
            f"Berkas {path} tidak dapat dibuka ({problem.strerror}). Periksa izinnya."
        ) from None
    try:
        header = msgspec.json.decode(raw, type=dict[str, object])
    except (msgspec.MsgspecError, UnicodeError):
        raise JournalError(
            f"Berkas {path} terpotong atau bukan berkas giliran LATIH!. Ekspor ulang dari komputer asalnya."
        ) from None
    version = header.get("version")
    if header.get("format") != FORMAT or not isinstance(version, int):
        raise JournalError(f"Berkas {path} bukan berkas giliran LATIH!. Pilih berkas hasil `latih export`.")
    if version > VERSION:
        raise JournalError(f"Berkas {path} dibuat oleh LATIH! yang lebih baru. Perbarui LATIH!, lalu ulangi.")
    try:
        file = msgspec.json.decode(raw, type=SessionFile)
    except (msgspec.MsgspecError, UnicodeError):
        raise JournalError(f"Isi berkas {path} tidak lengkap. Ekspor ulang dari komputer asalnya.") from None
    if _seal_file(file) != file.seal:
        raise JournalError(f"Berkas {path} telah diubah sejak diekspor. Mintalah berkas aslinya.")
    return file, decode_scenario(file.scenario), open_log(file.scenario, file.log)


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file so that it is either whole or not there.

    Raises:
        JournalError: the folder cannot be written or the disk is full.
    """
    temporary = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except OSError as problem:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
        raise JournalError(
            f"Berkas {path} tidak dapat ditulis ({problem.strerror}). Pilih folder lain atau kosongkan ruang."
        ) from None
