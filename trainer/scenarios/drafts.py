"""Draft cases out of a table of past reports, scrubbed of personal data, for a trainer to complete.

The table has the columns of the `Laporan Ringkas` export. A draft lacks what only a person can decide
(summary, object, reasons), so it cannot be loaded before it is completed. Source: dossier 3.5 (columns).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from trainer.sp4n.agencies import Region
from trainer.sp4n.categories import CategoryTree
from trainer.sp4n.redaction import PersonalKind, Span, find_personal_data
from trainer.sp4n.vocabulary import ArchiveReason, ReportType

BODY = ("Isi Laporan Awal", "Isi Laporan", "Isi Laporan Akhir")
TITLE = ("Judul Laporan",)
REPORTER = ("Nama Pelapor",)
"""Names of columns, the preferred first."""

LONGEST_BODY = 4000
"""Longer texts are cut; a case needs the heart of the matter."""

_SLOTS = {
    PersonalKind.NIK: "{nik}",
    PersonalKind.FAMILY_CARD: "{kk}",
    PersonalKind.PHONE: "{telepon}",
    PersonalKind.ACCOUNT: "{rekening}",
    PersonalKind.ADDRESS: "{alamat}",
    PersonalKind.NAME: "{nama_lain}",
    PersonalKind.EMAIL: "alamat surel",
}
_TITLED_NAME = re.compile(
    r"\b(?i:bapak|ibu|pak|bu|bpk|sdri?|saudar[ai]|mas|mbak|haji|hj?|atas nama|a\.?n|bernama|nama saya|nama)\b\.?:?\s+"
    r"(?P<name>[A-Z][\w'’]+(?:\s+[A-Z][\w'’.]+){0,3})",
)
_OFFICES = frozenset(
    {
        *("admin", "bupati", "camat", "desa", "dinas", "direktur", "gubernur", "guru", "kades"),
        *("kadus", "kapolres", "kepala", "ketua", "kelurahan", "kecamatan", "lurah", "menteri", "pemda"),
        *("pemerintah", "petugas", "pimpinan", "presiden", "rt", "rw", "sekda", "walikota", "wakil"),
        *("pelapor", "dukuh", "carik"),
    }
)
"""Words that follow a title but name an office, not a person."""
_KIN = frozenset(
    {
        *(
            "saya",
            "kami",
            "kita",
            "kandung",
            "hamil",
            "menyusui",
            "rumah",
            "tangga",
            "dan",
            "atau",
            "yang",
            "dari",
        ),
        *(
            "ini",
            "itu",
            "mohon",
            "tolong",
            "sudah",
            "tidak",
            "akan",
            "juga",
            "semua",
            "sekalian",
            "mertua",
            "tiri",
        ),
        *(
            "guru",
            "bidan",
            "dokter",
            "polisi",
            "kota",
            "tua",
            "muda",
            "ada",
            "adalah",
            "sendiri",
            "beserta",
            "untuk",
        ),
    }
)
"""Words that follow `ibu` or `bapak` where no name does."""

_TITLED_WORD = re.compile(r"\b(?i:pak|bu|bpk|bapak|ibu|sdri?|mbak)\b\.?\s+(?P<name>[a-z]{3,})\b")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\s*\n+\s*")
_BLANKS = re.compile(r"[\s\u200b-\u200f\u2028-\u202e\ufeff]+")


class DraftError(Exception):
    """A table that holds no past reports; one Indonesian sentence."""


class Draft(msgspec.Struct, frozen=True):
    """One draft: its name without suffix, its YAML text, and how many personal data were taken out."""

    name: str
    text: str
    scrubbed: int


class Drafts(msgspec.Struct, frozen=True):
    """All drafts of a table, and how many rows gave none because they were empty or repeated."""

    drafts: tuple[Draft, ...]
    empty: int
    repeated: int


def make_drafts(rows: Sequence[Sequence[str]], tree: CategoryTree, region: Region) -> Drafts:
    """Make a draft of every past report in a table.

    Args:
        rows: the table as read; a block above the column names is skipped.
        tree: the category tree, to recognise categories.
        region: the region whose unit names and aliases are recognised.

    Raises:
        DraftError: the table has no column with the text of reports, or no report.
    """
    made: list[Draft] = []
    seen: set[str] = set()
    empty = repeated = 0
    for record in _records(rows):
        body = _clean(_first(record, BODY))[:LONGEST_BODY]
        if not body:
            empty += 1
        elif body.casefold() in seen:
            repeated += 1
        else:
            seen.add(body.casefold())
            made.append(_draft(f"laporan-{len(made) + 1:03d}", record, body, tree, region))
    if not made:
        raise DraftError("Tabel ini tidak memuat laporan; periksa apakah kolom Isi Laporan Awal terisi.")
    return Drafts(tuple(made), empty, repeated)


def scrub(text: str, reporter: str = "") -> tuple[str, int]:
    """Take personal data out of a text and make it safe for the grammar of case files.

    Args:
        text: a citizen's text.
        reporter: the reporter's name, to be found in the text.

    Returns:
        The text with slots where personal data stood, and how many pieces were taken out. Names
        without a title before them cannot be recognised; a person must read the draft.
    """
    spans = _found(text, reporter)
    pieces, at = [], 0
    for span in spans:
        pieces += [_escaped(text[at : span.start]), _SLOTS[span.kind]]
        at = span.end
    return "".join(pieces) + _escaped(text[at:]), len(spans)


def _found(text: str, reporter: str) -> list[Span]:
    names = [match.group("name") for match in _TITLED_NAME.finditer(text)]
    names += [match.group("name") for match in _TITLED_WORD.finditer(text)]
    names = [name for name in names if name.split()[0].casefold().strip(".") not in _OFFICES | _KIN]
    wanted = [reporter, *_longer_words(reporter), *names]
    return find_personal_data(text, [name for name in dict.fromkeys(wanted) if len(name) > 2])


def _longer_words(name: str) -> list[str]:
    """The single words of a name that are long enough to point at a person."""
    return [word for word in re.findall(r"[^\W\d_]+", name) if len(word) > 3]


def _records(rows: Sequence[Sequence[str]]) -> Iterator[dict[str, str]]:
    for number, row in enumerate(rows):
        heads = [_clean(cell) for cell in row]
        if any(name in heads for name in BODY):
            for values in rows[number + 1 :]:
                yield dict(zip(heads, values, strict=False))
            return
    raise DraftError(
        "Kolom Isi Laporan Awal tidak ditemukan; pakai ekspor Laporan Ringkas dengan nama kolom aslinya."
    )


def _draft(name: str, record: Mapping[str, str], body: str, tree: CategoryTree, region: Region) -> Draft:
    reporter = _clean(_first(record, REPORTER))
    places = {
        _clean(record.get("Kecamatan", "")): "{kecamatan}",
        _clean(record.get("Kelurahan", "")): "{desa}",
    }
    title, in_title = scrub(_clean(_first(record, TITLE)) or "Judul", reporter)
    text, in_body = scrub(body, reporter)
    sentences = [_placed(part, places) for part in _SENTENCE.split(text) if part.strip()]
    lines = [
        "# Draf dari laporan lama; data pribadi disamarkan sejauh dapat dikenali, nama orang mungkin tersisa.",
        "# Baca dan tulis ulang dengan kata sendiri, isi setiap baris LENGKAPI, lalu ganti nama berkas menjadi .yaml.",
        *(f"# {head}: {_comment(record[head], reporter)}" for head in _SHOWN if record.get(head)),
        f"- id: {name}",
        "  # LENGKAPI summary: satu kalimat tanpa nama orang dan tempat.",
        "  # LENGKAPI topic: nama topik, biasanya nama berkas kasus.",
        "  # LENGKAPI object: {kind: ..., attributes: {...}, clue: petunjuk pemiliknya di dalam laporan}",
        "  text:",
        f"    titles: [{_quoted(_placed(title, places))}]",
        "    problem:",
        "      plain:",
        *(f"        - {_quoted(sentence)}" for sentence in sentences),
        "  key:",
        *_key_lines(record, tree, region),
    ]
    return Draft(name, "\n".join(lines) + "\n", in_title + in_body)


_SHOWN = ("Kategori", "Instansi Terdisposisi", "Status Laporan", "Alasan Tunda/Arsip")


def _key_lines(record: Mapping[str, str], tree: CategoryTree, region: Region) -> Iterator[str]:
    label = _clean(record.get("Klasifikasi Laporan", "")).casefold()
    kind = next((kind for kind in ReportType if kind.label.casefold() == label), None)
    yield (
        f"    type: {kind.value}"
        if kind
        else "    # LENGKAPI type: berkadar, tidak_berkadar, informasi, aspirasi"
    )
    yield "    # LENGKAPI type_reason: mengapa klasifikasi ini."
    category = _clean(record.get("Kategori", ""))
    path = next((path for path in tree.paths() if path[-1].casefold() == category.casefold()), None)
    if path is None:
        yield "    # LENGKAPI category: jalur kategori yang paling khusus."
    else:
        yield f"    category: [{', '.join(map(_quoted, path))}]"
    yield from _action_lines(record, region)
    yield "    # LENGKAPI reason: mengapa tindakan dan tujuan ini."


def _action_lines(record: Mapping[str, str], region: Region) -> Iterator[str]:
    status = _clean(record.get("Status Laporan", "")).casefold()
    note = _clean(record.get("Alasan Tunda/Arsip", "")).casefold()
    if "arsip" in status:
        reason = next((reason for reason in ArchiveReason if reason.label.casefold() in note), None)
        yield "    action: arsip"
        yield f"    archive_reason: {reason.value}" if reason else "    # LENGKAPI archive_reason"
        return
    if "terus" in status or "wewenang" in note:
        yield "    action: bukan_wewenang"
        yield "    # LENGKAPI forward_to: id instansi yang berwenang."
        return
    yield "    action: disposisi"
    wanted = _clean(record.get("Instansi Terdisposisi", "")).casefold()
    units = (
        unit for unit in region.units
        if wanted and wanted in (name.casefold() for name in (unit.name, unit.short, *unit.aliases))
    )  # fmt: skip
    unit = next(units, None)
    yield f"    unit: {unit.function}" if unit else "    # LENGKAPI unit: fungsi unit yang berwenang."


def _first(record: Mapping[str, str], names: Sequence[str]) -> str:
    return next((record[name] for name in names if record.get(name)), "")


def _clean(text: str) -> str:
    """One text without control characters; line breaks become sentence breaks."""
    lines = (_BLANKS.sub(" ", line).strip() for line in text.replace("\r", "\n").split("\n"))
    kept = "\n".join(line for line in lines if line)
    return "".join(letter for letter in kept if letter == "\n" or letter.isprintable())


def _comment(text: str, reporter: str) -> str:
    return scrub(_clean(text).replace("\n", " "), reporter)[0]


def _escaped(text: str) -> str:
    return re.sub(r"([\\{}|])", r"\\\1", text)


def _placed(text: str, places: Mapping[str, str]) -> str:
    """Names of the reported kecamatan and village become slots, so that the case fits every region."""
    for place, slot in places.items():
        if place:
            text = re.sub(rf"\b{re.escape(place)}\b", slot, text, flags=re.IGNORECASE)
    return text


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
