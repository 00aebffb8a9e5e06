"""The pages of the report pane, each as one text drawn by one widget."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.content import Content

from trainer.practice.turns import whose_turn
from trainer.screens.shared.plain import plain, plain_line
from trainer.screens.shared.words import day, short_day, short_stamp, stamp
from trainer.screens.workbench.eyes import Gaze
from trainer.screens.workbench.similar import similar_page
from trainer.sp4n.clocks import clock_ledger
from trainer.sp4n.records import Location
from trainer.sp4n.redaction import Change, DiffSpan, diff
from trainer.sp4n.report import Report, Verdict
from trainer.sp4n.views import Eye

if TYPE_CHECKING:
    from trainer.practice.session import Session

Part = tuple[str, str]
DAYS_NAMED = 20
"""So many days of a deadline are named one by one."""

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


def unit_name(session: Session, unit: str) -> str:
    """A unit's name, fit to be shown."""
    return plain_line(session.instance.settings.unit_name(unit))


def heading(look: Gaze, others: str = "") -> Content:
    """The lines above every page: whose eyes, number, status, whose turn, class, category, title.

    Args:
        look: the report under somebody's eyes.
        others: the key that shows it to other eyes; empty where there is none.
    """
    seen = look.seen
    parts: list[Part] = []
    if not look.own:
        parts.append((f"{look.banner}\n", "bold reverse $warning"))
    parts.append((f"#{seen.id}", "bold"))
    if seen.status is None:
        return _content(parts)
    parts += [
        (f"  {seen.status.label}", "bold $primary"),
        (f"   {others}: peran lain\n" if others and look.own else "\n", "$muted"),
        *_turn(look),
        (f"{plain_line(seen.title or '')}\n", "bold"),
        (seen.type.label if seen.type is not None else "jenis belum ditetapkan", ""),
    ]
    if seen.type is not None and not seen.type_confirmed:
        parts.append((" (belum dikonfirmasi)", "bold $warning"))
    waiting = look.report.waiting_draft() if look.own else None
    if waiting is not None:
        parts.append((f"\nMENUNGGU PERSETUJUAN kepala unit: draf nomor {waiting.id}", "bold $warning"))
    parts += [("\nKategori: ", "$muted"), (" › ".join(map(plain_line, seen.category)) or "belum ada", "")]
    if seen.units:
        units = ", ".join(unit_name(look.session, unit) for unit in seen.units)
        parts += [("\nUnit: ", "$muted"), (units, "")]
    return _content(parts)


def _turn(look: Gaze) -> list[Part]:
    """Whose turn it is, where the status alone does not say it."""
    turn = whose_turn(look.session, look.report)
    if not look.own or look.session.finished or not turn.value:
        return []
    return [(f"{turn.value[0].upper()}{turn.value[1:]}\n", "bold $primary" if turn.mine else "$muted")]


def _where(place: Location) -> str:
    """The place in one line; village and district are named only where the text does not."""
    said = plain_line(place.text)
    further = (plain_line(text) for text in (place.village, place.district))
    return ", ".join(
        filter(None, [said, *(text for text in further if text.casefold() not in said.casefold())])
    )


def content_page(look: Gaze) -> Content:
    """`Isi`: the text, what was edited in it, place and date, and the conversation."""
    seen, zone = look.seen, look.session.calendar.zone
    parts: list[Part] = []
    edits = _edits(look)
    if edits:
        _heading(parts, "Isi Laporan Akhir")
    parts += [(f"{plain(seen.body or '')}\n", ""), *edits, ("\n", "")]
    place = seen.location
    where = _where(place) if place is not None else ""
    if place is not None or look.own:
        _field(parts, "Lokasi", where or "tidak diisi")
        _field(parts, "Tanggal kejadian", day(seen.incident_date) if seen.incident_date else "tidak diisi")
    if seen.submitted_at is not None and seen.channel is not None:
        _field(parts, "Masuk", f"{stamp(seen.submitted_at, zone)} lewat {seen.channel.label}")
    if seen.choice is not None:
        _field(parts, "Pilihan pelapor", seen.choice.label)
    for number in seen.links:
        _field(parts, "Terkait", f"#{number}")
    if seen.auto_close_at is not None:
        _field(parts, "Ditutup sistem", stamp(seen.auto_close_at, zone))
    if seen.thread:
        _heading(parts, "Percakapan dengan pelapor")
        for message in seen.thread:
            final = " · hasil akhir" if message.final else ""
            when = short_stamp(message.at, zone)
            parts.append((f"{when} {plain_line(message.author)} · {message.kind.label}{final}\n", "bold"))
            parts.append((f"{plain(message.text)}\n", ""))
    return _content(parts)


def _edits(look: Gaze) -> list[Part]:
    """`Isi Laporan Awal` against `Isi Laporan Akhir`, once the report is verified and for eyes that may see both."""
    seen = look.seen
    if not look.report.verified or seen.original_body is None:
        return []
    parts: list[Part] = []
    for name, before, after in (
        ("Judul awal dibanding judul akhir", seen.original_title or "", seen.title or ""),
        ("Isi Laporan Awal dibanding Isi Laporan Akhir", seen.original_body, seen.body or ""),
    ):
        if before != after:
            _heading(parts, name)
            parts += [*map(_edit, diff(plain(before), plain(after))), ("\n", "")]
    if not parts:
        return [("Isi Laporan Akhir sama dengan Isi Laporan Awal.\n", "$muted")]
    return [("\n", ""), *parts]


def _edit(piece: DiffSpan) -> Part:
    if piece.change is Change.SAME:
        return piece.text, ""
    return (
        (f"[-{piece.text}-]", "$error")
        if piece.change is Change.REMOVED
        else (f"[+{piece.text}+]", "$success")
    )


def history_page(look: Gaze) -> Content:
    """`Riwayat`: the tracking history, dispositions and returns."""
    session, seen, zone = look.session, look.seen, look.session.calendar.zone
    parts: list[Part] = []
    for line in seen.history:
        parts.append((f"{short_stamp(line.at, zone)} ", "$muted"))
        parts.append((f"{plain_line(line.text)}", ""))
        parts.append((" (internal)\n" if line.internal else "\n", "$muted"))
    notes = [entry for entry in seen.dispositions if entry.note]
    if notes or seen.returns or seen.reminders:
        _heading(parts, "Catatan antarpetugas")
    for entry in notes:
        _field(parts, f"{short_stamp(entry.at, zone)} disposisi", plain_line(entry.note))
    for back in seen.returns:
        name = unit_name(session, back.unit)
        _field(parts, f"{short_stamp(back.at, zone)} dikembalikan {name}", plain_line(back.reason))
    for reminder in seen.reminders:
        _field(parts, f"{short_stamp(reminder.at, zone)} pengingat", plain_line(reminder.message))
    return _content(parts or [("Belum ada riwayat.", "$muted")])


def identity_page(look: Gaze) -> Content:
    """`Identitas & privasi`: who reports, and who may know it."""
    seen = look.seen
    parts: list[Part] = []
    _field(parts, "Anonim", "YA, nama disembunyikan dari unit dan publik" if seen.anonymous else "tidak")
    _field(parts, "Rahasia", "YA, isi tidak tampil untuk publik" if seen.secret else "tidak")
    if seen.eye in {Eye.ADMIN, Eye.OWNER}:
        _field(parts, "Pilihan pelapor sendiri", _chosen(look.report))
    if look.own:
        parts.append(("\nJangan menyalin data ini ke judul, isi, catatan, atau jawaban.\n", "$warning"))
    _heading(parts, "Data pelapor")
    _field(parts, "Nama", plain_line(seen.reporter_name or ""))
    if seen.reporter is not None:
        _field(parts, "NIK", plain_line(seen.reporter.nik) or "-")
        _field(parts, "Telepon", plain_line(seen.reporter.phone) or "-")
        _field(parts, "Surel", plain_line(seen.reporter.email) or "-")
        _field(parts, "Alamat", plain_line(seen.reporter.address) or "-")
    for line in seen.withheld:
        parts.append((f"{line}\n", "$muted"))
    return _content(parts)


def _chosen(report: Report) -> str:
    chosen = [
        name for name, on in (("Anonim", report.chosen_anonymous), ("Rahasia", report.chosen_secret)) if on
    ]
    return " dan ".join(chosen) or "terbuka"


def attachments_page(look: Gaze) -> Content:
    """`Lampiran`: what the reporter sent along, described."""
    found = look.seen.attachments
    if not found:
        hidden = not look.own and bool(look.report.attachments)
        text = "Lampiran tidak tampil bagi peran ini." if hidden else "Pelapor tidak melampirkan apa pun."
        return Content.styled(text, "$muted")
    return Content("\n".join(f"{number}. {plain(text)}" for number, text in enumerate(found, 1)))


def deadline_page(look: Gaze) -> Content:
    """`Tenggat`: each clock with its account: days that counted, days that did not and why, the rule."""
    session, report = look.session, look.report
    if not look.own and not look.seen.clocks:
        return Content.styled("Tenggat petugas tidak tampil bagi peran ini.", "$muted")
    zone, parts = session.calendar.zone, list[Part]()
    for clock_id, clock in sorted(
        report.clocks.items(), key=lambda item: (item[1].stopped is not None, item[0])
    ):
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
        counted = ", ".join(
            f"hari {row.number}: {short_day(row.date)}{' ✓' if row.date <= today else ''}"
            for row in ledger.counted[:DAYS_NAMED]
        )
        more = len(ledger.counted) - DAYS_NAMED
        _field(parts, "Hari yang dihitung", f"{counted}{f', dan {more} hari lagi' if more > 0 else ''}")
        for skipped in ledger.skipped[:12]:
            parts.append((f"  tidak dihitung {day(skipped.date)}: {plain_line(skipped.reason)}\n", "$muted"))
        for pause in ledger.pauses:
            parts.append(
                (f"  berhenti sementara {stamp(pause.start, zone)} - {stamp(pause.end, zone)}\n", "$muted")
            )
        _field(parts, "Aturan", ledger.rule)
        citation = _citation(session, clock_id.value)
        if citation:
            parts.append((f"{citation}\n", "italic"))
    return _content(parts or [("Belum ada tenggat.", "$muted")])


def _citation(session: Session, clock: str) -> str:
    return next((rule.citation for rule in session.scenario.rules.clocks if rule.id == clock), "")


def findings_page(look: Gaze) -> Content:
    """`Bahan`: what the unit found out, for the answers that the trainee writes himself."""
    session, report, found = look.session, look.report, look.seen.findings
    if not look.own and not found:
        return Content.styled("Bahan unit tidak tampil bagi peran ini.", "$muted")
    own = (*session.scenario.acting_for, *session.scenario.leads)
    if look.own and not any(unit in own for unit in report.units):
        if report.lead_unit is None:
            return Content.styled("Bahan datang dari unit setelah laporan didisposisikan.", "$muted")
        return Content.styled("Unit ini menjawab sendiri. Bahannya tidak tampil untuk Anda.", "$muted")
    drafts = _drafts(look)
    if not found:
        waiting = ("Unit masih mengumpulkan fakta. Lewati waktu, lalu lihat lagi.\n", "$muted")
        return _content([waiting, *drafts])
    parts: list[Part] = [("Fakta dari unit. Tanda ! sebaiknya ada dalam jawaban.\n", "$muted")]
    for index, finding in enumerate(found):
        fresh = index >= report.findings_from
        parts.append(("! " if finding.must else "- ", "bold $warning" if finding.must else ""))
        parts.append((f"{plain(finding.text)}\n", "" if fresh else "$muted"))
    return _content([*parts, *drafts])


def _drafts(look: Gaze) -> list[Part]:
    """The drafts that went to the head of the unit, with what became of them."""
    parts: list[Part] = []
    if look.seen.drafts:
        _heading(parts, "Draf jawaban untuk kepala unit")
    for draft in look.seen.drafts:
        if draft.replaced_by is not None:
            fate = f"digantikan draf nomor {draft.replaced_by}"
        elif draft.approved is None:
            fate = "menunggu persetujuan"
        else:
            fate = "disetujui" if draft.approved else f"dikembalikan: {plain_line(draft.note)}"
        when = short_stamp(draft.at, look.session.calendar.zone)
        parts.append((f"{when} draf nomor {draft.id} ", "bold"))
        parts.append((f"{fate}\n", "$warning" if draft.returned or draft.approved is None else ""))
    return parts


def page(look: Gaze, index: int) -> Content:
    """A page of the pane; eyes that may see nothing read only why."""
    if not look.seen.visible:
        return Content.styled("\n".join(look.seen.withheld), "$muted")
    return PAGES[index][1](look)


PAGES: tuple[tuple[str, Callable[[Gaze], Content]], ...] = (
    ("Isi", content_page),
    ("Riwayat", history_page),
    ("Identitas", identity_page),
    ("Lampiran", attachments_page),
    ("Tenggat", deadline_page),
    ("Bahan", findings_page),
    ("Mirip", similar_page),
)
"""The tabs of the pane with what they show; the keys 1-7 open them."""

SLOW = 6
"""The page that takes too long for the event loop."""
