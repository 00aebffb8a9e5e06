"""Judging the queue: urgent first, units reminded, nothing forgotten, no reply left open, answers' substance."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from trainer.scoring.card import Evidence, Item
from trainer.scoring.making import Maker
from trainer.scoring.responses import ResponseGrade
from trainer.scoring.trail import Answer, Trail, World
from trainer.sp4n.vocabulary import Role

CRITICAL_OF_ANSWER = {
    "bocor_identitas": "bocor_identitas",
    "menghina": "menghina",
    "lempar_wewenang": "lempar_wewenang",
    "bertentangan_fakta": "mengarang",
}
"""Critical failures of a written answer and the cap each stands for."""

REMIND_WITHIN_DAYS = 3
"""After so many working days a sloppy interim answer must have been followed by a reminder."""


class ConductJudge:
    """Judges queue management and the written answers of one world."""

    def __init__(self, world: World, maker: Maker) -> None:
        self._world = world
        self._maker = maker

    def items(self, trail: Trail) -> Iterator[Item]:
        """The items about one report."""
        yield from self._urgent(trail)
        yield from self._forgotten(trail)
        yield from self._reminded(trail)
        yield from self._replies(trail)
        yield from self._answers(trail)

    # Queue

    def _urgent(self, trail: Trail) -> Iterator[Item]:
        urgency = trail.plan.key.urgency
        if urgency == "biasa":
            return
        calendar, words = self._world.calendar, self._maker.words
        if trail.begun:
            return
        arrives = max(trail.plan.arrives, self._world.scenario.starts)
        day = calendar.day_zero(arrives)
        due = calendar.closing(day) if urgency == "darurat" else calendar.add_working_days(arrives, 1)
        first = trail.decisions[0] if trail.decisions else None
        if first is None and due > self._world.ended:
            return
        fine = first is not None and first.at <= due
        when = "hari kerja yang sama" if urgency == "darurat" else "hari kerja berikutnya"
        yield self._maker.item(
            trail, "mendesak_dahulu", 1.0 if fine else 0.0,
            f"Ditangani pada {words.moment(first.at)}." if first else "Tidak ditangani.",
            f"Laporan {urgency} ditangani paling lambat {when} ({words.moment(due)}).",
            "Ada bahaya bagi orang; laporan seperti ini didahulukan dari laporan yang lebih lama menunggu.",
            "" if fine else "Baca judul semua laporan baru lebih dulu; dahulukan bahaya, baru kerjakan menurut tenggat.",
            seq=first.seq if first else None, at=first.at if first else None,
        )  # fmt: skip

    def _forgotten(self, trail: Trail) -> Iterator[Item]:
        report = self._world.instance.reports[trail.report]
        intake, waiting = self._world.intake
        clock = report.clocks.get(intake)
        if self._world.role is Role.LIAISON or clock is None or (not trail.decisions and clock.due > self._world.ended):
            return
        if trail.begun and not trail.decisions and report.status is not waiting:
            return
        stuck = report.status is waiting and clock.due <= self._world.ended
        yield self._maker.item(
            trail, "tidak_terlupa", 0.0 if stuck else 1.0,
            "Laporan tertinggal di antrean Belum Terverifikasi." if stuck else "Laporan tidak tertinggal di antrean.",
            "Tidak ada laporan yang dibiarkan melewati tenggat verifikasi sampai giliran selesai.",
            "Laporan yang terlupa adalah keluhan warga yang paling sering tentang sistem ini.",
            "Sebelum mengakhiri hari, pastikan antrean Belum Terverifikasi kosong." if stuck else "",
        )  # fmt: skip

    def _reminded(self, trail: Trail) -> Iterator[Item]:
        report = self._world.instance.reports[trail.report]
        if self._world.role is not Role.AGENCY:
            return
        if report.lead_unit is None or report.lead_unit in self._world.scenario.acting_for:
            return
        deadline, reason = self._reminder_due(trail)
        if deadline is None:
            return
        deadline = max(deadline, self._newcomer_limit())
        made = next(((seq, at) for seq, at in trail.reminders if at <= deadline), None)
        if made is None and deadline > self._world.ended:
            return
        yield self._maker.item(
            trail, "ingatkan", 1.0 if made else 0.0,
            f"Unit diingatkan pada {self._maker.words.moment(made[1])}." if made else "Unit tidak diingatkan.",
            f"Ingatkan unit paling lambat {self._maker.words.moment(deadline)}.", reason,
            "" if made else "Setiap pagi, saring laporan yang sudah didisposisikan tetapi belum dijawab, lalu ingatkan unitnya.",
            seq=made[0] if made else None, at=made[1] if made else None,
        )  # fmt: skip

    def _newcomer_limit(self) -> datetime:
        """Until when somebody who has just come must have reminded the units of his predecessor."""
        return self._world.calendar.add_working_days(self._world.scenario.starts, REMIND_WITHIN_DAYS)

    def _reminder_due(self, trail: Trail) -> tuple[datetime | None, str]:
        """Until when a reminder was due, if one was; and why."""
        silent = "Unit diam dan tenggat tindak lanjut pertama mendekat."
        sloppy = "Jawaban sementara unit belum berisi hasil, langkah, atau tanggal."
        report = self._world.instance.reports[trail.report]
        if self._world.inherited(trail.substance_at):
            return None, ""
        if trail.sloppy_at is not None:
            limit = self._world.calendar.add_working_days(trail.sloppy_at, REMIND_WITHIN_DAYS)
            if trail.substance_at is None or trail.reminders:
                return limit, sloppy
        if trail.first_due is None:
            return None, ""
        answered_unasked = report.first_follow_up_at is not None and not trail.reminders
        if (
            answered_unasked
            and report.first_follow_up_at is not None
            and report.first_follow_up_at <= max(trail.first_due, self._newcomer_limit())
        ):
            return None, ""
        if trail.reminders or trail.warned:
            return trail.first_due, silent
        return None, ""

    def _replies(self, trail: Trail) -> Iterator[Item]:
        for number, reply in enumerate(trail.replies):
            if reply.answered is None and (reply.due is None or reply.due > self._world.ended):
                continue
            answered = reply.answered is not None
            yield self._maker.item(
                trail, "balasan_dijawab", 1.0 if answered else 0.0,
                "Tanggapan pelapor dijawab." if answered else "Tanggapan pelapor dibiarkan.",
                "Setiap tanggapan pelapor dijawab sebelum laporan ditutup.",
                "Pelapor yang tidak dijawab merasa laporannya ditutup begitu saja.",
                "" if answered else "Buka antrean Proses dan cari laporan berstatus Ditanggapi oleh Pelapor.",
                seq=reply.seq, at=reply.answered, number=number,
            )  # fmt: skip
        for number, (seq, at) in enumerate(trail.closed_open, start=100):
            yield self._maker.item(
                trail, "balasan_dijawab", 0.0, f"Laporan ditutup pada {self._maker.words.moment(at)}.",
                "Laporan hanya ditutup setelah ada hasil dan tanggapan pelapor dijawab.",
                "Menutup laporan yang belum selesai adalah kesalahan berat terhadap warga.",
                "Jawab dulu pokok yang tersisa; laporan tertutup sendiri bila pelapor puas atau diam.",
                seq=seq, at=at, number=number, critical="tutup_tanpa_jawaban",
            )  # fmt: skip

    # Written answers

    def _answers(self, trail: Trail) -> Iterator[Item]:
        for number, answer in enumerate(trail.answers):
            yield self._answer(trail, answer, number)
        report = self._world.instance.reports[trail.report]
        due = trail.first_due
        owed = report.lead_unit in self._world.scenario.acting_for and report.first_follow_up_at is None
        if owed and due is not None and due <= self._world.ended and not trail.answers:
            yield self._maker.item(
                trail, "tanggapan", 0, "Pelapor tidak pernah dijawab.",
                "Jawaban yang memuat temuan, tindakan, pelaksana, dan waktu.",
                "Laporan tanpa jawaban sama dengan laporan yang tidak ditangani.",
                "Mulailah dari bahan unit: tulis temuan, langkah, siapa, dan kapan.",
            )  # fmt: skip

    def _answer(self, trail: Trail, answer: Answer, number: int) -> Item:
        grade, text = answer.grade, answer.event.text
        rubric, spoken = self._maker.rubric, self._world.judge.rubric
        critical = next(
            (CRITICAL_OF_ANSWER[code] for code in grade.critical if code in CRITICAL_OF_ANSWER), None
        )
        evidence = tuple(
            Evidence(
                f"{reason.message}" if reason.start is None else text, answer.seq, reason.start, reason.end
            )
            for reason in grade.reasons
        )
        reasons = " ".join(dict.fromkeys(reason.message for reason in grade.reasons))
        level = spoken.levels[grade.overall]
        return self._maker.item(
            trail, "tanggapan", rubric.level("tanggapan", grade.overall),
            f"Nilai {grade.overall} dari 4: {level}. {_dimensions(grade)}",
            "Jawaban yang sopan, mengakui masalahnya, memuat temuan, tindakan, pelaksana, waktu, dan cara memantau.",
            reasons or "Semua unsur jawaban terpenuhi.",
            "" if grade.overall == 4 else "Bandingkan jawaban Anda dengan contoh jawaban ahli, lalu tulis ulang bagian yang ditandai.",
            seq=answer.seq, at=answer.event.at, number=number, critical=critical,
            evidence=(Evidence(text, answer.seq), *evidence), uncertain=grade.uncertain,
        )  # fmt: skip


def _dimensions(grade: ResponseGrade) -> str:
    return "(" + ", ".join(f"{name} {level}" for name, level in grade.dimensions.items()) + ")"
