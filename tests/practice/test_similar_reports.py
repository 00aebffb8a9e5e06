"""Reports that read alike: by the words that tell something, typed wrongly or not, and never by filler words."""

from __future__ import annotations

import msgspec
import pytest

from trainer.practice.session import Session
from trainer.practice.similar import LEAST, similar_reports, telling_words
from trainer.scenarios.build import build_scenario
from trainer.scenarios.library import Library, load_library
from trainer.scenarios.scenario import Scenario


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


@pytest.fixture(scope="module")
def scenario(library: Library) -> Scenario:
    return build_scenario(library, "orientasi", 7)


def with_texts(
    scenario: Scenario, first: tuple[str, str], second: tuple[str, str]
) -> tuple[Session, int, int]:
    """A shift in which the first two reports say this, and all have come in; with their numbers."""
    plans = [
        msgspec.structs.replace(plan, title=title, body=body)
        for plan, (title, body) in zip(scenario.plans, (first, second), strict=False)
    ]
    session = Session.start(msgspec.structs.replace(scenario, plans=(*plans, *scenario.plans[2:])))
    while len(session.instance.reports) < len(scenario.plans):
        session.skip()
    numbers = {index: number for number, index in session.plan_of.items()}
    return session, numbers[0], numbers[1]


def test_filler_words_and_greetings_tell_nothing() -> None:
    assert telling_words("Assalamualaikum, saya yang tidak ada mohon segera trotoar Trotoar 12") == [
        "trotoar",
        "12",
    ]


def test_two_reports_that_share_only_filler_words_are_not_alike(scenario: Scenario) -> None:
    session, first, _ = with_texts(
        scenario,
        (
            "Trotoar pecah",
            "Assalamualaikum saya mohon segera karena sudah lama tidak ada yang datang, trotoar pecah.",
        ),
        (
            "Air keruh",
            "Assalamualaikum saya mohon segera karena sudah lama tidak ada yang datang, air keruh.",
        ),
    )
    assert similar_reports(session, session.instance.reports[first]) == []


def test_a_duplicate_in_other_words_order_and_typing_is_found(scenario: Scenario) -> None:
    session, first, second = with_texts(
        scenario,
        (
            "Trotoar Jalan Melati pecah",
            "Trotoar di depan Puskesmas Sukamulya pecah, kursi roda tidak bisa lewat.",
        ),
        ("Troyoar rusak", "Di depan puskesmas sukamulya troyoar pecah semua, tolong kursi roda susah."),
    )
    found = similar_reports(session, session.instance.reports[first])
    assert found[0].id == second
    assert "trotoar" in found[0].shared, "typed wrongly it is still the same word"
    assert not {"yang", "tidak", "bisa"} & set(found[0].shared)
    back = similar_reports(session, session.instance.reports[second])
    assert back[0].id == first


def test_duplicates_of_the_content_come_before_everything_else(library: Library) -> None:
    session = Session.start(build_scenario(library, "musim-hujan", 5))
    session.finish()
    twins = 0
    for report in session.instance.reports.values():
        plan = session.plan(report.id)
        if plan is None or plan.key.duplicate_of is None:
            continue
        twins += 1
        best = similar_reports(session, report)[0]
        same = {plan.key.duplicate_of}
        other = session.plan(best.id)
        assert other is not None
        assert other.index in same or other.key.duplicate_of in same, (report.title, best.title)
        assert best.percent >= LEAST
    assert twins >= 3


def test_more_can_be_asked_for(scenario: Scenario) -> None:
    session = Session.start(scenario)
    session.finish()
    report = next(iter(session.instance.reports.values()))
    everything = similar_reports(session, report, most=99, least=0.0)
    assert len(everything) == len(session.instance.reports) - 1
    assert [each.percent for each in everything] == sorted(
        (each.percent for each in everything), reverse=True
    )
