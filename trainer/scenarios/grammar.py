"""The small text grammar of the content files: choices, optional parts and slots.

`(a|b|c)` chooses one alternative, an empty alternative makes a part optional, groups nest, `{slot}` is
filled from a mapping, and a backslash takes the next character literally. Brackets without a `|` in them
are brackets in the text: `(0299) 555014`. A slot whose name holds a
colon (`{tgl:-1}`) is a date token: it stays in the text until the day is known (see `dates`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import cycle
from operator import getitem
from random import Random
from typing import TypeAlias

import msgspec

_SPACED = " .,;:?!"
SIDES = 64
"""Every choice is kept as a table of so many entries, so that a roll of one die looks it up."""
_FEW = 24
"""Neighbouring choices share a table as long as they have no more alternatives together."""
_FACES = bytes(roll % SIDES for roll in range(256))
_ROLLS = 128
"""More rolls than a long report has choices; after them the same ones come again."""

Part: TypeAlias = "str | Slot | Choice"
"""A piece of a parsed text: literal text, a slot, or a choice."""


class GrammarError(ValueError):
    """A text that the grammar cannot read, or a slot that nobody fills.

    Attributes:
        offset: where in the text the mistake is, counted in characters from 0.
    """

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(f"{message} (huruf ke-{offset + 1})")
        self.offset = offset


class Slot(msgspec.Struct, frozen=True):
    """A `{name}` with its place in the text."""

    name: str
    offset: int


class Choice(msgspec.Struct, frozen=True):
    """Alternatives of which one is written; `words` holds them when all are literal text."""

    options: tuple[tuple[Part, ...], ...]
    words: tuple[str, ...] = ()


class Node(msgspec.Struct, frozen=True, eq=False):
    """A parsed text, ready to be expanded many times; nodes are told apart by identity.

    `slots` are the names of its slots. A text without choices is ready in `line`; otherwise `tables` holds
    for each choice its alternatives, each with the text around it and as often as it is likely. Slots stay
    as `%(name)s` and are filled in one go (a literal `%` is doubled if there are slots to fill). `named`
    tells whether the text may begin with a slot's value, `loose` whether a left-out part may leave spaces
    behind.
    """

    parts: tuple[Part, ...]
    slots: tuple[str, ...]
    line: str
    tables: tuple[tuple[str, ...], ...]
    named: bool
    loose: bool


@cache
def parse(text: str) -> Node:
    """Parse a text of the grammar; the result is kept for the next call.

    Args:
        text: the text as written in a content file.

    Returns:
        The parsed text.

    Raises:
        GrammarError: brackets or braces that do not match, an empty slot, `|` outside a bracket, more
            than 64 alternatives in one bracket.
    """
    parts, end, closer = _parse_sequence(text, 0, inside=None)
    if closer:
        raise GrammarError("kurung tutup tanpa kurung buka" if closer == ")" else "'|' di luar kurung", end)
    edges = _edges(parts)
    loose = edges.starts or edges.ends or edges.loose
    slots = tuple(dict.fromkeys(slot.name for slot in _slots(parts)))
    tables = _tables(parts, bool(slots))
    line = "" if tables else _told(parts, 0, bool(slots))[0]
    return Node(parts, slots, line, tables, _begins_with_slot(parts), loose)


def rolls(rng: Random) -> Iterator[int]:
    """Return endless rolls of a die with `SIDES` sides: far cheaper than drawing for every choice."""
    return cycle(rng.getrandbits(8 * _ROLLS).to_bytes(_ROLLS, "little").translate(_FACES))


def expand(node: Node, rng: Random, slots: Mapping[str, str]) -> str:
    """Write one variant of a parsed text.

    Args:
        node: the parsed text.
        rng: decides the choices.
        slots: values by slot name; date tokens need none and stay as they are.

    Returns:
        The text, with single spaces and no space before punctuation.

    Raises:
        GrammarError: a slot without a value.
    """
    return write(node, iter(rng.randbytes(len(node.tables)).translate(_FACES)), slots)


def write(node: Node, dice: Iterator[int], slots: Mapping[str, str]) -> str:
    """Write one variant of a parsed text; the same as `expand` for callers that write many.

    Args:
        node: the parsed text.
        dice: rolls of a die (see `rolls`).
        slots: values by slot name.

    Raises:
        GrammarError: a slot without a value.
    """
    tables = node.tables
    if not tables:
        text = node.line
    elif (count := len(tables)) == 1:
        text = tables[0][next(dice)]
    elif count == 2:
        text = tables[0][next(dice)] + tables[1][next(dice)]
    else:
        text = "".join(map(getitem, tables, dice))
    if node.slots:
        try:
            text %= slots
        except KeyError as error:
            raise _unfilled(node, slots) from error
    if not node.loose:
        return text
    if "  " in text or text[:1] == " " or text[-1:] == " ":
        return tidy(text)
    return tidy(text) if " ." in text or " ," in text or " ?" in text or " !" in text else text


def tidy(text: str) -> str:
    """Remove what left-out optional parts leave behind: double spaces, spaces before punctuation."""
    while "  " in text:
        text = text.replace("  ", " ")
    for mark in ".,;:?!":
        text = text.replace(" " + mark, mark)
    return text.strip()


def _begins_with_slot(parts: tuple[Part, ...]) -> bool:
    if not parts:
        return False
    first = parts[0]
    if isinstance(first, Choice):
        if first.words:
            return "" in first.words and _begins_with_slot(parts[1:])
        return any(_begins_with_slot(option or parts[1:]) for option in first.options)
    return isinstance(first, Slot)


def slot_names(node: Node) -> Iterator[str]:
    """Yield the names of all slots in a parsed text, date tokens left out, in the order of the text."""
    yield from node.slots


def _slots(parts: tuple[Part, ...]) -> Iterator[Slot]:
    for part in parts:
        if isinstance(part, Slot):
            if ":" not in part.name:
                yield part
        elif isinstance(part, Choice):
            for option in part.options:
                yield from _slots(option)


class _Edges(msgspec.Struct, frozen=True):
    """What a text may begin and end with: `starts` with a space or stop, `ends` with a space.

    `empty` tells whether it may be nothing at all, `loose` whether spaces to tidy may lie inside.
    """

    starts: bool
    ends: bool
    empty: bool
    loose: bool


def _edges(parts: tuple[Part, ...]) -> _Edges:
    """Work out whether a choice that leaves something out can leave spaces behind."""
    starts = ends = loose = False
    empty = True
    for part in parts:
        if isinstance(part, str):
            edge = _Edges(part[0] in _SPACED, part[-1] == " ", False, tidy(f"x{part}x") != f"x{part}x")
        elif isinstance(part, Slot):
            edge = _Edges(False, False, False, False)
        else:
            options = [_edges(option) for option in part.options]
            edge = _Edges(
                any(option.starts for option in options),
                any(option.ends for option in options),
                any(option.empty for option in options),
                any(option.loose for option in options),
            )
        loose = loose or edge.loose or (ends and edge.starts)
        starts = starts or (empty and edge.starts)
        ends = edge.ends or (edge.empty and ends)
        empty = empty and edge.empty
    return _Edges(starts, ends, empty, loose)


def _tables(parts: tuple[Part, ...], filled: bool) -> tuple[tuple[str, ...], ...]:
    """Return the tables of a text: one for each choice, or for neighbouring choices with few alternatives.

    The text before a choice stands in its table, what comes after the last one stands in the last table.
    """
    tables: list[list[str]] = []
    words: list[str] = []
    before = ""
    for part in parts:
        if not isinstance(part, Choice):
            before += _literal(part, filled)
            continue
        if not part.words:
            tables += [_stretched(words), [before + text for text in _spread(part, filled)]]
            words = []
        else:
            told = [before + _literal(word, filled) for word in part.words]
            if words and len(words) * len(told) <= _FEW:
                words = [first + second for first in words for second in told]
            else:
                tables.append(_stretched(words))
                words = told
        before = ""
    tables.append(_stretched(words))
    kept = [table for table in tables if table]
    if kept:
        kept[-1] = [text + before for text in kept[-1]]
    return tuple(map(tuple, kept))


def _stretched(texts: list[str]) -> list[str]:
    """Return texts repeated evenly until they fill a table; nothing stays nothing."""
    return [texts[side * len(texts) // SIDES] for side in range(SIDES)] if texts else []


def _spread(choice: Choice, filled: bool) -> list[str]:
    """Return the alternatives of a choice, each as often as the others, its own choices spread alike."""
    count = len(choice.options)
    edges = [-(-SIDES * index // count) for index in range(count + 1)]
    return [
        _told(option, number, filled)[0]
        for option, first, last in zip(choice.options, edges, edges[1:], strict=False)
        for number in range(last - first)
    ]


def _told(parts: tuple[Part, ...], number: int, filled: bool) -> tuple[str, int]:
    """Write parts with the choices that a number stands for; return also what is left of the number."""
    text = ""
    for part in parts:
        if isinstance(part, Choice):
            number, index = divmod(number, len(part.options))
            told, number = _told(part.options[index], number, filled)
            text += told
        else:
            text += _literal(part, filled)
    return text, number


def _literal(part: str | Slot, filled: bool) -> str:
    """Return text as it stands in a line: a date token stays, and filling in slots halves a doubled `%`."""
    if isinstance(part, str):
        return part.replace("%", "%%") if filled else part
    return "{" + part.name + "}" if ":" in part.name else f"%({part.name})s"


def _unfilled(node: Node, slots: Mapping[str, str]) -> GrammarError:
    for slot in _slots(node.parts):
        if slot.name not in slots:
            return GrammarError(f"slot {{{slot.name}}} tidak punya isi", slot.offset)
    return GrammarError("slot tidak punya isi", 0)


def _parse_sequence(text: str, start: int, inside: int | None) -> tuple[tuple[Part, ...], int, str]:
    """Read parts up to the end, `|` or `)`; return them, the position, and what stopped the reading."""
    parts: list[Part] = []
    literal: list[str] = []
    position = start
    while position < len(text):
        character = text[position]
        if character in "|)":
            break
        if character == "\\" and position + 1 < len(text):
            literal.append(text[position + 1])
            position += 2
            continue
        if character not in "({}":
            literal.append(character)
            position += 1
            continue
        if literal:
            parts.append("".join(literal))
            literal.clear()
        part, position = _parse_part(text, position)
        if isinstance(part, Choice) and len(part.options) == 1:
            parts += ("(", *part.options[0], ")")
        else:
            parts.append(part)
    if literal:
        parts.append("".join(literal))
    stopped_by = text[position] if position < len(text) else ""
    if inside is not None and not stopped_by:
        raise GrammarError("kurung buka tanpa kurung tutup", inside)
    return tuple(parts), position, stopped_by


def _parse_part(text: str, position: int) -> tuple[Part, int]:
    if text[position] == "(":
        return _parse_choice(text, position)
    if text[position] == "}":
        raise GrammarError("'}' tanpa '{'", position)
    end = text.find("}", position)
    name = text[position + 1 : end].strip() if end > 0 else ""
    if not name or any(mark in name for mark in "{(|)"):
        raise GrammarError("slot kosong atau tidak ditutup", position)
    return Slot(name, position), end + 1


def _parse_choice(text: str, opened: int) -> tuple[Choice, int]:
    options: list[tuple[Part, ...]] = []
    position = opened
    while True:
        option, position, stopped_by = _parse_sequence(text, position + 1, inside=opened)
        options.append(option)
        if stopped_by == ")":
            if len(options) > SIDES:
                raise GrammarError(f"lebih dari {SIDES} pilihan dalam satu kurung", opened)
            return _choice(tuple(options)), position + 1


def _choice(options: tuple[tuple[Part, ...], ...]) -> Choice:
    words: list[str] = []
    for option in options:
        if len(option) > 1 or not all(isinstance(part, str) for part in option):
            return Choice(options)
        words.append("".join(part for part in option if isinstance(part, str)))
    return Choice(options, tuple(words))
