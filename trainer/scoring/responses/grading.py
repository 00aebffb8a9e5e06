"""The verdict over one written answer."""

from collections.abc import Sequence

from trainer.scoring.responses.comparison import compare, read_case
from trainer.scoring.responses.evidence import Evidence, gather
from trainer.scoring.responses.interim import interim_overall, interim_scores, lacks_facts, next_step
from trainer.scoring.responses.nearness import shared_words
from trainer.scoring.responses.promises import is_promise, knows_promises
from trainer.scoring.responses.reasons import RAW_NOTES, TELEGRAPHIC, explain
from trainer.scoring.responses.records import AnswerCase, ResponseGrade
from trainer.scoring.responses.rubric import DIMENSIONS, ResponseRubric
from trainer.scoring.responses.settling import CODES

OVERALL = "keseluruhan"
DISGUISED = 5
WHOLE = 0.95
CLEAN_WRITING = 3.6
DOUBTFUL = 0.45
LEFT_OUT = 0.26
HEAVY = ("menyalahkan", "bertentangan_fakta")
FACTUAL = ("salah_laporan", "bertentangan_fakta")
"""Failures of relevance and facts: what is worth nothing by one of them is always read by a human."""
DATED = 2
"""The least for time where the answer promises a day of its own."""


def observe(case: AnswerCase, text: str, rubric: ResponseRubric, earlier: Sequence[str] = ()) -> Evidence:
    """Everything the detectors see in an answer, before any judgement.

    Args:
        case: The case.
        text: The answer.
        rubric: The rubric.
        earlier: Answers the same person gave before.

    Returns:
        The evidence; its features are what `benchmarks/fit_responses.py` fits.
    """
    return gather(compare(read_case(case, rubric.lexicon), text, rubric.lexicon), earlier, rubric.attitudes)


def failures_of(evidence: Evidence, rubric: ResponseRubric) -> tuple[str, ...]:
    """The critical failures that count, in the rubric's order."""
    return tuple(code for code in CODES if evidence.strengths[code] >= rubric.limits.gagal)


def caps_of(evidence: Evidence, critical: Sequence[str], rubric: ResponseRubric) -> dict[str, int]:
    """Highest scores that the critical failures allow, per dimension and for the overall.

    Blame or contradiction without any usable content leaves nothing to publish, so the overall is 0 then; a promise that
    touches nothing of the case is 1. Bare notes and disguised letters need work before they can be sent.

    Args:
        evidence: The evidence.
        critical: The failures that count.
        rubric: The rubric.

    Returns:
        Key -> cap; 4 where nothing caps.
    """
    caps = dict.fromkeys((*DIMENSIONS, OVERALL), 4)
    for code in critical:
        failure = rubric.failures[code]
        caps[OVERALL] = min(caps[OVERALL], failure.batas)
        for key, cap in failure.batas_dimensi.items():
            caps[key] = min(caps[key], cap)
    if "janji_kosong" in critical and evidence.texture.touched <= 1:
        caps[OVERALL] = min(caps[OVERALL], 1)
    raw = (
        evidence.features["catatan_mentah"] >= RAW_NOTES
        or evidence.features["kata_tugas_hilang"] >= TELEGRAPHIC
    )
    if raw or evidence.comparison.answer.disguised >= DISGUISED:
        caps[OVERALL] = min(caps[OVERALL], 2)
        caps["bahasa"] = min(caps["bahasa"], 2)
    worthless = evidence.texture.told < rubric.limits.tanpa_isi
    if worthless and any(code in HEAVY for code in critical):
        caps[OVERALL] = 0
    return caps


def grade_evidence(evidence: Evidence, rubric: ResponseRubric) -> tuple[dict[str, int], int, float]:
    """Scores from evidence: fitted tables, then caps.

    Args:
        evidence: The evidence.
        rubric: The rubric.

    Returns:
        Scores of the dimensions, the overall, and how close the overall lay to a limit (0 on the limit).
    """
    critical = failures_of(evidence, rubric)
    caps = caps_of(evidence, critical, rubric)
    if lacks_facts(evidence.comparison):
        return _grade_interim(evidence, caps, rubric)
    complete = _complete(evidence, critical)
    scores: dict[str, int] = {}
    for key in DIMENSIONS:
        model = rubric.models[key]
        fitted = 4 if key in complete else model.score(model.raw(evidence.features))
        scores[key] = min(caps[key], fitted)
    if knows_promises(evidence.comparison) and any(
        is_promise(evidence.comparison, each) for each in evidence.comparison.answer.quantities
    ):
        scores["waktu"] = min(caps["waktu"], max(scores["waktu"], DATED))
    model = rubric.models[OVERALL]
    raw = model.raw(evidence.features)
    overall = min(caps[OVERALL], max(1, model.score(raw)))
    doubt = model.doubt(raw) if caps[OVERALL] > 1 else 1.0
    return scores, min(caps[OVERALL], _floor(overall, scores, evidence)), doubt


def _grade_interim(
    evidence: Evidence, caps: dict[str, int], rubric: ResponseRubric
) -> tuple[dict[str, int], int, float]:
    """The same for an answer of a moment without facts."""
    scores = interim_scores(evidence, rubric, caps=caps)
    overall, doubt = interim_overall(scores, rubric, final=evidence.comparison.case.final)
    overall = min(overall, caps[OVERALL])
    return scores, overall, doubt if overall > 1 else 1.0


def _complete(evidence: Evidence, critical: Sequence[str]) -> set[str]:
    """Dimensions of which the answer has everything that the rubric asks for its highest level."""
    if critical:
        return set()
    features, courtesy = evidence.features, evidence.courtesy
    told = features["fakta_terlemah"] >= WHOLE
    timely = features["waktu_tepat"] >= WHOLE and (features["kontak"] >= WHOLE or not features["kanal_resmi"])
    cared = (
        courtesy.thanks > 0 and courtesy.sympathy + courtesy.apology > 0 and courtesy.specific_sympathy == 1
    )
    formed = courtesy.opening == 2 and courtesy.addressed and courtesy.closing == 2 and courtesy.casual == 0
    met = {
        "sopan": formed,
        "empati": cared and courtesy.sympathy > 0,
        "relevansi": told,
        "tindakan": told,
        "waktu": told and timely and features["cara_pantau"] > 0,
        "bahasa": told and features["mutu_bahasa"] >= CLEAN_WRITING,
        "kepatuhan": told and max(evidence.strengths.values()) < DOUBTFUL,
    }
    return {key for key, reached in met.items() if reached}


def _floor(overall: int, scores: dict[str, int], evidence: Evidence) -> int:
    """Keeps the overall in step with the two dimensions that weigh most; a fact left out that must be told is no model."""
    weakest = min(scores["relevansi"], scores["tindakan"])
    if all(score == 4 for score in scores.values()) and evidence.features["fakta_terlemah"] >= 0.75:
        return 4
    if overall == 4 and evidence.features["fakta_tersisa"] < LEFT_OUT:
        return 3
    unfit = min(weakest, scores["waktu"], scores["sopan"], scores["bahasa"]) < 3 or scores["empati"] < 2
    if overall == 4 and unfit:
        return 3
    return min(overall, 2) if overall > 2 and weakest <= 1 else overall


def _doubtful(
    evidence: Evidence, critical: Sequence[str], overall: int, rubric: ResponseRubric
) -> tuple[str, ...]:
    """The critical failures that a human has to confirm: weak ones, and those of relevance or facts that take everything."""
    if not knows_promises(evidence.comparison):
        return ()
    limits = rubric.limits
    sure = 2 * limits.gagal - limits.ragu
    return tuple(
        code for code in critical if evidence.strengths[code] < sure or (overall == 0 and code in FACTUAL)
    )


def _unfounded(evidence: Evidence) -> bool:
    """Whether an answer without facts calls itself final, tells something as done, or misses the report."""
    comparison = evidence.comparison
    if not lacks_facts(comparison):
        return False
    return comparison.case.final or next_step(comparison).claimed or not shared_words(comparison)


def grade_response(
    case: AnswerCase, text: str, rubric: ResponseRubric, earlier: Sequence[str] = ()
) -> ResponseGrade:
    """Grades a written answer against the facts of its case.

    Args:
        case: The report, its privacy and the unit's facts.
        text: The answer; any text of any length.
        rubric: The rubric.
        earlier: Answers the same person gave before, for the detection of copies.

    Returns:
        Scores, critical failures and reasons with their evidence.

    Source:
        `content/rubrics/responses.yaml`; dossier section 8.
    """
    evidence = observe(case, text, rubric, earlier)
    critical = failures_of(evidence, rubric)
    scores, overall, doubt = grade_evidence(evidence, rubric)
    limits = rubric.limits
    contradicted = {
        finding.fact
        for finding in evidence.findings
        if finding.code == "bertentangan_fakta" and finding.fact and finding.strength >= limits.dibantah
    }
    if "bertentangan_fakta" not in critical:
        contradicted = set()
    conveyed = tuple(
        match.fact.id
        for match in evidence.comparison.matches
        if match.coverage >= limits.tersampaikan
        and match.fact.id not in contradicted
        and "tidak_bermakna" not in critical
    )
    doubtful = _doubtful(evidence, critical, overall, rubric)
    wavering = any(
        limits.ragu <= strength < 2 * limits.gagal - limits.ragu for strength in evidence.strengths.values()
    )
    return ResponseGrade(
        dimensions=scores,
        overall=overall,
        critical=critical,
        reasons=explain(evidence, scores, critical, conveyed, rubric),
        uncertain=doubt < limits.ragu_nilai
        or (wavering and overall > 0)
        or overall == 2
        or bool(doubtful)
        or _unfounded(evidence),
        conveyed=conveyed,
        contradicted=tuple(fact.id for fact in case.facts if fact.id in contradicted),
        doubtful=doubtful,
    )
