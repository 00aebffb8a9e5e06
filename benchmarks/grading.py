"""Speed of grading: one written answer, and a whole year of 52 reports, against rapidfuzz on the same texts.

    python benchmarks/grading.py [--rounds 20]

The yardstick is rapidfuzz's bare token_set_ratio of every answer with its report, in the same run. The first
grading of an answer and the repeated one are told apart, because the grader remembers texts it has read.
The aim is 10 ms in the median for an answer and 1 s for the year.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import msgspec
from rapidfuzz import fuzz

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from trainer.practice.bots import BOTS, play
from trainer.practice.session import Session
from trainer.scenarios.build import build_scenario
from trainer.scenarios.library import load_library
from trainer.scenarios.presets import preset_record
from trainer.scenarios.scenario import Scenario, SlotRule
from trainer.scoring.answers import AnswerJudge
from trainer.scoring.grading import grade
from trainer.scoring.responses import AnswerCase, grade_response
from trainer.sp4n.events import FollowedUp

REPORTS = 52
AIM_ANSWER_MS = 10.0
AIM_YEAR_S = 1.0


def year() -> Session:
    """A year in which one report a week arrives and the trainee writes every answer; the expert plays."""
    library = load_library()
    base = preset_record(library, "shift-harian")
    timing = msgspec.structs.replace(base.timing, starts=base.timing.starts[:1], days=245, arrival_days=230)
    preset = msgspec.structs.replace(
        base,
        id="setahun",
        timing=timing,
        recipe=(SlotRule(count=REPORTS, actions=("disposisi",)),),
        acting_for=tuple(sorted({unit.function for unit in library.region(base.region).units})),
    )
    session = Session.start(build_scenario(library, preset, 1))
    play(session, BOTS["expert"]())
    return session


def answers(session: Session) -> list[tuple[AnswerCase, str]]:
    """Every answer of the session with the case it is held against."""
    scenario, judge = session.scenario, AnswerJudge(session.scenario)
    found = []
    for entry in session.entries:
        for event in entry.events:
            if entry.origin == "peserta" and isinstance(event, FollowedUp):
                plan = scenario.plans[session.plan_of[event.report]]
                report = session.instance.reports[event.report]
                found.append((judge.case(plan, report, event.at, event.unit), event.text))
    return found


def timed(work: Callable[[], object]) -> float:
    """Seconds of processor time that some work takes; others on the machine do not count."""
    start = time.process_time()
    work()
    return time.process_time() - start


def answer_times(scenario: Scenario, texts: list[tuple[AnswerCase, str]]) -> tuple[list[float], list[float]]:
    """Milliseconds of each answer, graded for the first time and again."""
    rubric = AnswerJudge(scenario).rubric

    def once() -> list[float]:
        return [1000 * timed(partial(grade_response, case, text, rubric)) for case, text in texts]

    return once(), once()


def main() -> int:
    """Measure and print; exit code 1 when an aim is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=20)
    rounds = parser.parse_args().rounds
    session = year()
    scenario, entries = session.scenario, session.entries
    texts = answers(session)
    first, again = answer_times(scenario, texts)
    years = [timed(lambda: grade(scenario, entries)) for _ in range(rounds)]

    def compare() -> None:
        for case, text in texts:
            fuzz.token_set_ratio(text, case.body)

    yardstick = min(timed(compare) for _ in range(rounds))
    bare = 1000 * yardstick / len(texts)
    median, best = statistics.median(first), min(years)
    card = grade(scenario, entries)
    print(
        f"setahun: {REPORTS} laporan, {len(texts)} jawaban, {len(entries)} catatan, {len(card.items)} butir, nilai {card.overall}"
    )
    print(
        f"satu jawaban, pertama kali: median {median:.2f} ms, p95 {sorted(first)[int(0.95 * len(first))]:.2f} ms"
    )
    print(f"satu jawaban, diulang     : median {statistics.median(again):.2f} ms")
    print(
        f"token_set_ratio           : {bare:.4f} ms per jawaban; rasio {median / bare:.0f} kali (median jawaban)"
    )
    print(
        f"satu tahun                : {best:.3f} s terbaik, {statistics.median(years):.3f} s median; rasio {best / yardstick:.0f} kali"
    )
    fine = median <= AIM_ANSWER_MS and statistics.median(years) <= AIM_YEAR_S
    print("sasaran tercapai" if fine else "sasaran TIDAK tercapai")
    return 0 if fine else 1


if __name__ == "__main__":
    raise SystemExit(main())
