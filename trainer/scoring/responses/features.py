"""The numbers that the fitted model weighs, taken from what the measures say about one answer."""

from trainer.scoring.responses.comparison import Comparison
from trainer.scoring.responses.courtesy import Courtesy
from trainer.scoring.responses.facts import FactMatch
from trainer.scoring.responses.language import Language
from trainer.scoring.responses.substance import copied_notes
from trainer.scoring.responses.texture import Texture
from trainer.scoring.responses.weave import weave

ACTING = ("temuan", "tindakan", "wewenang", "syarat", "penjelasan", "bukti")
DATED = ("waktu", "tindakan", "wewenang", "temuan")
FULL = 0.6
TIMED = ("date:", "month:", "day:", "time:")


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


def _of_form(courtesy: Courtesy) -> dict[str, float]:
    return {
        "pembuka": courtesy.opening + 0.5 * courtesy.addressed,
        "penutup": float(courtesy.closing),
        "santai": min(2.0, courtesy.casual),
        "terima_kasih": min(2.0, courtesy.thanks),
        "maaf_peduli": min(3.0, courtesy.sympathy + courtesy.apology),
        "peduli_khusus": courtesy.specific_sympathy + 0.5 * (courtesy.sympathy > 0),
    }


def _of_facts(comparison: Comparison, measured: Texture) -> dict[str, float]:
    acting = _saturated(comparison.coverage(*ACTING, must=True) or comparison.coverage(*ACTING))
    must = _saturated(comparison.coverage(must=True) or comparison.coverage())
    return {
        "fakta_wajib": _mean(must, 0.0),
        "fakta_terlemah": min(must, default=0.0),
        "fakta_terkuat": max(must, default=0.0),
        "fakta_tersisa": min(comparison.coverage(must=True), default=1.0),
        "fakta_tindakan": _mean(acting, _mean(must, 0.0)),
        "menyentuh": min(12.0, measured.touched),
        "pokok_laporan": min(0.5, measured.on_topic),
        "asing": measured.off_topic,
    }


def _of_time(comparison: Comparison) -> dict[str, float]:
    dated = [match for match in comparison.matches if match.fact.kind in DATED]
    times = [_timely(match, comparison) for match in comparison.matches if match.fact.kind == "waktu"]
    contacts = [match.exact for match in comparison.matches if match.fact.kind == "kontak"]
    monitored = comparison.count("pantau") > 0
    future = _mean([match.exact * min(1.0, match.coverage / FULL) for match in dated], 0.0)
    if not any(key.startswith(TIMED) for fact in comparison.base.facts for key in fact.weights):
        future = 1.0 if monitored else 0.5
    return {
        "waktu_tepat": _mean(times, future),
        "tanggal_tepat": future,
        "kontak": _mean(contacts, 0.5 * monitored),
        "cara_pantau": float(min(2, comparison.count("pantau"))),
        "samar": float(min(2, comparison.count("samar_waktu"))),
        "kanal_resmi": float(bool(contacts)),
    }


def _of_writing(
    comparison: Comparison, measured: Texture, courtesy: Courtesy, language: Language
) -> dict[str, float]:
    bare = courtesy.opening < 2 and courtesy.thanks == 0
    return {
        "ejaan_pesan": min(0.4, language.messages + 0.03 * language.split),
        "huruf_kecil": float(language.lower),
        "huruf_besar": min(1.0, language.capitals),
        "bahasa_asing": min(0.5, language.foreign),
        "kalimat_panjang": language.long_sentences,
        "jargon": min(1.5, language.jargon),
        "panjang": min(60.0, float(measured.words)),
        "terikat": measured.held,
        "ragam": measured.variety,
        "catatan_mentah": copied_notes(comparison) if bare else 0.0,
        "kata_tugas_hilang": float(weave(comparison).dropped),
    }


def features_of(
    comparison: Comparison,
    measured: Texture,
    courtesy: Courtesy,
    language: Language,
    strengths: dict[str, float],
) -> dict[str, float]:
    """Puts all measures into numbers with names.

    Args:
        comparison: The answer beside its case.
        measured: How the text is woven.
        courtesy: Form and tone.
        language: The writing.
        strengths: Code of a critical failure -> how sure it is.

    Returns:
        Name -> number; ``k_`` stands before the codes.
    """
    return {
        **_of_form(courtesy),
        **_of_facts(comparison, measured),
        **_of_time(comparison),
        **_of_writing(comparison, measured, courtesy, language),
        "mutu_bahasa": _writing(measured, courtesy, language, strengths),
        **{f"k_{code}": value for code, value in strengths.items()},
        "k_terberat": max(value for code, value in strengths.items() if code != "janji_kosong"),
    }
