"""Short remarks on a written answer: they say what is missing or wrong, never what to write.

The answer form shows them while somebody writes, and the head of a unit returns a draft with them.
"""

from __future__ import annotations

import msgspec

from trainer.scoring.responses import AnswerCase, Reason, ResponseGrade

MOST = 3
"""So many remarks at a time."""

LOW = 1
"""A level 0-4 up to which tone and language are remarked on."""

_ENOUGH = 3
"""A level from which nothing is remarked on in an answer without facts."""

_FAILURES = {
    "bocor_identitas": "nama pelapor atau data pribadi tampak",
    "isian_kosong": "masih ada isian kosong",
    "salah_laporan": "isinya belum menyentuh laporan ini",
    "bertentangan_fakta": "tidak cocok dengan bahan unit",
    "menghina": "ada kata yang merendahkan",
    "menyalahkan": "ada kalimat yang menyalahkan pelapor",
    "lempar_wewenang": "pelapor disuruh mengurus sendiri ke tempat lain",
    "janji_kosong": "baru janji, belum ada langkah nyata",
    "tidak_bermakna": "belum menjadi kalimat yang utuh",
}
_FIGURES = ("Tanggal", "Angka", "Instansi")
"""How the reasons begin that speak of a single date, number or agency."""
_GENERAL = "Nilai "
"""How a reason begins that names nothing in particular."""

_MISSING = {
    "tindakan": "belum menyebut tindakan unit",
    "temuan": "belum menyebut hasil pemeriksaan",
    "waktu": "belum ada waktu",
    "pelaksana": "belum menyebut pelaksana",
    "kontak": "belum ada kontak resmi",
    "wewenang": "belum menjelaskan kewenangan",
    "syarat": "belum menyebut syarat",
    "penjelasan": "belum ada penjelasan",
    "bukti": "belum menyebut bukti",
}
_TONE = ("sopan", "empati", "bahasa")
_NEXT = ("relevansi", "tindakan", "waktu")
"""What an answer without facts can still lack."""


class Remark(msgspec.Struct, frozen=True):
    """One remark: the line to show, what it is about, and the words of the answer that it means.

    `about` is the code of a critical failure, the kind of a missing fact, or a dimension; `words`, `start` and `end`
    are the passage in the answer (empty and None when something is missing). `sure` is False where a human would
    have to look before it counts.
    """

    line: str
    about: str
    words: str = ""
    start: int | None = None
    end: int | None = None
    sure: bool = True


def remarks_on(case: AnswerCase, grade: ResponseGrade, text: str) -> tuple[str, ...]:
    """What a patient colleague would remark on an answer, the gravest first.

    Args:
        case: what the answer is held against.
        grade: its grade.
        text: the answer.

    Returns:
        At most three lines; each names the words it means.
    """
    return tuple(remark.line for remark in pointed_remarks(case, grade, text))


def pointed_remarks(case: AnswerCase, grade: ResponseGrade, text: str) -> tuple[Remark, ...]:
    """The same remarks with the places they mean, so that a form can show them in the text.

    Args:
        case: what the answer is held against.
        grade: its grade.
        text: the answer.

    Returns:
        At most three remarks.
    """
    found = [_failure(code, grade, text) for code in _FAILURES if code in grade.critical]
    missing = {fact.kind for fact in case.facts if fact.must and fact.id not in grade.conveyed}
    found += [Remark(line, kind) for kind, line in _MISSING.items() if kind in missing]
    lacking = (*_TONE, *_NEXT) if not case.facts else _TONE
    for key in lacking:
        level = grade.dimensions[key]
        if level <= LOW or (key in _NEXT and level < _ENOUGH):
            found += [Remark(_beginning(each), key) for each in grade.reasons if _says(each, key)][:1]
    return tuple(found[:MOST])


def _says(reason: Reason, key: str) -> bool:
    return reason.about == key and not reason.message.startswith(_GENERAL)


def _beginning(reason: Reason) -> str:
    """The first sentence of a reason as a remark."""
    first = reason.message.split(". ")[0].rstrip(".")
    return first[0].lower() + first[1:]


def _failure(code: str, grade: ResponseGrade, text: str) -> Remark:
    line, sure = _FAILURES[code], code not in grade.doubtful
    reason = next((each for each in grade.reasons if each.about == code and each.start is not None), None)
    if reason is None:
        return Remark(line, code, sure=sure)
    words = " ".join(text[reason.start : reason.end].split())
    if code == "bertentangan_fakta" and reason.message.startswith(_FIGURES):
        line = f'{reason.message.split()[0].lower()} "{words}" tidak ada dalam bahan'
    else:
        line = f"{line}: {words}"
    return Remark(line if sure else f"periksa lagi: {line}", code, words, reason.start, reason.end, sure)
