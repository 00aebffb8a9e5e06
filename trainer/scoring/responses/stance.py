"""Where an answer stands towards the citizen: blame, mockery and threats read from the build of its sentences.

The fixed expressions of the lexicon know the usual phrases; this module reads who is the subject of a sentence, which
fault is laid on it, and in which tone, so that the same attitude is seen in words nobody listed as a phrase.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from trainer.scoring.responses.comparison import Comparison
from trainer.scoring.responses.conduct import refuses_by_build
from trainer.scoring.responses.findings import Finding
from trainer.scoring.responses.reading import Sentence, Token
from trainer.scoring.responses.wordlist import words_of

COURTESIES = ("terima_kasih", "maaf", "peduli")
KIND_WORDS = words_of(
    "maaf mohon prihatin memahami terima_kasih terimakasih menyesal menyayangkan dimohon berkenan imbau "
    "mengimbau"
)
OURS = words_of(
    "kami petugas sopir pegawai oknum dinas unit pengelola kios perusahaan pemilik pabrik tim bidang regu"
)
NEGATIVE = words_of("tidak tak bukan belum jarang kurang malas enggan tanpa")
NEAR = 4
REACH = 5
TOLD_WELL = 0.4
BARELY = 0.15
COUNTS, SLIGHT, HINT, PLAIN = 0.5, 0.2, 0.3, 0.7
FEWEST, MOST = 6, 60
OURSELVES = words_of("kami kita saya petugas")
WARNING = words_of("ingatkan peringatkan mengingatkan memperingatkan heran bingung bisa kira rasa pikir tahu")
TITLES = words_of("bapak ibu pak bu mas mbak kak bang saudara saudari")
HABITS = words_of(
    "kebiasaan biasa sering suka selalu gemar lebih pasti bukan pihak terlalu kerap tindakan perilaku"
)


class Tone(NamedTuple):
    """The manners of the whole answer.

    Attributes:
        cold: No thanks and no apology.
        courteous: At least two different courtesies.
        told: Mean coverage of the facts that must be told.
    """

    cold: bool
    courteous: bool
    told: float


class _Words(NamedTuple):
    """One sentence as the rules of this module see it."""

    tokens: tuple[Token, ...]
    norms: tuple[str, ...]
    known: AbstractSet[str]

    def first(self, names: AbstractSet[str]) -> int:
        """Place of the first word of a set, -1 when there is none."""
        return next((place for place, norm in enumerate(self.norms) if norm in names), -1)

    def near(self, one: AbstractSet[str], other: AbstractSet[str], reach: int = NEAR) -> bool:
        """Whether a word of one set stands within some words of a word of the other."""
        places = [place for place, norm in enumerate(self.norms) if norm in other]
        return any(
            abs(place - each) <= reach
            for place, norm in enumerate(self.norms)
            if norm in one
            for each in places
            if each != place
        )


def tone_of(comparison: Comparison) -> Tone:
    """Reads the manners of an answer.

    Args:
        comparison: The answer beside its case.

    Returns:
        The tone.
    """
    shown = sum(comparison.count(name) > 0 for name in COURTESIES)
    told = comparison.coverage(must=True) or comparison.coverage() or [0.0]
    thanked = comparison.count("terima_kasih") + comparison.count("maaf") > 0
    return Tone(not thanked, shown >= 2, sum(told) / len(told))


def _either(*strengths: float) -> float:
    clean = 1.0
    for strength in strengths:
        clean *= 1.0 - strength
    return 1.0 - clean


def _words(comparison: Comparison, sentence: Sentence) -> _Words:
    tokens = tuple(
        token
        for token in comparison.answer.tokens[sentence.first : sentence.last + 1]
        if token.kind in ("word", "point")
    )
    norms = tuple(token.norm for token in tokens)
    return _Words(tokens, norms, frozenset(norms))


def _faulted(words: _Words, sets: Mapping[str, AbstractSet[str]]) -> float:
    """How much a sentence makes the citizen the one at fault."""
    citizen, fault = sets["subjek_warga"], sets["salah_laku"]
    duty = sets["kewajiban_warga"]
    about = bool(words.known & citizen)
    neglected = words.near(NEGATIVE, duty, 3)
    signs = [
        0.35 if words.near(citizen, fault, REACH) else 0.2 if words.known & fault else 0.0,
        0.3 if about and neglected else 0.15 if neglected else 0.0,
        0.45
        if words.near(citizen | fault | {"kemauan", "piaraan", "pilihan"}, {"sendiri", "sendirilah"}, 3)
        else 0.0,
        0.3 if words.known & sets["keharusan"] and (about or words.known & duty) else 0.0,
        0.3
        if words.known & sets["larangan"] and (words.known & (duty | fault | sets["sindir"]) or about)
        else 0.0,
        0.3 if words.known & sets["sesal"] else 0.0,
        0.3 if words.near({"lain"}, {"kali", "waktu"}, 1) else 0.0,
        0.3
        if words.known & sets["akibatnya"] and words.known & {"sendiri", "anda", "pilihan", "bapak", "ibu"}
        else 0.0,
    ]
    cause = words.first(sets["sebab"])
    if cause >= 0:
        rest = words.norms[cause + 1 : cause + 1 + 2 * REACH]
        blamed = any(norm in citizen for norm in rest[:REACH])
        signs.append(0.35 if blamed and any(norm in fault | NEGATIVE | duty for norm in rest) else 0.0)
    return _either(*signs)


def _mocked(words: _Words, sets: Mapping[str, AbstractSet[str]], last: str) -> float:
    """How much a sentence mocks, belittles or threatens the citizen."""
    coarse = bool(words.known & sets["sapaan_kasar"]) or any(
        norm.endswith("mu") and len(norm) > 5 and token.key and token.key + "mu" == norm
        for norm, token in zip(words.norms, words.tokens, strict=True)
    )
    taunting = words.known & sets["sindir"]
    particles = words.known & sets["partikel_ejek"]
    citizen = bool(words.known & sets["subjek_warga"]) or coarse
    threat = frozenset[str]() if words.known & {"sudah", "telah"} else words.known & sets["ancaman"]
    signs = [
        0.55 if words.known & sets["hina"] else 0.0,
        0.3 if len(taunting) == 1 else 0.5 if taunting else 0.0,
        0.25 if particles else 0.0,
        0.3 if coarse else 0.0,
        0.3 if last == "?" and (citizen or taunting) else 0.0,
        0.45
        if threat and words.known & {"kami", "bisa", "nanti", "dapat", "saya"} and citizen
        else 0.25
        if threat
        else 0.0,
        0.3 if words.known & sets["hardik"] and (threat or citizen) else 0.0,
        0.4
        if words.near({"saja", "sendiri", "sana", "silakan", "mending", "coba"}, sets["suruh_pergi"], 3)
        and not words.known & {"hubungi", "kantor", "loket"}
        else 0.0,
        0.2 if words.near({"saja"}, taunting, 3) else 0.0,
    ]
    return _either(*signs)


def find_stance(comparison: Comparison) -> list[Finding]:
    """Finds blame and mockery by the build of the sentences.

    A courteous letter, or one that tells the facts, needs much plainer words than a curt note before it counts.

    Args:
        comparison: The answer beside its case.

    Returns:
        Findings with the codes ``menyalahkan`` and ``menghina``, at most one each.
    """
    tone = tone_of(comparison)
    if tone.told >= TOLD_WELL or tone.courteous:
        return []
    sets = comparison.lexicon.word_sets
    blame: list[tuple[float, Sentence]] = []
    scorn: list[tuple[float, Sentence]] = []
    for sentence in comparison.answer.sentences:
        words = _words(comparison, sentence)
        if words.known & KIND_WORDS:
            continue
        last = comparison.answer.tokens[sentence.last].norm
        blame.append((_faulted(words, sets), sentence))
        scorn.append((_mocked(words, sets, last), sentence))
    weight = 1.0 if tone.cold else 0.55
    if tone.told > BARELY:
        weight *= 0.9
    found: list[Finding] = []
    for code, rated in (("menyalahkan", blame), ("menghina", scorn)):
        if not rated:
            continue
        top = max(rated, key=lambda each: each[0])
        rest = [0.5 * strength for strength, sentence in rated if sentence is not top[1]]
        strength = weight * _either(top[0], *rest)
        if strength > SLIGHT:
            found.append(Finding(code, min(0.9, strength), code, top[1].start, top[1].end))
    if len(found) > 1 and min(each.strength for each in found) < PLAIN:
        plainer = max(found, key=lambda each: each.strength)
        found = [each if each is plainer else each._replace(strength=0.7 * each.strength) for each in found]
    if all(each.strength < COUNTS for each in found) and unhelpful(comparison, tone):
        found += _by_exclusion(comparison, found)
    return found


def unhelpful(comparison: Comparison, tone: Tone) -> bool:
    """Whether a note has neither manners nor facts, asks for nothing, does nothing and forwards nothing."""
    helpful = ("terus", "hukum", "minta_data", "pantau", "sapaan_resmi", "penutup_unit", "syarat_surat")
    if not tone.cold or tone.told > BARELY or any(comparison.count(name) for name in helpful):
        return False
    words = comparison.answer.words()
    sets = comparison.lexicon.word_sets
    indonesian = sum(token.norm in comparison.lexicon.connectors for token in words)
    acting = any(
        token.norm in OURSELVES
        and not any(
            each.norm in NEGATIVE | sets["batas_diri"] | WARNING for each in words[place + 1 : place + 3]
        )
        for place, token in enumerate(words)
    )
    acting = acting or any(
        token.norm in ("sudah", "telah")
        and any(each.norm.startswith(("di", "ter")) for each in words[place + 1 : place + 3])
        for place, token in enumerate(words)
    )
    acting = acting or any(each.kind in ("date", "phone", "email") for each in comparison.answer.quantities)
    kind = any(token.norm in KIND_WORDS for token in words)
    return FEWEST <= len(words) <= MOST and indonesian > 0 and not acting and not kind


def _by_exclusion(comparison: Comparison, found: list[Finding]) -> list[Finding]:
    """What an unhelpful note without manners can only be: sending away, blaming or mocking, by what it talks about."""
    sets = comparison.lexicon.word_sets
    words = [token.norm for token in comparison.answer.words()]
    whole = (comparison.answer.sentences[0].start, comparison.answer.sentences[-1].end)
    if any(each.strength >= HINT for each in refuses_by_build(comparison)):
        return [Finding("lempar_wewenang", 0.55, "lempar", *whole)]
    people = sum(word in sets["subjek_warga"] and word not in TITLES for word in words)
    cause = sum(word in sets["sebab"] | sets["keharusan"] | HABITS for word in words)
    asked = sum(token.norm in "?!" for token in comparison.answer.tokens if token.kind == "point")
    refused = sum(word in NEGATIVE | sets["larangan"] for word in words)
    seen = {each.code: each.strength for each in found}
    blame = 1.5 * seen.get("menyalahkan", 0.0) + 0.2 * min(2, cause) + 0.1 * min(2, people)
    scorn = seen.get("menghina", 0.0) + 0.2 * min(2, asked) + 0.2 * min(1, refused) + 0.1 * min(1, people)
    code = "menyalahkan" if blame > scorn else "menghina"
    return [Finding(code, 0.52, code, *whole)] if max(blame, scorn) >= HINT else []
