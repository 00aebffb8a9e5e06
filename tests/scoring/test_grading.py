"""The card as a whole: bounds, sums, caps, coverage, the same JSON each time, words that can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trainer.practice.bots import BOTS, ExpertBot, Move, play
from trainer.practice.errant import ErrantBot, at_rate
from trainer.practice.session import Session
from trainer.scenarios.build import build_scenario
from trainer.scenarios.library import Library
from trainer.scenarios.log import LogEntry
from trainer.scenarios.scenario import Scenario
from trainer.scoring.card import ScoreCard
from trainer.scoring.grading import grade
from trainer.scoring.rubric import NUMBERS, Rubric, parse_rubric
from trainer.sp4n import commands as cmd
from trainer.sp4n.vocabulary import ArchiveReason, Status


def played(scenario: Scenario, rate: float, seed: int) -> Session:
    session = Session.start(scenario)
    play(session, ErrantBot(at_rate(rate, seed)))
    return session


def check(card: ScoreCard, rubric: Rubric) -> None:
    assert len({item.id for item in card.items}) == len(card.items)
    for item in card.items:
        assert 0 <= item.points <= item.possible, item.id
        assert item.citation, item.id
        assert item.critical is None or item.points < item.possible, item.id
    for score in card.competences:
        assert score.percent is None or 0 <= score.percent <= 100
    assert 0 <= card.overall <= card.raw <= 100
    assert all(card.overall <= cap.limit for cap in card.caps)
    assert card.coverage is None or card.overall <= card.coverage
    assert card.passed == (card.complete and card.overall >= rubric.pass_mark and not card.caps)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rate=st.floats(0, 1), seed=st.integers(0, 10_000))
def test_points_stay_within_their_range(orientation: Scenario, rate: float, seed: int) -> None:
    card = grade(orientation, played(orientation, rate, seed).entries)
    check(card, parse_rubric(orientation.rubric))


@pytest.mark.parametrize("bot", list(BOTS))
def test_every_bot_gets_a_sound_card(daily: Scenario, bot: str) -> None:
    session = Session.start(daily)
    play(session, BOTS[bot]())
    check(grade(daily, session.entries), parse_rubric(daily.rubric))


def test_grading_again_gives_the_same_bytes(daily: Scenario) -> None:
    session = played(daily, 0.5, 3)
    first, second = (msgspec.json.encode(grade(daily, session.entries)) for _ in range(2))
    assert first == second


def test_grading_survives_a_round_trip_of_the_log(daily: Scenario) -> None:
    session = played(daily, 0.5, 3)
    text = msgspec.json.encode(session.entries)
    again = msgspec.json.decode(text, type=list[LogEntry])
    assert msgspec.json.encode(grade(daily, again)) == msgspec.json.encode(grade(daily, session.entries))


def test_every_prefix_of_a_log_can_be_graded(orientation: Scenario) -> None:
    session = played(orientation, 0.7, 5)
    rubric = parse_rubric(orientation.rubric)
    for length in range(0, len(session.entries), 3):
        card = grade(orientation, session.entries[:length])
        check(card, rubric)
        assert not card.passed


def test_stopping_early_never_passes(played_expert: Session) -> None:
    half = played_expert.entries[: len(played_expert.entries) // 2]
    card = grade(played_expert.scenario, half)
    assert not card.complete
    assert not card.passed


@pytest.fixture(scope="module")
def played_expert(orientation: Scenario) -> Session:
    session = Session.start(orientation)
    play(session, BOTS["expert"]())
    return session


def test_doing_a_part_of_the_work_never_scores_more_than_that_part(daily: Scenario) -> None:
    class Idler(ExpertBot):
        def moves(self, session: Session) -> Iterator[Move]:
            for command, unit in super().moves(session):
                if getattr(command, "report", 0) % 4 == 0:
                    yield command, unit

    session = Session.start(daily)
    play(session, Idler())
    card = grade(daily, session.entries)
    assert card.coverage is not None
    assert card.coverage < 50
    assert card.overall <= card.coverage


class Careless(ExpertBot):
    """The expert with one habit that looks diligent and is not."""

    def __init__(self, habit: str) -> None:
        super().__init__()
        self.habit = habit

    def moves(self, session: Session) -> Iterator[Move]:
        for command, unit in super().moves(session):
            yield self.spoilt(session, command), unit
        if self.habit == "pester":
            for report in session.instance.reports.values():
                if report.status is Status.DISPOSED and report.lead_unit not in session.scenario.acting_for:
                    last = max((entry.at for entry in report.reminders), default=session.scenario.starts)
                    if session.now - last >= timedelta(hours=1):
                        yield cmd.RemindUnit(report.id, "Mohon segera dijawab."), None
        if self.habit == "close":
            for report in session.instance.reports.values():
                if report.status is Status.FOLLOWED_UP:
                    yield cmd.Close(report.id, "Selesai."), None

    def spoilt(self, session: Session, command: cmd.Command) -> cmd.Command:
        if self.habit == "archive" and isinstance(
            command, cmd.VerifyAndDispose | cmd.NotOurs | cmd.AskForData
        ):
            return cmd.Archive(command.report, ArchiveReason.UNCLEAR, ARCHIVED)
        if self.habit == "shotgun" and isinstance(command, cmd.VerifyAndDispose):
            others = tuple(unit.id for unit in session.scenario.region.units if unit.id != command.unit)
            return msgspec.structs.replace(command, support_units=others)
        return command


ARCHIVED = "Yth. Bapak/Ibu Pelapor, laporan ini kami arsipkan karena tidak dapat kami proses lebih lanjut."


@pytest.mark.parametrize(
    ("habit", "most"), [("archive", 30.0), ("shotgun", 50.0), ("pester", 99.0), ("close", 99.0)]
)
def test_a_habit_that_only_looks_diligent_does_not_pay(daily: Scenario, habit: str, most: float) -> None:
    session = Session.start(daily)
    play(session, Careless(habit))
    assert grade(daily, session.entries).overall <= most


@pytest.mark.parametrize("preset", ["drill-disposisi", "drill-klasifikasi", "orientasi"])
def test_one_report_of_many_is_not_a_whole_session(library: Library, preset: str) -> None:
    class OneReport(ExpertBot):
        def moves(self, session: Session) -> Iterator[Move]:
            for command, unit in super().moves(session):
                if getattr(command, "report", 0) == session.scenario.first_tracking:
                    yield command, unit

    session = Session.start(build_scenario(library, preset, 1))
    play(session, OneReport())
    card = grade(session.scenario, session.entries)
    assert card.overall <= 25
    assert not card.passed


_TWICE = re.compile(r"[.,;:!?]{2,}|\s[.,;:]|  ")
_INTERNAL = re.compile(r"dosir|True|False|None|\bkey\b|[a-z]+_[a-z]+", re.IGNORECASE)


def test_lost_points_are_explained_in_readable_sentences(daily: Scenario) -> None:
    for seed in range(4):
        for item in grade(daily, played(daily, 0.9, seed).entries).items:
            if item.points == item.possible:
                continue
            own = item.happened.startswith(("Pesan Anda:", "Judul:"))
            for text in (item.due, item.why, item.advice, item.citation) + (() if own else (item.happened,)):
                assert text, item.id
                assert text[0].isupper() or text[0].isdigit(), (item.id, text)
                assert text.rstrip()[-1] in ".?!)", (item.id, text)
                assert not _TWICE.search(text.replace("...", "").replace("LAPOR!", "LAPOR")), (item.id, text)
                assert not _INTERNAL.search(text), (item.id, text)


def test_the_rubric_refuses_missing_and_unknown_numbers(daily: Scenario) -> None:
    for kind in NUMBERS:
        items = {**daily.rubric["items"]}
        items[kind] = {name: value for name, value in items[kind].items() if name != "points"}
        with pytest.raises(msgspec.ValidationError, match="points"):
            parse_rubric({**daily.rubric, "items": items})
        items[kind] = {**daily.rubric["items"][kind], "bonus": 1}
        with pytest.raises(msgspec.ValidationError, match="bonus"):
            parse_rubric({**daily.rubric, "items": items})


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("weights", {"klasifikasi": 20}),
        ("caps", {}),
        ("difficulty_weight", {"1": 1.0}),
        ("bands", [{"from": 60, "label": "Sedang"}]),
        ("surprise", 1),
    ],
)
def test_the_rubric_refuses_gaps(daily: Scenario, field: str, value: object) -> None:
    with pytest.raises(msgspec.ValidationError):
        parse_rubric({**daily.rubric, field: value})


def test_levels_must_rise(daily: Scenario) -> None:
    answers = {**daily.rubric["items"]["tanggapan"], "levels": [0, 0.5, 0.25, 0.8, 1]}
    with pytest.raises(msgspec.ValidationError, match="levels"):
        parse_rubric({**daily.rubric, "items": {**daily.rubric["items"], "tanggapan": answers}})
