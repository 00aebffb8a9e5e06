"""Checks on the answer key of a case: is there a valid answer, and does it agree with the authority table?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from trainer.scenarios.case import Key
from trainer.scenarios.check_records import ERROR, WARNING, Entry, Finding, Path, Scope
from trainer.sp4n.authority import Authority, UnknownObjectError, who_handles
from trainer.sp4n.vocabulary import ArchiveReason, MissingData, ReportType

_INSPECTOR = "inspektorat"
_ADMIN_VERBS = (
    "arsipkan|disposisikan|gabungkan|samarkan|teruskan|tunda|hapus|jawab|jelaskan|sebut|sebutkan|sampaikan|tawarkan|"
    "sarankan|tunjukkan|beri tahu|balas|minta pelapor|jangan (?:sampai|tayang\\w*|digabung|diarsip\\w*|ditolak)"
)
INSTRUCTION = re.compile(rf"(?:^|[.;:,] |\b(?:dan|lalu|kemudian) )(?:{_ADMIN_VERBS})\b", re.IGNORECASE)
"""A sentence or clause that tells an admin what to do."""


def check_key(entry: Entry, scope: Scope) -> Iterator[Finding]:
    """Check the key of one case.

    Args:
        entry: the case with its place.
        scope: units, agencies, categories and the authority table.

    Yields:
        Findings.
    """
    yield from _check_names(entry, scope)
    yield from _check_answer(entry)
    yield from _check_consistency(entry)
    if scope.authority is not None:
        yield from _check_authority(entry, scope)


def _check_names(entry: Entry, scope: Scope) -> Iterator[Finding]:
    """Functions, agencies and categories must exist."""
    key = entry.case.key
    for path, function in _functions(entry):
        if scope.functions and function not in scope.functions:
            yield entry.finding(
                path, ERROR, f"fungsi unit '{function}' tidak ada", "fungsi dalam berkas daerah"
            )
    agencies: list[tuple[Path, str]] = [
        (("key", "accept_forward", index), agency) for index, agency in enumerate(key.accept_forward)
    ]
    if key.forward_to:
        agencies.append((("key", "forward_to"), key.forward_to))
    for index, wrong in enumerate(entry.case.wrong_moves):
        if wrong.move.forward_to:
            agencies.append((("wrong_moves", index, "move", "forward_to"), wrong.move.forward_to))
    for path, agency in agencies:
        if scope.agencies and agency not in scope.agencies:
            yield entry.finding(
                path, ERROR, f"instansi '{agency}' tidak ada", "id instansi dalam berkas daerah"
            )
    categories: list[tuple[Path, tuple[str, ...]]] = [(("key", "category"), key.category)]
    categories += [
        (("key", "accept_categories", index), path) for index, path in enumerate(key.accept_categories)
    ]
    for index, wrong in enumerate(entry.case.wrong_moves):
        if wrong.move.category:
            categories.append((("wrong_moves", index, "move", "category"), wrong.move.category))
    for place, category in categories:
        if scope.categories is not None and not scope.categories.exists(category):
            yield entry.finding(
                place,
                ERROR,
                f"kategori '{' > '.join(category)}' tidak ada",
                "jalur dalam categories/sp4n.yaml",
            )


def _functions(entry: Entry) -> Iterator[tuple[Path, str]]:
    key = entry.case.key
    for name in ("unit", "second_matter"):
        if getattr(key, name):
            yield ("key", name), getattr(key, name)
    for name in ("accept_units", "support_units", "never_units"):
        for index, function in enumerate(getattr(key, name)):
            yield ("key", name, index), function
    for index, wrong in enumerate(entry.case.wrong_moves):
        if wrong.move.unit:
            yield ("wrong_moves", index, "move", "unit"), wrong.move.unit


def _check_answer(entry: Entry) -> Iterator[Finding]:
    """Each first action needs what it takes to be carried out."""
    case, key = entry.case, entry.case.key
    if key.action == "disposisi" and not key.unit:
        yield entry.finding(
            ("key", "action"), ERROR, "disposisi tanpa unit: tidak ada jawaban yang benar", "unit"
        )
    if key.action == "bukan_wewenang" and not key.forward_to:
        yield entry.finding(("key", "action"), ERROR, "bukan wewenang tanpa tujuan terusan", "forward_to")
    if key.action == "arsip" and not key.archive_reason:
        yield entry.finding(("key", "action"), ERROR, "arsip tanpa alasan", "archive_reason")
    if key.action == "gabung":
        yield entry.finding(
            ("key", "action"),
            ERROR,
            "laporan rangkap dibuat mesin dari kasus lain",
            "kasus lain dengan duplicable: true",
        )
    if key.action == "tunda":
        yield from _check_pending(entry)
    elif key.missing or case.completion:
        yield entry.finding(
            ("key",), WARNING, "missing/completion hanya berlaku untuk tindakan tunda", "action: tunda"
        )


def _check_pending(entry: Entry) -> Iterator[Finding]:
    case, key = entry.case, entry.case.key
    if not key.missing:
        yield entry.finding(("key",), ERROR, "tunda tanpa data yang kurang", "missing: [lokasi, ...]")
    if not case.completion:
        yield entry.finding((), ERROR, "tunda tanpa jawaban pelapor", "completion: dua kalimat atau lebih")
    if not (key.unit or key.forward_to or key.archive_reason):
        yield entry.finding(
            ("key",), ERROR, "tindakan setelah data lengkap tidak diketahui", "unit atau forward_to"
        )
    if MissingData.PLACE in key.missing and case.text.use_place:
        yield entry.finding(
            ("text",), ERROR, "lokasi disebut kurang, tetapi mesin menulis tempat", "use_place: false"
        )


def _check_consistency(entry: Entry) -> Iterator[Finding]:
    case, key = entry.case, entry.case.key
    for name in ("accept_units", "support_units"):
        for function in sorted({*getattr(key, name)} & {*key.never_units}):
            yield entry.finding(
                ("key", name), ERROR, f"'{function}' ada di {name} dan never_units", "salah satu saja"
            )
    if key.unit and key.unit in key.never_units:
        yield entry.finding(
            ("key", "never_units"), ERROR, f"unit yang benar '{key.unit}' dilarang", "unit lain"
        )
    if key.unit and key.unit in key.accept_units:
        yield entry.finding(
            ("key", "accept_units"), WARNING, f"'{key.unit}' sudah menjadi unit utama", "unit lain"
        )
    if key.type in key.accept_types:
        yield entry.finding(
            ("key", "accept_types"), WARNING, f"'{key.type}' sudah menjadi jenis utama", "jenis lain"
        )
    for name in case.personal_data:
        if not any("{" + name + "}" in text for text in case.text.personal):
            yield entry.finding(
                ("personal_data",),
                ERROR,
                f"data pribadi '{name}' tidak pernah ditulis",
                f"{{{name}}} dalam text.personal",
            )
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", case.id):
        yield entry.finding(
            ("id",), ERROR, f"id '{case.id}' tidak sah", "huruf kecil, angka, dan tanda hubung"
        )
    if case.weight <= 0:
        yield entry.finding(("weight",), ERROR, "bobot nol tidak pernah terpilih", "angka di atas 0")
    yield from _check_amounts(entry)


def _check_amounts(entry: Entry) -> Iterator[Finding]:
    text = entry.case.text
    for path, count, least, what in (
        (("text", "titles"), len(text.titles), 4, "judul"),
        (("text", "problem"), len(text.problem.plain), 3, "kalimat masalah"),
    ):
        if count < least:
            yield entry.finding(
                path, WARNING, f"hanya {count} {what}; laporan akan berulang", f"{least} atau lebih"
            )
    for index, title in enumerate(text.titles):
        if title.endswith("."):
            yield entry.finding(
                ("text", "titles", index), WARNING, "judul berakhir dengan titik", "tanpa titik"
            )
    for path, value in (
        (("key", "reason"), entry.case.key.reason),
        (("key", "type_reason"), entry.case.key.type_reason),
    ):
        if len(value.split()) < 4:
            yield entry.finding(
                path, WARNING, "alasannya terlalu pendek untuk peserta", "satu kalimat yang jelas"
            )
    if not entry.case.key.sources:
        yield entry.finding(("key",), WARNING, "kunci tanpa sumber", "sources: [...]")
    yield from _check_voice(entry)


def _check_voice(entry: Entry) -> Iterator[Finding]:
    """What a citizen gets to read must not tell an admin what to do.

    The reason for archiving is what the expert writes to the reporter, and facts become the answer.
    """
    case, told = entry.case, list[tuple[Path, str]]()
    if case.key.archive_reason is not None:
        told.append((("key", "reason"), case.key.reason))
    told += [(("facts", index, "text"), fact.text) for index, fact in enumerate(case.facts)]
    for path, text in told:
        for match in INSTRUCTION.finditer(text):
            problem = f"perintah kepada admin akan terbaca pelapor: '{match[0].strip()}'"
            yield entry.finding(path, ERROR, problem, "kalimat kepada pelapor")


def _check_authority(entry: Entry, scope: Scope) -> Iterator[Finding]:
    """The key must follow from the object's owner (dossier 10.3, 10.4)."""
    case, key = entry.case, entry.case.key
    if scope.authority is None:
        return
    try:
        owner = who_handles(case.object.kind, case.object.attributes, scope.authority)
    except UnknownObjectError as error:
        yield entry.finding(
            ("object",), ERROR, str(error).rstrip("."), "jenis dan atribut dalam authority.yaml"
        )
        return
    if not case.object.clue:
        yield entry.finding(("object",), WARNING, "petunjuk pemilik objek belum ditulis", "clue: ...")
    if key.archive_reason is ArchiveReason.IN_COURT and case.object.kind != "peradilan":
        yield entry.finding(
            ("object", "kind"), WARNING, "alasan peradilan untuk objek lain", "kind: peradilan"
        )
    if key.action == "arsip" or owner.owner_kind == "none" or _fits(key, owner):
        return
    given = key.unit if key.action == "disposisi" else (key.forward_to or key.unit)
    path: Path = ("key", "unit") if key.unit and key.action != "bukan_wewenang" else ("key", "forward_to")
    wanted = " atau ".join([owner.owner, *owner.alternatives])
    yield entry.finding(
        path, ERROR, f"kunci '{given}' bertentangan dengan tabel kewenangan: {owner.why.rstrip('.')}", wanted
    )


def _fits(key: Key, owner: Authority) -> bool:
    """Whether unit or forwarding agrees with the owner; a supervisory report may go to the Inspektorat."""
    allowed = (owner.owner, *owner.alternatives)
    if key.type is ReportType.SUPERVISORY and key.unit == _INSPECTOR and key.action != "bukan_wewenang":
        return True
    if key.action == "bukan_wewenang":
        return owner.owner_kind == "neighbour" and key.forward_to in allowed
    if key.unit:
        return key.unit in allowed
    return key.forward_to in allowed
