"""Composition of a report's body from parts: which parts, how many sentences, in which order."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import lru_cache
from operator import attrgetter
from random import Random
from statistics import NormalDist

from trainer.scenarios.grammar import Node, expand, parse
from trainer.scenarios.joints import Piece
from trainer.scenarios.menus import POSITIONS, Menu, Menus, Nodes
from trainer.scenarios.phrases import Lengths, Phrases, Register
from trainer.scenarios.registers import Wheel
from trainer.scenarios.sentences import CaseSentences, Pool, parsed_pool
from trainer.sp4n.vocabulary import Channel

_ELSEWHERE = {"place": (5.4, 9.3, 10.2), "duration": (6.6,), "request": (1.6,), "question": (1.7, 5.5)}
_MORE = ("story", "consequence", "problem", "story", "attempts", "request", "story", "context", "digression")
_MOST = {
    "duration": frozenset({"duration"}),
    "place": frozenset({"place", "persona_place"}),
    "persona": frozenset({"persona", "persona_place"}),
    "persona_place": frozenset({"persona", "persona_place", "place"}),
    "hope": frozenset({"hope"}),
    "contact": frozenset({"contact"}),
    "privacy": frozenset({"privacy"}),
    "reported_before": frozenset({"reported_before"}),
    "observed": frozenset({"observed"}),
}
"""Parts that are not written when one of these already stands in the text."""
_FEW = {
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
_LONG_STORIES_FROM = 70
"""Words from which a writer tells at length."""
_TELLING = frozenset({"problem", "consequence", "request", "attempts", "context"})
"""Parts that a case tells with its own details."""
_FRUGAL = 0.66
"""How many writers tell no amount of money if they can tell the matter without."""
_GRAVE_WORDS = 90.0
"""Who tells of danger or of a crime against a person does not ramble."""
_SMS = Channel.SMS.value
_SMS_WORDS = 45.0
"""More does not go into a text message of three parts."""
_REFERRING = re.compile(r"dimaksud|tersebut|tepatnya|persisnya|pastinya", re.IGNORECASE)
"""Words of a place sentence that need the problem told before it."""
_ROUND_OFF = 0.85
"""A report is long enough at this share of its target: the last sentence overshoots on average."""

_POSITION = attrgetter("position")


class Draft:
    """A body in the making: pieces so far, their words, and what has been used."""

    __slots__ = ("_draw", "_taken", "counts", "menu", "pieces", "rng", "slots", "words")

    def __init__(self, menu: Menu, slots: Mapping[str, str], rng: Random) -> None:
        self.menu = menu
        self.slots = slots
        self.rng = rng
        self.pieces: list[Piece] = []
        self.words = 0
        self.counts: dict[str, int] = {}
        self._draw = rng.random
        self._taken: set[int] = set()

    def add(self, kind: str, nodes: Nodes) -> bool:
        """Add one unused sentence; False when none is left."""
        count = len(nodes)
        if not count:
            return False
        taken = self._taken
        picky = kind in _TELLING and taken
        start = int(self._draw() * count)
        for index in range(start - count, start):
            node = nodes[index]
            if id(node) not in taken and not (picky and self._repeats(node)):
                return self.write(kind, node)
        return False

    def write(self, kind: str, node: Node) -> bool:
        """Write one sentence; False when it came out empty."""
        text = expand(node, self.rng, self.slots)
        if not text:
            return False
        self._taken.add(id(node))
        position = self._placed(kind, text) if kind in _ELSEWHERE else POSITIONS[kind]
        counts = self.counts
        counts[kind] = counts[kind] + 1 if kind in counts else 1
        self.pieces.append(Piece(kind, text, position + 0.3 * self._draw(), node.named))
        self.words += text.count(" ") + 1
        return True

    def tells(self, value: str) -> bool:
        """Return whether a value already stands in the text."""
        return any(value in piece.text for piece in self.pieces)

    def add_part(self, kind: str) -> None:
        """Add one sentence of a part that the menu offers, unless the text has enough of it."""
        counts = self.counts
        if kind in _MOST and not _MOST[kind].isdisjoint(counts):
            return
        if kind in counts and kind in _FEW and self.words < counts[kind] * _FEW[kind]:
            return
        if kind == "duration" and self.tells(self.slots["lama"]):
            self.add(kind, self.menu.day)
            return
        menu = self.menu
        tales = menu.tales if kind == "story" and self.words > _LONG_STORIES_FROM else None
        source = tales or menu.sources[kind]
        first, second = source.first, source.second
        if source.share < 1.0 and self._draw() >= source.share:
            first, second = second, first
        if not self.add(kind, first) and second:
            self.add(kind, second)

    def _repeats(self, node: Node) -> bool:
        """Return whether a sentence would tell a detail once more: nobody says the same phrase twice."""
        slots = self.slots
        for name in node.slots:
            value = slots.get(name, "")
            if " " in value and value[0].islower():
                told = 0
                for piece in self.pieces:
                    if value in piece.text:
                        told += 1
                if told > 1 or (told and value.count(" ") > 1):
                    return True
        return False

    def _placed(self, kind: str, text: str) -> float:
        """Return where a movable part stands this time."""
        if kind == "request":
            moves = text[:6].lower() in ("mohon ", "tolong") and self._draw() < 0.06
        else:
            moves = (kind == "place" and _REFERRING.search(text) is not None) or self._draw() < 0.4
        if not moves:
            return POSITIONS[kind]
        others = _ELSEWHERE[kind]
        return others[int(self._draw() * len(others))]


class Composer:
    """Composes bodies; holds the parsed shared phrases.

    Args:
        phrases: shared phrases and registers.
    """

    def __init__(self, phrases: Phrases) -> None:
        self._pools: dict[str, Pool] = {name: parsed_pool(styled) for name, styled in phrases.parts.items()}
        self._lengths = phrases.lengths
        self._tails = {name: tuple(map(parse, d.tails)) for name, d in phrases.dialects.items()}
        self._openings = {
            register.label: Wheel([*register.opening.items(), ("", 1 - sum(register.opening.values()))])
            for register in phrases.registers.values()
        }
        self._menus = Menus(self._pools, phrases.groups)
        self._parts = {
            register.label: tuple(register.parts.items()) for register in phrases.registers.values()
        }

    def compose(
        self,
        sentences: CaseSentences,
        register: Register,
        style: str,
        slots: Mapping[str, str],
        signed: bool,
        personal: bool,
        rng: Random,
    ) -> list[Piece]:
        """Choose and write the parts of a report.

        Args:
            sentences: the case's sentences.
            register: how the report is written.
            style: style of the sentences.
            slots: all values, public and personal.
            signed: whether a signature may hold the reporter's name.
            personal: whether the case's personal data are told.
            rng: decides everything.

        Returns:
            The pieces in the order of the text.
        """
        draft = Draft(self._menus.menu(sentences, style, rng.random() < _FRUGAL), slots, rng)
        target = max(4.0, register.length * draw_length(self._lengths, rng))
        if sentences.grave:
            target = min(target, _GRAVE_WORDS)
        if slots["lapor.kanal"] == _SMS:
            target = min(target, _SMS_WORDS)
        draft.add("problem", draft.menu.sources["problem"].first)
        if personal:
            _add_personal(draft, sentences)
        if sentences.case.text.verbatim:
            return draft.pieces
        self._add_frame(draft, sentences, register, style, target, signed)
        enough = target * _ROUND_OFF
        draw, parts = rng.random, self._parts[register.label]
        offered = draft.menu.sources
        for _, kind in sorted([(rank / chance, kind) for kind, chance in parts if (rank := draw()) < chance]):
            if draft.words >= enough:
                break
            if kind in offered:
                draft.add_part(kind)
        if draft.words < enough:
            _fill(draft, register, enough)
        draft.pieces.sort(key=_POSITION)
        return draft.pieces

    def tail(self, dialect: str | None, rng: Random) -> str:
        """Return a regional tail for a sentence; empty without a dialect."""
        tails = self._tails.get(dialect or "", ())
        return expand(tails[int(rng.random() * len(tails))], rng, {}) if tails else ""

    def _add_frame(
        self,
        draft: Draft,
        sentences: CaseSentences,
        register: Register,
        style: str,
        target: float,
        signed: bool,
    ) -> None:
        """Add opening, thanks and signature; very short reports mostly go without."""
        draw, pools = draft.rng.random, self._pools
        scale = min(1.0, target / 22)
        kind = self._openings[register.label].choose(draft.rng)
        if kind and (draw() < scale or kind in ("loket", "titipan")):
            if kind == "loket" and draft.slots["lapor.kanal"] != "tatap_muka":
                kind = "telepon"
            draft.add("opening", pools[f"opening.{kind}"][style])
        if draw() < register.thanks * scale and sentences.intent != "lain":
            draft.add("thanks", pools["thanks"][style])
        if draw() < register.signature * scale:
            home = sentences.home and draw() < 0.5
            nameless = "signature_place.tanpa_nama" if home else "signature.tanpa_nama"
            draft.add("signature", pools["signature" if signed else nameless][style])


def _add_personal(draft: Draft, sentences: CaseSentences) -> None:
    """Add sentences until all kinds of personal data that the case promises stand in the text."""
    wanted = [draft.slots[kind] for kind in sentences.case.personal_data]
    nodes = list(sentences.personal)
    while nodes and not all(draft.tells(value) for value in wanted):
        draft.write("personal", nodes.pop(int(draft.rng.random() * len(nodes))))


def _fill(draft: Draft, register: Register, enough: float) -> None:
    """Add more material until the text is long enough or nothing is left."""
    offered = draft.menu.sources
    parts = register.parts
    kinds = [k for k in _MORE if k in offered and (k in parts or k == "problem")]
    for _ in range(8):
        before = draft.words
        for kind in kinds:
            if draft.words >= enough:
                return
            draft.add_part(kind)
        if draft.words == before:
            return


def draw_length(lengths: Lengths, rng: Random) -> float:
    """Draw a number of words: log-normal with a wider spread below the median than above it.

    Source: style table of real reports (p10 12-18, p50 48-64, p90 138-152, p99 304-369 words).
    """
    table = _length_table(lengths)
    return table[int(rng.random() * len(table))]


@lru_cache(maxsize=8)
def _length_table(lengths: Lengths) -> tuple[float, ...]:
    """Return equally likely lengths: drawing one costs less than drawing from the distribution."""
    normal, steps = NormalDist(), 4096
    deviations = (normal.inv_cdf((step + 0.5) / steps) for step in range(steps))
    return tuple(
        lengths.median * math.exp(deviation * (lengths.shorter if deviation < 0 else lengths.longer))
        for deviation in deviations
    )
