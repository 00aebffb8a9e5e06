"""JSON Schemas of the content files, for completion and hints in an editor.

The schemas come from the same types that read the files, so they cannot disagree with them.
"""

from __future__ import annotations

from typing import Any

import msgspec

from trainer.scenarios.case import CaseTemplate
from trainer.scenarios.regions import RegionFile
from trainer.scenarios.scenario import Preset

TITLES = {
    "kasus": "Kasus LATIH! (content/cases/*.yaml)",
    "preset": "Preset LATIH! (content/presets/*.yaml)",
    "daerah": "Daerah LATIH! (content/agencies/*.yaml)",
}
"""The kinds of content files that have a schema, with their titles."""

_TYPES: dict[str, Any] = {
    "kasus": CaseTemplate | tuple[CaseTemplate, ...],
    "preset": Preset,
    "daerah": RegionFile,
}


def content_schema(kind: str) -> dict[str, Any]:
    """The JSON Schema of a kind of content file.

    Args:
        kind: `kasus` (one case or a list of cases), `preset` or `daerah`.

    Raises:
        KeyError: there is no such kind.
    """
    schema = msgspec.json.schema(_TYPES[kind])
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": TITLES[kind], **schema}
