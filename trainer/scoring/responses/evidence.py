"""All observations on one answer: what the detectors saw and the numbers that the model weighs."""

from collections.abc import Sequence
from typing import NamedTuple

from trainer.scoring.responses.attitude import AttitudeModel, read_attitudes
from trainer.scoring.responses.comparison import Comparison
from trainer.scoring.responses.conduct import find_blame, find_insults, find_refusal
from trainer.scoring.responses.contradictions import find_contradictions
from trainer.scoring.responses.courtesy import Courtesy, measure_courtesy
from trainer.scoring.responses.features import features_of
from trainer.scoring.responses.findings import Finding
from trainer.scoring.responses.identity import find_leaks
from trainer.scoring.responses.language import Language, measure_language
from trainer.scoring.responses.leaning import weigh_attitudes
from trainer.scoring.responses.nearness import speaks_of_report
from trainer.scoring.responses.nonsense import find_nonsense
from trainer.scoring.responses.placeholders import find_placeholders
from trainer.scoring.responses.promises import is_promise, knows_promises
from trainer.scoring.responses.settling import settle
from trainer.scoring.responses.stance import find_stance
from trainer.scoring.responses.substance import (
    find_copies,
    find_empty_promise,
    find_wrong_report,
)
from trainer.scoring.responses.texture import Texture, texture


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


def _kept(comparison: Comparison, findings: list[Finding], *, near: bool) -> list[Finding]:
    """The findings that can stand: no other report where this one is spoken of, no facts where none are known yet,
    no emptiness where a day is promised."""
    if not knows_promises(comparison):
        return findings
    without: set[str] = set()
    if near:
        without.add("salah_laporan")
    if not comparison.base.facts:
        without.add("bertentangan_fakta")
    dated = near and any(is_promise(comparison, each) for each in comparison.answer.quantities)
    if dated:
        without.add("janji_kosong")
    kept = [each for each in findings if each.code not in without]
    return [each for each in kept if not dated or each.detail != "mengulang_laporan"]


def gather(comparison: Comparison, earlier: Sequence[str], model: AttitudeModel) -> Evidence:
    """Runs all detectors over an answer.

    Args:
        comparison: The answer beside its case.
        earlier: Answers the same person gave before.
        model: The attitude model.

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
    findings = weigh_attitudes(comparison, measured, findings, read_attitudes(comparison.answer, model))
    near = knows_promises(comparison) and speaks_of_report(comparison)
    findings = _kept(comparison, findings, near=near)
    strengths = settle(findings, measured, near=near)
    features = features_of(comparison, measured, courtesy, language, strengths)
    return Evidence(comparison, measured, courtesy, language, tuple(findings), strengths, features)
