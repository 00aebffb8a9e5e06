"""Answer templates: frames with visible placeholders that have to be filled before an answer is worth sending."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from trainer.sp4n.vocabulary import ReportType

if TYPE_CHECKING:
    from trainer.scenarios.library import Library

PLACEHOLDER = re.compile(r"\[[^\[\]]{2,80}\]")
"""What still has to be replaced: words in square brackets."""

UNIT = "{unit}"
"""Replaced by the name of the unit that answers."""


_COMPLAINTS = (ReportType.SUPERVISORY, ReportType.ORDINARY)
_FITS: dict[str, tuple[tuple[ReportType, ...], bool | None]] = {
    "informasi": ((ReportType.INFORMATION,), None),
    "tuntas": (_COMPLAINTS, True),
    "berjangka": (_COMPLAINTS, False),
    "aspirasi": ((ReportType.ASPIRATION,), None),
}
"""The classes a template is made for, and whether for a final or an interim answer; None for both."""


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


def by_fitness(
    templates: Sequence[AnswerTemplate], kind: ReportType, final: bool
) -> tuple[tuple[AnswerTemplate, bool], ...]:
    """The templates, those for an answer of this kind first, and whether each is made for it.

    Args:
        templates: all of them.
        kind: the class of the report.
        final: whether the answer is the final result.
    """

    def misfit(template: AnswerTemplate) -> int:
        kinds, wants = _FITS.get(template.id, ((), None))
        if kind not in kinds:
            return 2
        return 0 if wants is None or wants == final else 1

    return tuple((each, misfit(each) == 0) for each in sorted(templates, key=misfit))


def placeholders(text: str) -> tuple[tuple[int, int], ...]:
    """Where in a text something still has to be filled in."""
    return tuple(match.span() for match in PLACEHOLDER.finditer(text))
