"""The table of allowed moves: every cell, legal and illegal, and what it draws."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from office import (
    ADMIN,
    CITIZEN,
    IDENTITY,
    NATIONAL_ADMIN,
    ROAD_CATEGORY,
    Office,
    head,
    liaison,
)

from trainer.sp4n import commands as c
from trainer.sp4n.decide import DECISIONS
from trainer.sp4n.events import Event
from trainer.sp4n.fold import FOLDS
from trainer.sp4n.moves import LEGAL, MOVES, Move, draw_mermaid, draw_page, draw_table, is_legal, legal_verbs
from trainer.sp4n.report import SYSTEM, Actor, EscalationLevel, Finding, Report, StopKind
from trainer.sp4n.settings import Options
from trainer.sp4n.verbs import Verb
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

OPTIONS = Options(ombudsman_days=60, reopening=True, close_open_reply=True)
LATER = dt.timedelta(days=200)


def report_in(office: Office, status: Status) -> Report:
    """Bring a report into a status; at a unit it has missed its deadlines and has a waiting draft."""
    if status is Status.AT_NATIONAL:
        return office.submit(to_agency=False)
    report = office.submit(ReporterChoice.INFORMATION)
    if status is Status.NEW:
        office.act(c.Verify(report.id, "Judul", ReportType.INFORMATION, ROAD_CATEGORY), ADMIN)
    elif status is Status.PENDING_INFO:
        office.dispose(report, ReportType.INFORMATION)
        office.act(c.AskForData(report.id, (MissingData.PLACE,), "Mohon lokasinya."), ADMIN)
    elif status is Status.FORWARDED:
        office.act(c.NotOurs(report.id, "bina_marga_provinsi", "Jalan provinsi."), ADMIN)
    elif status is Status.ARCHIVED_BY_ADMIN:
        office.act(c.Archive(report.id, ArchiveReason.UNCLEAR, "Tidak jelas."), ADMIN)
    elif status is Status.ARCHIVED_BY_SYSTEM:
        office.act(c.AskForData(report.id, (MissingData.PLACE,), "Mohon lokasinya."), ADMIN)
        office.act(c.ExpireMissingData(report.id), SYSTEM, office.now + LATER)
    elif status is Status.ARCHIVED_BY_REPORTER:
        office.act(c.Withdraw(report.id), CITIZEN)
    elif status is Status.BLOCKED:
        office.act(c.Block(report.id, "Melanggar."), NATIONAL_ADMIN)
    else:
        _at_unit(office, report, status)
    return report


def _at_unit(office: Office, report: Report, status: Status) -> None:
    office.dispose(report, ReportType.INFORMATION)
    if status is not Status.DISPOSED:
        office.act(c.RegisterFormalRequest(report.id, "001/PPID"), ADMIN)
    office.act(c.SubmitDraft(report.id, "Draf jawaban"), liaison("pupr"))
    if status is Status.DISPOSED:
        return
    office.act(c.FollowUp(report.id, "Sedang kami periksa."), liaison("pupr"))
    if status is Status.REPORTER_REPLIED:
        office.act(c.Reply(report.id, "Belum selesai."), CITIZEN)
    elif status is Status.CLOSED_BY_ADMIN:
        office.act(c.Close(report.id), ADMIN)
    elif status is Status.CLOSED_BY_REPORTER:
        office.act(c.Confirm(report.id, 5), CITIZEN)
    elif status is Status.CLOSED_BY_SYSTEM:
        office.act(c.AutoClose(report.id), SYSTEM, office.now + LATER)


def command_for(verb: Verb, report: Report, other: Report) -> c.Command:
    """A well-formed command for a report."""
    r = report.id
    commands: dict[Verb, c.Command] = {
        Verb.SUBMIT: c.Submit("Judul", "Isi", ReporterChoice.COMPLAINT, IDENTITY),
        Verb.ENTER_OFFLINE: c.EnterOffline(
            "Judul", "Isi", ReporterChoice.COMPLAINT, IDENTITY, Channel.COUNTER
        ),
        Verb.ROUTE_TO_AGENCY: c.RouteToAgency(r),
        Verb.VERIFY: c.Verify(r, "Judul", ReportType.INFORMATION, ROAD_CATEGORY),
        Verb.DISPOSE: c.Dispose(r, "dishub"),
        Verb.VERIFY_AND_DISPOSE: c.VerifyAndDispose(r, "Judul", ReportType.ORDINARY, ROAD_CATEGORY, "dishub"),
        Verb.ASK_FOR_DATA: c.AskForData(r, (MissingData.PLACE,), "Mohon lokasinya."),
        Verb.NOT_OURS: c.NotOurs(r, "bina_marga_provinsi", "Jalan provinsi."),
        Verb.ARCHIVE: c.Archive(r, ArchiveReason.UNCLEAR, "Tidak jelas."),
        Verb.MERGE: c.Merge(r, other.id, "Digabung."),
        Verb.SPLIT: c.Split(r, (c.PartText("Satu", "Isi satu"), c.PartText("Dua", "Isi dua"))),
        Verb.RETURN_TO_COORDINATOR: c.ReturnToCoordinator(r, "Bukan tugas kami."),
        Verb.FOLLOW_UP: c.FollowUp(r, "Sudah selesai.", final=True),
        Verb.SUBMIT_DRAFT: c.SubmitDraft(r, "Draf"),
        Verb.APPROVE_DRAFT: c.ApproveDraft(r, 1),
        Verb.REJECT_DRAFT: c.RejectDraft(r, 1, "Lengkapi."),
        Verb.REMIND_UNIT: c.RemindUnit(r, "Mohon segera."),
        Verb.ESCALATE: c.Escalate(r, EscalationLevel.UNIT_HEAD, "Sudah lewat."),
        Verb.CLOSE: c.Close(r),
        Verb.EDIT_PUBLISHED: c.EditPublished(r, title="Judul Baru"),
        Verb.CHANGE_UNIT: c.ChangeUnit(r, "dishub"),
        Verb.REGISTER_FORMAL_REQUEST: c.RegisterFormalRequest(r, "002/PPID"),
        Verb.EXTEND_FORMAL_REQUEST: c.ExtendFormalRequest(r, "Dokumen banyak."),
        Verb.RECORD_FINDINGS: c.RecordFindings(r, (Finding("f1", "temuan", "Ada lubang."),)),
        Verb.COMPLETE_DATA: c.CompleteData(r, "Di depan pasar."),
        Verb.REPLY: c.Reply(r, "Masih rusak."),
        Verb.CONFIRM: c.Confirm(r, 4),
        Verb.WITHDRAW: c.Withdraw(r),
        Verb.BLOCK: c.Block(r, "Melanggar."),
        Verb.MARK_READ: c.MarkRead(r),
        Verb.EXPIRE_MISSING_DATA: c.ExpireMissingData(r),
        Verb.AUTO_CLOSE: c.AutoClose(r),
        Verb.WARN: c.Warn(r, _official_clock(report)),
        Verb.BREACH: c.Breach(r, _official_clock(report)),
        Verb.OMBUDSMAN_NOTICE: c.OmbudsmanNotice(r),
    }
    return commands[verb]


def _official_clock(report: Report) -> ClockId:
    for clock in report.clocks.values():
        if clock.running and clock.owner is not Role.REPORTER:
            return clock.id
    return ClockId.VERIFICATION


def actor_for(role: Role) -> Actor:
    """Somebody in this role, at Dinas PUPR where the role has a unit."""
    if role is Role.UNIT_HEAD:
        return head("pupr")
    if role in {Role.LIAISON, Role.INSPECTORATE}:
        return Actor(role, "Penghubung", "pupr")
    return Actor(role, "Seseorang")


LATE_VERBS = {
    Verb.ESCALATE,
    Verb.EXPIRE_MISSING_DATA,
    Verb.AUTO_CLOSE,
    Verb.BREACH,
    Verb.WARN,
    Verb.OMBUDSMAN_NOTICE,
}


def prepare(verb: Verb, role: Role, status: Status) -> tuple[Office, Report, c.Command, Actor]:
    """An office in which the conditions of the verb beyond the table are met."""
    office = Office(OPTIONS)
    other = office.submit(title="Laporan lain")
    report = report_in(office, status)
    actor = actor_for(role)
    if verb is Verb.REGISTER_FORMAL_REQUEST:
        report.formal_number = None
    if verb is Verb.EXTEND_FORMAL_REQUEST and status in {Status.NEW, Status.DISPOSED}:
        office.act(c.RegisterFormalRequest(report.id, "001/PPID"), ADMIN)
    if verb is Verb.EDIT_PUBLISHED and not report.status.is_open:
        report.type = ReportType.INFORMATION
    if verb is Verb.MARK_READ:
        key = actor.unit or role.value
        report.unread_by = [f"kepala_unit:{actor.unit}" if role is Role.UNIT_HEAD else key]
    if verb in LATE_VERBS and status.is_open:
        office.now += LATER
    return office, report, command_for(verb, report, other), actor


@pytest.mark.parametrize("verb", list(Verb))
def test_every_cell_of_the_table(verb: Verb) -> None:
    for role in Role:
        for status in Status:
            office, _, command, actor = prepare(verb, role, status)
            before = msgspec.json.encode(list(office.instance.reports.values()))
            legal = is_legal(verb, role, None if verb in {Verb.SUBMIT, Verb.ENTER_OFFLINE} else status)
            if legal:
                assert office.act(command, actor), (verb, role, status)
                continue
            with pytest.raises(c.Refused) as refusal:
                office.act(command, actor)
            sentence = refusal.value.sentence
            assert sentence[0].isupper(), (verb, role, status)
            assert sentence.endswith("."), sentence
            assert msgspec.json.encode(list(office.instance.reports.values())) == before


@pytest.mark.parametrize("verb", [verb for verb in Verb if verb not in {Verb.SUBMIT, Verb.ENTER_OFFLINE}])
def test_state_and_clocks_follow_one_row_of_the_table(verb: Verb) -> None:
    for role, states in LEGAL[verb].items():
        for status in (state for state in Status if state in states):
            office, report, command, actor = prepare(verb, role, status)
            running = {clock.id for clock in report.clocks.values() if clock.stopped is None}
            office.act(command, actor)
            rows = [row for row in MOVES if row.verb is verb and role in row.roles and status in row.sources]
            assert any(_agrees(row, report, status, running) for row in rows), (verb, role, status)


def _agrees(row: Move, report: Report, before: Status, running: set[ClockId]) -> bool:
    if report.status is not (row.target or before):
        return False
    for ids, outcome in (
        (row.fulfil, StopKind.FULFILLED),
        (row.unfulfil, StopKind.UNFULFILLED),
        (row.void, StopKind.VOID),
    ):
        for clock_id in ids:
            if (
                clock_id in running
                and clock_id not in row.start
                and report.clocks[clock_id].stop is not outcome
            ):
                return False
    if row.ends and any(clock.stopped is None for clock in report.clocks.values()):
        return False
    if any(clock_id in running and not report.clocks[clock_id].paused for clock_id in row.pause):
        return False
    named = {*row.fulfil, *row.unfulfil, *row.void}
    quiet = running - named if not row.ends else set()
    return all(report.clocks[clock_id].stopped is None for clock_id in quiet)


def test_every_command_and_event_has_its_function() -> None:
    assert {kind.__struct_config__.tag for kind in DECISIONS} == {verb.value for verb in Verb}
    assert set(FOLDS) == set(Event.__args__)
    assert set(DECISIONS) == set(c.Command.__args__)


def test_legal_verbs_are_what_a_role_may_do_now() -> None:
    assert legal_verbs(Role.LIAISON, Status.NEW) == (Verb.MARK_READ,)
    assert Verb.VERIFY_AND_DISPOSE in legal_verbs(Role.AGENCY, Status.NEW)
    assert Verb.FOLLOW_UP not in legal_verbs(Role.AGENCY, Status.DISPOSED)


def test_table_and_diagram_show_every_row() -> None:
    table = draw_table()
    assert table.count("\n") == len(MOVES) + 2
    for status in Status:
        assert status.label in table
        assert status.name in draw_mermaid()


def test_documentation_is_the_drawn_page() -> None:
    page = Path(__file__).parents[2] / "docs" / "daur-hidup.md"
    assert page.read_text(encoding="utf-8") == draw_page()


@pytest.mark.parametrize(
    ("command", "actor", "words"),
    [
        (lambda r: c.FollowUp(r, "Jawaban"), ADMIN, "Pejabat Penghubung"),
        (lambda r: c.Dispose(r, "dishub"), ADMIN, "gunakan Ganti unit"),
        (lambda r: c.NotOurs(r, "nasional", "Bukan kami"), ADMIN, "minta unit mengembalikannya"),
        (lambda r: c.FollowUp(r, "Jawaban"), liaison("dishub"), "hubungi koordinator"),
        (lambda r: c.Escalate(r, EscalationLevel.SECRETARY, "Lambat"), ADMIN, "gunakan Ingatkan unit"),
    ],
)
def test_a_refusal_says_what_to_do_instead(
    command: Callable[[int], c.Command], actor: Actor, words: str
) -> None:
    office = Office()
    report = office.disposed()
    with pytest.raises(c.Refused, match=words):
        office.act(command(report.id), actor)
