"""A scenario that stays the same while the content grows, for pictures that must not change by accident.

Run this file to make it anew after the records of a scenario changed; then renew the pictures with
`pytest tests/screens --snapshot-update`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

from trainer.practice.journal import decode_scenario, encode_scenario
from trainer.scenarios.build import build_scenario
from trainer.scenarios.library import load_library
from trainer.scenarios.presets import response_rubric_data, scoring_rubric_data
from trainer.scenarios.scenario import Scenario

PLACE = Path(__file__).parent / "orientasi.json"


@cache
def frozen_scenario() -> Scenario:
    """Read it; it is graded by the present rubrics, which the present code needs."""
    library = load_library()
    return msgspec.structs.replace(
        decode_scenario(PLACE.read_text(encoding="utf-8")),
        rubric=scoring_rubric_data(library, "penilaian"),
        response_rubric=response_rubric_data(library),
    )


if __name__ == "__main__":
    PLACE.write_text(encode_scenario(build_scenario(load_library(), "orientasi", 7)), encoding="utf-8")
