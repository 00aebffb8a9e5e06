"""Every action of the table of moves happens in played sessions, by the role it belongs to."""

from __future__ import annotations

import msgspec
import pytest

from trainer.practice.bots import ExpertBot, HastyBot, play
from trainer.practice.session import Session
from trainer.scenarios.build import build_scenario
from trainer.scenarios.library import Library
from trainer.scenarios.presets import preset_record
from trainer.scenarios.scenario import Scenario
from trainer.sp4n import commands as cmd
from trainer.sp4n.commands import Command, Refused
from trainer.sp4n.moves import LEGAL, is_legal
from trainer.sp4n.report import EscalationLevel, Report
from trainer.sp4n.verbs import Verb
from trainer.sp4n.vocabulary import ArchiveReason, MissingData, ReportType, Role, Status

CATEGORY = ("TOPIK LAINNYA",)
Done = set[tuple[Verb, Role]]


def long_shift(library: Library, options: dict[str, str]) -> Scenario:
    """A daily shift of ninety working days, so that windows run out and clocks break; the units are slow to act."""
    preset = preset_record(library, "shift-harian")
    timing = msgspec.structs.replace(preset.timing, days=90)
    preset = msgspec.structs.replace(preset, timing=timing, moods={"gigih": 1, "kecewa": 1, "puas": 1})
    return build_scenario(library, preset, 5, options)


def tries(verb: Verb, session: Session, report: Report) -> list[tuple[Command, str | None]]:
    """Ways to give an action to a report: the command, and the unit the trainee acts for."""
    number, own = report.id, [unit for unit in report.units if unit in session.scenario.acting_for]
    units = [unit.id for unit in session.scenario.region.units]
    others = [
        each.id for each in session.instance.reports.values() if each.id != number and each.status.is_open
    ]
    plan, reason = session.plan(number), "Mohon segera ditangani sesuai tugas."
    right = plan.key.units[0] if plan is not None and plan.key.units else units[0]
    form = cmd.VerifyAndDispose(number, "Judul laporan", ReportType.INFORMATION, CATEGORY, right)
    draft = report.waiting_draft()
    made: dict[Verb, list[Command]] = {
        Verb.VERIFY: [cmd.Verify(number, form.title, form.type, CATEGORY)],
        Verb.DISPOSE: [cmd.Dispose(number, right)],
        Verb.VERIFY_AND_DISPOSE: [form],
        Verb.ASK_FOR_DATA: [cmd.AskForData(number, tuple(MissingData), reason)],
        Verb.NOT_OURS: [cmd.NotOurs(number, session.scenario.region.neighbours[0].id, reason)],
        Verb.ARCHIVE: [cmd.Archive(number, ArchiveReason.UNCLEAR, reason)],
        Verb.MERGE: [cmd.Merge(number, other, reason) for other in others[:1]],
        Verb.SPLIT: [cmd.Split(number, (cmd.PartText("Satu", "Isi satu"), cmd.PartText("Dua", "Isi dua")))],
        Verb.CHANGE_UNIT: [cmd.ChangeUnit(number, unit) for unit in units[3:4]],
        Verb.REMIND_UNIT: [cmd.RemindUnit(number, reason)],
        Verb.ESCALATE: [cmd.Escalate(number, EscalationLevel.SECRETARY, reason)],
        Verb.CLOSE: [cmd.Close(number)],
        Verb.EDIT_PUBLISHED: [cmd.EditPublished(number, title="Judul yang lebih jelas")],
        Verb.REGISTER_FORMAL_REQUEST: [cmd.RegisterFormalRequest(number, "014/PPID/2026")],
        Verb.EXTEND_FORMAL_REQUEST: [cmd.ExtendFormalRequest(number, reason)],
        Verb.ROUTE_TO_AGENCY: [cmd.RouteToAgency(number)],
        Verb.BLOCK: [cmd.Block(number, "Isi membahayakan orang.")],
        Verb.RETURN_TO_COORDINATOR: [cmd.ReturnToCoordinator(number, reason)],
        Verb.FOLLOW_UP: [cmd.FollowUp(number, "Terima kasih. Kami periksa besok.")],
        Verb.MARK_READ: [cmd.MarkRead(number)],
        Verb.SUBMIT_DRAFT: [cmd.SubmitDraft(number, "Terima kasih. Kami periksa besok.")],
        Verb.APPROVE_DRAFT: [cmd.ApproveDraft(number, draft.id)] if draft is not None else [],
        Verb.REJECT_DRAFT: [cmd.RejectDraft(number, draft.id, reason)] if draft is not None else [],
    }
    unit = own[0] if own and verb in LIAISON_VERBS else None
    return [(command, unit) for command in made.get(verb, [])]


LIAISON_VERBS = (Verb.RETURN_TO_COORDINATOR, Verb.FOLLOW_UP, Verb.SUBMIT_DRAFT)


def do_once(session: Session, wanted: set[Verb]) -> None:
    """Give each wanted action once, as soon as some report allows it."""
    for report in list(session.instance.reports.values()):
        for verb in Verb:
            role = Role.LIAISON if verb in LIAISON_VERBS else session.trainee.role
            if verb not in wanted or session.finished or not is_legal(verb, role, report.status):
                continue
            for command, unit in tries(verb, session, report):
                if (unit is None) == (verb in LIAISON_VERBS) or verb not in wanted:
                    continue
                try:
                    session.do(command, unit)
                except Refused:
                    continue
                wanted.discard(verb)
                return


def explore(session: Session, wanted: set[Verb]) -> None:
    """Give every wanted action once; what is new is disposed of in between, so that units have work to be late with."""
    while wanted and not session.finished:
        before = len(wanted)
        do_once(session, wanted)
        if len(wanted) == before:
            do_once(session, {Verb.VERIFY_AND_DISPOSE})
            session.skip()


def asked_in_vain(library: Library) -> Session:
    """A session in which a citizen was asked for what he cannot supply, so that the window runs out."""
    session = Session.start(long_shift(library, {}))
    while not session.finished:
        for report in list(session.instance.reports.values()):
            plan = session.plan(report.id)
            if plan is not None and plan.key.action == "tunda" and report.status is Status.NEW:
                useless = next(item for item in MissingData if item not in plan.key.missing)
                session.do(cmd.AskForData(report.id, (useless,), "Mohon dilengkapi."))
                session.finish()
                return session
        session.skip()
    raise AssertionError("no incomplete report came")


def done_in(session: Session) -> Done:
    """The actions of a session that had events, with the roles of those who took them."""
    return {
        (Verb(str(entry.command.__struct_config__.tag)), entry.actor.role)
        for entry in session.entries
        if entry.command is not None and entry.events
    }


@pytest.fixture(scope="module")
def done(library: Library) -> Done:
    """What happened in a handful of sessions of all roles."""
    found: Done = set()
    for preset, seed in (
        ("hari-sibuk", 2),
        ("serah-terima", 1),
        ("pejabat-penghubung", 1),
        ("kepala-unit", 1),
    ):
        session = Session.start(build_scenario(library, preset, seed))
        play(session, ExpertBot())
        found |= done_in(session)
    for options in ({}, {"K9": "dapat"}, {"persetujuan": "kepala"}):
        session = Session.start(long_shift(library, options))
        explore(session, set(Verb))
        session.finish()
        found |= done_in(session)
    national = Session.start(build_scenario(library, "admin-nasional", 1))
    found |= done_in(asked_in_vain(library))
    explore(national, {Verb.ROUTE_TO_AGENCY, Verb.NOT_OURS, Verb.ARCHIVE, Verb.BLOCK})
    found |= done_in(national)
    return found


@pytest.mark.parametrize("verb", list(Verb))
def test_every_action_happens_in_a_played_session(done: Done, verb: Verb) -> None:
    roles = {role for each, role in done if each is verb}
    assert roles, verb.label
    assert roles <= set(LEGAL[verb])


@pytest.mark.parametrize(
    ("verb", "role"),
    [
        (Verb.SUBMIT, Role.REPORTER),
        (Verb.ENTER_OFFLINE, Role.AGENCY),
        (Verb.COMPLETE_DATA, Role.REPORTER),
        (Verb.REPLY, Role.REPORTER),
        (Verb.CONFIRM, Role.REPORTER),
        (Verb.WITHDRAW, Role.REPORTER),
        (Verb.RECORD_FINDINGS, Role.SYSTEM),
        (Verb.RETURN_TO_COORDINATOR, Role.LIAISON),
        (Verb.APPROVE_DRAFT, Role.UNIT_HEAD),
        (Verb.REJECT_DRAFT, Role.UNIT_HEAD),
        (Verb.BLOCK, Role.NATIONAL),
        (Verb.ROUTE_TO_AGENCY, Role.NATIONAL),
        (Verb.EXPIRE_MISSING_DATA, Role.SYSTEM),
        (Verb.AUTO_CLOSE, Role.SYSTEM),
        (Verb.OMBUDSMAN_NOTICE, Role.SYSTEM),
    ],
)
def test_what_a_trainee_does_not_do_somebody_else_does(done: Done, verb: Verb, role: Role) -> None:
    assert (verb, role) in done


def closed_too_early(library: Library, options: dict[str, str]) -> tuple[Session, int]:
    """A session in which the trainee closed a report although nothing had been found out yet."""
    scenario = long_shift(library, options)
    templates = {unit.id: "template" for unit in scenario.region.units}
    session = Session.start(msgspec.structs.replace(scenario, temperaments=templates, acting_for=()))
    wanted = {Verb.VERIFY_AND_DISPOSE, Verb.CLOSE}
    while Verb.CLOSE in wanted:
        do_once(session, wanted)
        wanted.add(Verb.VERIFY_AND_DISPOSE)
        if not any(report.status is Status.NEW for report in session.instance.reports.values()):
            session.skip()
    closed = next(
        report.id for report in session.instance.reports.values() if report.status is Status.CLOSED_BY_ADMIN
    )
    return session, closed


def test_who_is_closed_upon_too_early_sends_a_new_report_that_cites_the_old(library: Library) -> None:
    session, closed = closed_too_early(library, {})
    session.skip(session.calendar.add_working_days(session.now, 4))
    while not any(report.cites == closed for report in session.instance.reports.values()):
        session.skip()
    new = next(report for report in session.instance.reports.values() if report.cites == closed)
    assert f"#{closed}" in new.body
    assert new.status is Status.NEW
    assert session.plan(new.id) == session.plan(closed)
    assert session.instance.reports[closed].status is Status.CLOSED_BY_ADMIN


def test_where_the_region_allows_it_the_citizen_reopens_instead(library: Library) -> None:
    session, closed = closed_too_early(library, {"K9": "dapat"})
    while not session.instance.reports[closed].status.is_open:
        session.skip()
    assert session.instance.reports[closed].status is Status.REPORTER_REPLIED
    assert not any(report.cites for report in session.instance.reports.values())


def test_faults_in_a_long_shift_still_give_a_card(library: Library) -> None:
    from trainer.scoring.grading import grade

    session, _ = closed_too_early(library, {})
    play(session, HastyBot())
    card = grade(session.scenario, session.entries)
    assert not card.passed
    numbers = [report.report for report in card.reports]
    assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize("reverse", [False, True])
def test_two_reports_are_merged_in_either_direction_and_both_citizens_are_told(
    library: Library, reverse: bool
) -> None:
    session = Session.start(build_scenario(library, "shift-harian", 3))
    while sum(report.status is Status.NEW for report in session.instance.reports.values()) < 2:
        session.skip()
    first, second = (report for report in session.instance.reports.values() if report.status is Status.NEW)
    gone, stays = (first, second) if reverse else (second, first)
    session.do(cmd.Merge(gone.id, stays.id, "Laporan tentang hal yang sama kami tangani bersama."))
    assert (gone.status, gone.merged_into) == (Status.ARCHIVED_BY_ADMIN, stays.id)
    assert stays.duplicates == (gone.id,)
    assert stays.status is Status.NEW
    for report in (gone, stays):
        assert "kami tangani bersama" in report.thread[-1].text
        assert "pelapor" in report.unread_by
    session.finish()
    assert session.instance.reports[gone.id].status is Status.ARCHIVED_BY_ADMIN
