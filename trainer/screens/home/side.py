"""What stands beside the menu of Beranda on a wide terminal: results, competences, topics to repeat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from trainer.screens.home.view import session_line, weakest
from trainer.screens.shared.plain import fit, plain_line
from trainer.screens.shared.words import bar, percent

if TYPE_CHECKING:
    from trainer.screens.home.view import HomeView

BAR = 14
NAME = 24
WEAK, SOLID = "▼", " "
NOTHING = "Sesudah giliran pertama dinilai, di sini tampil hasil, kompetensi, dan topik yang perlu diulang."


def side_text(view: HomeView, width: int) -> Content:
    """The text of the right side.

    Args:
        view: what is known of the person.
        width: cells of a line.
    """
    if not view.finished:
        return Content.styled(NOTHING, "$muted")
    parts: list[tuple[str, str]] = [("Hasil terakhir\n", "bold $primary")]
    for row in view.finished:
        name, detail = session_line(row, view.moments)
        left = max(10, width - len(detail) - 1)
        parts += [(f"{fit(plain_line(name), left)} ", ""), (f"{detail}\n", "$muted")]
    if view.competences:
        parts.append(("\nKompetensi, dari lima giliran terakhir\n", "bold $primary"))
        lowest = weakest(view.competences)
        for each in view.competences:
            mark = WEAK if each is lowest else SOLID
            gauge = bar((each.percent or 0.0) / 100, BAR)
            parts += [
                (f"{mark} {fit(each.label, NAME)}", "bold" if each is lowest else ""),
                (gauge, "$primary"),
            ]
            parts.append((f" {percent(each.percent):>3}\n", ""))
        if lowest is not None:
            parts.append((f"Terlemah: {lowest.label}, {percent(lowest.percent)} dari 100.\n", ""))
    parts.append(("\nTopik yang waktunya diulang\n", "bold $primary"))
    if view.due:
        parts += [(f"• {plain_line(topic)}\n", "") for topic in view.due]
    else:
        parts.append(("Belum ada.\n", "$muted"))
    return Content.assemble(*parts)
