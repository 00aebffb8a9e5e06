"""One report, played move by move, for tests that read like the rules of the score."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import cache
from typing import Any, Literal

import msgspec

from trainer.practice.session import Session
from trainer.scenarios.build import build_scenario
from trainer.scenarios.library import load_library
from trainer.scenarios.presets import preset_record
from trainer.scenarios.scenario import AnswerKey, Scenario, SlotRule
from trainer.scoring.answers import AnswerJudge
from trainer.scoring.card import Item, ScoreCard
from trainer.scoring.grading import grade
from trainer.scoring.responses import compose_model_answer
from trainer.sp4n import commands as cmd
from trainer.sp4n.redaction import MASK
from trainer.sp4n.report import Report
from trainer.sp4n.vocabulary import ArchiveReason

Like = Literal["duplikat", "hampir_duplikat"]


@cache
def _scenario(
    cases: tuple[str, ...], likes: tuple[Like, ...], acting: tuple[str, ...], temper: str, mood: str
) -> Scenario:
    library = load_library()
    recipe = [SlotRule(cases=(case,), privacy="terbuka") for case in cases]
    recipe += [SlotRule(like=like) for like in likes]
    preset = msgspec.structs.replace(
        preset_record(library, "orientasi"),
        id="satu", recipe=tuple(recipe), acting_for=acting, shuffle=False,
        temperaments={temper: 1}, moods={mood: 1},
    )  # fmt: skip
    return build_scenario(library, preset, 1)


class LoneShift:
    """A shift with one report of a case, or with that report and its duplicate.

    Args:
        case: the case.
        acting: functions whose unit the trainee answers for.
        likes: further reports made out of the first (`duplikat`).
        temper: how the simulated units work.
        mood: how the citizen takes answers.
        plan: fields of the plan to change.
        key: fields of the answer key to change.
    """

    def __init__(
        self,
        case: str,
        *,
        acting: tuple[str, ...] = (),
        likes: tuple[Like, ...] = (),
        temper: str = "rajin",
        mood: str = "sabar",
        plan: Mapping[str, Any] | None = None,
        **key: Any,
    ) -> None:
        scenario = _scenario((case,), likes, acting, temper, mood)
        first = scenario.plans[0]
        first = msgspec.structs.replace(first, key=msgspec.structs.replace(first.key, **key), **(plan or {}))
        self.scenario = msgspec.structs.replace(scenario, plans=(first, *scenario.plans[1:]))
        self.session = Session.start(self.scenario)
        while len(self.session.plan_of) < len(self.scenario.plans):
            self.session.skip()
        self.id = next(number for number, index in self.session.plan_of.items() if index == 0)

    @property
    def key(self) -> AnswerKey:
        return self.scenario.plans[0].key

    @property
    def report(self) -> Report:
        return self.session.instance.reports[self.id]

    def unit(self, function: str) -> str:
        return self.scenario.region.units_for(function)[0].id

    def masked(self, text: str) -> str:
        """A text without the personal data of the key."""
        for span in sorted(self.key.personal, key=lambda each: -len(each.text)):
            text = text.replace(span.text, MASK)
        return text

    # Moves

    def do(self, command: cmd.Command, unit: str | None = None) -> None:
        self.session.do(command, unit=unit)

    def form(self, **changes: Any) -> cmd.VerifyAndDispose:
        """The right verification form, with changes."""
        plan = self.scenario.plans[0]
        right = cmd.VerifyAndDispose(
            self.id,
            title=self.masked(plan.title),
            type=self.key.type,
            category=self.key.category,
            unit=self.key.units[0] if self.key.units else self.unit("kominfo"),
            body=self.masked(self.report.body),
            secret=True if self.key.force_secret else None,
            support_units=self.key.second_units,
        )
        return msgspec.structs.replace(right, **changes)

    def dispose(self, **changes: Any) -> None:
        self.do(self.form(**changes))

    def archive(self, **changes: Any) -> None:
        reason = self.key.archive_reason or ArchiveReason.UNCLEAR
        text = "Laporan ini kami arsipkan karena tidak dapat kami proses lebih lanjut. Terima kasih."
        self.do(msgspec.structs.replace(cmd.Archive(self.id, reason, text), **changes))

    def forward(self, agency: str | None = None, message: str = "") -> None:
        agency = agency or self.key.forward_to or ""
        name = "Admin Nasional" if agency == "nasional" else self.scenario.region.neighbour(agency).name
        text = (
            message
            or f"Perkara ini kewenangan {name}. Laporan sudah kami teruskan kepada {name}. Terima kasih."
        )
        self.do(cmd.NotOurs(self.id, agency, text))

    def ask(self, *missing: Any, message: str = "") -> None:
        items = missing or self.key.missing
        text = "; ".join(item.label for item in items)
        self.do(
            cmd.AskForData(
                self.id, tuple(items), message or f"Agar dapat kami proses, mohon lengkapi: {text}."
            )
        )

    def answer(self, text: str, final: bool = True) -> None:
        self.do(cmd.FollowUp(self.id, text, final=final), self.report.lead_unit)

    def model_answer(self) -> str:
        """What the expert would write now."""
        plan = self.scenario.plans[0]
        return compose_model_answer(AnswerJudge(self.scenario).case(plan, self.report, self.session.now))

    # Time

    def wait(self, days: int) -> None:
        """Let whole working days pass."""
        goal: datetime = self.session.now
        while days:
            goal += timedelta(days=1)
            days -= self.session.calendar.is_working_day(goal.date())
        self.wait_until(goal)

    def wait_until(self, goal: datetime) -> None:
        while self.session.now < min(goal, self.scenario.ends):
            self.session.skip(goal)

    def until(self, happened: Callable[[Report], bool]) -> None:
        """Let time run by the hour until something is true of the report."""
        while not happened(self.report):
            assert not self.session.finished, "tidak terjadi sampai giliran selesai"
            self.session.skip(self.session.now + timedelta(hours=1))

    def wait_for_findings(self) -> None:
        self.until(lambda report: len(report.findings) > report.findings_from)

    # Results

    def card(self, finished: bool = True) -> ScoreCard:
        if finished:
            self.session.finish()
        return grade(self.scenario, self.session.entries)

    def items(self, kind: str) -> list[Item]:
        return [item for item in self.card().items if item.kind == kind and item.report == self.id]

    def item(self, kind: str) -> Item:
        """The only item of a kind."""
        found = self.items(kind)
        assert len(found) == 1, [item.id for item in self.card().items]
        return found[0]

    def share(self, kind: str) -> float:
        item = self.item(kind)
        return item.points / item.possible
