"""Random commands of all roles: whatever happens, the instance keeps its promises.

A tape of bytes is read as commands, so that hypothesis can shrink what fails. Each run of the suite gives
at least 20,000 commands.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from office import MONDAY, ROAD_CATEGORY, empty_instance

from trainer.sp4n import commands as c
from trainer.sp4n.events import Event
from trainer.sp4n.instance import Instance
from trainer.sp4n.moves import is_legal, legal_verbs
from trainer.sp4n.report import Actor, EscalationLevel, Finding, Report, ReporterIdentity
from trainer.sp4n.settings import Options
from trainer.sp4n.statistics import figures, figures_by_unit
from trainer.sp4n.verbs import Verb
from trainer.sp4n.views import view
from trainer.sp4n.vocabulary import (
    ArchiveReason,
    Channel,
    ClockId,
    MissingData,
    ReporterChoice,
    ReportType,
    Role,
    Status,
)

STEPS = 100
EXAMPLES = 210
BYTES = 7
UNITS = ("pupr", "dishub", "inspektorat")
NIK, FINDING, DRAFT, NOTE = "NIK-RAHASIA", "TEMUAN-DALAM", "DRAF-DALAM", "CATATAN-DALAM"
OPTIONS = tuple(
    Options(
        draft_approval=bool(bits & 1),
        ombudsman_days=60 if bits & 2 else None,
        close_open_reply=bool(bits & 4),
        reopening=bool(bits & 8),
        single_verification=bool(bits & 16),
        completion_from_disposition=bool(bits & 32),
    )
    for bits in range(64)
)


def actor(role: Role, pick: int) -> Actor:
    """Somebody in a role, with a unit where the role has one."""
    has_unit = role in {Role.LIAISON, Role.UNIT_HEAD, Role.INSPECTORATE}
    return Actor(role, "Petugas", UNITS[pick % 3] if has_unit else None)


def command(verb: Verb, report: int, other: int, a: int, b: int) -> c.Command:
    """A command whose choices depend on two bytes."""
    unit, support = UNITS[a % 3], (UNITS[b % 3],) if b % 2 and a % 3 != b % 3 else ()
    kind, flag = list(ReportType)[a % 4], (None, None, True, False)[b % 4]
    identity = ReporterIdentity(f"PELAPOR-{a}", f"{NIK}-{a}", "0840-0000-0000")
    choice, clock = list(ReporterChoice)[a % 3], list(ClockId)[a % 8]
    text = "" if b % 13 == 0 else f"Teks {b}"
    body = None if b % 3 == 0 else "Isi yang sudah disunting."
    made: dict[Verb, c.Command] = {
        Verb.SUBMIT: c.Submit(
            text,
            "Isi asli",
            choice,
            identity,
            anonymous=a % 2 == 0,
            secret=b % 3 == 0,
            target_agency=b % 4 > 0,
        ),
        Verb.ENTER_OFFLINE: c.EnterOffline("Judul", "Isi asli", choice, identity, list(Channel)[a % 10]),
        Verb.ROUTE_TO_AGENCY: c.RouteToAgency(report),
        Verb.VERIFY: c.Verify(report, "Judul", kind, ROAD_CATEGORY, body, (), flag, flag),
        Verb.DISPOSE: c.Dispose(report, unit, support, NOTE),
        Verb.VERIFY_AND_DISPOSE: c.VerifyAndDispose(
            report, "Judul", kind, ROAD_CATEGORY, unit, body, (), flag, None, support, NOTE
        ),
        Verb.ASK_FOR_DATA: c.AskForData(report, (MissingData.PLACE,) if b % 9 else (), text),
        Verb.NOT_OURS: c.NotOurs(report, ("bina_marga_provinsi", "nasional", "entah")[a % 3], text),
        Verb.ARCHIVE: c.Archive(report, list(ArchiveReason)[a % 6], text, other if a % 6 == 4 else None),
        Verb.MERGE: c.Merge(report, other, text),
        Verb.SPLIT: c.Split(
            report, tuple(c.PartText(f"Bagian {n}", "Isi bagian") for n in range(1 + a % 3)), text
        ),
        Verb.RETURN_TO_COORDINATOR: c.ReturnToCoordinator(report, text),
        Verb.FOLLOW_UP: c.FollowUp(report, text, final=a % 2 == 0),
        Verb.SUBMIT_DRAFT: c.SubmitDraft(report, DRAFT, final=a % 2 == 0),
        Verb.APPROVE_DRAFT: c.ApproveDraft(report, 1 + a % 3),
        Verb.REJECT_DRAFT: c.RejectDraft(report, 1 + a % 3, NOTE),
        Verb.REMIND_UNIT: c.RemindUnit(report, NOTE, None if a % 2 else unit),
        Verb.ESCALATE: c.Escalate(report, list(EscalationLevel)[a % 2], NOTE),
        Verb.CLOSE: c.Close(report),
        Verb.EDIT_PUBLISHED: c.EditPublished(
            report, type=kind if a % 2 else None, anonymous=flag, secret=flag
        ),
        Verb.CHANGE_UNIT: c.ChangeUnit(report, unit, support, NOTE),
        Verb.REGISTER_FORMAL_REQUEST: c.RegisterFormalRequest(report, f"{b}/PPID"),
        Verb.EXTEND_FORMAL_REQUEST: c.ExtendFormalRequest(report, text),
        Verb.RECORD_FINDINGS: c.RecordFindings(report, (Finding("f", "temuan", FINDING),)),
        Verb.COMPLETE_DATA: c.CompleteData(report, text),
        Verb.REPLY: c.Reply(report, text),
        Verb.CONFIRM: c.Confirm(report, a % 7),
        Verb.WITHDRAW: c.Withdraw(report),
        Verb.BLOCK: c.Block(report, text),
        Verb.MARK_READ: c.MarkRead(report),
        Verb.EXPIRE_MISSING_DATA: c.ExpireMissingData(report),
        Verb.AUTO_CLOSE: c.AutoClose(report),
        Verb.WARN: c.Warn(report, clock),
        Verb.BREACH: c.Breach(report, clock),
        Verb.OMBUDSMAN_NOTICE: c.OmbudsmanNotice(report),
    }
    return made[verb]


RARE = {Verb.WITHDRAW, Verb.BLOCK, Verb.ARCHIVE, Verb.NOT_OURS, Verb.MERGE, Verb.MARK_READ}
ONWARD: dict[Status, tuple[tuple[Role, Verb], ...]] = {
    Status.AT_NATIONAL: ((Role.NATIONAL, Verb.ROUTE_TO_AGENCY),),
    Status.NEW: (
        (Role.AGENCY, Verb.VERIFY_AND_DISPOSE),
        (Role.AGENCY, Verb.VERIFY_AND_DISPOSE),
        (Role.AGENCY, Verb.VERIFY),
        (Role.AGENCY, Verb.ASK_FOR_DATA),
        (Role.AGENCY, Verb.NOT_OURS),
    ),
    Status.PENDING_INFO: ((Role.REPORTER, Verb.COMPLETE_DATA), *[(Role.REPORTER, Verb.MARK_READ)] * 4),
    Status.DISPOSED: (
        (Role.LIAISON, Verb.FOLLOW_UP),
        (Role.LIAISON, Verb.SUBMIT_DRAFT),
        (Role.UNIT_HEAD, Verb.APPROVE_DRAFT),
    ),
    Status.FOLLOWED_UP: (
        (Role.REPORTER, Verb.REPLY),
        (Role.REPORTER, Verb.CONFIRM),
        (Role.AGENCY, Verb.CLOSE),
    ),
    Status.REPORTER_REPLIED: ((Role.LIAISON, Verb.FOLLOW_UP), (Role.UNIT_HEAD, Verb.APPROVE_DRAFT)),
}
ACTIVE = (Role.AGENCY, Role.LIAISON, Role.REPORTER, Role.SYSTEM, Role.NATIONAL, Role.UNIT_HEAD)


def choose(how: int, who: int, what: int, report: Report | None) -> tuple[Role, Verb]:
    """Who does what: a new report, the next step of the life cycle, any legal step, or anything at all."""
    if report is None or how % 16 == 15:
        return Role.REPORTER, Verb.SUBMIT
    if how % 4 == 0:
        return list(Role)[who % len(Role)], list(Verb)[what % len(Verb)]
    if how % 4 < 3 and report.status in ONWARD:
        return ONWARD[report.status][what % len(ONWARD[report.status])]
    role = ACTIVE[who % 6]
    verbs = legal_verbs(role, report.status)
    common = tuple(verb for verb in verbs if verb not in RARE or how % 32 == 3)
    return role, (common or verbs or tuple(Verb))[what % len(common or verbs or tuple(Verb))]


def steps(tape: bytes, instance: Instance) -> Iterator[tuple[Verb, Actor, c.Command, int]]:
    """Read the tape as commands, each for the state that the one before has left."""
    for at in range(0, len(tape), BYTES):
        how, who, which, what, a, b, wait = tape[at : at + BYTES]
        ids = list(instance.reports)[-8:] or [9_900_001]
        report_id, other = ids[which % len(ids)], ids[(which + 1 + a) % len(ids)]
        report = instance.reports.get(report_id)
        role, verb = choose(how, who, what, report)
        somebody = actor(role, a)
        if report is not None and report.units and somebody.unit is not None and how % 4:
            somebody = Actor(role, "Petugas", report.units[b % len(report.units)])
        yield verb, somebody, command(verb, report_id, other, a, b), wait


def encoded(instance: Instance) -> bytes:
    """The whole state as bytes."""
    return msgspec.json.encode([list(instance.reports.values()), instance.next_id])


def check_clocks(report: Report) -> None:
    """Clocks run forward, pauses lie inside, and nothing runs on a finished report."""
    for clock in (*report.clocks.values(), *report.past_clocks):
        assert clock.due >= clock.started
        assert clock.limit > 0
        end = clock.stopped
        assert end is None or end >= clock.started
        last = clock.started
        for pause in clock.pauses:
            assert pause.end is None or pause.end >= pause.start
            assert pause.start >= last
            last = pause.end or pause.start
        if not report.status.is_open:
            assert end is not None
        elif report.status is Status.PENDING_INFO and clock.owner is not Role.REPORTER:
            assert not clock.running
    assert all(clock.stopped is not None for clock in report.past_clocks)


def check_views(report: Report) -> None:
    """No role reads what it may not."""
    name = report.reporter.name
    draft_kept = not any(draft.approved for draft in report.drafts)
    for role in Role:
        for unit in (None, *UNITS):
            seen = view(report, role, unit)
            text = msgspec.json.encode(seen).decode()
            admin = role in {Role.AGENCY, Role.NATIONAL, Role.SYSTEM}
            at_unit = role in {Role.LIAISON, Role.UNIT_HEAD, Role.INSPECTORATE} and unit in report.units
            supervises = (
                role is Role.INSPECTORATE and report.type is ReportType.SUPERVISORY and report.verified
            )
            if not admin:
                assert NIK not in text
                assert report.body == report.original_body or seen.original_body is None
                assert not report.anonymous or name not in text
            if not (admin or at_unit):
                assert FINDING not in text
                assert DRAFT not in text or not draft_kept
                if not supervises:
                    assert not report.secret or not seen.visible
                    assert report.verified or not seen.visible
            if not (admin or at_unit or supervises or role is Role.LEADER):
                assert NOTE not in text
            if not seen.visible:
                assert seen == type(seen)(seen.id, seen.eye, False, seen.withheld)
    own = msgspec.json.encode(view(report, Role.REPORTER, reporter=True)).decode()
    assert not any(word in own for word in (FINDING, NOTE))
    assert DRAFT not in own or not draft_kept


def check_totals(instance: Instance, now: dt.datetime) -> None:
    """Every way of counting adds up to the number of reports."""
    reports = list(instance.reports.values())
    total = figures(reports, now)
    by_unit = figures_by_unit(reports, now)
    for counts in (total.by_bucket, total.by_status, total.by_type):
        assert sum(counts.values()) == total.received == len(reports)
    assert sum(part.received for part in by_unit.values()) == len(reports)
    for name in (
        "verified_in_time",
        "followed_up_in_time",
        "misdisposed",
        "ping_pong",
        "auto_closed_open_reply",
    ):
        whole, parts = getattr(total, name), [getattr(part, name) for part in by_unit.values()]
        assert 0 <= whole.count <= whole.of <= len(reports)
        assert (whole.count, whole.of) == (sum(p.count for p in parts), sum(p.of for p in parts))


def play(tape: bytes, options: Options) -> tuple[Instance, list[Event], dt.datetime]:
    """Play a tape and check each step."""
    instance, now = empty_instance(options), MONDAY
    log: list[Event] = []
    for verb, somebody, order, wait in steps(tape, instance):
        now += dt.timedelta(minutes=wait * 7)
        if wait % 3 == 0:
            log.extend(instance.run_agenda(now))
        report = instance.reports.get(getattr(order, "report", 0))
        legal = is_legal(verb, somebody.role, report.status if report is not None else None)
        before = encoded(instance)
        try:
            events = instance.execute(order, somebody, now)
        except c.Refused:
            assert encoded(instance) == before
            continue
        assert events
        assert legal, (verb, somebody)
        log.extend(events)
        for event in events:
            check_clocks(instance.reports[event.report])
    return instance, log, now


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(
    st.binary(min_size=STEPS * BYTES, max_size=STEPS * BYTES),
    st.sampled_from(OPTIONS),
)
def test_random_commands_keep_every_promise(tape: bytes, options: Options) -> None:
    instance, log, now = play(tape, options)
    decoder = msgspec.json.Decoder(Event)
    other = empty_instance(options)
    other.fold(decoder.decode(msgspec.json.encode(event)) for event in log)
    assert encoded(other) == encoded(instance)
    for report in instance.reports.values():
        check_clocks(report)
        check_views(report)
    check_totals(instance, now)
    later = now + dt.timedelta(days=400)
    assert instance.run_agenda(later) == other.run_agenda(later)
    assert instance.next_deadline() is None
    assert encoded(other) == encoded(instance)


CHILD = """
import hashlib, sys
import msgspec
sys.path.insert(0, sys.argv[1])
from office import empty_instance
from trainer.sp4n.events import Event
from trainer.sp4n.settings import Options
instance = empty_instance(Options(ombudsman_days=60))
instance.fold(msgspec.json.decode(line, type=Event) for line in sys.stdin.buffer)
state = msgspec.json.encode([list(instance.reports.values()), instance.next_id])
print(hashlib.sha256(state).hexdigest())
"""


def test_the_log_folds_alike_in_another_process_hash_seed_and_zone() -> None:
    tape = hashlib.shake_256(b"sp4n").digest(300 * BYTES)
    instance, log, _ = play(tape, Options(ombudsman_days=60))
    lines = b"".join(msgspec.json.encode(event) + b"\n" for event in log)
    root = Path(__file__).parents[2]
    for seed, zone in (("1", "America/New_York"), ("77", "Asia/Jayapura")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(root)}
        child = subprocess.run(
            [sys.executable, "-c", CHILD, str(root / "tests" / "sp4n")],
            input=lines,
            capture_output=True,
            check=True,
            env=environment,
        )
        assert child.stdout.decode().strip() == hashlib.sha256(encoded(instance)).hexdigest()


def test_the_tape_reaches_every_fate_of_a_draft() -> None:
    fates = set()
    for number in range(12):
        tape = hashlib.shake_256(bytes([number])).digest(300 * BYTES)
        instance, _, _ = play(tape, Options(draft_approval=True))
        for report in instance.reports.values():
            for draft in report.drafts:
                fates.add((draft.approved, draft.returned))
                assert draft.replaced_by is None or draft.replaced_by > draft.id
                assert not (draft.returned and draft.replaced_by is not None)
            answered = [
                message for message in report.thread if message.unit is not None and message.text == DRAFT
            ]
            assert len(answered) == sum(draft.approved is True for draft in report.drafts)
    assert fates == {(None, False), (True, False), (False, True), (False, False)}


def test_the_tape_reaches_every_status() -> None:
    reached = set()
    for number in range(12):
        tape = hashlib.shake_256(bytes([number])).digest(300 * BYTES)
        instance, _, _ = play(tape, OPTIONS[number])
        reached |= {report.status for report in instance.reports.values()}
    assert reached == set(Status)
