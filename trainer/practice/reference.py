"""The pages of "Cara kerja": made from the rules, the table of moves and the authority table, and searchable.

Nothing here is a second wording of a rule: change the data and the page changes with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from trainer.practice.lessons import Lesson
from trainer.scenarios.library import Library
from trainer.scenarios.yaml_source import YamlSource
from trainer.sp4n.agencies import Region
from trainer.sp4n.authority import AuthorityRow, AuthorityTable
from trainer.sp4n.moves import MOVES, Move, clock_effects, state_name
from trainer.sp4n.regulations import ArchiveRule, ClockRule, Option, Rule, Rules
from trainer.sp4n.vocabulary import ClockId, ReportType, Status

GLOSSARY_FILE = "_istilah.yaml"
"""In the lessons' folder; the underscore and the suffix keep it apart from the lessons."""

TRUST = {
    "H": "Tertulis dalam peraturan atau sistem resmi.",
    "M": "Tertulis dalam SOP, paparan, atau halaman instansi.",
    "L": "Simpulan penyusun latihan; tanyakan SOP daerah Anda.",
    "MEM": "Belum dikonfirmasi; periksa aturan yang berlaku.",
}
"""The dossier's confidence in words for a trainee."""

_SHORT_WORDS = {"pju": "PJU", "jkn": "JKN", "mbg": "MBG", "dprd": "DPRD", "bbm": "BBM", "sp4n": "SP4N", "ktp": "KTP",
                "kk": "KK", "kia": "KIA", "pkh": "PKH", "bpnt": "BPNT", "blt": "BLT", "spbu": "SPBU", "pbg": "PBG",
                "pkl": "PKL", "pbb": "PBB", "bphtb": "BPHTB", "paud": "PAUD", "sd": "SD", "smp": "SMP", "sma": "SMA",
                "smk": "SMK", "slb": "SLB", "kpu": "KPU", "tpa": "TPA", "rt": "RT", "rw": "RW", "akdp": "AKDP",
                "akap": "AKAP", "pbi": "PBI", "cpns": "CPNS"}  # fmt: skip
"""Abbreviations in the keys of the authority table that are written in capitals."""


class Entry(msgspec.Struct, frozen=True):
    """One entry of a page: a heading and lines of plain text (no markup)."""

    key: str
    heading: str
    lines: tuple[str, ...]


class Page(msgspec.Struct, frozen=True):
    """A page of the reference."""

    id: str
    title: str
    intro: str
    entries: tuple[Entry, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """The whole page as plain lines; what `Hit.line` counts in."""
        found = [self.title, self.intro]
        for entry in self.entries:
            found += ["", entry.heading, *entry.lines]
        return tuple(found)

    @property
    def markdown(self) -> str:
        """The whole page as Markdown."""
        parts = [f"# {self.title}", self.intro]
        for entry in self.entries:
            parts += [f"## {entry.heading}", "\n".join(f"- {line}" for line in entry.lines)]
        return "\n\n".join(parts) + "\n"


class Hit(msgspec.Struct, frozen=True):
    """A line that was found; `line` is an index into the page's `lines`, `heading` the entry it is in."""

    page: str
    title: str
    line: int
    heading: str
    snippet: str


class Term(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A term of the glossary with its meaning, other names, and related terms."""

    istilah: str
    arti: str
    nama_lain: tuple[str, ...] = ()
    lihat: tuple[str, ...] = ()


class Step(msgspec.Struct, frozen=True):
    """One row of the life-cycle diagram: an action that leads from one state to another."""

    source: str
    action: str
    actor: str
    target: str
    condition: str
    clocks: str


def read_glossary(library: Library) -> tuple[Term, ...]:
    """The glossary, sorted by term; ContentError when its file is malformed."""
    source = YamlSource.read(library.root / "lessons" / GLOSSARY_FILE, library.root)
    terms: tuple[Term, ...] = source.convert(source.value(), tuple[Term, ...])
    return tuple(sorted(terms, key=lambda term: term.istilah.casefold()))


def reference_pages(
    library: Library, rules: Rules | None = None, region: Region | None = None
) -> tuple[Page, ...]:
    """All pages, in the order of the table of contents. Reads several files; call it in a worker.

    Args:
        library: the content.
        rules: the rules to show; None takes the national ones.
        region: the region whose offices the authority matrix names; None takes the first fictional one.

    Raises:
        ContentError: a content file is malformed.
    """
    shown = rules or library.regulations
    place = region or next(found for found in library.regions.values() if found.fictional)
    return (
        life_cycle_page(),
        clock_page(shown),
        authority_page(library.authority, place),
        archive_page(shown),
        principles_page(shown),
        options_page(shown),
        law_page(shown),
        glossary_page(read_glossary(library)),
    )


def life_cycle_steps() -> tuple[Step, ...]:
    """The life cycle as rows, from the table of moves; moves that keep the state are left out."""
    return tuple(
        _step(move, source)
        for move in MOVES
        if move.target is not None
        for source in move.sources
        if source is not move.target
    )


def life_cycle_page() -> Page:
    """What may happen to a report in each state, and what that does to the clocks."""
    states: tuple[Status | None, ...] = (None, *Status)
    entries = []
    for state in states:
        moves = [move for move in MOVES if state in move.sources and move.target not in (None, state)]
        lines = tuple(_step_line(_step(move, state)) for move in moves)
        final = ("Akhir perjalanan: tidak ada langkah lanjutan.",) if not lines else ()
        entries.append(Entry(f"status:{_state(state)}", _state(state), (*_bucket(state), *lines, *final)))
    intro = "Untuk tiap status: siapa dapat melakukan apa, status berikutnya, dan pengaruhnya pada jam C1-C8."
    return Page("daur-hidup", "Daur hidup laporan", intro, tuple(entries))


def clock_page(rules: Rules) -> Page:
    """The clocks with limits, explanations and sources."""
    entries = [
        Entry(clock.value, f"{clock.value} {rules.clock(clock).title}", _clock_lines(rules.clock(clock)))
        for clock in ClockId
    ]
    hours = rules.hours_rule
    entries.append(Entry(hours.id, hours.title, _rule_lines(hours)))
    intro = f"Berlaku: {rules.title}. Semua batas dalam hari kerja; hari diterima adalah hari ke-0."
    return Page("jam", "Jam dan tenggat C1-C8", intro, tuple(entries))


def authority_page(table: AuthorityTable, region: Region) -> Page:
    """Who owns which object: one entry for each kind of object."""
    entries = [
        Entry(
            f"objek:{kind}",
            _words(kind),
            tuple(line for row in table.rows_for(kind) for line in _owner_lines(row, region)),
        )
        for kind in table.kinds()
    ]
    intro = f"Cari objek laporannya, bukan kata topiknya. Nama kantor mengikuti {region.name}."
    return Page("kewenangan", "Matriks kewenangan", intro, tuple(entries))


def archive_page(rules: Rules) -> Page:
    """The archive reasons, and what to try first."""
    entries = [
        Entry(f"arsip:{rule.reason.value}", rule.reason.label, _archive_lines(rule))
        for rule in rules.archive_reasons
    ]
    intro = "Bukan Wewenang bukan alasan arsip: laporan seperti itu diteruskan. Coba Tunda lebih dahulu bila bisa."
    return Page("arsip", "Alasan arsip", intro, tuple(entries))


def principles_page(rules: Rules) -> Page:
    """Principles, and norms for answers."""
    entries = [Entry(rule.id, rule.title, _rule_lines(rule)) for rule in (*rules.principles, *rules.norms)]
    return Page("asas", "Asas dan norma tanggapan", "Yang dipegang pada setiap keputusan.", tuple(entries))


def options_page(rules: Rules) -> Page:
    """Where sources differ: K1-K18 and the region's options."""
    entries = [
        Entry(
            option.id,
            f"{option.id} {option.title}" if option.id.startswith("K") else option.title,
            _option_lines(option),
        )
        for option in rules.options
    ]
    intro = (
        "Sumber tidak selalu sepakat. Latihan memakai satu pilihan; daerah Anda mungkin memakai yang lain."
    )
    return Page("perbedaan", "Perbedaan antarsumber K1-K18", intro, tuple(entries))


def law_page(rules: Rules) -> Page:
    """The legal instruments with their status."""
    entries = [
        Entry(
            f"hukum:{item.name}",
            item.name,
            (f"{item.about}.", f"Status: {item.status}.", TRUST[item.confidence]),
        )
        for item in rules.instruments
    ]
    intro = "Periksa selalu naskah yang berlaku; PermenPANRB 5/2025 masih baru."
    return Page("peraturan", "Rujukan peraturan", intro, tuple(entries))


def glossary_page(terms: Iterable[Term]) -> Page:
    """The glossary."""
    entries = tuple(Entry(f"istilah:{term.istilah}", term.istilah, _term_lines(term)) for term in terms)
    return Page("istilah", "Daftar istilah", "Istilah yang dipakai dalam latihan dan pada sistem.", entries)


def lesson_page(lesson: Lesson) -> Page:
    """A lesson as a page, so that lessons and reference are searched together."""
    entries = tuple(
        Entry(f"{lesson.id}:{index}", section.title, _text_lines(section.markdown))
        for index, section in enumerate(lesson.sections)
    )
    return Page(lesson.id, lesson.title, lesson.benefit, entries)


def search(pages: Sequence[Page], text: str, limit: int = 50) -> tuple[Hit, ...]:
    """Find lines: headings that hold all words first, then lines (those under a heading with one of the
    words before others), then entries that hold the words in different lines.

    Args:
        pages: where to look.
        text: words; case does not matter.
        limit: how many hits at most.

    Returns:
        The hits, best first, one for each heading at most and one for each line.
    """
    words = text.casefold().split()
    if not words:
        return ()
    ranked: list[tuple[int, int, Hit]] = []
    for page in pages:
        number = 2
        for entry in page.entries:
            number += 1
            ranked += [
                (rank, len(ranked), Hit(page.id, page.title, number + offset, entry.heading, snippet))
                for rank, offset, snippet in _matches(entry, words)
            ]
            number += 1 + len(entry.lines)
    ranked.sort(key=lambda found: found[:2])
    return tuple(hit for _, _, hit in ranked[:limit])


def _matches(entry: Entry, words: Sequence[str]) -> list[tuple[int, int, str]]:
    """Rank, offset from the heading, and snippet of what matches in an entry."""
    heading = entry.heading.casefold()
    if all(word in heading for word in words):
        text = " ".join(words)
        rank = 0 if heading == text else 1 if heading.startswith(text) else 2
        return [(rank, 0, entry.lines[0] if entry.lines else entry.heading)]
    rank = 3 if any(word in heading for word in words) else 4
    found = [
        (rank, offset, line)
        for offset, line in enumerate(entry.lines, 1)
        if all(word in line.casefold() for word in words)
    ]
    whole = " ".join((heading, *entry.lines)).casefold()
    if not found and all(word in whole for word in words):
        found.append((5, 0, entry.lines[0] if entry.lines else entry.heading))
    return found


def _state(state: Status | None) -> str:
    return "(laporan baru)" if state is None else state_name(state)


def _bucket(state: Status | None) -> tuple[str, ...]:
    return () if state is None else (f"Antrean: {state.bucket.label}.",)


def _step(move: Move, source: Status | None) -> Step:
    target = _state(move.target if move.target is not None else source)
    actors = ", ".join(role.label for role in move.roles)
    return Step(_state(source), move.verb.label, actors, target, move.when, "; ".join(clock_effects(move)))


def _step_line(step: Step) -> str:
    condition = f", {step.condition}" if step.condition else ""
    clocks = f" Jam: {step.clocks}." if step.clocks else ""
    return f"{step.action} ({step.actor}{condition}) → {step.target}.{clocks}"


def _trust(source: str, confidence: str) -> tuple[str, str]:
    return f"Sumber: {source}.", TRUST[confidence]


def _rule_lines(rule: Rule) -> tuple[str, ...]:
    return (rule.citation, rule.explanation, *_trust(rule.source, rule.confidence))


def _clock_lines(rule: ClockRule) -> tuple[str, ...]:
    if rule.by_type:
        limits = "; ".join(
            f"{kind.label} {rule.by_type[kind]}" if kind in rule.by_type else f"{kind.label} tanpa batas"
            for kind in ReportType
        )
        limit = f"Batas: {limits} (hari kerja)."
    else:
        good = f", praktik baik {rule.good}" if rule.good else ""
        more = f", dapat diperpanjang {rule.extension}" if rule.extension else ""
        limit = f"Batas: {rule.value} hari kerja{good}{more}."
    return (limit, rule.citation, rule.explanation, *_trust(rule.source, rule.confidence))


def _archive_lines(rule: ArchiveRule) -> tuple[str, ...]:
    first = (f"Coba dahulu: {rule.try_first}",) if rule.try_first else ()
    number = ("Wajib menyebut nomor laporan induknya.",) if rule.needs_tracking_id else ()
    return (rule.citation, rule.explanation, *first, *number, *_trust(rule.source, rule.confidence))


def _option_lines(option: Option) -> tuple[str, ...]:
    choices = tuple(
        f"{'Dipakai' if key == option.value else 'Pilihan lain'}: {text}."
        for key, text in option.choices.items()
    )
    reported = [f"Disebut sumber lain: {text}." for text in option.reported]
    if option.unplayed:
        reported.append(f"Tidak dimainkan di sini: {option.unplayed}")
    return (*choices, *reported, option.explanation, *_trust(option.source, option.confidence))


def _owner_lines(row: AuthorityRow, region: Region) -> tuple[str, ...]:
    condition = ", ".join(
        f"{_words(name)} {' atau '.join(_words(value) for value in values.split('|'))}"
        for name, values in row.when.items()
    )
    start = f"{condition} → " if condition else ""
    also = ", ".join(_owner_name(other, region) for other in row.accept)
    accept = f" (dapat juga {also})" if also else ""
    clue = (f"Tanda: {row.clue}",) if row.clue else ()
    return (f"{start}{_owner(row, region)}{accept}. {row.why}", *clue, TRUST[row.confidence])


def _owner(row: AuthorityRow, region: Region) -> str:
    if row.unit is not None:
        return f"Disposisi ke {_owner_name(row.unit, region)}"
    if row.forward is not None:
        return f"Bukan Wewenang, teruskan ke {_owner_name(row.forward, region)}"
    return "Tunda, minta data" if row.nobody == "tunda" else "Arsipkan dengan penjelasan"


def _owner_name(owner: str, region: Region) -> str:
    for agency in region.neighbours:
        if agency.id == owner:
            return agency.name
    units = [unit for unit in region.units_for(owner) if unit.parent is None] or region.units_for(owner)
    if (len(units) > 1 and units[0].area is not None) or owner == "kecamatan":
        return f"{_words(owner)} setempat"
    return units[0].name if units else _words(owner)


def _term_lines(term: Term) -> tuple[str, ...]:
    other = (f"Nama lain: {', '.join(term.nama_lain)}.",) if term.nama_lain else ()
    see = (f"Lihat juga: {', '.join(term.lihat)}.",) if term.lihat else ()
    return (term.arti, *other, *see)


def _text_lines(markdown: str) -> tuple[str, ...]:
    """Lines of a lesson as plain text: no emphasis, list marks or rules of tables."""
    lines = (
        line.strip().lstrip("#>-*").strip().replace("**", "").replace("`", "")
        for line in markdown.splitlines()
    )
    return tuple(line for line in lines if line and not set(line) <= set("|-: "))


def _words(key: str) -> str:
    words = [_SHORT_WORDS.get(word, word) for word in key.split("_")]
    text = " ".join(words)
    return text[0].upper() + text[1:]
