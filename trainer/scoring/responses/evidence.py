"""All observations on one answer: what the detectors saw and the numbers that the model weighs."""

from collections.abc import Sequence
from typing import NamedTuple

from trainer.scoring.responses.comparison import Comparison
from trainer.scoring.responses.conduct import find_blame, find_insults, find_placeholders, find_refusal
from trainer.scoring.responses.contradictions import contradiction_strength, find_contradictions
from trainer.scoring.responses.courtesy import Courtesy, measure_courtesy
from trainer.scoring.responses.facts import FactMatch
from trainer.scoring.responses.findings import Finding, strongest
from trainer.scoring.responses.identity import find_leaks
from trainer.scoring.responses.language import Language, measure_language
from trainer.scoring.responses.stance import find_stance
from trainer.scoring.responses.substance import (
    copied_notes,
    find_copies,
    find_empty_promise,
    find_nonsense,
    find_wrong_report,
)
from trainer.scoring.responses.texture import Texture, texture
from trainer.scoring.responses.weave import weave

CODES = (
    "bocor_identitas",
    "salah_laporan",
    "tidak_bermakna",
    "menghina",
    "isian_kosong",
    "lempar_wewenang",
    "menyalahkan",
    "bertentangan_fakta",
    "janji_kosong",
)
"""Critical failures in the rubric's order."""
ACTING = ("temuan", "tindakan", "wewenang", "syarat", "penjelasan", "bukti")
MADE_UP = ("tanggal_lain", "menolak_hak")
FULL = 0.6
ELSEWHERE = 0.7
WEAK, STRANGE, STRANGE_TOLD = 0.2, 0.55, 0.12
TIMED = ("date:", "month:", "day:", "time:")


class Evidence(NamedTuple):
    """What is known about one answer.

    Attributes:
        comparison: The answer beside its case.
        texture: How the text is woven.
        courtesy: Form and tone.
        language: The writing.
        findings: Everything the detectors saw.
        strengths: Code -> how sure the failure is, 0-1.
        features: Name -> number that the model weighs.
    """

    comparison: Comparison
    texture: Texture
    courtesy: Courtesy
    language: Language
    findings: tuple[Finding, ...]
    strengths: dict[str, float]
    features: dict[str, float]


def _settle(findings: list[Finding], measured: Texture) -> dict[str, float]:
    """Lets the plainer failure explain what weaker signs of another one only echo."""
    strengths = {code: strongest(findings, code) for code in CODES}
    strengths["bertentangan_fakta"] = contradiction_strength(findings)
    if strengths["tidak_bermakna"] >= 0.5:
        made_up = [finding for finding in findings if finding.detail in MADE_UP]
        strengths["bertentangan_fakta"] = contradiction_strength(made_up)
        strengths["salah_laporan"] *= 0.4
        strengths["janji_kosong"] *= 0.4
    if _elsewhere(findings, strengths, measured):
        strengths["salah_laporan"] = 0.6
    hostile = max(strengths["menghina"], strengths["menyalahkan"]) >= 0.5
    refusing = strengths["lempar_wewenang"] >= 0.5
    if hostile:
        stated = [finding for finding in findings if finding.detail != "angka_lain"]
        strengths["bertentangan_fakta"] = contradiction_strength(stated)
    if hostile or (refusing and strengths["salah_laporan"] < ELSEWHERE):
        strengths["salah_laporan"] *= 0.4
    if hostile or refusing:
        strengths["janji_kosong"] *= 0.6
    if strengths["bertentangan_fakta"] >= 0.5 and not refusing:
        strengths["janji_kosong"] *= 0.6
    if refusing:
        told_otherwise = [
            finding for finding in findings if finding.detail not in ("menyangkal", "menolak_hak")
        ]
        strengths["bertentangan_fakta"] = contradiction_strength(told_otherwise)
    if refusing and strengths["salah_laporan"] >= ELSEWHERE:
        strengths["lempar_wewenang"] *= 0.5
    if strengths["isian_kosong"] >= 0.5:
        strengths["janji_kosong"] *= 0.6
        strengths["tidak_bermakna"] *= 0.6
    if strengths["janji_kosong"] >= 0.5 and measured.told < 0.15 and strengths["salah_laporan"] >= 0.5:
        weaker = (
            "salah_laporan" if measured.specific < 14 or strengths["janji_kosong"] >= 0.6 else "janji_kosong"
        )
        strengths[weaker] *= 0.4
    if strengths["bocor_identitas"] >= ELSEWHERE:
        strengths["salah_laporan"] *= 0.6
    if strengths["salah_laporan"] >= 0.5:
        strengths["bertentangan_fakta"] *= 0.5
        strengths["tidak_bermakna"] *= 0.6
    return strengths


def _elsewhere(findings: list[Finding], strengths: dict[str, float], measured: Texture) -> bool:
    """Whether all that contradicts the facts is strange dates and numbers in a letter about strange things."""
    contradicting = [each for each in findings if each.code == "bertentangan_fakta" and each.strength >= WEAK]
    return (
        strengths["bertentangan_fakta"] >= 0.5
        and measured.told < STRANGE_TOLD
        and measured.off_topic > STRANGE
        and all(each.fact is None and each.detail in ("angka_lain", "tanggal_lain") for each in contradicting)
    )


def _mean(values: list[float], empty: float) -> float:
    return sum(values) / len(values) if values else empty


def _saturated(values: list[float]) -> list[float]:
    return [min(1.0, value / FULL) for value in values]


def _timely(match: FactMatch, comparison: Comparison) -> float:
    """How far the time that a fact gives is told: by its dates, or by its words when it has none."""
    fact = next(each for each in comparison.base.facts if each.fact.id == match.fact.id)
    return match.exact if any(":" in key for key in fact.weights) else min(1.0, match.coverage / FULL)


def _writing(measured: Texture, courtesy: Courtesy, language: Language, strengths: dict[str, float]) -> float:
    """Quality of the writing from 4 down to 0: every flaw takes off what a reader would take off."""
    short = language.messages + 0.03 * language.split
    flaw = next(
        cost
        for limit, cost in ((0.18, 3.0), (0.1, 2.2), (0.04, 1.0), (0.02, 0.4), (-1.0, 0.0))
        if short >= limit
    )
    flaw += 0.5 * language.lower + 4.0 * (language.capitals > 0.6) + 4.0 * (language.foreign > 0.12)
    flaw += 0.5 * min(1, language.emoji) + min(1.0, 0.5 * courtesy.casual) + language.long_sentences
    flaw += min(2.0, 2.5 * language.jargon) if measured.words > 40 and language.jargon > 0.3 else 0.0
    flaw += 2.0 * (strengths["isian_kosong"] >= 0.5) + 3.2 * (strengths["tidak_bermakna"] >= 0.5)
    flaw += 1.0 * (strengths["menghina"] >= 0.5)
    return max(0.0, 4.0 - flaw)


def _features(
    comparison: Comparison,
    measured: Texture,
    courtesy: Courtesy,
    language: Language,
    strengths: dict[str, float],
) -> dict[str, float]:
    acting = _saturated(comparison.coverage(*ACTING, must=True) or comparison.coverage(*ACTING))
    must = _saturated(comparison.coverage(must=True) or comparison.coverage())
    dated = [
        match
        for match in comparison.matches
        if match.fact.kind in ("waktu", "tindakan", "wewenang", "temuan")
    ]
    times = [_timely(match, comparison) for match in comparison.matches if match.fact.kind == "waktu"]
    contacts = [match.exact for match in comparison.matches if match.fact.kind == "kontak"]
    monitored = comparison.count("pantau") > 0
    future = _mean([match.exact * min(1.0, match.coverage / FULL) for match in dated], 0.0)
    if not any(key.startswith(TIMED) for fact in comparison.base.facts for key in fact.weights):
        future = 1.0 if monitored else 0.5
    trouble = courtesy.sympathy + courtesy.apology
    features = {
        "pembuka": courtesy.opening + 0.5 * courtesy.addressed,
        "penutup": float(courtesy.closing),
        "santai": min(2.0, courtesy.casual),
        "terima_kasih": min(2.0, courtesy.thanks),
        "maaf_peduli": min(3.0, trouble),
        "peduli_khusus": courtesy.specific_sympathy + 0.5 * (courtesy.sympathy > 0),
        "fakta_wajib": _mean(must, 0.0),
        "fakta_terlemah": min(must, default=0.0),
        "fakta_terkuat": max(must, default=0.0),
        "fakta_tersisa": min(comparison.coverage(must=True), default=1.0),
        "fakta_tindakan": _mean(acting, _mean(must, 0.0)),
        "waktu_tepat": _mean(times, future),
        "tanggal_tepat": future,
        "kontak": _mean(contacts, 0.5 * monitored),
        "cara_pantau": float(min(2, comparison.count("pantau"))),
        "samar": float(min(2, comparison.count("samar_waktu"))),
        "menyentuh": min(12.0, measured.touched),
        "pokok_laporan": min(0.5, measured.on_topic),
        "asing": measured.off_topic,
        "mutu_bahasa": _writing(measured, courtesy, language, strengths),
        "ejaan_pesan": min(0.4, language.messages + 0.03 * language.split),
        "huruf_kecil": float(language.lower),
        "huruf_besar": min(1.0, language.capitals),
        "bahasa_asing": min(0.5, language.foreign),
        "kalimat_panjang": language.long_sentences,
        "jargon": min(1.5, language.jargon),
        "panjang": min(60.0, float(measured.words)),
        "terikat": measured.held,
        "ragam": measured.variety,
        "catatan_mentah": copied_notes(comparison) if courtesy.opening < 2 and courtesy.thanks == 0 else 0.0,
        "kanal_resmi": float(bool(contacts)),
        "kata_tugas_hilang": float(weave(comparison).dropped),
    }
    features.update({f"k_{code}": value for code, value in strengths.items()})
    features["k_terberat"] = max(value for code, value in strengths.items() if code != "janji_kosong")
    return features


def gather(comparison: Comparison, earlier: Sequence[str]) -> Evidence:
    """Runs all detectors over an answer.

    Args:
        comparison: The answer beside its case.
        earlier: Answers the same person gave before.

    Returns:
        The evidence.
    """
    measured = texture(comparison)
    courtesy = measure_courtesy(comparison)
    language = measure_language(comparison)
    findings = [
        *find_leaks(comparison),
        *find_wrong_report(comparison, measured),
        *find_nonsense(comparison, measured),
        *find_copies(comparison, earlier, measured),
        *find_insults(comparison),
        *find_placeholders(comparison),
        *find_refusal(comparison),
        *find_blame(comparison),
        *find_stance(comparison),
        *find_contradictions(comparison),
        *find_empty_promise(comparison, measured),
    ]
    strengths = _settle(findings, measured)
    features = _features(comparison, measured, courtesy, language, strengths)
    return Evidence(comparison, measured, courtesy, language, tuple(findings), strengths, features)
