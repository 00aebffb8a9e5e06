"""A session is a function of scenario and log: stop it anywhere, and it goes on as if nothing had happened."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import textwrap
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trainer.practice.bots import BOTS, ExpertBot, play
from trainer.practice.session import Session, SessionOver
from trainer.practice.store import Store
from trainer.scenarios.scenario import Scenario
from trainer.scoring.grading import grade
from trainer.sp4n import commands as cmd
from trainer.sp4n.commands import Refused
from trainer.sp4n.vocabulary import ArchiveReason, Status

ROOT = Path(__file__).resolve().parents[2]


def state_of(session: Session) -> bytes:
    return msgspec.json.encode(list(session.instance.reports.values()), order="deterministic")


def test_resuming_anywhere_gives_the_same_shift(orientation: Scenario) -> None:
    whole = Session.start(orientation)
    play(whole, ExpertBot())
    for cut in range(0, len(whole.entries), 3):
        resumed = Session.resume(orientation, whole.entries[: cut + 1])
        play(resumed, ExpertBot())
        assert resumed.instance.reports.keys() == whole.instance.reports.keys()
        assert grade(orientation, resumed.entries).overall == 100


def test_a_resumed_session_stands_where_it_stood(played: Session) -> None:
    for cut in (1, len(played.entries) // 3, len(played.entries) - 1):
        live = Session.resume(played.scenario, played.entries[:cut])
        again = Session.resume(played.scenario, list(live.entries))
        assert state_of(live) == state_of(again)
        assert live.now == again.now
        assert live.next_at() == again.next_at()


def test_the_same_moves_give_the_same_log(daily: Scenario) -> None:
    logs = []
    for _ in range(2):
        session = Session.start(daily)
        play(session, BOTS["hasty"]())
        logs.append(msgspec.json.encode(session.entries))
    assert logs[0] == logs[1]


def assert_unchanged(session: Session, length: int, sentence: str) -> None:
    """A refusal says why and leaves no trace."""
    assert sentence
    assert len(session.entries) == length


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_play_is_lawful(orientation: Scenario, data: st.DataObject) -> None:
    """Random moves never break the session: refused in one sentence or logged, time never runs back."""
    session = Session.start(orientation)
    while not session.finished:
        before, length = session.now, len(session.entries)
        reports = sorted(session.instance.reports)
        choice = data.draw(st.integers(0, 5))
        report = data.draw(st.sampled_from(reports)) if reports else 0
        moves = {
            1: cmd.Archive(report, ArchiveReason.UNCLEAR, "Isi laporan belum dapat kami pahami maksudnya."),
            2: cmd.RemindUnit(report, "Mohon segera dijawab."),
            3: cmd.Close(report),
            4: cmd.NotOurs(report, "pln", "Diteruskan ke PLN."),
            5: cmd.Dispose(report, "dishub"),
        }
        try:
            if choice in moves:
                session.do(moves[choice])
            else:
                session.skip()
        except Refused as problem:
            assert_unchanged(session, length, problem.sentence)
            session.skip()
        assert session.now >= before
    card = grade(orientation, session.entries)
    assert 0 <= card.overall <= 100
    assert all(0 <= item.points <= item.possible for item in card.items)
    assert grade(orientation, session.entries) == card


def test_the_trainee_may_not_answer_for_units_he_does_not_stand_in_for(orientation: Scenario) -> None:
    session = Session.start(orientation)
    with pytest.raises(Refused, match="tidak bertugas"):
        session.do(cmd.FollowUp(orientation.first_tracking, "Yth. Pelapor"), unit="dlh")


def test_nothing_can_be_done_after_the_end(orientation: Scenario) -> None:
    session = Session.start(orientation)
    session.finish()
    with pytest.raises(SessionOver, match="sudah selesai"):
        session.skip()


def test_work_ends_with_the_office_day(orientation: Scenario) -> None:
    session = Session.start(orientation)
    local = session.now
    session.run_until(session.calendar.closing(local.date()) - timedelta(minutes=2))
    report = next(iter(session.instance.reports.values()))
    session.do(
        cmd.Archive(report.id, ArchiveReason.UNCLEAR, "Isi laporan belum dapat kami pahami maksudnya.")
    )
    assert session.now.date() > local.date()
    assert session.now == session.calendar.opening(session.now.date())


def test_kill_minus_nine_loses_no_confirmed_move(tmp_path: Path) -> None:
    """A process that is killed in the middle leaves every move that it had announced."""
    script = textwrap.dedent(
        """
        import os, sys
        from pathlib import Path
        from trainer.practice.bots import ExpertBot
        from trainer.practice.desk import Desk
        from trainer.practice.store import Store
        desk = Desk(Store(Path(sys.argv[1])))
        profile = desk.add_profile("Uji", "raksabumi", "", "admin_instansi")
        shift = desk.start(profile, "orientasi", 7)
        desk.save_draft(shift, 9900001, "tindak_lanjut", {"text": "setengah jadi"})
        bot, session = ExpertBot(), shift.session
        while True:
            move = next(bot.moves(session), None)
            session.skip() if move is None else session.do(move[0], unit=move[1])
            print(len(session.entries), flush=True)
        """
    )
    path = tmp_path / "latihan.sqlite3"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    child = subprocess.Popen(
        [sys.executable, "-c", script, str(path)], stdout=subprocess.PIPE, text=True, env=environment
    )
    assert child.stdout is not None
    announced = 0
    for _ in range(5):
        announced = int(child.stdout.readline())
    child.send_signal(signal.SIGKILL if os.name != "nt" else signal.SIGTERM)
    child.wait()
    store = Store(path)
    scenario, entries = store.load(1)
    assert len(entries) >= announced
    assert store.draft(1, 9900001, "tindak_lanjut") == {"text": "setengah jadi"}
    session = Session.resume(scenario, entries)
    play(session, ExpertBot())
    assert grade(scenario, session.entries).overall == 100


def test_two_processes_write_the_same_reports() -> None:
    """Same preset and seed, another hash seed and time zone: the same bytes."""
    outputs = []
    for hash_seed, zone in (("1", "Asia/Jayapura"), ("77", "America/St_Johns")):
        environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "TZ": zone, "PYTHONPATH": str(ROOT)}
        command = [
            sys.executable,
            "-m",
            "trainer",
            "generate",
            "--preset",
            "shift-harian",
            "--seed",
            "5",
            "--key",
        ]
        outputs.append(
            subprocess.run(command, capture_output=True, check=True, env=environment, cwd=ROOT).stdout
        )
    assert outputs[0] == outputs[1]
    rows = [json.loads(line) for line in outputs[0].decode().splitlines()]
    assert len(rows) == 20


def test_an_arrival_is_never_dropped(played: Session) -> None:
    assert sorted(played.plan_of.values()) == [plan.index for plan in played.scenario.plans]
    assert all(report.status is not Status.AT_NATIONAL for report in played.instance.reports.values())
