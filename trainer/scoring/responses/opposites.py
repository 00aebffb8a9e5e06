"""Whether an answer says the opposite of a fact: turned words, denied findings, early conclusions."""

from collections.abc import Set as AbstractSet

from trainer.scoring.responses.claims import OPEN, PLANNED
from trainer.scoring.responses.comparison import Comparison
from trainer.scoring.responses.facts import FactReading
from trainer.scoring.responses.findings import Finding
from trainer.scoring.responses.reading import Token
from trainer.scoring.responses.wordlist import words_of

CODE = "bertentangan_fakta"
DENIERS = words_of("tidak tak bukan belum tanpa")
FINDING = words_of(
    "menemukan ditemukan menjumpai dijumpai mendapati didapati terbukti berdasar beralasan melihat "
    "terdapat menunjukkan"
)
CONCLUSIONS = words_of("terbukti disimpulkan menyimpulkan simpulkan kesimpulan kesimpulannya dipastikan")
ROSY = words_of("utuh sah resmi negatif layak wajar normal aman sehat memenuhi tepat prima siaga hadir")
OPPOSITES = (
    ("positif", "negatif"),
    ("naik", "turun"),
    ("sehat", "sakit"),
    ("sehat", "demam"),
    ("sehat", "dirawat"),
    ("aktif", "nonaktif"),
    ("utuh", "potong"),
    ("hadir", "absen"),
    ("melebihi", "bawah"),
    ("kosong", "tersedia"),
    ("gagal", "berhasil"),
    ("diterima", "ditolak"),
    ("dikabulkan", "ditolak"),
    ("disetujui", "ditolak"),
    ("dihapus", "dikenakan"),
    ("dihentikan", "dilanjutkan"),
    ("ditutup", "dibuka"),
    ("dihentikan", "beroperasi"),
    ("kedaluwarsa", "berlaku"),
)
HALF = 0.45
WISHING = words_of("salam semoga agar supaya doa doakan mendoakan harap berharap moga insyaallah demi")
HALF_TOLD = 0.5


def _wished(tokens: tuple[Token, ...], place: int) -> bool:
    """Whether a word belongs to a wish, a greeting or a name rather than to a statement."""
    before = [each.norm for each in tokens[max(0, place - 5) : place]]
    return tokens[place].capital or any(each in WISHING for each in before)


def _opposed(comparison: Comparison) -> list[Finding]:
    """The answer uses the opposite of a fact's word and never the word itself."""
    said = {
        token.norm: token
        for place, token in enumerate(comparison.answer.tokens)
        if token.kind == "word" and not token.negated and not _wished(comparison.answer.tokens, place)
    }
    stems = {token.key for token in comparison.answer.tokens if token.key}
    known = {token.norm for fact in comparison.base.facts for token in fact.reading.tokens}
    known |= {token.norm for token in comparison.base.report.tokens}
    found: list[Finding] = []
    for fact in comparison.base.facts:
        words = {
            token.norm: token for token in fact.reading.tokens if token.kind == "word" and not token.negated
        }
        for one, other in (*OPPOSITES, *((second, first) for first, second in OPPOSITES)):
            if one in words and other in said and other not in known and one not in said:
                if words[one].key and words[one].key in stems:
                    continue
                token = said[other]
                found.append(Finding(CODE, 0.55, "dibalik", token.start, token.end, fact.fact.id))
    return found


def _calls_it_fine(tokens: tuple[Token, ...], place: int, known: AbstractSet[str]) -> bool:
    """Whether a word states that all is well, in a word that neither report nor facts use."""
    token = tokens[place]
    if token.norm not in ROSY or token.negated or token.norm in known or _wished(tokens, place):
        return False
    return not any(each.norm in DENIERS | PLANNED | OPEN for each in tokens[max(0, place - 4) : place])


def _denied(comparison: Comparison) -> list[Finding]:
    """The answer found nothing, or calls in order what the unit's own check found out of order."""
    checked = [
        fact for fact in comparison.base.facts if fact.fact.kind in ("temuan", "penjelasan", "tindakan")
    ]
    if not any(fact.fact.kind == "temuan" for fact in checked):
        return []
    told = comparison.coverage(must=True) or [0.0]
    weak = sum(told) / len(told) < HALF
    known = {token.norm for fact in comparison.base.facts for token in fact.reading.tokens}
    known |= {token.norm for token in comparison.base.report.tokens}
    denies = any(_denies_finding(fact) for fact in checked)
    found: list[Finding] = []
    rosy: list[Token] = []
    for sentence in comparison.answer.sentences:
        tokens = comparison.words_of(sentence)
        if any(token.norm in OPEN or token.norm in ("agar", "mohon") for token in tokens[:2]):
            continue
        for place, token in enumerate(tokens):
            following = tokens[place + 1].norm if place + 1 < len(tokens) else ""
            if token.norm in DENIERS and following in FINDING and not denies:
                strength = 0.6 if weak else 0.4
                found.append(Finding(CODE, strength, "menyangkal", token.start, tokens[place + 1].end))
            elif _calls_it_fine(tokens, place, known):
                rosy.append(token)
    if rosy and weak:
        strength = 0.35 if len(rosy) == 1 else 0.55
        found.append(Finding(CODE, strength, "menyangkal", rosy[0].start, rosy[0].end))
    return found


def _denies_finding(fact: FactReading) -> bool:
    tokens = fact.reading.tokens
    return any(
        tokens[place].norm in DENIERS and tokens[place + 1].norm in FINDING
        for place in range(len(tokens) - 1)
    )


def _refuted(comparison: Comparison) -> list[Finding]:
    """A fact told only to be called untrue (``tidak benar bahwa ...``)."""
    found: list[Finding] = []
    for start, end in comparison.found("tidak_benar_bahwa"):
        for match in comparison.matches:
            if match.coverage >= HALF_TOLD and match.start <= start < match.end:
                found.append(Finding(CODE, 0.7, "dibalik", start, end, match.fact.id))
    return found


def _concluded(comparison: Comparison) -> list[Finding]:
    """A conclusion drawn where a fact says that none can be drawn yet."""
    pending = [
        fact
        for fact in comparison.base.facts
        if any(
            token.norm == "belum"
            and any(each.norm in CONCLUSIONS for each in fact.reading.tokens[place : place + 5])
            for place, token in enumerate(fact.reading.tokens)
        )
    ]
    if not pending:
        return []
    return [
        Finding(CODE, 0.55, "dibalik", token.start, token.end, pending[0].fact.id)
        for place, token in enumerate(comparison.answer.tokens)
        if token.norm in CONCLUSIONS
        and not token.negated
        and not any(
            each.norm in DENIERS | OPEN | PLANNED
            for each in comparison.answer.tokens[max(0, place - 5) : place]
        )
    ]


def find_opposites(comparison: Comparison) -> list[Finding]:
    """Finds what says the opposite of a fact.

    Args:
        comparison: The answer beside its case.

    Returns:
        Findings with the code ``bertentangan_fakta``.

    Source:
        Dossier section 8.2 rows 4 and 5.
    """
    return [
        *_opposed(comparison),
        *_denied(comparison),
        *_refuted(comparison),
        *_concluded(comparison),
    ]
