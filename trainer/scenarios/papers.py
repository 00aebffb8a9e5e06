"""Complaints that come on paper, by telephone or as a message, and have to be typed in by hand.

The desk gets the text as the citizen left it, with name, numbers and wishes; the trainee makes a report of
it. Which paper a typed report came from is found by comparing texts. Source: dossier 3.3 (manual input),
7.1 (offline channels), 11 (not logging offline complaints is a typical mistake).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec
from rapidfuzz import fuzz

from trainer.scenarios.dates import format_date
from trainer.scenarios.scenario import Preset, ReportPlan
from trainer.sp4n.calendar import WorkingCalendar
from trainer.sp4n.commands import EnterOffline
from trainer.sp4n.regulations import OFFLINE_ENTRY, Rules
from trainer.sp4n.vocabulary import Channel, ReporterChoice

SAME_PAPER = 45.0
"""From this likeness (0-100) on a typed report is taken for the text of a paper."""


class Paper(msgspec.Struct, frozen=True):
    """A complaint that lies on the desk: its text as received, and until when it has to be typed in."""

    plan: int
    channel: Channel
    arrived: datetime
    due: datetime
    text: str


def is_paper(preset: Preset, plan: ReportPlan) -> bool:
    """Whether a planned report reaches the desk as a paper."""
    return preset.by_hand and plan.channel.is_offline and not plan.backlog


def paper_of(plan: ReportPlan, calendar: WorkingCalendar, rules: Rules) -> Paper:
    """The paper of a plan; the rules say within how many working days it has to be typed in."""
    due = calendar.add_working_days(plan.arrives, rules.duty_days(OFFLINE_ENTRY))
    return Paper(plan.index, plan.channel, plan.arrives, due, paper_text(plan))


def arrival_text(plan: ReportPlan) -> str:
    """The note for the log that a paper has come."""
    return (
        f"{_ARRIVAL.get(plan.channel, 'Aduan luring masuk')}: catat ke SP4N-LAPOR! paling lambat hari kerja "
        "berikutnya, lalu tangani seperti laporan lain."
    )


def paper_text(plan: ReportPlan) -> str:
    """What lies on the desk, word for word.

    Args:
        plan: the report plan; its body is what the citizen says.
    """
    person = plan.citizen
    day = format_date(plan.arrives.date())
    place = f"Tempat kejadian: {plan.location}." if plan.location else ""
    if plan.choice is ReporterChoice.COMPLAINT:
        place = f"{place} Tanggal kejadian: {format_date(plan.incident_date)}.".strip()
    enclosed = f"Terlampir: {', '.join(plan.attachments)}." if plan.attachments else ""
    wish = _wish(plan)
    if plan.channel is Channel.LETTER:
        lines = [
            f"Surat tertanggal {day}", "Kepada Yth. Admin Pengaduan", f"Perihal: {plan.title}", "", plan.body, "",
            place, enclosed, wish, f"Hormat saya, {person.name}", person.address,
            f"Telepon {person.phone}, NIK {person.nik}",
        ]  # fmt: skip
    elif plan.channel is Channel.INSTAGRAM:
        lines = [
            f"Pesan langsung Instagram, {day}", f"Pengirim menyebut nama {person.name}, nomor {person.phone}",
            plan.title, "", plan.body, "", place, enclosed, wish,
        ]  # fmt: skip
    else:
        lines = [
            f"{_HEADS.get(plan.channel, 'Catatan petugas')}, {day} pukul {plan.arrives:%H.%M}",
            f"Dari: {person.name}, telepon {person.phone}, NIK {person.nik}", f"Perihal: {plan.title}", "",
            plan.body, "", place, enclosed, wish,
        ]  # fmt: skip
    return "\n".join(line for number, line in enumerate(lines) if line or lines[number - 1]).strip()


def _wish(plan: ReportPlan) -> str:
    if plan.anonymous and plan.secret:
        return (
            "Permintaan pelapor: nama tidak ditampilkan (anonim) dan isi tidak dibuka untuk umum (rahasia)."
        )
    if plan.anonymous:
        return "Permintaan pelapor: nama tidak ditampilkan (anonim)."
    return "Permintaan pelapor: isi tidak dibuka untuk umum (rahasia)." if plan.secret else ""


def likeness(typed: str, received: str) -> float:
    """How alike two texts are, 0-100, whatever the order of their sentences, case and spacing."""
    return fuzz.token_sort_ratio(_plain(typed), _plain(received))


def match_paper(command: EnterOffline, waiting: Sequence[ReportPlan]) -> int | None:
    """Which waiting paper a typed report came from.

    Args:
        command: what the trainee typed in.
        waiting: the plans of the papers on the desk, oldest first.

    Returns:
        The index of the plan that is most like it; None when no text is like it.
    """
    best, found = SAME_PAPER, None
    for plan in waiting:
        alike = likeness(f"{command.title} {command.body}", f"{plan.title} {plan.body}")
        named = fuzz.ratio(_plain(command.reporter.name), _plain(plan.citizen.name)) >= 90
        score = alike + (20.0 if named else 0.0)
        if score > best:
            best, found = score, plan.index
    return found


def _plain(text: str) -> str:
    return " ".join("".join(letter if letter.isalnum() else " " for letter in text.casefold()).split())


_HEADS = {
    Channel.HOTLINE: "Catatan telepon layanan pengaduan",
    Channel.COUNTER: "Catatan tatap muka di loket",
    Channel.EMAIL: "Surel ke alamat instansi",
}
_ARRIVAL = {
    Channel.LETTER: "Surat aduan tiba di meja",
    Channel.HOTLINE: "Catatan telepon aduan tiba di meja",
    Channel.INSTAGRAM: "Pesan Instagram berisi aduan masuk",
    Channel.COUNTER: "Catatan aduan tatap muka tiba di meja",
    Channel.EMAIL: "Surel berisi aduan masuk",
}
