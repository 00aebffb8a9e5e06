"""The region, its units, the neighbours outside it, and its places.

Everything here is data that a scenario carries; files are read by the content library only.
Source: dossier section 10 (units of a kabupaten, authority split).
"""

from __future__ import annotations

import msgspec

from trainer.sp4n.vocabulary import Level

OWN_REGENCY = "kabupaten_setempat"
"""In a province's answer key: the kabupaten or kota in which the place lies."""


class Unit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An office of the region that reports can be disposed to.

    `function` is what the office does, the same key in every region; `parent` is the id of the
    office it belongs to (a Puskesmas belongs to Dinas Kesehatan), whose staff it shares.
    """

    id: str
    name: str
    short: str
    function: str
    duties: str
    kind: str = "opd"
    aliases: tuple[str, ...] = ()
    parent: str | None = None
    area: str | None = None


class Neighbour(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An agency outside the region that a report can be forwarded to (`Bukan Wewenang`)."""

    id: str
    name: str
    level: Level
    duties: str
    aliases: tuple[str, ...] = ()


class Village(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A desa or kelurahan with its dusun or lingkungan."""

    name: str
    hamlets: tuple[str, ...]
    urban: bool = False


class District(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kecamatan with its villages; `unit` is the id of the kecamatan office.

    In a province there is no such office; `regency` is the kabupaten or kota it belongs to.
    """

    name: str
    unit: str
    villages: tuple[Village, ...]
    regency: str = ""


class Regency(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kabupaten or kota of a province; a matter of its own is forwarded to the neighbour with this id."""

    id: str
    name: str
    short: str
    capital: str


class Road(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A road with its status (`nasional`, `provinsi`, `kabupaten`, `desa`) and where it runs."""

    name: str
    status: str
    district: str


class Place(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A named facility: `kind` such as `sd`, `smp`, `sma`, `puskesmas`, `pasar`, `sungai`, `terminal`."""

    name: str
    kind: str
    district: str


class Region(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kabupaten (or province) that a scenario plays in.

    `level` says whose Admin Instansi is meant; a province lists its kabupaten and kota in `regencies`.
    """

    id: str
    name: str
    short: str
    capital: str
    province: str
    zone: str
    fictional: bool
    dialects: tuple[str, ...]
    units: tuple[Unit, ...]
    neighbours: tuple[Neighbour, ...]
    districts: tuple[District, ...]
    roads: tuple[Road, ...]
    places: tuple[Place, ...]
    overlay: str | None = None
    level: Level = Level.REGION
    regencies: tuple[Regency, ...] = ()

    def unit(self, unit_id: str) -> Unit:
        """Return the unit with this id; KeyError when the region has none."""
        for unit in self.units:
            if unit.id == unit_id:
                return unit
        raise KeyError(unit_id)

    def regency_at(self, district: str) -> str:
        """Return the id of the kabupaten or kota that a kecamatan of a province belongs to.

        Raises:
            KeyError: there is no kecamatan of that name.
        """
        for spot in self.districts:
            if spot.name == district:
                return spot.regency
        raise KeyError(district)

    def units_for(self, function: str) -> tuple[Unit, ...]:
        """Return the units with this function, in file order."""
        return tuple(unit for unit in self.units if unit.function == function)

    def neighbour(self, agency_id: str) -> Neighbour:
        """Return the outside agency with this id; KeyError when there is none."""
        for agency in self.neighbours:
            if agency.id == agency_id:
                return agency
        raise KeyError(agency_id)
