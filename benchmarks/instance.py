"""Speed of the simulated instance: events against simpy's bare timeouts, and years of whole provinces.

    python benchmarks/instance.py [--agencies 38] [--reports 12000] [--turns 3] [--profile | --national]

In one run: how many events a second the fold applies, and decide and fold together, against simpy handing on
as many timeouts that do nothing; a headless year of a province with submissions, verifications, dispositions,
answers, replies, closings and all clocks; the same with ten times the reports; what a national year would take.
`--national` really plays the national year, one province after the other, instead of extrapolating it.
All times are CPU time, so that other programs on the machine do not count.
The cast of the year acts by simple seeded rules, so that the instance itself is measured and not the texts.

What the fold puts off until somebody asks is measured too: the rate is printed for the bare fold, for a fold
that is ready to go on (the next deadline is known), and for one of which every history and conversation is read.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import heapq
import pstats
import random
import resource
import sys
import time
from collections.abc import Callable, Generator, Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import simpy

from trainer.scenarios.library import load_library
from trainer.sp4n import commands as cmd
from trainer.sp4n.calendar import WorkingCalendar
from trainer.sp4n.commands import Command, Refused
from trainer.sp4n.events import Event
from trainer.sp4n.instance import Instance
from trainer.sp4n.regulations import Rules
from trainer.sp4n.report import SYSTEM, Actor, ReporterIdentity
from trainer.sp4n.settings import Settings
from trainer.sp4n.vocabulary import (
    ArchiveReason,
    MissingData,
    ReporterChoice,
    ReportType,
    Role,
)

NATIONAL_YEAR = 350_000
ADMIN = Actor(Role.AGENCY, "Admin Instansi")
CITIZEN = Actor(Role.REPORTER, "Pelapor")
IDENTITY = ReporterIdentity("Warga Rekaan", "9901020304050001", "0840-0000-0001")
BODY = "Lampu jalan di depan pasar padam sejak seminggu, warga takut lewat pada malam hari. " * 4
ANSWER = "Petugas kami sudah memeriksa lokasi dan mengganti lampu pada tanggal yang dijanjikan. " * 4
CATEGORY = ("PEKERJAAN UMUM DAN PENATAAN RUANG", "Infrastruktur Jalan")
TYPES = (ReportType.ORDINARY,) * 8 + (ReportType.SUPERVISORY, ReportType.INFORMATION)

Parts = tuple[Settings, WorkingCalendar, Rules]
"""Settings, calendar and rules of an agency."""

Act = Callable[["Year", int], tuple[Command, Actor]]


class Year:
    """A year of one agency: citizens, admin and units act by seeded rules, deadlines by the agenda.

    Args:
        reports: how many reports come in.
        seed: decides everything.
        parts: settings, calendar and rules of the agency.
    """

    def __init__(self, reports: int, seed: int, parts: Callable[[], Parts]) -> None:
        settings, self.calendar, rules = parts()
        self.instance = Instance(settings, self.calendar, rules)
        self.units = [Actor(Role.LIAISON, name, unit) for unit, name in settings.units.items()][:30]
        self.rng = random.Random(seed)
        self.log: list[Event] = []
        self.refused = 0
        self._queue: list[tuple[float, int, datetime, Act, int]] = []
        self._count = 0
        opens = datetime(2026, 1, 1, tzinfo=ZoneInfo("Asia/Jakarta"))
        minutes = sorted((self.rng.randrange(365 * 1440) for _ in range(reports)), reverse=True)
        self._arrivals = [opens + timedelta(minutes=minute) for minute in minutes]

    def plan(self, when: datetime, act: Act, report: int) -> None:
        """Plan an act."""
        self._count += 1
        heapq.heappush(self._queue, (when.timestamp(), self._count, when, act, report))

    def after(self, at: datetime, low: int, high: int, act: Act, report: int) -> None:
        """Plan an act so many working hours later."""
        minutes = self.rng.randint(low * 60, high * 60)
        self.plan(self.calendar.due(at, timedelta(minutes=minutes)), act, report)

    def run(self) -> None:
        """Play until nothing is planned and no deadline is left."""
        instance, queue, arrivals = self.instance, self._queue, self._arrivals
        while True:
            if arrivals and (not queue or arrivals[-1] <= queue[0][2]):
                self.plan(arrivals.pop(), _submit, 0)
            automatic = instance.next_deadline()
            if queue and (automatic is None or queue[0][2] <= automatic):
                _, _, when, act, report = heapq.heappop(queue)
                command, actor = act(self, report)
                self.do(command, actor, when)
            elif automatic is not None:
                at, move = next(instance.due_agenda(automatic))
                self.do(move, SYSTEM, at)
            else:
                return

    def do(self, command: Command, actor: Actor, at: datetime) -> None:
        """Carry out a command and let the others react."""
        try:
            events = self.instance.execute(command, actor, at)
        except Refused:
            self.refused += 1
            return
        self.log.extend(events)
        react = _REACTIONS.get(type(command))
        if react is not None:
            react(self, events[0].report, at)


def _submit(year: Year, report: int) -> tuple[Command, Actor]:
    rng = year.rng
    choice = ReporterChoice.COMPLAINT if rng.random() < 0.8 else ReporterChoice.INFORMATION
    command = cmd.Submit(
        "Lampu jalan padam",
        BODY,
        choice,
        IDENTITY,
        anonymous=rng.random() < 0.67,
        secret=rng.random() < 0.48,
        target_agency=True,
    )
    return command, CITIZEN


def _intake(year: Year, report: int) -> tuple[Command, Actor]:
    draw = year.rng.random()
    if draw < 0.05:
        return cmd.AskForData(report, (MissingData.PLACE,), "Mohon sebutkan lokasinya."), ADMIN
    if draw < 0.09:
        return cmd.NotOurs(report, "pln", "Kami teruskan kepada yang berwenang."), ADMIN
    if draw < 0.14:
        return cmd.Archive(report, ArchiveReason.UNCLEAR, "Laporan tidak dapat dipahami."), ADMIN
    kind, unit = year.rng.choice(TYPES), year.rng.choice(year.units).unit or ""
    return cmd.VerifyAndDispose(report, "Lampu Jalan Padam", kind, CATEGORY, unit, body=BODY), ADMIN


def _redispose(year: Year, report: int) -> tuple[Command, Actor]:
    return cmd.Dispose(report, year.rng.choice(year.units).unit or ""), ADMIN


def _lead(year: Year, report: int) -> Actor:
    unit = year.instance.reports[report].lead_unit
    return next((actor for actor in year.units if actor.unit == unit), year.units[0])


def _interim(year: Year, report: int) -> tuple[Command, Actor]:
    return cmd.FollowUp(report, ANSWER), _lead(year, report)


def _final(year: Year, report: int) -> tuple[Command, Actor]:
    return cmd.FollowUp(report, ANSWER, final=True), _lead(year, report)


def _return(year: Year, report: int) -> tuple[Command, Actor]:
    return cmd.ReturnToCoordinator(report, "Bukan tugas kami."), _lead(year, report)


def _remind(year: Year, report: int) -> tuple[Command, Actor]:
    return cmd.RemindUnit(report, "Mohon segera dijawab."), ADMIN


def _complete(year: Year, report: int) -> tuple[Command, Actor]:
    return cmd.CompleteData(report, "Lokasinya di depan pasar."), CITIZEN


def _reply(year: Year, report: int) -> tuple[Command, Actor]:
    return cmd.Reply(report, "Sampai sekarang masih padam."), CITIZEN


def _confirm(year: Year, report: int) -> tuple[Command, Actor]:
    return cmd.Confirm(report, year.rng.randint(3, 5)), CITIZEN


def _on_submitted(year: Year, report: int, at: datetime) -> None:
    year.after(at, 1, 26, _intake, report)


def _on_asked(year: Year, report: int, at: datetime) -> None:
    if year.rng.random() < 0.6:
        year.after(at, 4, 40, _complete, report)


def _on_disposed(year: Year, report: int, at: datetime) -> None:
    draw = year.rng.random()
    if draw < 0.08:
        year.after(at, 6, 12, _return, report)
        return
    if draw < 0.3:
        year.after(at, 4, 30, _interim, report)
    if draw < 0.4:
        year.after(at, 30, 36, _remind, report)
    year.after(at, 10, 70, _final, report)


def _on_answered(year: Year, report: int, at: datetime) -> None:
    draw = year.rng.random()
    if draw < 0.12:
        year.after(at, 6, 40, _reply, report)
    elif draw < 0.25:
        year.after(at, 6, 40, _confirm, report)


_REACTIONS: dict[type, Callable[[Year, int, datetime], None]] = {
    cmd.Submit: _on_submitted,
    cmd.CompleteData: _on_submitted,
    cmd.AskForData: _on_asked,
    cmd.VerifyAndDispose: _on_disposed,
    cmd.Dispose: _on_disposed,
    cmd.FollowUp: _on_answered,
    cmd.ReturnToCoordinator: lambda year, report, at: year.after(at, 1, 10, _redispose, report),
    cmd.Reply: lambda year, report, at: year.after(at, 4, 45, _final, report),
}


def agency_parts() -> Callable[[], Parts]:
    """A maker of the parts of an agency; the agencies of a province share zone, hours and holidays."""
    library = load_library()
    region, rules = library.region("raksabumi"), library.rules()
    years = [year for year in library.calendars() if 2026 <= year.year <= 2027]

    calendar = WorkingCalendar.from_years(region.zone, rules.hours, years)

    def make() -> Parts:
        return Settings.for_region(region), calendar, rules

    return make


def agency_years(
    agencies: int, reports: int, parts: Callable[[], Parts], first_seed: int = 0
) -> Iterator[Year]:
    """A year of one agency after the other; volumes differ as they do in reality (dossier 12.2)."""
    weights = [1 / (rank + 2) for rank in range(agencies)]
    left = reports
    for rank, weight in enumerate(weights):
        share = left if rank == agencies - 1 else round(reports * weight / sum(weights))
        left -= share
        year = Year(share, first_seed + rank, parts)
        year.run()
        yield year


def play_province(agencies: int, reports: int, parts: Callable[[], Parts]) -> int:
    """A year of all agencies; each is let go when its year is over. Returns the number of events."""
    return sum(len(year.log) for year in agency_years(agencies, reports, parts))


def timed(work: Callable[[], object]) -> float:
    """The seconds that one run takes."""
    gc.collect()
    begin = time.process_time()
    work()
    return time.process_time() - begin


def bare_timeouts(count: int, processes: int) -> Callable[[], None]:
    """Simpy hands on so many timeouts to processes that do nothing."""

    def run() -> None:
        environment = simpy.Environment()

        def wait(times: int) -> Generator[simpy.Event, None, None]:
            for _ in range(times):
                yield environment.timeout(1)

        for _ in range(processes):
            environment.process(wait(count // processes))
        environment.run()

    return run


def fold_log(
    years: list[Year], parts: Callable[[], Parts], after: Callable[[Instance], object] = id
) -> Callable[[], None]:
    """Apply the logs of these agencies to empty instances; `after` asks each instance for something."""

    def run() -> None:
        for year in years:
            settings, calendar, rules = parts()
            instance = Instance(settings, calendar, rules)
            instance.fold(year.log)
            after(instance)

    return run


def read_everything(instance: Instance) -> int:
    """Ask for the next deadline and for all that is told of every report."""
    instance.next_deadline()
    return sum(len(report.history) + len(report.thread) for report in instance.reports.values())


def peak_megabytes() -> float:
    """The largest memory of this process so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--agencies", type=int, default=38)
    parser.add_argument("--reports", type=int, default=12_000)
    parser.add_argument("--turns", type=int, default=3, help="the best turn counts")
    parser.add_argument(
        "--profile", action="store_true", help="profile one province year and one fold instead"
    )
    parser.add_argument("--national", action="store_true", help="play a whole national year instead")
    options = parser.parse_args()
    parts = agency_parts()
    if options.national:
        national_year(options.agencies, options.reports, parts)
        return
    if options.profile:
        profile(options.agencies, options.reports, parts)
        return
    pairs = [
        tuple(
            timed(partial(play_province, options.agencies, count, parts))
            for count in (options.reports, 10 * options.reports)
        )
        for _ in range(options.turns)
    ]
    small, large = min(pair[0] for pair in pairs), min(pair[1] for pair in pairs)
    peak = peak_megabytes()
    years = list(agency_years(options.agencies, options.reports, parts))
    events = sum(len(year.log) for year in years)
    print(
        f"province: {options.agencies} agencies, {options.reports} reports, {events} events "
        f"({events / options.reports:.1f} a report), {sum(year.refused for year in years)} moves lapsed"
    )
    print(f"headless year                     {small:9.2f} s")
    print(
        f"ten times the reports             {large:9.2f} s   {large / small:.2f} times the time (at most 11 is wanted)"
    )
    print(f"peak memory of the large year     {peak:9.0f} MB   agencies one after the other")
    national = large / (10 * options.reports) * NATIONAL_YEAR
    print(f"national year, {NATIONAL_YEAR} reports    {national:9.1f} s   extrapolated (under 600 is wanted)")
    compare_with_simpy(years, events, small, parts, options.turns)
    print(f"peak memory with all logs kept    {peak_megabytes():9.0f} MB")


def compare_with_simpy(
    years: list[Year],
    events: int,
    year_time: float,
    parts: Callable[[], Parts],
    turns: int,
) -> None:
    """Print the rates of the fold and of simpy, taken in turns so that both meet the same machine."""
    works = {
        "fold": fold_log(years, parts),
        "ready": fold_log(years, parts, Instance.next_deadline),
        "read": fold_log(years, parts, read_everything),
        "bare": bare_timeouts(events, 1),
        "crowded": bare_timeouts(events, 1000),
    }
    rounds = [{name: timed(work) for name, work in works.items()} for _ in range(turns)]
    best = {name: min(each[name] for each in rounds) for name in works}
    bare, crowded = best["bare"], best["crowded"]
    print(f"simpy bare timeouts, 1 process    {events / bare:9.0f} a second")
    print(f"simpy bare timeouts, 1000 waiting {events / crowded:9.0f} a second")
    for name, title in (
        ("fold", "events applied (fold of the log)"),
        ("ready", "the same, next deadline known"),
        ("read", "the same, every history read"),
    ):
        rate = events / best[name]
        print(
            f"{title:33} {rate:9.0f} a second   {bare / best[name]:.2f} of simpy with 1 process, "
            f"{crowded / best[name]:.2f} with 1000 (at least 0.5 is wanted)"
        )
    print(
        f"events decided, applied, planned  {events / year_time:9.0f} a second   {bare / year_time:.2f} / {crowded / year_time:.2f}"
    )


def national_year(agencies: int, reports: int, parts: Callable[[], Parts]) -> None:
    """Play the national number of reports, province by province, and print time, events and memory."""
    begin = time.process_time()
    provinces, events, left = 0, 0, NATIONAL_YEAR
    while left:
        share = min(reports, left)
        seed = agencies * provinces
        events += sum(len(year.log) for year in agency_years(agencies, share, parts, seed))
        left -= share
        provinces += 1
    seconds = time.process_time() - begin
    print(f"national year really played       {seconds:9.1f} s   (under 600 is wanted)")
    print(
        f"  {NATIONAL_YEAR} reports, {provinces * agencies} agencies, {events} events, peak {peak_megabytes():.0f} MB"
    )


def profile(agencies: int, reports: int, parts: Callable[[], Parts]) -> None:
    """Print where a province year and a fold of its log spend their time."""
    years: list[Year] = []
    for name, work in (
        ("year", lambda: years.extend(agency_years(agencies, reports, parts))),
        ("fold", lambda: fold_log(years, parts)()),
    ):
        profiler = cProfile.Profile()
        profiler.runcall(work)
        print(f"== {name}")
        pstats.Stats(profiler).sort_stats("tottime").print_stats(28)


if __name__ == "__main__":
    main()
