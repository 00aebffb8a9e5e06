"""Heads of units who approve drafts or send them back: stated rules, seeded, explained in the log.

Where the region's option asks for it, no answer goes out before the head of the unit has approved it. A
careful head reads the same day and returns what is not good yet; a busy one takes one or two working days
and returns only what is poor; a lenient one signs the same day without reading. After two returns the head
signs, because the deadline presses. Whoever reminds or escalates gets a decision within hours.
Source: dossier 1.2 (draft, approval or return, upload), 3.3, 4.4.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from trainer.scenarios.planned_moves import Critic, Judge, PlannedMove
from trainer.scenarios.scenario import HeadTemperament, Preset, ReportPlan, Scenario
from trainer.sp4n import events as ev
from trainer.sp4n.agencies import Region
from trainer.sp4n.commands import ApproveDraft, RejectDraft
from trainer.sp4n.regulations import Rules
from trainer.sp4n.report import Actor, Draft, Report
from trainer.sp4n.vocabulary import Role

MAX_RETURNS = 2
"""After so many returned drafts on a report the head signs, because the deadline presses."""

PRESSED_HOURS = (1, 3)
"""Somebody asked about the waiting draft: the head decides so soon."""

GOOD_QUALITY, POOR_QUALITY = 4, 1
"""The quality of a simulated unit's careful answer, and of its template or defence."""

ASK_FOR_SUBSTANCE = "cantumkan hasil pemeriksaan, langkah, pelaksana, dan tanggalnya"
"""What a head asks for when nothing more particular is known."""


LEAKY = "bocor"
FAULTS = (
    (0.22, "template", "drafnya hanya kalimat umum"),
    (0.42, LEAKY, "drafnya memuat nama dan nomor telepon pelapor"),
)
"""Faults of first drafts for a head who is the trainee: up to which chance, which, and why for the log."""


class HeadRule(NamedTuple):
    """How a head works: the least quality 0-4 that is signed, and how many working hours it takes."""

    least: int
    hours: tuple[int, int]


HEAD_RULES: dict[HeadTemperament, HeadRule] = {
    "teliti": HeadRule(3, (2, 5)),
    "sibuk": HeadRule(2, (9, 17)),
    "longgar": HeadRule(0, (1, 3)),
}


def draw_heads(
    preset: Preset, region: Region, rules: Rules, rng: random.Random
) -> dict[str, HeadTemperament]:
    """How the head of each unit works; empty where no answer needs an approval.

    Args:
        preset: its `heads` are the weights; without them all three kinds are alike.
        region: the units.
        rules: whether the option asks for approval.
        rng: the scenario's generator for this purpose.
    """
    if rules.option("persetujuan") != "kepala":
        return {}
    weights = preset.heads or dict.fromkeys(HEAD_RULES, 1)
    kinds, shares = list(weights), list(weights.values())
    return {unit.id: rng.choices(kinds, shares)[0] for unit in region.units}


def first_draft(rng: random.Random, reason: str) -> tuple[str, str]:
    """How good the first draft is that a head who is the trainee gets, and the reason for the log."""
    chance = rng.random()
    for share, quality, why in FAULTS:
        if chance < share:
            return quality, f"{reason}; {why}"
    return "baik", reason


def draft_text(plan: ReportPlan, quality: str, dated: Callable[[str], str]) -> str:
    """The text of a draft of this quality; `bocor` is a good answer that shows who the reporter is."""
    if quality != LEAKY:
        return dated(plan.unit_answers[quality])
    person = plan.citizen
    return (
        f"Yth. {person.name}, terima kasih. Petugas kami sudah menghubungi Anda di nomor {person.phone}. "
        f"{dated(plan.unit_answers['baik'])}"
    )


After = Callable[[datetime, tuple[int, int], random.Random], datetime]
"""A moment so many working hours later."""


def head_of(unit: str, name: str) -> Actor:
    """The head of a unit as an actor."""
    return Actor(Role.UNIT_HEAD, f"Kepala {name}", unit)


def draft_as_answer(report: Report, draft: Draft, by: Actor) -> ev.FollowedUp:
    """A draft as the answer it would be, for a judge; it is not applied."""
    lead = draft.unit == report.lead_unit
    return ev.FollowedUp(
        report.id,
        draft.at,
        by,
        unit=draft.unit,
        text=draft.text,
        attachments=draft.attachments,
        final=draft.final,
        lead=lead,
        first=lead and report.first_follow_up_at is None,
        answers_reply=lead and report.open_reply,
        draft=draft.id,
    )


class Heads:
    """The heads of all units that the trainee does not lead.

    Args:
        scenario: the scenario being played; it says how each head works.
        after: counts working hours.
        judge: how good a trainee's draft is.
        critic: what a trainee's draft lacks.
    """

    def __init__(self, scenario: Scenario, after: After, judge: Judge, critic: Critic) -> None:
        self._scenario = scenario
        self._after = after
        self._judge = judge
        self._critic = critic
        self._names = {unit.id: unit.name for unit in scenario.region.units}

    def temperament(self, unit: str) -> HeadTemperament:
        """How the head of this unit works."""
        return self._scenario.heads.get(unit, "sibuk")

    def decide(
        self,
        report: Report,
        plan: ReportPlan,
        draft: Draft,
        at: datetime,
        rng: random.Random,
        pressed: str = "",
    ) -> PlannedMove:
        """What the head will do with a draft that waits.

        Args:
            report: the report.
            plan: its plan.
            draft: the draft.
            at: from when the head can look at it.
            rng: decides how long it takes.
            pressed: why the head hurries; empty when nobody asked.

        Returns:
            The approval or the return, with the reason for the log.
        """
        temperament = self.temperament(draft.unit)
        rule = HEAD_RULES[temperament]
        quality, remarks = self._look_at(report, plan, draft)
        moment = self._after(at, PRESSED_HOURS if pressed else rule.hours, rng)
        returned = sum(1 for each in report.drafts if each.unit == draft.unit and each.returned)
        head = head_of(draft.unit, self._names[draft.unit])
        hurry = f" {pressed}" if pressed else ""
        if quality >= rule.least or returned >= MAX_RETURNS:
            why = f"mutu draf {quality} dari 4, batasnya {rule.least}"
            if quality < rule.least:
                why += f"; sudah {returned} kali dikembalikan dan tenggat mendesak"
            reason = f"kepala unit ({temperament}) menyetujui draf{hurry}: {why}"
            return PlannedMove(moment, ApproveDraft(report.id, draft.id), head, reason)
        note = f"Mohon diperbaiki sebelum saya setujui: {'; '.join(remarks or (ASK_FOR_SUBSTANCE,))}."
        reason = f"kepala unit ({temperament}) mengembalikan draf{hurry}: mutu {quality} dari 4, batasnya {rule.least}"
        return PlannedMove(moment, RejectDraft(report.id, draft.id, note), head, reason)

    def _look_at(self, report: Report, plan: ReportPlan, draft: Draft) -> tuple[int, tuple[str, ...]]:
        """The quality of a draft and what it lacks; contributions and a unit's own defence pass."""
        if draft.unit != report.lead_unit or draft.unit in plan.key.never_units:
            return GOOD_QUALITY, ()
        if draft.unit not in self._scenario.acting_for:
            return (GOOD_QUALITY if draft.final else POOR_QUALITY), ()
        answer = draft_as_answer(report, draft, head_of(draft.unit, self._names[draft.unit]))
        return self._judge(plan, report, answer), self._critic(plan, report, answer)
