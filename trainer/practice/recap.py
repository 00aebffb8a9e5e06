"""The recap for leaders as Markdown: figures, weak units, topics, what to decide.

A leader reads it in two minutes, so it ends in decisions. Text from citizens is escaped, and what a leader
may not see is not in it. Source: dossier sections 9.2 (commitment of the head, monev, facilities), 9.3
(indicators), 4.4 (escalation), 7.4 (protection).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import datetime

from trainer.practice.monev import (
    Monev,
    Played,
    Quality,
    UnitFigures,
    overdue_reports,
    percent_done,
    percent_followed_up,
)
from trainer.sp4n.export import date_text, zone_text
from trainer.sp4n.report import Report
from trainer.sp4n.statistics import Figures, Share
from trainer.sp4n.views import Eye, view
from trainer.sp4n.vocabulary import Bucket, ClockId, ReportType, Role

GOOD_PERCENT = 80.0
"""A share in time below this is weak."""

FOLLOWED_UP_PERCENT = 50.0
"""The threshold for `% tindak lanjut` used in reviews (dossier 9.3)."""

GOOD_QUALITY = 2.5
"""A mean quality below this is weak (0-4)."""

MANY_MISDISPOSED = 10.0
"""From this share on the routing itself is a problem, not the single report."""

SHOWN = 10
"""So many reports and topics are listed; the rest is only counted."""

SUMMONED = 5
"""So many heads of units are called in; a longer list would be acted upon by nobody."""

NOTHING = "-"

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|~>$^:@/])")


def escape_markdown(text: str) -> str:
    """A text from outside as one line of Markdown that means nothing but itself.

    Args:
        text: any text.

    Returns:
        The text on one line, every mark with a meaning in Markdown escaped, angle brackets and ampersands
        as entities, control and format characters as blanks.
    """
    plain = "".join(" " if unicodedata.category(letter)[0] in "CZ" else letter for letter in text)
    plain = " ".join(plain.split()).replace("&", "&amp;").replace("<", "&lt;")
    return _SPECIAL.sub(r"\\\1", plain)


def recap_text(played: Played, result: Monev) -> str:
    """Write the recap.

    Args:
        played: the folded log.
        result: its figures.

    Returns:
        Markdown, ending with a line break.
    """
    local = result.now.astimezone(played.calendar.zone)
    lines = [
        "# Rekap pengaduan untuk pimpinan",
        "",
        f"**{escape_markdown(result.agency)}** · laporan masuk {date_text(result.first)} sampai "
        f"{date_text(result.last)} · keadaan {date_text(local.date())} pukul {local:%H.%M} {zone_text(local)}",
        "",
        "*Data simulasi LATIH!; semua laporan dan orang di dalamnya rekaan.*",
        "",
        *_key_figures(result),
        *_unit_table(result),
        *_absences(played),
        *_happenings(played, local),
        *_periods(result),
        *_topics(result),
        *_overdue(played, result),
        *_decisions(result),
    ]
    return "\n".join(lines) + "\n"


def percent_text(share: Share) -> str:
    """A share as people read it: `87,5% (7 dari 8)`, or `-` when there was nothing to count."""
    return f"{_decimal(share.percent)}% ({share.count} dari {share.of})" if share.of else NOTHING


def _decimal(value: float | None) -> str:
    return NOTHING if value is None else f"{value:.1f}".replace(".", ",")


def _percent(value: float | None) -> str:
    return NOTHING if value is None else f"{_decimal(value)}%"


def figure_lines(result: Monev) -> list[tuple[str, str]]:
    """The key figures as pairs of name and value, in the order of the dossier's dashboard."""
    total = result.total
    buckets = ", ".join(
        f"{bucket.label.lower()} {count}" for bucket, count in total.by_bucket.items() if count
    )
    finished = [
        (f"Hasil akhir diberikan dalam batas waktu, {kind.label}", percent_text(total.finished_in_time[kind]))
        for kind in ReportType
        if total.finished_in_time[kind].of
    ]
    quality, days = result.quality, result.limits
    pace = "" if total.follow_up_days is None else " hari"
    return [
        ("Laporan masuk", str(total.received)),
        ("Keadaan", buckets or NOTHING),
        ("Sudah ditindaklanjuti, dari semua laporan masuk", _percent(percent_followed_up(total))),
        ("Berstatus Selesai, dari semua laporan masuk", _percent(percent_done(total))),
        (f"Diverifikasi dalam {days[ClockId.VERIFICATION]} hari kerja", percent_text(total.verified_in_time)),
        (
            f"Tindak lanjut pertama dalam {days[ClockId.FIRST_FOLLOW_UP]} hari kerja",
            percent_text(total.followed_up_in_time),
        ),
        *finished,
        ("Laju tindak lanjut", f"{_decimal(total.follow_up_days)}{pace}"),
        ("Mutu jawaban, rata-rata pada skala 0-4", _quality_text(quality, result.machine_quality)),
        ("Salah disposisi", percent_text(total.misdisposed)),
        ("Berpindah tangan dua kali atau lebih", percent_text(total.ping_pong)),
        ("Diteruskan sebagai bukan wewenang", str(total.forwarded)),
        ("Ditutup sistem dengan tanggapan belum dijawab", percent_text(total.auto_closed_open_reply)),
        ("Terlambat dan masih terbuka", str(total.overdue)),
        ("Data pribadi terbaca publik", f"{len(result.leaks)} laporan"),
        ("Keaktifan admin", activity_text(result)),
        ("Rating pelapor (1-5)", _decimal(total.rating)),
    ]


def _quality_text(quality: Quality, machine: Quality | None) -> str:
    if quality.mean is None:
        return f"{NOTHING} (belum ada jawaban)"
    corrected = "" if machine is None else f"; dikoreksi pelatih, menurut mesin {_decimal(machine.mean)}"
    return f"{_decimal(quality.mean)} (dari {quality.answers} jawaban yang dinilai{corrected})"


def activity_text(result: Monev) -> str:
    """How active admin and units were."""
    admin = "aktif" if result.activity.active else "tidak aktif"
    units = [line for line in result.units if line.unit is not None]
    active = sum(line.activity.active for line in units)
    return (
        f"admin {admin} ({result.activity.days} hari bertindak); "
        f"{active} dari {len(units)} unit penerima bertindak dalam 30 hari terakhir"
    )


def _key_figures(result: Monev) -> list[str]:
    rows = [f"| {name} | {value} |" for name, value in figure_lines(result)]
    return ["## Angka pokok", "", "| Ukuran | Nilai |", "|---|---|", *rows, ""]


def _unit_table(result: Monev) -> list[str]:
    rows = [
        f"| {escape_markdown(line.name)} | {line.figures.received} "
        f"| {_percent(line.figures.followed_up_in_time.percent)} | {_percent(percent_done(line.figures))} "
        f"| {_decimal(line.figures.follow_up_days)} | {_decimal(line.quality.mean)} "
        f"| {line.figures.overdue} | {'ya' if line.activity.active else 'tidak'} |"
        for line in result.units
    ]
    head = "| Unit | Laporan | TL pertama tepat waktu | Selesai | Laju TL (hari) | Mutu | Terlambat | Aktif |"
    weak = list(weak_units(result))
    found = [f"- **{escape_markdown(line.name)}**: {'; '.join(reasons)}." for line, reasons in weak]
    return [
        "## Kinerja unit", "", head, "|---|---:|---:|---:|---:|---:|---:|---|", *rows, "",
        "### Unit yang perlu perhatian", "", *(found or ["Tidak ada."]), "",
    ]  # fmt: skip


def _absences(played: Played) -> list[str]:
    """Who was on leave, so that silence is not taken for unwillingness."""
    names = played.instance.settings.unit_name
    rows = [
        f"- {escape_markdown(names(absence.unit))}: petugasnya cuti {date_text(absence.first)} sampai "
        f"{date_text(absence.last)}; pejabat pengganti menjawab bila diingatkan."
        for absence in played.scenario.absences
    ]
    return ["### Cuti petugas", "", *rows, ""] if rows else []


def _happenings(played: Played, until: datetime) -> list[str]:
    """What befell the office, so that figures are read with it; papers on the desk are no news for leaders."""
    zone, rows = played.calendar.zone, []
    reports = {index: number for number, index in played.plans.items()}
    for each in played.scenario.happenings:
        if each.at > until or each.kind == "kertas":
            continue
        local = each.at.astimezone(zone)
        number = reports.get(each.plan) if each.plan is not None else None
        text = each.text.replace("{laporan}", "yang baru" if number is None else f"#{number}")
        when = f"{date_text(local.date())} pukul {local:%H.%M}"
        rows.append(f"- {when}: {escape_markdown(text)}")
    return ["### Kejadian luar biasa", "", *rows, ""] if rows else []


def weak_units(result: Monev) -> Iterator[tuple[UnitFigures, list[str]]]:
    """The units that need attention, each with the reasons in words."""
    for line in result.units:
        if line.unit is None:
            continue
        group, reasons = line.figures, []
        share = group.followed_up_in_time.percent
        if share is not None and share < GOOD_PERCENT:
            reasons.append(f"tindak lanjut pertama tepat waktu baru {_percent(share)}")
        if group.overdue:
            reasons.append(f"{group.overdue} laporan terlambat dan masih terbuka")
        if line.quality.mean is not None and line.quality.mean < GOOD_QUALITY:
            reasons.append(f"mutu jawaban {_decimal(line.quality.mean)} dari 4")
        waiting = group.by_bucket[Bucket.NOT_FOLLOWED_UP]
        if waiting and not line.activity.active:
            never = "belum pernah bertindak" if line.activity.last is None else "lama tidak bertindak"
            reasons.append(f"{never}, {waiting} laporan menunggu jawaban pertama")
        if reasons:
            yield line, reasons


def _periods(result: Monev) -> list[str]:
    rows = [
        f"| {date_text(period.first)} - {date_text(period.last)} | {period.figures.received} "
        f"| {_percent(period.figures.verified_in_time.percent)} "
        f"| {_percent(period.figures.followed_up_in_time.percent)} | {_percent(percent_done(period.figures))} |"
        for period in result.periods
    ]
    head = "| Periode masuk | Laporan | Verifikasi tepat waktu | TL pertama tepat waktu | Selesai |"
    return ["## Perkembangan", "", head, "|---|---:|---:|---:|---:|", *rows, ""]


def _topics(result: Monev) -> list[str]:
    rows = [
        f"| {_category(topic.category)} | {topic.received} | {topic.open} | {topic.overdue} |"
        for topic in result.topics[:SHOWN]
    ]
    more = len(result.topics) - SHOWN
    rest = [f"Ditambah {more} topik lain.", ""] if more > 0 else []
    head = "| Topik | Laporan | Masih terbuka | Terlambat |"
    return ["## Topik", "", head, "|---|---:|---:|---:|", *rows, "", *rest]


def _category(path: tuple[str, ...]) -> str:
    return escape_markdown(path[-1]) if path else "(belum berkategori)"


def _overdue(played: Played, result: Monev) -> list[str]:
    late = overdue_reports(played, result)
    names = played.instance.settings.unit_name
    rows = [
        f"- #{report.id} {_leader_title(played, report)} · {escape_markdown(names(unit)) if unit else 'Admin Instansi'}"
        for report, unit in late[:SHOWN]
    ]
    more = [f"- Ditambah {len(late) - SHOWN} laporan lain."] if len(late) > SHOWN else []
    return ["## Laporan yang terlambat", "", *(rows or ["Tidak ada."]), *more, ""]


def _leader_title(played: Played, report: Report) -> str:
    """The title as a leader may see it."""
    seen = view(report, Role.LEADER, options=played.instance.settings.options)
    title = seen.title if seen.eye is Eye.LEADER else None
    return "(belum diverifikasi atau dirahasiakan)" if title is None else escape_markdown(title)


def _decisions(result: Monev) -> list[str]:
    numbered = [f"{number}. {text}" for number, text in enumerate(decisions(result), start=1)]
    return ["## Yang perlu diputuskan", "", *(numbered or ["Tidak ada; lanjutkan pemantauan rutin."])]


def decisions(result: Monev) -> list[str]:
    """What the leaders have to decide, most urgent first; every sentence follows from a figure."""
    total = result.total
    found = []
    if result.leaks:
        numbers = ", ".join(f"#{number}" for number in result.leaks)
        found.append(
            f"Perintahkan penyamaran data pribadi pada laporan {numbers} hari ini juga, lalu tegur petugasnya."
        )
    weak = sorted(weak_units(result), key=lambda each: (-each[0].figures.overdue, -each[0].figures.received))
    for line, reasons in weak[:SUMMONED]:
        name = escape_markdown(line.name)
        found.append(f"Panggil pimpinan {name}: {'; '.join(reasons)}. Tetapkan tanggal penyelesaian.")
    if len(weak) > SUMMONED:
        found.append(f"Minta Sekretaris Daerah menyurati {len(weak) - SUMMONED} unit lemah lainnya.")
    found.extend(_agency_decisions(total, result))
    topic = result.topics[0] if result.topics else None
    if topic is not None and topic.category and topic.received >= 3:
        found.append(
            f"Tugaskan penanganan sebab, bukan hanya laporannya, untuk topik {_category(topic.category)} "
            f"({topic.received} laporan)."
        )
    return found


def _agency_decisions(total: Figures, result: Monev) -> Iterator[str]:
    verified = total.verified_in_time.percent
    if verified is not None and verified < GOOD_PERCENT:
        yield (
            f"Tambah petugas atau jadwal piket verifikasi: baru {_percent(verified)} laporan diverifikasi tepat waktu."
        )
    followed = percent_followed_up(total)
    if followed is not None and followed < FOLLOWED_UP_PERCENT:
        yield f"Minta rencana aksi tertulis: tindak lanjut baru {_percent(followed)}, di bawah ambang 50%."
    misdisposed = total.misdisposed.percent
    if misdisposed is not None and misdisposed >= MANY_MISDISPOSED:
        yield f"Perbarui pembagian tugas antarunit dan latih admin: salah disposisi {_percent(misdisposed)}."
    if total.auto_closed_open_reply.count:
        yield (
            f"Minta unit menghubungi {total.auto_closed_open_reply.count} pelapor yang tanggapannya belum dijawab "
            "ketika laporannya ditutup sistem."
        )
    if not result.activity.active:
        yield "Tunjuk admin pengganti: admin instansi tidak bertindak dalam 30 hari terakhir."
