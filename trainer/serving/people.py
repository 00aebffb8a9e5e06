"""Who takes part: a name, and the folder that belongs to it."""

from __future__ import annotations

import hashlib
import re
import unicodedata

import msgspec

LONGEST_NAME = 60
"""Letters of a name that are kept readable on every screen."""


class NameProblem(ValueError):
    """A name cannot be used; the message is one sentence for the person who typed it."""


class Person(msgspec.Struct, frozen=True):
    """A participant.

    Attributes:
        name: as typed, tidied.
        id: the same for every way of writing the name in capitals or with more spaces; also the folder's name.
    """

    name: str
    id: str


def person_named(text: str) -> Person:
    """The participant behind a typed name.

    The same name is the same person on every run of the server, so that work is found again.

    Args:
        text: what was typed.

    Raises:
        NameProblem: it is empty, too long or has no letter.
    """
    name = " ".join("".join(_kept(letter) for letter in unicodedata.normalize("NFC", text)).split())
    if not name:
        raise NameProblem("Nama masih kosong. Tulis nama Anda.")
    if len(name) > LONGEST_NAME:
        raise NameProblem(f"Nama terlalu panjang. Tulis paling banyak {LONGEST_NAME} huruf.")
    if not any(letter.isalpha() for letter in name):
        raise NameProblem("Nama perlu berisi huruf. Tulis nama Anda.")
    return Person(name, _folder_name(name))


def _kept(letter: str) -> str:
    return " " if unicodedata.category(letter)[0] == "C" else letter


def _folder_name(name: str) -> str:
    key = name.casefold()
    plain = unicodedata.normalize("NFKD", key).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-")
    # Two names may look alike once accents are gone; the digest keeps their folders apart.
    digest = hashlib.sha256(key.encode()).hexdigest()[:10]
    return f"{slug}-{digest}" if slug else digest
