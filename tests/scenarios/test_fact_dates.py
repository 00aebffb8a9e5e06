"""What a unit finds out lies between the day it got the report and the day it tells of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

import msgspec
import pytest

from trainer.practice.bots import ExpertBot, play
from trainer.practice.session import Session
from trainer.scenarios.build import build_scenario
from trainer.scenarios.case import CaseFact
from trainer.scenarios.dates import MONTHS, FactDays, resolve_date_tokens
from trainer.scenarios.library import Library
from trainer.sp4n import events as ev
from trainer.sp4n.calendar import WorkingCalendar

WRITTEN = re.compile(rf"(?:(\d+)-)?(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})")
TOKEN = re.compile(r"\{(tgl|haritgl|rentang|malam|asal):([+-]?\d+)(?::[+-]?\d+)?\}")


def dates_in(text: str) -> list[date]:
    """All dates that a text names, of a range the last one."""
    return [
        date(int(year), MONTHS.index(month) + 1, int(day)) for _, day, month, year in WRITTEN.findall(text)
    ]


def facts_of(library: Library) -> Iterator[tuple[str, CaseFact]]:
    for case in library.cases.values():
        yield from ((case.id, fact) for fact in case.facts)
    for case_id, facts in library.provincial.facts.items():
        yield from ((case_id, fact) for fact in facts)


def test_no_inspection_lies_outside_the_days_between_receipt_and_telling(library: Library) -> None:
    calendar = WorkingCalendar.from_years("Asia/Jakarta", library.regulations.hours, library.calendars())

    def shift(day: date, steps: int) -> date:
        for _ in range(abs(steps)):
            day += timedelta(days=1 if steps > 0 else -1)
            while not calendar.is_working_day(day):
                day += timedelta(days=1 if steps > 0 else -1)
        return day

    rng = Random(7)
    checked = 0
    for case, fact in facts_of(library):
        for _ in range(6):
            received = date(2026, 1, 5) + timedelta(days=rng.randrange(300))
            told = (
                shift(received, rng.randrange(3)) if calendar.is_working_day(received) else shift(received, 1)
            )
            days = FactDays(told, received, received - timedelta(days=rng.randrange(40)))
            for match in TOKEN.finditer(fact.text):
                found = dates_in(resolve_date_tokens(match[0], days, shift))[0]
                checked += 1
                if match[1] == "asal":
                    assert found <= days.incident, (case, fact.text)
                elif int(match[2]) <= 0:
                    assert received <= found <= told, (case, fact.text)
                else:
                    assert found > told, (case, fact.text)
    assert checked > 3000


def told_facts(session: Session) -> Iterator[tuple[ev.FindingsRecorded, date, date]]:
    """What units told in a session, with the days the report came in and its incident happened."""
    for report in session.instance.reports.values():
        plan = session.plan(report.id)
        for event in report.events:
            if plan is not None and isinstance(event, ev.FindingsRecorded):
                yield event, report.submitted_at.date(), plan.incident_date


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("preset", ["orientasi", "shift-harian", "musim-hujan", "pejabat-penghubung"])
def test_in_a_played_shift_nothing_was_inspected_before_the_report(
    library: Library, preset: str, seed: int
) -> None:
    session = Session.start(build_scenario(library, preset, seed))
    play(session, ExpertBot())
    told = list(told_facts(session))
    assert told
    for event, arrived, incident in told:
        for fact in event.facts:
            for day in dates_in(fact.text):
                assert day <= incident or day >= arrived, fact.text
                assert fact.kind not in ("temuan", "bukti") or day <= event.at.date(), fact.text


@pytest.mark.parametrize("preset", ["shift-harian", "hari-sibuk"])
def test_the_answers_of_units_name_no_day_before_the_report(library: Library, preset: str) -> None:
    session = Session.start(build_scenario(library, preset, 4))
    play(session, ExpertBot())
    answers = 0
    for report in session.instance.reports.values():
        plan = session.plan(report.id)
        for event in report.events:
            if plan is None or not isinstance(event, ev.FollowedUp) or not event.lead:
                continue
            answers += 1
            for day in dates_in(event.text):
                assert day <= plan.incident_date or day >= report.submitted_at.date(), event.text
    assert answers > 5


@pytest.mark.parametrize("hour", [7, 10, 14])
def test_what_was_found_at_night_is_told_on_a_later_day(library: Library, hour: int) -> None:
    """The patrol of the evening cannot stand in facts that arrive before that evening."""
    patrol = CaseFact(
        kind="temuan", text="Patroli pada {malam:-1} pukul 23.40 mendapati kafe buka.", must=True
    )
    scenario = build_scenario(library, "orientasi", 3)
    plans = tuple(msgspec.structs.replace(plan, facts=(patrol,)) for plan in scenario.plans)
    session = Session.start(msgspec.structs.replace(scenario, plans=plans))
    session.run_until(session.now + timedelta(hours=hour - 7))
    play(session, ExpertBot())
    told = [event for event, *_ in told_facts(session) if "Patroli" in event.facts[0].text]
    assert told
    for event in told:
        received = max(
            each.at.date()
            for each in session.instance.reports[event.report].events
            if isinstance(each, ev.Disposed) and each.at <= event.at
        )
        assert received <= dates_in(event.facts[0].text)[0] < event.at.date()
