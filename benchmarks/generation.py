"""Speed of the report generator against Faker, measured in one run.

    python benchmarks/generation.py [--count 1000]
    python benchmarks/generation.py --stream 1000000     time and peak memory of a stream

Faker('id_ID') makes name, address, phone and a paragraph; the paragraphs have the same mean length in
characters as the generated bodies (so many sentences in some, one more in the others). What the reports are
about is chosen beforehand. Both draw from one generator seeded once, and run in turns; the best turn of each
counts. Two lines more tell what a report costs with a seed of its own, as a session makes it, and with its
answer key resolved as well.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from faker import Faker

from trainer.scenarios.keys import resolve_key
from trainer.scenarios.library import Library, load_library
from trainer.scenarios.phrases import Phrases, combine_phrases
from trainer.scenarios.reports import generate_report
from trainer.scenarios.scenario import PersonalSpan


@cache
def content() -> tuple[Library, Phrases]:
    """Return the library and the phrase book, read once for all measurements."""
    library = load_library()
    return library, combine_phrases(library.phrases(name) for name in library.phrase_names())


def report_maker(count: int, own_seeds: bool = False, with_key: bool = False) -> Callable[[], int]:
    """Return a function that generates so many reports and returns their characters.

    Args:
        count: so many.
        own_seeds: each report has a seed of its own; else all draw from one generator, as Faker's records do.
        with_key: the answer key is resolved too.
    """
    library, phrases = content()
    region = library.region("raksabumi")
    cases = list(library.cases.values())
    start = datetime(2026, 1, 5, 8, tzinfo=ZoneInfo(region.zone))
    chance = random.Random(1)
    wanted = [
        (chance.choice(cases), start + timedelta(minutes=chance.randrange(400_000))) for _ in range(count)
    ]

    def make() -> int:
        characters = 0
        rng = random.Random(1)
        for number, (case, submitted) in enumerate(wanted):
            if own_seeds:
                rng.seed(number)
            report = generate_report(case, region, phrases, submitted, rng)
            if with_key:
                spans = [PersonalSpan(span.kind, span.text) for span in report.personal]
                resolve_key(case, region, report.incident, spans)
            characters += len(report.body)
        return characters

    return make


def stream(count: int) -> None:
    """Generate so many reports one after the other and print time and peak memory at each power of ten."""
    library, phrases = content()
    region = library.region("raksabumi")
    cases = list(library.cases.values())
    start = datetime(2026, 1, 5, 8, tzinfo=ZoneInfo(region.zone))
    rng, characters, begin, shown = random.Random(), 0, time.process_time(), 1000
    for number in range(1, count + 1):
        rng.seed(number)
        submitted = start + timedelta(minutes=number % 400_000)
        characters += len(generate_report(cases[number % len(cases)], region, phrases, submitted, rng).body)
        if number in (shown, count):
            shown *= 10
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            seconds = time.process_time() - begin
            print(
                f"{number:9d} reports  {seconds:8.1f} s  {characters / 1e6:8.1f} MB of text  peak {peak:6.1f} MB"
            )


def faker_maker(count: int, length: int) -> Callable[[], int]:
    """Return a function that makes so many Faker records with paragraphs of this length."""
    fake = Faker("id_ID")
    fake.seed_instance(1)

    def mean(sentences: int) -> float:
        return sum(len(fake.paragraph(sentences, variable_nb_sentences=False)) for _ in range(400)) / 400

    fewer = 1
    while mean(fewer + 1) < length:
        fewer += 1
    short, long = mean(fewer), mean(fewer + 1)
    longer = round(count * (length - short) / (long - short))
    wanted = [fewer + (number < longer) for number in range(count)]

    def make() -> int:
        characters = 0
        for sentences in wanted:
            _ = (fake.name(), fake.address(), fake.phone_number())
            characters += len(fake.paragraph(sentences, variable_nb_sentences=False))
        return characters

    return make


def timed(make: Callable[[], int]) -> float:
    """Return the seconds of processor time that one run takes."""
    begin = time.process_time()
    make()
    return time.process_time() - begin


def compare(count: int, turns: int) -> None:
    """Time reports and Faker records in turns and print the best turn of each, with the ratios."""
    ours = report_maker(count)
    length = ours() // count
    makers = {
        "reports": ours,
        "Faker records": faker_maker(count, length),
        "reports, each with a seed": report_maker(count, own_seeds=True),
        "the same with answer keys": report_maker(count, own_seeds=True, with_key=True),
    }
    lengths = {name: make() // count for name, make in makers.items()}
    best = dict.fromkeys(makers, float("inf"))
    for _ in range(turns):
        for name, make in makers.items():
            best[name] = min(best[name], timed(make))
    faker = best["Faker records"]
    for name, seconds in best.items():
        print(
            f"{count} {name:26s} {seconds:7.3f} s  {1e6 * seconds / count:5.0f} µs each"
            f"  {lengths[name]:4d} characters  Faker / this {faker / seconds:5.2f}"
        )


def main() -> None:
    """Print the times and ratios, or those of a stream."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--turns", type=int, default=9)
    parser.add_argument("--stream", type=int, metavar="COUNT")
    options = parser.parse_args()
    if options.stream:
        stream(options.stream)
        return
    compare(options.count, options.turns)


if __name__ == "__main__":
    main()
