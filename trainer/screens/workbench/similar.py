"""`Mirip`: the page of the reports that read alike."""

from __future__ import annotations

from textual.content import Content

from trainer.practice.similar import Similar, similar_reports
from trainer.screens.shared.plain import plain_line
from trainer.screens.shared.words import bar
from trainer.screens.workbench.eyes import Gaze

__all__ = ["Similar", "similar_page", "similar_reports"]


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
        shared = plain_line(", ".join(each.shared))
        parts += [
            (f"\n{bar(each.percent / 100, 10)} {each.percent:.0f}% {each.word}  ", "bold $primary"),
            (f"#{each.id} {plain_line(each.title)}\n", "bold"),
            (f"  {each.status}", "$muted"),
            (f" · sama-sama menyebut: {shared}\n" if shared else "\n", "$muted"),
        ]
    return Content.assemble(*parts)
