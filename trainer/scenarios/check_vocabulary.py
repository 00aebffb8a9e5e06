"""Checks on what people search by and read: everyday words for places, and names of topics."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from trainer.scenarios.check_records import ERROR, WARNING, Finding, Path, Scope
from trainer.scenarios.search_words import WordRow
from trainer.scenarios.yaml_source import YamlSource

_MARKS = frozenset("|.,;:!?()[]{}\"'")


def check_words(source: YamlSource, rows: Sequence[WordRow], scope: Scope) -> Iterator[Finding]:
    """Check everyday words: each leads to something that exists, is written plainly, and stands once."""
    seen: set[str] = set()
    for index, row in enumerate(rows):
        if not row.words or not (row.categories or row.units or row.agencies):
            problem = "baris ini tidak menghubungkan kata dengan kategori, unit, atau instansi"
            yield _at(source, (index,), problem, "words dan paling sedikit satu tujuan")
        for place, word in enumerate(row.words):
            path: Path = (index, "words", place)
            if word != word.casefold().strip() or not _MARKS.isdisjoint(word):
                yield _at(
                    source, path, f"kata '{word}' memuat huruf besar atau tanda baca", "huruf kecil saja"
                )
            if word in seen:
                yield _at(
                    source, path, f"kata '{word}' sudah ada di baris lain", "satu baris untuk tiap kata"
                )
            seen.add(word)
        yield from _check_goals(source, index, row, scope)


def _check_goals(source: YamlSource, index: int, row: WordRow, scope: Scope) -> Iterator[Finding]:
    for place, category in enumerate(row.categories):
        if scope.categories is not None and not scope.categories.exists(category):
            problem = f"kategori '{' > '.join(category)}' tidak ada"
            yield _at(source, (index, "categories", place), problem, "jalur kategori dari sp4n.yaml")
    for place, function in enumerate(row.units):
        if scope.functions and function not in scope.functions:
            yield _at(
                source, (index, "units", place), f"tidak ada unit berfungsi '{function}'", "fungsi unit"
            )
    for place, agency in enumerate(row.agencies):
        if scope.agencies and agency not in scope.agencies:
            yield _at(
                source, (index, "agencies", place), f"instansi '{agency}' tidak ada", "id instansi luar"
            )


def check_topics(source: YamlSource, names: Mapping[str, str], scope: Scope) -> Iterator[Finding]:
    """Check the names of topics: every topic of a case has its own."""
    used = dict.fromkeys(entry.case.topic for entry in scope.entries.values())
    missing = [topic for topic in used if not names.get(topic, "").strip()]
    if missing:
        yield _at(
            source, (), f"topik tanpa nama: {', '.join(missing)}", f"{missing[0]}: Nama yang mudah dibaca"
        )
    for topic, name in names.items():
        if used and topic not in used:
            line, column = source.position((topic,))
            problem = f"tidak ada kasus bertopik '{topic}'"
            yield Finding(source.file, line, column, WARNING, problem, "hapus barisnya")
        if sum(name == other for other in names.values()) > 1:
            yield _at(source, (topic,), f"nama topik '{name}' dipakai dua kali", "nama yang berbeda")


def _at(source: YamlSource, path: Path, problem: str, expected: str) -> Finding:
    line, column = source.position(path)
    return Finding(source.file, line, column, ERROR, problem, expected)
