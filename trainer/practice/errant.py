"""Bots that know everything and go wrong at a stated rate, or in one stated way.

They show that the score falls with the number of mistakes, and that each named wrong move is recognised
where it belongs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

import msgspec

from trainer.practice.bots import ExpertBot
from trainer.practice.bots import Move as BotMove
from trainer.practice.session import Session
from trainer.scenarios.case import Move
from trainer.scenarios.colleagues import published_text
from trainer.scenarios.scenario import ReportPlan
from trainer.sp4n import commands as cmd
from trainer.sp4n.commands import Command
from trainer.sp4n.redaction import MASK
from trainer.sp4n.report import NATIONAL, Report
from trainer.sp4n.vocabulary import ArchiveReason, MissingData, ReportType, Status

BAD_ANSWERS = {
    "janji_kosong": "Yth. Bapak/Ibu Pelapor, terima kasih. Laporan akan kami tindaklanjuti, mohon bersabar.",
    "menyalahkan": "Yth. Bapak/Ibu Pelapor, masalah ini terjadi karena kesalahan Bapak/Ibu sendiri yang tidak hati-hati.",
    "lempar_wewenang": "Yth. Bapak/Ibu Pelapor, itu bukan kewenangan kami. Terima kasih.",
    "menghina": "Dasar bodoh, jangan mengadu terus. Kami tidak punya waktu untuk orang seperti Anda.",
    "isian_kosong": "Yth. Bapak/Ibu [nama], laporan Anda tentang [masalah] di [lokasi] sudah kami terima pada [tanggal].",
    "tidak_bermakna": "jalan lubang petugas tanggal unit selesai tindak lanjut aspal foto laporan warga",
}
"""An answer for each critical failure that a case may name as a wrong move."""

Fault = Callable[[ReportPlan], Move | None]
"""The mistake to make on a report; None for none."""


class ErrantBot(ExpertBot):
    """The expert, but for the mistakes that `fault` asks for; each report is spoilt once.

    Args:
        fault: which mistake to make on which report.
    """

    def __init__(self, fault: Fault) -> None:
        super().__init__()
        self._fault = fault
        self._spoilt: set[int] = set()

    def moves(self, session: Session) -> Iterator[BotMove]:
        """The right moves, with the wrong one in place of the first it concerns."""
        for command, unit in super().moves(session):
            if isinstance(command, cmd.EnterOffline):
                yield command, unit
                continue
            report = session.instance.reports[getattr(command, "report", 0)]
            plan = session.plan(report.id)
            wrong = None if plan is None or report.id in self._spoilt else self._fault(plan)
            if plan is None or wrong is None:
                yield command, unit
                continue
            spoilt = _spoil(session, report, plan, command, wrong)
            if spoilt is None:
                yield command, unit
                continue
            self._spoilt.add(report.id)
            yield spoilt, unit


def at_rate(rate: float, seed: int) -> Fault:
    """A fault chooser: on about `rate` of the reports a mistake, drawn from the common ones."""

    def fault(plan: ReportPlan) -> Move | None:
        rng = Random(f"keliru|{seed}|{plan.index}")
        if rng.random() >= rate:
            return None
        named = [wrong.move for wrong in plan.key.wrong_moves]
        common = [Move(type=_other_type(plan.key.type)), Move(unit="sekretariat"), Move(action="arsip")]
        return rng.choice(named or common)

    return fault


def _other_type(right: ReportType) -> ReportType:
    return ReportType.ORDINARY if right is ReportType.SUPERVISORY else ReportType.SUPERVISORY


def _spoil(
    session: Session, report: Report, plan: ReportPlan, command: Command, wrong: Move
) -> Command | None:
    """The wrong move in place of the right one; None when it does not apply to this command."""
    if wrong.answer is not None:
        if isinstance(command, cmd.FollowUp) and wrong.answer in BAD_ANSWERS:
            return cmd.FollowUp(report.id, BAD_ANSWERS[wrong.answer], final=True)
        return None
    if report.status is not Status.NEW or report.verified:
        return None
    if wrong.action is not None and wrong.action != "disposisi":
        return _other_action(session, report, wrong)
    if wrong.forward_to is not None:
        return _forward(session, report, wrong.forward_to)
    if wrong.archive_reason is not None:
        explanation = "Laporan ini kami arsipkan karena menurut kami tidak dapat diproses lebih lanjut."
        return cmd.Archive(report.id, wrong.archive_reason, explanation)
    return _careless_form(session, report, plan, command, wrong)


def _other_action(session: Session, report: Report, wrong: Move) -> Command | None:
    if wrong.action == "tunda":
        message = "Mohon lengkapi titik lokasi atau patokan yang jelas agar laporan dapat kami proses."
        return cmd.AskForData(report.id, (MissingData.PLACE,), message)
    if wrong.action == "bukan_wewenang":
        agency = wrong.forward_to or session.scenario.region.neighbours[0].id
        return _forward(session, report, agency)
    if wrong.action == "arsip":
        reason = wrong.archive_reason or ArchiveReason.UNCLEAR
        if reason is ArchiveReason.DUPLICATE:
            return None
        explanation = "Laporan ini kami arsipkan karena menurut kami tidak dapat diproses lebih lanjut."
        return cmd.Archive(report.id, reason, explanation)
    others = [
        other for other in session.instance.reports.values() if other.id != report.id and other.status.is_open
    ]
    if not others:
        return None
    return cmd.Merge(
        report.id, others[0].id, "Laporan ini kami gabungkan dengan laporan lain yang serupa. Terima kasih."
    )


def _forward(session: Session, report: Report, agency: str) -> Command:
    """A report sent to the wrong agency, with a notice that says so: one mistake, not two."""
    name = "Admin Nasional" if agency == NATIONAL else session.scenario.region.neighbour(agency).name
    return cmd.NotOurs(report.id, agency, f"Laporan kami teruskan kepada {name}. Terima kasih.")


def _careless_form(
    session: Session, report: Report, plan: ReportPlan, command: Command, wrong: Move
) -> Command | None:
    """The verification form with one field wrong; without disposition where another action is due."""
    right = command if isinstance(command, cmd.VerifyAndDispose) else _form(session, report, plan)
    changes: dict[str, object] = {}
    if wrong.type is not None:
        changes["type"] = wrong.type
    if wrong.unit is not None:
        known = {unit.id for unit in session.scenario.region.units}
        changes["unit"] = (
            wrong.unit if wrong.unit in known else session.scenario.region.units_for("sekretariat_dprd")[0].id
        )
        changes["support_units"] = tuple(unit for unit in right.support_units if unit != changes["unit"])
    if wrong.category is not None:
        changes["category"] = wrong.category
    if wrong.left_in is not None:
        if all(span.kind != wrong.left_in for span in plan.key.personal):
            return None
        changes["body"] = _leave_in(report.body, plan, wrong.left_in)
        changes["title"] = _leave_in(plan.title, plan, wrong.left_in)
    if wrong.not_secret:
        if plan.secret:
            return None
        changes["secret"] = None
    if not changes and wrong.action is None:
        return None
    form = msgspec.structs.replace(right, **changes)
    if wrong.unit is not None or wrong.action is not None or plan.key.action == "disposisi":
        return form
    return cmd.Verify(
        form.report,
        form.title,
        form.type,
        form.category,
        form.body,
        anonymous=form.anonymous,
        secret=form.secret,
    )


def _form(session: Session, report: Report, plan: ReportPlan) -> cmd.VerifyAndDispose:
    key = plan.key
    unit = key.units[0] if key.units else session.scenario.region.units_for("kominfo")[0].id
    return cmd.VerifyAndDispose(
        report.id,
        title=published_text(plan.title, plan.key),
        type=key.type,
        category=key.category,
        unit=unit,
        body=published_text(report.body, plan.key),
        secret=True if key.force_secret else None,
        support_units=key.second_units,
    )


def _leave_in(text: str, plan: ReportPlan, kind: str) -> str:
    for span in plan.key.personal:
        if span.kind != kind:
            text = text.replace(span.text, MASK)
    return text
