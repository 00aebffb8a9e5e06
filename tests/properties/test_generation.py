"""Properties that hold for every case, register and seed of the shipped content."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.scenarios.library import Library, load_library
from trainer.scenarios.phrases import Phrases, combine_phrases
from trainer.scenarios.reports import GeneratedReport, generate_report

DATES = re.compile(r"\{(tgl|haritgl|rentang|malam|asal):")
"""How the date tokens begin, which stay in a fact until its day is known."""
START = datetime(2026, 1, 5, tzinfo=ZoneInfo("Asia/Jakarta"))


@pytest.fixture(scope="module")
def phrases(library: Library) -> Phrases:
    return combine_phrases(library.phrases(name) for name in library.phrase_names())


def made(library: Library, phrases: Phrases, seed: int) -> GeneratedReport:
    rng = Random(seed)
    cases = tuple(library.cases.values())
    submitted = START + timedelta(minutes=rng.randrange(500_000))
    case = cases[rng.randrange(len(cases))]
    return generate_report(case, library.region("raksabumi"), phrases, submitted, rng)


@settings(deadline=None)
@given(seed=st.integers(0, 2**40))
def test_no_report_shows_the_template(library: Library, phrases: Phrases, seed: int) -> None:
    report = made(library, phrases, seed)
    for text in (report.title, report.body, report.completion):
        assert "  " not in text
        assert not set("{}|") & set(text)
        assert " ," not in text
        assert not any("\ue000" <= mark <= "\uf8ff" for mark in text)
        assert text == text.strip()
    assert report.title
    assert report.body


@settings(deadline=None)
@given(seed=st.integers(0, 2**40))
def test_every_report_is_consistent(library: Library, phrases: Phrases, seed: int) -> None:
    report = made(library, phrases, seed)
    region = library.region("raksabumi")
    villages = {(d.name, v.name) for d in region.districts for v in d.villages}
    assert (report.incident.district, report.incident.village) in villages
    for span in report.personal:
        text = report.title if span.field == "title" else report.body
        assert text[span.start : span.end] == span.text
    assert report == made(library, phrases, seed)


def test_every_case_can_be_told_in_every_register(library: Library, phrases: Phrases) -> None:
    region = library.region("raksabumi")
    for number, case in enumerate(library.cases.values()):
        for name in phrases.registers:
            report = generate_report(case, region, phrases, START, Random(number), register=name)
            assert report.body
            assert all("{" not in DATES.sub("", fact.text) for fact in report.facts)


@pytest.mark.parametrize("hash_seed", ["0", "12345"])
def test_hash_seed_and_time_zone_change_nothing(hash_seed: str) -> None:
    program = "import sys; sys.path[:0] = sys.argv[1:]\nfrom test_generation import digest\nprint(digest())\n"
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "TZ": "America/Lima"}
    folders = [os.path.dirname(__file__), os.getcwd()]
    found = subprocess.run(
        [sys.executable, "-c", program, *folders], env=environment, capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == digest()


def digest() -> str:
    """The bodies of forty reports, hashed."""
    import hashlib

    library = load_library()
    phrases = combine_phrases(library.phrases(name) for name in library.phrase_names())
    bodies = "\n".join(made(library, phrases, seed).body for seed in range(40))
    return hashlib.sha256(bodies.encode()).hexdigest()
