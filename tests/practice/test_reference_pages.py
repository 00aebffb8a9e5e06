"""The pages of Cara kerja follow the data and can be searched."""

from __future__ import annotations

import subprocess
import sys

import pytest

from trainer.practice.lessons import read_lessons
from trainer.practice.reference import (
    Entry,
    Page,
    clock_page,
    lesson_page,
    life_cycle_steps,
    read_glossary,
    reference_pages,
    search,
)
from trainer.scenarios.library import Library
from trainer.sp4n.vocabulary import ArchiveReason, ClockId, Status


@pytest.fixture(scope="module")
def pages(library: Library) -> tuple[Page, ...]:
    """All pages under the national rules."""
    return reference_pages(library)


def by_id(pages: tuple[Page, ...], page: str) -> Page:
    """One page."""
    return next(found for found in pages if found.id == page)


def test_every_rule_has_an_entry(library: Library, pages: tuple[Page, ...]) -> None:
    rules = library.regulations
    assert {entry.key for entry in by_id(pages, "jam").entries} >= {clock.value for clock in ClockId}
    assert [entry.key for entry in by_id(pages, "arsip").entries] == [
        f"arsip:{r.value}" for r in ArchiveReason
    ]
    assert [entry.key for entry in by_id(pages, "perbedaan").entries] == [
        option.id for option in rules.options
    ]
    assert len(by_id(pages, "kewenangan").entries) == len(library.authority.kinds())
    assert len(by_id(pages, "peraturan").entries) == len(rules.instruments)
    assert len(by_id(pages, "istilah").entries) == len(read_glossary(library))


def test_every_state_of_a_report_is_in_the_life_cycle(pages: tuple[Page, ...]) -> None:
    text = "\n".join(by_id(pages, "daur-hidup").lines)
    assert all(status.label in text for status in Status)
    assert "Tunda (Admin Instansi) → Menunggu Kelengkapan Informasi." in text


def test_the_diagram_rows_lead_from_one_state_to_another() -> None:
    steps = life_cycle_steps()
    assert all(step.source != step.target for step in steps)
    assert {step.action for step in steps} >= {"Disposisi", "Tunda", "Bukan Wewenang", "Arsipkan"}


def test_a_stricter_local_rule_shows_on_the_clock_page(library: Library) -> None:
    first = next(e for e in clock_page(library.rules("sop-3hk")).entries if e.key == "C3")
    assert first.lines[0].startswith("Batas: 3 hari kerja")


def test_the_authority_matrix_names_the_offices_of_the_region(
    library: Library, pages: tuple[Page, ...]
) -> None:
    road = next(entry for entry in by_id(pages, "kewenangan").entries if entry.heading == "Jalan")
    text = "\n".join(road.lines)
    assert "Status Kabupaten → Disposisi ke Dinas Pekerjaan Umum dan Penataan Ruang" in text
    assert "Bukan Wewenang, teruskan ke" in text
    assert "Kecamatan setempat" in text
    assert "pekerjaan_umum" not in text


def test_no_key_of_the_data_reaches_a_reader(pages: tuple[Page, ...]) -> None:
    for page in pages:
        assert not [line for line in page.lines if "_" in line], page.id


def test_every_value_says_how_sure_it_is(pages: tuple[Page, ...]) -> None:
    text = "\n".join(by_id(pages, "jam").lines)
    assert "tanyakan SOP daerah Anda" in text
    assert "periksa aturan yang berlaku" in text


def test_markdown_and_lines_hold_the_same(pages: tuple[Page, ...]) -> None:
    for page in pages:
        for line in page.lines:
            assert line in page.markdown


@pytest.mark.parametrize(
    ("text", "page", "heading"),
    [
        ("bukan wewenang", "istilah", "Bukan Wewenang"),
        ("TUNDA", "istilah", "Tunda"),
        ("K9", "perbedaan", "K9 Membuka kembali laporan"),
        ("jalan provinsi", "kewenangan", "Jalan"),
        ("duplikat", "arsip", "Duplikat"),
        ("blangko", "kewenangan", "Adminduk"),
    ],
)
def test_search_finds_the_best_place_first(
    pages: tuple[Page, ...], text: str, page: str, heading: str
) -> None:
    hit = search(pages, text)[0]
    assert (hit.page, hit.heading) == (page, heading)


def test_a_hit_points_at_its_line(pages: tuple[Page, ...]) -> None:
    for hit in search(pages, "inspektorat"):
        line = by_id(pages, hit.page).lines[hit.line]
        assert line in (hit.heading, hit.snippet)


def test_words_in_different_lines_of_an_entry_are_found() -> None:
    page = Page("p", "P", "", (Entry("a", "Judul", ("satu baris", "lain kata")),))
    assert [hit.line for hit in search([page], "satu lain")] == [3]
    assert search([page], "satu tiga") == ()
    assert search([page], "  ") == ()


def test_markup_characters_are_plain_text_to_search(pages: tuple[Page, ...]) -> None:
    assert search(pages, "[/x] [@click=a]") == ()


def test_lessons_are_searched_with_the_same_function(library: Library) -> None:
    pages = [lesson_page(lesson) for lesson in read_lessons(library)]
    hit = search(pages, "profiling customer")[0]
    assert hit.page == "01-mengenal-sp4n"
    assert "*" not in hit.snippet


def test_at_most_so_many_hits_as_asked_for(pages: tuple[Page, ...]) -> None:
    assert len(search(pages, "laporan", limit=7)) == 7


def test_learning_needs_no_textual() -> None:
    code = (
        "import sys, trainer.practice.lessons, trainer.practice.learning, trainer.practice.reference; "
        "sys.exit('textual' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
