"""Checks on everything that is not a case: regions, authority table, categories, presets, calendars."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import yaml

from trainer.scenarios.check_records import ERROR, WARNING, Finding, Path, Scope, Severity
from trainer.scenarios.recipe import qualifies
from trainer.scenarios.regions import RegionFile
from trainer.scenarios.scenario import Preset
from trainer.scenarios.yaml_source import YamlSource
from trainer.sp4n.agencies import Region
from trainer.sp4n.authority import AuthorityRow
from trainer.sp4n.categories import Category
from trainer.sp4n.overlays import apply_overlay
from trainer.sp4n.regulations import UnknownRuleError
from trainer.sp4n.vocabulary import Level, Role

EVERYWHERE = ("sd", "smp", "puskesmas", "kantor_desa", "masjid")
"""Kinds of places that every kecamatan has; reports name them as landmarks."""


def check_duplicate_keys(source: YamlSource) -> Iterator[Finding]:
    """Find keys that a mapping holds twice: YAML would silently keep the last one."""
    nodes: list[yaml.Node | None] = [source.root()]
    while nodes:
        node = nodes.pop()
        if isinstance(node, yaml.SequenceNode):
            nodes.extend(node.value)
        elif isinstance(node, yaml.MappingNode):
            seen: set[str] = set()
            for key, value in node.value:
                nodes.append(value)
                if isinstance(key, yaml.ScalarNode) and key.value in seen:
                    line, column = key.start_mark.line + 1, key.start_mark.column + 1
                    problem = f"kolom '{key.value}' ditulis dua kali"
                    yield Finding(source.file, line, column, ERROR, problem, "satu kali saja")
                seen.add(str(key.value))


def check_region(source: YamlSource, file: RegionFile, region: Region, scope: Scope) -> Iterator[Finding]:
    """Check a region: ids, zone, districts of roads and places, functions, parents, local SOP."""
    stem = source.file.split("/")[-1].removesuffix(".yaml")
    if region.id != stem:
        yield _at(source, ("id",), ERROR, f"id '{region.id}' berbeda dari nama berkas", f"id: {stem}")
    names = {district.name for district in region.districts}
    spots: list[tuple[Path, str, str]] = [
        (("roads", index, "district"), road.name, road.district) for index, road in enumerate(file.roads)
    ]
    spots += [
        (("places", index, "district"), spot.name, spot.district) for index, spot in enumerate(file.places)
    ]
    for path, name, spot_district in spots:
        if spot_district not in names:
            problem = f"'{name}' berada di kecamatan '{spot_district}' yang tidak ada"
            yield _at(source, path, ERROR, problem, "nama kecamatan di daerah ini")
    try:
        ZoneInfo(region.zone)
    except (ZoneInfoNotFoundError, ValueError):
        yield _at(source, ("zone",), ERROR, f"zona waktu '{region.zone}' tidak dikenal", "Asia/Jakarta")
    yield from _check_offices(source, file, region)
    missing = sorted(scope.functions - {unit.function for unit in region.units})
    if missing and region.level is Level.REGION:
        yield _at(
            source, ("units",), WARNING, f"tidak ada unit untuk fungsi {', '.join(missing)}", "unit tambahan"
        )
    for index, district in enumerate(file.districts):
        kinds = {place.kind for place in region.places if place.district == district.name}
        lacking = [kind for kind in EVERYWHERE if kind not in kinds]
        if lacking:
            problem = f"kecamatan {district.name} belum punya {', '.join(lacking)}"
            yield _at(source, ("districts", index), WARNING, problem, "tempat pada bagian places")


def _check_offices(source: YamlSource, file: RegionFile, region: Region) -> Iterator[Finding]:
    ids = [unit.id for unit in region.units]
    for index, unit in enumerate(file.units):
        if ids.count(unit.id) > 1:
            yield _at(
                source, ("units", index, "id"), ERROR, f"id unit '{unit.id}' dipakai dua kali", "id lain"
            )
        if unit.parent is not None and unit.parent not in ids:
            problem = f"induk '{unit.parent}' dari {unit.name} tidak ada"
            yield _at(source, ("units", index, "parent"), ERROR, problem, "id unit di daerah ini")
    agencies = [agency.id for agency in region.neighbours]
    for index, agency in enumerate(file.neighbours):
        if agencies.count(agency.id) > 1:
            yield _at(
                source, ("neighbours", index, "id"), ERROR, f"id '{agency.id}' dipakai dua kali", "id lain"
            )
    for index, office_id in enumerate(file.without):
        if office_id in ids or office_id in agencies:
            problem = f"'{office_id}' dihapus tetapi ditulis lagi"
            yield _at(source, ("without", index), ERROR, problem, "salah satu saja")


def check_authority(source: YamlSource, rows: tuple[AuthorityRow, ...], scope: Scope) -> Iterator[Finding]:
    """Check that owners exist and that no row is hidden behind an earlier one."""
    earlier: list[tuple[str, AuthorityRow]] = []
    for index, row in enumerate(rows):
        if row.unit is not None and row.unit not in scope.functions:
            yield _at(
                source, (index, "unit"), ERROR, f"fungsi '{row.unit}' tidak ada", "fungsi dalam berkas daerah"
            )
        if row.forward is not None and row.forward not in scope.agencies:
            yield _at(source, (index, "forward"), ERROR, f"instansi '{row.forward}' tidak ada", "id instansi")
        for place, name in enumerate(row.accept):
            if name not in scope.functions | scope.agencies:
                problem = f"'{name}' bukan fungsi dan bukan instansi"
                yield _at(source, (index, "accept", place), ERROR, problem, "fungsi unit atau id instansi")
        for kind in row.kinds:
            hidden = any(other == kind and _covers(before, row) for other, before in earlier)
            if hidden:
                problem = f"baris untuk '{kind}' tidak pernah tercapai"
                yield _at(source, (index,), ERROR, problem, "syarat when yang berbeda dari baris di atasnya")
            earlier.append((kind, row))


def _covers(before: AuthorityRow, row: AuthorityRow) -> bool:
    """Whether everything that `row` matches is already matched by the earlier row."""
    return all(
        name in row.when and set(row.when[name].split("|")) <= set(values.split("|"))
        for name, values in before.when.items()
    )


def check_categories(source: YamlSource, roots: tuple[Category, ...], scope: Scope) -> Iterator[Finding]:
    """Check the tree: ids and sibling names only once, receivers that exist."""
    ids: set[int] = set()
    queue: list[tuple[Path, tuple[Category, ...]]] = [((), roots)]
    while queue:
        base, siblings = queue.pop(0)
        names: set[str] = set()
        for index, node in enumerate(siblings):
            path = (*base, index)
            if node.id in ids:
                yield _at(
                    source, (*path, "id"), ERROR, f"nomor kategori {node.id} dipakai dua kali", "nomor lain"
                )
            if node.name in names:
                yield _at(
                    source, (*path, "name"), ERROR, f"kategori '{node.name}' ditulis dua kali", "nama lain"
                )
            if node.unit is not None and node.unit not in scope.functions:
                yield _at(source, (*path, "unit"), ERROR, f"fungsi '{node.unit}' tidak ada", "fungsi unit")
            ids.add(node.id)
            names.add(node.name)
            queue.append(((*path, "children"), node.children))


def check_preset(
    source: YamlSource, preset: Preset, stem: str, rubrics: frozenset[str], scope: Scope
) -> Iterator[Finding]:
    """Check a preset: everything it names exists, and each line of its recipe can be served."""
    if preset.id != stem:
        yield _at(source, ("id",), ERROR, f"id '{preset.id}' berbeda dari nama berkas", f"id: {stem}")
    region = scope.regions.get(preset.region)
    if region is None:
        known = ", ".join(scope.regions)
        yield _at(source, ("region",), ERROR, f"daerah '{preset.region}' tidak ada", known)
    if preset.weight_rubric not in rubrics:
        problem = f"rubrik '{preset.weight_rubric}' tidak ada"
        yield _at(source, ("weight_rubric",), ERROR, problem, ", ".join(sorted(rubrics)))
    for index, function in enumerate(preset.acting_for):
        if function not in scope.functions:
            yield _at(source, ("acting_for", index), ERROR, f"fungsi '{function}' tidak ada", "fungsi unit")
    if preset.timing.arrival_days > preset.timing.days:
        problem = "laporan datang lebih lama daripada giliran berlangsung"
        yield _at(source, ("timing", "arrival_days"), ERROR, problem, f"{preset.timing.days} atau kurang")
    yield from _check_recipe(source, preset, region, scope)
    yield from _check_rules(source, preset, scope)


def _check_rules(source: YamlSource, preset: Preset, scope: Scope) -> Iterator[Finding]:
    """The local SOP and the options of a preset exist, and a role in a unit has its unit."""
    if preset.overlay is not None and preset.overlay not in scope.overlays:
        problem = f"SOP daerah '{preset.overlay}' tidak ada"
        yield _at(source, ("overlay",), ERROR, problem, ", ".join(sorted(scope.overlays)))
    if preset.role in (Role.LIAISON, Role.UNIT_HEAD) and not preset.acting_for:
        yield _at(source, ("role",), ERROR, f"peran {preset.role.label} belum punya unit", "acting_for")
    if scope.rules is None:
        return
    try:
        rules = apply_overlay(scope.rules, scope.overlays.get(preset.overlay or ""), preset.options)
    except (UnknownRuleError, ValueError) as error:
        expected = "pilihan dalam regulations/nasional.yaml"
        yield _at(source, ("options",), ERROR, str(error).rstrip("."), expected)
        return
    if preset.role is Role.UNIT_HEAD and rules.option("persetujuan") != "kepala":
        problem = "kepala unit tidak punya tugas bila jawaban tidak perlu disetujui"
        yield _at(source, ("role",), ERROR, problem, "options: {persetujuan: kepala}")


def _check_recipe(
    source: YamlSource, preset: Preset, region: Region | None, scope: Scope
) -> Iterator[Finding]:
    cases = [entry.case for entry in scope.entries.values()]
    topics = {case.topic for case in cases}
    districts = {district.name for district in region.districts} if region else set()
    for index, rule in enumerate(preset.recipe):
        path: Path = ("recipe", index)
        unknown = [f"kasus '{name}'" for name in rule.cases if name not in scope.entries]
        unknown += [f"topik '{name}'" for name in rule.topics if name not in topics]
        unknown += [f"fungsi '{name}'" for name in rule.units if name not in scope.functions]
        if rule.district is not None and rule.district not in districts:
            unknown.append(f"kecamatan '{rule.district}'")
        for name in unknown:
            yield _at(source, path, ERROR, f"resep menyebut {name} yang tidak ada", "nama yang ada")
        if rule.like is None and not unknown and not any(qualifies(case, rule) for case in cases):
            yield _at(
                source,
                path,
                ERROR,
                "tidak ada kasus yang memenuhi baris resep ini",
                "syarat yang lebih longgar",
            )


def check_raw(source: YamlSource, value: Any) -> Iterator[Finding]:
    """Check a rubric, of which only the outer shape is known here."""
    if not isinstance(value, dict):
        yield _at(source, (), ERROR, "isi berkas bukan pasangan kolom dan isi", "kolom: isi")


def _at(source: YamlSource, path: Path, severity: Severity, problem: str, expected: str) -> Finding:
    line, column = source.position(path)
    return Finding(source.file, line, column, severity, problem, expected)
