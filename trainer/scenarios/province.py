"""The same cases seen from a province: the level that owns the object decides who acts.

What a kabupaten forwards to a provincial agency is the province's own work, and what a kabupaten's unit
does is forwarded to the kabupaten of the place. What belongs to the centre stays there. Cases for which
this switch would not be defensible are left out. Source: dossier 10.3 (authority matrix), UU 23/2014 annex.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from trainer.scenarios.case import CaseTemplate, Key
from trainer.scenarios.provincial_lessons import provincial_lessons
from trainer.scenarios.recipe import fits_district
from trainer.scenarios.regions import ProvincialOffices
from trainer.sp4n.agencies import OWN_REGENCY, Region
from trainer.sp4n.authority import AuthorityTable, who_handles
from trainer.sp4n.vocabulary import Level, ReportType

INSPECTORATE = "inspektorat"


def provincial_cases(
    cases: Mapping[str, CaseTemplate], region: Region, offices: ProvincialOffices, table: AuthorityTable
) -> dict[str, CaseTemplate]:
    """The cases as the Admin Instansi of a province has to handle them.

    Args:
        cases: the cases as written for a kabupaten.
        region: the province.
        offices: which of its functions does what.
        table: the authority table, for the reasons.

    Returns:
        The cases that a province can be asked about, by id, in the order given.
    """
    seen = {case.id: provincial_case(case, region, offices, table) for case in cases.values()}
    return {name: case for name, case in seen.items() if case is not None}


def provincial_case(
    case: CaseTemplate, region: Region, offices: ProvincialOffices, table: AuthorityTable
) -> CaseTemplate | None:
    """One case seen from a province; None when it is no lesson there."""
    key = case.key
    if key.second_matter is not None:
        return None
    if key.forward_to in offices.offices:
        switched = _taken_over(case, offices, table)
    elif key.unit is not None:
        switched = None if key.unit in offices.left_out else _handed_down(case, table)
    else:
        switched = _elsewhere(case, region)
    if switched is None:
        return None
    return msgspec.structs.replace(switched, wrong_moves=provincial_lessons(case, switched, region, offices))


def _taken_over(case: CaseTemplate, offices: ProvincialOffices, table: AuthorityTable) -> CaseTemplate | None:
    """A matter of the province: its own office handles it; accusations go to its Inspektorat."""
    key, facts = case.key, offices.facts.get(case.id)
    if facts is None:
        return None
    function = offices.offices[key.forward_to or ""]
    accused = key.type is ReportType.SUPERVISORY
    advice = (
        "Tuduhan terhadap aparatur provinsi diperiksa Inspektorat provinsi, bukan unit yang dituduh."
        if accused
        else "Bagi provinsi ini urusan sendiri, jadi disposisikan kepada perangkat daerah provinsi."
    )
    changed = msgspec.structs.replace(
        key,
        action="tunda" if key.action == "tunda" else "disposisi",
        accept_actions=(),
        unit=INSPECTORATE if accused else function,
        accept_units=(),
        support_units=(),
        never_units=(function,) if accused else (),
        forward_to=None,
        accept_forward=(),
        reason=f"{_why(case, table)} {advice}",
    )
    return msgspec.structs.replace(case, key=changed, facts=facts, contrast=())


def _handed_down(case: CaseTemplate, table: AuthorityTable) -> CaseTemplate:
    """A matter of a kabupaten or kota: forwarded to the one in which the place lies."""
    key = case.key
    why = f"{_why(case, table)} Pemiliknya kabupaten/kota tempat kejadian, jadi teruskan ke sana; jangan ditolak."
    changed = msgspec.structs.replace(
        _without_units(key),
        action="tunda" if key.action == "tunda" else "bukan_wewenang",
        accept_actions=(),
        forward_to=OWN_REGENCY,
        accept_forward=(),
        reason=why if key.action != "tunda" else f"{key.reason} Setelah lengkap, teruskan kepada pemiliknya.",
    )
    return msgspec.structs.replace(case, key=changed, duplicable=False, contrast=())


def _elsewhere(case: CaseTemplate, region: Region) -> CaseTemplate:
    """A matter of the centre or of nobody: handled alike at both levels, but without kabupaten units."""
    known = {agency.id for agency in region.neighbours}
    key = _without_units(case.key)
    others = tuple(agency for agency in key.accept_forward if agency in known)
    actions = tuple(action for action in key.accept_actions if action != "disposisi")
    changed = msgspec.structs.replace(key, accept_forward=others, accept_actions=actions)
    return msgspec.structs.replace(case, key=changed, contrast=())


def _without_units(key: Key) -> Key:
    return msgspec.structs.replace(key, unit=None, accept_units=(), support_units=(), never_units=())


def _why(case: CaseTemplate, table: AuthorityTable) -> str:
    return who_handles(case.object.kind, case.object.attributes, table).why


def localities(region: Region) -> tuple[Region, ...]:
    """Where a region's reports can come from: each kabupaten or kota of a province, else the region itself.

    A locality has the names that its inhabitants use, and only its own places.
    """
    if region.level is not Level.PROVINCE:
        return (region,)
    found = []
    for regency in region.regencies:
        districts = tuple(spot for spot in region.districts if spot.regency == regency.id)
        names = {spot.name for spot in districts}
        found.append(
            msgspec.structs.replace(
                region,
                id=f"{region.id}/{regency.id}",
                name=regency.name,
                short=regency.short,
                capital=regency.capital,
                districts=districts,
                roads=tuple(road for road in region.roads if road.district in names),
                places=tuple(place for place in region.places if place.district in names),
            )
        )
    return tuple(found)


def fits_locality(case: CaseTemplate, locality: Region) -> bool:
    """Whether some kecamatan of a locality has the roads, places and villages that a case names."""
    return any(fits_district(case, locality, spot.name) for spot in locality.districts)
