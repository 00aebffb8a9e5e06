"""Judging reminders: the unit that stays silent or writes a template is reminded, and nobody is pestered.

Source: dossier 4.4 (reminders before the deadline), 11 (silent units).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from trainer.scoring.card import Item
from trainer.scoring.making import Maker
from trainer.scoring.trail import Trail, World
from trainer.sp4n.regulations import Rules
from trainer.sp4n.report import MessageKind, Report
from trainer.sp4n.vocabulary import ClockId, Role, Status

REMIND_WITHIN_DAYS = 3
"""After so many working days a sloppy interim answer must have been followed by a reminder."""

SILENCE_DAYS = 2
"""After so many working days without an answer a reminder is of use; sooner where the first answer is due sooner."""


def _gone(report: Report, deadline: datetime) -> bool:
    """Whether the report was taken away before a moment: withdrawn by its reporter, or blocked."""
    taken = report.status in (Status.ARCHIVED_BY_REPORTER, Status.BLOCKED)
    return taken and report.closed_at is not None and report.closed_at <= deadline


def silence_days(rules: Rules) -> int:
    """After how many working days of silence a reminder is of use under these rules."""
    limit = rules.limit(ClockId.FIRST_FOLLOW_UP) or SILENCE_DAYS + 1
    return min(SILENCE_DAYS, max(1, limit - 1))


_EMPTY_INTERIM = "Jawaban sementara unit belum berisi hasil, langkah, atau tanggal."


class ReminderJudge:
    """Judges the reminders of one world."""

    def __init__(self, world: World, maker: Maker) -> None:
        self._world = world
        self._maker = maker
        self._silence = silence_days(world.scenario.rules)

    def items(self, trail: Trail) -> Iterator[Item]:
        """Whether the unit of one report was reminded when it was necessary."""
        report = self._world.instance.reports[trail.report]
        if self._world.role is not Role.AGENCY:
            return
        if report.lead_unit is None or report.lead_unit in self._world.scenario.acting_for:
            return
        needless = self._needless(trail, report)
        deadline, reason = self._due(trail, report)
        if deadline is None:
            if needless >= self._maker.rubric.share("ingatkan", "too_many"):
                yield self._pestered(trail)
            return
        deadline = max(deadline, self._newcomer_limit())
        made = next(
            ((seq, at) for seq, at in trail.reminders if at <= deadline and self._useful(trail, report, at)),
            None,
        )
        if made is None and (deadline > self._world.ended or _gone(report, deadline)):
            return
        share = (
            0.0
            if made is None
            else 1 - self._maker.rubric.share("ingatkan", "needless") * max(0, needless - 1)
        )
        happened = "Unit tidak diingatkan pada waktunya."
        if made is not None:
            happened = f"Unit diingatkan pada {self._maker.words.moment(made[1])}."
        advice = "Setiap pagi, saring laporan yang sudah didisposisikan tetapi belum dijawab, lalu ingatkan unitnya."
        if reason == _EMPTY_INTERIM:
            advice = "Baca setiap jawaban sementara unit; bila belum memuat hasil, langkah, atau tanggal, ingatkan unitnya."
        if made is not None and share < 1:
            happened += f" Selain itu ada {needless} pengingat yang terlalu cepat."
            advice = "Beri unit waktu paling sedikit satu hari kerja di antara dua pengingat."
        yield self._maker.item(
            trail, "ingatkan", share, happened,
            f"Ingatkan unit paling lambat {self._maker.words.moment(deadline)}.", reason,
            "" if share == 1 else advice,
            seq=made[0] if made else None, at=made[1] if made else None,
        )  # fmt: skip

    def _pestered(self, trail: Trail) -> Item:
        seq, at = trail.reminders[-1]
        return self._maker.item(
            trail, "ingatkan", 0.0, f"Unit diingatkan {len(trail.reminders)} kali padahal belum perlu.",
            "Ingatkan unit bila dua hari kerja tidak ada kabar, bila tenggat mendekat, atau bila jawabannya belum berisi.",
            "Pengingat yang terlalu sering tidak lagi diperhatikan oleh unit.",
            "Beri unit waktu paling sedikit satu hari kerja di antara dua pengingat.", seq=seq, at=at,
        )  # fmt: skip

    def _newcomer_limit(self) -> datetime:
        """Until when somebody who has just come must have reminded the units of his predecessor."""
        return self._world.calendar.add_working_days(self._world.scenario.starts, REMIND_WITHIN_DAYS)

    def _last_step(self, trail: Trail, report: Report, at: datetime) -> datetime:
        """When the unit last got the report, a reply of the reporter, or wrote itself."""
        steps = [entry.at for entry in report.dispositions]
        steps += [
            message.at
            for message in report.thread
            if message.kind in (MessageKind.REPLY, MessageKind.FOLLOW_UP, MessageKind.DATA)
            and message.unit in (None, report.lead_unit)
        ]
        return max((step for step in steps if step <= at), default=at)

    def _useful(self, trail: Trail, report: Report, at: datetime) -> bool:
        """Whether a reminder came after some silence, or after an answer without substance."""
        if trail.sloppy_at is not None and at >= trail.sloppy_at:
            return True
        silent_since = self._last_step(trail, report, at)
        return self._world.calendar.elapsed_working_days(silent_since, at) >= self._silence

    def _needless(self, trail: Trail, report: Report) -> int:
        """How many reminders left the unit less than a working day."""
        count, previous = 0, None
        for _, at in trail.reminders:
            since = self._last_step(trail, report, at)
            since = since if previous is None else max(since, previous)
            first_after_sloppy = trail.sloppy_at is not None and (previous or since) <= trail.sloppy_at <= at
            if not first_after_sloppy and self._world.calendar.elapsed_working_days(since, at) < 1:
                count += 1
            previous = at
        return count

    def _due(self, trail: Trail, report: Report) -> tuple[datetime | None, str]:
        """Until when a reminder was due, if one was; and why."""
        over = not report.status.is_open and self._world.inherited(report.updated_at)
        if over or self._world.inherited(trail.substance_at):
            return None, ""
        useful = [at for _, at in trail.reminders if self._useful(trail, report, at)]
        if trail.sloppy_at is not None and (trail.substance_at is None or useful):
            limit = self._world.calendar.add_working_days(trail.sloppy_at, REMIND_WITHIN_DAYS)
            return limit, _EMPTY_INTERIM
        if trail.first_due is None:
            return None, ""
        answered = report.first_follow_up_at
        unasked = answered is not None and not any(at <= answered for at in useful)
        if answered is not None and unasked and answered <= max(trail.first_due, self._newcomer_limit()):
            return None, ""
        if useful or trail.warned:
            return trail.first_due, "Unit diam dan tenggat tindak lanjut pertama mendekat."
        return None, ""
