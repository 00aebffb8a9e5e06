"""A bot that goes by the looks of a report: it does what was right for the most similar one it remembers.

It remembers every case in other words. Where it fails, a report looks more like another case than like its own:
that is what makes a case hard, and what bots can measure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from math import log, sqrt

import msgspec

from trainer.practice.bots import ExpertBot
from trainer.practice.bots import Move as BotMove
from trainer.practice.session import Session
from trainer.scenarios.scenario import AnswerKey, ReportPlan
from trainer.sp4n.report import Report

_WORD = re.compile(r"[^\W\d_]{3,}")


class Neighbours:
    """Finds the most similar report among known ones, by the words they share, rare words counting more.

    Args:
        known: reports with their keys.
    """

    def __init__(self, known: Sequence[ReportPlan]) -> None:
        counted = [Counter(_words(plan)) for plan in known]
        seen = Counter(word for words in counted for word in words)
        self._rarity = {word: log(len(known) / count) for word, count in seen.items()}
        self._known = [(plan, self._vector(words)) for plan, words in zip(known, counted, strict=True)]

    def nearest(self, plan: ReportPlan) -> ReportPlan:
        """The most similar known report; of equally similar ones the first."""
        wanted = self._vector(Counter(_words(plan)))
        return max(self._known, key=lambda pair: _likeness(wanted, pair[1]))[0]

    def _vector(self, words: Mapping[str, int]) -> dict[str, float]:
        weights = {
            word: sqrt(count) * self._rarity[word] for word, count in words.items() if word in self._rarity
        }
        length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {word: weight / length for word, weight in weights.items()}


def _words(plan: ReportPlan) -> list[str]:
    return [word[:6] for word in _WORD.findall(f"{plan.title} {plan.body}".casefold())]


def _likeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return sum(weight * other.get(word, 0.0) for word, weight in one.items())


class SurfaceBot(ExpertBot):
    """Handles each report as the most similar one would have to be handled.

    What the surface cannot hide it does right: it masks the personal data it sees and writes good answers.

    Args:
        neighbours: the reports it remembers.
    """

    def __init__(self, neighbours: Neighbours) -> None:
        super().__init__()
        self._neighbours = neighbours
        self._seen: dict[int, AnswerKey] = {}

    def _move(self, session: Session, report: Report, plan: ReportPlan) -> BotMove | None:
        if plan.index not in self._seen:
            like = self._neighbours.nearest(plan).key
            self._seen[plan.index] = _as_if(plan.key, like)
        return super()._move(session, report, msgspec.structs.replace(plan, key=self._seen[plan.index]))


def _as_if(own: AnswerKey, like: AnswerKey) -> AnswerKey:
    """The key the bot acts by: the similar report's, with the personal data that stands in this text."""
    return msgspec.structs.replace(like, personal=own.personal, duplicate_of=None, twin_of=None)
