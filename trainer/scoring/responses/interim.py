"""Answers of a moment when the unit has no facts yet: form, relevance, tone and next step are judged, no facts.

Source: dossier section 4.1, clock C3 (an interim answer counts when it names next step, date and person in charge).
"""

from collections.abc import Mapping
from typing import NamedTuple

from trainer.scoring.responses.comparison import Comparison
from trainer.scoring.responses.courtesy import UNIT_WORDS
from trainer.scoring.responses.evidence import Evidence
from trainer.scoring.responses.nearness import shared_words
from trainer.scoring.responses.promises import CHECKS, DONE, NEWS, is_promise, knows_promises
from trainer.scoring.responses.quantities import Quantity
from trainer.scoring.responses.rubric import DIMENSIONS, ResponseRubric

FINAL_AT_MOST = 2
RELEVANCE = (0, 2, 3, 4)
"""The score by the number of the report's own words that the answer takes up."""
LIMITS = ((3.4, 4), (2.6, 3), (1.6, 2))
"""Weighted means of the dimensions, and the level of the whole that each reaches."""
DOUBTFUL = 0.35
WRITING = (0.8, 1.8, 2.8, 3.5)
ACTING = frozenset(
    ("tim", "petugas", "regu", "bidang", "seksi", "kepala", "teknisi", "pengawas", "dokter", "penyuluh")
)


class Step(NamedTuple):
    """What an interim answer says about what comes next.

    Attributes:
        concrete: Whether a step is named that is more than receiving and following up.
        general: Whether at least a general step is named.
        actor: Whether somebody is named who does it.
        dated: Whether a day or a period is named.
        news: Whether the reporter learns how he hears more.
        claimed: Whether something is told as done that nobody has established yet.
    """

    concrete: bool
    general: bool
    actor: bool
    dated: bool
    news: bool
    claimed: bool


def lacks_facts(comparison: Comparison) -> bool:
    """Whether there is nothing yet against which facts could be held."""
    return knows_promises(comparison) and not comparison.base.facts


def promised(comparison: Comparison) -> tuple[Quantity, ...]:
    """The dates, months and periods that an answer promises."""
    return tuple(each for each in comparison.answer.quantities if is_promise(comparison, each))


def next_step(comparison: Comparison) -> Step:
    """Reads what comes next out of an answer."""
    sets, tokens = comparison.lexicon.word_sets, comparison.answer.tokens
    norms = {token.norm.removesuffix("nya") for token in tokens} | {token.norm for token in tokens}
    general = bool(norms & sets["laku_umum"])
    named = UNIT_WORDS | ACTING
    steps = sets[CHECKS] | sets["fisik"] | sets["kerja"]
    spoken = [{token.norm for token in comparison.words_of(each)} for each in comparison.answer.sentences]
    claims = any(
        token.norm in DONE
        and not token.negated
        and any(each.norm in sets["fisik"] | sets["tuntas"] for each in tokens[place + 1 : place + 3])
        for place, token in enumerate(tokens)
    )
    return Step(
        concrete=bool(norms & steps) or comparison.count("terus") > 0,
        general=general,
        actor=any(words & named and words & steps for words in spoken),
        dated=bool(promised(comparison)),
        news=bool(norms & sets[NEWS]) or comparison.count("pantau") > 0,
        claimed=claims,
    )


def interim_scores(evidence: Evidence, rubric: ResponseRubric, *, caps: Mapping[str, int]) -> dict[str, int]:
    """Scores of the dimensions without any facts.

    Args:
        evidence: What the detectors saw.
        rubric: The rubric.
        caps: Highest scores that the critical failures allow.

    Returns:
        Dimension -> score 0-4.
    """
    step = next_step(evidence.comparison)
    close = len(shared_words(evidence.comparison))
    features = evidence.features
    doubtful = max(evidence.strengths.values()) >= DOUBTFUL
    done = 3 + step.actor if step.concrete else int(step.general)
    scores = {
        "sopan": rubric.models["sopan"].score(rubric.models["sopan"].raw(features)),
        "empati": rubric.models["empati"].score(rubric.models["empati"].raw(features)),
        "relevansi": RELEVANCE[min(close, len(RELEVANCE) - 1)],
        "tindakan": min(FINAL_AT_MOST if evidence.comparison.case.final else 4, done),
        "waktu": 3 + step.news if step.dated else step.news + (features["samar"] > 0),
        "bahasa": sum(features["mutu_bahasa"] >= limit for limit in WRITING),
        "kepatuhan": 3 if doubtful or step.claimed else 4,
    }
    return {key: min(caps[key], scores[key]) for key in DIMENSIONS}


def interim_overall(scores: Mapping[str, int], rubric: ResponseRubric, *, final: bool) -> tuple[int, float]:
    """The level of the whole by the weighted mean, and how close it lies to a limit.

    Args:
        scores: Scores of the dimensions.
        rubric: The rubric.
        final: Whether the answer calls itself the final one, though nothing is known yet.

    Returns:
        The level 1-4 and the distance of the mean to the nearest limit.
    """
    weights = {key: rubric.dimensions[key].bobot for key in DIMENSIONS}
    mean = sum(weights[key] * scores[key] for key in DIMENSIONS) / sum(weights.values())
    level = next((level for limit, level in LIMITS if mean >= limit), 1)
    if min(scores["relevansi"], scores["tindakan"], scores["waktu"]) < 3 or scores["sopan"] < 2:
        level = min(level, 3)
    if min(scores["relevansi"], scores["tindakan"]) < 2:
        level = min(level, 2)
    if min(scores["relevansi"], scores["tindakan"]) == 0:
        level = 1
    if final:
        level = min(level, FINAL_AT_MOST)
    return level, min(abs(mean - limit) for limit, _ in LIMITS)
