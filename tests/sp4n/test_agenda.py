"""The agenda: each automatic move once, in order of time, whatever was planned, paused or replanned before."""

from __future__ import annotations

import datetime as dt

from office import ADMIN, CITIZEN, MONDAY, Office, empty_instance, liaison

from trainer.sp4n import commands as c
from trainer.sp4n.commands import AutoClose, Breach, ExpireMissingData, Warn
from trainer.sp4n.report import SYSTEM
from trainer.sp4n.vocabulary import ClockId, MissingData

MUCH_LATER = MONDAY + dt.timedelta(days=200)


def automatic(office: Office, until: dt.datetime = MUCH_LATER) -> list[tuple[dt.datetime, object]]:
    done = []
    for when, command in office.instance.due_agenda(until):
        office.instance.execute(command, SYSTEM, when)
        done.append((when, command))
    return done


def test_a_clock_warns_once_and_is_breached_once_after_its_due_time() -> None:
    office = Office()
    report = office.submit()
    clock = report.clocks[ClockId.VERIFICATION]
    moves = automatic(office)
    assert [command for _, command in moves] == [
        Warn(report.id, ClockId.VERIFICATION),
        Breach(report.id, ClockId.VERIFICATION),
    ]
    assert moves[0][0] == office.instance.clockwork.warn_at(clock)
    assert moves[1][0] == clock.due + dt.timedelta(seconds=1)


def test_a_move_that_is_not_executed_is_gone_but_not_what_follows_it() -> None:
    office = Office()
    report = office.submit()
    skipped = [command for _, command in office.instance.due_agenda(MUCH_LATER)]
    assert skipped == [Warn(report.id, ClockId.VERIFICATION), Breach(report.id, ClockId.VERIFICATION)]
    assert office.instance.next_deadline() is None


def test_a_pause_that_moves_nothing_does_not_double_the_moves() -> None:
    """Paused and resumed on the same day, the clock is due when it was due before."""
    office = Office()
    report = office.submit()
    office.act(c.AskForData(report.id, (MissingData.PLACE,), "Di mana?"), ADMIN)
    office.act(c.CompleteData(report.id, "Di pasar."), CITIZEN)
    moves = [command for _, command in automatic(office)]
    assert moves == [Warn(report.id, ClockId.VERIFICATION), Breach(report.id, ClockId.VERIFICATION)]


def test_what_is_paused_stays_silent_until_the_window_of_the_reporter_ends() -> None:
    office = Office()
    report = office.submit()
    office.act(c.AskForData(report.id, (MissingData.PLACE,), "Di mana?"), ADMIN)
    assert [command for _, command in automatic(office)] == [ExpireMissingData(report.id)]


def test_all_reports_come_in_order_of_time() -> None:
    office = Office()
    answered = office.disposed()
    office.act(c.FollowUp(answered.id, "Sudah.", final=True), liaison("pupr"))
    for _ in range(3):
        office.submit()
    moves = automatic(office)
    assert [when for when, _ in moves] == sorted(when for when, _ in moves)
    assert AutoClose(answered.id) in [command for _, command in moves]
    assert len(moves) == len({(when, repr(command)) for when, command in moves}) == 7


def test_a_folded_log_has_the_same_agenda_as_the_live_instance() -> None:
    office = Office()
    for _ in range(4):
        office.disposed()
    office.run_until(MONDAY + dt.timedelta(days=6))
    again = empty_instance()
    again.fold(office.log)
    assert list(again.due_agenda(MUCH_LATER)) == list(office.instance.due_agenda(MUCH_LATER))
