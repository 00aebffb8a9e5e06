"""The shipped lessons: complete, consistent with the rules, and holding every fact of the five articles."""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from trainer.practice.lessons import Lesson, check_lessons, read_lessons
from trainer.practice.reference import GLOSSARY_FILE, read_glossary
from trainer.scenarios.check_lines import check_lines
from trainer.scenarios.library import Library, load_library
from trainer.sp4n.calendar import WorkingCalendar
from trainer.sp4n.vocabulary import ArchiveReason, ClockId, Competence, ReportType

LIBRARY = load_library()
LESSONS = read_lessons(LIBRARY)
TEXTS = LIBRARY.lessons()
ALL = " ".join(" ".join(TEXTS.values()).replace("*", "").split())

FACTS = {
    "Bangka 2023: newly arrived admins do not know the application": "admin yang baru datang di perangkat daerah belum",
    "Bangka 2023: 87 admins": "memiliki 87 admin",
    "Bangka 2023: 29 reports, 22 done, 7 in process": "hanya 29: 22 selesai dan 7 sedang ditindaklanjuti",
    "Bangka 2023: how complaints are handled": "sederhana, cepat, tepat, tuntas, dan terkoordinasi",
    "Bangka 2023: profiling customer": "profiling customer",
    "Ponorogo 2022: 52 reports by channel": "52 laporan: 46 lewat situs, 5 lewat aplikasi Android, 1 lewat SMS",
    "Ponorogo 2022: 3 berkadar": "hanya 3 laporan berkadar dari 52",
    "Ponorogo 2022: 50 disposed, 2 archived": "50 laporan didisposisikan kepada OPD teknis dan ditangani, sedangkan 2 diarsipkan",
    "Ponorogo 2022: topics": "kesehatan, infrastruktur, bantuan sosial, dan spanduk liar",
    "Ponorogo 2022: 21 from one kecamatan": "21 dari 52 laporan berasal dari Kecamatan Ponorogo",
    "Ponorogo 2023: evaluation of the admins": "24 Agustus 2023",
    "Ponorogo 2023: duplicate handling": "penanganan ganda",
    "Ponorogo 2023: left unhandled": "telantar karena semua berkata",
    "Cianjur 2023: formerly SMS": "dahulu menerima pengaduan lewat SMS",
    "Cianjur 2023: monev in Bandung with tips": "25 Mei 2023, bersama kiat dan praktik baik",
    "Cianjur 2023: fast and trusted": "cepat dan tepercaya",
    "Cianjur 2023: number of complaints rises": "jumlah pengaduan naik",
    "Cianjur 2023: percentage resolved rises": "persentase yang terselesaikan naik",
    "Cianjur 2023: a sign of trust": "Banyak laporan adalah tanda percaya",
    "Babel 2022: monev": "7 Juli 2022",
    "Babel 2022: condition 1": "komitmen pimpinan",
    "Babel 2022: condition 2": "mekanisme yang berjalan efektif",
    "Babel 2022: condition 3": "dasar hukum yang jelas",
    "Babel 2022: condition 4": "monev rutin oleh pembina",
    "Babel 2022: condition 5": "penghargaan dan sanksi yang konsisten",
    "Babel 2022: condition 6": "petugas yang cakap",
    "Babel 2022: condition 7": "sarana yang memadai",
    "Babel 2022: condition 8": "peran serta masyarakat",
    "Babel 2022: transfers": "admin berpindah tugas, penggantinya belum memahami",
    "Babel 2022: coordination with the province": "koordinasi kabupaten dan kota dengan provinsi",
    "Babel 2022: action plan": "rencana aksi sampai 2024",
    "Bangka Selatan 2023: bimtek by Bagian Organisasi": "6 Desember 2023, Bagian Organisasi mengadakan bimtek",
    "Bangka Selatan 2023: trainer from the province": "pengajar dari Diskominfo provinsi",
    "Bangka Selatan 2023: tiered": "berjenjang",
    "Bangka Selatan 2023: no wrong door": "No Wrong Door Policy",
    "Bangka Selatan 2023: pass on to the official in charge": "kepada pejabat yang membidangi agar cepat ditanggapi",
    "Bangka Selatan 2023: recap for leaders": "menilai OPD dan menyusun kebijakan",
}


def test_every_lesson_is_well_formed_and_its_drill_exists() -> None:
    assert check_lessons(TEXTS, LIBRARY.preset_ids()) == []


def test_there_are_lessons_for_every_competence() -> None:
    assert len(LESSONS) >= 14
    assert {lesson.competence for lesson in LESSONS} >= set(Competence)


@pytest.mark.parametrize("fact", sorted(FACTS))
def test_every_fact_of_the_source_articles_has_its_place(fact: str) -> None:
    assert FACTS[fact].casefold() in ALL.casefold()


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)
def test_a_lesson_is_short_and_its_quiz_explains_itself(lesson: Lesson) -> None:
    assert 60 <= len(TEXTS[lesson.id].splitlines()) <= 140
    assert 5 <= lesson.minutes <= 20
    assert lesson.aims
    assert 4 <= len(lesson.questions) <= 6
    for question in lesson.questions:
        assert 3 <= len(question.choices) <= 5
        assert len({choice.text for choice in question.choices}) == len(question.choices)
        assert 1 <= len(question.right) < len(question.choices)
        assert question.multiple == ("Pilih semua yang benar." in question.text)
        assert all(choice.explanation.endswith(".") for choice in question.choices)


def test_the_right_choice_stands_in_every_place_about_equally_often() -> None:
    """Otherwise a guesser would pass."""
    places = Counter(
        question.right[0] for lesson in LESSONS for question in lesson.questions if not question.multiple
    )
    assert max(places.values()) <= 0.4 * places.total()


def test_lessons_hold_no_misspelling_and_nothing_that_could_be_real() -> None:
    found = [finding for name, text in TEXTS.items() for finding in check_lines(name, text, spelling=True)]
    glossary = (LIBRARY.root / "lessons" / GLOSSARY_FILE).read_text(encoding="utf-8")
    assert [*found, *check_lines(GLOSSARY_FILE, glossary, spelling=True)] == []


def test_the_current_regulation_is_named_with_the_advice_to_check_it() -> None:
    for name, text in TEXTS.items():
        if "5/2025" in text:
            assert "periksa aturan yang berlaku" in " ".join(text.split()).casefold(), name


def test_the_lesson_on_clocks_agrees_with_the_rules() -> None:
    text = TEXTS["09-jam-dan-tenggat"]
    rules = LIBRARY.regulations
    for clock in ClockId:
        row = next(line for line in text.splitlines() if line.startswith(f"| {clock.value} |"))
        assert clock.label.split(" (")[0] in row
        limits = [rules.limit(clock, kind) for kind in ReportType] if clock is ClockId.COMPLETION else []
        numbers = re.findall(r"\d+", row.rsplit("|", 2)[1])
        wanted = [limit for limit in limits if limit] or [rules.limit(clock)]
        assert {str(number) for number in wanted} <= set(numbers), row


@pytest.mark.parametrize(
    ("day", "hour", "due"),
    [(10, 10, "Selasa"), (10, 20, "Rabu"), (9, 9, "Senin")],
    ids=["Kamis", "malam", "Rabu"],
)
def test_the_worked_examples_agree_with_the_calendar(day: int, hour: int, due: str) -> None:
    """Lesson 09: Thursday morning, Thursday evening, and Wednesday morning of the quiz."""
    calendar = WorkingCalendar.from_years("Asia/Jakarta", LIBRARY.regulations.hours, LIBRARY.calendars())
    names = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
    start = datetime(2026, 9, day, hour, tzinfo=ZoneInfo("Asia/Jakarta"))
    assert names[calendar.add_working_days(start, 3).weekday()] == due


def test_archive_reasons_and_grave_mistakes_are_those_of_the_rules() -> None:
    assert all(reason.label in TEXTS["14-arsip"] for reason in ArchiveReason)
    assert len(LIBRARY.rubric("penilaian")["caps"]) == 6
    assert "Enam kesalahan berat" in TEXTS["18-kesalahan-khas"]


def test_the_four_classes_carry_their_exact_names() -> None:
    assert all(kind.label in TEXTS["04-empat-jenis-laporan"] for kind in ReportType)


def test_the_glossary_is_rich_and_its_references_lead_somewhere() -> None:
    terms = read_glossary(LIBRARY)
    names = [term.istilah for term in terms]
    assert len(names) >= 60
    assert len(set(names)) == len(names)
    assert {other for term in terms for other in term.lihat} <= set(names)
    assert all(term.arti.endswith(".") for term in terms)


def test_the_glossary_is_no_lesson(library: Library) -> None:
    assert all(not name.startswith("_") for name in library.lessons())
