"""Presets, phrase book and answer rubric as typed parts of the content."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from trainer.scenarios.library import Library
from trainer.scenarios.phrases import Phrases, combine_phrases
from trainer.scenarios.scenario import Preset
from trainer.scenarios.yaml_source import YamlSource

RESPONSE_RUBRICS = ("responses", "responses-lexicon", "responses-model")
"""The rubric files that together say how a written answer is judged."""

DIFFICULTY = "kesukaran"
"""The file with the measured difficulty of each case."""


def preset_record(library: Library, preset_id: str) -> Preset:
    """Read a preset.

    Raises:
        UnknownContentError: there is none with this id.
        ContentError: it is malformed; names file, line and column.
    """
    library.preset(preset_id)
    source = YamlSource.read(library.root / "presets" / f"{preset_id}.yaml", library.root)
    preset: Preset = source.convert(source.value(), Preset)
    return preset


def phrase_book(library: Library) -> Phrases:
    """The shared phrases of all files together."""
    return combine_phrases(library.phrases(name) for name in library.phrase_names())


def response_rubric_data(library: Library) -> dict[str, Any]:
    """The rubric for written answers, its files merged, as it is bound to a session."""
    merged: dict[str, Any] = {}
    for name in RESPONSE_RUBRICS:
        merged.update(library.rubric(name))
    return _with_text_keys(merged)


def scoring_rubric_data(library: Library, name: str, cases: Iterable[str] = ()) -> dict[str, Any]:
    """The scoring rubric as it is bound to a session.

    Args:
        library: the content.
        name: the rubric.
        cases: the cases of the session; a rubric that asks for measured difficulties gets theirs.

    Raises:
        UnknownContentError: there is none with this name.
    """
    rubric = _with_text_keys(library.rubric(name))
    wanted = sorted(set(cases))
    if "difficulty" in rubric and wanted:
        rubric["measured"] = measured_difficulty(library, wanted)
    return rubric


def measured_difficulty(library: Library, cases: Iterable[str]) -> dict[str, Any]:
    """What was measured of some cases, with the version of the measurement.

    Raises:
        UnknownContentError: the content has no measurement.
    """
    table = _with_text_keys(library.rubric(DIFFICULTY))
    known = table["cases"]
    return {"version": table["version"], "cases": {case: known[case] for case in cases if case in known}}


def _with_text_keys(data: Any) -> dict[str, Any]:
    """Plain data whose keys are all text, as JSON keeps them; so a stored copy equals the original."""
    plain: dict[str, Any] = msgspec.to_builtins(data, str_keys=True)
    return plain
