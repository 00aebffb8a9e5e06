"""The content check behind `latih check`: everything wrong in the content, with file, line and column.

It reads each file for itself, so that one broken file does not hide the mistakes of the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from trainer.scenarios.case import CaseTemplate
from trainer.scenarios.check_cases import check_case
from trainer.scenarios.check_keys import check_key
from trainer.scenarios.check_lines import check_lines
from trainer.scenarios.check_parts import (
    check_authority,
    check_categories,
    check_duplicate_keys,
    check_preset,
    check_raw,
    check_region,
)
from trainer.scenarios.check_phrases import check_phrases
from trainer.scenarios.check_records import ERROR, Entry, Finding, Scope, Severity
from trainer.scenarios.check_records import Path as Place
from trainer.scenarios.check_texts import check_repeated_sentences, check_texts
from trainer.scenarios.check_vocabulary import check_topics, check_words
from trainer.scenarios.library import NOT_REGIONS, case_entries, is_draft, is_hidden
from trainer.scenarios.regions import (
    ProvincialOffices,
    RegionFile,
    StandardOffices,
    build_province,
    build_region,
)
from trainer.scenarios.scenario import Preset
from trainer.scenarios.search_words import WordRow
from trainer.scenarios.yaml_source import ContentError, YamlSource
from trainer.sp4n.agencies import Region
from trainer.sp4n.authority import AuthorityRow, AuthorityTable
from trainer.sp4n.calendar_records import CalendarYear
from trainer.sp4n.categories import Category, CategoryTree
from trainer.sp4n.overlays import apply_overlay
from trainer.sp4n.regulations import Overlay, Rules, UnknownRuleError
from trainer.sp4n.vocabulary import Level

__all__ = ["Finding", "Severity", "check_content"]

_COLLOQUIAL = frozenset({"phrases", "rubrics", "vocabulary"})
"""Folders whose files hold misspelt and colloquial words on purpose."""


def check_content(root: Path, paths: Sequence[Path] | None = None) -> list[Finding]:
    """Check content files.

    Args:
        root: the content folder.
        paths: report only about these files or folders; a file outside the content folder is checked
            as a case file against the content. None checks everything.

    Returns:
        All findings, sorted by file and place.

    Raises:
        ContentError: the content folder does not exist.
    """
    if not root.is_dir():
        raise ContentError(str(root), 1, 1, "folder konten tidak ditemukan", "folder yang ada")
    root = root.resolve()
    chosen = tuple(path.resolve() for path in paths) if paths is not None else None
    found = _Check(root, chosen).run()
    return sorted({finding for finding in found if _wanted(root / finding.file, chosen)})


def _wanted(path: Path, chosen: tuple[Path, ...] | None) -> bool:
    """Whether a file is among the chosen files and folders."""
    return chosen is None or any(path.is_relative_to(place) for place in chosen)


class _Check:
    """One run: reads all files, fills the scope, collects findings."""

    def __init__(self, root: Path, chosen: tuple[Path, ...] | None) -> None:
        self.root = root
        self.chosen = chosen
        self.extra = [path for path in chosen or () if not path.is_relative_to(root) or is_draft(path)]
        self.scope = Scope()
        self.findings: list[Finding] = []
        self.sources: dict[str, YamlSource] = {}
        self.values: dict[str, Any] = {}
        self.region_files: dict[str, tuple[RegionFile, Region]] = {}

    def run(self) -> list[Finding]:
        """Read everything, then check everything that could be read."""
        self._read()
        rows: tuple[AuthorityRow, ...] = (
            self._typed("agencies/authority.yaml", tuple[AuthorityRow, ...]) or ()
        )
        roots: tuple[Category, ...] = self._typed("categories/sp4n.yaml", tuple[Category, ...]) or ()
        self._regions()
        self.scope.authority = AuthorityTable(rows) if rows else None
        self.scope.categories = CategoryTree(roots) if roots else None
        self._regulations()
        self._calendars()
        self._cases()
        for name, (file, region) in self.region_files.items():
            self._extend(check_region(self.sources[name], file, region, self.scope))
        if rows:
            self._extend(check_authority(self.sources["agencies/authority.yaml"], rows, self.scope))
        if roots:
            self._extend(check_categories(self.sources["categories/sp4n.yaml"], roots, self.scope))
        self._presets()
        self._vocabulary()
        for name in self._in("rubrics"):
            if name in self.values:
                self._extend(check_raw(self.sources[name], self.values[name]))
        phrases = {name: self.values[name] for name in self._in("phrases") if name in self.values}
        self._extend(check_phrases(self.sources, phrases))
        return self.findings

    def _extend(self, findings: Iterator[Finding]) -> None:
        self.findings.extend(findings)

    def _read(self) -> None:
        """Read all files; look through every line of the chosen ones; parse the YAML ones."""
        paths = [path for path in self.root.rglob("*") if path.is_file() and not is_hidden(path, self.root)]
        for path in sorted([*paths, *(file for file in self.extra if file.is_file())]):
            if path.suffix in (".yaml", ".yml", ".md"):
                try:
                    self._read_file(path)
                except ContentError as error:
                    self.findings.append(Finding.of(error))
        for missing in self.chosen or ():
            if not missing.exists():
                self.findings.append(
                    Finding(str(missing), 1, 1, ERROR, "berkas tidak ditemukan", "berkas yang ada")
                )

    def _read_file(self, path: Path) -> None:
        source = YamlSource.read(path, self.root)
        wanted = _wanted(path, self.chosen)
        folder = source.file.split("/", 1)[0]
        if wanted:
            self._extend(check_lines(source.file, source.text, spelling=folder not in _COLLOQUIAL))
        if path.suffix == ".yml":
            raise ContentError(
                source.file, 1, 1, "berkas berakhiran .yml tidak dibaca", "nama berkas berakhiran .yaml"
            )
        if path.suffix == ".yaml":
            if wanted or folder not in _COLLOQUIAL:
                self.values[source.file] = source.value()
            self.sources[source.file] = source
            if wanted:
                self._extend(check_duplicate_keys(source))

    def _in(self, folder: str) -> list[str]:
        """Names of the files in a folder that could be read."""
        return [name for name in self.sources if name.startswith(folder + "/")]

    def _typed(self, name: str, kind: type[Any] | Any) -> Any:
        """Convert a file; a finding and None when it is missing or has the wrong shape."""
        if name not in self.sources:
            if not any(finding.file == name for finding in self.findings):
                self.findings.append(Finding(name, 1, 1, ERROR, "berkas wajib ini tidak ada", name))
            return None
        return self._convert(name, kind)

    def _convert(self, name: str, kind: type[Any] | Any) -> Any:
        try:
            return self.sources[name].convert(self.values[name], kind)
        except ContentError as error:
            self.findings.append(Finding.of(error))
            return None

    def _regions(self) -> None:
        standard: StandardOffices | None = self._typed("agencies/standar.yaml", StandardOffices)
        if standard is None:
            return
        provincial: ProvincialOffices | None = None
        if "agencies/standar-provinsi.yaml" in self.sources:
            provincial = self._typed("agencies/standar-provinsi.yaml", ProvincialOffices)
        regions: dict[str, Region] = {}
        for name in self._in("agencies"):
            if name.split("/")[-1] in NOT_REGIONS:
                continue
            file: RegionFile | None = self._convert(name, RegionFile)
            if file is not None:
                level = file.level
                if level is Level.PROVINCE and provincial is None:
                    continue
                region = (
                    build_province(file, standard, provincial)
                    if level is Level.PROVINCE and provincial is not None
                    else build_region(file, standard)
                )
                self.region_files[name] = (file, region)
                regions[region.id] = region
        self.scope.regions = regions
        fictional = [region for region in regions.values() if region.fictional]
        self.scope.functions = frozenset(unit.function for region in fictional for unit in region.units)
        self.scope.agencies = frozenset(agency.id for region in fictional for agency in region.neighbours)

    def _regulations(self) -> None:
        rules: Rules | None = self._typed("regulations/nasional.yaml", Rules)
        self.scope.rules = rules
        overlays: dict[str, Overlay] = {}
        for name in self._in("regulations"):
            if name.endswith("/nasional.yaml"):
                continue
            overlay: Overlay | None = self._convert(name, Overlay)
            if overlay is None or rules is None:
                continue
            overlays[overlay.id] = overlay
            try:
                apply_overlay(rules, overlay)
            except (UnknownRuleError, ValueError) as error:
                line, column = self.sources[name].position(("options",))
                self.findings.append(
                    Finding(name, line, column, ERROR, str(error).rstrip("."), "aturan yang ada")
                )
        self.scope.overlays = overlays
        for name, (file, _) in self.region_files.items():
            if file.overlay is not None and file.overlay not in overlays:
                line, column = self.sources[name].position(("overlay",))
                problem = f"SOP daerah '{file.overlay}' tidak ada"
                self.findings.append(Finding(name, line, column, ERROR, problem, ", ".join(sorted(overlays))))

    def _calendars(self) -> None:
        years: dict[int, str] = {}
        for name in self._in("calendars"):
            year: CalendarYear | None = self._convert(name, CalendarYear)
            if year is None:
                continue
            if year.year in years:
                problem = f"tahun {year.year} sudah ada di {years[year.year]}"
                self.findings.append(Finding(name, 1, 1, ERROR, problem, "satu berkas untuk tiap tahun"))
            years[year.year] = name

    def _cases(self) -> None:
        entries: dict[str, Entry] = {}
        outside = [name for name in self.sources if (self.root / name) in self.extra]
        for name in [*self._in("cases"), *outside]:
            source = self.sources[name]
            try:
                cases = list(case_entries(source, self.values[name]))
            except ContentError as error:
                self.findings.append(Finding.of(error))
                continue
            for base, raw in cases:
                self._add_case(source, base, raw, entries)
        self.scope.entries = entries
        checks: tuple[Callable[[Entry], Iterator[Finding]], ...] = (
            check_texts,
            lambda entry: check_key(entry, self.scope),
            lambda entry: check_case(entry, self.scope),
        )
        for entry in entries.values():
            for check in checks:
                self._extend(check(entry))
        self._extend(check_repeated_sentences(list(entries.values())))

    def _add_case(self, source: YamlSource, base: Place, raw: Any, entries: dict[str, Entry]) -> None:
        try:
            case: CaseTemplate = source.convert(raw, CaseTemplate, base)
        except ContentError as error:
            self.findings.append(Finding.of(error))
            return
        entry = Entry(source, base, raw, case)
        if case.id in entries:
            where = entries[case.id].source.file
            self.findings.append(entry.finding(("id",), ERROR, f"id sudah dipakai di {where}", "id lain"))
        else:
            entries[case.id] = entry

    def _vocabulary(self) -> None:
        for name in self._in("vocabulary"):
            known = name in self.values
            rows: tuple[WordRow, ...] | None = self._convert(name, tuple[WordRow, ...]) if known else None
            if rows is not None:
                self._extend(check_words(self.sources[name], rows, self.scope))
        for name in self._in("topics"):
            known = name in self.values
            names: dict[str, str] | None = self._convert(name, dict[str, str]) if known else None
            if names is not None:
                self._extend(check_topics(self.sources[name], names, self.scope))

    def _presets(self) -> None:
        rubrics = frozenset(name.split("/")[-1].removesuffix(".yaml") for name in self._in("rubrics"))
        for name in self._in("presets"):
            preset: Preset | None = self._convert(name, Preset)
            if preset is not None:
                stem = name.split("/")[-1].removesuffix(".yaml")
                self._extend(check_preset(self.sources[name], preset, stem, rubrics, self.scope))
