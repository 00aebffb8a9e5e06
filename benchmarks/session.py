"""Speed of whole sessions: generating, playing with the cast, storing, opening again and grading.

    python benchmarks/session.py [--reports 2000] [--profile | --national]

A year of one agency is played by the expert with the real cast and log, once with a tenth of the reports and
once with all; the long session is stored and opened again. In a headless year all units are simulated; how much
more it costs when some units' answers are written and judged is shown beside it. All times are CPU time.
`--national` really generates and plays a national year, agency by agency, instead of extrapolating it.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import pstats
import resource
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

import msgspec

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from trainer.practice.bots import ExpertBot, Move, play
from trainer.practice.session import Session
from trainer.practice.store import Store
from trainer.scenarios.build import build_scenario, stream_plans
from trainer.scenarios.library import Library, load_library
from trainer.scenarios.scenario import Scenario
from trainer.scoring.grading import grade

PRESET = "shift-harian"
PROVINCE = 12_000
NATIONAL_YEAR = 350_000
NOW = "2026-01-01T00:00:00+00:00"

T = TypeVar("T")


class AttentiveExpert(ExpertBot):
    """The expert, but looking only at reports in which something has happened: a year has thousands."""

    def __init__(self) -> None:
        super().__init__()
        self._seen = 0
        self._waiting: deque[int] = deque()

    def moves(self, session: Session) -> Iterator[Move]:
        """The right moves in the order in which reports made themselves heard."""
        for entry in session.entries[self._seen :]:
            self._waiting.extend(dict.fromkeys(event.report for event in entry.events))
        self._seen = len(session.entries)
        while self._waiting:
            report = session.instance.reports[self._waiting.popleft()]
            plan = session.plan(report.id)
            move = None if plan is None else self._move(session, report, plan)
            if move is not None:
                yield move


def year_scenario(library: Library, count: int, acting: bool = False, seed: int = 1) -> Scenario:
    """A year in which so many reports of the preset arrive evenly; the next two months let them end.

    With `acting` the expert writes the answers of the preset's own units, which the judge then reads.
    """
    base = build_scenario(library, PRESET, seed)
    zone = ZoneInfo(base.region.zone)
    starts = datetime(2026, 1, 5, 7, 30, tzinfo=zone)
    step = timedelta(days=355) / count
    plans = tuple(
        msgspec.structs.replace(
            plan, index=index, arrives=(starts + index * step).replace(microsecond=0), backlog=False
        )
        for index, plan in enumerate(stream_plans(library, PRESET, seed, count))
    )
    ends = datetime(2027, 2, 26, 16, 0, tzinfo=zone)
    return msgspec.structs.replace(
        base, starts=starts, ends=ends, plans=plans, script=(), acting_for=base.acting_for if acting else ()
    )


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """The CPU seconds that one run takes, and its result."""
    gc.collect()
    begin = time.process_time()
    result = work()
    return time.process_time() - begin, result


def played(scenario: Scenario) -> Session:
    """The session, played to its end."""
    session = Session.start(scenario)
    play(session, AttentiveExpert())
    return session


def open_stored(session: Session, folder: Path) -> tuple[float, float]:
    """The seconds to store a session in one go, and to open it again."""
    store = Store(folder / "data.sqlite")
    profile = store.add_profile("Peserta", "raksabumi", "", "admin_instansi", NOW)

    def keep() -> int:
        number = store.add_session(profile.id, session.scenario, "giliran", NOW)
        store.append(number, session.entries, NOW, True)
        return number

    written, number = timed(keep)
    opened, again = timed(lambda: Session.resume(*store.load(number)))
    store.close()
    if again.instance.reports != session.instance.reports:
        raise SystemExit("The opened session differs from the played one.")
    return written, opened


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--reports", type=int, default=2000, help="reports of the long session")
    parser.add_argument("--profile", action="store_true", help="profile playing and opening instead")
    parser.add_argument("--national", action="store_true", help="play a whole national year instead")
    options = parser.parse_args()
    library = load_library()
    if options.national:
        national_year(library, options.reports)
        return
    if options.profile:
        profile(year_scenario(library, options.reports))
        return
    next(stream_plans(library, PRESET, 2, 1))
    generated, plans = timed(lambda: list(stream_plans(library, PRESET, 2, 1000)))
    print(
        f"1000 reports with keys generated  {generated:8.2f} s   {1000 * generated / len(plans):.2f} ms each"
    )
    shift = Session.start(build_scenario(library, PRESET, 1))
    play(shift, ExpertBot())
    graded, card = timed(lambda: grade(shift.scenario, shift.entries))
    print(
        f"grading a shift of {len(shift.scenario.plans)} reports      {graded:8.2f} s   {len(card.items)} items, {card.overall:g} points"
    )
    years(library, options.reports)


def years(library: Library, reports: int) -> None:
    """Play the short and the long year, and open the long one again."""
    short, scenario = year_scenario(library, reports // 10), year_scenario(library, reports)
    small, _ = timed(lambda: played(short))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    large, session = timed(lambda: played(scenario))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    events = sum(len(entry.events) for entry in session.entries)
    print(f"a year with cast, {reports // 10:5d} reports   {small:8.2f} s")
    print(
        f"the same with {reports:5d} reports      {large:8.2f} s   {large / small:.2f} times the time (at most 11 is wanted), "
        f"{events} events, peak {peak:.0f} MB ({peak - before:.0f} MB of it the session)"
    )
    written_out = year_scenario(library, reports // 10, acting=True)
    judged, _ = timed(lambda: played(written_out))
    print(
        f"a year with judged answers        {judged:8.2f} s   {reports // 10} reports, {judged / small:.1f} times the time"
    )
    each = large / reports
    print(f"province, {PROVINCE} reports           {each * PROVINCE:8.1f} s   extrapolated")
    print(
        f"national year, {NATIONAL_YEAR} reports    {each * NATIONAL_YEAR:8.1f} s   extrapolated (under 600 is wanted)"
    )
    with tempfile.TemporaryDirectory() as folder:
        written, opened = open_stored(session, Path(folder))
    print(f"storing it in one go              {written:8.2f} s")
    print(
        f"opening it again                  {opened:8.2f} s   {opened / large:.3f} of the time it took to play"
    )


def national_year(library: Library, each: int) -> None:
    """Generate and play the national number of reports, agency by agency; print times, events and memory."""
    agencies = NATIONAL_YEAR // each
    generating = playing = 0.0
    reports = events = 0
    for seed in range(1, agencies + 1):
        generated, scenario = timed(partial(year_scenario, library, each, seed=seed))
        played_in, session = timed(partial(played, scenario))
        generating, playing = generating + generated, playing + played_in
        reports += len(session.instance.reports)
        events += sum(len(entry.events) for entry in session.entries)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"national year really run          {generating + playing:8.1f} s   (under 600 is wanted)")
    print(f"  of which texts and keys         {generating:8.1f} s")
    print(f"  of which cast, clocks and log   {playing:8.1f} s")
    print(f"  {agencies} agencies, {reports} reports, {events} events, peak {peak:.0f} MB")


def profile(scenario: Scenario) -> None:
    """Print where playing and opening spend their time."""
    profiler = cProfile.Profile()
    session = profiler.runcall(played, scenario)
    pstats.Stats(profiler).sort_stats("tottime").print_stats(30)
    with tempfile.TemporaryDirectory() as folder:
        profiler = cProfile.Profile()
        profiler.runcall(open_stored, session, Path(folder))
    pstats.Stats(profiler).sort_stats("tottime").print_stats(20)


if __name__ == "__main__":
    main()
