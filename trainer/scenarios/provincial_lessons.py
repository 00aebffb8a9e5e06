"""The typical mistakes of a case, as somebody at a province's desk makes them.

A lesson about class, category, privacy or asking for data holds at both levels. One about units, other
agencies or archiving was written for a kabupaten: it is kept where it says the same for a province, turned
round where the levels have changed places, and otherwise left out. Source: dossier 10.3.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from trainer.scenarios.case import CaseTemplate, Move, WrongMove
from trainer.scenarios.regions import ProvincialOffices
from trainer.sp4n.agencies import OWN_REGENCY, Region
from trainer.sp4n.vocabulary import Competence

DOWN = "Objek ini milik provinsi. Meneruskannya ke kabupaten/kota hanya memutar laporan; tangani sendiri."
UP = (
    "Objek ini milik kabupaten/kota, jadi perangkat daerah provinsi tidak dapat memperbaikinya. Teruskan kepada "
    "kabupaten/kota tempat kejadian."
)
ACCUSED = "Unit yang dituduh tidak memeriksa dirinya sendiri; serahkan kepada Inspektorat provinsi."
OWN_MATTER = "Urusan provinsi sendiri tidak diarsipkan; disposisikan kepada perangkat daerahnya."
THEIR_MATTER = "Urusan kabupaten/kota bukan alasan arsip. Teruskan kepada pemiliknya dan beri tahu pelapor."

_OWNER_WORDS = ("kabupaten", "pemkab", "pemkot")
"""Words by which a lesson says that a matter belongs to the kabupaten."""


def provincial_lessons(
    case: CaseTemplate, switched: CaseTemplate, region: Region, offices: ProvincialOffices
) -> tuple[WrongMove, ...]:
    """The named wrong moves of a case that a province handles.

    Args:
        case: the case as written for a kabupaten.
        switched: the same case with the key of the province.
        region: the province.
        offices: which of its functions does what a kabupaten forwards upwards.

    Returns:
        The wrong moves, those of the case first, each move once.
    """
    found: dict[Move, WrongMove] = {}
    for wrong in (*_kept(case, switched, region, offices), *_turned(case, switched, region)):
        found.setdefault(wrong.move, wrong)
    return tuple(found.values())


def _kept(
    case: CaseTemplate, switched: CaseTemplate, region: Region, offices: ProvincialOffices
) -> Iterator[WrongMove]:
    """Lessons that say the same at a province's desk."""
    known = {agency.id for agency in region.neighbours}
    same_place = case.key.unit is None and case.key.forward_to not in offices.offices
    for wrong in case.wrong_moves:
        move, lesson = wrong.move, wrong.lesson.casefold()
        if move.unit is not None or move.action in ("disposisi", "gabung"):
            continue
        if move.forward_to is not None:
            names_owner = any(word in lesson for word in _OWNER_WORDS)
            if not (same_place or names_owner):
                continue
            if move.forward_to in offices.offices:
                function = offices.offices[move.forward_to]
                yield msgspec.structs.replace(wrong, move=Move(unit=function))
            elif move.forward_to in known:
                yield msgspec.structs.replace(wrong, move=Move(forward_to=move.forward_to))
        elif move.action == "arsip" or move.archive_reason is not None:
            if same_place or switched.key.action == "tunda":
                yield wrong
        elif move.action in (None, "tunda"):
            yield wrong


def _turned(case: CaseTemplate, switched: CaseTemplate, region: Region) -> Iterator[WrongMove]:
    """The mistakes that only the other level makes: up instead of down, and down instead of up."""
    key, functions = switched.key, {unit.function for unit in region.units}
    if key.action == "disposisi":
        yield _lesson(Move(forward_to=OWN_REGENCY), DOWN)
        yield _lesson(Move(action="arsip"), OWN_MATTER)
        for function in key.never_units:
            yield _lesson(Move(unit=function), ACCUSED)
    elif key.action == "bukan_wewenang" and key.forward_to == OWN_REGENCY:
        if case.key.unit in functions:
            yield _lesson(Move(unit=case.key.unit), UP)
        yield _lesson(Move(action="arsip"), THEIR_MATTER)


def _lesson(move: Move, text: str) -> WrongMove:
    return WrongMove(move, Competence.DISPOSITION, text)
