"""What befalls a shift: maintenance, a rumour, a leader's wish, a viral report, a citizen at the Ombudsman."""

from __future__ import annotations

import msgspec
import pytest

from trainer.practice.bots import BOTS, ExpertBot, play
from trainer.practice.errant import ErrantBot, at_rate
from trainer.practice.monev import monev, read_played
from trainer.practice.recap import recap_text
from trainer.practice.session import Session
from trainer.scenarios.build import build_scenario
from trainer.scenarios.events import ChanceEvents, Happening, HoaxRule, MaintenanceRule, viral_plans
from trainer.scenarios.library import Library
from trainer.scenarios.presets import preset_record
from trainer.scenarios.scenario import Preset, Scenario
from trainer.scoring.grading import grade
from trainer.sp4n import events as ev
from trainer.sp4n.commands import MarkRead, Refused, RemindUnit
from trainer.sp4n.vocabulary import Role


@pytest.fixture(scope="module")
def busy(library: Library) -> Scenario:
    return build_scenario(library, "hari-sibuk", 3)


def of_kind(scenario: Scenario, kind: str) -> list[Happening]:
    return [each for each in scenario.happenings if each.kind == kind]


def daily_with(library: Library, events: ChanceEvents | None) -> Preset:
    return msgspec.structs.replace(preset_record(library, "shift-harian"), events=events)


def test_the_same_seed_brings_the_same_happenings(library: Library, busy: Scenario) -> None:
    assert build_scenario(library, "hari-sibuk", 3).happenings == busy.happenings
    assert build_scenario(library, "hari-sibuk", 4).happenings != busy.happenings
    assert [each.at for each in busy.happenings] == sorted(each.at for each in busy.happenings)


def test_without_events_nothing_happens(library: Library) -> None:
    scenario = build_scenario(library, daily_with(library, None), 1)
    assert scenario.happenings == ()
    assert scenario.to_ombudsman == ()


def test_everything_that_happens_is_in_the_log_once_with_its_reason(busy: Scenario) -> None:
    session = Session.start(busy)
    session.finish()
    told = [entry for entry in session.entries if entry.happening is not None]
    assert [entry.happening for entry in told] == list(range(len(busy.happenings)))
    for entry, happening in zip(told, busy.happenings, strict=True):
        assert entry.at == happening.at
        assert entry.note
        assert "{" not in entry.note


def test_a_resumed_session_tells_nothing_twice(busy: Scenario) -> None:
    session = Session.start(busy)
    session.run_until(busy.happenings[3].at)
    again = Session.resume(busy, session.entries)
    for each in (session, again):
        each.finish()
    assert again.entries == session.entries


# Maintenance


def at_maintenance(scenario: Scenario) -> tuple[Session, Happening]:
    window = of_kind(scenario, "pemeliharaan")[0]
    session = Session.start(scenario)
    session.run_until(window.at)
    return session, window


def test_nothing_can_be_done_during_maintenance_and_the_sentence_says_until_when(busy: Scenario) -> None:
    session, window = at_maintenance(busy)
    assert window.until is not None
    assert session.closed_until == window.until
    report = min(session.instance.reports)
    before = len(session.entries)
    with pytest.raises(Refused) as refused:
        session.do(RemindUnit(report, "Mohon segera dijawab."))
    local = window.until.astimezone(session.calendar.zone)
    assert f"{local:%H.%M}" in refused.value.sentence
    assert len(session.entries) == before
    session.do(MarkRead(report))


def test_clocks_and_colleagues_go_on_during_maintenance(busy: Scenario) -> None:
    session, window = at_maintenance(busy)
    due = {
        (number, clock.id): clock.due
        for number, report in session.instance.reports.items()
        for clock in report.clocks.values()
    }
    assert window.until is not None
    session.run_until(window.until)
    assert session.closed_until is None
    for (number, clock), moment in due.items():
        assert session.instance.reports[number].clocks[clock].due == moment


def test_maintenance_lies_within_office_hours_and_leaves_time_before_closing(library: Library) -> None:
    for seed in range(1, 9):
        scenario = build_scenario(library, "hari-sibuk", seed)
        session = Session.start(scenario)
        windows = of_kind(scenario, "pemeliharaan")
        assert len(windows) == 2
        for window in windows:
            assert window.until is not None
            day = window.at.astimezone(session.calendar.zone).date()
            assert session.calendar.opening(day) < window.at < window.until < session.calendar.closing(day)


def test_a_rule_for_endless_maintenance_is_refused() -> None:
    with pytest.raises(ValueError, match="Pemeliharaan"):
        MaintenanceRule(minutes=(10, 600))
    with pytest.raises(ValueError, match="Hoaks"):
        HoaxRule(cases=())


# A rumour


def test_a_rumour_is_handled_once_and_the_others_are_merged(library: Library) -> None:
    hoax = HoaxRule(cases=("hoaks-air-tercemar",), repeats=3)
    for seed in range(1, 5):
        scenario = build_scenario(library, daily_with(library, ChanceEvents(hoax=hoax)), seed)
        wave = [plan for plan in scenario.plans if plan.key.case in hoax.cases]
        first, *rest = [plan for plan in wave if plan.key.action == "disposisi"]
        assert rest == []
        repeats = [plan for plan in wave if plan.key.action == "gabung"]
        assert len(repeats) == 3
        assert all(plan.key.duplicate_of == first.index and plan.arrives > first.arrives for plan in repeats)
        assert [each.plan for each in of_kind(scenario, "hoaks")] == [first.index]


# A leader, and the public


def test_a_leader_asks_for_a_recap_and_is_told_how(busy: Scenario) -> None:
    wishes = of_kind(busy, "rekap")
    assert len(wishes) == 1
    assert "latih rekap" in wishes[0].text
    assert "tidak dinilai" in wishes[0].text


def test_a_viral_report_is_urgent_and_says_why(busy: Scenario) -> None:
    (index,) = viral_plans(busy.happenings)
    plan = busy.plans[index]
    assert plan.key.urgency == "mendesak"
    happening = of_kind(busy, "viral")[0]
    assert happening.at > plan.arrives
    session = Session.start(busy)
    session.finish()
    card = grade(busy, session.entries)
    urgent = [item for item in card.items if item.kind == "mendesak_dahulu"]
    assert any("media sosial" in item.why for item in urgent)
    entry = next(entry for entry in session.entries if entry.note and "media sosial" in entry.note)
    assert entry.report is not None
    assert session.plan_of[entry.report] == index


# The Ombudsman


def test_a_neglected_citizen_turns_to_the_ombudsman_once(library: Library) -> None:
    preset = daily_with(library, ChanceEvents(ombudsman=20))
    session = Session.start(build_scenario(library, preset, 1))
    session.finish()
    told = [entry for entry in session.entries if "Ombudsman" in entry.note]
    assert told
    assert len({entry.report for entry in told}) == len(told)
    for entry in told:
        assert entry.report is not None
        assert session.plan_of[entry.report] in session.scenario.to_ombudsman
        before = session.entries[: entry.seq]
        events = [event for each in before for event in each.events if event.report == entry.report]
        assert any(isinstance(event, ev.DeadlineBreached) for event in events)


def test_nobody_turns_to_the_ombudsman_where_nothing_is_late_or_the_option_is_off(library: Library) -> None:
    preset = daily_with(library, ChanceEvents(ombudsman=20))
    session = Session.start(build_scenario(library, preset, 2))
    play(session, ExpertBot())
    assert not [entry for entry in session.entries if "Ombudsman" in entry.note]
    off = msgspec.structs.replace(preset, options={"ombudsman": "tidak"})
    assert build_scenario(library, off, 2).to_ombudsman == ()


# All together


def test_the_recap_tells_what_befell_the_office(busy: Scenario) -> None:
    session = Session.start(busy)
    session.finish()
    played = read_played(busy, session.entries)
    text = recap_text(played, monev(played))
    assert "### Kejadian luar biasa" in text
    assert "media sosial" in text
    assert "Surat aduan" not in text


@pytest.mark.parametrize("seed", range(1, 21))
def test_the_expert_gets_full_marks_on_busy_days(library: Library, seed: int) -> None:
    scenario = build_scenario(library, "hari-sibuk", seed)
    session = Session.start(scenario)
    play(session, ExpertBot())
    card = grade(scenario, session.entries)
    assert [(i.id, i.happened) for i in card.items if i.points < i.possible] == []
    assert card.overall == 100


def test_faults_cost_points_on_busy_days(library: Library) -> None:
    for seed in (1, 2, 3):
        scenario = build_scenario(library, "hari-sibuk", seed)
        bots = {name: BOTS[name]() for name in ("hasty", "negligent")}
        bots["errant"] = ErrantBot(at_rate(0.5, seed))
        for bot in bots.values():
            session = Session.start(scenario)
            play(session, bot)
            assert grade(scenario, session.entries).overall < 100
    assert scenario.preset.role is Role.AGENCY
