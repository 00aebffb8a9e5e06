"""A preset picks the rules it is played under: a local SOP, options, heads of units."""

from __future__ import annotations

import msgspec
import pytest

from trainer.practice.bots import ExpertBot, Move, play
from trainer.practice.session import Session
from trainer.scenarios.build import build_scenario
from trainer.scenarios.library import Library, UnknownContentError
from trainer.scenarios.presets import preset_record
from trainer.scenarios.scenario import Preset, ReportPlan, Scenario
from trainer.scoring.card import Item
from trainer.scoring.grading import grade
from trainer.scoring.reminders import silence_days
from trainer.sp4n.report import Report
from trainer.sp4n.vocabulary import ClockId, Status


def under(library: Library, overlay: str | None, seed: int = 2, **options: str) -> Scenario:
    """The daily shift under a local SOP and options."""
    preset: Preset = preset_record(library, "shift-harian")
    return build_scenario(library, msgspec.structs.replace(preset, overlay=overlay, options=options), seed)


@pytest.mark.parametrize(
    ("overlay", "days", "good"), [(None, 5, 3), ("sop-3hk", 3, 1), ("sop-2x24jam", 2, 1)]
)
def test_a_local_sop_of_the_preset_sets_the_clocks(
    library: Library, overlay: str | None, days: int, good: int
) -> None:
    rules = under(library, overlay).rules
    clock = rules.clock(ClockId.FIRST_FOLLOW_UP)
    assert (clock.value, clock.good, rules.overlay) == (days, good, overlay)


def test_an_unknown_sop_is_refused_by_name(library: Library) -> None:
    with pytest.raises(UnknownContentError, match="sop-entah"):
        under(library, "sop-entah")


@pytest.mark.parametrize("overlay", ["sop-3hk", "sop-2x24jam"])
def test_the_expert_keeps_full_marks_under_a_stricter_sop(library: Library, overlay: str) -> None:
    for seed in (1, 2, 3):
        session = Session.start(under(library, overlay, seed))
        play(session, ExpertBot())
        card = grade(session.scenario, session.entries)
        assert [(item.id, item.why) for item in card.items if item.points < item.possible] == []


def test_the_deadline_of_the_sop_is_what_is_graded(library: Library) -> None:
    """An answer on the fourth working day is in time by the national rule and late by the SOP."""
    shares = {}
    for overlay in (None, "sop-3hk"):
        session = Session.start(under(library, overlay))
        slow = SlowExpert(days=4)
        play(session, slow)
        items = [item for item in grade(session.scenario, session.entries).items if _first(item)]
        assert items
        shares[overlay] = sum(item.points for item in items) / sum(item.possible for item in items)
    assert shares["sop-3hk"] < shares[None] <= 0.8 + 1e-9


@pytest.mark.parametrize(("overlay", "days"), [(None, 2), ("sop-3hk", 2), ("sop-2x24jam", 1)])
def test_reminders_are_of_use_sooner_where_answers_are_due_sooner(
    library: Library, overlay: str | None, days: int
) -> None:
    assert silence_days(under(library, overlay).rules) == days


def test_nobody_is_reminded_about_a_report_that_was_taken_back(library: Library) -> None:
    """The unit had only written a template when the citizen withdrew; no reminder was due any more."""
    session = Session.start(build_scenario(library, "hari-sibuk", 6))
    play(session, ExpertBot())
    taken = [
        report.id
        for report in session.instance.reports.values()
        if report.status is Status.ARCHIVED_BY_REPORTER
    ]
    assert taken
    items = [item for item in grade(session.scenario, session.entries).items if item.report in taken]
    assert all(item.points == item.possible for item in items)


def _first(item: Item) -> bool:
    return item.kind == "tindak_lanjut_tepat"


class SlowExpert(ExpertBot):
    """The expert, but no answer leaves him before so many working days have passed."""

    def __init__(self, days: int) -> None:
        super().__init__()
        self._days = days

    def _answer(self, session: Session, report: Report, plan: ReportPlan) -> Move | None:
        started = report.dispositions[-1].at
        if session.calendar.elapsed_working_days(started, session.now) < self._days:
            return None
        return super()._answer(session, report, plan)


def test_heads_are_drawn_only_where_answers_need_approval(library: Library) -> None:
    assert under(library, None).heads == {}
    scenario = under(library, None, persetujuan="kepala")
    assert set(scenario.heads) == {unit.id for unit in scenario.region.units}
    assert set(scenario.heads.values()) == {"teliti", "sibuk", "longgar"}
    assert scenario.heads == under(library, None, persetujuan="kepala").heads
