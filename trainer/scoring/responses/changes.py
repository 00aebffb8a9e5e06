"""What an answer makes of a matter against what the facts make of it: kept instead of changed, demanded instead of
waived, refused instead of open, and outcomes that no fact knows."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from trainer.scoring.responses.claims import OPEN, PLANNED
from trainer.scoring.responses.comparison import Comparison
from trainer.scoring.responses.facts import FactMatch, FactReading
from trainer.scoring.responses.findings import Finding
from trainer.scoring.responses.reading import Sentence, Token
from trainer.scoring.responses.stems import stem
from trainer.scoring.responses.wordlist import words_of

CODE = "bertentangan_fakta"
STAYING = frozenset(("tetap",))
DEMANDING = words_of(
    "wajib harus mesti diwajibkan mewajibkan diharuskan memerlukan diperlukan dikenakan dikenai dipungut melampirkan "
    "menyertakan"
)
NEEDING = DEMANDING | words_of("perlu usah membutuhkan dibutuhkan")
OFFERING = words_of("dapat bisa boleh")
DONE = frozenset(("sudah", "telah"))
REACH = 6
NEAR = 4
TOLD = 0.62
HARDLY_RELATED = 0.12
OUTCOMES = tuple(
    frozenset(stem(word) for word in line.split())
    for line in (
        "dicabut dibatalkan dihapus dihentikan dinonaktifkan diberhentikan dipecat dibebastugaskan dilarang berhenti "
        "dibekukan ditunda mundur diblokir",
        "ditutup disegel disita ditertibkan diamankan dirazia",
        "dipindahkan dimutasi digeser direlokasi diungsikan dievakuasi dipulangkan diganti dialihkan dirotasi",
        "dibongkar diturunkan dirobohkan ditebang dipotong dipangkas dicopot dipindahkan",
        "dikembalikan dibayarkan dicairkan disalurkan diserahkan dibagikan ditransfer dilunasi diberikan dikirimkan "
        "diantar diterima diambil diganti",
        "diperbaiki ditambal diaspal dipasang dibangun diganti dipulihkan dibetulkan diluruskan dicor disambung "
        "dinyalakan ditopang direhab dipasangi dikerjakan dilaksanakan dibuat",
        "diangkut dibersihkan dikeruk dikuras disedot disemprot dibuang difogging dipangkas ditangani",
        "disetujui dikabulkan ditetapkan dianggarkan disahkan diterima dimasukkan diusulkan dicatat",
        "ditolak dicoret dikeluarkan digugurkan dihapus",
        "ditahan ditangkap didenda dipidana dihukum dipenjara",
        "dicetak diterbitkan jadi ditandatangani diterbitkan dikirim selesai dibuat",
        "normal lancar mengalir menyala pulih berfungsi surut reda kering beroperasi aman",
    )
)
"""Families of outcomes: whoever tells one of a family tells no falsehood when a fact tells another of it."""
SETTLED = frozenset().union(*OUTCOMES[:4], OUTCOMES[7], OUTCOMES[8], OUTCOMES[9])
"""Outcomes that decide somebody's fate; inventing one of them is worse than a loose word for work."""


def _keys(tokens: Iterable[Token]) -> set[str]:
    return {token.key for token in tokens if token.key}


def _about(comparison: Comparison, sentence: Sentence) -> list[tuple[FactReading, FactMatch, float]]:
    """Facts that share words with a sentence, with the weight that they share."""
    keys = _keys(comparison.words_of(sentence))
    found = []
    for fact, match in zip(comparison.base.facts, comparison.matches, strict=True):
        shared = [key for key in fact.polarity if key in keys]
        if shared:
            found.append((fact, match, sum(fact.weights[key] for key in shared)))
    return found


def _family(token: Token) -> frozenset[str]:
    root = stem(token.norm)
    return frozenset().union(*(family for family in OUTCOMES if root in family))


def _kept(comparison: Comparison) -> list[Finding]:
    """Something said to stay as it is (``tetap bertugas``) that a fact has changed."""
    known = {token.norm for fact in comparison.base.facts for token in fact.reading.tokens}
    found: list[Finding] = []
    for sentence in comparison.answer.sentences:
        tokens = comparison.words_of(sentence)
        for place, token in enumerate(tokens[:-1]):
            if token.norm not in STAYING or token.norm in known or token.negated:
                continue
            before = {each.norm for each in tokens[max(0, place - NEAR) : place]}
            if (
                before & (OPEN | comparison.lexicon.negators)
                or tokens[place + 1].norm in comparison.lexicon.negators | OFFERING
            ):
                continue
            subject = _keys(tokens[max(0, place - REACH) : place])
            for fact, match, _ in _about(comparison, sentence):
                changed = any(_family(each) & SETTLED and not each.negated for each in fact.reading.tokens)
                if changed and match.coverage < TOLD and subject & set(fact.polarity):
                    found.append(Finding(CODE, 0.55, "dibalik", token.start, sentence.end, fact.fact.id))
                    break
    return found


def _waived(tokens: tuple[Token, ...]) -> set[str]:
    """What a fact says is not needed: its denied words and the words behind a denied demand."""
    found = {token.key for token in tokens if token.key and token.negated and token.norm not in NEEDING}
    for place, token in enumerate(tokens):
        if token.norm in NEEDING and token.negated:
            for follower in tokens[place + 1 : place + 1 + NEAR]:
                if follower.kind == "point":
                    break
                found |= {follower.key} - {""}
    return found


def _demanded(comparison: Comparison) -> list[Finding]:
    """Something demanded that a fact waives (``tidak memerlukan pengantar`` against ``wajib melampirkan pengantar``)."""
    found: list[Finding] = []
    for fact in comparison.base.facts:
        affirmed = {
            token.key
            for other in comparison.base.facts
            if other is not fact
            for token in other.reading.tokens
            if token.key and not token.negated
        }
        waived = _waived(fact.reading.tokens) - affirmed
        for sentence in comparison.answer.sentences:
            tokens = comparison.words_of(sentence)
            for place, token in enumerate(tokens):
                if token.key not in waived or token.negated:
                    continue
                before = tokens[max(0, place - REACH) : place]
                demand = next((each for each in before if each.norm in DEMANDING and not each.negated), None)
                denied = any(each.norm in comparison.lexicon.negators for each in tokens[:place])
                if demand is not None and not denied:
                    found.append(Finding(CODE, 0.6, "dibalik", demand.start, token.end, fact.fact.id))
    return found


def _closed(comparison: Comparison) -> list[Finding]:
    """A way that a fact opens (``dapat diajukan lewat ...``) and the answer closes (``tidak dapat diajukan ...``)."""
    negators = comparison.lexicon.negators
    open_ways = [
        (fact, follower.key)
        for fact in comparison.base.facts
        for place, token in enumerate(fact.reading.tokens)
        if token.norm in OFFERING and not token.negated
        for follower in fact.reading.tokens[place + 1 : place + 3]
        if follower.key and not follower.negated
    ]
    found: list[Finding] = []
    tokens = comparison.answer.tokens
    for place, token in enumerate(tokens[:-2]):
        if token.norm not in negators or tokens[place + 1].norm not in OFFERING:
            continue
        closed = {each.key for each in tokens[place + 2 : place + 4] if each.key}
        for fact, key in open_ways:
            if key in closed:
                found.append(Finding(CODE, 0.6, "dibalik", token.start, tokens[place + 2].end, fact.fact.id))
                break
    return found


def _invented_outcome(comparison: Comparison) -> list[Finding]:
    """An outcome told as reached that no fact knows in any word of its family."""
    base = comparison.base
    told = frozenset().union(
        *(_family(token) for fact in base.facts for token in fact.reading.tokens if not token.negated)
    )
    told |= frozenset(stem(token.norm) for fact in base.facts for token in fact.reading.tokens)
    told |= frozenset(stem(token.norm) for token in base.report.tokens)
    found: list[Finding] = []
    for sentence in comparison.answer.sentences:
        tokens = comparison.words_of(sentence)
        if not any(weight >= HARDLY_RELATED for _, _, weight in _about(comparison, sentence)):
            continue
        for place, token in enumerate(tokens):
            if token.norm not in DONE or token.negated:
                continue
            hit = _decided(tokens, place, told)
            if hit is not None:
                found.append(Finding(CODE, 0.55, "belum_selesai", token.start, hit.end))
    return found


def _decided(tokens: tuple[Token, ...], place: int, told: AbstractSet[str]) -> Token | None:
    """The verb of a decision behind a mark of completion that the facts do not know."""
    if any(each.norm in PLANNED or each.norm in OPEN for each in tokens[max(0, place - NEAR) : place]):
        return None
    for follower in tokens[place + 1 : place + 3]:
        if follower.norm.startswith("di") and stem(follower.norm) in SETTLED:
            return None if _family(follower) & told else follower
    return None


def find_changes(comparison: Comparison) -> list[Finding]:
    """Finds matters that the answer settles otherwise than the facts.

    Args:
        comparison: The answer beside its case.

    Returns:
        Findings with the code ``bertentangan_fakta``.

    Source:
        Dossier section 8.2 rows 4 and 5; section 11.
    """
    return [
        *_kept(comparison),
        *_demanded(comparison),
        *_closed(comparison),
        *_invented_outcome(comparison),
    ]
