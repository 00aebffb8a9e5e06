"""Work and states told as reached although the facts put them on a day, or into a year, still to come."""

import datetime
from collections.abc import Set as AbstractSet

from trainer.scoring.responses.comparison import Comparison
from trainer.scoring.responses.facts import FactReading
from trainer.scoring.responses.findings import Finding
from trainer.scoring.responses.promises import looks_ahead
from trainer.scoring.responses.reading import Reading, Token
from trainer.scoring.responses.wordlist import words_of

CODE = "bertentangan_fakta"
DONE = frozenset(("sudah", "telah"))
FINISHED = frozenset(("selesai", "rampung", "tuntas", "beres"))
PLANNED = words_of(
    "akan direncanakan dijadwalkan rencana rencananya nanti besok menyusul target segera lusa mulai "
    "paling sampai hingga per"
)
OPEN = words_of(
    "kalau bila jika apabila seandainya begitu setelah agar supaya untuk ketika saat menunggu sampai belum"
)
BUILDING = words_of(
    "perbaikan ganti pasang bangun nyala isi tutup angkut tambal aspal bersih kembali bayar cair terbit "
    "keruk sebar normal pulih bongkar"
)
ALL_OF_IT = 0.6
YEARS = (2000, 2100)
HALF_TOLD = 0.5


def _dates(fact: FactReading) -> list[datetime.date]:
    return [
        datetime.date.fromisoformat(each.value) for each in fact.reading.quantities if each.kind == "date"
    ]


def _to_come(comparison: Comparison) -> list[FactReading]:
    """Facts that lie wholly in the future."""
    return [
        fact
        for fact in comparison.base.facts
        if _dates(fact) and min(_dates(fact)) > comparison.case.date and fact.fact.kind != "kontak"
    ]


def _settled_early(comparison: Comparison) -> list[Finding]:
    """A state told as reached (``sudah mengalir``) while the facts put it on a day to come that the answer hides."""
    coming = [fact for fact in _to_come(comparison) if fact.fact.must]
    told = {match.fact.id: match.exact for match in comparison.matches}
    hidden = [fact for fact in coming if told[fact.fact.id] < 0.5]
    if not hidden:
        return []
    states = comparison.lexicon.word_sets["tuntas"]
    past = [fact for fact in comparison.base.facts if fact not in coming]
    reached = {token.key for fact in past for token in fact.reading.tokens if token.key} | {
        token.norm for fact in past for token in fact.reading.tokens
    }
    found: list[Finding] = []
    for sentence in comparison.answer.sentences:
        tokens = comparison.words_of(sentence)
        if looks_ahead(comparison, sentence):
            continue
        for place, token in enumerate(tokens):
            if token.norm not in DONE:
                continue
            behind = tokens[place + 1 : place + 4]
            state = next((each for each in behind if each.norm in states), None)
            if state is None or state.norm in reached or (state.key and state.key in reached):
                continue
            if any(each.norm in OPEN for each in tokens[max(0, place - 4) : place]):
                continue
            found.append(Finding(CODE, 0.55, "belum_selesai", token.start, state.end, hidden[0].fact.id))
    return found


def _done_too_soon(comparison: Comparison) -> list[Finding]:
    """Work on an object whose work is still to come by the facts, told as done."""
    acted = {
        key
        for fact in comparison.base.facts
        if fact.fact.kind in ("tindakan", "bukti", "wewenang") and fact not in _to_come(comparison)
        for key in fact.weights
    }
    told = {match.fact.id: match for match in comparison.matches}
    found: list[Finding] = []
    for fact in _to_come(comparison):
        if told[fact.fact.id].exact >= HALF_TOLD and told[fact.fact.id].coverage >= HALF_TOLD:
            continue
        objects = (
            {key for key in fact.polarity if key not in acted} - comparison.lexicon.letter_words - BUILDING
        )
        numbers = {key for key in fact.weights if key.startswith("number:") and key not in acted}
        words = {key: weight for key, weight in fact.weights.items() if ":" not in key}
        for sentence, elements in zip(comparison.answer.sentences, comparison.elements, strict=True):
            if looks_ahead(comparison, sentence):
                continue
            share = sum(weight for key, weight in words.items() if key in elements)
            if len(words) > 1 and share >= ALL_OF_IT * sum(words.values()):
                done = next((each for each in comparison.words_of(sentence) if each.norm in DONE), None)
                if done is not None and not _plans(comparison.words_of(sentence)):
                    found.append(Finding(CODE, 0.55, "belum_selesai", done.start, sentence.end, fact.fact.id))
            if not (objects & elements):
                continue
            hit = _done_work(comparison.words_of(sentence), objects, numbers, comparison.answer)
            if hit is not None:
                strength = 0.5 if hit.key in BUILDING or len((objects | numbers) & elements) > 1 else 0.35
                found.append(Finding(CODE, strength, "belum_selesai", hit.start, hit.end, fact.fact.id))
    return found


def _plans(tokens: tuple[Token, ...]) -> bool:
    return any(token.norm in PLANNED or token.norm in OPEN for token in tokens)


def _other_year(comparison: Comparison) -> list[Finding]:
    """Another year than the fact gives for the same matter."""
    this = str(comparison.case.date.year)
    said = {each.value for each in comparison.answer.quantities if each.kind == "number"}
    found: list[Finding] = []
    for fact in comparison.base.facts:
        years = {
            each.value
            for each in fact.reading.quantities
            if each.kind == "number" and YEARS[0] <= float(each.value) <= YEARS[1]
        }
        coming = {year for year in years if year > this}
        if not coming or coming & said or "tahun depan" in comparison.answer.joined:
            continue
        for sentence, elements in zip(comparison.answer.sentences, comparison.elements, strict=True):
            shared = [key for key in fact.polarity if key in elements]
            named = next(
                (each for each in sentence.quantities if each.kind == "number" and each.value == this), None
            )
            if named is not None and len(shared) >= 2:
                found.append(Finding(CODE, 0.55, "tanggal_lain", named.start, named.end, fact.fact.id))
    return found


def _done_work(
    tokens: tuple[Token, ...], objects: AbstractSet[str], numbers: AbstractSet[str], answer: Reading
) -> Token | None:
    """The building verb (or number of the fact) behind a mark of completion, if nothing there looks ahead."""
    counted = {each.start for each in answer.quantities if f"{each.kind}:{each.value}" in numbers}
    if any(token.norm == "sebagian" for token in tokens):
        return None
    for place, token in enumerate(tokens):
        if token.norm not in DONE | FINISHED or token.negated:
            continue
        around = tokens[max(0, place - 3) : place + 5]
        if any(each.norm in PLANNED or each.norm in OPEN for each in around):
            continue
        if not any(each.key in objects for each in tokens[max(0, place - 7) : place + 6]):
            continue
        for follower in tokens[place + 1 : place + 4]:
            noun = follower.norm.startswith("ke") and follower.norm.endswith("an")
            if (follower.key in BUILDING and not noun) or follower.start in counted:
                return follower
    return None


def find_early_claims(comparison: Comparison) -> list[Finding]:
    """Finds what is told as done although the facts still have it before them.

    Args:
        comparison: The answer beside its case.

    Returns:
        Findings with the code ``bertentangan_fakta``.

    Source:
        Dossier section 8.2 rows 4 and 5.
    """
    return [
        *_settled_early(comparison),
        *_done_too_soon(comparison),
        *_other_year(comparison),
    ]
