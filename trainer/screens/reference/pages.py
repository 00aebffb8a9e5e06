"""The pages of Cara kerja as lines: a drawing of the life cycle, an overview of the clocks, entries with headings."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from trainer.practice.reference import TRUST, Page
from trainer.screens.reference.characters import plain_terminal, simple
from trainer.screens.reference.page_view import BLANK, Line, flow, headline, table
from trainer.screens.shared.plain import fit
from trainer.screens.shared.rows import Piece
from trainer.sp4n.vocabulary import Bucket, Status

if TYPE_CHECKING:
    from trainer.practice.desk import Desk
    from trainer.scenarios.library import Library

BOX = 24
LIMIT = "Batas: "


class Shelf(NamedTuple):
    """What can be searched: the pages of the reference, and the lessons as pages."""

    reference: tuple[Page, ...]
    lessons: tuple[Page, ...]


def read_pages(desk: Desk) -> Shelf:
    """All pages, for the region of the profile used last."""
    profile = desk.last_profile()
    region = profile.region if profile is not None and profile.region in desk.library.regions else ""
    return _shelf(desk.library, region)


@lru_cache(maxsize=2)
def _shelf(library: Library, place: str) -> Shelf:
    """The pages of a region; the content stays the same while the program runs."""
    from trainer.practice.lessons import read_lessons
    from trainer.practice.reference import lesson_page, reference_pages

    region = library.region(place) if place else None
    rules = library.rules(region.overlay) if region is not None else None
    lessons = tuple(lesson_page(lesson) for lesson in read_lessons(library))
    return Shelf(in_words(reference_pages(library, rules, region)), lessons)


def in_words(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages with names instead of codes: the clocks in the life cycle, and the options everywhere.

    The page of the clocks keeps their codes beside the names, because the tab Tenggat and the lessons use them.
    """
    headings = {page.id: [entry.heading for entry in page.entries] for page in pages}
    clock = dict(heading.split(" ", 1) for heading in headings.get("jam", ()) if re.match(r"C\d ", heading))
    option = dict(
        heading.split(" ", 1) for heading in headings.get("perbedaan", ()) if re.match(r"K\d+ ", heading)
    )

    def spelled(page: Page, text: str) -> str:
        text = text.removesuffix(" (overlay)").replace(" (overlay)", "")
        if page.id == "daur-hidup":
            text = re.sub(r"\bC\d\b", lambda found: _small(clock.get(found[0], found[0])), text)
        return re.sub(r"\bK\d+\b", lambda found: option.get(found[0], found[0]), text)

    def heading(page: Page, text: str) -> str:
        code, _, name = text.partition(" ")
        return name if page.id == "perbedaan" and code in option else spelled(page, text)

    return tuple(
        msgspec.structs.replace(
            page,
            intro=page.intro.replace(" C1-C8", "") if page.id == "daur-hidup" else page.intro,
            entries=tuple(
                msgspec.structs.replace(
                    entry,
                    heading=heading(page, entry.heading),
                    lines=tuple(spelled(page, line) for line in entry.lines),
                )
                for entry in page.entries
            ),
        )
        for page in pages
    )


def _small(name: str) -> str:
    """A name inside a sentence: `verifikasi instansi`; abbreviations in brackets are left out."""
    name = name.split(" (")[0]
    return name[:1].lower() + name[1:]


def sheet(page: Page, width: int, words: Sequence[str] = ()) -> list[Line]:
    """Lay out a page; the place of a line is its index in the page's `lines`.

    Args:
        page: the page.
        width: cells of a line.
        words: marked where they occur.
    """
    lines: list[Line] = headline(page.title, width, 1)
    lines += flow([(page.intro, "muted")], width)
    drawing = DRAWINGS.get(page.id)
    if drawing is not None:
        lines += [BLANK, *drawing(page, width)]
    place = 2
    for entry in page.entries:
        lines += [BLANK._replace(place=place), *headline(entry.heading, width)]
        place += 1
        lines[-1] = lines[-1]._replace(place=place)
        for text in entry.lines:
            place += 1
            first, *rest = flow(marked(text, words), width, "  ")
            lines += [first._replace(place=place), *rest]
        place += 1
    return lines


def marked(text: str, words: Sequence[str]) -> list[Piece]:
    """A text in which the searched words are marked; where it comes from is only a side remark."""
    tone = "muted" if text.startswith("Sumber: ") or text in TRUST.values() else ""
    if not words:
        return [(text, tone)]
    pattern = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    parts = re.split(f"({pattern})", text, flags=re.IGNORECASE)
    return [(part, "mark" if index % 2 else tone) for index, part in enumerate(parts) if part]


def life_cycle(page: Page, width: int) -> list[Line]:
    """The life cycle as a drawing; narrow panes get it cut at the edge rather than broken."""
    rows = _diagram()
    if plain_terminal():
        rows = [simple(row) for row in rows]
    return [Line(((fit(row, width).rstrip(), ""),)) for row in rows]


def _box(*texts: str, leads_on: bool = True) -> list[str]:
    """A box with lines of text, and the line that leads on from it."""
    inside = BOX - 2
    foot = f"└{'─' * 11}┬{'─' * (inside - 12)}┘" if leads_on else f"└{'─' * inside}┘"
    return [f"┌{'─' * inside}┐", *(f"│ {fit(text, inside - 1)}│" for text in texts), foot]


def _beside(box: Sequence[str], *notes: str) -> list[str]:
    """A box with notes to the right of its lines, from the second one on."""
    head, *rest = box
    return [head, *(f"{line}{note}" for line, note in zip_longest(rest, notes, fillvalue=""))]


def _diagram() -> list[str]:
    """Boxes on the left are the usual way, what leaves it stands on the right."""
    stem, arrow = f"{' ' * 12}│", f"{' ' * 12}▼"
    return [
        "  Pelapor mengirim laporan",
        stem,
        arrow,
        *_beside(
            _box(Bucket.UNVERIFIED.label, "jam verifikasi", "", ""),
            f"─ Bukan Wewenang ─► {Status.FORWARDED.label}",
            f"─ Arsip, Gabung ──► {Status.ARCHIVED_BY_ADMIN.label}",
            f"─ Tunda ──────────► {Status.PENDING_INFO.label}",
            "◄─ data lengkap ──┘ masa melengkapi data berjalan",
            f"  masa itu habis ─► {Status.ARCHIVED_BY_SYSTEM.label}",
        ),
        f"{stem}  Verifikasi, lalu Disposisi ke unit",
        arrow,
        *_beside(
            _box(Status.DISPOSED.label, "jam tindak lanjut"),
            "◄─ salah unit: Kembalikan, lalu",
            "   Disposisi lagi; jam terus berjalan",
        ),
        f"{stem}  Tindak lanjut: jawaban sementara atau hasil akhir",
        arrow,
        *_beside(
            _box("Ditindaklanjuti", "masa tanggapan"),
            "─ pelapor menanggapi ──► jam jawaban",
            "◄─ unit menjawab ──────┘",
        ),
        f"{stem}  pelapor puas, admin menutup, atau masa itu habis",
        arrow,
        *_box(Bucket.DONE.label, leads_on=False),
    ]


def clocks(page: Page, width: int) -> list[Line]:
    """The clocks with their limits at a glance."""
    rows: list[list[list[Piece]]] = [[[("Jam", "")], [("Batas", "")]]]
    for entry in page.entries:
        limit = entry.lines[0] if entry.lines else ""
        if limit.startswith(LIMIT):
            rows.append([[(entry.heading, "")], [(limit.removeprefix(LIMIT).removesuffix("."), "")]])
    return table(rows, width)


DRAWINGS: dict[str, Callable[[Page, int], list[Line]]] = {"daur-hidup": life_cycle, "jam": clocks}
"""What stands above the entries of some pages."""
