"""Checks on the texts of a case: grammar, slots, dead variants, repetition, style."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from trainer.scenarios.case import Slot
from trainer.scenarios.check_records import ERROR, WARNING, Entry, Finding, Path
from trainer.scenarios.grammar import Choice, GrammarError, Node, Part, parse
from trainer.scenarios.grammar import Slot as TextSlot

PERSONAL_SLOTS = frozenset({"nik", "kk", "telepon", "nama_lain", "alamat", "rekening"})
GLOBAL_SLOTS = PERSONAL_SLOTS | frozenset(
    {
        *("kecamatan", "desa", "desa_lengkap", "dusun", "rt", "rw", "kabupaten", "patokan"),
        *("lama", "sejak", "tanggal", "hari", "jam"),
    }
)
"""Slots that the generator fills in every case."""

FIXED_WORDS = 12
"""A run of so many unchanging words would be seen again in other reports."""

FEWEST_FORMS = 12
"""Fewer ways to write a problem than this, and the same report comes back within a shift or two."""

_LETTER = re.compile(
    r"^\W*(assalamu|selamat (pagi|siang|sore|malam)|yth\b|dengan hormat|terima kasih)|terima kasih\W*$|wassalam",
    re.IGNORECASE,
)
_DOUBLED = re.compile(r"\b([^\W\d]{2,}) \1\b", re.IGNORECASE)
_DATE_TOKEN = re.compile(r"(tgl|haritgl):[+-]?\d+|malam:-1|asal:-?\d+|rentang:[+-]?\d+:[+-]?\d+")


def check_texts(entry: Entry) -> Iterator[Finding]:
    """Check all texts of one case.

    Args:
        entry: the case with its place.

    Yields:
        Findings about grammar, slots, variants, repetition and style.
    """
    used: set[str] = set()
    for path, text in _grammar_texts(entry.raw):
        try:
            node = parse(text)
        except GrammarError as error:
            yield _grammar_finding(entry, path, text, error)
            continue
        used.update(_slot_names(node.parts))
        yield from _check_slots(entry, path, node)
        yield from _check_variants(entry, path, node)
        yield from _check_doubled(entry, path, text)
        if path[0] != "facts" and longest_run(node.parts) >= FIXED_WORDS:
            yield entry.finding(
                path,
                WARNING,
                f"ada {FIXED_WORDS} kata tetap berturut-turut: '{text[:50]}...'",
                "pilihan (a|b) atau {slot} tiap 6-8 kata",
            )
        if path[0] == "text" and entry.case.reporter.mood != "senang" and _LETTER.search(text):
            yield entry.finding(
                path, WARNING, "salam atau terima kasih ditambahkan oleh mesin", "isi laporan saja"
            )
    yield from _check_lists(entry)
    yield from _check_variety(entry)
    yield from _check_slot_rules(entry)
    for name in entry.case.slots:
        if name not in used:
            yield entry.finding(
                ("slots", name), WARNING, f"slot '{name}' tidak pernah dipakai", "{" + name + "}"
            )


def check_repeated_sentences(entries: list[Entry]) -> Iterator[Finding]:
    """Find whole sentences of eight words or more that stand in more than one case."""
    seen: dict[str, str] = {}
    for entry in entries:
        for path, text in _grammar_texts(entry.raw):
            if path[0] != "text" or len(text.split()) < 8:
                continue
            first = seen.setdefault(text.strip(), entry.case.id)
            if first != entry.case.id:
                yield entry.finding(
                    path,
                    WARNING,
                    f"kalimat ini sama dengan kalimat pada kasus '{first}'",
                    "kalimat yang berbeda",
                )


def _grammar_texts(raw: Any) -> Iterator[tuple[Path, str]]:
    """Yield every text that goes through the grammar, with its path inside the case."""
    for section in ("text", "completion", "facts"):
        if section in raw:
            yield from text_entries(raw[section], (section,))


def text_entries(value: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Yield every text inside a parsed YAML value with its path, kinds of facts left out."""
    if isinstance(value, str):
        if path[-1] != "kind":
            yield path, value
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from text_entries(item, (*path, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from text_entries(item, (*path, str(key)))


def _grammar_finding(entry: Entry, path: Path, text: str, error: GrammarError) -> Finding:
    line, column = entry.source.position((*entry.base, *path))
    raw_line = entry.source.text.splitlines()[line - 1] if entry.source.text else ""
    at = raw_line.find(text)
    if at >= 0:
        column = at + error.offset + 1
    problem = f"{entry.case.id}: {error}"
    return Finding(entry.source.file, line, column, ERROR, problem, "kurung dan slot yang berpasangan")


def _check_slots(entry: Entry, path: Path, node: Node) -> Iterator[Finding]:
    known = GLOBAL_SLOTS | entry.case.slots.keys()
    for name in _slot_names(node.parts):
        if ":" in name:
            if not _DATE_TOKEN.fullmatch(name):
                yield entry.finding(
                    path,
                    ERROR,
                    f"penanda tanggal {{{name}}} tidak dikenal",
                    "{tgl:-1}, {malam:-1}, {asal:-3}, {haritgl:+3}, {rentang:+3:+5}",
                )
            elif path[0] != "facts":
                yield entry.finding(
                    path, ERROR, f"{{{name}}} hanya berlaku dalam fakta", "{tanggal} atau {lama}"
                )
        elif name not in known:
            yield entry.finding(
                path, ERROR, f"slot {{{name}}} tidak punya isi", "slot umum atau slot kasus ini"
            )
        elif name in PERSONAL_SLOTS - entry.case.slots.keys() - set(entry.case.personal_data):
            yield entry.finding(
                path,
                ERROR,
                f"{{{name}}} menulis data pribadi yang tidak terdaftar",
                f"personal_data: [{name}]",
            )


def _check_variants(entry: Entry, path: Path, node: Node) -> Iterator[Finding]:
    for choice in _choices(node.parts):
        if len(set(choice.options)) < len(choice.options):
            yield entry.finding(
                path, WARNING, "ada pilihan yang tertulis dua kali dalam satu kurung", "pilihan berbeda"
            )


def _check_doubled(entry: Entry, path: Path, text: str) -> Iterator[Finding]:
    """Find words that come out twice in a row, also where a slot's value meets the words around it."""
    doubled = {match[1].lower() for match in _DOUBLED.finditer(text)}
    for name, rule in entry.case.slots.items():
        values = rule if isinstance(rule, tuple) else rule.choice or ()
        before = re.search(rf"(\w+) \{{{name}\}}", text)
        behind = re.search(rf"\{{{name}\}} (\w+)", text)
        for words in (value.lower().split() for value in values if value.strip()):
            if before and before[1].lower() == words[0]:
                doubled.add(words[0])
            if behind and behind[1].lower() == words[-1]:
                doubled.add(words[-1])
    for word in sorted(doubled):
        problem = f"kata '{word}' tertulis dua kali berturut-turut: '{text[:50]}...'"
        yield entry.finding(path, WARNING, problem, "satu kali saja, atau kata ulang dengan tanda hubung")


def _check_variety(entry: Entry) -> Iterator[Finding]:
    """A problem that can be written in a few ways only would be seen again and again."""
    sizes = {name: _slot_size(rule) for name, rule in entry.case.slots.items()}
    try:
        forms = sum(_forms(parse(text).parts, sizes) for text in entry.case.text.problem.plain)
    except GrammarError:
        return
    if forms < FEWEST_FORMS and not entry.case.text.verbatim:
        problem = f"masalahnya hanya dapat ditulis dalam {forms} bentuk; laporan akan berulang"
        yield entry.finding(("text", "problem"), WARNING, problem, f"{FEWEST_FORMS} bentuk atau lebih")


def _slot_size(rule: Slot | tuple[str, ...]) -> int:
    if isinstance(rule, tuple) or rule.choice is not None:
        return len(rule if isinstance(rule, tuple) else rule.choice or ())
    bounds = rule.number or rule.rupiah
    if bounds is not None and _bounds_ok(bounds):
        return (bounds[1] - bounds[0]) // (bounds[2] if len(bounds) == 3 else 1) + 1
    return 6


def _forms(parts: tuple[Part, ...], sizes: dict[str, int]) -> int:
    """In how many ways a text can be written, general slots counted as six."""
    forms = 1
    for part in parts:
        if isinstance(part, TextSlot):
            forms *= sizes.get(part.name, 6)
        elif isinstance(part, Choice):
            forms *= sum(_forms(option, sizes) for option in part.options)
    return forms


def _check_lists(entry: Entry) -> Iterator[Finding]:
    """Equal entries of one list are dead variants."""
    for path, values in _string_lists(entry.raw, ()):
        seen: set[str] = set()
        for index, value in enumerate(values):
            if value in seen:
                yield entry.finding(
                    (*path, index), WARNING, "isi ini sudah ada dalam daftar yang sama", "isi berbeda"
                )
            seen.add(value)


def _string_lists(value: Any, path: Path) -> Iterator[tuple[Path, list[str]]]:
    if isinstance(value, list):
        if value and all(isinstance(item, str) for item in value):
            if not {"clock", "category", "accept_categories"} & {str(step) for step in path}:
                yield path, value
        else:
            for index, item in enumerate(value):
                yield from _string_lists(item, (*path, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _string_lists(item, (*path, str(key)))


def _check_slot_rules(entry: Entry) -> Iterator[Finding]:
    for name, rule in entry.case.slots.items():
        problem = _slot_problem(rule)
        if problem:
            yield entry.finding(("slots", name), ERROR, f"slot '{name}': {problem[0]}", problem[1])


def _slot_problem(rule: Slot | tuple[str, ...]) -> tuple[str, str] | None:
    if isinstance(rule, tuple):
        return None if rule else ("daftarnya kosong", "paling sedikit satu isi")
    filled = [name for name in rule.__struct_fields__ if getattr(rule, name) is not None]
    if len(filled) != 1:
        return "harus memakai tepat satu aturan", "road, place, number, rupiah, person, clock, atau choice"
    for bounds in (rule.number, rule.rupiah):
        if bounds is not None and not _bounds_ok(bounds):
            return "rentang angkanya tidak benar", "[terendah, tertinggi] atau [terendah, tertinggi, langkah]"
    if rule.person not in (None, "pria", "wanita", "bebas"):
        return f"orang '{rule.person}' tidak dikenal", "pria, wanita, atau bebas"
    if rule.clock is not None and not all(
        re.fullmatch(r"([01]\d|2[0-3])\.[0-5]\d", time) for time in rule.clock
    ):
        return "jamnya tidak benar", 'dua jam seperti ["07.00", "09.30"]'
    return None


def _bounds_ok(bounds: tuple[int, ...]) -> bool:
    if len(bounds) not in (2, 3) or bounds[0] > bounds[1]:
        return False
    return len(bounds) == 2 or bounds[2] > 0


def _slot_names(parts: tuple[Part, ...]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, TextSlot):
            yield part.name
        elif isinstance(part, Choice):
            for option in part.options:
                yield from _slot_names(option)


def _choices(parts: tuple[Part, ...]) -> Iterator[Choice]:
    for part in parts:
        if isinstance(part, Choice):
            yield part
            for option in part.options:
                yield from _choices(option)


def longest_run(parts: tuple[Part, ...]) -> int:
    """The longest run of words without a choice or slot."""
    longest = run = 0
    for part in parts:
        if isinstance(part, str):
            run += len(part.split())
            longest = max(longest, run)
        else:
            run = 0
            if isinstance(part, Choice):
                longest = max([longest, *(longest_run(option) for option in part.options)])
    return longest
