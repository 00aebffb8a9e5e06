"""Every text can be read on every ground it stands on, in each of the three looks."""

from __future__ import annotations

import pytest
from person import sitting
from textual.color import Color
from textual.widgets import Input

from trainer.practice.desk import Desk
from trainer.practice.store import Profile
from trainer.screens.home.new_shift import NewShiftScreen
from trainer.screens.shared.rows import RowList
from trainer.screens.shared.theme import THEMES

READABLE = {"gelap": 4.5, "terang": 4.5, "kontras": 7.0}
"""WCAG 2.2: 4.5 for text (AA), 7 in high contrast (AAA)."""

RECOGNISED = 3.0
"""WCAG 2.2, 1.4.11: the edge of a field."""

TONES = ("foreground", "muted", "primary", "success", "warning", "error", "accent", "footer-key-foreground")
PLACEHOLDER = "text-disabled"
GROUNDS = ("background", "surface", "panel", "primary-muted")
"""The page, its boxes, bars and resting cursor rows (panel), fields that are typed into and the tour's box."""

TOUR_TINT = 0.10
"""How much of the accent the tour lays over the part it speaks of."""


def colours(look: str) -> dict[str, Color]:
    theme = THEMES[look]
    named = {**theme.to_color_system().generate(), **theme.variables}
    wanted = {
        *TONES, *GROUNDS, PLACEHOLDER, "cursor-ground", "cursor-text", "field-edge", "boost", "input-selection-background",
        "input-selection-foreground", "screen-selection-background", "screen-selection-foreground",
    }  # fmt: skip
    return {name: Color.parse(named[name]) for name in wanted}


def luminance(colour: Color) -> float:
    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b)


def contrast(one: Color, other: Color) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_measure_is_the_one_of_wcag() -> None:
    assert contrast(Color(0, 0, 0), Color(255, 255, 255)) == pytest.approx(21)
    assert contrast(Color.parse("#767676"), Color.parse("#ffffff")) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("look", THEMES)
@pytest.mark.parametrize("ground", GROUNDS)
def test_every_tone_on_every_ground(look: str, ground: str) -> None:
    found = colours(look)
    plain = found[ground]
    cursor_line = plain + found["boost"]
    pointed_at = plain.tint(found["accent"].with_alpha(TOUR_TINT))
    for tone in (*TONES, PLACEHOLDER):
        for under in (plain, cursor_line):
            assert contrast(found[tone], under) >= READABLE[look], f"{tone} on {ground}"
        if ground != "primary-muted":
            assert contrast(found[tone], pointed_at) >= READABLE[look], (
                f"{tone} on {ground} that the tour points at"
            )


@pytest.mark.parametrize("look", THEMES)
def test_the_row_under_the_cursor_and_marked_text(look: str) -> None:
    found = colours(look)
    assert contrast(found["cursor-text"], found["cursor-ground"]) >= READABLE[look]
    for name in ("input", "screen"):
        text, ground = found[f"{name}-selection-foreground"], found[f"{name}-selection-background"]
        assert contrast(text, ground) >= READABLE[look]
    for ground in ("background", "surface"):
        assert contrast(found["cursor-ground"], found[ground]) >= RECOGNISED
    if look == "kontras":
        assert (found["cursor-ground"], found["cursor-text"]) == (found["foreground"], found["background"])


@pytest.mark.parametrize("look", THEMES)
def test_a_field_has_an_edge_that_is_seen(look: str) -> None:
    found = colours(look)
    for ground in GROUNDS:
        assert contrast(found["field-edge"], found[ground]) >= RECOGNISED


@pytest.mark.parametrize("look", THEMES)
async def test_what_is_drawn_keeps_to_it(desk: Desk, profile: Profile, look: str) -> None:
    desk.store.set_setting(0, "tampilan", look)
    async with sitting(desk) as person:
        menu = person.app.screen.query_one("#menu", RowList)
        row = menu.render_line(menu.cursor)
        for segment in row:
            assert segment.style is not None
            text, ground = segment.style.color, segment.style.bgcolor
            assert text is not None
            assert ground is not None
            if segment.text.strip():
                shown = contrast(Color.from_rich_color(text), Color.from_rich_color(ground))
                assert shown >= READABLE[look], segment.text
        await person.press("g")
        assert isinstance(person.app.screen, NewShiftScreen)
        for field in person.app.screen.query(Input):
            edge, colour = field.styles.border_left
            assert edge
            assert contrast(colour, field.parent.background_colors[1]) >= RECOGNISED
            hint = field.get_component_styles("input--placeholder")
            assert contrast(hint.color, field.background_colors[1]) >= READABLE[look]
