"""Judging the intake: was the right action taken, first or at least in the end.

Partial credit follows the shares of the rubric: near misses are worth something, dangerous ones nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from trainer.scenarios.scenario import AnswerKey
from trainer.scoring.card import Item
from trainer.scoring.making import Maker
from trainer.scoring.rounds import Round, action_of, due_action, rounds
from trainer.scoring.sentences import ACTION_WORDS
from trainer.scoring.targets import TargetJudge
from trainer.scoring.trail import Trail, World
from trainer.sp4n.vocabulary import Role


class DecisionJudge:
    """Judges the decisions of one world."""

    def __init__(self, world: World, maker: Maker) -> None:
        self._world = world
        self._maker = maker
        self._rubric = maker.rubric
        self._words = maker.words
        self._targets = TargetJudge(world, maker)

    def items(self, trail: Trail) -> Iterator[Item]:
        """All items about the decisions on one report."""
        if self._world.in_unit:
            return
        taken = rounds(trail)
        if not taken:
            yield from self._undone(trail)
        for each in taken:
            yield from self._round(trail, each)
        if trail.turned is not None:
            yield self._targets.turned(trail, trail.turned)
        if trail.plan.key.action == "tunda" and taken and not any(each.completed for each in taken):
            yield from self._left_completed(trail)

    def action_share(self, key: AnswerKey, done: str, due: str) -> float:
        """How much an action is worth where another was due."""
        if done == due:
            return 1.0
        if done in key.accept_actions and due == key.action:
            return self._rubric.share("tindakan", "accepted")
        return self._rubric.share("tindakan", "near" if (due, done) in _NEAR else "wrong")

    def due(self, key: AnswerKey, completed: bool) -> str:
        """The right action for the trainee's role: the Admin Nasional leaves handling to the agency."""
        due = due_action(key, completed)
        national = self._world.role is Role.NATIONAL
        return "salurkan" if national and due in ("disposisi", "tunda", "gabung") else due

    # What was not done

    def _undone(self, trail: Trail) -> Iterator[Item]:
        report = self._world.instance.reports[trail.report]
        intake, waiting = self._world.intake
        due = next((clock.due for clock in report.clocks.values() if clock.id == intake), None)
        if due is None or due > self._world.ended or (trail.begun and report.status is not waiting):
            return
        key, action = trail.plan.key, self.due(trail.plan.key, completed=False)
        yield self._maker.item(
            trail, "tindakan", 0, "Laporan tidak pernah diverifikasi sampai giliran selesai.",
            f"{ACTION_WORDS[action]}, paling lambat {self._words.moment(due)}.", key.reason,
            "Buka antrean Belum Terverifikasi setiap pagi dan siang; urutkan menurut sisa waktu.",
            source=self._words.sources(key),
        )  # fmt: skip
        if action in ("disposisi", "bukan_wewenang"):
            yield self._targets.missed(trail, action, "Laporan tidak disalurkan ke mana pun.")

    def _left_completed(self, trail: Trail) -> Iterator[Item]:
        """The reporter supplied what was asked for, and nobody went on with the report."""
        report = self._world.instance.reports[trail.report]
        clock = report.clocks.get(self._world.intake[0])
        waits = report.status is self._world.intake[1] and trail.data_at is not None
        if not waits or clock is None or clock.due > self._world.ended:
            return
        key, action = trail.plan.key, self.due(trail.plan.key, completed=True)
        yield self._maker.item(
            trail, "tindakan", 0, "Pelapor sudah melengkapi data, tetapi laporannya tidak dilanjutkan.",
            f"{ACTION_WORDS[action]}, paling lambat {self._words.moment(clock.due)}.", key.reason,
            "Periksa setiap hari laporan yang datanya baru dilengkapi pelapor.",
            number=1, source=self._words.sources(key),
        )  # fmt: skip
        if action in ("disposisi", "bukan_wewenang"):
            happened = "Laporan yang sudah lengkap tidak disalurkan ke mana pun."
            yield self._targets.missed(trail, action, happened, number=1)

    # One round of decisions

    def _round(self, trail: Trail, taken: Round) -> Iterator[Item]:
        key, done = trail.plan.key, action_of(taken.first.command)
        due = self.due(key, taken.completed)
        verified_only = taken.unfinished and not self._targets.disposed(trail, taken)
        if (
            verified_only
            and due == "disposisi"
            and (taken.first.due or self._world.ended) > self._world.ended
        ):
            return
        yield self._action(trail, taken, done, due)
        if due != "disposisi":
            yield from self._targets.accused(trail, taken)
        accepted = done != due and done in key.accept_actions and due == key.action
        if due == "disposisi":
            if not accepted:
                yield from self._targets.disposition(trail, taken, done)
        elif due == "bukan_wewenang":
            if not accepted:
                yield self._targets.forwarding(trail, taken, done)
        elif due == "tunda":
            yield from self._targets.asked(trail, taken)
        elif due == "arsip":
            yield from self._targets.reason(trail, taken)
        elif due == "gabung" and trail.turned is None:
            yield self._targets.merging(trail, taken, done)

    def _action(self, trail: Trail, taken: Round, done: str, due: str) -> Item:
        key = trail.plan.key
        share = self.action_share(key, done, due)
        happened = f"Anda memilih {ACTION_WORDS[done]} pada {self._words.moment(taken.first.at)}."
        advice = ""
        if share < 1:
            advice = _ACTION_ADVICE.get(
                (due, done), "Baca laporan sampai habis, tentukan pemilik objeknya, baru bertindak."
            )
        later, ending = taken.given(due), taken.ending
        critical = None
        if taken.unfinished and not self._targets.disposed(trail, taken):
            share = 0.0
            happened = (
                f"Anda memverifikasi pada {self._words.moment(taken.first.at)}, lalu tidak menyalurkannya."
            )
        elif share < 1 and later is not None:
            share = max(share, self._rubric.share("tindakan", "corrected"))
            happened += f" Pada {self._words.moment(later.at)} Anda membetulkannya."
        elif share > 0 and ending is not None:
            last = action_of(ending.command)
            if self.action_share(key, last, due) == 0:
                share = 0.0
                happened += f" Pada {self._words.moment(ending.at)} Anda memilih {ACTION_WORDS[last]}."
                advice = _ACTION_ADVICE.get((due, last), "Disposisikan lagi laporan yang dikembalikan unit.")
        if due == "bukan_wewenang" and later is None and taken.given("arsip") and share == 0:
            critical = "lempar_wewenang"
        return self._maker.item(
            trail, "tindakan", share, happened, f"{ACTION_WORDS[due]}.", key.reason, advice,
            seq=taken.first.seq, at=taken.first.at, number=taken.number, source=self._words.sources(key),
            critical=critical, part=_part_of(share, done, due, later is not None and later is not taken.first),
        )  # fmt: skip


def _part_of(share: float, done: str, due: str, mended: bool) -> str:
    """What keeps an action from its full points."""
    if done == due:
        return ""
    if mended:
        return "tindakan pertama keliru, tetapi Anda membetulkannya."
    near = f"{ACTION_WORDS[done]} dapat dimengerti, tetapi yang paling tepat {ACTION_WORDS[due]}."
    return near if share > 0 else ""


_NEAR = {
    ("arsip", "tunda"),
    ("tunda", "disposisi"),
    ("gabung", "disposisi"),
    ("tunda", "arsip"),
}
"""Actions that are not right but do little harm, as (due, done)."""

_ACTION_ADVICE = {
    ("disposisi", "arsip"): (
        "Laporan yang dapat diproses tidak boleh diarsipkan; warga kehilangan haknya atas jawaban. "
        "Verifikasi, lalu disposisikan kepada unit pemiliknya."
    ),
    ("disposisi", "bukan_wewenang"): (
        "Objeknya milik daerah sendiri; menolak berarti melempar tanggung jawab. "
        "Disposisikan kepada unit pemiliknya."
    ),
    ("disposisi", "tunda"): (
        "Keterangannya sudah cukup untuk bekerja; menunda hanya menambah waktu tunggu warga. "
        "Disposisikan langsung."
    ),
    ("disposisi", "gabung"): (
        "Mirip belum tentu sama. Bandingkan tempat dan kejadiannya sebelum menggabung."
    ),
    ("bukan_wewenang", "disposisi"): (
        "Unit daerah tidak dapat berbuat apa-apa atas objek milik pihak lain. "
        "Pilih Bukan Wewenang dan teruskan kepada pemiliknya."
    ),
    ("bukan_wewenang", "arsip"): ("Bukan wewenang bukan alasan arsip: teruskan kepada yang berwenang."),
    ("bukan_wewenang", "salurkan"): (
        "Instansi daerah tidak memiliki objek ini. Teruskan langsung kepada pemiliknya."
    ),
    ("salurkan", "bukan_wewenang"): ("Perkara ini urusan daerah. Salurkan kepada instansi daerahnya."),
    ("salurkan", "arsip"): (
        "Laporan yang dapat diproses tidak boleh diarsipkan. Salurkan kepada instansi daerahnya."
    ),
    ("arsip", "salurkan"): (
        "Laporan ini tidak dapat diproses instansi mana pun. Arsipkan dengan alasan yang tepat."
    ),
    ("tunda", "disposisi"): ("Unit tidak dapat bekerja tanpa keterangan dasar; minta dulu kepada pelapor."),
    ("tunda", "arsip"): ("Kekurangan yang dapat dilengkapi ditunda dulu, bukan langsung diarsipkan."),
    ("arsip", "disposisi"): (
        "Laporan ini tidak dapat diproses unit mana pun; menyalurkannya hanya membebani. "
        "Arsipkan dengan alasan yang tepat."
    ),
    ("gabung", "disposisi"): (
        "Unit akan menangani hal yang sama dua kali. Gabungkan dengan laporan yang lebih dulu masuk."
    ),
}
"""The next step, by what was due and what was done."""
