"""Answer templates: frames with visible placeholders that have to be filled before an answer is worth sending."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from trainer.scenarios.library import Library

PLACEHOLDER = re.compile(r"\[[^\[\]]{2,80}\]")
"""What still has to be replaced: words in square brackets."""

UNIT = "{unit}"
"""Replaced by the name of the unit that answers."""


class AnswerTemplate(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A frame for one kind of answer, as written in `content/templates/jawaban.yaml`.

    `use` says when it fits.
    """

    id: str
    title: str
    use: str
    text: str

    def written_by(self, unit: str) -> str:
        """The frame with the unit's name under it."""
        return self.text.replace(UNIT, unit)


def answer_templates(library: Library) -> tuple[AnswerTemplate, ...]:
    """The templates, in the order of the file.

    Raises:
        UnknownContentError: the content has none.
        msgspec.ValidationError: the file is malformed.
    """
    return msgspec.convert(library.templates("jawaban")["templates"], tuple[AnswerTemplate, ...])


def placeholders(text: str) -> tuple[tuple[int, int], ...]:
    """Where in a text something still has to be filled in."""
    return tuple(match.span() for match in PLACEHOLDER.finditer(text))
