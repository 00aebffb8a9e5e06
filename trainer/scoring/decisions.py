"""Judging the intake: the right action, unit, outside agency, request for data, archive reason, and merging.

Partial credit follows the shares of the rubric: near misses are worth something, dangerous ones nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from trainer.scenarios.scenario import AnswerKey
from trainer.scoring.card import Item
from trainer.scoring.making import Maker
from trainer.scoring.sentences import ACTION_WORDS
from trainer.scoring.trail import Decision, Trail, World
from trainer.sp4n import commands as cmd
from trainer.sp4n.commands import Command
from trainer.sp4n.report import NATIONAL
from trainer.sp4n.vocabulary import ArchiveReason, MissingData, ReportType, Role

DUSTBINS = ("kecamatan", "kelurahan", "kominfo", "kehumasan")
"""Functions that are tempting when one does not know where to send a report (dossier 10.4)."""


def action_of(command: Command) -> str:
    """Which action a command is; `salurkan` is the Admin Nasional's routing to the agency."""
    if isinstance(command, cmd.AskForData):
        return "tunda"
    if isinstance(command, cmd.NotOurs):
        return "bukan_wewenang"
    if isinstance(command, cmd.RouteToAgency):
        return "salurkan"
    if isinstance(command, cmd.Merge) or (
        isinstance(command, cmd.Archive) and command.reason is ArchiveReason.DUPLICATE
    ):
        return "gabung"
    return "arsip" if isinstance(command, cmd.Archive) else "disposisi"


def due_action(key: AnswerKey, completed: bool) -> str:
    """The right action, before or after the reporter supplied what was missing."""
    if not completed or key.action != "tunda":
        return key.action
    if key.units:
        return "disposisi"
    return "bukan_wewenang" if key.forward_to else "arsip"


def judged_decisions(trail: Trail) -> list[Decision]:
    """The decisions that count: the first, and the first one after the reporter supplied missing data."""
    first = [decision for decision in trail.decisions if not decision.completed][:1]
    later = [decision for decision in trail.decisions if decision.completed and not decision.returned][:1]
    return first + later if trail.plan.key.action == "tunda" else first or later


class DecisionJudge:
    """Judges the decisions of one world."""

    def __init__(self, world: World, maker: Maker) -> None:
        self._world = world
        self._maker = maker
        self._rubric = maker.rubric
        self._words = maker.words
        region = world.scenario.region
        self._functions = {unit.id: unit.function for unit in region.units}
        self._parents = {unit.id: unit.parent for unit in region.units}
        self._levels = {agency.id: agency.level for agency in region.neighbours}

    def items(self, trail: Trail) -> Iterator[Item]:
        """All items about the decisions on one report."""
        if self._world.role is Role.LIAISON:
            return
        if not trail.decisions:
            yield from self._undone(trail)
            return
        for number, decision in enumerate(judged_decisions(trail)):
            yield from self._decision(trail, decision, number)

    def _undone(self, trail: Trail) -> Iterator[Item]:
        report = self._world.instance.reports[trail.report]
        intake, waiting = self._world.intake
        due = next((clock.due for clock in report.clocks.values() if clock.id == intake), None)
        if due is None or due > self._world.ended or (trail.begun and report.status is not waiting):
            return
        key, action = trail.plan.key, self._due_action(trail.plan.key, completed=False)
        yield self._maker.item(
            trail, "tindakan", 0, "Laporan tidak pernah diverifikasi sampai giliran selesai.",
            f"{ACTION_WORDS[action].capitalize()}, paling lambat {self._words.moment(due)}.", key.reason,
            "Buka antrean Belum Terverifikasi setiap pagi dan siang; urutkan menurut sisa waktu.",
            source=self._words.sources(key),
        )  # fmt: skip
        if action in ("disposisi", "bukan_wewenang"):
            yield self._target_missed(trail, action, "Laporan tidak disalurkan ke mana pun.")

    def _due_action(self, key: AnswerKey, completed: bool) -> str:
        """The right action for the trainee's role: the Admin Nasional leaves handling to the agency."""
        due = due_action(key, completed)
        national = self._world.role is Role.NATIONAL
        return "salurkan" if national and due in ("disposisi", "tunda", "gabung") else due

    # One decision

    def _decision(self, trail: Trail, decision: Decision, number: int) -> Iterator[Item]:
        key, done = trail.plan.key, action_of(decision.command)
        due = self._due_action(key, decision.completed)
        yield self._action(trail, decision, done, due, number)
        if done == "disposisi" and due != "disposisi":
            yield from self._accused(trail, decision)
        if due == "disposisi":
            yield from self._disposition(trail, decision, done, number)
        elif due == "bukan_wewenang":
            yield self._forwarding(trail, decision, done, number)
        elif due == done == "tunda":
            yield self._asked(trail, decision)
        elif due == done == "arsip":
            yield self._reason(trail, decision)
        elif due == "gabung":
            yield self._merging(trail, decision, done)

    def _action(self, trail: Trail, decision: Decision, done: str, due: str, number: int) -> Item:
        key = trail.plan.key
        share = self._action_share(key, done, due)
        happened = f"Anda memilih {ACTION_WORDS[done]} pada {self._words.moment(decision.at)}."
        why = key.reason
        advice = ""
        if share < 1:
            advice = _ACTION_ADVICE.get(
                (due, done), "Baca laporan sampai habis, tentukan pemilik objeknya, baru bertindak."
            )
        return self._maker.item(
            trail, "tindakan", share, happened, f"{ACTION_WORDS[due].capitalize()}.", why, advice,
            seq=decision.seq, at=decision.at, number=number, source=self._words.sources(key),
        )  # fmt: skip

    def _action_share(self, key: AnswerKey, done: str, due: str) -> float:
        if done == due:
            return 1.0
        if done in key.accept_actions and due == key.action:
            return self._rubric.share("tindakan", "accepted")
        if (due, done) in _NEAR:
            return self._rubric.share("tindakan", "near")
        return self._rubric.share("tindakan", "wrong")

    def _disposition(self, trail: Trail, decision: Decision, done: str, number: int) -> Iterator[Item]:
        key = trail.plan.key
        if done != "disposisi":
            yield self._target_missed(
                trail, "disposisi", f"Laporan tidak didisposisikan; Anda memilih {ACTION_WORDS[done]}."
            )
            return
        disposed = [entry for entry in trail.disposed if entry[0] >= decision.seq]
        if not disposed:
            if self._world.ended >= (decision.due or self._world.ended):
                yield self._target_missed(
                    trail, "disposisi", "Laporan diverifikasi tetapi tidak didisposisikan."
                )
            return
        seq, unit, support = disposed[0]
        share, why, critical = self._unit_share(key, unit)
        if share < 1 and any(self._unit_share(key, later)[0] == 1 for _, later, _ in disposed[1:]):
            share = max(share, self._rubric.share("disposisi", "corrected"))
            why += " Disposisi kemudian dibetulkan, sehingga sebagian nilai kembali."
        yield self._maker.item(
            trail, "disposisi", share, f"Didisposisikan ke {self._words.unit(unit)}.",
            f"Ke {self._words.units(key.units)}.", why,
            "" if share == 1 else "Tanyakan: siapa pemilik objek atau layanan ini? Lihat daftar tugas unit saat memilih.",
            seq=seq, number=number, source=self._words.sources(key), critical=critical,
            rule="independensi" if critical else None,
        )  # fmt: skip
        if key.second_units:
            yield self._second(trail, seq, {unit, *support.split(",")})

    def _accused(self, trail: Trail, decision: Decision) -> Iterator[Item]:
        """A disposition that was not due is still dangerous when it goes to the accused."""
        key = trail.plan.key
        for seq, unit, _ in trail.disposed:
            if seq == decision.seq and unit in key.never_units:
                share, why, critical = self._unit_share(key, unit)
                yield self._maker.item(
                    trail, "disposisi", share, f"Didisposisikan ke {self._words.unit(unit)}.",
                    "Tidak kepada pihak yang dilaporkan.", why,
                    "Pada tuduhan terhadap pejabat, tanyakan dulu: siapa yang tidak boleh tahu siapa pelapornya?",
                    seq=seq, source=self._words.sources(key), critical=critical,
                    rule="independensi" if critical else None,
                )  # fmt: skip

    def _unit_share(self, key: AnswerKey, unit: str) -> tuple[float, str, str | None]:
        rubric, parents = self._rubric, self._parents
        if unit in key.units:
            return 1.0, key.reason, None
        if unit in key.never_units:
            critical = "unit_teradu" if key.type is ReportType.SUPERVISORY else None
            why = "Unit ini adalah pihak yang dilaporkan atau tidak boleh menanganinya. " + key.reason
            return rubric.share("disposisi", "accused"), why, critical
        if unit in key.accept_units:
            return (
                rubric.share("disposisi", "accepted"),
                "Dapat diterima, tetapi ada unit yang lebih tepat. " + key.reason,
                None,
            )
        family = {parents.get(right) for right in key.units} - {None} | set(key.units)
        if parents.get(unit) in family or unit in family:
            return (
                rubric.share("disposisi", "same_family"),
                "Masih satu induk dengan unit yang tepat. " + key.reason,
                None,
            )
        function = self._functions.get(unit, "")
        if function in DUSTBINS or function.startswith("setda"):
            why = "Unit ini bukan tempat penampungan laporan yang belum jelas tujuannya. " + key.reason
            return rubric.share("disposisi", "dustbin"), why, None
        return rubric.share("disposisi", "wrong"), key.reason, None

    def _second(self, trail: Trail, seq: int, units: set[str]) -> Item:
        key = trail.plan.key
        brought = trail.split or any(unit in units for unit in key.second_units)
        return self._maker.item(
            trail, "pendukung", 1.0 if brought else 0.0,
            "Pokok kedua ikut disalurkan." if brought else "Pokok kedua dalam laporan tidak disalurkan ke unit mana pun.",
            f"Libatkan {self._words.units(key.second_units)} sebagai unit pendukung, atau pisahkan laporannya.",
            "Laporan ini memuat dua pokok yang ditangani unit berbeda.",
            "" if brought else "Setelah menentukan unit utama, tanyakan: masih adakah pokok yang tidak dapat dijawabnya?",
            seq=seq, source=self._words.sources(key),
        )  # fmt: skip

    def _target_missed(self, trail: Trail, due: str, happened: str) -> Item:
        key = trail.plan.key
        goal = self._words.units(key.units) if due == "disposisi" else self._words.agency(key.forward_to)
        return self._maker.item(
            trail, "disposisi" if due == "disposisi" else "teruskan", 0, happened,
            f"Sampai ke {goal}.", key.reason,
            "Setiap laporan yang dapat diproses harus sampai kepada pihak yang berwenang.",
            source=self._words.sources(key),
        )  # fmt: skip

    def _forwarding(self, trail: Trail, decision: Decision, done: str, number: int) -> Item:
        key, command = trail.plan.key, decision.command
        if not isinstance(command, cmd.NotOurs):
            return self._target_missed(
                trail, "bukan_wewenang", f"Laporan tidak diteruskan; Anda memilih {ACTION_WORDS[done]}."
            )
        agency, rubric = command.agency, self._rubric
        if agency == key.forward_to:
            share = 1.0
        elif agency in key.accept_forward:
            share = rubric.share("teruskan", "accepted")
        elif agency == NATIONAL or self._levels.get(agency) == self._levels.get(key.forward_to or ""):
            share = rubric.share("teruskan", "same_level")
        else:
            share = rubric.share("teruskan", "wrong")
        return self._maker.item(
            trail, "teruskan", share, f"Diteruskan ke {self._words.agency(agency)}.",
            f"Ke {self._words.agency(key.forward_to)}.", key.reason,
            "" if share == 1 else "Cari petunjuk pemilik dalam laporan: nomor ruas, jenjang sekolah, tagihan, papan nama.",
            seq=decision.seq, number=number, source=self._words.sources(key),
        )  # fmt: skip

    def _asked(self, trail: Trail, decision: Decision) -> Item:
        key, command = trail.plan.key, decision.command
        asked = set(command.missing) if isinstance(command, cmd.AskForData) else set()
        needed = set(key.missing)
        extra = max(0, len(asked - needed) - 1) * self._rubric.share("kelengkapan", "extra_penalty")
        share = len(asked & needed) / len(needed) - extra if needed else 1.0
        return self._maker.item(
            trail, "kelengkapan", share, "Diminta: " + (_listed(asked) or "tidak ada") + ".",
            f"Yang kurang: {_listed(needed)}.",
            "Pelapor hanya dapat melengkapi apa yang diminta, dan permintaan yang berlebihan membuatnya berhenti.",
            "" if share >= 1 else "Tandai apa yang sudah ada (apa, di mana, kapan, siapa, bukti), lalu minta hanya yang belum ada.",
            seq=decision.seq, source=self._words.sources(key),
        )  # fmt: skip

    def _reason(self, trail: Trail, decision: Decision) -> Item:
        key, command = trail.plan.key, decision.command
        reason = command.reason if isinstance(command, cmd.Archive) else None
        if reason == key.archive_reason:
            share = 1.0
        else:
            share = self._rubric.share("arsip", "accepted") if reason in key.accept_archive else 0.0
        right = key.archive_reason.label if key.archive_reason else "-"
        return self._maker.item(
            trail, "arsip", share, f"Alasan yang dipilih: {reason.label if reason else '-'}.",
            f"Alasan yang tepat: {right}.", key.reason,
            "" if share == 1 else "Pilih satu alasan yang benar-benar berlaku; pelapor berhak tahu alasan sebenarnya.",
            seq=decision.seq, rule=key.archive_reason.value if key.archive_reason else None,
            source=self._words.sources(key),
        )  # fmt: skip

    def _merging(self, trail: Trail, decision: Decision, done: str) -> Item:
        key, command = trail.plan.key, decision.command
        target = None
        if isinstance(command, cmd.Merge):
            target = command.into
        elif isinstance(command, cmd.Archive):
            target = command.duplicate_of
        into = self._world.trails.get(target) if target is not None else None
        right = into is not None and into.plan.index == key.duplicate_of
        original = next(
            (t.report for t in self._world.trails.values() if t.plan.index == key.duplicate_of), None
        )
        happened = (
            f"Digabung dengan #{target}."
            if done == "gabung"
            else f"Tidak digabung; Anda memilih {ACTION_WORDS[done]}."
        )
        return self._maker.item(
            trail, "gabung", 1.0 if right else 0.0, happened, f"Gabungkan dengan laporan #{original}.", key.reason,
            "" if right else "Sebelum memverifikasi, cari laporan lain dengan tempat dan kejadian yang sama.",
            seq=decision.seq, source=self._words.sources(key),
        )  # fmt: skip


def _listed(items: set[MissingData]) -> str:
    return ", ".join(item.label for item in MissingData if item in items)


_NEAR = {
    ("arsip", "tunda"),
    ("tunda", "disposisi"),
    ("gabung", "disposisi"),
    ("tunda", "arsip"),
}
"""Actions that are not right but do little harm, as (due, done)."""

_ACTION_ADVICE = {
    (
        "disposisi",
        "arsip",
    ): "Laporan yang dapat diproses tidak boleh diarsipkan; warga kehilangan haknya atas jawaban.",
    (
        "disposisi",
        "bukan_wewenang",
    ): "Objeknya milik daerah sendiri; menolak berarti melempar tanggung jawab.",
    (
        "disposisi",
        "tunda",
    ): "Keterangannya sudah cukup untuk bekerja; menunda hanya menambah waktu tunggu warga.",
    ("disposisi", "gabung"): "Mirip belum tentu sama. Bandingkan tempat dan kejadiannya sebelum menggabung.",
    ("bukan_wewenang", "disposisi"): "Unit daerah tidak dapat berbuat apa-apa atas objek milik pihak lain.",
    ("bukan_wewenang", "arsip"): "Bukan wewenang bukan alasan arsip: teruskan kepada yang berwenang.",
    ("tunda", "disposisi"): "Unit tidak dapat bekerja tanpa keterangan dasar; minta dulu kepada pelapor.",
    ("tunda", "arsip"): "Kekurangan yang dapat dilengkapi ditunda dulu, bukan langsung diarsipkan.",
    ("arsip", "disposisi"): "Laporan ini tidak dapat diproses unit mana pun; menyalurkannya hanya membebani.",
    (
        "gabung",
        "disposisi",
    ): "Unit akan menangani hal yang sama dua kali. Gabungkan dengan laporan yang lebih dulu masuk.",
}
