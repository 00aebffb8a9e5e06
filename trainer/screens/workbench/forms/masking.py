"""Which part of a text is masked when somebody presses the key: what is selected, or what the cursor stands on."""

from __future__ import annotations

import re

from trainer.sp4n.redaction import MASK, find_personal_data

_WORD = re.compile(r"[\w@+./-]*\w")
_MASKED = re.compile(re.escape(MASK))


def masked(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where to put the mask.

    Args:
        text: the whole text.
        start: where the selection begins, or where the cursor stands.
        end: where the selection ends; the same as `start` without one.

    Returns:
        Beginning and end of what is replaced, without spaces around it: the selection; or the personal datum
        under the cursor, with all parts of a number; or the word there. None when nothing is there to be masked.
    """
    if text[start:end].strip():
        part = text[start:end]
        return start + len(part) - len(part.lstrip()), end - (len(part) - len(part.rstrip()))
    if any(done.start() <= start <= done.end() for done in _MASKED.finditer(text)):
        return None
    for span in find_personal_data(text):
        if span.start <= start <= span.end:
            return span.start, span.end
    return next((word.span() for word in _WORD.finditer(text) if word.start() <= start <= word.end()), None)
