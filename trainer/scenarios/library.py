"""The content library: the only place below the screens that reads content files.

Each part is parsed when it is first asked for, so a screen that needs only the regions does not pay
for the cases. The version is a hash over all files and names the content a scenario was made from.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from trainer.scenarios.case import CaseTemplate
from trainer.scenarios.regions import (
    ProvincialOffices,
    RegionFile,
    StandardOffices,
    build_province,
    build_region,
)
from trainer.scenarios.search_words import WordRow
from trainer.scenarios.yaml_source import ContentError, Step, YamlSource
from trainer.sp4n.agencies import Region
from trainer.sp4n.authority import AuthorityRow, AuthorityTable
from trainer.sp4n.categories import Category, CategoryTree
from trainer.sp4n.overlays import apply_overlay
from trainer.sp4n.regulations import Overlay, Rules, UnknownRuleError
from trainer.sp4n.vocabulary import Level

if TYPE_CHECKING:
    from trainer.sp4n.calendar_records import CalendarYear

__all__ = [
    "CONTENT_VARIABLE",
    "ContentError",
    "Library",
    "UnknownContentError",
    "find_content",
    "load_library",
]

CONTENT_VARIABLE = "LATIH_CONTENT"
"""Environment variable that points at another content folder."""

DRAFT_SUFFIX = ".draf.yaml"
"""How the name of a draft ends (see `trainer.scenarios.drafts`)."""

T = TypeVar("T")
NOT_REGIONS = frozenset({"standar.yaml", "standar-provinsi.yaml", "authority.yaml"})
"""Files in `agencies/` that are not regions."""


class UnknownContentError(LookupError):
    """A preset, region, rubric, phrase file or SOP that the content does not have (Indonesian text)."""


class Library:
    """All content under one folder, parsed on first access.

    Attributes:
        root: the content folder.
    """

    def __init__(self, root: Path) -> None:
        self.root = root

    @cached_property
    def version(self) -> str:
        """SHA-256 over all content files: sorted relative paths and bytes with LF line ends."""
        digest = hashlib.sha256()
        paths = (path for path in self.root.rglob("*") if path.is_file() and not is_hidden(path, self.root))
        for name, path in sorted((path.relative_to(self.root).as_posix(), path) for path in paths):
            data = path.read_bytes().replace(b"\r\n", b"\n")
            digest.update(f"{name}\0{len(data)}\0".encode())
            digest.update(data)
        return digest.hexdigest()

    @cached_property
    def regions(self) -> Mapping[str, Region]:
        """All regions by id, in file name order; a region's file is read when the region is asked for.

        Looking one up raises ContentError when its file is malformed.
        """
        names = (name for name in self._names("agencies") if f"{name}.yaml" not in NOT_REGIONS)
        return _Regions(tuple(names), self._read_region)

    def _read_region(self, region_id: str) -> Region:
        name = f"agencies/{region_id}.yaml"
        source = YamlSource.read(self.root / name, self.root)
        file: RegionFile = source.convert(source.value(), RegionFile)
        if file.id != region_id:
            problem = f"id daerah '{file.id}' berbeda dari nama berkas"
            raise source.error(("id",), problem, f"id: {region_id}")
        if file.level is Level.PROVINCE:
            return build_province(file, self._standard, self.provincial)
        return build_region(file, self._standard)

    @cached_property
    def _standard(self) -> StandardOffices:
        standard: StandardOffices = self._convert("agencies/standar.yaml", StandardOffices)
        return standard

    @cached_property
    def provincial(self) -> ProvincialOffices:
        """The offices of every province; ContentError when the file is malformed."""
        offices: ProvincialOffices = self._convert("agencies/standar-provinsi.yaml", ProvincialOffices)
        return offices

    @cached_property
    def cases(self) -> Mapping[str, CaseTemplate]:
        """All case templates by id, in order of file names and places in the file.

        Raises:
            ContentError: a case file is malformed or an id is used twice.
        """
        found: dict[str, CaseTemplate] = {}
        for source in self._sources("cases"):
            for base, value in case_entries(source, source.value()):
                case: CaseTemplate = source.convert(value, CaseTemplate, base)
                if case.id in found:
                    problem = f"id kasus '{case.id}' sudah dipakai"
                    raise source.error((*base, "id"), problem, "id yang belum dipakai")
                found[case.id] = case
        return MappingProxyType(found)

    @cached_property
    def categories(self) -> CategoryTree:
        """The category tree; ContentError when its file is malformed."""
        return CategoryTree(self._convert("categories/sp4n.yaml", tuple[Category, ...]))

    @cached_property
    def authority(self) -> AuthorityTable:
        """The authority table; ContentError when its file is malformed."""
        return AuthorityTable(self._convert("agencies/authority.yaml", tuple[AuthorityRow, ...]))

    def calendars(self) -> tuple[CalendarYear, ...]:
        """Return the holiday lists, by year; ContentError when a file is malformed."""
        return self._calendars

    @cached_property
    def _calendars(self) -> tuple[CalendarYear, ...]:
        from trainer.sp4n.calendar_records import CalendarYear as Year

        years: list[CalendarYear] = [
            source.convert(source.value(), Year) for source in self._sources("calendars")
        ]
        return tuple(sorted(years, key=lambda year: year.year))

    @cached_property
    def regulations(self) -> Rules:
        """The national rules; ContentError when the file is malformed."""
        rules: Rules = self._convert("regulations/nasional.yaml", Rules)
        return rules

    @cached_property
    def overlays(self) -> Mapping[str, Overlay]:
        """Local SOPs by id (`content/regulations/overlay-*.yaml`).

        Raises:
            ContentError: a file is malformed, or changes something the national rules do not have.
        """
        found: dict[str, Overlay] = {}
        for source in self._sources("regulations", skip=frozenset({"nasional.yaml"})):
            overlay: Overlay = source.convert(source.value(), Overlay)
            try:
                apply_overlay(self.regulations, overlay)
            except (UnknownRuleError, ValueError) as error:
                expected = "aturan dan pilihan yang ada di nasional.yaml"
                raise source.error((), str(error).rstrip("."), expected) from error
            found[overlay.id] = overlay
        return MappingProxyType(found)

    def rules(self, overlay: str | None = None, options: Mapping[str, str] | None = None) -> Rules:
        """Return the rules in force: national, with a local SOP and a preset's options laid over them.

        Raises:
            UnknownContentError: there is no such SOP.
            UnknownRuleError: an option is unknown.
        """
        if overlay is None:
            return apply_overlay(self.regulations, None, options)
        return apply_overlay(self.regulations, _pick(self.overlays, overlay, "SOP daerah"), options)

    def region(self, region_id: str) -> Region:
        """Return a region; UnknownContentError when there is none."""
        return _pick(self.regions, region_id, "daerah")

    def preset(self, preset_id: str) -> Mapping[str, Any]:
        """Return a preset as written; UnknownContentError when there is none."""
        return self._raw("presets", preset_id, "preset")

    def preset_ids(self) -> tuple[str, ...]:
        """Return the ids of all presets, sorted; reads no file."""
        return self._names("presets")

    def rubric(self, name: str) -> Mapping[str, Any]:
        """Return a rubric as written; UnknownContentError when there is none."""
        return self._raw("rubrics", name, "rubrik")

    def phrases(self, name: str) -> Mapping[str, Any]:
        """Return a file of shared phrases as written; UnknownContentError when there is none."""
        return self._raw("phrases", name, "frasa")

    def phrase_names(self) -> tuple[str, ...]:
        """Return the names of all phrase files, sorted; reads no file."""
        return self._names("phrases")

    @cached_property
    def word_rows(self) -> tuple[WordRow, ...]:
        """Everyday words for categories, units and agencies (`content/vocabulary/*.yaml`).

        Raises:
            ContentError: a file is malformed.
        """
        rows: list[WordRow] = []
        for source in self._sources("vocabulary"):
            rows += source.convert(source.value(), tuple[WordRow, ...])
        return tuple(rows)

    @cached_property
    def topic_names(self) -> Mapping[str, str]:
        """How people read the topics of cases (`content/topics/*.yaml`); ContentError for a malformed file."""
        names: dict[str, str] = {}
        for source in self._sources("topics"):
            names |= source.convert(source.value(), dict[str, str])
        return MappingProxyType(names)

    def topic_name(self, topic: str) -> str:
        """The name of a topic; one that the content does not name is read as it is written."""
        return self.topic_names.get(topic) or topic.replace("_", " ").capitalize()

    def templates(self, name: str) -> Mapping[str, Any]:
        """Return a file of answer templates as written; UnknownContentError when there is none."""
        return self._raw("templates", name, "templat")

    def lessons(self) -> Mapping[str, str]:
        """Return all lessons (Markdown) by file name without suffix, sorted by name."""
        folder = self.root / "lessons"
        paths = sorted(folder.glob("*.md")) if folder.is_dir() else []
        return MappingProxyType({path.stem: path.read_text(encoding="utf-8") for path in paths})

    def _raw(self, folder: str, name: str, what: str) -> Mapping[str, Any]:
        key = f"{folder}/{name}"
        if key not in self._mappings:
            names = self._names(folder)
            if name not in names:
                raise UnknownContentError(_unknown(what, name, names))
            source = YamlSource.read(self.root / folder / f"{name}.yaml", self.root)
            value = source.value()
            if not isinstance(value, dict):
                raise source.error((), "isi berkas bukan pasangan kolom dan isi", "kolom: isi")
            self._mappings[key] = value
        return self._mappings[key]

    @cached_property
    def _mappings(self) -> dict[str, dict[str, Any]]:
        return {}

    def _names(self, folder: str) -> tuple[str, ...]:
        place = self.root / folder
        return tuple(sorted(path.stem for path in place.glob("*.yaml") if not is_draft(path)))

    def _sources(self, folder: str, skip: frozenset[str] = frozenset()) -> Iterator[YamlSource]:
        place = self.root / folder
        for path in sorted(place.rglob("*.yaml"), key=lambda path: path.relative_to(place).as_posix()):
            if path.name not in skip and not is_hidden(path, self.root):
                yield YamlSource.read(path, self.root)

    def _convert(self, name: str, kind: type[T] | Any) -> T:
        source = YamlSource.read(self.root / name, self.root)
        converted: T = source.convert(source.value(), kind)
        return converted


class _Regions(Mapping[str, Region]):
    """Regions by id, each read on first access."""

    def __init__(self, names: tuple[str, ...], read: Callable[[str], Region]) -> None:
        self._names = names
        self._read = read
        self._known: dict[str, Region] = {}

    def __getitem__(self, region_id: str) -> Region:
        if region_id not in self._names:
            raise KeyError(region_id)
        if region_id not in self._known:
            self._known[region_id] = self._read(region_id)
        return self._known[region_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def case_entries(source: YamlSource, value: Any) -> Iterator[tuple[tuple[Step, ...], Any]]:
    """Yield the cases of a file with their paths; a file holds one case or a list of them.

    Raises:
        ContentError: the file holds something else.
    """
    if isinstance(value, list):
        yield from (((index,), entry) for index, entry in enumerate(value))
    elif isinstance(value, dict):
        yield (), value
    elif value is not None:
        raise source.error((), "berkas kasus tidak berisi kasus", "satu kasus atau daftar kasus")


def find_content() -> Path:
    """Find the content folder: `LATIH_CONTENT`, else the wheel's `_content`, else the checkout's `content`.

    Raises:
        ContentError: there is none.
    """
    chosen = os.environ.get(CONTENT_VARIABLE)
    package = Path(__file__).resolve().parent.parent
    places = [Path(chosen)] if chosen else [package / "_content", package.parent / "content"]
    for place in places:
        if place.is_dir():
            return place
    expected = f"folder yang ada, atau isi variabel {CONTENT_VARIABLE}"
    raise ContentError(str(places[-1]), 1, 1, "folder konten tidak ditemukan", expected)


def load_library(root: Path | None = None) -> Library:
    """Open the content library; nothing is parsed yet.

    Args:
        root: the content folder, or None to look in the usual places.

    Raises:
        ContentError: the folder does not exist.
    """
    if root is not None and not root.is_dir():
        raise ContentError(str(root), 1, 1, "folder konten tidak ditemukan", "folder yang ada")
    return Library(root if root is not None else find_content())


def _pick(items: Mapping[str, T], key: str, what: str) -> T:
    if key not in tuple(items):
        raise UnknownContentError(_unknown(what, key, tuple(items)))
    return items[key]


def _unknown(what: str, name: str, names: tuple[str, ...]) -> str:
    return f"Tidak ada {what} bernama '{name}'; yang tersedia: {', '.join(names) or 'belum ada'}."


def is_draft(path: Path) -> bool:
    """Whether a file is a draft of cases, which is no content until it is completed and renamed."""
    return path.name.endswith(DRAFT_SUFFIX)


def is_hidden(path: Path, root: Path) -> bool:
    """Whether a file or a folder above it is hidden, a cache or a draft, and so no content."""
    return is_draft(path) or any(part.startswith((".", "__")) for part in path.relative_to(root).parts)
