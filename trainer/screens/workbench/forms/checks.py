"""Short remarks on an answer while it is being written: they say what is missing, never what to write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.screens.shared.plain import plain_line

if TYPE_CHECKING:
    from trainer.practice.session import Session
    from trainer.scoring.answers import AnswerJudge
    from trainer.scoring.responses import AnswerCase, ResponseGrade

MOST = 3
ENOUGH_WORDS = 5
"""Below this there is nothing to say yet."""

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


def remarks(session: Session, judge: AnswerJudge, number: int, text: str) -> tuple[str, ...]:
    """What a patient colleague would remark on a draft, the gravest first.

    Args:
        session: the session; the report's plan is needed for what the answer is held against.
        judge: the judge of the session's scenario.
        number: the report.
        text: the draft.

    Returns:
        At most three remarks; none for a report without a plan or a draft of a few words.
    """
    from trainer.scoring.responses import grade_response

    plan = session.plan(number)
    if plan is None or len(text.split()) < ENOUGH_WORDS:
        return ()
    case = judge.case(plan, session.instance.reports[number], session.now)
    return _remarks(case, grade_response(case, text, judge.rubric), text)


def _remarks(case: AnswerCase, grade: ResponseGrade, text: str) -> tuple[str, ...]:
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
                return f"{line}: {plain_line(text[reason.start : reason.end])}"
    return line
