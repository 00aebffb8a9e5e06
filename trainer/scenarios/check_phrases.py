"""Checks on the shared phrases: shape, grammar, repetition, entries in two files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from trainer.scenarios.check_records import ERROR, WARNING, Finding, Path
from trainer.scenarios.check_texts import FIXED_WORDS, longest_run, text_entries
from trainer.scenarios.grammar import GrammarError, parse
from trainer.scenarios.phrases import Phrases, combine_phrases
from trainer.scenarios.yaml_source import ContentError, YamlSource

_WRITTEN = ("parts", "replies", "answers", "notes", "findings", "persona", "dialects")
"""Sections whose texts go through the grammar."""


def check_phrases(sources: Mapping[str, YamlSource], values: Mapping[str, Any]) -> Iterator[Finding]:
    """Check all phrase files, each for itself and together.

    Args:
        sources: the files by name.
        values: their parsed content by the same names.

    Yields:
        Findings.
    """
    sound: list[str] = []
    for name, value in values.items():
        source = sources[name]
        try:
            source.convert(value, Phrases)
        except ContentError as error:
            yield Finding.of(error)
            continue
        sound.append(name)
        for path, text in text_entries({key: value[key] for key in _WRITTEN if key in value}):
            yield from _check_text(source, path, text)
    try:
        combine_phrases(values[name] for name in sound)
    except ValueError as error:
        if len(sound) == len(values):
            yield Finding(sound[0], 1, 1, ERROR, str(error), "satu isi untuk tiap nama, di satu berkas")


def _check_text(source: YamlSource, path: Path, text: str) -> Iterator[Finding]:
    if "words" in path:
        return
    line, column = source.position(path)
    try:
        node = parse(text)
    except GrammarError as error:
        yield Finding(source.file, line, column, ERROR, str(error), "kurung dan slot yang berpasangan")
        return
    if path[0] == "parts" and longest_run(node.parts) >= FIXED_WORDS:
        problem = f"ada {FIXED_WORDS} kata tetap berturut-turut: '{text[:50]}...'"
        yield Finding(source.file, line, column, WARNING, problem, "pilihan (a|b) atau {slot} tiap 6-8 kata")
