"""Judging complaints typed in by hand: in time, by the right channel, protected as asked, true to the paper.

Source: dossier 3.3 (manual input of an offline complaint), 4.1 C2 (the same idea: not left lying), 7.4
(protection), 11 (not logging offline complaints is a typical mistake).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from trainer.scenarios.papers import is_paper, likeness, paper_of
from trainer.scenarios.scenario import ReportPlan
from trainer.scoring.card import Item, ReportScore
from trainer.scoring.making import Maker
from trainer.scoring.timeliness import TimeJudge
from trainer.scoring.trail import Trail, World
from trainer.sp4n.commands import EnterOffline
from trainer.sp4n.redaction import MASK
from trainer.sp4n.regulations import OFFLINE_ENTRY

_LATE_ADVICE = "Buka daftar aduan luring setiap pagi dan siang; catat dulu, baru diverifikasi."


class OfflineJudge:
    """Judges the papers of one world."""

    def __init__(self, world: World, maker: Maker, time: TimeJudge) -> None:
        self._world = world
        self._maker = maker
        self._time = time

    def items(self, trail: Trail) -> Iterator[Item]:
        """The items about a report that the trainee typed in."""
        command, at = trail.typed, trail.typed_at
        if command is None or at is None:
            return
        words, due = self._maker.words, self._due(trail.plan)
        yield self._maker.item(
            trail, "catat_tepat", self._time.late_share(at, due), f"Anda mencatatnya pada {words.moment(at)}.",
            self._limit(due),
            "Aduan yang belum dicatat tidak punya nomor, tidak punya tenggat, dan mudah hilang.",
            "" if at <= due else _LATE_ADVICE, seq=trail.typed_seq, at=at,
        )  # fmt: skip
        right = command.channel is trail.plan.channel
        yield self._maker.item(
            trail, "catat_kanal", float(right), f"Kanal yang Anda pilih: {command.channel.label}.",
            f"Aduan ini datang lewat {trail.plan.channel.label}.",
            "Kanal menunjukkan dari mana warga mengadu; angka yang keliru menyesatkan evaluasi.",
            "" if right else "Lihat kepala kertas: surat, telepon, atau Instagram.", seq=trail.typed_seq, at=at,
        )  # fmt: skip
        yield self._protection(trail, command)
        yield self._content(trail, command)

    def _protection(self, trail: Trail, command: EnterOffline) -> Item:
        plan = trail.plan
        lacking = (plan.anonymous and not command.anonymous) or (plan.secret and not command.secret)
        extra = (command.anonymous and not plan.anonymous) or (command.secret and not plan.secret)
        needless = self._maker.rubric.share("catat_privasi", "needless")
        share = 0.0 if lacking else needless if extra else 1.0
        happened = "Perlindungan dicatat seperti yang diminta pelapor."
        if lacking:
            happened = "Perlindungan yang diminta pelapor tidak dinyalakan."
        elif extra:
            happened = "Perlindungan dinyalakan tanpa diminta pelapor."
        asked = [name for name, wish in (("Anonim", plan.anonymous), ("Rahasia", plan.secret)) if wish]
        return self._maker.item(
            trail, "catat_privasi", share, happened, f"Permintaan pelapor: {', '.join(asked) or 'tidak ada'}.",
            "Yang memilih perlindungan adalah pelapor, juga bila ia menulis surat atau menelepon.",
            "" if share == 1 else "Baca permintaan pelapor di bagian bawah kertas.",
            seq=trail.typed_seq, at=trail.typed_at,
        )  # fmt: skip

    def _content(self, trail: Trail, command: EnterOffline) -> Item:
        plan, rubric = trail.plan, self._maker.rubric
        alike = likeness(_bare(command.body, plan), _bare(plan.body, plan))
        share = 1.0 if alike >= rubric.share("catat_isi", "faithful") else 0.0
        if not share and alike >= rubric.share("catat_isi", "partly"):
            share = rubric.share("catat_isi", "partial_share")
        happened = f"Kemiripan catatan dengan aduan aslinya {round(alike)} dari 100."
        leaked = leaked_identity(plan, f"{command.title}\n{command.body}")
        if leaked:
            share = 0.0
            happened = f"Judul atau isi catatan memuat identitas pelapor: {', '.join(leaked)}."
        return self._maker.item(
            trail, "catat_isi", share, happened,
            "Isi aduan dicatat utuh; identitas pelapor hanya ditulis pada kolom identitas.",
            "Isi dapat dibaca unit dan umum, sedangkan kolom identitas terlindungi.",
            "" if share == 1 else "Salin isi aduannya; jangan menyalin NIK, telepon, alamat, dan tanda tangan ke dalam isi.",
            seq=trail.typed_seq, at=trail.typed_at,
        )  # fmt: skip

    def never_typed(self) -> Iterator[tuple[ReportPlan, list[Item]]]:
        """The papers whose deadline passed without anybody typing them in, with their items."""
        scenario, world = self._world.scenario, self._world
        done = {trail.plan.index for trail in world.trails.values()}
        for plan in scenario.plans:
            if plan.index in done or not is_paper(scenario.preset, plan):
                continue
            due = self._due(plan)
            if due > world.ended:
                continue
            trail = Trail(self._number(plan), plan)
            limit = self._limit(due)
            why = "Aduan yang tidak dicatat tidak pernah ditangani; warga mengira laporannya diabaikan."
            happened = f"Aduan lewat {plan.channel.label} tidak pernah dicatat."
            yield (
                plan,
                [
                    self._maker.item(trail, "catat_tepat", 0, happened, limit, why, _LATE_ADVICE),
                    self._maker.item(trail, "tindakan", 0, happened, limit, why, _LATE_ADVICE),
                ],
            )

    def _due(self, plan: ReportPlan) -> datetime:
        return paper_of(plan, self._world.calendar, self._world.scenario.rules).due

    def _limit(self, due: datetime) -> str:
        days = self._world.scenario.rules.duty_days(OFFLINE_ENTRY)
        return f"Batasnya {self._maker.words.moment(due)}: {days} hari kerja setelah diterima."

    def _number(self, plan: ReportPlan) -> int:
        """A number for a complaint that never became a report: below the first tracking id."""
        return self._world.scenario.first_tracking - 1 - plan.index

    def line(self, plan: ReportPlan, items: Sequence[Item]) -> ReportScore:
        """The line of the score card for a paper that was never typed in."""
        possible = round(sum(item.possible * item.weight for item in items), 4)
        title, key = f"Tidak dicatat: {plan.title}", plan.key
        return ReportScore(
            self._number(plan), plan.index, title, key.summary, key.case, 0.0, possible, 0.0, ()
        )


def leaked_identity(plan: ReportPlan, text: str) -> tuple[str, ...]:
    """What identifies the reporter in a text although his own words do not hold it.

    Args:
        plan: the report plan with the citizen's identity.
        text: title and body as typed in.

    Returns:
        The kinds in words, such as `NIK`.
    """
    person, own = plan.citizen, f"{plan.title}\n{plan.body}"
    found = [
        name
        for name, number in (("NIK", person.nik), ("nomor telepon", person.phone))
        if _digits(number) in _digits(text) and _digits(number) not in _digits(own)
    ]
    address = person.address.casefold()
    if address in text.casefold() and address not in own.casefold():
        found.append("alamat")
    name = person.name.casefold()
    if plan.anonymous and name in text.casefold() and name not in own.casefold():
        found.append("nama pelapor")
    return tuple(found)


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _bare(text: str, plan: ReportPlan) -> str:
    """A text without personal data, so that masking early is no fault."""
    for span in plan.key.personal:
        text = text.replace(span.text, " ")
    return text.replace(MASK, " ")
