"""Composition of a report's body from parts: which parts, how many sentences, in which order."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import attrgetter
from random import Random
from statistics import NormalDist

from trainer.scenarios.grammar import Node, expand, parse, write
from trainer.scenarios.joints import Piece
from trainer.scenarios.menus import BITS, ELSEWHERE, POSITIONS, Menu, Menus, Nodes, Source
from trainer.scenarios.phrases import Lengths, Phrases, Register
from trainer.scenarios.registers import Wheel
from trainer.scenarios.sentences import CaseSentences, ParsedPools
from trainer.sp4n.vocabulary import Channel

_MORE = ("story", "consequence", "problem", "story", "attempts", "request", "story", "context", "digression")
_LONG_STORIES_FROM = 70
"""Words from which a writer tells at length."""
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
_PLANS = 256
"""Orders in which the writers of a register think of their parts, drawn once for all reports."""

_POSITION = attrgetter("position")
_CHANGING = BITS["duration"] | BITS["story"]
"""Parts in whose place something else may be told."""


class Draft:
    """A body in the making: pieces so far, their words, and what has been used.

    Args:
        menu: what the report can be made of.
        sentences: the case's sentences.
        slots: all values, public and personal.
        dice: rolls for the choices inside sentences.
        rng: decides which sentences.
    """

    __slots__ = (
        "_counts",
        "_dice",
        "_draw",
        "_echoing",
        "_once",
        "_spent",
        "_taken",
        "_told",
        "has",
        "menu",
        "pieces",
        "slots",
        "words",
    )

    def __init__(
        self,
        menu: Menu,
        sentences: CaseSentences,
        slots: Mapping[str, str],
        dice: Iterator[int],
        rng: Random,
    ) -> None:
        self.menu = menu
        self.slots = slots
        self.pieces: list[Piece] = []
        self.words = 0
        self.has = 0
        self._spent = 0
        self._draw = rng.random
        self._dice = dice
        self._counts: dict[str, int] = {}
        self._taken: set[Node] = set()
        self._once: set[str] = set()
        self._told: set[str] = set()
        self._echoing = sentences.echoing

    def tell(self, kinds: Iterable[str], sources: Mapping[str, Source], enough: float = math.inf) -> None:
        """Write a sentence of each part in turn until the text is long enough.

        Parts of which the text has enough, and parts without an unused sentence, are left out.
        """
        draw, dice, slots, counts, add = self._draw, self._dice, self.slots, self._counts, self.pieces.append
        taken, echoing, told, find = self._taken, self._echoing, self._told, sources.get
        words, has, spent = self.words, self.has, self._spent
        for kind in kinds:
            if words >= enough:
                break
            source = find(kind)
            if source is None or source.never_after & has:
                continue
            bit = source.bit
            if bit & spent or (bit & has and words < counts[kind] * source.words_between):
                continue
            if bit & _CHANGING and (words > _LONG_STORIES_FROM or kind == "duration"):
                source = self._changed(source)
            nodes = source.first
            if source.second and draw() >= source.share:
                nodes = source.second
            node = nodes[int(draw() * len(nodes))]
            echo = echoing.get(node)
            if node in taken or (echo is not None and not told.isdisjoint(echo)):
                other = self._fitting(nodes, source)
                if other is None:
                    spent |= bit
                    continue
                node, echo = other, echoing.get(other)
            text = write(node, dice, slots)
            if text:
                taken.add(node)
                if echo is not None:
                    self._note(echo)
                counts[kind] = counts[kind] + 1 if bit & has else 1
                has |= bit
                position = self._placed(kind, text) if source.moves else source.position
                add(Piece(kind, text, position, node.named))
                words += text.count(" ") + 1
        self.words, self.has, self._spent = words, has, spent

    def tells(self, value: str) -> bool:
        """Return whether a value already stands in the text."""
        return any(value in piece.text for piece in self.pieces)

    def _changed(self, source: Source) -> Source:
        """Return what takes a part's place: a day when the length of time is told, tales in a long text."""
        if source.kind == "duration":
            return self.menu.day or source if self.tells(self.slots["lama"]) else source
        return self.menu.tales or source

    def _fitting(self, nodes: Nodes, source: Source) -> Node | None:
        """Return an unused sentence that repeats no phrase: one of the nodes, else of the other ones."""
        draw, taken, told, echoing = self._draw, self._taken, self._told, self._echoing
        for pool in (nodes, source.second if nodes is source.first else source.first):
            start = int(draw() * len(pool))
            for node in pool[start:] + pool[:start] if start else pool:
                if node not in taken and (node not in echoing or told.isdisjoint(echoing[node])):
                    return node
        return None

    def _note(self, names: tuple[str, ...]) -> None:
        """Note slots whose phrases nobody says again: long ones at once, short ones after the second time."""
        slots, once = self.slots, self._once
        for name in names:
            value = slots[name]
            spaces = value.count(" ") if value[0].islower() else 0
            if spaces > 1 or (spaces and name in once):
                self._told.add(name)
            once.add(name)

    def _placed(self, kind: str, text: str) -> float:
        """Return where a movable part stands this time."""
        draw = self._draw
        if kind == "request":
            if draw() >= 0.06 or text[:6].lower() not in ("mohon ", "tolong"):
                return POSITIONS[kind]
        elif draw() >= 0.4 and (kind != "place" or _REFERRING.search(text) is None):
            return POSITIONS[kind]
        others = ELSEWHERE[kind]
        return others[int(draw() * len(others))]


class Composer:
    """Composes bodies; holds the shared phrases, parsed as they are needed.

    Args:
        phrases: shared phrases and registers.
    """

    def __init__(self, phrases: Phrases) -> None:
        self._pools = ParsedPools(phrases.parts)
        self._lengths = length_table(phrases.lengths)
        self._dialects = phrases.dialects
        self._menus = Menus(self._pools, phrases.groups)
        self._habits: dict[str, _Habits] = {}
        self._frames: dict[tuple[str, str], Source] = {}

    def compose(
        self,
        sentences: CaseSentences,
        register: Register,
        style: str,
        slots: Mapping[str, str],
        signed: bool,
        personal: bool,
        dice: Iterator[int],
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
            dice: rolls for the choices inside sentences.
            rng: decides everything else.

        Returns:
            The pieces in the order of the text.
        """
        draw = rng.random
        menu = self._menus.menu(sentences, style, draw() < _FRUGAL)
        draft = Draft(menu, sentences, slots, dice, rng)
        target = max(4.0, register.length * self._lengths[int(draw() * len(self._lengths))])
        if sentences.grave:
            target = min(target, _GRAVE_WORDS)
        if slots["lapor.kanal"] == _SMS:
            target = min(target, _SMS_WORDS)
        draft.tell(("problem",), menu.sources)
        if personal:
            _add_personal(draft, sentences)
        if sentences.case.text.verbatim:
            return draft.pieces
        habits = self._habits_of(register)
        self._add_frame(draft, sentences, register, habits, style, target, signed, rng)
        enough = target * _ROUND_OFF
        draft.tell(habits.plans[int(draw() * _PLANS)], menu.sources, enough)
        if draft.words < enough:
            _fill(draft, habits.fillers, enough)
        draft.pieces.sort(key=_POSITION)
        return draft.pieces

    def tail(self, dialect: str | None, rng: Random) -> str:
        """Return a regional tail for a sentence; empty without a dialect."""
        tails = self._dialects[dialect].tails if dialect is not None else ()
        return expand(parse(tails[int(rng.random() * len(tails))]), rng, {}) if tails else ""

    def _habits_of(self, register: Register) -> _Habits:
        known = self._habits.get(register.label)
        if known is None:
            known = self._habits[register.label] = _Habits(register)
        return known

    def _add_frame(
        self,
        draft: Draft,
        sentences: CaseSentences,
        register: Register,
        habits: _Habits,
        style: str,
        target: float,
        signed: bool,
        rng: Random,
    ) -> None:
        """Add opening, thanks and signature; very short reports mostly go without."""
        draw = rng.random
        scale = min(1.0, target / 22)
        frame: dict[str, Source] = {}
        kind = habits.openings.choose(rng)
        if kind and (kind in ("loket", "titipan") or draw() < scale):
            if kind == "loket" and draft.slots["lapor.kanal"] != "tatap_muka":
                kind = "telepon"
            frame["opening"] = self._framing("opening", f"opening.{kind}", style)
        if draw() < register.thanks * scale and sentences.intent != "lain":
            frame["thanks"] = self._framing("thanks", "thanks", style)
        if draw() < register.signature * scale:
            home = sentences.home and draw() < 0.5
            nameless = "signature_place.tanpa_nama" if home else "signature.tanpa_nama"
            frame["signature"] = self._framing("signature", "signature" if signed else nameless, style)
        if frame:
            draft.tell(frame, frame)

    def _framing(self, kind: str, pool: str, style: str) -> Source:
        known = self._frames.get((pool, style))
        if known is None:
            known = self._frames[pool, style] = Source.of(kind, self._pools[pool][style])
        return known


class _Habits:
    """What writers of a register do: how they open, which parts they think of, what they add to write more.

    The orders of parts are drawn once from the register's chances, with a seed of their own: to take one of
    them costs one draw, to make one up would cost a draw for every part.
    """

    __slots__ = ("fillers", "openings", "plans")

    def __init__(self, register: Register) -> None:
        self.openings = Wheel([*register.opening.items(), ("", 1 - sum(register.opening.values()))])
        self.fillers = tuple(kind for kind in _MORE if kind in register.parts or kind == "problem")
        draw, chances = Random(register.label).random, tuple(register.parts.items())
        self.plans = tuple(tuple(_thought_of(chances, draw)) for _ in range(_PLANS))


def _thought_of(chances: tuple[tuple[str, float], ...], draw: Callable[[], float]) -> Iterator[str]:
    """Yield parts by their chances, likely ones mostly first."""
    ranked = [(draw() / chance, kind) for kind, chance in chances]
    for rank, kind in sorted(ranked):
        if rank < 1.0:
            yield kind


def _add_personal(draft: Draft, sentences: CaseSentences) -> None:
    """Add sentences until all kinds of personal data that the case promises stand in the text."""
    wanted = [draft.slots[kind] for kind in sentences.case.personal_data]
    told = {"personal": Source.of("personal", sentences.personal)}
    for _ in sentences.personal:
        if all(draft.tells(value) for value in wanted):
            return
        draft.tell(told, told)


def _fill(draft: Draft, kinds: tuple[str, ...], enough: float) -> None:
    """Add more material until the text is long enough or nothing is left."""
    for _ in range(8):
        before = draft.words
        draft.tell(kinds, draft.menu.sources, enough)
        if draft.words >= enough or draft.words == before:
            return


def length_table(lengths: Lengths) -> tuple[float, ...]:
    """Return equally likely lengths: drawing one costs less than drawing from the distribution.

    They are log-normal with a wider spread below the median than above it.

    Source: style table of real reports (p10 12-18, p50 48-64, p90 138-152, p99 304-369 words).
    """
    normal, steps = NormalDist(), 4096
    deviations = (normal.inv_cdf((step + 0.5) / steps) for step in range(steps))
    return tuple(
        lengths.median * math.exp(deviation * (lengths.shorter if deviation < 0 else lengths.longer))
        for deviation in deviations
    )
