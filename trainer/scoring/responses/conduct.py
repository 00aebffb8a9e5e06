"""How an answer treats the citizen: unfilled templates, refusal, blame, insult."""

import re

from trainer.scoring.responses.comparison import Comparison
from trainer.scoring.responses.findings import Finding
from trainer.scoring.responses.wordlist import words_of

PLACEHOLDER = re.compile(
    r"""
    \{\{[^}\n]{0,40}\}\} | \$\{[^}\n]{0,40}\} | <[a-z][\w \-/]{1,30}>
    | \[(?!\s*\d{1,2}\s*\])[^\]\n]{2,40}\]
    | \(\s*(?:di)?isi(?:\ [\w ]{0,25})?\s*\)
    | \b(?:bapak|ibu|yth\.?|pada|di|tanggal|hari|nomor|oleh|kepada|mengenai|tentang)\s?/?\s?
      \((?:nama|tanggal|tgl|lokasi|nomor|instansi|jabatan|objek|unit)(?:\ [\w ]{0,25})?\)
    | \bx{3,}\b | _{3,} | \.{5,} | \bRp\.?\s?\.{3,} | …{2,}
    | \b(?:nama|tanggal|tgl|nomor|no|lokasi|hari|jam|pukul)\s?:?\s?(?:\.{4,}|…|-{3,}|xx+)
    | \bdd[/-]mm[/-]yyyy\b | \blorem\ ipsum\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
BARELY = 0.2
TOLD_WELL = 0.5
SUGGESTING = words_of("mohon imbau mengimbau himbau menghimbau diimbau dihimbau mengajak ajak kiranya")


def find_placeholders(comparison: Comparison) -> list[Finding]:
    """Finds fields of a template that nobody filled in.

    Args:
        comparison: The answer beside its case.

    Returns:
        Findings with the code ``isian_kosong``.
    """
    return [
        Finding("isian_kosong", 1.0, "isian", match.start(), match.end())
        for match in PLACEHOLDER.finditer(comparison.answer.original[: len(comparison.answer.plain) + 64])
    ]


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
    refusals = comparison.found("tolak")
    if not refusals:
        return _abandons(comparison)
    forwarded = comparison.count("terus") > 0
    told = max(comparison.coverage(must=True), default=0.0)
    sent_away = comparison.count("oper") > 0
    denied = any(
        comparison.answer.original[start:end]
        .lower()
        .startswith(("bukan", "tidak", "di luar", "diluar", "luar", "salah"))
        for start, end in refusals
    )
    if forwarded or told >= 0.6:
        return []
    idle = not comparison.count("usaha_sendiri") and not comparison.count("sudah")
    strength = 0.8 if denied else 0.55 if sent_away or idle else 0.2
    start, end = refusals[0]
    return [Finding("lempar_wewenang", strength, "lempar", start, end)]
