"""What the case library trains: rules, competences, classes, actions, categories, traps, and the gaps.

A rule counts as trained by a case when playing the case right or wrong depends on it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import msgspec

from trainer.scenarios.case import Action, CaseTemplate
from trainer.sp4n.categories import CategoryTree
from trainer.sp4n.regulations import Rules
from trainer.sp4n.vocabulary import ArchiveReason, Competence, MissingData, ReportType

FEW = 3
"""Something that fewer cases train is named as a gap; with one or two cases it comes back too soon."""

ACTIONS: tuple[Action, ...] = ("disposisi", "tunda", "bukan_wewenang", "arsip", "gabung")


class Line(msgspec.Struct, frozen=True):
    """One thing to be trained and the cases that train it, in order of the library."""

    name: str
    cases: tuple[str, ...]


class Coverage(msgspec.Struct, frozen=True):
    """The matrix by aspect, and what is missing in sentences."""

    total: int
    aspects: dict[str, tuple[Line, ...]]
    gaps: tuple[str, ...]


def coverage(cases: Mapping[str, CaseTemplate], rules: Rules, tree: CategoryTree) -> Coverage:
    """Work out the coverage matrix.

    Args:
        cases: all cases.
        rules: the regulations, whose rules are to be trained.
        tree: the category tree, whose top nodes are to be met.
    """
    all_cases = list(cases.values())
    traps = sorted({trap for case in all_cases for trap in case.traps})
    aspects = {
        "aturan": _lines(_rule_ids(rules), _trains_rule, all_cases),
        "kompetensi": _lines([item.value for item in Competence], _trains_competence, all_cases),
        "klasifikasi": _lines([item.value for item in ReportType], lambda c, n: c.key.type == n, all_cases),
        "tindakan": _lines(ACTIONS, _has_action, all_cases),
        "alasan_arsip": _lines([item.value for item in ArchiveReason], _has_reason, all_cases),
        "data_kurang": _lines(
            [item.value for item in MissingData], lambda c, n: n in c.key.missing, all_cases
        ),
        "kemendesakan": _lines(["biasa", "mendesak", "darurat"], lambda c, n: c.urgency == n, all_cases),
        "kategori": _lines(tree.children(), lambda c, n: c.key.category[0] == n, all_cases),
        "jebakan": _lines(traps, lambda c, n: n in c.traps, all_cases),
    }
    gaps = tuple(
        _gap(aspect, line)
        for aspect, lines in aspects.items()
        for line in lines
        if len(line.cases) < FEW and aspect != "jebakan"
    )
    return Coverage(len(all_cases), aspects, gaps)


def _gap(aspect: str, line: Line) -> str:
    heading = aspect.replace("_", " ")
    if not line.cases:
        return f"{heading} '{line.name}' belum dilatih kasus mana pun."
    return f"{heading} '{line.name}' baru dilatih {len(line.cases)} kasus: {', '.join(line.cases)}."


def _lines(
    names: Iterable[str], trains: Callable[[CaseTemplate, str], bool], cases: Iterable[CaseTemplate]
) -> tuple[Line, ...]:
    known = list(cases)
    return tuple(Line(name, tuple(case.id for case in known if trains(case, name))) for name in names)


def _rule_ids(rules: Rules) -> list[str]:
    """The rules that depend on what a case is; C1 and C6 run by themselves on every report alike."""
    principles = [rule.id for rule in rules.principles]
    clocks = [clock.id.value for clock in rules.clocks if clock.id.value in _CLOCKS]
    return principles + clocks + [norm.id for norm in rules.norms]


def _trains_rule(case: CaseTemplate, rule: str) -> bool:
    if rule in _CLOCKS:
        return _CLOCKS[rule](case)
    if rule in _PRINCIPLES:
        return _PRINCIPLES[rule](case)
    return rule.startswith("tanggapan-") and _answered(case, rule)


def _trains_competence(case: CaseTemplate, name: str) -> bool:
    return name in competences(case)


def competences(case: CaseTemplate) -> tuple[Competence, ...]:
    """The competences that a case trains beyond what every report does.

    Classification counts where the form is filled in, disposition where a target has to be found,
    responses where facts wait for an answer, time where a unit's deadline runs or a pause is right,
    confidentiality where something has to be protected, the queue where order or likeness matters.
    """
    key = case.key
    named = {wrong.competence for wrong in case.wrong_moves}
    trained = {
        Competence.CLASSIFICATION: key.action in ("disposisi", "tunda"),
        Competence.DISPOSITION: key.action in ("disposisi", "tunda", "bukan_wewenang"),
        Competence.RESPONSE: bool(case.facts) or key.action in ("bukan_wewenang", "arsip"),
        Competence.TIMELINESS: key.action in ("disposisi", "tunda"),
        Competence.CONFIDENTIALITY: bool(case.personal_data) or key.force_secret,
        Competence.QUEUE: case.urgency != "biasa" or case.duplicable,
    }
    return tuple(item for item in Competence if trained[item] or item in named)


def _has_action(case: CaseTemplate, action: str) -> bool:
    return case.duplicable if action == "gabung" else case.key.action == action


def _has_reason(case: CaseTemplate, reason: str) -> bool:
    if reason == ArchiveReason.DUPLICATE:
        return case.duplicable
    return case.key.archive_reason == reason


def _answered(case: CaseTemplate, norm: str) -> bool:
    kinds = {fact.kind for fact in case.facts}
    wanted = _NORMS.get(norm)
    if norm == "tanggapan-bukan-wewenang":
        return case.key.action == "bukan_wewenang"
    return bool(kinds) if wanted is None else not kinds.isdisjoint(wanted)


def _ticked_wrong(case: CaseTemplate) -> bool:
    """Whether the reporter's tick alone gives the wrong class (a complaint is preset as berkadar)."""
    return case.key.type is not ReportType.SUPERVISORY


def _names_kecamatan(case: CaseTemplate) -> bool:
    return case.key.unit == "kecamatan" or any(wrong.move.unit == "kecamatan" for wrong in case.wrong_moves)


_PRINCIPLES: dict[str, Callable[[CaseTemplate], bool]] = {
    "tanpa-salah-pintu": lambda case: case.key.action in ("bukan_wewenang", "arsip"),
    "independensi": lambda case: case.key.type is ReportType.SUPERVISORY,
    "kecamatan-bukan-penampungan": _names_kecamatan,
    "kerahasiaan": lambda case: bool(case.personal_data) or case.key.force_secret,
    "pemilik-objek": lambda case: bool(case.object.attributes) or bool(case.contrast),
    "dua-pokok": lambda case: case.key.second_matter is not None,
    "pilihan-pelapor": _ticked_wrong,
    "judul-dan-kategori": lambda case: case.key.action == "disposisi",
    "mendesak-dahulu": lambda case: case.urgency != "biasa",
}

_CLOCKS: dict[str, Callable[[CaseTemplate], bool]] = {
    "C2": lambda case: True,
    "C3": lambda case: case.key.action == "disposisi",
    "C4": lambda case: case.key.action == "disposisi" and case.key.type is not ReportType.ASPIRATION,
    "C5": lambda case: case.key.action == "disposisi",
    "C7": lambda case: case.key.action == "tunda",
    "C8": lambda case: case.key.type is ReportType.INFORMATION,
}

_NORMS = {
    "tanggapan-substansi": {"temuan", "penjelasan", "syarat"},
    "tanggapan-langkah": {"tindakan", "pelaksana"},
    "tanggapan-waktu": {"waktu"},
    "tanggapan-bukti": {"bukti"},
    "tanggapan-kontak": {"kontak"},
}
"""Kinds of facts without which a norm for answers cannot be practised; other norms need any fact."""
