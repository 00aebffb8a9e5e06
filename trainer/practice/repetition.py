"""Spaced repetition of case topics: five Leitner boxes, as pure functions with the day handed in.

A topic that went well moves one box up and is asked again later; one that went badly falls back to the
first box and is asked again tomorrow; in between it stays. The intervals grow to a month, because a
small kabupaten sees a rare topic only a few times a year (87 admins met 29 reports in the Bangka 2023
article) and unused knowledge fades.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta

import msgspec

from trainer.scenarios.scenario import Preset, SlotRule

INTERVALS = (1, 3, 7, 14, 30)
"""Days until a topic is due again, by box."""

UP_PERCENT = 85.0
DOWN_PERCENT = 60.0
REVIEW_COUNT = 6


class TopicResult(msgspec.Struct, frozen=True):
    """How a topic went in one session."""

    topic: str
    day: date
    percent: float


class TopicBox(msgspec.Struct, frozen=True):
    """Where a topic stands: its box (0-4), the day it is due, and how it went last."""

    topic: str
    box: int
    due: date
    percent: float
    seen: date


def reviewed(known: TopicBox | None, result: TopicResult) -> TopicBox:
    """The topic after a session: up a box at 85 percent, back to the first below 60, else unchanged.

    A topic met for the first time begins in the first box, or in the second when it went well.
    """
    box = 0 if known is None else known.box
    if result.percent >= UP_PERCENT:
        box = min(box + 1, len(INTERVALS) - 1)
    elif result.percent < DOWN_PERCENT:
        box = 0
    return TopicBox(
        result.topic, box, result.day + timedelta(days=INTERVALS[box]), result.percent, result.day
    )


def schedule(history: Iterable[TopicResult]) -> tuple[TopicBox, ...]:
    """The boxes after all results, sorted by due day and topic.

    Results of one topic on one day count in the order given.
    """
    boxes: dict[str, TopicBox] = {}
    for result in sorted(history, key=lambda result: result.day):
        boxes[result.topic] = reviewed(boxes.get(result.topic), result)
    return tuple(sorted(boxes.values(), key=lambda box: (box.due, box.topic)))


def due_topics(boxes: Sequence[TopicBox], today: date) -> tuple[TopicBox, ...]:
    """The topics due on a day, weakest first."""
    due = [box for box in boxes if box.due <= today]
    return tuple(sorted(due, key=lambda box: (box.percent, box.due, box.topic)))


def topic_results(
    day: date, scores: Iterable[tuple[str, float, float]], topic_of: Mapping[str, str]
) -> tuple[TopicResult, ...]:
    """How each topic went in one session, in order of first appearance.

    Args:
        day: the day of the session.
        scores: case id, points and possible points of each report.
        topic_of: topic by case id; unknown cases are left out.
    """
    sums: dict[str, tuple[float, float]] = {}
    for case, points, possible in scores:
        topic = topic_of.get(case)
        if topic is not None:
            before = sums.get(topic, (0.0, 0.0))
            sums[topic] = (before[0] + points, before[1] + possible)
    return tuple(
        TopicResult(topic, day, 100 * points / possible)
        for topic, (points, possible) in sums.items()
        if possible
    )


def review_preset(
    base: Preset, topics: Sequence[str], name_of: Callable[[str], str], count: int = REVIEW_COUNT
) -> Preset:
    """A short shift about some topics, in the setting of another preset.

    Args:
        base: the preset whose region, days and people it takes.
        topics: topics to repeat, at least one.
        name_of: how people read a topic.
        count: reports in all, spread evenly; every topic gets one at least.
    """
    share = max(1, count // len(topics))
    names = ", ".join(map(name_of, topics))
    return msgspec.structs.replace(
        base,
        id="ulangan",
        title="Ulangan topik",
        description=f"Laporan tentang topik yang waktunya diulang: {names}.",
        recipe=tuple(SlotRule(count=share, topics=(topic,)) for topic in topics),
    )
