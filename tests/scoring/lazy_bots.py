"""Ways to look busy: people who do part of the work, or all of it without reading.

Each knows more than a lazy person would (what it does, it takes from the answer key), so that what
cannot pass here cannot pass anywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import msgspec

from trainer.practice.bots import ExpertBot, Move
from trainer.practice.session import Session
from trainer.sp4n import commands as cmd
from trainer.sp4n.commands import Command
from trainer.sp4n.report import Report
from trainer.sp4n.vocabulary import ArchiveReason, MissingData, ReportType, Role, Status

Change = Callable[[Session, Command], Command | None]
"""What becomes of one of the expert's moves; None when it is left undone."""

THANKS = "Terima kasih."
TEMPLATE = (
    "Yth. Bapak/Ibu Pelapor, terima kasih atas laporan yang disampaikan. Laporan Bapak/Ibu sudah kami terima dan sudah "
    "kami teruskan kepada petugas. Petugas akan memeriksa dan menindaklanjutinya sesuai ketentuan yang berlaku. "
    "Perkembangannya dapat dipantau melalui SP4N-LAPOR!. Hormat kami."
)
NOTICE = "Yth. Bapak/Ibu Pelapor, terima kasih. Laporan ini tidak dapat kami proses lebih lanjut di sini. Hormat kami."
INTAKE = (cmd.VerifyAndDispose, cmd.AskForData, cmd.NotOurs, cmd.Archive, cmd.Merge, cmd.Dispose)


class Lazy(ExpertBot):
    """The expert, whose moves are changed or left undone.

    Args:
        change: what becomes of each move.
    """

    def __init__(self, change: Change) -> None:
        super().__init__()
        self._change = change

    def moves(self, session: Session) -> Iterator[Move]:
        """What is left of the expert's moves."""
        for command, unit in super().moves(session):
            changed = self._change(session, command)
            if changed is not None:
                yield changed, unit


def _report(session: Session, command: Command) -> Report:
    return session.instance.reports[getattr(command, "report", 0)]


def _answering(text: str, final: bool = True) -> Change:
    def change(session: Session, command: Command) -> Command | None:
        if isinstance(command, cmd.FollowUp | cmd.SubmitDraft):
            return msgspec.structs.replace(command, text=text, final=final)
        return command

    return change


def _without(*kinds: type[Command]) -> Change:
    return lambda session, command: None if isinstance(command, kinds) else command


def _only(*kinds: type[Command]) -> Change:
    return lambda session, command: command if isinstance(command, kinds) else None


def _only_plans(wanted: Callable[[Session, int], bool]) -> Change:
    """Only the reports of some plans; complaints on paper are all typed in."""

    def change(session: Session, command: Command) -> Command | None:
        if isinstance(command, cmd.EnterOffline):
            return command
        plan = session.plan_of.get(_report(session, command).id)
        return command if plan is not None and wanted(session, plan) else None

    return change


def _copied(session: Session, command: Command) -> Command | None:
    if isinstance(command, cmd.FollowUp | cmd.SubmitDraft):
        report = _report(session, command)
        return msgspec.structs.replace(command, text=f"{report.title}. {report.body}")
    return command


def _by_default(session: Session, command: Command) -> Command | None:
    """Every report is disposed at once, to the right unit, with everything else as the form came."""
    if isinstance(command, INTAKE) and not isinstance(command, cmd.Dispose):
        report = _report(session, command)
        unit = getattr(command, "unit", None) or session.scenario.region.units_for("kominfo")[0].id
        if report.verified:
            return cmd.Dispose(report.id, unit)
        return cmd.VerifyAndDispose(report.id, report.title, ReportType.SUPERVISORY, ("TOPIK LAINNYA",), unit)
    return command


def _one_unit(function: str) -> Change:
    def change(session: Session, command: Command) -> Command | None:
        if isinstance(command, cmd.VerifyAndDispose | cmd.Dispose):
            unit = session.scenario.region.units_for(function)[0].id
            return msgspec.structs.replace(command, unit=unit, support_units=())
        return command

    return change


def _all_forwarded(session: Session, command: Command) -> Command | None:
    return (
        cmd.NotOurs(_report(session, command).id, "nasional", NOTICE)
        if isinstance(command, INTAKE)
        else command
    )


def _all_archived(session: Session, command: Command) -> Command | None:
    if isinstance(command, INTAKE):
        return cmd.Archive(_report(session, command).id, ArchiveReason.UNCLEAR, NOTICE)
    return command


def _all_asked(session: Session, command: Command) -> Command | None:
    report = _report(session, command) if isinstance(command, INTAKE) else None
    if report is not None and not report.thread:
        return cmd.AskForData(
            report.id, (MissingData.PLACE,), "Mohon lengkapi lokasi kejadiannya. Terima kasih."
        )
    return command


def _all_returned(session: Session, command: Command) -> Command | None:
    if isinstance(command, cmd.FollowUp | cmd.SubmitDraft) and session.scenario.preset.role is Role.LIAISON:
        report = _report(session, command)
        if report.status is Status.DISPOSED:
            return cmd.ReturnToCoordinator(report.id, "Bukan tugas unit kami. Mohon disalurkan ke unit lain.")
    return command


def _all_approved(session: Session, command: Command) -> Command | None:
    return (
        cmd.ApproveDraft(command.report, command.draft) if isinstance(command, cmd.RejectDraft) else command
    )


def _all_sent_back(session: Session, command: Command) -> Command | None:
    if isinstance(command, cmd.ApproveDraft):
        return cmd.RejectDraft(command.report, command.draft, "Perbaiki.")
    return command


def _unredacted(session: Session, command: Command) -> Command | None:
    if isinstance(command, cmd.VerifyAndDispose):
        report = _report(session, command)
        return msgspec.structs.replace(command, title=report.title, body=None, secret=None)
    return command


def _on_the_last_days(session: Session, command: Command) -> Command | None:
    return command if session.scenario.ends - session.now < timedelta(days=3) else None


def _no_reply(session: Session, command: Command) -> Command | None:
    answering = isinstance(command, cmd.FollowUp | cmd.SubmitDraft)
    return None if answering and _report(session, command).open_reply else command


LAZY: dict[str, Change] = {
    "tidak berbuat apa pun": lambda session, command: None,
    "hanya mengingatkan unit": _only(cmd.RemindUnit),
    "tidak pernah memverifikasi": _without(*INTAKE),
    "verifikasi semua dengan isian bawaan": _by_default,
    "semua ke Diskominfo": _one_unit("kominfo"),
    "semua ke Dinas PU": _one_unit("pekerjaan_umum"),
    "semua diteruskan ke nasional": _all_forwarded,
    "semua diarsipkan": _all_archived,
    "semua dimintai data": _all_asked,
    "semua dikembalikan": _all_returned,
    "semua draf disetujui": _all_approved,
    "semua draf dikembalikan": _all_sent_back,
    "tidak pernah menjawab": _without(cmd.FollowUp, cmd.SubmitDraft),
    "jawaban 'Terima kasih.'": _answering(THANKS),
    "jawaban satu huruf": _answering("-"),
    "jawaban satu template": _answering(TEMPLATE),
    "jawaban sementara satu template": _answering(TEMPLATE, final=False),
    "jawaban salinan laporan": _copied,
    "hanya separuh laporan": _only_plans(lambda session, plan: plan % 2 == 0),
    "hanya kasus mudah": _only_plans(lambda session, plan: session.scenario.plans[plan].key.difficulty == 1),
    "hanya laporan untuk unit sendiri": _only_plans(
        lambda session, plan: bool(
            set(session.scenario.plans[plan].key.units) & set(session.scenario.acting_for)
        )
    ),
    "hanya yang bukan tuduhan": _only_plans(
        lambda session, plan: session.scenario.plans[plan].key.type is not ReportType.SUPERVISORY
    ),
}
"""Strategies that must never pass, by name, wherever they change anything."""

SLACK: dict[str, Change] = {
    "semua dikerjakan tiga hari terakhir": _on_the_last_days,
    "data pribadi dibiarkan": _unredacted,
    "tanggapan warga tidak dijawab": _no_reply,
    "unit tidak pernah diingatkan": _without(cmd.RemindUnit),
}
"""Smaller sins, for which there is not always an occasion: they must never gain anything."""
