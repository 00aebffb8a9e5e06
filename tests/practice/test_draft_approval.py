"""Where a head of unit has to approve answers: drafts, returns, waiting, and what the score makes of it."""

from __future__ import annotations

from statistics import fmean

import msgspec
import pytest

from trainer.practice.bots import BOTS, ExpertBot, HastyBot, play
from trainer.practice.session import Session
from trainer.scenarios.build import build_scenario
from trainer.scenarios.heads import HEAD_RULES, MAX_RETURNS
from trainer.scenarios.library import Library
from trainer.scenarios.log import LogEntry
from trainer.scenarios.scenario import HeadTemperament, Scenario
from trainer.scoring.card import Item, ScoreCard
from trainer.scoring.grading import grade
from trainer.sp4n import commands as cmd
from trainer.sp4n import events as ev
from trainer.sp4n.commands import Refused
from trainer.sp4n.report import Report
from trainer.sp4n.vocabulary import Role, Status

POOR = "Terima kasih. Laporan akan kami tindaklanjuti. Mohon bersabar."


@pytest.fixture(scope="module")
def scenario(library: Library) -> Scenario:
    return build_scenario(library, "pejabat-penghubung-persetujuan", 1)


def under(scenario: Scenario, temperament: HeadTemperament) -> Scenario:
    """The same shift with heads of one kind."""
    heads = dict.fromkeys(scenario.heads, temperament)
    return msgspec.structs.replace(scenario, heads=heads)


def to_answer(session: Session) -> Report:
    """Let time run until there is material for an answer; that report."""
    while True:
        for report in session.instance.reports.values():
            plan = session.plan(report.id)
            ours = report.lead_unit in session.scenario.acting_for and report.status is Status.DISPOSED
            if ours and report.findings and plan is not None and not plan.misdirected:
                return report
        session.skip()


def submit(session: Session, report: Report, text: str, final: bool = True) -> None:
    session.do(cmd.SubmitDraft(report.id, text, final=final), report.lead_unit)


def good_draft(session: Session, report: Report) -> str:
    """What the expert would write now."""
    for command, _ in ExpertBot().moves(session):
        if isinstance(command, cmd.SubmitDraft) and command.report == report.id:
            return command.text
    raise AssertionError("the expert has nothing to write")


def until(
    session: Session, report: Report, kind: type[ev.DraftApproved] | type[ev.DraftRejected]
) -> LogEntry:
    """Let time run until the head has decided so about a draft of the report."""
    while True:
        for entry in session.entries:
            for event in entry.events:
                if isinstance(event, kind) and event.report == report.id:
                    return entry
        session.skip()


def item(session: Session, report: Report, kind: str) -> Item:
    session.finish()
    card = grade(session.scenario, session.entries)
    return next(each for each in card.items if each.report == report.id and each.kind == kind)


def test_the_answer_goes_out_only_when_the_head_has_approved_it(scenario: Scenario) -> None:
    session = Session.start(under(scenario, "teliti"))
    report = to_answer(session)
    with pytest.raises(Refused, match="Ajukan draf"):
        session.do(cmd.FollowUp(report.id, "Jawaban."), report.lead_unit)
    submit(session, report, good_draft(session, report))
    assert report.status is Status.DISPOSED
    assert report.waiting_draft() is not None
    entry = until(session, report, ev.DraftApproved)
    assert entry.actor.role is Role.UNIT_HEAD
    assert report.status is Status.FOLLOWED_UP
    assert report.waiting_draft() is None


@pytest.mark.parametrize(("temperament", "returned"), [("teliti", True), ("sibuk", True), ("longgar", False)])
def test_heads_return_poor_drafts_by_their_temperament(
    scenario: Scenario, temperament: HeadTemperament, returned: bool
) -> None:
    session = Session.start(under(scenario, temperament))
    report = to_answer(session)
    before = session.now
    submit(session, report, POOR)
    entry = until(session, report, ev.DraftRejected if returned else ev.DraftApproved)
    planned = next(each for known in session.entries for each in known.planned if each.id == entry.done)
    assert f"kepala unit ({temperament})" in planned.reason
    assert f"batasnya {HEAD_RULES[temperament].least}" in planned.reason
    if returned:
        assert isinstance(entry.command, cmd.RejectDraft)
        assert entry.command.note.startswith("Mohon diperbaiki sebelum saya setujui: ")
        assert report.drafts[0].returned
        assert report.status is Status.DISPOSED
    waited = session.calendar.elapsed(before, entry.at).total_seconds() / 3600
    least, most = HEAD_RULES[temperament].hours
    assert least <= waited <= most + 1


def test_after_two_returns_the_head_signs_because_the_deadline_presses(scenario: Scenario) -> None:
    session = Session.start(under(scenario, "teliti"))
    report = to_answer(session)
    for number in range(1, MAX_RETURNS + 1):
        submit(session, report, POOR)
        while not report.drafts[number - 1].returned:
            session.skip()
    submit(session, report, POOR)
    entry = until(session, report, ev.DraftApproved)
    planned = next(each for known in session.entries for each in known.planned if each.id == entry.done)
    assert "tenggat mendesak" in planned.reason


def test_a_newer_draft_takes_the_place_of_one_that_waits(scenario: Scenario) -> None:
    session = Session.start(under(scenario, "sibuk"))
    report = to_answer(session)
    text = good_draft(session, report)
    submit(session, report, POOR)
    submit(session, report, text)
    first, second = report.drafts
    assert (first.replaced_by, first.returned) == (second.id, False)
    until(session, report, ev.DraftApproved)
    assert [draft.approved for draft in report.drafts] == [False, True]


def test_waiting_at_the_head_is_not_the_trainees_delay(scenario: Scenario) -> None:
    session = Session.start(under(scenario, "sibuk"))
    report = to_answer(session)
    text = good_draft(session, report)
    started = report.dispositions[-1].at
    session.run_until(session.calendar.add_working_days(started, 2))
    submit(session, report, text)
    until(session, report, ev.DraftApproved)
    judged = item(session, report, "tindak_lanjut_tepat")
    assert judged.points == judged.possible
    assert judged.happened.startswith("Draf jawaban pertama diajukan pada")
    assert "menunggu kepala unit tidak dihitung" in judged.due


def test_a_returned_draft_moves_the_lines_by_the_time_it_lay_there(scenario: Scenario) -> None:
    session = Session.start(under(scenario, "sibuk"))
    report = to_answer(session)
    text = good_draft(session, report)
    submit(session, report, POOR)
    until(session, report, ev.DraftRejected)
    submit(session, report, text)
    until(session, report, ev.DraftApproved)
    judged = item(session, report, "tindak_lanjut_tepat")
    assert "kedua batas mundur" in judged.due
    written = item(session, report, "tanggapan")
    assert "mengembalikan 1 draf" in written.happened
    assert written.critical is None, "a draft that nobody outside has read breaks nothing"


def test_a_draft_that_still_waits_at_the_end_counts_as_given(scenario: Scenario) -> None:
    session = Session.start(under(scenario, "sibuk"))
    report = to_answer(session)
    text = good_draft(session, report)
    last = session.calendar.opening(session.scenario.ends.astimezone(session.calendar.zone).date())
    session.run_until(last)
    submit(session, report, text)
    written = item(session, report, "tanggapan")
    assert report.waiting_draft() is not None
    assert written.points > 0


def test_a_reminder_or_an_escalation_hurries_the_head(library: Library) -> None:
    scenario = under(build_scenario(library, "shift-harian", 3, {"persetujuan": "kepala"}), "sibuk")
    session = Session.start(scenario)
    while True:
        for report in session.instance.reports.values():
            plan = session.plan(report.id)
            if (
                plan is not None
                and report.status is Status.NEW
                and set(plan.key.units) & set(scenario.acting_for)
            ):
                key = plan.key
                session.do(
                    cmd.VerifyAndDispose(report.id, "Judul laporan", key.type, key.category, key.units[0])
                )
        if any(report.findings for report in session.instance.reports.values()):
            break
        session.skip()
    report = next(report for report in session.instance.reports.values() if report.findings)
    submit(session, report, POOR, final=False)
    asked = session.now
    session.do(cmd.RemindUnit(report.id, "Mohon draf segera diputus."))
    entry = until(session, report, ev.DraftRejected)
    assert session.calendar.elapsed(asked, entry.at).total_seconds() <= 3.5 * 3600
    planned = next(each for known in session.entries for each in known.planned if each.id == entry.done)
    assert "setelah unit diingatkan" in planned.reason
    session.finish()
    lapsed = [
        each.note for each in session.entries if isinstance(each.command, cmd.RejectDraft) and not each.events
    ]
    assert lapsed, "the slower decision that was planned first lapses, and the log says so"


def test_a_simulated_units_template_comes_back_better(library: Library) -> None:
    scenario = build_scenario(library, "shift-harian", 1, {"persetujuan": "kepala"})
    units = {unit.id: "template" for unit in scenario.region.units}
    session = Session.start(
        msgspec.structs.replace(under(scenario, "teliti"), temperaments=units, acting_for=())
    )
    play(session, ExpertBot())
    drafts = [draft for report in session.instance.reports.values() for draft in report.drafts]
    assert any(draft.returned for draft in drafts)
    assert all(draft.final for draft in drafts if draft.approved)


@pytest.mark.parametrize("preset", ["pejabat-penghubung-persetujuan", "kepala-unit"])
def test_the_expert_gets_full_marks_where_drafts_need_approval(library: Library, preset: str) -> None:
    for seed in range(1, 7):
        card = _card(library, preset, seed, "expert")
        assert [(item.id, item.why) for item in card.items if item.points < item.possible] == [], seed
        assert (card.overall, card.caps, card.passed) == (100, (), True)


@pytest.mark.parametrize("preset", ["pejabat-penghubung-persetujuan", "kepala-unit"])
def test_faults_cost_points_in_order_where_drafts_need_approval(library: Library, preset: str) -> None:
    scores = {
        bot: [_card(library, preset, seed, bot) for seed in range(1, 6)] for bot in ("hasty", "negligent")
    }
    assert not any(card.passed for cards in scores.values() for card in cards)
    hasty, negligent = (fmean(card.overall for card in scores[bot]) for bot in ("hasty", "negligent"))
    assert 100 > hasty > negligent


@pytest.mark.parametrize("preset", ["pejabat-penghubung-persetujuan", "kepala-unit"])
def test_doing_nothing_does_not_pass_where_drafts_need_approval(library: Library, preset: str) -> None:
    session = Session.start(build_scenario(library, preset, 2))
    session.finish()
    card = grade(session.scenario, session.entries)
    assert not card.passed
    assert card.overall == 0


def _card(library: Library, preset: str, seed: int, bot: str) -> ScoreCard:
    session = Session.start(build_scenario(library, preset, seed))
    play(session, BOTS[bot]())
    return grade(session.scenario, session.entries)


def head_shift(library: Library) -> Session:
    """The desk of a head of unit with a draft on it."""
    session = Session.start(build_scenario(library, "kepala-unit", 1))
    while not any(report.waiting_draft() for report in session.instance.reports.values()):
        session.skip()
    return session


def test_a_trainee_who_heads_a_unit_decides_about_its_drafts(library: Library) -> None:
    session = head_shift(library)
    assert session.trainee.role is Role.UNIT_HEAD
    assert session.trainee.unit == session.scenario.leads[0]
    report = next(each for each in session.instance.reports.values() if each.waiting_draft() is not None)
    session.do(cmd.RejectDraft(report.id, report.drafts[0].id, "Tambahkan tanggal dan pelaksananya."))
    while report.waiting_draft() is None:
        session.skip()
    assert [draft.returned for draft in report.drafts] == [True, False]
    session.do(cmd.ApproveDraft(report.id, report.drafts[-1].id))
    assert report.status is Status.FOLLOWED_UP


@pytest.mark.parametrize("seed", [2, 4, 5])
def test_letting_out_a_draft_that_shows_the_reporter_is_a_critical_failure(
    library: Library, seed: int
) -> None:
    session = Session.start(build_scenario(library, "kepala-unit", seed))
    play(session, HastyBot())
    leaking = {
        report.id
        for report in session.instance.reports.values()
        for draft in report.drafts
        if report.reporter.phone in draft.text
    }
    assert leaking
    card = grade(session.scenario, session.entries)
    assert "bocor_identitas" in {cap.code for cap in card.caps}
    leaked = [each for each in card.items if each.critical == "bocor_identitas"]
    assert {each.report for each in leaked} == leaking
    assert all((each.kind, each.points) == ("keputusan_draf", 0) for each in leaked)


@pytest.mark.parametrize(
    ("note", "share"), [("Perbaiki.", 0.5), ("Tambahkan hasil pemeriksaan dan tanggalnya.", 1.0)]
)
def test_a_return_needs_a_note_that_one_can_work_with(library: Library, note: str, share: float) -> None:
    session = head_shift(library)
    expert = ExpertBot()
    while True:
        command = next((each for each, _ in expert.moves(session)), None)
        if isinstance(command, cmd.RejectDraft):
            break
        if command is None:
            session.skip()
        else:
            session.do(command)
    session.do(cmd.RejectDraft(command.report, command.draft, note))
    session.finish()
    card = grade(session.scenario, session.entries)
    judged = next(
        each for each in card.items if each.kind == "keputusan_draf" and "Anda kembalikan" in each.happened
    )
    assert judged.points == pytest.approx(judged.possible * share)


def test_a_shift_with_drafts_is_resumed_as_it_was(library: Library) -> None:
    session = Session.start(build_scenario(library, "pejabat-penghubung-persetujuan", 4))
    play(session, HastyBot())
    again = Session.resume(session.scenario, session.entries)
    encode = msgspec.json.encode
    assert encode(list(again.instance.reports.values())) == encode(list(session.instance.reports.values()))
