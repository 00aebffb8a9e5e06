"""From a case's key to the answer key of one report: functions become unit ids of the region."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from trainer.scenarios.case import CaseTemplate
from trainer.scenarios.scenario import AnswerKey, KeyedMove, PersonalSpan
from trainer.scenarios.slots import Incident
from trainer.sp4n.agencies import OWN_REGENCY, Region
from trainer.sp4n.vocabulary import ArchiveReason

AREA_FUNCTIONS = frozenset({"kecamatan", "kelurahan", "puskesmas"})
"""Functions of which every area has its own office."""


def units_of(function: str, region: Region, incident: Incident) -> tuple[str, ...]:
    """The units that do this function for the place of an incident.

    Args:
        function: a function key, such as `pekerjaan_umum` or `kecamatan`.
        region: the region.
        incident: where it happened; only its own kecamatan, kelurahan or Puskesmas counts. A village
            that is no kelurahan is looked after by its kecamatan.

    Returns:
        Unit ids in the order of the region's list; empty when the region has no such unit.
    """
    units = region.units_for(function)
    if function not in AREA_FUNCTIONS:
        return tuple(unit.id for unit in units)
    area = incident.village if function == "kelurahan" else incident.district
    here = tuple(unit.id for unit in units if unit.area == area)
    if not here and function == "kelurahan":
        return units_of("kecamatan", region, incident)
    return here


def _all(functions: Iterable[str], region: Region, incident: Incident) -> tuple[str, ...]:
    found: list[str] = []
    for function in functions:
        found.extend(unit for unit in units_of(function, region, incident) if unit not in found)
    return tuple(found)


def resolve_key(
    case: CaseTemplate, region: Region, incident: Incident, personal: Iterable[PersonalSpan]
) -> AnswerKey:
    """Make the answer key of a report of this case.

    Args:
        case: the case template.
        region: the region whose units are meant.
        incident: the place of the report.
        personal: personal data that stands in its text.
    """
    key = case.key
    moves: list[KeyedMove] = []
    for wrong in case.wrong_moves:
        units = units_of(wrong.move.unit, region, incident) if wrong.move.unit else (None,)
        for unit in units:
            move = wrong.move if unit is None else msgspec.structs.replace(wrong.move, unit=unit)
            if move.forward_to == OWN_REGENCY:
                move = msgspec.structs.replace(move, forward_to=region.regency_at(incident.district))
            moves.append(KeyedMove(move, wrong.competence, wrong.lesson))
    return AnswerKey(
        case=case.id,
        summary=case.summary,
        topic=case.topic,
        difficulty=case.difficulty,
        traps=case.traps,
        urgency=case.urgency,
        type=key.type,
        accept_types=key.accept_types,
        type_reason=key.type_reason,
        category=key.category,
        accept_categories=key.accept_categories,
        action=key.action,
        accept_actions=key.accept_actions,
        reason=key.reason,
        sources=key.sources,
        units=units_of(key.unit, region, incident) if key.unit else (),
        accept_units=_all(key.accept_units, region, incident),
        support_units=_all(key.support_units, region, incident),
        never_units=_all(key.never_units, region, incident),
        second_units=units_of(key.second_matter, region, incident) if key.second_matter else (),
        forward_to=region.regency_at(incident.district) if key.forward_to == OWN_REGENCY else key.forward_to,
        accept_forward=key.accept_forward,
        missing=key.missing,
        archive_reason=key.archive_reason,
        accept_archive=key.accept_archive,
        force_secret=key.force_secret,
        personal=tuple(personal),
        wrong_moves=tuple(moves),
    )


def duplicate_key(key: AnswerKey, original: int) -> AnswerKey:
    """The key of a second report about the same happening: join it to the original."""
    reason = (
        "Laporan lain tentang kejadian dan tempat yang sama sudah diterima lebih dahulu. Gabungkan agar unit "
        "tidak menangani dua kali dan kedua pelapor mendapat kabar yang sama."
    )
    return msgspec.structs.replace(
        key,
        action="gabung",
        accept_actions=("arsip",),
        archive_reason=ArchiveReason.DUPLICATE,
        duplicate_of=original,
        reason=reason,
        sources=(
            "Panduan pelapor: laporan yang sama dan masih diproses tidak diajukan dua kali",
            *key.sources,
        ),
        traps=(*key.traps, "duplikat"),
        wrong_moves=(),
    )


def near_duplicate_key(key: AnswerKey, twin: int) -> AnswerKey:
    """The key of a look-alike report at another place: it is a matter of its own."""
    reason = f"Mirip laporan lain, tetapi tempatnya berbeda; jangan digabung. {key.reason}"
    return msgspec.structs.replace(key, twin_of=twin, reason=reason, traps=(*key.traps, "hampir_duplikat"))
