"""A final answer says what is done or settles the matter; what is only announced is answered in the meantime."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from trainer.practice.bots import ExpertBot, play
from trainer.practice.session import Session
from trainer.scenarios.build import build_scenario
from trainer.scenarios.check_keys import INSTRUCTION
from trainer.scenarios.library import Library
from trainer.scenarios.outcome import DONE, announced_until, final_answer_is_due
from trainer.scenarios.presets import preset_record
from trainer.scenarios.scenario import Scenario, SlotRule
from trainer.sp4n import commands as cmd
from trainer.sp4n import events as ev
from trainer.sp4n.report import Finding
from trainer.sp4n.vocabulary import ReportType, Status

TOLD = date(2026, 2, 4)
PLAN = Finding("f1", "waktu", "Penambalan aspal dijadwalkan 9-11 Februari 2026.", True)
FOUND = Finding("f2", "temuan", "Pemeriksaan pada 3 Februari 2026 menemukan lubang.", True)
OPTIONAL = Finding("f3", "waktu", "Rapat evaluasi 20 Februari 2026.", False)
FINISHED = Finding("f4", "bukti", f"{DONE} selesai dikerjakan pada 11 Februari 2026.", True)


@pytest.mark.parametrize(
    ("kind", "findings", "until"),
    [
        (ReportType.ORDINARY, (FOUND, PLAN), date(2026, 2, 11)),
        (ReportType.SUPERVISORY, (PLAN,), date(2026, 2, 11)),
        (ReportType.ORDINARY, (FOUND, OPTIONAL), None),
        (ReportType.ORDINARY, (FOUND, PLAN, FINISHED), None),
        (ReportType.INFORMATION, (PLAN,), None),
        (ReportType.ASPIRATION, (PLAN,), None),
        (ReportType.ORDINARY, (), None),
    ],
)
def test_announced_work_is_outstanding_until_the_unit_says_it_is_done(
    kind: ReportType, findings: tuple[Finding, ...], until: date | None
) -> None:
    assert announced_until(kind, findings, TOLD) == until


def briefed(scenario: Scenario) -> tuple[Session, int]:
    """A session in which the trainee's own unit has told him of work that it plans."""
    session = Session.start(scenario)
    for _ in range(40):
        for report in session.instance.reports.values():
            plan = session.plan(report.id)
            if plan is None or not plan.key.units or plan.key.action != "disposisi":
                continue
            key = plan.key
            if report.status is Status.NEW and key.units[0] in scenario.acting_for:
                session.do(cmd.VerifyAndDispose(report.id, plan.title, key.type, key.category, key.units[0]))
            elif report.findings and not final_answer_is_due(key.type, report):
                return session, report.id
        session.skip()
    raise AssertionError("no unit announced anything")


@pytest.fixture(scope="module")
def announcing(library: Library) -> Scenario:
    return build_scenario(library, "shift-harian", 5)


def test_after_an_interim_answer_the_unit_tells_when_the_work_is_done(announcing: Scenario) -> None:
    session, number = briefed(announcing)
    report = session.instance.reports[number]
    told = report.findings_at
    assert told is not None
    plan = session.plan(number)
    assert plan is not None
    last = announced_until(plan.key.type, report.findings, told.date())
    assert last is not None
    text = "Yth. Bapak/Ibu, laporan sedang ditangani dan kabar berikutnya menyusul."
    session.do(cmd.FollowUp(number, text, final=False), unit=report.lead_unit)
    play(session, ExpertBot())
    done = [
        event
        for event in session.instance.reports[number].events
        if isinstance(event, ev.FindingsRecorded) and event.facts[0].text.startswith(DONE)
    ]
    if last < announcing.ends.date():
        assert len(done) == 1
        assert done[0].at.date() >= last
    assert final_answer_is_due(plan.key.type, session.instance.reports[number]) or not done


def test_a_final_answer_brings_no_further_facts(announcing: Scenario) -> None:
    session, number = briefed(announcing)
    unit = session.instance.reports[number].lead_unit
    session.do(cmd.FollowUp(number, "Yth. Bapak/Ibu, perbaikannya sudah selesai.", final=True), unit=unit)
    session.finish()
    facts = [fact.text for fact in session.instance.reports[number].findings]
    assert not any(text.startswith(DONE) for text in facts)


def test_nothing_that_the_expert_writes_to_a_citizen_tells_an_admin_what_to_do(library: Library) -> None:
    """Every case that ends in the archive, played by the expert; the messages are read as a citizen would."""
    cases = tuple(case.id for case in library.cases.values() if case.key.archive_reason is not None)
    base = preset_record(library, "drill-disposisi")
    recipe = tuple(SlotRule(cases=(case,)) for case in cases)
    timing = msgspec.structs.replace(base.timing, days=12, arrival_days=3)
    session = Session.start(
        build_scenario(library, msgspec.structs.replace(base, recipe=recipe, timing=timing), 1)
    )
    play(session, ExpertBot())
    told = [entry.command.explanation for entry in session.entries if isinstance(entry.command, cmd.Archive)]
    assert len(told) == len(cases) > 30
    assert [text for text in told if INSTRUCTION.search(text)] == []


def test_what_units_put_into_answers_tells_no_admin_what_to_do(library: Library) -> None:
    facts = [fact.text for case in library.cases.values() for fact in case.facts]
    assert [text for text in facts if INSTRUCTION.search(text)] == []
    assert INSTRUCTION.search("Perkara sedang disidangkan. Arsipkan dengan penjelasan yang sopan.")
