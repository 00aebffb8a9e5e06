"""`Laporan Ringkas`: the rows of the real system's export as plain records. No file is touched here.

Every cell is a text that any spreadsheet keeps as it is. Source: dossier sections 3.5 (header block, columns
and their order, times in UTC), 3.1 A (status strings), 5.2 (archive strings), 7.4 (protection of reporters).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta, tzinfo

import msgspec

from trainer.sp4n.categories import CategoryTree
from trainer.sp4n.redaction import PersonalKind, find_personal_data, redact
from trainer.sp4n.report import Report
from trainer.sp4n.settings import Settings
from trainer.sp4n.views import ANONYMOUS, ReportView, view
from trainer.sp4n.vocabulary import Channel, ReportType, Role, Status

TITLE = "Laporan Ringkas"
"""The value of `Judul Laporan` in the header block."""

HEADER_LABELS = ("Judul Laporan", "Nama Instansi", "Tanggal Generate", "Periode Masuk", "Pengelola")
"""The header block above the table, one line each (dossier 3.5)."""

BUNDLED_REASON = (
    "Mengandung SARA, Tidak Memiliki Bukti Dukung, Tidak Jelas, dan Tidak Relevan dengan Kinerja Pemerintah"
)
"""The one string that the real system writes whatever an admin archives for (dossier 5.2)."""

SEPARATOR = "|"
"""Between several values in one cell, as in `Anonim|Rahasia`."""

LONGEST_CELL = 32_767
"""What a cell of a spreadsheet can hold, in UTF-16 units."""

MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")


class ExportHeader(msgspec.Struct, frozen=True):
    """The header block; the fields follow `HEADER_LABELS`."""

    title: str
    agency: str
    generated: str
    period: str
    manager: str


class ExportRow(msgspec.Struct, frozen=True):
    """One report, cell by cell; the fields follow `COLUMNS`."""

    tracking_id: str = ""
    date: str = ""
    time: str = ""
    reporter: str = ""
    type: str = ""
    category_id: str = ""
    category: str = ""
    title: str = ""
    original_body: str = ""
    body: str = ""
    privacy: str = ""
    channel: str = ""
    agency: str = ""
    unit_id: str = ""
    unit: str = ""
    status: str = ""
    reason: str = ""
    province: str = ""
    regency: str = ""
    district: str = ""
    village: str = ""
    decree_number: str = ""
    decree_url: str = ""
    yearly_report_url: str = ""
    vice_president: str = ""
    rating: str = ""


COLUMNS: Mapping[str, str] = {
    "tracking_id": "Tracking ID",
    "date": "Tanggal Laporan Masuk",
    "time": "Waktu Laporan Masuk",
    "reporter": "Nama Pelapor",
    "type": "Klasifikasi Laporan",
    "category_id": "ID Kategori",
    "category": "Kategori",
    "title": "Judul Laporan",
    "original_body": "Isi Laporan Awal",
    "body": "Isi Laporan Akhir",
    "privacy": "Tipe Laporan (Anonim/Rahasia)",
    "channel": "Sumber Laporan",
    "agency": "Instansi Induk",
    "unit_id": "ID Instansi Terdisposisi",
    "unit": "Instansi Terdisposisi",
    "status": "Status Laporan",
    "reason": "Alasan Tunda/Arsip",
    "province": "Provinsi",
    "regency": "Kota/Kabupaten",
    "district": "Kecamatan",
    "village": "Kelurahan",
    "decree_number": "Nomor SK",
    "decree_url": "Url SK",
    "yearly_report_url": "Url Dokumen Laporan Tahunan",
    "vice_president": "Laporan yang Masuk melalui Kanal Aduan Setwapres",
    "rating": "Rating",
}
"""Field -> exact column title, in the exact order."""


class ExportSheet(msgspec.Struct, frozen=True):
    """A whole export: header block and rows."""

    header: ExportHeader
    rows: tuple[ExportRow, ...]


class PastReport(msgspec.Struct, frozen=True):
    """One row of a past export without the reporter's identity.

    Attributes:
        tracking_id: the number of the report.
        received: when it came in, in UTC; None when date or time cannot be read.
        type: the class, None when empty or unknown.
        category: path in the category tree, or the bare name where the tree does not know it.
        title: `Judul Laporan`, scrubbed.
        original_body: `Isi Laporan Awal`, scrubbed.
        body: `Isi Laporan Akhir`, scrubbed.
        anonymous: the reporter chose Anonim.
        secret: the reporter chose Rahasia.
        channel: where it came from, None when unknown.
        agency: `Instansi Induk`.
        units: names of the units it was disposed to, lead unit first.
        status: the status, None when unknown.
        reason: `Alasan Tunda/Arsip`.
        regency: `Kota/Kabupaten` as the reporter filled it in.
        district: `Kecamatan`.
        village: `Kelurahan`.
        rating: 1-5, None without one.
        masked: what kinds of personal data were taken out of the texts.
    """

    tracking_id: str
    received: datetime | None
    type: ReportType | None
    category: tuple[str, ...]
    title: str
    original_body: str
    body: str
    anonymous: bool
    secret: bool
    channel: Channel | None
    agency: str
    units: tuple[str, ...]
    status: Status | None
    reason: str
    regency: str
    district: str
    village: str
    rating: int | None
    masked: tuple[PersonalKind, ...] = ()


class ExportOptions(msgspec.Struct, frozen=True):
    """How an export is made.

    Attributes:
        zone: the zone of dates and times; the real export seems to use UTC.
        role: for whom it is made; what this role may not see stays empty, reports closed to it are left out.
        unit: the unit, for unit roles.
        masked: an Anonim report carries no personal data at all, neither as name nor in its texts; False
            gives what the role may see, which for the Admin Instansi is the name.
        province: written where the reporter named a place of the region but no province.
        regency: the same for the kabupaten.
    """

    zone: tzinfo = UTC
    role: Role = Role.AGENCY
    unit: str | None = None
    masked: bool = True
    province: str = ""
    regency: str = ""


_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def cell_text(text: str) -> str:
    """A text as a cell can hold it.

    Args:
        text: any text, also from outside.

    Returns:
        The text without characters that a spreadsheet file forbids, with plain line breaks, and cut with
        an ellipsis where it exceeds a cell.
    """
    text = _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(text.encode("utf-16-le")) <= 2 * LONGEST_CELL:
        return text
    kept = text.encode("utf-16-le")[: 2 * (LONGEST_CELL - 1)].decode("utf-16-le", errors="ignore")
    return f"{kept}…"


def date_text(day: date) -> str:
    """A date as the export writes it: `3 Jan 2026`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def zone_text(moment: datetime) -> str:
    """The zone of a moment by its Indonesian name where it has one: WIB, WITA, WIT, UTC or `UTC+05:30`."""
    offset = moment.utcoffset() or timedelta(0)
    names = {0: "UTC", 7: "WIB", 8: "WITA", 9: "WIT"}
    hours, rest = divmod(offset, timedelta(hours=1))
    return names[hours] if not rest and hours in names else f"UTC{moment.isoformat()[-6:]}"


def export_sheet(
    reports: Iterable[Report],
    settings: Settings,
    categories: CategoryTree,
    now: datetime,
    manager: str,
    period: tuple[date, date] | None = None,
    options: ExportOptions | None = None,
) -> ExportSheet:
    """Make the export of a set of reports.

    Args:
        reports: the reports, in any order.
        settings: the instance's settings, for agency and unit names.
        categories: the category tree, for `ID Kategori`.
        now: the moment at which it is made.
        manager: the value of `Pengelola`.
        period: first and last day of `Periode Masuk`; None takes the days of the reports themselves.
        options: zone, role and masking; None takes the defaults.

    Returns:
        Header block and rows, rows in order of arrival.
    """
    chosen = options or ExportOptions()
    ordered = sorted(reports, key=lambda report: (report.submitted_at, report.id))
    rows = tuple(row for report in ordered if (row := _row(report, settings, categories, chosen)) is not None)
    if period is None and ordered:
        days = [report.submitted_at.astimezone(chosen.zone).date() for report in ordered]
        period = days[0], days[-1]
    local = now.astimezone(chosen.zone)
    header = ExportHeader(
        title=TITLE,
        agency=cell_text(settings.agency),
        generated=f"{date_text(local.date())} {local:%H:%M:%S} {zone_text(local)}",
        period="" if period is None else f"{date_text(period[0])} - {date_text(period[1])}",
        manager=cell_text(manager),
    )
    return ExportSheet(header, rows)


def export_status(report: Report) -> str:
    """The string of `Status Laporan`: one of those seen in real exports (dossier 3.1 A, 3.2).

    A report that was verified but not yet disposed is `Terverifikasi` already; one that was forwarded waits
    for the verification of the agency that received it.
    """
    if report.status is Status.NEW and report.verified:
        return Status.DISPOSED.label
    return Status.NEW.label if report.status is Status.FORWARDED else report.status.label


def export_reason(status: Status) -> str:
    """The string of `Alasan Tunda/Arsip`: the three of the real system, else empty (dossier 5.2)."""
    return _REASONS.get(status, "")


_REASONS = {
    Status.ARCHIVED_BY_ADMIN: BUNDLED_REASON,
    Status.ARCHIVED_BY_SYSTEM: "sudah mencapai batas kadaluarsa pengaduan",
    Status.ARCHIVED_BY_REPORTER: "sesuai dengan keinginan Pelapor",
}


def privacy_text(anonymous: bool, secret: bool) -> str:
    """The string of `Tipe Laporan (Anonim/Rahasia)`; empty for an open report."""
    return SEPARATOR.join(word for word, on in (("Anonim", anonymous), ("Rahasia", secret)) if on)


def _row(
    report: Report, settings: Settings, categories: CategoryTree, options: ExportOptions
) -> ExportRow | None:
    seen = view(report, options.role, options.unit, options=settings.options)
    if not seen.visible:
        return None
    hidden = options.masked and report.anonymous
    local = report.submitted_at.astimezone(options.zone)
    units, names = _receivers(report, settings)
    place = seen.location
    named = place is not None and bool(place.district or place.village)
    return ExportRow(
        tracking_id=str(report.id),
        date=date_text(local.date()),
        time=f"{local:%H:%M:%S}",
        reporter=ANONYMOUS if hidden else cell_text(seen.reporter_name or ""),
        type=seen.type.label if seen.type is not None else "",
        category_id=_category_id(report, categories),
        category=cell_text(report.category[-1]) if report.category else "",
        privacy=privacy_text(report.anonymous, report.secret),
        channel=report.channel.label,
        agency=cell_text(settings.agency),
        unit_id=cell_text(units),
        unit=cell_text(names),
        status=export_status(report),
        reason=export_reason(report.status),
        province=cell_text((place.province if place else "") or (options.province if named else "")),
        regency=cell_text((place.regency if place else "") or (options.regency if named else "")),
        district=cell_text(place.district if place else ""),
        village=cell_text(place.village if place else ""),
        rating="" if report.rating is None else str(report.rating),
        **_texts(report, seen, hidden),
    )


def _texts(report: Report, seen: ReportView, hidden: bool) -> dict[str, str]:
    """Title and bodies; of an Anonim report without personal data where identities are masked."""
    texts = {"title": seen.title, "original_body": seen.original_body, "body": seen.body}
    names = (report.reporter.name,)
    return {
        field: cell_text(redact(text, find_personal_data(text, names)) if hidden else text)
        for field, text in ((field, text or "") for field, text in texts.items())
    }


def _receivers(report: Report, settings: Settings) -> tuple[str, str]:
    """Ids and names of the units, lead unit first; of a forwarded report the agency that received it."""
    if report.forwarded_to is not None and report.status is Status.FORWARDED:
        return report.forwarded_to, settings.agency_name(report.forwarded_to)
    return SEPARATOR.join(report.units), SEPARATOR.join(map(settings.unit_name, report.units))


def _category_id(report: Report, categories: CategoryTree) -> str:
    return str(categories.node(report.category).id) if categories.exists(report.category) else ""
