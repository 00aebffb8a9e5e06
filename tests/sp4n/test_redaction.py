"""Finding and masking personal data, and the diff between original and edited text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.sp4n.redaction import MASK, Change, PersonalKind, diff, find_personal_data, redact

FINDS = [
    ("NIK saya 9901020304050001 ya", PersonalKind.NIK, "9901020304050001"),
    ("NIK 9901 0203 0405 0001", PersonalKind.NIK, "9901 0203 0405 0001"),
    ("NIK 990102-030405-0001", PersonalKind.NIK, "990102-030405-0001"),
    ("no KK 9912345678901234.", PersonalKind.FAMILY_CARD, "9912345678901234"),
    ("hubungi 084012345678", PersonalKind.PHONE, "084012345678"),
    ("WA 0840-1234-5678", PersonalKind.PHONE, "0840-1234-5678"),
    ("WA 0840 1234 5678", PersonalKind.PHONE, "0840 1234 5678"),
    ("telp +62 840 1234 5678", PersonalKind.PHONE, "+62 840 1234 5678"),
    ("hp O840.1234.5678", PersonalKind.PHONE, "O840.1234.5678"),
    (
        "nol delapan empat nol satu dua tiga empat lima enam",
        PersonalKind.PHONE,
        "nol delapan empat nol satu dua tiga empat lima enam",
    ),
    ("rumah (0299) 555123", PersonalKind.PHONE, "(0299) 555123"),
    ("surel ani@example.com.", PersonalKind.EMAIL, "ani@example.com"),
    ("ani (at) example (dot) com", PersonalKind.EMAIL, "ani (at) example (dot) com"),
    ("rek BRI 123456789012345", PersonalKind.ACCOUNT, "123456789012345"),
    ("Jl. Melati No. 12 RT 03/RW 04 banjir", PersonalKind.ADDRESS, "Jl. Melati No. 12 RT 03/RW 04"),
    ("rumah saya di Desa Sukamaju nomor 7", PersonalKind.ADDRESS, "rumah saya di Desa Sukamaju nomor 7"),
]

CLEAN = [
    "Buka jam 08.00-12.00 dan 13.00-15.00",
    "Kejadian 01-02-2026 sampai 03-04-2026",
    "Kerugian Rp 1.500.000.000 dan Rp 850.000.000",
    "Jalan Raya Wanasari rusak sepanjang 3 km, RT 03 RW 01",
    "Anggaran 2024-2026 dan laporan #9900001",
    "No urut 5, antrean 120 orang",
    "",
]


@pytest.mark.parametrize(("text", "kind", "expected"), FINDS)
def test_personal_data_is_found_in_its_spellings(text: str, kind: PersonalKind, expected: str) -> None:
    (span,) = find_personal_data(text)
    assert (span.kind, span.text) == (kind, expected)
    assert text[span.start : span.end] == expected


@pytest.mark.parametrize("text", CLEAN)
def test_ordinary_numbers_are_left_alone(text: str) -> None:
    assert find_personal_data(text) == []


def test_neighbouring_numbers_are_told_apart() -> None:
    spans = find_personal_data("data: 9901020304050001 084012345678")
    assert [span.kind for span in spans] == [PersonalKind.NIK, PersonalKind.PHONE]


def test_names_are_found_whatever_case_and_spacing() -> None:
    spans = find_personal_data("Pak BUDI  santoso dan Budianto", names=("Budi Santoso",))
    assert [(span.kind, span.text) for span in spans] == [(PersonalKind.NAME, "BUDI  santoso")]


def test_the_mask_leaves_nothing_to_find() -> None:
    text = "NIK 9901020304050001, WA 0840-1234-5678, surel ani@example.com."
    masked = redact(text, find_personal_data(text))
    assert masked == f"NIK {MASK}, WA {MASK}, surel {MASK}."
    assert find_personal_data(masked) == []


def test_diff_shows_what_was_cut() -> None:
    pieces = diff("NIK saya 99 hilang", f"NIK saya {MASK} hilang")
    assert [piece.text for piece in pieces if piece.change is Change.REMOVED] == ["99"]


@given(st.text(), st.text())
def test_diff_rebuilds_both_texts(original: str, edited: str) -> None:
    pieces = diff(original, edited)
    assert "".join(p.text for p in pieces if p.change is not Change.ADDED) == original
    assert "".join(p.text for p in pieces if p.change is not Change.REMOVED) == edited


@given(st.text(alphabet="0123456789 .-+()oOrpNIK@aJl,No\n"))
def test_finds_never_overlap_and_match_the_text(text: str) -> None:
    end = 0
    for span in find_personal_data(text):
        assert end <= span.start < span.end
        assert text[span.start : span.end] == span.text
        end = span.end
