"""One table for a whole class: every participant's sessions with what a trainer needs to see at a glance.

It only reads: participants may go on working while the table is made. What cannot be read is told and left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

import msgspec

from trainer.practice.attempts import PROBLEMS, Attempt, copies, from_desk, from_file
from trainer.practice.desk import Desk
from trainer.practice.learning import PRACTICE_ONLY
from trainer.practice.outcome import Handling, acted_on, explain, rubric_of
from trainer.practice.places import PEOPLE_FOLDER, STORE_FILE, participants
from trainer.scenarios.library import Library
from trainer.sp4n.vocabulary import Competence

EARLIEST = datetime(1970, 1, 2, tzinfo=UTC)
"""Stands for a moment that a file does not tell."""

EXPORTED = "*.json"
"""How exported sessions are called when a whole folder of them is given."""


class Choice(StrEnum):
    """Which sessions of a participant are shown, among those of the same preset."""

    ALL = "semua"
    BEST = "terbaik"
    LAST = "terakhir"


class Order(StrEnum):
    """How the rows are sorted."""

    NAME = "nama"
    SCORE = "nilai"
    UNIT = "unit"
    DATE = "tanggal"


class ClassRow(msgspec.Struct, frozen=True):
    """A session in the table; what only a finished one has is None before.

    `minutes` are real minutes at the desk, `handled` of `arrived` as in Laporan hasil, `machine` the machine's
    result where a trainer corrected it, `critical` the critical failures that still stand, `unread` the answers that
    a trainer should read, `corrected` the corrected items.
    """

    name: str
    unit: str
    preset: str
    title: str
    seed: int
    started: str
    finished: bool
    minutes: int
    handled: int
    arrived: int
    score: float | None
    machine: float | None
    predicate: str
    passed: bool | None
    competences: dict[Competence, float | None]
    critical: tuple[str, ...]
    unread: int
    corrected: int
    source: Path
    number: int


class ClassTable(msgspec.Struct, frozen=True):
    """The rows, and sentences about what is not in them."""

    rows: tuple[ClassRow, ...]
    notes: tuple[str, ...]


class Place(msgspec.Struct, frozen=True):
    """Where sessions lie: a data folder, or an exported file."""

    path: Path
    is_file: bool


def places(paths: Iterable[Path]) -> list[Place]:
    """Take apart what was named.

    Args:
        paths: a room's folder, a participant's, one with exported files, or an exported file.

    Raises:
        FileNotFoundError: one of them does not exist or holds nothing of ours.
    """
    found: dict[Path, Place] = {}
    for path in paths:
        for place in _at(path):
            found.setdefault(place.path.resolve(), place)
    return list(found.values())


def _at(path: Path) -> list[Place]:
    if path.is_file():
        own = path.name == STORE_FILE
        return [Place(path.parent if own else path, not own)]
    inside = [Place(folder, False) for folder in participants(path)]
    if (path / STORE_FILE).is_file():
        inside.append(Place(path, False))
    # A room that nobody has entered yet is an empty table, not a mistake.
    if inside or (path / PEOPLE_FOLDER).is_dir():
        return inside
    files = [Place(file, True) for file in sorted(path.glob(EXPORTED)) if file.is_file()]
    if not files:
        raise FileNotFoundError(path)
    return files


def class_table(
    found: Sequence[Place],
    library: Library,
    preset: str = "",
    choice: Choice = Choice.ALL,
    order: Order = Order.NAME,
    seen: Callable[[Place], None] = lambda place: None,
) -> ClassTable:
    """Grade everything and make the table.

    Args:
        found: where the sessions lie.
        library: the content.
        preset: only sessions of this preset; empty takes all.
        choice: which of a participant's sessions of the same preset are shown.
        order: how the rows are sorted.
        seen: is told of each place after it was read.
    """
    attempts: list[Attempt] = []
    notes: list[str] = []
    for place in found:
        attempts += _attempts(place, library, preset, notes)
        seen(place)
    kept, repeated = copies(attempts)
    notes += [
        f"{one.source.name}: giliran {one.name} sudah termuat dari {two.source.name}."
        for one, two in repeated
    ]
    rows = _chosen([_row(each) for each in kept], choice)
    return ClassTable(tuple(sorted(rows, key=_KEYS[order])), tuple(notes))


def _attempts(place: Place, library: Library, preset: str, notes: list[str]) -> Iterator[Attempt]:
    """What lies in a place; what cannot be read becomes a note."""
    try:
        if place.is_file:
            one = from_file(place.path)
            if one.scenario.preset.id in PRACTICE_ONLY:
                notes.append(f"{place.path.name}: giliran tur atau ulangan satu laporan tidak dimuat.")
            elif not preset or one.scenario.preset.id == preset:
                yield one
            return
        desk = Desk.reading(place.path, library)
        rows = [row for row in desk.store.sessions() if not preset or row.preset == preset]
    except PROBLEMS as problem:
        notes.append(f"{place.path.name}: {problem}")
        return
    graded = [row for row in rows if row.counted and row.preset not in PRACTICE_ONLY]
    aside = len(rows) - len(graded)
    if aside:
        notes.append(f"{place.path.name}: {aside} giliran tur atau ulangan satu laporan tidak dimuat.")
    for row in reversed(graded):
        try:
            yield from_desk(desk, row.id)
        except PROBLEMS as problem:
            notes.append(f"{place.path.name}: {problem}")
    desk.store.close()


def _row(attempt: Attempt) -> ClassRow:
    card, scenario = attempt.card, attempt.scenario
    outcome = explain(card, acted_on(attempt.entries), rubric_of(scenario))
    done = attempt.finished
    corrected = len(attempt.reviewed.overrides)
    return ClassRow(
        name=attempt.name,
        unit=attempt.unit,
        preset=scenario.preset.id,
        title=scenario.preset.title,
        seed=scenario.seed,
        started=attempt.started,
        finished=done,
        minutes=round(card.handling_seconds / 60),
        handled=outcome.count(Handling.HANDLED),
        arrived=len(outcome.states),
        score=card.overall if done else None,
        machine=attempt.machine.overall if done and corrected else None,
        predicate=card.predicate if done else "",
        passed=card.passed if done else None,
        competences={each.competence: each.percent if done else None for each in card.competences},
        critical=tuple(f"{cap.label} (#{cap.report})" for cap in card.caps) if done else (),
        unread=len(card.for_human) if done else 0,
        corrected=corrected,
        source=attempt.source,
        number=attempt.number,
    )


def _chosen(rows: list[ClassRow], choice: Choice) -> list[ClassRow]:
    if choice is Choice.ALL:
        return rows
    groups: dict[tuple[str, str, str], list[ClassRow]] = {}
    for row in rows:
        groups.setdefault((row.name.casefold(), row.unit.casefold(), row.preset), []).append(row)
    return [max(group, key=_better if choice is Choice.BEST else _later) for group in groups.values()]


def _later(row: ClassRow) -> tuple[datetime, int]:
    return _moment(row.started) or EARLIEST, row.number


def _better(row: ClassRow) -> tuple[float, bool, datetime]:
    score = -1.0 if row.score is None else row.score
    return score, row.passed is True, _moment(row.started) or EARLIEST


def _by_name(row: ClassRow) -> tuple[object, ...]:
    return row.name.casefold(), row.unit.casefold(), row.title, row.started, row.number


_KEYS: dict[Order, Callable[[ClassRow], tuple[object, ...]]] = {
    Order.NAME: _by_name,
    Order.SCORE: lambda row: (row.score is None, -(row.score or 0.0), *_by_name(row)),
    Order.UNIT: lambda row: (row.unit.casefold(), *_by_name(row)),
    Order.DATE: lambda row: (row.started, *_by_name(row)),
}

SHORT: dict[Competence, str] = {
    Competence.CLASSIFICATION: "Klas",
    Competence.DISPOSITION: "Disp",
    Competence.RESPONSE: "Jawab",
    Competence.TIMELINESS: "Waktu",
    Competence.CONFIDENTIALITY: "Rahas",
    Competence.QUEUE: "Antre",
}
"""The competences as narrow column heads."""

HEADS = (
    "Nama", "Unit kerja", "Giliran", "Jenis giliran", "Nomor acak", "Tanggal", "Keadaan", "Menit", "Ditangani",
    "Laporan masuk", "Nilai", "Nilai mesin", "Predikat", "Lulus", *(each.label for each in Competence),
    "Kesalahan berat", "Jawaban perlu dibaca", "Butir dikoreksi", "Asal", "Nomor giliran",
)  # fmt: skip
"""The columns of the table as a file."""


def cells(row: ClassRow) -> tuple[str, ...]:
    """A row as texts under `HEADS`."""
    return (
        row.name, row.unit, row.title, row.preset, str(row.seed), day_text(row.started), state(row), str(row.minutes),
        str(row.handled), str(row.arrived), mark(row.score), mark(row.machine), row.predicate, verdict(row),
        *(mark(row.competences.get(each)) for each in Competence), "; ".join(row.critical), str(row.unread),
        str(row.corrected), row.source.name, str(row.number) if row.number else "",
    )  # fmt: skip


def state(row: ClassRow) -> str:
    """Whether the session is over."""
    return "selesai" if row.finished else "belum selesai"


def verdict(row: ClassRow) -> str:
    """Whether it was passed; nothing before it is over."""
    return "" if row.passed is None else "lulus" if row.passed else "belum lulus"


def mark(value: float | None) -> str:
    """A percentage with a decimal comma; nothing where there is none."""
    return "" if value is None else f"{value:.1f}".replace(".", ",")


def day_text(moment: str) -> str:
    """The day of a real moment on this computer: `03-02-2026`; nothing where a file does not tell it."""
    found = _moment(moment)
    return "" if found is None else f"{found:%d-%m-%Y}"


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text).astimezone()
    except ValueError:
        return None
