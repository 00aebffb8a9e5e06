"""How an answer treats the citizen: refusal, blame, insult."""

from collections.abc import Mapping
from itertools import pairwise

from trainer.scoring.responses.comparison import Comparison
from trainer.scoring.responses.findings import Finding
from trainer.scoring.responses.wordlist import words_of

BARELY = 0.2
TOLD_WELL = 0.5
CONVEYED = 0.6
BODIES = words_of("dinas badan kantor balai kecamatan satuan daerah")
OURSELVES = words_of("kami kita dinas unit badan kantor upt uptd")
GOVERNMENT = words_of("pemda pemkab pemkot kabupaten pemerintah daerah")
NEAR_DENIAL = 4
SUGGESTING = words_of("mohon imbau mengimbau himbau menghimbau diimbau dihimbau mengajak ajak kiranya")


def _suggests(comparison: Comparison, start: int) -> bool:
    """Whether the clause that contains a passage only asks or advises."""
    tokens = comparison.answer.tokens
    for sentence in comparison.answer.sentences:
        if sentence.start <= start < sentence.end:
            before = [each for each in tokens[sentence.first : sentence.last + 1] if each.start <= start + 12]
            return any(each.norm in SUGGESTING for each in before[-8:])
    return False


def _apologises(comparison: Comparison, start: int) -> bool:
    """Whether the sentence puts the failure on the unit itself."""
    for sentence in comparison.answer.sentences:
        if sentence.start <= start < sentence.end:
            words = {each.norm for each in comparison.answer.tokens[sentence.first : sentence.last + 1]}
            return bool(words & {"maaf", "prihatin", "menyesal"})
    return False


def find_blame(comparison: Comparison) -> list[Finding]:
    """Finds passages that put the fault on the citizen.

    Args:
        comparison: The answer beside its case.

    Returns:
        Findings with the code ``menyalahkan``.
    """
    facts_told = sum(comparison.coverage(must=True)) / max(1, len(comparison.coverage(must=True)))
    return [
        Finding("menyalahkan", 0.8 if facts_told < 0.45 else 0.35, "menyalahkan", start, end)
        for start, end in comparison.found("menyalahkan")
        if not _suggests(comparison, start) and not _apologises(comparison, start)
    ]


def _rhetorical(comparison: Comparison) -> list[tuple[int, int]]:
    """Questions thrown back at the citizen in an answer without any courtesy."""
    if any(comparison.count(name) for name in ("terima_kasih", "maaf", "sapaan_resmi", "peduli")):
        return []
    tokens = comparison.answer.tokens
    you = comparison.lexicon.word_sets["sapaan"]
    return [
        (sentence.start, sentence.end)
        for sentence in comparison.answer.sentences
        if tokens[sentence.last].norm == "?"
        and any(token.norm in you for token in tokens[sentence.first : sentence.last])
        and sentence.last - sentence.first > 2
    ]


def find_insults(comparison: Comparison) -> list[Finding]:
    """Finds insults, mockery and threats.

    Args:
        comparison: The answer beside its case.

    Returns:
        Findings with the code ``menghina``.
    """
    facts_told = sum(comparison.coverage(must=True)) / max(1, len(comparison.coverage(must=True)))
    mocking = (
        [Finding("menghina", 0.55, "menghina", start, end) for start, end in _rhetorical(comparison)]
        if facts_told < BARELY
        else []
    )
    return mocking + [
        Finding("menghina", 0.8 if facts_told < 0.45 else 0.4, "menghina", start, end)
        for start, end in comparison.found("menghina")
        if not _apologises(comparison, start)
    ]


def _abandons(comparison: Comparison) -> list[Finding]:
    """An answer that points at the competent agency, does nothing itself and forwards nothing."""
    competent = [fact for fact in comparison.base.facts if fact.fact.kind == "wewenang"]
    told = max(comparison.coverage(must=True), default=0.0)
    if (
        not competent
        or told >= TOLD_WELL
        or any(comparison.count(name) for name in ("terus", "usaha_sendiri", "janji", "sudah"))
    ):
        return []
    agencies = comparison.lexicon.word_sets["instansi"]
    named = {token.norm for fact in competent for token in fact.reading.tokens if token.norm in agencies}
    for token in comparison.answer.tokens:
        if token.norm in named:
            return [Finding("lempar_wewenang", 0.55, "lempar", token.start, token.end)]
    return []


def _disowns(comparison: Comparison) -> list[Finding]:
    """A matter of another agency that the unit only says it cannot deal with."""
    if not any(fact.fact.kind == "wewenang" for fact in comparison.base.facts):
        return []
    ours = OURSELVES | GOVERNMENT | {word for word in comparison.case.unit.lower().split() if len(word) > 3}
    for sentence in comparison.answer.sentences:
        tokens = comparison.words_of(sentence)
        for place, token in enumerate(tokens):
            if token.norm not in comparison.lexicon.negators or token.norm == "jangan":
                continue
            around = tokens[max(0, place - NEAR_DENIAL) : place + NEAR_DENIAL]
            if any(each.norm in ours for each in around):
                return [Finding("lempar_wewenang", 0.6, "lempar", sentence.start, sentence.end)]
    return []


def find_refusal(comparison: Comparison) -> list[Finding]:
    """Finds a refusal of responsibility that leaves the citizen alone.

    A competent agency must be named *and* the report forwarded; an answer that otherwise conveys the facts is no
    refusal.

    Args:
        comparison: The answer beside its case.

    Returns:
        Findings with the code ``lempar_wewenang``.

    Source:
        Dossier section 8.2 row 8 and section 11 (no wrong door).
    """
    told = max(comparison.coverage(must=True), default=0.0)
    if comparison.count("terus") > 0 or told >= CONVEYED:
        return []
    refusals = comparison.found("tolak")
    built = refuses_by_build(comparison)
    if not refusals:
        return [*built, *(_disowns(comparison) or _abandons(comparison))]
    sent_away = comparison.count("oper") > 0
    denied = any(
        comparison.answer.original[start:end]
        .lower()
        .startswith(("bukan", "tidak", "di luar", "diluar", "luar", "salah"))
        for start, end in refusals
    )
    idle = not comparison.count("usaha_sendiri") and not comparison.count("sudah")
    strength = 0.8 if denied else 0.55 if sent_away or idle else 0.2
    start, end = refusals[0]
    return [Finding("lempar_wewenang", strength, "lempar", start, end), *built]


def refuses_by_build(comparison: Comparison) -> list[Finding]:
    """Finds sentences in which the unit limits itself, gives the matter to somebody else, or sends the citizen there.

    Args:
        comparison: The answer beside its case.

    Returns:
        At most one finding with the code ``lempar_wewenang``.
    """
    sets = comparison.lexicon.word_sets
    own = {word for word in comparison.case.unit.lower().replace("(", " ").split() if len(word) > 3} - BODIES
    own |= {"kami", "kita", "ini", "terkait"}
    clean, best, place = 1.0, 0.0, (0, 0)
    for sentence in comparison.answer.sentences:
        tokens = comparison.answer.tokens[sentence.first : sentence.last + 1]
        signs = _turning_away([each.norm for each in tokens if each.kind == "word"], own, sets)
        clean *= 1.0 - signs
        if signs > best:
            best, place = signs, (sentence.start, sentence.end)
    acted = comparison.count("sudah") > 0 or len(comparison.answer.quantities) > 0
    strength = (1.0 - clean) * (0.5 if acted else 1.0)
    return [Finding("lempar_wewenang", min(0.75, strength), "lempar", *place)] if strength > BARELY else []


def _turning_away(norms: list[str], own: set[str], sets: Mapping[str, frozenset[str]]) -> float:
    """How much one sentence limits the unit, names another owner, or sends the citizen on."""
    limits, owning, others, sending = (
        sets[name] for name in ("batas_diri", "milik", "pihak_lain", "suruh_ke")
    )
    ours = any(norm in OURSELVES or norm in own for norm in norms)
    elsewhere = [
        norm in others and norm not in own and not (norm in BODIES and follower in own)
        for norm, follower in pairwise([*norms, ""])
    ]
    signs = 0.0
    for index, norm in enumerate(norms):
        if norm in limits and ours and any(each in owning for each in norms[index + 1 : index + 6]):
            signs = max(signs, 0.5)
        if norm in owning and any(elsewhere[max(0, index - 5) : index + 6]):
            signs = max(signs, 0.4)
    if not sending.isdisjoint(norms) and any(elsewhere):
        signs = 1.0 - (1.0 - signs) * 0.65
    return signs
