"""Where training data lie: a person's own folder, and a room's folder with one for every participant."""

from __future__ import annotations

from pathlib import Path

STORE_FILE = "latihan.sqlite3"
"""The store in a person's data folder."""

PEOPLE_FOLDER = "peserta"
"""In a room's folder: the folders of its participants."""

SHOWN = 12
"""So many participants are named in a sentence; a room may hold hundreds."""


def participants(folder: Path) -> tuple[Path, ...]:
    """The folders of a room's participants that hold data, by name.

    Args:
        folder: the room's folder, or the folder of participants in it.

    Returns:
        Nothing for any other folder.
    """
    people = folder if folder.name == PEOPLE_FOLDER else folder / PEOPLE_FOLDER
    return tuple(sorted(path.parent for path in people.glob(f"*/{STORE_FILE}")))


def mistaken_room(folder: Path) -> str:
    """What to say when a room's folder stands where a participant's belongs; empty when it does not.

    Args:
        folder: the data folder that was given.
    """
    found = participants(folder)
    if not found:
        return ""
    names = ", ".join(path.name for path in found[:SHOWN])
    more = f", dan {len(found) - SHOWN} lainnya" if len(found) > SHOWN else ""
    return (
        f"{folder} adalah folder ruang dengan {len(found)} peserta, bukan folder satu peserta. "
        f"Arahkan LATIH_DATA ke salah satu folder di {found[0].parent}: {names}{more}. "
        f"Untuk hasil seluruh ruang, pakai `latih kelas {folder}`."
    )
