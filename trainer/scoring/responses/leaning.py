"""How far the learnt attitude of an answer's sentences bears out, adds to, or weakens what the word lists found."""

from collections.abc import Mapping, Sequence

from trainer.scoring.responses.attitude import strongest_attitude
from trainer.scoring.responses.comparison import Comparison
from trainer.scoring.responses.findings import Finding, strongest
from trainer.scoring.responses.stance import tone_of, unhelpful
from trainer.scoring.responses.stems import stem
from trainer.scoring.responses.substance import asks_data, concrete_work, own_figures
from trainer.scoring.responses.texture import Texture
from trainer.scoring.responses.wordlist import words_of

HOSTILE = ("menghina", "menyalahkan")
DETAILS = {
    "menghina": "menghina",
    "menyalahkan": "menyalahkan",
    "lempar_wewenang": "lempar",
    "janji_kosong": "janji_kosong",
}
"""Attitude and code -> key of the message that explains it."""
LISTED = 0.95
HEARD = {"menghina": 0.56, "menyalahkan": 0.56, "lempar_wewenang": 0.75, "janji_kosong": 0.55}
"""What a sentence that surely has the attitude is worth by itself; none convinces without some sign beside it."""
THANKED = 0.55
TOLD_WELL, TOLD_A_LITTLE = 0.4, 0.15
UNHEARD, DOUBTED, LISTED_SURELY = 0.12, 0.78, 0.65
OWN_MATTER, TOLD_SOMETHING = 0.75, 0.18
AUDIBLE = 0.25
MARKED, MARKING = 0.7, 0.85
MARKS = words_of(
    "score mark marks grade grading rating rate evaluator grader examiner assessor evaluation criteria requirement "
    "requirements instruction instructions rules perfect maximum excellent nilai dinilai penilai penilaian korektor "
    "penguji skor rubrik pedoman kriteria indikator sempurna predikat lulus unsur angka"
)
"""Words of marking; without one of them a foreign or formal sentence is just that."""
OTHER_NAME = 0.6
SURE, FAINTLY = 0.5, 0.6
EXPOSING = 0.4
SHOWING = frozenset(
    map(
        stem,
        words_of(
            "kirimi kirimkan perlihatkan tunjukkan lihat lihatkan serahkan bacakan tembusan tembuskan salinan "
            "pertemukan beritahukan sebutkan jelaskan cantumkan berikan"
        ),
    )
)
SHOWN = words_of(
    "laporan laporannya tulisan surat aduan pengaduan identitas nama isi tembusan salinan pelapor pengadu"
)
GUARDING = words_of("rahasia rahasiakan dirahasiakan merahasiakan lindungi dilindungi jaga terjaga")
SENSELESS = 0.7
HOSTILE_SURELY, PLAINLY, COUNTS = 0.6, 0.55, 0.52
ASKING = 0.6


def _weights(comparison: Comparison, measured: Texture) -> dict[str, float]:
    """How much each attitude may count in this answer: a helpful or courteous letter is not hostile by one phrase."""
    tone = tone_of(comparison)
    manners = 0.0 if tone.courteous or tone.told >= TOLD_WELL else 1.0 if tone.cold else THANKED
    helping = comparison.count("terus") > 0 or tone.told >= TOLD_WELL
    refusing = 0.0 if helping else ASKING if asks_data(comparison) else 1.0
    if not any(fact.fact.kind == "wewenang" for fact in comparison.base.facts):
        refusing *= OWN_MATTER
    if tone.told >= TOLD_SOMETHING:
        refusing *= OWN_MATTER
    praised = bool(comparison.lexicon.patterns["pujian_warga"].search(comparison.base.report.joined))
    telling = (
        praised
        or measured.told >= TOLD_A_LITTLE
        or bool(own_figures(comparison))
        or concrete_work(comparison)
        or asks_data(comparison)
    )
    return {
        "menghina": manners,
        "menyalahkan": manners,
        "lempar_wewenang": refusing,
        "janji_kosong": 0.0 if telling else 1.0,
    }


def weigh_attitudes(
    comparison: Comparison,
    measured: Texture,
    findings: Sequence[Finding],
    attitudes: Sequence[Mapping[str, float]],
) -> list[Finding]:
    """Lets the learnt attitude of the sentences add to the findings of the word lists, or cast doubt on them.

    Args:
        comparison: The answer beside its case.
        measured: Its texture.
        findings: What the other detectors saw.
        attitudes: Attitude of each sentence; empty when the rubric has no attitude model.

    Returns:
        All findings, those of the four attitudes with a new strength, and at most one more for each of them.
    """
    kept = list(findings)
    if not attitudes or not attitudes[0]:
        return kept
    weights = _weights(comparison, measured)
    if strongest(kept, "tidak_bermakna") >= SENSELESS:
        weights.update(dict.fromkeys(HOSTILE, 0.0))
    heard = {code: strongest_attitude(attitudes, code) for code in DETAILS}
    for code in DETAILS:
        kept = _weigh(comparison, kept, heard, code, weights[code])
    kept = _blamed_too(comparison, kept, heard)
    kept += _hostile_throughout(comparison, kept, attitudes)
    kept += _handed_over(comparison, attitudes)
    return [*kept, *_for_the_marker(comparison, measured, attitudes)]


def _weigh(
    comparison: Comparison,
    findings: list[Finding],
    heard: Mapping[str, tuple[float, int]],
    code: str,
    weight: float,
) -> list[Finding]:
    """Weighs what the lists found of one attitude with what its plainest sentence sounds like."""
    odds, place = heard[code]
    listed = strongest(findings, code)
    loud = weight * odds
    if code in HOSTILE and odds < max(heard[each][0] for each in HOSTILE):
        loud *= OTHER_NAME
    if odds < UNHEARD and code not in HOSTILE and listed < LISTED_SURELY:
        return [
            each._replace(strength=DOUBTED * each.strength) if each.code == code else each
            for each in findings
        ]
    strength = 1.0 - (1.0 - LISTED * listed) * (1.0 - HEARD[code] * loud)
    if loud < AUDIBLE or strength <= listed:
        return findings
    sentence = comparison.answer.sentences[place]
    return [*findings, Finding(code, strength, DETAILS[code], sentence.start, sentence.end)]


def _hostile_throughout(
    comparison: Comparison,
    findings: list[Finding],
    attitudes: Sequence[Mapping[str, float]],
) -> list[Finding]:
    """A note without manners and without content in which no sentence is surely hostile, but hardly any is friendly."""
    tone = tone_of(comparison)
    if (
        not unhelpful(comparison, tone)
        or strongest(findings, "tidak_bermakna") >= SENSELESS
        or any(strongest(findings, code) >= SURE for code in DETAILS)
    ):
        return []
    masses = {code: [each.get(code, 0.0) for each in attitudes] for code in HOSTILE}
    friendly = 1.0
    for odds in zip(*masses.values(), strict=True):
        friendly *= 1.0 - HEARD[HOSTILE[0]] * sum(odds)
    if 1.0 - friendly < SURE or len(attitudes) < 2:
        return []
    code = max(HOSTILE, key=lambda each: max(masses[each]))
    place = max(range(len(attitudes)), key=lambda each: masses[code][each])
    sentence = comparison.answer.sentences[place]
    return [Finding(code, min(1.0 - friendly, FAINTLY), DETAILS[code], sentence.start, sentence.end)]


def _blamed_too(
    comparison: Comparison, findings: list[Finding], heard: Mapping[str, tuple[float, int]]
) -> list[Finding]:
    """Contempt does not hide blame: in an answer that surely insults, a sentence that plainly blames counts as well."""
    odds, place = heard["menyalahkan"]
    insulting = strongest(findings, "menghina") >= HOSTILE_SURELY
    if not insulting or odds < PLAINLY or strongest(findings, "menyalahkan") >= COUNTS:
        return findings
    sentence = comparison.answer.sentences[place]
    return [*findings, Finding("menyalahkan", COUNTS, "menyalahkan", sentence.start, sentence.end)]


def _handed_over(comparison: Comparison, attitudes: Sequence[Mapping[str, float]]) -> list[Finding]:
    """A hidden reporter whose report or name is shown to somebody, in a sentence that sounds like it."""
    forwarded = any(fact.fact.kind == "wewenang" for fact in comparison.base.facts)
    if not comparison.case.hides_reporter or forwarded:
        return []
    known = {token.norm for fact in comparison.base.facts for token in fact.reading.tokens}
    for sentence, odds in zip(comparison.answer.sentences, attitudes, strict=True):
        norms = {token.norm for token in comparison.words_of(sentence)}
        roots = {stem(norm) for norm in norms - known}
        if (
            odds.get("umbar", 0.0) >= EXPOSING
            and roots & SHOWING
            and norms & SHOWN
            and not norms & (comparison.lexicon.negators | GUARDING)
        ):
            return [Finding("bocor_identitas", 0.6, "dikenali", sentence.start, sentence.end)]
    return []


def _for_the_marker(
    comparison: Comparison, measured: Texture, attitudes: Sequence[Mapping[str, float]]
) -> list[Finding]:
    """A sentence that speaks to whoever marks the answer."""
    odds, place = strongest_attitude(attitudes, "kepada_penilai")
    if odds < MARKED or measured.told >= TOLD_WELL:
        return []
    sentence = comparison.answer.sentences[place]
    if not any(token.norm in MARKS for token in comparison.words_of(sentence)):
        return []
    return [Finding("tidak_bermakna", MARKING * odds, "kepada_penilai", sentence.start, sentence.end)]
