"""`Mirip`: the reports that read alike, for whoever looks for duplicates."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import msgspec
from rapidfuzz import fuzz, process
from textual.content import Content

from trainer.screens.shared.plain import plain_line
from trainer.screens.shared.words import bar
from trainer.screens.workbench.eyes import Gaze, gaze
from trainer.screens.workbench.snapshot import is_listed

if TYPE_CHECKING:
    from trainer.practice.session import Session
    from trainer.sp4n.report import Report

SHOWN = 6
LEAST = 45.0
"""Percent below which two reports have no more in common than any two."""

LIKELY, POSSIBLE = 80.0, 62.0
SHARED_WORDS = 6
_WORD = re.compile(r"[^\W\d_]{4,}")


class Similar(msgspec.Struct, frozen=True):
    """A report that reads alike: how much in percent, and the telling words of both."""

    id: int
    title: str
    status: str
    percent: float
    shared: tuple[str, ...]

    @property
    def word(self) -> str:
        """The percentage in words."""
        return (
            "sangat mirip"
            if self.percent >= LIKELY
            else "mirip"
            if self.percent >= POSSIBLE
            else "agak mirip"
        )


def similar_reports(session: Session, report: Report) -> list[Similar]:
    """The reports on the trainee's desk that read most like this one, the closest first.

    Only what the trainee may read himself is compared. The cost grows with the number of reports.
    """
    texts = {
        other.id: _text(gaze(session, other))
        for other in session.instance.reports.values()
        if is_listed(session, other) or other.id == report.id
    }
    own = texts.pop(report.id)
    found = process.extract(own, texts, scorer=fuzz.token_set_ratio, limit=SHOWN, score_cutoff=LEAST)
    common = Counter(word for text in texts.values() for word in set(_WORD.findall(text)))
    rare = max(2, len(texts) // 4)
    words = [word for word in dict.fromkeys(_WORD.findall(own)) if common[word] <= rare]
    lines = []
    for text, percent, number in found:
        other, theirs = session.instance.reports[number], set(_WORD.findall(text))
        shared = tuple(word for word in words if word in theirs)[:SHARED_WORDS]
        lines.append(Similar(number, plain_line(other.title), other.status.label, percent, shared))
    return lines


def _text(look: Gaze) -> str:
    return plain_line(f"{look.seen.title or ''} {look.seen.body or ''}").casefold()


def similar_page(look: Gaze) -> Content:
    """The page of the pane; for the trainee's own eyes only."""
    if not look.own:
        return Content.styled("Hanya admin yang membandingkan laporan.", "$muted")
    found = similar_reports(look.session, look.report)
    if not found:
        return Content.styled("Tidak ada laporan lain yang mirip.", "$muted")
    parts: list[tuple[str, str]] = [
        (
            "Mirip belum tentu sama. Bandingkan objek, tempat, dan waktunya sebelum menggabungkan (G).\n",
            "$muted",
        )
    ]
    for each in found:
        parts += [
            (f"\n{bar(each.percent / 100, 10)} {each.percent:.0f}% {each.word}  ", "bold $primary"),
            (f"#{each.id} {each.title}\n", "bold"),
            (f"  {each.status}", "$muted"),
            (f" · sama-sama menyebut: {', '.join(each.shared)}\n" if each.shared else "\n", "$muted"),
        ]
    return Content.assemble(*parts)
