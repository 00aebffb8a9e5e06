"""A case's sentences, parsed once, with what its texts allow the composer to add around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import msgspec

from trainer.scenarios.case import CaseTemplate, Slot, Styled
from trainer.scenarios.grammar import Choice, Node, Part, parse, slot_names
from trainer.scenarios.slots import case_texts, setting_of
from trainer.sp4n.vocabulary import MissingData, ReportType

Pool = Mapping[str, tuple[Node, ...]]
"""Parsed sentences by style."""

_RELATIVE_TIME = re.compile(
    r"kemarin|tadi|\blalu\b|semalam|barusan|tiap|sering|selalu|selama|\{(tanggal|hari|jam|lama)\}"
)
_SECRETS = ("nik", "kk", "telepon", "alamat", "nama_lain", "rekening")
_MONEY = re.compile(r"\bRp\.? ?\d|\b(ribu|juta|rb|jt)\b", re.IGNORECASE)
_LABELLED_VILLAGE = re.compile(r"\b(desa|kelurahan|kel\.|ds\.?) \{desa\}", re.IGNORECASE)
_LABELLED_HAMLET = re.compile(r"\b(dusun|lingkungan|kampung|kp\.?|dsn\.?) \{dusun\}", re.IGNORECASE)
_PARTS = ("problem", "context", "place", "duration", "consequence", "attempts", "request", "digression")


class CaseSentences(msgspec.Struct, frozen=True):
    """A case's parsed sentences by part.

    `intent` chooses the shared phrases: keluhan, berkadar, informasi, aspirasi, pujian or lain.
    `priced` holds the sentences with an amount of money.
    `secrets` are the kinds of personal data that the texts or the shared phrases can name.
    `place` names the pool of place sentences (None: no place may be added), `home` tells whether the
    reporter may say where he lives, `duration` and `event` whether a length of time or a day may be added,
    `lasting` whether the matter goes on, so that one can look again or ask again, `grave` whether it is
    about danger or violence. `echoing` holds, by sentence, the slots in it whose values are phrases that
    nobody says twice.
    """

    case: CaseTemplate
    titles: tuple[Node, ...]
    parts: dict[str, Pool]
    priced: frozenset[Node]
    personal: tuple[Node, ...]
    completion: tuple[Node, ...]
    attachments: tuple[Node, ...]
    intent: str
    place: str | None
    home: bool
    secrets: tuple[str, ...]
    duration: bool
    event: bool
    lasting: bool
    grave: bool
    echoing: dict[Node, tuple[str, ...]]


class ParsedPools(Mapping[str, Pool]):
    """The shared sentences by name, each pool parsed when it is first asked for.

    Args:
        parts: the sentences as written.
    """

    def __init__(self, parts: Mapping[str, Styled]) -> None:
        self._parts = parts
        self._known: dict[str, Pool] = {}

    def __getitem__(self, name: str) -> Pool:
        if name not in self._known:
            self._known[name] = parsed_pool(self._parts[name])
        return self._known[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._parts)

    def __len__(self) -> int:
        return len(self._parts)


def parsed_pool(styled: Styled, case: CaseTemplate | None = None) -> Pool:
    """Parse alternative sentences (of a case, or shared ones); a style without any falls back to `plain`."""
    plain, formal, casual = (_nodes(texts, case) for texts in (styled.plain, styled.formal, styled.casual))
    return {"plain": plain or formal or casual, "formal": formal or plain, "casual": casual or plain}


def read_sentences(case: CaseTemplate) -> CaseSentences:
    """Parse a case's texts and derive what may be added to them.

    Args:
        case: the case template.

    Returns:
        The parsed sentences.

    Raises:
        GrammarError: a text that the grammar cannot read.
    """
    text, key = case.text, case.key
    incomplete = key.action == "tunda"
    placeless = not text.use_place or MissingData.PLACE in key.missing
    clocked = any(isinstance(rule, Slot) and rule.clock for rule in case.slots.values())
    timed = clocked or any(_RELATIVE_TIME.search(line) for line in case_texts(case))
    place = "place_wide" if setting_of(case).wide else "place"
    parts = {
        name: parsed_pool(styled, case) for name in _PARTS if (styled := getattr(text, name)) is not None
    }
    money = {name for name, rule in case.slots.items() if _is_money(rule)}
    phrases = {"patokan", *(name for name, rule in case.slots.items() if _is_phrase(rule))}
    nodes = [node for pool in parts.values() for group in pool.values() for node in group]
    return CaseSentences(
        case=case,
        titles=_nodes(text.titles, case),
        parts=parts,
        priced=frozenset(
            node for node in nodes if not money.isdisjoint(slot_names(node)) or _names_money(node.parts)
        ),
        personal=_nodes(text.personal, case),
        completion=_nodes(case.completion, case),
        attachments=_nodes(text.attachments, case),
        intent=_intent(case),
        place=None if placeless else place,
        secrets=tuple(
            kind
            for kind in _SECRETS
            if kind not in case.slots
            and (kind == "telepon" or any(f"{{{kind}}}" in line for line in case_texts(case)))
        ),
        home=not placeless and not incomplete,
        duration=text.use_duration and MissingData.DATE not in key.missing and case.urgency == "biasa",
        lasting=_intent(case) == "keluhan"
        and text.use_duration
        and not incomplete
        and case.urgency == "biasa",
        grave=case.urgency == "darurat" or case.object.kind == "kekerasan",
        event=not text.use_duration and not incomplete and not timed and case.urgency == "biasa",
        echoing={node: names for node in nodes if (names := tuple(n for n in node.slots if n in phrases))},
    )


def _is_phrase(rule: Slot | tuple[str, ...]) -> bool:
    """Return whether a slot holds phrases such as `anak-anak harus memutar`, not names or numbers."""
    texts = rule.choice or () if isinstance(rule, Slot) else rule
    return any(" " in text and text[0].islower() for text in texts)


def _is_money(rule: Slot | tuple[str, ...]) -> bool:
    if isinstance(rule, Slot):
        return rule.rupiah is not None
    return any(_MONEY.search(text) for text in rule)


def _names_money(parts: tuple[Part, ...]) -> bool:
    """Return whether a literal amount of money can come out of a text."""
    for part in parts:
        if isinstance(part, str) and _MONEY.search(part):
            return True
        if isinstance(part, Choice) and any(map(_names_money, part.options)):
            return True
    return False


def _nodes(texts: tuple[str, ...], case: CaseTemplate | None) -> tuple[Node, ...]:
    return tuple(parse(labelled(text if case is None else _said_once(text, case))) for text in texts)


def labelled(text: str) -> str:
    """Return a text in which `Desa {desa}` is the whole label, so that a kelurahan is never called a desa."""
    return _LABELLED_HAMLET.sub("{dusun}", _LABELLED_VILLAGE.sub("{desa_lengkap}", text))


def _said_once(text: str, case: CaseTemplate) -> str:
    """Return a text of a case in which no name says the word before it again, as in `jalan Jalan Kantil`."""
    for name, rule in case.slots.items():
        if isinstance(rule, Slot) and (rule.road or rule.place) and f" {{{name}}}" in text:
            word = (
                r"jalan raya|jalan|jln|jl" if rule.road else re.escape((rule.place or "").replace("_", " "))
            )
            text = re.sub(rf"\b({word})\.? (?={{{name}}})", "", text, flags=re.IGNORECASE)
    return text


def _intent(case: CaseTemplate) -> str:
    if case.key.action == "arsip":
        return "lain"
    if case.key.type is ReportType.INFORMATION:
        return "informasi"
    if case.reporter.mood == "senang":
        return "pujian"
    if case.key.type is ReportType.ASPIRATION:
        return "aspirasi"
    return "berkadar" if case.key.type is ReportType.SUPERVISORY else "keluhan"
