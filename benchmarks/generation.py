"""Speed of the report generator against Faker, measured in one run.

    python benchmarks/generation.py [--count 1000]

Faker('id_ID') makes name, address, phone and a paragraph; the paragraphs have the same mean length in
characters as the generated bodies. Both run in turns, and the best turn of each counts.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from faker import Faker

from trainer.scenarios.library import load_library
from trainer.scenarios.phrases import combine_phrases
from trainer.scenarios.reports import generate_report


def report_maker(count: int) -> Callable[[], int]:
    """Return a function that generates so many reports and returns their characters."""
    library = load_library()
    phrases = combine_phrases(library.phrases(name) for name in library.phrase_names())
    region = library.region("raksabumi")
    cases = list(library.cases.values())
    start = datetime(2026, 1, 5, 8, tzinfo=ZoneInfo(region.zone))

    def make() -> int:
        characters = 0
        rng = random.Random()
        for number in range(count):
            rng.seed(number)
            case = cases[rng.randrange(len(cases))]
            submitted = start + timedelta(minutes=rng.randrange(400_000))
            characters += len(generate_report(case, region, phrases, submitted, rng).body)
        return characters

    return make


def faker_maker(count: int, length: int) -> Callable[[], int]:
    """Return a function that makes so many Faker records with paragraphs of this length."""
    fake = Faker("id_ID")
    fake.seed_instance(1)
    sentences = 1
    while sum(len(fake.paragraph(sentences, variable_nb_sentences=False)) for _ in range(50)) < 50 * length:
        sentences += 1

    def make() -> int:
        characters = 0
        for _ in range(count):
            _ = (fake.name(), fake.address(), fake.phone_number())
            characters += len(fake.paragraph(sentences, variable_nb_sentences=False))
        return characters

    return make


def timed(make: Callable[[], int]) -> float:
    """Return the seconds one run takes."""
    begin = time.perf_counter()
    make()
    return time.perf_counter() - begin


def main() -> None:
    """Print both times and their ratio."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--turns", type=int, default=5)
    options = parser.parse_args()
    ours = report_maker(options.count)
    length = ours() // options.count
    theirs = faker_maker(options.count, length)
    turns = [(timed(ours), timed(theirs)) for _ in range(options.turns)]
    mine, faker = min(turn[0] for turn in turns), min(turn[1] for turn in turns)
    print(f"mean length of a body        {length:8d} characters")
    print(f"{options.count} reports               {mine:8.3f} s   {1e6 * mine / options.count:7.0f} µs each")
    print(
        f"{options.count} Faker records         {faker:8.3f} s   {1e6 * faker / options.count:7.0f} µs each"
    )
    print(f"Faker time / our time        {faker / mine:8.2f}   (at least 1 is wanted)")


if __name__ == "__main__":
    main()
