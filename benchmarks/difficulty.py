"""How hard each case is for bots that go by the looks of a report; writes `content/rubrics/kesukaran.yaml`.

    python benchmarks/difficulty.py [--texts 4] [--write]

Two bots play every case alone, each over several texts of it. One remembers every case in other words and does what
was right for the most similar report; the other takes over the class that the reporter ticked and does the rest right. The mean share of
the points for decisions that they win is the case's facility: where the surface misleads, it is low, and a slip weighs less.
What cohorts of people showed (`latih item-stats --difficulty`) is kept. Takes a few minutes.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from statistics import fmean, quantiles

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import msgspec

from trainer.practice.bots import Bot, play
from trainer.practice.errant import ErrantBot
from trainer.practice.session import Session
from trainer.practice.surface import Neighbours, SurfaceBot
from trainer.scenarios.build import build_scenario
from trainer.scenarios.case import Move
from trainer.scenarios.library import Library, load_library
from trainer.scenarios.presets import DIFFICULTY, preset_record
from trainer.scenarios.scenario import ReportPlan, Scenario, SlotRule
from trainer.scoring.difficulty import CaseEstimate, DifficultyTable, level, results_of, write_table
from trainer.scoring.grading import grade

MEMORY_SEEDS = (1001, 1002)
"""The seeds of the texts that the surface bot remembers; it never plays these."""


def alone(library: Library, case: str, seed: int) -> Scenario:
    """A shift in which this case comes alone, answered by the trainee wherever he may."""
    unit = library.cases[case].key.unit
    preset = msgspec.structs.replace(
        preset_record(library, "orientasi"),
        id="satu",
        recipe=(SlotRule(cases=(case,)),),
        acting_for=(unit,) if unit else (),
    )
    return build_scenario(library, preset, seed)


def as_ticked(plan: ReportPlan) -> Move | None:
    """The mistake of taking over the reporter's choice of class."""
    ticked = plan.choice.preset_type
    return None if ticked is plan.key.type else Move(type=ticked)


def share(scenario: Scenario, bot: Bot) -> float:
    """The share of the points for decisions that a bot wins on the only report."""
    session = Session.start(scenario)
    play(session, bot)
    (result,) = results_of(grade(scenario, session.entries), "bot")
    return result.share


def measure(library: Library, texts: int) -> dict[str, float]:
    """The facility of every case."""
    memory = Neighbours(
        [alone(library, case, seed).plans[0] for case in library.cases for seed in MEMORY_SEEDS]
    )
    found = {}
    for case in library.cases:
        shares = []
        for seed in range(1, texts + 1):
            scenario = alone(library, case, seed)
            shares += [share(scenario, SurfaceBot(memory)), share(scenario, ErrantBot(as_ticked))]
        found[case] = round(fmean(shares), 3)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=4, help="texts of each case")
    parser.add_argument("--write", action="store_true", help="write the file")
    arguments = parser.parse_args()
    library = load_library()
    measured = measure(library, arguments.texts)
    stated = {case: template.difficulty for case, template in library.cases.items()}
    for author in (1, 2, 3):
        shares = [value for case, value in measured.items() if stated[case] == author]
        print(f"author's level {author}: {len(shares)} cases, mean facility {fmean(shares):.3f}")
    print("quartiles:", [round(value, 3) for value in quantiles(measured.values())])
    print("levels measured:", dict(sorted(Counter(level(value) for value in measured.values()).items())))
    for case, value in sorted(measured.items(), key=lambda pair: pair[1])[:15]:
        print(f"  {value:.3f}  {case} (author: {stated[case]})")
    if arguments.write:
        path = library.root / "rubrics" / f"{DIFFICULTY}.yaml"
        known = msgspec.convert(library.rubric(DIFFICULTY), DifficultyTable).cases
        cases = {
            case: CaseEstimate(value, *_people(known.get(case))) for case, value in sorted(measured.items())
        }
        path.write_text(
            write_table(DifficultyTable(f"{datetime.now(UTC):%Y.%m.%d}", cases)), encoding="utf-8"
        )
        print("written:", path)


def _people(known: CaseEstimate | None) -> tuple[float | None, int]:
    return (None, 0) if known is None else (known.people, known.plays)


if __name__ == "__main__":
    main()
