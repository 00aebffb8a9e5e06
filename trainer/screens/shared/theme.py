"""The three looks: dark, light and high contrast.

Beside Textual's own names they define `$muted`, the ground and text of the row under the cursor, and the edge of a
field. Every text has a contrast of at least 4.5 to every ground it can stand on, in high contrast of at least 7.
"""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="latih-gelap",
    primary="#6ab6e5",
    secondary="#8fb8d0",
    accent="#e6b955",
    foreground="#dfe6ec",
    background="#12181f",
    surface="#18212b",
    panel="#22303d",
    success="#74c987",
    warning="#e6b955",
    error="#f7968a",
    dark=True,
    variables={
        "block-cursor-text-style": "bold",
        "footer-key-foreground": "#e6b955",
        "muted": "#a9b8c6",
        "text-disabled": "#a9b8c6",
        "primary-muted": "#1f3b50",
        "cursor-ground": "#3178ad",
        "cursor-text": "#ffffff",
        "field-edge": "#8da0b2",
        "input-selection-background": "#e6b955",
        "input-selection-foreground": "#12181f",
        "screen-selection-background": "#e6b955",
        "screen-selection-foreground": "#12181f",
    },
)
LIGHT = Theme(
    name="latih-terang",
    primary="#0f5488",
    secondary="#3f6f8f",
    accent="#7a4a00",
    foreground="#18222c",
    background="#f6f8fa",
    surface="#ffffff",
    panel="#e2e9ef",
    success="#18602c",
    warning="#7a4a00",
    error="#a81f18",
    dark=False,
    variables={
        "block-cursor-text-style": "bold",
        "footer-key-foreground": "#7a4a00",
        "muted": "#4a5764",
        "text-disabled": "#4a5764",
        "primary-muted": "#d3e4f2",
        "cursor-ground": "#135e96",
        "cursor-text": "#ffffff",
        "field-edge": "#5d6b78",
        "input-selection-background": "#7a4a00",
        "input-selection-foreground": "#ffffff",
        "screen-selection-background": "#7a4a00",
        "screen-selection-foreground": "#ffffff",
    },
)
CONTRAST = Theme(
    name="latih-kontras",
    primary="#00d7ff",
    secondary="#ffffff",
    accent="#ffff00",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#1c1c1c",
    success="#5fff5f",
    warning="#ffff00",
    error="#ffb3b3",
    dark=True,
    variables={
        "block-cursor-text-style": "bold reverse",
        "footer-key-foreground": "#ffff00",
        "muted": "#e0e0e0",
        "text-disabled": "#e0e0e0",
        "primary-muted": "#002a4d",
        "cursor-ground": "#ffffff",
        "cursor-text": "#000000",
        "field-edge": "#ffffff",
        "input-selection-background": "#ffff00",
        "input-selection-foreground": "#000000",
        "screen-selection-background": "#ffff00",
        "screen-selection-foreground": "#000000",
    },
)
THEMES = {"gelap": DARK, "terang": LIGHT, "kontras": CONTRAST}
"""The looks by the word that is stored in the settings."""

TITLES = {"gelap": "Gelap", "terang": "Terang", "kontras": "Kontras tinggi"}
"""The looks as people read them."""
