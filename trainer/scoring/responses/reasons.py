"""Reasons in words: every lost point names what happened, the passage or the missing fact, and what to do."""

from collections.abc import Mapping, Sequence

from trainer.scoring.responses.evidence import Evidence
from trainer.scoring.responses.findings import Finding
from trainer.scoring.responses.interim import lacks_facts, next_step
from trainer.scoring.responses.records import Reason
from trainer.scoring.responses.rubric import DIMENSIONS, ResponseRubric

QUOTE = 80
MOST_PER_CODE = 3
FULL_SCORE = 4
FORMAL = 2
RAW_NOTES = 0.6
TELEGRAPHIC = 3


def _quote(text: str, start: int | None, end: int | None) -> str:
    if start is None or end is None:
        return ""
    quoted = " ".join(text[start:end].split())
    return quoted if len(quoted) <= QUOTE else quoted[: QUOTE - 1].rstrip() + "…"


def _critical_reasons(evidence: Evidence, critical: Sequence[str], rubric: ResponseRubric) -> list[Reason]:
    text = evidence.comparison.answer.original
    facts = {fact.id: fact.text for fact in evidence.comparison.case.facts}
    reasons: list[Reason] = []
    for code in critical:
        found = sorted(
            (finding for finding in evidence.findings if finding.code == code),
            key=lambda each: -each.strength,
        )
        seen: set[tuple[str, int | None]] = set()
        kept: list[Finding] = []
        for finding in found:
            place = (finding.detail, finding.start)
            if place not in seen and (finding.strength >= rubric.limits.ragu or not kept):
                seen.add(place)
                kept.append(finding)
        for finding in kept[:MOST_PER_CODE]:
            message = rubric.messages[finding.detail].format(
                kutipan=_quote(text, finding.start, finding.end), fakta=facts.get(finding.fact or "", "")
            )
            reasons.append(Reason(code, message.strip(), finding.start, finding.end, finding.fact))
    return reasons


def _missing_facts(evidence: Evidence, conveyed: Sequence[str], rubric: ResponseRubric) -> list[Reason]:
    reasons: list[Reason] = []
    for match in evidence.comparison.matches:
        fact = match.fact
        if fact.id in conveyed:
            continue
        about = (
            "waktu"
            if fact.kind in ("waktu", "kontak")
            else "relevansi"
            if fact.kind == "penjelasan"
            else "tindakan"
        )
        message = rubric.messages["fakta_hilang" if fact.must else "fakta_pilihan"].format(fakta=fact.text)
        reasons.append(Reason(about, message, fact=fact.id))
    return reasons


def _form(evidence: Evidence, messages: Mapping[str, str]) -> list[tuple[str, str, tuple[int, int] | None]]:
    """Shortcomings of form, empathy and time as (dimension, message key, place)."""
    courtesy, features = evidence.courtesy, evidence.features
    notes: list[tuple[str, str, tuple[int, int] | None]] = []
    if courtesy.opening == FORMAL and not courtesy.addressed and "sapaan_umum" in messages:
        notes.append(("sopan", "sapaan_umum", None))
    elif courtesy.opening < FORMAL or not courtesy.addressed:
        notes.append(("sopan", "tanpa_sapaan", None))
    if courtesy.closing == 0:
        notes.append(("sopan", "tanpa_penutup", None))
    if courtesy.casual > 0:
        notes.append(("sopan", "nada_santai", evidence.comparison.found("santai")[0]))
    if courtesy.thanks + courtesy.apology == 0:
        notes.append(("empati", "tanpa_terima_kasih", None))
    elif courtesy.specific_sympathy < 1:
        notes.append(("empati", "empati_umum", None))
    vague = evidence.comparison.found("samar_waktu")
    if features["waktu_tepat"] < 0.5:
        notes.append(("waktu", "waktu_kabur", vague[0]) if vague else ("waktu", "tanpa_waktu", None))
    if features["kontak"] < 0.5 and features["kanal_resmi"]:
        notes.append(("waktu", "tanpa_kontak", None))
    return notes


def _interim(evidence: Evidence, scores: dict[str, int]) -> list[tuple[str, str, tuple[int, int] | None]]:
    """Shortcomings of an answer of a moment without facts as (dimension, message key, place)."""
    step = next_step(evidence.comparison)
    notes: list[tuple[str, str, tuple[int, int] | None]] = []
    if scores["relevansi"] < FULL_SCORE:
        notes.append(("relevansi", "sementara_pokok", None))
    if evidence.comparison.case.final:
        notes.append(("tindakan", "sementara_hasil", None))
    if not step.concrete:
        notes.append(("tindakan", "sementara_langkah", None))
    elif not step.actor:
        notes.append(("tindakan", "sementara_pelaksana", None))
    if not step.dated:
        notes.append(("waktu", "sementara_tanggal", None))
    elif not step.news:
        notes.append(("waktu", "sementara_kabar", None))
    if step.claimed:
        notes.append(("kepatuhan", "sementara_klaim", None))
    return notes


def _writing(evidence: Evidence) -> list[tuple[str, str, tuple[int, int] | None]]:
    """Shortcomings of the writing as (dimension, message key, place)."""
    language = evidence.language
    signs = (
        (language.messages > 0.02 or language.split > 0, "ejaan_pesan"),
        (language.capitals > 0.6, "huruf_besar"),
        (language.lower, "huruf_kecil"),
        (language.foreign > 0.12, "bahasa_asing"),
        (language.long_sentences > 0.35, "kalimat_panjang"),
        (language.jargon > 0.3, "jargon"),
        (evidence.comparison.answer.disguised > 0, "huruf_samar"),
        (evidence.features["catatan_mentah"] >= RAW_NOTES, "catatan_mentah"),
        (evidence.features["kata_tugas_hilang"] >= TELEGRAPHIC, "kata_tugas_hilang"),
    )
    return [("bahasa", key, None) for present, key in signs if present]


def explain(
    evidence: Evidence,
    scores: dict[str, int],
    critical: Sequence[str],
    conveyed: Sequence[str],
    rubric: ResponseRubric,
) -> tuple[Reason, ...]:
    """Puts all reasons of a verdict into words.

    Args:
        evidence: The evidence.
        scores: Scores of the dimensions.
        critical: The critical failures.
        conveyed: Ids of the facts conveyed.
        rubric: The rubric.

    Returns:
        Critical failures first, then the dimensions in the rubric's order; every dimension below 4 has a reason.
    """
    text = evidence.comparison.answer.original
    reasons = _critical_reasons(evidence, critical, rubric)
    details = _missing_facts(evidence, conveyed, rubric)
    form = _form(evidence, rubric.messages)
    if lacks_facts(evidence.comparison):
        form = [note for note in form if note[0] != "waktu"] + _interim(evidence, scores)
    for about, key, place in (*form, *_writing(evidence)):
        start, end = place if place else (None, None)
        details.append(
            Reason(about, rubric.messages[key].format(kutipan=_quote(text, start, end)), start, end)
        )
    for key in DIMENSIONS:
        if scores[key] == FULL_SCORE:
            continue
        own = [reason for reason in details if reason.about == key]
        blamed = any(key in rubric.failures[code].batas_dimensi for code in critical)
        if not own and not blamed:
            dimension = rubric.dimensions[key]
            own = [
                Reason(
                    key, rubric.messages["umum"].format(dimensi=dimension.nama.lower(), saran=dimension.saran)
                )
            ]
        reasons += own
    return tuple(reasons)
