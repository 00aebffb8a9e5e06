"""Checks on what surrounds the key of a case: facts, wrong moves, contrasts, places of the region."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trainer.scenarios.case import Move
from trainer.scenarios.check_records import ERROR, WARNING, Entry, Finding, Path, Scope
from trainer.sp4n.vocabulary import ClockId, Level, ReportType

_SINCE = re.compile(r"\bsejak (?:\w+ )?\{tgl:-\d+\}")
_AT_NIGHT = re.compile(
    r"\b(?:[Mm]alam|[Pp]atroli malam) \{tgl:(?:-\d+|0)\}|\{tgl:(?:-\d+|0)\} (?:malam|pukul)\b"
)
_OFFSET = re.compile(r"\{(?:tgl|haritgl|rentang):([+-]?\d+)(?::([+-]?\d+))?\}")


def check_case(entry: Entry, scope: Scope) -> Iterator[Finding]:
    """Check the facts, wrong moves, contrasts and road and place slots of one case.

    Args:
        entry: the case with its place.
        scope: rules, regions and the other cases.

    Yields:
        Findings.
    """
    yield from _check_facts(entry, scope)
    yield from _check_wrong_moves(entry)
    yield from _check_contrast(entry, scope)
    yield from _check_region_slots(entry, scope)


def _check_facts(entry: Entry, scope: Scope) -> Iterator[Finding]:
    case, key = entry.case, entry.case.key
    if key.action == "disposisi" or (key.action == "tunda" and key.unit):
        if not 3 <= len(case.facts) <= 7:
            yield entry.finding(
                ("facts",) if case.facts else (),
                ERROR,
                f"ada {len(case.facts)} fakta untuk jawaban unit",
                "3 sampai 7",
            )
        elif not 1 <= sum(fact.must for fact in case.facts) <= 4:
            yield entry.finding(
                ("facts",), WARNING, "jumlah fakta wajib tidak wajar", "2 sampai 4 dengan must: true"
            )
    if key.action == "bukan_wewenang" and not any(fact.kind == "wewenang" for fact in case.facts):
        yield entry.finding(
            ("key",), WARNING, "tidak ada fakta tentang pemiliknya", "satu fakta kind: wewenang"
        )
    # In answers to questions and proposals a date is a schedule, not a promise to finish.
    complaint = key.type in (ReportType.ORDINARY, ReportType.SUPERVISORY)
    limit = scope.rules.limit(ClockId.COMPLETION, key.type) if scope.rules is not None and complaint else None
    for index, fact in enumerate(case.facts):
        yield from _check_fact_dates(entry, index, fact.kind, fact.text, limit)


def _check_past(entry: Entry, path: Path, text: str) -> Iterator[Finding]:
    """What a unit did comes after the report, what was so before it counts from the incident."""
    for match in _SINCE.finditer(text):
        yield entry.finding(
            path, ERROR, f"keadaan sebelum laporan memakai tanggal pemeriksaan: {match[0]}", "sejak {asal:-3}"
        )
    for match in _AT_NIGHT.finditer(text):
        yield entry.finding(
            path, ERROR, f"pemeriksaan malam dapat jatuh sesudah bahan diserahkan: {match[0]}", "{malam:-1}"
        )


def _check_fact_dates(entry: Entry, index: int, kind: str, text: str, limit: int | None) -> Iterator[Finding]:
    """Findings lie in the past, plans in the future and, where a class has a limit, inside it."""
    path: Path = ("facts", index, "text")
    yield from _check_past(entry, path, text)
    for match in _OFFSET.finditer(text):
        first = int(match[1])
        last = int(match[2]) if match[2] is not None else first
        if last < first:
            yield entry.finding(
                path, ERROR, f"rentang {match[0]} berakhir sebelum mulai", "awal lebih kecil dari akhir"
            )
        if kind in ("temuan", "bukti") and first > 0:
            yield entry.finding(
                path, ERROR, f"{kind} bertanggal di masa depan: {match[0]}", "{tgl:0} atau sebelumnya"
            )
        if kind == "waktu" and last < 0:
            yield entry.finding(
                path, ERROR, f"rencana bertanggal di masa lalu: {match[0]}", "{tgl:+1} atau sesudahnya"
            )
        if limit is not None and kind in ("waktu", "tindakan") and last > limit:
            yield entry.finding(
                path,
                WARNING,
                f"rencana {match[0]} melampaui tenggat penyelesaian {limit} hari kerja",
                f"+{limit} atau kurang",
            )


def _check_wrong_moves(entry: Entry) -> Iterator[Finding]:
    case = entry.case
    for index, wrong in enumerate(case.wrong_moves):
        path: Path = ("wrong_moves", index)
        move = wrong.move
        if all(getattr(move, name) is None for name in move.__struct_fields__):
            yield entry.finding(
                path, ERROR, "langkah keliru tanpa isi cocok dengan semua jawaban", "move: {unit: ...}"
            )
        elif _is_right(move, entry):
            yield entry.finding(
                path, ERROR, "langkah keliru ini sama dengan jawaban yang benar", "langkah lain"
            )
        if move.left_in is not None and move.left_in not in case.personal_data:
            yield entry.finding(
                path,
                ERROR,
                f"data '{move.left_in}' tidak ada dalam laporan",
                f"personal_data: [{move.left_in}]",
            )
        if move.not_secret and not case.key.force_secret:
            yield entry.finding(
                path, ERROR, "laporan ini tidak wajib dirahasiakan", "force_secret: true pada kunci"
            )
    if not case.wrong_moves:
        yield entry.finding((), WARNING, "belum ada langkah keliru yang khas", "wrong_moves: 2 sampai 4")


def _is_right(move: Move, entry: Entry) -> bool:
    """Whether everything that a wrong move names would be accepted by the key."""
    key = entry.case.key
    if move.left_in is not None or move.not_secret or move.answer is not None:
        return False
    for value, action in (
        (move.unit, "disposisi"),
        (move.forward_to, "bukan_wewenang"),
        (move.archive_reason, "arsip"),
    ):
        if value is not None and action not in (key.action, *key.accept_actions):
            return False
    checks = (
        move.action is None or move.action in (key.action, *key.accept_actions),
        move.type is None or move.type in (key.type, *key.accept_types),
        move.unit is None or move.unit in (key.unit, *key.accept_units),
        move.forward_to is None or move.forward_to in (key.forward_to, *key.accept_forward),
        move.archive_reason is None or move.archive_reason in (key.archive_reason, *key.accept_archive),
        move.category is None or move.category in (key.category, *key.accept_categories),
    )
    return all(checks)


def _check_contrast(entry: Entry, scope: Scope) -> Iterator[Finding]:
    for index, contrast in enumerate(entry.case.contrast):
        path: Path = ("contrast", index, "case")
        twin = scope.entries.get(contrast.case)
        if contrast.case == entry.case.id:
            yield entry.finding(
                path, ERROR, "kasus tidak dapat berpasangan dengan dirinya sendiri", "id kasus lain"
            )
        elif twin is None:
            yield entry.finding(
                path, ERROR, f"kasus pasangan '{contrast.case}' tidak ada", "id kasus yang ada"
            )
        elif entry.case.id not in [other.case for other in twin.case.contrast]:
            yield entry.finding(
                path,
                WARNING,
                f"pasangan '{contrast.case}' tidak menyebut kasus ini",
                "contrast pada kedua kasus",
            )


def _check_region_slots(entry: Entry, scope: Scope) -> Iterator[Finding]:
    """A region without the wanted road status or place kind cannot play the case."""
    for name, rule in entry.case.slots.items():
        if isinstance(rule, tuple) or not (rule.road or rule.place):
            continue
        for region in scope.regions.values():
            if region.level is not Level.REGION:
                continue  # a province plays only the cases that one of its kabupaten or kota can serve
            kinds = (
                {road.status for road in region.roads}
                if rule.road
                else {place.kind for place in region.places}
            )
            wanted = rule.road or rule.place
            if wanted not in kinds:
                what = "jalan berstatus" if rule.road else "tempat berjenis"
                severity = ERROR if region.fictional else WARNING
                yield entry.finding(
                    ("slots", name),
                    severity,
                    f"{region.name} tidak punya {what} '{wanted}'",
                    ", ".join(sorted(kinds)),
                )
