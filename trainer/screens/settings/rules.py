"""The rules of a region, read-only: its clocks, and which way it goes where sources differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from trainer.screens.reference.page_view import BLANK, Line, PageView, flow, headline
from trainer.screens.shared.bars import CommandBar, TitleBar
from trainer.screens.shared.commands import AnyCommand, bindings, command
from trainer.screens.shared.plain import plain_line
from trainer.screens.shared.screen import COMMON, LatihScreen

if TYPE_CHECKING:
    from trainer.sp4n.regulations import ClockRule, Option, Rules


@command("kembali", "escape,backspace,q,enter", "Kembali ke Setelan", label="Kembali", footer=True)
def back(screen: RulesScreen) -> None:
    screen.dismiss(None)


OWN: tuple[AnyCommand, ...] = (back,)


class RulesScreen(LatihScreen[None]):
    """The rules in force.

    Args:
        region: its name.
        rules: its rules.
    """

    CSS_PATH = "screen.tcss"
    OFFERS: ClassVar[tuple[AnyCommand, ...]] = (*OWN, *COMMON)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*OWN)]
    HELP_PAGE = "aturan_daerah"

    def __init__(self, region: str, rules: Rules) -> None:
        super().__init__()
        self._region = plain_line(region)
        self._rules = rules

    def compose(self) -> ComposeResult:
        yield TitleBar(f"Aturan daerah · {self._region}")
        yield PageView("page")
        yield CommandBar(key="footer")

    def on_mount(self) -> None:
        page = self.query_one("#page", PageView)
        page.focus()
        page.show(lambda width: rule_lines(self._rules, width))
        self.refresh_offers()


def rule_lines(rules: Rules, width: int) -> list[Line]:
    """The clocks and the options of a set of rules."""
    lines = [*flow([(rules.title, "muted")], width), BLANK, *headline("Batas waktu", width, 1)]
    for clock in rules.clocks:
        lines += [*flow([(f"{clock.id} {clock.title}: ", "strong"), (_limit(clock), "")], width, "  ")]
    lines += [BLANK, *headline("Perbedaan antarsumber", width, 1)]
    for option in rules.options:
        lines += [*_option(option, width), BLANK]
    return lines


def _limit(clock: ClockRule) -> str:
    if not clock.by_type:
        return f"{clock.value} hari kerja" + (f", praktik baik {clock.good}" if clock.good else "")
    return "; ".join(f"{kind.label} {days}" for kind, days in clock.by_type.items()) + " hari kerja"


def _option(option: Option, width: int) -> list[Line]:
    number = f"{option.id} " if option.id.startswith("K") else ""
    lines = headline(f"{number}{option.title}", width, 3)
    lines += flow(
        [(option.choices[option.value], "good"), (" (dipakai)", "muted")], width, "  ► ", lead="good"
    )
    for key, text in option.choices.items():
        if key != option.value:
            lines += flow([(text, "muted"), (" (pilihan lain)", "muted")], width, "    ")
    for text in option.reported:
        lines += flow([(text, "muted"), (" (disebut sumber lain)", "muted")], width, "    ")
    if option.unplayed:
        lines += flow([(f"Tidak dimainkan di sini: {option.unplayed}", "muted")], width, "    ")
    lines += flow([(option.explanation, "")], width, "    ")
    return [*lines, *flow([(f"Sumber: {option.source}.", "muted")], width, "    ")]
