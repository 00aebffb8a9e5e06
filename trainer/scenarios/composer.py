"""Composition of a report's body from parts: which parts, how many sentences, in which order."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from random import Random

from trainer.scenarios.grammar import Node, expand, parse
from trainer.scenarios.joints import Piece
from trainer.scenarios.phrases import Lengths, Phrases, Register
from trainer.scenarios.registers import Wheel
from trainer.scenarios.sentences import CaseSentences, Pool, parsed_pool

_POSITIONS = {
    "opening": 0.0,
    "persona": 1.0,
    "persona_place": 1.0,
    "context": 2.0,
    "place": 3.0,
    "problem": 4.0,
    "personal": 4.6,
    "duration": 5.0,
    "consequence": 6.0,
    "observed": 6.8,
    "attempts": 7.0,
    "reported_before": 7.2,
    "story": 7.6,
    "digression": 8.0,
    "question": 8.6,
    "request": 9.0,
    "plea": 9.2,
    "hope": 9.6,
    "privacy": 9.8,
    "contact": 9.9,
    "thanks": 11.0,
    "signature": 12.0,
}
_ELSEWHERE = {"place": (5.4, 9.3, 10.2), "duration": (6.6,), "request": (1.6,), "question": (1.7, 5.5)}
_MORE = ("story", "consequence", "digression", "story", "problem", "attempts", "request", "story", "context")
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
    "problem": 80,
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
_FRUGAL = 0.8
"""How many writers tell no amount of money if they can tell the matter without."""
_GRAVE_WORDS = 90.0
"""Who tells of danger or of a crime against a person does not ramble."""
_COMPLAINTS = frozenset({"keluhan", "berkadar"})
_REFERRING = re.compile(r"dimaksud|tersebut|tepatnya|persisnya|pastinya", re.IGNORECASE)
"""Words of a place sentence that need the problem told before it."""
_ROUND_OFF = 0.85
"""A report is long enough at this share of its target: the last sentence overshoots on average."""


class Draft:
    """A body in the making: pieces so far, their words, and what has been used."""

    def __init__(self, sentences: CaseSentences, style: str, slots: Mapping[str, str], rng: Random) -> None:
        self.sentences = sentences
        self.style = style
        self.slots = slots
        self.rng = rng
        self.pieces: list[Piece] = []
        self.words = 0
        self.counts: dict[str, int] = {}
        self._frugal = rng.random() < _FRUGAL
        self._taken: set[int] = set()

    def add(self, kind: str, pool: Pool | None, style: str | None = None) -> bool:
        """Add one unused sentence of a pool; False when the pool has none left."""
        if pool is None:
            return False
        nodes = pool[style or self.style]
        start = int(self.rng.random() * len(nodes))
        for offset in range(len(nodes)):
            node = nodes[(start + offset) % len(nodes)]
            if id(node) in self._taken:
                continue
            if (
                self._frugal
                and id(node) in self.sentences.priced
                and (kind != "problem" or offset + 1 < len(nodes))
            ):
                continue
            return self.write(kind, node)
        return False

    def write(self, kind: str, node: Node) -> bool:
        """Write one sentence; False when it came out empty."""
        text = expand(node, self.rng, self.slots)
        if not text:
            return False
        self._taken.add(id(node))
        position = _POSITIONS[kind]
        others = _ELSEWHERE.get(kind)
        if kind == "request" and text[:6].lower() not in ("mohon ", "tolong"):
            others = None
        if kind == "place" and _REFERRING.search(text):
            position = others[int(self.rng.random() * len(others))] if others else position
        elif others and self.rng.random() < (0.06 if kind == "request" else 0.4):
            position = others[int(self.rng.random() * len(others))]
        self.counts[kind] = self.counts.get(kind, 0) + 1
        self.pieces.append(Piece(kind, text, position + 0.3 * self.rng.random(), node.named))
        self.words += text.count(" ") + 1
        return True

    def tells(self, value: str) -> bool:
        """Return whether a value already stands in the text."""
        return any(value in piece.text for piece in self.pieces)


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
        self._groups = {kind: group for group, kinds in phrases.groups.items() for kind in kinds}

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
        draft = Draft(sentences, style, slots, rng)
        target = max(4.0, register.length * draw_length(self._lengths, rng))
        if sentences.grave:
            target = min(target, _GRAVE_WORDS)
        draft.add("problem", sentences.parts["problem"])
        if personal:
            self._add_personal(draft)
        if sentences.case.text.verbatim:
            return draft.pieces
        self._add_frame(draft, register, target, signed)
        enough = target * _ROUND_OFF
        for kind in self._drawn_parts(draft, register):
            if draft.words >= enough:
                break
            self._add_part(draft, kind)
        self._fill(draft, register, enough)
        draft.pieces.sort(key=lambda piece: piece.position)
        return draft.pieces

    def tail(self, dialect: str | None, rng: Random) -> str:
        """Return a regional tail for a sentence; empty without a dialect."""
        tails = self._tails.get(dialect or "", ())
        return expand(tails[int(rng.random() * len(tails))], rng, {}) if tails else ""

    def _add_personal(self, draft: Draft) -> None:
        """Add sentences until all kinds of personal data that the case promises stand in the text."""
        wanted = [draft.slots[kind] for kind in draft.sentences.case.personal_data]
        nodes = list(draft.sentences.personal)
        while nodes and not all(draft.tells(value) for value in wanted):
            draft.write("personal", nodes.pop(int(draft.rng.random() * len(nodes))))

    def _add_frame(self, draft: Draft, register: Register, target: float, signed: bool) -> None:
        """Add opening, thanks and signature; very short reports mostly go without."""
        draw = draft.rng.random
        scale = min(1.0, target / 22)
        kind = self._openings[register.label].choose(draft.rng)
        if kind and (draw() < scale or kind in ("loket", "titipan")):
            if kind == "loket" and draft.slots["lapor.kanal"] != "tatap_muka":
                kind = "telepon"
            draft.add("opening", self._pools[f"opening.{kind}"])
        if draw() < register.thanks * scale and draft.sentences.intent != "lain":
            draft.add("thanks", self._pools["thanks"])
        if draw() < register.signature * scale:
            home = draft.sentences.home and draw() < 0.5
            nameless = "signature_place.tanpa_nama" if home else "signature.tanpa_nama"
            draft.add("signature", self._pools["signature" if signed else nameless])

    def _drawn_parts(self, draft: Draft, register: Register) -> list[str]:
        """Return the parts this writer would like to write, the dearest first."""
        draw = draft.rng.random
        keyed = [(draw() / chance, kind) for kind, chance in register.parts.items()]
        return [kind for rank, kind in sorted(keyed) if rank < 1.0]

    def _fill(self, draft: Draft, register: Register, enough: float) -> None:
        """Add more material until the text is long enough or nothing is left."""
        rounds = 0
        while draft.words < enough and rounds < 8:
            before = draft.words
            for kind in _MORE:
                if draft.words >= enough:
                    return
                if kind == "problem" or kind in register.parts:
                    self._add_part(draft, kind)
            if draft.words == before:
                return
            rounds += 1

    def _add_part(self, draft: Draft, kind: str) -> None:
        """Add one sentence of a part unless the text has enough of it."""
        most = _MOST.get(kind)
        if most is not None and not most.isdisjoint(draft.counts):
            return
        count = draft.counts.get(kind, 0)
        if count and draft.words < count * _FEW.get(kind, 0):
            return
        draft.add(kind, self._pool_for(draft, kind))

    def _pool_for(self, draft: Draft, kind: str) -> Pool | None:
        """Return the sentences for a part: the case's own, else the shared ones that suit its intent."""
        sentences, rng = draft.sentences, draft.rng
        own = sentences.parts.get(kind)
        if kind in ("place", "persona_place"):
            return self._place_pool(sentences, kind)
        if kind == "duration":
            return self._duration_pool(draft)
        if own is not None and (
            kind != "request" or rng.random() < 0.7 or sentences.intent in ("lain", "pujian")
        ):
            return own
        if sentences.intent == "lain":
            return None
        if kind == "story":
            return None if sentences.grave else self._story_pool(draft)
        if kind == "digression" and (sentences.grave or sentences.intent == "informasi"):
            return None
        if kind == "observed":
            return self._observed_pool(sentences)
        if kind == "attempts":
            group = self._groups.get(sentences.case.object.kind)
            return self._pools.get(f"attempts.{group}") if sentences.lasting else None
        return self._pools.get(_shared_name(kind, sentences.intent))

    def _place_pool(self, sentences: CaseSentences, kind: str) -> Pool | None:
        if kind == "persona_place":
            return self._pools["persona_place"] if sentences.home and sentences.place == "place" else None
        own = sentences.parts.get("place")
        if own is not None:
            return own
        return self._pools[sentences.place] if sentences.place is not None else None

    def _duration_pool(self, draft: Draft) -> Pool | None:
        sentences = draft.sentences
        if sentences.duration and not draft.tells(draft.slots["lama"]):
            return sentences.parts.get("duration") or (
                self._pools["duration"] if sentences.intent == "keluhan" else None
            )
        if sentences.event and sentences.intent in _COMPLAINTS:
            return self._pools["duration.peristiwa"]
        return None

    def _observed_pool(self, sentences: CaseSentences) -> Pool | None:
        """Return sentences about the last look or visit; only where things last."""
        group = self._groups.get(sentences.case.object.kind)
        if not sentences.lasting or sentences.intent != "keluhan":
            return None
        return self._pools["observed" if group == "fisik" else "observed.layanan"] if group else None

    def _story_pool(self, draft: Draft) -> Pool | None:
        """Return short stories, or for the long texts the longer ones."""
        intent = draft.sentences.intent
        if draft.words > _LONG_STORIES_FROM and intent in _COMPLAINTS | {"informasi", "aspirasi"}:
            group = self._groups.get(draft.sentences.case.object.kind) if intent == "keluhan" else intent
            own = self._pools.get(f"kisah.{group}")
            shared = self._pools["kisah.umum"] if intent in _COMPLAINTS else None
            return own if own is not None and (shared is None or draft.rng.random() < 0.55) else shared
        if intent == "keluhan":
            group = self._groups.get(draft.sentences.case.object.kind) if draft.sentences.home else None
            own = self._pools.get(f"story.{group}")
            return own if own is not None and draft.rng.random() < 0.5 else self._pools["story.umum"]
        if intent == "berkadar" and draft.rng.random() < 0.5:
            return self._pools["story.umum"]
        return self._pools.get(f"story.{intent}")


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


def draw_length(lengths: Lengths, rng: Random) -> float:
    """Draw a number of words: log-normal with a wider spread below the median than above it.

    Source: style table of real reports (p10 12-18, p50 48-64, p90 138-152, p99 304-369 words).
    """
    deviation = rng.gauss(0.0, 1.0)
    return lengths.median * math.exp(deviation * (lengths.shorter if deviation < 0 else lengths.longer))
