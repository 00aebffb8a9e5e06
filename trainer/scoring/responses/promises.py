"""Dates and periods that an answer promises: they lie ahead and tell what somebody will do by then.

A promise is no statement about what is, so it contradicts nothing, unless the facts set another day for the same
act. The words are data (`himpunan` of `content/rubrics/responses-lexicon.yaml`); a rubric made before they existed
knows no promises and judges as it did.
"""

import datetime
from typing import NamedTuple

from trainer.scoring.responses.comparison import Comparison
from trainer.scoring.responses.facts import FactReading
from trainer.scoring.responses.quantities import Quantity
from trainer.scoring.responses.reading import Reading, Sentence, Token
from trainer.scoring.responses.stems import stem
from trainer.scoring.responses.wordlist import words_of

SIGNS, NEWS, CHECKS = "tanda_janji", "janji_kabar", "janji_periksa"
"""The word sets: signs of a promise; acts of giving news; acts of looking and preparing."""

DONE = frozenset(("sudah", "telah", "tadi", "berhasil"))
PLANNING = frozenset(("akan", "dijadwalkan", "direncanakan", "setelah"))
OURSELVES = words_of("kami kita tim petugas regu bidang dinas seksi uptd upt teknisi mekanik satgas")
PERIODS = words_of("hari pekan minggu bulan jam")
LIMITING = words_of(
    "dalam lambat lama selambat-lambatnya selambatnya selama-lamanya maksimal maksimum kurang waktu"
)
AGAIN = words_of("ulang kembali lagi lanjutan susulan berkala rutin berikutnya")
FRAMING = words_of(
    "hasil perkembangan kemajuan kabar kepastian jadwal laporan setelah sesudah usai seusai selepas sebelum"
)
"""Words that make the work behind them the subject of news, or what comes before the promised act."""
LEAST_SHARED = 0.8
TOLD = 0.99
REACH = 4
CLAUSE_ENDS = frozenset((";", ".", "!", "?", "¶", "bahwa", "sedangkan"))


class Act(NamedTuple):
    """What a date is promised for.

    Attributes:
        kind: news, check or work.
        words: The content words of the clause that holds the date.
        verb: The word that governs the date, if one was found.
    """

    kind: str
    words: tuple[Token, ...]
    verb: Token | None


def knows_promises(comparison: Comparison) -> bool:
    """Whether the rubric has the words of promises."""
    return SIGNS in comparison.lexicon.word_sets


def is_promise(comparison: Comparison, quantity: Quantity) -> bool:
    """Whether a date, month or period is promised without contradicting what the facts plan.

    Args:
        comparison: The answer beside its case.
        quantity: A date, month or number of the answer.

    Returns:
        True when it lies ahead, stands under a promise or a plan, and the facts give no other day for the same act.

    Source:
        Dossier section 4.1 (an interim answer names the next step and its date) and 8.2 row 6.
    """
    if not knows_promises(comparison) or not _ahead(comparison, quantity):
        return False
    sentence = next(
        (each for each in comparison.answer.sentences if each.start <= quantity.start < each.end), None
    )
    if sentence is None:
        return False
    tokens = comparison.words_of(sentence)
    if _told_as_done(comparison, tokens, quantity) or not _governed(comparison, tokens):
        return False
    return planned_otherwise(comparison, quantity, sentence) is None


def looks_ahead(comparison: Comparison, sentence: Sentence) -> bool:
    """Whether a sentence names a day to come that is more than a promise beside it.

    Args:
        comparison: The answer beside its case.
        sentence: A sentence of the answer.

    Returns:
        True when a future date stands there that the facts know, or that nobody promised.
    """
    today = comparison.case.date
    return any(
        each.kind == "date"
        and datetime.date.fromisoformat(each.value) > today
        and (f"date:{each.value}" in comparison.base.quantities or not is_promise(comparison, each))
        for each in sentence.quantities
    )


def _ahead(comparison: Comparison, quantity: Quantity) -> bool:
    today = comparison.case.date
    if quantity.kind == "date":
        return datetime.date.fromisoformat(quantity.value) > today
    if quantity.kind == "month":
        return quantity.value > today.isoformat()[:7]
    return quantity.kind == "number" and _is_period(comparison.answer, quantity)


def _is_period(answer: Reading, quantity: Quantity) -> bool:
    """Whether a number counts the days of a time limit (``paling lambat 14 hari kerja``)."""
    behind = next((token for token in answer.tokens if token.start >= quantity.end), None)
    before = [token.norm for token in answer.tokens if token.end <= quantity.start][-3:]
    return behind is not None and behind.norm in PERIODS and any(norm in LIMITING for norm in before)


def _told_as_done(comparison: Comparison, tokens: tuple[Token, ...], quantity: Quantity) -> bool:
    """Whether the nearest sign before the date tells something as done; a new clause needs an act of its own."""
    sets = comparison.lexicon.word_sets
    willing = sets[SIGNS] | sets[NEWS] | sets[CHECKS]
    acted = False
    for token in reversed([each for each in tokens if each.end <= quantity.start]):
        if token.norm in PLANNING or (acted and token.norm in (",", ";")):
            return False
        if token.norm in DONE and not token.negated:
            return True
        acted = acted or token.norm in willing
    return False


def _governed(comparison: Comparison, tokens: tuple[Token, ...]) -> bool:
    sets = comparison.lexicon.word_sets
    willing = sets[SIGNS] | sets[NEWS] | sets[CHECKS] | OURSELVES
    return any(token.norm in willing for token in tokens)


def _clause(
    tokens: tuple[Token, ...], quantity: Quantity, dates: tuple[Quantity, ...]
) -> tuple[list[Token], list[Token]]:
    """The words before and behind a date up to the ends of its clause; another date ends it as well."""
    past = max((each.end for each in dates if each.end <= quantity.start), default=0)
    before: list[Token] = []
    for token in reversed([each for each in tokens if past <= each.start and each.end <= quantity.start]):
        if token.norm in CLAUSE_ENDS:
            break
        before.append(token)
    behind: list[Token] = []
    for token in (each for each in tokens if each.start >= quantity.end):
        if token.norm in CLAUSE_ENDS or token.norm in (",", "dan", "lalu", "kemudian", "serta"):
            break
        behind.append(token)
    return before, behind


def _framed(before: list[Token], place: int) -> bool:
    """Whether a word of work only says what news is about, or what comes first (``hasil penambalan``)."""
    return any(token.norm.removesuffix("nya") in FRAMING for token in before[place + 1 : place + 1 + REACH])


def _kind(comparison: Comparison, token: Token) -> str:
    sets = comparison.lexicon.word_sets
    bare = token.norm.removesuffix("nya").removesuffix("lah")
    if {token.norm, bare} & sets[NEWS]:
        return "news"
    return "check" if {token.norm, bare} & sets[CHECKS] else ""


def promised_act(comparison: Comparison, quantity: Quantity, sentence: Sentence) -> Act:
    """What is promised for a date: the nearest act before it in its clause, else the nearest behind.

    Args:
        comparison: The answer beside its case.
        quantity: The date.
        sentence: The sentence that holds it.

    Returns:
        The act; work when nothing tells that news or a check is meant.
    """
    dates = tuple(each for each in sentence.quantities if each.kind in ("date", "month"))
    before, behind = _clause(comparison.words_of(sentence), quantity, dates)
    signs = comparison.lexicon.word_sets[SIGNS]
    words = tuple(token for token in (*reversed(before), *behind) if token.key)
    leading = not any(token.key and token.norm not in signs for token in before[:REACH])
    verb: Token | None = None
    for place, token in enumerate(before if not leading else [*behind, *before]):
        kind = _kind(comparison, token)
        if kind:
            return Act(kind, words, token)
        acting = token.norm.startswith(("di", "me", "ber", "ter")) and len(token.norm) > 5
        if token.key and acting and token.norm not in signs and not (not leading and _framed(before, place)):
            verb = token
            break
    if verb is None:
        later = next((token for token in behind if _kind(comparison, token)), None)
        if later is not None:
            return Act(_kind(comparison, later), words, later)
    return Act("work", words, verb)


def _days(fact: FactReading) -> set[str]:
    return {each.value for each in fact.reading.quantities if each.kind in ("date", "month")}


def _within(fact: FactReading, quantity: Quantity) -> bool:
    """Whether a date lies inside the span that a fact gives."""
    days = sorted(each.value for each in fact.reading.quantities if each.kind == "date")
    return quantity.kind == "date" and len(days) > 1 and days[0] <= quantity.value <= days[-1]


def planned_otherwise(comparison: Comparison, quantity: Quantity, sentence: Sentence) -> FactReading | None:
    """The fact that gives another day for the act that an answer promises, if there is one.

    Args:
        comparison: The answer beside its case.
        quantity: The promised date, month or period.
        sentence: The sentence that holds it.

    Returns:
        The fact; None when no fact dates the same act, or the answer tells that fact's own days as well.
    """
    act = promised_act(comparison, quantity, sentence)
    today = comparison.case.date.isoformat()
    for fact, match in zip(comparison.base.facts, comparison.matches, strict=True):
        days = _days(fact)
        ahead = any(day >= today[: len(day)] for day in days)
        if not days or fact.fact.kind == "kontak" or match.exact >= TOLD or _within(fact, quantity):
            continue
        if quantity.kind == "month" and any(day.startswith(quantity.value) for day in days):
            continue
        if (ahead or act.kind == "work") and _same_act(comparison, act, fact):
            return fact
    return None


def _same_act(comparison: Comparison, act: Act, fact: FactReading) -> bool:
    """Whether an act of the answer is the one that a fact dates."""
    kinds = {_kind(comparison, token) for token in fact.reading.tokens}
    signs = comparison.lexicon.word_sets[SIGNS]
    mine = {token.key for token in act.words if not _kind(comparison, token) and token.norm not in signs}
    shared = mine & set(fact.polarity)
    telling = shared - comparison.lexicon.letter_words
    if act.kind == "news":
        return "news" in kinds and bool(telling - comparison.base.topic)
    if act.kind == "check":
        if any(token.norm in AGAIN for token in act.words) or "check" not in kinds or act.verb is None:
            return False
        root = stem(act.verb.norm)
        return bool(telling) or any(stem(token.norm) == root for token in fact.reading.tokens)
    if act.verb is not None and act.verb.key in fact.polarity:
        return True
    return len(telling) > 1 or sum(fact.weights[key] for key in shared) >= LEAST_SHARED
