"""The Monev strip: how the instance stands by the figures that its leaders look at, in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from textual.content import Content
from textual.widget import Widget

from trainer.screens.shared.plain import fit
from trainer.sp4n.statistics import Share, figures
from trainer.sp4n.vocabulary import ClockId

if TYPE_CHECKING:
    from trainer.practice.session import Session
    from trainer.screens.workbench.bench import Bench

GOOD, FAIR = 90.0, 75.0


class Monev(msgspec.Struct, frozen=True):
    """Verified in time, first follow-up in time, open and overdue; with the limits in working days."""

    verified: Share
    verify_days: int
    followed_up: Share
    follow_up_days: int
    overdue: int


def monev_of(session: Session) -> Monev:
    """The figures of the whole instance at this moment."""
    found, rules = figures(session.instance.reports.values(), session.now), session.scenario.rules
    return Monev(
        found.verified_in_time,
        rules.limit(ClockId.VERIFICATION) or 0,
        found.followed_up_in_time,
        rules.limit(ClockId.FIRST_FOLLOW_UP) or 0,
        found.overdue,
    )


def monev_line(monev: Monev, width: int) -> Content:
    """The figures in words and numbers, cut to a width."""
    parts: list[tuple[str, str]] = [(" Monev  ", "bold $primary")]
    for name, days, share in (
        ("verifikasi", monev.verify_days, monev.verified),
        ("tindak lanjut", monev.follow_up_days, monev.followed_up),
    ):
        parts.append((f"{name} dalam {days} HK ", "$muted"))
        parts.append((_words(share), _style(share)))
        parts.append((" · ", "$muted"))
    parts.append(("lewat tenggat ", "$muted"))
    parts.append((str(monev.overdue), "bold $error" if monev.overdue else "$success"))
    text = Content.assemble(*parts)
    return text if text.cell_length <= width else Content(fit(text.plain, width))


def _words(share: Share) -> str:
    return "belum ada" if share.percent is None else f"{share.percent:.0f}% ({share.count} dari {share.of})"


def _style(share: Share) -> str:
    if share.percent is None:
        return "$muted"
    return "$success" if share.percent >= GOOD else "$warning" if share.percent >= FAIR else "bold $error"


class MonevLine(Widget):
    """The strip; shown where the terminal is wide enough."""

    DEFAULT_CSS = "MonevLine { height: 1; background: $surface; color: $foreground; display: none; }"
    ALLOW_SELECT = False

    def __init__(self, bench: Bench) -> None:
        super().__init__(id="monev")
        self._bench = bench

    def render(self) -> Content:
        return monev_line(self._bench.snapshot.monev, self.size.width)
