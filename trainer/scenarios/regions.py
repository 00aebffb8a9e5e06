"""Region files: what a trainer writes for a region, joined with the standard offices of a kabupaten.

A region file lists only what is its own: name, kecamatan and villages, roads, places and special
units. Offices and outside agencies that every kabupaten has come from `content/agencies/standar.yaml`.
"""

from __future__ import annotations

from typing import TypeVar

import msgspec

from trainer.scenarios.case import CaseFact
from trainer.sp4n.agencies import District, Neighbour, Place, Regency, Region, Road, Unit, Village
from trainer.sp4n.vocabulary import Level

Office = TypeVar("Office", Unit, Neighbour)


class DistrictEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kecamatan as written in a region file; its office gets the id `kec-<name>`.

    In a province `regency` names the kabupaten or kota it belongs to.
    """

    name: str
    villages: tuple[Village, ...]
    regency: str = ""


class StandardOffices(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The offices of every kabupaten; texts may hold `{short}`, `{capital}`, `{province}`, `{district}`."""

    district_units: tuple[Unit, ...]
    units: tuple[Unit, ...]
    neighbours: tuple[Neighbour, ...]


class ProvincialOffices(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The offices of every province (`content/agencies/standar-provinsi.yaml`), and what they do.

    `offices` says which function does the work of an agency that a kabupaten knows as a provincial
    neighbour; `left_out` lists functions whose reports are no lesson in a province; `facts` holds, by case,
    what the provincial office finds. `neighbours` replace the standard ones of the same id.
    """

    units: tuple[Unit, ...]
    neighbours: tuple[Neighbour, ...]
    offices: dict[str, str]
    left_out: tuple[str, ...]
    facts: dict[str, tuple[CaseFact, ...]]


class RegionFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A region as a trainer writes it; see docs/authoring.md.

    `units` and `neighbours` add to the standard ones; an entry with a standard id replaces it.
    `without` lists ids of standard offices that this region does not have. `note` is for readers.
    A province has `level: provinsi` and lists its kabupaten and kota in `regencies`.
    """

    id: str
    name: str
    short: str
    capital: str
    province: str
    zone: str
    fictional: bool
    dialects: tuple[str, ...]
    districts: tuple[DistrictEntry, ...]
    roads: tuple[Road, ...]
    places: tuple[Place, ...]
    units: tuple[Unit, ...] = ()
    neighbours: tuple[Neighbour, ...] = ()
    without: tuple[str, ...] = ()
    overlay: str | None = None
    note: str = ""
    level: Level = Level.REGION
    regencies: tuple[Regency, ...] = ()


def district_unit_id(pattern_id: str, district: str) -> str:
    """Return the id of a district's office: `kec` and `Karang Sedana` give `kec-karang-sedana`."""
    return f"{pattern_id}-{district.lower().replace(' ', '-')}"


def build_region(file: RegionFile, standard: StandardOffices) -> Region:
    """Join a region file with the standard offices.

    Args:
        file: the region's own entries.
        standard: the offices every kabupaten has.

    Returns:
        The complete region: standard units, then the offices of each kecamatan, then its own.

    Source: dossier 10.1 (offices of a kabupaten).
    """
    names = {"short": file.short, "capital": file.capital, "province": file.province}
    agencies = [_filled(agency, names) for agency in standard.neighbours]
    units = [_filled(unit, names) for unit in standard.units]
    for district in file.districts:
        for pattern in standard.district_units:
            unit = _filled(pattern, {**names, "district": district.name})
            unit_id = district_unit_id(pattern.id, district.name)
            units.append(msgspec.structs.replace(unit, id=unit_id, area=district.name))
    return Region(
        id=file.id,
        name=file.name,
        short=file.short,
        capital=file.capital,
        province=file.province,
        zone=file.zone,
        fictional=file.fictional,
        dialects=file.dialects,
        units=_merged(units, file.units, file.without),
        neighbours=_merged(agencies, file.neighbours, file.without),
        districts=tuple(
            District(
                district.name, district_unit_id("kec", district.name), district.villages, district.regency
            )
            for district in file.districts
        ),
        roads=file.roads,
        places=file.places,
        overlay=file.overlay,
        level=file.level,
        regencies=file.regencies,
    )


def provincial_standard(standard: StandardOffices, offices: ProvincialOffices) -> StandardOffices:
    """The offices around a province: its own units, no kecamatan, and nobody above the kabupaten but itself.

    Args:
        standard: the offices of every kabupaten.
        offices: the offices of every province.
    """
    others = [agency for agency in standard.neighbours if agency.level is not Level.PROVINCE]
    return StandardOffices((), offices.units, _merged(others, offices.neighbours, ()))


def build_province(file: RegionFile, standard: StandardOffices, offices: ProvincialOffices) -> Region:
    """Join a province's file with the standard offices; its kabupaten and kota become neighbours.

    Args:
        file: the province's own entries.
        standard: the offices of every kabupaten.
        offices: the offices of every province.

    Source: dossier 10.3 (what belongs to kabupaten and to provinsi).
    """
    regencies = tuple(
        Neighbour(
            regency.id,
            f"Pemerintah {regency.name}",
            Level.REGION,
            "Urusan kabupaten/kota: jalan kabupaten, SD dan SMP, Puskesmas, kependudukan, bansos, sampah, desa.",
            aliases=(
                f"Pemkab {regency.short}" if regency.name.startswith("Kab") else f"Pemkot {regency.short}",
            ),
        )
        for regency in file.regencies
    )
    own = msgspec.structs.replace(file, neighbours=(*regencies, *file.neighbours))
    return build_region(own, provincial_standard(standard, offices))


def _filled(office: Office, names: dict[str, str]) -> Office:
    """Put the region's names into the texts of a standard office."""

    def fill(text: str) -> str:
        for key, value in names.items():
            text = text.replace("{" + key + "}", value)
        return text

    texts = {
        field: fill(value)
        for field in office.__struct_fields__
        if isinstance(value := getattr(office, field), str) and field not in ("id", "level")
    }
    return msgspec.structs.replace(office, **texts)


def _merged(standard: list[Office], own: tuple[Office, ...], without: tuple[str, ...]) -> tuple[Office, ...]:
    """Replace standard offices by own ones with the same id, append the others, leave some out."""
    replaced: dict[str, Office] = {office.id: office for office in own}
    kept: list[Office] = [replaced.get(office.id, office) for office in standard if office.id not in without]
    known = {office.id for office in standard}
    kept.extend(office for office in own if office.id not in known)
    return tuple(kept)
