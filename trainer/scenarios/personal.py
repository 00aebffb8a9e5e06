"""Personal data in a report: stand-ins while it is written, exact spans when it is done."""

from __future__ import annotations

import re
from random import Random
from typing import Literal

import msgspec

from trainer.scenarios.case import CaseTemplate, Slot
from trainer.scenarios.people import Person, full_name

_FIRST_PRIVATE = 0xE000
_STAND_INS = tuple(map(chr, range(_FIRST_PRIVATE, 0xE100)))
_PRIVATE = re.compile("[\ue000-\ue0ff]")


class PersonalSpan(msgspec.Struct, frozen=True, gc=False):
    """Personal data in a report's title or body, with its exact place (`text == field[start:end]`)."""

    kind: str
    text: str
    start: int
    end: int
    field: Literal["title", "body"] = "body"


class Secrets:
    """Stand-ins for personal data while the text is composed and typed."""

    def __init__(self) -> None:
        self._items: list[tuple[str | None, str]] = []

    def hide(self, kind: str | None, value: str) -> str:
        """Return a stand-in; a kind of None means the value may be published."""
        items = self._items
        items.append((kind, value))
        return _STAND_INS[len(items) - 1]

    def reveal(
        self, text: str, field: Literal["title", "body"], capitals: bool = False, small: bool = False
    ) -> tuple[str, tuple[PersonalSpan, ...]]:
        """Put the values back and return the text with the spans of those that must not be published.

        Args:
            text: the typed text.
            field: which text of the report it is.
            capitals: whether all of it is typed in capitals.
            small: whether all of it is typed in lower case.
        """
        spans: list[PersonalSpan] = []
        out: list[str] = []
        length = position = 0
        for match in _PRIVATE.finditer(text):
            kind, value = self._items[ord(match[0]) - _FIRST_PRIVATE]
            value = value.upper() if capitals else value.lower() if small else value
            before = text[position : match.start()]
            length += len(before)
            if kind is not None:
                spans.append(PersonalSpan(kind, value, length, length + len(value), field))
            length += len(value)
            out += (before, value)
            position = match.end()
        return "".join(out) + text[position:], tuple(spans)


def hide_persons(case: CaseTemplate, slots: dict[str, str], secrets: Secrets) -> None:
    """Put stand-ins for the persons whom a case names; for cases that call them personal data."""
    for name, rule in case.slots.items():
        if isinstance(rule, Slot) and rule.person:
            slots[name] = secrets.hide("nama_lain", slots[name])


def personal_value(reporter: Person, anonymous: bool, secrets: Secrets, rng: Random, kind: str) -> str:
    """Return a stand-in for one kind of personal data.

    Raises:
        KeyError: there is no such kind.
    """
    if kind == "pelapor.nama":
        return secrets.hide("nama_pelapor" if anonymous else None, reporter.name)
    if kind == "telepon":
        value = _spaced_phone(reporter.phone, rng)
    elif kind == "nama_lain":
        value = full_name(rng, "pria" if rng.random() < 0.5 else "wanita")
    elif kind == "rekening":
        value = f"99{int(rng.random() * 10**10):010d}"
    else:
        value = {"alamat": reporter.address, "kk": reporter.kk, "nik": reporter.nik}[kind]
    return secrets.hide(kind, value)


def _spaced_phone(phone: str, rng: Random) -> str:
    """Write a phone number as people do: plain, or in groups."""
    form = rng.random()
    if form < 0.7:
        return phone
    mark = "-" if form < 0.9 else " "
    return mark.join((phone[:4], phone[4:8], phone[8:]))
