"""Judging where a report went: unit, outside agency, reporter's missing data, archive reason, original.

Source: dossier 5.2 (archive reasons), 10.4 (rules of disposition).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trainer.scenarios.scenario import AnswerKey
from trainer.scoring.card import Item
from trainer.scoring.joining import joined_to
from trainer.scoring.making import Maker
from trainer.scoring.rounds import Round
from trainer.scoring.sentences import ACTION_WORDS
from trainer.scoring.trail import Decision, Disposal, Trail, World
from trainer.sp4n import commands as cmd
from trainer.sp4n.report import NATIONAL
from trainer.sp4n.vocabulary import MissingData, ReportType

DUSTBINS = ("kecamatan", "kelurahan", "kominfo", "kehumasan")
"""Functions that are tempting when one does not know where to send a report (dossier 10.4)."""

_FIND_OWNER = "Tanyakan: siapa pemilik objek atau layanan ini? Lihat daftar tugas unit saat memilih."


class TargetJudge:
    """Judges the addressees of one world."""

    def __init__(self, world: World, maker: Maker) -> None:
        self._world = world
        self._maker = maker
        self._rubric = maker.rubric
        self._words = maker.words
        region = world.scenario.region
        self._functions = {unit.id: unit.function for unit in region.units}
        self._parents = {unit.id: unit.parent for unit in region.units}
        self._levels = {agency.id: agency.level for agency in region.neighbours}

    def missed(self, trail: Trail, due: str, happened: str, number: int = 0) -> Item:
        """The report never reached the unit or agency it should have reached."""
        key = trail.plan.key
        goal = self._words.units(key.units) if due == "disposisi" else self._words.agency(key.forward_to)
        return self._maker.item(
            trail, "disposisi" if due == "disposisi" else "teruskan", 0, happened,
            f"Sampai ke {goal}.", key.reason,
            "Pilih unit pemiliknya dalam formulir Verifikasi dan Disposisi, lalu kirim." if due == "disposisi"
            else "Pilih Bukan Wewenang, cari instansi pemiliknya dalam daftar, lalu teruskan.",
            number=number, source=self._words.sources(key),
        )  # fmt: skip

    # Units

    def disposed(self, trail: Trail, taken: Round) -> list[Disposal]:
        """The dispositions of a round."""
        return [each for each in trail.disposed if taken.start <= each.seq < taken.end]

    def disposition(self, trail: Trail, taken: Round, done: str) -> Iterator[Item]:
        """To which unit the report went, and whether a second matter was brought along."""
        key, disposals = trail.plan.key, self.disposed(trail, taken)
        if not disposals:
            happened = (
                "Laporan diverifikasi tetapi tidak didisposisikan."
                if taken.unfinished
                else f"Laporan tidak didisposisikan; Anda memilih {ACTION_WORDS[done]}."
            )
            yield self.missed(trail, "disposisi", happened, taken.number)
            return
        shares = [self._disposal_share(trail, each) for each in disposals]
        first = disposals[0]
        share, why, critical = shares[0]
        happened = f"Didisposisikan ke {self._words.unit(first.unit)}."
        if share < 1 and any(later[0] == 1 for later in shares[1:]):
            share = max(share, self._rubric.share("disposisi", "corrected"))
            why += " Disposisi kemudian dibetulkan, sehingga sebagian nilai kembali."
        elif shares[-1][0] < share:
            share, happened = (
                (share + shares[-1][0]) / 2,
                f"{happened} Kemudian dialihkan ke {self._words.unit(disposals[-1].unit)}.",
            )
            why = shares[-1][1]
        advice = "" if share == 1 and not critical else _FIND_OWNER
        if share == 0 and not critical:
            why = f"{self._kept(trail, first)}{why}"
        if done != "disposisi":
            if share == 1:
                advice = "Disposisikan langsung bila keterangannya sudah cukup."
            share *= self._rubric.share("disposisi", "detour")
            why += f" Laporan baru disalurkan setelah {ACTION_WORDS[done]}, yang tidak perlu."
        critical = critical or next((code for _, _, code in shares if code), None)
        yield self._maker.item(
            trail, "disposisi", 0 if critical else share, happened, f"Ke {self._words.units(key.units)}.", why,
            advice,
            seq=first.seq, number=taken.number, source=self._words.sources(key), critical=critical,
            rule="independensi" if critical else None,
        )  # fmt: skip
        if key.second_units:
            yield self._second(trail, disposals)

    def _kept(self, trail: Trail, disposal: Disposal) -> str:
        """That a unit took on a matter which is not its own does not make it the right one."""
        report = self._world.instance.reports[trail.report]
        worked = report.findings or report.first_follow_up_at is not None
        if not worked or report.lead_unit != disposal.unit or report.returns:
            return ""
        return (
            f"{self._words.unit(disposal.unit)} memang mau menerima dan membantu, tetapi perkara ini bukan tugasnya; "
            "tujuannya tetap dinilai keliru. "
        )

    def accused(self, trail: Trail, taken: Round) -> Iterator[Item]:
        """A disposition that was not due is still dangerous when it goes to the accused."""
        key = trail.plan.key
        for each in self.disposed(trail, taken):
            named = [unit for unit in (each.unit, *each.support) if unit in key.never_units]
            if not named:
                continue
            _, why, critical = self._accused_verdict(key)
            yield self._maker.item(
                trail, "disposisi", 0, f"Didisposisikan ke {self._words.unit(named[0])}.",
                "Tidak kepada pihak yang dilaporkan.", why,
                "Pada tuduhan terhadap pejabat, tanyakan dulu: siapa yang tidak boleh tahu siapa pelapornya?",
                seq=each.seq, number=taken.number, source=self._words.sources(key), critical=critical,
                rule="independensi" if critical else None,
            )  # fmt: skip
            return

    def _accused_verdict(self, key: AnswerKey) -> tuple[float, str, str | None]:
        critical = "unit_teradu" if key.type is ReportType.SUPERVISORY else None
        accused = "Unit ini adalah pihak yang dilaporkan atau tidak boleh menanganinya. "
        why = (accused if critical else "Unit ini tidak berwenang atas perkaranya. ") + key.reason
        return self._rubric.share("disposisi", "accused"), why, critical

    def _disposal_share(self, trail: Trail, disposal: Disposal) -> tuple[float, str, str | None]:
        """Share, reason and critical failure of one disposition with its supporting units."""
        key = trail.plan.key
        if any(unit in key.never_units for unit in disposal.support):
            return self._accused_verdict(key)
        if disposal.unit in key.second_units and disposal.unit not in key.units:
            if trail.split and set(self._part_units(trail)) & set(key.units):
                return 1.0, key.reason, None
            if set(disposal.support) & set(key.units):
                why = "Unit utama dan unit pendukungnya tertukar. " + key.reason
                return self._rubric.share("disposisi", "accepted"), why, None
        share, why, critical = self._unit_share(key, disposal.unit)
        wanted = {*key.units, *key.accept_units, *key.support_units, *key.second_units}
        needless = [unit for unit in disposal.support if unit not in wanted]
        if len(needless) > 1 and share > 0:
            share = max(
                0.0, share - self._rubric.share("disposisi", "needless_support") * (len(needless) - 1)
            )
            why = "Terlalu banyak unit pendukung; laporan yang dikirim ke mana-mana tidak jelas siapa penanggung jawabnya."
        return share, why, critical

    def _unit_share(self, key: AnswerKey, unit: str) -> tuple[float, str, str | None]:
        rubric, parents = self._rubric, self._parents
        if unit in key.units:
            return 1.0, key.reason, None
        if unit in key.never_units:
            return self._accused_verdict(key)
        if unit in key.accept_units:
            why = "Dapat diterima, tetapi ada unit yang lebih tepat. " + key.reason
            return rubric.share("disposisi", "accepted"), why, None
        family = {parents.get(right) for right in key.units} - {None} | set(key.units)
        if parents.get(unit) in family or unit in family:
            why = "Masih satu induk dengan unit yang tepat. " + key.reason
            return rubric.share("disposisi", "same_family"), why, None
        function = self._functions.get(unit, "")
        if function in DUSTBINS or function.startswith("setda"):
            why = "Unit ini bukan tempat penampungan laporan yang belum jelas tujuannya. " + key.reason
            return rubric.share("disposisi", "dustbin"), why, None
        return rubric.share("disposisi", "wrong"), key.reason, None

    def _part_units(self, trail: Trail) -> list[str]:
        """The units to which the other parts of a split report went."""
        reports = self._world.instance.reports
        parts = [reports[number] for number in reports[trail.report].split_parts]
        return [unit for part in parts for unit in part.units]

    def _second(self, trail: Trail, disposals: Sequence[Disposal]) -> Item:
        key, rubric = trail.plan.key, self._rubric
        wanted = {*key.second_units, *key.units} if trail.split else set(key.second_units)
        first = {disposals[0].unit, *disposals[0].support}
        later = {unit for each in disposals[1:] for unit in (each.unit, *each.support)}
        if wanted & (set(self._part_units(trail)) if trail.split else first):
            share, happened = 1.0, "Pokok kedua ikut disalurkan."
        elif set(key.second_units) & (first | later):
            share, happened = rubric.share("pendukung", "later"), "Pokok kedua baru disalurkan kemudian."
        elif trail.split:
            share = rubric.share("pendukung", "split_only")
            happened = "Laporan dipisah, tetapi bagian keduanya belum disalurkan ke unit yang tepat."
        else:
            share, happened = 0.0, "Pokok kedua dalam laporan tidak disalurkan ke unit mana pun."
        return self._maker.item(
            trail, "pendukung", share, happened,
            f"Libatkan {self._words.units(key.second_units)} sebagai unit pendukung, atau pisahkan laporannya.",
            "Laporan ini memuat dua pokok yang ditangani unit berbeda.",
            "" if share == 1 else "Setelah menentukan unit utama, tanyakan: masih adakah pokok yang tidak dapat dijawabnya?",
            seq=disposals[0].seq, source=self._words.sources(key),
        )  # fmt: skip

    # Outside agencies, missing data, archive, duplicates

    def forwarding(self, trail: Trail, taken: Round, done: str) -> Item:
        """To which outside agency the report was forwarded."""
        key, rubric = trail.plan.key, self._rubric
        decision = taken.given("bukan_wewenang")
        if decision is None or not isinstance(decision.command, cmd.NotOurs):
            happened = f"Laporan tidak diteruskan; Anda memilih {ACTION_WORDS[done]}."
            return self.missed(trail, "bukan_wewenang", happened, taken.number)
        agency = decision.command.agency
        part = ""
        if agency == key.forward_to:
            share = 1.0
        elif agency in key.accept_forward:
            share = rubric.share("teruskan", "accepted")
            part = "instansi ini dapat menerima, tetapi ada yang lebih tepat."
        elif agency == NATIONAL or self._levels.get(agency) == self._levels.get(key.forward_to or ""):
            share = rubric.share("teruskan", "same_level")
            part = (
                "Admin Nasional masih harus mencari pemiliknya." if agency == NATIONAL
                else "tingkat instansinya benar, instansinya keliru."
            )  # fmt: skip
        else:
            share = rubric.share("teruskan", "wrong")
        happened, why = f"Diteruskan ke {self._words.agency(agency)}.", key.reason
        if decision is not taken.first:
            share *= rubric.share("teruskan", "corrected")
            part = f"{part} Laporan baru diteruskan setelah tindakan lain yang tidak perlu.".strip()
            happened = (
                f"Baru diteruskan ke {self._words.agency(agency)} pada {self._words.moment(decision.at)}."
            )
        return self._maker.item(
            trail, "teruskan", share, happened, f"Ke {self._words.agency(key.forward_to)}.", why,
            "" if share == 1 else "Cari petunjuk pemilik dalam laporan: nomor ruas, jenjang sekolah, tagihan, papan nama.",
            seq=decision.seq, number=taken.number, source=self._words.sources(key), part=part,
        )  # fmt: skip

    def asked(self, trail: Trail, taken: Round) -> Iterator[Item]:
        """Whether the right data was asked for, and no more than that."""
        decision = taken.given("tunda")
        if decision is None or not isinstance(decision.command, cmd.AskForData):
            return
        key, asked, needed = trail.plan.key, set(decision.command.missing), set(trail.plan.key.missing)
        extra = max(0, len(asked - needed) - 1) * self._rubric.share("kelengkapan", "extra_penalty")
        share = len(asked & needed) / len(needed) - extra if needed else 1.0
        yield self._maker.item(
            trail, "kelengkapan", share, f"Diminta: {_listed(asked) or 'tidak ada'}.",
            f"Yang kurang: {_listed(needed)}.",
            "Pelapor hanya dapat melengkapi apa yang diminta, dan permintaan yang berlebihan membuatnya berhenti.",
            "" if share >= 1 else "Tandai apa yang sudah ada (apa, di mana, kapan, siapa, bukti), lalu minta hanya yang belum ada.",
            seq=decision.seq, source=self._words.sources(key), part=_asked_amiss(asked, needed),
        )  # fmt: skip

    def reason(self, trail: Trail, taken: Round) -> Iterator[Item]:
        """Whether the archive reason is the one that applies."""
        decision = taken.given("arsip")
        if decision is None or not isinstance(decision.command, cmd.Archive):
            return
        key, given = trail.plan.key, decision.command.reason
        share = 1.0 if given is key.archive_reason else 0.0
        if given in key.accept_archive and share < 1:
            share = self._rubric.share("arsip", "accepted")
        right = key.archive_reason.label if key.archive_reason else "-"
        yield self._maker.item(
            trail, "arsip", share, f"Alasan yang dipilih: {given.label}.",
            f"Alasan yang tepat: {right}.", key.reason,
            "" if share == 1 else "Pilih satu alasan yang benar-benar berlaku; pelapor berhak tahu alasan sebenarnya.",
            seq=decision.seq, rule=key.archive_reason.value if key.archive_reason else None,
            source=self._words.sources(key), part="alasan ini dapat diterima, tetapi ada yang lebih tepat.",
        )  # fmt: skip

    def merging(self, trail: Trail, taken: Round, done: str) -> Item:
        """Whether a duplicate was joined to the report it repeats."""
        key, decision = trail.plan.key, taken.given("gabung")
        target = joined_to(decision.command) if decision is not None else None
        into = self._world.trails.get(target) if target is not None else None
        right = into is not None and key.duplicate_of in (
            into.plan.index,
            self._world.scenario.plans[into.plan.index].key.duplicate_of,
        )
        original = next(
            (each.report for each in self._world.trails.values() if each.plan.index == key.duplicate_of), None
        )
        happened = (
            f"Digabung dengan #{target}." if target is not None
            else f"Tidak digabung; Anda memilih {ACTION_WORDS[done]}."
        )  # fmt: skip
        return self._maker.item(
            trail, "gabung", 1.0 if right else 0.0, happened, f"Gabungkan dengan laporan #{original}.", key.reason,
            "" if right else "Sebelum memverifikasi, cari laporan lain dengan tempat dan kejadian yang sama.",
            seq=(decision or taken.first).seq, source=key.sources[0] if key.sources else "",
        )  # fmt: skip

    def turned(self, trail: Trail, decision: Decision) -> Item:
        """The older report was joined to the newer one: the work is done once, but under the wrong number."""
        words, newer = self._words, joined_to(decision.command)
        return self._maker.item(
            trail, "gabung", self._rubric.reversed_share,
            f"Laporan yang lebih dulu masuk digabung ke #{newer} yang datang kemudian.",
            f"Gabungkan #{newer} ke #{trail.report}, bukan sebaliknya.",
            "Riwayat pelacakan dan tenggat melekat pada laporan pertama. Bila arahnya terbalik, keduanya berhenti "
            f"pada {words.moment(decision.at)} dan pelapor pertama menunggu dengan tenggat yang baru.",
            "Sebelum mengirim formulir Gabung, bandingkan tanggal masuk kedua laporan; yang lebih tua menjadi induk.",
            seq=decision.seq, at=decision.at, number=1 if trail.plan.key.action != "gabung" else 0,
        )  # fmt: skip


def _asked_amiss(asked: set[MissingData], needed: set[MissingData]) -> str:
    """What was not asked for, and what was asked for needlessly."""
    parts = []
    if needed - asked:
        parts.append(f"belum diminta: {_listed(needed - asked)}")
    if asked - needed:
        parts.append(f"tidak perlu diminta: {_listed(asked - needed)}")
    return "; ".join(parts) + "." if parts else ""


def _listed(items: set[MissingData]) -> str:
    return ", ".join(item.label for item in MissingData if item in items)
