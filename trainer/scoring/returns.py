"""Judging what a Pejabat Penghubung keeps and what he gives back to the coordinator.

Source: dossier 1.2 and 3.3 (the unit returns what is not its task; the follow-up clock runs on).
"""

from __future__ import annotations

from collections.abc import Iterator

from trainer.scoring.card import Item
from trainer.scoring.making import Maker
from trainer.scoring.timeliness import TimeJudge
from trainer.scoring.trail import Trail, World
from trainer.sp4n.vocabulary import Role


class ReturnJudge:
    """Judges returns in a world where the trainee is a Pejabat Penghubung."""

    def __init__(self, world: World, maker: Maker, time: TimeJudge) -> None:
        self._world = world
        self._maker = maker
        self._time = time

    def items(self, trail: Trail) -> Iterator[Item]:
        """Whether one report was rightly kept or given back, and in time."""
        if self._world.role is not Role.LIAISON or not trail.disposed:
            return
        if trail.plan.misdirected:
            yield from self._misdirected(trail)
        elif trail.given_back or trail.answers:
            yield self._own(trail)

    def _misdirected(self, trail: Trail) -> Iterator[Item]:
        due, words = trail.first_due, self._maker.words
        back = trail.given_back[0] if trail.given_back else None
        if back is None and not trail.answers and (due is None or due > self._world.ended):
            return
        owner = words.units(trail.plan.key.units)
        if not trail.plan.key.units:
            owner = words.agency(trail.plan.key.forward_to)
        happened = (
            f"Laporan dikembalikan kepada koordinator pada {words.moment(back[1])}."
            if back
            else "Laporan yang bukan tugas unit tidak dikembalikan."
        )
        yield self._maker.item(
            trail, "tindakan", 1.0 if back and not trail.answers else 0.0, happened,
            f"Kembalikan kepada koordinator; yang berwenang: {owner}.", trail.plan.key.reason,
            "" if back else "Cocokkan objek laporan dengan tugas unit Anda sebelum mencari bahan jawaban.",
            seq=back[0] if back else None, at=back[1] if back else None, source=words.sources(trail.plan.key),
        )  # fmt: skip
        if back is None or due is None:
            return
        share = self._time.late_share(back[1], due)
        yield self._maker.item(
            trail, "tindak_lanjut_tepat", share, f"Dikembalikan pada {words.moment(back[1])}.",
            f"Batasnya {words.moment(due)}.", "Tenggat tindak lanjut terus berjalan selama laporan salah alamat.",
            "" if share == 1 else "Periksa kiriman baru setiap hari; yang salah alamat dikembalikan hari itu juga.",
            seq=back[0], at=back[1],
        )  # fmt: skip

    def _own(self, trail: Trail) -> Item:
        words = self._maker.words
        back = trail.given_back[0] if trail.given_back else None
        return self._maker.item(
            trail, "tindakan", 0.0 if back else 1.0,
            f"Laporan tugas unit sendiri dikembalikan pada {words.moment(back[1])}." if back else "Laporan ditangani sendiri.",
            "Tangani sendiri: ini tugas unit Anda.", trail.plan.key.reason,
            "Pengembalian menambah waktu tunggu warga. Terima laporan ini, cari bahannya, lalu jawab." if back else "",
            seq=back[0] if back else None, at=back[1] if back else None, source=words.sources(trail.plan.key),
        )  # fmt: skip
