"""What a text tells: of another report, nothing but promises, or what was told before; and whether notes were only copied."""

from collections.abc import Sequence

from rapidfuzz import fuzz

from trainer.scoring.responses.comparison import Comparison
from trainer.scoring.responses.facts import quantity_key
from trainer.scoring.responses.findings import Finding
from trainer.scoring.responses.texture import Texture

COPY_READ = 3000
BARELY_TOLD, HARDLY_TOLD = 0.12, 0.06
EMPTY_TOLD = 0.1
LITTLE = 0.18
LIGHT = frozenset(("dilakukan", "melakukan", "lakukan", "dilaksanakan", "melaksanakan", "kami", "oleh"))
WORD_FOR_WORD = 90


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
    exact = own_figures(comparison)
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


def asks_data(comparison: Comparison) -> bool:
    """Whether the answer asks the citizen to complete the report (even in a fact's own words)."""
    return bool(comparison.lexicon.patterns["minta_data"].search(comparison.answer.joined))


def own_figures(comparison: Comparison) -> list[str]:
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
    strength -= 0.25 * concrete_work(comparison) + 0.3 * asks_data(comparison)
    start, end = promises[0] if promises else (None, None)
    found = Finding("janji_kosong", max(0.0, min(1.0, strength)), "janji_kosong", start, end)
    return [found, *_says_nothing(comparison, measured)]


def _says_nothing(comparison: Comparison, measured: Texture) -> list[Finding]:
    """A letter with manners but without a single thing to hold: no fact, no date, no number, no work, no request."""
    mannered = any(
        comparison.count(name) for name in ("terima_kasih", "maaf", "peduli", "sapaan_resmi", "penutup_unit")
    )
    mannered = mannered or bool(measured.english)
    asked = comparison.count("syarat_surat") + comparison.count("tolak") + asks_data(comparison)
    best = max(comparison.coverage(must=True), default=0.0)
    exact = len(own_figures(comparison))
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
