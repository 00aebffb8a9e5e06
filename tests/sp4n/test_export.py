"""`Laporan Ringkas`: exact columns and strings, protected reporters, past exports without personal data."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from office import ADMIN, CITIZEN, MONDAY, NATIONAL_ADMIN, WIB, Office, liaison

from trainer.sp4n import commands as c
from trainer.sp4n.categories import Category, CategoryTree
from trainer.sp4n.export import (
    BUNDLED_REASON,
    COLUMNS,
    HEADER_LABELS,
    LONGEST_CELL,
    ExportHeader,
    ExportOptions,
    ExportRow,
    ExportSheet,
    cell_text,
    export_sheet,
    zone_text,
)
from trainer.sp4n.past_reports import past_reports, scrub
from trainer.sp4n.redaction import PersonalKind
from trainer.sp4n.vocabulary import ArchiveReason, Channel, MissingData, ReportType, Role, Status

TREE = CategoryTree(
    (Category(101, "PEKERJAAN UMUM DAN PENATAAN RUANG", children=(Category(202, "Infrastruktur Jalan"),)),)
)
REAL_STATUSES = {
    "Belum Terverifikasi",
    "Terverifikasi",
    "Menunggu Kelengkapan Informasi",
    "Ditindaklanjuti oleh Instansi",
    "Ditanggapi oleh Pelapor",
    "Ditutup oleh Sistem",
    "Ditutup oleh Admin",
    "Ditutup oleh Pelapor",
    "Diarsipkan oleh Admin",
    "Diarsipkan oleh Sistem",
    "Diarsipkan oleh Pelapor",
    "Konten Terblokir",
}


def exported(office: Office, options: ExportOptions | None = None) -> ExportSheet:
    return export_sheet(
        office.instance.reports.values(), office.instance.settings, TREE, office.now, "Rini", options=options
    )


def only_row(office: Office, options: ExportOptions | None = None) -> ExportRow:
    (row,) = exported(office, options).rows
    return row


def test_columns_and_header_are_those_of_the_real_export_in_its_order() -> None:
    assert tuple(COLUMNS) == ExportRow.__struct_fields__
    assert list(COLUMNS.values()) == [
        "Tracking ID", "Tanggal Laporan Masuk", "Waktu Laporan Masuk", "Nama Pelapor", "Klasifikasi Laporan",
        "ID Kategori", "Kategori", "Judul Laporan", "Isi Laporan Awal", "Isi Laporan Akhir",
        "Tipe Laporan (Anonim/Rahasia)", "Sumber Laporan", "Instansi Induk", "ID Instansi Terdisposisi",
        "Instansi Terdisposisi", "Status Laporan", "Alasan Tunda/Arsip", "Provinsi", "Kota/Kabupaten",
        "Kecamatan", "Kelurahan", "Nomor SK", "Url SK", "Url Dokumen Laporan Tahunan",
        "Laporan yang Masuk melalui Kanal Aduan Setwapres", "Rating",
    ]  # fmt: skip
    assert HEADER_LABELS == (
        "Judul Laporan", "Nama Instansi", "Tanggal Generate", "Periode Masuk", "Pengelola",
    )  # fmt: skip


def test_times_are_utc_unless_local_time_is_wanted() -> None:
    office = Office()
    office.submit()
    row = only_row(office)
    assert (row.date, row.time) == ("2 Mar 2026", "02:00:00")
    local = only_row(office, ExportOptions(zone=WIB))
    assert (local.date, local.time) == ("2 Mar 2026", "09:00:00")
    assert exported(office).header.generated == "2 Mar 2026 03:00:00 UTC"
    assert exported(office, ExportOptions(zone=WIB)).header.generated == "2 Mar 2026 10:00:00 WIB"
    assert exported(office).header.period == "2 Mar 2026 - 2 Mar 2026"


def test_a_zone_without_indonesian_name_is_written_as_offset() -> None:
    moment = MONDAY.astimezone(dt.timezone(dt.timedelta(hours=5, minutes=30)))
    assert zone_text(moment) == "UTC+05:30"


def test_a_disposed_report_names_class_category_and_unit() -> None:
    office = Office()
    office.disposed(support=("dishub",))
    row = only_row(office)
    assert row.type == "Pengaduan Tidak Berkadar Pengawasan"
    assert (row.category_id, row.category) == ("202", "Infrastruktur Jalan")
    assert (row.unit_id, row.unit) == ("pupr|dishub", "Dinas PUPR|Dinas Perhubungan")
    assert (row.status, row.reason) == ("Terverifikasi", "")
    assert row.agency == "Pemerintah Kabupaten Wanasari"
    assert row.original_body != row.body


def _archived(office: Office, reason: ArchiveReason = ArchiveReason.UNCLEAR) -> None:
    office.act(c.Archive(office.submit().id, reason, "Tidak dapat dipahami."), ADMIN)


def _expired(office: Office) -> None:
    office.act(c.AskForData(office.submit().id, (MissingData.PLACE,), "Di mana?"), ADMIN)
    office.run_until(MONDAY + dt.timedelta(days=40))


def _withdrawn(office: Office) -> None:
    office.act(c.Withdraw(office.submit().id), CITIZEN)


def _pending(office: Office) -> None:
    office.act(c.AskForData(office.submit().id, (MissingData.PLACE,), "Di mana?"), ADMIN)


@pytest.mark.parametrize(
    ("act", "status", "reason"),
    [
        (_archived, "Diarsipkan oleh Admin", BUNDLED_REASON),
        (_expired, "Diarsipkan oleh Sistem", "sudah mencapai batas kadaluarsa pengaduan"),
        (_withdrawn, "Diarsipkan oleh Pelapor", "sesuai dengan keinginan Pelapor"),
        (_pending, "Menunggu Kelengkapan Informasi", ""),
    ],
)
def test_archive_strings_are_the_three_of_the_real_system(act: object, status: str, reason: str) -> None:
    """Dossier 5.2."""
    office = Office()
    assert callable(act)
    act(office)
    row = only_row(office)
    assert (row.status, row.reason) == (status, reason)


def test_every_status_has_a_string_that_real_exports_show() -> None:
    """Dossier 3.1 A; a forwarded report waits for verification elsewhere."""
    office = Office()
    report = office.submit()
    for status in Status:
        report.status = status
        assert only_row(office).status in REAL_STATUSES


def test_a_verified_report_without_unit_is_terverifikasi() -> None:
    office = Office()
    report = office.submit()
    office.act(c.Verify(report.id, "Jalan Rusak", ReportType.ORDINARY, ("JALAN",)), ADMIN)
    row = only_row(office)
    assert (row.status, row.unit, row.category_id) == ("Terverifikasi", "", "")


def test_a_forwarded_report_names_the_agency_that_received_it() -> None:
    office = Office()
    report = office.submit()
    office.act(c.NotOurs(report.id, "bina_marga_provinsi", "Kami teruskan."), ADMIN)
    row = only_row(office)
    assert (row.status, row.unit) == ("Belum Terverifikasi", "Dinas Bina Marga Provinsi")


def test_an_anonymous_reporter_stays_hidden_in_name_and_texts() -> None:
    office = Office()
    command = c.Submit(
        "Lampu padam, lapor Wawan Suhendar",
        "Saya Wawan Suhendar, NIK 9901020304050001, HP 0840-1234-5678.",
        c.ReporterChoice.COMPLAINT,
        office.submit().reporter,
        anonymous=True,
        secret=True,
    )
    office.act(command, CITIZEN)
    row = exported(office).rows[1]
    assert (row.reporter, row.privacy) == ("Anonim", "Anonim|Rahasia")
    text = "".join(msgspec.structs.astuple(row))
    for secret in ("Wawan", "Suhendar", "9901020304050001", "5678"):
        assert secret not in text


def test_the_admins_own_view_shows_what_the_admin_may_see() -> None:
    office = Office()
    office.submit(anonymous=True)
    row = only_row(office, ExportOptions(masked=False))
    assert row.reporter == "Wawan Suhendar"
    assert "9901020304050001" in row.original_body


def test_a_unit_gets_its_reports_without_original_text_and_nothing_closed_to_it() -> None:
    office = Office()
    office.disposed()
    office.submit(secret=True)
    own = ExportOptions(role=Role.LIAISON, unit="pupr", masked=False)
    (row,) = exported(office, own).rows
    assert row.original_body == ""
    assert row.body
    assert exported(office, ExportOptions(role=Role.PUBLIC)).rows[0].channel == "Website"


def test_a_place_of_the_region_gets_its_province_only_where_the_reporter_named_one() -> None:
    office = Office()
    office.submit()
    options = ExportOptions(province="Provinsi Tirtanusa", regency="Kabupaten Wanasari")
    assert (only_row(office, options).province, only_row(office, options).regency) == ("", "")


@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=200))
def test_cell_text_is_legal_and_stable(text: str) -> None:
    clean = cell_text(text)
    assert cell_text(clean) == clean
    assert not any(ord(letter) < 32 and letter not in "\t\n" for letter in clean)
    clean.encode("utf-8")


def test_a_text_longer_than_a_cell_is_cut_visibly() -> None:
    clean = cell_text("😀" * LONGEST_CELL)
    assert clean.endswith("…")
    assert len(clean.encode("utf-16-le")) // 2 <= LONGEST_CELL


# Past exports


def sheet_of(*rows: ExportRow, generated: str = "") -> ExportSheet:
    return ExportSheet(ExportHeader("Laporan Ringkas", "Kab", generated, "", ""), rows)


def test_an_own_export_is_read_back_as_past_reports() -> None:
    office = Office()
    report = office.disposed()
    office.act(c.FollowUp(report.id, "Sudah ditambal.", final=True), liaison("pupr"))
    office.act(c.Confirm(report.id, 5), CITIZEN)
    (past,) = past_reports(exported(office, ExportOptions(zone=WIB)), TREE)
    assert past.tracking_id == str(report.id)
    assert past.received == report.submitted_at
    assert past.type is ReportType.ORDINARY
    assert past.category == ("PEKERJAAN UMUM DAN PENATAAN RUANG", "Infrastruktur Jalan")
    assert (past.channel, past.status, past.rating) == (Channel.WEB, Status.CLOSED_BY_REPORTER, 5)
    assert past.units == ("Dinas PUPR",)
    assert "9901020304050001" not in past.original_body
    assert past.masked == (PersonalKind.NIK,)


@pytest.mark.parametrize(
    ("date", "time", "expected"),
    [
        ("3 Jan 2026", "03:00", dt.datetime(2026, 1, 3, 3, tzinfo=dt.UTC)),
        ("17 Agustus 2023", "08.15.30", dt.datetime(2023, 8, 17, 8, 15, 30, tzinfo=dt.UTC)),
        ("17 Aug 2023", "08:15", dt.datetime(2023, 8, 17, 8, 15, tzinfo=dt.UTC)),
        ("2024-09-20 00:00:00", "23:59:59", dt.datetime(2024, 9, 20, 23, 59, 59, tzinfo=dt.UTC)),
        ("20/09/2024", "1:05", dt.datetime(2024, 9, 20, 1, 5, tzinfo=dt.UTC)),
        ("31 Feb 2024", "1:05", None),
        ("kemarin", "1:05", None),
        ("3 Jan 2026", "25:00", None),
        ("", "", None),
    ],
)
def test_dates_of_past_exports(date: str, time: str, expected: dt.datetime | None) -> None:
    (past,) = past_reports(sheet_of(ExportRow(date=date, time=time, title="Jalan rusak")))
    assert past.received == expected


def test_the_zone_of_a_local_export_is_respected() -> None:
    row = ExportRow(date="3 Jan 2026", time="09:00:00", title="Jalan rusak")
    (past,) = past_reports(sheet_of(row, generated="3 Jan 2026 10:00:00 WITA"))
    assert past.received == dt.datetime(2026, 1, 3, 1, tzinfo=dt.UTC)


def test_labels_are_read_whatever_their_case_and_unknown_ones_stay_empty() -> None:
    row = ExportRow(
        title="Jalan rusak", status="Ditutup Oleh Sistem", type="PERMINTAAN INFORMASI", channel="Faks",
        category="Jalan Desa", rating="sangat puas",
    )  # fmt: skip
    (past,) = past_reports(sheet_of(row, ExportRow(tracking_id="1")), TREE)
    assert (past.status, past.type) == (Status.CLOSED_BY_SYSTEM, ReportType.INFORMATION)
    assert (past.channel, past.rating, past.category) == (None, None, ("Jalan Desa",))


def test_belum_terverifikasi_is_a_new_report() -> None:
    (past,) = past_reports(sheet_of(ExportRow(title="Jalan rusak", status="Belum Terverifikasi")))
    assert past.status is Status.NEW


def test_the_reporters_name_is_scrubbed_wherever_it_stands() -> None:
    row = ExportRow(
        reporter="Sri Wahyuningrum", title="Keluhan sri wahyuningrum", body="Hormat saya, SRI WAHYUNINGRUM"
    )
    (past,) = past_reports(sheet_of(row))
    assert "wahyuningrum" not in repr(past).casefold()


def test_a_name_given_away_once_is_scrubbed_everywhere_in_the_row() -> None:
    row = ExportRow(
        reporter="Sri Wahyuningrum",
        title="Pungli gunardi",
        body="Saya wahyuningrum, ditagih Pak Gunardi di loket.",
    )
    (past,) = past_reports(sheet_of(row))
    assert "gunardi" not in repr(past).casefold()
    assert "wahyuningrum" not in repr(past).casefold()


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("Nama saya Darto Wiguna, jalan rusak.", "Darto"),
        ("Tanah atas nama Suparmi Lestari belum bersertifikat.", "Suparmi"),
        ("Kemarin Pak Gunardi meminta uang.", "Gunardi"),
        ("Hubungi 0840 1234 5678 segera.", "5678"),
        ("NIK 9901020304050001", "9901020304050001"),
    ],
)
def test_names_that_the_text_gives_away_are_scrubbed(text: str, secret: str) -> None:
    scrubbed, kinds = scrub(text)
    assert secret not in scrubbed
    assert kinds


def test_titles_of_offices_are_not_taken_for_names() -> None:
    text = "Mohon perhatian Bapak Bupati dan Ibu Camat serta Pak Kades."
    assert scrub(text) == (text, ())


def test_the_national_admins_routing_does_not_change_the_row() -> None:
    office = Office()
    report = office.submit(to_agency=False)
    assert only_row(office).status == "Belum Terverifikasi"
    office.act(c.RouteToAgency(report.id), NATIONAL_ADMIN)
    assert only_row(office).status == "Belum Terverifikasi"
