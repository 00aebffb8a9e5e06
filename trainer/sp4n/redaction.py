"""Personal data in a text: find it, mask it, and show what an edit changed.

The finder is generous: a false alarm costs a look, a missed number harms somebody.
Source: dossier section 7.4 (6.6 % of report bodies hold a 16-digit number, 1.7 % a mobile number).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from enum import StrEnum

import msgspec

MASK = "(disamarkan)"
"""What stands in place of redacted text."""


class PersonalKind(StrEnum):
    """Kinds of personal data; the values are those of the case templates."""

    NIK = "nik"
    FAMILY_CARD = "kk"
    PHONE = "telepon"
    EMAIL = "email"
    ACCOUNT = "rekening"
    ADDRESS = "alamat"
    NAME = "nama_lain"

    @property
    def label(self) -> str:
        """The kind in words."""
        return _KIND_LABELS[self]


_KIND_LABELS = {
    PersonalKind.NIK: "NIK",
    PersonalKind.FAMILY_CARD: "nomor KK",
    PersonalKind.PHONE: "nomor telepon",
    PersonalKind.EMAIL: "alamat surel",
    PersonalKind.ACCOUNT: "nomor rekening",
    PersonalKind.ADDRESS: "alamat rumah",
    PersonalKind.NAME: "nama orang",
}


class Span(msgspec.Struct, frozen=True):
    """Personal data found at `text[start:end]`."""

    start: int
    end: int
    kind: PersonalKind
    text: str


_DIGITS = re.compile(r"(?<![\w+])\+?\(?(?:\d|[oO](?=[\s.-]?\d))(?:[\s.\-–()]{0,3}[\doO])*\d(?!\w)")
_DIGIT_WORD = r"(?:nol|kosong|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan)"
_SPELLED = re.compile(rf"\b{_DIGIT_WORD}(?:[\s,.\-]+{_DIGIT_WORD}){{8,}}\b", re.IGNORECASE)
_EMAIL = re.compile(
    r"[\w.+-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\s?(?:\.|\(dot\)|\[dot\])\s?[\w-]+)+", re.IGNORECASE
)
_TRACT = r"(?:\s*,?\s*rt\.?\s*\d+(?:\s*(?:/|,)?\s*(?:rw)?\.?\s*\d+)?)?"
_ADDRESS = re.compile(
    r"\b(?:jalan|jln?\.?|gang|gg\.?|perum(?:ahan)?|komp(?:lek|leks)?\.?|blok|dusun|dsn\.?|kampung|kp\.?)"
    r"\s+(?:[^\s,.;]+[.,]?\s+){0,8}?(?:(?:rumah\s+)?no(?:mor)?\.?)\s*\d+[a-z]?\b" + _TRACT,
    re.IGNORECASE,
)
_HOUSE = re.compile(
    r"\b(?:rumah|alamat)\s+(?:saya|kami|beliau|dia|korban)\b[^.;\n]{0,60}?\b(?:no(?:mor)?\.?)\s*\d+[a-z]?\b",
    re.IGNORECASE,
)
_DATE_OR_TIME = re.compile(
    r"\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\b\d{1,2}[.:]\d{2}\s*[-–]\s*\d{1,2}[.:]\d{2}\b|\b(?:19|20)\d\d\s*[-–]\s*20\d\d\b"
)
_ACCOUNT_CLUE = re.compile(
    r"\b(?:no\.?\s*rek|norek|rek\.?|rekening|bri|bca|bni|bsi|mandiri|bank|atm)\b", re.I
)
_FAMILY_CLUE = re.compile(r"\b(?:kk|kartu keluarga|no\.?\s*kk)\b[^\d]{0,20}$", re.IGNORECASE)
_MONEY_CLUE = re.compile(r"rp\.?\s*$", re.IGNORECASE)


def find_personal_data(text: str, names: Iterable[str] = ()) -> list[Span]:
    """Find personal data in a text.

    Args:
        text: the text of a report or an answer.
        names: names of persons to look for.

    Returns:
        The finds from left to right; they do not overlap.
    """
    found = [
        Span(match.start(), match.end(), kind, match.group())
        for kind, pattern in (
            (PersonalKind.EMAIL, _EMAIL),
            (PersonalKind.ADDRESS, _ADDRESS),
            (PersonalKind.ADDRESS, _HOUSE),
            (PersonalKind.PHONE, _SPELLED),
        )
        for match in pattern.finditer(text)
    ]
    found.extend(_numbers(text))
    for name in names:
        words = [re.escape(word) for word in name.split()]
        if words:
            pattern = re.compile(r"(?<!\w)" + r"\s+".join(words) + r"(?!\w)", re.IGNORECASE)
            found.extend(
                Span(match.start(), match.end(), PersonalKind.NAME, match.group())
                for match in pattern.finditer(text)
            )
    return _without_overlaps(found)


def _numbers(text: str) -> list[Span]:
    spans = []
    for match in _DIGITS.finditer(text):
        chunks = [
            (match.start() + chunk.start(), match.start() + chunk.end())
            for chunk in re.finditer(r"\S+", match.group())
        ]
        while chunks:
            taken = 1
            for size in range(len(chunks), 0, -1):
                start, end = chunks[0][0], chunks[size - 1][1]
                kind = _number_kind(text[start:end], text[:start])
                if kind is not None:
                    spans.append(Span(start, end, kind, text[start:end]))
                    taken = size
                    break
            del chunks[:taken]
    return spans


def _number_kind(run: str, before: str) -> PersonalKind | None:
    if _DATE_OR_TIME.search(run):
        return None
    digits = re.sub(r"[^\d]", "", re.sub(r"[oO]", "0", run))
    near = before[-40:]
    if len(digits) == 16:
        return PersonalKind.FAMILY_CARD if _FAMILY_CLUE.search(near) else PersonalKind.NIK
    if 9 <= len(digits) <= 14 and digits.startswith(("08", "628")):
        return PersonalKind.PHONE
    if len(digits) >= 8 and _ACCOUNT_CLUE.search(near):
        return PersonalKind.ACCOUNT
    if _MONEY_CLUE.search(near):
        return None
    if 10 <= len(digits) <= 13 and digits.startswith("8"):
        return PersonalKind.PHONE
    if 9 <= len(digits) <= 12 and digits.startswith("0") and digits[1:2] not in {"0", "1"}:
        return PersonalKind.PHONE
    return None


def _without_overlaps(spans: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(spans, key=lambda each: (each.start, -each.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
        elif span.end > kept[-1].end:
            last = kept[-1]
            text = last.text + span.text[last.end - span.start :]
            kept[-1] = Span(last.start, span.end, last.kind, text)
    return kept


def redact(text: str, spans: Sequence[Span]) -> str:
    """Replace the finds by the mask.

    Args:
        text: the text they were found in.
        spans: the finds, in any order, not overlapping.

    Returns:
        The masked text.
    """
    for span in sorted(spans, key=lambda each: each.start, reverse=True):
        text = text[: span.start] + MASK + text[span.end :]
    return text


class Change(StrEnum):
    """What became of a piece of text."""

    SAME = "sama"
    REMOVED = "dihapus"
    ADDED = "ditambah"


class DiffSpan(msgspec.Struct, frozen=True):
    """A piece of the original (same, removed) or of the edited text (same, added)."""

    change: Change
    text: str


def diff(original: str, edited: str) -> tuple[DiffSpan, ...]:
    """Compare two texts word by word.

    Args:
        original: `Isi Laporan Awal`.
        edited: `Isi Laporan Akhir`.

    Returns:
        The pieces in reading order; same and removed pieces together are the original, same and added
        pieces the edited text.
    """
    old, new = re.findall(r"\s+|\w+|[^\w\s]", original), re.findall(r"\s+|\w+|[^\w\s]", edited)
    pieces = []
    for _, i1, i2, j1, j2 in (code for code in SequenceMatcher(None, old, new, autojunk=False).get_opcodes()):
        if old[i1:i2] == new[j1:j2]:
            pieces.append(DiffSpan(Change.SAME, "".join(old[i1:i2])))
            continue
        if i2 > i1:
            pieces.append(DiffSpan(Change.REMOVED, "".join(old[i1:i2])))
        if j2 > j1:
            pieces.append(DiffSpan(Change.ADDED, "".join(new[j1:j2])))
    return tuple(pieces)
