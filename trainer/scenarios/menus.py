"""What a report of one case can be made of: its own sentences, those of its topic, and the shared ones."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

import msgspec

from trainer.scenarios.grammar import Node
from trainer.scenarios.sentences import CaseSentences, Pool

Nodes: TypeAlias = tuple[Node, ...]

POSITIONS = {
    "opening": 0.0,
    "persona": 1.0,
    "persona_place": 1.0,
    "context": 2.0,
    "place": 3.0,
    "problem": 4.0,
    "personal": 4.6,
    "duration": 5.0,
    "consequence": 6.0,
    "observed": 7.0,
    "attempts": 7.0,
    "reported_before": 7.0,
    "story": 7.6,
    "digression": 8.0,
    "question": 8.6,
    "request": 9.0,
    "plea": 9.0,
    "hope": 9.7,
    "privacy": 9.7,
    "contact": 9.9,
    "thanks": 11.0,
    "signature": 12.0,
}
"""Parts of a report and where they stand in it; parts of one place keep the order they were thought of."""

ELSEWHERE = {"place": (5.4, 9.3, 10.2), "duration": (6.6,), "request": (1.6,), "question": (1.7, 5.5)}
"""Where parts stand that move."""

BITS = {kind: 1 << index for index, kind in enumerate(POSITIONS)}
"""One bit a part, to note which parts a text has."""


def _bits(*kinds: str) -> int:
    return sum(BITS[kind] for kind in kinds)


_NEVER_AFTER = {
    "duration": _bits("duration"),
    "place": _bits("place", "persona_place"),
    "persona": _bits("persona", "persona_place"),
    "persona_place": _bits("persona", "persona_place", "place"),
    "hope": _bits("hope"),
    "contact": _bits("contact"),
    "privacy": _bits("privacy"),
    "reported_before": _bits("reported_before"),
    "observed": _bits("observed"),
}
"""Parts that are not written when one of these already stands in the text."""
_WORDS_BETWEEN = {
    "story": 38,
    "problem": 52,
    "digression": 150,
    "request": 60,
    "question": 70,
    "attempts": 60,
    "consequence": 25,
    "plea": 60,
}
"""Parts that come again only in longer texts: once more for so many words."""
_FRAME = frozenset({"opening", "thanks", "signature", "problem", "personal"})
_GRAVE = frozenset({"plea", "contact", "privacy"})
"""Shared parts that fit a report of danger or violence."""
_EMPTY: Pool = {"plain": (), "formal": (), "casual": ()}
_COMPLAINTS = frozenset({"keluhan", "berkadar"})
_TOPICAL = 0.8
"""How many stories are about the kind of object rather than about complaining in general."""


class Source(msgspec.Struct, frozen=True):
    """Where the sentences of a part come from: mostly the first nodes, else the second ones.

    `bit` and `position` are those of the part, `never_after` the bits of parts after which it is not
    written, `words_between` says how much longer the text must be for each further sentence of the part,
    `moves` whether it may stand elsewhere.
    """

    kind: str
    first: Nodes
    share: float = 1.0
    second: Nodes = ()
    bit: int = 0
    position: float = 0.0
    never_after: int = 0
    words_between: int = 0
    moves: bool = False

    @classmethod
    def of(cls, kind: str, first: Nodes, share: float = 1.0, second: Nodes = ()) -> Source:
        """Return the source of a part with what holds for that part; there is always something first."""
        if not first:
            first, second, share = second, (), 1.0
        return cls(
            kind,
            first,
            share,
            second,
            BITS[kind],
            POSITIONS[kind],
            _NEVER_AFTER.get(kind, 0),
            _WORDS_BETWEEN.get(kind, 0),
            kind in ELSEWHERE,
        )


class Menu(msgspec.Struct, frozen=True):
    """All that a report of one case in one style can be made of, looked up once.

    `sources` holds the sentences by part, `tales` the longer stories, `day` the sentences that name a day
    in place of a length of time.
    """

    sources: dict[str, Source]
    tales: Source | None
    day: Source | None


class Menus:
    """Looks menus up; holds the shared sentences.

    Args:
        pools: shared sentences by name.
        groups: kinds of objects by the group of stories that suits them.
    """

    def __init__(self, pools: Mapping[str, Pool], groups: Mapping[str, tuple[str, ...]]) -> None:
        self._pools = pools
        self._groups = {kind: group for group, kinds in groups.items() for kind in kinds}
        self._menus: dict[tuple[str, str, bool], tuple[CaseSentences, Menu]] = {}

    def menu(self, sentences: CaseSentences, style: str, frugal: bool) -> Menu:
        """Return what a case offers in a style, from the last call if the case is the same."""
        key = (sentences.case.id, style, frugal)
        known = self._menus.get(key)
        if known is None or known[0] is not sentences:
            known = self._menus[key] = (sentences, self._written_menu(sentences, style, frugal))
        return known[1]

    def _written_menu(self, sentences: CaseSentences, style: str, frugal: bool) -> Menu:
        own = {
            kind: _affordable(kind, pool[style], sentences.priced) if frugal else pool[style]
            for kind, pool in sentences.parts.items()
        }
        shared = {kind: self._shared(kind, sentences, style) for kind in POSITIONS}
        day: Nodes = ()
        if sentences.event and sentences.intent in _COMPLAINTS:
            day = self._pools["duration.peristiwa"][style]
        sources: dict[str, Source] = {}
        for kind, others in shared.items():
            first = own.get(kind, ())
            if kind == "duration":
                first = (first or others) if sentences.duration else day
            mixed = kind == "request" and sentences.intent not in ("lain", "pujian")
            if kind == "story":
                first = self._topical(sentences, style)
                if first or others:
                    sources[kind] = Source.of(kind, first, _TOPICAL, others)
            elif first:
                sources[kind] = Source.of(kind, first, 0.7 if mixed else 1.0, others if mixed else ())
            elif others:
                sources[kind] = Source.of(kind, others)
        return Menu(sources, self._tales(sentences, style), Source.of("duration", day) if day else None)

    def _shared(self, kind: str, sentences: CaseSentences, style: str) -> Nodes:
        """Return the shared sentences for a part that suit the case's intent."""
        name = self._shared_pool(kind, sentences)
        names = name if isinstance(name, tuple) else (name,)
        return tuple(node for name in names for node in self._pools.get(name, _EMPTY)[style])

    def _shared_pool(self, kind: str, sentences: CaseSentences) -> str | tuple[str, ...]:
        intent = sentences.intent
        group = self._groups.get(sentences.case.object.kind, "")
        if kind == "place":
            return sentences.place or ""
        if kind == "persona_place":
            return kind if sentences.home and sentences.place == "place" else ""
        if kind == "duration":
            return kind if sentences.duration and intent == "keluhan" else ""
        if intent == "lain" or (sentences.grave and kind not in _GRAVE):
            return ""
        if kind == "observed":
            return _observed(group) if sentences.lasting and intent == "keluhan" else ""
        if kind == "attempts":
            return f"attempts.{group}" if sentences.lasting else ""
        if kind == "story":
            return _stories(sentences, group)
        if kind == "digression" and intent in ("informasi", "pujian"):
            return ""
        return "" if kind in _FRAME else _shared_name(kind, intent)

    def _topical(self, sentences: CaseSentences, style: str) -> Nodes:
        """Return stories of the case, else of its kind of object; only complaints are told at length."""
        if sentences.grave or sentences.intent != "keluhan" or not sentences.home:
            return ()
        case = sentences.case
        kinds = (case.id, *(f"{case.object.kind}.{value}" for value in case.object.attributes.values()))
        for name in (*kinds, case.object.kind):
            if f"topik.{name}" in self._pools:
                break
        names = [f"topik.{name}", f"rincian.{name}", f"rincian.{case.id}"]
        if name != case.id:
            names.append(f"rincian.{case.object.kind}")
        return tuple(node for pool in dict.fromkeys(names) for node in self._pools.get(pool, _EMPTY)[style])

    def _tales(self, sentences: CaseSentences, style: str) -> Source | None:
        """Return the longer stories for long texts."""
        intent = sentences.intent
        if sentences.grave or intent not in _COMPLAINTS | {"informasi", "aspirasi"}:
            return None
        group = self._groups.get(sentences.case.object.kind, "") if intent == "keluhan" else intent
        own = self._pools.get(f"kisah.{group}", _EMPTY)[style]
        shared = self._pools["kisah.umum"][style] if intent in _COMPLAINTS else ()
        first, second = self._topical(sentences, style) or own, (*own, *shared)
        return Source.of("story", first, 0.5, second) if first or second else None


def _observed(group: str) -> str:
    if not group:
        return ""
    return "observed" if group == "fisik" else "observed.layanan"


def _stories(sentences: CaseSentences, group: str) -> tuple[str, ...]:
    """Return the names of the short stories that suit a case."""
    intent = sentences.intent
    if intent == "keluhan":
        return ("story.umum", f"story.{group}") if sentences.home else ("story.umum",)
    return ("story.umum", "story.berkadar") if intent == "berkadar" else (f"story.{intent}",)


def _affordable(kind: str, nodes: Nodes, priced: frozenset[Node]) -> Nodes:
    """Leave out the sentences with amounts of money; a problem that has no other keeps them."""
    cheap = tuple(node for node in nodes if node not in priced)
    return cheap or (nodes if kind == "problem" else ())


def _shared_name(kind: str, intent: str) -> str:
    if kind == "persona" and intent not in ("informasi", "aspirasi"):
        return "persona"
    if kind == "hope":
        return "hope.keluhan" if intent in _COMPLAINTS else "hope.lain"
    if kind in ("persona", "request", "question"):
        return f"{kind}.{intent}"
    if kind == "privacy":
        return "privacy" if intent == "berkadar" else ""
    if kind in ("plea", "reported_before", "observed") and intent not in _COMPLAINTS:
        return ""
    return kind
