"""Short remarks on a written answer: they say what is missing or wrong, never what to write.

The answer form shows them while somebody writes, and the head of a unit returns a draft with them.
"""

from __future__ import annotations

from trainer.scoring.responses import AnswerCase, ResponseGrade

MOST = 3
"""So many remarks at a time."""

LOW = 1
"""A level 0-4 up to which tone and language are remarked on."""

_FAILURES = {
    "bocor_identitas": "nama pelapor atau data pribadi tampak",
    "isian_kosong": "masih ada isian kosong",
    "salah_laporan": "isinya belum menyentuh laporan ini",
    "bertentangan_fakta": "ada yang tidak cocok dengan bahan unit",
    "menghina": "ada kata yang merendahkan",
    "menyalahkan": "ada kalimat yang menyalahkan pelapor",
    "lempar_wewenang": "pelapor disuruh mengurus sendiri ke tempat lain",
    "janji_kosong": "baru janji, belum ada langkah nyata",
    "tidak_bermakna": "belum menjadi kalimat yang utuh",
}
_QUOTED = ("bocor_identitas", "isian_kosong", "menghina", "menyalahkan")
"""The failures whose passage helps to find the place."""

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
_TONE = {
    "sopan": "belum ada salam atau penutup",
    "empati": "belum ada terima kasih atau tanda peduli",
    "bahasa": "kalimatnya perlu dirapikan",
}


def remarks_on(case: AnswerCase, grade: ResponseGrade, text: str) -> tuple[str, ...]:
    """What a patient colleague would remark on an answer, the gravest first.

    Args:
        case: what the answer is held against.
        grade: its grade.
        text: the answer.

    Returns:
        At most three remarks.
    """
    found = [_failure(code, grade, text) for code in _FAILURES if code in grade.critical]
    missing = {fact.kind for fact in case.facts if fact.must and fact.id not in grade.conveyed}
    found += [line for kind, line in _MISSING.items() if kind in missing]
    found += [line for key, line in _TONE.items() if grade.dimensions[key] <= LOW]
    return tuple(found[:MOST])


def _failure(code: str, grade: ResponseGrade, text: str) -> str:
    line = _FAILURES[code]
    if code in _QUOTED:
        for reason in grade.reasons:
            if reason.about == code and reason.start is not None:
                passage = " ".join(text[reason.start : reason.end].split())
                return f"{line}: {passage}"
    return line
