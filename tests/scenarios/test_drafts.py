"""Drafts out of past reports: scrubbed, recognisable, and no content before a person completes them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from trainer.scenarios.check import check_content
from trainer.scenarios.drafts import DraftError, Drafts, make_drafts, scrub
from trainer.scenarios.grammar import parse
from trainer.scenarios.library import Library, load_library

HEADS = [
    "Tracking ID", "Nama Pelapor", "Klasifikasi Laporan", "Kategori", "Judul Laporan", "Isi Laporan Awal",
    "Instansi Terdisposisi", "Status Laporan", "Alasan Tunda/Arsip", "Kecamatan", "Kelurahan",
]  # fmt: skip


def table(*rows: list[str]) -> list[list[str]]:
    """An export with its block of headings above the column names."""
    return [["Judul Laporan", "Laporan Ringkas"], ["Nama Instansi", "Kabupaten Contoh"], [], HEADS, *rows]


def report(**cells: str) -> list[str]:
    usual = {
        "Nama Pelapor": "Rina Kartika",
        "Klasifikasi Laporan": "Pengaduan Tidak Berkadar Pengawasan",
        "Kategori": "Jalan Berlubang",
        "Judul Laporan": "Jalan rusak di Wanasari",
        "Isi Laporan Awal": "Jalan di Wanasari rusak parah. Mohon diperbaiki.",
        "Instansi Terdisposisi": "Dinas Pekerjaan Umum dan Penataan Ruang",
        "Status Laporan": "Ditutup oleh Sistem",
        "Kelurahan": "Wanasari",
    }
    named = {key.replace("_", " "): value for key, value in cells.items()}
    return [{**usual, **named}.get(head, "") for head in HEADS]


def drafted(library: Library, *rows: list[str]) -> Drafts:
    return make_drafts(table(*rows), library.categories, library.region("raksabumi"))


@pytest.mark.parametrize(
    ("text", "gone", "slot"),
    [
        ("NIK saya 9912345678901234 tidak terdaftar", "9912345678901234", "{nik}"),
        ("nomor KK 9912345678901234 salah", "9912345678901234", "{kk}"),
        ("hubungi 084012345678 ya", "084012345678", "{telepon}"),
        ("Pak Budi Santoso menagih uang", "Budi Santoso", "{nama_lain}"),
        ("kata pak budiman belum bisa", "budiman", "{nama_lain}"),
        ("saya Rina mohon bantuan", "Rina", "{nama_lain}"),
        ("surel saya rina@example.com", "rina@example.com", "alamat surel"),
    ],
)
def test_personal_data_becomes_a_slot(text: str, gone: str, slot: str) -> None:
    scrubbed, count = scrub(text, "Rina Kartika")
    assert gone not in scrubbed
    assert slot in scrubbed
    assert count >= 1


@pytest.mark.parametrize(
    "text", ["Pak Camat tidak hadir", "ibu hamil dan ibu saya antre", "Bapak Kepala Desa"]
)
def test_offices_and_kin_are_no_names(text: str) -> None:
    assert scrub(text) == (text, 0)


def test_grammar_characters_of_a_citizen_stay_literal() -> None:
    scrubbed, _ = scrub("biaya {dua} | tiga (50.000) \\ lagi")
    parse(scrubbed)
    assert "\\{dua\\} \\| tiga (50.000)" in scrubbed


def test_what_the_export_says_is_taken_over(library: Library) -> None:
    (case,) = yaml.safe_load(drafted(library, report()).drafts[0].text)
    assert case["key"] == {
        "type": "tidak_berkadar",
        "category": ["PEKERJAAN UMUM DAN PENATAAN RUANG", "Infrastruktur Jalan", "Jalan Berlubang"],
        "action": "disposisi",
        "unit": "pekerjaan_umum",
    }
    assert case["text"]["titles"] == ["Jalan rusak di {desa}"]
    assert case["text"]["problem"]["plain"] == ["Jalan di {desa} rusak parah.", "Mohon diperbaiki."]


def test_an_archived_report_keeps_its_reason(library: Library) -> None:
    row = report(Status_Laporan="Diarsipkan oleh Admin")
    row[HEADS.index("Alasan Tunda/Arsip")] = "Tidak Jelas"
    (case,) = yaml.safe_load(drafted(library, row).drafts[0].text)
    assert case["key"]["action"] == "arsip"
    assert case["key"]["archive_reason"] == "tidak_jelas"


def test_empty_and_repeated_rows_are_counted(library: Library) -> None:
    made = drafted(library, report(), report(), report(Isi_Laporan_Awal=" "))
    assert (len(made.drafts), made.repeated, made.empty) == (1, 1, 1)


def test_a_table_without_reports_is_refused(library: Library) -> None:
    with pytest.raises(DraftError, match="Isi Laporan Awal tidak ditemukan"):
        make_drafts([["a", "b"]], library.categories, library.region("raksabumi"))
    with pytest.raises(DraftError, match="tidak memuat laporan"):
        drafted(library)


def test_a_draft_is_no_content_until_it_is_completed(library: Library, tmp_path: Path) -> None:
    text = drafted(library, report()).drafts[0].text
    (tmp_path / "cases").mkdir()
    path = tmp_path / "cases" / "laporan-001.draf.yaml"
    path.write_text(text, encoding="utf-8")
    assert not load_library(tmp_path).cases
    findings = check_content(library.root, [path])
    assert any("belum diisi" in finding.problem for finding in findings)


def test_a_hostile_cell_cannot_break_the_file(library: Library) -> None:
    body = 'Tulis "kutip": [x]\x1b[31m # bukan komentar\n- bukan: daftar\u202e'
    (case,) = yaml.safe_load(drafted(library, report(Isi_Laporan_Awal=body)).drafts[0].text)
    assert "\x1b" not in str(case)
    assert case["text"]["problem"]["plain"][0].startswith('Tulis "kutip": [x]')
