"""The pages of the report pane, each as one text drawn by one widget."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.content import Content

from trainer.screens.shared.plain import plain, plain_line
from trainer.screens.shared.words import day, short_stamp, stamp
from trainer.sp4n.clocks import clock_ledger
from trainer.sp4n.redaction import Change, diff
from trainer.sp4n.report import Report, Verdict
from trainer.sp4n.views import ReportView, view

if TYPE_CHECKING:
    from trainer.practice.session import Session

Part = tuple[str, str]
_VERDICT_TONES = {
    Verdict.OVERDUE: "$error", Verdict.LATE: "$error", Verdict.UNFULFILLED: "$error",
    Verdict.ON_TIME: "$success", Verdict.PAUSED: "$muted", Verdict.VOID: "$muted",
}  # fmt: skip


def _content(parts: list[Part]) -> Content:
    return Content.assemble(*((text, style) if style else text for text, style in parts))


def _heading(parts: list[Part], text: str) -> None:
    parts.append((f"\n{text}\n" if parts else f"{text}\n", "bold $primary"))


def _field(parts: list[Part], label: str, value: str) -> None:
    parts += [(f"{label}: ", "$muted"), (f"{value}\n", "")]


def _as_trainee(session: Session, report: Report) -> ReportView:
    actor = session.trainee
    unit = report.lead_unit if report.lead_unit in session.scenario.acting_for else actor.unit
    return view(report, actor.role, None if actor.unit is None else unit, options=session.instance.options)


def unit_name(session: Session, unit: str) -> str:
    """A unit's name, fit to be shown."""
    return plain_line(session.instance.settings.unit_name(unit))


def heading(session: Session, report: Report) -> Content:
    """The lines above every page: number, status, class, category, title."""
    unconfirmed = "" if report.type_confirmed else " (belum dikonfirmasi)"
    category = " › ".join(map(plain_line, report.category)) or "belum ada"
    units = ", ".join(unit_name(session, unit) for unit in report.units)
    parts: list[Part] = [
        (f"#{report.id}", "bold"),
        (f"  {report.status.label}\n", "bold $primary"),
        (f"{plain_line(report.title)}\n", "bold"),
        (f"{report.type.label}", ""),
        (unconfirmed, "bold $warning"),
        ("\nKategori: ", "$muted"),
        (category, ""),
    ]
    if units:
        parts += [("\nUnit: ", "$muted"), (units, "")]
    return _content(parts)


def content_page(session: Session, report: Report) -> Content:
    """`Isi`: the text, place and date, the conversation, and what was edited."""
    seen = _as_trainee(session, report)
    parts: list[Part] = [(f"{plain(seen.body or '')}\n", "")]
    parts.append(("\n", ""))
    place = seen.location
    where = ", ".join(
        plain_line(text) for text in ((place.text, place.village, place.district) if place else ()) if text
    )
    _field(parts, "Lokasi", where or "tidak diisi")
    _field(parts, "Tanggal kejadian", day(seen.incident_date) if seen.incident_date else "tidak diisi")
    _field(parts, "Masuk", f"{stamp(report.submitted_at, session.calendar.zone)} lewat {report.channel.label}")
    _field(parts, "Pilihan pelapor", report.choice.label)
    for number in seen.links:
        _field(parts, "Terkait", f"#{number}")
    if seen.thread:
        _heading(parts, "Percakapan dengan pelapor")
        for message in seen.thread:
            final = " · hasil akhir" if message.final else ""
            when = short_stamp(message.at, session.calendar.zone)
            parts.append((f"{when} {plain_line(message.author)} · {message.kind.label}{final}\n", "bold"))
            parts.append((f"{plain(message.text)}\n", ""))
    if seen.original_body is not None and seen.original_body != seen.body:
        _heading(parts, "Isi Laporan Awal dibanding Isi Laporan Akhir")
        for piece in diff(plain(seen.original_body), plain(seen.body or "")):
            if piece.change is Change.SAME:
                parts.append((piece.text, ""))
            elif piece.change is Change.REMOVED:
                parts.append((f"[-{piece.text}-]", "$error"))
            else:
                parts.append((f"[+{piece.text}+]", "$success"))
    return _content(parts)


def history_page(session: Session, report: Report) -> Content:
    """`Riwayat`: the tracking history, dispositions and returns."""
    zone = session.calendar.zone
    parts: list[Part] = []
    for line in report.history:
        parts.append((f"{short_stamp(line.at, zone)} ", "$muted"))
        parts.append((f"{plain_line(line.text)}", ""))
        parts.append((" (internal)\n" if line.internal else "\n", "$muted"))
    notes = [entry for entry in report.dispositions if entry.note]
    if notes or report.returns or report.reminders:
        _heading(parts, "Catatan antarpetugas")
    for entry in notes:
        _field(parts, f"{short_stamp(entry.at, zone)} disposisi", plain_line(entry.note))
    for back in report.returns:
        name = unit_name(session, back.unit)
        _field(parts, f"{short_stamp(back.at, zone)} dikembalikan {name}", plain_line(back.reason))
    for reminder in report.reminders:
        _field(parts, f"{short_stamp(reminder.at, zone)} pengingat", plain_line(reminder.message))
    return _content(parts or [("Belum ada riwayat.", "$muted")])


def identity_page(session: Session, report: Report) -> Content:
    """`Identitas & privasi`: who reports, and who may know it."""
    seen = _as_trainee(session, report)
    parts: list[Part] = []
    _field(parts, "Anonim", "YA, nama disembunyikan dari unit dan publik" if report.anonymous else "tidak")
    _field(parts, "Rahasia", "YA, isi tidak tampil untuk publik" if report.secret else "tidak")
    _field(parts, "Pilihan pelapor sendiri", _chosen(report))
    _heading(parts, "Data pelapor")
    _field(parts, "Nama", plain_line(seen.reporter_name or ""))
    if seen.reporter is not None:
        _field(parts, "NIK", plain_line(seen.reporter.nik) or "-")
        _field(parts, "Telepon", plain_line(seen.reporter.phone) or "-")
        _field(parts, "Surel", plain_line(seen.reporter.email) or "-")
        _field(parts, "Alamat", plain_line(seen.reporter.address) or "-")
    for line in seen.withheld:
        parts.append((f"{line}\n", "$muted"))
    parts.append(("\nJangan menyalin data ini ke judul, isi, catatan, atau jawaban.", "$warning"))
    return _content(parts)


def _chosen(report: Report) -> str:
    chosen = [name for name, on in (("Anonim", report.chosen_anonymous), ("Rahasia", report.chosen_secret)) if on]
    return " dan ".join(chosen) or "terbuka"


def attachments_page(session: Session, report: Report) -> Content:
    """`Lampiran`: what the reporter sent along, described."""
    if not report.attachments:
        return Content.styled("Pelapor tidak melampirkan apa pun.", "$muted")
    return Content("\n".join(f"{number}. {plain(text)}" for number, text in enumerate(report.attachments, 1)))


def deadline_page(session: Session, report: Report) -> Content:
    """`Tenggat`: each clock with its account: days that counted, days that did not and why, the rule."""
    zone, parts = session.calendar.zone, list[Part]()
    for clock_id, clock in sorted(report.clocks.items(), key=lambda item: (item[1].stopped is not None, item[0])):
        verdict = clock.verdict(session.now)
        _heading(parts, clock_id.label)
        parts.append((f"{verdict.label}", f"bold {_VERDICT_TONES.get(verdict, '$warning')}"))
        owner = unit_name(session, clock.unit) if clock.unit else clock.owner.label
        parts.append((f"  tugas {owner}\n", ""))
        ledger = clock_ledger(report, clock_id, session.calendar)
        _field(parts, "Mulai", stamp(clock.started, zone))
        _field(parts, "Tenggat", stamp(ledger.due, zone))
        if clock.stopped is not None:
            _field(parts, "Berhenti", stamp(clock.stopped, zone))
        today = session.now.astimezone(zone).date()
        counted = " ".join(
            f"[{row.number}]{row.date.day}/{row.date.month}" if row.date <= today else f" {row.number} {row.date.day}/{row.date.month}"
            for row in ledger.counted[:20]
        )
        more = f" ... {len(ledger.counted) - 20} hari lagi" if len(ledger.counted) > 20 else ""
        _field(parts, "Hari yang dihitung", f"{counted}{more}")
        for skipped in ledger.skipped[:12]:
            parts.append((f"  tidak dihitung {day(skipped.date)}: {plain_line(skipped.reason)}\n", "$muted"))
        for pause in ledger.pauses:
            parts.append((f"  berhenti sementara {stamp(pause.start, zone)} - {stamp(pause.end, zone)}\n", "$muted"))
        _field(parts, "Aturan", ledger.rule)
        citation = _citation(session, clock_id.value)
        if citation:
            parts.append((f"{citation}\n", "italic"))
    return _content(parts or [("Belum ada tenggat.", "$muted")])


def _citation(session: Session, clock: str) -> str:
    return next((rule.citation for rule in session.scenario.rules.clocks if rule.id == clock), "")


def findings_page(session: Session, report: Report) -> Content:
    """`Bahan`: what the unit found out, for the answers that the trainee writes himself."""
    if report.lead_unit not in session.scenario.acting_for:
        if report.lead_unit is None:
            return Content.styled("Bahan datang dari unit setelah laporan didisposisikan.", "$muted")
        return Content.styled("Unit ini menjawab sendiri. Bahannya tidak tampil untuk Anda.", "$muted")
    if not report.findings:
        return Content.styled("Unit masih mengumpulkan fakta. Lewati waktu, lalu lihat lagi.", "$muted")
    parts: list[Part] = [("Fakta dari unit. Tanda ! sebaiknya ada dalam jawaban.\n", "$muted")]
    for index, finding in enumerate(report.findings):
        fresh = index >= report.findings_from
        parts.append(("! " if finding.must else "- ", "bold $warning" if finding.must else ""))
        parts.append((f"{plain(finding.text)}\n", "" if fresh else "$muted"))
    return _content(parts)


PAGES: tuple[tuple[str, Callable[[Session, Report], Content]], ...] = (
    ("Isi", content_page),
    ("Riwayat", history_page),
    ("Identitas", identity_page),
    ("Lampiran", attachments_page),
    ("Tenggat", deadline_page),
    ("Bahan", findings_page),
)
"""The tabs of the pane with what they show; the keys 1-6 open them."""
