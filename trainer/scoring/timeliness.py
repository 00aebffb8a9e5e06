"""Judging time: verification, first follow-up, and answers to replies, each against its clock.

Full marks by the good-practice line, most of them by the norm, and a loss a working day after it.
Source: dossier 4.1 and conflict C1 (5 working days pass, 3 full marks).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from trainer.scoring.card import Item
from trainer.scoring.making import Maker
from trainer.scoring.trail import Answer, Decision, Trail, World
from trainer.sp4n import commands as cmd


class TimeJudge:
    """Judges the clocks of one world."""

    def __init__(self, world: World, maker: Maker) -> None:
        self._world = world
        self._maker = maker

    def items(self, trail: Trail) -> Iterator[Item]:
        """The items about one report; a deadline that lies after the end is not counted unless it was met."""
        yield from self._verification(trail)
        yield from self._first_follow_up(trail)
        yield from self._replies(trail)

    def late_share(self, at: datetime, due: datetime) -> float:
        """What is left of the points after a deadline: a stated loss for every working day begun."""
        if at <= due:
            return 1.0
        calendar = self._world.calendar
        days = max(1, -calendar.remaining_working_days(at, due))
        return max(0.0, 1.0 - self._maker.rubric.late_loss_per_working_day * days)

    def _lateness(self, at: datetime, due: datetime) -> str:
        if at <= due:
            return "tepat waktu"
        days = max(1, -self._world.calendar.remaining_working_days(at, due))
        return f"terlambat {days} hari kerja"

    def _verification(self, trail: Trail) -> Iterator[Item]:
        words = self._maker.words
        for number, decision in enumerate(self._intake(trail)):
            if decision.due is None:
                continue
            yield self._maker.item(
                trail, "verifikasi_tepat", self.late_share(decision.at, decision.due),
                f"Anda bertindak pada {words.moment(decision.at)}: {self._lateness(decision.at, decision.due)}.",
                f"Batasnya {words.moment(decision.due)}.",
                "Batas verifikasi dihitung dalam hari kerja sejak laporan masuk.",
                "" if decision.at <= decision.due else "Mulai hari dengan laporan yang tenggatnya paling dekat.",
                seq=decision.seq, at=decision.at, number=number, rule=self._world.intake[0].value,
            )  # fmt: skip
        yield from self._left_waiting(trail)

    def _intake(self, trail: Trail) -> list[Decision]:
        """The decisions that the verification clock waited for: the first, and one after data was supplied.

        Verification alone does not stop that clock, so it counts only where nothing followed before the end.
        """
        found: list[Decision] = []
        for decision in trail.decisions:
            idle = isinstance(decision.command, cmd.Verify | cmd.Split)
            if idle or decision.returned or decision.due is None or self._world.inherited(decision.due):
                continue
            if not any(known.completed == decision.completed for known in found):
                found.append(decision)
        return found

    def _left_waiting(self, trail: Trail) -> Iterator[Item]:
        """The verification clock ran out on a report that was not, or not again, decided upon."""
        report, (intake, waiting) = self._world.instance.reports[trail.report], self._world.intake
        clock = report.clocks.get(intake)
        if self._world.in_unit or clock is None or self._world.inherited(clock.due):
            return
        begun = trail.begun and not trail.decisions
        if begun or report.status is not waiting or report.returns or clock.due > self._world.ended:
            return
        words = self._maker.words
        yield self._maker.item(
            trail, "verifikasi_tepat", 0, "Laporan tidak disalurkan sampai giliran selesai."
            if trail.decisions else "Laporan tidak diverifikasi.", f"Batasnya {words.moment(clock.due)}.",
            "Batas verifikasi dihitung dalam hari kerja sejak laporan masuk.",
            "Mulai hari dengan laporan yang tenggatnya paling dekat.",
            number=1 if self._intake(trail) else 0, rule=intake.value,
        )  # fmt: skip

    def _acting(self, trail: Trail) -> bool:
        report = self._world.instance.reports[trail.report]
        return report.lead_unit in self._world.scenario.acting_for

    def _first_follow_up(self, trail: Trail) -> Iterator[Item]:
        words = self._maker.words
        if self._world.inherited(trail.first_due):
            return
        first = self._first_answer(trail)
        if first is not None and first.due is not None:
            at, due = first.event.at, first.due
            good = due if self._world.inherited(first.good) else first.good or due
            share = self._maker.rubric.share("tindak_lanjut_tepat", "good_practice_share")
            if at > good:
                share = self._maker.rubric.share("tindak_lanjut_tepat", "norm_share") * self.late_share(
                    at, due
                )
            yield self._maker.item(
                trail, "tindak_lanjut_tepat", share,
                f"{_first_words(first)} pada {words.moment(at)}: {self._lateness(at, due)}.",
                f"Nilai penuh sampai {words.moment(good)}; batasnya {words.moment(due)}.{_waiting(first)}",
                "Pelapor menunggu kabar pertama; tanggapan sementara yang konkret pun menghentikan jam ini.",
                "" if at <= good else "Kirim tanggapan sementara berisi temuan, langkah, dan tanggal bila hasil belum ada.",
                seq=first.seq, at=at,
            )  # fmt: skip
        elif (
            not trail.answers
            and self._acting(trail)
            and trail.first_due
            and trail.first_due <= self._world.ended
        ):
            report = self._world.instance.reports[trail.report]
            if report.first_follow_up_at is None and trail.turned is None:
                yield self._maker.item(
                    trail, "tindak_lanjut_tepat", 0, "Tindak lanjut pertama tidak pernah dikirim.",
                    f"Batasnya {words.moment(trail.first_due)}.",
                    "Pelapor menunggu kabar pertama sejak laporan didisposisikan.",
                    "Periksa antrean Belum Ditindaklanjuti setiap hari untuk unit yang Anda wakili.",
                )  # fmt: skip

    def _first_answer(self, trail: Trail) -> Answer | None:
        """The answer that ends the wait: the first one with substance, before the reporter had to ask again.

        An empty one is judged as an answer and wins no time; source: clock C3 (an interim answer counts when
        it names next step, date and person in charge).
        """
        enough = self._maker.rubric.share("tindak_lanjut_tepat", "least_level")
        for answer in trail.answers:
            if answer.to_reply:
                break
            if answer.grade.overall >= enough:
                return answer
        return None

    def _replies(self, trail: Trail) -> Iterator[Item]:
        words = self._maker.words
        for number, reply in enumerate(trail.replies):
            due = reply.due
            if (
                due is None
                or self._world.inherited(due)
                or (reply.answered is None and due > self._world.ended)
            ):
                continue
            share = 0.0 if reply.answered is None else self.late_share(reply.answered, due)
            happened = (
                "Tanggapan pelapor tidak dijawab."
                if reply.answered is None
                else f"Dijawab pada {words.moment(reply.answered)}: {self._lateness(reply.answered, due)}."
            )
            yield self._maker.item(
                trail, "balasan_tepat", share, happened, f"Batasnya {words.moment(due)}.",
                "Tanggapan pelapor memulai jam baru bagi unit.",
                "" if share == 1 else "Laporan berstatus Ditanggapi oleh Pelapor didahulukan sebelum laporan baru.",
                seq=reply.seq, at=reply.answered, number=number,
            )  # fmt: skip


def _first_words(answer: Answer) -> str:
    return "Tindak lanjut pertama" if answer.event.draft is None else "Draf jawaban pertama diajukan"


def _waiting(answer: Answer) -> str:
    """What to say about the time at the head of the unit, which is not the trainee's."""
    if answer.event.draft is None:
        return ""
    told = " Waktu draf menunggu kepala unit tidak dihitung sebagai keterlambatan Anda."
    hours = round(answer.waited.total_seconds() / 3600)
    return f"{told} Karena itu kedua batas mundur {hours} jam kerja." if hours else told
