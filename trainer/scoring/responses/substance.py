"""Whether a text says anything: word lists, repetition, echo of the report, another report, empty promises."""

from collections.abc import Sequence

from rapidfuzz import fuzz

from trainer.scoring.responses.comparison import Comparison
from trainer.scoring.responses.facts import quantity_key
from trainer.scoring.responses.findings import Finding
from trainer.scoring.responses.texture import Texture
from trainer.scoring.responses.weave import weave
from trainer.scoring.responses.wordlist import words_of

COPY_READ = 3000
HALF_TOLD = 0.4
TOLD_ENOUGH = 0.42
ORDERLY = 0.7
NOTE = 15
CRISP, CRISP_TOLD = 26, 0.3
SENTENCES = 0.2
BARELY_TOLD, HARDLY_TOLD = 0.12, 0.06
EMPTY_TOLD = 0.1
LITTLE = 0.18
ITSELF = frozenset(("jawaban", "tanggapan", "respons", "balasan", "jawabannya", "tanggapannya"))
MARKING = words_of(
    "salam sapaan sopan santun kesantunan empati empatik relevan relevansi tindakan langkah jadwal waktu "
    "narahubung kontak bahasa kepatuhan unsur aspek "
    "kriteria indikator rubrik dimensi nilai skor poin angka penilaian predikat lengkap sempurna konkret "
    "tertinggi maksimal memuat memenuhi mencakup"
)
MARKS = 4
CHOPPED, FIGURES, MANGLED = 0.45, 0.22, 0.4
FEW_PAIRS, CHANGED, MANY_DROPPED = 8, 8, 6
LIGHT = frozenset(("dilakukan", "melakukan", "lakukan", "dilaksanakan", "melaksanakan", "kami", "oleh"))
WORD_FOR_WORD = 90


def _trigrams(words: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(words[place : place + 3]) for place in range(len(words) - 2)}


def echo_share(comparison: Comparison) -> float:
    """Share of the answer's three-word runs that are copied from the report."""
    report = _trigrams([token.norm for token in comparison.base.report.words()])
    answer = _trigrams([token.norm for token in comparison.answer.words()])
    return len(answer & report) / max(1, len(answer))


def copied_notes(comparison: Comparison) -> float:
    """Share of the answer's sentences that are the unit's notes word for word."""
    answer = comparison.answer
    pieces = [answer.original[each.start : each.end].lower().strip(" -•.;\n") for each in answer.sentences]
    notes = [
        fact.reading.original[each.start : each.end].lower().strip(" .;")
        for fact in comparison.base.facts
        for each in fact.reading.sentences
    ]
    copied = sum(any(fuzz.ratio(piece, note) >= WORD_FOR_WORD for note in notes) for piece in pieces)
    return copied / max(1, len(pieces))


def find_nonsense(comparison: Comparison, measured: Texture) -> list[Finding]:
    """Finds texts without sense: word lists, circles, gibberish, echoes of the report, words to the grader.

    Args:
        comparison: The answer beside its case.
        measured: Its texture.

    Returns:
        Findings with the code ``tidak_bermakna``.
    """
    code = "tidak_bermakna"
    if measured.words < 3:
        return [Finding(code, 1.0, "terlalu_pendek")]
    signs = {
        "kata_acak": min(1.0, 0.4 + 3 * measured.gibberish) if measured.gibberish > 0.06 else 0.0,
        "angka_karangan": min(1.0, 0.3 + 3 * measured.invented) if measured.invented > 0.09 else 0.0,
        "daftar_kata": _listing(measured),
        "berputar": _circling(measured),
        "urutan_kacau": max(_scrambling(measured), _chopping(comparison, measured)),
    }
    if measured.told < HALF_TOLD:
        signs["mengulang_laporan"] = _mirroring(comparison, measured)
        praise = comparison.count("lebai")
        signs["pujian_kosong"] = min(1.0, 7 * praise / max(8, measured.words)) if praise > 2 else 0.0
    places: dict[str, tuple[int, int]] = {}
    addressed = [*comparison.found("penilai"), *_about_itself(comparison, measured)]
    if addressed:
        signs["kepada_penilai"] = 0.9 if len(addressed) > 1 or measured.told < HALF_TOLD else 0.5
        places["kepada_penilai"] = addressed[0]
    clean = 1.0
    for strength in signs.values():
        clean *= 1.0 - min(1.0, strength)
    detail = max(signs, key=lambda name: signs[name])
    return [Finding(code, 1.0 - clean, detail, *places.get(detail, (None, None)))]


def _about_itself(comparison: Comparison, measured: Texture) -> list[tuple[int, int]]:
    """Sentences in which the answer speaks of itself in the words of a marking scheme."""
    if measured.told >= HALF_TOLD:
        return []
    answer = comparison.answer
    found: list[tuple[int, int]] = []
    for sentence in answer.sentences:
        norms = {token.norm for token in answer.tokens[sentence.first : sentence.last + 1]}
        if norms & ITSELF and len(norms & MARKING) >= MARKS:
            found.append((sentence.start, sentence.end))
    return found


def _listing(measured: Texture) -> float:
    """How much a text is a list of words rather than sentences."""
    strength = (
        max(0.0, 0.2 - measured.held) * 6 + max(0.0, measured.commas - 0.22) * 1.7 + 0.5 * measured.loose
    )
    strength += min(0.8, 1.2 * measured.starved) + 0.25 * (measured.held < 0.2 and measured.loose > 0.5)
    if measured.told > CRISP_TOLD and measured.words < CRISP:
        strength *= 0.6
    elif measured.told > HALF_TOLD and measured.held > SENTENCES:
        strength *= 0.85
    return min(1.0, strength)


def _scrambling(measured: Texture) -> float:
    """How much the words stand in an order that no sentence has."""
    if measured.words <= 12:
        return 0.0
    strength = max(0.0, measured.disorder - 0.06) * 8
    if ORDERLY < measured.kinship < 1.0:
        strength *= 0.5
    if measured.told > TOLD_ENOUGH:
        strength += max(0.0, 0.45 - measured.kinship) * 4
    return min(1.0, strength)


def _chopping(comparison: Comparison, measured: Texture) -> float:
    """How much the unit's notes were only chopped up: small words dropped, order turned, words cut apart."""
    woven = weave(comparison)
    chopped = max(0.0, woven.chopped - CHOPPED) * 3 if woven.copied >= FEW_PAIRS else 0.0
    figures = max(0.0, woven.figures - FIGURES) * 8 if measured.words > NOTE else 0.0
    mangled = (
        max(0.0, woven.mangled - MANGLED) * 2.5 + 0.3
        if woven.changes >= CHANGED and woven.mangled > MANGLED
        else 0.0
    )
    dropped = 0.55 if woven.dropped >= MANY_DROPPED and woven.dropped > woven.kept else 0.0
    return min(1.0, max(chopped, figures, mangled, dropped))


def _circling(measured: Texture) -> float:
    """How much a text turns in circles (same words again and again)."""
    if measured.words <= 12:
        return 0.0
    strength = max(0.0, 0.74 - measured.variety) * 3 + max(0.0, 0.53 - measured.compressed) * 5
    strength += max(0.0, measured.stutter - 0.12) * 3 + 0.15 * (measured.equations > 2)
    return min(1.0, strength * (1.0 if measured.told < HALF_TOLD else 0.4))


def _mirroring(comparison: Comparison, measured: Texture) -> float:
    """How much a text only hands the report back."""
    restated = 0.12 * min(3, comparison.count("ulang_laporan"))
    return min(1.0, 1.6 * echo_share(comparison) + restated + max(0.0, measured.on_topic - 0.42) * 1.2)


def find_wrong_report(comparison: Comparison, measured: Texture) -> list[Finding]:
    """Finds answers that speak with concrete claims about something else.

    Args:
        comparison: The answer beside its case.
        measured: Its texture.

    Returns:
        Findings with the code ``salah_laporan``.
    """
    if measured.told > 0.42 or measured.held < 0.1 or measured.english > 0.12:
        return []
    report = comparison.base.report
    praised = bool(comparison.lexicon.patterns["pujian_warga"].search(report.joined))
    if praised and comparison.count("maaf") and measured.told < 0.2:
        return [Finding("salah_laporan", 0.7, "salah_laporan")]
    if measured.specific < 5:
        return []
    exact = _own_figures(comparison)
    claims = comparison.count("sudah") + len(exact) + comparison.count("syarat_surat")
    evasive = (
        0.12 * comparison.count("hukum") + 0.24 * comparison.count("tolak") + 0.16 * comparison.count("janji")
    )
    foreign = (measured.off_topic - 0.62) * 2.4
    near = max(0.0, measured.on_topic - 0.06) * 4.0
    best = max(
        comparison.coverage("temuan", "tindakan", "wewenang", "syarat", "penjelasan", "waktu"), default=0.0
    )
    strength = foreign - near + 0.09 * min(claims, 4) - evasive - max(0.0, best - 0.4)
    if not exact and not concrete_work(comparison) and not comparison.count("syarat_surat"):
        strength = min(strength, 0.3)
    elif exact and measured.told < BARELY_TOLD and (measured.touched == 0 or measured.told < HARDLY_TOLD):
        strength += 0.25
    return [Finding("salah_laporan", max(0.0, min(1.0, strength)), "salah_laporan")]


def _asks_data(comparison: Comparison) -> bool:
    """Whether the answer asks the citizen to complete the report (even in a fact's own words)."""
    return bool(comparison.lexicon.patterns["minta_data"].search(comparison.answer.joined))


def _own_figures(comparison: Comparison) -> list[str]:
    """Figures and dates that the answer did not take from the report."""
    quantities = comparison.answer.quantities
    named = [quantity_key(each) for each in quantities if not each.vague and each.value != "1"]
    digits = [token.norm for token in comparison.answer.tokens if token.kind == "number"]
    known = {token.norm for token in comparison.base.report.tokens}
    return [key for key in named if key not in comparison.base.topic] or [
        each for each in digits if each not in known
    ]


def concrete_work(comparison: Comparison) -> bool:
    """Whether the answer tells of some work as done that is more than receiving, noting and coordinating."""
    tokens = comparison.answer.tokens
    general = comparison.lexicon.word_sets["laku_umum"]
    for place, token in enumerate(tokens):
        if token.norm not in ("sudah", "telah"):
            continue
        for follower in tokens[place + 1 : place + 4]:
            if follower.kind != "word":
                break
            if (
                follower.key
                and follower.norm not in general
                and follower.norm not in comparison.lexicon.stopwords
            ):
                return True
            if follower.norm in general and follower.norm not in LIGHT:
                break
    return False


def find_empty_promise(comparison: Comparison, measured: Texture) -> list[Finding]:
    """Finds answers that promise and ask for patience but tell nothing of this report.

    Args:
        comparison: The answer beside its case.
        measured: Its texture.

    Returns:
        Findings with the code ``janji_kosong``.

    Source:
        Dossier section 8.1 (PANRB January 2025: follow-up must not be normative) and 8.2 (empty phrases).
    """
    promises = comparison.found("janji")
    best = max(comparison.coverage(must=True), default=0.0)
    if not promises and measured.words > 3:
        return _says_nothing(comparison, measured)
    strength = (
        0.45
        + 0.12 * min(3, len(promises))
        - max(0.0, measured.told - 0.06) * 2.6
        - max(0.0, best - 0.15) * 1.2
    )
    strength -= 0.09 * comparison.count("hukum") + 0.1 * max(0, measured.touched - 1)
    strength -= 0.1 * min(4, len(comparison.answer.quantities))
    strength -= 0.25 * concrete_work(comparison) + 0.3 * _asks_data(comparison)
    start, end = promises[0] if promises else (None, None)
    found = Finding("janji_kosong", max(0.0, min(1.0, strength)), "janji_kosong", start, end)
    return [found, *_says_nothing(comparison, measured)]


def _says_nothing(comparison: Comparison, measured: Texture) -> list[Finding]:
    """A letter with manners but without a single thing to hold: no fact, no date, no number, no work, no request."""
    mannered = any(
        comparison.count(name) for name in ("terima_kasih", "maaf", "peduli", "sapaan_resmi", "penutup_unit")
    )
    mannered = mannered or bool(measured.english)
    asked = comparison.count("syarat_surat") + comparison.count("tolak") + _asks_data(comparison)
    best = max(comparison.coverage(must=True), default=0.0)
    exact = len(_own_figures(comparison))
    if (
        not mannered
        or asked
        or exact
        or measured.told > EMPTY_TOLD
        or best > LITTLE
        or concrete_work(comparison)
    ):
        return []
    strength = 0.62 - 0.12 * max(0, measured.touched - 1) - 0.5 * max(0.0, measured.told - 0.06)
    return [Finding("janji_kosong", max(0.0, strength), "janji_kosong", 0, len(comparison.answer.original))]


def find_copies(comparison: Comparison, earlier: Sequence[str], measured: Texture) -> list[Finding]:
    """Finds answers that are the report itself or an answer given before to another report.

    Args:
        comparison: The answer beside its case.
        earlier: Answers the same person gave before.
        measured: Its texture.

    Returns:
        Findings with the code ``tidak_bermakna``.
    """
    text = comparison.answer.plain[:COPY_READ].lower()
    found: list[Finding] = []
    if len(text) > 30:
        likeness = fuzz.ratio(text, comparison.base.report.plain[:COPY_READ].lower()) / 100
        if likeness > 0.75:
            found.append(
                Finding("tidak_bermakna", 1.0, "salinan_laporan", 0, len(comparison.answer.original))
            )
        if measured.told < 0.4:
            for former in earlier:
                if fuzz.ratio(text, former[:COPY_READ].lower()) / 100 > 0.92:
                    found.append(
                        Finding("tidak_bermakna", 0.6, "salinan_lama", 0, len(comparison.answer.original))
                    )
                    break
    return found
