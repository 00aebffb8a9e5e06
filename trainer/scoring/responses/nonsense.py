"""Whether a text is sense at all: word lists, circles, gibberish, chopped notes, echoes, words to the grader."""

from collections.abc import Sequence

from trainer.scoring.responses.comparison import Comparison
from trainer.scoring.responses.facts import quantity_key
from trainer.scoring.responses.findings import Finding
from trainer.scoring.responses.stems import stem
from trainer.scoring.responses.texture import Texture
from trainer.scoring.responses.tiling import Tiling, tile
from trainer.scoring.responses.weave import Weave, weave
from trainer.scoring.responses.wordlist import words_of

HALF_TOLD = 0.4
TOLD_ENOUGH = 0.42
WELL_TOLD = 0.6
ORDERLY = 0.7
NOTE = 15
CRISP, CRISP_TOLD = 26, 0.3
SENTENCES = 0.2
ITSELF = frozenset(("jawaban", "tanggapan", "respons", "balasan", "jawabannya", "tanggapannya"))
MARKING = words_of(
    "salam sapaan sopan santun kesantunan empati empatik relevan relevansi tindakan langkah jadwal waktu "
    "narahubung kontak bahasa kepatuhan unsur aspek "
    "kriteria indikator rubrik dimensi nilai skor poin angka penilaian predikat lengkap sempurna konkret "
    "tertinggi maksimal memuat memenuhi mencakup"
)
MARKS = 4
CHOPPED, FIGURES, MANGLED = 0.45, 0.26, 0.4
FEW_PAIRS, CHANGED, MANY_DROPPED = 8, 8, 6
BARE_FIGURES = 2
SHORTEST_SENTENCE, SHORT_SENTENCE, TERSE_TOLD, TERSE_WORTH = 2.5, 10, 0.5, 0.4
FRAYED = 3
BROKEN, GAPS, GAP_SHARE, MIXED_SHARE = 2, 5, 0.27, 0.2
STUFFED, STUFFED_SHARE = 4, 0.15
CRUMBS, CRUMB_SHARE, CRUMBLED = 8, 0.5, 0.35
LONG_COPY, COPY_SHARE, STRIPPED = 30, 0.8, 3


def _trigrams(words: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(words[place : place + 3]) for place in range(len(words) - 2)}


def echo_share(comparison: Comparison) -> float:
    """Share of the answer's three-word runs that are copied from the report."""
    report = _trigrams([token.norm for token in comparison.base.report.words()])
    answer = _trigrams([token.norm for token in comparison.answer.words()])
    return len(answer & report) / max(1, len(answer))


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
    tiles = tile(comparison)
    signs = {
        "kata_acak": min(1.0, 0.4 + 3 * measured.gibberish) if measured.gibberish > 0.06 else 0.0,
        "angka_karangan": min(1.0, 0.3 + 3 * measured.invented) if measured.invented > 0.09 else 0.0,
        "daftar_kata": max(
            _bare_figures(comparison),
            _listing(measured, tiles) * (TERSE_WORTH if _is_terse(comparison, measured) else 1.0),
        ),
        "berputar": _circling(measured),
        "urutan_kacau": max(_scrambling(measured, tiles), _chopping(comparison, measured, tiles)),
    }
    if measured.told < HALF_TOLD:
        signs["mengulang_laporan"] = _mirroring(comparison, measured)
        praise = comparison.count("lebai")
        signs["pujian_kosong"] = min(1.0, 7 * praise / max(8, measured.words)) if praise > 2 else 0.0
    places: dict[str, tuple[int, int]] = {}
    addressed = [*comparison.found("penilai"), *_about_itself(comparison, measured)]
    if addressed:
        sure = len(addressed) > 1 or measured.told < HALF_TOLD
        signs["kepada_penilai"] = 0.9 if sure else 0.5 if measured.told < WELL_TOLD else 0.3
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


def _bare_figures(comparison: Comparison) -> float:
    """How sure it is that a text gives the figures of the notes and none of the words they belong to."""
    base = comparison.base
    told = {key for fact in base.facts for key in fact.weights if ":" in key}
    figures = told & {quantity_key(each) for each in comparison.answer.quantities}
    letters = comparison.lexicon.letter_words
    unit = {stem(word.strip("().,").lower()) for word in comparison.case.unit.split()}
    said = {token.key for token in comparison.answer.tokens if token.key} - letters - unit
    speaking = any(
        fact.fact.must and fact.polarity and not (set(fact.polarity) - letters - unit) for fact in base.facts
    )
    return 0.65 if len(figures) >= BARE_FIGURES and len(said) <= 1 and not speaking else 0.0


def _is_terse(comparison: Comparison, measured: Texture) -> bool:
    """Whether a text tells its facts in a few short sentences, as people do who write telegrams."""
    sentences = max(1, len(comparison.answer.sentences))
    short = SHORTEST_SENTENCE <= measured.words / sentences <= SHORT_SENTENCE
    return measured.told > TERSE_TOLD and measured.words < CRISP and short and sentences > 1


def _listing(measured: Texture, tiles: Tiling) -> float:
    """How much a text is a list of words rather than sentences."""
    strength = (
        max(0.0, 0.2 - measured.held) * 6 + max(0.0, measured.commas - 0.22) * 1.7 + 0.5 * measured.loose
    )
    strength += min(0.8, 1.2 * measured.starved) + 0.25 * (measured.held < 0.2 and measured.loose > 0.5)
    crumbled = tiles.crumbs >= CRUMBLED * max(1, tiles.words)
    if measured.told > CRISP_TOLD and measured.words < CRISP and not crumbled:
        strength *= 0.6
    elif measured.told > HALF_TOLD and measured.held > SENTENCES:
        strength *= 0.85
    return min(1.0, strength)


def _scrambling(measured: Texture, tiles: Tiling) -> float:
    """How much the words stand in an order that no sentence has."""
    if measured.words <= 12:
        return 0.0
    strength = max(0.0, measured.disorder - 0.06) * 8
    if ORDERLY < measured.kinship < 1.0:
        strength *= 0.5
    if measured.told > TOLD_ENOUGH:
        crumbled = tiles.crumbs >= CRUMBLED * max(1, tiles.words)
        strength += max(0.0, 0.45 - measured.kinship) * (4.0 if crumbled else 2.0)
    return min(1.0, strength)


def _chopping(comparison: Comparison, measured: Texture, tiles: Tiling) -> float:
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
    if _stripped(woven, tiles, measured):
        dropped = 0.6
    return min(1.0, max(chopped, figures, mangled, dropped, _cut_up(tiles, measured)))


def _stripped(woven: Weave, tiles: Tiling, measured: Texture) -> bool:
    """Whether a longer text is nothing but notes without their small words; a terse note of its own is no such text."""
    nothing_else = tiles.words >= LONG_COPY and tiles.words >= COPY_SHARE * measured.words
    return nothing_else and (
        woven.dropped >= STRIPPED or (woven.dropped == STRIPPED - 1 and woven.kept <= STRIPPED)
    )


def _cut_up(tiles: Tiling, measured: Texture) -> float:
    """How much sentences were made of pieces of notes that cannot stand beside each other."""
    broken = 0.6 + 0.1 * (tiles.broken - BROKEN) if tiles.broken >= BROKEN else 0.0
    if tiles.frayed >= FRAYED:
        broken = max(broken, 0.6)
    share = MIXED_SHARE if tiles.broken else GAP_SHARE
    skipping = 0.6 if tiles.gaps >= GAPS and tiles.gaps >= share * tiles.words else 0.0
    stuffed = 0.6 if tiles.stuffed >= STUFFED and tiles.stuffed >= STUFFED_SHARE * tiles.words else 0.0
    crumbled = (
        0.6
        if tiles.crumbs >= CRUMBS and tiles.crumbs >= CRUMB_SHARE * tiles.words and measured.told >= HALF_TOLD
        else 0.0
    )
    return min(1.0, max(broken, skipping, stuffed, crumbled))


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
