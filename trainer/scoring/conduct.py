"""Judging the queue: urgent first, units reminded, nothing forgotten, no reply left open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from trainer.scenarios.events import viral_plans
from trainer.scoring.card import Item
from trainer.scoring.making import Maker
from trainer.scoring.rounds import rounds
from trainer.scoring.trail import Trail, World

URGENT_GRACE = timedelta(hours=1)
"""An emergency that arrives just before closing leaves at least so much office time."""

_WHY_URGENT = "Ada bahaya bagi orang; laporan seperti ini didahulukan dari laporan yang lebih lama menunggu."
_WHY_VIRAL = (
    "Laporan ini ramai di media sosial; jawaban yang terlambat segera dibaca banyak orang sebagai pembiaran."
)


class ConductJudge:
    """Judges queue management of one world."""

    def __init__(self, world: World, maker: Maker) -> None:
        self._world = world
        self._maker = maker

    def items(self, trail: Trail) -> Iterator[Item]:
        """The items about one report."""
        yield from self._urgent(trail)
        yield from self._forgotten(trail)
        yield from self._replies(trail)

    # Queue

    def _urgent(self, trail: Trail) -> Iterator[Item]:
        urgency = trail.plan.key.urgency
        if urgency == "biasa":
            return
        calendar, words = self._world.calendar, self._maker.words
        if trail.begun:
            return
        report = self._world.instance.reports[trail.report]
        direct = report.cites is None and trail.plan.to_agency
        arrived = trail.plan.arrives if direct else report.arrived_at or report.submitted_at
        arrives = max(arrived, self._world.scenario.starts)
        day = calendar.day_zero(arrives)
        if urgency == "darurat":
            due = max(calendar.closing(day), calendar.due(arrives, URGENT_GRACE))
        else:
            due = calendar.add_working_days(arrives, 1)
        first = rounds(trail)[0].first if trail.decisions else None
        if first is None and due > self._world.ended:
            return
        fine = first is not None and first.at <= due
        when = "hari kerja yang sama" if urgency == "darurat" else "hari kerja berikutnya"
        yield self._maker.item(
            trail, "mendesak_dahulu", 1.0 if fine else 0.0,
            f"Ditangani pada {words.moment(first.at)}." if first else "Tidak ditangani.",
            f"Laporan {urgency} ditangani paling lambat {when} ({words.moment(due)}).",
            _WHY_VIRAL if trail.plan.index in viral_plans(self._world.scenario.happenings) else _WHY_URGENT,
            "" if fine else "Baca judul semua laporan baru lebih dulu; dahulukan bahaya, baru kerjakan menurut tenggat.",
            seq=first.seq if first else None, at=first.at if first else None,
        )  # fmt: skip

    def _forgotten(self, trail: Trail) -> Iterator[Item]:
        report = self._world.instance.reports[trail.report]
        intake, waiting = self._world.intake
        clock = report.clocks.get(intake)
        if self._world.in_unit or clock is None or (not trail.decisions and clock.due > self._world.ended):
            return
        if trail.begun and not trail.decisions and report.status is not waiting:
            return
        stuck = report.status is waiting and self._waiting_until(trail) <= self._world.ended
        if stuck and report.returns and self._maker.rubric.careful:
            yield self._given_back(trail)
            return
        yield self._maker.item(
            trail, "tidak_terlupa", 0.0 if stuck else 1.0,
            "Laporan tertinggal di antrean Belum Terverifikasi." if stuck else "Laporan tidak tertinggal di antrean.",
            "Tidak ada laporan yang dibiarkan melewati tenggat verifikasi sampai giliran selesai.",
            "Laporan yang terlupa adalah keluhan warga yang paling sering tentang sistem ini.",
            "Sebelum mengakhiri hari, pastikan antrean Belum Terverifikasi kosong." if stuck else "",
        )  # fmt: skip

    def _given_back(self, trail: Trail) -> Item:
        """A report that lies in the queue because a unit gave it back; whether that unit was right to do so."""
        words, key = self._maker.words, trail.plan.key
        back = self._world.instance.reports[trail.report].returns[-1]
        owner = back.unit in (*key.units, *key.accept_units)
        unit = words.unit(back.unit)
        judged = (
            "Tujuan Anda sudah tepat, jadi nilainya pada butir tujuan tidak berkurang; yang kurang di sini hanya "
            "langkah berikutnya."
            if owner
            else "Unit itu memang bukan pemiliknya."
        )
        advice = (
            f"Disposisikan lagi kepada {unit} dengan catatan mengapa perkara ini tugasnya; unit tidak boleh menolak "
            "tugasnya sendiri."
            if owner
            else f"Disposisikan lagi kepada {words.units(key.units)}." if key.units
            else "Tentukan pemiliknya, lalu salurkan lagi."
        )  # fmt: skip
        return self._maker.item(
            trail, "tidak_terlupa", 0.0,
            f"{unit} mengembalikan laporan pada {words.moment(back.at)} (\"{back.reason.rstrip('.')}\"), lalu laporan "
            "tertinggal di antrean Belum Terverifikasi.",
            f"Laporan yang dikembalikan unit disalurkan lagi paling lambat {words.moment(self._waiting_until(trail))}.",
            f"{judged} Warga tetap menunggu selama laporan tidak disalurkan lagi.", advice,
        )  # fmt: skip

    def _waiting_until(self, trail: Trail) -> datetime:
        """Until when a report may lie in the queue: its clock, or a working day after a unit gave it back."""
        report = self._world.instance.reports[trail.report]
        due = report.clocks[self._world.intake[0]].due
        if not report.returns:
            return due
        return max(due, self._world.calendar.add_working_days(report.returns[-1].at, 1))

    def _replies(self, trail: Trail) -> Iterator[Item]:
        for number, reply in enumerate(trail.replies):
            if reply.answered is None and (reply.due is None or reply.due > self._world.ended):
                continue
            answered = reply.answered is not None
            yield self._maker.item(
                trail, "balasan_dijawab", 1.0 if answered else 0.0,
                f"Tanggapan pelapor pada {self._maker.words.moment(reply.at)} "
                f"{'dijawab' if answered else 'dibiarkan tanpa jawaban'}.",
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
        if trail.closed_early is not None:
            seq, at = trail.closed_early
            yield self._maker.item(
                trail, "balasan_dijawab", self._maker.rubric.share("balasan_dijawab", "closed_early"),
                f"Laporan ditutup pada {self._maker.words.moment(at)}, sebelum masa tanggapan pelapor habis.",
                "Pelapor diberi waktu untuk menanggapi hasilnya; setelah itu sistem yang menutup laporan.",
                "Menutup lebih awal mengambil kesempatan pelapor untuk menanggapi.",
                "Biarkan laporan yang sudah dijawab terbuka sampai pelapor puas atau masa tanggapannya habis.",
                seq=seq, at=at, number=200,
            )  # fmt: skip
