"""Making items: points, words and difficulty weight in one place, so that all items read alike."""

from __future__ import annotations

from datetime import datetime

import msgspec

from trainer.scenarios.scenario import KeyedMove
from trainer.scoring.card import Evidence, Item, Kind
from trainer.scoring.rubric import Rubric
from trainer.scoring.sentences import COMPETENCE_OF, TITLES, Words
from trainer.scoring.trail import Trail
from trainer.sp4n.vocabulary import Competence


class Maker(msgspec.Struct, frozen=True):
    """Makes items of one scenario under one rubric."""

    rubric: Rubric
    words: Words

    def item(
        self,
        trail: Trail,
        kind: Kind,
        share: float,
        happened: str,
        due: str,
        why: str,
        advice: str = "",
        *,
        seq: int | None = None,
        at: datetime | None = None,
        number: int = 0,
        rule: str | None = None,
        source: str = "",
        critical: str | None = None,
        evidence: tuple[Evidence, ...] = (),
        uncertain: bool = False,
        possible: float | None = None,
        part: str = "",
    ) -> Item:
        """Make an item.

        Args:
            trail: the report it is about.
            kind: what was judged.
            share: how much of the points was earned, 0-1.
            happened, due, why, advice: the sentences.
            seq: the log entry that shows it.
            at: when it was done.
            number: tells several items of a kind on one report apart.
            rule: the rule, when not the kind's usual one.
            source: the sources of the case's key, shown after the citation.
            critical: code of a critical failure.
            evidence: spans of text.
            uncertain: whether a human should look.
            possible: full points, when not the kind's.
            part: what keeps the item from its full points, when the other sentences do not say it.
        """
        full = self.rubric.points(kind) if possible is None else possible
        points = round(full * min(max(share, 0.0), 1.0), 4)
        if 0 < points < full:
            why = f"{_partial(points, full, part)} {why}".strip()
        rule_id = rule or self.words.rule_of(kind)
        citation = self.words.citation(rule_id)
        shown = evidence or ((Evidence(happened, seq),) if seq is not None else ())
        return Item(
            id=f"{trail.report}:{kind}" + (f":{number}" if number else ""),
            report=trail.report,
            kind=kind,
            competence=COMPETENCE_OF[kind],
            title=TITLES[kind],
            points=points,
            possible=full,
            happened=happened,
            due=due,
            why=why,
            rule=rule_id,
            citation=_cited(citation, source),
            advice=advice,
            weight=self.rubric.weight(trail.plan.key.case, trail.plan.key.difficulty),
            at=at,
            evidence=shown,
            critical=critical,
            uncertain=uncertain,
        )


def _partial(points: float, full: float, part: str) -> str:
    """The sentence that a part of the points was given, and what the rest was lost for."""
    given = f"{_number(points)} dari {_number(full)}"
    return f"Nilai sebagian ({given}): {part}" if part else f"Nilai sebagian ({given})."


def _number(points: float) -> str:
    return f"{points:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def _cited(citation: str, source: str) -> str:
    """The rule's sentence, then the sources of the case's key."""
    sentence = citation if not citation or citation.endswith(".") else f"{citation}."
    named = source.replace("LATIH!", "LATIH")  # the name's mark would end the sentence in its middle
    return f"{sentence} Dasar: {named}.".strip() if source else sentence


def with_lesson(item: Item, wrong: KeyedMove) -> Item:
    """The item with the lesson of a named wrong move, counted under that move's competence."""
    lesson = wrong.lesson if not item.advice else f"{wrong.lesson} {item.advice}"
    if wrong.lesson in item.advice:
        lesson = item.advice
    return msgspec.structs.replace(item, advice=lesson, competence=Competence(wrong.competence))
