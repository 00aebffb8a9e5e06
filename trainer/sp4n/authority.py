"""Who owns the matter: the authority table of UU 23/2014 as data.

The owner follows from the object, not from the topic word: a pothole belongs to whoever owns the road.
The rows live in content/agencies/authority.yaml; this module looks them up and explains them.
Source: dossier 10.3 (authority matrix) and 10.4 (disposition rules).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

OwnerKind = Literal["unit", "neighbour", "none"]
Confidence = Literal["H", "M", "L", "MEM"]


class UnknownObjectError(LookupError):
    """An object kind or attribute that the authority table does not know; the text is Indonesian."""


class Authority(msgspec.Struct, frozen=True):
    """The answer of the table for one object.

    Attributes:
        owner_kind: a unit of the region, an outside agency, or nobody.
        owner: function key of the unit or id of the agency; empty for nobody.
        alternatives: function keys or agency ids that are acceptable too.
        why: the reason, for a trainee.
        source: where the rule comes from.
        confidence: H, M, L or MEM, as in the dossier.
        action: the first move that follows (`disposisi`, `bukan_wewenang`, `arsip`, `tunda`).
        clue: what in the report tells the owner.
    """

    owner_kind: OwnerKind
    owner: str
    alternatives: tuple[str, ...]
    why: str
    source: str
    confidence: Confidence
    action: str
    clue: str


class AuthorityRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One line of the table: objects of these kinds with these attributes belong to this owner.

    Exactly one of `unit` (function key), `forward` (agency id) and `nobody` (first move: `arsip` or
    `tunda`) is set. A `when` value may list several values separated by `|`.
    """

    kinds: tuple[str, ...]
    why: str
    source: str
    confidence: Confidence
    when: dict[str, str] = {}
    unit: str | None = None
    forward: str | None = None
    nobody: Literal["arsip", "tunda"] | None = None
    accept: tuple[str, ...] = ()
    clue: str = ""

    def __post_init__(self) -> None:
        if sum(owner is not None for owner in (self.unit, self.forward, self.nobody)) != 1:
            raise ValueError("Isi tepat satu dari 'unit', 'forward', dan 'nobody'.")

    def matches(self, attributes: Mapping[str, str]) -> bool:
        """Whether an object with these attributes falls under this row."""
        return all(attributes.get(name) in values.split("|") for name, values in self.when.items())


class AuthorityTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All rows, in file order; the first row that matches decides."""

    rows: tuple[AuthorityRow, ...]

    def kinds(self) -> tuple[str, ...]:
        """Return all object kinds, sorted."""
        return tuple(sorted({kind for row in self.rows for kind in row.kinds}))

    def rows_for(self, kind: str) -> tuple[AuthorityRow, ...]:
        """Return the rows about one kind of object, in file order."""
        return tuple(row for row in self.rows if kind in row.kinds)

    def attributes(self, kind: str) -> dict[str, tuple[str, ...]]:
        """Return each attribute that decides the owner of this kind, with its possible values."""
        found: dict[str, list[str]] = {}
        for row in self.rows_for(kind):
            for name, values in row.when.items():
                known = found.setdefault(name, [])
                known.extend(value for value in values.split("|") if value not in known)
        return {name: tuple(values) for name, values in found.items()}


def who_handles(kind: str, attributes: Mapping[str, str], table: AuthorityTable) -> Authority:
    """Tell who owns an object, and why.

    Args:
        kind: the object's kind (`jalan`, `sekolah`, ...).
        attributes: what decides the owner (`{"status": "provinsi"}`).
        table: the authority table.

    Returns:
        The owner, acceptable alternatives and the reason.

    Raises:
        UnknownObjectError: the kind, an attribute or a value is not in the table.

    Source: dossier 10.3; UU 23/2014 (annex).
    """
    rows = table.rows_for(kind)
    if not rows:
        raise UnknownObjectError(f"Jenis objek '{kind}' tidak ada dalam tabel kewenangan.")
    known = table.attributes(kind)
    for name, value in attributes.items():
        if name not in known:
            wanted = ", ".join(known) or "tanpa atribut"
            raise UnknownObjectError(
                f"Objek '{kind}' tidak mengenal atribut '{name}' (yang dikenal: {wanted})."
            )
        if value not in known[name]:
            wanted = ", ".join(known[name])
            raise UnknownObjectError(
                f"Objek '{kind}': {name} '{value}' tidak dikenal (pilihannya: {wanted})."
            )
    for row in rows:
        if row.matches(attributes):
            return _authority(row)
    wanted = "; ".join(f"{name}: {', '.join(values)}" for name, values in known.items())
    raise UnknownObjectError(f"Pemilik objek '{kind}' belum dapat ditentukan; isi atribut {wanted}.")


def _authority(row: AuthorityRow) -> Authority:
    if row.unit is not None:
        kind, owner, action = "unit", row.unit, "disposisi"
    elif row.forward is not None:
        kind, owner, action = "neighbour", row.forward, "bukan_wewenang"
    else:
        kind, owner, action = "none", "", row.nobody or "tunda"
    return Authority(
        owner_kind=msgspec.convert(kind, OwnerKind),
        owner=owner,
        alternatives=row.accept,
        why=row.why,
        source=row.source,
        confidence=row.confidence,
        action=action,
        clue=row.clue,
    )
