"""A case's sentences, parsed once, with what its texts allow the composer to add around them."""

from __future__ import annotations

import re
from collections.abc import Mapping

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
    `priced` holds the identities of sentences with an amount of money.
    `secrets` are the kinds of personal data that the texts or the shared phrases can name.
    `tells_others` is true when the texts name another person or an account.
    `place` names the pool of place sentences (None: no place may be added), `home` tells whether the
    reporter may say where he lives, `duration` and `event` whether a length of time or a day may be added,
    `lasting` whether the matter goes on, so that one can look again or ask again, `grave` whether it is
    about danger or violence.
    """

    case: CaseTemplate
    titles: tuple[Node, ...]
    parts: dict[str, Pool]
    priced: frozenset[int]
    personal: tuple[Node, ...]
    completion: tuple[Node, ...]
    attachments: tuple[Node, ...]
    intent: str
    place: str | None
    home: bool
    secrets: frozenset[str]
    tells_others: bool
    duration: bool
    event: bool
    lasting: bool
    grave: bool


def parsed_pool(styled: Styled) -> Pool:
    """Parse alternative sentences; a style without any falls back to `plain`."""
    plain = tuple(parse(labelled(text)) for text in styled.plain)
    formal = tuple(parse(labelled(text)) for text in styled.formal)
    casual = tuple(parse(labelled(text)) for text in styled.casual)
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
    parts = {name: parsed_pool(styled) for name in _PARTS if (styled := getattr(text, name)) is not None}
    money = {name for name, rule in case.slots.items() if _is_money(rule)}
    return CaseSentences(
        case=case,
        titles=_nodes(text.titles),
        parts=parts,
        priced=frozenset(
            id(node)
            for pool in parts.values()
            for nodes in pool.values()
            for node in nodes
            if not money.isdisjoint(slot_names(node)) or _names_money(node.parts)
        ),
        personal=_nodes(text.personal),
        completion=_nodes(case.completion),
        attachments=_nodes(text.attachments),
        intent=_intent(case),
        place=None if placeless else place,
        secrets=frozenset(
            kind
            for kind in _SECRETS
            if kind == "telepon" or any(f"{{{kind}}}" in line for line in case_texts(case))
        ),
        tells_others=any("{nama_lain}" in line or "{rekening}" in line for line in case_texts(case)),
        home=not placeless and not incomplete,
        duration=text.use_duration and MissingData.DATE not in key.missing and case.urgency == "biasa",
        lasting=_intent(case) == "keluhan"
        and text.use_duration
        and not incomplete
        and case.urgency == "biasa",
        grave=case.urgency == "darurat" or case.object.kind == "kekerasan",
        event=not text.use_duration and not incomplete and not timed and case.urgency == "biasa",
    )


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


def _nodes(texts: tuple[str, ...]) -> tuple[Node, ...]:
    return tuple(parse(labelled(text)) for text in texts)


def labelled(text: str) -> str:
    """Return a text in which `Desa {desa}` is the whole label, so that a kelurahan is never called a desa."""
    return _LABELLED_HAMLET.sub("{dusun}", _LABELLED_VILLAGE.sub("{desa_lengkap}", text))


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
