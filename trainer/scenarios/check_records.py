"""What the content check finds, and what it checks against."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeAlias

import msgspec

from trainer.scenarios.case import CaseTemplate
from trainer.scenarios.yaml_source import ContentError, Step, YamlSource
from trainer.sp4n.agencies import Region
from trainer.sp4n.authority import AuthorityTable
from trainer.sp4n.categories import CategoryTree
from trainer.sp4n.regulations import Overlay, Rules

Severity = Literal["galat", "peringatan"]
"""An error makes the content unusable or the key wrong; a warning asks an author to look again."""

ERROR: Severity = "galat"
WARNING: Severity = "peringatan"
Path: TypeAlias = tuple[Step, ...]


class Finding(msgspec.Struct, frozen=True, order=True):
    """One thing that is wrong in a content file.

    Attributes:
        file: the file, relative to the content folder.
        line: line number from 1.
        column: column number from 1.
        severity: `galat` or `peringatan`.
        problem: what is wrong, in Indonesian.
        expected: what should stand there; may be empty.
    """

    file: str
    line: int
    column: int
    severity: Severity
    problem: str
    expected: str = ""

    def __str__(self) -> str:
        wanted = f" Yang diharapkan: {self.expected}." if self.expected else ""
        return f"{self.file}:{self.line}:{self.column}: {self.severity}: {self.problem}.{wanted}"

    @classmethod
    def of(cls, error: ContentError) -> Finding:
        """Turn an error of the reader into a finding."""
        return cls(error.file, error.line, error.column, ERROR, error.problem, error.expected)


class Entry(msgspec.Struct, frozen=True):
    """One case with its place in a file: raw value and typed record."""

    source: YamlSource
    base: Path
    raw: Any
    case: CaseTemplate

    def finding(self, path: Path, severity: Severity, problem: str, expected: str = "") -> Finding:
        """Make a finding at a path inside this case."""
        line, column = self.source.position((*self.base, *path))
        text = f"{self.case.id}: {problem}"
        return Finding(self.source.file, line, column, severity, text, expected)


class Scope(msgspec.Struct):
    """The content that cases refer to; parts that could not be read are None or empty.

    Attributes:
        functions: function keys of all units of the default region.
        agencies: ids of outside agencies.
        entries: all cases that have the right shape, by id.
        overlays: the local SOPs by id.
    """

    functions: frozenset[str] = frozenset()
    agencies: frozenset[str] = frozenset()
    regions: Mapping[str, Region] = {}
    categories: CategoryTree | None = None
    authority: AuthorityTable | None = None
    rules: Rules | None = None
    entries: Mapping[str, Entry] = {}
    overlays: Mapping[str, Overlay] = {}
