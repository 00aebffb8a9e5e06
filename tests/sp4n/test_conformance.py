"""The reader of facts from other systems: it agrees, it notices differences, it follows stated policies."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "conformance.py"
NINE_TO_FIVE = [["09:00", "17:00"]]
CALENDARS = {
    "wita": {
        "tz": "Asia/Makassar",
        "hours": dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), NINE_TO_FIVE),
        "holidays": ["2025-03-05"],
        "inactive_holidays": ["2025-03-06"],
    },
    "night": {"tz": "UTC", "hours": {"fri": [["22:00", "06:00"]]}, "holidays": []},
    "broken": {"tz": "Nowhere/City", "hours": {}, "holidays": []},
}


def case(kind: str, expected: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {
        "id": "x-1", "kind": kind, "calendar": "wita", "expected": expected,
        "provenance": {"repo": "example/system"}, **fields,
    }  # fmt: skip


def run(tmp_path: Path, *cases: dict[str, Any]) -> subprocess.CompletedProcess[str]:
    file = tmp_path / "facts.json"
    file.write_text(json.dumps({"calendars": CALENDARS, "cases": cases}), encoding="utf-8")
    return subprocess.run([sys.executable, SCRIPT, file], capture_output=True, text=True, check=False)


LATE = {"start": "2025-03-03T08:00:00Z", "minutes": 60}  # 16:00 WITA; 60 minutes end at closing


@pytest.mark.parametrize(
    "fact",
    [
        case("due", {"due": "2025-03-03T09:00:00Z"}, **LATE),
        case("due", {"due": "2025-03-04T01:00:00Z"}, boundary="start_of_next_period", **LATE),
        case("due", {"due": "2025-03-04 10:00:00"}, start="2025-03-03 16:00:00", minutes=120, local_time=True),
        case("due", {"due": "2025-03-06T01:30:00Z"}, start="2025-03-04T08:30:00Z", minutes=60),
        case(
            "due", {"due": "2025-03-03T03:50:00Z"}, start="2025-03-02T22:00:00Z", minutes=120,
            pauses=[["2025-03-02T22:10:00Z", "2025-03-02T23:00:00Z"]], pause_policy="wall_clock",
        ),
        case("due", {"due": "2025-03-03T04:00:00Z"}, start="2025-03-03T03:00:36Z", minutes=60, rounding="minute, down"),
        case("elapsed", {"minutes": 0, "seconds_exact": 3}, start="2025-03-03T00:59:00Z", end="2025-03-03T01:00:03Z"),
        case("workdays", {"due": "2025-03-06T09:00:00Z"}, start="2025-03-04T02:00:00Z", days=1, end_of_day=True),
        case("elapsed", {"minutes": 480}, calendar="night", start="2025-03-07T00:00:00Z", end="2025-03-09T00:00:00Z"),
    ],
)  # fmt: skip
def test_agreeing_facts_exit_with_zero(tmp_path: Path, fact: dict[str, Any]) -> None:
    done = run(tmp_path, fact)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "example/system     1 of    1 agree" in done.stdout


@pytest.mark.parametrize(
    "fact",
    [
        case("due", {"due": "2025-03-03T09:00:01Z"}, **LATE),
        case("elapsed", {"minutes": 61}, start="2025-03-03T01:00:00Z", end="2025-03-03T02:00:00Z"),
        case("due", {"due": "2025-03-03T09:00:00Z"}, boundary="never heard of", **LATE),
        case("due", {"due": "2025-03-03T09:00:00Z"}, **{**LATE, "calendar": "broken"}),
        case("due", {"due": "2025-03-03T09:00:00Z"}, **{**LATE, "calendar": "missing"}),
        case("quarters", {"due": "2025-03-03T09:00:00Z"}, **LATE),
    ],
)
def test_a_differing_fact_is_listed_and_exits_with_one(tmp_path: Path, fact: dict[str, Any]) -> None:
    done = run(tmp_path, case("due", {"due": "2025-03-03T09:00:00Z"}, **LATE), fact)
    assert done.returncode == 1
    assert "1 of    2 agree" in done.stdout
    assert "DIFFERS x-1" in done.stdout


def test_side_facts_are_counted_apart(tmp_path: Path) -> None:
    level = {"offset": "-1 h", "n": -1, "unit": "business hours", "expected": "2025-03-03T07:00:00Z"}
    done = run(tmp_path, case("due", {"due": "2025-03-03T09:00:00Z"}, escalation_level=level, **LATE))
    assert done.returncode == 0
    assert "0 of 1 agree" in done.stdout
    assert "SIDE FACT DIFFERS x-1" in done.stdout


def test_an_unreadable_file_exits_with_two(tmp_path: Path) -> None:
    file = tmp_path / "facts.json"
    file.write_text("{", encoding="utf-8")
    done = subprocess.run([sys.executable, SCRIPT, file], capture_output=True, text=True, check=False)
    assert done.returncode == 2
