"""The three looks: dark, light and high contrast."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="latih-gelap",
    primary="#4fa3d8",
    secondary="#8fb8d0",
    accent="#e0b04c",
    foreground="#dfe6ec",
    background="#12181f",
    surface="#18212b",
    panel="#22303d",
    success="#6cc17f",
    warning="#e0b04c",
    error="#f07868",
    dark=True,
    variables={"block-cursor-text-style": "bold", "footer-key-foreground": "#e0b04c", "muted": "#93a4b3"},
)
LIGHT = Theme(
    name="latih-terang",
    primary="#135e96",
    secondary="#3f6f8f",
    accent="#8a5300",
    foreground="#18222c",
    background="#f6f8fa",
    surface="#ffffff",
    panel="#e2e9ef",
    success="#1d6b33",
    warning="#8a5300",
    error="#b3261e",
    dark=False,
    variables={"block-cursor-text-style": "bold", "footer-key-foreground": "#8a5300", "muted": "#586674"},
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
    error="#ff8787",
    dark=True,
    variables={
        "block-cursor-text-style": "bold reverse",
        "footer-key-foreground": "#ffff00",
        "muted": "#e0e0e0",
    },
)
THEMES = {"gelap": DARK, "terang": LIGHT, "kontras": CONTRAST}
"""The looks by the word that is stored in the settings."""

TITLES = {"gelap": "Gelap", "terang": "Terang", "kontras": "Kontras tinggi"}
"""The looks as people read them."""
