"""Claims of an answer laid beside the fact they speak of: state, outcome, cause and number."""

import datetime
from collections.abc import Set as AbstractSet

from trainer.scoring.responses.comparison import Comparison
from trainer.scoring.responses.facts import FactReading
from trainer.scoring.responses.findings import Finding
from trainer.scoring.responses.reading import Reading, Sentence, Token
from trainer.scoring.responses.texture import unknown_numbers
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
CAUSES = words_of("karena akibat lantaran disebabkan sebab dikarenakan")
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
LEAST_SHARED = 0.8
HALF = 0.45
ALL_OF_IT = 0.6
YEARS = (2000, 2100)
WISHING = words_of("salam semoga agar supaya doa doakan mendoakan harap berharap moga insyaallah demi")
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


def _looks_ahead(comparison: Comparison, sentence: Sentence) -> bool:
    today = comparison.case.date
    return any(
        each.kind == "date" and datetime.date.fromisoformat(each.value) > today
        for each in sentence.quantities
    )


def _tokens(comparison: Comparison, sentence: Sentence) -> tuple[Token, ...]:
    return comparison.answer.tokens[sentence.first : sentence.last + 1]


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
        tokens = _tokens(comparison, sentence)
        if _looks_ahead(comparison, sentence):
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
            if _looks_ahead(comparison, sentence):
                continue
            share = sum(weight for key, weight in words.items() if key in elements)
            if len(words) > 1 and share >= ALL_OF_IT * sum(words.values()):
                done = next((each for each in _tokens(comparison, sentence) if each.norm in DONE), None)
                if done is not None and not _plans(_tokens(comparison, sentence)):
                    found.append(Finding(CODE, 0.55, "belum_selesai", done.start, sentence.end, fact.fact.id))
            if not (objects & elements):
                continue
            hit = _done_work(_tokens(comparison, sentence), objects, numbers, comparison.answer)
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
        tokens = _tokens(comparison, sentence)
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


def _causes_in(tokens: tuple[Token, ...]) -> list[tuple[Token, set[str]]]:
    found: list[tuple[Token, set[str]]] = []
    for place, token in enumerate(tokens):
        if token.norm in CAUSES:
            keys: list[str] = []
            for follower in tokens[place + 1 : place + 9]:
                if follower.norm in (".", ";", "¶") or len(keys) == 4:
                    break
                if follower.key:
                    keys.append(follower.key)
            found.append((token, set(keys)))
    return found


def _other_cause(comparison: Comparison) -> list[Finding]:
    """A cause that shares no word with report or facts, where a fact names another one for the same effect."""
    found: list[Finding] = []
    for fact in comparison.base.facts:
        causes = _causes_in(fact.reading.tokens)
        if not causes:
            continue
        effect = set(fact.weights) - set().union(*(keys for _, keys in causes))
        for sentence, elements in zip(comparison.answer.sentences, comparison.elements, strict=True):
            tokens = _tokens(comparison, sentence)
            if not (effect & elements) or any(token.norm == "maaf" for token in tokens):
                continue
            told = set().union(*(keys for _, keys in causes)) & set().union(*comparison.elements)
            for mark, keys in _causes_in(tokens):
                if keys and not told and not (keys & comparison.base.known):
                    found.append(Finding(CODE, 0.5, "dibalik", mark.start, sentence.end, fact.fact.id))
    return found


def _other_number(comparison: Comparison) -> list[Finding]:
    """A number nobody knows in a sentence about a fact whose own numbers the answer leaves out."""
    unknown = {each.start: each for each in unknown_numbers(comparison)}
    everywhere: set[str] = set().union(*comparison.elements)
    found: list[Finding] = []
    for sentence, elements in zip(comparison.answer.sentences, comparison.elements, strict=True):
        hours = {
            token.end + 1
            for token in _tokens(comparison, sentence)
            if token.norm in ("pukul", "jam", "hingga", "sampai")
        }
        strange = [
            unknown[each.start]
            for each in sentence.quantities
            if each.start in unknown and each.start not in hours
        ]
        if not strange:
            continue
        for fact in comparison.base.facts:
            numbers = {key for key in fact.weights if key.startswith("number:")}
            shared = [key for key in fact.weights if ":" not in key and key in elements]
            weight = sum(fact.weights[key] for key in shared)
            if numbers and not (numbers & everywhere) and len(shared) >= 2 and weight >= LEAST_SHARED:
                found.append(Finding(CODE, 0.5, "angka_lain", strange[0].start, strange[0].end, fact.fact.id))
                break
    return found


def find_false_claims(comparison: Comparison) -> list[Finding]:
    """Finds claims that a fact about the same matter does not bear out.

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
        *_opposed(comparison),
        *_denied(comparison),
        *_refuted(comparison),
        *_concluded(comparison),
        *_other_cause(comparison),
        *_other_number(comparison),
    ]
