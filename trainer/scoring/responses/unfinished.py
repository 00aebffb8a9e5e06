"""Whether an answer tells work as done that the facts have still to come, or that they do not know at all."""

import datetime

from trainer.scoring.responses.comparison import Comparison
from trainer.scoring.responses.facts import FactReading
from trainer.scoring.responses.findings import Finding
from trainer.scoring.responses.promises import looks_ahead
from trainer.scoring.responses.reading import Sentence, Token
from trainer.scoring.responses.wordlist import words_of

CODE = "bertentangan_fakta"
DONE = frozenset(("sudah", "telah", "selesai", "tuntas", "rampung"))
FINISHED = frozenset(("selesai", "tuntas", "rampung", "beres", "kelar"))
PLANNED = words_of("akan direncanakan dijadwalkan jadwal rencana nanti besok menyusul target")
CONDITIONS = words_of("kalau bila jika apabila nanti setelah begitu akan seandainya")
OPEN_ENDED = words_of("sampai hingga sebelum mulai untuk menunggu ditunggu dibuka siap dan")
ADVERBS = frozenset(("baru", "lagi", "masih"))
ALWAYS_WORK = frozenset(("perbaikan", "pasang", "ganti", "bersih"))


def _dates(fact: FactReading) -> list[datetime.date]:
    return [
        datetime.date.fromisoformat(each.value) for each in fact.reading.quantities if each.kind == "date"
    ]


def _claimed_done(comparison: Comparison) -> list[Finding]:
    """Work that lies in the future by the facts and is told as finished."""
    today = comparison.case.date
    found: list[Finding] = []
    planned = [
        fact
        for fact in comparison.base.facts
        if fact.fact.kind in ("tindakan", "waktu", "syarat") and _dates(fact) and min(_dates(fact)) > today
    ]
    done_keys = {
        key
        for fact in comparison.base.facts
        if fact not in planned and fact.fact.kind in ("tindakan", "temuan", "pelaksana", "wewenang", "bukti")
        for key in fact.weights
    }
    for fact, match in (
        (fact, match)
        for fact, match in zip(comparison.base.facts, comparison.matches, strict=True)
        if fact in planned
    ):
        verbs = (
            set(fact.polarity)
            - done_keys
            - comparison.base.topic
            - (comparison.lexicon.letter_words - ALWAYS_WORK)
        )
        for sentence in comparison.answer.sentences:
            hit = _done_claim(comparison, sentence, verbs)
            if hit is not None and not looks_ahead(comparison, sentence):
                barely = _only_verb(comparison, sentence, fact) and _told_elsewhere(
                    comparison, sentence, planned
                )
                strength = 0.35 if match.exact >= 0.5 else 0.45 if barely else 0.6
                found.append(Finding(CODE, strength, "belum_selesai", hit.start, hit.end, fact.fact.id))
    return [*found, *_done_in_future(comparison), *_all_done(comparison, planned)]


def _all_done(comparison: Comparison, planned: list[FactReading]) -> list[Finding]:
    """The whole told as finished while parts of it are still planned."""
    if not planned:
        return []
    told = max(
        (
            match.exact * match.coverage
            for fact, match in zip(comparison.base.facts, comparison.matches, strict=True)
            if fact in planned
        ),
        default=0.0,
    )
    strength = 0.7 if told < 0.5 else 0.45
    return [
        Finding(CODE, strength, "belum_selesai", start, end)
        for start, end in comparison.found("selesai_semua")
    ]


def _only_verb(comparison: Comparison, sentence: Sentence, fact: FactReading) -> bool:
    """Whether a sentence shares hardly more than the verb with a fact."""
    keys = {token.key for token in comparison.answer.tokens[sentence.first : sentence.last + 1]}
    return len(fact.polarity) > 2 and len(keys & set(fact.polarity)) < 2


def _told_elsewhere(comparison: Comparison, sentence: Sentence, planned: list[FactReading]) -> bool:
    """Whether a sentence speaks of a fact that is no plan."""
    keys = {token.key for token in comparison.answer.tokens[sentence.first : sentence.last + 1] if token.key}
    keys -= comparison.lexicon.letter_words
    return any(len(keys & set(fact.polarity)) > 1 for fact in comparison.base.facts if fact not in planned)


def _done_in_future(comparison: Comparison) -> list[Finding]:
    """Something told as done on a day that is still to come."""
    found: list[Finding] = []
    today = comparison.case.date
    tokens = comparison.answer.tokens
    for quantity in comparison.answer.quantities:
        if quantity.kind != "date" or datetime.date.fromisoformat(quantity.value) <= today:
            continue
        before = [token for token in tokens if token.end <= quantity.start][-7:]
        for place in range(len(before) - 1, -1, -1):
            norm = before[place].norm
            if norm in PLANNED or norm in ",.;:()•¶" or norm in OPEN_ENDED:
                break
            if norm in ("sudah", "telah"):
                found.append(Finding(CODE, 0.55, "belum_selesai", before[place].start, quantity.end))
                break
    return found


def _done_claim(comparison: Comparison, sentence: Sentence, verbs: set[str]) -> Token | None:
    """The verb of a claim ``sudah <verb>`` or ``<noun> sudah selesai`` in a sentence, if it is one of some verbs."""
    tokens = comparison.answer.tokens[sentence.first : sentence.last + 1]
    for place, token in enumerate(tokens):
        if token.norm not in DONE or token.negated:
            continue
        behind = list(tokens[place + 1 : place + 5])
        ahead = (
            list(reversed(tokens[max(0, place - 4) : place]))
            if token.norm in FINISHED or (behind and behind[0].norm in FINISHED)
            else []
        )
        for neighbours in (behind, ahead):
            for near in neighbours:
                if near.norm in PLANNED or near.norm in ",.;:":
                    break
                if near.key and near.key in verbs and near.norm not in ADVERBS:
                    return near
    return None


def _unfounded_work(comparison: Comparison) -> list[Finding]:
    """Inspections or repairs told as done although the facts only ask the reporter for data."""
    kinds = {fact.fact.kind for fact in comparison.base.facts}
    today = comparison.case.date
    past = any(
        fact.fact.kind in ("temuan", "tindakan", "wewenang") and any(date <= today for date in _dates(fact))
        for fact in comparison.base.facts
    )
    if past or "syarat" not in kinds:
        return []
    return [
        Finding(CODE, 0.75, "belum_dikerjakan", start, end)
        for start, end in comparison.found("klaim_kerja")
        if not _conditional(comparison, start, end)
    ]


def _conditional(comparison: Comparison, start: int, end: int) -> bool:
    """Whether a claim stands under a condition or in the future."""
    for sentence in comparison.answer.sentences:
        if sentence.start <= start < sentence.end:
            tokens = comparison.answer.tokens[sentence.first : sentence.last + 1]
            return any(token.norm in CONDITIONS for token in tokens if start - 40 <= token.start < end)
    return False


def _no_longer_open(comparison: Comparison) -> list[Finding]:
    """What the facts call ``belum`` and no action of the unit has brought about, told as ``sudah``."""
    still_open: dict[str, str] = {}
    acted: set[str] = set()
    for fact in comparison.base.facts:
        tokens = fact.reading.tokens
        for place, token in enumerate(tokens):
            if token.norm == "belum":
                for follower in tokens[place + 1 : place + 4]:
                    if follower.key and follower.negated:
                        still_open.setdefault(follower.key, fact.fact.id)
            elif token.key and not token.negated and fact.fact.kind in ("tindakan", "bukti"):
                acted.add(token.key)
    found: list[Finding] = []
    for sentence in comparison.answer.sentences:
        tokens = comparison.words_of(sentence)
        if any(token.norm in PLANNED | CONDITIONS for token in tokens):
            continue
        for place, token in enumerate(tokens):
            if token.norm not in ("sudah", "telah") or token.negated:
                continue
            hit = next(
                (
                    each
                    for each in tokens[place + 1 : place + 4]
                    if each.key in still_open and each.key not in acted and not each.negated
                ),
                None,
            )
            if hit is not None:
                found.append(Finding(CODE, 0.55, "belum_selesai", token.start, hit.end, still_open[hit.key]))
    return found


def find_unfinished(comparison: Comparison) -> list[Finding]:
    """Finds claims of finished work that the facts do not bear out.

    Args:
        comparison: The answer beside its case.

    Returns:
        Findings with the code ``bertentangan_fakta``.

    Source:
        Dossier section 11 (closing before the work is done).
    """
    return [*_claimed_done(comparison), *_unfounded_work(comparison), *_no_longer_open(comparison)]
