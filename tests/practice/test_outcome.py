"""A result explains itself: the numbers that are printed give the final score, for every shift and every way to play."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from trainer.practice.bots import BOTS, Move, play
from trainer.practice.outcome import Handling, Outcome, acted_on, decimal, due_reports, explain, rubric_of
from trainer.practice.session import Session
from trainer.scenarios.build import build_scenario
from trainer.scenarios.library import Library
from trainer.scenarios.scenario import Scenario
from trainer.scoring.card import ScoreCard
from trainer.scoring.grading import grade
from trainer.sp4n import commands as cmd


class Nobody:
    """Never does anything."""

    def moves(self, session: Session) -> Iterator[Move]:
        return iter(())


WAYS = {**BOTS, "nobody": Nobody}
SHIFTS = (
    "orientasi", "drill-waktu", "drill-kerahasiaan", "drill-tanggapan", "pejabat-penghubung", "kepala-unit", "admin-nasional", "ujian-a",
)  # fmt: skip


def read(scenario: Scenario, way: str) -> tuple[ScoreCard, Outcome]:
    session = Session.start(scenario)
    play(session, WAYS[way]())
    card = grade(scenario, session.entries)
    return card, explain(card, acted_on(session.entries), rubric_of(scenario))


def numbers(text: str) -> list[float]:
    return [float(found.replace(",", ".")) for found in re.findall(r"\d+(?:,\d+)?", text)]


@pytest.mark.parametrize("preset", SHIFTS)
def test_the_printed_numbers_give_the_final_score(library: Library, preset: str) -> None:
    for seed in (3, 8):
        scenario = build_scenario(library, preset, seed)
        for way in WAYS:
            card, outcome = read(scenario, way)
            where = (preset, seed, way)
            final = numbers(outcome.verdict)[0]
            raw = numbers(decimal(outcome.raw))[0]
            if outcome.limit is None:
                assert final == raw, where
            else:
                assert numbers(outcome.limit_sentence)[0] == final < raw, where
            assert abs(final - card.overall) < 0.051, where
            assert all(limit.value >= card.overall - 0.01 for limit in outcome.limits), where
            total = sum(share.weight for share in outcome.shares)
            mean = sum(share.percent * share.weight for share in outcome.shares) / total if total else 0.0
            assert abs(mean - outcome.raw) < 0.006, where


@pytest.mark.parametrize("preset", SHIFTS)
def test_the_formula_of_a_limit_gives_its_value(library: Library, preset: str) -> None:
    scenario = build_scenario(library, preset, 5)
    for way in WAYS:
        _, outcome = read(scenario, way)
        for limit in outcome.limits:
            found = numbers(limit.formula)
            if "×" not in limit.formula:
                continue
            if ":" in limit.formula:
                mark, covered, asked = found
                assert abs(mark * covered / asked - limit.value) < 0.006, (preset, way, limit)
            else:
                mark, loss, lack = found
                assert abs(max(0.0, mark - loss * lack) - limit.value) < 0.11, (preset, way, limit)


def test_the_coverage_is_that_of_the_card(library: Library) -> None:
    for preset in SHIFTS:
        scenario = build_scenario(library, preset, 4)
        for way in WAYS:
            card, _ = read(scenario, way)
            due = due_reports(card)
            total = sum(weight for weight, _ in due.values())
            share = (
                round(100 * sum(weight for weight, fine in due.values() if fine) / total, 2)
                if total
                else None
            )
            assert share == card.coverage, (preset, way)


def test_every_report_that_arrived_is_counted_once(library: Library) -> None:
    scenario = build_scenario(library, "orientasi", 7)
    card, outcome = read(scenario, "negligent")
    assert list(outcome.states) == [report.report for report in card.reports]
    assert sum(outcome.count(state) for state in Handling) == len(card.reports)
    assert (
        outcome.handled_sentence
        == "Anda menangani 1 dari 6 laporan yang masuk; 1 belum beres, 4 tidak disentuh."
    )


def test_whoever_does_nothing_has_touched_nothing(library: Library) -> None:
    scenario = build_scenario(library, "orientasi", 7)
    _, outcome = read(scenario, "nobody")
    assert set(outcome.states.values()) == {Handling.UNTOUCHED}
    assert outcome.handled_sentence == "Anda menangani 0 dari 6 laporan yang masuk; 6 tidak disentuh."


def test_the_expert_has_handled_everything_that_was_due(library: Library) -> None:
    for preset in SHIFTS:
        _, outcome = read(build_scenario(library, preset, 9), "expert")
        assert outcome.count(Handling.FLAWED) == outcome.count(Handling.UNTOUCHED) == 0, preset
        assert outcome.limit is None
        assert outcome.passed


def test_reading_and_what_was_taken_back_is_no_touch(library: Library) -> None:
    session = Session.start(build_scenario(library, "orientasi", 7))
    number = next(iter(session.instance.reports))
    session.do(cmd.MarkRead(number))
    assert acted_on(session.entries) == frozenset()
