"""How citizens take what the agency writes: by mood and by the quality of the answer, by stated rules.

Source: design (a citizen reacts to the quality of the answer).
"""

from __future__ import annotations

from trainer.scenarios.scenario import Citizen, ReportPlan
from trainer.sp4n import events as ev
from trainer.sp4n.commands import Command, Confirm, Reply, Submit, Withdraw
from trainer.sp4n.report import Actor, MessageKind, Report
from trainer.sp4n.vocabulary import Channel, Role

MAX_REPLIES = 2
"""A citizen answers back at most this often."""

_REASONS = {"tanya_lanjut": "pelapor bertanya lagi", "kecewa": "jawaban belum memuaskan"}


def reporter(citizen: Citizen) -> Actor:
    """A citizen as the actor of his own report."""
    return Actor(Role.REPORTER, citizen.name)


def citizen_reaction(plan: ReportPlan, quality: int, final: bool, replies: int) -> str | None:
    """How a citizen takes an answer; None when he stays silent.

    Args:
        plan: the report plan with the citizen's mood.
        quality: the answer's quality, 0-4.
        final: whether it was given as the substantive result.
        replies: how often he has answered back already.

    Returns:
        `konfirmasi`, a kind of reply, or None.
    """
    if quality <= 1 and replies < MAX_REPLIES:
        if plan.mood == "sabar" and not final:
            return None
        return "marah" if plan.mood == "marah" or replies else "kecewa"
    if quality == 2 and replies == 0 and plan.mood != "sabar":
        return "kecewa"
    if quality >= 3 and final:
        if plan.mood == "gigih" and replies == 0:
            return "tanya_lanjut"
        return "konfirmasi" if plan.mood in ("puas", "gigih") or replies else None
    return None


def reaction_to_answer(
    event: ev.FollowedUp, report: Report, plan: ReportPlan, quality: int
) -> tuple[Command, str] | None:
    """What a citizen does about an answer of this quality, and why; None when he stays silent."""
    replies = sum(1 for message in report.thread if message.kind is MessageKind.REPLY)
    kind = citizen_reaction(plan, quality, event.final, replies)
    if kind is None:
        return None
    if kind == "konfirmasi":
        rating = 5 if quality == 4 and plan.mood == "puas" else max(1, min(quality + 1, 4))
        return Confirm(report.id, rating, plan.replies["terima_kasih"]), "pelapor puas"
    return Reply(report.id, plan.replies[kind]), _REASONS.get(kind, "pelapor marah")


def withdrawal(report: Report) -> Withdraw:
    """A citizen takes the report back."""
    return Withdraw(report.id, "Masalahnya sudah selesai. Terima kasih, laporan ini saya cabut.")


def after_closing(
    event: ev.AutoClosed | ev.ClosedByAdmin, report: Report, plan: ReportPlan, reopening: bool
) -> tuple[Command, str] | None:
    """What a citizen does when a report was closed on him without a result or over his reply.

    Where closed reports cannot be reopened he sends a new one that cites the old number (conflict C9).

    Args:
        event: the closing.
        report: the closed report.
        plan: its plan.
        reopening: whether the region's option lets a reply reopen a closed report.

    Returns:
        The command and why; None when he has nothing to complain of.
    """
    unfinished = report.final_at is None
    if not (event.open_reply or (unfinished and plan.mood != "sabar")):
        return None
    if reopening:
        return Reply(report.id, plan.replies["kecewa"]), "pelapor membuka kembali laporan yang ditutup"
    again = Submit(
        title=plan.title,
        body=f"Laporan saya nomor #{report.id} ditutup padahal masalahnya belum selesai. {plan.body}",
        choice=plan.choice,
        reporter=report.reporter,
        channel=Channel.WEB if plan.channel.is_offline else plan.channel,
        anonymous=plan.anonymous,
        secret=plan.secret,
        location=report.location,
        incident_date=plan.incident_date,
        attachments=plan.attachments,
        cites_report=report.id,
    )
    return again, "pelapor mengirim laporan baru yang menyebut nomor lama"


def completion(event: ev.DataRequested, plan: ReportPlan) -> str | None:
    """What a citizen answers when data are asked for; None when he was asked for the wrong thing."""
    if plan.key.action != "tunda":
        return plan.replies["sudah_lengkap"]
    return plan.completion if set(plan.key.missing) & set(event.missing) else None
