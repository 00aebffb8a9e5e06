"""YAML files with positions: every complaint about content can say file, line and column.

Values are read with libyaml's fast loader. Only when something is wrong is the text composed a second
time into a tree of nodes, to find the line and column of the offending entry.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

import msgspec
import yaml

T = TypeVar("T")
Step: TypeAlias = "str | int"
"""One step of a path into a document: a mapping key or a list index."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PATH = re.compile(r"^(?P<problem>.*?)(?: - at (?:`key` in )?`\$(?P<path>[^`]*)`)?$", re.DOTALL)
_ALIAS = re.compile(r"(?:^|[\s\[{,:-])\*[\w-]")
_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+|\.\.\.)\]")
_PHRASES = (
    (
        re.compile(r"Object contains unknown field `(.*)`"),
        r"kolom '\1' tidak dikenal",
        "kolom yang ada di skema",
    ),
    (re.compile(r"Object missing required field `(.*)`"), r"kolom '\1' belum diisi", r"kolom '\1' wajib ada"),
    (re.compile(r"Invalid enum value (.*)"), r"nilai \1 tidak dikenal", "salah satu nilai yang diizinkan"),
    (re.compile(r"Expected `(.*)`, got `(.*)`"), r"isinya berjenis \2", r"jenis \1"),
    (re.compile(r"Invalid .*"), "nilainya tidak sah", "nilai seperti pada contoh"),
    (re.compile(r"Expected `(.*)` of (.*)"), "isinya tidak sesuai ukuran", r"\1 dengan \2"),
)
_YAML_PROBLEMS = {
    "mapping values are not allowed": "tanda ':' di tempat yang keliru; teks yang memuat ':' perlu tanda kutip",
    "did not find expected key": "kolom tidak ditemukan; periksa indentasi",
    "did not find expected node content": "isinya tidak ada",
    "did not find expected ',' or ']'": "kurung '[' tidak ditutup atau koma kurang",
    "did not find expected ',' or '}'": "kurung '{' tidak ditutup atau koma kurang",
    "did not find expected '-' indicator": "tanda '-' tidak ditemukan; periksa indentasi",
    "found character that cannot start any token": "ada tab atau huruf yang tidak boleh di awal",
    "found unexpected end of stream": "tanda kutip tidak ditutup",
    "found unexpected document indicator": "tanda kutip tidak ditutup",
    "could not find expected ':'": "tanda ':' tidak ditemukan",
    "block sequence entries are not allowed": "tanda '-' di tempat yang keliru",
    "but found another document": "ada lebih dari satu dokumen '---'",
    "could not determine a constructor": "tanda '!' di awal isi tidak didukung",
    "found unhashable key": "nama kolom bukan teks",
    "failed to decode base64": "isi !!binary tidak sah",
    "found unknown escape character": "garis miring terbalik di dalam tanda kutip ganda ditulis \\\\",
}
_TYPES = {
    "str": "teks", "int": "bilangan bulat", "float": "bilangan", "bool": "true/false", "array": "daftar",
    "object": "pasangan kolom dan isi", "null": "kosong", "date": "tanggal (TTTT-BB-HH)",
    "datetime": "tanggal dan jam",
}  # fmt: skip


class ContentError(Exception):
    """A content file that cannot be used, with the place of the mistake.

    Attributes:
        file: the file, relative to the content folder where possible.
        line: line number from 1.
        column: column number from 1.
        problem: what is wrong, in Indonesian.
        expected: what should stand there, in Indonesian; may be empty.
    """

    def __init__(self, file: str, line: int, column: int, problem: str, expected: str = "") -> None:
        self.file = file
        self.line = line
        self.column = column
        self.problem = problem
        self.expected = expected
        wanted = f"; yang diharapkan: {expected}" if expected else ""
        super().__init__(f"{file}:{line}:{column}: {problem}{wanted}.")


class YamlSource:
    """One YAML file: its value, and where each part of the value stands.

    Attributes:
        file: the name used in messages.
        text: the whole text.
    """

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self._root: yaml.Node | None = None

    @classmethod
    def read(cls, path: Path, root: Path) -> YamlSource:
        """Read a file as UTF-8.

        Args:
            path: the file.
            root: the content folder; messages name the file relative to it.

        Returns:
            The source.

        Raises:
            ContentError: the file cannot be read or is not UTF-8.
        """
        file = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
        try:
            return cls(file, path.read_text(encoding="utf-8-sig"))
        except UnicodeDecodeError as error:
            raise ContentError(file, 1, 1, "berkas bukan teks UTF-8", "simpan ulang sebagai UTF-8") from error
        except OSError as error:
            raise ContentError(file, 1, 1, f"berkas tidak dapat dibaca ({error.strerror})") from error

    def value(self) -> Any:
        """Parse the text.

        Returns:
            The document as lists, mappings and plain values.

        Raises:
            ContentError: the YAML is malformed, uses aliases, holds an impossible value, or is nested
                beyond measure.
        """
        try:
            self._refuse_aliases()
            return yaml.load(self.text, Loader=_LOADER)
        except yaml.YAMLError as error:
            raise self._malformed(error) from error
        except RecursionError as error:
            raise ContentError(
                self.file, 1, 1, "isi berkas bersarang terlalu dalam", "susunan biasa"
            ) from error
        except (ValueError, TypeError) as error:
            line, column = self._impossible_value()
            problem = f"ada nilai yang tidak sah ({error})"
            raise ContentError(self.file, line, column, problem, "tanggal atau angka yang benar") from error

    def convert(self, value: Any, kind: type[T] | Any, base: tuple[Step, ...] = ()) -> T:
        """Turn a parsed value into a typed record.

        Args:
            value: what `value` returned, or a part of it.
            kind: the wanted type.
            base: the path of that part inside the document.

        Returns:
            The record.

        Raises:
            ContentError: the value does not have the shape of the type.
        """
        try:
            converted: T = msgspec.convert(value, kind)
        except msgspec.ValidationError as error:
            problem, expected, path = _explain(str(error))
            raise self.error((*base, *path), problem, expected) from error
        return converted

    def error(self, path: tuple[Step, ...], problem: str, expected: str = "") -> ContentError:
        """Make an error that points at the entry with this path."""
        line, column = self.position(path)
        return ContentError(self.file, line, column, problem, expected)

    def position(self, path: tuple[Step, ...]) -> tuple[int, int]:
        """Return line and column (from 1) of the entry with this path, or of its nearest ancestor."""
        node = self.root()
        mark = node.start_mark if node is not None else None
        for step in path:
            found = _child(node, step)
            if found is None:
                break
            key, node = found
            mark = key.start_mark
        return _place(mark)

    def root(self) -> yaml.Node | None:
        """Return the tree of nodes (composed once), or None for an empty file.

        Raises:
            ContentError: the YAML is malformed.
        """
        if self._root is None and self.text.strip():
            try:
                self._root = yaml.compose(self.text, Loader=_LOADER)
            except yaml.YAMLError as error:
                raise self._malformed(error) from error
        return self._root

    def _refuse_aliases(self) -> None:
        """Aliases can make a small file endless; content has no need of them."""
        if not _ALIAS.search(self.text):
            return
        for event in yaml.parse(self.text, Loader=_LOADER):
            if isinstance(event, yaml.AliasEvent):
                line, column = _place(event.start_mark)
                problem = "rujukan YAML (*nama) tidak didukung"
                raise ContentError(self.file, line, column, problem, "isi yang ditulis lengkap")

    def _impossible_value(self) -> tuple[int, int]:
        """Find the first plain value that looks like a date or number but is none (30 February)."""
        reader = yaml.constructor.SafeConstructor()
        nodes = [self.root()]
        while nodes:
            node = nodes.pop(0)
            if isinstance(node, yaml.MappingNode):
                nodes[:0] = [part for pair in node.value for part in pair]
            elif isinstance(node, yaml.SequenceNode):
                nodes[:0] = node.value
            elif node is not None:
                try:
                    reader.construct_object(node)
                except ValueError:
                    return _place(node.start_mark)
        return 1, 1

    def _malformed(self, error: yaml.YAMLError) -> ContentError:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        if mark is None:
            offset = getattr(error, "position", 0)
            line = self.text.count("\n", 0, offset) + 1
            column = offset - self.text.rfind("\n", 0, offset)
            return ContentError(
                self.file, line, column, "ada huruf yang tidak sah", "teks biasa tanpa kode kendali"
            )
        detail = _detail(getattr(error, "problem", None) or "")
        expected = "indentasi, tanda kutip, dan kurung yang berpasangan"
        return ContentError(
            self.file, mark.line + 1, mark.column + 1, f"susunan YAML salah ({detail})", expected
        )


def _place(mark: Any) -> tuple[int, int]:
    return (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)


def _detail(problem: str) -> str:
    """What libyaml found, in Indonesian."""
    for start, words in _YAML_PROBLEMS.items():
        if problem.startswith(start):
            return words
    return "tidak dapat dibaca"


def _child(node: yaml.Node | None, step: Step) -> tuple[yaml.Node, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return key, value
    elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and 0 <= step < len(node.value):
        return node.value[step], node.value[step]
    return None


def _explain(message: str) -> tuple[str, str, tuple[Step, ...]]:
    """Split msgspec's message into an Indonesian problem, an expectation and a path."""
    match = _PATH.match(message)
    raw = match["problem"] if match else message
    path: list[Step] = []
    for name, index in _STEP.findall((match["path"] or "") if match else ""):
        if index == "...":
            break
        path.append(int(index) if index else name)
    for pattern, problem, expected in _PHRASES:
        found = pattern.fullmatch(raw)
        if found:
            unknown = re.fullmatch(r"Object contains unknown field `(.*)`", raw)
            if unknown:
                path.append(unknown[1])
            return _translate(found.expand(problem)), _translate(found.expand(expected)), tuple(path)
    return raw, "", tuple(path)


def _translate(text: str) -> str:
    return re.sub(
        r"(?<=jenis )[\w| ]+",
        lambda match: " atau ".join(_TYPES.get(name.strip(), name.strip()) for name in match[0].split("|")),
        text,
    )
