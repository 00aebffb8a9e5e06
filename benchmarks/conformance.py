"""Hold the working calendar against facts taken from other systems' public test suites.

    python benchmarks/conformance.py FILE

FILE is JSON with `calendars` and `cases`. A case is `due` (start + minutes of working time), `elapsed`
(working minutes between two moments) or `workdays` (start + working days); its `boundary`, `pause_policy`,
`rounding`, `day_zero` and `end_of_day` name the policy of the system it comes from. Prints how many cases of
each source agree and lists every one that differs. Side facts (escalation levels, margins) are counted apart.

Exit code: 0 all cases agree, 1 some differ, 2 the file cannot be read.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from trainer.sp4n.calendar import (
    CalendarPolicy,
    Closing,
    DayZero,
    Pause,
    PauseCounting,
    Rounding,
    WeeklyHours,
    WorkingCalendar,
)

Case = dict[str, Any]
TOLERANCE = dt.timedelta(seconds=1)

BOUNDARIES = {"end_of_period": Closing.STAY, "start_of_next_period": Closing.NEXT_OPENING}
PAUSE_POLICIES = {
    "working_time": PauseCounting.WORKING_TIME,
    "business_time": PauseCounting.WORKING_TIME,
    "wall_clock": PauseCounting.WALL_TIME,
    "wall_time": PauseCounting.WALL_TIME,
    "working_days": PauseCounting.WORKING_DAYS,
}
ROUNDING_UNITS = {
    "second": dt.timedelta(seconds=1),
    "minute": dt.timedelta(minutes=1),
    "hour": dt.timedelta(hours=1),
}
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
STEP_UNITS = {"minutes": dt.timedelta(minutes=1), "hours": dt.timedelta(hours=1)}


class Calendars:
    """The calendars of a file, each built when a case first asks for it.

    Args:
        entries: the file's `calendars`.
    """

    def __init__(self, entries: dict[str, Case]) -> None:
        self._entries = entries
        self._built: dict[str, WorkingCalendar] = {}

    def of(self, case: Case) -> WorkingCalendar:
        """The calendar of a case, under the policy that the case states.

        Raises:
            KeyError: the file has no such calendar.
            ValueError: the calendar or the policy cannot be read.
        """
        name = case["calendar"]
        if name not in self._built:
            self._built[name] = build_calendar(self._entries[name])
        return self._built[name].with_policy(policy_of(case))


def build_calendar(entry: Case) -> WorkingCalendar:
    """Build the calendar that an entry of the file describes."""
    holidays = {dt.date.fromisoformat(day): "holiday" for day in entry.get("holidays") or ()}
    joint_leave = {dt.date.fromisoformat(day): "joint leave" for day in entry.get("joint_leave") or ()}
    inactive = [dt.date.fromisoformat(day) for day in entry.get("inactive_holidays") or ()]
    hours = msgspec.convert(within_days(entry.get("hours") or {}), WeeklyHours)
    return WorkingCalendar(entry["tz"], hours, holidays, joint_leave, inactive)


def within_days(hours: dict[str, list[list[str]]]) -> dict[str, list[list[str]]]:
    """The same week with every interval over midnight cut in two."""
    week: dict[str, list[list[str]]] = {day: [] for day in WEEKDAYS}
    for day, intervals in hours.items():
        index = WEEKDAYS.index(day[:3].lower())
        for opens, closes in intervals:
            if closes > opens:
                week[WEEKDAYS[index]].append([opens, closes])
                continue
            week[WEEKDAYS[index]].append([opens, "24:00"])
            if closes > "00:00":
                week[WEEKDAYS[(index + 1) % 7]].append(["00:00", closes])
    return week


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("file", type=Path)
    path: Path = parser.parse_args(arguments).file
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        calendars = Calendars(document["calendars"])
        cases: list[Case] = document["cases"]
    except (OSError, ValueError, KeyError) as error:
        print(f"{path}: {error}", file=sys.stderr)
        return 2
    agreed: dict[str, list[bool]] = {}
    differences: list[str] = []
    side: list[tuple[bool, str]] = []
    for case in cases:
        expected, computed = outcome(case, calendars)
        agrees = same(expected, computed)
        agreed.setdefault(source_of(case), []).append(agrees)
        if not agrees:
            what = f"{case.get('id')} ({case.get('kind')})"
            differences.append(f"{what}: expected {expected}, computed {computed}")
        if not isinstance(computed, str):
            side.extend(side_facts(case, calendars.of(case), computed))
    report(agreed, differences, side)
    return 1 if differences else 0


def report(agreed: dict[str, list[bool]], differences: list[str], side: list[tuple[bool, str]]) -> None:
    """Print the table of sources, the differing cases and the side facts."""
    width = max((len(source) for source in agreed), default=5)
    for source in sorted(agreed):
        print(f"{source:<{width}}  {sum(agreed[source]):>4} of {len(agreed[source]):>4} agree")
    total = [agrees for results in agreed.values() for agrees in results]
    print(f"{'total':<{width}}  {sum(total):>4} of {len(total):>4} agree")
    for line in differences:
        print(f"DIFFERS {line}")
    if side:
        print(f"side facts (escalation levels, margins): {sum(ok for ok, _ in side)} of {len(side)} agree")
        for ok, line in side:
            if not ok:
                print(f"SIDE FACT DIFFERS {line}")


def source_of(case: Case) -> str:
    """The system a case comes from."""
    provenance = case.get("provenance") or {}
    return str(provenance.get("repo") or str(case.get("id", "?")).split("-", 1)[0])


def outcome(case: Case, calendars: Calendars) -> tuple[Any, Any]:
    """What a case expects and what the calendar computes (a text when it refuses)."""
    expected: Any = case.get("expected")
    try:
        calendar = calendars.of(case)
        expected = expected_of(case, calendar)
        return expected, compute(case, calendar)
    except KeyError as error:
        return expected, f"refused: missing {error}"
    except ValueError as error:
        return expected, f"refused: {error}"


def same(expected: Any, computed: Any) -> bool:
    """Whether both are the same moment, or lengths at most a second apart."""
    if isinstance(expected, dt.datetime) and isinstance(computed, dt.datetime):
        return expected == computed
    if isinstance(expected, dt.timedelta) and isinstance(computed, dt.timedelta):
        return abs(expected - computed) <= TOLERANCE
    return False


def compute(case: Case, calendar: WorkingCalendar) -> dt.datetime | dt.timedelta:
    """Ask the calendar what the case asks.

    Raises:
        ValueError: the kind is unknown or the calendar refuses.
    """
    start = moment(case, "start", calendar.zone)
    pauses = list(pauses_of(case, calendar.zone))
    match case["kind"]:
        case "due":
            return calendar.due(start, dt.timedelta(minutes=case["minutes"]), pauses)
        case "elapsed":
            return calendar.elapsed(start, moment(case, "end", calendar.zone), pauses)
        case "workdays":
            return calendar.add_working_days(start, int(case["days"]), pauses=pauses)
        case kind:
            raise ValueError(f"unknown kind {kind!r}")


def expected_of(case: Case, calendar: WorkingCalendar) -> dt.datetime | dt.timedelta:
    """The expected moment or length, exact seconds where the case has them."""
    expected = case["expected"]
    if case["kind"] != "elapsed":
        if "due_utc" in expected:
            return parse_moment(expected["due_utc"], calendar.zone)
        return parse_moment(expected["due"], calendar.zone)
    if "seconds_exact" in expected and calendar.policy.rounding is Rounding.EXACT:
        return dt.timedelta(seconds=expected["seconds_exact"])
    return dt.timedelta(minutes=expected["minutes"])


def moment(case: Case, field: str, zone: ZoneInfo) -> dt.datetime:
    """A moment of a case; the UTC spelling wins because a local one may be ambiguous."""
    return parse_moment(case.get(f"{field}_utc") or case[field], zone)


def parse_moment(text: str, zone: ZoneInfo) -> dt.datetime:
    """A moment written in UTC, with an offset, or (without either) in the calendar's own zone."""
    parsed = dt.datetime.fromisoformat(text)
    return parsed if parsed.tzinfo else parsed.replace(tzinfo=zone)


def pauses_of(case: Case, zone: ZoneInfo) -> Iterator[Pause]:
    """The pauses of a case."""
    for start, end in case.get("pauses") or ():
        yield parse_moment(start, zone), parse_moment(end, zone)


def policy_of(case: Case) -> CalendarPolicy:
    """The policy that a case states; what it does not state is as usual.

    Raises:
        ValueError: a policy this reader does not know.
    """
    rounding, unit = rounding_of(case.get("rounding"))
    return CalendarPolicy(
        at_closing=known(BOUNDARIES, case, "boundary", Closing.STAY),
        pauses=known(PAUSE_POLICIES, case, "pause_policy", PauseCounting.WORKING_TIME),
        day_zero=DayZero(case.get("day_zero") or DayZero.DATE),
        end_of_day=bool(case.get("end_of_day")),
        rounding=rounding,
        rounding_unit=unit,
    )


def known(table: dict[str, Any], case: Case, field: str, usual: Any) -> Any:
    """Look a stated policy up.

    Raises:
        ValueError: it is not in the table.
    """
    stated = case.get(field)
    if stated is None:
        return usual
    if stated not in table:
        raise ValueError(f"unknown {field} {stated!r}")
    return table[stated]


def rounding_of(stated: str | None) -> tuple[Rounding, dt.timedelta]:
    """Read a rounding such as `minute, down`.

    Raises:
        ValueError: the unit or the direction is unknown.
    """
    if not stated or stated in ("exact", "none"):
        return Rounding.EXACT, ROUNDING_UNITS["minute"]
    unit, _, direction = (part.strip() for part in stated.lower().partition(","))
    if unit not in ROUNDING_UNITS:
        raise ValueError(f"unknown rounding {stated!r}")
    return Rounding(direction or "nearest"), ROUNDING_UNITS[unit]


def side_facts(
    case: Case, calendar: WorkingCalendar, computed: dt.datetime | dt.timedelta
) -> Iterator[tuple[bool, str]]:
    """Facts a case states beside its own result: the moment of an escalation level, the margin left."""
    label = str(case.get("id"))
    level = case.get("escalation_level") or {}
    unit = str(level.get("unit", "")).removeprefix("business ")
    if isinstance(computed, dt.datetime) and (unit in STEP_UNITS or unit == "working days"):
        if unit == "working days":
            reached = calendar.add_working_days(computed, level["n"])
        else:
            reached = calendar.due(computed, level["n"] * STEP_UNITS[unit])
        wanted = parse_moment(level["expected"], calendar.zone)
        yield same(wanted, reached), f"{label}: level {level['offset']} expected {wanted}, computed {reached}"
    if "expected_margin" in case and isinstance(computed, dt.timedelta):
        margin = case["target_minutes"] - computed // dt.timedelta(minutes=1)
        wanted_margin = case["expected_margin"]
        yield margin == wanted_margin, f"{label}: margin expected {wanted_margin}, computed {margin}"


if __name__ == "__main__":
    sys.exit(main())
