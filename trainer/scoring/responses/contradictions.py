"""Whether an answer says something else than the facts: other dates and numbers, turned meanings, denials."""

import datetime
from collections import defaultdict

from trainer.scoring.responses.changes import find_changes
from trainer.scoring.responses.claims import find_early_claims
from trainer.scoring.responses.comparison import Comparison
from trainer.scoring.responses.facts import FactReading
from trainer.scoring.responses.findings import Finding
from trainer.scoring.responses.opposites import find_opposites
from trainer.scoring.responses.promises import is_promise
from trainer.scoring.responses.quantities import Quantity
from trainer.scoring.responses.reading import Reading, Sentence
from trainer.scoring.responses.substitutes import find_substitutes
from trainer.scoring.responses.texture import unknown_numbers
from trainer.scoring.responses.unfinished import CODE, find_unfinished
from trainer.scoring.responses.wordlist import words_of

ADVISING = words_of("imbau mengimbau himbau menghimbau diimbau mohon kiranya")
ENDINGS = frozenset(("berhenti", "cabut", "larang", "tolak", "batal", "pindah"))
CLAUSE_BREAKS = words_of(", ; : . karena sebab sehingga tetapi namun padahal")
COUNTING = ("number", "time")
HOPING = words_of("semoga agar supaya mendoakan doakan berharap harap")
HALF_DAY = 12
AGENCIES = words_of("dinas balai badan kementerian kantor direktorat komisi polres polda perum")
AGREED = 0.35
LEAST_SHARED = 0.75
HALF_TOLD = 0.45
UNTOLD = 0.15
SAME_MATTER = 2
RECENT = datetime.timedelta(days=540)


def _unknown_date(comparison: Comparison, quantity: Quantity) -> bool:
    if quantity.kind != "date" or quantity.vague:
        return False
    date = datetime.date.fromisoformat(quantity.value)
    today = comparison.case.date
    known = comparison.base.quantities
    if date == today or abs(date - today) > RECENT:
        return False
    return quantity.value not in {each.partition(":")[2] for each in known if each.startswith("date:")}


def _unknown_month(comparison: Comparison, quantity: Quantity) -> bool:
    known = comparison.base.quantities
    this_month = comparison.case.date.isoformat()[:7]
    return (
        quantity.kind == "month" and quantity.value != this_month and f"month:{quantity.value}" not in known
    )


def _invented(comparison: Comparison) -> list[Finding]:
    """Dates, amounts of money and numbers that nobody established."""
    found: list[Finding] = []
    for quantity in comparison.answer.quantities:
        if is_promise(comparison, quantity):
            continue
        if _unknown_date(comparison, quantity):
            close = max(
                (match.coverage for match in comparison.matches if match.start <= quantity.start < match.end),
                default=0.0,
            )
            found.append(
                Finding(CODE, 0.7 if close > AGREED else 0.5, "tanggal_lain", quantity.start, quantity.end)
            )
        elif _unknown_month(comparison, quantity):
            close = max(
                (match.coverage for match in comparison.matches if match.start <= quantity.start < match.end),
                default=0.0,
            )
            found.append(
                Finding(CODE, 0.5 if close > UNTOLD else 0.4, "tanggal_lain", quantity.start, quantity.end)
            )
    found += _miscounted(comparison)
    counted = {finding.start for finding in found}
    for quantity in unknown_numbers(comparison):
        if quantity.start in counted or float(quantity.value) <= 12 or is_promise(comparison, quantity):
            continue
        money = "rp" in comparison.answer.original[max(0, quantity.start - 4) : quantity.end].lower()
        strength = 0.5 if money or float(quantity.value) >= 10_000 else 0.22
        found.append(Finding(CODE, strength, "angka_lain", quantity.start, quantity.end))
    return found


def _miscounted(comparison: Comparison) -> list[Finding]:
    """Numbers and times that stand in the place of another number or time of the same fact."""
    base, answer = comparison.base, comparison.answer
    readings = (base.report, *(fact.reading for fact in base.facts))
    known = {
        (each.value, _word_after(reading, each))
        for reading in readings
        for each in reading.quantities
        if each.kind in COUNTING
    }
    values = {value for value, _ in known} | {
        f"{int(each.value[:2]) - HALF_DAY:02}{each.value[2:]}"
        for reading in readings
        for each in reading.quantities
        if each.kind == "time" and int(each.value[:2]) > HALF_DAY
    }
    told = {each.value for each in answer.quantities if each.kind in COUNTING}
    found: list[Finding] = []
    for sentence, elements in zip(answer.sentences, comparison.elements, strict=True):
        for quantity in sentence.quantities:
            unit = _word_after(answer, quantity)
            if (
                quantity.kind not in COUNTING
                or (quantity.value, unit) in known
                or quantity.value in ("0", "1")
                or is_promise(comparison, quantity)
            ):
                continue
            if quantity.value in values and (quantity.kind == "time" or not unit):
                continue
            for fact in base.facts:
                replaced = any(
                    each.kind == quantity.kind
                    and each.value not in told
                    and (each.kind == "time" or (unit and _word_after(fact.reading, each) == unit))
                    for each in fact.reading.quantities
                )
                if replaced and sum(key in elements for key in fact.weights) >= 2:
                    found.append(Finding(CODE, 0.6, "angka_lain", quantity.start, quantity.end, fact.fact.id))
                    break
    return found


def _word_after(reading: Reading, quantity: Quantity) -> str:
    """The word that follows a number, i.e. what is counted."""
    for token in reading.tokens:
        if token.start >= quantity.end:
            return (
                token.norm if token.kind == "word" and token.norm not in ("dan", "sampai", "hingga") else ""
            )
    return ""


def _polarities(comparison: Comparison) -> dict[str, set[bool]]:
    """For each concept of the facts whether they affirm it, deny it, or do both."""
    found: dict[str, set[bool]] = defaultdict(set)
    for fact in comparison.base.facts:
        for token in fact.reading.tokens:
            if token.kind == "word" and token.key:
                found[token.key].add(token.negated)
    return found


def _turned(comparison: Comparison) -> list[Finding]:
    """Statements whose sentence belongs to a fact but affirms what it denies, or the other way round."""
    polarities = _polarities(comparison)
    affirmed: dict[str, set[bool]] = defaultdict(set)
    for token in comparison.answer.tokens:
        if token.kind == "word" and token.key:
            affirmed[token.key].add(token.negated)
    found: list[Finding] = []
    for fact in comparison.base.facts:
        if fact.fact.kind == "syarat":
            continue
        for sentence, elements in zip(comparison.answer.sentences, comparison.elements, strict=True):
            shared = [key for key in fact.weights if key in elements]
            weight = sum(fact.weights[key] for key in shared)
            if len(shared) < 2 or weight < LEAST_SHARED or _advises(comparison, sentence):
                continue
            found += _turned_in(comparison, fact, sentence, polarities, affirmed, weight)
    return found


def _advises(comparison: Comparison, sentence: Sentence) -> bool:
    tokens = comparison.answer.tokens[sentence.first : sentence.last + 1]
    return any(token.norm in ADVISING for token in tokens)


def _clause_denies(comparison: Comparison, sentence: Sentence, place: int) -> bool:
    """Whether the clause around a word holds any negation, so that its reach is open to doubt."""
    tokens = comparison.answer.tokens
    first, last = place, place
    while first > sentence.first and tokens[first - 1].norm not in CLAUSE_BREAKS:
        first -= 1
    while last < sentence.last and tokens[last + 1].norm not in CLAUSE_BREAKS:
        last += 1
    return any(token.norm in comparison.lexicon.negators for token in tokens[first : last + 1])


def _denied_later(comparison: Comparison, place: int) -> bool:
    """Whether a negation stands right behind a word (``denda: tidak ada``)."""
    tokens = comparison.answer.tokens[place + 1 : place + 3]
    return any(token.norm in comparison.lexicon.negators for token in tokens)


def _turned_in(
    comparison: Comparison,
    fact: FactReading,
    sentence: Sentence,
    polarities: dict[str, set[bool]],
    affirmed: dict[str, set[bool]],
    weight: float,
) -> list[Finding]:
    found: list[Finding] = []
    denies = (
        any(fact.polarity.values())
        or True in polarities["boleh"]
        or not (ENDINGS - comparison.base.topic).isdisjoint(fact.polarity)
    )
    for place in range(sentence.first, sentence.last + 1):
        token = comparison.answer.tokens[place]
        if (
            token.kind != "word"
            or token.key == "wenang"
            or token.key not in fact.polarity
            or len(polarities[token.key]) > 1
        ):
            continue
        if token.negated == fact.polarity[token.key] or len(affirmed[token.key]) > 1:
            continue
        if (denies and (token.negated or _clause_denies(comparison, sentence, place))) or _denied_later(
            comparison, place
        ):
            continue
        share = fact.weights.get(token.key, 0.0)
        strength = 0.3 + 0.12 * min(weight, 3.0) + 0.15 * min(share, 1.0)
        found.append(Finding(CODE, min(0.8, strength), "dibalik", token.start, token.end, fact.fact.id))
    return found


def _hoped(comparison: Comparison, start: int) -> bool:
    """Whether a passage stands under a wish."""
    before = [token.norm for token in comparison.answer.tokens if token.end <= start][-4:]
    return any(norm in HOPING for norm in before)


def _denied_before(comparison: Comparison, start: int) -> bool:
    """Whether a negation stands right before a passage that is none itself."""
    before = [token.norm for token in comparison.answer.tokens if token.end <= start][-1:]
    return bool(before) and before[0] in comparison.lexicon.negators


def _denied_finding(comparison: Comparison, start: int) -> str | None:
    """The finding that a denial speaks of without telling it: same matter, but not the words of what was found."""
    for sentence in comparison.answer.sentences:
        if not sentence.start <= start < sentence.end:
            continue
        keys = {token.key for token in comparison.words_of(sentence) if token.key}
        said = {token.key for token in comparison.answer.tokens if token.key}
        for fact in comparison.base.facts:
            if fact.fact.kind != "temuan":
                continue
            found_out = set(fact.polarity) - comparison.base.topic - comparison.lexicon.letter_words
            if len(keys & set(fact.polarity)) >= SAME_MATTER and found_out and not found_out & said:
                return fact.fact.id
    return None


def _denials(comparison: Comparison) -> list[Finding]:
    """The unit denies what its own check found, or refuses what its own facts grant."""
    found: list[Finding] = []
    told = sum(comparison.coverage(must=True)) / max(1, len(comparison.coverage(must=True)))
    checked = any(fact.fact.kind == "temuan" for fact in comparison.base.facts)
    if checked or told < UNTOLD:
        strength = 0.62 if checked and told < HALF_TOLD else 0.5 if told < UNTOLD else 0.3
        for start, end in comparison.found("membantah"):
            if _hoped(comparison, start) or _denied_before(comparison, start):
                continue
            denied = _denied_finding(comparison, start)
            found.append(
                Finding(CODE, max(strength, 0.6 if denied else 0.0), "menyangkal", start, end, denied)
            )
    if any(fact.fact.kind in ("tindakan", "syarat", "temuan", "wewenang") for fact in comparison.base.facts):
        strength = 0.55 if told < HALF_TOLD else 0.3
        found += [
            Finding(CODE, strength, "menolak_hak", start, end)
            for start, end in comparison.found("menolak_hak")
        ]
    return found


def _claimed_authority(comparison: Comparison) -> list[Finding]:
    """The unit calls its own what the facts give to another agency."""
    if not any(fact.fact.kind == "wewenang" for fact in comparison.base.facts):
        return []
    return [
        Finding(CODE, 0.6, "wewenang_sendiri", start, end)
        for start, end in comparison.found("wewenang_sendiri")
    ]


def _other_agency(comparison: Comparison) -> list[Finding]:
    """Agencies that neither report nor facts know, where the facts say who is competent."""
    base, tokens = comparison.base, comparison.answer.tokens
    if not any(fact.fact.kind == "wewenang" for fact in base.facts):
        return []
    readings = (base.report, *(fact.reading for fact in base.facts))
    known = {token.norm for reading in readings for token in reading.tokens} | set(
        comparison.case.unit.lower().split()
    )
    found: list[Finding] = []
    for place, token in enumerate(tokens[:-1]):
        name = tokens[place + 1]
        if token.norm not in AGENCIES or not (token.capital and name.capital and name.kind == "word"):
            continue
        if name.norm not in known and len(name.norm) > 3:
            found.append(Finding(CODE, 0.55, "instansi_lain", token.start, name.end))
    return found


def find_contradictions(comparison: Comparison) -> list[Finding]:
    """Finds everything in an answer that the facts do not bear out.

    Args:
        comparison: The answer beside its case.

    Returns:
        Findings with the code ``bertentangan_fakta``.
    """
    return [
        *_invented(comparison),
        *_turned(comparison),
        *_denials(comparison),
        *find_unfinished(comparison),
        *find_early_claims(comparison),
        *find_opposites(comparison),
        *find_substitutes(comparison),
        *find_changes(comparison),
        *_other_agency(comparison),
        *_claimed_authority(comparison),
    ]


def contradiction_strength(findings: list[Finding]) -> float:
    """How sure it is that the answer contradicts the facts: several weak signs add up."""
    clean = 1.0
    seen: set[tuple[str, str | None]] = set()
    for finding in sorted(findings, key=lambda each: -each.strength):
        if finding.code == CODE and (finding.detail, finding.fact) not in seen:
            seen.add((finding.detail, finding.fact))
            clean *= 1.0 - finding.strength
    return 1.0 - clean
