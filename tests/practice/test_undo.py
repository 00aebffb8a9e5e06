"""Taking a move back: the log keeps everything, what counts is the line without it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trainer.practice.bots import ExpertBot, play
from trainer.practice.session import Session, SessionOver
from trainer.practice.store import Store, StoreError
from trainer.practice.timeline import TAKEN_BACK, build_timeline
from trainer.practice.undo import FINAL, UNDOABLE
from trainer.scenarios.log import LogEntry, effective, taken_back
from trainer.scenarios.scenario import Scenario
from trainer.scoring.grading import grade
from trainer.sp4n import commands as cmd
from trainer.sp4n.commands import Refused
from trainer.sp4n.moves import MOVES
from trainer.sp4n.verbs import Verb
from trainer.sp4n.vocabulary import ArchiveReason, Role, Status

NOW = "2026-11-21T08:00:00+00:00"


def standing(session: Session) -> bytes:
    """Everything that what comes next depends on."""
    planned = sorted(session._planned.values(), key=lambda each: each.id)
    return msgspec.json.encode(
        (list(session.instance.reports.values()), session.now, session.next_at(), planned),
        order="deterministic",
    )


def fresh_report(session: Session) -> int:
    """A report that waits for its verification; time runs until there is one."""
    while True:
        for report in session.instance.reports.values():
            if report.status is Status.NEW:
                return report.id
        session.skip()


def verification(session: Session, report: int, unit: int = 0) -> cmd.VerifyAndDispose:
    scenario = session.scenario
    about = session.instance.reports[report]
    return cmd.VerifyAndDispose(
        report, about.title, about.type, scenario.categories[0], scenario.region.units[unit].id
    )


def test_after_undoing_everything_is_as_before(orientation: Scenario) -> None:
    session = Session.start(orientation)
    report = fresh_report(session)
    before = standing(session)
    session.do(verification(session, report))
    assert session.undo().command is not None
    assert standing(session) == before
    assert session.entries[-1].rewinds is not None


def test_the_same_move_after_undoing_gives_the_same_as_without(orientation: Scenario) -> None:
    once, twice = Session.start(orientation), Session.start(orientation)
    report = fresh_report(once)
    assert fresh_report(twice) == report
    once.do(verification(once, report))
    twice.do(verification(twice, report, unit=1))
    twice.undo()
    twice.do(verification(twice, report))
    for session in (once, twice):
        session.skip()
    assert standing(once) == standing(twice)
    assert len(twice.entries) > len(once.entries)
    plain, mended = grade(orientation, once.entries), grade(orientation, twice.entries)
    assert (plain.overall, plain.competences, plain.undone) == (mended.overall, mended.competences, 0)
    assert mended.undone == 1


def one_step(session: Session, step: str) -> None:
    """A step of a person who does not look; most are refused."""
    report = max(session.instance.reports, default=0)
    match step:
        case "lewati":
            session.skip()
        case "batal":
            session.undo()
        case "tinjau" if report:
            session.do(verification(session, report))
        case "ubah":
            session.do(cmd.ChangeUnit(report, session.scenario.region.units[2].id))
        case "baca":
            session.do(cmd.MarkRead(report))
        case "arsip":
            session.do(cmd.Archive(report, ArchiveReason.UNCLEAR, "Isi belum jelas bagi kami."))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.sampled_from(["tinjau", "ubah", "batal", "lewati", "baca", "arsip"]), max_size=14))
def test_any_moves_and_undoings_fold_alike(orientation: Scenario, steps: list[str]) -> None:
    """Live, resumed, and replayed without what was taken back: the same state."""
    session = Session.start(orientation)
    for step in steps:
        if session.finished:
            break
        with suppress(Refused):
            one_step(session, step)
    resumed = Session.resume(orientation, session.entries)
    without = Session.resume(orientation, effective(session.entries))
    assert standing(session) == standing(resumed) == standing(without)
    for each in (session, resumed):
        play(each, ExpertBot())
    assert standing(session) == standing(resumed)


def test_reading_other_reports_does_not_stand_in_the_way(orientation: Scenario) -> None:
    session = Session.start(orientation)
    report = fresh_report(session)
    session.do(verification(session, report))
    session.do(cmd.MarkRead(report))
    session.undo()
    assert session.instance.reports[report].status is Status.NEW


def test_two_moves_are_taken_back_one_after_the_other(orientation: Scenario) -> None:
    session = Session.start(orientation)
    report = fresh_report(session)
    before = standing(session)
    session.do(verification(session, report))
    session.do(cmd.ChangeUnit(report, session.scenario.region.units[3].id))
    session.undo()
    assert session.instance.reports[report].lead_unit == session.scenario.region.units[0].id
    session.undo()
    assert standing(session) == before
    with pytest.raises(Refused, match="Belum ada langkah"):
        session.undo()


def test_what_reached_the_reporter_stays(orientation: Scenario) -> None:
    session = Session.start(orientation)
    report = fresh_report(session)
    session.do(cmd.Archive(report, ArchiveReason.UNCLEAR, "Isi laporan belum dapat kami pahami maksudnya."))
    length = len(session.entries)
    with pytest.raises(Refused, match="Pelapor sudah menerima alasan"):
        session.undo()
    assert len(session.entries) == length


def test_once_time_has_run_nothing_is_taken_back(orientation: Scenario) -> None:
    session = Session.start(orientation)
    session.do(verification(session, fresh_report(session)))
    session.run_until(session.now + timedelta(minutes=5))
    with pytest.raises(Refused, match="waktu sudah berjalan"):
        session.undo()


def test_an_exam_knows_no_undoing(orientation: Scenario) -> None:
    exam = msgspec.structs.replace(orientation, preset=msgspec.structs.replace(orientation.preset, exam=True))
    session = Session.start(exam)
    session.do(verification(session, fresh_report(session)))
    with pytest.raises(Refused, match="Dalam ujian"):
        session.undo()


def test_a_finished_shift_stays_as_it_is(orientation: Scenario) -> None:
    session = Session.start(orientation)
    session.finish()
    with pytest.raises(SessionOver):
        session.undo()


def test_the_table_names_every_move_a_trainee_can_make() -> None:
    roles = {Role.AGENCY, Role.NATIONAL, Role.LIAISON, Role.UNIT_HEAD}
    own = {move.verb for move in MOVES if roles & set(move.roles)} - {Verb.MARK_READ, Verb.SUBMIT, Verb.BLOCK}
    assert own <= UNDOABLE.keys() | FINAL.keys()
    assert not UNDOABLE.keys() & FINAL.keys()
    assert all(sentence.endswith(".") for sentence in (*UNDOABLE.values(), *FINAL.values()))


def test_only_the_line_that_counts_is_graded(orientation: Scenario) -> None:
    session = Session.start(orientation)
    report = fresh_report(session)
    session.do(verification(session, report, unit=5), seconds=10.0)
    session.undo()
    play(session, ExpertBot())
    card = grade(orientation, session.entries)
    assert card.overall == 100
    assert card.undone == 1


def test_the_replay_shows_what_was_taken_back(orientation: Scenario) -> None:
    session = Session.start(orientation)
    report = fresh_report(session)
    session.do(verification(session, report, unit=5))
    session.undo()
    play(session, ExpertBot())
    timeline = build_timeline(orientation, session.entries, grade(orientation, session.entries), expert={})
    undone = [index for index, step in enumerate(timeline.steps) if step.undone]
    assert len(undone) == 1
    assert timeline.steps[undone[0]].what.startswith("(dibatalkan)")
    assert timeline.steps[undone[0] + 1].what == TAKEN_BACK
    assert timeline.state(undone[0]).instance.reports[report].lead_unit == orientation.region.units[5].id
    assert timeline.state(undone[0] + 1).instance.reports[report].lead_unit is None
    assert taken_back(session.entries) >= {timeline.steps[undone[0]].seq}


def test_undoing_is_stored_under_the_seal_and_survives(tmp_path: Path, orientation: Scenario) -> None:
    store = Store(tmp_path / "latihan.sqlite3")
    profile = store.add_profile("Siti Latihan", "raksabumi", "", "admin_instansi", NOW)
    number = store.add_session(profile.id, orientation, "giliran", NOW)
    session = Session.start(orientation, lambda entries, done: store.append(number, entries, NOW, done))
    session.do(verification(session, fresh_report(session)))
    session.undo()
    scenario, entries = store.load(number)
    assert standing(Session.resume(scenario, entries)) == standing(session)
    store.close()


def test_a_second_window_cannot_take_back_what_the_first_did_not_see(
    tmp_path: Path, orientation: Scenario
) -> None:
    store = Store(tmp_path / "latihan.sqlite3")
    profile = store.add_profile("Siti Latihan", "raksabumi", "", "admin_instansi", NOW)
    number = store.add_session(profile.id, orientation, "giliran", NOW)

    def sink(entries: Sequence[LogEntry], done: bool) -> None:
        store.append(number, entries, NOW, done)

    first = Session.start(orientation, sink)
    report = fresh_report(first)
    first.do(verification(first, report))
    second = Session.resume(orientation, first.entries, sink)
    first.do(cmd.ChangeUnit(report, orientation.region.units[1].id))
    before = standing(second)
    with pytest.raises(StoreError, match="jendela lain"):
        second.undo()
    assert standing(second) == before
    store.close()
