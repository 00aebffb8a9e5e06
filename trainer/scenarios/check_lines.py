"""Checks on raw lines: personal data that could be real, and spelling."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from trainer.scenarios.check_records import ERROR, WARNING, Finding

_PHONE = re.compile(r"(?<![\d-])(?:\+62|62|0)[\s-]?8\d{1,2}[\s-]?\d{3,4}[\s-]?\d{3,5}(?!\d)")
_OFFICE = re.compile(r"\(0\d{2,3}\)\s*\d[\d\s-]{4,8}\d")
_MAIL = re.compile(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)")
_SIXTEEN = re.compile(r"(?<!\d)\d{16}(?!\d)")


def _real_phone(match: re.Match[str]) -> bool:
    digits = re.sub(r"\D", "", match[0])
    local = "0" + digits[2:] if digits.startswith("62") else digits
    return 10 <= len(local) <= 13 and not local.startswith("0840")


def _real_office(match: re.Match[str]) -> bool:
    return not re.fullmatch(r"\(0299\) 555\d{3}", match[0])


def _real_mail(match: re.Match[str]) -> bool:
    domain = match[1].lower()
    return domain not in ("example.com", "example.go.id") and not domain.endswith(
        (".contoh.go.id", ".example")
    )


_PRIVATE: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], bool], str, str], ...] = (
    (
        _SIXTEEN,
        lambda match: not match[0].startswith("99"),
        "nomor 16 angka",
        "nomor rekaan yang berawalan 99",
    ),
    (_PHONE, _real_phone, "nomor telepon genggam", "nomor rekaan 0840-xxxx-xxxx"),
    (_OFFICE, _real_office, "nomor telepon kantor", "nomor rekaan (0299) 555xxx"),
    (_MAIL, _real_mail, "alamat surel", "@example.go.id, @example.com, atau *.contoh.go.id"),
)

MISSPELLINGS = {
    "aktifitas": "aktivitas", "analisa": "analisis", "antri": "antre", "antrian": "antrean", "apotik": "apotek",
    "atlit": "atlet", "azas": "asas", "cabe": "cabai", "detil": "detail", "di rumahkan": "dirumahkan",
    "di tutup": "ditutup", "di perbaiki": "diperbaiki", "di bayar": "dibayar", "ekstrim": "ekstrem",
    "faham": "paham", "frekwensi": "frekuensi", "goncang": "guncang", "hakekat": "hakikat", "hutang": "utang",
    "ijasah": "ijazah", "ijin": "izin", "jadual": "jadwal", "jaman": "zaman", "jum'at": "Jumat", "karir": "karier",
    "katagori": "kategori", "kadaluarsa": "kedaluwarsa", "komplek": "kompleks", "konkrit": "konkret",
    "kwalitas": "kualitas", "kwitansi": "kuitansi", "legalisir": "legalisasi", "menejemen": "manajemen",
    "merubah": "mengubah", "metoda": "metode", "mushola": "musala", "musholla": "musala", "nasehat": "nasihat",
    "nafas": "napas", "nopember": "November", "obyek": "objek", "paska": "pasca", "pebruari": "Februari",
    "photo": "foto", "prosentase": "persentase", "praktek": "praktik", "propinsi": "provinsi", "resiko": "risiko",
    "sekedar": "sekadar", "silahkan": "silakan", "sistim": "sistem", "subyek": "subjek", "supir": "sopir",
    "tauladan": "teladan", "tehnis": "teknis", "telor": "telur", "terlantar": "telantar", "trampil": "terampil",
    "trotoir": "trotoar", "urin": "urine",
}  # fmt: skip
"""Common misspellings and the form of KBBI."""

_SPELLING = re.compile(
    r"(?<![\w'-])(" + "|".join(map(re.escape, MISSPELLINGS)) + r")(?![\w'-])", re.IGNORECASE
)
_OFFICIAL_LABELS = ("Anak Terlantar",)
"""Labels of the real system that stay as they are."""


def check_lines(file: str, text: str, spelling: bool) -> Iterator[Finding]:
    """Look through the raw text of a file for data that could be real, and for misspellings.

    Args:
        file: the name for messages.
        text: the whole file.
        spelling: False for files whose subject is misspelt or colloquial text.

    Yields:
        Findings with the exact place.
    """
    for number, line in enumerate(text.splitlines(), 1):
        for pattern, is_real, what, expected in _PRIVATE:
            for match in pattern.finditer(line):
                if is_real(match):
                    problem = f"{what} '{match[0]}' bisa milik orang sungguhan"
                    yield Finding(file, number, match.start() + 1, ERROR, problem, expected)
        if not spelling:
            continue
        for match in _SPELLING.finditer(line):
            if not any(label in line for label in _OFFICIAL_LABELS):
                right = MISSPELLINGS[match[1].lower()]
                yield Finding(file, number, match.start() + 1, WARNING, f"ejaan '{match[1]}'", f"'{right}'")
