"""Cleaning a text character by character without losing where each character came from."""

import unicodedata
from typing import NamedTuple

LONGEST = 8000
"""Characters that are read; what lies beyond is ignored, so that a giant text costs no more than a long one."""

LOOK_ALIKES = dict(
    zip(
        "аеорсухіјѕԁһӏвкмнтгАЕОРСУХІЈЅВКМНТαορνικτΑΒΕΗΙΚΜΝΟΡΤΥΧΖ",
        "aeopcyxijsdhlbkmhtrAEOPCYXIJSBKMHTaopviktABEHIKMNOPTYXZ",
        strict=True,
    )
)
"""Cyrillic and Greek letters that look Latin."""

PUNCTUATION = {
    "‘": "'",
    "’": "'",
    "“": '"',
    "”": '"',
    "«": '"',
    "»": '"',
    "–": "-",
    "—": "-",
    "−": "-",
    "‑": "-",
    "‐": "-",
    "…": "...",
    "•": "•",
    "·": "•",
    "▪": "•",
    "\t": " ",
    "\r": "\n",
    "\u2028": "\n",
    "\u2029": "\n",
}


class CleanText(NamedTuple):
    """A cleaned text and the way back to the original.

    Attributes:
        text: Plain characters.
        origin: For each character of `text`, its index in the original; one more entry for the end.
        disguised: How many characters were invisible or only looked Latin.
    """

    text: str
    origin: tuple[int, ...]
    disguised: int


def clean(text: str) -> CleanText:
    """Removes invisible characters, undoes look-alikes and unifies punctuation.

    Args:
        text: Anything, of any length.

    Returns:
        The cleaned beginning of the text (at most `LONGEST` characters of the original).
    """
    letters: list[str] = []
    origin: list[int] = []
    disguised = 0
    shown = text[:LONGEST]
    for position, raw in enumerate(shown):
        if raw < "\x7f" and (raw >= " " or raw == "\n"):
            letters.append(raw)
            origin.append(position)
            continue
        plain = PUNCTUATION.get(raw)
        if plain is None:
            plain = LOOK_ALIKES.get(raw)
            if plain is not None:
                disguised += 1
            elif unicodedata.category(raw) in ("Cf", "Cc", "Mn", "Co", "Cn"):
                disguised += unicodedata.category(raw) == "Cf"
                continue
            else:
                plain = unicodedata.normalize("NFKC", raw)
        for piece in plain:
            letters.append(piece)
            origin.append(position)
    origin.append(len(shown))
    return CleanText("".join(letters), tuple(origin), disguised)
