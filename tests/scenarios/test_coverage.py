"""The coverage matrix: what each case trains, and the gaps by name."""

from __future__ import annotations

from tests.scenarios.hamlet import small_case
from trainer.scenarios.coverage import Coverage, competences, coverage
from trainer.scenarios.library import Library
from trainer.sp4n.vocabulary import Competence


def of(library: Library, *cases: dict[str, object]) -> Coverage:
    made = [small_case(**changes) for changes in cases]
    return coverage({case.id: case for case in made}, library.regulations, library.categories)


def trained(found: Coverage, aspect: str, name: str) -> tuple[str, ...]:
    return next(line.cases for line in found.aspects[aspect] if line.name == name)


def test_every_case_of_the_library_is_in_the_matrix(library: Library) -> None:
    found = coverage(library.cases, library.regulations, library.categories)
    assert found.total == len(library.cases)
    for aspect in ("klasifikasi", "kategori"):
        counted = [case for line in found.aspects[aspect] for case in line.cases]
        assert sorted(counted) == sorted(library.cases), aspect


def test_the_library_trains_every_competence_action_and_principle(library: Library) -> None:
    found = coverage(library.cases, library.regulations, library.categories)
    for aspect in ("kompetensi", "klasifikasi", "tindakan", "kemendesakan"):
        assert all(len(line.cases) >= 12 for line in found.aspects[aspect]), aspect
    principles = {rule.id for rule in library.regulations.principles}
    assert all(line.cases for line in found.aspects["aturan"] if line.name in principles)


def test_every_reason_to_archive_comes_in_several_cases(library: Library) -> None:
    found = coverage(library.cases, library.regulations, library.categories)
    few = {line.name: len(line.cases) for line in found.aspects["alasan_arsip"] if len(line.cases) < 6}
    assert few == {}


def test_evidence_and_missing_numbers_are_trained(library: Library) -> None:
    found = coverage(library.cases, library.regulations, library.categories)
    assert len(trained(found, "aturan", "tanggapan-bukti")) >= 30
    assert all(len(line.cases) >= 5 for line in found.aspects["data_kurang"])


def test_hardly_a_top_category_is_left_out(library: Library) -> None:
    """Issue 4 asks for 25 of the 38; the rest belongs to bodies that no region lists as its neighbour."""
    found = coverage(library.cases, library.regulations, library.categories)
    met = [line.name for line in found.aspects["kategori"] if len(line.cases) >= 2]
    assert len(met) >= 35


def test_a_gap_names_what_is_missing_and_the_few_cases_there_are(library: Library) -> None:
    found = of(library, {})
    assert "tindakan 'tunda' belum dilatih kasus mana pun." in found.gaps
    assert "klasifikasi 'tidak_berkadar' baru dilatih 1 kasus: jalan-uji." in found.gaps


def test_duplicates_come_from_duplicable_cases(library: Library) -> None:
    found = of(library, {"duplicable": True}, {"id": "lain"})
    assert trained(found, "tindakan", "gabung") == ("jalan-uji",)
    assert trained(found, "alasan_arsip", "duplikat") == ("jalan-uji",)


def test_a_norm_for_answers_needs_the_facts_it_asks_for(library: Library) -> None:
    found = of(library, {})
    assert trained(found, "aturan", "tanggapan-substansi") == ("jalan-uji",)
    assert trained(found, "aturan", "tanggapan-waktu") == ()


def test_what_a_case_trains_follows_from_its_nature() -> None:
    assert Competence.CONFIDENTIALITY not in competences(small_case())
    assert Competence.CONFIDENTIALITY in competences(small_case(personal_data=["nik"]))
    assert Competence.QUEUE in competences(small_case(urgency="darurat"))
