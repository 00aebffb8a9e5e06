"""Drafts for the head of a unit in the terminal: submitted, waiting, returned with remarks, decided; and the banner."""

from __future__ import annotations

from person import Person, sitting
from textual.widgets import TextArea

from trainer.practice.desk import Desk, OpenShift
from trainer.practice.session import Session
from trainer.practice.store import Profile
from trainer.screens.workbench.closed import ClosedBanner
from trainer.screens.workbench.forms.answering import AnswerForm
from trainer.screens.workbench.forms.approving import DecideDraftForm
from trainer.screens.workbench.screen import WorkbenchScreen
from trainer.sp4n import commands as cmd
from trainer.sp4n.vocabulary import Status

POOR = "Terima kasih. Laporan akan kami tindaklanjuti. Mohon bersabar."


async def at_the_desk(person: Person, report: int | None = None) -> WorkbenchScreen:
    await person.press("l")
    screen = await person.until(WorkbenchScreen)
    assert isinstance(screen, WorkbenchScreen)
    if report is not None:
        screen.table.cursor = next(index for index, row in enumerate(screen.table.rows) if row.id == report)
        await person.settle()
    return screen


def with_findings(session: Session) -> int:
    """Let time run until a report of the trainee's unit can be answered."""
    while True:
        for report in session.instance.reports.values():
            plan = session.plan(report.id)
            if (
                report.findings
                and report.status is Status.DISPOSED
                and plan is not None
                and not plan.misdirected
            ):
                return report.id
        session.skip()


def strict(desk: Desk, profile: Profile) -> OpenShift:
    """A shift in which the head of the trainee's unit is careful."""
    for seed in range(1, 30):
        shift = desk.start(profile, "pejabat-penghubung-persetujuan", seed)
        scenario = shift.session.scenario
        if scenario.heads[scenario.acting_for[0]] == "teliti":
            return shift
    raise AssertionError("no careful head was drawn")


async def test_the_answer_form_submits_a_draft_and_the_desk_shows_that_it_waits(
    desk: Desk, profile: Profile
) -> None:
    number = with_findings(strict(desk, profile).session)
    async with sitting(desk, (120, 40)) as person:
        screen = await at_the_desk(person, number)
        await person.press("j")
        form = await person.until(AnswerForm)
        assert "Ajukan draf kepada kepala unit (F2)" in person.text()
        assert "Jawaban terbit setelah disetujui kepala unit" in person.text()
        form.query_one("#text", TextArea).load_text(POOR)
        await person.press("f2")
        await person.until(WorkbenchScreen)
        report = await screen.bench.read(lambda session: session.instance.reports[number])
        assert report.waiting_draft() is not None
        assert report.status is Status.DISPOSED
        await person.settle()
        assert "MENUNGGU PERSETUJUAN" in person.text()
        await person.press("j")
        await person.until(AnswerForm)
        assert "Draf baru akan menggantikannya" in " ".join(person.text().split())


async def test_a_returned_draft_comes_back_into_the_form_with_the_remarks(
    desk: Desk, profile: Profile
) -> None:
    session = strict(desk, profile).session
    number = with_findings(session)
    report = session.instance.reports[number]
    session.do(cmd.SubmitDraft(number, POOR, final=True), report.lead_unit)
    while not report.drafts[0].returned:
        session.skip()
    note = report.drafts[0].note
    async with sitting(desk, (120, 40)) as person:
        await at_the_desk(person, number)
        await person.press("j")
        form = await person.until(AnswerForm)
        assert form.query_one("#text", TextArea).text == POOR
        shown = " ".join(person.text().split())
        assert "Kepala unit mengembalikan draf nomor 1" in shown
        assert note.split(":")[0] in shown
        assert form.choice("kind").value == "akhir"


async def test_a_head_returns_a_draft_only_with_a_note_and_then_approves(
    desk: Desk, profile: Profile
) -> None:
    shift = desk.start(profile, "kepala-unit", 1)
    session = shift.session
    while not any(report.waiting_draft() for report in session.instance.reports.values()):
        session.skip()
    number = next(each.id for each in session.instance.reports.values() if each.waiting_draft() is not None)
    async with sitting(desk, (120, 40)) as person:
        screen = await at_the_desk(person, number)
        await person.press("y")
        form = await person.until(DecideDraftForm)
        assert "Draf nomor 1" in person.text()
        await person.press("f2")
        assert "Keputusan belum dipilih" in person.text()
        form.choice("decision").choose("kembalikan")
        await person.press("f2")
        assert "Catatan perbaikan masih kosong" in person.text()
        form.choice("decision").choose("setuju")
        await person.press("f2")
        await person.until(WorkbenchScreen)
        status = await screen.bench.read(lambda session: session.instance.reports[number].status)
        assert status is Status.FOLLOWED_UP
        await person.press("y")
        assert isinstance(person.app.screen, WorkbenchScreen), "nothing waits on this report any more"


async def test_a_banner_tells_of_maintenance_until_it_ends(desk: Desk, profile: Profile) -> None:
    session = desk.start(profile, "hari-sibuk", 2).session
    while session.closed_until is None:
        session.skip()
    ends = session.closed_until
    local = ends.astimezone(session.calendar.zone)
    async with sitting(desk) as person:
        screen = await at_the_desk(person)
        banner = screen.query_one(ClosedBanner)
        assert banner.display
        assert f"PEMELIHARAAN SISTEM sampai pukul {local:%H.%M} WIB" in person.text()
        while screen.bench.snapshot.closed_until is not None:
            await person.press("n")
        assert screen.bench.snapshot.now >= ends
        assert not banner.display
        assert "PEMELIHARAAN" not in person.text()
